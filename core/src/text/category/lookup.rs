//! The lexicon in memory, and how words and phrases are found in it.

use super::score::Rules;
use super::table::signal;
pub(super) use super::table::{COUNTED, GRAMMAR};

/// A set of groups, one bit each.
pub(super) type Groups = u128;

/// Values from here on are words of phrases, not groups.
pub(super) const FIRST_ATOM: u32 = 128;
/// The group of a step that ends no phrase.
const NO_GROUP: u8 = 127;

/// Everything the lexicon knows.
#[derive(Default)]
pub(super) struct Lexicon {
    pub(super) words: Trie,
    pub(super) endings: Trie,
    pub(super) prefixes: Trie,
    pub(super) suffixes: Trie,
    pub(super) steps: Vec<Step>,
    /// The steps of each state of a phrase.
    pub(super) states: Vec<(u16, u16)>,
    /// The step that starts a phrase with this word, by word.
    pub(super) starts: Vec<u16>,
    pub(super) sentence_rules: Rules,
    pub(super) text_rules: Rules,
}

/// One word on in a phrase.
pub(super) struct Step {
    pub(super) atom: u16,
    pub(super) next: u16,
    pub(super) group: u8,
}

/// A trie in breadth-first order: the children of a node lie side by side.
#[derive(Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// Lists of values, each behind its length.
    values: Vec<u32>,
    /// The node behind each pair of letters, or 0.
    pairs: Vec<u16>,
}

/// The letters that lead on (а is bit 0), the first child, the start of the values (0: none).
pub(super) type Node = (u32, u16, u16);

impl Trie {
    pub(super) fn new(nodes: Vec<Node>, values: Vec<u32>) -> Self {
        let mut trie = Self { nodes, values, pairs: Vec::new() };
        let letters = || 1..=32_u8;
        let pairs = letters().flat_map(|first| letters().map(move |second| (first, second)));
        let behind = |(first, second)| {
            let one = trie.place(0, first)?;
            trie.place(one, second)
        };
        let pairs = pairs.map(|pair| behind(pair).unwrap_or_default());
        let pairs = pairs.map(|at| u16::try_from(at).unwrap_or_default()).collect();
        trie.pairs = pairs;
        trie
    }

    fn place(&self, node: usize, letter: u8) -> Option<usize> {
        let node = self.nodes.get(node)?;
        let bit = 1_u32.wrapping_shl(u32::from(letter).wrapping_sub(1));
        // Children are in the order of their letters.
        let before = (node.0 & bit.wrapping_sub(1)).count_ones() as usize;
        (node.0 & bit != 0).then(|| usize::from(node.1) + before)
    }

    #[inline]
    fn root(&self) -> Option<&Node> {
        self.nodes.first()
    }

    #[inline]
    fn child(&self, node: &Node, letter: u8) -> Option<&Node> {
        let bit = 1_u32.wrapping_shl(u32::from(letter).wrapping_sub(1));
        if node.0 & bit == 0 {
            return None;
        }
        let before = (node.0 & bit.wrapping_sub(1)).count_ones() as usize;
        self.nodes.get(usize::from(node.1) + before)
    }

    /// The node behind the first two letters.
    #[inline]
    fn pair(&self, first: u8, second: u8) -> Option<&Node> {
        let at = (usize::from(first).wrapping_sub(1) << 5) + usize::from(second).wrapping_sub(1);
        self.pairs
            .get(at)
            .filter(|node| **node != 0)
            .and_then(|at| self.nodes.get(usize::from(*at)))
    }

    #[inline]
    fn values(&self, node: &Node) -> &[u32] {
        if node.2 == 0 {
            return &[];
        }
        let start = usize::from(node.2);
        let count = self.values.get(start).copied().unwrap_or_default() as usize;
        self.values.get(start + 1..start + 1 + count).unwrap_or_default()
    }
}

/// What one word is, and which phrases it may continue.
#[derive(Default)]
pub(super) struct Found {
    pub(super) groups: Groups,
    atoms: [u16; 6],
    count: usize,
}

impl Lexicon {
    /// Makes the steps that start phrases quick to find.
    pub(super) fn index_starts(&mut self) {
        let (_, end) = self.states.first().copied().unwrap_or_default();
        let starts = self.steps.iter().take(usize::from(end)).enumerate();
        for (at, step) in starts {
            let place = usize::from(step.atom).saturating_sub(FIRST_ATOM as usize);
            if self.starts.len() <= place {
                self.starts.resize(place + 1, u16::MAX);
            }
            if let Some(slot) = self.starts.get_mut(place) {
                *slot = u16::try_from(at).unwrap_or(u16::MAX);
            }
        }
    }

    /// Looks a word up; `letters` are its codes (а is 1, я is 32).
    pub(super) fn word(&self, letters: &[u8]) -> Found {
        let mut found = Found::default();
        match *letters {
            [] => {}
            [only] => {
                let node = self.words.root().and_then(|root| self.words.child(root, only));
                if let Some(node) = node {
                    self.take(&mut found, node, &[]);
                }
            }
            // No pattern has a stem of one letter, so the first node is never looked at.
            [first, second, ref rest @ ..] => {
                self.walk(&mut found, self.words.pair(first, second), rest);
            }
        }
        if found.groups & bit(signal::NOT_VERB) == 0 {
            found.groups |= self.grammar(letters);
        }
        found
    }

    fn walk(&self, found: &mut Found, node: Option<&Node>, mut rest: &[u8]) {
        let Some(mut node) = node else { return };
        loop {
            if node.2 != 0 {
                self.take(found, node, rest);
            }
            let Some((&letter, behind)) = rest.split_first() else { return };
            let Some(child) = self.words.child(node, letter) else { return };
            node = child;
            rest = behind;
        }
    }

    fn take(&self, found: &mut Found, node: &Node, rest: &[u8]) {
        for &value in self.words.values(node) {
            if self.fits(value >> 16, rest) {
                found.add(value & 0xffff);
            }
        }
    }

    /// Whether the rest of a word is an ending of this class; the numbers are the generator's.
    fn fits(&self, class: u32, rest: &[u8]) -> bool {
        match class {
            0 => rest.is_empty(),
            1 => true,
            2 => rest.len() <= 4,
            _ => {
                let Some(mut node) = self.suffixes.root() else { return false };
                for &letter in rest {
                    match self.suffixes.child(node, letter) {
                        Some(child) => node = child,
                        None => return false,
                    }
                }
                self.suffixes.values(node).contains(&class)
            }
        }
    }

    /// The grammar the longest known ending tells; endings have two letters at least.
    fn grammar(&self, letters: &[u8]) -> Groups {
        let [before @ .., second, last] = letters else { return 0 };
        if before.is_empty() {
            return 0;
        }
        let Some(mut node) = self.endings.pair(*last, *second) else { return 0 };
        let mut rest = before;
        let mut longest = (node, rest.len());
        while let Some((&letter, before)) = rest.split_last() {
            let Some(child) = self.endings.child(node, letter) else { break };
            node = child;
            rest = before;
            if node.2 != 0 {
                longest = (node, rest.len());
            }
        }
        let (node, stem) = longest;
        let mut groups = 0;
        for &value in self.endings.values(node) {
            // Bit 0: behind a perfective prefix, bit 1: of two letters, then the shortest stem.
            let class = value >> 16;
            let prefix = if class & 2 != 0 { 2 } else { (class & 1) as usize };
            let long_enough = stem >= (class >> 2) as usize;
            if long_enough && (prefix == 0 || self.perfective_prefix(letters) >= prefix) {
                groups |= 1 << (value & 0x7f);
            }
        }
        groups
    }

    /// The length of the longest perfective prefix the word begins with, in letters.
    fn perfective_prefix(&self, letters: &[u8]) -> usize {
        let Some(mut node) = self.prefixes.root() else { return 0 };
        let mut longest = 0;
        for (at, &letter) in letters.iter().enumerate() {
            let Some(child) = self.prefixes.child(node, letter) else { break };
            node = child;
            if node.2 != 0 {
                longest = at + 1;
            }
        }
        longest
    }
}

impl Found {
    fn add(&mut self, value: u32) {
        if value < FIRST_ATOM {
            self.groups |= 1 << value;
        } else if let Some(slot) = self.atoms.get_mut(self.count) {
            *slot = u16::try_from(value).unwrap_or_default();
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
        if found.count == 0 {
            self.count = 0;
            return 0;
        }
        let before = std::mem::take(self);
        let mut groups = 0;
        for &atom in found.atoms.iter().take(found.count) {
            let start = lexicon.starts.get(usize::from(atom) - FIRST_ATOM as usize);
            let start = start.and_then(|at| lexicon.steps.get(usize::from(*at)));
            groups |= start.map_or(0, |step| self.go(step));
            for &state in before.states.iter().take(before.count) {
                let next = lexicon.steps_of(state).iter().find(|step| step.atom == atom);
                groups |= next.map_or(0, |step| self.go(step));
            }
        }
        groups
    }

    fn go(&mut self, step: &Step) -> Groups {
        if let Some(slot) = self.states.get_mut(self.count) {
            *slot = step.next;
            self.count += 1;
        }
        if step.group == NO_GROUP { 0 } else { bit(step.group) }
    }
}

impl Lexicon {
    fn steps_of(&self, state: u16) -> &[Step] {
        let (start, end) = self.states.get(usize::from(state)).copied().unwrap_or_default();
        self.steps.get(usize::from(start)..usize::from(end)).unwrap_or_default()
    }
}
