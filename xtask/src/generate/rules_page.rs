//! The catalogue of rules for readers: `docs/rules.md` (English) and `docs/rules.ru.md`.

use std::path::Path;

use anyhow::Result;
use gospablik::Lang;
use gospablik::rule::{RuleCard, RuleSet};

use super::{Product, rulesets};

/// The words of the page that are not those of the rules.
struct Words {
    title: &'static str,
    intro: &'static str,
    table: &'static str,
    severity: &'static str,
    failure: &'static str,
    help: &'static str,
    ground: &'static str,
    in_force: &'static str,
    applies: &'static str,
    requirement: &'static str,
    version: &'static str,
    over_federal: &'static str,
    changes: &'static str,
}

const ENGLISH: Words = Words {
    title: "Rules",
    intro: "Generated from `core/rulesets` by `cargo xtask generate`; do not edit. Not legal \
        advice: each rule names its grounds and how sure they are, so that a lawyer can check \
        them. [По-русски](rules.ru.md). [How to write your region's rules](regional-rules.md).",
    table: "| rule | what it asks for | severity |",
    severity: "Severity",
    failure: "If not met",
    help: "What to do",
    ground: "Ground",
    in_force: "In force",
    applies: "For whom",
    requirement: "Requirement",
    version: "version",
    over_federal: "These rules come on top of the federal ones.",
    changes: "Changes in the federal rules:",
};

const RUSSIAN: Words = Words {
    title: "Правила",
    intro: "Создано из `core/rulesets` командой `cargo xtask generate`, вручную не правится. Это \
        не юридическая консультация: у каждого правила названы основания и то, насколько они \
        подтверждены, чтобы их мог проверить юрист. [In English](rules.md). [Как записать правила \
        своего региона](regional-rules.ru.md).",
    table: "| правило | что требуется | серьёзность |",
    severity: "Серьёзность",
    failure: "Если не выполнено",
    help: "Что сделать",
    ground: "Основание",
    in_force: "Действует",
    applies: "Для кого",
    requirement: "Требование",
    version: "версия",
    over_federal: "Эти правила добавляются к федеральным.",
    changes: "Изменения в федеральных правилах:",
};

pub(super) fn products(root: &Path) -> Result<Vec<Product>> {
    let sets = rulesets::resolved(root)?;
    let page = |lang, words: &Words, path: &str| Product {
        path: path.to_owned(),
        content: render(&sets, lang, words),
    };
    Ok(vec![
        page(Lang::En, &ENGLISH, "docs/rules.md"),
        page(Lang::Ru, &RUSSIAN, "docs/rules.ru.md"),
    ])
}

fn render(sets: &[RuleSet], lang: Lang, words: &Words) -> String {
    let mut out = format!("# {}\n\n{}\n", words.title, words.intro);
    let federal = sets.first();
    for set in sets {
        let is_federal = federal.is_some_and(|federal| federal.id == set.id);
        out += &format!("\n## {} (`{}`)\n\n", set.title.get(lang), set.id);
        out += &format!("{} {}", words.version, set.version);
        out += &format!(", SHA-256 `{}`.\n", &set.sha256);
        if !is_federal {
            out += &format!("\n{}\n", words.over_federal);
            changes(&mut out, set, lang, words);
        }
        let own = |id: &str| is_federal || federal.is_none_or(|federal| federal.rule(id).is_none());
        let kept = |id: &str| id.starts_with("federal-");
        let rules = set.rules.iter().filter(|rule| own(&rule.id) && !kept(&rule.id));
        let cards: Vec<RuleCard> = rules.map(|rule| RuleCard::of(set, rule, lang)).collect();
        if is_federal {
            out += &format!("\n{}\n|---|---|---|\n", words.table);
            for card in &cards {
                out +=
                    &format!("| [`{0}`](#{0}) | {1} | {2} |\n", card.id, card.title, card.severity);
            }
        }
        for card in &cards {
            describe(&mut out, card, words);
        }
    }
    out
}

fn changes(out: &mut String, set: &RuleSet, lang: Lang, words: &Words) {
    if set.overrides.is_empty() {
        return;
    }
    *out += &format!("\n{}\n\n", words.changes);
    let mut told: Vec<&str> = Vec::new();
    for change in &set.overrides {
        if told.contains(&change.rule.as_str()) {
            continue;
        }
        told.push(&change.rule);
        let what: Vec<String> = set
            .overrides
            .iter()
            .filter(|other| other.rule == change.rule)
            .map(|other| format!("`{}`", other.what))
            .collect();
        let (rule, reason) = (&change.rule, change.reason.get(lang));
        *out += &format!("- [`{rule}`](#{rule}): {}. {reason}\n", what.join(", "));
    }
}

fn describe(out: &mut String, card: &RuleCard, words: &Words) {
    *out += &format!("\n### {}\n\n**{}.**\n\n", card.id, card.title);
    let mut line = |label: &str, text: &str| *out += &format!("- {label}: {text}\n");
    line(words.severity, &card.severity);
    line(words.failure, &card.failure);
    line(words.help, &card.help);
    for ground in &card.grounds {
        line(words.ground, ground);
    }
    line(words.in_force, &card.in_force);
    line(words.applies, &card.applies_to);
    line(words.requirement, &format!("`{}`", card.require));
}
