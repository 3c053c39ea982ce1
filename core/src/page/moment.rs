use time::{Date, OffsetDateTime, UtcOffset};

/// When a post appeared: an instant, or only a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day in the organisation's own time zone; nothing finer is known.
    Day(Date),
    /// An instant with its offset.
    Instant(OffsetDateTime),
}

impl Moment {
    /// The day on which the moment falls at this offset.
    #[must_use]
    pub fn local_day(self, offset: UtcOffset) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Instant(instant) => match instant.checked_to_offset(offset) {
                Some(local) => local.date(),
                None => instant.date(),
            },
        }
    }
}

/// A day written `YYYY-MM-DD`.
#[must_use]
pub fn parse_day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    let year = text.get(0..4)?.parse().ok()?;
    let month: u8 = text.get(5..7)?.parse().ok()?;
    let day = text.get(8..10)?.parse().ok()?;
    Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()
}
