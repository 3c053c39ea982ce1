//! Contacts as flat records.

use std::cell::RefCell;

use gospablik::contact::phone::{self, AreaCode, Hints, PhoneMatch, Status, Usual};
use gospablik::contact::{Code, Diagnostic, email, link};
use gospablik::{Span, Utf16Index};
use wasm_bindgen::prelude::wasm_bindgen;

/// Between the fields of a separated record. No clean address and no canonical link holds it:
/// control characters are refused in both.
pub const FIELD: char = '\u{1f}';
/// Between the records of a separated answer.
pub const RECORD: char = '\u{1e}';

/// What `phoneRoom` keeps between calls, in bytes.
const ROOM: usize = 1024;

/// Where a phone crosses the boundary: the caller writes the text, the module its answer, and
/// nothing is allocated for a call of usual length.
struct Desk {
    room: Vec<u8>,
    /// The answer to a value in a usual notation.
    usual: [u32; 15],
    answer: Vec<u32>,
}

thread_local! {
    static DESK: RefCell<Desk> =
        const { RefCell::new(Desk { room: Vec::new(), usual: [0; 15], answer: Vec::new() }) };
}

/// The address of at least so many bytes, and of no fewer than 1024, for the text of the next
/// `parsePhone`; the room is there until this is called again.
#[wasm_bindgen(js_name = phoneRoom)]
#[must_use]
pub fn phone_room(bytes: usize) -> *const u8 {
    DESK.with_borrow_mut(|desk| {
        desk.room.clear();
        desk.room.resize(bytes.max(ROOM), 0);
        desk.room.shrink_to(ROOM);
        desk.room.as_ptr()
    })
}

/// The numbers of a field: reads the text and behind it the area code from the room, and gives
/// the address of 32-bit numbers: how many follow, then one record behind the other:
/// `status, kind + 1, E.164 / 10^6, E.164 % 10^6, extension + 1, its length, byte start, byte end,
/// UTF-16 start, UTF-16 end, count of regions, regions..., count of diagnostics, (code, number,
/// byte start, byte end, UTF-16 start, UTF-16 end)...`. What is absent is 0; enums count from 0 in
/// the order of declaration. Gives 0 where the area code is none, or the text no UTF-8.
#[wasm_bindgen(js_name = parsePhone)]
#[must_use]
pub fn parse_phone(text: usize, area: usize) -> *const u32 {
    DESK.with_borrow_mut(|desk| {
        let usual =
            if area == 0 { desk.room.get(..text).and_then(phone::check_usual) } else { None };
        match usual {
            Some(usual) => {
                answer_usual(&mut desk.usual, usual, text as u32);
                desk.usual.as_ptr()
            }
            None => answer_any(desk, text, area),
        }
    })
}

/// The same as `push_phone` for a number that is the whole text.
#[inline]
fn answer_usual(out: &mut [u32; 15], found: Usual, end: u32) {
    let [first, second] = found.region_numbers();
    let count = u32::from(first != 0) + u32::from(second != 0);
    // «доб» has three letters of two bytes; the rest is ASCII.
    let (extension, digits, wide) = match found.extension {
        Some(extension) => (extension.value() + 1, u32::from(extension.digits()), 3),
        None => (0, 0, 0),
    };
    *out = [
        12 + count,
        Status::Valid as u32,
        found.kind as u32 + 1,
        (7_000 + found.code) * 10 + found.local / 1_000_000,
        found.local % 1_000_000,
        extension,
        digits,
        0,
        end,
        0,
        end - wide,
        count,
        u32::from(first),
        u32::from(second),
        // No remarks; with fewer regions their count stands earlier, and is 0 as well.
        0,
    ];
}

/// Not part of the way that usual numbers go.
#[inline(never)]
fn answer_any(desk: &mut Desk, text: usize, area: usize) -> *const u32 {
    let Desk { room, answer, .. } = desk;
    match read_desk(room, text, area) {
        Some((value, hints)) => {
            answer_phones(answer, value, &hints);
            answer.as_ptr()
        }
        None => std::ptr::null(),
    }
}

fn read_desk(room: &[u8], text: usize, area: usize) -> Option<(&str, Hints)> {
    let value = std::str::from_utf8(room.get(..text)?).ok()?;
    if area == 0 {
        return Some((value, Hints::default()));
    }
    let area = std::str::from_utf8(room.get(text..)?.get(..area)?).ok()?;
    Some((value, Hints::with_area(area.parse::<AreaCode>().ok()?)))
}

fn answer_phones(answer: &mut Vec<u32>, value: &str, hints: &Hints) {
    answer.clear();
    answer.push(0);
    let mut index = Utf16Index::new(value);
    for found in phone::check(value, hints) {
        push_phone(answer, &found, &mut index);
    }
    let length = u32::try_from(answer.len() - 1).unwrap_or(u32::MAX);
    if let Some(first) = answer.first_mut() {
        *first = length;
    }
}

/// Whether a text is an area code.
#[wasm_bindgen(js_name = isAreaCode)]
#[must_use]
pub fn is_area_code(area: &str) -> bool {
    area.parse::<AreaCode>().is_ok()
}

fn push_phone(out: &mut Vec<u32>, found: &PhoneMatch, index: &mut Utf16Index<'_>) {
    // A number of E.164 has at most 15 digits.
    let number = found.phone.map_or(0, |phone| phone.number());
    let extension = found.extension;
    let place = index.locate(found.span);
    let regions = found.region_numbers();
    let count = regions.iter().filter(|region| **region != 0).count();
    out.extend([
        found.status as u32,
        found.kind.map_or(0, |kind| kind as u32 + 1),
        (number / 1_000_000) as u32,
        (number % 1_000_000) as u32,
        extension.map_or(0, |extension| extension.value() + 1),
        extension.map_or(0, |extension| u32::from(extension.digits())),
        place.start,
        place.end,
        place.utf16_start,
        place.utf16_end,
        count as u32,
    ]);
    out.extend(regions.iter().take(count).copied().map(u32::from));
    out.push(u32::from(found.diagnostics.len() as u8));
    for noted in found.diagnostics.iter() {
        let place = index.locate(noted.span);
        out.extend([noted.code as u32, noted.number]);
        out.extend([place.start, place.end, place.utf16_start, place.utf16_end]);
    }
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
    #[inline(never)]
    fn text(&mut self, text: &str) -> &mut Self {
        if !self.0.is_empty() {
            self.0.push(FIELD);
        }
        self.0.push_str(text);
        self
    }

    #[inline(never)]
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

    #[inline(never)]
    fn span(&mut self, span: Span, index: &mut Utf16Index<'_>) -> &mut Self {
        let place = index.locate(span);
        self.number(place.start).number(place.end);
        self.number(place.utf16_start).number(place.utf16_end)
    }

    #[inline(never)]
    fn diagnostic<C: Code>(&mut self, code: u32, of: &Diagnostic<C>, index: &mut Utf16Index<'_>) {
        self.number(code).number(of.number).span(of.span, index);
    }
}
