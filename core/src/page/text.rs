//! A plain text as a document.

use super::{Document, Limits, Organization, Page, Post};
use crate::Span;
use crate::contact::phone::{self, Hints, PhoneMatch};
use crate::text::scan::{Found, ScanOptions, scan};

/// One page from a text; contacts beyond the limit of items stay in the text alone.
pub(super) fn document(text: &str, limits: &Limits) -> Document {
    let some = |spans: Vec<Span>| {
        let items = spans.iter().take(limits.items).map(|span| String::from(span.slice(text)));
        Some(items.collect::<Vec<_>>()).filter(|items| !items.is_empty())
    };
    let found = contacts(text);
    let address = found.address.map(|span| String::from(span.slice(text)));
    let page = Page {
        description: Some(String::from(text)),
        phones: some(found.phones),
        emails: some(found.emails),
        address,
        links: some(found.links),
        posts: Some(vec![Post::new(text)]),
        ..Page::default()
    };
    Document::new(Organization::default()).page(page)
}

/// The contacts of a text, each occurrence in order, and the first address.
#[derive(Default)]
struct Contacts {
    phones: Vec<Span>,
    emails: Vec<Span>,
    links: Vec<Span>,
    address: Option<Span>,
}

fn contacts(text: &str) -> Contacts {
    let mut all = Contacts::default();
    let options = ScanOptions { addresses: true, ..ScanOptions::default() };
    for found in scan(text, &options) {
        match &found {
            Found::Phone(phone) => add_phone(&mut all.phones, phone, text),
            Found::Email(_) => all.emails.push(found.span()),
            Found::Link(_) => all.links.push(found.span()),
            Found::Address(_) => all.address = all.address.or(Some(found.span())),
            Found::Inn { .. } | Found::Ogrn { .. } => {}
        }
    }
    all
}

/// Adds a phone as it is written. One that is whole only behind the one before it (`275-10-50,
/// 275-10-51` under one code) stays in one field with it.
fn add_phone(fields: &mut Vec<Span>, found: &PhoneMatch, text: &str) {
    let alone = phone::check(found.span.slice(text), &Hints::default()).next();
    let whole = alone.is_some_and(|alone| alone.phone == found.phone);
    match fields.last_mut() {
        Some(last) if !whole => last.end = found.span.end,
        _ => fields.push(found.span),
    }
}
