//! The words that stand beside numbers and tell what they are.

use super::chars::{self, Sort};
use super::vocabulary::{STEMS, WORDS};
use crate::contact::LEAN;
use crate::contact::cut::Cut;
use crate::contact::lookup;

/// What a word says of a number beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The number is a telephone: «тел.», «факс», «звоните».
    Phone,
    /// The number is an extension: «доб.», «вн.».
    Extension,
    /// «д.»: an extension behind a number, a house elsewhere.
    House,
    /// «код».
    Code,
    /// «и», «или»: the list goes on.
    And,
    /// The number is of another kind: «ИНН», «р/с», «приказ».
    Veto,
    /// «номер»: says nothing by itself.
    Neutral,
    /// The number in front of it was a quantity or a date: «рублей», «года».
    Unit,
    /// Part of a postal address: «ул.», «каб.».
    Address,
    /// A day of the week, «с», «до»: times stand beside it.
    Time,
    /// Who answers: «приемная», «диспетчер»: groups with hyphens beside it are a local number.
    Desk,
    /// The same, and a short number may stand beside it: «скорая помощь», «ЕДДС».
    Service,
    /// «рег.»: a desk, but «рег. номер» is another kind of number.
    Registry,
    /// Any other word.
    Other,
}

/// The words by their numbers in the tables.
const MEANINGS: [Word; 14] = [
    Word::Phone,
    Word::Extension,
    Word::House,
    Word::Code,
    Word::And,
    Word::Veto,
    Word::Neutral,
    Word::Unit,
    Word::Address,
    Word::Time,
    Word::Desk,
    Word::Service,
    Word::Registry,
    Word::Other,
];

impl Word {
    /// Whether somebody answers there.
    pub(super) fn is_desk(self) -> bool {
        matches!(self, Self::Desk | Self::Service | Self::Registry)
    }
}

/// No word of the table is longer.
const LETTERS: usize = 14;

/// The letters of a word, a byte each, so that words sort as their letters do.
struct Folded {
    letters: [u8; LETTERS],
    len: usize,
    /// The word has no other characters, and no letters of a second alphabet.
    whole: bool,
}

impl Folded {
    fn letters(&self) -> &[u8] {
        self.letters.get(..self.len).unwrap_or(&self.letters)
    }
}

/// The first letter of a word and what follows it: small Latin letters as they are, Cyrillic ones
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

/// Folds a word, whatever its case, up to the first foreign character.
fn fold(word: &str) -> Folded {
    let mut folded = Folded { letters: [0; LETTERS], len: 0, whole: true };
    let mut rest = word.as_bytes();
    let mut first = 0;
    while !rest.is_empty() {
        let Some((letter, behind)) = letter(rest) else {
            folded.whole = false;
            break;
        };
        if folded.len == 0 {
            first = letter;
        } else if (letter ^ first) & 0x80 != 0 {
            folded.whole = false;
            break;
        }
        if let Some(slot) = folded.letters.get_mut(folded.len) {
            *slot = letter;
        }
        folded.len += 1;
        rest = behind;
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
const fn room(words: &[(&str, Word)], len: usize) -> usize {
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
const fn pack<const N: usize>(words: &[(&str, Word)], len: usize, to: usize, out: &mut [u8; N]) {
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
        out[at] = *meaning as u8;
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

/// The stems, each behind its meaning and, in the low four bits, its length.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static PACKED_STEMS: [u8; room(&STEMS, 0)] = {
    let mut out = [0; room(&STEMS, 0)];
    let (mut rest, mut at): (&[(&str, Word)], usize) = (&STEMS, 0);
    while let [(stem, meaning), behind @ ..] = rest {
        assert!(count(stem) < 16 && (*meaning as u8) < 16);
        out[at] = (*meaning as u8) << 4 | count(stem) as u8;
        at += 1;
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

/// The letters, a bit each, that words of each length begin with; those of stems for length 0.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static BEGINNINGS: [u64; LETTERS + 1] = {
    let mut bits = [0; LETTERS + 1];
    let mut rest: &[(&str, Word)] = &WORDS;
    while let [(word, _), behind @ ..] = rest {
        if let Some((first, _)) = letter(word.as_bytes()) {
            bits[count(word)] |= 1 << (first & 63);
        }
        rest = behind;
    }
    rest = &STEMS;
    while let [(stem, _), behind @ ..] = rest {
        if let Some((first, _)) = letter(stem.as_bytes()) {
            bits[0] |= 1 << (first & 63);
        }
        rest = behind;
    }
    bits
};

/// Whether a word of this length may begin so; saves most words of prose a search.
fn may_begin(len: usize, letters: &[u8]) -> bool {
    let bit = letters.first().map_or(0, |first| 1 << (first & 63));
    LEAN || BEGINNINGS.get(len).is_some_and(|bits| bits & bit != 0)
}

/// What a word says.
pub(super) fn classify(word: &str) -> Word {
    let folded = fold(word);
    let mut found = None;
    if folded.whole && folded.len <= LETTERS && may_begin(folded.len, folded.letters()) {
        found = lookup::find(&GROUPS, folded.letters());
    }
    // Longer words are known by their stems alone.
    let letters = folded.letters();
    let mut rest = &PACKED_STEMS[..];
    while found.is_none()
        && may_begin(0, letters)
        && let [head, behind @ ..] = rest
        && let Some((stem, behind)) = behind.split_at_checked(usize::from(head & 15))
    {
        if stem.first() == letters.first() && letters.starts_with(stem) {
            found = Some(head >> 4);
        }
        rest = behind;
    }
    let meaning = found.and_then(|at| MEANINGS.get(usize::from(at)));
    meaning.copied().unwrap_or(Word::Other)
}

/// What the word `from..to` says.
#[inline(never)]
pub(super) fn between(text: &str, from: usize, to: usize) -> Word {
    classify(text.part(from, to))
}

/// The end of the word that begins at `pos`, at most 64 bytes on.
pub(super) fn end(text: &str, pos: usize) -> usize {
    let mut at = pos;
    while at < pos + 64 {
        match chars::at(text, at) {
            (Sort::Letter | Sort::Mark, _, next) => at = next,
            _ => break,
        }
    }
    at
}

/// The start of the word that ends at `pos`, at most 64 bytes back and not before `floor`.
pub(super) fn start(text: &str, pos: usize, floor: usize) -> usize {
    let mut at = pos;
    while at > floor && at + 64 > pos {
        match chars::before(text, at) {
            (Sort::Letter | Sort::Mark, _, prev) => at = prev,
            _ => break,
        }
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
        for (at, meaning) in MEANINGS.iter().enumerate() {
            assert_eq!(*meaning as usize, at);
        }
        for (word, meaning) in WORDS {
            assert_eq!(classify(&word.to_uppercase()), meaning, "{word}");
            assert!(word.chars().count() <= LETTERS);
        }
        assert_eq!(classify("Телефоны"), Word::Phone);
        assert_eq!(classify("телевидение"), Word::Other);
        assert_eq!(classify("добавочный"), Word::Extension);
        assert_eq!(classify("Постановлением"), Word::Veto);
        assert_eq!(classify("постановления"), Word::Other);
        assert_eq!(classify("ТЕЛЁК"), Word::Other);
        // A letter of another alphabet, a mark, nothing at all.
        assert_eq!(classify("тeл"), Word::Other);
        assert_eq!(classify("и\u{306}"), Word::Other);
        assert_eq!(classify(""), Word::Other);
    }
}
