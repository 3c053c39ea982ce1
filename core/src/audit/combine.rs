//! `all`, `any` and `not` in three-valued logic; what does not apply takes no part.

use super::judgement::Judgement;
use super::{Case, judge};
use crate::report::Outcome;
use crate::rule::Requirement;

/// Fails where a part fails; is unknown where a part is and none fails.
const ALL: [Outcome; 4] = [Outcome::Fail, Outcome::Unknown, Outcome::Pass, Outcome::NotApplicable];

/// Passes where a part passes; is unknown where a part is and none passes.
const ANY: [Outcome; 4] = [Outcome::Pass, Outcome::Unknown, Outcome::Fail, Outcome::NotApplicable];

pub(super) fn all(case: &Case<'_>, of: &[Requirement], out: &mut Judgement) {
    merge(parts(case, of), &ALL, out);
}

pub(super) fn any(case: &Case<'_>, of: &[Requirement], out: &mut Judgement) {
    merge(parts(case, of), &ANY, out);
}

fn parts(case: &Case<'_>, of: &[Requirement]) -> Vec<Judgement> {
    let mut parts = Vec::with_capacity(of.len());
    for part in of {
        judge(case, part, parts.push_mut(Judgement::pass()));
    }
    parts
}

/// The opposite; unknown stays unknown.
pub(super) fn not(case: &Case<'_>, of: &Requirement, out: &mut Judgement) {
    judge(case, of, out);
    match out.outcome {
        Outcome::Pass => {
            *out = Judgement::pass();
            out.outcome = Outcome::Fail;
            out.find("holds-but-must-not", case.pointer());
        }
        Outcome::Fail => *out = Judgement::pass(),
        Outcome::Unknown | Outcome::NotApplicable => {}
    }
}

/// The first outcome of `order` that a part has decides; the parts that have it explain it.
fn merge(parts: Vec<Judgement>, order: &[Outcome; 4], merged: &mut Judgement) {
    let decided = order.iter().find(|one| parts.iter().any(|part| part.outcome == **one));
    let Some(outcome) = decided else { return };
    merged.outcome = *outcome;
    for mut part in parts {
        if part.outcome != *outcome {
            continue;
        }
        merged.findings.append(&mut part.findings);
        for pointer in part.missing {
            if !merged.missing.contains(&pointer) {
                merged.missing.push(pointer);
            }
        }
        if merged.reason.is_none() {
            merged.reason = part.reason;
        }
        merged.score = merged.score.or(part.score);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_valued_truth_tables() {
        use Outcome::{Fail, NotApplicable, Pass, Unknown};
        let make = |outcome| {
            let mut part = Judgement::pass();
            part.outcome = outcome;
            part
        };
        let both = |order, a, b| {
            let mut merged = Judgement::pass();
            merge(vec![make(a), make(b)], order, &mut merged);
            merged.outcome
        };
        for (a, b, and, or) in [
            (Pass, Pass, Pass, Pass),
            (Pass, Fail, Fail, Pass),
            (Pass, Unknown, Unknown, Pass),
            (Pass, NotApplicable, Pass, Pass),
            (Fail, Fail, Fail, Fail),
            (Fail, Unknown, Fail, Unknown),
            (Fail, NotApplicable, Fail, Fail),
            (Unknown, Unknown, Unknown, Unknown),
            (Unknown, NotApplicable, Unknown, Unknown),
            (NotApplicable, NotApplicable, NotApplicable, NotApplicable),
        ] {
            assert_eq!((both(&ALL, a, b), both(&ALL, b, a)), (and, and), "{a:?} and {b:?}");
            assert_eq!((both(&ANY, a, b), both(&ANY, b, a)), (or, or), "{a:?} or {b:?}");
        }
    }
}
