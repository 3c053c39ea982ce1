//! The lexicon of post categories: `core/rulesets/lexicon/*.toml` ->
//! `core/src/text/category/table.rs`.

mod compile;
#[path = "../../../core/src/text/category/model.rs"]
mod model;
mod pack;
mod pattern;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::Product;

/// One file of the lexicon; all files together make one lexicon.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    /// What the scanner sets by itself, in the order of its bits.
    #[serde(default)]
    signals: Vec<String>,
    /// Characters that mean something, by what they mean.
    #[serde(default)]
    symbols: BTreeMap<String, String>,
    /// Named lists of endings, for words written `stem|class`.
    #[serde(default)]
    endings: BTreeMap<String, Vec<String>>,
    /// Grammar read off the end of any word.
    #[serde(default)]
    grammar: Vec<Grammar>,
    /// Beginnings of perfective verbs.
    #[serde(default)]
    prefixes: Vec<String>,
    /// Words that mean the same to a rule.
    #[serde(default)]
    groups: BTreeMap<String, Group>,
    /// Properties of a whole text: how many words of which groups it holds.
    #[serde(default)]
    shapes: Vec<Shape>,
    /// What speaks for or against a category.
    #[serde(default)]
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grammar {
    group: String,
    endings: Vec<String>,
    /// Only on words that begin like a perfective verb.
    #[serde(default)]
    prefixed: bool,
    /// Only where that beginning has two letters or more.
    #[serde(default)]
    long_prefix: bool,
    #[serde(default = "three")]
    min_stem: u8,
}

fn three() -> u8 {
    3
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Group {
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    name: String,
    count: Vec<String>,
    #[serde(default)]
    over: Vec<String>,
    #[serde(default)]
    min: u16,
    #[serde(default = "no_limit")]
    max: u16,
    #[serde(default)]
    percent: u16,
}

fn no_limit() -> u16 {
    u16::MAX
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    name: String,
    #[serde(default)]
    scope: Scope,
    #[serde(default)]
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
    #[serde(default = "one")]
    cap: u8,
    weights: BTreeMap<String, i16>,
}

fn one() -> u8 {
    1
}

#[derive(Deserialize, Default, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Scope {
    #[default]
    Sentence,
    Text,
}

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let mut files: Vec<_> = std::fs::read_dir(root.join("core/rulesets/lexicon"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut lexicon = Lexicon::default();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let part: Lexicon = toml::from_str(&text).with_context(|| file.display().to_string())?;
        merge(&mut lexicon, part).with_context(|| file.display().to_string())?;
    }
    let content = compile::table(&lexicon)?;
    Ok(vec![Product { path: "core/src/text/category/table.rs".into(), content }])
}

fn merge(lexicon: &mut Lexicon, part: Lexicon) -> Result<()> {
    lexicon.signals.extend(part.signals);
    lexicon.grammar.extend(part.grammar);
    lexicon.prefixes.extend(part.prefixes);
    lexicon.shapes.extend(part.shapes);
    lexicon.rules.extend(part.rules);
    lexicon.symbols.extend(part.symbols);
    for (name, endings) in part.endings {
        ensure!(lexicon.endings.insert(name.clone(), endings).is_none(), "endings {name} twice");
    }
    for (name, group) in part.groups {
        ensure!(!group.words.is_empty() || !group.phrases.is_empty(), "group {name} is empty");
        ensure!(lexicon.groups.insert(name.clone(), group).is_none(), "group {name} twice");
    }
    Ok(())
}
