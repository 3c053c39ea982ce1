//! Weighted scores: bands in order, a threshold that can be reached.

use crate::json::Json;

use super::{Check, items, path, rule, texts};
use crate::error::Problem;
use crate::message::Args;

/// The score under `pointer`.
pub(super) fn check(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let number = |value: &Json, key: &str| value.get(key).and_then(Json::as_u64);
    let mut sum = 0;
    let parts = [pointer, "/parts"].concat();
    for (index, part) in items(value, "parts").enumerate() {
        let at = path(&parts, index);
        sum += number(part, "points").unwrap_or_default();
        texts::bilingual(check, part, &[&at, "/title"].concat(), "title", &[]);
        if let Some(require) = part.get("require") {
            rule::requirement(check, require, &[&at, "/require"].concat());
        }
        let measured = part.get("measure").is_some();
        if measured == part.get("require").is_some() {
            let key = if measured { "require" } else { "measure" };
            let code = if measured { "unknown-key" } else { "missing-key" };
            check.problem(&at, code, Args::new().with("key", key));
        }
        bands(check, part, &[&at, "/bands"].concat());
    }
    let most = number(value, "cap").map_or(sum, |cap| cap.min(sum));
    if let Some(threshold) = number(value, "atLeast").filter(|threshold| *threshold > most) {
        let args = Args::new().with("threshold", threshold).with("most", most);
        let problem = Problem::new("score-unreachable", [pointer, "/atLeast"].concat(), args);
        check.add(problem.suggest(Some(most.to_string())));
    }
}

fn bands(check: &mut Check<'_>, part: &Json, pointer: &str) {
    let from = |band: &Json| band.get("from").and_then(Json::as_u64);
    let values: Vec<Option<u64>> = items(part, "bands").map(from).collect();
    let falling = |pair: &[Option<u64>]| match pair {
        [Some(higher), Some(lower)] => higher > lower,
        _ => true,
    };
    if !values.windows(2).all(falling) {
        check.problem(pointer, "bands-unordered", Args::new());
    }
}
