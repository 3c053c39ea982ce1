//! Word patterns and the tries they are packed into.

use std::collections::BTreeMap;

use anyhow::{Result, bail, ensure};

/// How the rest of a word behind its stem must look. The numbers are part of the table.
pub(super) const EXACT: u8 = 0;
pub(super) const INFLECTED: u8 = 1;
pub(super) const ANY: u8 = 2;
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
    let stem = codes(stem)?;
    ensure!(stem.len() > 1 || class == EXACT, "{word}: a stem needs two letters");
    Ok((stem, class))
}

/// Whether every word that fits `other` fits `pattern`; `endings` are the lists by their classes.
pub(super) fn covers(
    pattern: &(Vec<u8>, u8),
    other: &(Vec<u8>, u8),
    endings: &BTreeMap<u8, Vec<Vec<u8>>>,
) -> bool {
    let Some(more) = other.0.strip_prefix(&pattern.0[..]) else { return false };
    let fits = |rest: &[u8]| match pattern.1 {
        EXACT => rest.is_empty(),
        ANY => true,
        INFLECTED => rest.len() <= 4,
        class => endings[&class].iter().any(|ending| ending == rest),
    };
    match other.1 {
        EXACT => fits(more),
        ANY => pattern.1 == ANY,
        INFLECTED => pattern.1 == ANY || pattern.1 == INFLECTED && more.is_empty(),
        class => endings[&class].iter().all(|ending| fits(&[more, ending].concat())),
    }
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

    /// Makes another trie the child behind a letter.
    pub(super) fn graft(&mut self, letter: u8, trie: Self) {
        self.children.insert(letter, trie);
    }

    /// The children in the order of their letters.
    pub(super) fn children(&self) -> impl Iterator<Item = (u8, &Self)> {
        self.children.iter().map(|(letter, child)| (*letter, child))
    }

    /// The values of the words that end here.
    pub(super) fn values(&self) -> &[u32] {
        &self.values
    }

    /// Whether longer words begin so.
    pub(super) fn leads_on(&self) -> bool {
        !self.children.is_empty()
    }
}
