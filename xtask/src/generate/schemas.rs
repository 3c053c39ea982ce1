//! JSON Schemas of documents, reports and rule sets: `schemas/*.schema.json`.

use anyhow::Result;
use gospablik::schema;
use serde_json::Value;

use super::Product;

pub(super) fn products() -> Result<Vec<Product>> {
    let all: [(&str, Value); 3] = [
        ("document", schema::document()),
        ("report", schema::report()),
        ("ruleset", schema::ruleset()),
    ];
    let product = |(name, schema): (&str, Value)| {
        let content = serde_json::to_string_pretty(&schema)? + "\n";
        Ok(Product { path: format!("schemas/{name}.schema.json"), content })
    };
    all.into_iter().map(product).collect()
}
