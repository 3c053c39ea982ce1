//! A regular expression over a field (feature `regex`).

use super::Case;
use super::judgement::Judgement;
use crate::message::Args;
use crate::rule::Field;

/// Judges the field by the pattern. A build without the feature refuses rule sets that need it,
/// so the last arm is not reached by a checked set.
pub(super) fn judge(case: &Case<'_>, field: Field, pattern: &str) -> Judgement {
    let Some(at) = super::field::pointer_of(case, field) else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let Some(text) = super::field::text(case, field) else {
        return Judgement::unknown(vec![at]);
    };
    match is_match(pattern, text) {
        Some(true) => Judgement::pass(),
        Some(false) => {
            let args = Args::new().with("field", super::field::name(field));
            Judgement::fail_at("pattern-not-found", at, args)
        }
        None => Judgement::not_applicable("pattern-unusable", Args::new()),
    }
}

/// Linear time in the text; the compiled pattern is limited to 64 KiB.
#[cfg(feature = "regex")]
fn is_match(pattern: &str, text: &str) -> Option<bool> {
    let pattern = regex::RegexBuilder::new(pattern).size_limit(1 << 16).build().ok()?;
    Some(pattern.is_match(text))
}

#[cfg(not(feature = "regex"))]
fn is_match(_: &str, _: &str) -> Option<bool> {
    None
}
