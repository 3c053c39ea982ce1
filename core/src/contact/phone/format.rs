//! Formats of a number.

use std::fmt::{self, Write};

use super::reading::Reading;
use super::{Kind, Phone, PhoneMatch};

/// The form in which a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// `+78612751050`.
    E164,
    /// `+7 (861) 275-10-50`.
    International,
    /// `8 (861) 275-10-50`; numbers of other countries stay international.
    National,
}

/// A number in one of its forms; writes itself without an allocation.
///
/// ```
/// use gospablik::contact::phone::{Format, Phone};
///
/// let phone: Phone = "88612751050".parse()?;
/// assert_eq!(phone.format(Format::International).to_string(), "+7 (861) 275-10-50");
/// assert_eq!(phone.format(Format::National).with_area_len(4).to_string(), "8 (8612) 75-10-50");
/// # Ok::<(), gospablik::contact::phone::ParsePhoneError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formatted {
    phone: Phone,
    format: Format,
    area_len: u8,
}

impl Formatted {
    /// The same with an area code of so many digits, 3 to 5; other lengths mean 3. Numbers that
    /// are no fixed lines keep 3.
    #[must_use]
    pub fn with_area_len(self, area_len: u8) -> Self {
        Self { area_len, ..self }
    }
}

impl Phone {
    /// The number in one of its forms, the area code of three digits.
    #[must_use]
    pub fn format(self, format: Format) -> Formatted {
        Formatted { phone: self, format, area_len: 3 }
    }
}

impl PhoneMatch {
    /// The number in one of its forms; an area code of four or five digits stays as the input
    /// groups it. `None` where there is no number.
    #[must_use]
    pub fn format(&self, format: Format) -> Option<Formatted> {
        self.phone.map(|phone| phone.format(format).with_area_len(self.notation.area_len))
    }
}

impl fmt::Display for Formatted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bare = self.phone.without_extension();
        match (self.format, self.phone.national()) {
            (Format::E164, _) => write!(f, "{bare}")?,
            (_, None) => foreign(f, bare)?,
            (format, Some(national)) => {
                let mut reading = Reading::NONE;
                let known = super::cut::national(national, &mut reading);
                let kind = reading.kind.filter(|_| known);
                let fixed = kind == Some(Kind::Fixed);
                let area_len = if fixed { self.area_len.clamp(3, 5) } else { 3 };
                russian(f, national, format, area_len, kind == Some(Kind::TollFree))?;
            }
        }
        match (self.phone.extension(), self.format) {
            (None, _) => Ok(()),
            (Some(extension), Format::E164) => write!(f, "#{extension}"),
            (Some(extension), _) => write!(f, " доб. {extension}"),
        }
    }
}

fn russian(
    f: &mut fmt::Formatter<'_>,
    national: u64,
    format: Format,
    area_len: u8,
    free: bool,
) -> fmt::Result {
    let local_len = 10 - u32::from(area_len);
    let power = 10_u64.pow(local_len);
    let (area, local) = (national / power, national % power);
    let prefix = if format == Format::National { "8" } else { "+7" };
    if free {
        // 8 800 555-35-35: toll-free numbers are written without parentheses.
        write!(f, "{prefix} {area} ")?;
    } else {
        write!(f, "{prefix} ({area}) ")?;
    }
    let (head, pairs) = (local / 10_000, local % 10_000);
    let width = usize::from(7_u8.saturating_sub(area_len - 3) - 4);
    write!(f, "{head:0width$}-{:02}-{:02}", pairs / 100, pairs % 100)
}

/// The country code apart, then groups of three and a rest of two to four.
fn foreign(f: &mut fmt::Formatter<'_>, phone: Phone) -> fmt::Result {
    let mut digits = [0_u8; 20];
    let mut len = 0;
    let mut rest = phone.number();
    while rest > 0 && len < 20 {
        if let Some(slot) = digits.get_mut(len) {
            *slot = u8::try_from(rest % 10).unwrap_or(0);
        }
        rest /= 10;
        len += 1;
    }
    let code_len = country_len(phone.number(), len);
    f.write_char('+')?;
    for at in 0..len {
        let left = len - at;
        let grouped = at > code_len && (at - code_len).is_multiple_of(3) && left > 1;
        if at == code_len || grouped {
            f.write_char(' ')?;
        }
        let digit = digits.get(len - 1 - at).copied().unwrap_or(0);
        f.write_char(char::from(b'0' + digit))?;
    }
    Ok(())
}

fn country_len(number: u64, len: usize) -> usize {
    for code_len in 1..=3 {
        let power = u32::try_from(len - code_len.min(len)).unwrap_or(0);
        let code = number / 10_u64.checked_pow(power).unwrap_or(u64::MAX);
        let code = u16::try_from(code).unwrap_or(0);
        if crate::contact::numbering::lengths(code) != 0 {
            return code_len;
        }
    }
    1
}
