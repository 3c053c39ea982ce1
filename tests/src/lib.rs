//! Language-neutral corpus of gospablik and its runners.

pub mod posts;
pub mod score;
