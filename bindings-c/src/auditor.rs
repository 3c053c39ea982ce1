//! The auditor: rules, ready to be applied.

use std::ffi::c_char;
use std::sync::Arc;

use gospablik::page::parse_day;
use gospablik::{Auditor, Document, argument};

use crate::boundary;
use crate::status::organization_kind;
use crate::{gospablik_error, gospablik_report, gospablik_status};

/// The rules, ready to be applied to documents. Immutable: build it once and share it; any number
/// of threads may call any function that takes `const gospablik_auditor *` at the same time.
/// Freed with `gospablik_auditor_free`.
pub struct gospablik_auditor {
    pub(crate) auditor: Auditor,
}

impl gospablik_auditor {
    pub(crate) fn share(auditor: Auditor) -> *const Self {
        Arc::into_raw(Arc::new(Self { auditor }))
    }
}

/// What kind of body owes a page. Functions take it as `int32_t kind`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_organization_kind {
    /// Not said: rules that differ by kind come out as unknown.
    Unknown = 0,
    /// State body (государственный орган), `state_body`.
    StateBody = 1,
    /// Local self-government body (орган местного самоуправления), `municipal_body`.
    MunicipalBody = 2,
    /// Subordinate organisation (подведомственная организация), `subordinate`.
    Subordinate = 3,
    /// Court (суд), `court`.
    Court = 4,
}

/// An auditor with the federal rules this library carries.
///
/// `auditor` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_new_federal(
    auditor: *mut *const gospablik_auditor,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("auditor", auditor)?;
            out.set(gospablik_auditor::share(Auditor::federal()?));
            Ok(())
        })
    }
}

/// A second reference to the same auditor, to be freed on its own. Cheap: the rules are shared.
/// For owners that do not know of one another; threads need it only where none outlives the rest.
///
/// NULL gives NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_clone(
    auditor: *const gospablik_auditor,
) -> *const gospablik_auditor {
    if !auditor.is_null() {
        // SAFETY: it came from `Arc::into_raw` and is alive, as `boundary` has callers promise.
        unsafe { Arc::increment_strong_count(auditor) };
    }
    auditor
}

/// Frees this reference to the auditor; the last one frees the rules. Reports live on. NULL is a
/// no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_free(auditor: *const gospablik_auditor) {
    if !auditor.is_null() {
        // SAFETY: it came from `Arc::into_raw`, and each reference is given back once.
        unsafe { Arc::decrement_strong_count(auditor) };
    }
}

/// Audits a document in JSON.
///
/// `document`: the JSON text, see the document contract.
/// `as_of`: the day of the audit, `YYYY-MM-DD`; empty for the day of the document's
/// `collectedAt`.
/// `report` receives an object that you own. A page that breaks every rule is a success: the
/// report says so. A document that cannot be evaluated is GOSPABLIK_STATUS_INVALID_DOCUMENT, and
/// `error` lists every problem.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_json(
    auditor: *const gospablik_auditor,
    document: *const c_char,
    document_len: usize,
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
            let document = boundary::text("document", document, document_len)?;
            let as_of = argument::day(boundary::text("as_of", as_of, as_of_len)?)?;
            let document = Document::from_json(document)?;
            out.set(boundary::into_pointer(gospablik_report::of(auditor, document, as_of)?));
            Ok(())
        })
    }
}

/// Audits one page given as plain text: contacts found in it become the page's fields, the text
/// itself its description and one undated post. What a text cannot tell comes out as unknown.
///
/// `kind` is a `gospablik_organization_kind`.
/// `as_of`: the day of the audit, `YYYY-MM-DD`; required, because a text has no date.
/// `report` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_text(
    auditor: *const gospablik_auditor,
    text: *const c_char,
    text_len: usize,
    kind: i32,
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
            let text = boundary::text("text", text, text_len)?;
            let kind = organization_kind(kind)?;
            let as_of = parse_day(boundary::text("as_of", as_of, as_of_len)?)?;
            let mut document = Document::from_text(text)?;
            document.organization.kind = kind;
            out.set(boundary::into_pointer(gospablik_report::of(auditor, document, Some(as_of))?));
            Ok(())
        })
    }
}
