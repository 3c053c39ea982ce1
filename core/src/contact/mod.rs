//! Contacts: phones, e-mail addresses, links, postal addresses, ИНН and ОГРН.
//!
//! Each kind has a **field** mode (`check`: the whole string is meant to be that contact) and a
//! **text** mode (`find`: contacts among prose, where labels veto). Nothing here knows of rules.

pub mod address;
mod diagnostic;
pub mod email;
pub mod ids;
#[cfg(feature = "international")]
pub mod international;
pub(crate) mod letter;
pub mod link;
mod numbering;
pub mod phone;

pub use diagnostic::{Code, Diagnostic, Diagnostics};
