//! A document without JSON: values under their pointers.

use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};

use gospablik::page::DocumentBuilder;
use gospablik::{Document, argument, page::Json};

use crate::boundary;
use crate::{
    gospablik_auditor, gospablik_error, gospablik_report, gospablik_status, gospablik_text,
};

/// A document that is put together value by value. Every value stands under the JSON Pointer it
/// has in the document contract: `/organization/kind`, `/pages/0/url`. The step `-` appends to a
/// list. What is not set was not checked; an empty text or list was checked and is empty.
/// Threads that share one take turns. Freed with `gospablik_document_free`.
pub struct gospablik_document {
    pub(crate) builder: Mutex<DocumentBuilder>,
}

/// A document that holds nothing yet.
///
/// `document` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_new(
    document: *mut *mut gospablik_document,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("document", document)?;
            let builder = Mutex::new(DocumentBuilder::default());
            out.set(boundary::into_pointer(gospablik_document { builder }));
            Ok(())
        })
    }
}

/// A document that begins with what a JSON text holds, to be changed and audited.
///
/// `json`: a whole document as the contract allows it; else GOSPABLIK_STATUS_INVALID_DOCUMENT,
/// and `error` lists every problem. What is null in it is left out.
/// `document` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_from_json(
    json: *const c_char,
    json_len: usize,
    document: *mut *mut gospablik_document,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("document", document)?;
            let read = Document::from_json(boundary::text("json", json, json_len)?)?;
            out.set(boundary::into_pointer(gospablik_document::hold(&read)));
            Ok(())
        })
    }
}

/// A document of one page from plain text, as `gospablik_auditor_audit_text` reads it: contacts
/// found in the text become the page's fields, the text itself its description and one undated
/// post.
///
/// `document` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_from_text(
    text: *const c_char,
    text_len: usize,
    document: *mut *mut gospablik_document,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("document", document)?;
            let read = Document::from_text(boundary::text("text", text, text_len)?)?;
            out.set(boundary::into_pointer(gospablik_document::hold(&read)));
            Ok(())
        })
    }
}

/// # Safety
/// As the exported functions.
unsafe fn set(
    document: *mut gospablik_document,
    pointer: *const c_char,
    pointer_len: usize,
    error: *mut *mut gospablik_error,
    value: impl FnOnce() -> Result<gospablik::page::Json, boundary::Failure>,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let document = boundary::object("document", document.cast_const())?;
            let pointer = boundary::text("pointer", pointer, pointer_len)?;
            let value = value()?;
            let mut builder = document.builder.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(builder.set(pointer, value)?)
        })
    }
}

/// Sets a text, also a name (`court`), a date or a time. Whether the contract knows the place
/// shows when the document is audited.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_set_text(
    document: *mut gospablik_document,
    pointer: *const c_char,
    pointer_len: usize,
    text: *const c_char,
    text_len: usize,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        set(document, pointer, pointer_len, error, || {
            Ok(boundary::text("text", text, text_len)?.into())
        })
    }
}

/// Sets a number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_set_number(
    document: *mut gospablik_document,
    pointer: *const c_char,
    pointer_len: usize,
    number: i64,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { set(document, pointer, pointer_len, error, || Ok(number.into())) }
}

/// Sets yes (other than 0) or no (0).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_set_flag(
    document: *mut gospablik_document,
    pointer: *const c_char,
    pointer_len: usize,
    flag: i32,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { set(document, pointer, pointer_len, error, || Ok((flag != 0).into())) }
}

/// Sets an empty list: it was looked for, and there is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_set_empty_list(
    document: *mut gospablik_document,
    pointer: *const c_char,
    pointer_len: usize,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { set(document, pointer, pointer_len, error, || Ok(Vec::<Json>::new().into())) }
}

/// The document as JSON, whether the contract allows it or not.
///
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_json(
    document: *const gospablik_document,
    json: *mut *mut gospablik_text,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("json", json)?;
            let builder = &boundary::object("document", document)?.builder;
            let text = builder.lock().unwrap_or_else(PoisonError::into_inner).to_json();
            out.set(gospablik_text::new(text));
            Ok(())
        })
    }
}

/// Audits the document as it is now; it remains yours and may be changed and audited again.
///
/// `as_of` and `report` as for `gospablik_auditor_audit_json`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_audit_document(
    auditor: *const gospablik_auditor,
    document: *const gospablik_document,
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
            let builder = &boundary::object("document", document)?.builder;
            let as_of = argument::day(boundary::text("as_of", as_of, as_of_len)?)?;
            let document = builder.lock().unwrap_or_else(PoisonError::into_inner).build()?;
            out.set(boundary::into_pointer(gospablik_report::of(auditor, document, as_of)?));
            Ok(())
        })
    }
}

/// Frees the document. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_document_free(document: *mut gospablik_document) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(document) }
}
