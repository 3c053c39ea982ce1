//! Days, windows and weeks, all in the organisation's own time.

use time::{Date, Duration, Weekday};

use crate::page::Coverage;

/// A span of days, both ends inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) from: Date,
    pub(crate) to: Date,
}

impl Window {
    /// The days of age 0 to `days`, seen from `as_of`: day 90 is inside a window of 90.
    pub(crate) fn of_age(as_of: Date, days: u32) -> Self {
        Self { from: back(as_of, days), to: as_of }
    }

    /// The seven days that end on `as_of`.
    pub(crate) fn last_seven(as_of: Date) -> Self {
        Self { from: back(as_of, 6), to: as_of }
    }

    pub(crate) fn holds(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// Whether every day of `self` is covered.
    pub(crate) fn is_covered_by(self, coverage: Option<Coverage>) -> bool {
        coverage.is_some_and(|known| known.from <= self.from && self.to <= known.to)
    }
}

/// The full ISO weeks of the month of `as_of` that have ended by it; of the month before where
/// none has. A week across two months belongs to neither.
pub(crate) fn weeks_of_month(as_of: Date) -> Vec<Window> {
    let weeks = full_weeks(first_of_month(as_of), as_of);
    if !weeks.is_empty() {
        return weeks;
    }
    match first_of_month(as_of).previous_day() {
        Some(last) => full_weeks(first_of_month(last), last),
        None => weeks,
    }
}

fn full_weeks(from: Date, to: Date) -> Vec<Window> {
    let mut weeks = Vec::new();
    let mut monday = from;
    while monday.weekday() != Weekday::Monday {
        let Some(next) = monday.next_day() else { return weeks };
        monday = next;
    }
    while let Some(sunday) = monday.checked_add(Duration::days(6)) {
        if sunday > to {
            break;
        }
        weeks.push(Window { from: monday, to: sunday });
        let Some(next) = monday.checked_add(Duration::days(7)) else { break };
        monday = next;
    }
    weeks
}

fn first_of_month(day: Date) -> Date {
    day.replace_day(1).unwrap_or(day)
}

fn back(day: Date, days: u32) -> Date {
    day.checked_sub(Duration::days(i64::from(days))).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::parse_date as parse_day;

    fn day(text: &str) -> Date {
        parse_day(text).unwrap()
    }

    fn weeks(as_of: &str) -> Vec<String> {
        weeks_of_month(day(as_of)).iter().map(|w| format!("{}/{}", w.from, w.to)).collect()
    }

    #[test]
    fn day_ninety_is_inside_a_window_of_ninety() {
        let window = Window::of_age(day("2026-11-20"), 90);
        assert_eq!(window.from, day("2026-08-22"));
        assert!(window.holds(day("2026-08-22")) && !window.holds(day("2026-08-21")));
        assert_eq!(Window::last_seven(day("2026-10-25")).from, day("2026-10-19"));
    }

    #[test]
    fn a_month_counts_the_full_weeks_that_have_ended() {
        let august = ["2026-08-03/2026-08-09", "2026-08-10/2026-08-16", "2026-08-17/2026-08-23"];
        assert_eq!(weeks("2026-08-29"), august);
        assert_eq!(weeks("2026-08-31").len(), 4);
        assert_eq!(weeks("2026-08-09"), august[..1]);
    }

    #[test]
    fn before_the_first_week_has_ended_the_month_before_counts() {
        let july = weeks("2026-08-08");
        assert_eq!(july.first().unwrap(), "2026-07-06/2026-07-12");
        assert_eq!(july.last().unwrap(), "2026-07-20/2026-07-26");
        assert_eq!(july.len(), 3);
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        assert!(weeks_of_month(Date::MIN).len() < 5);
        assert!(weeks_of_month(Date::MAX).len() < 5);
        assert_eq!(Window::of_age(Date::MIN, u32::MAX).from, Date::MIN);
    }
}
