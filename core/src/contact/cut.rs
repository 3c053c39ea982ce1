//! Cutting short texts apart.
//!
//! The standard library's searches are made for long texts and compiled anew for each kind of
//! pattern, which makes them the greater part of a small module. These are compiled once; what is
//! out of range is empty.

use super::LEAN;
use crate::looks::looked;

/// Searches and cuts of addresses, labels and what stands round them.
pub(crate) trait Cut {
    /// The bytes `from..to`; empty where these are no characters.
    fn part(&self, from: usize, to: usize) -> &str;
    /// From this byte on.
    fn behind(&self, from: usize) -> &str;
    /// The first and the last character.
    fn first(&self) -> Option<char>;
    fn last(&self) -> Option<char>;
    /// Whether it begins, ends with a character of this kind.
    fn opens(&self, kind: fn(char) -> bool) -> bool;
    /// Where a text first, last occurs in it.
    fn place(&self, of: &str) -> Option<usize>;
    fn last_place(&self, of: &str) -> Option<usize>;
    /// Whether a text occurs in it.
    fn has(&self, text: &str) -> bool;
    /// Without this text at its start, at its end; `None` where it is not there.
    fn without(&self, start: &str) -> Option<&str>;
    fn short_of(&self, end: &str) -> Option<&str>;
    /// Without the characters of a kind at the start, at the end, on both sides.
    fn skip(&self, kind: fn(char) -> bool) -> &str;
    fn shed(&self, kind: fn(char) -> bool) -> &str;
    fn bare(&self, kind: fn(char) -> bool) -> &str;
    /// How many bytes stand before the first character of a kind.
    fn until(&self, kind: fn(char) -> bool) -> usize;
    /// As [`until`](Self::until), over this many characters at most.
    fn until_of(&self, most: usize, kind: fn(char) -> bool) -> Option<usize>;
    /// Whether there is a character of this kind.
    fn any(&self, kind: fn(char) -> bool) -> bool;
    /// What stands before and behind the first, the last text of this kind.
    fn halves(&self, at: &str) -> Option<(&str, &str)>;
    fn last_halves(&self, at: &str) -> Option<(&str, &str)>;
}

impl Cut for str {
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn part(&self, from: usize, to: usize) -> &str {
        self.get(from..to).unwrap_or_default()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn behind(&self, from: usize) -> &str {
        self.get(from..).unwrap_or_default()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn first(&self) -> Option<char> {
        self.chars().next()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn last(&self) -> Option<char> {
        self.chars().next_back()
    }

    fn opens(&self, kind: fn(char) -> bool) -> bool {
        self.first().is_some_and(kind)
    }

    #[inline(never)]
    fn place(&self, of: &str) -> Option<usize> {
        let (bytes, of) = (self.as_bytes(), of.as_bytes());
        let (head, tail) = of.split_first()?;
        let mut at = 0;
        loop {
            at += first_byte(bytes.get(at..)?, *head)? + 1;
            looked(tail.len());
            if tail.is_empty() || bytes.get(at..)?.starts_with(tail) {
                return Some(at - 1);
            }
        }
    }

    #[inline(never)]
    fn last_place(&self, of: &str) -> Option<usize> {
        let (bytes, of) = (self.as_bytes(), of.as_bytes());
        let (head, tail) = of.split_first()?;
        let mut end = bytes.len();
        loop {
            end = last_byte(bytes.get(..end)?, *head)?;
            looked(tail.len());
            if tail.is_empty() || bytes.get(end + 1..)?.starts_with(tail) {
                return Some(end);
            }
        }
    }

    fn has(&self, text: &str) -> bool {
        self.place(text).is_some()
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn without(&self, start: &str) -> Option<&str> {
        let same = self.as_bytes().starts_with(start.as_bytes());
        same.then(|| self.behind(start.len()))
    }

    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn short_of(&self, end: &str) -> Option<&str> {
        let same = self.as_bytes().ends_with(end.as_bytes());
        same.then(|| self.part(0, self.len() - end.len()))
    }

    #[inline(never)]
    fn skip(&self, kind: fn(char) -> bool) -> &str {
        let mut rest = self.chars();
        loop {
            let left = rest.as_str();
            looked(1);
            if !rest.next().is_some_and(kind) {
                return left;
            }
        }
    }

    #[inline(never)]
    fn shed(&self, kind: fn(char) -> bool) -> &str {
        let mut rest = self.chars();
        loop {
            let left = rest.as_str();
            looked(1);
            if !rest.next_back().is_some_and(kind) {
                return left;
            }
        }
    }

    fn bare(&self, kind: fn(char) -> bool) -> &str {
        self.skip(kind).shed(kind)
    }

    #[inline(never)]
    fn until(&self, kind: fn(char) -> bool) -> usize {
        let mut rest = self.chars();
        loop {
            let left = rest.as_str().len();
            looked(1);
            if rest.next().is_none_or(kind) {
                return self.len() - left;
            }
        }
    }

    #[inline(never)]
    fn until_of(&self, most: usize, kind: fn(char) -> bool) -> Option<usize> {
        let mut rest = self.chars();
        for _ in 0..most {
            let left = rest.as_str().len();
            looked(1);
            if rest.next().is_some_and(kind) {
                return Some(self.len() - left);
            }
        }
        None
    }

    fn any(&self, kind: fn(char) -> bool) -> bool {
        self.until(kind) < self.len()
    }

    #[inline(never)]
    fn halves(&self, at: &str) -> Option<(&str, &str)> {
        let place = self.place(at)?;
        Some((self.part(0, place), self.behind(place + at.len())))
    }

    #[inline(never)]
    fn last_halves(&self, at: &str) -> Option<(&str, &str)> {
        let place = self.last_place(at)?;
        Some((self.part(0, place), self.behind(place + at.len())))
    }
}

/// Where a byte first, last stands.
fn first_byte(bytes: &[u8], of: u8) -> Option<usize> {
    let at =
        if LEAN { bytes.iter().position(|byte| *byte == of) } else { memchr::memchr(of, bytes) };
    looked(at.map_or(bytes.len(), |at| at + 1));
    at
}

fn last_byte(bytes: &[u8], of: u8) -> Option<usize> {
    let at =
        if LEAN { bytes.iter().rposition(|byte| *byte == of) } else { memchr::memrchr(of, bytes) };
    looked(bytes.len() - at.unwrap_or(0));
    at
}

/// Where a byte first stands in a short text, its length where it does not: eight bytes at once,
/// as one number, without what a search made for long texts needs before it begins.
#[inline]
pub(crate) fn near_byte(bytes: &[u8], of: u8) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let (words, tail) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        // Only the bytes sought are zero; the lowest of the high bits is the first one's.
        let other = u64::from_le_bytes(*word) ^ (u64::from(of) * EACH);
        let zero = other.wrapping_sub(EACH) & !other & (0x80 * EACH);
        if zero != 0 {
            return at + zero.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    if !tail.is_empty()
        && let Some(last) = bytes.last_chunk::<8>()
    {
        // What was seen already is none of them.
        let other = u64::from_le_bytes(*last) ^ (u64::from(of) * EACH);
        let zero = other.wrapping_sub(EACH) & !other & (0x80 * EACH);
        let found = bytes.len() - 8 + zero.trailing_zeros() as usize / 8;
        return found.min(bytes.len());
    }
    at + tail.iter().position(|byte| *byte == of).unwrap_or(tail.len())
}

/// The labels of a host or domain, between its full stops.
pub(crate) fn labels(text: &str) -> Pieces<'_> {
    Pieces { rest: Some(text), at: "." }
}

/// The words of a list, between its bars: a list of texts takes an address and a length for each.
pub(crate) fn words(list: &'static str) -> Pieces<'static> {
    Pieces { rest: Some(list), at: "|" }
}

/// What stands between separators; an empty text is one empty piece.
pub(crate) struct Pieces<'t> {
    rest: Option<&'t str>,
    at: &'static str,
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest?;
        let (label, behind) = match rest.halves(self.at) {
            Some((label, behind)) => (label, Some(behind)),
            None => (rest, None),
        };
        self.rest = behind;
        Some(label)
    }
}

/// White space at both ends removed, as the standard library does.
pub(crate) fn trim(text: &str) -> &str {
    text.bare(super::letter::is_space)
}

/// Texts one behind the other.
#[inline(never)]
pub(crate) fn glue(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts {
        out.push_str(part);
    }
    out
}

/// Appends a number, with zeros before it up to this width.
#[inline(never)]
pub(crate) fn push_number(out: &mut String, value: u64, width: usize) {
    let mut digits = [b'0'; 20];
    let (mut rest, mut len) = (value, 0);
    for digit in digits.iter_mut().rev() {
        if rest == 0 && len >= width.max(1) {
            break;
        }
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        len += 1;
    }
    for digit in digits.iter().skip(20 - len) {
        out.push(char::from(*digit));
    }
}

/// A decimal number of ASCII digits.
#[inline(never)]
pub(crate) fn number(text: &str) -> Option<u64> {
    let mut value = 0_u64;
    if !LEAN && text.len() < 20 {
        for byte in text.bytes() {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                return None;
            }
            value = value * 10 + u64::from(digit);
        }
        return (!text.is_empty()).then_some(value);
    }
    for byte in text.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        if value > u64::MAX / 10 {
            return None;
        }
        value = (value * 10).checked_add(u64::from(digit))?;
    }
    (!text.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_agree_with_the_standard_library() {
        for text in ["", "а", "aа", "..a..б..", "mail to: a@b.ru", "бб..", "  \u{a0}x\u{2003}\n"]
        {
            for of in [".", "..", "a", "б", "to: ", "zz", "ru"] {
                assert_eq!(text.place(of), text.find(of), "{text} {of}");
                assert_eq!(text.last_place(of), text.rfind(of), "{text} {of}");
                assert_eq!(text.has(of), text.contains(of));
                assert_eq!(text.halves(of), text.split_once(of));
                assert_eq!(text.last_halves(of), text.rsplit_once(of));
                assert_eq!(text.without(of), text.strip_prefix(of));
                assert_eq!(text.short_of(of), text.strip_suffix(of));
            }
            let dot = |c: char| matches!(c, '.' | 'а');
            assert_eq!(text.skip(dot), text.trim_start_matches(dot));
            assert_eq!(text.shed(dot), text.trim_end_matches(dot));
            assert_eq!(text.bare(dot), text.trim_matches(dot));
            assert_eq!(text.until(dot), text.find(dot).unwrap_or(text.len()));
            assert_eq!(text.any(dot), text.contains(dot));
            assert_eq!(trim(text), text.trim());
            assert!(labels(text).eq(text.split('.')));
            assert_eq!((text.first(), text.last()), (text.chars().next(), text.chars().last()));
        }
        assert_eq!("аб".part(1, 2), "");
        assert_eq!("аб".behind(9), "");
    }

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for len in 0..40 {
            let mut bytes = vec![b'.' + 1; len];
            assert_eq!(near_byte(&bytes, b'.'), len);
            for at in (0..len).rev() {
                bytes[at] = b'.';
                assert_eq!(near_byte(&bytes, b'.'), at);
            }
        }
    }

    #[test]
    fn numbers_are_written_in_full() {
        let mut out = String::new();
        for (value, width) in [(0, 1), (0, 0), (7, 2), (123, 2), (u64::MAX, 1), (0, 20)] {
            push_number(&mut out, value, width);
            out.push(' ');
        }
        assert_eq!(out, "0 0 07 123 18446744073709551615 00000000000000000000 ");
    }

    #[test]
    fn numbers_are_plain_and_fit() {
        assert_eq!(number("007"), Some(7));
        assert_eq!(number("18446744073709551615"), Some(u64::MAX));
        assert_eq!(number("9999999999999999999"), Some(9_999_999_999_999_999_999));
        for text in ["", "+1", "-1", "1a", "18446744073709551616"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
