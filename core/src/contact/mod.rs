//! Contacts: phones, e-mail addresses, links, postal addresses, ИНН and ОГРН.
//!
//! Each kind has a **field** mode (`check`: the whole string is meant to be that contact) and a
//! **text** mode (`find`: contacts among prose, where labels veto). Nothing here knows of rules.

pub mod address;
mod cut;
mod diagnostic;
pub mod email;
pub mod ids;
#[cfg(feature = "international")]
pub mod international;
pub(crate) mod letter;
#[cfg(test)]
mod linear;
pub mod link;
mod lookup;
mod numbering;
pub mod phone;

/// Whether ways that only save time, and only among prose or in long texts, are left out: in
/// WebAssembly every byte is loaded before the first answer, and none of the answers depends on
/// them.
pub(crate) const LEAN: bool = cfg!(target_arch = "wasm32");

pub use diagnostic::{Code, Diagnostic, Diagnostics};
