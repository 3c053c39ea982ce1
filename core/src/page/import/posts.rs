//! What both networks share: coverage of a list of posts, opening hours.

use time::Date;

use super::answer::{get, number};
use crate::json::Node;
use crate::page::{Coverage, Document, Post};

/// The days for which the posts are all there are: up to the day of collection, from the day
/// after the oldest post that is not pinned, because older ones of its day may be missing. A
/// complete list covers that day and all before it.
///
/// Both networks answer with the newest posts first, so that a gap can only lie at the end.
pub(super) fn coverage(posts: &[Post], complete: bool, document: &Document) -> Option<Coverage> {
    let to = document.collected_on()?;
    if complete {
        return Some(Coverage { from: FIRST_DAY.min(to), to });
    }
    let mut oldest: Option<Date> = None;
    for post in posts.iter().filter(|post| post.pinned != Some(true)) {
        let day = post.date?.local_day(document.organization.utc_offset);
        oldest = Some(oldest.map_or(day, |oldest| oldest.min(day)));
    }
    let from = oldest?.next_day()?;
    (from <= to).then_some(Coverage { from, to })
}

/// Before this day neither network existed: a complete list covers everything since.
const FIRST_DAY: Date = match Date::from_ordinal_date(2006, 1) {
    Ok(day) => day,
    Err(_) => Date::MIN,
};

/// VK's timetable (minutes from midnight by day) as pages write it: `пн 9:00-18:00, вт …`.
pub(super) fn hours(timetable: &Node<'_>) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("mon", "пн"),
        ("tue", "вт"),
        ("wed", "ср"),
        ("thu", "чт"),
        ("fri", "пт"),
        ("sat", "сб"),
        ("sun", "вс"),
    ];
    let mut out = String::new();
    for (key, name) in DAYS {
        let Some(day) = get(timetable, key) else { continue };
        let open = number(get(day, "open_time"));
        let close = number(get(day, "close_time"));
        let (Some(open), Some(close)) = (open, close) else { continue };
        if !out.is_empty() {
            out.push_str(", ");
        }
        out.push_str(name);
        out.push(' ');
        clock(&mut out, open);
        out.push('-');
        clock(&mut out, close);
    }
    out
}

fn clock(out: &mut String, minutes: i64) {
    let minutes = minutes.rem_euclid(24 * 60);
    out.push_str(&(minutes / 60).to_string());
    out.push(':');
    if minutes % 60 < 10 {
        out.push('0');
    }
    out.push_str(&(minutes % 60).to_string());
}
