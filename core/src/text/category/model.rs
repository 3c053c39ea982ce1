//! How likely each bit of the packed lexicon is, from the bits before it. The generator packs with
//! this same file.

/// What a symbol of the packed lexicon is: the first that is known of it, with multiples of
/// [`SPECIAL`](kind::SPECIAL) for what is known of all of it.
pub(super) mod kind {
    /// Whether a node has values.
    pub(in super::super) const BEARS: usize = 0;
    /// Whether a node with values has children.
    pub(in super::super) const LEADS: usize = 1;
    /// Whether the class of a value is a higher one still.
    pub(in super::super) const CLASS: usize = 2;
    /// A group, or how a word stands in phrases.
    pub(in super::super) const VALUE: usize = 3;
    /// Whether a node has another value.
    pub(in super::super) const AGAIN: usize = 4;
    /// A letter of a child.
    pub(in super::super) const LETTER: usize = 5;
    /// A word that goes on a phrase: how far behind the one before.
    pub(in super::super) const WORD: usize = 6;
    /// The group a phrase ends with.
    pub(in super::super) const PHRASE: usize = 7;
    /// How many sentences may count for a rule.
    pub(in super::super) const CAP: usize = 8;
    /// A group of a rule.
    pub(in super::super) const GROUP: usize = 9;
    /// A category.
    pub(in super::super) const CATEGORY: usize = 10;
    /// Points for it.
    pub(in super::super) const POINTS: usize = 11;
    /// Whether another one follows in a list.
    pub(in super::super) const MORE: usize = 12;
    /// Bits that nothing is known of.
    pub(in super::super) const EVEN: usize = 13;
    /// More than the kinds.
    pub(in super::super) const SPECIAL: usize = 16;
}

/// A value that is a word of phrases and no group: which goes on phrases (2), begins them (1).
pub(super) const WORD: usize = 124;
/// No group: the phrase does not end here.
pub(super) const NONE: usize = 127;
/// Words that only begin phrases are numbered from here on.
pub(super) const BEGINNING: usize = 1024;
/// The low bits of the distance between two words, in which all numbers are as likely.
pub(super) const NEAR: u32 = 5;

/// Counts of zeros (low) and ones (high half) by what came before, hashed.
pub(super) struct Model {
    counts: Vec<u32>,
    /// Sets apart what is learnt in one part of the lexicon from the others.
    pub(super) part: usize,
    /// The next symbol is no smaller.
    pub(super) least: usize,
}

/// The bits of a hash that choose a place.
const PLACES: u32 = 18;

impl Model {
    pub(super) fn new() -> Self {
        Self { counts: vec![0; 1 << PLACES], part: 0, least: 0 }
    }

    /// A symbol of some bits, each of which `code` takes from or puts to the packed bytes, given
    /// how likely a one is (in 4096) and how many bits follow; not those that go without saying.
    /// What is known of it is its kind, then something special, then something more special.
    pub(super) fn symbol(
        &mut self,
        bits: u32,
        kind: usize,
        special: usize,
        more: usize,
        mut code: impl FnMut(u32, u32) -> bool,
    ) -> usize {
        let Some(counts) = self.counts.first_chunk_mut::<{ 1 << PLACES }>() else { return 0 };
        let mut bases = [kind as u32, special as u32, more as u32];
        let mut hash = (self.part << 16) as u32;
        for base in &mut bases {
            hash = (hash ^ *base).wrapping_add(1).wrapping_mul(0x9e37_79b1);
            hash ^= hash >> 15;
            *base = hash;
        }
        let least = std::mem::take(&mut self.least) | 1 << bits;
        let (mut symbol, mut left) = (1, bits);
        while left > 0 {
            left -= 1;
            if (symbol << 1 | 1) << left <= least {
                symbol = symbol << 1 | 1;
                continue;
            }
            let own = (symbol as u32).wrapping_mul(0x85eb_ca6b);
            let place = |base: &u32| (base.wrapping_add(own) >> (32 - PLACES)) as usize;
            // Both counts at once; what is more special weighs more.
            let mut both = 0;
            for base in bases.iter().rev() {
                both = both * 2 + counts.get(place(base)).copied().unwrap_or_default();
            }
            if kind == kind::EVEN {
                both = 0;
            }
            let (zeros, ones) = ((both & 0xffff) + 1, (both >> 16) + 1);
            let bit = code(((ones << 12) / (zeros + ones)) | 1, left);
            let turn = u32::from(bit) << 4;
            for base in &bases {
                if let Some(count) = counts.get_mut(place(base)) {
                    let turned = count.rotate_right(turn);
                    let (same, other) = (turned & 0xffff, turned >> 16);
                    let same = 255.min(same + 1);
                    let other = if other > 2 { other / 2 + 1 } else { other };
                    *count = (same | other << 16).rotate_left(turn);
                }
            }
            symbol = symbol << 1 | usize::from(bit);
        }
        symbol - (1 << bits)
    }
}
