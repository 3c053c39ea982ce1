//! Links: platform, object, canonical form.
//!
//! [`check`] reads one field, [`find`] finds links in a text. What a path on a platform means is
//! data (`core/data/platforms.toml`); what only the text around a link can tell (whether a short
//! name is a person's or a community's) is not guessed: a short name is a community on VK and
//! Odnoklassniki and a channel on Telegram, MAX and Дзен.

mod find;
mod host;
mod kind;
mod platform;
mod record;
mod resolve;
mod route;
mod table;
#[cfg(test)]
mod tests;
mod url;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use find::step;
pub use find::{Finder, find, find_for};
pub use host::{platform_of, same_site};
pub use platform::{Object, Platform};
pub(crate) use record::{LinkNote, notes};
pub use record::{LinkRecord, record};

use super::cut::{Cut, push_number, trim, words};
use super::ids::{Inn, Ogrn};
use super::{Code, Diagnostics};
use crate::Span;

/// A link by its identity: the canonical address of what it leads to.
///
/// `vk.com/public1`, `https://m.vk.com/club1?from=groups` and `[club1|наша группа]` are one link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Link(String);

impl Link {
    /// The canonical address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The platform it leads to.
    #[must_use]
    pub fn platform(&self) -> Platform {
        platform_of(&self.0).unwrap_or(Platform::Site)
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no link: what is wrong and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} at byte {}", self.code.as_str(), self.span.start)]
pub struct LinkError {
    /// What is wrong.
    pub code: LinkCode,
    /// Where, in the text that was given.
    pub span: Span,
}

impl FromStr for Link {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let span = Span::new(0, text.len());
        check(text).map(|found| found.link).ok_or(LinkError { code: LinkCode::NoLink, span })
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Link {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What may be said about a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkCode {
    /// The text is no link.
    NoLink,
    /// The number in the link has not the length of an ИНН.
    InnLength,
    /// The ИНН in the link has a wrong check sum.
    InnCheckSum,
    /// The number in the link has not the length of an ОГРН.
    OgrnLength,
    /// The ОГРН in the link has a wrong check sum.
    OgrnCheckSum,
}

impl Code for LinkCode {
    fn as_str(self) -> &'static str {
        match self {
            Self::NoLink => "no-link",
            Self::InnLength => "inn-length",
            Self::InnCheckSum => "inn-check-sum",
            Self::OgrnLength => "ogrn-length",
            Self::OgrnCheckSum => "ogrn-check-sum",
        }
    }
}

/// An identifier that a link carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkId {
    /// The number of the owner; communities of VK are negative.
    Owner(i64),
    /// The number of the post.
    Post(u64),
    /// The body's ИНН, check sum right.
    Inn(Inn),
    /// The body's ОГРН, check sum right.
    Ogrn(Ogrn),
    /// The code of the federal subject.
    Region(u8),
    /// A telephone number, digits with the country code.
    Phone(u64),
}

impl LinkId {
    /// The key in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Owner(_) => "owner",
            Self::Post(_) => "post",
            Self::Inn(_) => "inn",
            Self::Ogrn(_) => "ogrn",
            Self::Region(_) => "region",
            Self::Phone(_) => "phone",
        }
    }
}

impl LinkId {
    /// The value in JSON, as `Display` shows it; appended without the machinery of formatting.
    pub fn push_to(self, out: &mut String) {
        let (value, width) = match self {
            Self::Owner(n) => {
                if n < 0 {
                    out.push('-');
                }
                (n.unsigned_abs(), 1)
            }
            Self::Post(n) | Self::Phone(n) => (n, 1),
            Self::Inn(inn) => inn.digits(),
            Self::Ogrn(ogrn) => ogrn.digits(),
            Self::Region(n) => (u64::from(n), 2),
        };
        push_number(out, value, width);
    }
}

impl fmt::Display for LinkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.push_to(&mut out);
        f.write_str(&out)
    }
}

/// The identifiers of a link, at most three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct LinkIds([Option<LinkId>; 3]);

impl LinkIds {
    /// In the order of the route.
    pub fn iter(&self) -> impl Iterator<Item = LinkId> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0[0].is_none()
    }

    /// The ИНН, if the link carries one.
    #[must_use]
    pub fn inn(&self) -> Option<Inn> {
        self.iter().find_map(|id| if let LinkId::Inn(inn) = id { Some(inn) } else { None })
    }

    /// The ОГРН, if the link carries one.
    #[must_use]
    pub fn ogrn(&self) -> Option<Ogrn> {
        self.iter().find_map(|id| if let LinkId::Ogrn(ogrn) = id { Some(ogrn) } else { None })
    }

    fn push(&mut self, id: LinkId) {
        if let Some(slot) = self.0.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(id);
        }
    }
}

/// A link that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkMatch {
    /// Its identity.
    pub link: Link,
    /// Where it leads.
    pub platform: Platform,
    /// What it leads to.
    pub object: Object,
    /// Where it stands in the text.
    pub span: Span,
    /// The identifiers it carries; only those whose check sum is right.
    pub ids: LinkIds,
    /// What is wrong with it.
    pub diagnostics: Diagnostics<LinkCode, 2>,
    has_canonical: bool,
}

impl Default for LinkMatch {
    /// No link yet.
    fn default() -> Self {
        Self {
            link: Link(String::new()),
            platform: Platform::Site,
            object: Object::None,
            span: Span::default(),
            ids: LinkIds::default(),
            diagnostics: Diagnostics::default(),
            has_canonical: false,
        }
    }
}

impl LinkMatch {
    /// The address under which everybody finds the object; `None` for buttons, invitations and
    /// pages of the service itself, which are nobody's page.
    #[must_use]
    pub fn canonical(&self) -> Option<&str> {
        self.has_canonical.then_some(self.link.as_str())
    }
}

/// A field that holds a contact of another kind in the form of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier<'t> {
    /// What stands behind `mailto:`, without parameters.
    Email(&'t str),
    /// What stands behind `tel:`.
    Phone(&'t str),
}

/// The contact that a `mailto:` or `tel:` link carries.
#[must_use]
pub fn carrier(value: &str) -> Option<Carrier<'_>> {
    let value = trim(value);
    if let Some(rest) = super::letter::strip_prefix(value, "mailto:") {
        return Some(Carrier::Email(trim(rest.halves("?").map_or(rest, |(head, _)| head))));
    }
    super::letter::strip_prefix(value, "tel:").map(|rest| Carrier::Phone(trim(rest)))
}

/// Reads a field that is meant to hold one link: an address with or without its scheme,
/// `club123`, `@name`, `[club123|text]`. Where words stand around it, the first link counts.
///
/// `None` where there is no link; a `mailto:` or `tel:` is a [`Carrier`], not a link.
///
/// ```
/// use gospablik::contact::link::{check, Object, Platform};
/// let found = check("m.vk.com/public33849825").unwrap();
/// assert_eq!(found.platform, Platform::Vk);
/// assert_eq!(found.object, Object::Community);
/// assert_eq!(found.canonical(), Some("https://vk.com/club33849825"));
/// ```
#[must_use]
pub fn check(value: &str) -> Option<LinkMatch> {
    let front = value.skip(super::letter::is_space);
    for scheme in words("mailto:|tel:") {
        if super::letter::strip_prefix(front, scheme).is_some() {
            return None;
        }
    }
    let mut found = LinkMatch::default();
    (resolve::field(value, &mut found) || find(value).next_into(&mut found)).then_some(found)
}
