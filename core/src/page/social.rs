use serde::{Deserialize, Serialize};
use time::Date;

use super::{Extra, Post, platform};
use crate::error::Problem;
use crate::message::Args;

/// One page in a social network.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The address of the page.
    pub url: Option<String>,
    /// The network's id in the rule set (`vk`, `ok`, `max`...); worked out from `url` where absent.
    pub platform: Option<String>,
    /// The name of the page.
    pub name: Option<String>,
    /// The description («Информация»).
    pub description: Option<String>,
    /// The field «Сайт».
    pub website: Option<String>,
    /// Phones in the page's fields.
    pub phones: Option<Vec<String>>,
    /// E-mail addresses in the page's fields.
    pub emails: Option<Vec<String>>,
    /// The postal address in the page's fields.
    pub address: Option<String>,
    /// Whether the page bears the mark «Госорганизация».
    pub badge: Option<bool>,
    /// Whether an avatar is set.
    pub avatar: Option<bool>,
    /// Whether a cover is set.
    pub cover: Option<bool>,
    /// Whether one must join to read it.
    pub closed: Option<bool>,
    /// Whether comments are possible.
    pub comments_open: Option<bool>,
    /// How many forms of the Платформа обратной связи are connected (0, 1, 2).
    pub pos_forms: Option<u32>,
    /// Whether the page is connected to the Платформа обратной связи.
    pub pos_connected: Option<bool>,
    /// Opening hours.
    pub hours: Option<String>,
    /// The number of members.
    pub members: Option<u64>,
    /// The tier a regional act gives the page; a declaration.
    pub tier: Option<Tier>,
    /// Names of the bodies that share the page (courts); a declaration.
    pub shared_with: Option<Vec<String>>,
    /// Links given on the page.
    pub links: Option<Vec<String>>,
    /// The days for which `posts` holds every post there is.
    pub posts_coverage: Option<Coverage>,
    /// Posts, in the order in which they were collected.
    pub posts: Option<Vec<Post>>,
    /// What the network would not show, and why.
    pub unavailable: Unavailable,
    /// Data of the caller.
    pub extra: Extra,
}

impl Default for Page {
    // Derived, it would be part of every caller.
    #[inline(never)]
    fn default() -> Self {
        Self {
            url: None,
            platform: None,
            name: None,
            description: None,
            website: None,
            phones: None,
            emails: None,
            address: None,
            badge: None,
            avatar: None,
            cover: None,
            closed: None,
            comments_open: None,
            pos_forms: None,
            pos_connected: None,
            hours: None,
            members: None,
            tier: None,
            shared_with: None,
            links: None,
            posts_coverage: None,
            posts: None,
            unavailable: Unavailable::default(),
            extra: Extra::default(),
        }
    }
}

/// What a network would not show when the page was collected. Explains why fields are absent;
/// a page that is deleted or blocked is no page any more for the duty to keep one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unavailable {
    /// Why the page itself could not be read.
    pub page: Option<Why>,
    /// Why its posts could not be read.
    pub posts: Option<Why>,
}

/// Why a network did not show something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Deleted.
    Deleted,
    /// Blocked by the network.
    Blocked,
    /// Hidden from who asked: a closed page, a missing permission.
    AccessDenied,
    /// The network answered with another error.
    Failed,
}

impl Why {
    /// All of them, in their fixed order.
    pub const ALL: [Self; 4] = [Self::Deleted, Self::Blocked, Self::AccessDenied, Self::Failed];

    /// The name in JSON (`access_denied`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Deleted => "deleted",
            Self::Blocked => "blocked",
            Self::AccessDenied => "access_denied",
            Self::Failed => "failed",
        }
    }
}

/// A span of days, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// The tier of a page in regional posting norms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Flagship (флагманский).
    Flagship,
    /// Active (активный).
    Active,
    /// Card (визитка).
    Card,
}

impl Tier {
    /// All of them, in their fixed order.
    pub const ALL: [Self; 3] = [Self::Flagship, Self::Active, Self::Card];

    /// The name in JSON (`flagship`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flagship => "flagship",
            Self::Active => "active",
            Self::Card => "card",
        }
    }
}

impl Page {
    /// The network the page belongs to: what its address shows, else what was declared.
    ///
    /// ```
    /// use gospablik::page::Page;
    ///
    /// assert_eq!(Page::new("https://vk.ru/club1").platform("ok").network(), Some("vk"));
    /// assert_eq!(Page::default().network(), None);
    /// ```
    #[must_use]
    pub fn network(&self) -> Option<&str> {
        self.url.as_deref().and_then(platform::of_url).or(self.platform.as_deref())
    }

    /// The note of a page whose declared network is not the one its address shows.
    pub(super) fn platform_note(&self, index: usize) -> Option<Problem> {
        let shown = self.url.as_deref().and_then(platform::of_url)?;
        let declared = self.platform.as_deref().filter(|declared| *declared != shown)?;
        let args = Args::new().with("declared", String::from(declared)).with("shown", shown);
        let pointer = ["/pages/", &index.to_string(), "/platform"].concat();
        Some(Problem::new("platform-contradicts-url", pointer, args).suggest(Some(shown)))
    }
}
