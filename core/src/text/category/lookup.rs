//! The lexicon in memory, and how words and phrases are found in it.

use super::rules::Rules;
use super::score::Shape;
use super::table::signal;
pub(super) use super::table::{COUNTED, GRAMMAR};
use super::trie::{Node, Root, Tries};
use crate::contact::LEAN;

/// A set of groups, one bit each.
pub(super) type Groups = u128;

/// Values from here on are words of phrases, not groups.
pub(super) const FIRST_ATOM: u32 = 128;
/// What is added to those that begin phrases.
pub(super) const BEGINS: u16 = 0x8000;

/// Everything the lexicon knows.
#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) tries: Tries,
    pub(super) steps: Vec<Step>,
    /// The steps of each state of a phrase.
    pub(super) states: Vec<(u16, u16)>,
    /// The state behind a word that begins phrases, by word; `u16::MAX` behind the others.
    pub(super) starts: Vec<u16>,
    pub(super) sentence_rules: Rules,
    pub(super) text_rules: Rules,
    pub(super) shapes: Vec<Shape>,
}

/// One word on in a phrase.
pub(super) struct Step {
    pub(super) atom: u16,
    pub(super) next: u16,
    /// The group of the phrase that ends here; no rule has the 127 of none.
    pub(super) group: u8,
}

/// What one word is, and which phrases it may continue.
#[derive(Default)]
pub(super) struct Found {
    pub(super) groups: Groups,
    atoms: [u16; 6],
    count: usize,
    /// [`BEGINS`], if one of them does.
    begins: u16,
}

impl Lexicon {
    /// Lets phrases begin with this word.
    pub(super) fn begin(&mut self, word: usize) {
        if self.starts.len() <= word {
            self.starts.resize(word + 1, u16::MAX);
        }
        if let Some(slot) = self.starts.get_mut(word) {
            *slot = self.states.len() as u16;
        }
        self.states.push((0, 0));
    }

    /// Looks a word up; `letters` are its codes (а is 1, я is 32).
    pub(super) fn word(&self, letters: &[u8], found: &mut Found) {
        (found.groups, found.count, found.begins) = (0, 0, 0);
        // No pattern has a stem of fewer than two letters.
        let (node, rest) = match *letters {
            [first, second, ref rest @ ..] if !LEAN => {
                (self.tries.pair(Root::Words, first, second), rest)
            }
            _ => (Some(self.tries.root(Root::Words)), letters),
        };
        if let Some(node) = node {
            self.walk(found, node, rest);
        }
        if found.groups & bit(signal::NOT_VERB) == 0 {
            found.groups |= self.grammar(letters);
        }
    }

    #[inline]
    fn walk(&self, found: &mut Found, mut node: Node, letters: &[u8]) {
        let mut rest = letters.iter();
        loop {
            if node.is_open() {
                self.take(found, self.tries.value_of(node), rest.as_slice());
            }
            let Some(&letter) = rest.next() else { break };
            let Some(child) = self.tries.child(node, letter) else { return };
            node = child;
        }
        if !node.is_open() && node.has_value() {
            for &value in self.tries.values(&self.tries.value_of(node)) {
                found.add(value);
            }
        }
    }

    // Not that rare, but the walk is quicker without it.
    #[cold]
    fn take(&self, found: &mut Found, value: u32, rest: &[u8]) {
        let mut lists = 0;
        let mut looked = false;
        for &value in self.tries.values(&value) {
            // The numbers of the classes are the generator's.
            let fits = match value >> 16 {
                0 => rest.is_empty(),
                1 => rest.len() <= 4,
                2 => true,
                class => {
                    if !looked {
                        looked = true;
                        lists = self.lists(rest);
                    }
                    self.tries.values(&lists).contains(&(class << 16))
                }
            };
            if fits {
                found.add(value & 0xffff);
            }
        }
    }

    /// The lists of endings that hold the rest of a word: the value of a node.
    fn lists(&self, rest: &[u8]) -> u32 {
        let mut node = self.tries.suffixes();
        for &letter in rest {
            match self.tries.child(node, letter) {
                Some(child) => node = child,
                None => return 0,
            }
        }
        self.tries.value_of(node)
    }

    /// The grammar the longest known ending tells; endings have two letters at least.
    fn grammar(&self, letters: &[u8]) -> Groups {
        if letters.len() < 3 {
            return 0;
        }
        let (value, ending) = self.longest(Root::Endings, letters);
        let stem = letters.len() - ending;
        let mut groups = 0;
        for &value in self.tries.values(&value) {
            // Bit 0: behind a perfective prefix, bit 1: of two letters, then the shortest stem.
            let class = value >> 16;
            let prefix = if class & 2 != 0 { 2 } else { (class & 1) as usize };
            let long_enough = stem >= (class >> 2) as usize;
            if long_enough && (prefix == 0 || self.longest(Root::Prefixes, letters).1 >= prefix) {
                groups |= 1 << (value & 0x7f);
            }
        }
        groups
    }

    /// The values and the length of the longest beginning, or ending, that a trie knows.
    #[inline]
    fn longest(&self, root: Root, letters: &[u8]) -> (u32, usize) {
        let backwards = matches!(root, Root::Endings);
        let (mut node, mut length) = (self.tries.root(root), 0);
        let mut found = (0, 0);
        if let (false, true, [.., second, last]) = (LEAN, backwards, letters) {
            match self.tries.pair(root, *last, *second) {
                Some(pair) => (node, length, found) = (pair, 2, (self.tries.value_of(pair), 2)),
                None => return found,
            }
        }
        while length < letters.len() {
            let at = if backwards { letters.len() - 1 - length } else { length };
            let letter = letters.get(at).copied().unwrap_or_default();
            let Some(child) = self.tries.child(node, letter) else { break };
            node = child;
            length += 1;
            if node.has_value() {
                found = (self.tries.value_of(node), length);
            }
        }
        found
    }
}

impl Found {
    #[inline]
    fn add(&mut self, value: u32) {
        if value < FIRST_ATOM {
            self.groups |= 1 << value;
        } else if let Some(slot) = self.atoms.get_mut(self.count) {
            *slot = value as u16;
            self.begins |= value as u16;
            self.count += 1;
        }
    }
}

/// The group's bit.
pub(super) fn bit(group: u8) -> Groups {
    1 << group
}

/// Phrases that are under way between one word and the next.
#[derive(Default)]
pub(super) struct Phrases {
    states: [u16; 8],
    count: usize,
}

impl Phrases {
    /// Forgets all phrases: a sentence ended, or something stands between.
    pub(super) fn reset(&mut self) {
        self.count = 0;
    }

    /// Moves on by one word; the groups of the phrases that end with it.
    #[inline]
    pub(super) fn step(&mut self, lexicon: &Lexicon, found: &Found) -> Groups {
        // One branch: what comes of it cannot be foreseen.
        let goes_on = (self.count != 0) | (found.begins & BEGINS != 0);
        if (found.count == 0) | !goes_on {
            self.count = 0;
            return 0;
        }
        self.step_on(lexicon, found)
    }

    fn step_on(&mut self, lexicon: &Lexicon, found: &Found) -> Groups {
        let before = std::mem::take(self);
        let mut groups = 0;
        for &atom in found.atoms.iter().take(found.count) {
            if atom & BEGINS != 0 {
                let word = usize::from(atom & !BEGINS) - FIRST_ATOM as usize;
                self.go(lexicon.starts.get(word).copied().unwrap_or(u16::MAX));
            }
            let atom = atom & !BEGINS;
            for &state in before.states.iter().take(before.count) {
                if let Some(step) = lexicon.steps_of(state).iter().find(|step| step.atom == atom) {
                    self.go(step.next);
                    groups |= bit(step.group);
                }
            }
        }
        groups
    }

    fn go(&mut self, state: u16) {
        if let Some(slot) = self.states.get_mut(self.count).filter(|_| state != u16::MAX) {
            *slot = state;
            self.count += 1;
        }
    }
}

impl Lexicon {
    fn steps_of(&self, state: u16) -> &[Step] {
        let (start, end) = self.states.get(usize::from(state)).copied().unwrap_or_default();
        self.steps.get(usize::from(start)..usize::from(end)).unwrap_or_default()
    }
}
