//! From digits to a number: prefixes, codes, lengths. Knows nothing of separators.

use super::found::{Kind, PhoneCode, Prefix, Status, join};
use crate::contact::numbering::{self, Class};

/// What stands before and around the first digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lead {
    /// A plus.
    pub(super) plus: bool,
    /// The first digit is a group of its own.
    pub(super) alone: bool,
    /// The first group stands in parentheses.
    pub(super) open: bool,
    /// A parenthesis opens before the first digit.
    pub(super) inside: bool,
}

/// A number that exists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub(super) number: u64,
    pub(super) status: Status,
    pub(super) kind: Option<Kind>,
    pub(super) prefix: Prefix,
    /// How many digits stand before the national number.
    pub(super) prefix_len: usize,
    pub(super) repair: Option<PhoneCode>,
    /// The number that belongs to the repair.
    pub(super) code: u32,
}

impl Reading {
    pub(super) const NONE: Self = Self {
        number: 0,
        status: Status::Valid,
        kind: None,
        prefix: Prefix::None,
        prefix_len: 0,
        repair: None,
        code: 0,
    };
}

/// Why digits are no number: the code and its number, and how many digits stand before the
/// area code (for the place of the remark).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault {
    pub(super) code: PhoneCode,
    pub(super) number: u32,
    pub(super) prefix_len: usize,
}

/// Ten digits are a national number.
const TEN: u64 = 10_000_000_000;

/// Digits as a number, and how many they are: at most 18.
#[derive(Clone, Copy)]
pub(super) struct Number {
    value: u64,
    len: usize,
}

impl Number {
    pub(super) fn of(digits: &[u8]) -> Self {
        Self { value: join(digits), len: digits.len() }
    }

    /// Ten digits.
    pub(super) fn national(value: u64) -> Self {
        Self { value: value % TEN, len: 10 }
    }

    /// The first digits, so many; 0 where there are fewer.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn head(self, len: usize) -> u64 {
        match self.len.checked_sub(len) {
            Some(rest) => self.value / numbering::power(rest),
            None => 0,
        }
    }

    /// Without the first digits, so many.
    fn behind(self, len: usize) -> Self {
        let len = self.len.saturating_sub(len);
        Self { value: self.value % numbering::power(len), len }
    }
}

/// Reads all digits as one number, to `out`; whether it is one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn read(d: Number, lead: Lead, out: &mut Reading) -> bool {
    let front = d.len.wrapping_sub(10);
    let before = if front < 9 { d.value / TEN } else { 0 };
    if lead.plus {
        with_plus(d, front, before, lead, out)
    } else {
        without_plus(d, front, before, lead, out)
    }
}

fn with_plus(d: Number, front: usize, before: u64, lead: Lead, out: &mut Reading) -> bool {
    let mended_as = match (front, before) {
        (1, 7) => return russian(d, Prefix::PlusSeven, 1, out),
        (2, 77 | 78) => PhoneCode::PrefixDoubled,
        (2 | 3, 7) => PhoneCode::ZeroBeforeCode,
        (1, 8) if plausible_eight(d, lead, out) => PhoneCode::PlusBeforeEight,
        _ => return abroad_with_plus(d, lead, out),
    };
    mended(d, Prefix::PlusSeven, mended_as, out)
}

/// Digits behind a plus that are none of Russia as they stand.
fn abroad_with_plus(d: Number, lead: Lead, out: &mut Reading) -> bool {
    if d.head(4) == 7810 {
        let read = foreign(d, Prefix::Plus, 4, out);
        out.repair = Some(PhoneCode::PrefixDoubled);
        return read;
    }
    if d.head(1) == 7 {
        return false;
    }
    let bare = d.len == 10;
    // The code in parentheses right behind the plus can be no country code.
    let later = lead.open && bare;
    !later && foreign(d, Prefix::Plus, 0, out)
        || bare && mended(d, Prefix::None, PhoneCode::CountryCodeMissing, out)
        || later && foreign(d, Prefix::Plus, 0, out)
}

/// Whether `+8...` means the trunk prefix: it stands apart, the toll-free code follows, or no
/// country has such a number.
fn plausible_eight(d: Number, lead: Lead, out: &mut Reading) -> bool {
    lead.alone || d.head(3) == 880 || !foreign(d, Prefix::Plus, 0, out)
}

fn without_plus(d: Number, front: usize, before: u64, lead: Lead, out: &mut Reading) -> bool {
    let head = d.head(3);
    if d.len > 10 && head == 810 {
        return match (front, before) {
            (4, 8107) => mended(d, Prefix::PlusSeven, PhoneCode::PrefixDoubled, out),
            _ => foreign(d, Prefix::Dialled, 3, out),
        };
    }
    match (front, before) {
        (3, 7) => mended(d, Prefix::PlusSeven, PhoneCode::ZeroBeforeCode, out),
        _ if d.len > 9 && head < 10 => foreign(d, Prefix::Dialled, 2, out),
        (1, 8) => russian(d, Prefix::Eight, 1, out),
        (1, 7) => russian(d, Prefix::Seven, 1, out),
        (2, 77 | 78 | 87 | 88) => {
            // Glued digits of which only the second looks like a prefix: mobile numbers alone.
            mended(d, Prefix::Eight, PhoneCode::PrefixDoubled, out)
                && (lead.alone || out.kind == Some(Kind::Mobile))
                && out.status != Status::Foreign
        }
        // An 8 apart is the trunk prefix, unless it stands in the parentheses of the code.
        (0, _) => {
            let trunk = match head / 100 {
                7 => lead.alone,
                8 => lead.alone && !lead.inside,
                _ => false,
            };
            !trunk && russian(d, Prefix::None, 0, out)
        }
        // The plus left out, 375 17 ...: no number of Russia is so long.
        _ => d.len > 10 && is_neighbour(head) && foreign(d, Prefix::None, 0, out),
    }
}

/// A ten-digit national number of Russia or Kazakhstan behind its prefix, codes from before 2005
/// among them.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn russian(d: Number, prefix: Prefix, prefix_len: usize, out: &mut Reading) -> bool {
    let national = d.value % TEN;
    let class = numbering::class(national);
    let mut number = 7 * TEN + national;
    let mut kind = KINDS.get(class as usize).copied().flatten();
    let mut status = Status::Valid;
    let mut code = 0;
    if class == Class::None {
        code = (national / 10_000_000) as u32 + 400;
        // 095 and 096 are codes of foreign mobile networks too: never rewritten.
        if code >= 500 || !numbering::is_fixed(code) || matches!(code, 495 | 496) {
            return false;
        }
        number += 4_000_000_000;
        status = Status::Repaired;
        kind = Some(Kind::Fixed);
    } else if class as u8 >= Class::KazakhFixed as u8 {
        status = Status::Foreign;
    }
    let repair = (code > 0).then_some(PhoneCode::LegacyCode);
    *out = Reading { number, status, kind, prefix, prefix_len, repair, code };
    true
}

/// What kind of line each [`Class`] is, in the order of their declaration.
static KINDS: [Option<Kind>; 9] = [
    None,
    Some(Kind::Fixed),
    Some(Kind::Mobile),
    Some(Kind::TollFree),
    Some(Kind::Premium),
    Some(Kind::Personal),
    Some(Kind::Fixed),
    Some(Kind::Mobile),
    None,
];

/// A number of Russia or Kazakhstan with something to mend before it.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn mended(d: Number, prefix: Prefix, code: PhoneCode, out: &mut Reading) -> bool {
    if !russian(d, prefix, d.len - 10, out) || out.repair.is_some() {
        return false;
    }
    if out.status == Status::Valid {
        out.status = Status::Repaired;
    }
    out.repair = Some(code);
    true
}

/// A number of another country by its code and length, behind a prefix.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn foreign(all: Number, prefix: Prefix, prefix_len: usize, out: &mut Reading) -> bool {
    let d = all.behind(prefix_len);
    let first = d.head(1);
    if d.len > 15 || d.len < 5 || first == 0 {
        return false;
    }
    if first == 7 {
        return d.len == 11
            && russian(d, prefix, prefix_len + 1, out)
            && out.status == Status::Foreign;
    }
    for code_len in 1..=3 {
        let code = d.head(code_len) as u16;
        let lengths = numbering::lengths(code);
        if lengths == 0 {
            continue;
        }
        let rest = d.behind(code_len);
        // A zero behind the country code is a trunk prefix left in, but for these countries.
        let zero = rest.head(1) == 0 && !matches!(code, 39 | 225 | 241 | 242 | 378);
        // Eight digits behind China's code are no subscriber there, whatever the metadata allow;
        // they are a number of Russia without its country code, +861 275-10-50.
        let russian = code == 86 && rest.len == 8;
        let status = Status::Foreign;
        *out = Reading { number: d.value, status, prefix, prefix_len, ..Reading::NONE };
        out.kind = (code == 800).then_some(Kind::TollFree);
        return !(zero || russian) && lengths >> rest.len & 1 == 1;
    }
    false
}

/// Whether three digits are the country code of a neighbour that pages give without its plus.
pub(super) fn is_neighbour(code: u64) -> bool {
    matches!(code, 373..=375 | 380 | 992 | 994..=996 | 998)
}

/// What is wrong with digits that are no number.
pub(super) fn fault(digits: &[u8], lead: Lead) -> Fault {
    // More digits than a number holds say no more than that there are too many.
    let d = Number::of(digits.get(..18).unwrap_or(digits));
    let len = digits.len();
    let head = d.head(1);
    let abroad = if lead.plus {
        head != 7
    } else {
        d.head(2) == 0 && len > 1 || d.head(3) == 810 && len > 11
    };
    let trunk = head == 7 && (lead.plus || len != 10 || lead.alone) || head == 8 && !lead.plus;
    let prefix_len = usize::from(trunk);
    let length = len - prefix_len.min(len);
    let mut fault = Fault { code: PhoneCode::UnknownCountry, number: 0, prefix_len };
    if abroad {
        fault.prefix_len = 0;
        return fault;
    }
    (fault.code, fault.number) = match length {
        0..10 => (PhoneCode::TooShort, 10 - length as u32),
        10 => {
            let code = d.behind(prefix_len).head(3) as u32;
            match code {
                95 | 96 => (PhoneCode::OldMoscowCode, code + 400),
                _ => (PhoneCode::UnknownCode, code),
            }
        }
        _ => (PhoneCode::TooLong, length as u32 - 10),
    };
    fault
}
