//! Regular expressions of custom sets.

use std::fmt;
#[cfg(feature = "regex")]
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Characters a pattern may have.
pub(super) const LONGEST: u32 = 1000;
/// Patterns a set may have: together with [`SIZE`] the memory that a hostile set can take.
pub(super) const MOST: usize = 50;
/// Bytes a compiled pattern may take.
#[cfg(feature = "regex")]
const SIZE: usize = 2 << 20;

/// A regular expression in the syntax of the crate `regex`, compiled when it is first matched and
/// kept: once for an auditor and its clones. Matching takes time linear in the text.
///
/// Two patterns are equal where their texts are. A build without the feature `regex` keeps the
/// text and matches nothing; it refuses rule sets that need it.
///
/// ```
/// use gospablik::rule::Pattern;
///
/// assert_eq!(Pattern::new("школа|лицей").as_str(), "школа|лицей");
/// ```
#[derive(Clone)]
pub struct Pattern {
    text: String,
    #[cfg(feature = "regex")]
    compiled: OnceLock<Option<regex::Regex>>,
}

impl Pattern {
    /// The pattern. One that cannot be compiled is kept as a text and matches nothing; the check
    /// of a rule set reports it with its place.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            #[cfg(feature = "regex")]
            compiled: OnceLock::new(),
        }
    }

    /// The pattern as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it is found somewhere in the text; `None` where this build cannot tell.
    #[must_use]
    pub fn is_match(&self, text: &str) -> Option<bool> {
        #[cfg(feature = "regex")]
        {
            let compiled = self.compiled.get_or_init(|| compile(&self.text).ok());
            compiled.as_ref().map(|pattern| pattern.is_match(text))
        }
        #[cfg(not(feature = "regex"))]
        {
            let _ = text;
            None
        }
    }
}

/// Compiles a pattern within the limit of its size; nested repetitions and large classes that
/// would go beyond are refused while they grow.
#[cfg(feature = "regex")]
pub(super) fn compile(pattern: &str) -> Result<regex::Regex, regex::Error> {
    regex::RegexBuilder::new(pattern).size_limit(SIZE).dfa_size_limit(SIZE).build()
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Pattern {}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl Serialize for Pattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(all(test, feature = "regex"))]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_compiled_once_and_no_sooner_than_it_is_matched() {
        let pattern = Pattern::new("школа");
        assert!(pattern.compiled.get().is_none());
        assert_eq!(pattern.is_match("школа № 5"), Some(true));
        let first: *const Option<regex::Regex> = pattern.compiled.get().unwrap();
        assert_eq!(pattern.is_match("лицей"), Some(false));
        assert!(std::ptr::eq(first, pattern.compiled.get().unwrap()));
        assert_eq!(Pattern::new("(школа").is_match("школа"), None);
        assert_eq!((&pattern, pattern.as_str()), (&Pattern::new("школа"), "школа"));
    }
}
