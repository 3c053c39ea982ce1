//! The numbering plan: which numbers exist under +7, of what kind, and where; which country
//! codes there are. The table is generated from libphonenumber's public metadata (9.0.33); where
//! the plan, its registry and the metadata differ, what was decided stands with its reason in
//! `core/data/numbering.toml`.

mod table;

use super::LEAN;

/// What a number under +7 is by its first digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// No such code.
    None,
    /// A fixed line; its subjects come from [`subjects`].
    Fixed,
    /// A mobile number.
    Mobile,
    /// Free of charge for the caller.
    TollFree,
    /// Paid service.
    Premium,
    /// Personal number.
    Personal,
    /// Kazakhstan, fixed.
    KazakhFixed,
    /// Kazakhstan, mobile.
    KazakhMobile,
    /// Kazakhstan, internet telephony.
    KazakhVoip,
}

/// Values of the table from here on are fixed lines.
const FIXED: u8 = 16;

#[inline]
fn value(code: u32) -> u8 {
    let at = code.wrapping_sub(300) as usize;
    table::CODES.get(at).copied().unwrap_or(0)
}

/// What so many digits take away or leave: a power of ten, below 10^20.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(crate) fn power(digits: usize) -> u64 {
    let mut power = 1;
    for _ in 0..digits.min(19) {
        power *= 10;
    }
    power
}

/// The class of a ten-digit national number.
pub(crate) fn class(national: u64) -> Class {
    let code = u32::try_from(national / 10_000_000).unwrap_or(0);
    class_of_code(code).unwrap_or_else(|| {
        let at = (national / 100_000).wrapping_sub(71_000) as usize;
        let word = table::KAZAKHSTAN.get(at / 64).copied().unwrap_or(0);
        if word >> (at % 64) & 1 == 1 { Class::KazakhFixed } else { Class::None }
    })
}

/// The class of all numbers of a code; `None` where further digits tell.
#[inline]
pub(crate) fn class_of_code(code: u32) -> Option<Class> {
    Some(match value(code) {
        0 => Class::None,
        1 => Class::Mobile,
        2 => Class::TollFree,
        3 => Class::Premium,
        4 => Class::Personal,
        5 => Class::KazakhMobile,
        6 => Class::KazakhVoip,
        7 => return None,
        _ => Class::Fixed,
    })
}

/// Whether the three digits are a code of Russia: any accepted class.
pub(crate) fn is_code(code: u32) -> bool {
    matches!(value(code), 1..=4 | FIXED..)
}

/// Whether the three digits are a fixed-line code of Russia.
pub(crate) fn is_fixed(code: u32) -> bool {
    value(code) >= FIXED
}

/// The federal subjects of a ten-digit national number: those of its fixed-line code, none for
/// other kinds.
pub(crate) fn subjects(national: u64) -> &'static [&'static str] {
    let code = u32::try_from(national / 10_000_000).unwrap_or(0);
    let Some(at) = value(code).checked_sub(FIXED) else { return &[] };
    table::SUBJECTS.get(usize::from(at)).copied().unwrap_or(&[])
}

/// The federal subjects of each list of the table as numbers, 0 where there is none: without the
/// addresses that texts take.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static NUMBERS: [[u8; 2]; table::SUBJECTS.len()] = {
    let mut numbers = [[0; 2]; table::SUBJECTS.len()];
    let mut at = 0;
    while at < numbers.len() {
        let list = table::SUBJECTS[at];
        assert!(list.len() <= 2);
        let mut place = 0;
        while place < list.len() {
            let [tens, ones] = list[place].as_bytes() else { panic!("a subject has two digits") };
            numbers[at][place] = (*tens - b'0') * 10 + *ones - b'0';
            place += 1;
        }
        at += 1;
    }
    numbers
};

/// As [`subjects`], as numbers; 0 stands for none.
pub(crate) fn subject_numbers(national: u64) -> [u8; 2] {
    subject_numbers_of_code(u32::try_from(national / 10_000_000).unwrap_or(0))
}

/// The same by the code alone.
#[inline]
pub(crate) fn subject_numbers_of_code(code: u32) -> [u8; 2] {
    let at = value(code).checked_sub(FIXED);
    at.and_then(|at| NUMBERS.get(usize::from(at))).copied().unwrap_or_default()
}

/// Whether these digits are a short number: an emergency, helpline or state service number.
pub(crate) fn is_short(digits: usize, value: u32) -> bool {
    table::SHORT
        .iter()
        .any(|(len, number)| usize::from(*len) == digits && u32::from(*number) == value)
}

/// How many country codes there are.
const COUNTRIES: usize = table::COUNTRIES.len();

/// The sets of lengths that occur, each once, and how many they are.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
const SETS: ([u16; COUNTRIES], usize) = {
    let (mut sets, mut len) = ([0; COUNTRIES], 0);
    let mut at = 0;
    while at < COUNTRIES {
        let (_, lengths) = table::COUNTRIES[at];
        let mut same = 0;
        while same < len && sets[same] != lengths {
            same += 1;
        }
        if same == len {
            sets[len] = lengths;
            len += 1;
        }
        at += 1;
    }
    (sets, len)
};

/// The sets of lengths alone.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static LENGTHS: [u16; SETS.1] = {
    let mut lengths = [0; SETS.1];
    let mut at = 0;
    while at < lengths.len() {
        lengths[at] = SETS.0[at];
        at += 1;
    }
    lengths
};

/// For each country code how much more it is than the one before, and its set of lengths: fewer
/// bytes than the table, and longer to search.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static STEPS: [[u8; 2]; COUNTRIES] = {
    let mut steps = [[0; 2]; COUNTRIES];
    let (mut at, mut last) = (0, 0);
    while at < COUNTRIES {
        let (code, lengths) = table::COUNTRIES[at];
        let mut set = 0;
        while SETS.0[set] != lengths {
            set += 1;
        }
        assert!(code - last < 256 && set < 256);
        steps[at] = [(code - last) as u8, set as u8];
        last = code;
        at += 1;
    }
    steps
};

/// The lengths of numbers behind a country code, as bits; 0 where there is no such code. Russia
/// and Kazakhstan, +7, are not in the table.
pub(crate) fn lengths(country: u16) -> u16 {
    if LEAN {
        return packed_lengths(country);
    }
    match table::COUNTRIES.binary_search_by_key(&country, |(code, _)| *code) {
        Ok(at) => table::COUNTRIES.get(at).map_or(0, |(_, lengths)| *lengths),
        Err(_) => 0,
    }
}

/// The same from the packed table.
fn packed_lengths(country: u16) -> u16 {
    let mut left = country;
    for [step, set] in &STEPS {
        match left.checked_sub(u16::from(*step)) {
            Some(0) => return LENGTHS.get(usize::from(*set)).copied().unwrap_or(0),
            Some(rest) => left = rest,
            None => break,
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_table() {
        assert_eq!(class(8_612_751_050), Class::Fixed);
        assert_eq!(subjects(8_612_751_050), ["23"]);
        assert_eq!(subjects(8_182_751_050), ["29", "83"]);
        assert_eq!(subject_numbers(8_182_751_050), [29, 83]);
        assert_eq!(subject_numbers(4_951_234_567), [77, 0]);
        assert_eq!(subject_numbers(8_401_234_567), [0, 0]);
        assert_eq!(subjects(4_951_234_567), ["77"]);
        assert_eq!(subjects(4_961_234_567), ["50"]);
        assert_eq!(class(9_300_021_234), Class::Mobile);
        assert_eq!(class(8_401_234_567), Class::Fixed);
        assert_eq!(subjects(8_401_234_567), [] as [&str; 0]);
        assert_eq!(class(8_011_234_567), Class::None);
        assert_eq!(class(6_001_234_567), Class::None);
        assert_eq!(class(7_272_581_111), Class::KazakhFixed);
        assert_eq!(class(7_011_234_567), Class::KazakhMobile);
        assert_eq!(class(7_100_000_000), Class::None);
        assert_eq!(class(7_999_999_999), Class::None);
        assert_eq!(class(0), Class::None);
        assert_eq!(class(u64::MAX), Class::None);
        assert_eq!(class(9_999_999_999), Class::Mobile);
        assert_eq!(class(2_999_999_999), Class::None);
    }

    #[test]
    fn countries_and_short_numbers() {
        assert_eq!(lengths(375), 1 << 9);
        assert_eq!(lengths(7), 0);
        assert_eq!(lengths(999), 0);
        for country in 0..1100 {
            assert_eq!(packed_lengths(country), lengths(country), "{country}");
        }
        assert!(is_short(3, 112) && is_short(2, 1) && is_short(3, 101));
        assert!(!is_short(3, 1) && !is_short(2, 12) && !is_short(3, 113));
    }
}
