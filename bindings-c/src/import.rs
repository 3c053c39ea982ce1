//! What people already have: saved answers of the networks' APIs, registers of organisations.

use std::ffi::{c_char, c_void};

use gospablik::page::{DocumentBuilder, Limits, Source, read_register};
use gospablik::{Document, argument};

use crate::batch::{Batch, batch, go_on};
use crate::boundary::{self, Failure};
use crate::{
    gospablik_answer_callback, gospablik_auditor, gospablik_document, gospablik_error,
    gospablik_report, gospablik_status,
};

/// The network whose API gave the answers. Functions take it as `int32_t source`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_source {
    /// VK API: `groups.getById` and `wall.get`, `vk`.
    Vk = 1,
    /// OK API: `group.getInfo` and `mediatopic.getTopics` or `stream.get`, `ok`.
    Ok = 2,
}

fn source(number: i32) -> Result<Source, Failure> {
    match number {
        1 => Ok(Source::Vk),
        2 => Ok(Source::Ok),
        _ => Err(argument::unknown("source", i64::from(number)).into()),
    }
}

/// Audits saved answers of a network's API.
///
/// `source` is a `gospablik_source`.
/// `answers`: one JSON object. Its keys are the names of API methods, each with the answer as the
/// network gave it, with or without its `response`; beside them stand `collectedAt` and
/// `organization`, as in a document. What an answer does not hold is unknown in the report; an
/// answer that is an error, or a wall that is closed or deleted, is the reason it names.
/// `as_of`: the day of the audit, `YYYY-MM-DD`; empty for the day of `collectedAt`.
/// `report` receives an object that you own. GOSPABLIK_STATUS_INVALID_DOCUMENT: `error` lists
/// every problem of the answers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_import(
    auditor: *const gospablik_auditor,
    source: i32,
    answers: *const c_char,
    answers_len: usize,
    as_of: *const c_char,
    as_of_len: usize,
    report: *mut *mut gospablik_report,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("report", report)?;
            let auditor = &boundary::object("auditor", auditor)?.auditor;
            let source = self::source(source)?;
            let answers = boundary::text("answers", answers, answers_len)?;
            let as_of = argument::day(boundary::text("as_of", as_of, as_of_len)?)?;
            let document = Document::import(source, answers)?;
            out.set(boundary::into_pointer(gospablik_report::of(auditor, document, as_of)?));
            Ok(())
        })
    }
}

/// The document that saved answers of a network's API make: to look at
/// (`gospablik_document_json`), to complete with what no API tells, to audit.
///
/// `source` and `answers` as for `gospablik_auditor_audit_import`.
/// `document` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_from_import(
    source: i32,
    answers: *const c_char,
    answers_len: usize,
    document: *mut *mut gospablik_document,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("document", document)?;
            let source = self::source(source)?;
            let answers = boundary::text("answers", answers, answers_len)?;
            let imported = Document::import(source, answers)?;
            out.set(boundary::into_pointer(gospablik_document::hold(&imported)));
            Ok(())
        })
    }
}

/// Receives one organisation of a register.
///
/// `context` is what you gave to the call; `line` is the line of the register, from 1. Of
/// `document` and `error` one is NULL; the other is lent for the time of the callback: read it
/// (`gospablik_document_json` gives a line of NDJSON), audit it, do not free it, do not keep it.
/// Return 0 to go on; anything else ends the call with GOSPABLIK_STATUS_STOPPED.
/// It must return normally: no exception, no longjmp. It is called on the thread of the call and
/// may use the library.
pub type gospablik_document_callback = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        line: usize,
        document: *const gospablik_document,
        error: *const gospablik_error,
    ) -> i32,
>;

/// Reads a register of organisations in CSV and hands the document of each to `callback`, in
/// their order. A bad line becomes a call with an error, and the reading goes on.
///
/// `csv`: a line of headings (ИНН, ОГРН, Наименование, Вид, Регион, Сайт, ВКонтакте..., or their
/// English names), then an organisation a line; cells separated by `;`, `,` or tabulators.
/// GOSPABLIK_STATUS_INVALID_DOCUMENT: the register as a whole cannot be read, and `callback` was
/// not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_register_read(
    csv: *const c_char,
    csv_len: usize,
    callback: gospablik_document_callback,
    context: *mut c_void,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let csv = boundary::text("csv", csv, csv_len)?;
            let callback = callback.ok_or_else(|| argument::missing("callback"))?;
            for row in read_register(csv.as_bytes(), &Limits::default())? {
                let line = row.line as usize;
                // The callback was given for this call with this context; what it is lent lives
                // until it returns.
                let answer = match row.document {
                    Ok(document) => {
                        let document = gospablik_document::hold(&document);
                        callback(context, line, &raw const document, std::ptr::null())
                    }
                    Err(cause) => {
                        let error = gospablik_error::of(cause.on_line(row.line));
                        callback(context, line, std::ptr::null(), &raw const error)
                    }
                };
                go_on(answer)?;
            }
            Ok(())
        })
    }
}

/// Audits every organisation of a register in CSV and hands each answer to `callback` with the
/// number of its line. A bad line becomes an answer with an error, and the call goes on.
///
/// `csv` as for `gospablik_register_read`.
/// `as_of`: the day of the audits, `YYYY-MM-DD`. A register does not say when it was collected:
/// without a day every answer is an error.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_register(
    auditor: *const gospablik_auditor,
    csv: *const c_char,
    csv_len: usize,
    as_of: *const c_char,
    as_of_len: usize,
    callback: gospablik_answer_callback,
    context: *mut c_void,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let batch: Batch<'_> = batch(auditor, as_of, as_of_len, callback, context)?;
            let csv = boundary::text("csv", csv, csv_len)?;
            for row in read_register(csv.as_bytes(), &Limits::default())? {
                let document = row.document.map_err(|cause| cause.on_line(row.line));
                batch.answer(row.line as usize, document)?;
            }
            Ok(())
        })
    }
}

impl gospablik_document {
    /// Goes on from a document of the library.
    pub(crate) fn hold(document: &Document) -> Self {
        Self { builder: DocumentBuilder::from(document).into() }
    }
}
