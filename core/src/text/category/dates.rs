//! Which side of the day of the post a date lies on.

use std::cmp::Ordering;

use time::{Date, Month};

/// How the names of the months begin, but for December: letters counted from «а», which is 1.
const NAMES: [[u8; 3]; 11] = [
    [32, 14, 3],
    [21, 6, 3],
    [13, 1, 17],
    [1, 16, 17],
    [13, 1, 32],
    [9, 31, 14],
    [9, 31, 12],
    [1, 3, 4],
    [18, 6, 14],
    [15, 11, 19],
    [14, 15, 32],
];

/// The month of this word (1 to 12), which is known to be the name of one.
pub(super) fn month(letters: &[u8]) -> u8 {
    let before = NAMES.iter().position(|name| letters.starts_with(name));
    before.map_or(12, |before| before as u8 + 1)
}

/// Where `day`.`month` lies, in the year that puts it closest to the day of the post.
pub(super) fn side(post: Option<Date>, day: u8, month: u8) -> Option<Ordering> {
    let post = post?;
    let month = Month::try_from(month).ok()?;
    let date = Date::from_calendar_date(post.year(), month, day).ok()?;
    let days = date.to_julian_day() - post.to_julian_day();
    // Half a year is as far as a bare date reaches.
    let days = match days {
        183.. => -1,
        ..-182 => 1,
        days => days,
    };
    Some(days.cmp(&0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_month_is_told_by_its_name() {
        let names = [
            "января",
            "февраля",
            "марта",
            "апреля",
            "мая",
            "июня",
            "июля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря",
        ];
        for (name, wanted) in names.iter().zip(1..) {
            let letters: Vec<u8> =
                name.chars().map(|letter| (u32::from(letter) - u32::from('а') + 1) as u8).collect();
            assert_eq!(month(&letters), wanted, "{name}");
        }
    }
}
