//! The report: verdict, counts, renderings.

use std::sync::OnceLock;

use gospablik::report::{Report, SeverityCounts, Verdict};
use gospablik::{Auditor, Document, Error, Lang};
use time::Date;

use crate::boundary;
use crate::{gospablik_status, gospablik_str, status};

/// What an audit gives. Immutable: any thread may read it. Everything read from it belongs to it.
/// Freed with `gospablik_report_free`; it outlives its auditor.
pub struct gospablik_report {
    pub(crate) report: Report,
    /// What was audited: renderings quote it.
    pub(crate) document: Document,
    renderings: [Renderings; 4],
}

/// One rendering in each language, made when it is first asked for.
#[derive(Default)]
struct Renderings([OnceLock<String>; 2]);

impl Renderings {
    fn get(&self, lang: Lang, render: impl FnOnce() -> String) -> &String {
        let [ru, en] = &self.0;
        match lang {
            Lang::Ru => ru,
            Lang::En => en,
        }
        .get_or_init(render)
    }
}

impl gospablik_report {
    /// Audits a document as of a day, or of the day on which it was collected.
    pub(crate) fn of(
        auditor: &Auditor,
        document: Document,
        as_of: Option<Date>,
    ) -> Result<Self, Error> {
        let report = auditor.audit_dated(&document, as_of)?;
        Ok(Self { report, document, renderings: Default::default() })
    }

    fn json(&self, lang: Lang) -> &String {
        let [json, ..] = &self.renderings;
        json.get(lang, || self.report.to_json(lang))
    }

    fn text(&self, lang: Lang) -> &String {
        let [_, text, ..] = &self.renderings;
        text.get(lang, || self.report.to_text(lang))
    }

    fn html(&self, lang: Lang) -> &String {
        let [.., html, _] = &self.renderings;
        html.get(lang, || self.report.to_html(&self.document, lang))
    }

    fn letter(&self, lang: Lang) -> &String {
        let [.., letter] = &self.renderings;
        letter.get(lang, || self.report.to_letter(lang))
    }
}

/// The outcome of a whole audit.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum gospablik_verdict {
    /// There is no report.
    #[default]
    None = 0,
    /// An error rule failed, `non_compliant`.
    NonCompliant = 1,
    /// No error rule failed, and one is unknown, `undetermined`.
    Undetermined = 2,
    /// No error rule failed or is unknown, and a warning rule failed, `remarks`.
    Remarks = 3,
    /// Every duty that applies is met, `compliant`.
    Compliant = 4,
    /// No error rule applied, `not_applicable`.
    NotApplicable = 5,
}

impl From<Verdict> for gospablik_verdict {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::NonCompliant => Self::NonCompliant,
            Verdict::Undetermined => Self::Undetermined,
            Verdict::Remarks => Self::Remarks,
            Verdict::Compliant => Self::Compliant,
            Verdict::NotApplicable => Self::NotApplicable,
        }
    }
}

/// How often each outcome occurred among results of one severity.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct gospablik_severity_counts {
    /// Results that passed.
    pub pass: u32,
    /// Results that failed.
    pub fail: u32,
    /// Results that are unknown.
    pub unknown: u32,
    /// Results that do not apply.
    pub not_applicable: u32,
}

impl From<SeverityCounts> for gospablik_severity_counts {
    fn from(counts: SeverityCounts) -> Self {
        let SeverityCounts { pass, fail, unknown, not_applicable } = counts;
        Self { pass, fail, unknown, not_applicable }
    }
}

/// Counts of results by severity and outcome.
#[repr(C)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct gospablik_counts {
    /// Results of error rules.
    pub error: gospablik_severity_counts,
    /// Results of warning rules.
    pub warning: gospablik_severity_counts,
    /// Results of info rules.
    pub info: gospablik_severity_counts,
}

/// The verdict. NULL gives `GOSPABLIK_VERDICT_NONE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_verdict(
    report: *const gospablik_report,
) -> gospablik_verdict {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(report, |report| report.report.verdict().into()) }
}

/// Counts of results by severity and outcome.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_counts(
    report: *const gospablik_report,
    counts: *mut gospablik_counts,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("counts", counts)?;
            let counts = boundary::object("report", report)?.report.counts();
            out.set(gospablik_counts {
                error: counts.error.into(),
                warning: counts.warning.into(),
                info: counts.info.into(),
            });
            Ok(())
        })
    }
}

/// The whole report as JSON, one line, with messages in `lang` (a `gospablik_lang`). Equal byte
/// for byte for equal input in every binding.
///
/// Rendered when it is first asked for; the text belongs to `report`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_json(
    report: *const gospablik_report,
    lang: i32,
    json: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { rendering(report, lang, json, gospablik_report::json) }
}

/// The whole report as text for a person, in `lang` (a `gospablik_lang`).
///
/// Rendered when it is first asked for; the text belongs to `report`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_text(
    report: *const gospablik_report,
    lang: i32,
    text: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { rendering(report, lang, text, gospablik_report::text) }
}

/// The whole report as one HTML page to read and print, in `lang` (a `gospablik_lang`): complete
/// in itself, without scripts and without anything to load; every text of the document is escaped.
///
/// Rendered when it is first asked for; the text belongs to `report`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_html(
    report: *const gospablik_report,
    lang: i32,
    html: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { rendering(report, lang, html, gospablik_report::html) }
}

/// A letter to the administrator of the pages, in `lang` (a `gospablik_lang`): what to mend, the
/// gravest first, plain text of at most 60 lines of 80 characters.
///
/// Rendered when it is first asked for; the text belongs to `report`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_letter(
    report: *const gospablik_report,
    lang: i32,
    letter: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { rendering(report, lang, letter, gospablik_report::letter) }
}

/// # Safety
/// As the exported functions.
unsafe fn rendering(
    report: *const gospablik_report,
    lang: i32,
    text: *mut gospablik_str,
    render: fn(&gospablik_report, Lang) -> &String,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("text", text)?;
            let report = boundary::object("report", report)?;
            out.set(render(report, status::lang(lang)?).into());
            Ok(())
        })
    }
}

/// Frees the report and every text read from it. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_free(report: *mut gospablik_report) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(report) }
}
