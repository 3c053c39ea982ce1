//! Letters as the lexicon numbers them: а is 1, я is 32, ё is е.

/// The bit of a capital letter.
pub(super) const CAPITAL: u8 = 0x80;
/// The code of a letter that Russian does not have.
pub(super) const ALIEN: u8 = 0x40;

/// The first and the last Russian letter: Ё and ё.
const FIRST: u16 = 0xd081;
const LAST: u16 = 0xd191;
/// The letters between these two, by both bytes.
static RUSSIAN: [u8; (LAST - FIRST + 1) as usize] = both();

// Evaluated by the compiler, which refuses an index out of bounds.
#[allow(clippy::indexing_slicing)]
const fn both() -> [u8; (LAST - FIRST + 1) as usize] {
    let mut both = [ALIEN; (LAST - FIRST + 1) as usize];
    let mut at = 0;
    while at < 0x40 {
        both[0xf + at + if at < 0x30 { 0 } else { 0xc0 }] = letter(0x10 + at as u8);
        at += 1;
    }
    both[0] = letter(0x01);
    both[(LAST - FIRST) as usize] = letter(0x51);
    both
}

/// The letters with the lead bytes 0xD0 and 0xD1, by the seven bits they differ in.
const fn letter(at: u8) -> u8 {
    match at {
        0x10..=0x2f => (at - 0xf) | CAPITAL,
        0x30..=0x4f => at - 0x2f,
        0x01 => 6 | CAPITAL,
        0x51 => 6,
        _ => ALIEN,
    }
}

/// The code of the Cyrillic letter of these two bytes, with [`CAPITAL`]; 0 where they are none.
#[inline]
pub(super) fn cyrillic(lead: u8, tail: u8) -> u8 {
    if lead & 0xfe == 0xd0 {
        return letter((lead & 1) << 6 | tail & 0x3f);
    }
    other(lead, tail)
}

/// The code of the Russian letter of these two bytes, with [`CAPITAL`]; [`ALIEN`] where they are
/// none.
#[inline]
pub(super) fn russian(lead: u8, tail: u8) -> u8 {
    let at = u16::from_be_bytes([lead, tail]).wrapping_sub(FIRST);
    RUSSIAN.get(usize::from(at)).copied().unwrap_or(ALIEN)
}

#[cold]
fn other(lead: u8, tail: u8) -> u8 {
    match lead {
        0xd2 if tail >= 0x8a => ALIEN,
        0xd3 | 0xd4 => ALIEN,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(letter: char) -> u8 {
        let mut bytes = [0; 4];
        match letter.encode_utf8(&mut bytes).as_bytes() {
            [lead, tail] => cyrillic(*lead, *tail),
            _ => 0,
        }
    }

    #[test]
    fn russian_letters_are_numbered_in_order() {
        for (at, letter) in ('а'..='я').enumerate() {
            assert_eq!(code(letter), at as u8 + 1, "{letter}");
        }
        for (at, letter) in ('А'..='Я').enumerate() {
            assert_eq!(code(letter), (at as u8 + 1) | CAPITAL, "{letter}");
        }
        assert_eq!(code('ё'), code('е'));
        assert_eq!(code('Ё'), code('Е'));
    }

    #[test]
    fn other_letters_are_alien_or_none() {
        for letter in ['ә', 'ҫ', 'ӑ', 'ҕ', 'і', 'ј', 'ԥ', 'Ө'] {
            assert_eq!(code(letter) & !CAPITAL, ALIEN, "{letter}");
        }
        for letter in ['a', 'é', '№', '\u{301}'] {
            assert_eq!(code(letter), 0, "{letter}");
        }
    }
}
