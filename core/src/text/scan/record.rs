//! The JSON of `gospablik scan`.

use serde::Serialize;

use super::{Found, ScanOptions, scan};
use crate::contact::address::Parts;
use crate::contact::email::{self, AddressRecord};
use crate::contact::link::{self, LinkIds, LinkMatch, LinkNote, Object, Platform};
use crate::contact::phone::{self, NumberRecord};
use crate::contact::{Code, phone::DiagnosticRecord};
use crate::span::{TextSpan, Utf16Index};
use crate::{Lang, Span};

/// The contacts of a text by kind, each kind in the order of the text, each with its place.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ScanRecord<'t> {
    phones: Vec<NumberRecord>,
    emails: Vec<AddressRecord>,
    links: Vec<LinkItem>,
    addresses: Vec<AddressItem<'t>>,
    ids: Vec<IdItem>,
    /// What was noticed about phones; e-mail addresses and links carry theirs.
    diagnostics: Vec<DiagnosticRecord>,
}

#[derive(Debug, Clone, Serialize)]
struct LinkItem {
    platform: Platform,
    object: Object,
    canonical: Option<String>,
    ids: LinkIds,
    diagnostics: Vec<LinkNote>,
    span: TextSpan,
}

#[derive(Debug, Clone, Serialize)]
struct AddressItem<'t> {
    #[serde(flatten)]
    parts: Parts<'t>,
    span: TextSpan,
}

#[derive(Debug, Clone, Serialize)]
struct IdItem {
    kind: &'static str,
    value: String,
    span: TextSpan,
}

/// Every contact of a text, addresses among them; messages in `lang`.
#[must_use]
pub fn scan_record<'t>(text: &'t str, options: &ScanOptions, lang: Lang) -> ScanRecord<'t> {
    let mut record = ScanRecord::default();
    let mut index = Utf16Index::new(text);
    for found in scan(text, &ScanOptions { addresses: true, ..*options }) {
        record.add(found, &mut index, lang);
    }
    record
}

impl<'t> ScanRecord<'t> {
    fn add(&mut self, found: Found<'t>, index: &mut Utf16Index<'_>, lang: Lang) {
        match found {
            Found::Phone(found) => {
                self.phones.push(phone::number_record(&found, index));
                for remark in found.diagnostics.iter() {
                    self.diagnostics.push(DiagnosticRecord {
                        code: remark.code.as_str(),
                        message: remark.code.message(remark.number, lang),
                        span: index.locate(remark.span),
                    });
                }
            }
            Found::Email(found) => self.emails.push(email::address_record(&found, index, lang)),
            Found::Link(found) => self.links.push(link_item(&found, index, lang)),
            Found::Inn { inn, span } => self.add_id("inn", inn.to_string(), span, index),
            Found::Ogrn { ogrn, span } => self.add_id("ogrn", ogrn.to_string(), span, index),
            Found::Address(found) => {
                let span = index.locate(found.span);
                self.addresses.push(AddressItem { parts: found.parts, span });
            }
        }
    }

    fn add_id(
        &mut self,
        kind: &'static str,
        value: String,
        span: Span,
        index: &mut Utf16Index<'_>,
    ) {
        self.ids.push(IdItem { kind, value, span: index.locate(span) });
    }
}

fn link_item(found: &LinkMatch, index: &mut Utf16Index<'_>, lang: Lang) -> LinkItem {
    let diagnostics = link::notes(found, index, lang);
    LinkItem {
        platform: found.platform,
        object: found.object,
        canonical: found.canonical().map(String::from),
        ids: found.ids,
        diagnostics,
        span: index.locate(found.span),
    }
}
