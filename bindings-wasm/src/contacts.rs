//! Contacts as flat records of 32-bit numbers.
//!
//! The caller writes a text into the room, asks, and reads the answer where it lies: the number of
//! words of its records, the address of its texts, and the records. What is absent is 0; enums
//! count from 0 in the order of declaration; a text is told by its first byte, counted from the
//! address of the texts, and the number of its bytes. An answer stands until the next question.
//! Nothing else crosses the boundary, so that the module of the contacts needs no code of a bridge.

use std::cell::RefCell;

use gospablik::contact::link::{self, LinkId};
use gospablik::contact::phone::{self, AreaCode, Hints, PhoneMatch, Status, Usual};
use gospablik::contact::{Code, Diagnostic, email};
use gospablik::{Span, Utf16Index};
#[cfg(feature = "audit")]
use wasm_bindgen::prelude::wasm_bindgen;

/// What the room keeps between calls, in bytes.
const ROOM: usize = 1024;
/// Words before the records of an answer.
const HEAD: u32 = 2;

/// Where contacts cross the boundary: nothing is allocated for a phone of usual length.
struct Desk {
    room: Vec<u8>,
    /// The answer to a value in a usual notation.
    usual: [u32; 16],
    answer: Answer,
}

thread_local! {
    static DESK: RefCell<Desk> =
        const { RefCell::new(Desk { room: Vec::new(), usual: [0; 16], answer: Answer::new() }) };
}

/// The address of at least so many bytes, and of no fewer than 1024, for the text of the next
/// question; the room is there until this is called again.
#[cfg_attr(feature = "audit", wasm_bindgen)]
#[cfg_attr(not(feature = "audit"), unsafe(no_mangle))]
#[must_use]
pub extern "C" fn room(bytes: usize) -> *const u8 {
    DESK.with_borrow_mut(|desk| {
        desk.room = vec![0; bytes.max(ROOM)];
        desk.room.as_ptr()
    })
}

/// The numbers of a field: reads the text and behind it the area code from the room. Each record
/// is `status, kind + 1, E.164 / 10^6, E.164 % 10^6, extension + 1, its length, place, count of
/// regions, regions..., count of diagnostics, diagnostics...`; a place is `byte start, byte end,
/// UTF-16 start, UTF-16 end`, a diagnostic `code, number, place`. Gives 0 where the area code is
/// none, or the text no UTF-8.
#[cfg_attr(feature = "audit", wasm_bindgen(js_name = parsePhone))]
#[cfg_attr(not(feature = "audit"), unsafe(export_name = "parsePhone"))]
#[must_use]
pub extern "C" fn parse_phone(text: usize, area: usize) -> *const u32 {
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
fn answer_usual(out: &mut [u32; 16], found: Usual, end: u32) {
    let [first, second] = found.region_numbers();
    let count = u32::from(first != 0) + u32::from(second != 0);
    // «доб» has three letters of two bytes; the rest is ASCII.
    let (extension, digits, wide) = match found.extension {
        Some(extension) => (extension.value() + 1, u32::from(extension.digits()), 3),
        None => (0, 0, 0),
    };
    *out = [
        12 + count,
        // No texts.
        0,
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

/// Not part of the way that usual numbers go, and compiled for size.
#[cold]
#[inline(never)]
fn answer_any(desk: &mut Desk, text: usize, area: usize) -> *const u32 {
    let Desk { room, answer, .. } = desk;
    let Some((value, hints)) = read_phone(room, text, area) else { return std::ptr::null() };
    answer.clear();
    let mut index = Utf16Index::new(value);
    for found in phone::check(value, &hints) {
        push_phone(answer, &found, &mut index);
    }
    answer.close()
}

fn read_phone(room: &[u8], text: usize, area: usize) -> Option<(&str, Hints)> {
    let value = read(room, text)?;
    if area == 0 {
        return Some((value, Hints::default()));
    }
    let area = read(room.get(text..)?, area)?;
    Some((value, Hints::with_area(area.parse::<AreaCode>().ok()?)))
}

#[cold]
#[inline(never)]
fn read(room: &[u8], text: usize) -> Option<&str> {
    std::str::from_utf8(room.get(..text)?).ok()
}

#[cold]
fn push_phone(out: &mut Answer, found: &PhoneMatch, index: &mut Utf16Index<'_>) {
    // A number of E.164 has at most 15 digits.
    let number = found.phone.map_or(0, |phone| phone.number());
    let extension = found.extension;
    out.number(found.status as u32);
    out.number(found.kind.map_or(0, |kind| kind as u32 + 1));
    out.number((number / 1_000_000) as u32);
    out.number((number % 1_000_000) as u32);
    out.number(extension.map_or(0, |extension| extension.value() + 1));
    out.number(extension.map_or(0, |extension| u32::from(extension.digits())));
    out.place(found.span, index);
    let [first, second] = found.region_numbers();
    out.number(u32::from(first != 0) + u32::from(second != 0));
    for region in [first, second] {
        if region != 0 {
            out.number(u32::from(region));
        }
    }
    out.number(found.diagnostics.len() as u32);
    for noted in found.diagnostics.iter() {
        out.diagnostic(noted.code as u32, noted, index);
    }
}

/// The text of a field after an edit, the caret in UTF-16 code units: `caret, text`. Gives 0
/// where the text is no UTF-8.
#[cfg_attr(feature = "audit", wasm_bindgen(js_name = formatPhone))]
#[cfg_attr(not(feature = "audit"), unsafe(export_name = "formatPhone"))]
#[must_use]
pub extern "C" fn format_phone(text: usize, caret: usize) -> *const u32 {
    asked(text, caret, typed)
}

/// Seldom called: what is cold is compiled for size.
#[cold]
fn typed(value: &str, caret: usize, out: &mut Answer) {
    let typed = phone::format_as_you_type(value, caret);
    out.number(typed.caret as u32);
    out.text(&typed.text);
}

/// The addresses of a field: their count, a record for each: `status, provider + 1, place, address,
/// ASCII form, suggestion, count of diagnostics, diagnostics...`; behind them the count of
/// diagnostics of the value, and these.
#[cfg_attr(feature = "audit", wasm_bindgen(js_name = checkEmail))]
#[cfg_attr(not(feature = "audit"), unsafe(export_name = "checkEmail"))]
#[must_use]
pub extern "C" fn check_email(text: usize) -> *const u32 {
    asked(text, 0, addresses)
}

#[cold]
fn addresses(value: &str, _: usize, out: &mut Answer) {
    let mut index = Utf16Index::new(value);
    let mut matches = email::check(value);
    let mut count = 0;
    out.number(count);
    for address in matches.by_ref() {
        count += 1;
        out.number(address.status as u32);
        out.number(address.provider.map_or(0, |provider| provider as u32 + 1));
        out.place(address.span, &mut index);
        out.text(address.address().as_ref().map_or("", email::Email::as_str));
        out.text(address.ascii().as_deref().unwrap_or_default());
        out.text(address.suggestion().as_ref().map_or("", email::Email::as_str));
        out.number(address.diagnostics.len() as u32);
        for noted in address.diagnostics.iter() {
            out.diagnostic(noted.code as u32, noted, &mut index);
        }
    }
    if let Some(first) = out.words.get_mut(HEAD as usize) {
        *first = count;
    }
    // Known only at the end.
    out.number(matches.diagnostics().len() as u32);
    for noted in matches.diagnostics().iter() {
        out.diagnostic(noted.code as u32, noted, &mut index);
    }
}

/// The link of a field: `platform, object, canonical form, count of ids, (kind, value)..., count of
/// diagnostics, diagnostics...`; nothing where there is none. The value of an id is a text.
#[cfg_attr(feature = "audit", wasm_bindgen(js_name = parseLink))]
#[cfg_attr(not(feature = "audit"), unsafe(export_name = "parseLink"))]
#[must_use]
pub extern "C" fn parse_link(text: usize) -> *const u32 {
    asked(text, 0, address)
}

#[cold]
fn address(value: &str, _: usize, out: &mut Answer) {
    let Some(found) = link::check(value) else { return };
    let mut index = Utf16Index::new(value);
    out.number(found.platform as u32);
    out.number(found.object as u32);
    out.text(found.canonical().unwrap_or_default());
    out.number(found.ids.iter().count() as u32);
    for id in found.ids.iter() {
        let mut value = String::new();
        id.push_to(&mut value);
        out.number(kind(id));
        out.text(&value);
    }
    out.number(found.diagnostics.len() as u32);
    for noted in found.diagnostics.iter() {
        out.diagnostic(noted.code as u32, noted, &mut index);
    }
}

/// The number of an id's name.
fn kind(id: LinkId) -> u32 {
    match id {
        LinkId::Owner(_) => 0,
        LinkId::Post(_) => 1,
        LinkId::Inn(_) => 2,
        LinkId::Ogrn(_) => 3,
        LinkId::Region(_) => 4,
        LinkId::Phone(_) => 5,
    }
}

/// Answers a question about the text in the room; the caret is that of a field.
#[cold]
#[inline(never)]
fn asked(text: usize, caret: usize, answer: fn(&str, usize, &mut Answer)) -> *const u32 {
    DESK.with_borrow_mut(|desk| {
        let Some(value) = read(&desk.room, text) else { return std::ptr::null() };
        desk.answer.clear();
        answer(value, caret, &mut desk.answer);
        desk.answer.close()
    })
}

/// The words of an answer, and the texts they tell of.
struct Answer {
    words: Vec<u32>,
    texts: String,
}

impl Answer {
    const fn new() -> Self {
        Self { words: Vec::new(), texts: String::new() }
    }

    /// Begins anew, with room for what stands before the records.
    fn clear(&mut self) {
        self.texts.clear();
        self.words.clear();
        self.number(0);
        self.number(0);
    }

    /// Writes what stands before the records, and gives the address.
    fn close(&mut self) -> *const u32 {
        let length = self.words.len() as u32 - HEAD;
        let texts = self.texts.as_ptr() as usize as u32;
        if let [first, second, ..] = &mut self.words[..] {
            (*first, *second) = (length, texts);
        }
        self.words.as_ptr()
    }

    #[cold]
    #[inline(never)]
    fn number(&mut self, number: u32) {
        self.words.push(number);
    }

    #[cold]
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.number(self.texts.len() as u32);
        self.number(text.len() as u32);
        self.texts.push_str(text);
    }

    #[cold]
    #[inline(never)]
    fn place(&mut self, span: Span, index: &mut Utf16Index<'_>) {
        let place = index.locate(span);
        for number in [place.start, place.end, place.utf16_start, place.utf16_end] {
            self.number(number);
        }
    }

    #[cold]
    #[inline(never)]
    fn diagnostic<C: Code>(&mut self, code: u32, of: &Diagnostic<C>, index: &mut Utf16Index<'_>) {
        self.number(code);
        self.number(of.number);
        self.place(of.span, index);
    }
}
