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

/// The alphabet of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Script {
    Latin,
    Cyrillic,
    /// A letter or mark of any other alphabet.
    Other,
    /// Digits and the hyphen: at home in every alphabet.
    Common,
    /// No character of a name.
    Bad,
}

pub(crate) fn script(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        '0'..='9' | '-' => Script::Common,
        '\0'..='\u{7f}' => Script::Bad,
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => Script::Cyrillic,
        '\u{c0}'..='\u{24f}' | 'ª' | 'º' if c != '×' && c != '÷' => Script::Latin,
        // Marks that compose with nothing here: decomposed text of another language.
        '\u{300}'..='\u{36f}' => Script::Other,
        '\u{80}'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2fff}' => {
            match c {
                // The joiners belong to words of other alphabets.
                '\u{200c}' | '\u{200d}' | 'µ' => Script::Other,
                _ => Script::Bad,
            }
        }
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{e000}'..='\u{f8ff}' => Script::Bad,
        '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ff0f}' | '\u{ffe0}'..='\u{ffff}' => Script::Bad,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => Script::Bad,
        _ => Script::Other,
    }
}

/// Whether the character is written but not seen.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// Spaces of every width, tabs, line ends.
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
        | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether the character is a letter, as far as a contact needs to know: no sign, no figure. Marks
/// and figures of other alphabets count as their letters.
pub(crate) fn is_letter(c: char) -> bool {
    !matches!(c, '\u{ff10}'..='\u{ff19}') && is_name(c) && script(c) != Script::Common
}

/// Whether the character is a letter or a figure.
pub(crate) fn is_name(c: char) -> bool {
    let sign = matches!(c, '-' | '\u{300}'..='\u{36f}' | '\u{482}'..='\u{489}')
        || matches!(c, '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}');
    !sign && script(c) != Script::Bad
}

#[cfg(test)]
mod tests {
    use super::{is_letter, is_name};

    #[test]
    fn letters_are_those_of_the_standard_library_in_the_alphabets_that_occur() {
        // Latin, marks, Greek, Cyrillic, general signs, full-width forms.
        let blocks = [0x20..0xb2, 0xc0..0x2c0, 0x300..0x345, 0x3b1..0x3ca, 0x400..0x530];
        let signs = [0x2010..0x2070, 0x2190..0x2460, 0xff01..0xff66];
        for code in blocks.into_iter().chain(signs).flatten() {
            let Some(c) = char::from_u32(code) else { continue };
            assert_eq!(is_letter(c), c.is_alphabetic(), "{code:x}");
            assert_eq!(is_name(c), c.is_alphanumeric(), "{code:x}");
        }
    }
}
