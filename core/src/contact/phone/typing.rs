//! Formatting while a number is typed: the text of an input field and its caret in, both out.
//!
//! The field keeps no other state. What counts is how many digits stand before the caret: they
//! stand before it afterwards as well, and signs that formatting adds behind the last digit
//! typed are passed over, so that the caret stands where the next digit goes.

use super::chars::{Signs, Text};
use super::cut;
use super::reading::Reading;
use crate::contact::numbering;

/// A formatted input field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The text of the field.
    pub text: String,
    /// The caret, in UTF-16 code units from the start.
    pub caret: usize,
}

/// Longer texts are no single number and stay as they are.
const LIMIT: usize = 64;
/// The digits of a number of Russia behind its prefix.
const NATIONAL: usize = 10;

/// Formats the text of a field after an edit; `caret` is in UTF-16 code units.
///
/// Texts that are no single number in the making (letters, extensions, lists) stay as they are,
/// and so does the caret.
///
/// ```
/// use gospablik::contact::phone::format_as_you_type;
///
/// let typed = format_as_you_type("8861275", 7);
/// assert_eq!((typed.text.as_str(), typed.caret), ("8 (861) 275", 11));
/// let typed = format_as_you_type("+78612751050", 2);
/// assert_eq!((typed.text.as_str(), typed.caret), ("+7 (861) 275-10-50", 2));
/// ```
#[must_use]
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn format_as_you_type(text: &str, caret: usize) -> Typed {
    let mut typed = Typed { text: String::new(), caret: 0 };
    let input = if text.len() > LIMIT { None } else { Input::read(text, caret) };
    if !input.is_some_and(|input| input.write(&mut typed)) || typed.text == text {
        // Characters of four bytes are two units of UTF-16.
        let units = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
        typed.caret = caret.min(text.bytes().map(units).sum());
        typed.text = String::from(text);
    }
    typed
}

/// The digits of the field, and where the caret stands among them.
#[derive(Default)]
struct Input {
    digits: u64,
    len: usize,
    plus: bool,
    /// Digits (and the plus) before the caret.
    before: usize,
    before_plus: bool,
    /// How many digits stand in the first pair of parentheses, and how many before it.
    area_len: usize,
    area_at: usize,
    /// How many digits stand before the first sign between them.
    first_len: usize,
}

impl Input {
    /// `None` where the text holds anything but digits and separators, or too many digits.
    fn read(text: &str, caret: usize) -> Option<Self> {
        let mut input = Self::default();
        let (mut at, mut unit) = (0, 0);
        let mut opened = None;
        let text = Text(text);
        let passed = Signs::BLANK.or(Signs::HYPHEN).or(Signs::DOT).or(Signs::OPEN);
        while at < text.0.len() {
            let look = text.at(at);
            let before = unit < caret;
            if look.any(Signs::DIGIT) {
                input.digits = input.digits * 10 + u64::from(look.digit());
                input.len += 1;
                input.before += usize::from(before);
            } else if look.any(Signs::PLUS) {
                if input.len == 0 {
                    input.plus = true;
                    input.before_plus |= before;
                }
            } else if look.any(Signs::OPEN) && opened.is_none() {
                opened = Some(input.len);
            } else if look.any(Signs::CLOSE) {
                if let Some(opened) = opened
                    && input.area_len == 0
                {
                    input.area_len = input.len - opened;
                    input.area_at = opened;
                }
            } else if !look.any(passed) {
                return None;
            }
            if !look.any(Signs::DIGIT.or(Signs::INVISIBLE)) && input.first_len == 0 {
                input.first_len = input.len;
            }
            let next = look.next(at);
            unit += if next - at > 3 { 2 } else { 1 };
            at = next;
            if input.len > NATIONAL + 1 {
                return None;
            }
        }
        if input.first_len == 0 {
            input.first_len = input.len;
        }
        (input.len > 0).then_some(input)
    }

    /// The first digits, so many.
    fn head(&self, len: usize) -> u64 {
        self.digits / numbering::power(self.len.saturating_sub(len))
    }

    /// How many digits stand before the code; `None` where the digits are of no known form.
    fn prefix_len(&self) -> Option<usize> {
        let head = self.head(1);
        if self.plus {
            return (head == 7).then_some(1);
        }
        // 8-10 is the way abroad.
        if self.len > 2 && self.head(3) == 810 {
            return None;
        }
        // Pasted with its code and no prefix; typed digits are never glued.
        let bare = self.len == NATIONAL && self.first_len >= 3;
        let mut reading = Reading::NONE;
        if bare && cut::national(self.digits, &mut reading) && reading.prefix_len == 0 {
            return Some(0);
        }
        (head == 8 || head == 7 && self.len > NATIONAL).then_some(1)
    }

    /// Writes the digits with signs up to the last digit there is, never behind it: a sign behind
    /// the last digit could not be deleted. Finds the caret.
    fn write(&self, typed: &mut Typed) -> bool {
        let Some(prefix_len) = self.prefix_len() else { return false };
        if self.len - prefix_len > NATIONAL {
            return false;
        }
        let skipped = if self.area_at < prefix_len { prefix_len } else { 0 };
        let shown = self.area_len.saturating_sub(skipped);
        let area_len = if matches!(shown, 4 | 5) { shown } else { 3 };
        let local = prefix_len + area_len;
        let free = prefix_len == 1 && !self.plus && self.len > 3;
        let toll_free = free && matches!(self.head(4) % 1000, 800 | 804);
        typed.caret = usize::from(self.before_plus);
        for at in 0..self.len {
            let national = at + NATIONAL - prefix_len;
            let signs = if at == 0 && self.plus {
                "+"
            } else if at == prefix_len {
                match (prefix_len, toll_free) {
                    (0, _) => "(",
                    (_, false) => " (",
                    _ => " ",
                }
            } else if at == local {
                if toll_free { " " } else { ") " }
            } else if matches!(national, 16 | 18) {
                "-"
            } else {
                ""
            };
            typed.text.push_str(signs);
            let digit = (self.head(at + 1) % 10) as u8;
            typed.text.push(char::from(b'0' + digit));
            if at + 1 == self.before {
                typed.caret = typed.text.len();
            }
        }
        true
    }
}
