use super::{Outcome, Severity};
use crate::TextSpan;
use crate::message::Args;

/// What one rule says of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleResult {
    /// The id of the rule.
    pub rule: String,
    /// JSON Pointer to what was judged: `` (the organisation), `/pages/0`, `/pages`.
    pub subject: String,
    /// The outcome.
    pub outcome: Outcome,
    /// What a failure means here.
    pub severity: Severity,
    /// What was found, in document order.
    pub findings: Vec<Finding>,
    /// Pointers to what would have to be checked, where the outcome is unknown.
    pub missing: Vec<String>,
    /// Why the rule does not apply, or what else explains the outcome.
    pub reason: Option<Reason>,
    /// The points of a scoring rule.
    pub score: Option<Points>,
}

/// Points reached and points that could be reached, in hundredths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The points that are certain.
    pub least: u32,
    /// The points that could be there if what is unknown were met.
    pub most: u32,
    /// The points that a perfect page has.
    pub of: u32,
}

/// A code with arguments, worded when a language is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Reason {
    /// Stable kebab-case code.
    pub code: String,
    /// Arguments of the message.
    pub args: Args,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Stable kebab-case code.
    pub code: String,
    /// Arguments of the message.
    pub args: Args,
    /// JSON Pointer to the place.
    pub pointer: String,
    /// The texts that show it.
    pub evidence: Vec<Evidence>,
    /// What to write instead, where it can be told.
    pub fix: Option<Fix>,
    /// The id of the rule that reports the cause, where this only follows from it.
    pub caused_by: Option<String>,
}

/// A quotation from the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The text itself.
    pub text: String,
    /// JSON Pointer to the string it stands in.
    pub pointer: String,
    /// Where in that string.
    pub span: TextSpan,
}

/// What to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The text that replaces the evidence.
    pub replacement: String,
    /// How sure the repair is.
    pub applicability: Applicability,
}

/// How sure a repair is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Applicability {
    /// The same contact in its right form: can be applied without asking.
    Safe,
    /// Probably meant: a person must confirm it.
    Suggested,
}

impl Applicability {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Suggested => "suggested",
        }
    }
}
