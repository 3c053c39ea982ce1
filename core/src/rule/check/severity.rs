//! Severity is capped by the surest ground, and by a first day that is not known.

use super::Check;
use crate::error::Problem;
use crate::message::Args;
use crate::report::Severity;
use crate::rule::{Basis, BasisKind, Confidence, InForce, SeverityByKind, Since};

/// The gravest severity that this ground carries.
pub(super) fn cap(basis: &Basis) -> Severity {
    match (basis.kind, basis.confidence) {
        (BasisKind::BrokenContact, _) => Severity::Warning,
        (BasisKind::Guidance, _) | (_, Confidence::Memory) => Severity::Info,
        (BasisKind::Verbatim | BasisKind::Explanation, Confidence::Confirmed) => Severity::Error,
        (BasisKind::Interpretation, _) | (_, Confidence::Partly | Confidence::Press) => {
            Severity::Warning
        }
    }
}

/// The severity against the grounds and the first day.
pub(super) fn check(
    check: &mut Check<'_>,
    pointer: &str,
    severity: &SeverityByKind,
    basis: &[Basis],
    in_force: Option<&InForce>,
) {
    let gravest = severity.gravest();
    let args = |cap: Severity| Args::new().with("severity", word(gravest)).with("cap", word(cap));
    let cap = basis.iter().map(cap).min();
    if let Some(cap) = cap.filter(|cap| gravest < *cap) {
        let problem = Problem::new("severity-above-basis", pointer, args(cap));
        check.add(problem.suggest(Some(word(cap))));
    }
    let unknown = in_force.is_some_and(|in_force| in_force.from == Since::Unknown);
    if unknown && gravest < Severity::Warning {
        let cap = cap.map_or(Severity::Warning, |cap| cap.max(Severity::Warning));
        let problem = Problem::new("severity-above-date", pointer, args(Severity::Warning));
        check.add(problem.suggest(Some(word(cap))));
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}
