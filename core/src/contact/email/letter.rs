//! What a character is: its alphabet, its lower case, its twin in the other alphabet, its key.
//!
//! Small tables of our own: the standard library's cover all of Unicode and cost more than the
//! rest of the checker in a browser.

/// The alphabet of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    /// A letter or mark of any other alphabet.
    Other,
    /// Digits and the hyphen: at home in every alphabet.
    Common,
    /// No character of a name.
    Bad,
}

pub(super) fn script(c: char) -> Script {
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
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}')
}

/// Spaces of every width, tabs, line ends.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}'
        | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Lower case for Latin and Cyrillic; other letters stay.
pub(super) fn lower(c: char) -> char {
    let code = u32::from(c);
    let lowered = match c {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' | 'Ѡ'..='Ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='\u{52f}' => {
            code | 1
        }
        'Ӏ' => code + 15,
        'Ӂ'..='ӎ' if code % 2 == 1 => code + 1,
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' if code % 2 == 1 => code + 1,
        _ => code,
    };
    char::from_u32(lowered).unwrap_or(c)
}

/// The letter that a base letter and a combining mark write together: й, ё and the letters of
/// Western European languages.
pub(super) fn compose(base: char, mark: char) -> Option<char> {
    let row = match mark {
        '\u{300}' => "aàeèiìoòuù",
        '\u{301}' => "aáeéiíoóuúyý",
        '\u{302}' => "aâeêiîoôuû",
        '\u{303}' => "aãnñoõ",
        '\u{306}' => "ийИЙ",
        '\u{308}' => "aäeëiïoöuüyÿеёЕЁ",
        '\u{327}' => "cç",
        _ => return None,
    };
    let mut pairs = row.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == base {
            return Some(to);
        }
    }
    None
}

/// The Latin letter that looks like this Cyrillic one, in lower case.
pub(super) fn latin_twin(c: char) -> Option<char> {
    Some(match c {
        'а' | 'А' => 'a',
        'В' => 'b',
        'с' | 'С' => 'c',
        'е' | 'Е' => 'e',
        'Н' => 'h',
        'і' | 'І' => 'i',
        'ј' | 'Ј' => 'j',
        'к' | 'К' => 'k',
        'М' => 'm',
        'о' | 'О' => 'o',
        'р' | 'Р' => 'p',
        'г' => 'r',
        'ѕ' | 'Ѕ' => 's',
        'Т' => 't',
        'у' | 'У' | 'Ү' | 'ү' => 'y',
        'х' | 'Х' => 'x',
        'ԁ' => 'd',
        'һ' => 'h',
        'ԛ' => 'q',
        'ԝ' => 'w',
        _ => return None,
    })
}

/// The Russian letter that looks like this Latin one, in lower case.
pub(super) fn cyrillic_twin(c: char) -> Option<char> {
    Some(match c {
        'a' | 'A' => 'а',
        'B' => 'в',
        'c' | 'C' => 'с',
        'e' | 'E' => 'е',
        'H' => 'н',
        'k' | 'K' => 'к',
        'M' => 'м',
        'o' | 'O' => 'о',
        'p' | 'P' => 'р',
        'T' => 'т',
        'y' | 'Y' => 'у',
        'x' | 'X' => 'х',
        _ => return None,
    })
}

const CYRILLIC_KEYS: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const LATIN_KEYS: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// The Latin character on the key of this Russian letter.
pub(super) fn latin_key(c: char) -> Option<char> {
    let c = lower(c);
    let at = CYRILLIC_KEYS.chars().position(|key| key == c)?;
    LATIN_KEYS.chars().nth(at)
}

/// The Russian letter on the key of this Latin character.
pub(super) fn cyrillic_key(c: char) -> Option<char> {
    let c = lower(c);
    let at = LATIN_KEYS.chars().position(|key| key == c)?;
    CYRILLIC_KEYS.chars().nth(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_agrees_with_the_standard_library() {
        for code in (0..0x180).chain(0x400..0x530) {
            let Some(c) = char::from_u32(code) else { continue };
            // İ becomes two characters, Ÿ leaves its block: neither occurs in a Russian name.
            if matches!(c, 'İ' | 'Ÿ') {
                continue;
            }
            let mut want = c.to_lowercase();
            assert_eq!((Some(lower(c)), None), (want.next(), want.next()), "{c:?} {code:x}");
        }
    }

    #[test]
    fn keys_go_both_ways() {
        assert_eq!(latin_key('Ш'), Some('i'));
        assert_eq!(cyrillic_key('['), Some('х'));
        for c in CYRILLIC_KEYS.chars() {
            assert_eq!(latin_key(c).and_then(cyrillic_key), Some(c));
        }
    }
}
