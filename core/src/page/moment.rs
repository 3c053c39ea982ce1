use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::error::{Error, ErrorKind, Problem};
use crate::json::excerpt;
use crate::message::Args;

/// When something was observed or appeared: an instant, or only a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// A day in the organisation's own time zone; nothing finer is known.
    Day(Date),
    /// An instant with its offset.
    Instant(OffsetDateTime),
}

/// Why a text is no moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadMoment {
    /// Neither a date nor a date with a time.
    Form,
    /// A date and a time without an offset from UTC.
    NoOffset,
}

impl Moment {
    /// The day on which the moment falls at this offset.
    #[must_use]
    pub fn local_day(self, offset: UtcOffset) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Instant(instant) => {
                let ahead = offset.whole_seconds() - instant.offset().whole_seconds();
                let (hour, minute, second) = instant.to_hms();
                let clock = (i32::from(hour) * 60 + i32::from(minute)) * 60 + i32::from(second);
                let day = instant.to_julian_day() + (clock + ahead).div_euclid(86_400);
                Date::from_julian_day(day).unwrap_or(instant.date())
            }
        }
    }

    /// Reads `2026-11-18` or RFC 3339 (`2026-11-18T12:30:00+03:00`, `Z` for UTC).
    pub(crate) fn parse(text: &str) -> Result<Self, BadMoment> {
        let Some(date) = text.get(..10).and_then(parse_date) else { return Err(BadMoment::Form) };
        let rest = text.get(10..).unwrap_or_default();
        if rest.is_empty() {
            return Ok(Self::Day(date));
        }
        let clock = rest.strip_prefix(['T', 't', ' ']).ok_or(BadMoment::Form)?;
        let end = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
        let (clock, offset) = clock.split_at_checked(end).ok_or(BadMoment::Form)?;
        let time = parse_time(clock).ok_or(BadMoment::Form)?;
        if offset.is_empty() {
            return Err(BadMoment::NoOffset);
        }
        let offset = parse_offset(offset).ok_or(BadMoment::Form)?;
        Ok(Self::Instant(PrimitiveDateTime::new(date, time).assume_offset(offset)))
    }

    /// The text that [`parse`](Self::parse) reads.
    pub(crate) fn print(self) -> String {
        let instant = match self {
            Self::Day(day) => return print_date(day),
            Self::Instant(instant) => whole_minutes(instant),
        };
        let mut out = print_date(instant.date());
        let (hour, minute, second, nanos) = instant.to_hms_nano();
        for (mark, number) in [('T', hour), (':', minute), (':', second)] {
            out.push(mark);
            digits(&mut out, u32::from(number), 2);
        }
        if nanos > 0 {
            out.push('.');
            digits(&mut out, nanos, 9);
            out.truncate(out.trim_end_matches('0').len());
        }
        out.push_str(&print_offset(instant.offset()));
        out
    }
}

/// The same instant at an offset that RFC 3339 can write.
fn whole_minutes(instant: OffsetDateTime) -> OffsetDateTime {
    if instant.offset().seconds_past_minute() == 0 {
        return instant;
    }
    let whole = OffsetDateTime::from_unix_timestamp(instant.unix_timestamp());
    let moved = whole.and_then(|it| it.replace_nanosecond(instant.nanosecond()));
    moved.unwrap_or(instant)
}

/// Reads a day of the calendar, such as the date of an audit.
///
/// # Errors
/// `invalid-date` where the text is not `YYYY-MM-DD` or there is no such day.
///
/// ```
/// use gospablik::page::parse_day;
///
/// assert_eq!(parse_day("2026-11-23")?.ordinal(), 327);
/// assert_eq!(parse_day("23.11.2026").unwrap_err().problems()[0].code(), "invalid-date");
/// # Ok::<(), gospablik::Error>(())
/// ```
pub fn parse_day(text: &str) -> Result<Date, Error> {
    parse_date(text).ok_or_else(|| {
        let found = ["\"", &excerpt(text), "\""].concat();
        let problem = Problem::new("invalid-date", "", Args::new().with("found", found));
        Error::new(ErrorKind::Argument, vec![problem])
    })
}

/// Reads `2026-11-18`, a day of the calendar.
pub(crate) fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
        return None;
    }
    let year = i32::try_from(number(text.get(..4)?)?).ok()?;
    let month = Month::try_from(u8::try_from(number(text.get(5..7)?)?).ok()?).ok()?;
    let day = u8::try_from(number(text.get(8..)?)?).ok()?;
    Date::from_calendar_date(year, month, day).ok()
}

/// The text that [`parse_date`] reads.
pub(crate) fn print_date(date: Date) -> String {
    let mut out = String::with_capacity(35);
    if date.year() < 0 {
        out.push('-');
    }
    digits(&mut out, date.year().unsigned_abs(), 4);
    out.push('-');
    digits(&mut out, u32::from(u8::from(date.month())), 2);
    out.push('-');
    digits(&mut out, u32::from(date.day()), 2);
    out
}

/// `12:30:00`, with fractions of a second down to the nanosecond (finer digits are dropped).
fn parse_time(text: &str) -> Option<Time> {
    let (clock, fraction) = match text.split_once('.') {
        Some((clock, fraction)) => (clock, Some(fraction)),
        None => (text, None),
    };
    let mut parts = clock.split(':');
    let mut part = || -> Option<u8> {
        let part = parts.next().filter(|part| part.len() == 2)?;
        u8::try_from(number(part)?).ok()
    };
    let (hour, minute, second) = (part()?, part()?, part()?);
    if parts.next().is_some() {
        return None;
    }
    let nanos = match fraction {
        None => 0,
        Some(fraction) => {
            number(fraction.get(..1)?)?;
            if !fraction.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            let places = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
            places.fold(0, |sum: u32, digit| sum * 10 + u32::from(digit - b'0'))
        }
    };
    Time::from_hms_nano(hour, minute, second, nanos).ok()
}

/// Reads `Z`, `+03:00`, `-05:30`.
pub(crate) fn parse_offset(text: &str) -> Option<UtcOffset> {
    if text.eq_ignore_ascii_case("z") {
        return Some(UtcOffset::UTC);
    }
    let sign: i8 = if text.starts_with('-') { -1 } else { 1 };
    let clock = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = clock.split_once(':')?;
    if hours.len() != 2 || minutes.len() != 2 {
        return None;
    }
    let hours = i8::try_from(number(hours)?).ok().filter(|hours| *hours < 24)?;
    let minutes = i8::try_from(number(minutes)?).ok().filter(|minutes| *minutes < 60)?;
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

/// The text that [`parse_offset`] reads; seconds are dropped.
pub(crate) fn print_offset(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let mut out = String::from(if hours < 0 || minutes < 0 { "-" } else { "+" });
    digits(&mut out, u32::from(hours.unsigned_abs()), 2);
    out.push(':');
    digits(&mut out, u32::from(minutes.unsigned_abs()), 2);
    out
}

fn number(digits: &str) -> Option<u32> {
    let plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

fn digits(out: &mut String, number: u32, width: usize) {
    let text = number.to_string();
    out.extend(std::iter::repeat_n('0', width.saturating_sub(text.len())));
    out.push_str(&text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_printed_again() {
        for text in [
            "2026-11-18",
            "0000-01-01",
            "9999-12-31",
            "2024-02-29",
            "2026-11-18T12:30:00+03:00",
            "2026-11-18T23:59:59.5-09:30",
            "2026-11-18T00:00:00.000000001+00:00",
        ] {
            assert_eq!(Moment::parse(text).map(Moment::print).as_deref(), Ok(text));
        }
        assert_eq!(
            Moment::parse("2026-11-18t12:30:00z").map(Moment::print).unwrap(),
            "2026-11-18T12:30:00+00:00"
        );
        assert_eq!(
            Moment::parse("2026-11-18 12:30:00.1234567891Z").map(Moment::print).unwrap(),
            "2026-11-18T12:30:00.123456789+00:00"
        );
    }

    #[test]
    fn a_time_needs_its_offset() {
        assert_eq!(Moment::parse("2026-11-18T12:30:00"), Err(BadMoment::NoOffset));
        assert_eq!(Moment::parse("2026-11-18 12:30:00.5"), Err(BadMoment::NoOffset));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in [
            "",
            "2026",
            "18.11.2026",
            "2026-11-31",
            "2026-13-01",
            "2026-11-1",
            "+026-11-18",
            "2026-11-18T",
            "2026-11-18T12:30+03:00",
            "2026-11-18T24:00:00Z",
            "2026-11-18T12:60:00Z",
            "2026-11-18T12:30:00.Z",
            "2026-11-18T12:30:00.xZ",
            "2026-11-18T12:30:00+3",
            "2026-11-18T12:30:00+03:60",
            "2026-11-18T12:30:00+24:00",
            "2026-11-18T12:30:00+0300",
            "2026-11-18Z",
            "2026-11-18T1:30:00Z",
            "2026-11-18T12:30:00:00Z",
            "2026-11-18T12:30:00ZZ",
            "２026-11-18",
            "2026-11-18T+2:30:00Z",
            "2026-11-18\u{0}",
        ] {
            assert_eq!(Moment::parse(text), Err(BadMoment::Form), "{text:?}");
        }
    }

    #[test]
    fn an_offset_with_seconds_keeps_the_instant() {
        let offset = UtcOffset::from_hms(2, 30, 17).unwrap();
        let date = parse_date("2026-11-18").unwrap();
        let instant = PrimitiveDateTime::new(date, Time::MIDNIGHT).assume_offset(offset);
        let text = Moment::Instant(instant).print();
        assert_eq!(text, "2026-11-17T21:29:43+00:00");
        assert_eq!(Moment::parse(&text), Ok(Moment::Instant(instant)));
    }

    #[test]
    fn a_day_is_counted_at_the_given_offset() {
        let moment = Moment::parse("2026-11-18T23:30:00+03:00").unwrap();
        let east = UtcOffset::from_hms(10, 0, 0).unwrap();
        assert_eq!(print_date(moment.local_day(east)), "2026-11-19");
        assert_eq!(print_date(moment.local_day(UtcOffset::UTC)), "2026-11-18");
    }
}
