//! The words that stand beside numbers and tell what they are.

use super::chars::{self, Sort};
use super::vocabulary::{STEMS, WORDS};

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

impl Word {
    /// Whether somebody answers there.
    pub(super) fn is_desk(self) -> bool {
        matches!(self, Self::Desk | Self::Service | Self::Registry)
    }
}

/// How many letters of a word its key holds.
const LETTERS: usize = 12;

/// The letters have the numbers 1 to 32.
const BASE: u64 = 33;

/// `BASE` to the powers 0 to 12.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
const POWERS: [u64; LETTERS + 1] = {
    let mut powers = [1; LETTERS + 1];
    let mut at = 1;
    while at <= LETTERS {
        powers[at] = powers[at - 1] * BASE;
        at += 1;
    }
    powers
};

/// Set in the keys of Cyrillic words.
const CYRILLIC: u64 = 1 << 63;

/// The letters of a word as one number, so that words sort as their keys do.
struct Folded {
    /// The first twelve letters.
    key: u64,
    /// Those behind them.
    rest: u64,
    len: usize,
    /// The word has no other characters, and no letters of a second alphabet.
    whole: bool,
}

/// Folds a word, whatever its case, with е for ё, up to the first foreign character.
const fn fold(word: &[u8]) -> Folded {
    let mut folded = Folded { key: 0, rest: 0, len: 0, whole: true };
    let mut script = 0;
    let mut bytes = word;
    loop {
        let (letter, of) = match bytes {
            [] => break,
            [byte @ (b'a'..=b'z' | b'A'..=b'Z'), behind @ ..] => {
                bytes = behind;
                ((*byte | 0x20) - b'a' + 1, 0)
            }
            [0xd0, 0x81, behind @ ..] | [0xd1, 0x91, behind @ ..] => {
                bytes = behind;
                (6, CYRILLIC)
            }
            [0xd0, byte @ 0x90..=0xbf, behind @ ..] => {
                bytes = behind;
                ((*byte - 0x90) % 32 + 1, CYRILLIC)
            }
            [0xd1, byte @ 0x80..=0x8f, behind @ ..] => {
                bytes = behind;
                (*byte - 0x80 + 17, CYRILLIC)
            }
            _ => {
                folded.whole = false;
                break;
            }
        };
        if folded.len > 0 && of != script {
            folded.whole = false;
            break;
        }
        script = of;
        if folded.len < LETTERS {
            folded.key = folded.key * BASE + letter as u64;
        } else if folded.len < 2 * LETTERS {
            folded.rest = folded.rest * BASE + letter as u64;
        }
        folded.len += 1;
    }
    let mut len = folded.len;
    while len < LETTERS {
        folded.key *= BASE;
        len += 1;
    }
    folded.key |= script;
    folded
}

/// Longer words; all of them say the same.
const LONG: [(u64, u64); 3] =
    [long("постановление"), long("постановлением"), long("распоряжением")];

/// The keys of the words, in order, and what they say.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static KEYS: [u64; WORDS.len()] = {
    let mut keys = [0; WORDS.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = fold(WORDS[at].0.as_bytes()).key;
        at += 1;
    }
    keys
};

#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static MEANINGS: [Word; WORDS.len()] = {
    let mut meanings = [Word::Other; WORDS.len()];
    let mut at = 0;
    while at < meanings.len() {
        meanings[at] = WORDS[at].1;
        at += 1;
    }
    meanings
};

/// The least key of every stem, how many keys begin with it, and what it says.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static STEM_KEYS: [(u64, u64, Word); STEMS.len()] = {
    let mut keys = [(0, 0, Word::Other); STEMS.len()];
    let mut at = 0;
    while at < keys.len() {
        let folded = fold(STEMS[at].0.as_bytes());
        keys[at] = (folded.key, POWERS[LETTERS - folded.len], STEMS[at].1);
        at += 1;
    }
    keys
};

const fn long(word: &str) -> (u64, u64) {
    let folded = fold(word.as_bytes());
    (folded.key, folded.rest)
}

/// What a word says.
pub(super) fn classify(word: &str) -> Word {
    let folded = fold(word.as_bytes());
    if folded.whole {
        if folded.len > LETTERS && LONG.contains(&(folded.key, folded.rest)) {
            return Word::Veto;
        }
        if folded.len <= LETTERS
            && let Ok(at) = KEYS.binary_search(&folded.key)
            && let Some(word) = MEANINGS.get(at)
        {
            return *word;
        }
    }
    // Longer words are known by their stems alone.
    let stem = STEM_KEYS.iter().find(|(least, keys, _)| folded.key.wrapping_sub(*least) < *keys);
    stem.map_or(Word::Other, |(_, _, word)| *word)
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
        assert!(KEYS.is_sorted_by(|a, b| a < b));
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
