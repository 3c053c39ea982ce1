//! Packs the lexicon: symbols that an arithmetic coder makes as short as they are likely.
//! `core/src/text/category/unpack.rs` reads them.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::compile::STEPS;
use super::model::{BEGINNING, Model, NEAR, NONE, WORD, kind};
use super::pattern::Trie;

/// The steps of phrases: state and word to next state and group (or 255).
pub(super) type Steps = BTreeMap<(u16, u32), (u16, u8)>;

/// One rule: its three sets of groups, its trigger first, how often it counts, and its weights.
pub(super) struct Rule {
    pub(super) groups: [Vec<u32>; 3],
    pub(super) cap: u8,
    pub(super) weights: Vec<(u8, i8)>,
}

/// Bytes in the making.
pub(super) struct Pack {
    model: Model,
    bytes: Vec<u8>,
    low: u64,
    range: u64,
}

/// How the words of phrases are numbered, and those that begin phrases in their order.
#[derive(Default)]
pub(super) struct Words {
    numbers: BTreeMap<u32, usize>,
    begin: Vec<u32>,
    count: [usize; 2],
    /// The class of the value before, and what it was known as.
    before: (usize, usize),
}

/// Adds what does not fit into 32 bits to the bytes before.
fn carry(bytes: &mut [u8], low: &mut u64) {
    if *low >> 32 != 0 {
        let at = bytes.iter().rposition(|byte| *byte != 0xff).unwrap_or_default();
        bytes[at] += 1;
        bytes[at + 1..].fill(0);
        *low &= 0xffff_ffff;
    }
}

impl Pack {
    pub(super) fn new() -> Self {
        Self { model: Model::new(), bytes: Vec::new(), low: 0, range: 1 << 24 }
    }

    /// All bytes; the reader takes zeros behind the last one.
    pub(super) fn finish(mut self) -> Vec<u8> {
        // Any number in the range will do: that with most zeros at its end.
        for bits in (0..32).rev() {
            let end = (self.low + self.range - 1) >> bits << bits;
            if end >= self.low {
                self.low = end;
                break;
            }
        }
        for _ in 0..4 {
            carry(&mut self.bytes, &mut self.low);
            self.bytes.push((self.low >> 24) as u8);
            self.low = self.low << 8 & 0xffff_ffff;
        }
        while self.bytes.last() == Some(&0) {
            self.bytes.pop();
        }
        // The range began with 24 bits.
        self.bytes.split_off(1)
    }

    fn symbol(&mut self, bits: u32, known: [usize; 3], symbol: usize) -> Result<()> {
        let [kind, special, more] = known;
        ensure!(symbol >> bits == 0, "{symbol} needs more than {bits} bits");
        let Self { model, bytes, low, range } = self;
        model.symbol(bits, kind, special, more, |chance, left| {
            let bound = (*range >> 12) * u64::from(chance);
            let bit = symbol >> left & 1 == 1;
            if bit {
                *range = bound;
            } else {
                *low += bound;
                *range -= bound;
                carry(bytes, low);
            }
            while *range < 1 << 24 {
                bytes.push((*low >> 24) as u8);
                *low = *low << 8 & 0xffff_ffff;
                *range <<= 8;
            }
            bit
        });
        Ok(())
    }

    fn more(&mut self, known: [usize; 3], more: bool) -> Result<()> {
        self.symbol(1, known, usize::from(more))
    }

    /// The nodes breadth first, each with its values and the letters of its children; the children
    /// of the first one are tries of their own. `steps` tells which words begin phrases and which go
    /// them on.
    pub(super) fn tries(&mut self, tries: &Trie, steps: &Steps) -> Result<Words> {
        let mut words = Words::default();
        let mut nodes = vec![(tries, 0, 0, 0)];
        let mut at = 0;
        while let Some(&(node, part, before, last)) = nodes.get(at) {
            at += 1;
            self.model.part = part;
            let bears = !node.values().is_empty();
            self.more([kind::BEARS, last, before], bears)?;
            if bears {
                self.values(node.values(), last, steps, &mut words)?;
                self.more([kind::LEADS, last, before], node.leads_on())?;
            }
            ensure!(bears || node.leads_on(), "a node for nothing");
            let children: Vec<_> = node.children().collect();
            let mut next = 0;
            for (index, (letter, child)) in children.iter().enumerate() {
                let letter = usize::from(*letter) - 1;
                self.model.least = next;
                self.symbol(5, [kind::LETTER + next * kind::SPECIAL, last, before], letter)?;
                next = letter + 1;
                let child =
                    if at == 1 { (*child, next, 0, 0) } else { (*child, part, last, letter) };
                nodes.push(child);
                let more = index + 1 < children.len();
                if next < 32 {
                    let known = [kind::MORE + index.min(3) * kind::SPECIAL, letter, last];
                    self.more(known, more)?;
                }
            }
        }
        Ok(words)
    }

    /// The values of one node.
    fn values(
        &mut self,
        values: &[u32],
        last: usize,
        steps: &Steps,
        words: &mut Words,
    ) -> Result<()> {
        let mut values = values.to_vec();
        values.sort_unstable();
        let (mut from, mut place) = (0, 0);
        for (index, value) in values.iter().enumerate() {
            let (class, low) = ((value >> 16) as usize, value & 0xffff);
            for at in from..=class {
                let known = [kind::CLASS + at * kind::SPECIAL, last, words.before.0 + place];
                self.more(known, at < class)?;
            }
            let known = if low < STEPS { low as usize } else { WORD + words.number(low, steps)? };
            ensure!((known < WORD) == (low < STEPS), "too many groups");
            self.symbol(7, [kind::VALUE + place, class, words.before.1], known)?;
            (from, place) = (class, 4 * kind::SPECIAL);
            words.before = (class, known);
            self.more([kind::AGAIN, class, known], index + 1 < values.len())?;
        }
        Ok(())
    }

    /// The steps state by state, breadth first; the first states are those behind the words that
    /// begin phrases.
    pub(super) fn phrases(&mut self, steps: &Steps, words: &Words) -> Result<()> {
        self.model.part = 5;
        let of = |state: u16| {
            let steps = steps.range((state, 0)..(state + 1, 0));
            let mut steps: Vec<_> = steps
                .map(|((_, word), (next, group))| (words.numbers[word], *next, *group))
                .collect();
            steps.sort_unstable();
            steps
        };
        let mut states = Vec::new();
        for word in &words.begin {
            let (next, group) = steps[&(0, *word)];
            ensure!(group == 255, "a phrase of one word");
            states.push(next);
        }
        let (mut at, mut before) = (0, NONE);
        while let Some(&state) = states.get(at) {
            at += 1;
            let list = of(state);
            ensure!(!list.is_empty(), "a phrase without an end");
            let mut from = 0;
            for (index, (word, next, group)) in list.iter().enumerate() {
                let behind = word - from;
                self.symbol(5, [kind::WORD, index.min(6), 0], behind >> NEAR)?;
                self.symbol(NEAR, [kind::EVEN, 0, 0], behind & ((1 << NEAR) - 1))?;
                from = word + 1;
                let group = if *group == 255 { NONE } else { usize::from(*group) };
                self.symbol(7, [kind::PHRASE, index.min(1), before], group)?;
                before = group;
                let goes_on = !of(*next).is_empty();
                if group != NONE {
                    self.more([kind::MORE, 7, 0], goes_on)?;
                }
                if goes_on {
                    states.push(*next);
                }
                self.more([kind::MORE, index.min(6), 0], index + 1 < list.len())?;
            }
        }
        Ok(())
    }

    /// A set of groups, in its order.
    fn groups(&mut self, which: usize, groups: &[u32]) -> Result<()> {
        let mut before = NONE;
        for group in groups {
            self.more([kind::MORE, which, usize::from(before == NONE)], true)?;
            self.symbol(7, [kind::GROUP, which, before], *group as usize)?;
            before = *group as usize;
        }
        self.more([kind::MORE, which, usize::from(before == NONE)], false)
    }

    /// Properties of texts: what to count, over what, and the least, percents and most.
    pub(super) fn shapes(&mut self, shapes: &[([Vec<u32>; 2], [u16; 3])]) -> Result<()> {
        self.model.part = 0;
        for (index, (groups, numbers)) in shapes.iter().enumerate() {
            for (which, groups) in groups.iter().enumerate() {
                self.groups(which, groups)?;
            }
            for number in numbers {
                self.symbol(8, [kind::POINTS, 0, 0], usize::from(*number))?;
            }
            self.more([kind::MORE, 4, 0], index + 1 < shapes.len())?;
        }
        Ok(())
    }

    pub(super) fn rules(&mut self, rules: &[Rule]) -> Result<()> {
        self.model.part += 1;
        for (index, rule) in rules.iter().enumerate() {
            for (which, groups) in rule.groups.iter().enumerate() {
                self.groups(which, groups)?;
            }
            self.symbol(3, [kind::CAP, 0, 0], usize::from(rule.cap))?;
            let mut before = 0;
            for (at, (category, points)) in rule.weights.iter().enumerate() {
                let category = usize::from(*category);
                self.symbol(4, [kind::CATEGORY, at.min(2), before], category)?;
                before = category;
                let points = usize::from(*points as u8);
                self.symbol(8, [kind::POINTS, at.min(1), 0], points)?;
                self.more([kind::MORE, 3, 2.min(at + 1)], at + 1 < rule.weights.len())?;
            }
            self.more([kind::MORE, 4, 0], index + 1 < rules.len())?;
        }
        Ok(())
    }
}

impl Words {
    /// Numbers a word of phrases; how it stands in them.
    fn number(&mut self, word: u32, steps: &Steps) -> Result<usize> {
        let begins = steps.contains_key(&(0, word));
        let goes_on = steps.keys().any(|(state, step)| *state != 0 && *step == word);
        let count = &mut self.count[usize::from(!goes_on)];
        let number = *count + if goes_on { 0 } else { BEGINNING };
        *count += 1;
        ensure!(*count <= BEGINNING, "too many words of phrases");
        ensure!(self.numbers.insert(word, number).is_none(), "a word of phrases twice");
        if begins {
            self.begin.push(word);
        }
        Ok(usize::from(goes_on) << 1 | usize::from(begins))
    }
}
