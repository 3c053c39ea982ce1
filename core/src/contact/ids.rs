//! ИНН, ОГРН and ОГРНИП by their check sums.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::cut::{Cut, number, trim};
use super::letter;
use crate::Span;

/// ИНН: the taxpayer's number, 10 digits for an organisation, 12 for a person, check sum right.
///
/// ```
/// use gospablik::contact::ids::Inn;
/// let inn: Inn = "4505845060".parse().unwrap();
/// assert_eq!(inn.to_string(), "4505845060");
/// assert!("4505845061".parse::<Inn>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Inn(Digits);

/// ОГРН: the number of an organisation (13 digits) or, as ОГРНИП, of an entrepreneur (15
/// digits) in the state register, check sum right.
///
/// ```
/// use gospablik::contact::ids::Ogrn;
/// let ogrn: Ogrn = "1034563429383".parse().unwrap();
/// assert!(!ogrn.is_entrepreneur());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ogrn(Digits);

/// Up to 18 digits, leading zeros kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Digits {
    len: u8,
    value: u64,
}

/// What is wrong with a number that was meant to be an ИНН or ОГРН.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IdCode {
    /// There is no digit.
    Empty,
    /// A character that is not a digit.
    Character,
    /// The number of digits is not one that exists.
    Length,
    /// The check sum is wrong: a misprint.
    CheckSum,
}

impl super::Code for IdCode {
    fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Character => "unexpected-character",
            Self::Length => "wrong-length",
            Self::CheckSum => "wrong-check-sum",
        }
    }
}

/// Why a text is no ИНН or ОГРН: what is wrong and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} at byte {}", super::Code::as_str(self.code), self.span.start)]
pub struct IdError {
    /// What is wrong.
    pub code: IdCode,
    /// Where, in the text that was given.
    pub span: Span,
}

impl Inn {
    /// The ИНН of these digits, if length and check sum are right. Zero alone is no number.
    #[must_use]
    pub fn from_digits(value: u64, len: usize) -> Option<Self> {
        let digits = Digits { len: u8::try_from(len).ok()?, value };
        digits.is_inn().then_some(Self(digits))
    }

    /// Its value and how many digits it has.
    pub(crate) fn digits(self) -> (u64, usize) {
        (self.0.value, usize::from(self.0.len))
    }

    /// Whether it is a person's (12 digits).
    #[must_use]
    pub fn is_person(self) -> bool {
        self.0.len == 12
    }

    /// The first two digits: the region of the tax office that gave it.
    #[must_use]
    pub fn region(self) -> u8 {
        u8::try_from(self.0.value / 10u64.pow(u32::from(self.0.len) - 2)).unwrap_or(0)
    }
}

impl Ogrn {
    /// The ОГРН of these digits, if length and check sum are right.
    #[must_use]
    pub fn from_digits(value: u64, len: usize) -> Option<Self> {
        let digits = Digits { len: u8::try_from(len).ok()?, value };
        digits.is_ogrn().then_some(Self(digits))
    }

    /// Its value and how many digits it has.
    pub(crate) fn digits(self) -> (u64, usize) {
        (self.0.value, usize::from(self.0.len))
    }

    /// Whether it is an entrepreneur's (ОГРНИП, 15 digits).
    #[must_use]
    pub fn is_entrepreneur(self) -> bool {
        self.0.len == 15
    }
}

impl Digits {
    /// Reads a text of digits; spaces around it do not count.
    fn read(text: &str) -> Result<(Self, Span), IdError> {
        let trimmed = trim(text);
        let start = text.len() - text.skip(letter::is_space).len();
        let span = Span::new(start, start + trimmed.len());
        if trimmed.is_empty() {
            return Err(IdError { code: IdCode::Empty, span });
        }
        let at = trimmed.until(|c| !c.is_ascii_digit());
        if let Some(c) = trimmed.behind(at).first() {
            let span = Span::new(start + at, start + at + c.len_utf8());
            return Err(IdError { code: IdCode::Character, span });
        }
        let value = number(trimmed).ok_or(IdError { code: IdCode::Length, span })?;
        let len = u8::try_from(trimmed.len()).unwrap_or(u8::MAX);
        Ok((Self { len, value }, span))
    }

    /// The digit at `place`, counted from the right, from 0.
    fn digit(self, place: u32) -> u64 {
        self.value / 10u64.pow(place) % 10
    }

    /// The check digit that the weights give for the digits left of `place`, nearest first.
    fn weighed(self, place: u32, weights: &[u64]) -> u64 {
        let (mut rest, mut sum) = (self.value / 10u64.pow(place), 0);
        for weight in weights {
            rest /= 10;
            sum += rest % 10 * weight;
        }
        sum % 11 % 10
    }

    fn is_inn(self) -> bool {
        const WEIGHTS: [u64; 11] = [8, 6, 4, 9, 5, 3, 10, 4, 2, 7, 3];
        if self.value == 0 || self.value >= 10u64.pow(u32::from(self.len.min(18))) {
            return false;
        }
        match self.len {
            10 => self.digit(0) == self.weighed(0, WEIGHTS.get(..9).unwrap_or_default()),
            12 => {
                self.digit(0) == self.weighed(0, &WEIGHTS)
                    && self.digit(1) == self.weighed(1, WEIGHTS.get(..10).unwrap_or_default())
            }
            _ => false,
        }
    }

    fn is_ogrn(self) -> bool {
        let divisor = match self.len {
            13 => 11,
            15 => 13,
            _ => return false,
        };
        let first = self.digit(u32::from(self.len) - 1);
        let kind = if self.len == 13 { matches!(first, 1 | 5) } else { first == 3 };
        kind && self.value / 10 % divisor % 10 == self.digit(0)
    }
}

fn parse(text: &str, right: fn(Digits) -> bool, lengths: [u8; 2]) -> Result<Digits, IdError> {
    let (digits, span) = Digits::read(text)?;
    if !lengths.contains(&digits.len) {
        return Err(IdError { code: IdCode::Length, span });
    }
    if !right(digits) {
        return Err(IdError { code: IdCode::CheckSum, span });
    }
    Ok(digits)
}

impl fmt::Display for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.value, width = usize::from(self.len))
    }
}

macro_rules! text_forms {
    ($name:ident, $right:expr, $lengths:expr) => {
        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text, $right, $lengths).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

text_forms!(Inn, Digits::is_inn, [10, 12]);
text_forms!(Ogrn, Digits::is_ogrn, [13, 15]);

/// An ИНН or ОГРН.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Id {
    /// An ИНН.
    Inn(Inn),
    /// An ОГРН or ОГРНИП.
    Ogrn(Ogrn),
}

/// An identifier found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdMatch {
    /// Which.
    pub id: Id,
    /// Its digits.
    pub span: Span,
    /// Whether a label («ИНН», «ОГРН») stands before it.
    pub labelled: bool,
}

/// Every ИНН and ОГРН in a text, in order.
///
/// A label decides. Without one, 13 and 15 digits count where the check sum is right; 10 digits
/// only where they cannot be a telephone number; 12 never (numbers of photos look like that).
pub fn find(text: &str) -> Finder<'_> {
    Finder { text, at: 0 }
}

/// Iterator over the identifiers of a text; made by [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Finder<'_> {
    type Item = IdMatch;

    fn next(&mut self) -> Option<IdMatch> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let start = self.at + rest.iter().position(u8::is_ascii_digit)?;
            let tail = self.text.as_bytes().get(start..)?;
            let len = tail.iter().take_while(|b| b.is_ascii_digit()).count();
            self.at = start + len;
            if let Some(found) = at(self.text, start, start + len) {
                return Some(found);
            }
        }
    }
}

/// The identifier that the run of digits `start..end` is, if it is one.
#[inline]
pub(crate) fn at(text: &str, start: usize, end: usize) -> Option<IdMatch> {
    let len = end - start;
    if !matches!(len, 10 | 12 | 13 | 15) {
        return None;
    }
    identified(text, start, end)
}

/// The same, the length being that of an identifier.
#[inline(never)]
fn identified(text: &str, start: usize, end: usize) -> Option<IdMatch> {
    let len = end - start;
    let before = text.get(..start)?;
    let after = text.get(end..)?.chars().next();
    if before.chars().next_back().is_some_and(glues) || after.is_some_and(glues) {
        return None;
    }
    let value = number(text.get(start..end)?)?;
    let id = match len {
        10 | 12 => Id::Inn(Inn::from_digits(value, len)?),
        _ => Id::Ogrn(Ogrn::from_digits(value, len)?),
    };
    let labelled = label(before, id);
    let alone = match len {
        10 => !looks_dialled(value),
        12 => false,
        _ => true,
    };
    (labelled || alone).then(|| IdMatch { id, span: Span::new(start, end), labelled })
}

fn glues(c: char) -> bool {
    letter::is_word(c) || matches!(c, '_' | '+' | '@')
}

/// Whether ten digits could be a telephone number: their first digit is one of area codes and
/// mobile codes, or the trunk digit.
fn looks_dialled(value: u64) -> bool {
    matches!(value / 1_000_000_000, 3 | 4 | 7 | 8 | 9)
}

fn label(before: &str, id: Id) -> bool {
    let words: &[&str] = match id {
        Id::Inn(_) => &["инн", "инн/кпп", "inn", "инн организации", "инн юл"],
        Id::Ogrn(_) => &["огрн", "огрнип", "ogrn"],
    };
    let before = before
        .shed(|c| matches!(c, ' ' | '\u{a0}' | ':' | '№' | '-' | '–' | '—' | '.' | '(' | '='));
    words.iter().any(|word| {
        letter::strip_suffix(before, word)
            .is_some_and(|rest| !rest.chars().next_back().is_some_and(letter::is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_sums_are_checked() {
        for (text, right) in [
            ("4505845060", true),
            ("596312894563", true),
            ("4539006787", false),
            ("256578416", false),
            ("0000000000", false),
            ("5904120389", true),
        ] {
            assert_eq!(text.parse::<Inn>().is_ok(), right, "{text}");
        }
        assert!("1034563429383".parse::<Ogrn>().is_ok());
        assert!("1114565904644".parse::<Ogrn>().is_err());
    }

    #[test]
    fn errors_tell_what_and_where() {
        let error = |text: &str| text.parse::<Inn>().unwrap_err();
        assert_eq!(error("").code, IdCode::Empty);
        assert_eq!(error("256578416").code, IdCode::Length);
        assert_eq!(error(" 45О5845060").code, IdCode::Character);
        assert_eq!(error(" 45О5845060").span, Span::new(3, 5));
        assert_eq!(error("4505845061").code, IdCode::CheckSum);
        assert_eq!(error(&"1".repeat(1000)).code, IdCode::Length);
    }

    #[test]
    fn leading_zeros_are_kept() {
        // 0100000005: 4*1... is found by trial, so that the sum is right by construction.
        let text = (0..10).map(|d| format!("010000000{d}")).find(|t| t.parse::<Inn>().is_ok());
        let text = text.unwrap();
        assert_eq!(text.parse::<Inn>().unwrap().to_string(), text);
        assert_eq!(text.parse::<Inn>().unwrap().region(), 1);
    }

    #[test]
    fn labels_and_check_sums_find_them() {
        let text = "ИНН 4505845060, ОГРН: 1034563429383; фото 596312894563, тел. 4505845060";
        let found: Vec<_> = find(text).map(|m| (m.span.slice(text), m.labelled)).collect();
        assert_eq!(found, [("4505845060", true), ("1034563429383", true)]);
    }
}
