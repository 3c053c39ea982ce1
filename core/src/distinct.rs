//! Texts, each once.

use std::cmp::Ordering;

/// Texts with the number under which each was first seen. What has two parts is joined to one
/// text: a map of its own for every kind of key would weigh some kilobytes in WebAssembly.
///
/// An AA tree, balanced whatever the order in which texts come: it has a sixth of the machine
/// code of the maps of the standard library.
#[derive(Default)]
pub(crate) struct Distinct {
    nodes: Vec<Node>,
    /// The place of the root; of no node where there is none.
    root: usize,
}

struct Node {
    text: String,
    number: usize,
    level: u32,
    /// The places of what is less and of what is greater; `NONE` for nothing.
    kids: [usize; 2],
}

const NONE: usize = usize::MAX;

impl Distinct {
    /// The number of the text; one that was not there gets `number`.
    #[inline(never)]
    pub(crate) fn place(&mut self, text: String, number: usize) -> usize {
        if let Some(known) = self.find(&text) {
            return known;
        }
        self.root = self.insert(self.root, Node { text, number, level: 1, kids: [NONE; 2] });
        number
    }

    /// Whether the text was not there; now it is.
    pub(crate) fn add(&mut self, text: String) -> bool {
        let next = self.nodes.len();
        self.place(text, next) == next
    }

    /// The number of the text.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let mut at = self.root;
        loop {
            let node = self.nodes.get(at)?;
            let [less, greater] = node.kids;
            at = match text.cmp(&node.text) {
                Ordering::Less => less,
                Ordering::Greater => greater,
                Ordering::Equal => return Some(node.number),
            };
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Inserts a text that is not there under the node at `at`; gives the place of the node that
    /// stands there afterwards.
    fn insert(&mut self, at: usize, new: Node) -> usize {
        let Some(node) = self.nodes.get(at) else {
            self.nodes.push(new);
            return self.nodes.len() - 1;
        };
        let side = usize::from(new.text > node.text);
        let kid = self.insert(self.kid(at, side), new);
        self.set_kid(at, side, kid);
        // A node has no equal on its left, and no two equals in a row on its right.
        let mut top = at;
        if self.level(self.kid(top, 0)) == self.level(top) {
            top = self.rotate(top, 0);
        }
        let right = self.kid(top, 1);
        if self.level(self.kid(right, 1)) == self.level(top) {
            top = self.rotate(top, 1);
            if let Some(node) = self.nodes.get_mut(top) {
                node.level += 1;
            }
        }
        top
    }

    /// Lets the kid on one side stand in the place of its parent, which becomes its kid.
    fn rotate(&mut self, at: usize, side: usize) -> usize {
        let kid = self.kid(at, side);
        self.set_kid(at, side, self.kid(kid, 1 - side));
        self.set_kid(kid, 1 - side, at);
        kid
    }

    fn kid(&self, at: usize, side: usize) -> usize {
        self.nodes.get(at).and_then(|node| node.kids.get(side)).copied().unwrap_or(NONE)
    }

    fn set_kid(&mut self, at: usize, side: usize, kid: usize) {
        if let Some(place) = self.nodes.get_mut(at).and_then(|node| node.kids.get_mut(side)) {
            *place = kid;
        }
    }

    /// The level of a node; 0 where there is none.
    fn level(&self, at: usize) -> u32 {
        self.nodes.get(at).map_or(0, |node| node.level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(of: &Distinct, at: usize) -> usize {
        match of.nodes.get(at) {
            Some(node) => 1 + node.kids.map(|kid| depth(of, kid)).into_iter().max().unwrap(),
            None => 0,
        }
    }

    #[test]
    fn a_text_keeps_its_first_number() {
        let mut known = Distinct::default();
        assert_eq!(known.place("a".into(), 7), 7);
        assert_eq!(known.place("a".into(), 8), 7);
        assert_eq!((known.find("a"), known.find("b"), known.len()), (Some(7), None, 1));
        assert!(known.add("b".into()) && !known.add("b".into()));
    }

    #[test]
    fn it_is_a_set_and_stays_balanced_in_any_order() {
        let orders: [fn(u64) -> u64; 3] = [|n| n, |n| 4095 - n, |n| n * 2_654_435_761 % 4096];
        for order in orders {
            let mut known = Distinct::default();
            for n in 0..4096 {
                assert!(known.add(format!("{:05}", order(n))));
            }
            for n in 0..4096 {
                assert!(!known.add(format!("{n:05}")));
            }
            assert_eq!(known.len(), 4096);
            // At most twice the height of a tree that is full.
            assert!(depth(&known, known.root) <= 24, "{}", depth(&known, known.root));
        }
    }
}
