//! The tries of the lexicon: words by their letters, endings from the last letter on.

use crate::contact::LEAN;

/// The tries, by the letter that leads to each from the root they share.
#[derive(Clone, Copy)]
pub(super) enum Root {
    /// The ends of words, from the last letter on, and the grammar they tell.
    Endings = 1,
    /// The perfective prefixes.
    Prefixes,
    /// The lists of endings: the class of a value is a list that holds it.
    Suffixes,
    /// A value is a group, or a word of phrases from [`FIRST_ATOM`] on, under its class.
    Words,
}

/// Tries whose nodes share one array: the child behind a letter stands at `base` + letter, if that
/// cell is of this letter, for no two nodes have the same base.
#[derive(Default)]
pub(super) struct Tries {
    cells: Vec<u32>,
    /// The value of each node; 0 is none.
    values: Vec<u32>,
    /// Where size matters: the nodes breadth first.
    ranks: Vec<u64>,
    /// Lists of values, each behind its length.
    lists: Vec<u32>,
    /// The node behind each pair of letters, of the words and of the endings; [`NONE`] where
    /// there is none.
    words: Vec<Node>,
    endings: Vec<Node>,
    /// The root of the lists of endings.
    suffixes: Option<Node>,
    /// No place before this one is free.
    full: usize,
    /// The bases that are taken.
    bases: Vec<bool>,
}

/// A node of a trie: its base in sixteen bits, the letter that leads to it in eight, and at the end
/// [`VALUED`] and [`OPEN`]; above them its place. Where size matters: the letters of its children,
/// a bit each, the place of the first one in sixteen bits, and where its values start.
#[derive(Clone, Copy)]
pub(super) struct Node(u64);

/// A value is not the only one: it is where they start.
const LIST: u32 = 1 << 30;
/// Has values.
const VALUED: u32 = 1 << 30;
/// Not all values of the node are of whole words.
const OPEN: u32 = 1 << 31;
/// A node without children and values; behind base 0 no cell is ever taken.
const NONE: Node = Node(0);

impl Node {
    #[inline]
    pub(super) fn has_value(self) -> bool {
        if LEAN { self.0 >> 48 != 0 } else { self.0 as u32 & VALUED != 0 }
    }

    #[inline]
    pub(super) fn is_open(self) -> bool {
        LEAN || self.0 as u32 & OPEN != 0
    }
}

impl Tries {
    /// A place for the first node; list 0 of the values is empty.
    pub(super) fn plant(&mut self) {
        self.lists.push(0);
        self.full = if LEAN { 1 } else { 33 };
        if !LEAN {
            self.grow(0);
        }
    }

    /// Where the values of the next node start.
    pub(super) fn bear(&mut self) -> usize {
        self.lists.push(0);
        self.lists.len() - 1
    }

    /// Gives the node another value.
    pub(super) fn value(&mut self, list: usize, value: u32) {
        self.lists.push(value);
        if let Some(count) = self.lists.get_mut(list) {
            *count += 1;
        }
    }

    /// Ends a node whose values start there: puts its children behind these letters, a bit each;
    /// the place of the first letter's, were it there.
    pub(super) fn place(&mut self, node: u16, list: usize, letters: u32) -> u16 {
        if LEAN {
            let base = self.full;
            self.full += letters.count_ones() as usize;
            self.ranks.push(u64::from(letters) | (base as u64) << 32 | (list as u64) << 48);
            return base as u16;
        }
        let (value, open) = match *self.values(&(list as u32 | LIST)) {
            [] => (0, false),
            [value] => (value, value >> 16 != 0),
            ref values => (list as u32 | LIST, values.iter().any(|value| value >> 16 != 0)),
        };
        let base = if letters == 0 { 0 } else { self.fit(letters) };
        let flags = if open { OPEN } else { 0 } | if value == 0 { 0 } else { VALUED };
        if let Some(cell) = self.cells.get_mut(usize::from(node)) {
            *cell |= base as u32 | flags;
        }
        if let Some(slot) = self.values.get_mut(usize::from(node)) {
            *slot = value;
        }
        base as u16 + 1
    }

    /// Makes room for the children of a base.
    fn grow(&mut self, base: usize) {
        let length = self.cells.len().max(base + 33);
        self.cells.resize(length, 0);
        self.values.resize(length, 0);
        self.bases.resize(length, false);
    }

    /// Puts the children of a node where they fit.
    fn fit(&mut self, letters: u32) -> usize {
        let taken = |cells: &[u32], at: usize| cells.get(at).is_some_and(|cell| *cell != 0);
        while taken(&self.cells, self.full) {
            self.full += 1;
        }
        let first = letters.trailing_zeros() as usize + 1;
        let mut base = self.full - first;
        let behind = |at: &usize| letters >> (at - 1) & 1 == 1;
        while self.bases.get(base).is_some_and(|taken| *taken)
            || (first..=32).filter(behind).any(|at| taken(&self.cells, base + at))
        {
            base += 1;
        }
        self.grow(base);
        for at in (first..=32).filter(behind) {
            if let Some(cell) = self.cells.get_mut(base + at) {
                *cell = (at as u32) << 16;
            }
        }
        if let Some(slot) = self.bases.get_mut(base) {
            *slot = true;
        }
        base
    }

    /// Makes the nodes behind two letters quick to find.
    pub(super) fn index_pairs(&mut self) {
        if !LEAN {
            self.words = self.pairs(Root::Words);
            self.endings = self.pairs(Root::Endings);
            self.suffixes = Some(self.root(Root::Suffixes));
            self.bases = Vec::new();
        }
    }

    fn pairs(&self, root: Root) -> Vec<Node> {
        let pair = |at: u16| {
            let first = self.child(self.root(root), (at >> 5) as u8 + 1);
            first.and_then(|node| self.child(node, (at & 0x1f) as u8 + 1)).unwrap_or(NONE)
        };
        (0..1024).map(pair).collect()
    }

    /// The node behind two letters.
    #[inline]
    pub(super) fn pair(&self, root: Root, first: u8, second: u8) -> Option<Node> {
        let pairs = if matches!(root, Root::Words) { &self.words } else { &self.endings };
        let at = (usize::from(first) << 5).wrapping_add(usize::from(second)).wrapping_sub(33);
        pairs.get(at).copied().filter(|node| node.0 != 0)
    }

    #[inline]
    pub(super) fn root(&self, root: Root) -> Node {
        let first = if LEAN {
            self.ranks.first().copied().unwrap_or_default()
        } else {
            u64::from(self.cells.first().copied().unwrap_or_default())
        };
        self.child(Node(first), root as u8).unwrap_or(NONE)
    }

    /// The node of a root that is asked for often.
    #[inline]
    pub(super) fn suffixes(&self) -> Node {
        self.suffixes.filter(|_| !LEAN).unwrap_or_else(|| self.root(Root::Suffixes))
    }

    #[inline]
    pub(super) fn child(&self, node: Node, letter: u8) -> Option<Node> {
        if LEAN {
            return self.ranked(node, letter);
        }
        let at = usize::from(node.0 as u16) + usize::from(letter);
        let cell = *self.cells.get(at)?;
        ((cell >> 16) as u8 == letter).then_some(Node(u64::from(cell) | (at as u64) << 32))
    }

    /// The value of a node, by which [`Self::values`] finds all of them.
    #[inline]
    pub(super) fn value_of(&self, node: Node) -> u32 {
        if LEAN {
            return (node.0 >> 48) as u32;
        }
        self.values.get((node.0 >> 32) as usize).copied().unwrap_or_default()
    }

    /// The child behind a letter by its rank among the children.
    fn ranked(&self, node: Node, letter: u8) -> Option<Node> {
        let letters = node.0 as u32;
        // The letter's own bit is the lowest of these.
        let behind = letters >> (letter.wrapping_sub(1) & 31);
        let before = letters.count_ones() - behind.count_ones();
        let cell = self.ranks.get(usize::from((node.0 >> 32) as u16) + before as usize);
        cell.filter(|_| behind & 1 == 1).map(|cell| Node(*cell))
    }

    /// The values of a node by its own.
    #[inline]
    pub(super) fn values<'t>(&'t self, value: &'t u32) -> &'t [u32] {
        if !LEAN && value & LIST == 0 {
            return if *value == 0 { &[] } else { std::slice::from_ref(value) };
        }
        let start = usize::from(*value as u16);
        let Some((count, rest)) = self.lists.get(start..).and_then(<[u32]>::split_first) else {
            return &[];
        };
        rest.get(..*count as usize).unwrap_or_default()
    }
}
