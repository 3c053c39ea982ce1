//! A regular expression over a field (feature `regex`).

use super::Case;
use super::judgement::Judgement;
use crate::message::Args;
use crate::rule::{Field, Pattern};

/// Judges the field by the pattern. A build without the feature refuses rule sets that need it,
/// so the last arm is not reached by a checked set.
pub(super) fn judge(case: &Case<'_>, field: Field, pattern: &Pattern) -> Judgement {
    let Some(at) = super::field::pointer_of(case, field) else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let Some(text) = super::field::text(case, field) else {
        return Judgement::unknown(vec![at]);
    };
    match pattern.is_match(text) {
        Some(true) => Judgement::pass(),
        Some(false) => {
            let args = Args::new().with("field", super::field::name(field));
            Judgement::fail_at("pattern-not-found", at, args)
        }
        None => Judgement::not_applicable("pattern-unusable", Args::new()),
    }
}
