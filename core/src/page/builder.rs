//! Chainable setters: `Page::new(url).phone("…").badge(true)`.

use time::UtcOffset;

use super::{
    Coverage, Document, Exemption, Level, Moment, Organization, OrganizationKind, Page, Post,
    ReferenceContacts, Tier,
};
use crate::text::Category;

/// Setters of optional fields, and appenders to optional lists.
macro_rules! setters {
    ($($(#[$doc:meta])* $name:ident: $type:ty),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(mut self, $name: impl Into<$type>) -> Self {
            self.$name = Some($name.into());
            self
        }
    )*};
}

macro_rules! appenders {
    ($($(#[$doc:meta])* $one:ident -> $all:ident: $type:ty),* $(,)?) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $one(mut self, $one: impl Into<$type>) -> Self {
            self.$all.get_or_insert_default().push($one.into());
            self
        }
    )*};
}

impl Document {
    /// A document of one organisation whose pages nobody has looked for yet.
    #[must_use]
    pub fn new(organization: Organization) -> Self {
        Self { organization, ..Self::default() }
    }

    setters! {
        /// Sets when the observations were made.
        collected_at: Moment,
    }

    appenders! {
        /// Adds a page.
        page -> pages: Page,
    }
}

impl Organization {
    /// An organisation of this official name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..Self::default() }
    }

    setters! {
        /// Sets the caller's own key.
        external_id: super::Json,
        /// Sets the kind of body.
        kind: OrganizationKind,
        /// Sets the level for posting norms.
        level: Level,
        /// Sets the field of work.
        sphere: String,
        /// Sets the code of the federal subject, two digits.
        subject: String,
        /// Sets the ИНН.
        inn: String,
        /// Sets the ОГРН.
        ogrn: String,
        /// Sets the official site; `""` says that there is none.
        website: String,
        /// Sets the contacts known to be right.
        contacts: ReferenceContacts,
        /// Says whether the official site links to the pages.
        site_links_to_pages: bool,
    }

    /// Says whether the body is located outside Russia.
    #[must_use]
    pub fn abroad(mut self, abroad: bool) -> Self {
        self.abroad = abroad;
        self
    }

    /// Records the act by which the body need not keep a page.
    #[must_use]
    pub fn exempt(mut self, act: impl Into<String>) -> Self {
        self.exemption = Some(Exemption { act: act.into(), reason: None });
        self
    }

    /// Sets the offset in which days and weeks are counted.
    #[must_use]
    pub fn utc_offset(mut self, offset: UtcOffset) -> Self {
        self.utc_offset = offset;
        self
    }
}

impl ReferenceContacts {
    appenders! {
        /// Adds a phone.
        phone -> phones: String,
        /// Adds an e-mail address.
        email -> emails: String,
    }

    setters! {
        /// Sets the postal address.
        address: String,
    }
}

impl Page {
    /// The page at this address.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..Self::default() }
    }

    setters! {
        /// Sets the network's id (`vk`); worked out from the address where it is not set.
        platform: String,
        /// Sets the name.
        name: String,
        /// Sets the description.
        description: String,
        /// Sets the field «Сайт».
        website: String,
        /// Sets all phones; an empty list says that there is none.
        phones: Vec<String>,
        /// Sets all e-mail addresses; an empty list says that there is none.
        emails: Vec<String>,
        /// Sets the postal address.
        address: String,
        /// Says whether the page bears the mark «Госорганизация».
        badge: bool,
        /// Says whether an avatar is set.
        avatar: bool,
        /// Says whether a cover is set.
        cover: bool,
        /// Says whether one must join to read.
        closed: bool,
        /// Says whether comments are possible.
        comments_open: bool,
        /// Sets the number of forms of the Платформа обратной связи.
        pos_forms: u32,
        /// Says whether the Платформа обратной связи is connected.
        pos_connected: bool,
        /// Sets the opening hours.
        hours: String,
        /// Sets the number of members.
        members: u64,
        /// Sets the tier in regional norms.
        tier: Tier,
        /// Sets the names of the bodies that share the page.
        shared_with: Vec<String>,
        /// Sets all links; an empty list says that there is none.
        links: Vec<String>,
        /// Sets the days for which the posts given are all there are.
        posts_coverage: Coverage,
        /// Sets all posts; an empty list says that there is none.
        posts: Vec<Post>,
    }

    appenders! {
        /// Adds a phone.
        phone -> phones: String,
        /// Adds an e-mail address.
        email -> emails: String,
        /// Adds a link.
        link -> links: String,
        /// Adds a post.
        post -> posts: Post,
    }
}

impl Post {
    /// A post with this text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..Self::default() }
    }

    setters! {
        /// Sets the caller's id.
        id: String,
        /// Sets when it appeared.
        date: Moment,
        /// Sets the categories; an empty list says that it is none of them.
        categories: Vec<Category>,
        /// Says whether it is pinned.
        pinned: bool,
        /// Sets the number of likes.
        likes: u64,
        /// Sets the number of comments.
        comments: u64,
        /// Sets the number of reposts.
        reposts: u64,
        /// Sets the number of views.
        views: u64,
    }

    appenders! {
        /// Adds a category.
        category -> categories: Category,
        /// Adds a link.
        link -> links: String,
    }
}

impl From<time::Date> for Moment {
    fn from(day: time::Date) -> Self {
        Self::Day(day)
    }
}

impl From<time::OffsetDateTime> for Moment {
    fn from(instant: time::OffsetDateTime) -> Self {
        Self::Instant(instant)
    }
}
