//! Findings of one kind of contact: the same contact written the same way in several places is
//! one finding.

use std::collections::BTreeMap;

use crate::report::Finding;

#[derive(Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    /// Where a code with a quotation stands in `all`.
    known: BTreeMap<(String, String), usize>,
}

impl Findings {
    pub(super) fn add(&mut self, one: Finding) {
        let next = self.all.len();
        let Some(first) = one.evidence.first() else { return self.all.push(one) };
        let key = (one.code.clone(), first.text.clone());
        let at = *self.known.entry(key).or_insert(next);
        match self.all.get_mut(at) {
            Some(known) => known.evidence.extend(one.evidence),
            None => self.all.push(one),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// In the order in which they were first seen.
    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.all
    }
}
