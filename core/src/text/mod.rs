//! Free text: the contacts in it, and what a post is.

pub mod category;
mod request;
pub mod scan;

pub use category::{Category, Classification, Label, Primary, classify};
pub use request::ClassifyRequest;
