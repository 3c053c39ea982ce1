//! A summary of many reports as CSV: a line of headings, then a line an organisation.

use gospablik::argument;
use gospablik::report::{CsvForm, CsvSummary};

use crate::boundary::{self, Failure};
use crate::{
    gospablik_auditor, gospablik_error, gospablik_report, gospablik_status, gospablik_text, status,
};

/// How a summary is written. Functions take it as `int32_t form`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_csv_form {
    /// For programs: commas, UTF-8 without a mark, codes as in JSON.
    Plain = 0,
    /// For spreadsheets as they are used in Russia: `;`, UTF-8 with a byte order mark, words.
    Excel = 1,
}

fn summary(form: i32, lang: i32) -> Result<CsvSummary, Failure> {
    let form = match form {
        0 => CsvForm::Plain,
        1 => CsvForm::Excel,
        _ => return Err(argument::unknown("form", i64::from(form)).into()),
    };
    Ok(CsvSummary::new(form, status::lang(lang)?))
}

/// The line of headings of a summary, with its line end and, where the form has one, the byte
/// order mark: a column for each rule of the auditor.
///
/// `form` is a `gospablik_csv_form`, `lang` a `gospablik_lang`, which only words heed.
/// `text` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_csv_heading(
    auditor: *const gospablik_auditor,
    form: i32,
    lang: i32,
    text: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("text", text)?;
            let rules = boundary::object("auditor", auditor)?.auditor.ruleset();
            out.set(gospablik_text::new(summary(form, lang)?.heading(rules)));
            Ok(())
        })
    }
}

/// The line of one organisation in a summary, with its line end. A rule with several pages shows
/// the worst outcome. Write it behind the heading of the auditor that made the report, in the
/// same form and language.
///
/// `form` is a `gospablik_csv_form`, `lang` a `gospablik_lang`.
/// `text` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_report_csv_row(
    report: *const gospablik_report,
    form: i32,
    lang: i32,
    text: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("text", text)?;
            let report = boundary::object("report", report)?;
            let row = summary(form, lang)?.row(&report.report, &report.document);
            out.set(gospablik_text::new(row));
            Ok(())
        })
    }
}
