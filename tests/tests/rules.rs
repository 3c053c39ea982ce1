//! The rule sets the project carries: their ids, grounds and severities, and every example.

use std::path::PathBuf;

use gospablik::Auditor;
use gospablik::Lang;
use gospablik::report::Severity;
use gospablik::rule::{Example, Library, RuleSet, builtin};

/// The federal catalogue in its order.
const FEDERAL: [&str; 31] = [
    "page-exists",
    "contact-email",
    "contact-phone",
    "content-event-report",
    "content-commentary",
    "email-zone",
    "page-open",
    "page-name",
    "contact-address",
    "contact-website",
    "description",
    "email-valid",
    "phone-valid",
    "email-homoglyph",
    "email-typo",
    "email-own-domain",
    "phone-style",
    "phone-region",
    "phone-foreign",
    "contact-consistency",
    "contact-duplicates",
    "content-fresh",
    "badge",
    "pos-forms",
    "site-backlink",
    "no-extremist-network",
    "no-foreign-messenger",
    "telegram-link",
    "no-email-appeals",
    "comments-open",
    "appearance",
];

/// Every set with the rules that it adds to the federal ones.
const SETS: [(&str, &[&str]); 8] = [
    ("federal", &FEDERAL),
    ("altai-krai", &["altai-krai-posts"]),
    ("novosibirsk", &["novosibirsk-posts"]),
    ("st-petersburg", &["st-petersburg-posts", "st-petersburg-hours"]),
    ("bashkortostan", &["bashkortostan-posts"]),
    ("tomsk", &[]),
    ("chelyabinsk-2026", &["chelyabinsk-2026-posts", "chelyabinsk-2026-engagement"]),
    ("amur", &["amur-score"]),
];

/// The source of a set as JSON, examples and all.
fn source(id: &str) -> String {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../core/rulesets");
    let folder = if id == "federal" { folder } else { folder.join("regions") };
    let text = std::fs::read_to_string(folder.join(format!("{id}.toml"))).unwrap();
    let value: serde_json::Value = toml::from_str(&text).unwrap();
    value.to_string()
}

#[test]
fn the_sets_are_those_of_the_catalogue() {
    let ids: Vec<&str> = builtin::ids().collect();
    assert_eq!(ids, SETS.map(|(id, _)| id));
    for (id, own) in SETS {
        let written: serde_json::Value = serde_json::from_str(&source(id)).unwrap();
        let rules = written["rules"].as_array().cloned().unwrap_or_default();
        let found: Vec<&str> = rules.iter().filter_map(|rule| rule["id"].as_str()).collect();
        assert_eq!(found, own, "{id}");
        for rule in &rules {
            assert!(!rule["basis"].as_array().unwrap().is_empty(), "{}", rule["id"]);
            let outcomes: Vec<&str> = rule["examples"]
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|example| example["expect"].as_str())
                .collect();
            assert!(outcomes.contains(&"pass"), "{}", rule["id"]);
            assert!(outcomes.contains(&"fail"), "{}", rule["id"]);
            let third = outcomes.contains(&"unknown") || outcomes.contains(&"not_applicable");
            assert!(third, "{}", rule["id"]);
        }
    }
}

#[test]
fn what_is_embedded_is_what_is_written() {
    for (id, _) in SETS {
        let written = RuleSet::from_json(&source(id), &Library::new());
        let written = written.unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(builtin::get(id).unwrap(), written, "{id}");
    }
}

#[test]
fn every_text_is_there_in_both_languages() {
    for (id, _) in SETS {
        for rule in &builtin::get(id).unwrap().rules {
            for text in [&rule.title, &rule.message, &rule.help] {
                assert!(!text.ru.is_empty() && !text.en.is_empty(), "{id}: {}", rule.id);
            }
        }
    }
}

#[test]
fn severities_are_those_of_the_catalogue() {
    let of = |severity: Severity| -> Vec<String> {
        let set = builtin::federal().unwrap();
        let rules = set.rules.into_iter().filter(|rule| rule.severity.default == severity);
        rules.map(|rule| rule.id).collect()
    };
    assert_eq!(of(Severity::Error), FEDERAL[..6]);
    assert_eq!(
        of(Severity::Warning),
        [
            "page-name",
            "contact-address",
            "contact-website",
            "description",
            "email-valid",
            "phone-valid",
            "email-homoglyph",
            "email-typo",
            "badge",
            "no-extremist-network",
            "no-foreign-messenger",
            "no-email-appeals",
        ]
    );
}

#[test]
fn a_region_adds_at_most_warnings_unless_its_act_was_read() {
    for (id, own) in SETS.into_iter().filter(|(id, _)| *id != "federal") {
        let set = builtin::get(id).unwrap();
        for rule in own.iter().map(|id| set.rule(id).unwrap()) {
            let read = rule.id == "altai-krai-posts";
            let gravest = rule.severity.gravest();
            assert_eq!(gravest == Severity::Error, read, "{}", rule.id);
        }
        // The duties of federal law stay errors, under their own id or beside the region's.
        for id in &FEDERAL[..6] {
            let kept = set.rule(&format!("federal-{id}")).or(set.rule(id)).unwrap();
            assert_eq!(kept.severity.default, Severity::Error, "{}", kept.id);
        }
    }
}

#[test]
fn every_example_holds() {
    let mut count = 0;
    for (id, _) in SETS {
        let source = source(id);
        let checked = Auditor::check_ruleset(&source, &Library::new());
        assert!(checked.is_ok(), "{id}: {}", checked.unwrap_err());
        count += Example::of_source(&source, &Library::new()).unwrap().len();
    }
    assert!(count > 150, "{count}");
}

/// The fenced blocks of a page of the documentation in this language.
fn blocks<'t>(page: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    page.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn the_guide_to_regional_rules_holds() {
    let guides = [
        (include_str!("../../docs/regional-rules.md"), Lang::En),
        (include_str!("../../docs/regional-rules.ru.md"), Lang::Ru),
    ];
    let [written] = blocks(guides[0].0, "toml")[..] else { panic!("one example") };
    let value: serde_json::Value = toml::from_str(written).unwrap();
    let json = value.to_string();
    let set = RuleSet::from_json(&json, &Library::new()).unwrap();
    assert_eq!(set.rules.len(), 32);
    assert_eq!(Example::of_source(&json, &Library::new()).unwrap().len(), 3);
    assert_eq!(Auditor::check_ruleset(&json, &Library::new()).unwrap(), set);
    let misspelt = json.replace("\"act\":\"lipovsk-17\"", "\"act\":\"lipovsk-71\"");
    let error = RuleSet::from_json(&misspelt, &Library::new()).unwrap_err();
    for (guide, lang) in guides {
        assert_eq!(blocks(guide, "toml"), [written]);
        let [shown] = blocks(guide, "text")[..] else { panic!("one error") };
        // A file in TOML has no lines of JSON: the guide shows the pointer alone.
        let told = error.message(lang);
        let (before, after) = (told.split(" (").next().unwrap(), told.split("): ").nth(1).unwrap());
        assert_eq!(shown.trim_end(), format!("{before}: {after}"));
    }
}
