//! Many documents in one call, each answered through a callback.

use std::ffi::{c_char, c_void};

use gospablik::{Auditor, Document, Error, argument};
use time::Date;

use crate::boundary::{self, Failure};
use crate::{
    gospablik_auditor, gospablik_error, gospablik_report, gospablik_status, gospablik_str,
};

/// Receives the answer to one document of a batch.
///
/// `context` is what you gave to the call. `number` is the index of the document in the array,
/// or the number of the line, from 1. Of `report` and `error` one is NULL; the other is lent for
/// the time of the callback: read it, do not free it, do not keep it.
/// Return 0 to go on; anything else ends the call with GOSPABLIK_STATUS_STOPPED.
/// It must return normally: no exception, no longjmp. It is called on the thread of the call and
/// may use the library.
pub type gospablik_answer_callback = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        number: usize,
        report: *const gospablik_report,
        error: *const gospablik_error,
    ) -> i32,
>;

/// What every answer of a call needs.
pub(crate) struct Batch<'a> {
    auditor: &'a Auditor,
    as_of: Option<Date>,
    callback: unsafe extern "C" fn(
        *mut c_void,
        usize,
        *const gospablik_report,
        *const gospablik_error,
    ) -> i32,
    context: *mut c_void,
}

impl Batch<'_> {
    /// Audits one document and hands over the answer.
    pub(crate) fn answer(
        &self,
        number: usize,
        document: Result<Document, Error>,
    ) -> Result<(), Failure> {
        let audited =
            document.and_then(|document| gospablik_report::of(self.auditor, document, self.as_of));
        let answer = match audited {
            // SAFETY: the callback was given for this call with this context; the report lives
            // until it returns.
            Ok(report) => unsafe {
                (self.callback)(self.context, number, &raw const report, NO_ERROR)
            },
            Err(cause) => {
                let error = gospablik_error::of(cause);
                // SAFETY: as above.
                unsafe { (self.callback)(self.context, number, NO_REPORT, &raw const error) }
            }
        };
        go_on(answer)
    }

    fn answer_json(&self, number: usize, name: &'static str, json: &[u8]) -> Result<(), Failure> {
        self.answer(number, argument::text(name, json).and_then(Document::from_json))
    }
}

/// What a callback answers: 0 to go on.
pub(crate) fn go_on(answer: i32) -> Result<(), Failure> {
    if answer == 0 { Ok(()) } else { Err(Failure::Status(gospablik_status::Stopped)) }
}

const NO_ERROR: *const gospablik_error = std::ptr::null();
const NO_REPORT: *const gospablik_report = std::ptr::null();

/// # Safety
/// As the exported functions.
pub(crate) unsafe fn batch<'a>(
    auditor: *const gospablik_auditor,
    as_of: *const c_char,
    as_of_len: usize,
    callback: gospablik_answer_callback,
    context: *mut c_void,
) -> Result<Batch<'a>, Failure> {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    let (auditor, as_of) = unsafe {
        let auditor = boundary::object("auditor", auditor)?;
        (&auditor.auditor, boundary::text("as_of", as_of, as_of_len)?)
    };
    let callback = callback.ok_or_else(|| argument::missing("callback"))?;
    Ok(Batch { auditor, as_of: argument::day(as_of)?, callback, context })
}

/// Audits `count` documents in JSON and hands each answer to `callback`, in their order. A bad
/// document becomes an answer with an error; the call goes on.
///
/// `as_of`: the day of the audits, `YYYY-MM-DD`; empty for the day of each document's
/// `collectedAt`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_batch(
    auditor: *const gospablik_auditor,
    documents: *const gospablik_str,
    count: usize,
    as_of: *const c_char,
    as_of_len: usize,
    callback: gospablik_answer_callback,
    context: *mut c_void,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let batch = batch(auditor, as_of, as_of_len, callback, context)?;
            let documents = boundary::items("documents", documents, count)?;
            for (index, item) in documents.iter().enumerate() {
                let bytes = boundary::bytes("documents", item.ptr, item.len)?;
                batch.answer_json(index, "documents", bytes)?;
            }
            Ok(())
        })
    }
}

/// Audits every line of an NDJSON text and hands each answer to `callback` with the number of its
/// line. Blank lines are passed over. A bad line, also one that is not UTF-8, becomes an answer
/// with an error; the call goes on.
///
/// `as_of`: as for `gospablik_auditor_audit_batch`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_lines(
    auditor: *const gospablik_auditor,
    lines: *const c_char,
    lines_len: usize,
    as_of: *const c_char,
    as_of_len: usize,
    callback: gospablik_answer_callback,
    context: *mut c_void,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let batch = batch(auditor, as_of, as_of_len, callback, context)?;
            let lines = boundary::bytes("lines", lines, lines_len)?;
            for (number, line) in argument::lines(lines) {
                batch.answer_json(number, "lines", line)?;
            }
            Ok(())
        })
    }
}
