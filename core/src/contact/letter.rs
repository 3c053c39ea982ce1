//! Letters without Unicode's tables: only ASCII and the Russian alphabet matter here.

/// The lower-case form of an ASCII or Russian letter; other characters as they are.
pub(crate) fn lower(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        'Ё' => 'ё',
        _ => c,
    }
}

/// Whether the character is an ASCII or Cyrillic letter or an ASCII digit.
pub(crate) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{400}'..='\u{52f}')
}

/// What is left of `text` when `word` (in lower case) is taken from its end, whatever the case.
pub(crate) fn strip_suffix<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut chars = text.char_indices().rev();
    let mut start = text.len();
    for want in word.chars().rev() {
        let (at, c) = chars.next()?;
        if lower(c) != want {
            return None;
        }
        start = at;
    }
    text.get(..start)
}

/// What is left of `text` when `word` (in lower case) is taken from its start, whatever the case.
pub(crate) fn strip_prefix<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut chars = text.chars();
    for want in word.chars() {
        if lower(chars.next()?) != want {
            return None;
        }
    }
    Some(chars.as_str())
}
