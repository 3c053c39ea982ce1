//! Regular expressions of custom sets.

use regex::{Error, Regex, RegexBuilder};

/// Bytes a compiled pattern may take.
const SIZE: usize = 1 << 20;

/// The pattern, compiled; matching takes time linear in the text.
pub(crate) fn compile(pattern: &str) -> Result<Regex, Error> {
    RegexBuilder::new(pattern).size_limit(SIZE).dfa_size_limit(SIZE).build()
}
