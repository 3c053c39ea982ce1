//! Reads the packed lexicon; `xtask/src/generate/lexicon/pack.rs` says how it is written.

use std::sync::LazyLock;

use super::lookup::{FIRST_ATOM, Lexicon, Node, Step, Trie};
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
        let words = self.trie();
        let endings = self.trie();
        let prefixes = self.trie();
        let suffixes = self.trie();
        let mut lexicon = Lexicon { words, endings, prefixes, suffixes, ..Lexicon::default() };
        self.phrases(&mut lexicon);
        lexicon.sentence_rules = self.rules();
        lexicon.text_rules = self.rules();
        lexicon
    }

    fn trie(&mut self) -> Trie {
        let count = self.number();
        let heads: Vec<u8> = (0..count).map(|_| self.byte()).collect();
        let mut nodes: Vec<Node> = Vec::with_capacity(count);
        let mut values = vec![0];
        let (mut child, mut atom) = (1_usize, FIRST_ATOM);
        for head in &heads {
            let first = child;
            let mut letters = 0;
            let mut open = head & 0x80 != 0;
            while let Some(sibling) = heads.get(child).filter(|_| open) {
                letters |= 1 << (sibling & 0x1f);
                child += 1;
                open = sibling & 0x40 == 0;
            }
            let list = if head & 0x20 == 0 { 0 } else { self.values(&mut values, &mut atom) };
            nodes.push((letters, u16::try_from(first).unwrap_or_default(), list));
        }
        Trie::new(nodes, values)
    }

    /// Reads the values of one node; where they start.
    fn values(&mut self, values: &mut Vec<u32>, atom: &mut u32) -> u16 {
        let start = values.len();
        values.push(0);
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
        let count = u32::try_from(values.len() - start - 1).unwrap_or_default();
        if let Some(slot) = values.get_mut(start) {
            *slot = count;
        }
        u16::try_from(start).unwrap_or_default()
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
                let weight = i8::from_le_bytes([self.byte()]);
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
