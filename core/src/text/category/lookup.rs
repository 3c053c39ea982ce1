//! The lexicon in memory, and how words and phrases are found in it.

use super::score::{Rules, Shape};
use super::table::signal;
pub(super) use super::table::{COUNTED, GRAMMAR};
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

/// The tries, by the letter that leads to each from the root they share.
#[derive(Clone, Copy)]
enum Root {
    /// The ends of words, from the last letter on, and the grammar they tell.
    Endings = 1,
    /// The perfective prefixes.
    Prefixes,
    /// The lists of endings: the class of a value is a list that holds it.
    Suffixes,
    /// A value is a group, or a word of phrases from [`FIRST_ATOM`] on, under its class.
    Words,
}

/// Tries whose nodes share one array: the child behind a letter stands at `base` + letter, if it
/// is the node's own. Where size matters they stand breadth first.
#[derive(Default)]
pub(super) struct Tries {
    cells: Vec<u64>,
    /// Lists of values, each behind its length.
    values: Vec<u32>,
    /// The node behind each pair of letters, of the words and of the endings; [`ROOT`] where
    /// there is none.
    words: Vec<Node>,
    endings: Vec<Node>,
    /// No place before this one is free.
    full: usize,
}

/// A node of a trie, sixteen bits each: its parent (in hand: its own place), its base, and where
/// its values start (0 is none); at the end [`OPEN`]. One word, for it is read as one. Where size
/// matters: the letters of its children, a bit each, the place of the first one, and the values.
#[derive(Clone, Copy)]
struct Node(u64);

/// The parent of a free place.
const FREE: u64 = 0xffff;
const ROOT: u64 = 0xfffe;
/// Not all values of the node are of whole words.
const OPEN: u64 = 1 << 63;

impl Node {
    #[inline]
    fn base(self) -> u16 {
        (self.0 >> if LEAN { 32 } else { 16 }) as u16
    }

    #[inline]
    fn values(self) -> u16 {
        (self.0 >> if LEAN { 48 } else { 32 }) as u16
    }

    #[inline]
    fn is_open(self) -> bool {
        LEAN || self.0 & OPEN != 0
    }
}

impl Tries {
    /// A place for the first node; list 0 of the values is empty.
    pub(super) fn plant(&mut self) {
        if !LEAN {
            self.cells.push(ROOT);
        }
        self.values.push(0);
        self.full = 1;
    }

    /// Where the values of the next node start.
    pub(super) fn bear(&mut self) -> usize {
        self.values.push(0);
        self.values.len() - 1
    }

    /// Gives the node another value.
    pub(super) fn value(&mut self, list: usize, value: u32) {
        self.values.push(value);
        if let Some(count) = self.values.get_mut(list) {
            *count += 1;
        }
    }

    /// Ends a node whose values start there: puts its children behind these letters, a bit each;
    /// the place of the first letter's, were it there.
    pub(super) fn place(&mut self, node: u16, list: usize, letters: u32) -> u16 {
        let values = list as u64;
        if LEAN {
            let base = self.full;
            self.full += letters.count_ones() as usize;
            self.cells.push(u64::from(letters) | (base as u64) << 32 | values << 48);
            return base as u16;
        }
        let open = self.list(list as u16).iter().any(|value| value >> 16 != 0);
        let mut flags = values << 32 | u64::from(open) << 63;
        let base = if letters == 0 { 0 } else { self.fit(node, letters) };
        if letters != 0 {
            flags |= u64::from(base.wrapping_sub(1)) << 16;
        }
        if let Some(cell) = self.cells.get_mut(usize::from(node)) {
            *cell |= flags;
        }
        base
    }

    /// Puts the children of a node where they fit.
    fn fit(&mut self, node: u16, letters: u32) -> u16 {
        let free = |cells: &[u64], at: usize| cells.get(at).is_none_or(|cell| *cell == FREE);
        while !free(&self.cells, self.full) {
            self.full += 1;
        }
        let first = letters.trailing_zeros() as usize;
        let mut start = self.full;
        let fits = |cells: &[u64], start: usize| {
            (first..32).all(|at| letters >> at & 1 == 0 || free(cells, start + at - first))
        };
        while !fits(&self.cells, start) {
            start += 1;
        }
        if self.cells.len() < start + 32 {
            self.cells.resize(start + 32, FREE);
        }
        for at in (first..32).filter(|at| letters >> at & 1 == 1) {
            if let Some(cell) = self.cells.get_mut(start + at - first) {
                *cell = u64::from(node);
            }
        }
        (start as u16).wrapping_sub(first as u16)
    }

    /// Makes the nodes behind two letters quick to find.
    pub(super) fn index_pairs(&mut self) {
        if !LEAN {
            self.words = self.pairs(Root::Words);
            self.endings = self.pairs(Root::Endings);
        }
    }

    fn pairs(&self, root: Root) -> Vec<Node> {
        let pair = |at: u16| {
            let first = self.child(self.root(root), (at >> 5) as u8 + 1);
            first.and_then(|node| self.child(node, (at & 0x1f) as u8 + 1)).unwrap_or(Node(ROOT))
        };
        (0..1024).map(pair).collect()
    }

    /// The node behind two letters.
    #[inline]
    fn pair(&self, root: Root, first: u8, second: u8) -> Option<Node> {
        let pairs = if matches!(root, Root::Words) { &self.words } else { &self.endings };
        let at = (usize::from(first) << 5).wrapping_add(usize::from(second)).wrapping_sub(33);
        pairs.get(at).copied().filter(|node| node.0 != ROOT)
    }

    #[inline]
    fn root(&self, root: Root) -> Node {
        let first = self.cells.first().copied().unwrap_or(ROOT);
        let node = Node(if LEAN { first } else { first & !0xffff });
        self.child(node, root as u8).unwrap_or(Node(ROOT))
    }

    #[inline]
    fn child(&self, node: Node, letter: u8) -> Option<Node> {
        if LEAN {
            return self.ranked(node, letter);
        }
        let at = node.base().wrapping_add(u16::from(letter));
        let cell = *self.cells.get(usize::from(at))?;
        (cell as u16 == node.0 as u16).then_some(Node(cell & !0xffff | u64::from(at)))
    }

    /// The child behind a letter by its rank among the children.
    fn ranked(&self, node: Node, letter: u8) -> Option<Node> {
        let letters = node.0 as u32;
        // The letter's own bit is the lowest of these.
        let behind = letters >> (letter.wrapping_sub(1) & 31);
        let before = letters.count_ones() - behind.count_ones();
        let cell = self.cells.get(usize::from(node.base()) + before as usize);
        cell.filter(|_| behind & 1 == 1).map(|cell| Node(*cell))
    }

    #[inline]
    fn list(&self, start: u16) -> &[u32] {
        let Some((count, rest)) =
            self.values.get(usize::from(start)..).and_then(<[u32]>::split_first)
        else {
            return &[];
        };
        rest.get(..*count as usize).unwrap_or_default()
    }
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
        match *letters {
            [first, second, ref rest @ ..] if !LEAN => {
                if let Some(node) = self.tries.pair(Root::Words, first, second) {
                    self.walk(found, node, rest);
                }
            }
            // No pattern has a stem of fewer than two letters.
            _ => self.walk(found, self.tries.root(Root::Words), letters),
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
                self.take(found, node.values(), rest.as_slice());
            }
            let Some(&letter) = rest.next() else { break };
            let Some(child) = self.tries.child(node, letter) else { return };
            node = child;
        }
        if !node.is_open() {
            for &value in self.tries.list(node.values()) {
                found.add(value);
            }
        }
    }

    fn take(&self, found: &mut Found, values: u16, rest: &[u8]) {
        let mut lists: &[u32] = &[];
        let mut looked = false;
        for &value in self.tries.list(values) {
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
                    lists.contains(&(class << 16))
                }
            };
            if fits {
                found.add(value & 0xffff);
            }
        }
    }

    /// The lists of endings that hold the rest of a word.
    fn lists(&self, rest: &[u8]) -> &[u32] {
        let mut node = self.tries.root(Root::Suffixes);
        for &letter in rest {
            match self.tries.child(node, letter) {
                Some(child) => node = child,
                None => return &[],
            }
        }
        self.tries.list(node.values())
    }

    /// The grammar the longest known ending tells; endings have two letters at least.
    fn grammar(&self, letters: &[u8]) -> Groups {
        if letters.len() < 3 {
            return 0;
        }
        let (values, ending) = self.longest(Root::Endings, letters);
        let stem = letters.len() - ending;
        let mut groups = 0;
        for &value in self.tries.list(values) {
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
    fn longest(&self, root: Root, letters: &[u8]) -> (u16, usize) {
        let backwards = matches!(root, Root::Endings);
        let (mut node, mut length) = (self.tries.root(root), 0);
        let mut found = (0, 0);
        if let (false, true, [.., second, last]) = (LEAN, backwards, letters) {
            match self.tries.pair(root, *last, *second) {
                Some(pair) => (node, length, found) = (pair, 2, (pair.values(), 2)),
                None => return found,
            }
        }
        while length < letters.len() {
            let at = if backwards { letters.len() - 1 - length } else { length };
            let letter = letters.get(at).copied().unwrap_or_default();
            let Some(child) = self.tries.child(node, letter) else { break };
            node = child;
            length += 1;
            if node.values() != 0 {
                found = (node.values(), length);
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
        if found.count == 0 || self.count == 0 && found.begins & BEGINS == 0 {
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
