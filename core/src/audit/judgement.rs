//! What one requirement says of one subject, before it becomes a result of a rule.

use crate::message::{Arg, Args};
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
    pub(crate) fn pass() -> Self {
        Self {
            outcome: Outcome::Pass,
            findings: Vec::new(),
            missing: Vec::new(),
            reason: None,
            score: None,
        }
    }

    /// The rule does not apply.
    #[inline(never)]
    pub(crate) fn free(&mut self, code: &str) -> &mut Args {
        self.outcome = Outcome::NotApplicable;
        self.reason(code)
    }

    /// What explains the outcome.
    pub(crate) fn reason(&mut self, code: &str) -> &mut Args {
        let reason = Reason { code: code.into(), args: Args::new() };
        &mut self.reason.insert(reason).args
    }

    /// Nothing can be said without what is there.
    #[inline(never)]
    pub(crate) fn unknown(&mut self, missing: String) {
        self.outcome = Outcome::Unknown;
        self.missing.push(missing);
    }

    /// Adds a finding without evidence.
    #[inline(never)]
    pub(crate) fn find(&mut self, code: &str, pointer: String) -> &mut Finding {
        self.findings.push_mut(finding(code, pointer))
    }

    /// A failure where something was found, else unknown where something is missing.
    #[inline(never)]
    pub(crate) fn settle(&mut self) {
        if !self.findings.is_empty() {
            self.outcome = Outcome::Fail;
            self.missing = Vec::new();
        } else if !self.missing.is_empty() {
            self.outcome = Outcome::Unknown;
        }
    }

    /// Turns a failure into an unknown outcome, because whether it concerns the subject hangs
    /// on `missing`; leaves every other outcome as it is.
    #[inline(never)]
    pub(crate) fn fail_needs(&mut self, missing: String) {
        if matches!(self.outcome, Outcome::Fail | Outcome::Unknown) {
            self.outcome = Outcome::Unknown;
            self.missing.insert(0, missing);
        }
    }
}

/// A finding without evidence.
#[inline(never)]
pub(crate) fn finding(code: &str, pointer: String) -> Finding {
    Finding {
        code: code.into(),
        args: Args::new(),
        pointer,
        evidence: Vec::new(),
        fix: None,
        caused_by: None,
    }
}

/// Adds arguments in place: arguments that are handed on by value weigh more in WebAssembly.
pub(crate) trait Note {
    /// A text.
    fn text(&mut self, name: &'static str, text: String) -> &mut Self;

    /// A text that the program holds.
    fn word(&mut self, name: &'static str, word: &'static str) -> &mut Self;

    /// A whole number.
    fn number(&mut self, name: &'static str, number: u32) -> &mut Self;
}

impl Note for Args {
    #[inline(never)]
    fn text(&mut self, name: &'static str, text: String) -> &mut Self {
        note(self, name, text.into());
        self
    }

    #[inline(never)]
    fn word(&mut self, name: &'static str, word: &'static str) -> &mut Self {
        note(self, name, word.into());
        self
    }

    #[inline(never)]
    fn number(&mut self, name: &'static str, number: u32) -> &mut Self {
        note(self, name, number.into());
        self
    }
}

fn note(args: &mut Args, name: &'static str, value: Arg) {
    *args = std::mem::take(args).with(name, value);
}

/// How many there are, as an argument.
pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
