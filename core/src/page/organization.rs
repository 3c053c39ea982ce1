use serde::{Deserialize, Serialize};
use time::UtcOffset;

use super::{Extra, Json};

/// The body that must keep official pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// The caller's own key (a string or a number), echoed in the report.
    pub external_id: Option<Json>,
    /// The official name.
    pub name: Option<String>,
    /// What kind of body it is.
    pub kind: Option<OrganizationKind>,
    /// Its level for posting norms.
    pub level: Option<Level>,
    /// Its field of work, in the caller's words (`education`).
    pub sphere: Option<String>,
    /// The code of its federal subject, two digits (`23`).
    pub subject: Option<String>,
    /// Whether it is located outside Russia; a declaration, absent means no.
    pub abroad: bool,
    /// ИНН as given.
    pub inn: Option<String>,
    /// ОГРН as given.
    pub ogrn: Option<String>,
    /// The official site; an empty text means that there is none.
    pub website: Option<String>,
    /// Contacts known to be right, to compare the page's with.
    pub contacts: Option<ReferenceContacts>,
    /// Whether the official site links to the pages.
    pub site_links_to_pages: Option<bool>,
    /// The recorded decision that the body need not keep a page; a declaration.
    pub exemption: Option<Exemption>,
    /// The offset in which days and weeks are counted; Moscow's by default.
    pub utc_offset: UtcOffset,
    /// Data of the caller.
    pub extra: Extra,
}

/// Three hours east: Moscow time, the default of [`Organization::utc_offset`].
pub(crate) const MOSCOW: UtcOffset = match UtcOffset::from_hms(3, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

impl Default for Organization {
    #[inline(never)]
    fn default() -> Self {
        Self {
            external_id: None,
            name: None,
            kind: None,
            level: None,
            sphere: None,
            subject: None,
            abroad: false,
            inn: None,
            ogrn: None,
            website: None,
            contacts: None,
            site_links_to_pages: None,
            exemption: None,
            utc_offset: MOSCOW,
            extra: Extra::new(),
        }
    }
}

/// The kinds of bodies the law tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// State body (государственный орган).
    StateBody,
    /// Local self-government body (орган местного самоуправления).
    MunicipalBody,
    /// Subordinate organisation (подведомственная организация).
    Subordinate,
    /// Court (суд).
    Court,
}

impl OrganizationKind {
    /// All of them, in their fixed order.
    pub const ALL: [Self; 4] =
        [Self::StateBody, Self::MunicipalBody, Self::Subordinate, Self::Court];

    /// The name in JSON (`state_body`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::StateBody => "state_body",
            Self::MunicipalBody => "municipal_body",
            Self::Subordinate => "subordinate",
            Self::Court => "court",
        }
    }
}

/// The level of a body for posting norms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The government of a subject.
    Government,
    /// An executive body.
    Executive,
    /// A subordinate organisation.
    Subordinate,
}

impl Level {
    /// All of them, in their fixed order.
    pub const ALL: [Self; 3] = [Self::Government, Self::Executive, Self::Subordinate];

    /// The name in JSON (`government`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Government => "government",
            Self::Executive => "executive",
            Self::Subordinate => "subordinate",
        }
    }
}

/// Contacts of the organisation from a source other than the page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReferenceContacts {
    /// Phones in any notation.
    pub phones: Option<Vec<String>>,
    /// E-mail addresses.
    pub emails: Option<Vec<String>>,
    /// The postal address.
    pub address: Option<String>,
}

/// A recorded exemption of a subordinate organisation from keeping a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exemption {
    /// The act that records it; never empty.
    pub act: String,
    /// The reason it gives.
    pub reason: Option<String>,
}
