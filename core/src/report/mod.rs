//! The report: outcomes of rules with evidence and repair, and its renderings.

mod finding;
mod outcome;

pub use finding::{Applicability, Evidence, Finding, Fix, Reason, RuleResult};
pub use outcome::{Counts, Outcome, Severity, SeverityCounts, Verdict};
