//! Kinds of characters as bits, and runs of them: what links are made of.

use crate::contact::cut::{Cut, looked};

/// An ASCII letter.
pub(super) const LETTER: u32 = 1;
/// An ASCII digit.
pub(super) const DIGIT: u32 = 2;
pub(super) const CYRILLIC: u32 = 4;
/// A letter or a digit.
pub(super) const WORD: u32 = LETTER | DIGIT | CYRILLIC;
pub(super) const HYPHEN: u32 = 8;
pub(super) const DOT: u32 = 16;
pub(super) const UNDERSCORE: u32 = 32;
pub(super) const AT: u32 = 64;
pub(super) const SLASH: u32 = 128;
pub(super) const COLON: u32 = 256;
pub(super) const PLUS: u32 = 512;
pub(super) const PERCENT: u32 = 1024;
const OTHER: u32 = 2048;

fn kind(c: char) -> u32 {
    match c {
        'a'..='z' | 'A'..='Z' => LETTER,
        '0'..='9' => DIGIT,
        '\u{400}'..='\u{52f}' => CYRILLIC,
        '-' => HYPHEN,
        '.' => DOT,
        '_' => UNDERSCORE,
        '@' => AT,
        '/' => SLASH,
        ':' => COLON,
        '+' => PLUS,
        '%' => PERCENT,
        _ => OTHER,
    }
}

/// The kind of the character at a byte, 0 at the end.
#[inline(never)]
pub(super) fn behind(text: &str, at: usize) -> u32 {
    text.behind(at).first().map_or(0, kind)
}

/// The kind of the last character, 0 where there is none.
#[inline(never)]
pub(super) fn kind_before(text: &str) -> u32 {
    text.last().map_or(0, kind)
}

/// How many bytes the characters of these kinds take at the start.
#[inline(never)]
pub(super) fn run(text: &str, kinds: u32) -> usize {
    let mut at = 0;
    for c in text.chars() {
        looked(1);
        if kind(c) & kinds == 0 {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Where the characters of these kinds at the end begin.
#[inline(never)]
pub(super) fn back(text: &str, kinds: u32) -> usize {
    let mut at = text.len();
    for c in text.chars().rev() {
        looked(1);
        if kind(c) & kinds == 0 {
            break;
        }
        at -= c.len_utf8();
    }
    at
}

/// The last place at or before this one where a character begins.
pub(super) fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first place at or behind this one where a character begins.
pub(super) fn ceil(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
