//! The published JSON Schemas accept what the library reads and writes, and refuse what it refuses.

use gospablik::{Auditor, Lang};
use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    let path = format!("{}/../schemas/{name}.schema.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Checks the part of JSON Schema that the schemas use; the first fault, if any.
fn fault(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let no = |why: &str| Some(format!("{at}: {why}: {value}"));
    if let Some(name) = schema["$ref"].as_str() {
        return fault(root, root.pointer(&name[1..]).unwrap(), value, at);
    }
    for kind in ["anyOf", "oneOf"] {
        if let Some(options) = schema[kind].as_array() {
            let fits = options.iter().any(|one| fault(root, one, value, at).is_none());
            return if fits { None } else { no("none of the options") };
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        return if words.contains(value) { None } else { no("another word") };
    }
    if let Some(only) = schema.get("const") {
        return if only == value { None } else { no("another value") };
    }
    let is = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("number") => value.is_number(),
        Some("null") => value.is_null(),
        _ => false,
    };
    let types = &schema["type"];
    let fits =
        types.is_null() || types.as_array().map_or_else(|| is(types), |all| all.iter().any(is));
    if !fits {
        return no("another type");
    }
    let number = value.as_i64().unwrap_or_default();
    let below = schema["minimum"].as_i64().is_some_and(|least| number < least);
    if below || schema["maximum"].as_i64().is_some_and(|most| number > most) {
        return no("out of range");
    }
    if let Some(items) = value.as_array() {
        let each =
            |(i, item): (usize, &Value)| fault(root, &schema["items"], item, &format!("{at}/{i}"));
        return items.iter().enumerate().find_map(each);
    }
    let fields = value.as_object()?;
    let required = schema["required"].as_array().cloned().unwrap_or_default();
    if let Some(key) = required.iter().find(|key| !fields.contains_key(key.as_str().unwrap())) {
        return no(&format!("{key} is missing"));
    }
    fields.iter().find_map(|(key, value)| {
        let at = format!("{at}/{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => Some(format!("{at}: unknown key")),
            (Value::Null, Value::Null) => None,
            (Value::Null, other) => fault(root, other, value, &at),
            (known, _) => fault(root, known, value, &at),
        }
    })
}

fn check(schema: &Value, value: &Value) -> Option<String> {
    fault(schema, schema, value, "")
}

#[test]
fn every_rule_set_fits_its_schema() {
    let schema = schema("ruleset");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/rulesets");
    let mut files: Vec<_> = std::fs::read_dir(format!("{folder}/regions")).unwrap().collect();
    files.extend(std::fs::read_dir(folder).unwrap());
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let text = std::fs::read_to_string(&path).unwrap();
            let value: Value = toml::from_str(&text).unwrap();
            assert_eq!(check(&schema, &value), None, "{}", path.display());
            count += 1;
        }
    }
    assert_eq!(count, 8);
    for id in gospablik::rule::builtin::ids() {
        let set = gospablik::rule::builtin::get(id).unwrap().to_json();
        assert_eq!(check(&schema, &serde_json::from_str(&set).unwrap()), None, "{id}");
    }
    assert!(check(&schema, &json!({"schemaVersion": 1, "id": "x", "version": "1"})).is_some());
}

#[test]
fn documents_and_reports_fit_their_schemas() {
    let (documents, reports) = (schema("document"), schema("report"));
    let corpus = include_str!("../corpus/documents.jsonl");
    let mut count = 0;
    for line in corpus.lines().filter(|line| line.starts_with('{')) {
        let case: Value = serde_json::from_str(line).unwrap();
        let document = &case["document"];
        assert_eq!(check(&documents, document), None, "{}", case["name"]);
        let day = gospablik::page::parse_day(case["asOf"].as_str().unwrap()).unwrap();
        let report = Auditor::federal().unwrap().audit_json(&document.to_string(), Some(day));
        let report: Value = serde_json::from_str(&report.unwrap().to_json(Lang::Ru)).unwrap();
        assert_eq!(check(&reports, &report), None, "{}", case["name"]);
        count += 1;
    }
    assert!(count >= 20, "{count}");
    assert!(check(&documents, &json!({"schemaVersion": 1, "page": []})).is_some());
    assert!(check(&documents, &json!({"schemaVersion": 2})).is_some());
}
