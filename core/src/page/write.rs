//! The model to JSON: keys in the order of the contract, absent ones left out.

use serde::ser::{Serialize, Serializer};
use time::Date;

use super::organization::MOSCOW;
use super::{
    Coverage, Document, Exemption, Extra, Moment, Organization, Page, Post, ReferenceContacts,
    Unavailable, moment,
};
use crate::json::{Writer, Written};

/// What is written as an object.
pub(super) trait Write {
    /// Writes the members.
    fn members(&self, out: &mut Writer);

    /// The object on one line.
    fn json(&self) -> String {
        let mut out = Writer::default();
        out.open('{');
        self.members(&mut out);
        out.close('}');
        out.finish()
    }
}

fn text(out: &mut Writer, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        out.key(key).text(value);
    }
}

fn texts(out: &mut Writer, key: &str, value: Option<&Vec<String>>) {
    let Some(value) = value else { return };
    out.key(key).open('[');
    for text in value {
        out.text(text);
    }
    out.close(']');
}

fn flag(out: &mut Writer, key: &str, value: Option<bool>) {
    if let Some(value) = value {
        out.key(key).flag(value);
    }
}

fn number(out: &mut Writer, key: &str, value: Option<u64>) {
    if let Some(value) = value {
        out.key(key).number(value);
    }
}

fn day(out: &mut Writer, key: &str, day: Date) {
    out.key(key).text(&moment::print_date(day));
}

fn instant(out: &mut Writer, key: &str, value: Option<Moment>) {
    if let Some(value) = value {
        out.key(key).text(&value.print());
    }
}

fn object(out: &mut Writer, key: &str, value: Option<&dyn Write>) {
    let Some(value) = value else { return };
    out.key(key).open('{');
    value.members(out);
    out.close('}');
}

fn extra(out: &mut Writer, extra: &Extra) {
    if !extra.is_empty() {
        out.key("extra").map(extra);
    }
}

impl Write for Document {
    fn members(&self, out: &mut Writer) {
        number(out, "schemaVersion", Some(1));
        instant(out, "collectedAt", self.collected_at);
        object(out, "organization", Some(&self.organization));
        if let Some(pages) = &self.pages {
            out.key("pages").open('[');
            for page in pages {
                out.open('{');
                page.members(out);
                out.close('}');
            }
            out.close(']');
        }
        extra(out, &self.extra);
    }
}

impl Write for Organization {
    fn members(&self, out: &mut Writer) {
        if let Some(id) = &self.external_id {
            out.key("externalId").json(id);
        }
        text(out, "name", self.name.as_deref());
        text(out, "kind", self.kind.map(|kind| kind.as_str()));
        text(out, "level", self.level.map(|level| level.as_str()));
        text(out, "sphere", self.sphere.as_deref());
        text(out, "subject", self.subject.as_deref());
        flag(out, "abroad", self.abroad.then_some(true));
        text(out, "inn", self.inn.as_deref());
        text(out, "ogrn", self.ogrn.as_deref());
        text(out, "website", self.website.as_deref());
        object(out, "contacts", self.contacts.as_ref().map(|it| it as &dyn Write));
        flag(out, "siteLinksToPages", self.site_links_to_pages);
        object(out, "exemption", self.exemption.as_ref().map(|it| it as &dyn Write));
        if self.utc_offset != MOSCOW {
            out.key("utcOffset").text(&moment::print_offset(self.utc_offset));
        }
        extra(out, &self.extra);
    }
}

impl Write for ReferenceContacts {
    fn members(&self, out: &mut Writer) {
        texts(out, "phones", self.phones.as_ref());
        texts(out, "emails", self.emails.as_ref());
        text(out, "address", self.address.as_deref());
    }
}

impl Write for Exemption {
    fn members(&self, out: &mut Writer) {
        text(out, "act", Some(&self.act));
        text(out, "reason", self.reason.as_deref());
    }
}

impl Write for Page {
    fn members(&self, out: &mut Writer) {
        text(out, "url", self.url.as_deref());
        text(out, "platform", self.platform.as_deref());
        text(out, "name", self.name.as_deref());
        text(out, "description", self.description.as_deref());
        text(out, "website", self.website.as_deref());
        texts(out, "phones", self.phones.as_ref());
        texts(out, "emails", self.emails.as_ref());
        text(out, "address", self.address.as_deref());
        flag(out, "badge", self.badge);
        flag(out, "avatar", self.avatar);
        flag(out, "cover", self.cover);
        flag(out, "closed", self.closed);
        flag(out, "commentsOpen", self.comments_open);
        number(out, "posForms", self.pos_forms.map(u64::from));
        flag(out, "posConnected", self.pos_connected);
        text(out, "hours", self.hours.as_deref());
        number(out, "members", self.members);
        text(out, "tier", self.tier.map(|tier| tier.as_str()));
        texts(out, "sharedWith", self.shared_with.as_ref());
        texts(out, "links", self.links.as_ref());
        object(out, "postsCoverage", self.posts_coverage.as_ref().map(|it| it as &dyn Write));
        if let Some(posts) = &self.posts {
            out.key("posts").open('[');
            for post in posts {
                out.open('{');
                post.members(out);
                out.close('}');
            }
            out.close(']');
        }
        if self.unavailable != Unavailable::default() {
            object(out, "unavailable", Some(&self.unavailable));
        }
        extra(out, &self.extra);
    }
}

impl Write for Coverage {
    fn members(&self, out: &mut Writer) {
        day(out, "from", self.from);
        day(out, "to", self.to);
    }
}

impl Write for Unavailable {
    fn members(&self, out: &mut Writer) {
        text(out, "page", self.page.map(|why| why.as_str()));
        text(out, "posts", self.posts.map(|why| why.as_str()));
    }
}

impl Write for Post {
    fn members(&self, out: &mut Writer) {
        text(out, "id", self.id.as_deref());
        instant(out, "date", self.date);
        text(out, "text", self.text.as_deref());
        if let Some(categories) = &self.categories {
            out.key("categories").open('[');
            for category in categories {
                out.text(category.as_str());
            }
            out.close(']');
        }
        flag(out, "pinned", self.pinned);
        texts(out, "links", self.links.as_ref());
        number(out, "likes", self.likes);
        number(out, "comments", self.comments);
        number(out, "reposts", self.reposts);
        number(out, "views", self.views);
        extra(out, &self.extra);
    }
}

/// A serializer gets what is written, member by member: the shape is told once.
macro_rules! as_written {
    ($($type:ty)*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Written(&self.json()).serialize(serializer)
            }
        }
    )*};
}

as_written! {
    Document Organization ReferenceContacts Exemption Page Coverage Unavailable Post
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.print())
    }
}
