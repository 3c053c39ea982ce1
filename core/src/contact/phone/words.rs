//! The words that stand beside numbers and tell what they are.

use super::chars::{Signs, Text};
use super::vocabulary::{STEMS, WORDS};
use crate::contact::LEAN;
use crate::contact::cut::Cut;
use crate::contact::lookup;

/// What is known of a number: what the word beside it says, the signs before it, its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facts(u32);

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Facts { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)* }
    };
}

// Those asked for most often come first: small numbers take fewer bytes.
facts! {
    /// The number is a telephone: «тел.», «факс», «звоните».
    PHONE = 0,
    /// The number is of another kind: «ИНН», «р/с», «приказ».
    VETO = 1,
    /// A plus before it.
    PLUS = 2,
    /// More than one group.
    SPREAD = 3,
    /// The area code stands in parentheses.
    PARENTHESES = 4,
    /// Hyphens between its groups.
    HYPHENS = 5,
    /// The whole text is a contact.
    FIELD = 6,
    /// Nothing but signs and labels stands before it on its line.
    FIRST = 7,
    /// A star before it: a service command.
    STAR = 8,
    /// A `№` or `#`.
    SIGN = 9,
    /// It is part of something longer: a word, a link, a time, a file name.
    GLUED = 10,
    /// A dash or a colon before it.
    DASH = 11,
    /// A trunk prefix, or +7, before the code.
    TRUNK = 12,
    /// The number is an extension: «доб.», «вн.».
    EXTENSION = 13,
    /// «д.»: an extension behind a number, a house elsewhere.
    HOUSE = 14,
    /// «код».
    CODE = 15,
    /// «и», «или»: the list goes on.
    AND = 16,
    /// «номер»: says nothing by itself.
    NEUTRAL = 17,
    /// The number in front of it was a quantity or a date: «рублей», «года».
    UNIT = 18,
    /// Part of a postal address: «ул.», «каб.».
    PLACE = 19,
    /// «дом»: the same, and with a full stop a telephone.
    HOME = 20,
    /// A day of the week, «с», «до»: times stand beside it.
    HOURS = 21,
    /// «режим»: the same, and may stand before an extension.
    MODE = 22,
    /// Who answers: «приемная», «диспетчер»: groups with hyphens beside it are a local number.
    OFFICE = 23,
    /// The same, and a short number may stand beside it: «скорая помощь», «ЕДДС».
    SERVICE = 24,
    /// «рег.»: a desk, but «рег. номер» is another kind of number.
    REGISTRY = 25,
    /// «тоновый»: an extension follows.
    TONE = 26,
    /// «набор»: may stand before an extension.
    DIALS = 27,
    /// «города»: may stand behind «код».
    TOWN = 28,
    /// Says nothing, though it begins like a word that does.
    OTHER = 29,
    /// What must stand last for a mask of the words.
    END = 30,
}

impl Facts {
    /// The place of its bit.
    const fn place(self) -> u8 {
        self.0.trailing_zeros() as u8
    }

    pub(super) const NONE: Self = Self(0);
    pub(super) const ADDRESS: Self = Self::PLACE.or(Self::HOME);
    pub(super) const TIME: Self = Self::HOURS.or(Self::MODE);
    /// Somebody answers there.
    pub(super) const DESK: Self = Self::OFFICE.or(Self::SERVICE).or(Self::REGISTRY);
    /// All that words say.
    pub(super) const WORDS: Self = Self((Self::END.0 - Self::EXTENSION.0) | 3);

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// This where it holds, else nothing.
    #[inline]
    pub(super) fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::NONE }
    }

    /// The same beside another word.
    pub(super) fn beside(self, word: Self) -> Self {
        self.without(Self::WORDS).or(word)
    }
}

/// No word of the table is longer.
const LETTERS: usize = 14;
/// The letters of a word that are kept.
const ROOM: usize = 16;

/// The letters of a word, a byte each, so that words sort as their letters do.
struct Folded {
    letters: [u8; ROOM],
    len: usize,
    /// The word has no other characters, and no letters of a second alphabet.
    whole: bool,
}

impl Folded {
    fn letters(&self) -> &[u8] {
        self.letters.get(..self.len).unwrap_or(&self.letters)
    }
}

/// The first letter of a word of the tables and what follows it: small Latin letters as they are, Cyrillic ones
/// from 0x80 on, with е for ё.
const fn letter(word: &[u8]) -> Option<(u8, &[u8])> {
    match word {
        [byte @ (b'a'..=b'z' | b'A'..=b'Z'), behind @ ..] => Some((*byte | 0x20, behind)),
        [0xd0, 0x81, behind @ ..] | [0xd1, 0x91, behind @ ..] => Some((0x85, behind)),
        [0xd0, byte @ 0x90..=0xbf, behind @ ..] => Some(((*byte - 0x90) % 32 + 0x80, behind)),
        [0xd1, byte @ 0x80..=0x8f, behind @ ..] => Some((*byte + 16, behind)),
        _ => None,
    }
}

/// The letter at a place of the block U+0400, 0 where it is none of Russian.
const fn cyrillic(place: u8) -> u8 {
    match place {
        0x01 | 0x51 => 0x85,
        0x10..=0x4f => 0x80 | (place & 31 ^ 16),
        _ => 0,
    }
}

/// The same, worked out.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static CYRILLIC: [u8; if LEAN { 0 } else { 128 }] = {
    let mut letters = [0; if LEAN { 0 } else { 128 }];
    let mut place = 0;
    while place < letters.len() {
        letters[place] = cyrillic(place as u8);
        place += 1;
    }
    letters
};

/// Folds a word, whatever its case, up to the first foreign character; of a long one the letters
/// that are kept.
fn fold(word: &str) -> Folded {
    let mut folded = Folded { letters: [0; ROOM], len: 0, whole: true };
    let (mut rest, mut first) = (word.as_bytes(), None);
    for slot in &mut folded.letters {
        let letter;
        (letter, rest) = match rest {
            [] => break,
            [byte @ ..0x80, behind @ ..] => {
                let small = byte | 0x20;
                (if small.is_ascii_lowercase() { small } else { 0 }, behind)
            }
            [high @ (0xd0 | 0xd1), low, behind @ ..] => {
                let place = (high & 1) << 6 | low & 0x3f;
                let known = CYRILLIC.get(usize::from(place)).copied();
                (if LEAN { cyrillic(place) } else { known.unwrap_or(0) }, behind)
            }
            _ => (0, rest),
        };
        if letter == 0 || (letter ^ *first.get_or_insert(letter)) & 0x80 != 0 {
            folded.whole = false;
            break;
        }
        *slot = letter;
        folded.len += 1;
    }
    folded
}

/// How many letters a word of the tables has.
const fn count(word: &str) -> usize {
    let (mut rest, mut len) = (word.as_bytes(), 0);
    while let Some((_, behind)) = letter(rest) {
        rest = behind;
        len += 1;
    }
    len
}

/// How many bytes the words of this length take, each with its meaning; all for length 0.
const fn room(words: &[(&str, Facts)], len: usize) -> usize {
    let (mut rest, mut sum) = (words, 0);
    while let [(word, _), behind @ ..] = rest {
        if len == 0 || count(word) == len {
            sum += count(word) + 1;
        }
        rest = behind;
    }
    sum
}

/// The words of this length, or of all, each as its letters and its meaning, from `to` on.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
const fn pack<const N: usize>(words: &[(&str, Facts)], len: usize, to: usize, out: &mut [u8; N]) {
    let (mut rest, mut at) = (words, to);
    while let [(word, meaning), behind @ ..] = rest {
        rest = behind;
        if len != 0 && count(word) != len {
            continue;
        }
        let mut letters = word.as_bytes();
        while let Some((letter, behind)) = letter(letters) {
            out[at] = letter;
            at += 1;
            letters = behind;
        }
        out[at] = meaning.place();
        at += 1;
    }
}

/// The words by their lengths, one group behind the other.
static PACKED: [u8; room(&WORDS, 0)] = {
    let mut out = [0; room(&WORDS, 0)];
    let (mut len, mut at) = (1, 0);
    while len <= LETTERS {
        pack(&WORDS, len, at, &mut out);
        at += room(&WORDS, len);
        len += 1;
    }
    out
};

/// For each length its part of the table.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static GROUPS: [&[u8]; LETTERS + 1] = {
    let mut groups: [&[u8]; LETTERS + 1] = [&[]; LETTERS + 1];
    let mut rest: &[u8] = &PACKED;
    let mut len = 1;
    while len <= LETTERS {
        (groups[len], rest) = rest.split_at(room(&WORDS, len));
        len += 1;
    }
    groups
};

/// The stems, each behind its meaning and its length.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static PACKED_STEMS: [u8; room(&STEMS, 0) + STEMS.len()] = {
    let mut out = [0; room(&STEMS, 0) + STEMS.len()];
    let (mut rest, mut at): (&[(&str, Facts)], usize) = (&STEMS, 0);
    while let [(stem, meaning), behind @ ..] = rest {
        out[at] = meaning.place();
        out[at + 1] = count(stem) as u8;
        at += 2;
        let mut letters = stem.as_bytes();
        while let Some((letter, behind)) = letter(letters) {
            out[at] = letter;
            at += 1;
            letters = behind;
        }
        rest = behind;
    }
    out
};

/// Places for words and for stems by their letters: many more than there are.
const SPOTS: usize = 2048;

/// A place among the bits for stems that begin so.
const fn spot(first: u8, second: u8) -> usize {
    (first as usize * 37 + second as usize * 11) % SPOTS
}

/// Which spots are taken; saves most words of prose a search.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static TAKEN: [u64; if LEAN { 0 } else { SPOTS / 64 }] = {
    let mut bits = [0; if LEAN { 0 } else { SPOTS / 64 }];
    let mut at = 0;
    while at < STEMS.len() && !LEAN {
        if let Some((first, behind)) = letter(STEMS[at].0.as_bytes()) {
            let second = if let Some((second, _)) = letter(behind) { second } else { 0 };
            let spot = spot(first, second);
            bits[spot / 64] |= 1 << (spot % 64);
        }
        at += 1;
    }
    bits
};

/// Whether a stem may begin so.
#[inline]
fn may_begin(letters: &[u8; ROOM]) -> bool {
    let [first, second, ..] = *letters;
    let spot = spot(first, second);
    LEAN || TAKEN.get(spot / 64).is_some_and(|bits| bits >> (spot % 64) & 1 == 1)
}

/// The letters of a word as one number, the first one highest.
const fn key(word: &str) -> u128 {
    let (mut rest, mut len, mut key) = (word.as_bytes(), 0, 0);
    while let Some((letter, behind)) = letter(rest) {
        rest = behind;
        len += 1;
        key |= (letter as u128) << ((ROOM - len) * 8);
    }
    key
}

/// The words as numbers, in the order of the table.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static KEYS: [u128; if LEAN { 0 } else { WORDS.len() }] = {
    let mut keys = [0; if LEAN { 0 } else { WORDS.len() }];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = key(WORDS[at].0);
        at += 1;
    }
    keys
};

/// The place of a word where no other has taken it.
#[inline]
const fn place(key: u128) -> usize {
    let mixed = (key >> 64) as u64 ^ (key as u64).rotate_left(29);
    (mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 53) as usize % SPOTS
}

/// The number of the word at each place, from 1 on: where its own was taken, at the next free one.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static TABLE: [u16; if LEAN { 0 } else { SPOTS }] = {
    let mut table = [0; if LEAN { 0 } else { SPOTS }];
    let mut at = 0;
    while at < WORDS.len() && !LEAN {
        let mut place = place(key(WORDS[at].0));
        while table[place] != 0 {
            place = (place + 1) % SPOTS;
        }
        at += 1;
        table[place] = at as u16;
    }
    table
};

/// What a word of the table says.
#[cfg_attr(not(target_arch = "wasm32"), inline)]
fn whole(word: &Folded) -> Option<u8> {
    if LEAN {
        return lookup::find(&GROUPS, word.letters());
    }
    let key = u128::from_be_bytes(word.letters);
    let mut place = place(key);
    loop {
        let at = usize::from(TABLE.get(place)?.checked_sub(1)?);
        if *KEYS.get(at)? == key {
            return WORDS.get(at).map(|(_, meaning)| meaning.place());
        }
        place = (place + 1) % SPOTS;
    }
}

/// What a word says.
pub(super) fn classify(word: &str) -> Facts {
    let folded = fold(word);
    let mut found = None;
    if folded.whole && folded.len <= LETTERS {
        found = whole(&folded);
    }
    // Longer words are known by their stems alone.
    if found.is_none() && may_begin(&folded.letters) {
        found = stem(folded.letters());
    }
    Facts(found.map_or(0, |place| 1 << (place & 31)))
}

/// Where the stems with each first letter begin among the packed ones.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static STEMS_AT: [u16; if LEAN { 0 } else { 64 }] = {
    let mut at = [0; if LEAN { 0 } else { 64 }];
    let (mut place, mut last) = (0, 0);
    while place < PACKED_STEMS.len() && !LEAN {
        let first = PACKED_STEMS[place + 2] & 63;
        if first != last {
            at[first as usize] = place as u16;
            last = first;
        }
        place += 2 + PACKED_STEMS[place + 1] as usize;
    }
    at
};

/// What the stem says that a word begins with.
fn stem(letters: &[u8]) -> Option<u8> {
    let first = letters.first()?;
    let from = STEMS_AT.get(usize::from(first & 63)).map_or(0, |at| usize::from(*at));
    let mut rest = PACKED_STEMS.get(from..).unwrap_or_default();
    while let [meaning, len, behind @ ..] = rest
        && let Some((stem, behind)) = behind.split_at_checked(usize::from(*len))
    {
        if letters.starts_with(stem) {
            return Some(*meaning);
        }
        if !LEAN && stem.first() != Some(first) {
            break;
        }
        rest = behind;
    }
    None
}

/// What the word `from..to` says.
#[inline(never)]
pub(super) fn between(text: &Text, from: usize, to: usize) -> Facts {
    classify(text.0.part(from, to))
}

/// The end of the word that begins at `pos`, at most 64 bytes on.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn end(text: &Text, pos: usize) -> usize {
    let mut at = pos;
    while at < pos + 64 {
        if !LEAN && let Some(next) = text.plain_letter(at) {
            at = next;
            continue;
        }
        let look = text.at(at);
        if !look.any(Signs::LETTERS) {
            break;
        }
        at = look.next(at);
    }
    at
}

/// The start of the word that ends at `pos`, at most 64 bytes back and not before `floor`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn start(text: &Text, pos: usize, floor: usize) -> usize {
    let mut at = pos;
    while at > floor && at + 64 > pos {
        let look = text.before(at);
        if !look.any(Signs::LETTERS) {
            break;
        }
        at = look.prev(at);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_its_words_are_found() {
        for (len, group) in GROUPS.iter().enumerate() {
            assert!(group.chunks(len + 1).is_sorted_by(|a, b| a[..len] < b[..len]));
        }
        for (word, meaning) in WORDS {
            assert_eq!(lookup::find(&GROUPS, fold(word).letters()), Some(meaning.place()));
            assert_eq!(classify(&word.to_uppercase()), meaning, "{word}");
            assert!(word.chars().count() <= LETTERS);
        }
        assert_eq!(classify("Телефоны"), Facts::PHONE);
        assert_eq!(classify("телевидение"), Facts::OTHER);
        assert_eq!(classify("добавочный"), Facts::EXTENSION);
        assert_eq!(classify("Постановлением"), Facts::VETO);
        assert_eq!(classify("постановления"), Facts::NONE);
        assert_eq!(classify("ТЕЛЁК"), Facts::OTHER);
        // A letter of another alphabet, a mark, nothing at all.
        assert_eq!(classify("тeл"), Facts::NONE);
        assert_eq!(classify("и\u{306}"), Facts::NONE);
        assert_eq!(classify(""), Facts::NONE);
    }
}
