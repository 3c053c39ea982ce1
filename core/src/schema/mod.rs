//! JSON Schemas (draft 2020-12) of what goes in and comes out. Generation writes them to
//! `schemas/`; editors and other languages read them there.
//!
//! That of rule sets is made from the very table by which they are read. An optional key may be
//! `null` everywhere: the library takes that as an absent one.

mod document;
mod report;
mod ruleset;

use serde_json::{Map, Value, json};

pub use document::document;
pub use report::report;
pub use ruleset::ruleset;

/// A schema with its title, as it is published.
fn published(title: &str, schema: Value) -> Value {
    let mut out = Map::new();
    out.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    out.insert("title".to_owned(), json!(title));
    if let Value::Object(schema) = schema {
        out.extend(schema);
    }
    Value::Object(out)
}

/// An object with these keys and no others; keys with a `!` must be there.
fn object(keys: &[(&str, Value)]) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (key, schema) in keys {
        match key.strip_suffix('!') {
            Some(key) => {
                required.push(key.to_owned());
                properties.insert(key.to_owned(), schema.clone());
            }
            None => {
                properties.insert((*key).to_owned(), or_null(schema.clone()));
            }
        }
    }
    json!({
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": false,
    })
}

fn or_null(schema: Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn list(item: Value) -> Value {
    json!({"type": "array", "items": item})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn texts() -> Value {
    list(text())
}

fn flag() -> Value {
    json!({"type": "boolean"})
}

fn whole() -> Value {
    json!({"type": "integer", "minimum": 0})
}

fn day() -> Value {
    json!({"type": "string", "format": "date"})
}

fn word(words: &[&str]) -> Value {
    json!({"enum": words})
}

/// Data of the caller.
fn extra() -> Value {
    json!({"type": "object"})
}
