//! Rules: auditors with other rule sets, the catalogue, one form field.

use std::ffi::c_char;
use std::sync::{Mutex, PoisonError};

use gospablik::rule::{Library, catalogue_json, catalogue_text};
use gospablik::{Auditor, AuditorBuilder, ContactContext, ContactField, argument};

use crate::boundary::{self, Failure};
use crate::phone::hints;
use crate::status::{self, organization_kind};
use crate::{gospablik_auditor, gospablik_error, gospablik_status, gospablik_str, gospablik_text};

/// Collects the rule sets of an auditor. Freed with `gospablik_auditor_builder_free`. Threads
/// that share one take turns.
pub struct gospablik_auditor_builder {
    builder: Mutex<AuditorBuilder>,
}

impl gospablik_auditor_builder {
    fn change(&self, change: impl FnOnce(AuditorBuilder) -> AuditorBuilder) {
        let mut builder = self.builder.lock().unwrap_or_else(PoisonError::into_inner);
        *builder = change(builder.clone());
    }
}

/// A builder without rule sets.
///
/// `builder` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_builder_new(
    builder: *mut *mut gospablik_auditor_builder,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("builder", builder)?;
            let builder = Mutex::new(Auditor::builder());
            out.set(boundary::into_pointer(gospablik_auditor_builder { builder }));
            Ok(())
        })
    }
}

/// Adds a built-in rule set by its id: `federal`, a region's. Whether there is one shows when the
/// auditor is built.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_builder_ruleset(
    builder: *mut gospablik_auditor_builder,
    id: *const c_char,
    id_len: usize,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let builder = boundary::object("builder", builder.cast_const())?;
            let id = boundary::text("id", id, id_len)?;
            builder.change(|builder| builder.ruleset(id));
            Ok(())
        })
    }
}

/// Adds a rule set in JSON. Whether it is right shows when the auditor is built.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_builder_ruleset_json(
    builder: *mut gospablik_auditor_builder,
    json: *const c_char,
    json_len: usize,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let builder = boundary::object("builder", builder.cast_const())?;
            let json = boundary::text("json", json, json_len)?;
            builder.change(|builder| builder.ruleset_json(json));
            Ok(())
        })
    }
}

/// Builds an auditor from the rule sets. The builder remains as it is and is still yours.
///
/// GOSPABLIK_STATUS_INVALID_RULESET: `error` lists every problem of the first set that has any.
/// `auditor` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_builder_build(
    builder: *const gospablik_auditor_builder,
    auditor: *mut *const gospablik_auditor,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("auditor", auditor)?;
            let builder = &boundary::object("builder", builder)?.builder;
            let builder = builder.lock().unwrap_or_else(PoisonError::into_inner).clone();
            out.set(gospablik_auditor::share(builder.build()?));
            Ok(())
        })
    }
}

/// Checks a rule set in JSON and executes its examples, as `gospablik rules check` in the terminal
/// does. GOSPABLIK_STATUS_OK: it is in order.
///
/// GOSPABLIK_STATUS_INVALID_RULESET: `error` lists every problem of the set with its place, or
/// every example that says something else than it expects.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_ruleset_check(
    json: *const c_char,
    json_len: usize,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let json = boundary::text("json", json, json_len)?;
            Auditor::check_ruleset(json, &Library::new())?;
            Ok(())
        })
    }
}

/// Frees the builder. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_builder_free(builder: *mut gospablik_auditor_builder) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(builder) }
}

/// The rules of an auditor as JSON, with texts in `lang` (a `gospablik_lang`).
///
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_catalogue_json(
    auditor: *const gospablik_auditor,
    lang: i32,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let rules = boundary::object("auditor", auditor)?.auditor.ruleset();
            out.set(gospablik_text::new(catalogue_json(rules, status::lang(lang)?)));
            Ok(())
        })
    }
}

/// The rules of an auditor as text for a person, in `lang` (a `gospablik_lang`).
///
/// `rule`: the id of one rule, told in full; empty for the list of all.
/// `text` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_catalogue_text(
    auditor: *const gospablik_auditor,
    rule: *const c_char,
    rule_len: usize,
    lang: i32,
    text: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("text", text)?;
            let rules = boundary::object("auditor", auditor)?.auditor.ruleset();
            let rule = Some(boundary::text("rule", rule, rule_len)?).filter(|id| !id.is_empty());
            out.set(gospablik_text::new(catalogue_text(rules, rule, status::lang(lang)?)?));
            Ok(())
        })
    }
}

/// What is known of the body whose form a field belongs to. All zero means that nothing is
/// known, which restricts nothing.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_contact_context {
    /// The code of its federal subject, `23`.
    pub subject: gospablik_str,
    /// The area code of local numbers.
    pub area: gospablik_str,
    /// The day as of which rules are in force, `YYYY-MM-DD`.
    pub as_of: gospablik_str,
    /// What kind of body it is, a `gospablik_organization_kind`.
    pub kind: i32,
    /// Other than 0 where it is located outside Russia.
    pub abroad: i32,
}

/// # Safety
/// As the exported functions.
unsafe fn context(given: &gospablik_contact_context) -> Result<ContactContext, Failure> {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    let (subject, area, as_of) = unsafe {
        (
            boundary::text("subject", given.subject.ptr, given.subject.len)?,
            boundary::text("area", given.area.ptr, given.area.len)?,
            boundary::text("as_of", given.as_of.ptr, given.as_of.len)?,
        )
    };
    Ok(ContactContext {
        kind: organization_kind(given.kind)?,
        subject: Some(subject.to_owned()).filter(|subject| !subject.is_empty()),
        abroad: given.abroad != 0,
        area: hints(area)?.area,
        as_of: argument::day(as_of)?,
    })
}

/// Checks one form field: the findings that the rules would give on a page with this contact
/// alone, each with its ground and what to write instead, as JSON in `lang` (a `gospablik_lang`).
///
/// `kind` is a `gospablik_contact_kind`: phone, e-mail, link or address.
/// `context` may be NULL: nothing is known.
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_auditor_check_contact(
    auditor: *const gospablik_auditor,
    kind: i32,
    value: *const c_char,
    value_len: usize,
    context: *const gospablik_contact_context,
    lang: i32,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let auditor = &boundary::object("auditor", auditor)?.auditor;
            let field = match kind {
                1 => ContactField::Phone,
                2 => ContactField::Email,
                3 => ContactField::Link,
                4 => ContactField::Address,
                _ => return Err(argument::unknown("kind", i64::from(kind)).into()),
            };
            let value = boundary::text("value", value, value_len)?;
            let known = match context.as_ref() {
                Some(given) => self::context(given)?,
                None => ContactContext::default(),
            };
            let check = auditor.check_contact(field, value, &known);
            out.set(gospablik_text::new(check.to_json(status::lang(lang)?)));
            Ok(())
        })
    }
}
