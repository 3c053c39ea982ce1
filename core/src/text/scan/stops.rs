//! The one cheap pass: where a contact could show itself.
//!
//! Every contact holds a byte from the full stop to the at sign of ASCII (`.`, `/`, digits, `:`,
//! `;`, `<`, `=`, `>`, `?`, `@`): one comparison a byte, which compilers turn into vectors.
//! Letters, commas and spaces, and every byte of Cyrillic, lie outside.

use crate::contact::LEAN;

/// How many bytes are looked at together.
const BLOCK: usize = 32;

/// How many are looked at first.
const NEAR: usize = 16;

fn is_stop(byte: u8) -> bool {
    byte.wrapping_sub(b'.') <= b'@' - b'.'
}

/// The first such byte at or behind `from`.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    if LEAN {
        return rest.iter().position(|byte| is_stop(*byte)).map(|at| from + at);
    }
    // Stops come in clusters: the nearest are looked at without the long blocks.
    let (near, far) = rest.split_at_checked(NEAR).unwrap_or((rest, &[]));
    if let Some(at) = within(near) {
        return Some(from + at);
    }
    let from = from + near.len();
    let (blocks, tail) = far.as_chunks::<BLOCK>();
    for (number, block) in blocks.iter().enumerate() {
        let found = block.iter().fold(0u8, |found, byte| found | u8::from(is_stop(*byte)));
        if found != 0 {
            return within(block).map(|at| from + number * BLOCK + at);
        }
    }
    within(tail).map(|at| from + blocks.len() * BLOCK + at)
}

/// The first stop of a short text: eight bytes at once, as one number.
#[inline]
fn within(bytes: &[u8]) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let (words, tail) = bytes.as_chunks::<8>();
    for (number, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // The high bit of each byte: not below the full stop, not above the at sign, ASCII.
        let reach = (word | HIGH) - u64::from(b'.') * EACH;
        let over = (word & !HIGH) + u64::from(0x7f - b'@') * EACH;
        let stops = reach & !over & !word & HIGH;
        if stops != 0 {
            return Some(number * 8 + stops.trailing_zeros() as usize / 8);
        }
    }
    let at = tail.iter().position(|byte| is_stop(*byte))?;
    Some(words.len() * 8 + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stop_is_seen_wherever_it_lies() {
        for len in 0..100 {
            for at in 0..len {
                for stop in b'.'..=b'@' {
                    let mut bytes = vec![b'A'; len];
                    bytes[at] = stop;
                    assert_eq!(next(&bytes, 0), Some(at));
                    assert_eq!(next(&bytes, at + 1), None);
                }
            }
        }
    }

    #[test]
    fn letters_and_spaces_are_none() {
        let text = "Привет, мир! (слова) — «да»\n\t#ура A-Z a_z ~ […]";
        assert_eq!(next(text.as_bytes(), 0), None);
    }
}
