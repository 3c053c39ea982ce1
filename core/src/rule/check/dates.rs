//! Dates that contradict one another.

use crate::json::Json;
use time::Date;

use super::{Check, items, path};
use crate::error::Problem;
use crate::message::Args;
use crate::page::parse_date;
use crate::rule::pack::typed;
use crate::rule::read::PERIOD;
use crate::rule::{PlatformPeriod, Since};

/// `from`, `until` and `notBefore` of the value under `pointer`.
pub(super) fn span(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let text = |key: &str| value.get(key).and_then(Json::as_str);
    let (from, until, earliest) = (text("from"), text("until"), text("notBefore"));
    if from.is_some_and(|from| from != "unknown") && earliest.is_some() {
        let at = [pointer, "/notBefore"].concat();
        let problem = Problem::new("not-before-of-known", at, Args::new());
        check.add(problem.suggest(Some("from = \"unknown\"")));
    }
    let first = from.filter(|from| parse_date(from).is_some()).or(earliest);
    if let (Some(first), Some(until)) = (first, until)
        && parse_date(until) < parse_date(first)
    {
        let args = Args::new().with("from", first.to_owned()).with("until", until.to_owned());
        let key = if from == Some(first) { "from" } else { "notBefore" };
        let swapped = [key, " = \"", until, "\", until = \"", first, "\""].concat();
        let problem = Problem::new("dates-reversed", [pointer, "/until"].concat(), args);
        check.add(problem.suggest(Some(swapped)));
    }
}

/// The periods of the networks: sound, and for each network without an overlap.
pub(super) fn platforms(check: &mut Check<'_>) {
    let mut seen: Vec<(PlatformPeriod, String)> = Vec::new();
    for (index, value) in items(check.source, "platforms").enumerate() {
        let pointer = path("/platforms", index);
        span(check, value, &pointer);
        let Some(period) = typed::<PlatformPeriod>(value, &PERIOD) else { continue };
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
        Since::Unknown => period.not_before.as_deref().and_then(parse_date).unwrap_or(Date::MIN),
    }
}

fn last(period: &PlatformPeriod) -> Date {
    period.until.as_deref().and_then(parse_date).unwrap_or(Date::MAX)
}
