//! How likely each bit of the packed lexicon is, from the bits before it. The generator packs with
//! this same file.

/// What a symbol of the packed lexicon is: the first that is known of it.
pub(super) mod kind {
    /// Whether a node has values (2) and children (1).
    pub(in super::super) const NODE: usize = 0;
    /// How the rest of a word must look.
    pub(in super::super) const CLASS: usize = 1;
    /// A group, or how a word stands in phrases.
    pub(in super::super) const VALUE: usize = 2;
    /// A letter of a child.
    pub(in super::super) const LETTER: usize = 3;
    /// A word that goes on a phrase.
    pub(in super::super) const WORD: usize = 4;
    /// The group a phrase ends with.
    pub(in super::super) const PHRASE: usize = 5;
    /// How many sentences may count for a rule.
    pub(in super::super) const CAP: usize = 6;
    /// A group of a rule.
    pub(in super::super) const GROUP: usize = 7;
    /// A category.
    pub(in super::super) const CATEGORY: usize = 8;
    /// Points for it.
    pub(in super::super) const POINTS: usize = 9;
    /// Whether another one follows in a list.
    pub(in super::super) const MORE: usize = 10;
}

/// A value that is a word of phrases and no group: which goes on phrases (2), begins them (1).
pub(super) const WORD: usize = 124;
/// No group: the phrase does not end here.
pub(super) const NONE: usize = 127;
/// Words that only begin phrases are numbered from here on.
pub(super) const BEGINNING: usize = 1024;

/// Counts of zeros and ones by what came before, hashed.
pub(super) struct Model {
    counts: Vec<[u8; 2]>,
    /// Sets apart what is learnt in one part of the lexicon from the others.
    pub(super) part: usize,
}

/// The bits of a hash that choose a place.
const PLACES: u32 = 18;

impl Model {
    pub(super) fn new() -> Self {
        Self { counts: vec![[0; 2]; 1 << PLACES], part: 0 }
    }

    /// A symbol of some bits, each of which `code` takes from or puts to the packed bytes, given
    /// how likely a one is (in 4096). What is known is given from the general to the special.
    pub(super) fn symbol(
        &mut self,
        bits: u32,
        known: &[usize],
        mut code: impl FnMut(u32) -> bool,
    ) -> usize {
        let mut bases = [0_u32; 4];
        let mut hash = (self.part << 16) as u32;
        for (base, known) in bases.iter_mut().zip(known) {
            hash = (hash ^ *known as u32).wrapping_add(1).wrapping_mul(0x9e37_79b1);
            hash ^= hash >> 15;
            *base = hash;
        }
        let bases = bases.get(..known.len()).unwrap_or_default();
        let mut symbol = 1_u32;
        while symbol >> bits == 0 {
            let own = symbol.wrapping_mul(0x85eb_ca6b);
            let place = |base: &u32| (base.wrapping_add(own) >> (32 - PLACES)) as usize;
            let (mut zeros, mut ones, mut weight) = (2, 2, 3_u32);
            for base in bases {
                if let Some([zero, one]) = self.counts.get(place(base)) {
                    zeros += u32::from(*zero) * weight;
                    ones += u32::from(*one) * weight;
                }
                weight *= 4;
            }
            let bit = code(((ones << 12) / (zeros + ones)) | 1);
            for base in bases {
                if let Some([zero, one]) = self.counts.get_mut(place(base)) {
                    let (same, other) = if bit { (one, zero) } else { (zero, one) };
                    *same = same.saturating_add(1);
                    if *other > 2 {
                        *other = *other / 2 + 1;
                    }
                }
            }
            symbol = symbol << 1 | u32::from(bit);
        }
        (symbol - (1 << bits)) as usize
    }
}
