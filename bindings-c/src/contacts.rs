//! Contacts by iterator: all of a text, or the addresses of a field.

use std::ffi::c_char;
use std::sync::atomic::{AtomicUsize, Ordering};

use gospablik::contact::email::{self, EmailMatch};
use gospablik::contact::link::{self, LinkMatch};
use gospablik::contact::phone::{Kind, PhoneMatch};
use gospablik::text::scan::{Found, ScanOptions, scan};
use gospablik::{Span, argument};

use crate::boundary::{self, Failure};
use crate::phone::hints;
use crate::{gospablik_error, gospablik_status, gospablik_str, gospablik_text, status};

/// What a contact is.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_contact_kind {
    /// A telephone number, `phone`.
    Phone = 1,
    /// An e-mail address, `email`.
    Email = 2,
    /// A link, `link`.
    Link = 3,
    /// A postal address, `address`.
    Address = 4,
    /// An ИНН.
    Inn = 5,
    /// An ОГРН or ОГРНИП.
    Ogrn = 6,
}

/// A contact that was found. Its texts belong to the contacts it was read from; `{NULL, 0}`
/// where a kind of contact has no such text.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_contact {
    /// The normal form: E.164, the clean address, the canonical link, the digits.
    pub value: gospablik_str,
    /// The status of a phone or an e-mail address in the words of the contract: `valid`,
    /// `repaired`, `suspect`...
    pub status: gospablik_str,
    /// Its sort: the kind of line, the provider of the mail, the platform of a link.
    pub detail: gospablik_str,
    /// What a link leads to; the extension of a phone.
    pub object: gospablik_str,
    /// The e-mail address that was probably meant.
    pub suggestion: gospablik_str,
    /// What it is.
    pub kind: gospablik_contact_kind,
    /// Where it begins in the text, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// The contacts of a text, and how far they were read. Freed with `gospablik_contacts_free`.
/// Several threads may read one; each contact goes to one of them.
pub struct gospablik_contacts {
    items: Vec<Item>,
    next: AtomicUsize,
}

struct Item {
    kind: gospablik_contact_kind,
    span: Span,
    value: Option<String>,
    status: Option<&'static str>,
    class: Option<&'static str>,
    object: Option<String>,
    suggestion: Option<String>,
}

impl Item {
    fn new(kind: gospablik_contact_kind, span: Span, value: Option<String>) -> Self {
        let (status, class, object, suggestion) = (None, None, None, None);
        Self { kind, span, value, status, class, object, suggestion }
    }

    fn of(found: &Found<'_>, text: &str) -> Self {
        match found {
            Found::Phone(phone) => Self::phone(phone),
            Found::Email(email) => Self::email(email),
            Found::Link(link) => Self::link(link),
            Found::Inn { inn, span } => {
                Self::new(gospablik_contact_kind::Inn, *span, Some(inn.to_string()))
            }
            Found::Ogrn { ogrn, span } => {
                Self::new(gospablik_contact_kind::Ogrn, *span, Some(ogrn.to_string()))
            }
            Found::Address(address) => {
                let value = address.span.slice(text).to_owned();
                Self::new(gospablik_contact_kind::Address, address.span, Some(value))
            }
        }
    }

    fn phone(found: &PhoneMatch) -> Self {
        let value = found.phone.map(|phone| phone.e164().as_str().to_owned());
        Self {
            status: Some(found.status.as_str()),
            class: found.kind.map(Kind::as_str),
            object: found.extension.map(|extension| extension.to_string()),
            ..Self::new(gospablik_contact_kind::Phone, found.span, value)
        }
    }

    fn email(found: &EmailMatch<'_>) -> Self {
        let value = found.address().map(|address| address.to_string());
        Self {
            status: Some(found.status.as_str()),
            class: found.provider.map(email::Provider::as_str),
            suggestion: found.suggestion().map(|address| address.to_string()),
            ..Self::new(gospablik_contact_kind::Email, found.span, value)
        }
    }

    fn link(found: &LinkMatch) -> Self {
        let value = found.canonical().map(String::from);
        Self {
            class: Some(found.platform.as_str()),
            object: Some(found.object.as_str().to_owned()),
            ..Self::new(gospablik_contact_kind::Link, found.span, value)
        }
    }

    fn read(&self) -> gospablik_contact {
        gospablik_contact {
            value: self.value.as_deref().into(),
            status: self.status.into(),
            detail: self.class.into(),
            object: self.object.as_deref().into(),
            suggestion: self.suggestion.as_deref().into(),
            kind: self.kind,
            start: self.span.start,
            end: self.span.end,
        }
    }
}

impl gospablik_contacts {
    fn new(items: impl Iterator<Item = Item>) -> *mut Self {
        boundary::into_pointer(Self { items: items.collect(), next: AtomicUsize::new(0) })
    }
}

/// Finds contacts in prose: phones, e-mail addresses, links, ИНН and ОГРН, in the order of the
/// text.
///
/// `area` is the area code of local numbers; empty where none is known.
/// `addresses`: other than 0 to look for postal addresses too, which costs more than all the rest.
/// `contacts` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_scan(
    text: *const c_char,
    text_len: usize,
    area: *const c_char,
    area_len: usize,
    addresses: i32,
    contacts: *mut *mut gospablik_contacts,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("contacts", contacts)?;
            let text = boundary::text("text", text, text_len)?;
            let phone = hints(boundary::text("area", area, area_len)?)?;
            let options =
                ScanOptions { phone, addresses: addresses != 0, ..ScanOptions::default() };
            out.set(gospablik_contacts::new(
                scan(text, &options).map(|found| Item::of(&found, text)),
            ));
            Ok(())
        })
    }
}

/// Reads a field that is meant to hold e-mail addresses.
///
/// `contacts` receives an object that you own; it is empty where the field is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_email_check(
    text: *const c_char,
    text_len: usize,
    contacts: *mut *mut gospablik_contacts,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("contacts", contacts)?;
            let text = boundary::text("text", text, text_len)?;
            out.set(gospablik_contacts::new(email::check(text).map(|found| Item::email(&found))));
            Ok(())
        })
    }
}

/// Reads a field that is meant to be one link.
///
/// `contacts` receives an object that you own; it is empty where the field is no link.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_link_check(
    text: *const c_char,
    text_len: usize,
    contacts: *mut *mut gospablik_contacts,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("contacts", contacts)?;
            let text = boundary::text("text", text, text_len)?;
            let found = link::check(text);
            out.set(gospablik_contacts::new(found.iter().map(Item::link)));
            Ok(())
        })
    }
}

/// How many contacts there are, read or not. NULL gives 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_contacts_count(contacts: *const gospablik_contacts) -> usize {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(contacts, |contacts| contacts.items.len()) }
}

/// The next contact; GOSPABLIK_STATUS_END behind the last one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_contacts_next(
    contacts: *const gospablik_contacts,
    contact: *mut gospablik_contact,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("contact", contact)?;
            let contacts = boundary::object("contacts", contacts)?;
            let at = contacts.next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = contacts.items.get(at) else {
                contacts.next.store(contacts.items.len(), Ordering::Relaxed);
                return Err(Failure::Status(gospablik_status::End));
            };
            out.set(item.read());
            Ok(())
        })
    }
}

/// Frees the contacts and every text read from them. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_contacts_free(contacts: *mut gospablik_contacts) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(contacts) }
}

/// Reads a field of e-mail addresses and tells everything about it as JSON, with messages in
/// `lang` (a `gospablik_lang`). The record of `gospablik email` in the terminal.
///
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_email_record(
    text: *const c_char,
    text_len: usize,
    lang: i32,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let text = boundary::text("text", text, text_len)?;
            out.set(gospablik_text::json(&email::record(text, status::lang(lang)?))?);
            Ok(())
        })
    }
}

/// Reads a link and tells everything about it as JSON, with messages in `lang` (a
/// `gospablik_lang`). The record of `gospablik link` in the terminal.
///
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_link_record(
    text: *const c_char,
    text_len: usize,
    lang: i32,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let text = boundary::text("text", text, text_len)?;
            out.set(gospablik_text::json(&link::record(text, status::lang(lang)?))?);
            Ok(())
        })
    }
}

/// Tells what a post is, as JSON. The record of `gospablik classify` in the terminal.
///
/// `id` is repeated in the record. `date` is the day of the post, `YYYY-MM-DD`, which tells past
/// from coming dates; empty where it is not known.
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_classify(
    id: *const c_char,
    id_len: usize,
    text: *const c_char,
    text_len: usize,
    date: *const c_char,
    date_len: usize,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let id = boundary::text("id", id, id_len)?;
            let text = boundary::text("text", text, text_len)?;
            let date = argument::day(boundary::text("date", date, date_len)?)?;
            let record = gospablik::text::category::record(id, text, date);
            out.set(gospablik_text::json(&record)?);
            Ok(())
        })
    }
}
