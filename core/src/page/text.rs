//! A plain text as a document.

use super::{Document, Limits, Organization, Page, Post};
use crate::Span;
use crate::contact::phone::{self, Hints};
use crate::contact::{address, email, link};

/// One page from a text; contacts beyond the limit of items stay in the text alone.
pub(super) fn document(text: &str, limits: &Limits) -> Document {
    let some = |spans: Vec<Span>| {
        let items = spans.iter().take(limits.items).map(|span| String::from(span.slice(text)));
        Some(items.collect::<Vec<_>>()).filter(|items| !items.is_empty())
    };
    let emails: Vec<Span> = email::find(text).map(|found| found.span).collect();
    let links = outside(link::find(text).map(|found| found.span), &emails);
    let address = address::find(text).next().map(|found| String::from(found.span.slice(text)));
    let page = Page {
        description: Some(String::from(text)),
        phones: some(phones(text)),
        emails: some(emails),
        address,
        links: some(links),
        posts: Some(vec![Post::new(text)]),
        ..Page::default()
    };
    Document::new(Organization::default()).page(page)
}

/// The spans that touch none of the others (the domain of an address is no link); both ascend.
fn outside(spans: impl Iterator<Item = Span>, others: &[Span]) -> Vec<Span> {
    let mut others = others.iter().peekable();
    let mut free = Vec::new();
    for span in spans {
        while others.next_if(|other| other.end <= span.start).is_some() {}
        if !others.peek().is_some_and(|other| other.overlaps(span)) {
            free.push(span);
        }
    }
    free
}

/// Phones as they are written, each occurrence in order. A number that is whole only behind the
/// one before it (`275-10-50, 275-10-51` under one code) stays in one field with it.
fn phones(text: &str) -> Vec<Span> {
    let mut fields: Vec<Span> = Vec::new();
    for found in phone::find(text, &Hints::default()) {
        let alone = phone::check(found.span.slice(text), &Hints::default()).next();
        let whole = alone.is_some_and(|alone| alone.phone == found.phone);
        match fields.last_mut() {
            Some(last) if !whole => last.end = found.span.end,
            _ => fields.push(found.span),
        }
    }
    fields
}
