//! C ABI of gospablik: the library for every language that can call C.
//!
//! The manual is the header, `include/gospablik.h`, generated from the comments here. Nothing in
//! this crate knows the domain: each function checks its pointers, calls the library, and hands
//! over what came back. All of them go through `boundary::call`, where a null pointer, bytes
//! that are not UTF-8 and even a panic become a status.
//!
//! `unsafe` lives in `boundary` (reading and writing through pointers) and in the one line of
//! each exported function that enters it.

#![allow(non_camel_case_types)]
// The promises are the same for every function and stand once, in `boundary` and in the header.
#![allow(clippy::missing_safety_doc)]

mod auditor;
mod batch;
mod boundary;
mod contacts;
mod document;
mod emails;
mod error;
mod import;
mod phone;
mod report;
mod results;
mod rules;
mod status;
mod summary;
mod text;
mod version;

#[cfg(feature = "test-panic")]
mod test_panic;

pub use auditor::*;
pub use batch::*;
pub use contacts::*;
pub use document::*;
pub use emails::*;
pub use error::*;
pub use import::*;
pub use phone::*;
pub use report::*;
pub use results::*;
pub use rules::*;
pub use status::*;
pub use summary::*;
pub use text::*;
pub use version::*;

#[cfg(feature = "test-panic")]
pub use test_panic::*;
