//! A classification as bindings and the command line give it.

use serde::Serialize;
use time::Date;

use super::{Category, classify};
use crate::{TextSpan, Utf16Index};

/// One classified post: a line of `gospablik classify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClassifyRecord {
    /// The post's own id, echoed.
    pub id: String,
    /// A category, `uncertain` or `unsupported_language`.
    pub primary: &'static str,
    /// Every category the cues speak for, the strongest first.
    pub categories: Vec<LabelRecord>,
}

/// One category of a classified post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelRecord {
    /// The category.
    pub category: Category,
    /// Confidence in thousandths, 0 to 1000.
    pub confidence: u16,
    /// The places that speak for it, in the order of the text.
    pub evidence: Vec<EvidenceRecord>,
}

/// A place in a classified post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceRecord {
    /// What stands there.
    pub text: String,
    /// Where it stands.
    pub span: TextSpan,
}

/// Classifies a post and gives what was found as one serializable record.
///
/// # Examples
///
/// ```
/// let line = gospablik::text::category::record("7", "Приём граждан состоится 5 мая в 10:00.", None);
/// assert_eq!(line.primary, "event_announcement");
/// ```
#[must_use]
pub fn record(id: &str, text: &str, date: Option<Date>) -> ClassifyRecord {
    let found = classify(text, date);
    let mut index = Utf16Index::new(text);
    let mut categories = Vec::new();
    for label in &found.categories {
        let mut evidence = Vec::new();
        for span in &label.evidence {
            let quoted = span.slice(text).to_owned();
            evidence.push(EvidenceRecord { text: quoted, span: index.locate(*span) });
        }
        let (category, confidence) = (label.category, label.confidence);
        categories.push(LabelRecord { category, confidence, evidence });
    }
    ClassifyRecord { id: id.to_owned(), primary: found.primary.as_str(), categories }
}
