//! Rule sets: `core/rulesets/**.toml` -> compact JSON under `core/rulesets/generated`, with the
//! English texts apart, checked and resolved by the library's own code.

use std::path::Path;

use anyhow::{Context, Result};
use gospablik::rule::{Source, builtin};
use serde_json::Value;

use super::Product;

/// The built-in sets, each after the one it extends: id and source.
pub(crate) const SETS: [(&str, &str); 1] = [("federal", "core/rulesets/federal.toml")];

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let mut products = Vec::new();
    for (id, path) in SETS {
        let mut source = read(&root.join(path)).with_context(|| path.to_owned())?;
        let english = builtin::split_english(&mut source);
        let folder = "core/rulesets/generated";
        products.push(Product {
            path: format!("{folder}/{id}.json"),
            content: serde_json::to_string(&source)? + "\n",
        });
        products.push(Product {
            path: format!("{folder}/{id}.en.json"),
            content: serde_json::to_string(&english)? + "\n",
        });
    }
    Ok(products)
}

/// A source in TOML without its examples, which the library does not carry.
pub(crate) fn read(path: &Path) -> Result<Source> {
    let text = std::fs::read_to_string(path)?;
    let mut value: Value = toml::from_str(&text)?;
    let rules = value.get_mut("rules").and_then(Value::as_array_mut);
    for rule in rules.into_iter().flatten().filter_map(Value::as_object_mut) {
        rule.remove("examples");
    }
    Ok(serde_json::from_value(value)?)
}
