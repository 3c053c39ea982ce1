//! The ground of a rule: which act, how it speaks, how sure that is, since when.

use serde::{Deserialize, Serialize};
use time::Date;

use super::Text;
use crate::page::parse_date;

/// A legal act or another source, cited by key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Act {
    /// The key by which rules cite it (`8-fz`).
    pub id: String,
    /// The official name, or what the source is.
    pub title: Text,
    /// How it is called for short, where the full name would be in the way (`закон № 8-ФЗ`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Text>,
    /// Where it is published, if that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

impl Act {
    /// Its short name; the full one where it has none.
    #[must_use]
    pub fn name(&self, lang: crate::Lang) -> &str {
        self.short.as_ref().unwrap_or(&self.title).get(lang)
    }
}

/// One ground of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Basis {
    /// The key of the act.
    pub act: String,
    /// Article, part, point; only where confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provision: Option<String>,
    /// How the act speaks of the requirement.
    pub kind: BasisKind,
    /// How sure that is.
    pub confidence: Confidence,
    /// The day on which this was last checked, `YYYY-MM-DD`.
    pub checked_on: String,
    /// What a lawyer should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// How a source speaks of a requirement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BasisKind {
    /// The act says it.
    Verbatim,
    /// The Government's own explanation of the act says it.
    Explanation,
    /// It follows from the act by interpretation.
    Interpretation,
    /// Practice or advice.
    Guidance,
    /// Advice about a contact that will not work: unlike other advice it may be a `warning`.
    BrokenContact,
}

/// How sure a ground is; caps the severity of the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Not confirmed.
    Memory,
    /// Known from the press, a draft or a retelling.
    Press,
    /// The substance is confirmed, the article or point is not.
    Partly,
    /// Read in the source.
    Confirmed,
}

/// The days on which a rule is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct InForce {
    /// Since when.
    pub from: Since,
    /// The last day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Where `from` is `unknown`: the day before which it was certainly not in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
}

impl InForce {
    /// Whether the rule is in force on this day; where the first day is not known, from the
    /// first day on which it may have been.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        covers(&self.from, self.until.as_deref(), self.not_before.as_deref(), day)
    }
}

pub(super) fn covers(from: &Since, until: Option<&str>, earliest: Option<&str>, day: Date) -> bool {
    let begun = match from {
        Since::Day(first) => day >= *first,
        Since::Always => true,
        Since::Unknown => earliest.and_then(parse_date).is_none_or(|first| day >= first),
    };
    begun && until.and_then(parse_date).is_none_or(|last| day <= last)
}

/// Since when a rule is in force: a day, `always` (advice), or `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Since {
    /// Since this day.
    Day(Date),
    /// Advice has no first day.
    Always,
    /// The day is not known; caps the rule at `warning`.
    Unknown,
}

impl From<Since> for String {
    fn from(since: Since) -> Self {
        match since {
            Since::Day(day) => day.to_string(),
            Since::Always => Self::from("always"),
            Since::Unknown => Self::from("unknown"),
        }
    }
}

impl TryFrom<String> for Since {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::read(&text).ok_or(text)
    }
}

impl Since {
    pub(super) fn read(text: &str) -> Option<Self> {
        match text {
            "always" => Some(Self::Always),
            "unknown" => Some(Self::Unknown),
            day => parse_date(day).map(Self::Day),
        }
    }
}
