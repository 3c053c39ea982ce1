//! E-mail addresses as Russian pages publish them.
//!
//! [`check`] takes the value of a field, [`find`] takes prose. Both say of each address whether
//! it is [valid, repaired, suspect or invalid](Status), who [runs its mail](Provider), and what
//! was noticed, by [code](EmailCode) and place.
//!
//! Syntax is that of RFC 5321 with Cyrillic local parts (RFC 6531) and domains. What is well
//! formed but nothing to publish (a quoted local part, a comment, an address literal, a domain
//! for special use) is suspect. Misspelt services are known from a table, never guessed by
//! likeness: `mil.ru` and `mai.ru` exist.
//!
//! Where public suites and this checker disagree, `tests/corpus/email_policy.tsv` holds the
//! address and the reason.

mod around;
mod candidate;
mod code;
pub mod domain;
mod expand;
mod field;
mod find;
mod identity;
mod judge;
mod judge_domain;
mod judge_idn;
mod letter;
mod mark;
mod matched;
mod message;
pub(super) mod punycode;
mod record;
mod right;
mod service;
mod tables;
#[cfg(test)]
mod tests;

pub use code::EmailCode;
pub use field::{Matches, check};
pub(crate) use find::find_at;
pub use find::{Finder, find};
pub use identity::{Email, EmailError};
pub use matched::{EmailMatch, MAX_DIAGNOSTICS, Provider, Status};
pub(crate) use record::address as address_record;
pub use record::{AddressRecord, DiagnosticRecord, EmailRecord, record};
