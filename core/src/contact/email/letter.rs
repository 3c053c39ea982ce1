//! What a character is: its alphabet, its lower case, its twin in the other alphabet, its key.
//!
//! Small tables of our own: the standard library's cover all of Unicode and cost more than the
//! rest of the checker in a browser.

pub(super) use crate::contact::letter::{Script, is_invisible, is_space, script};

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

/// The text in lower case.
pub(super) fn lowered(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_lowered(text, &mut out);
    out
}

/// Whether the text is this one, given in lower case.
#[inline(never)]
pub(super) fn is_lowered(text: &str, known: &str) -> bool {
    let mut known = known.chars();
    text.chars().all(|c| known.next() == Some(lower(c))) && known.next().is_none()
}

/// The text with every character mapped; `None` where one has no image.
#[inline(never)]
pub(super) fn mapped(text: &str, by: fn(char) -> Option<char>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(by(c)?);
    }
    Some(out)
}

/// What [`scripts`] tells of a text: a bit for each alphabet.
pub(super) const LATIN: u8 = 1 << Script::Latin as u8;
pub(super) const CYRILLIC: u8 = 1 << Script::Cyrillic as u8;
pub(super) const OTHER: u8 = 1 << Script::Other as u8;
pub(super) const BAD: u8 = 1 << Script::Bad as u8;

/// The alphabets in a text.
#[inline(never)]
pub(super) fn scripts(text: &str) -> u8 {
    let mut seen = 0;
    for c in text.chars() {
        seen |= 1 << script(c) as u8;
    }
    seen
}

/// What [`class`] tells of a byte. Digits, full stops and hyphens are nothing special.
pub(super) const CAPITAL: u8 = 1;
pub(super) const PLUS: u8 = 2;
/// A sign that many forms refuse in a local part, one that no local part holds.
pub(super) const ODD: u8 = 4;
pub(super) const NO_LOCAL: u8 = 8;
/// A byte of a longer character.
pub(super) const WIDE: u8 = 16;
/// ASCII that no host name holds.
pub(super) const NO_HOST: u8 = 32;

/// What kind of byte this is, for either side of an address.
pub(super) fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(WIDE)
}

static CLASSES: [u8; 128] = classes();

const fn classes() -> [u8; 128] {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte as usize] = match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' => 0,
            b'A'..=b'Z' => CAPITAL,
            b'_' => NO_HOST,
            b'+' => NO_HOST | PLUS,
            b'!' | b'#'..=b'\'' | b'*' | b'/' | b'=' | b'?' | b'^' | b'`' | b'{'..=b'~' => {
                NO_HOST | ODD
            }
            _ => NO_HOST | NO_LOCAL,
        };
        byte += 1;
    }
    table
}

/// Appends the text in lower case.
#[inline(never)]
pub(super) fn push_lowered(text: &str, out: &mut String) {
    for c in text.chars() {
        out.push(lower(c));
    }
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
    let mut keys = CYRILLIC_KEYS.chars();
    let at = keys.position(|key| key == c)?;
    LATIN_KEYS.as_bytes().get(at).copied().map(char::from)
}

/// The Russian letter on the key of this Latin character.
pub(super) fn cyrillic_key(c: char) -> Option<char> {
    let c = lower(c);
    let at = LATIN_KEYS.bytes().position(|key| char::from(key) == c)?;
    // Two bytes a letter.
    CYRILLIC_KEYS.get(2 * at..)?.chars().next()
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
