//! `all`, `any` and `not` in three-valued logic; what does not apply takes no part.

use super::Case;
use super::judgement::{Judgement, finding};
use crate::message::Args;
use crate::report::Outcome;

/// Fails where a part fails; is unknown where a part is and none fails.
pub(super) fn all(parts: Vec<Judgement>) -> Judgement {
    merge(parts, [Outcome::Fail, Outcome::Unknown, Outcome::Pass, Outcome::NotApplicable])
}

/// Passes where a part passes; is unknown where a part is and none passes.
pub(super) fn any(parts: Vec<Judgement>) -> Judgement {
    merge(parts, [Outcome::Pass, Outcome::Unknown, Outcome::Fail, Outcome::NotApplicable])
}

/// The opposite; unknown stays unknown.
pub(super) fn not(case: &Case<'_>, part: Judgement) -> Judgement {
    match part.outcome {
        Outcome::Pass => {
            let pointer = case.page.map(|page| page.pointer.clone()).unwrap_or_default();
            Judgement::fail(vec![finding("holds-but-must-not", pointer, Args::new())])
        }
        Outcome::Fail => Judgement::pass(),
        Outcome::Unknown | Outcome::NotApplicable => part,
    }
}

/// The first outcome of `order` that a part has decides; the parts that have it explain it.
fn merge(parts: Vec<Judgement>, order: [Outcome; 4]) -> Judgement {
    let decided = order.into_iter().find(|one| parts.iter().any(|part| part.outcome == *one));
    let Some(outcome) = decided else { return Judgement::pass() };
    let mut merged = Judgement::pass();
    merged.outcome = outcome;
    for part in parts.into_iter().filter(|part| part.outcome == outcome) {
        merged.findings.extend(part.findings);
        for pointer in part.missing {
            if !merged.missing.contains(&pointer) {
                merged.missing.push(pointer);
            }
        }
        merged.reason = merged.reason.or(part.reason);
        merged.score = merged.score.or(part.score);
    }
    merged
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
        let both =
            |join: fn(Vec<Judgement>) -> Judgement, a, b| join(vec![make(a), make(b)]).outcome;
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
            assert_eq!((both(all, a, b), both(all, b, a)), (and, and), "{a:?} and {b:?}");
            assert_eq!((both(any, a, b), both(any, b, a)), (or, or), "{a:?} or {b:?}");
        }
    }
}
