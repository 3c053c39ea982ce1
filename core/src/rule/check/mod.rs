//! The meaning of a source: what no shape can tell. Every problem is noted with its place.

mod dates;
mod overrides;
mod rule;
mod score;
mod severity;
mod texts;

use crate::json::Json;

use super::RuleSet;
use super::pack::{self, Packed};
use super::read::Shape;
use crate::error::Problem;
use crate::json::{Node, Reader, excerpt, suggest};
use crate::message::Args;

/// What is known while a source is checked.
pub(super) struct Check<'a> {
    reader: &'a mut Reader,
    tree: &'a Node<'a>,
    /// The clean source: what could not be read is missing or null.
    source: &'a Json,
    /// The set that it extends, if that could be resolved.
    base: Option<&'a RuleSet>,
    /// Whether it extends another set: without `base` names cannot be told right from wrong.
    extends: bool,
    /// How many patterns were seen.
    patterns: usize,
}

/// Notes every problem of meaning.
pub(super) fn check(reader: &mut Reader, tree: &Node<'_>, source: &Json, base: Option<&RuleSet>) {
    let extends = source.get("extends").is_some();
    let mut check = Check { reader, tree, source, base, extends, patterns: 0 };
    texts::bilingual(&mut check, source, "/title", "title", &[]);
    check.unique_acts();
    dates::platforms(&mut check);
    check.unique_rules();
    for (index, value) in items(source, "rules").enumerate() {
        rule::check(&mut check, value, &path("/rules", index));
    }
    overrides::check_all(&mut check);
    for (index, value) in items(source, "examples").enumerate() {
        check.example(value, &path("/examples", index));
    }
}

impl Check<'_> {
    /// Notes a problem of the value under `pointer`.
    fn problem(&mut self, pointer: &str, code: &'static str, args: Args) {
        self.add(Problem::new(code, pointer, args));
    }

    fn add(&mut self, problem: Problem) {
        let at = self.tree.resolve(&problem.place().pointer);
        self.reader.add(problem.byte(at));
    }

    /// Notes that `id` is none of `known`.
    fn unknown(&mut self, pointer: &str, code: &'static str, args: Args, id: &str, known: &[&str]) {
        self.add(Problem::new(code, pointer, args).suggest(suggest(id, known)));
    }

    /// Whether every name can be looked up: nothing is extended, or what is could be resolved.
    fn names_are_known(&self) -> bool {
        !self.extends || self.base.is_some()
    }

    fn acts(&self) -> Vec<&str> {
        let base = self.base.map(|base| base.acts.as_slice()).unwrap_or_default();
        let inherited = base.iter().map(|act| act.id.as_str());
        ids(self.source, "acts").chain(inherited).collect()
    }

    fn platforms(&self) -> Vec<&str> {
        let base = self.base.map(|base| base.platforms.as_slice()).unwrap_or_default();
        let inherited = base.iter().map(|period| period.id.as_str());
        let mut all: Vec<&str> = ids(self.source, "platforms").chain(inherited).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn unique_acts(&mut self) {
        let mut seen: Vec<(String, String)> = Vec::new();
        for (index, act) in items(self.source, "acts").enumerate() {
            let pointer = path("/acts", index);
            texts::bilingual(self, act, &[&pointer, "/title"].concat(), "title", &[]);
            self.once(&mut seen, act.get("id"), [&pointer, "/id"].concat());
        }
    }

    /// Ids and aliases: each once, here and in the set that is extended.
    fn unique_rules(&mut self) {
        let mut seen: Vec<(String, String)> = Vec::new();
        for rule in self.base.map(|base| base.rules.as_slice()).unwrap_or_default() {
            for id in std::iter::once(&rule.id).chain(&rule.aliases) {
                seen.push((id.clone(), self.base.map(|base| base.id.clone()).unwrap_or_default()));
            }
        }
        for (index, rule) in items(self.source, "rules").enumerate() {
            let pointer = path("/rules", index);
            self.once(&mut seen, rule.get("id"), [&pointer, "/id"].concat());
            let aliases = [&pointer, "/aliases"].concat();
            for (index, alias) in items(rule, "aliases").enumerate() {
                self.once(&mut seen, Some(alias), path(&aliases, index));
            }
        }
    }

    fn once(&mut self, seen: &mut Vec<(String, String)>, id: Option<&Json>, pointer: String) {
        let Some(id) = id.and_then(Json::as_str) else { return };
        match seen.iter().find(|(known, _)| known == id) {
            Some((_, first)) => {
                let args = Args::new().with("id", excerpt(id)).with("first", first.clone());
                self.problem(&pointer, "duplicate-id", args);
            }
            None => seen.push((id.to_owned(), pointer)),
        }
    }

    /// An example of the set must name a rule that the set has.
    fn example(&mut self, example: &Json, pointer: &str) {
        let Some(id) = example.get("rule").and_then(Json::as_str) else { return };
        let own = ids(self.source, "rules").any(|rule| rule == id);
        let kept = |base: &RuleSet| {
            let rest = id.strip_prefix(base.id.as_str()).and_then(|rest| rest.strip_prefix('-'));
            base.rule(id).is_some() || rest.is_some_and(|rest| base.rule(rest).is_some())
        };
        if !own && self.names_are_known() && !self.base.is_some_and(kept) {
            self.unknown_rule(&[pointer, "/rule"].concat(), id);
        }
    }

    fn unknown_rule(&mut self, pointer: &str, id: &str) {
        let base = self.base.map(|base| base.rules.as_slice()).unwrap_or_default();
        let known: Vec<&str> = base.iter().map(|rule| rule.id.as_str()).collect();
        let meant = suggest(id, &known).map(String::from);
        let name = self.base.map(|base| base.id.clone()).unwrap_or_default();
        let args = Args::new().with("id", excerpt(id)).with("base", name);
        self.add(Problem::new("unknown-rule", pointer, args).suggest(meant));
    }
}

/// The items of a list under this key.
fn items<'j>(value: &'j Json, key: &str) -> impl Iterator<Item = &'j Json> + use<'j> {
    value.get(key).and_then(Json::as_array).into_iter().flatten()
}

/// The ids of the items of a list.
fn ids<'j>(value: &'j Json, key: &str) -> impl Iterator<Item = &'j str> + use<'j> {
    items(value, key).filter_map(|item| item.get("id").and_then(Json::as_str))
}

fn path(pointer: &str, index: usize) -> String {
    [pointer, "/", index.to_string().as_str()].concat()
}

/// The typed value under this key, where it could be read.
fn typed<T: Packed>(value: &Json, key: &str, shape: &Shape) -> Option<T> {
    pack::typed(value.get(key)?, shape)
}
