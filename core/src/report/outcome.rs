use serde::{Deserialize, Serialize};

/// What a rule says of one subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The requirement is met.
    Pass,
    /// It is not met in the data that was checked.
    Fail,
    /// The data does not tell; the result names what is missing.
    Unknown,
    /// The rule does not apply; the result names the reason.
    NotApplicable,
}

/// What a failure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// A duty on confirmed ground.
    Error,
    /// A duty on partly confirmed ground or by interpretation, or a contact that will not work.
    Warning,
    /// Advice.
    Info,
}

/// The outcome of the whole audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// An error rule failed.
    NonCompliant,
    /// No error rule failed, and one is unknown.
    Undetermined,
    /// No error rule failed or is unknown, and a warning rule failed.
    Remarks,
    /// Every duty that applies is met.
    Compliant,
    /// No error rule applied.
    NotApplicable,
}

/// How often each outcome occurred among results of one severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SeverityCounts {
    /// Results that passed.
    pub pass: u32,
    /// Results that failed.
    pub fail: u32,
    /// Results that are unknown.
    pub unknown: u32,
    /// Results that do not apply.
    pub not_applicable: u32,
}

/// Counts by severity and outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Results of error rules.
    pub error: SeverityCounts,
    /// Results of warning rules.
    pub warning: SeverityCounts,
    /// Results of info rules.
    pub info: SeverityCounts,
}
