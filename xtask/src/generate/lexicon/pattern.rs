//! Word patterns and the tries they are packed into.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};

/// How the rest of a word behind its stem must look. The numbers are part of the table.
pub(super) const EXACT: u8 = 0;
pub(super) const ANY: u8 = 1;
pub(super) const INFLECTED: u8 = 2;
/// The first class of named endings.
pub(super) const NAMED: u8 = 3;

/// `слово` is that word, `слов*` begins so, `слов~` has an ending of at most four letters,
/// `слов|past` one of the named endings.
pub(super) fn parse(word: &str, classes: &BTreeMap<String, u8>) -> Result<(Vec<u8>, u8)> {
    let (stem, class) = if let Some(stem) = word.strip_suffix('*') {
        (stem, ANY)
    } else if let Some(stem) = word.strip_suffix('~') {
        (stem, INFLECTED)
    } else if let Some((stem, class)) = word.split_once('|') {
        match classes.get(class) {
            Some(class) => (stem, *class),
            None => bail!("{word}: no endings are called {class}"),
        }
    } else {
        (word, EXACT)
    };
    Ok((codes(stem)?, class))
}

/// Letters as the scanner numbers them: а is 1, я is 32, ё is е.
pub(super) fn codes(word: &str) -> Result<Vec<u8>> {
    ensure!(!word.is_empty(), "an empty word");
    word.chars()
        .map(|letter| match letter {
            'ё' => Ok(6),
            'а'..='я' => Ok((letter as u32 - 'а' as u32 + 1) as u8),
            _ => bail!("{word}: {letter} is no small Russian letter"),
        })
        .collect()
}

/// A trie whose nodes know the values of the words that end in them.
#[derive(Default)]
pub(super) struct Trie {
    children: BTreeMap<u8, Trie>,
    values: Vec<u32>,
}

impl Trie {
    pub(super) fn insert(&mut self, word: &[u8], value: u32) {
        match word.split_first() {
            Some((first, rest)) => self.children.entry(*first).or_default().insert(rest, value),
            None if self.values.contains(&value) => {}
            None => self.values.push(value),
        }
    }

    /// The trie in breadth-first arrays: children of a node lie side by side.
    pub(super) fn pack(&self) -> Packed {
        let mut packed = Packed::default();
        let mut lists: BTreeMap<Vec<u32>, u16> = BTreeMap::new();
        packed.values.push(0);
        let mut level = std::collections::VecDeque::from([(0u8, self)]);
        let mut next = 1;
        while let Some((letter, node)) = level.pop_front() {
            packed.letters.push(letter);
            packed.first.push(next);
            next += node.children.len() as u16;
            level.extend(node.children.iter().map(|(letter, child)| (*letter, child)));
            let mut list = node.values.clone();
            list.sort_unstable();
            let start = if list.is_empty() {
                0
            } else {
                *lists.entry(list.clone()).or_insert_with(|| {
                    let start = packed.values.len() as u16;
                    packed.values.push(list.len() as u32);
                    packed.values.extend(&list);
                    start
                })
            };
            packed.lists.push(start);
        }
        packed.first.push(next);
        packed
    }
}

/// See [`Trie::pack`]. `lists` points into `values`: a count and that many values; 0 is none.
#[derive(Default)]
pub(super) struct Packed {
    pub(super) letters: Vec<u8>,
    pub(super) first: Vec<u16>,
    pub(super) lists: Vec<u16>,
    pub(super) values: Vec<u32>,
}
