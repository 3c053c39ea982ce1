//! What a character is: its alphabet, its lower case, its twin in the other alphabet, its key.
//!
//! Small tables of our own: the standard library's cover all of Unicode and cost more than the
//! rest of the checker in a browser.

use crate::contact::cut::{Cut, words};
pub(super) use crate::contact::letter::{Script, is_invisible, is_space, script};
use crate::looks::looked;

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
        looked(1);
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
    looked(text.len());
    let mut seen = 0;
    for c in text.chars() {
        seen |= 1 << script(c) as u8;
    }
    seen
}

/// What [`class`] tells of a byte. Small letters and digits are nothing special.
pub(super) const CAPITAL: u8 = 1;
pub(super) const PLUS: u8 = 2;
/// A sign that many forms refuse in a local part, one that no local part holds.
pub(super) const ODD: u8 = 4;
pub(super) const NO_LOCAL: u8 = 8;
/// A byte of a longer character.
pub(super) const WIDE: u8 = 16;
/// ASCII that no host name holds.
pub(super) const NO_HOST: u8 = 32;
/// What stands between and inside labels.
pub(super) const DOT: u8 = 64;
pub(super) const HYPHEN: u8 = 128;

/// What kind of byte this is, for either side of an address.
pub(super) fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or_default()
}

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut table = [WIDE; 256];
    let (mut rest, mut byte) = (table.as_mut_slice(), 0_u8);
    while let [class, tail @ ..] = rest {
        *class = match byte {
            128.. => WIDE,
            b'a'..=b'z' | b'0'..=b'9' => 0,
            b'.' => DOT,
            b'-' => HYPHEN,
            b'A'..=b'Z' => CAPITAL,
            b'_' => NO_HOST,
            b'+' => NO_HOST | PLUS,
            b'!' | b'#'..=b'\'' | b'*' | b'/' | b'=' | b'?' | b'^' | b'`' | b'{'..=b'~' => {
                NO_HOST | ODD
            }
            _ => NO_HOST | NO_LOCAL,
        };
        (rest, byte) = (tail, byte.wrapping_add(1));
    }
    table
}

/// Appends the text in lower case.
#[inline(never)]
pub(super) fn push_lowered(text: &str, out: &mut String) {
    looked(text.len());
    for c in text.chars() {
        out.push(lower(c));
    }
}

/// The character that stands beside this one in a text of pairs: behind it, or before it.
#[inline(never)]
pub(super) fn beside(c: char, pairs: &str, before: bool) -> Option<char> {
    let mut chars = pairs.chars();
    loop {
        let (first, second) = (chars.next()?, chars.next()?);
        if c == if before { second } else { first } {
            return Some(if before { first } else { second });
        }
    }
}

/// Marks, each with the letters it is written over and those they make together.
const COMPOSED: &str = "\u{300}aàeèiìoòuù|\u{301}aáeéiíoóuúyý|\u{302}aâeêiîoôuû|\u{303}aãnñoõ|\
    \u{306}ийИЙ|\u{308}aäeëiïoöuüyÿеёЕЁ|\u{327}cç";

/// The letter that a base letter and a combining mark write together: й, ё and the letters of
/// Western European languages.
pub(super) fn compose(base: char, mark: char) -> Option<char> {
    let row = words(COMPOSED).find(|row| row.first() == Some(mark))?;
    beside(base, row.behind(mark.len_utf8()), false)
}

/// The Latin letter that looks like this Cyrillic one, in lower case.
pub(super) fn latin_twin(c: char) -> Option<char> {
    const TWINS: &str = "аaАaВbсcСcеeЕeНhіiІiјjЈjкkКkМmоoОoрpРpгrѕsЅsТtуyУyҮyүyхxХxԁdһhԛqԝw";
    beside(c, TWINS, false)
}

/// The Russian letter that looks like this Latin one, in lower case.
pub(super) fn cyrillic_twin(c: char) -> Option<char> {
    beside(c, "aаAаBвcсCсeеEеHнkкKкMмoоOоpрPрTтyуYуxхXх", false)
}

/// Russian letters, each with the Latin character on its key.
const KEYS: &str = "йqцwуeкrеtнyгuшiщoзpх[ъ]фaыsвdаfпgрhоjлkдlж;э'яzчxсcмvиbтnьmб,ю.ё`";

/// The Latin character on the key of this Russian letter.
pub(super) fn latin_key(c: char) -> Option<char> {
    beside(lower(c), KEYS, false)
}

/// The Russian letter on the key of this Latin character.
pub(super) fn cyrillic_key(c: char) -> Option<char> {
    beside(lower(c), KEYS, true)
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
        for c in KEYS.chars().step_by(2) {
            assert_eq!(latin_key(c).and_then(cyrillic_key), Some(c));
        }
    }
}
