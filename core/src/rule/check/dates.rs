//! Dates that contradict one another.

use serde_json::Value as Json;
use time::Date;

use super::{Check, items, path};
use crate::message::Args;
use crate::page::parse_date as parse_day;
use crate::rule::{PlatformPeriod, Since};

/// `from`, `until` and `notBefore` of the value under `pointer`.
pub(super) fn span(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let text = |key: &str| value.get(key).and_then(Json::as_str);
    let (from, until, earliest) = (text("from"), text("until"), text("notBefore"));
    if from.is_some_and(|from| from != "unknown") && earliest.is_some() {
        check.problem(&[pointer, "/notBefore"].concat(), "not-before-of-known", Args::new());
    }
    let first = from.filter(|from| parse_day(from).is_some()).or(earliest);
    if let (Some(first), Some(until)) = (first, until) {
        if parse_day(until) < parse_day(first) {
            let args = Args::new().with("from", first.to_owned()).with("until", until.to_owned());
            check.problem(&[pointer, "/until"].concat(), "dates-reversed", args);
        }
    }
}

/// The periods of the networks: sound, and for each network without an overlap.
pub(super) fn platforms(check: &mut Check<'_>) {
    let mut seen: Vec<(PlatformPeriod, String)> = Vec::new();
    for (index, value) in items(check.source, "platforms").enumerate() {
        let pointer = path("/platforms", index);
        span(check, value, &pointer);
        let Ok(period) = serde_json::from_value::<PlatformPeriod>(value.clone()) else { continue };
        if let Some((_, first)) = seen.iter().find(|(other, _)| overlap(other, &period)) {
            let args = Args::new().with("id", period.id.clone()).with("first", first.clone());
            check.problem(&pointer, "periods-overlap", args);
        }
        seen.push((period, pointer));
    }
}

fn overlap(one: &PlatformPeriod, other: &PlatformPeriod) -> bool {
    one.id == other.id && first(one) <= last(other) && first(other) <= last(one)
}

fn first(period: &PlatformPeriod) -> Date {
    match period.from {
        Since::Day(day) => day,
        Since::Always => Date::MIN,
        Since::Unknown => period.not_before.as_deref().and_then(parse_day).unwrap_or(Date::MIN),
    }
}

fn last(period: &PlatformPeriod) -> Date {
    period.until.as_deref().and_then(parse_day).unwrap_or(Date::MAX)
}
