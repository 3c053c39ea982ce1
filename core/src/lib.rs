//! gospablik audits official pages of Russian public bodies (госпаблики) in social networks
//! against the law and regional rules, and validates their contacts.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable,
        missing_docs
    )
)]

pub mod argument;
mod audit;
mod auditor;
pub mod contact;
mod contact_check;
mod distinct;
mod error;
mod json;
mod lang;
mod looks;
mod lower;
mod message;
#[cfg(any(test, target_arch = "wasm32"))]
mod narrow;
pub mod page;
pub mod report;
pub mod rule;
#[cfg(feature = "schema")]
pub mod schema;
mod span;
pub mod text;

pub use auditor::{Auditor, AuditorBuilder};
pub use contact_check::{ContactCheck, ContactContext, ContactField};
pub use error::{Error, ErrorKind, Place, Problem};
pub use json::to_json;
pub use lang::Lang;
pub use message::{Arg, Args, contact_templates, load_english};
pub use page::Document;
pub use span::{Span, TextSpan, Utf16Index};

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
