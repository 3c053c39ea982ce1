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

impl Outcome {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl Verdict {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NonCompliant => "non_compliant",
            Self::Undetermined => "undetermined",
            Self::Remarks => "remarks",
            Self::Compliant => "compliant",
            Self::NotApplicable => "not_applicable",
        }
    }
}

impl SeverityCounts {
    fn add(&mut self, outcome: Outcome) {
        let slot = match outcome {
            Outcome::Pass => &mut self.pass,
            Outcome::Fail => &mut self.fail,
            Outcome::Unknown => &mut self.unknown,
            Outcome::NotApplicable => &mut self.not_applicable,
        };
        *slot = slot.saturating_add(1);
    }
}

impl Counts {
    /// Counts results by severity and outcome.
    #[must_use]
    pub fn of(results: impl IntoIterator<Item = (Severity, Outcome)>) -> Self {
        let mut counts = Self::default();
        for (severity, outcome) in results {
            match severity {
                Severity::Error => counts.error.add(outcome),
                Severity::Warning => counts.warning.add(outcome),
                Severity::Info => counts.info.add(outcome),
            }
        }
        counts
    }

    /// The counts of one severity.
    #[must_use]
    pub fn get(&self, severity: Severity) -> SeverityCounts {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Info => self.info,
        }
    }

    /// The verdict that follows. Error rules lead: where none applied there is nothing to
    /// comply with, whatever the warnings say; an unknown warning does not cloud compliance.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        if self.error.fail > 0 {
            Verdict::NonCompliant
        } else if self.error.unknown > 0 {
            Verdict::Undetermined
        } else if self.error.pass == 0 {
            Verdict::NotApplicable
        } else if self.warning.fail > 0 {
            Verdict::Remarks
        } else {
            Verdict::Compliant
        }
    }
}
