//! How the scanner calls the engines: always on a stretch of the text, with the places of the
//! whole text.

use super::Found;
use crate::contact::email::{self, EmailMatch};
use crate::contact::phone::{self, Hints, PhoneMatch, Status};
use crate::looks::looked;

/// The numbers in `from..to`.
pub(super) fn phones(
    text: &str,
    from: usize,
    to: usize,
    hints: Hints,
    found: &mut dyn FnMut(PhoneMatch),
) {
    let text = text.get(..to).unwrap_or(text);
    for number in phone::find_from(text, from, &hints) {
        found(number);
    }
}

/// How far an e-mail address reaches to either side of its at sign.
const MAIL_REACH: usize = 400;

/// The e-mail address round the at sign at `at`; nothing before `gap` belongs to it. Behind it,
/// the offset before which no other address begins.
pub(super) fn email(text: &str, gap: usize, at: usize) -> (Option<EmailMatch<'_>>, usize) {
    let floor = text.floor_char_boundary(at.saturating_sub(MAIL_REACH)).max(gap);
    let end = text.floor_char_boundary((at + MAIL_REACH).min(text.len()));
    email::find_at(text.get(..end).unwrap_or(text), floor, at)
}

/// Whether letters follow an at sign before the next one: a domain is not made of digits.
pub(super) fn has_letters(text: &str, at: usize) -> bool {
    let rest = text.as_bytes().get(at + 1..).unwrap_or_default();
    for byte in rest.get(..80).unwrap_or(rest) {
        match byte {
            b'@' | b'\n' => return false,
            b'a'..=b'z' | b'A'..=b'Z' | 0x80.. => return true,
            _ => {}
        }
    }
    false
}

/// Whether a contact is none by itself and gives way to an address that holds it.
pub(super) fn gives_way(found: &Found<'_>) -> bool {
    match found {
        Found::Phone(found) => {
            matches!(found.status, Status::Local | Status::Short | Status::Invalid)
        }
        _ => false,
    }
}

/// The first byte at or behind `from` that may begin something rare: a full-width digit or at
/// sign, or a word in brackets that stands for the at sign. The end of the text where none is.
pub(super) fn next_rare(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let next = memchr::memchr3(b'(', b'[', 0xEF, rest).map_or(text.len(), |at| from + at);
    looked(next.saturating_sub(from));
    next
}

/// What stands at a byte that [`next_rare`] gave.
pub(super) fn rare(text: &str, at: usize) -> Rare {
    match text.as_bytes().get(at..at + 3) {
        Some([0xEF, 0xBC, 0x90..=0x99]) => Rare::Digit,
        Some([0xEF, 0xBC, 0xA0]) | Some([b'(' | b'[', ..]) => Rare::At,
        _ => Rare::Nothing,
    }
}

/// Something rare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rare {
    /// A full-width digit, three bytes.
    Digit,
    /// Perhaps an at sign.
    At,
    Nothing,
}
