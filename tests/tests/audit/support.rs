//! A complete document, patches over it, and outcomes by rule and subject.

use std::collections::BTreeMap;

use gospablik::page::parse_day;
use gospablik::report::Report;
use gospablik::{Auditor, Document};
use serde_json::{Map, Value};

/// The day on which the complete document is compliant.
pub const DAY: &str = "2026-11-23";

/// A document in which nothing is amiss.
pub fn complete() -> Value {
    serde_json::from_str(include_str!("../../corpus/complete.json")).unwrap()
}

/// RFC 7386: objects are merged, null removes, everything else replaces.
pub fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let target = target.as_object_mut().unwrap();
    for (key, value) in patch {
        if value.is_null() {
            target.remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// The outcome of a JSON document.
pub fn audit(set: &str, document: &Value, as_of: &str) -> Report {
    let auditor = Auditor::builder().ruleset(set).build().unwrap();
    let document = Document::from_json(&document.to_string()).unwrap();
    auditor.audit(&document, parse_day(as_of).unwrap())
}

/// Outcomes by rule (of the last subject), and by `rule@subject`.
pub fn outcomes(report: &Report) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for result in report.results() {
        found.insert(result.rule.clone(), result.outcome.as_str());
        found.insert(format!("{}@{}", result.rule, result.subject), result.outcome.as_str());
    }
    found
}
