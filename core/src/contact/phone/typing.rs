//! Formatting while a number is typed: the text of an input field and its caret in, both out.
//!
//! The field keeps no other state. What counts is how many digits stand before the caret: they
//! stand before it afterwards as well, and signs that formatting adds behind the last digit
//! typed are passed over, so that the caret stands where the next digit goes.

use super::chars::{Signs, Text};

/// A formatted input field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The text of the field.
    pub text: String,
    /// The caret, in UTF-16 code units from the start.
    pub caret: usize,
}

/// The digits of a number of Russia behind its prefix.
const NATIONAL: usize = 10;
/// Longer texts are no single number and stay as they are.
const LIMIT: usize = 64;

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
pub fn format_as_you_type(text: &str, caret: usize) -> Typed {
    let unchanged = || Typed { text: String::from(text), caret: caret.min(utf16_len(text)) };
    if text.len() > LIMIT {
        return unchanged();
    }
    let Some(input) = Input::read(text, caret) else { return unchanged() };
    let Some(template) = input.template() else { return unchanged() };
    let typed = input.fill(&template);
    if typed.text == text { unchanged() } else { typed }
}

fn utf16_len(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// The digits of the field, and where the caret stands among them.
struct Input {
    digits: [u8; 20],
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
        let mut input = Self {
            digits: [0; 20],
            len: 0,
            plus: false,
            before: 0,
            before_plus: false,
            area_len: 0,
            area_at: 0,
            first_len: 0,
        };
        let (mut at, mut unit) = (0, 0);
        let mut opened = None;
        let text = Text(text);
        let passed = Signs::BLANK.or(Signs::HYPHEN).or(Signs::DOT).or(Signs::OPEN);
        while at < text.0.len() {
            let look = text.at(at);
            let before = unit < caret;
            if look.any(Signs::DIGIT) {
                *input.digits.get_mut(input.len)? = look.digit();
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
            // Four bytes of UTF-8 are two units of UTF-16.
            unit += if next - at > 3 { 2 } else { 1 };
            at = next;
        }
        if input.first_len == 0 {
            input.first_len = input.len;
        }
        (input.len > 0).then_some(input)
    }

    fn digits(&self) -> &[u8] {
        self.digits.get(..self.len).unwrap_or_default()
    }

    /// Whether the digits are a national number whose first group is a code and no prefix.
    fn is_bare(&self) -> bool {
        let national = super::found::join(self.digits());
        let known = super::cut::national(national).is_some_and(|reading| reading.prefix_len == 0);
        self.first_len >= 3 && known
    }

    /// The text with `0` where digits go, or `None` where the digits are of no known form.
    fn template(&self) -> Option<Template> {
        let digits = self.digits();
        let (prefix, prefix_len) = match (self.plus, digits) {
            (true, [7, ..]) => ("+0", 1),
            (true, _) => return None,
            // 8-10 is the way abroad.
            (false, [8, 1, 0, ..]) => return None,
            // Pasted with its code and no prefix; typed digits are never glued.
            (false, _) if self.len == NATIONAL && self.is_bare() => ("", 0),
            (false, [8, ..]) => ("0", 1),
            (false, [7, ..]) if self.len > NATIONAL => ("0", 1),
            _ => return None,
        };
        let national = self.len - prefix_len;
        if national > NATIONAL {
            return None;
        }
        let toll_free = matches!(digits.get(prefix_len..prefix_len + 3), Some([8, 0, 0 | 4]));
        let shown = if self.area_at < prefix_len {
            self.area_len.saturating_sub(prefix_len)
        } else {
            self.area_len
        };
        let area_len = if (4..=5).contains(&shown) { shown } else { 3 };
        Some(Template { prefix, national, area_len, toll_free: toll_free && prefix == "0" })
    }

    /// Writes the digits into the template and finds the caret.
    fn fill(&self, template: &Template) -> Typed {
        let mut typed = Typed { text: String::with_capacity(24), caret: 0 };
        let mut written = 0;
        let mut pattern = [0_u8; 24];
        let len = template.write(&mut pattern);
        let mut placed = self.before == 0;
        if placed {
            typed.caret = usize::from(self.before_plus);
        }
        for byte in pattern.get(..len).unwrap_or_default() {
            if *byte == b'0' {
                let digit = self.digits().get(written).copied().unwrap_or(0);
                typed.text.push(char::from(b'0' + digit));
                written += 1;
                if written == self.before {
                    typed.caret = typed.text.len();
                    placed = true;
                }
            } else {
                typed.text.push(char::from(*byte));
            }
        }
        if !placed || (written == self.before && written == self.len) {
            typed.caret = typed.text.len();
        }
        typed
    }
}

/// The shape of a number in the making.
struct Template {
    prefix: &'static str,
    national: usize,
    area_len: usize,
    toll_free: bool,
}

impl Template {
    /// Signs up to the last digit there is, never behind it: a sign behind the last digit could
    /// not be deleted.
    fn write(&self, out: &mut [u8; 24]) -> usize {
        let mut len = 0;
        let mut push = |byte: u8| {
            if let Some(slot) = out.get_mut(len) {
                *slot = byte;
                len += 1;
            }
        };
        for byte in self.prefix.bytes() {
            push(byte);
        }
        let hyphens = [10 - 4, 10 - 2];
        for at in 0..self.national {
            if at == 0 {
                if !self.prefix.is_empty() {
                    push(b' ');
                }
                if !self.toll_free {
                    push(b'(');
                }
            }
            if at == self.area_len {
                if !self.toll_free {
                    push(b')');
                }
                push(b' ');
            } else if hyphens.contains(&at) {
                push(b'-');
            }
            push(b'0');
        }
        len
    }
}
