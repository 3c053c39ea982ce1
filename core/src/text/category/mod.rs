//! What a post is: deterministic, explainable content categories.

mod dates;
mod explain;
mod language;
mod letters;
mod lookup;
mod model;
mod record;
mod rules;
mod score;
mod sentence;
#[rustfmt::skip]
mod table;
mod token;
mod trie;
mod unpack;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize, Serializer};
use time::Date;

pub use explain::{Explanation, explain};
pub use record::{ClassifyRecord, EvidenceRecord, LabelRecord, record};

use crate::Span;

/// The content categories of posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// A report on an event held (отчёт о проведённом мероприятии).
    EventReport,
    /// An announcement of a coming event.
    EventAnnouncement,
    /// A commentary on a current issue (комментарий по актуальному вопросу).
    Commentary,
    /// How to reach a body.
    Contacts,
    /// Wishes addressed to someone.
    Congratulation,
    /// Danger and how to behave.
    Warning,
    /// Schedules, outages, vacancies, duties, digests.
    Notice,
    /// A resident's question with an answer, a call for questions, a poll.
    QaFeedback,
    /// None of these.
    Other,
}

impl Category {
    /// All categories, in their fixed order.
    pub const ALL: [Self; 9] = [
        Self::EventReport,
        Self::EventAnnouncement,
        Self::Commentary,
        Self::Contacts,
        Self::Congratulation,
        Self::Warning,
        Self::Notice,
        Self::QaFeedback,
        Self::Other,
    ];

    /// The name in JSON (`event_report`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::EventReport => "event_report",
            Self::EventAnnouncement => "event_announcement",
            Self::Commentary => "commentary",
            Self::Contacts => "contacts",
            Self::Congratulation => "congratulation",
            Self::Warning => "warning",
            Self::Notice => "notice",
            Self::QaFeedback => "qa_feedback",
            Self::Other => "other",
        }
    }

    /// The category of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == name)
    }
}

impl Serialize for Category {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// The category that leads, where one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Primary {
    /// This one.
    Category(Category),
    /// The cues do not decide.
    Uncertain,
    /// The text is not in Russian.
    UnsupportedLanguage,
}

impl Primary {
    /// The name in JSON: a category's, `uncertain` or `unsupported_language`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Category(category) => category.as_str(),
            Self::Uncertain => "uncertain",
            Self::UnsupportedLanguage => "unsupported_language",
        }
    }
}

/// What a post is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Classification {
    /// The category that leads.
    pub primary: Primary,
    /// Every category the cues speak for, the strongest first.
    pub categories: Vec<Label>,
}

/// One category with its confidence and evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The category.
    pub category: Category,
    /// Confidence in thousandths, 0 to 1000.
    pub confidence: u16,
    /// The places in the text that speak for it, in order.
    pub evidence: Vec<Span>,
}

/// Classifies a post. `date` is the day it appeared, which tells past from coming dates.
///
/// # Examples
///
/// ```
/// use gospablik::text::{Category, Primary, classify};
///
/// let post = "В районной библиотеке состоялась встреча с ветеранами. Участвовали 40 человек.";
/// let found = classify(post, None);
/// assert_eq!(found.primary, Primary::Category(Category::EventReport));
/// assert!(found.categories[0].evidence[0].slice(post).contains("состоялась встреча"));
/// ```
#[must_use]
pub fn classify(text: &str, date: Option<Date>) -> Classification {
    // What classification adds to a module is measured against one built so: `cargo xtask wasm cost`.
    if cfg!(gospablik_uncategorized) {
        return Classification { primary: Primary::Uncertain, categories: Vec::new() };
    }
    let reading = sentence::read(text, date);
    if !language::is_russian(&reading) {
        return Classification { primary: Primary::UnsupportedLanguage, categories: Vec::new() };
    }
    score::decide(reading)
}
