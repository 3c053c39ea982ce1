//! How likely each bit of the packed lexicon is, from the bits before it. The generator packs with
//! this same file.

/// What a symbol of the packed lexicon is.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Whether a node has values (2) and children (1).
    Node,
    /// How the rest of a word must look.
    Class,
    /// A group, or how a word stands in phrases.
    Value,
    /// A letter of a child.
    Letter,
    /// A word that goes on a phrase.
    Word,
    /// The group a phrase ends with.
    Phrase,
    /// How many sentences may count for a rule.
    Cap,
    /// A group of a rule.
    Group,
    /// A category.
    Category,
    /// Points for it.
    Points,
    /// Whether another one follows in a list.
    More,
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
        kind: Kind,
        bits: u32,
        known: &[usize],
        mut code: impl FnMut(u32) -> bool,
    ) -> usize {
        let mut symbol = 1;
        let part = (kind as usize) << 3 | self.part;
        while symbol >> bits == 0 {
            let mut places = [0; 4];
            let (mut hash, mut weight) = ((symbol as u32) << 16, 3_u32);
            let (mut zeros, mut ones) = (2, 2);
            for (place, known) in places.iter_mut().zip([part].iter().chain(known)) {
                hash = (hash ^ *known as u32).wrapping_add(1).wrapping_mul(0x9e37_79b1);
                hash ^= hash >> 15;
                *place = (hash >> (32 - PLACES)) as usize;
                if let Some([zero, one]) = self.counts.get(*place) {
                    zeros += u32::from(*zero) * weight;
                    ones += u32::from(*one) * weight;
                }
                weight *= 4;
            }
            let bit = code((ones << 12) / (zeros + ones) | 1);
            for &place in places.iter().take(known.len() + 1) {
                if let Some([zero, one]) = self.counts.get_mut(place) {
                    let (same, other) = if bit { (one, zero) } else { (zero, one) };
                    *same = same.saturating_add(1);
                    if *other > 2 {
                        *other = *other / 2 + 1;
                    }
                }
            }
            symbol = symbol << 1 | usize::from(bit);
        }
        symbol - (1 << bits)
    }
}
