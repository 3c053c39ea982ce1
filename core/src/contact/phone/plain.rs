//! The usual notations, read straight through: ASCII digits with spaces, hyphens and one pair
//! of parentheses, one number of Russia. Anything else goes to the full pass, which gives the
//! same answer for these (a test compares them).

use super::cut;
use super::found::{Digits, Hints, Kind, Notation, PhoneMatch, Prefix, Status};
use super::number::{Extension, Phone};
use crate::Span;
use crate::contact::Diagnostics;
use crate::contact::numbering::{self, Class};
use crate::looks::looked;

/// The longest number that is read so.
const LONGEST: usize = 32;
/// How much may stand behind it.
const TAIL: usize = 16;

/// What stands before the first digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begins {
    Plain,
    Plus,
    Parenthesis,
}

/// A number of Russia.
pub(super) struct Plain {
    /// The first three digits behind +7.
    code: u32,
    /// The other seven.
    local: u32,
    kind: Kind,
    notation: Notation,
    /// Behind its last digit.
    pub(super) end: usize,
    /// Digits in the last group.
    pub(super) last_len: u8,
    /// It has more than one group.
    pub(super) spread: bool,
    /// Its groups are those of a figure, `89 105 552 017`.
    pub(super) thousands: bool,
}

impl Plain {
    pub(super) fn found(&self, start: usize) -> PhoneMatch {
        PhoneMatch {
            phone: Some(Phone::new(self.value(), None)),
            extension: None,
            status: Status::Valid,
            kind: Some(self.kind),
            span: Span::new(start, self.end),
            notation: self.notation,
            diagnostics: Diagnostics::default(),
            hints: Hints::default(),
            digits: Digits::default(),
        }
    }

    fn value(&self) -> u64 {
        u64::from(7_000 + self.code) * 10_000_000 + u64::from(self.local)
    }

    pub(super) fn notation(&self) -> Notation {
        self.notation
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }
}

/// Digits that were not seen.
const NEVER: usize = usize::MAX;

/// The number whose first digit is at `at`.
#[inline]
pub(super) fn number(bytes: &[u8], at: usize, begins: Begins) -> Option<Plain> {
    let (mut number, mut digits) = (0_u64, 0_usize);
    // Lengths of groups, four bits each, the first the lowest.
    let (mut lens, mut shift) = (0_u64, 0_u32);
    let mut opened = if begins == Begins::Parenthesis { 0 } else { NEVER };
    let mut closed = NEVER;
    let (begin, mut at) = (at, at);
    let end = 'groups: loop {
        let group = bytes.get(at..).unwrap_or_default();
        let mut len = 0;
        for byte in group {
            let digit = byte.wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            looked(1);
            if digits + len == 11 {
                return None;
            }
            number = number * 10 + u64::from(digit);
            len += 1;
        }
        digits += len;
        at += len;
        let end = at;
        lens |= (len as u64) << shift;
        shift += 4;
        if opened != NEVER && closed == NEVER && bytes.get(at) == Some(&b')') {
            closed = digits;
            at += 1;
        }
        loop {
            match bytes.get(at) {
                Some(b' ' | b'-') => {}
                Some(b'(') if opened == NEVER && digits == 1 => opened = 1,
                Some(b'0'..=b'9') => break,
                _ => break 'groups end,
            }
            // The full pass knows how wide a gap may be.
            if at > begin + 2 * LONGEST {
                return None;
            }
            looked(1);
            at += 1;
        }
    };
    // A parenthesis that closes behind the number, or not at all.
    if digits < 10 || (opened != NEVER && closed >= digits) {
        return None;
    }
    let last_len = lens >> (shift - 4);
    // A last digit that stands alone may be no part of the number.
    if last_len < 2 {
        return None;
    }
    // One division of 64 bits; at most 11 digits leave 4 in front.
    let front = number / 10_000_000;
    let (local, front) = ((number - front * 10_000_000) as u32, front as u32);
    let (lead, code) = (front / 1000, front % 1000);
    let first_len = lens & 15;
    let prefix = match (digits, begins, lead) {
        (11, Begins::Plus, 7) => Prefix::PlusSeven,
        (11, Begins::Plain, 7) => Prefix::Seven,
        (11, Begins::Plain, 8) => Prefix::Eight,
        (10, Begins::Plain, _) if first_len > 2 && opened == NEVER => Prefix::None,
        (10, Begins::Parenthesis, _) if first_len > 2 && first_len == closed as u64 => Prefix::None,
        _ => return None,
    };
    let kind = match numbering::class_of_code(code) {
        Some(Class::Fixed) => Kind::Fixed,
        Some(Class::Mobile) => Kind::Mobile,
        Some(Class::TollFree) => Kind::TollFree,
        _ => return None,
    };
    // Equal digits ask for a remark.
    if local.is_multiple_of(1_111_111) {
        return None;
    }
    let shown = closed.wrapping_sub(opened);
    let area_len = if closed != NEVER && (3..=5).contains(&shown) {
        shown as u8
    } else if shift > 4 {
        cut::area_by_lens(lens, usize::from(prefix != Prefix::None))
    } else {
        0
    };
    Some(Plain {
        code,
        local,
        kind,
        notation: Notation { prefix, parentheses: closed != NEVER, area_len },
        end,
        last_len: last_len as u8,
        spread: shift > 4,
        thousands: lens == 0x3332,
    })
}

/// A number that is the whole value: valid, without a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// The first three digits behind +7.
    pub code: u32,
    /// The other seven digits.
    pub local: u32,
    /// What kind of line it is.
    pub kind: Kind,
    /// The extension.
    pub extension: Option<Extension>,
}

impl Usual {
    /// As [`PhoneMatch::region_numbers`].
    #[inline]
    #[must_use]
    pub fn region_numbers(&self) -> [u8; 2] {
        match self.kind {
            Kind::Fixed => numbering::subject_numbers_of_code(self.code),
            _ => [0; 2],
        }
    }
}

/// The number of a value in a usual notation, and the extension behind «доб.».
#[inline(always)]
fn whole(bytes: &[u8]) -> Option<(Plain, Option<Extension>)> {
    let (at, begins) = match bytes {
        [b'+', ..] => (1, Begins::Plus),
        [b'(', ..] => (1, Begins::Parenthesis),
        _ => (0, Begins::Plain),
    };
    if bytes.len() > LONGEST + TAIL || !bytes.get(at)?.is_ascii_digit() {
        return None;
    }
    let plain = number(bytes, at, begins)?;
    if plain.end == bytes.len() {
        return (plain.end <= LONGEST).then_some((plain, None));
    }
    if plain.end > LONGEST || plain.notation.prefix == Prefix::None {
        return None;
    }
    let extension = extension(bytes.get(plain.end..)?)?;
    Some((plain, Some(extension)))
}

/// The number that [`whole`] reads.
#[inline]
pub(super) fn read(bytes: &[u8]) -> Option<PhoneMatch> {
    let (plain, extension) = whole(bytes)?;
    let mut found = plain.found(0);
    if extension.is_some() {
        found.extension = extension;
        found.phone = Some(Phone::new(plain.value(), extension));
        found.span = Span::new(0, bytes.len());
    }
    Some(found)
}

/// The same, without what follows from the value itself.
#[inline(always)]
pub(super) fn usual(bytes: &[u8]) -> Option<Usual> {
    let (Plain { code, local, kind, .. }, extension) = whole(bytes)?;
    Some(Usual { code, local, kind, extension })
}

/// «доб. 123» and nothing else.
#[cfg_attr(target_arch = "wasm32", inline(never))]
#[cfg_attr(not(target_arch = "wasm32"), inline)]
fn extension(mut rest: &[u8]) -> Option<Extension> {
    rest = behind(rest, b',');
    rest = behind(rest, b' ');
    let [0xd0, 0xb4 | 0x94, 0xd0, 0xbe, 0xd0, 0xb1, digits @ ..] = rest else { return None };
    let digits = behind(behind(digits, b'.'), b' ');
    if digits.is_empty() || digits.len() > Extension::MAX {
        return None;
    }
    let mut value = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    Some(Extension::new(value, digits.len() as u8))
}

/// What follows this character, or everything where another one stands first.
#[inline]
fn behind(rest: &[u8], character: u8) -> &[u8] {
    match rest {
        [first, behind @ ..] if *first == character => behind,
        _ => rest,
    }
}
