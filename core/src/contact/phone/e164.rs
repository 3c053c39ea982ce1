//! The text of a number without an allocation, for callers that ask for millions.

use super::Phone;

/// A number in E.164: a plus and at most 15 digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct E164 {
    bytes: [u8; Self::MAX],
    len: u8,
}

impl E164 {
    /// The longest text, in bytes.
    pub const MAX: usize = 16;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let text = self.bytes.get(..usize::from(self.len)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }

    /// The text behind which the array holds zeros.
    #[must_use]
    pub fn bytes(&self) -> &[u8; Self::MAX] {
        &self.bytes
    }
}

impl Phone {
    /// The number in E.164, without the extension.
    ///
    /// ```
    /// use gospablik::contact::phone::Phone;
    /// let phone: Phone = "8 (861) 275-10-50".parse()?;
    /// assert_eq!(phone.e164().as_str(), "+78612751050");
    /// # Ok::<(), gospablik::contact::phone::ParsePhoneError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn e164(self) -> E164 {
        const EIGHT: u64 = 100_000_000;
        // Fifteen digits at most, in two halves that do not wait for one another.
        let number = self.number();
        debug_assert!(number < EIGHT * EIGHT / 10, "E.164 ends with fifteen digits");
        let (high, low) = (eight_digits(number / EIGHT), eight_digits(number % EIGHT));
        let digits = u128::from(high) | u128::from(low) << 64;
        let zeros = (digits.trailing_zeros() / 8).min(15);
        let ascii = digits | u128::from_le_bytes([b'0'; 16]);
        let plus = u128::from(b'+');
        // A number has at most 15 digits, so one leading zero at least makes room for the plus.
        let text = match zeros {
            0 => ascii << 8 | plus,
            _ => (ascii >> (8 * zeros)) << 8 | plus,
        };
        let len = u8::try_from(17 - zeros).unwrap_or(16).min(16);
        E164 { bytes: text.to_le_bytes(), len }
    }
}

/// The eight digits of a number below 10^8, one a byte, the first in the lowest byte.
fn eight_digits(number: u64) -> u64 {
    // Halves, then quarters, then single digits, all lanes at once; the multiplications divide
    // by 100 and by 10 exactly for what fits the lanes.
    let halves = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((halves * 10_486) >> 20) & 0x0000_007F_0000_007F;
    let pairs = hundreds | (halves - 100 * hundreds) << 16;
    let tens = ((pairs * 103) >> 10) & 0x000F_000F_000F_000F;
    tens | (pairs - 10 * tens) << 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_four_digits_come_out() {
        for number in 0..10_000_u64 {
            let text: Vec<u8> = format!("{:04}{number:04}", 9_999 - number).bytes().collect();
            let expected: Vec<u8> = text.iter().map(|digit| digit - b'0').collect();
            let value = (9_999 - number) * 10_000 + number;
            assert_eq!(eight_digits(value).to_le_bytes().as_slice(), expected.as_slice());
        }
    }

    #[test]
    fn numbers_of_every_length_come_out() {
        let mut number = 1_u64;
        for length in 1..=15 {
            number = number % 10_u64.pow(14) * 10 + length % 10;
            let phone = Phone::new(number, None);
            assert_eq!(phone.e164().as_str(), format!("+{number}"), "{length}");
            assert_eq!(phone.e164().as_str(), phone.to_string());
        }
        assert_eq!(Phone::new(999_999_999_999_999, None).e164().as_str(), "+999999999999999");
        assert_eq!(Phone::new(7_000_000_000, None).e164().as_str(), "+7000000000");
    }
}
