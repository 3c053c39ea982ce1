//! What is audited: an organisation, its pages and their posts.
//!
//! A [`Document`] comes from JSON, from a typed builder, from plain text, or from an import;
//! all give the same model. `None` means *not checked*; an empty value means *checked and empty*.

mod builder;
mod by_pointer;
mod check;
mod document;
mod import;
mod limits;
mod moment;
mod organization;
mod platform;
mod post;
mod read;
mod social;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub use crate::json::{Json, JsonMap, Number};
pub use by_pointer::DocumentBuilder;
pub use document::Document;
pub(crate) use document::read_with;
pub use import::Source;
#[cfg(feature = "csv")]
pub use import::{RegisterRow, read_register};
pub use limits::Limits;
pub use moment::{Moment, parse_day};
pub(crate) use moment::{parse_date, print_date};
pub use organization::{Exemption, Level, Organization, OrganizationKind, ReferenceContacts};
pub(crate) use platform::NAMES as PLATFORMS;
pub use post::Post;
pub(crate) use read::read_moment;
pub use social::{Coverage, Page, Tier, Unavailable, Why};

/// A JSON object whose keys the library does not look at and echoes in the report.
pub type Extra = JsonMap;
