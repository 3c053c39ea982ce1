//! Rule sets: `core/rulesets/**.toml` -> their packed form under `core/rulesets/generated`, with
//! the English texts apart, checked and resolved by the library's own code.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use gospablik::Lang;
use gospablik::rule::{Library, RuleSet, Source, builtin};
use serde_json::Value;

use super::Product;

/// The sources of the built-in sets, each after the one it extends.
pub(crate) const SOURCES: [&str; 8] = [
    "federal",
    "altai-krai",
    "novosibirsk",
    "st-petersburg",
    "bashkortostan",
    "tomsk",
    "chelyabinsk-2026",
    "amur",
];

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let mut library = Library::new();
    let mut products = Vec::new();
    for id in SOURCES {
        let json = read(root, id)?;
        let added = library.add(&json).map_err(|error| fault(id, &error))?;
        ensure!(added == id, "{id}.toml holds the set {added}");
        let set = library.get(id).map_err(|error| fault(id, &error))?;
        products.extend(split(id, &json)?);
        if id == "federal" {
            let path = "core/rulesets/generated/federal.sha256".to_owned();
            products.push(Product { path, content: set.sha256 });
        }
    }
    Ok(products)
}

/// The built-in sets as they are written now, resolved.
pub(crate) fn resolved(root: &Path) -> Result<Vec<RuleSet>> {
    let mut library = Library::new();
    for id in SOURCES {
        library.add(&read(root, id)?).map_err(|error| fault(id, &error))?;
    }
    SOURCES.iter().map(|id| library.get(id).map_err(|error| fault(id, &error))).collect()
}

/// The source of this set as JSON, examples and all.
pub(crate) fn read(root: &Path, id: &str) -> Result<String> {
    let folder = if id == "federal" { "" } else { "regions/" };
    let path = format!("core/rulesets/{folder}{id}.toml");
    let text = std::fs::read_to_string(root.join(&path)).with_context(|| path.clone())?;
    let value: Value = toml::from_str(&text).with_context(|| path)?;
    Ok(serde_json::to_string(&value)?)
}

fn fault(id: &str, error: &gospablik::Error) -> anyhow::Error {
    anyhow::anyhow!("{id}.toml:\n{}", error.message(Lang::En))
}

/// The source of this set as a package carries it: both languages, no examples.
pub(crate) fn packed(root: &Path, id: &str) -> Result<String> {
    let source = without_examples(id, &read(root, id)?)?;
    Ok(serde_json::to_string(&source)?)
}

fn without_examples(id: &str, json: &str) -> Result<Source> {
    let mut value: Value = serde_json::from_str(json)?;
    if let Some(set) = value.as_object_mut() {
        set.remove("examples");
    }
    let rules = value.get_mut("rules").and_then(Value::as_array_mut);
    for rule in rules.into_iter().flatten().filter_map(Value::as_object_mut) {
        let examples = rule.remove("examples");
        if examples.and_then(|list| list.as_array().map(Vec::len)).unwrap_or_default() < 3 {
            bail!("{id}: {} needs three examples or more", rule["id"]);
        }
    }
    Ok(serde_json::from_value(value)?)
}

/// The source without its examples, and its English texts apart.
fn split(id: &str, json: &str) -> Result<[Product; 2]> {
    let mut source = without_examples(id, json)?;
    for act in &source.acts {
        ensure!(act.short.is_some(), "{id}: the act {} needs a short name", act.id);
    }
    let english = builtin::split_english(&mut source);
    ensure!(english.iter().all(|text| !text.is_empty()), "{id}: an English text is missing");
    let product = |suffix: &str, content: String| Product {
        path: format!("core/rulesets/generated/{id}{suffix}"),
        content,
    };
    let packed = builtin::packed(&serde_json::to_string(&source)?)
        .with_context(|| format!("{id}: a text holds a tab or a line break"))?;
    Ok([product(".txt", packed), product(".en.json", serde_json::to_string(&english)? + "\n")])
}
