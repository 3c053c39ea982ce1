//! The contacts of a page, each with the place where it stands.

use super::page_view::PageView;
use super::pointer;
use crate::Span;
use crate::contact::phone::{AreaCode, Hints, PhoneMatch, Status};
use crate::contact::{address, email, link, phone};
use crate::page::Document;

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

/// Something found in a string of the document.
pub(super) struct Seen<'a, M> {
    pub(super) text: &'a str,
    pub(super) pointer: String,
    pub(super) span: Span,
    pub(super) source: Source,
    pub(super) found: M,
}

impl<M> Seen<'_, M> {
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
    let texts = view.texts();
    for (text, at, source) in texts {
        if source != Source::Field {
            free_text(view, text, &at, source);
        }
    }
    resolve_local(document, area, view);
}

fn fields(view: &mut PageView<'_>) {
    let page = view.page;
    for (index, value) in page.phones.iter().flatten().enumerate() {
        let at = pointer::item(&view.pointer, "phones", index);
        phone_field(view, value, 0, value, &at, Source::Field);
    }
    for (index, value) in page.emails.iter().flatten().enumerate() {
        let at = pointer::item(&view.pointer, "emails", index);
        email_field(view, value, 0, value, &at, Source::Field);
    }
    if let Some(value) = page.address.as_deref().filter(|value| !value.trim().is_empty()) {
        let pointer = view.at("address");
        for found in address::find(value) {
            let seen = Seen {
                text: value,
                pointer: pointer.clone(),
                span: found.span,
                source: Source::Field,
                found,
            };
            view.addresses.push(seen);
        }
    }
}

fn links(view: &mut PageView<'_>) {
    let page = view.page;
    if let Some(value) = page.website.as_deref() {
        let at = view.at("website");
        link_field(view, value, at, Source::Link);
    }
    for (index, value) in page.links.iter().flatten().enumerate() {
        let at = pointer::item(&view.pointer, "links", index);
        link_field(view, value, at, Source::Link);
    }
    for index in 0..view.posts.len() {
        let Some(post) = view.posts.get(index) else { continue };
        let (given, base) = (post.post, post.pointer.clone());
        for (place, value) in given.links.iter().flatten().enumerate() {
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
                view.links.push(Seen { text: value, pointer: at, span, source, found });
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
    for found in phone::check(inner, &Hints::default()) {
        let span = moved(found.span, offset);
        let number = Number { found, local: found.status == Status::Local };
        view.phones.push(Seen { text, pointer: at.to_owned(), span, source, found: number });
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
    for found in email::check(inner) {
        let span = moved(found.span, offset);
        view.emails.push(Seen { text, pointer: at.to_owned(), span, source, found });
    }
}

fn free_text<'a>(view: &mut PageView<'a>, text: &'a str, at: &str, source: Source) {
    for found in phone::find(text, &Hints::default()) {
        let number = Number { found, local: found.status == Status::Local };
        let seen = Seen { text, pointer: at.to_owned(), span: found.span, source, found: number };
        view.phones.push(seen);
    }
    for found in email::find(text) {
        view.emails.push(Seen { text, pointer: at.to_owned(), span: found.span, source, found });
    }
    for found in link::find(text) {
        view.links.push(Seen { text, pointer: at.to_owned(), span: found.span, source, found });
    }
    if source == Source::Description {
        for found in address::find(text) {
            let seen = Seen { text, pointer: at.to_owned(), span: found.span, source, found };
            view.addresses.push(seen);
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
    let given = document.organization.contacts.as_ref().and_then(|known| known.phones.as_ref());
    let reference =
        given.into_iter().flatten().flat_map(|one| phone::check(one, &Hints::default()));
    let known: Vec<PhoneMatch> = view
        .phones
        .iter()
        .filter(|seen| seen.source.is_page())
        .map(|seen| seen.found.found)
        .chain(reference)
        .filter(|one| one.kind == Some(phone::Kind::Fixed) && one.phone.is_some())
        .collect();
    for seen in view.phones.iter_mut().filter(|seen| seen.found.local) {
        let known = area.or_else(|| area_for(&known, seen.found.found.digits.len()));
        let Some(area) = known else { continue };
        let written = seen.span.slice(seen.text);
        let resolved = phone::check(written, &Hints::with_area(area)).next();
        if let Some(resolved) = resolved.filter(|one| one.phone.is_some()) {
            seen.found.found = resolved;
        }
    }
}

/// The one area code that completes a local number of so many digits. A number that shows a
/// code of the right length tells more than one that does not.
fn area_for(known: &[PhoneMatch], local: usize) -> Option<AreaCode> {
    let len = 10_usize.checked_sub(local)?;
    let shown = known.iter().filter(|one| usize::from(one.notation.area_len) == len);
    only(shown.map(|one| code_of(one, len)))
        .or_else(|| only(known.iter().map(|one| code_of(one, len))))
}

fn code_of(one: &PhoneMatch, len: usize) -> Option<AreaCode> {
    let digits = one.phone?.number().to_string();
    digits.get(1..=len)?.parse().ok()
}

/// The one value that all of them have.
fn only(codes: impl Iterator<Item = Option<AreaCode>>) -> Option<AreaCode> {
    let mut one = None;
    for code in codes {
        match (one, code) {
            (None, _) => one = code,
            (Some(known), Some(code)) if known == code => {}
            _ => return None,
        }
    }
    one
}
