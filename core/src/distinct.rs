//! Texts, each once.

use std::collections::BTreeMap;

/// Texts with the number under which each was first seen. What has two parts is joined to one
/// text: a map of its own for every kind of key would weigh some kilobytes in WebAssembly.
#[derive(Default)]
pub(crate) struct Distinct(BTreeMap<String, usize>);

impl Distinct {
    /// The number of the text; one that was not there gets `number`.
    #[inline(never)]
    pub(crate) fn place(&mut self, text: String, number: usize) -> usize {
        *self.0.entry(text).or_insert(number)
    }

    /// Whether the text was not there; now it is.
    pub(crate) fn add(&mut self, text: String) -> bool {
        let next = self.0.len();
        self.place(text, next) == next
    }

    /// Whether the text is there.
    pub(crate) fn has(&self, text: &str) -> bool {
        self.0.contains_key(text)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
