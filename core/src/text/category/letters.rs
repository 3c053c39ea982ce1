//! Letters as the lexicon numbers them: а is 1, я is 32, ё is е.

/// The bit of a capital letter.
pub(super) const CAPITAL: u8 = 0x80;
/// The code of a letter that Russian does not have.
pub(super) const ALIEN: u8 = 0x40;

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

/// How many letters [`block`] looks at, and how many bytes they take.
const BLOCK: usize = 16;
const BYTES: usize = 2 * BLOCK;

/// Reads the Russian letters but ё at the start of a block, all places at once: their codes
/// without [`CAPITAL`] go to `codes` (behind them stands rubbish). How many there are,
/// [`CAPITAL`] if all are, and the first one.
#[inline]
pub(super) fn block(bytes: &[u8; BYTES], codes: &mut [u8; BLOCK]) -> (usize, u8, u8) {
    const ALL: u128 = u128::from_le_bytes([1; BLOCK]);
    let mut read = [0_u8; BLOCK];
    for (read, pair) in read.iter_mut().zip(bytes.as_chunks().0) {
        // The leads 0xD0 and 0xD1 become 0 and 1; the first letter is А.
        let pair = u16::from_le_bytes(*pair) ^ 0xd0;
        let at = (pair << 6 & 0x3fc0 | pair >> 8 & 0x3f).wrapping_sub(0x10);
        let alien = if at & !0x3f == 0 { 0 } else { u16::from(ALIEN) };
        *read = (((at & 0x1f) + 1) | ((!at & 0x20) << 2) | alien) as u8;
    }
    let first = read[0];
    let read = u128::from_le_bytes(read);
    *codes = (read & !(ALL << 7)).to_le_bytes();
    let length = (read & ALL << 6).trailing_zeros() / 8;
    if first & CAPITAL == 0 {
        return (length as usize, 0, first);
    }
    let behind = u128::MAX.checked_shl(8 * length).unwrap_or_default();
    let small = !(read | behind) & ALL << 7;
    (length as usize, if small == 0 { CAPITAL } else { 0 }, first)
}

/// The same at the end of a text, which is no block.
#[cold]
#[inline(never)]
pub(super) fn last(bytes: &[u8], codes: &mut [u8; BLOCK]) -> (usize, u8, u8) {
    let mut filled = [0; BYTES];
    for (slot, byte) in filled.iter_mut().zip(bytes) {
        *slot = *byte;
    }
    block(&filled, codes)
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

    /// The letters at the start of a text, one by one.
    fn one_by_one(text: &str) -> (Vec<u8>, u8, u8) {
        let ours = |letter: char| code(letter) & !CAPITAL < ALIEN && code(letter) != 0;
        let letters = text.chars().take_while(|letter| ours(*letter) && !"ёЁ".contains(*letter));
        let codes: Vec<u8> = letters.take(BLOCK).map(code).collect();
        let all = codes.iter().fold(CAPITAL, |all, code| all & code);
        (codes.iter().map(|code| code & !CAPITAL).collect(), all, codes.first().map_or(0, |c| *c))
    }

    #[test]
    fn a_block_is_read_as_its_letters_are() {
        let any = || "АаБЖжЗПпРрСЯяЭюкл .-«»—ѐЏіҐәԥё№\u{a0}a1\n\u{301}".chars();
        for (letter, other) in any().flat_map(|letter| any().map(move |other| (letter, other))) {
            for (length, capital) in (0..=17).flat_map(|length| [(length, ""), (length, "Я")]) {
                let word = letter.to_string().repeat(length);
                let text = format!("{capital}{word}{other} и прочее, и прочее, и прочее");
                let (expected, all, first) = one_by_one(&text);
                let mut codes = [0; BLOCK];
                let bytes = text.as_bytes().first_chunk().expect("a block");
                let (count, caps, lead) = block(bytes, &mut codes);
                assert_eq!(codes[..count], expected, "{text}");
                if count > 0 {
                    assert_eq!((caps, lead), (all, first), "{text}");
                }
            }
        }
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
