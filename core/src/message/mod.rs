//! Message texts: code and arguments are stored, words are made when a language is asked for.
//!
//! The texts live in `core/messages/*.toml` and, for rules, in the rule sets; `cargo xtask
//! generate` checks that both languages name the same placeholders and commits the tables.
//!
//! A template holds placeholders: `{name}` prints an argument; `{n|one|few|many}` picks the
//! Russian plural form for the integer argument `n` (English: `{n|one|other}`).

mod args;
#[allow(dead_code, reason = "a build without a feature does not say what the feature says")]
mod tables;
mod template;

pub use args::{Arg, Args};
pub(crate) use tables::*;
pub(crate) use template::render;

use crate::Lang;

/// One message in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) code: &'static str,
    pub(crate) ru: &'static str,
    pub(crate) en: &'static str,
}

impl Entry {
    pub(crate) fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

/// The template of `code` in a table that is sorted by code.
pub(crate) fn find(table: &'static [Entry], code: &str, lang: Lang) -> Option<&'static str> {
    let at = table.binary_search_by(|entry| entry.code.cmp(code)).ok()?;
    table.get(at).map(|entry| entry.text(lang))
}

/// The rendered message of `code`; the code itself where the table does not know it.
pub(crate) fn render_from(table: &'static [Entry], code: &str, args: &Args, lang: Lang) -> String {
    match find(table, code, lang) {
        Some(template) => render(template, args, lang),
        None => String::from(code),
    }
}
