//! A plain text as a document.

use super::{Document, Limits, Organization, Page, Post};
use crate::Span;
use crate::contact::phone::{self, Hints};
use crate::contact::{address, link};

/// One page from a text; contacts beyond the limit of items stay in the text alone.
pub(super) fn document(text: &str, limits: &Limits) -> Document {
    let some = |items: Vec<&str>| {
        let items = items.into_iter().take(limits.items).map(String::from);
        Some(items.collect::<Vec<_>>()).filter(|items| !items.is_empty())
    };
    let links = link::find(text).map(|found| found.span.slice(text)).collect();
    let address = address::find(text).next().map(|found| String::from(found.span.slice(text)));
    let page = Page {
        description: Some(String::from(text)),
        phones: some(phones(text)),
        address,
        links: some(links),
        posts: Some(vec![Post::new(text)]),
        ..Page::default()
    };
    Document::new(Organization::default()).page(page)
}

/// Phones as they are written, each occurrence in order. A number that is whole only behind the
/// one before it (`275-10-50, 275-10-51` under one code) stays in one field with it.
fn phones(text: &str) -> Vec<&str> {
    let mut fields: Vec<Span> = Vec::new();
    for found in phone::find(text, &Hints::default()) {
        let alone = phone::check(found.span.slice(text), &Hints::default()).next();
        let whole = alone.is_some_and(|alone| alone.phone == found.phone);
        match fields.last_mut() {
            Some(last) if !whole => last.end = found.span.end,
            _ => fields.push(found.span),
        }
    }
    fields.into_iter().map(|span| span.slice(text)).collect()
}
