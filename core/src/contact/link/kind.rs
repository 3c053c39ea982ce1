//! Kinds of characters as bits, and runs of them: what links are made of.

use crate::contact::LEAN;
use crate::contact::cut::Cut;
use crate::looks::looked;

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

/// The kinds of ASCII, worked out.
static ASCII: [u16; if LEAN { 0 } else { 128 }] = {
    let mut kinds = [0; if LEAN { 0 } else { 128 }];
    let mut byte = 0;
    while byte < kinds.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            kinds[byte] = kind_of(byte as u8 as char) as u16;
        }
        byte += 1;
    }
    kinds
};

#[cfg_attr(not(target_arch = "wasm32"), inline)]
fn kind(c: char) -> u32 {
    match ASCII.get(c as usize) {
        Some(kind) => u32::from(*kind),
        None => kind_of(c),
    }
}

/// How many bytes of ASCII of these kinds stand at the start, if that is all there are.
#[inline]
fn plain(bytes: &[u8], kinds: u32) -> Option<usize> {
    let mut at = 0;
    for byte in bytes {
        if u32::from(*ASCII.get(usize::from(*byte))?) & kinds == 0 {
            return Some(at);
        }
        at += 1;
    }
    Some(at)
}

/// Where the bytes of ASCII of these kinds at the end begin, if that is all there are.
#[inline]
fn plain_back(bytes: &[u8], kinds: u32) -> Option<usize> {
    let mut at = bytes.len();
    for byte in bytes.iter().rev() {
        if u32::from(*ASCII.get(usize::from(*byte))?) & kinds == 0 {
            break;
        }
        at -= 1;
    }
    Some(at)
}

const fn kind_of(c: char) -> u32 {
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
    if !LEAN && let Some(len) = plain(text.as_bytes(), kinds) {
        looked(len);
        return len;
    }
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
    if !LEAN && let Some(start) = plain_back(text.as_bytes(), kinds) {
        looked(text.len() - start);
        return start;
    }
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
