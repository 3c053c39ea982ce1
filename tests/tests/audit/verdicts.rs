//! The verdict of every combination of outcomes.

use gospablik::report::{Counts, Outcome, Severity, Verdict};

const OUTCOMES: [Outcome; 4] =
    [Outcome::Pass, Outcome::Fail, Outcome::Unknown, Outcome::NotApplicable];

/// The contract's words, condition by condition.
fn expected(has: impl Fn(Severity, Outcome) -> bool) -> Verdict {
    let error = |outcome| has(Severity::Error, outcome);
    match (error(Outcome::Fail), error(Outcome::Unknown), error(Outcome::Pass)) {
        (true, _, _) => Verdict::NonCompliant,
        (false, true, _) => Verdict::Undetermined,
        (false, false, false) => Verdict::NotApplicable,
        (false, false, true) if has(Severity::Warning, Outcome::Fail) => Verdict::Remarks,
        (false, false, true) => Verdict::Compliant,
    }
}

#[test]
fn every_combination_of_outcomes_has_its_verdict() {
    let slots: Vec<(Severity, Outcome)> = Severity::ALL
        .into_iter()
        .flat_map(|severity| OUTCOMES.map(|outcome| (severity, outcome)))
        .collect();
    let mut seen = [0_u32; 5];
    for mask in 0..1_u32 << slots.len() {
        let present: Vec<(Severity, Outcome)> =
            (0..slots.len()).filter(|bit| mask >> bit & 1 == 1).map(|bit| slots[bit]).collect();
        let verdict = Counts::of(present.iter().copied()).verdict();
        let want = expected(|severity, outcome| present.contains(&(severity, outcome)));
        assert_eq!(verdict, want, "{present:?}");
        seen[verdict as usize] += 1;
    }
    // Of the 16 combinations of error outcomes 8 fail, 4 more are unknown, 2 pass, 2 are empty
    // or not applicable; a warning failure splits the passing ones in halves.
    assert_eq!(seen, [8 * 256, 4 * 256, 256, 256, 2 * 256]);
}
