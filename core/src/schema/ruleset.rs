use serde_json::{Map, Value, json};

use super::{day, flag, list, or_null, published, word};
use crate::rule::{Key, SEVERITIES, SEVERITY, SOURCE, Shape, requirement};

/// The schema of a rule set, as authors write it and as it is exported.
#[must_use]
pub fn ruleset() -> Value {
    let mut schema = published("gospablik rule set", of(&SOURCE));
    if let Some(fields) = schema.as_object_mut() {
        let definitions = json!({"requirement": of(requirement())});
        fields.insert("$defs".to_owned(), definitions);
    }
    schema
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({"type": "string", "minLength": 1}),
        Shape::Flag => flag(),
        Shape::Count(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Shape::Id => json!({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
        Shape::Day => day(),
        Shape::Since => json!({"anyOf": [day(), word(&["always", "unknown"])]}),
        Shape::Word(words) | Shape::Name(words) => word(words),
        Shape::Free => json!({}),
        Shape::Severity => json!({"anyOf": [word(&SEVERITY), keyed(SEVERITIES, None)]}),
        Shape::List(item, most) => {
            let mut schema = list(of(item));
            if let Some(fields) = schema.as_object_mut() {
                fields.insert("maxItems".to_owned(), json!(most));
            }
            schema
        }
        Shape::Object(keys) => keyed(keys, None),
        Shape::Tagged(kinds) => {
            let kinds: Vec<Value> =
                kinds.iter().map(|(kind, keys)| keyed(keys, Some(kind))).collect();
            json!({"oneOf": kinds})
        }
        Shape::Variant(words, keys) => {
            let mut schema = keyed(keys, None);
            if let Some(fields) = schema.as_object_mut() {
                fields.insert("minProperties".to_owned(), json!(1));
                fields.insert("maxProperties".to_owned(), json!(1));
            }
            json!({"anyOf": [word(words), schema]})
        }
        // The one shape that holds itself.
        Shape::Defer(_) => json!({"$ref": "#/$defs/requirement"}),
    }
}

fn keyed(keys: &[Key], kind: Option<&str>) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<&str> = Vec::new();
    if let Some(kind) = kind {
        properties.insert("kind".to_owned(), json!({"const": kind}));
        required.push("kind");
    }
    for key in keys {
        let schema = of(&key.shape);
        if key.required {
            required.push(key.name);
            properties.insert(key.name.to_owned(), schema);
        } else {
            properties.insert(key.name.to_owned(), or_null(schema));
        }
    }
    json!({
        "type": "object", "properties": properties, "required": required,
        "additionalProperties": false,
    })
}
