//! Language-neutral corpus of gospablik and its runners.

pub mod cli;
pub mod posts;
pub mod score;

/// The rows of a corpus file: comments and the header are left out, columns are split by tabs.
#[must_use]
pub fn rows(text: &str) -> Vec<Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|line| line.split('\t').collect()).collect()
}

/// The examples of the README pages, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
#[doc = include_str!("../../README.ru.md")]
pub struct Readme;
