//! The one cheap pass: where a contact could show itself.
//!
//! Every contact holds a byte from the full stop to the at sign of ASCII (`.`, `/`, digits, `:`,
//! `;`, `<`, `=`, `>`, `?`, `@`): one comparison a byte, which compilers turn into vectors.
//! Letters, commas and spaces, and every byte of Cyrillic, lie outside.

/// How many bytes are looked at together.
const BLOCK: usize = 32;

fn is_stop(byte: u8) -> bool {
    byte.wrapping_sub(b'.') <= b'@' - b'.'
}

/// The first such byte at or behind `from`.
pub(super) fn next(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    // Stops come in clusters: look at the next few bytes one by one.
    let near = rest.get(..8).unwrap_or(rest);
    if let Some(at) = near.iter().position(|byte| is_stop(*byte)) {
        return Some(from + at);
    }
    let from = from + near.len();
    let (blocks, tail) = bytes.get(from..)?.as_chunks::<BLOCK>();
    for (number, block) in blocks.iter().enumerate() {
        let found = block.iter().fold(0u8, |found, byte| found | u8::from(is_stop(*byte)));
        if found != 0 {
            let at = block.iter().position(|byte| is_stop(*byte)).unwrap_or(0);
            return Some(from + number * BLOCK + at);
        }
    }
    let at = tail.iter().position(|byte| is_stop(*byte))?;
    Some(from + blocks.len() * BLOCK + at)
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
