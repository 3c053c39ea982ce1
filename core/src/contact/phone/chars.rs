//! What a character can mean in or beside a number.

use crate::contact::LEAN;
use crate::contact::cut::Cut;
use crate::contact::letter;
use crate::looks::looked;

/// A set of signs: what a character is, what stands between two groups of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs(u32);

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Signs { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)* }
    };
}

// Those asked for most often come first: small numbers take fewer bytes.
signs! {
    SPACE = 0,
    HYPHEN = 1,
    CLOSE = 2,
    OPEN = 3,
    PLUS = 4,
    /// A digit, full-width ones among them.
    DIGIT = 5,
    DOT = 6,
    LETTER = 7,
    COMMA = 8,
    SLASH = 9,
    COLON = 10,
    END = 11,
    /// Any other sign.
    OTHER = 12,
    NEWLINE = 13,
    SEMICOLON = 14,
    UNDERSCORE = 15,
    /// A combining mark.
    MARK = 16,
    /// A digit of another script.
    ODD = 17,
    /// Shows nothing: soft hyphen, zero-width characters, marks of direction.
    INVISIBLE = 18,
    /// `*`, `•` and what else hides digits.
    STAR = 19,
    HASH = 20,
    /// `№`.
    NUMBER = 21,
    /// A letter that looks like a digit.
    ALIKE = 22,
    /// A letter that hides a digit: x.
    HIDES = 23,
    /// A letter of ASCII.
    LATIN = 24,
    /// What makes the number before it a quantity: `%`, `₽`, `°`.
    QUANTITY = 25,
    /// What ties the number behind it to something else: `=`, `@`, `$`.
    TIES = 26,
}

// Only between groups, in the places of what is never between them.
signs! {
    /// «код» or a label: «факс».
    WORD = 5,
    /// «и», «или».
    AND = 17,
    /// A full stop with a space behind it, an end of a sentence.
    STOP = 18,
    /// Hidden digits.
    MASK = 19,
    /// The run has grown too long, not ended.
    MORE = 20,
    /// Encoded spaces.
    ENCODED = 21,
    /// More than one plus.
    PLUSES = 22,
}

/// From this bit on the value of a digit, or of a letter that looks like one.
const VALUE: u32 = 28;

impl Signs {
    pub(super) const NONE: Self = Self(0);
    /// What divides a list.
    pub(super) const LIST: Self =
        Self::COMMA.or(Self::SEMICOLON).or(Self::AND).or(Self::SLASH).or(Self::NEWLINE);
    /// What ends a run.
    pub(super) const ENDS: Self = Self::COLON
        .or(Self::LETTER)
        .or(Self::END)
        .or(Self::MORE)
        .or(Self::OTHER)
        .or(Self::MASK)
        .or(Self::STOP);
    /// What is between two groups that belong together: a hyphen, a dot, nothing.
    const TIGHT: Self = Self::HYPHEN.or(Self::DOT).or(Self::UNDERSCORE).or(Self::MARK);
    /// Digits of every script.
    pub(super) const DIGITS: Self = Self::DIGIT.or(Self::ODD);
    /// What words are made of.
    pub(super) const LETTERS: Self = Self::LETTER.or(Self::MARK);
    /// What is passed over.
    pub(super) const BLANK: Self = Self::SPACE.or(Self::INVISIBLE);
    /// What divides groups, and means the same of a character and between them.
    pub(super) const DIVIDES: Self = Self::TIGHT
        .or(Self::SPACE)
        .or(Self::OPEN)
        .or(Self::CLOSE)
        .or(Self::SLASH)
        .or(Self::COMMA)
        .or(Self::SEMICOLON)
        .or(Self::PLUS);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing but the given signs is there.
    pub(super) const fn only(self, allowed: Self) -> bool {
        self.0 & !allowed.0 == 0
    }

    pub(super) fn is_tight(self) -> bool {
        self.only(Self::TIGHT)
    }

    const fn valued(self, value: u32) -> Self {
        Self(self.0 | value << VALUE)
    }
}

/// Signs at a place and the place behind (or before) them, in one word.
#[derive(Clone, Copy)]
pub(super) struct Look(u64);

impl Look {
    #[inline]
    pub(super) fn new(signs: Signs, from: usize, to: usize) -> Self {
        let way = if LEAN { to } else { from.abs_diff(to) };
        Self((way as u64) << 32 | u64::from(signs.0))
    }

    #[inline]
    pub(super) fn signs(self) -> Signs {
        Signs(self.0 as u32)
    }

    #[inline]
    pub(super) fn any(self, signs: Signs) -> bool {
        self.signs().any(signs)
    }

    /// The place behind, for a look from `from` on.
    #[inline]
    pub(super) fn next(self, from: usize) -> usize {
        let way = (self.0 >> 32) as usize;
        if LEAN { way } else { from + way }
    }

    /// The place before, for a look back from `from`.
    #[inline]
    pub(super) fn prev(self, from: usize) -> usize {
        let way = (self.0 >> 32) as usize;
        if LEAN { way } else { from - way }
    }

    /// The value of a digit, or of a letter that looks like one.
    #[inline]
    pub(super) fn digit(self) -> u8 {
        (self.0 as u32 >> VALUE) as u8
    }
}

/// A text that is looked at character by character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'t>(pub(super) &'t str);

impl Text<'_> {
    /// The byte at an offset, 0 behind the end.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn byte(&self, pos: usize) -> u8 {
        self.0.as_bytes().get(pos).copied().unwrap_or(0)
    }

    /// The character at a byte offset.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub(super) fn at(&self, pos: usize) -> Look {
        looked(1);
        let bytes = self.0.as_bytes();
        let Some(&byte) = bytes.get(pos) else { return Look::new(Signs::END, pos, pos) };
        if byte < 0x80 {
            return Look::new(ascii(byte), pos, pos + 1);
        }
        if !LEAN && matches!(byte, 0xd0 | 0xd1) {
            return Look::new(cyrillic(byte, self.byte(pos + 1)), pos, pos + 2);
        }
        match self.0.behind(pos).first() {
            Some(c) => Look::new(wide(c), pos, pos + c.len_utf8()),
            None => Look::new(Signs::END, pos, self.0.len()),
        }
    }

    /// The offset behind a letter of ASCII or of Cyrillic.
    #[inline]
    pub(super) fn plain_letter(&self, pos: usize) -> Option<usize> {
        let len = match self.byte(pos) {
            0xd0 | 0xd1 => 2,
            b'a'..=b'z' | b'A'..=b'Z' => 1,
            _ => return None,
        };
        looked(1);
        Some(pos + len)
    }

    /// The character before a byte offset.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline)]
    pub(super) fn before(&self, pos: usize) -> Look {
        looked(1);
        let Some(last) = pos.checked_sub(1) else { return Look::new(Signs::END, 0, 0) };
        let byte = self.byte(last);
        if byte < 0x80 {
            return Look::new(ascii(byte), pos, last);
        }
        if !LEAN
            && let Some(at) = last.checked_sub(1)
            && let first @ (0xd0 | 0xd1) = self.byte(at)
        {
            return Look::new(cyrillic(first, byte), pos, at);
        }
        match self.0.part(0, pos).last() {
            Some(c) => Look::new(wide(c), pos, pos - c.len_utf8()),
            None => Look::new(Signs::END, pos, pos),
        }
    }

    /// Whether the character at a byte offset is one of these.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is(&self, pos: usize, signs: Signs) -> bool {
        self.at(pos).any(signs)
    }

    /// Whether the character before a byte offset is one of these.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn ends(&self, pos: usize, signs: Signs) -> bool {
        self.before(pos).any(signs)
    }

    /// The next offset that is not one of these.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn skip(&self, pos: usize, signs: Signs) -> usize {
        let mut at = pos;
        loop {
            let look = self.at(at);
            if !look.any(signs) {
                return at;
            }
            at = look.next(at);
        }
    }
}

/// The character at an offset where a digit is likely.
#[inline(always)]
pub(super) fn digit(text: &Text, pos: usize) -> Look {
    let byte = if LEAN { 0 } else { text.byte(pos) };
    if byte.is_ascii_digit() {
        looked(1);
        return Look::new(Signs::DIGIT.valued(u32::from(byte - b'0')), pos, pos + 1);
    }
    text.at(pos)
}

static ASCII: [Signs; 128] = {
    let mut all = [Signs::OTHER; 128];
    let mut byte = 0;
    while byte < 128 {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            all[byte as usize] = signs_of(byte);
        }
        byte += 1;
    }
    all
};

#[inline]
fn ascii(byte: u8) -> Signs {
    ASCII.get(usize::from(byte)).copied().unwrap_or(Signs::OTHER)
}

const fn signs_of(byte: u8) -> Signs {
    let latin = Signs::LETTER.or(Signs::LATIN);
    let tie = Signs::OTHER.or(Signs::TIES);
    match byte {
        b'0'..=b'9' => Signs::DIGIT.valued((byte - b'0') as u32),
        b'+' => Signs::PLUS,
        b'(' | b'[' => Signs::OPEN,
        b')' | b']' => Signs::CLOSE,
        b' ' | b'\t' => Signs::SPACE,
        b'\n' | b'\r' => Signs::NEWLINE,
        b'-' | b'~' => Signs::HYPHEN,
        b'.' => Signs::DOT,
        b',' => Signs::COMMA,
        b';' => Signs::SEMICOLON,
        b'/' | b'\\' | b'|' => Signs::SLASH,
        b':' => Signs::COLON,
        b'_' => Signs::UNDERSCORE,
        b'*' | b'?' => Signs::STAR,
        b'#' => Signs::HASH,
        b'O' | b'o' => latin.or(Signs::ALIKE),
        b'l' | b'I' => latin.or(Signs::ALIKE).valued(1),
        b'B' => latin.or(Signs::ALIKE).valued(8),
        b'X' | b'x' => latin.or(Signs::HIDES),
        b'a'..=b'z' | b'A'..=b'Z' => latin,
        b'=' | b'@' | b'&' => tie,
        b'%' | b'$' => tie.or(Signs::QUANTITY),
        _ => Signs::OTHER,
    }
}

/// The Cyrillic letters of two bytes, the first 0xd0 or 0xd1; all of them are letters.
static CYRILLIC: [Signs; if LEAN { 0 } else { 128 }] = {
    let mut all = [Signs::LETTER; if LEAN { 0 } else { 128 }];
    let mut at = 0;
    while at < all.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        if let Some(signs) = ranged(0x400 + at as u32) {
            all[at] = signs;
        }
        at += 1;
    }
    all
};

#[inline]
fn cyrillic(first: u8, second: u8) -> Signs {
    let at = usize::from(first & 1) << 6 | usize::from(second & 0x3f);
    CYRILLIC.get(at).copied().unwrap_or(Signs::LETTER)
}

/// Characters that are not told by being letters or not: the first, how many follow it, what
/// they are; in the order of their numbers.
const RANGES: [(u32, u32, Signs); 72] = {
    use Signs as S;
    let alike = S::LETTER.or(S::ALIKE);
    let hides = S::LETTER.or(S::HIDES);
    let quantity = S::OTHER.or(S::QUANTITY);
    let money = quantity.or(S::TIES);
    [
        (0x85, 0, S::NEWLINE),
        (0xa0, 0, S::SPACE),
        (0xad, 0, S::INVISIBLE),
        (0xb0, 0, quantity),
        (0xb7, 0, S::DOT),
        (0x300, 0x6f, S::MARK),
        // І, В, З, О, Х, б, з, о, х, і
        (0x406, 0, alike.valued(1)),
        (0x412, 0, alike.valued(8)),
        (0x417, 0, alike.valued(3)),
        (0x41e, 0, alike),
        (0x425, 0, hides),
        (0x431, 0, alike.valued(6)),
        (0x437, 0, alike.valued(3)),
        (0x43e, 0, alike),
        (0x445, 0, hides),
        (0x456, 0, alike.valued(1)),
        (0x660, 9, S::ODD),
        (0x6f0, 9, S::ODD),
        (0x966, 9, S::ODD),
        (0x1680, 0, S::SPACE),
        (0x1ab0, 0x4f, S::MARK),
        (0x2000, 0xa, S::SPACE),
        (0x200b, 4, S::INVISIBLE),
        (0x2010, 5, S::HYPHEN),
        (0x2022, 0, S::DOT),
        (0x2024, 0, S::DOT),
        (0x2028, 1, S::NEWLINE),
        (0x202a, 4, S::INVISIBLE),
        (0x202f, 0, S::SPACE),
        (0x2030, 0, quantity),
        (0x2043, 0, S::HYPHEN),
        (0x2044, 0, S::SLASH),
        (0x205f, 0, S::SPACE),
        (0x2060, 9, S::INVISIBLE),
        (0x207d, 0, S::OPEN),
        (0x207e, 0, S::CLOSE),
        (0x20ac, 0, money),
        (0x20bd, 0, money),
        (0x20d0, 0x2f, S::MARK),
        (0x2116, 0, S::NUMBER),
        (0x2212, 0, S::HYPHEN),
        (0x2215, 0, S::SLASH),
        (0x2217, 0, S::STAR),
        (0x2219, 0, S::DOT),
        (0x22c5, 0, S::DOT),
        (0x25a1, 0, S::STAR),
        (0x25cf, 0, S::STAR),
        (0x2768, 0, S::OPEN),
        (0x2769, 0, S::CLOSE),
        (0x276a, 0, S::OPEN),
        (0x276b, 0, S::CLOSE),
        (0x3000, 0, S::SPACE),
        (0x30fb, 0, S::DOT),
        (0xfe00, 0xf, S::INVISIBLE),
        (0xfe58, 0, S::HYPHEN),
        (0xfe59, 0, S::OPEN),
        (0xfe5a, 0, S::CLOSE),
        (0xfe62, 0, S::PLUS),
        (0xfe63, 0, S::HYPHEN),
        (0xfeff, 0, S::INVISIBLE),
        (0xff08, 0, S::OPEN),
        (0xff09, 0, S::CLOSE),
        (0xff0a, 0, S::STAR),
        (0xff0b, 0, S::PLUS),
        (0xff0c, 0, S::COMMA),
        (0xff0d, 0, S::HYPHEN),
        (0xff0e, 0, S::DOT),
        (0xff0f, 0, S::SLASH),
        (0xff10, 9, S::DIGIT),
        (0xff1a, 0, S::COLON),
        // Five styles one behind the other.
        (0x1d7ce, 0x31, S::ODD),
        (0x11_0000, 0, S::NONE),
    ]
};

/// The same, a word for each: the number of the first from bit 12 on, behind it how many follow
/// and, from bit 7 on, the lowest sign; what else letters and currencies are is added.
static PACKED: [u64; RANGES.len()] = {
    let mut all = [0; RANGES.len()];
    let mut at = 0;
    while at < all.len() {
        #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
        {
            let (first, more, signs) = RANGES[at];
            all[at] = (first as u64) << 39 | (more as u64) << 32 | signs.0 as u64;
        }
        at += 1;
    }
    all
};

/// What a character is by the table.
const fn ranged(c: u32) -> Option<Signs> {
    let mut rest: &[u64] = &PACKED;
    while let [range, behind @ ..] = rest {
        let first = (*range >> 39) as u32;
        if c < first {
            break;
        }
        let place = c - first;
        if place <= (*range >> 32) as u32 & 0x7f {
            let signs = Signs(*range as u32);
            return Some(if signs.any(Signs::DIGITS) { signs.valued(place % 10) } else { signs });
        }
        rest = behind;
    }
    None
}

fn wide(c: char) -> Signs {
    match ranged(u32::from(c)) {
        Some(signs) => signs,
        None if letter::is_letter(c) => Signs::LETTER,
        None => Signs::OTHER,
    }
}

/// The key of a telephone keypad for a Latin capital letter, 0 for none.
pub(super) fn key(letter: u8) -> u8 {
    b"22233344455566677778889999"
        .get(usize::from(letter.wrapping_sub(b'A')))
        .map_or(0, |k| k - b'0')
}
