//! Findings of one kind of contact: the same contact written the same way in several places is
//! one finding.

use crate::distinct::Distinct;
use crate::report::Finding;

#[derive(Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
    /// Where a code with a quotation stands in `all`.
    known: Distinct,
}

impl Findings {
    #[inline(never)]
    pub(super) fn add(&mut self, one: Finding) {
        if let Some(first) = one.evidence.first() {
            let key = [&one.code, "\u{1f}", &first.text].concat();
            let at = self.known.place(key, self.all.len());
            if let Some(known) = self.all.get_mut(at) {
                known.evidence.extend(one.evidence);
                return;
            }
        }
        self.all.push(one);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// In the order in which they were first seen.
    pub(super) fn into_vec(self) -> Vec<Finding> {
        self.all
    }
}
