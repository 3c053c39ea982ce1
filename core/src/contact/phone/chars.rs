//! What a character can mean in or beside a number.

use crate::contact::letter;

/// The part a character plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A digit, full-width ones among them.
    Digit(u8),
    /// A digit of another script.
    Odd(u8),
    Plus,
    Open,
    Close,
    Space,
    Newline,
    Hyphen,
    Dot,
    Comma,
    Semicolon,
    Slash,
    Colon,
    Underscore,
    /// `*`, `•` and what else hides digits.
    Star,
    Hash,
    /// `№`.
    NumberSign,
    /// Shows nothing: soft hyphen, zero-width characters, marks of direction.
    Invisible,
    /// A combining mark.
    Mark,
    Letter,
    Other,
    End,
}

#[cfg(test)]
std::thread_local! {
    /// How many characters were looked at, again and again ones counted each time.
    pub(super) static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Tells the tests that a character was looked at.
#[inline]
pub(super) fn count() {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + 1));
}

/// The character at a byte offset: its sort, itself, the offset behind it.
#[inline]
pub(super) fn at(text: &str, pos: usize) -> (Sort, char, usize) {
    count();
    match text.as_bytes().get(pos) {
        None => (Sort::End, '\0', pos),
        Some(&byte) if byte < 0x80 => (known(byte), char::from(byte), pos + 1),
        Some(&byte @ (0xd0 | 0xd1)) => {
            let (sort, c) = cyrillic(byte, text.as_bytes().get(pos + 1).copied().unwrap_or(0));
            (sort, c, pos + 2)
        }
        Some(_) => match text.get(pos..).and_then(|rest| rest.chars().next()) {
            Some(c) => (wide(c), c, pos + c.len_utf8()),
            None => (Sort::End, '\0', text.len()),
        },
    }
}

/// A character of two bytes, the first 0xd0 or 0xd1: all of them are Cyrillic letters.
#[inline]
fn cyrillic(first: u8, second: u8) -> (Sort, char) {
    let c = u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f);
    (Sort::Letter, char::from_u32(c).unwrap_or(' '))
}

/// The byte before `last`.
#[inline]
fn second_last(text: &str, last: usize) -> u8 {
    last.checked_sub(1).and_then(|at| text.as_bytes().get(at)).copied().unwrap_or(0)
}

/// The character before a byte offset: its sort, itself, its own offset.
#[inline]
pub(super) fn before(text: &str, pos: usize) -> (Sort, char, usize) {
    count();
    let Some(last) = pos.checked_sub(1) else { return (Sort::End, '\0', 0) };
    match text.as_bytes().get(last) {
        None => (Sort::End, '\0', pos),
        Some(&byte) if byte < 0x80 => (known(byte), char::from(byte), last),
        Some(&byte) if matches!(second_last(text, last), 0xd0 | 0xd1) => {
            let (sort, c) = cyrillic(second_last(text, last), byte);
            (sort, c, last - 1)
        }
        Some(_) => match text.get(..pos).and_then(|rest| rest.chars().next_back()) {
            Some(c) => (wide(c), c, pos - c.len_utf8()),
            None => (Sort::End, '\0', pos),
        },
    }
}

static ASCII: [Sort; 128] = {
    let mut sorts = [Sort::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            sorts[byte as usize] = ascii(byte);
        }
        byte += 1;
    }
    sorts
};

#[inline]
fn known(byte: u8) -> Sort {
    ASCII.get(usize::from(byte)).copied().unwrap_or(Sort::Other)
}

const fn ascii(byte: u8) -> Sort {
    match byte {
        b'0'..=b'9' => Sort::Digit(byte - b'0'),
        b'+' => Sort::Plus,
        b'(' | b'[' => Sort::Open,
        b')' | b']' => Sort::Close,
        b' ' | b'\t' => Sort::Space,
        b'\n' | b'\r' => Sort::Newline,
        b'-' | b'~' => Sort::Hyphen,
        b'.' => Sort::Dot,
        b',' => Sort::Comma,
        b';' => Sort::Semicolon,
        b'/' | b'\\' | b'|' => Sort::Slash,
        b':' => Sort::Colon,
        b'_' => Sort::Underscore,
        b'*' | b'?' => Sort::Star,
        b'#' => Sort::Hash,
        b'a'..=b'z' | b'A'..=b'Z' => Sort::Letter,
        _ => Sort::Other,
    }
}

fn wide(c: char) -> Sort {
    match c {
        'а'..='я' | 'А'..='Я' | 'ё' | 'Ё' => Sort::Letter,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            Sort::Space
        }
        '\u{2028}' | '\u{2029}' | '\u{85}' => Sort::Newline,
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{fe58}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{2043}' => Sort::Hyphen,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' => Sort::Invisible,
        '\u{ff10}'..='\u{ff19}' => Sort::Digit(digit(c, 0xff10)),
        '\u{660}'..='\u{669}' => Sort::Odd(digit(c, 0x660)),
        '\u{6f0}'..='\u{6f9}' => Sort::Odd(digit(c, 0x6f0)),
        '\u{966}'..='\u{96f}' => Sort::Odd(digit(c, 0x966)),
        '\u{1d7ce}'..='\u{1d7ff}' => Sort::Odd((digit(c, 0x1d7ce)) % 10),
        '\u{ff0b}' | '\u{fe62}' => Sort::Plus,
        '\u{ff08}' | '\u{fe59}' | '\u{2768}' | '\u{276a}' | '\u{207d}' => Sort::Open,
        '\u{ff09}' | '\u{fe5a}' | '\u{2769}' | '\u{276b}' | '\u{207e}' => Sort::Close,
        '\u{b7}' | '\u{2022}' | '\u{2219}' | '\u{22c5}' | '\u{30fb}' | '\u{ff0e}' | '\u{2024}' => {
            Sort::Dot
        }
        '\u{ff0c}' => Sort::Comma,
        '\u{2044}' | '\u{2215}' | '\u{ff0f}' => Sort::Slash,
        '\u{ff1a}' => Sort::Colon,
        '\u{25cf}' | '\u{2217}' | '\u{ff0a}' | '\u{25a1}' => Sort::Star,
        '\u{2116}' => Sort::NumberSign,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' => Sort::Mark,
        c if letter::is_letter(c) => Sort::Letter,
        _ => Sort::Other,
    }
}

fn digit(c: char, zero: u32) -> u8 {
    u8::try_from(u32::from(c).wrapping_sub(zero)).unwrap_or(0)
}

/// The digit that a letter is mistaken for.
pub(super) fn lookalike(c: char) -> Option<u8> {
    match c {
        'О' | 'о' | 'O' | 'o' => Some(0),
        'l' | 'I' | 'І' | 'і' => Some(1),
        'З' | 'з' => Some(3),
        'б' => Some(6),
        'В' | 'B' => Some(8),
        _ => None,
    }
}

/// Letters that stand for hidden digits.
pub(super) fn is_mask(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Х' | 'х')
}

/// The key of a telephone keypad for a Latin letter.
pub(super) fn key(c: char) -> Option<u8> {
    match c.to_ascii_uppercase() {
        'A'..='C' => Some(2),
        'D'..='F' => Some(3),
        'G'..='I' => Some(4),
        'J'..='L' => Some(5),
        'M'..='O' => Some(6),
        'P'..='S' => Some(7),
        'T'..='V' => Some(8),
        'W'..='Z' => Some(9),
        _ => None,
    }
}
