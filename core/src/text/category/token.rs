//! Cuts a text into words, numbers, marks and line breaks, in one pass over its bytes.

use super::letters::{self, ALIEN, CAPITAL, cyrillic};
use crate::contact::LEAN;
use crate::looks::looked;

/// The longest word that is looked up; what is longer is cut.
const LONGEST: usize = 32;

/// й, behind и in the order of letters.
const SHORT: u8 = 10;

/// What a token is.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(test, derive(PartialEq, Eq))]
pub(super) enum Kind {
    /// A word in Russian letters; its codes are in [`Scanner::letters`].
    Word { capital: bool, caps: bool },
    /// A word with a letter that Russian does not have.
    Alien,
    /// A word in Latin letters.
    Latin,
    /// An address with an at sign.
    Email,
    /// A link or a domain.
    Url,
    /// A number, with its value where it is a plain one below 10 000.
    Number(u16),
    /// A telephone number, as far as its shape tells.
    Phone,
    /// A time of day.
    Clock,
    /// A day and month (`15.10`, `15.10.2026`).
    Date { day: u8, month: u8 },
    /// The result of a match (`4:2`).
    Score,
    /// Any other character.
    Mark(char),
    /// A line break.
    Break,
}

/// A token and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is part of a hashtag.
    pub(super) tagged: bool,
}

/// Reads tokens from a text.
pub(super) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tagged: bool,
    codes: [u8; LONGEST],
    length: usize,
}

/// The letters of a word: what some and what all of them have, the first one, and how many are
/// kept.
struct Letters {
    any: u8,
    all: u8,
    first: u8,
    length: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        Self { text, bytes, at: 0, tagged: false, codes: [0; LONGEST], length: 0 }
    }

    /// The codes of the last word.
    pub(super) fn letters(&self) -> &[u8] {
        self.codes.get(..self.length).unwrap_or_default()
    }

    /// Whether a blank, or nothing, follows the last token.
    pub(super) fn before_blank(&self) -> bool {
        self.blank() != 0 || matches!(self.peek(0), None | Some(b'\n'))
    }

    /// How many bytes the blank takes that comes next; 0 where none does. What has no width, a soft
    /// hyphen between words and the marks of direction count as blanks.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    fn blank(&self) -> usize {
        match self.peek(0) {
            Some(b' ' | b'\t' | b'\r') => 1,
            Some(0xc2 | 0xe2 | 0xef) => self.rare_blank(),
            _ => 0,
        }
    }

    #[cold]
    #[inline(never)]
    fn rare_blank(&self) -> usize {
        match self.bytes.get(self.at..).unwrap_or_default() {
            [0xc2, 0xa0 | 0xad, ..] => 2,
            [0xe2, 0x80, 0x80..=0x8f | 0xa8..=0xaf, ..] | [0xef, 0xbb, 0xbf, ..] => 3,
            _ => 0,
        }
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        looked(1);
        self.bytes.get(self.at + ahead).copied()
    }

    /// The next token; blanks are skipped.
    pub(super) fn next(&mut self) -> Option<Token> {
        loop {
            match self.blank() {
                0 => break,
                width => self.at += width,
            }
            self.tagged = false;
        }
        let start = self.at;
        let kind = self.kind()?;
        match kind {
            Kind::Mark('#') => self.tagged = true,
            Kind::Mark('_') => {}
            Kind::Mark(_) | Kind::Break => self.tagged = false,
            _ => {}
        }
        Some(Token { kind, start, end: self.at, tagged: self.tagged })
    }

    fn kind(&mut self) -> Option<Kind> {
        let byte = self.peek(0)?;
        match byte {
            b'\n' => {
                self.at += 1;
                Some(Kind::Break)
            }
            b'0'..=b'9' => Some(self.number()),
            b'+' | b'(' if self.starts_phone() => Some(self.number()),
            b'a'..=b'z' | b'A'..=b'Z' => Some(self.latin()),
            0xd0..=0xd4 => Some(self.word().unwrap_or_else(|| self.mark())),
            0..0x80 => {
                self.at += 1;
                Some(Kind::Mark(char::from(byte)))
            }
            _ => Some(self.mark()),
        }
    }

    fn mark(&mut self) -> Kind {
        let mark = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let mark = mark.unwrap_or(' ');
        self.at += mark.len_utf8();
        Kind::Mark(mark)
    }

    fn word(&mut self) -> Option<Kind> {
        let mut word = Letters { any: 0, all: CAPITAL, first: 0, length: 0 };
        if !LEAN && !self.tagged {
            self.plain_letters(&mut word);
        }
        // Letters of other alphabets, stress marks, hashtags, very long words.
        if self.peek(0).is_some_and(|lead| matches!(lead, 0xc2 | 0xcc..=0xd4)) {
            self.any_letters(&mut word);
        }
        let Letters { any, all, first, length } = word;
        if length == 0 {
            return None;
        }
        self.length = length;
        let capital = first & CAPITAL != 0;
        if any & ALIEN != 0 {
            return Some(Kind::Alien);
        }
        let spaced = length == 1 && capital && self.spaced();
        Some(Kind::Word { capital, caps: spaced || (length > 1 && all != 0) })
    }

    /// Reads Russian letters as long as nothing else comes.
    #[inline]
    fn plain_letters(&mut self, word: &mut Letters) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let Some(codes) = self.codes.first_chunk_mut() else { return };
        (word.length, word.all, word.first) = match rest.first_chunk() {
            Some(block) => letters::block(block, codes),
            None => letters::last(rest, codes),
        };
        self.at += word.length * 2;
    }

    /// Reads what else belongs to a word.
    fn any_letters(&mut self, word: &mut Letters) {
        while let (Some(lead), Some(tail)) = (self.peek(0), self.peek(1)) {
            if lead < 0xd0 {
                // A stress mark or a soft hyphen inside a word; the marks of й and ё by themselves.
                match (lead, tail) {
                    (0xcc, 0x86) => {
                        let last = self.codes.get_mut(word.length.wrapping_sub(1));
                        if let Some(slot) = last.filter(|slot| **slot == SHORT - 1) {
                            *slot = SHORT;
                        }
                    }
                    (0xcc, 0x81 | 0x88) | (0xc2, 0xad) => {}
                    _ => break,
                }
                self.at += 2;
                continue;
            }
            let letter = cyrillic(lead, tail);
            // Words of a hashtag begin with capitals behind small letters.
            if letter == 0 || self.tagged && letter & CAPITAL != 0 && word.all == 0 {
                break;
            }
            word.any |= letter;
            word.all &= letter;
            if let Some(slot) = self.codes.get_mut(word.length) {
                *slot = letter & !CAPITAL;
                if word.length == 0 {
                    word.first = letter;
                }
                word.length += 1;
            }
            self.at += 2;
        }
    }

    /// Joins `В Н И М А Н И Е`: at least three single capitals with one blank between them.
    fn spaced(&mut self) -> bool {
        let (back, length) = (self.at, self.length);
        let mut count = 1;
        while let (Some(b' '), Some(lead), Some(tail)) = (self.peek(0), self.peek(1), self.peek(2))
        {
            let letter = cyrillic(lead, tail);
            let alone = self.peek(3).is_none_or(|next| !matches!(next, 0xd0..=0xd4));
            if letter & CAPITAL == 0 || letter == ALIEN | CAPITAL || !alone {
                break;
            }
            if let Some(slot) = self.codes.get_mut(self.length) {
                *slot = letter & !CAPITAL;
                self.length += 1;
            }
            count += 1;
            self.at += 3;
        }
        if count < 3 {
            (self.at, self.length) = (back, length);
        }
        count >= 3
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(never))]
    fn latin(&mut self) -> Kind {
        let mut kind = Kind::Latin;
        while let Some(byte) = self.peek(0) {
            let inner =
                self.peek(1).is_some_and(|next| next.is_ascii_alphanumeric() || next == b'/');
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'%' => {}
                b'@' => kind = Kind::Email,
                b'.' | b':' | b'/' | b'?' | b'=' | b'&' if inner => {
                    if matches!(kind, Kind::Latin) {
                        kind = Kind::Url;
                    }
                }
                b'/' => {}
                _ => break,
            }
            self.at += 1;
        }
        kind
    }

    fn starts_phone(&self) -> bool {
        self.peek(1).is_some_and(|byte| byte.is_ascii_digit() || byte == b'(')
    }

    fn number(&mut self) -> Kind {
        if let Some(end) = self.phone_end() {
            self.at = end;
            return Kind::Phone;
        }
        if !self.peek(0).is_some_and(|byte| byte.is_ascii_digit()) {
            return self.mark();
        }
        let (first, digits) = self.digits();
        let between = self.peek(0);
        let follows = self.peek(1).is_some_and(|byte| byte.is_ascii_digit());
        if digits > 2 || !follows || !matches!(between, Some(b':' | b'.' | b'-')) {
            return Kind::Number(first);
        }
        let back = self.at;
        self.at += 1;
        let (second, width) = self.digits();
        match between {
            Some(b':') if width == 2 && first < 25 && second < 60 && self.peek(0) != Some(b':') => {
                Kind::Clock
            }
            Some(b':') if width <= 2 && self.peek(0) != Some(b':') => Kind::Score,
            Some(b'.') if width == 2 && (1..=31).contains(&first) && (1..=12).contains(&second) => {
                self.year();
                Kind::Date { day: first as u8, month: second as u8 }
            }
            Some(b'.' | b'-') if width == 2 && first < 25 && matches!(second, 0 | 15 | 30 | 45) => {
                Kind::Clock
            }
            _ => {
                self.at = back;
                Kind::Number(first)
            }
        }
    }

    fn year(&mut self) {
        if self.peek(0) == Some(b'.') && self.peek(1).is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
            self.digits();
        }
    }

    fn digits(&mut self) -> (u16, usize) {
        let start = self.at;
        let mut value = 0_u16;
        while let Some(byte @ b'0'..=b'9') = self.peek(0) {
            value = value.saturating_mul(10).saturating_add(u16::from(byte - b'0'));
            self.at += 1;
        }
        (value, self.at - start)
    }

    /// The end of a telephone number here: eleven digits from 7 or 8, ten to fifteen behind a
    /// plus, or five to seven in groups joined by hyphens.
    fn phone_end(&self) -> Option<usize> {
        let lead = self.peek(0)?;
        let (mut digits, mut hyphens, mut ahead, mut end) = (0, 0, 0, 0);
        let (mut local, mut groups_ok, mut group) = (None, true, 0);
        while let Some(byte) = self.peek(ahead) {
            match byte {
                b'0'..=b'9' => {
                    digits += 1;
                    group += 1;
                    end = ahead + 1;
                }
                // The two bytes of a blank that does not break are blanks each.
                b'-' | b' ' | b'\t' | b'(' | b')' | b'+' | 0xc2 | 0xa0 => {
                    if byte == b'-' && hyphens < 3 {
                        groups_ok &= group <= 3 && (hyphens == 0 || group == 2 || group == 3);
                        hyphens += 1;
                    } else if local.is_none() {
                        local = Some((digits, hyphens, group, end));
                    }
                    group = 0;
                    if byte == b'+' && ahead > 0 {
                        break;
                    }
                }
                _ => break,
            }
            ahead += 1;
            // A row of parentheses would be read to its end from each of them.
            if digits > 15 || ahead > 64 {
                break;
            }
        }
        let full = matches!(lead, b'7' | b'8' | b'+' | b'(')
            && (10..=12).contains(&digits)
            && (digits == 11 || lead != b'8' && lead != b'7');
        if full || (lead == b'+' && (10..=15).contains(&digits)) {
            return Some(self.at + end);
        }
        let (digits, hyphens, last, end) = local.unwrap_or((digits, hyphens, group, end));
        let fits = (5..=7).contains(&digits) && hyphens == 2 && (last == 2 || last == 3);
        (groups_ok && fits).then_some(self.at + end)
    }
}
