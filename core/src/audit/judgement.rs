//! What one requirement says of one subject, before it becomes a result of a rule.

use crate::message::Args;
use crate::report::{Finding, Outcome, Points, Reason};

/// An outcome with what explains it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judgement {
    pub(crate) outcome: Outcome,
    pub(crate) findings: Vec<Finding>,
    pub(crate) missing: Vec<String>,
    pub(crate) reason: Option<Reason>,
    pub(crate) score: Option<Points>,
}

impl Judgement {
    fn new(outcome: Outcome) -> Self {
        Self { outcome, findings: Vec::new(), missing: Vec::new(), reason: None, score: None }
    }

    pub(crate) fn pass() -> Self {
        Self::new(Outcome::Pass)
    }

    pub(crate) fn fail(findings: Vec<Finding>) -> Self {
        Self { findings, ..Self::new(Outcome::Fail) }
    }

    /// A failure with one finding that has no evidence of its own.
    pub(crate) fn fail_at(code: &str, pointer: impl Into<String>, args: Args) -> Self {
        Self::fail(vec![finding(code, pointer, args)])
    }

    /// Nothing can be said without what `missing` points at.
    pub(crate) fn unknown(missing: Vec<String>) -> Self {
        Self { missing, ..Self::new(Outcome::Unknown) }
    }

    pub(crate) fn not_applicable(code: &str, args: Args) -> Self {
        let reason = Reason { code: code.into(), args };
        Self { reason: Some(reason), ..Self::new(Outcome::NotApplicable) }
    }

    pub(crate) fn with_findings(mut self, findings: Vec<Finding>) -> Self {
        self.findings = findings;
        self
    }

    pub(crate) fn with_reason(mut self, code: &str, args: Args) -> Self {
        self.reason = Some(Reason { code: code.into(), args });
        self
    }

    /// Turns a failure into an unknown outcome, because whether it concerns the subject hangs
    /// on `missing`; leaves every other outcome as it is.
    pub(crate) fn fail_needs(mut self, missing: String) -> Self {
        match self.outcome {
            Outcome::Fail => {
                self.outcome = Outcome::Unknown;
                self.missing.insert(0, missing);
            }
            Outcome::Unknown => self.missing.insert(0, missing),
            Outcome::Pass | Outcome::NotApplicable => {}
        }
        self
    }
}

/// A finding without evidence.
pub(crate) fn finding(code: &str, pointer: impl Into<String>, args: Args) -> Finding {
    Finding {
        code: code.into(),
        args,
        pointer: pointer.into(),
        evidence: Vec::new(),
        fix: None,
        caused_by: None,
    }
}
