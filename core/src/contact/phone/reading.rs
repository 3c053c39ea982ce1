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
    pub(super) repair: Option<(PhoneCode, u32)>,
}

/// Why digits are no number: the code and its number, and how many digits stand before the
/// area code (for the place of the remark).
#[derive(Debug, Clone, Copy)]
pub(super) struct Fault {
    pub(super) code: PhoneCode,
    pub(super) number: u32,
    pub(super) prefix_len: usize,
}

type Outcome = Result<Reading, Fault>;

/// Reads all digits as one number.
pub(super) fn read(digits: &[u8], lead: Lead) -> Option<Reading> {
    if lead.plus { with_plus(digits, lead) } else { without_plus(digits, lead) }
}

/// Reads all digits as one number, or says what is wrong.
pub(super) fn interpret(digits: &[u8], lead: Lead) -> Outcome {
    read(digits, lead).ok_or_else(|| fault(digits, lead))
}

fn with_plus(d: &[u8], lead: Lead) -> Option<Reading> {
    match d {
        [7, national @ ..] if national.len() == 10 => russian(national, Prefix::PlusSeven, 1),
        [7, 7 | 8, national @ ..] if national.len() == 10 => {
            mended(national, Prefix::PlusSeven, 2, PhoneCode::PrefixDoubled)
        }
        [7, 8, 1, 0, abroad @ ..] => {
            let reading = foreign(abroad, Prefix::Plus, 4)?;
            Some(Reading { repair: Some((PhoneCode::PrefixDoubled, 0)), ..reading })
        }
        [7, ..] => None,
        [0, 7, national @ ..] | [0, 0, 7, national @ ..] if national.len() == 10 => {
            mended(national, Prefix::PlusSeven, d.len() - 10, PhoneCode::ZeroBeforeCode)
        }
        [8, national @ ..] if national.len() == 10 && plausible_eight(d, lead) => {
            mended(national, Prefix::PlusSeven, 1, PhoneCode::PlusBeforeEight)
        }
        _ => {
            let bare = || {
                let russian = d.len() == 10 && d.first() != Some(&7);
                if !russian {
                    return None;
                }
                mended(d, Prefix::None, 0, PhoneCode::CountryCodeMissing)
            };
            // The code in parentheses right behind the plus can be no country code.
            if lead.open {
                bare().or_else(|| foreign(d, Prefix::Plus, 0))
            } else {
                foreign(d, Prefix::Plus, 0).or_else(bare)
            }
        }
    }
}

/// Whether `+8...` means the trunk prefix: it stands apart, the toll-free code follows, or no
/// country has such a number.
fn plausible_eight(d: &[u8], lead: Lead) -> bool {
    lead.alone || d.get(1..3) == Some(&[8, 0]) || foreign(d, Prefix::Plus, 0).is_none()
}

fn without_plus(d: &[u8], lead: Lead) -> Option<Reading> {
    if let [8, 1, 0, abroad @ ..] = d
        && abroad.len() > 7
    {
        if let [7, national @ ..] = abroad
            && national.len() == 10
        {
            return mended(national, Prefix::PlusSeven, 4, PhoneCode::PrefixDoubled);
        }
        return foreign(abroad, Prefix::Dialled, 3);
    }
    match d {
        [0, 0, 7, national @ ..] if national.len() == 10 => {
            mended(national, Prefix::PlusSeven, 3, PhoneCode::ZeroBeforeCode)
        }
        [0, 0, abroad @ ..] if abroad.len() > 7 => foreign(abroad, Prefix::Dialled, 2),
        [8, national @ ..] if national.len() == 10 => russian(national, Prefix::Eight, 1),
        [7, national @ ..] if national.len() == 10 => russian(national, Prefix::Seven, 1),
        [7 | 8, 7 | 8, national @ ..] if national.len() == 10 => {
            let reading = mended(national, Prefix::Eight, 2, PhoneCode::PrefixDoubled)?;
            // Glued digits of which only the second looks like a prefix: mobile numbers alone.
            let certain = lead.alone || reading.kind == Some(Kind::Mobile);
            (certain && reading.status != Status::Foreign).then_some(reading)
        }
        [7, ..] if d.len() == 10 && lead.alone => None,
        // An 8 apart is the trunk prefix, unless it stands in the parentheses of the code.
        [8, ..] if d.len() == 10 && lead.alone && !lead.inside => None,
        _ if d.len() == 10 => russian(d, Prefix::None, 0),
        // The plus left out, 375 17 ...: no number of Russia is so long.
        [a, b, c, ..] if d.len() > 10 && is_neighbour([*a, *b, *c]) => foreign(d, Prefix::None, 0),
        _ => None,
    }
}

/// A ten-digit national number of Russia or Kazakhstan, codes from before 2005 among them.
fn russian(national: &[u8], prefix: Prefix, prefix_len: usize) -> Option<Reading> {
    let value = join(national);
    let reading = |number: u64, status, kind, repair| {
        let number = 70_000_000_000 + number;
        Some(Reading { number, status, kind, prefix, prefix_len, repair })
    };
    match numbering::class(value) {
        Class::Fixed => reading(value, Status::Valid, Some(Kind::Fixed), None),
        Class::Mobile => reading(value, Status::Valid, Some(Kind::Mobile), None),
        Class::TollFree => reading(value, Status::Valid, Some(Kind::TollFree), None),
        Class::Premium => reading(value, Status::Valid, Some(Kind::Premium), None),
        Class::Personal => reading(value, Status::Valid, Some(Kind::Personal), None),
        Class::KazakhFixed => reading(value, Status::Foreign, Some(Kind::Fixed), None),
        Class::KazakhMobile => reading(value, Status::Foreign, Some(Kind::Mobile), None),
        Class::KazakhVoip => reading(value, Status::Foreign, None, None),
        Class::None => {
            let [0, second, third, ..] = *national else { return None };
            let code = 400 + u32::from(second) * 10 + u32::from(third);
            // 095 and 096 are codes of foreign mobile networks too: never rewritten.
            if !numbering::is_fixed(code) || matches!(code, 495 | 496) {
                return None;
            }
            let number = 4_000_000_000 + value;
            reading(
                number,
                Status::Repaired,
                Some(Kind::Fixed),
                Some((PhoneCode::LegacyCode, code)),
            )
        }
    }
}

fn mended(national: &[u8], prefix: Prefix, prefix_len: usize, code: PhoneCode) -> Option<Reading> {
    let reading = russian(national, prefix, prefix_len)?;
    if reading.repair.is_some() {
        return None;
    }
    let status = if reading.status == Status::Valid { Status::Repaired } else { reading.status };
    Some(Reading { status, repair: Some((code, 0)), ..reading })
}

/// A number of another country by its code and length.
fn foreign(d: &[u8], prefix: Prefix, prefix_len: usize) -> Option<Reading> {
    if d.len() > 15 || d.len() < 5 || d.first() == Some(&0) {
        return None;
    }
    if let [7, national @ ..] = d {
        let reading =
            (national.len() == 10).then(|| russian(national, prefix, prefix_len + 1))??;
        return (reading.status == Status::Foreign).then_some(reading);
    }
    for code_len in 1..=3 {
        let (code, rest) = d.split_at_checked(code_len)?;
        let code = u16::try_from(join(code)).unwrap_or(0);
        let lengths = numbering::lengths(code);
        if lengths == 0 {
            continue;
        }
        // A zero behind the country code is a trunk prefix left in, but for these countries.
        let zero = rest.first() == Some(&0) && !matches!(code, 39 | 225 | 241 | 242 | 378);
        // Eight digits behind China's code are no subscriber there, whatever the metadata allow;
        // they are a number of Russia without its country code, +861 275-10-50.
        let russian = code == 86 && rest.len() == 8;
        if zero || russian || lengths >> rest.len() & 1 == 0 {
            return None;
        }
        let kind = (code == 800).then_some(Kind::TollFree);
        return Some(Reading {
            number: join(d),
            status: Status::Foreign,
            kind,
            prefix,
            prefix_len,
            repair: None,
        });
    }
    None
}

/// Whether digits are the country code of a neighbour that pages give without its plus.
pub(super) fn is_neighbour(code: [u8; 3]) -> bool {
    matches!(join(&code), 373..=375 | 380 | 992 | 994..=996 | 998)
}

/// What is wrong with digits that are no number.
fn fault(d: &[u8], lead: Lead) -> Fault {
    let (prefix_len, abroad) = match d {
        [7, ..] if lead.plus => (1, false),
        [8, 1, 0, ..] if !lead.plus && d.len() > 11 => (3, true),
        [0, 0, ..] if !lead.plus => (2, true),
        _ if lead.plus => (0, true),
        [7 | 8, ..] if d.len() >= 11 || lead.alone || d.len() < 10 => (1, false),
        // Ten digits that begin with an 8 and a code unknown as it stands: the 8 is the trunk.
        [8, ..] if d.len() == 10 => (1, false),
        _ => (0, false),
    };
    if abroad {
        return Fault { code: PhoneCode::UnknownCountry, number: 0, prefix_len };
    }
    let national = d.get(prefix_len..).unwrap_or_default();
    let code = match national {
        [a, b, c, ..] => u32::from(*a) * 100 + u32::from(*b) * 10 + u32::from(*c),
        _ => 0,
    };
    let length = national.len();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    match length {
        0..10 => Fault { code: PhoneCode::TooShort, number: number(10 - length), prefix_len },
        10 if matches!(code, 95 | 96) => {
            Fault { code: PhoneCode::OldMoscowCode, number: code + 400, prefix_len }
        }
        10 => Fault { code: PhoneCode::UnknownCode, number: code, prefix_len },
        _ => Fault { code: PhoneCode::TooLong, number: number(length - 10), prefix_len },
    }
}
