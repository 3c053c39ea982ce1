//! Passing over prose quickly.

use crate::contact::LEAN;

/// Whether a byte can begin a digit: ASCII digits, and the first bytes of full-width digits and
/// of digits of other scripts. Other bytes of these are let through: the caller looks closer.
fn is_trigger(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10 || byte >= 0xd9
}

/// The first byte at or behind `pos` that can begin a digit.
pub(super) fn next_trigger(bytes: &[u8], pos: usize) -> Option<usize> {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let rest = bytes.get(pos..)?;
    let mut from = pos;
    let mut tail = rest;
    if !LEAN {
        let (words, behind) = rest.as_chunks::<8>();
        tail = behind;
        for word in words {
            let word = u64::from_le_bytes(*word);
            // The high bit of each byte that is told: at least a zero, above a nine, 0xd9 or more.
            let low = word & !HIGH;
            let reach = (word | HIGH) - u64::from(b'0') * EACH;
            let over = low + u64::from(0x7f - b'9') * EACH;
            let wide = low + (0x80 - 0x59) * EACH;
            let triggers = ((reach & !over & !word) | (wide & word)) & HIGH;
            if triggers != 0 {
                return Some(from + triggers.trailing_zeros() as usize / 8);
            }
            from += 8;
        }
    }
    tail.iter().position(|byte| is_trigger(*byte)).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_wherever_it_lies() {
        for byte in 0..=u8::MAX {
            for at in 0..20 {
                let mut bytes = [0xd1; 20];
                bytes[at] = byte;
                let want = is_trigger(byte).then_some(at);
                assert_eq!(next_trigger(&bytes, 0), want, "{byte:x}");
            }
        }
    }
}
