//! JSON to sources: shapes as data, every problem with its place, and a suggestion where a name
//! was probably misspelt.
//!
//! What passes the shapes is clean JSON that the typed model reads without complaint; what does
//! not is left out, so that the checks of meaning still see all the rest.

mod shape;
mod table;

use crate::json::{Json, JsonMap as Map, Node, Reader, Value, excerpt, suggest};
use crate::message::Args;
use crate::page::parse_date;
pub(crate) use shape::{Key, Shape};
pub(crate) use table::{
    APPLIES_TO, BASIS, BASIS_KIND, CATEGORY, CONFIDENCE, FIELDS, IN_FORCE, OUTCOME, OVERRIDE,
    PERIOD, SCOPE, SEVERITIES, SEVERITY, SOURCE, parameters, requirement,
};

/// Longest text of a rule in characters.
const LONGEST_TEXT: usize = 4000;

/// Reads a value of this shape; `None` where nothing usable stands there.
pub(super) fn read(r: &mut Reader, node: &Node<'_>, shape: &Shape) -> Option<Json> {
    match shape {
        Shape::Text => text(r, node).map(Json::String),
        Shape::Flag => r.flag(node).map(Json::Bool),
        Shape::Count(least, most) => count(r, node, *least, *most),
        Shape::Id => id(r, node),
        Shape::Day => day(r, node, &[]),
        Shape::Since => day(r, node, &["always", "unknown"]),
        Shape::Word(words) | Shape::Name(words) => word(r, node, words),
        Shape::Free => r.any(node),
        Shape::Severity => severity(r, node),
        Shape::List(item, most) => list(r, node, item, *most),
        Shape::Object(keys) => object(r, node, keys),
        Shape::Tagged(kinds) => tagged(r, node, kinds),
        Shape::Variant(words, keys) => variant(r, node, words, keys),
        Shape::Defer(shape) => read(r, node, shape()),
    }
}

fn text(r: &mut Reader, node: &Node<'_>) -> Option<String> {
    let text = r.text(node)?;
    if text.trim().is_empty() {
        r.problem(node.at, "empty-text", Args::new());
        return None;
    }
    if text.chars().nth(LONGEST_TEXT).is_some() {
        r.problem(node.at, "text-too-long", Args::new().with("limit", LONGEST_TEXT));
        return None;
    }
    Some(text)
}

fn count(r: &mut Reader, node: &Node<'_>, least: u32, most: u32) -> Option<Json> {
    let count = r.count(node)?;
    if count < u64::from(least) || count > u64::from(most) {
        let args = Args::new().with("least", least).with("most", most);
        r.problem(node.at, "number-out-of-range", args);
        return None;
    }
    Some(Json::from(count))
}

/// An id: lower-case Latin letters and digits in words joined by single hyphens.
fn id(r: &mut Reader, node: &Node<'_>) -> Option<Json> {
    let id = r.text(node)?;
    let good = id.len() <= 64
        && id.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if !good {
        r.problem(node.at, "invalid-id", Args::new().with("id", excerpt(&id)));
        return None;
    }
    Some(Json::String(id))
}

fn day(r: &mut Reader, node: &Node<'_>, words: &[&str]) -> Option<Json> {
    let text = r.text(node)?;
    if parse_date(&text).is_some() || words.contains(&text.as_str()) {
        return Some(Json::String(text));
    }
    let like_day = text.starts_with(|c: char| c.is_ascii_digit());
    if !like_day && !words.is_empty() && suggest(&text, words).is_some() {
        r.unknown_value(node.at, &text, words);
    } else {
        r.wrong::<()>(node, "invalid-date");
    }
    None
}

fn word(r: &mut Reader, node: &Node<'_>, words: &[&str]) -> Option<Json> {
    let word = r.text(node)?;
    if !words.contains(&word.as_str()) {
        r.unknown_value(node.at, &word, words);
        return None;
    }
    Some(Json::String(word))
}

/// One severity, or severities by kind of body.
fn severity(r: &mut Reader, node: &Node<'_>) -> Option<Json> {
    match node.value {
        Value::Object(_) => object(r, node, table::SEVERITIES),
        _ => word(r, node, &table::SEVERITY),
    }
}

fn list(r: &mut Reader, node: &Node<'_>, item: &Shape, most: usize) -> Option<Json> {
    let Value::List(nodes) = &node.value else {
        return r.wrong(node, "expected-list");
    };
    if nodes.len() > most {
        let args = Args::new().with("n", nodes.len()).with("limit", most);
        r.problem(node.at, "list-too-long", args);
        return None;
    }
    let mut items = Vec::with_capacity(nodes.len());
    for (index, node) in nodes.iter().enumerate() {
        // A place is kept for what cannot be read, so that pointers stay right.
        let item = r.within(&index.to_string(), |r| read(r, node, item));
        items.push(item.unwrap_or_default());
    }
    Some(Json::Array(items))
}

fn object(r: &mut Reader, node: &Node<'_>, keys: &[Key]) -> Option<Json> {
    members(r, node, keys, None).map(Json::Object)
}

fn members(
    r: &mut Reader,
    node: &Node<'_>,
    keys: &[Key],
    tag: Option<(&str, &str)>,
) -> Option<Map> {
    let mut names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    names.extend(tag.map(|(name, _)| name));
    let mut map = Map::new();
    let mut present = Vec::new();
    let is_object = r.object(node, &names, &mut |r, name, node| {
        present.push(name.to_owned());
        let Some(key) = keys.iter().find(|key| key.name == name) else { return };
        if let Some(value) = read(r, node, &key.shape) {
            map.insert(name, value);
        }
    });
    if !is_object {
        return None;
    }
    if let Some((name, kind)) = tag {
        map.insert(name, kind);
    }
    // A key that was misspelt is told once, not as missing too.
    let Value::Object(given) = &node.value else { return None };
    present.extend(given.iter().filter_map(|member| {
        let known = names.contains(&member.key.as_ref());
        if known { None } else { suggest(&member.key, &names).map(String::from) }
    }));
    for key in keys.iter().filter(|key| key.required) {
        if !present.iter().any(|name| name == key.name) {
            r.problem(node.at, "missing-key", Args::new().with("key", key.name));
        }
    }
    Some(map)
}

/// An object whose `kind` says what other keys it has.
fn tagged(r: &mut Reader, node: &Node<'_>, kinds: &[(&'static str, &[Key])]) -> Option<Json> {
    let Value::Object(given) = &node.value else {
        return r.wrong(node, "expected-object");
    };
    let Some(member) = given.iter().find(|member| member.key == "kind") else {
        r.problem(node.at, "missing-key", Args::new().with("key", "kind"));
        return None;
    };
    let kind = r.within("kind", |r| r.text(&member.node))?;
    match kinds.iter().find(|(name, _)| *name == kind) {
        Some((name, keys)) => members(r, node, keys, Some(("kind", name))).map(Json::Object),
        None => {
            let names: Vec<&str> = kinds.iter().map(|(name, _)| *name).collect();
            r.within("kind", |r| r.unknown_value(member.node.at, &kind, &names));
            None
        }
    }
}

/// A word alone, or an object with one key.
fn variant(r: &mut Reader, node: &Node<'_>, words: &[&str], keys: &[Key]) -> Option<Json> {
    match &node.value {
        Value::Text(_) => word(r, node, words),
        Value::Object(given) if given.len() == 1 => object(r, node, keys),
        _ => {
            let mut names = words.to_vec();
            names.extend(keys.iter().map(|key| key.name));
            let args = Args::new().with("value", "{…}").with("allowed", names.join(", "));
            r.problem(node.at, "unknown-value", args);
            None
        }
    }
}
