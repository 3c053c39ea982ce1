//! Reads the packed lexicon; `xtask/src/generate/lexicon/pack.rs` says how it is written.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::lookup::{BEGINS, FIRST_ATOM, Lexicon, Step};
use super::model::{BEGINNING, Model, NEAR, NONE, WORD, kind};
use super::rules::Rule;
use super::score::Shape;
use super::table::{FIRST_SHAPE, PACKED};
use crate::contact::LEAN;

/// The lexicon, unpacked when it is first asked for and never changed: packed, it is a fraction of
/// the size, which counts in a browser.
static LEXICON: LazyLock<Box<Lexicon>> = LazyLock::new(|| Input::new().lexicon());

/// The lexicon of this build.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// The packed bytes, which never change. Were they constants, a module would hold them amid texts,
/// and gzip, which gives neighbours one code, took a tenth more for them; what could change lies at
/// the end.
static BYTES: [AtomicU8; PACKED.len()] = apart();

// Evaluated by the compiler, which refuses an index out of bounds.
#[allow(clippy::indexing_slicing)]
const fn apart() -> [AtomicU8; PACKED.len()] {
    let mut bytes = [const { AtomicU8::new(0) }; PACKED.len()];
    let mut at = 0;
    while at < PACKED.len() {
        bytes[at] = AtomicU8::new(PACKED[at]);
        at += 1;
    }
    bytes
}

/// An arithmetic decoder, and what it has read.
struct Input {
    bytes: std::slice::Iter<'static, AtomicU8>,
    range: u32,
    code: u32,
    model: Model,
    lexicon: Box<Lexicon>,
    /// The class of the last value of a trie, and what it was known as.
    class: usize,
    value: usize,
    /// How many words of phrases go them on, and how many only begin them.
    words: [usize; 2],
}

impl Input {
    fn new() -> Self {
        Self {
            bytes: BYTES.iter(),
            range: 1,
            code: 0,
            model: Model::new(),
            lexicon: Box::default(),
            class: 0,
            value: 0,
            words: [0; 2],
        }
    }

    fn symbol(&mut self, bits: u32, kind: usize, special: usize, more: usize) -> usize {
        self.model.symbol(bits, kind, special, more, |chance, _| {
            while self.range < 1 << 24 {
                self.range <<= 8;
                let byte = self.bytes.next().map_or(0, |byte| byte.load(Ordering::Relaxed));
                self.code = self.code << 8 | u32::from(byte);
            }
            let bound = (self.range >> 12) * chance;
            let bit = self.code < bound;
            if bit {
                self.range = bound;
            } else {
                self.code -= bound;
                self.range -= bound;
            }
            bit
        })
    }

    fn more(&mut self, kind: usize, special: usize, more: usize) -> bool {
        self.symbol(1, kind, special, more) == 1
    }

    fn lexicon(mut self) -> Box<Lexicon> {
        self.tries();
        self.phrases();
        self.rules(false);
        self.rules(true);
        self.shapes();
        self.lexicon
    }

    /// Reads the tries, breadth first; what is known of a node is which trie it is of, and the
    /// last two letters before it.
    fn tries(&mut self) {
        self.lexicon.tries.plant();
        let mut nodes = vec![(0_u16, 0_u16)];
        let mut at = 0;
        while let Some(&(place, path)) = nodes.get(at) {
            at += 1;
            self.model.part = usize::from(path >> 10);
            let (before, last) = (usize::from(path >> 5 & 31), usize::from(path & 31));
            let (mut list, mut more) = (0, true);
            if self.more(kind::BEARS, last, before) {
                list = self.lexicon.tries.bear();
                self.values(list, last);
                more = self.more(kind::LEADS, last, before);
            }
            let first = nodes.len();
            let (mut letters, mut next, mut count) = (0, 0, 0);
            while more {
                self.model.least = next;
                let letter = self.symbol(5, kind::LETTER + next * kind::SPECIAL, last, before);
                next = letter + 1;
                letters |= 1 << letter;
                let deeper = path & !0x3ff | (last << 5 | letter) as u16;
                nodes.push((letter as u16, if at == 1 { (next << 10) as u16 } else { deeper }));
                more = next < 32 && self.more(kind::MORE + count * kind::SPECIAL, letter, last);
                count = 3.min(count + 1);
            }
            let base = self.lexicon.tries.place(place, list, letters);
            for (place, rank) in nodes.iter_mut().skip(first).zip(0..) {
                place.0 = base.wrapping_add(if LEAN { rank } else { place.0 });
            }
        }
        self.lexicon.tries.index_pairs();
    }

    /// Reads the values of one node.
    fn values(&mut self, list: usize, last: usize) {
        let (mut class, mut place) = (0, 0);
        loop {
            while self.more(kind::CLASS + class * kind::SPECIAL, last, self.class + place) {
                class += 1;
            }
            let known = self.symbol(7, kind::VALUE + place, class, self.value);
            (self.class, self.value, place) = (class, known, 4 * kind::SPECIAL);
            let mut value = known;
            if value >= WORD {
                let only_begins = usize::from(value & 2 == 0);
                let word = self.words.get_mut(only_begins).map(|number| {
                    *number += 1;
                    *number - 1
                });
                let word = word.unwrap_or_default() + only_begins * BEGINNING;
                value = FIRST_ATOM as usize + word;
                if known & 1 != 0 {
                    self.lexicon.begin(word);
                    value |= usize::from(BEGINS);
                }
            }
            self.lexicon.tries.value(list, (class << 16 | value) as u32);
            if !self.more(kind::AGAIN, class, known) {
                break;
            }
        }
    }

    /// Reads what may follow in each state of a phrase; the states are numbered as they come.
    fn phrases(&mut self) {
        self.model.part = 5;
        let mut states = self.lexicon.states.len();
        let (mut state, mut group) = (0, NONE);
        while state < states {
            let start = self.lexicon.steps.len() as u16;
            let (mut count, mut word) = (0, FIRST_ATOM as usize);
            loop {
                word += self.symbol(5, kind::WORD, count, 0) << NEAR;
                word += self.symbol(NEAR, kind::EVEN, 0, 0);
                group = self.symbol(7, kind::PHRASE, count.min(1), group);
                let mut next = u16::MAX;
                if group == NONE || self.more(kind::MORE, 7, 0) {
                    next = states as u16;
                    states += 1;
                }
                self.lexicon.steps.push(Step { atom: word as u16, next, group: group as u8 });
                word += 1;
                if !self.more(kind::MORE, count, 0) {
                    break;
                }
                count = 6.min(count + 1);
            }
            self.lexicon.states.resize(states.max(state + 1), (0, 0));
            if let Some(slot) = self.lexicon.states.get_mut(state) {
                *slot = (start, self.lexicon.steps.len() as u16);
            }
            state += 1;
        }
    }

    fn rules(&mut self, of_texts: bool) {
        self.model.part += 1;
        loop {
            let all = self.groups(0);
            let any = self.groups(1);
            let none = self.groups(2);
            let cap = self.symbol(3, kind::CAP, 0, 0) as u8;
            let mut weights = [0; 9];
            let (mut category, mut count) = (0, 0);
            loop {
                category = self.symbol(4, kind::CATEGORY, count, category);
                let points = self.symbol(8, kind::POINTS, count.min(1), 0);
                if let Some(slot) = weights.get_mut(category) {
                    *slot = points as i8;
                }
                count = 2.min(count + 1);
                if !self.more(kind::MORE, 3, count) {
                    break;
                }
            }
            let lexicon = &mut self.lexicon;
            let rules =
                if of_texts { &mut lexicon.text_rules } else { &mut lexicon.sentence_rules };
            rules.push(Rule { all, any, none, cap, weights });
            if !self.more(kind::MORE, 4, 0) {
                break;
            }
        }
    }

    fn shapes(&mut self) {
        self.model.part = 0;
        loop {
            let count = self.groups(0);
            let over = self.groups(1);
            let mut number = || self.symbol(8, kind::POINTS, 0, 0) as u32;
            let (min, percent, max) = (number(), number(), number());
            // Nothing is more than the largest number.
            let max = if max == 0xff { 0xffff } else { max };
            let bit = FIRST_SHAPE + self.lexicon.shapes.len() as u8;
            self.lexicon.shapes.push(Shape { bit, count, over, min, max, percent });
            if !self.more(kind::MORE, 4, 0) {
                break;
            }
        }
    }

    /// Reads a set of groups.
    fn groups(&mut self, which: usize) -> u128 {
        let (mut set, mut group) = (0, NONE);
        while self.more(kind::MORE, which, usize::from(group == NONE)) {
            group = self.symbol(7, kind::GROUP, which, group);
            set |= 1 << (group & 0x7f);
        }
        set
    }
}
