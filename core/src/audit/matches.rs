//! A regular expression over a field (feature `regex`).

use super::Case;
use super::judgement::{Judgement, Note};
use crate::report::Outcome;
use crate::rule::{Field, Pattern};

/// Judges the field by the pattern. A build without the feature refuses rule sets that need it,
/// so the last arm is not reached by a checked set.
#[inline(never)]
pub(super) fn judge(case: &Case<'_>, field: Field, pattern: &Pattern, out: &mut Judgement) {
    let Some(at) = super::field::pointer_of(case, field) else {
        out.free("no-page");
        return;
    };
    let Some(text) = super::field::text(case, field) else { return out.unknown(at) };
    match pattern.is_match(text) {
        Some(true) => {}
        Some(false) => {
            out.outcome = Outcome::Fail;
            out.find("pattern-not-found", at).args.word("field", super::field::name(field));
        }
        None => {
            out.free("pattern-unusable");
        }
    }
}
