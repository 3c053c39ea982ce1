//! Passing over prose quickly.

/// Whether a byte can begin a digit: ASCII digits, and the first bytes of full-width digits and
/// of digits of other scripts.
fn is_trigger(byte: u8) -> bool {
    byte.wrapping_sub(b'0') < 10 || byte >= 0xef || matches!(byte, 0xd9 | 0xdb | 0xe0)
}

/// The first byte at or behind `pos` that can begin a digit.
pub(super) fn next_trigger(bytes: &[u8], pos: usize) -> Option<usize> {
    const WIDTH: usize = 64;
    let mut at = pos;
    loop {
        let rest = bytes.get(at..)?;
        let Some(block) = rest.first_chunk::<WIDTH>() else {
            return rest.iter().position(|byte| is_trigger(*byte)).map(|found| at + found);
        };
        // Without an early exit the compiler compares many bytes at once.
        if block.iter().fold(false, |any, byte| any | is_trigger(*byte)) {
            let found = block.iter().position(|byte| is_trigger(*byte))?;
            return Some(at + found);
        }
        at += WIDTH;
    }
}
