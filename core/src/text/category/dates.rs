//! Which side of the day of the post a date lies on.

use std::cmp::Ordering;

use time::{Date, Month};

/// The month of this word (1 to 12), which is known to be the name of one.
pub(super) fn month(letters: &[u8]) -> u8 {
    // Two letters tell the months apart, but for March and May, June and July.
    match letters {
        [32, 14, ..] => 1,
        [21, ..] => 2,
        [13, 1, 17, ..] => 3,
        [1, 16, ..] => 4,
        [13, 1, ..] => 5,
        [10, 31, 14, ..] => 6,
        [10, 31, ..] => 7,
        [1, 3, ..] => 8,
        [18, ..] => 9,
        [15, ..] => 10,
        [14, ..] => 11,
        _ => 12,
    }
}

/// Where `day`.`month` lies, in the year that puts it closest to the day of the post.
pub(super) fn side(post: Option<Date>, day: u8, month: u8) -> Option<Ordering> {
    let post = post?;
    let month = Month::try_from(month).ok()?;
    let date = Date::from_calendar_date(post.year(), month, day).ok()?;
    let days = (date - post).whole_days();
    // Half a year is as far as a bare date reaches.
    let days = match days {
        183.. => -1,
        ..-182 => 1,
        days => days,
    };
    Some(days.cmp(&0))
}
