//! The report: outcomes of rules with evidence and repair, and its renderings.

mod contacts;
#[cfg(feature = "csv")]
mod csv;
mod finding;
#[cfg(feature = "html")]
mod html;
mod json;
mod letter;
mod outcome;
mod quotation;
mod summary;
mod text;
mod words;

pub use contacts::{ContactsFound, Noted};
#[cfg(feature = "csv")]
pub use csv::{CsvForm, CsvSummary};
pub use finding::{Applicability, Evidence, Finding, Fix, Points, Reason, RuleResult};
pub(crate) use json::contact_check as contact_check_json;
pub use outcome::{Counts, Outcome, Severity, SeverityCounts, Verdict};
pub(crate) use summary::PageEcho;
pub use summary::{Labelled, PostLabel, Report};
