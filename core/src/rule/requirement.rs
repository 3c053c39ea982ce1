//! The requirement algebra: what a rule can ask for. Data only; `audit` evaluates it.

use serde::{Deserialize, Serialize};

use super::{Pattern, PlatformStatus};
use crate::page::{Level, Tier};
use crate::text::Category;

/// What a rule asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "camelCase")]
#[serde(deny_unknown_fields)]
pub enum Requirement {
    /// Official pages in networks (scope organisation).
    OfficialPage {
        /// The networks; absent means those that are `listed` on the day of the audit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        platforms: Option<Vec<String>>,
        /// How many of them.
        quantifier: Quantifier,
        /// Whether a recorded exemption of a subordinate organisation is honoured.
        #[serde(default)]
        exemption: bool,
    },
    /// A field of the page or the organisation.
    Field {
        /// Which.
        field: Field,
        /// What it must be.
        expect: Expectation,
    },
    /// The page's name holds the organisation's official name.
    OfficialName,
    /// At least so many working contacts of a kind.
    Contact {
        /// The kind.
        contact: ContactKind,
        /// How many.
        at_least: u32,
        /// Days within which an unpinned post counts as recent.
        within_days: u32,
    },
    /// The page gives the organisation's official site.
    OfficialSite,
    /// A property of every published e-mail address.
    Emails {
        /// The property.
        check: EmailCheck,
    },
    /// A property of every published phone number.
    Phones {
        /// The property.
        check: PhoneCheck,
    },
    /// Published contacts agree with the organisation's reference contacts.
    ReferenceContacts,
    /// No contact stands twice in one place.
    NoDuplicates,
    /// Posts of a content category in a window that ends on the day of the audit.
    Content {
        /// The category.
        category: Category,
        /// The length of the window in days.
        within_days: u32,
        /// How many posts.
        at_least: u32,
    },
    /// Posts per week.
    PostsPerWeek {
        /// Which weeks.
        weeks: Weeks,
        /// The norms; the first whose conditions hold is used, none means not applicable.
        norms: Vec<Norm>,
    },
    /// The latest post is recent.
    Fresh {
        /// The largest age in days.
        max_days: u32,
    },
    /// Nothing on the page leads to networks of a status.
    Forbidden {
        /// What is forbidden.
        forbidden: Forbidden,
        /// The status that the network must have on the day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        status: Option<PlatformStatus>,
        /// Or the networks by name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        platforms: Option<Vec<String>>,
        /// Posts older than this day are not counted, `YYYY-MM-DD`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        posts_from: Option<String>,
    },
    /// The page does not tell citizens to send appeals by e-mail.
    NoEmailAppeals {
        /// Posts older than this day are not counted, `YYYY-MM-DD`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        posts_from: Option<String>,
    },
    /// A regular expression is found in a field that is a text (feature `regex`).
    Matches {
        /// The field it is matched against.
        field: Field,
        /// The pattern, in the syntax of the crate `regex`.
        pattern: Pattern,
    },
    /// All of these.
    All {
        /// The parts.
        of: Vec<Requirement>,
    },
    /// At least one of these.
    Any {
        /// The parts.
        of: Vec<Requirement>,
    },
    /// The opposite of this.
    Not {
        /// What must not hold.
        of: Box<Requirement>,
    },
    /// A weighted score that must reach a threshold.
    Score {
        /// The parts that are added up.
        parts: Vec<ScorePart>,
        /// The least score that passes, in hundredths of a point.
        at_least: u32,
        /// The score is capped at this many hundredths of a point.
        cap: u32,
    },
}

/// How many of several networks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Quantifier {
    /// One is enough.
    Any,
    /// Every one.
    All,
    /// At least this many.
    AtLeast(u32),
}

/// A field of a page or of the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the names are those of the document")]
pub enum Field {
    Name,
    Description,
    Website,
    Address,
    Phones,
    Emails,
    Badge,
    Avatar,
    Cover,
    Closed,
    CommentsOpen,
    PosForms,
    PosConnected,
    Hours,
    Members,
    Tier,
    Links,
    /// `organization.siteLinksToPages`
    SiteLinksToPages,
    /// `organization.website`
    OrganizationWebsite,
}

/// What a field must be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Expectation {
    /// Not empty.
    Present,
    /// This truth value.
    Is(bool),
    /// A number at least this large.
    AtLeast(u64),
    /// A text of at least so many Unicode scalar values after trimming.
    MinLength(u32),
    /// One of these texts.
    OneOf(Vec<String>),
}

/// A kind of contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactKind {
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A postal address.
    Address,
}

/// A property of every published e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailCheck {
    /// Well formed, without a repair.
    Valid,
    /// No look-alike letters.
    NoHomoglyphs,
    /// Not a known misspelling of a mail service.
    NoTypos,
    /// In the Russian national domain zone.
    NationalZone,
    /// Not at a free mail service.
    OwnDomain,
}

/// A property of every published phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PhoneCheck {
    /// Well formed, without a repair.
    Valid,
    /// One notation on the page, with area codes.
    OneStyle,
    /// Fixed lines belong to the organisation's subject.
    OwnRegion,
    /// No foreign number.
    NotForeign,
}

/// Which weeks a norm on posts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weeks {
    /// The seven local days that end on the day of the audit.
    LastSevenDays,
    /// Every full ISO week of the month of the audit that has ended by its day; where none has
    /// ended, of the month before.
    IsoWeeksOfMonth,
}

/// A norm on posts per week for whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Norm {
    /// Only bodies of these levels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<Vec<Level>>,
    /// Only pages of these tiers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tiers: Option<Vec<Tier>>,
    /// At least this many posts (`more than n` is `n + 1`, and reads so in the message).
    pub at_least: u32,
    /// Whether the act says "more than `at_least - 1`".
    #[serde(default)]
    pub strict: bool,
}

/// What may not be on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Forbidden {
    /// Any link or @handle.
    Links,
    /// The network offered as a way to get in touch.
    AsContact,
}

/// One part of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ScorePart {
    /// What the part is called.
    pub title: super::Text,
    /// Hundredths of a point; for bands the most.
    pub points: u32,
    /// The requirement that earns all points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require: Option<Requirement>,
    /// Or a measure: by bands, or, without them, all points at 1000 and below that its share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    /// The bands of the measure, the highest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<ScoreBand>,
}

/// A number taken from a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Forms of the Платформа обратной связи.
    PosForms,
    /// Views of the week's posts by members, per mille.
    Reach,
    /// Mean views of a post by members, per mille.
    MeanReach,
    /// (likes + comments + reposts) / views, per mille of the target.
    Engagement,
}

/// From this value of the measure on, so many points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ScoreBand {
    /// The least value.
    pub from: u32,
    /// Hundredths of a point.
    pub points: u32,
}
