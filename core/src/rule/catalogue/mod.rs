//! The catalogue: a rule set in words, for a terminal, a page or a program.

mod card;
mod json;
mod text;

pub use card::RuleCard;
pub use json::{catalogue_json, rule_json};
pub use text::catalogue_text;
