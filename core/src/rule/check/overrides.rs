//! What a layer changes in the set that it extends.

use crate::json::{Json, JsonMap as Map};

use super::{Check, dates, items, path, rule, severity, texts};
use crate::error::Problem;
use crate::json::{Bounds, Reader, excerpt, parse, suggest};
use crate::message::Args;
use crate::rule::pack::{Packed, as_json, copy, packed, typed};
use crate::rule::read::OVERRIDE;
use crate::rule::resolve::{alter, is_named};
use crate::rule::{Override, Rule, read};

/// Every override of the source.
pub(super) fn check_all(check: &mut Check<'_>) {
    let given = items(check.source, "overrides").next().is_some();
    if given && !check.extends {
        check.problem("/overrides", "override-without-base", Args::new());
    }
    let mut seen: Vec<(String, String)> = Vec::new();
    for (index, value) in items(check.source, "overrides").enumerate() {
        let pointer = path("/overrides", index);
        rule::grounds(check, value, &pointer);
        texts::bilingual(check, value, &[&pointer, "/reason"].concat(), "reason", &[]);
        if let Some(in_force) = value.get("inForce") {
            dates::span(check, in_force, &[&pointer, "/inForce"].concat());
        }
        let Some(id) = value.get("rule").and_then(Json::as_str) else { continue };
        let Some(base) = check.base else { continue };
        let Some(rule) = base.rules.iter().find(|rule| is_named(rule, id)) else {
            check.unknown_rule(&[&pointer, "/rule"].concat(), id);
            continue;
        };
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == rule.id) {
            let args = Args::new().with("id", excerpt(id)).with("first", first.clone());
            check.problem(&[&pointer, "/rule"].concat(), "duplicate-override", args);
        }
        seen.push((rule.id.clone(), pointer.clone()));
        one(check, value, &pointer, rule);
    }
}

fn one(check: &mut Check<'_>, value: &Json, pointer: &str, rule: &Rule) {
    let sound = parameters(check, value, pointer, rule);
    let mut clean = value.clone();
    if let (Some(fields), Some(sound)) = (clean.as_object_mut(), &sound) {
        fields.insert("require", sound.clone());
    }
    // A reason that could not be read is told already; it must not hide the rest.
    let unread = clean.get("reason").is_none();
    if let Some(fields) = clean.as_object_mut().filter(|_| unread) {
        let mut reason = Map::new();
        reason.insert("ru", "-");
        fields.insert("reason", reason);
    }
    let Some(change) = typed::<Override>(&clean, &OVERRIDE) else { return };
    let changes = change.changes();
    if changes.is_empty() {
        if value.get("require").is_none() {
            check.problem(pointer, "empty-override", Args::new());
        }
        return;
    }
    let at = if change.severity.is_some() { "/severity" } else { "" };
    let mut changed = copy(rule);
    alter(&mut changed, change);
    unused(check, &changes, rule, &changed, pointer);
    rule::fits(check, &changed.require, changed.scope, &[pointer, "/require"].concat());
    let at = [pointer, at].concat();
    severity::check(check, &at, &changed.severity, &changed.basis, Some(&changed.in_force));
    let known = Rule::placeholders(&changed.require);
    for key in ["title", "message", "help"] {
        texts::bilingual(check, value, &[pointer, "/", key].concat(), key, &known);
    }
}

/// The parameters that can be changed; notes those that cannot.
fn parameters(check: &mut Check<'_>, value: &Json, pointer: &str, rule: &Rule) -> Option<Map> {
    let given = value.get("require")?;
    let pointer = [pointer, "/require"].concat();
    let Json::Object(given) = given else {
        let args = Args::new().with("found", excerpt(&given.to_string()));
        check.problem(&pointer, "expected-object", args);
        return None;
    };
    let require = as_json(&rule.require, read::requirement());
    let kind = require.get("kind").and_then(Json::as_str).unwrap_or_default().to_owned();
    let kind = kind.as_str();
    let keys = read::parameters(kind);
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    let mut sound = Map::new();
    for (name, value) in given.iter() {
        let at = [&pointer, "/", name.as_str()].concat();
        let Some(key) = keys.iter().find(|key| key.name == name) else {
            let args = Args::new().with("kind", kind.to_owned()).with("key", excerpt(name));
            let code = if name == "kind" { "fixed-kind" } else { "unknown-parameter" };
            check.add(Problem::new(code, at, args).suggest(suggest(name, &names)));
            continue;
        };
        if let Some(value) = reread(check, value, &at, &key.shape) {
            sound.insert(name.as_str(), value);
        }
    }
    // What is inside the new parameters is checked as in a rule of one's own.
    let mut changed = require;
    if let Some(fields) = changed.as_object_mut() {
        for (name, value) in sound.iter() {
            fields.insert(name.as_str(), value.clone());
        }
    }
    rule::requirement(check, &changed, &pointer);
    Some(sound)
}

/// Reads a parameter by the shape of the requirement it belongs to.
fn reread(check: &mut Check<'_>, value: &Json, at: &str, shape: &read::Shape) -> Option<Json> {
    let text = value.to_string();
    let node = parse(&text, Bounds { depth: 64, values: 10_000 }).ok()?;
    let mut reader = Reader::new(20);
    let clean = read::read(&mut reader, &node, shape);
    for problem in reader.take() {
        check.add(problem.below(at));
    }
    clean
}

/// A change to what is so already is a mistake, or has become one.
fn unused(check: &mut Check<'_>, changes: &[String], rule: &Rule, changed: &Rule, pointer: &str) {
    let as_json = |rule: &Rule| as_json(&rule.require, read::requirement());
    let (old, new) = (as_json(rule), as_json(changed));
    let mut idle: Vec<(String, &str)> = Vec::new();
    for what in changes {
        let same = match what.as_str() {
            "severity" => same(&rule.severity, &changed.severity),
            "switchOff" => rule.switched_off.is_some(),
            "basis" => same(&rule.basis, &changed.basis),
            "inForce" => same(&rule.in_force, &changed.in_force),
            "title" => same(&rule.title, &changed.title),
            "message" => same(&rule.message, &changed.message),
            "help" => same(&rule.help, &changed.help),
            parameter => {
                let name = parameter.strip_prefix("require.").unwrap_or_default();
                old.get(name) == new.get(name)
            }
        };
        if same {
            idle.push((["/", &what.replace('.', "/")].concat(), what));
        }
    }
    // Where nothing else is left, the override as a whole can go.
    let whole = idle.len() == changes.len();
    for (step, what) in idle {
        let at = [pointer, step.as_str()].concat();
        let remove = if whole { pointer.to_owned() } else { at.clone() };
        let args = Args::new().with("what", what.to_owned());
        check.add(Problem::new("unused-override", at, args).suggest(Some(remove)));
    }
}

/// Whether two values are packed alike.
fn same(one: &impl Packed, other: &impl Packed) -> bool {
    packed(one) == packed(other)
}
