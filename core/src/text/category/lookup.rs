//! The packed lexicon: how its tables are laid out, and how words are found in them.

pub(super) use super::table::GRAMMAR;
use super::table::{ENDINGS, PREFIXES, STEPS, SUFFIXES, WORDS, signal};

/// A set of groups, one bit each.
pub(super) type Groups = u128;

/// Values from here on are words of phrases, not groups.
const FIRST_ATOM: u32 = 128;

/// A trie in breadth-first order: the children of node `n` are `first[n]..first[n + 1]`.
pub(super) struct Trie {
    /// The letter that leads to each node.
    pub(super) letters: &'static [u8],
    /// The first child of each node, and the end behind the last node.
    pub(super) first: &'static [u16],
    /// Where the values of each node start; 0 is none.
    pub(super) lists: &'static [u16],
    /// Lists of values, each behind its length.
    pub(super) values: &'static [u32],
}

impl Trie {
    fn child(&self, node: usize, letter: u8) -> Option<usize> {
        let start = usize::from(*self.first.get(node)?);
        let end = usize::from(*self.first.get(node + 1)?);
        let letters = self.letters.get(start..end)?;
        letters
            .iter()
            .position(|&known| known >= letter)
            .and_then(|at| (letters.get(at) == Some(&letter)).then_some(start + at))
    }

    fn values(&self, node: usize) -> &'static [u32] {
        let start = usize::from(self.lists.get(node).copied().unwrap_or_default());
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
    let mut node = 0;
    let mut rest = letters;
    loop {
        for &value in WORDS.values(node) {
            if fits(value >> 16, rest) {
                found.add(value & 0xffff);
            }
        }
        let Some((&letter, behind)) = rest.split_first() else { break };
        let Some(child) = WORDS.child(node, letter) else { break };
        node = child;
        rest = behind;
    }
    if found.groups & bit(signal::NOT_VERB) == 0 {
        found.groups |= grammar(letters);
    }
    found
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

/// Whether the rest of a word is an ending of this class; the numbers are those of the generator.
fn fits(class: u32, rest: &[u8]) -> bool {
    match class {
        0 => rest.is_empty(),
        1 => true,
        2 => rest.len() <= 4,
        _ => {
            let mut node = 0;
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

/// The grammar the longest known ending tells.
fn grammar(letters: &[u8]) -> Groups {
    let mut node = 0;
    let mut groups = 0;
    let mut left = letters.len();
    for &letter in letters.iter().rev() {
        let Some(child) = ENDINGS.child(node, letter) else { break };
        node = child;
        left -= 1;
        let values = ENDINGS.values(node);
        if values.is_empty() {
            continue;
        }
        groups = 0;
        for &value in values {
            let prefix = match value >> 16 {
                0 => 0,
                1 => 1,
                _ => 2,
            };
            let min_stem = (value >> 8 & 0xff) as usize;
            if left >= min_stem && (prefix == 0 || perfective_prefix(letters) >= prefix) {
                groups |= 1 << (value & 0xff);
            }
        }
    }
    groups
}

/// The length of the longest perfective prefix the word begins with, in letters.
fn perfective_prefix(letters: &[u8]) -> usize {
    let (mut node, mut longest) = (0, 0);
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
    pub(super) fn step(&mut self, found: &Found) -> Groups {
        let before = std::mem::take(self);
        let mut groups = 0;
        for &atom in found.atoms.iter().take(found.count) {
            let open = before.states.iter().take(before.count);
            for &state in open.chain(&[0]) {
                let Ok(at) = STEPS.binary_search_by_key(&(state, atom), |step| (step.0, step.1))
                else {
                    continue;
                };
                let Some(&(_, _, next, group)) = STEPS.get(at) else { continue };
                if group != u8::MAX {
                    groups |= bit(group);
                }
                if let Some(slot) = self.states.get_mut(self.count) {
                    *slot = next;
                    self.count += 1;
                }
            }
        }
        groups
    }
}
