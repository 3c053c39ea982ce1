//! Writes the lexicon as bytes; `core/src/text/category/unpack.rs` reads them.

use std::collections::{BTreeMap, VecDeque};

use anyhow::{Result, ensure};

use super::compile::STEPS;
use super::pattern::Trie;

/// Bytes in the making.
#[derive(Default)]
pub(super) struct Pack {
    pub(super) bytes: Vec<u8>,
}

impl Pack {
    /// A number, seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut number: usize) {
        while number > 0x7f {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// A list of groups behind its length.
    pub(super) fn list(&mut self, groups: &[u32]) {
        self.number(groups.len());
        self.bytes.extend(groups.iter().map(|group| *group as u8));
    }

    /// One byte a node: letter, 0x20 has values, 0x40 last of its siblings, 0x80 leads on. Then
    /// the values, node by node: class, 0x40 word of a phrase, 0x80 another value follows; a group
    /// stands behind it, words of phrases are numbered as they come. Returns their numbers.
    pub(super) fn trie(&mut self, trie: &Trie) -> Result<BTreeMap<u32, usize>> {
        let nodes = trie.nodes();
        self.number(nodes.len());
        for (letter, last, node) in &nodes {
            let flags = u8::from(!node.values().is_empty()) << 5
                | u8::from(*last) << 6
                | u8::from(node.leads_on()) << 7;
            self.bytes.push((letter - 1) | flags);
        }
        let mut words = BTreeMap::new();
        for (_, _, node) in &nodes {
            let mut values = node.values().to_vec();
            values.sort_unstable();
            for (at, value) in values.iter().enumerate() {
                let (class, low) = (value >> 16, value & 0xffff);
                ensure!(class < 0x40, "class {class} is too large");
                let more = u8::from(at + 1 < values.len()) << 7;
                if low < STEPS {
                    self.bytes.extend([class as u8 | more, low as u8]);
                } else {
                    self.bytes.push(class as u8 | 0x40 | more);
                    let number = words.len();
                    ensure!(words.insert(low, number).is_none(), "a word of phrases twice");
                }
            }
        }
        Ok(words)
    }

    /// The steps state by state, breadth first: distance to the word before, twice, plus one for
    /// the last step of its state; then the group that the phrase ends with (127 is none) and 0x80
    /// where the phrase may go on. The states behind the steps are numbered as they come.
    pub(super) fn phrases(
        &mut self,
        steps: &BTreeMap<(u16, u32), (u16, u8)>,
        words: &BTreeMap<u32, usize>,
    ) {
        let of = |state: u16| {
            let steps = steps.range((state, 0)..(state + 1, 0));
            let mut steps: Vec<_> =
                steps.map(|((_, word), (next, group))| (words[word], *next, *group)).collect();
            steps.sort_unstable();
            steps
        };
        let mut states = VecDeque::from([0]);
        while let Some(state) = states.pop_front() {
            let (mut before, list) = (0, of(state));
            for (at, (word, next, group)) in list.iter().enumerate() {
                self.number((word - before) << 1 | usize::from(at + 1 == list.len()));
                before = *word;
                let goes_on = !of(*next).is_empty();
                if goes_on {
                    states.push_back(*next);
                }
                self.bytes.push((*group).min(127) | u8::from(goes_on) << 7);
            }
        }
    }
}
