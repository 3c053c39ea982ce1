//! Russian texts at one byte a letter, narrowed by the compiler: what a module that is sent over
//! the network carries. Other builds keep them as they are.

/// The characters that are neither ASCII nor of the plain alphabet, from byte 0x80 on.
const OTHERS: [char; 10] = ['Ё', 'ё', '«', '»', '—', '–', '“', '”', '…', '№'];

/// The plain alphabet begins at 0xC0.
const ALPHABET: u8 = 0xc0;

/// How many letters a text has.
pub(crate) const fn letters(text: &str) -> usize {
    let mut rest = text.as_bytes();
    let mut count = 0;
    while let [first, after @ ..] = rest {
        if *first & 0xc0 != 0x80 {
            count += 1;
        }
        rest = after;
    }
    count
}

/// The text at one byte a letter; a letter that has no byte is an error of the compiler.
#[expect(
    clippy::indexing_slicing,
    reason = "the compiler works it out, and refuses what is not there"
)]
pub(crate) const fn narrow<const N: usize>(text: &str) -> [u8; N] {
    let bytes = text.as_bytes();
    let mut out = [0; N];
    let (mut at, mut to) = (0, 0);
    while at < bytes.len() {
        let first = bytes[at] as u32;
        let (code, length) = if first < 0x80 {
            (first, 1)
        } else if first < 0xe0 {
            ((first & 0x1f) << 6 | bytes[at + 1] as u32 & 0x3f, 2)
        } else {
            let high = (first & 0x0f) << 12 | (bytes[at + 1] as u32 & 0x3f) << 6;
            (high | bytes[at + 2] as u32 & 0x3f, 3)
        };
        out[to] = match code {
            0..0x80 => code as u8,
            0x410..0x450 => (code - 0x410) as u8 + ALPHABET,
            _ => {
                let mut other = 0;
                while OTHERS[other] as u32 != code {
                    other += 1;
                }
                0x80 + other as u8
            }
        };
        at += length;
        to += 1;
    }
    out
}

/// The text that was narrowed.
pub(crate) fn wide(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(match byte.checked_sub(0x80) {
            None => char::from(*byte),
            Some(high) => match OTHERS.get(usize::from(high)) {
                Some(other) => *other,
                None => char::from_u32(0x410 - u32::from(ALPHABET) + u32::from(*byte))
                    .unwrap_or_default(),
            },
        });
    }
    out
}

/// A text narrowed: a constant run of bytes.
macro_rules! narrowed {
    ($text:expr) => {{
        const TEXT: &str = $text;
        static BYTES: [u8; $crate::narrow::letters(TEXT)] = $crate::narrow::narrow(TEXT);
        &BYTES
    }};
}
#[cfg(target_arch = "wasm32")]
pub(crate) use narrowed;

#[cfg(test)]
mod tests {
    use super::wide;

    #[test]
    fn a_text_comes_back_as_it_was() {
        const LETTERS: &str = "\0\t\n~АЯаяЁё«»—–“”…№ 2523-р\u{1f}";
        assert_eq!(wide(narrowed!(LETTERS)), LETTERS);
        assert_eq!(narrowed!(LETTERS).len(), LETTERS.chars().count());
        const RULES: &str = include_str!("../rulesets/generated/federal.txt");
        assert_eq!(wide(narrowed!(RULES)), RULES);
    }
}
