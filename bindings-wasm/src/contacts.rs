//! Contacts as flat records.

use gospablik::contact::phone::{self, AreaCode, Hints, PhoneMatch};
use gospablik::contact::{Code, Diagnostic, email, link};
use gospablik::{Span, Utf16Index};
use wasm_bindgen::prelude::wasm_bindgen;

/// Between the fields of a separated record. No clean address and no canonical link holds it:
/// control characters are refused in both.
pub const FIELD: char = '\u{1f}';
/// Between the records of a separated answer.
pub const RECORD: char = '\u{1e}';

/// The numbers of a field, one record behind the other:
/// `status, kind + 1, E.164 digits, extension + 1, its length, byte start, byte end, UTF-16 start,
/// UTF-16 end, count of regions, regions..., count of diagnostics, (code, number, byte start, byte
/// end, UTF-16 start, UTF-16 end)...`. What is absent is 0; enums count from 0 in the order of
/// declaration. An area code that is none is passed as 0.
#[wasm_bindgen(js_name = parsePhone)]
#[must_use]
pub fn parse_phone(value: &str, area: &str) -> Vec<f64> {
    let area = area.parse::<AreaCode>().ok();
    let hints = area.map_or_else(Hints::default, Hints::with_area);
    let mut index = Utf16Index::new(value);
    let mut out = Vec::with_capacity(24);
    for found in phone::check(value, &hints) {
        push_phone(&mut out, &found, &mut index);
    }
    out
}

/// Whether a text is an area code.
#[wasm_bindgen(js_name = isAreaCode)]
#[must_use]
pub fn is_area_code(area: &str) -> bool {
    area.parse::<AreaCode>().is_ok()
}

#[expect(clippy::cast_precision_loss, reason = "a number of E.164 has at most 15 digits")]
fn push_phone(out: &mut Vec<f64>, found: &PhoneMatch, index: &mut Utf16Index<'_>) {
    out.push(f64::from(found.status as u8));
    out.push(found.kind.map_or(0.0, |kind| f64::from(kind as u8 + 1)));
    out.push(found.phone.map_or(0.0, |phone| phone.number() as f64));
    let extension = found.extension;
    out.push(extension.map_or(0.0, |extension| f64::from(extension.value() + 1)));
    out.push(extension.map_or(0.0, |extension| f64::from(extension.digits())));
    push_span(out, found.span, index);
    let regions = found.region_numbers();
    let count = regions.iter().filter(|region| **region != 0).count();
    out.push(f64::from(count as u8));
    out.extend(regions.iter().take(count).copied().map(f64::from));
    out.push(f64::from(found.diagnostics.len() as u8));
    for noted in found.diagnostics.iter() {
        out.push(f64::from(noted.code as u8));
        out.push(f64::from(noted.number));
        push_span(out, noted.span, index);
    }
}

fn push_span(out: &mut Vec<f64>, span: Span, index: &mut Utf16Index<'_>) {
    let place = index.locate(span);
    let ends = [place.start, place.end, place.utf16_start, place.utf16_end];
    out.extend(ends.map(f64::from));
}

/// The text of a field after an edit: `caret, text`, the caret in UTF-16 code units.
#[wasm_bindgen(js_name = formatPhoneAsYouType)]
#[must_use]
pub fn format_phone_as_you_type(text: &str, caret: u32) -> String {
    let typed = phone::format_as_you_type(text, caret as usize);
    let mut out = Fields::default();
    out.number(u32::try_from(typed.caret).unwrap_or(u32::MAX)).text(&typed.text);
    out.0
}

/// The addresses of a field: first the diagnostics of the value, then one record for each
/// address: `status, provider + 1, byte start, byte end, UTF-16 start, UTF-16 end, address, ASCII
/// form, suggestion, diagnostics...`; each diagnostic takes six fields.
#[wasm_bindgen(js_name = checkEmail)]
#[must_use]
pub fn check_email(value: &str) -> String {
    let mut index = Utf16Index::new(value);
    let mut matches = email::check(value);
    let mut found = String::new();
    for address in matches.by_ref() {
        let mut out = Fields::default();
        out.number(address.status as u32);
        out.number(address.provider.map_or(0, |provider| provider as u32 + 1));
        out.span(address.span, &mut index);
        out.text(address.address().as_ref().map_or("", email::Email::as_str));
        out.text(address.ascii().as_deref().unwrap_or_default());
        out.text(address.suggestion().as_ref().map_or("", email::Email::as_str));
        for noted in address.diagnostics.iter() {
            out.diagnostic(noted.code as u32, noted, &mut index);
        }
        found.push(RECORD);
        found.push_str(&out.0);
    }
    let mut out = Fields::default();
    for noted in matches.diagnostics().iter() {
        out.diagnostic(noted.code as u32, noted, &mut index);
    }
    out.0.push_str(&found);
    out.0
}

/// The link of a field: `platform, object, canonical form, count of ids, (name, value)...,
/// diagnostics...`; empty where there is none.
#[wasm_bindgen(js_name = parseLink)]
#[must_use]
pub fn parse_link(value: &str) -> String {
    let Some(found) = link::check(value) else { return String::new() };
    let mut index = Utf16Index::new(value);
    let mut out = Fields::default();
    out.text(found.platform.as_str()).text(found.object.as_str());
    out.text(found.canonical().unwrap_or_default());
    out.number(found.ids.iter().count() as u32);
    for id in found.ids.iter() {
        let mut value = String::new();
        id.push_to(&mut value);
        out.text(id.name()).text(&value);
    }
    for noted in found.diagnostics.iter() {
        out.diagnostic(noted.code as u32, noted, &mut index);
    }
    out.0
}

/// A record whose fields are separated.
#[derive(Default)]
struct Fields(String);

impl Fields {
    fn text(&mut self, text: &str) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push(FIELD);
        }
        self.0.push_str(text);
        self
    }

    fn number(&mut self, number: u32) -> &mut Self {
        let mut digits = [0_u8; 10];
        let (mut at, mut rest) = (digits.len(), number);
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.text(std::str::from_utf8(&digits[at..]).unwrap_or_default())
    }

    fn span(&mut self, span: Span, index: &mut Utf16Index<'_>) -> &mut Self {
        let place = index.locate(span);
        self.number(place.start).number(place.end);
        self.number(place.utf16_start).number(place.utf16_end)
    }

    fn diagnostic<C: Code>(&mut self, code: u32, of: &Diagnostic<C>, index: &mut Utf16Index<'_>) {
        self.number(code).number(of.number).span(of.span, index);
    }
}
