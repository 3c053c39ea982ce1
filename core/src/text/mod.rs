//! Free text: the contacts in it, and what a post is.

pub mod category;
pub mod scan;

pub use category::{Category, Classification, Label, Primary, classify};
