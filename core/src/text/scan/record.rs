//! The JSON of `gospablik scan`.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::{Found, ScanOptions, scan};
use crate::contact::address::Parts;
use crate::contact::email::{self, AddressRecord};
use crate::contact::link::{self, LinkIds, LinkMatch, LinkNote};
use crate::contact::phone::{self, NumberRecord};
use crate::contact::{Code, phone::DiagnosticRecord};
use crate::span::{TextSpan, Utf16Index};
use crate::{Lang, Span};

/// The contacts of a text by kind, each kind in the order of the text, each with its place.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub struct ScanRecord<'t> {
    phones: Vec<NumberRecord>,
    emails: Vec<AddressRecord>,
    links: Vec<LinkItem>,
    addresses: Vec<AddressItem<'t>>,
    ids: Vec<IdItem>,
    /// What was noticed about phones; e-mail addresses and links carry theirs.
    diagnostics: Vec<DiagnosticRecord>,
}

#[derive(Debug, Clone, serde::Serialize)]
struct LinkItem {
    platform: &'static str,
    object: &'static str,
    canonical: Option<String>,
    ids: LinkIds,
    diagnostics: Vec<LinkNote>,
    span: TextSpan,
}

#[derive(Debug, Clone)]
struct AddressItem<'t> {
    parts: Parts<'t>,
    span: TextSpan,
}

/// The parts and their place on one level.
impl Serialize for AddressItem<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("AddressItem", 8)?;
        out.serialize_field("index", &self.parts.index)?;
        out.serialize_field("region", &self.parts.region)?;
        out.serialize_field("settlement", &self.parts.settlement)?;
        out.serialize_field("street", &self.parts.street)?;
        out.serialize_field("streetKind", self.parts.street_kind)?;
        out.serialize_field("house", &self.parts.house)?;
        out.serialize_field("room", &self.parts.room)?;
        out.serialize_field("span", &self.span)?;
        out.end()
    }
}

#[derive(Debug, Clone, serde::Serialize)]
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
        platform: found.platform.as_str(),
        object: found.object.as_str(),
        canonical: found.canonical().map(String::from),
        ids: found.ids,
        diagnostics,
        span: index.locate(found.span),
    }
}
