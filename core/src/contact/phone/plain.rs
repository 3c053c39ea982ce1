//! The usual notations, read straight through: ASCII digits with spaces, hyphens and one pair
//! of parentheses, the whole value one number of Russia. Anything else goes to the full pass,
//! which gives the same answer for these (a test compares them).

use super::cut;
use super::found::{Digits, Hints, Kind, Notation, PhoneMatch, Prefix, Status};
use super::number::Phone;
use crate::Span;
use crate::contact::Diagnostics;
use crate::contact::numbering::{self, Class};

/// The longest value that is read so.
const LONGEST: usize = 24;

/// What the characters of a value come to.
#[derive(Default)]
struct Seen {
    number: u64,
    digits: u8,
    lens: [u8; 8],
    groups: usize,
    opened: u8,
    closed: u8,
    opens: bool,
    closes: bool,
}

fn scan(bytes: &[u8]) -> Option<Seen> {
    let mut seen = Seen::default();
    let mut fresh = true;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                if seen.digits == 11 {
                    return None;
                }
                seen.number = seen.number * 10 + u64::from(byte - b'0');
                seen.digits += 1;
                if fresh {
                    seen.groups += 1;
                    fresh = false;
                }
                *seen.lens.get_mut(seen.groups.checked_sub(1)?)? += 1;
                continue;
            }
            b' ' | b'-' => {}
            b'(' if !seen.opens && seen.digits == 1 => {
                seen.opens = true;
                seen.opened = seen.digits;
            }
            b')' if seen.opens && !seen.closes && !fresh => {
                seen.closes = true;
                seen.closed = seen.digits;
            }
            _ => return None,
        }
        fresh = true;
    }
    // A last digit that stands alone may be no part of the number.
    let last = seen.lens.get(seen.groups.checked_sub(1)?)?;
    (seen.opens == seen.closes && !fresh && *last > 1).then_some(seen)
}

/// The number of a value in a usual notation.
pub(super) fn read(value: &str) -> Option<PhoneMatch> {
    let bytes = value.as_bytes();
    if bytes.len() > LONGEST {
        return None;
    }
    let (plus, rest) = match bytes {
        [b'+', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if !matches!(rest.first(), Some(b'7' | b'8')) {
        return None;
    }
    let seen = scan(rest)?;
    let (lead, national) = (seen.number / 10_000_000_000, seen.number % 10_000_000_000);
    let prefix = match (seen.digits, plus, lead) {
        (11, true, 7) => Prefix::PlusSeven,
        (11, false, 7) => Prefix::Seven,
        (11, false, 8) => Prefix::Eight,
        _ => return None,
    };
    let kind = match numbering::class(national) {
        Class::Fixed => Kind::Fixed,
        Class::Mobile => Kind::Mobile,
        Class::TollFree => Kind::TollFree,
        _ => return None,
    };
    // Equal digits ask for a remark.
    if (national % 10_000_000).is_multiple_of(1_111_111) {
        return None;
    }
    let shown = seen.closed.saturating_sub(seen.opened);
    let area_len = if (3..=5).contains(&shown) {
        shown
    } else if seen.groups > 1 {
        cut::area_by_lens(seen.lens.get(..seen.groups).unwrap_or_default(), 1)
    } else {
        0
    };
    Some(PhoneMatch {
        phone: Some(Phone::new(70_000_000_000 + national, None)),
        extension: None,
        status: Status::Valid,
        kind: Some(kind),
        span: Span::new(0, bytes.len()),
        notation: Notation { prefix, parentheses: seen.closes, area_len },
        diagnostics: Diagnostics::default(),
        hints: Hints::default(),
        digits: Digits::default(),
    })
}
