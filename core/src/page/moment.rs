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
