//! The report: outcomes of rules with evidence and repair, and its renderings.

mod contacts;
mod finding;
mod json;
mod outcome;
mod quotation;
mod summary;
mod text;
mod words;

pub use contacts::{ContactsFound, Noted};
pub use finding::{Applicability, Evidence, Finding, Fix, Points, Reason, RuleResult};
pub(crate) use json::contact_check as contact_check_json;
pub use outcome::{Counts, Outcome, Severity, SeverityCounts, Verdict};
pub(crate) use summary::PageEcho;
pub use summary::{Labelled, PostLabel, Report};
