//! The contacts of a page, each with the place where it stands.

use std::ops::Deref;

use super::page_view::{PageView, Words};
use super::pointer;
use crate::contact::phone::{AreaCode, Hints, PhoneMatch, Status};
use crate::contact::{address, email, link, phone};
use crate::page::Document;
use crate::report::Evidence;
use crate::text::scan::{Found, ScanOptions, scan};
use crate::{Span, TextSpan, Utf16Index};

/// Where on a page something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// A field for this kind of contact.
    Field,
    Description,
    /// The page's links and the field «Сайт».
    Link,
    /// A post, by its place among the posts that the audit sees.
    Post(usize),
}

impl Source {
    pub(super) fn is_page(self) -> bool {
        !matches!(self, Self::Post(_))
    }
}

/// A place in a string of the document.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) pointer: String,
    pub(super) span: Span,
    /// The same place with UTF-16 offsets, worked out once as the text is read.
    pub(super) place: TextSpan,
    pub(super) source: Source,
}

/// Something found in a string of the document.
pub(super) struct Seen<'a, M> {
    pub(super) at: Place<'a>,
    pub(super) found: M,
}

impl<'a, M> Deref for Seen<'a, M> {
    type Target = Place<'a>;

    fn deref(&self) -> &Place<'a> {
        &self.at
    }
}

impl Place<'_> {
    /// The contact as a quotation.
    pub(super) fn quote(&self) -> Evidence {
        let (text, pointer) = (self.written().to_owned(), self.pointer.clone());
        Evidence { text, pointer, span: self.place }
    }

    /// As it is written.
    pub(super) fn written(&self) -> &str {
        self.span.slice(self.text)
    }
}

/// A phone number of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// What it is; a local number is resolved where the area code is known.
    pub(super) found: PhoneMatch,
    /// Whether it is written without its area code.
    pub(super) local: bool,
}

/// Finds the contacts of the page.
pub(super) fn contacts<'a>(
    document: &'a Document,
    area: Option<AreaCode>,
    view: &mut PageView<'a>,
) {
    fields(view);
    links(view);
    let texts = std::mem::take(&mut view.texts);
    for words in &texts {
        if words.source != Source::Field {
            free_text(view, words);
        }
    }
    view.texts = texts;
    resolve_local(document, area, view);
}

fn fields(view: &mut PageView<'_>) {
    let page = view.page;
    for (index, value) in page.phones.as_deref().unwrap_or_default().iter().enumerate() {
        let at = pointer::item(&view.pointer, "phones", index);
        phone_field(view, value, 0, value, &at, Source::Field);
    }
    for (index, value) in page.emails.as_deref().unwrap_or_default().iter().enumerate() {
        let at = pointer::item(&view.pointer, "emails", index);
        email_field(view, value, 0, value, &at, Source::Field);
    }
    if let Some(value) = page.address.as_deref().filter(|value| !value.trim().is_empty()) {
        let pointer = view.at("address");
        for found in address::find(value) {
            let at = Place {
                text: value,
                pointer: pointer.clone(),
                span: found.span,
                place: found.span.with_utf16(value),
                source: Source::Field,
            };
            view.addresses.push(Seen { at, found });
        }
    }
}

fn links(view: &mut PageView<'_>) {
    let page = view.page;
    if let Some(value) = page.website.as_deref() {
        let at = view.at("website");
        link_field(view, value, at, Source::Link);
    }
    for (index, value) in page.links.as_deref().unwrap_or_default().iter().enumerate() {
        let at = pointer::item(&view.pointer, "links", index);
        link_field(view, value, at, Source::Link);
    }
    for index in 0..view.posts.len() {
        let Some(post) = view.posts.get(index) else { continue };
        let (given, base) = (post.post, post.pointer.clone());
        for (place, value) in given.links.as_deref().unwrap_or_default().iter().enumerate() {
            let at = pointer::item(&base, "links", place);
            link_field(view, value, at, Source::Post(index));
        }
    }
}

/// A link, or the contact that a `mailto:` or `tel:` link carries.
fn link_field<'a>(view: &mut PageView<'a>, value: &'a str, at: String, source: Source) {
    match link::carrier(value) {
        Some(link::Carrier::Email(inner)) => {
            email_field(view, inner, offset_in(value, inner), value, &at, source);
        }
        Some(link::Carrier::Phone(inner)) => {
            phone_field(view, inner, offset_in(value, inner), value, &at, source);
        }
        None => {
            if let Some(found) = link::check(value) {
                let span = found.span;
                let place = span.with_utf16(value);
                let at = Place { text: value, pointer: at, span, place, source };
                view.links.push(Seen { at, found });
            }
        }
    }
}

fn phone_field<'a>(
    view: &mut PageView<'a>,
    inner: &'a str,
    offset: usize,
    text: &'a str,
    at: &str,
    source: Source,
) {
    let mut index = Utf16Index::new(text);
    for found in phone::check(inner, &Hints::default()) {
        let span = moved(found.span, offset);
        let place = index.locate(span);
        let found = Number { found, local: found.status == Status::Local };
        let at = Place { text, pointer: at.to_owned(), span, place, source };
        view.phones.push(Seen { at, found });
    }
}

fn email_field<'a>(
    view: &mut PageView<'a>,
    inner: &'a str,
    offset: usize,
    text: &'a str,
    at: &str,
    source: Source,
) {
    if inner.trim().is_empty() {
        return;
    }
    let mut index = Utf16Index::new(text);
    for found in email::check(inner) {
        let span = moved(found.span, offset);
        let place = index.locate(span);
        let at = Place { text, pointer: at.to_owned(), span, place, source };
        view.emails.push(Seen { at, found });
    }
}

fn free_text<'a>(view: &mut PageView<'a>, words: &Words<'a>) {
    let (text, source) = (words.text, words.source);
    let options = ScanOptions {
        phone: Hints::default(),
        platform: view.platform.as_deref().and_then(link::Platform::from_id),
        addresses: source == Source::Description,
    };
    let mut index = Utf16Index::new(text);
    for found in scan(text, &options) {
        let (span, pointer) = (found.span(), words.pointer.clone());
        let at = Place { text, pointer, span, place: index.locate(span), source };
        match found {
            Found::Phone(found) => {
                let found = Number { found, local: found.status == Status::Local };
                view.phones.push(Seen { at, found });
            }
            Found::Email(found) => {
                view.emails.push(Seen { at, found });
            }
            Found::Link(found) => {
                view.links.push(Seen { at, found });
            }
            Found::Address(found) => {
                view.addresses.push(Seen { at, found });
            }
            Found::Inn { .. } | Found::Ogrn { .. } => {}
        }
    }
}

fn moved(span: Span, offset: usize) -> Span {
    Span::new(span.start as usize + offset, span.end as usize + offset)
}

/// Where `part`, a slice of `whole`, begins in it.
fn offset_in(whole: &str, part: &str) -> usize {
    let offset = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
    if offset <= whole.len() { offset } else { 0 }
}

/// Completes local numbers by the area code of the caller, or by the one that the page or the
/// reference contacts show, where they show just one that fits.
fn resolve_local(document: &Document, area: Option<AreaCode>, view: &mut PageView<'_>) {
    if !view.phones.iter().any(|seen| seen.found.local) {
        return;
    }
    let mut known: Vec<PhoneMatch> = Vec::new();
    for seen in &view.phones {
        if seen.source.is_page() {
            known.push(seen.found.found);
        }
    }
    let given = document.organization.contacts.as_ref().and_then(|known| known.phones.as_deref());
    for one in given.unwrap_or_default() {
        known.extend(phone::check(one, &Hints::default()));
    }
    known.retain(|one| one.kind == Some(phone::Kind::Fixed) && one.phone.is_some());
    // By the number of digits that lack.
    let mut areas: [Option<Option<AreaCode>>; 11] = [None; 11];
    for seen in view.phones.iter_mut().filter(|seen| seen.found.local) {
        let len = 10_usize.saturating_sub(seen.found.found.digits.len());
        let area = match (area, areas.get_mut(len)) {
            (None, Some(shown)) => *shown.get_or_insert_with(|| area_for(&known, len)),
            _ => area,
        };
        let Some(area) = area else { continue };
        let written = seen.at.span.slice(seen.at.text);
        let hints = Hints { area: Some(area), ..seen.found.found.hints };
        let resolved = phone::check(written, &hints).next();
        if let Some(resolved) = resolved.filter(|one| one.phone.is_some()) {
            seen.found.found = resolved;
        }
    }
}

/// The one area code of so many digits that all numbers have. Longer codes count only where a
/// number shows them: `+78612751050` does not tell whether its code is 861 or 86127. The
/// three-digit code every number tells.
fn area_for(known: &[PhoneMatch], len: usize) -> Option<AreaCode> {
    let mut area = None;
    for one in known {
        if len == 3 || usize::from(one.notation.area_len) == len {
            area = match (area, code_of(one, len)) {
                (None, code) => code,
                (Some(known), Some(code)) if known == code => area,
                _ => return None,
            };
        }
    }
    area
}

fn code_of(one: &PhoneMatch, len: usize) -> Option<AreaCode> {
    let digits = one.phone?.number().to_string();
    digits.get(1..=len)?.parse().ok()
}
