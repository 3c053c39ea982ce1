//! The identity of a number: what two notations of one contact have in common.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{Hints, PhoneCode, Status, check};
use crate::Span;
use crate::contact::cut::trim;

/// The digits of an extension, leading zeros kept: one to seven.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extension {
    value: u32,
    len: u8,
}

impl Extension {
    /// The longest extension that is read.
    pub const MAX: usize = 7;

    /// How many digits it has.
    #[must_use]
    pub fn digits(self) -> u8 {
        self.len
    }

    /// The value of the digits, leading zeros lost.
    #[must_use]
    pub fn value(self) -> u32 {
        self.value
    }

    /// Of so many digits, one to seven.
    #[inline]
    pub(super) fn new(value: u32, len: u8) -> Self {
        Self { value, len }
    }

    pub(super) fn from_digits(digits: &[u8]) -> Option<Self> {
        if digits.is_empty() || digits.len() > Self::MAX {
            return None;
        }
        let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(*digit));
        Some(Self { value, len: u8::try_from(digits.len()).unwrap_or(0) })
    }
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.value, width = usize::from(self.len))
    }
}

impl fmt::Debug for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A telephone number in the international plan (E.164), with its extension where it has one.
///
/// Two notations of one contact are equal; the same number with and without an extension is two
/// contacts. `Display` gives `+78612751050` or `+78612751050#123`; [`FromStr`] reads any
/// notation that [`check`] finds `valid`, `repaired` or `foreign`, if it holds one number.
///
/// ```
/// use gospablik::contact::phone::Phone;
///
/// let phone: Phone = "8 (861) 275-10-50 доб. 123".parse()?;
/// assert_eq!(phone.to_string(), "+78612751050#123");
/// assert_eq!(phone, "+7.861.275.10.50 #123".parse()?);
/// # Ok::<(), gospablik::contact::phone::ParsePhoneError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    number: u64,
    extension: Option<Extension>,
}

impl Phone {
    pub(super) fn new(number: u64, extension: Option<Extension>) -> Self {
        Self { number, extension }
    }

    /// The digits of the number behind the plus, at most 15.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// The extension.
    #[must_use]
    pub fn extension(self) -> Option<Extension> {
        self.extension
    }

    /// The same number without its extension.
    #[must_use]
    pub fn without_extension(self) -> Self {
        Self { extension: None, ..self }
    }

    pub(super) fn with_extension(self, extension: Option<Extension>) -> Self {
        Self { extension, ..self }
    }

    /// The ten digits behind +7, if the number is one of them.
    pub(in crate::contact) fn national(self) -> Option<u64> {
        (self.number / 10_000_000_000 == 7).then_some(self.number % 10_000_000_000)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.number)?;
        match self.extension {
            Some(extension) => write!(f, "#{extension}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a string is not one telephone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsePhoneError {
    /// What is wrong.
    pub code: PhoneCode,
    /// Where.
    pub span: Span,
    /// The number that belongs to the code, as in a diagnostic.
    pub number: u32,
}

impl fmt::Display for ParsePhoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.code.message(self.number, crate::Lang::En);
        write!(f, "bytes {}..{}: {message}", self.span.start, self.span.end)
    }
}

impl std::error::Error for ParsePhoneError {}

impl FromStr for Phone {
    type Err = ParsePhoneError;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        let hints = Hints::default();
        let mut matches = check(value, &hints);
        let whole = Span::new(0, value.len());
        let error = |code, span| ParsePhoneError { code, span, number: 0 };
        let first = matches.next().ok_or_else(|| error(PhoneCode::NoNumber, whole))?;
        if let Some(second) = matches.next() {
            return Err(error(PhoneCode::SeveralNumbers, second.span));
        }
        match (first.status, first.phone) {
            (Status::Valid | Status::Repaired | Status::Foreign, Some(phone)) => Ok(phone),
            (Status::Short, _) => Err(error(PhoneCode::ShortNumber, first.span)),
            _ => {
                let found = first.diagnostics.iter().next();
                Err(found.map_or(error(PhoneCode::NoNumber, first.span), |found| ParsePhoneError {
                    code: found.code,
                    span: found.span,
                    number: found.number,
                }))
            }
        }
    }
}

impl Serialize for Phone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl de::Visitor<'_> for Text {
            type Value = Phone;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a telephone number")
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<Phone, E> {
                value.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Text)
    }
}

/// An area code of Russia as people know it, without trunk prefix: three to five digits that
/// begin with a code of the plan (`861`, `8612`, `86137`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaCode {
    value: u32,
    len: u8,
}

impl AreaCode {
    /// How many digits the code has.
    #[must_use]
    pub fn digits(self) -> usize {
        usize::from(self.len)
    }

    /// The code as a number; codes do not begin with a zero.
    #[must_use]
    pub fn value(self) -> u32 {
        self.value
    }

    pub(super) fn from_digits(digits: &[u8]) -> Option<Self> {
        if !(3..=5).contains(&digits.len()) || digits.iter().any(|digit| *digit > 9) {
            return None;
        }
        let value = digits.iter().fold(0, |value, digit| value * 10 + u32::from(*digit));
        let code = match digits.len() {
            3 => value,
            4 => value / 10,
            _ => value / 100,
        };
        let len = u8::try_from(digits.len()).ok()?;
        super::super::numbering::is_fixed(code).then_some(Self { value, len })
    }

    /// The code of so many digits that a national number begins with.
    pub(super) fn of(national: u64, len: u8) -> Option<Self> {
        let power = [10_000_000_u64, 1_000_000, 100_000].get(usize::from(len.checked_sub(3)?))?;
        let fixed = super::super::numbering::is_fixed(u32::try_from(national / 10_000_000).ok()?);
        let value = u32::try_from(national / power).ok()?;
        fixed.then_some(Self { value, len })
    }

    /// The full national number of a local one, if both together have ten digits.
    pub(super) fn join(self, local: u64, digits: usize) -> Option<u64> {
        let power = [0, 0, 0, 0, 0, 100_000, 1_000_000, 10_000_000_u64].get(digits).copied()?;
        (power != 0 && digits + self.digits() == 10).then(|| u64::from(self.value) * power + local)
    }
}

impl fmt::Display for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}

impl fmt::Debug for AreaCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not an area code of Russia.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseAreaCodeError;

impl fmt::Display for ParseAreaCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an area code has 3 to 5 digits and begins with a fixed-line code of Russia")
    }
}

impl std::error::Error for ParseAreaCodeError {}

impl FromStr for AreaCode {
    type Err = ParseAreaCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut digits = [0; 5];
        let text = trim(text).as_bytes();
        for (slot, byte) in digits.iter_mut().zip(text) {
            *slot = byte.wrapping_sub(b'0');
        }
        digits.get(..text.len()).and_then(Self::from_digits).ok_or(ParseAreaCodeError)
    }
}
