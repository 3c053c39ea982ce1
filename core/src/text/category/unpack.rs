//! Reads the packed lexicon; `xtask/src/generate/lexicon/pack.rs` says how it is written.

use std::sync::LazyLock;

use super::lookup::{FIRST_ATOM, Lexicon, Step, Trie};
use super::score::{GROUPS, Rule, Rules};
use super::table::PACKED;

/// The lexicon, unpacked when it is first asked for and never changed: packed, it is a fraction of
/// the size, which counts in a browser.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Input { bytes: PACKED }.lexicon());

/// The lexicon of this build.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

struct Input {
    bytes: &'static [u8],
}

impl Input {
    /// The next byte; 0 behind the end.
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }

    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 || shift > 21 {
                return number;
            }
        }
    }

    fn lexicon(mut self) -> Lexicon {
        let mut words = self.trie(false);
        let mut endings = self.trie(false);
        words.index_pairs();
        endings.index_pairs();
        let prefixes = self.trie(false);
        let suffixes = self.trie(true);
        let mut lexicon = Lexicon { words, endings, prefixes, suffixes, ..Lexicon::default() };
        self.phrases(&mut lexicon);
        lexicon.sentence_rules = self.rules();
        lexicon.text_rules = self.rules();
        lexicon
    }

    /// Reads a trie; `sets`: the values of a node are kept as one set.
    fn trie(&mut self, sets: bool) -> Trie {
        let count = self.number();
        let (heads, rest) = self.bytes.split_at_checked(count).unwrap_or_default();
        self.bytes = rest;
        let mut trie = Trie::new();
        let mut places = vec![0_u16];
        let (mut child, mut atom) = (1_usize, FIRST_ATOM);
        let mut list = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            let place = places.get(at).copied().unwrap_or_default();
            let first = child;
            let mut letters = 0_u32;
            let mut open = head & 0x80 != 0;
            while let Some(sibling) = heads.get(child).filter(|_| open) {
                letters |= 1 << (sibling & 0x1f);
                child += 1;
                open = sibling & 0x40 == 0;
            }
            if letters != 0 {
                let base = trie.place(place, letters);
                let own = heads.get(first..child).unwrap_or_default();
                for head in own {
                    places.push(base.wrapping_add(u16::from(head & 0x1f)));
                }
            }
            if head & 0x20 != 0 {
                list.clear();
                self.values(&mut list, &mut atom);
                if sets {
                    let set = list.iter().fold(0, |set, value| set | 1 << (value & 0x1f));
                    list = vec![set];
                }
                trie.set(place, &list);
            }
        }
        trie
    }

    /// Reads the values of one node.
    fn values(&mut self, values: &mut Vec<u32>, atom: &mut u32) {
        loop {
            let head = self.byte();
            let class = u32::from(head & 0x3f) << 16;
            if head & 0x40 == 0 {
                values.push(class | u32::from(self.byte()));
            } else {
                values.push(class | *atom);
                *atom += 1;
            }
            if head & 0x80 == 0 {
                break;
            }
        }
    }

    fn phrases(&mut self, lexicon: &mut Lexicon) {
        let mut open = vec![0_usize];
        let mut at = 0;
        while let Some(&state) = open.get(at) {
            at += 1;
            let start = lexicon.steps.len();
            let mut atom = FIRST_ATOM as usize;
            loop {
                let number = self.number();
                let head = self.byte();
                atom += number >> 1;
                let next = lexicon.steps.len() + 1;
                if head & 0x80 != 0 {
                    open.push(next);
                }
                lexicon.steps.push(Step {
                    atom: u16::try_from(atom).unwrap_or_default(),
                    next: u16::try_from(next).unwrap_or_default(),
                    group: head & 0x7f,
                });
                if number & 1 == 1 || self.bytes.is_empty() {
                    break;
                }
            }
            lexicon.states.resize(state + 1, (0, 0));
            if let Some(slot) = lexicon.states.get_mut(state) {
                let bound = |at: usize| u16::try_from(at).unwrap_or_default();
                *slot = (bound(start), bound(lexicon.steps.len()));
            }
        }
        lexicon.index_starts();
    }

    fn rules(&mut self) -> Rules {
        let mut rules = Rules { all: Vec::new(), first: [0; GROUPS + 2], triggers: 0 };
        for _ in 0..self.number() {
            let trigger = usize::from(self.byte());
            rules.triggers |= 1_u128.checked_shl(trigger as u32).unwrap_or_default();
            for bound in rules.first.iter_mut().skip(trigger + 1) {
                *bound += 1;
            }
            let (all, any, none) = (self.groups(), self.groups(), self.groups());
            let cap = self.byte();
            let mut weights = [0; 9];
            for _ in 0..self.number() {
                let at = usize::from(self.byte());
                let weight = i32::from(i8::from_le_bytes([self.byte()]));
                if let Some(slot) = weights.get_mut(at) {
                    *slot = weight;
                }
            }
            rules.all.push(Rule { all, any, none, cap, weights });
        }
        rules
    }

    fn groups(&mut self) -> u128 {
        (0..self.number()).fold(0, |groups, _| groups | 1 << (self.byte() & 0x7f))
    }
}
