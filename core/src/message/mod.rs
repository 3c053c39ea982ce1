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

use std::cmp::Ordering;

use crate::Lang;

/// The messages of one area in both languages.
///
/// Each language is one text, `code US template RS` by code: a table of places would weigh as
/// much as a third of the messages.
#[derive(Debug)]
pub(crate) struct Table {
    #[cfg(not(feature = "english"))]
    area: &'static str,
    ru: Russian,
    #[cfg(feature = "english")]
    en: &'static str,
}

/// The federal rules, beside the messages: what is alike is packed best together.
#[cfg(target_arch = "wasm32")]
pub(crate) static FEDERAL: &[u8] =
    crate::narrow::narrowed!(include_str!("../../rulesets/generated/federal.txt"));

#[cfg(not(target_arch = "wasm32"))]
type Russian = &'static str;

/// Russian at one byte a letter, made a text when it is first asked for.
#[cfg(target_arch = "wasm32")]
#[derive(Debug)]
struct Russian {
    narrow: &'static [u8],
    wide: std::sync::OnceLock<String>,
}

/// The messages of one language in a table.
#[cfg(not(target_arch = "wasm32"))]
macro_rules! russian {
    ($text:expr) => {
        $text
    };
}

#[cfg(target_arch = "wasm32")]
macro_rules! russian {
    ($text:expr) => {
        super::Russian { narrow: crate::narrow::narrowed!($text), wide: std::sync::OnceLock::new() }
    };
}
use russian;

const UNIT: char = '\u{1f}';
const RECORD: u8 = b'\x1e';

impl Table {
    fn texts(&'static self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.russian(),
            Lang::En => self.english(),
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn russian(&self) -> &'static str {
        self.ru
    }

    #[cfg(target_arch = "wasm32")]
    fn russian(&'static self) -> &'static str {
        self.ru.wide.get_or_init(|| crate::narrow::wide(self.ru.narrow))
    }

    #[cfg(feature = "english")]
    fn english(&self) -> &'static str {
        self.en
    }

    #[cfg(not(feature = "english"))]
    fn english(&'static self) -> &'static str {
        loaded::area(self.area).unwrap_or_else(|| self.russian())
    }

    /// Codes with their templates, in order.
    #[cfg(test)]
    pub(crate) fn entries(
        &'static self,
        lang: Lang,
    ) -> impl Iterator<Item = (&'static str, &'static str)> {
        let records = self.texts(lang).split_terminator(char::from(RECORD));
        records.map(|record| record.split_once(UNIT).unwrap_or_default())
    }
}

/// The Russian templates of remarks on contacts, `area GS messages GS` for each area, a message as
/// `code US template RS`: for a binding that words the remarks of flat records itself.
#[must_use]
pub fn contact_templates() -> String {
    let mut out = String::new();
    for (area, table) in [("email", EMAIL), ("links", LINKS), ("phone", PHONE)] {
        for part in [area, table.russian()] {
            out.push_str(part);
            out.push('\u{1d}');
        }
    }
    out
}

/// Takes the English messages, `area GS messages GS` for each area: what the npm package holds
/// beside its module. Kept as long as the program runs; a second call changes nothing, nor does
/// any in a build with the feature `english`, which has them.
pub fn load_english(texts: String) {
    #[cfg(feature = "english")]
    drop(texts);
    #[cfg(not(feature = "english"))]
    loaded::load(texts);
}

#[cfg(not(feature = "english"))]
mod loaded {
    //! Set once, then only read.

    use std::sync::OnceLock;

    static ENGLISH: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();

    pub(super) fn load(texts: String) {
        ENGLISH.get_or_init(|| {
            let parts: Vec<&str> = texts.leak().split('\u{1d}').collect();
            parts.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
        });
    }

    pub(super) fn area(name: &str) -> Option<&'static str> {
        let areas = ENGLISH.get()?;
        areas.iter().find(|(area, _)| *area == name).map(|(_, texts)| *texts)
    }
}

/// The template of `code` in a table.
pub(crate) fn find(table: &'static Table, code: &str, lang: Lang) -> Option<&'static str> {
    let texts = table.texts(lang);
    let bytes = texts.as_bytes();
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let before = bytes.get(low..middle)?.iter().rposition(|byte| *byte == RECORD);
        let start = before.map_or(low, |at| low + at + 1);
        let end = middle + bytes.get(middle..high)?.iter().position(|byte| *byte == RECORD)?;
        let (found, template) = texts.get(start..end)?.split_once(UNIT)?;
        match found.cmp(code) {
            Ordering::Equal => return Some(template),
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
        }
    }
    None
}

/// The rendered message of `code`; the code itself where the table does not know it.
pub(crate) fn render_from(table: &'static Table, code: &str, args: &Args, lang: Lang) -> String {
    match find(table, code, lang) {
        Some(template) => render(template, args, lang),
        None => String::from(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_and_no_other() {
        for table in [&PROBLEMS, &HELP, &REPORT, &PHONE, &LINKS] {
            for lang in [Lang::Ru, Lang::En] {
                for (code, template) in table.entries(lang) {
                    assert_eq!(find(table, code, lang), Some(template), "{code}");
                    let beside = [code, "-"].concat();
                    assert_eq!(find(table, &beside, lang), None, "{beside}");
                }
            }
            assert_eq!(find(table, "", Lang::Ru), None);
            assert_eq!(find(table, "\u{1e}", Lang::Ru), None);
            assert_eq!(find(table, "zzz", Lang::Ru), None);
        }
    }
}
