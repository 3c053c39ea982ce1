//! Letters as the lexicon numbers them: а is 1, я is 32, ё is е.

/// The code of a letter that Russian does not have.
pub(super) const ALIEN: u8 = 40;

/// A letter of a Cyrillic alphabet.
pub(super) struct Letter {
    /// 1 to 32, or [`ALIEN`].
    pub(super) code: u8,
    /// Whether it is a capital.
    pub(super) capital: bool,
}

/// The Cyrillic letter of these two bytes, if they are one.
pub(super) fn cyrillic(lead: u8, tail: u8) -> Option<Letter> {
    let (code, capital) = match (lead, tail) {
        (0xd0, 0x90..=0xaf) => (tail - 0x8f, true),
        (0xd0, 0xb0..=0xbf) => (tail - 0xaf, false),
        (0xd1, 0x80..=0x8f) => (tail - 0x6f, false),
        (0xd0, 0x81) => (6, true),
        (0xd1, 0x91) => (6, false),
        (0xd0, 0x80..=0x8f) => (ALIEN, true),
        (0xd1, 0x90..=0x9f) => (ALIEN, false),
        (0xd2, 0x8a..=0xbf) | (0xd3 | 0xd4, 0x80..=0xbf) => (ALIEN, false),
        _ => return None,
    };
    Some(Letter { code, capital })
}
