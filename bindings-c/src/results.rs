//! The results of a report, by index.

use gospablik::argument;
use gospablik::report::{Applicability, Finding, Outcome, RuleResult, Severity};

use crate::boundary::{self, Failure};
use crate::{gospablik_report, gospablik_status, gospablik_str, gospablik_text, status};

/// What a rule says of one subject.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_outcome {
    /// The requirement is met, `pass`.
    Pass = 1,
    /// It is not met in the data that was checked, `fail`.
    Fail = 2,
    /// The data does not tell, `unknown`; the result names what is missing.
    Unknown = 3,
    /// The rule does not apply, `not_applicable`; the result names the reason.
    NotApplicable = 4,
}

/// What a failure means.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_severity {
    /// A duty on confirmed ground, `error`.
    Error = 1,
    /// A duty on partly confirmed ground, or a contact that will not work, `warning`.
    Warning = 2,
    /// Advice, `info`.
    Info = 3,
}

/// Whether a finding says what to write instead.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_fix {
    /// There is no replacement.
    None = 0,
    /// The same contact in its right form, `safe`: can be applied without asking.
    Safe = 1,
    /// Probably meant, `suggested`: a person must confirm it.
    Suggested = 2,
}

/// What one rule says of one subject. Its texts belong to the report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_result {
    /// The id of the rule.
    pub rule: gospablik_str,
    /// JSON Pointer to what was judged: empty (the organisation), `/pages/0`.
    pub subject: gospablik_str,
    /// The code of the reason why the rule does not apply; `{NULL, 0}` where there is none.
    pub reason: gospablik_str,
    /// The outcome.
    pub outcome: gospablik_outcome,
    /// What a failure means here.
    pub severity: gospablik_severity,
    /// How many findings there are.
    pub finding_count: usize,
    /// How many places are missing.
    pub missing_count: usize,
}

/// One thing that was found. Its texts belong to the report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_finding {
    /// The stable kebab-case code.
    pub code: gospablik_str,
    /// JSON Pointer to the place.
    pub pointer: gospablik_str,
    /// The id of the rule that reports the cause; `{NULL, 0}` where this is the cause.
    pub caused_by: gospablik_str,
    /// What to write instead; `{NULL, 0}` where it cannot be told.
    pub replacement: gospablik_str,
    /// How sure the replacement is.
    pub fix: gospablik_fix,
    /// How many quotations there are.
    pub evidence_count: usize,
}

/// A quotation from the document. Its texts belong to the report.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_evidence {
    /// The text itself.
    pub text: gospablik_str,
    /// JSON Pointer to the string it stands in.
    pub pointer: gospablik_str,
    /// Where in that string.
    pub span: gospablik_span,
}

/// A place in a text: offsets in bytes of UTF-8, and in UTF-16 code units for languages that
/// count those.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct gospablik_span {
    /// The first byte.
    pub start: u32,
    /// Behind the last byte.
    pub end: u32,
    /// The first UTF-16 code unit.
    pub utf16_start: u32,
    /// Behind the last UTF-16 code unit.
    pub utf16_end: u32,
}

impl From<gospablik::TextSpan> for gospablik_span {
    fn from(span: gospablik::TextSpan) -> Self {
        let gospablik::TextSpan { start, end, utf16_start, utf16_end } = span;
        Self { start, end, utf16_start, utf16_end }
    }
}

fn item<'l, T>(name: &'static str, list: &'l [T], index: usize) -> Result<&'l T, Failure> {
    list.get(index).ok_or_else(|| argument::out_of_range(name, index, list.len()).into())
}

impl gospablik_report {
    fn result(&self, index: usize) -> Result<&RuleResult, Failure> {
        item("result", self.report.results(), index)
    }

    fn finding(&self, result: usize, finding: usize) -> Result<&Finding, Failure> {
        item("finding", &self.result(result)?.findings, finding)
    }
}

/// How many results the report has: one for each rule and subject. NULL gives 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_result_count(report: *const gospablik_report) -> usize {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(report, |report| report.report.results().len()) }
}

/// The result of this index, from 0: rules in catalogue order, subjects in document order.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_result(
    report: *const gospablik_report,
    index: usize,
    result: *mut gospablik_result,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("result", result)?;
            let found = boundary::object("report", report)?.result(index)?;
            out.set(gospablik_result {
                rule: (&found.rule).into(),
                subject: (&found.subject).into(),
                reason: found.reason.as_ref().map(|reason| &reason.code).into(),
                outcome: match found.outcome {
                    Outcome::Pass => gospablik_outcome::Pass,
                    Outcome::Fail => gospablik_outcome::Fail,
                    Outcome::Unknown => gospablik_outcome::Unknown,
                    Outcome::NotApplicable => gospablik_outcome::NotApplicable,
                },
                severity: match found.severity {
                    Severity::Error => gospablik_severity::Error,
                    Severity::Warning => gospablik_severity::Warning,
                    Severity::Info => gospablik_severity::Info,
                },
                finding_count: found.findings.len(),
                missing_count: found.missing.len(),
            });
            Ok(())
        })
    }
}

/// A place that would have to be checked for the result to be known: a JSON Pointer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_missing(
    report: *const gospablik_report,
    result: usize,
    index: usize,
    pointer: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("pointer", pointer)?;
            let found = boundary::object("report", report)?.result(result)?;
            out.set(item("index", &found.missing, index)?.into());
            Ok(())
        })
    }
}

/// A finding of a result, both by index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_finding(
    report: *const gospablik_report,
    result: usize,
    index: usize,
    finding: *mut gospablik_finding,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("finding", finding)?;
            let found = boundary::object("report", report)?.finding(result, index)?;
            out.set(gospablik_finding {
                code: (&found.code).into(),
                pointer: (&found.pointer).into(),
                caused_by: found.caused_by.as_ref().into(),
                replacement: found.fix.as_ref().map(|fix| &fix.replacement).into(),
                fix: match found.fix.as_ref().map(|fix| fix.applicability) {
                    None => gospablik_fix::None,
                    Some(Applicability::Safe) => gospablik_fix::Safe,
                    Some(Applicability::Suggested) => gospablik_fix::Suggested,
                },
                evidence_count: found.evidence.len(),
            });
            Ok(())
        })
    }
}

/// What a finding says, in `lang` (a `gospablik_lang`).
///
/// `message` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_finding_message(
    report: *const gospablik_report,
    result: usize,
    index: usize,
    lang: i32,
    message: *mut *mut gospablik_text,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("message", message)?;
            let report = boundary::object("report", report)?;
            let (found, finding) = (report.result(result)?, report.finding(result, index)?);
            let lang = status::lang(lang)?;
            out.set(gospablik_text::new(report.report.finding_message(found, finding, lang)));
            Ok(())
        })
    }
}

/// A quotation that shows a finding: result, finding and quotation by index.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_evidence(
    report: *const gospablik_report,
    result: usize,
    finding: usize,
    index: usize,
    evidence: *mut gospablik_evidence,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("evidence", evidence)?;
            let found = boundary::object("report", report)?.finding(result, finding)?;
            let found = item("index", &found.evidence, index)?;
            out.set(gospablik_evidence {
                text: (&found.text).into(),
                pointer: (&found.pointer).into(),
                span: found.span.into(),
            });
            Ok(())
        })
    }
}
