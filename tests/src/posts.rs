//! The labelled posts, and the halves they fall into.
//!
//! `corpus/posts.jsonl` is split by a hash of the id, computed and never stored: one half may be
//! looked at while the lexicon is written, the other judges it. `corpus/posts_own.jsonl` belongs
//! to the tuning side, but for the posts that are marked as held out. `corpus/posts_official.jsonl`
//! is split by its ids as well.

use std::fs;
use std::path::Path;

use serde::Deserialize;

/// One labelled post.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelledPost {
    /// A stable id; the split depends on it.
    pub id: String,
    /// The text of the post.
    pub text: String,
    /// The categories by name, the primary one first; `unsupported_language` stands alone.
    pub labels: Vec<String>,
    /// Substrings of the text that speak for the primary category.
    pub evidence: Vec<String>,
    /// Whether the post was written as a trap.
    #[serde(default)]
    pub hard: bool,
    /// Which side a post of `posts_own` is on; the older ones were all looked at.
    #[serde(default)]
    pub set: Set,
}

/// Whether the errors of a post could be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Set {
    /// Written before the last batch, and tuned on.
    #[default]
    Older,
    /// Of the last batch, and tuned on.
    Tuned,
    /// Of the last batch, and never tuned on: gives figures only.
    HeldOut,
}

/// The two halves of the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    /// May be looked at while the lexicon is written.
    Tune,
    /// Gives figures only.
    Judge,
}

impl Half {
    /// The half of this id: 64-bit FNV-1a of its bytes, the upper 32 bits folded on the lower;
    /// even is [`Half::Tune`].
    #[must_use]
    pub fn of(id: &str) -> Self {
        let hash = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        if (hash ^ (hash >> 32)) & 1 == 0 { Self::Tune } else { Self::Judge }
    }
}

/// Reads `corpus/<name>.jsonl`.
///
/// # Panics
///
/// When the file cannot be read, or a line is not a labelled post.
#[must_use]
pub fn load(name: &str) -> Vec<LabelledPost> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(format!("{name}.jsonl"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

/// The posts of `corpus/posts_own.jsonl` on one side.
#[must_use]
pub fn own(set: Set) -> Vec<LabelledPost> {
    load("posts_own").into_iter().filter(|post| post.set == set).collect()
}

/// The posts of one half of `corpus/posts.jsonl`.
#[must_use]
pub fn half(half: Half) -> Vec<LabelledPost> {
    half_of("posts", half)
}

/// The posts of one half of `corpus/posts_official.jsonl`, which are long and official.
#[must_use]
pub fn official(half: Half) -> Vec<LabelledPost> {
    half_of("posts_official", half)
}

fn half_of(name: &str, half: Half) -> Vec<LabelledPost> {
    load(name).into_iter().filter(|post| Half::of(&post.id) == half).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_split_is_fixed_by_the_ids() {
        assert_eq!(half(Half::Tune).len(), TUNE);
        assert_eq!(half(Half::Judge).len(), 142 - TUNE);
        assert_eq!(official(Half::Tune).len(), 77);
        assert_eq!(official(Half::Judge).len(), 78);
        assert_eq!(Half::of("d001"), Half::Tune);
    }

    #[test]
    fn evidence_is_part_of_its_post() {
        let all = ["posts", "posts_own", "posts_official"].into_iter().flat_map(load);
        for post in all {
            assert!(!post.labels.is_empty(), "{}", post.id);
            for evidence in &post.evidence {
                assert!(post.text.contains(evidence), "{}: {evidence}", post.id);
            }
        }
    }

    const TUNE: usize = 72;
}
