//! The rule model: dated, cited, layered rules as data.
//!
//! A [`RuleSet`] is what an audit runs: resolved (nothing left to extend or override) and
//! checked. It is written in TOML or JSON as a *source* that may extend another set.

mod basis;
pub mod builtin;
mod catalogue;
mod check;
mod example;
mod hash;
mod library;
mod pack;
mod parameters;
mod pattern;
mod read;
mod requirement;
mod resolve;
mod ruleset;
mod source;
mod subject;
mod texts;

pub use basis::{Act, Basis, BasisKind, Confidence, InForce, Since};
pub use catalogue::{RuleCard, catalogue_json, catalogue_text, rule_json};
pub use example::Example;
pub use library::Library;
pub use pattern::Pattern;
#[cfg(feature = "schema")]
pub(crate) use read::{Key, SEVERITIES, SEVERITY, SOURCE, Shape, requirement};
pub use requirement::{
    ContactKind, EmailCheck, Expectation, Field, Forbidden, Measure, Norm, PhoneCheck, Quantifier,
    Requirement, ScoreBand, ScorePart, Weeks,
};
pub use ruleset::{AppliedOverride, PlatformPeriod, PlatformStatus, Rule, RuleSet, Text};
pub use source::{Override, SCHEMA_VERSION, Source};
pub use subject::{AppliesTo, RuleCategory, Scope, SeverityByKind};

#[cfg(test)]
mod tests;
