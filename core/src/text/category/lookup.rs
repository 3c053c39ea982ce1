//! The packed lexicon: how its tables are laid out, and how words are found in them.

pub(super) use super::table::{COUNTED, GRAMMAR};
use super::table::{ENDINGS, PREFIXES, STEP_FIRST, STEP_START, STEPS, SUFFIXES, WORDS, signal};

/// A set of groups, one bit each.
pub(super) type Groups = u128;

/// Values from here on are words of phrases, not groups.
const FIRST_ATOM: u32 = 128;

/// A trie in breadth-first order: the children of a node lie side by side.
pub(super) struct Trie {
    /// The letters that lead on (а is bit 0), the first child, the start of the values (0: none).
    pub(super) nodes: &'static [Node],
    /// Lists of values, each behind its length.
    pub(super) values: &'static [u32],
    /// The node behind each pair of letters, or 0.
    pub(super) pairs: &'static [u16],
}

/// See [`Trie::nodes`].
pub(super) type Node = (u32, u16, u16);

impl Trie {
    #[inline]
    fn root(&self) -> Option<&'static Node> {
        self.nodes.first()
    }

    #[inline]
    fn child(&self, node: &Node, letter: u8) -> Option<&'static Node> {
        let bit = 1_u32.wrapping_shl(u32::from(letter).wrapping_sub(1));
        if node.0 & bit == 0 {
            return None;
        }
        // Children are in the order of their letters.
        let before = (node.0 & (bit - 1)).count_ones() as usize;
        self.nodes.get(usize::from(node.1) + before)
    }

    /// The node behind the first two letters.
    #[inline]
    fn pair(&self, first: u8, second: u8) -> Option<&'static Node> {
        let at = (usize::from(first).wrapping_sub(1) << 5) + usize::from(second).wrapping_sub(1);
        self.pairs
            .get(at)
            .filter(|node| **node != 0)
            .and_then(|at| self.nodes.get(usize::from(*at)))
    }

    #[inline]
    fn values(&self, node: &Node) -> &'static [u32] {
        if node.2 == 0 {
            return &[];
        }
        let start = usize::from(node.2);
        let count = self.values.get(start).copied().unwrap_or_default() as usize;
        self.values.get(start + 1..start + 1 + count).unwrap_or_default()
    }
}

/// What is found of one rule: see `core/rulesets/lexicon/rules.toml`.
pub(super) struct Rule {
    /// All of these groups must be there.
    pub(super) all: Groups,
    /// At least one of these, unless it is empty.
    pub(super) any: Groups,
    /// None of these.
    pub(super) none: Groups,
    /// How many sentences of a text may count.
    pub(super) cap: u8,
    /// Points by category.
    pub(super) weights: &'static [(u8, i16)],
}

impl Rule {
    pub(super) fn fires(&self, groups: Groups) -> bool {
        groups & self.all == self.all
            && groups & self.none == 0
            && (self.any == 0 || groups & self.any != 0)
    }
}

/// A property of a whole text.
pub(super) struct Shape {
    pub(super) bit: u8,
    pub(super) count: Groups,
    pub(super) over: Groups,
    pub(super) min: u16,
    pub(super) max: u16,
    pub(super) percent: u16,
}

/// What one word is, and which phrases it may continue.
#[derive(Default)]
pub(super) struct Found {
    pub(super) groups: Groups,
    atoms: [u16; 6],
    count: usize,
}

/// Looks a word up; `letters` are its codes (а is 1, я is 32).
pub(super) fn word(letters: &[u8]) -> Found {
    let mut found = Found::default();
    match *letters {
        [] => {}
        [only] => {
            if let Some(node) = WORDS.root().and_then(|root| WORDS.child(root, only)) {
                found.take(node, &[]);
            }
        }
        // No pattern has a stem of one letter, so the first node is never looked at.
        [first, second, ref rest @ ..] => found.walk(WORDS.pair(first, second), rest),
    }
    if found.groups & bit(signal::NOT_VERB) == 0 {
        found.groups |= grammar(letters);
    }
    found
}

impl Found {
    fn walk(&mut self, node: Option<&'static Node>, mut rest: &[u8]) {
        let Some(mut node) = node else { return };
        loop {
            self.take(node, rest);
            let Some((&letter, behind)) = rest.split_first() else { return };
            let Some(child) = WORDS.child(node, letter) else { return };
            node = child;
            rest = behind;
        }
    }

    #[inline]
    fn take(&mut self, node: &Node, rest: &[u8]) {
        if node.2 != 0 {
            self.take_values(node, rest);
        }
    }

    fn take_values(&mut self, node: &Node, rest: &[u8]) {
        for &value in WORDS.values(node) {
            if fits(value >> 16, rest) {
                self.add(value & 0xffff);
            }
        }
    }

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

/// Whether the rest of a word is an ending of this class; the numbers are those of the generator.
fn fits(class: u32, rest: &[u8]) -> bool {
    match class {
        0 => rest.is_empty(),
        1 => true,
        2 => rest.len() <= 4,
        _ => {
            let Some(mut node) = SUFFIXES.root() else { return false };
            for &letter in rest {
                match SUFFIXES.child(node, letter) {
                    Some(child) => node = child,
                    None => return false,
                }
            }
            SUFFIXES.values(node).contains(&class)
        }
    }
}

/// The grammar the longest known ending tells; endings have two letters at least.
fn grammar(letters: &[u8]) -> Groups {
    let [before @ .., second, last] = letters else { return 0 };
    if before.is_empty() {
        return 0;
    }
    let Some(mut node) = ENDINGS.pair(*last, *second) else { return 0 };
    let mut rest = before;
    let mut longest = (ENDINGS.values(node), rest.len());
    while let Some((&letter, before)) = rest.split_last() {
        let Some(child) = ENDINGS.child(node, letter) else { break };
        node = child;
        rest = before;
        let values = ENDINGS.values(node);
        if !values.is_empty() {
            longest = (values, rest.len());
        }
    }
    let (values, stem) = longest;
    let mut groups = 0;
    for &value in values {
        let prefix = match value >> 16 {
            0 => 0,
            1 => 1,
            _ => 2,
        };
        let min_stem = (value >> 8 & 0xff) as usize;
        if stem >= min_stem && (prefix == 0 || perfective_prefix(letters) >= prefix) {
            groups |= 1 << (value & 0xff);
        }
    }
    groups
}

/// The length of the longest perfective prefix the word begins with, in letters.
fn perfective_prefix(letters: &[u8]) -> usize {
    let Some(mut node) = PREFIXES.root() else { return 0 };
    let mut longest = 0;
    for (at, &letter) in letters.iter().enumerate() {
        let Some(child) = PREFIXES.child(node, letter) else { break };
        node = child;
        if !PREFIXES.values(node).is_empty() {
            longest = at + 1;
        }
    }
    longest
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
    pub(super) fn step(&mut self, found: &Found) -> Groups {
        if found.count == 0 {
            self.count = 0;
            return 0;
        }
        let before = std::mem::take(self);
        let mut groups = 0;
        for &atom in found.atoms.iter().take(found.count) {
            let start = STEP_START.get(usize::from(atom) - FIRST_ATOM as usize);
            let start = start.and_then(|at| STEPS.get(usize::from(*at)));
            groups |= start.map_or(0, |step| self.go(step));
            for &state in before.states.iter().take(before.count) {
                let next = steps_of(state).iter().find(|step| step.0 == atom);
                groups |= next.map_or(0, |step| self.go(step));
            }
        }
        groups
    }

    fn go(&mut self, &(_, next, group): &(u16, u16, u8)) -> Groups {
        if let Some(slot) = self.states.get_mut(self.count) {
            *slot = next;
            self.count += 1;
        }
        if group == u8::MAX { 0 } else { bit(group) }
    }
}

fn steps_of(state: u16) -> &'static [(u16, u16, u8)] {
    let bound = |at: usize| STEP_FIRST.get(at).map_or(0, |bound| usize::from(*bound));
    STEPS.get(bound(usize::from(state))..bound(usize::from(state) + 1)).unwrap_or_default()
}
