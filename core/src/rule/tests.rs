use serde_json::{Value, json};

use super::*;
use crate::Lang;
use crate::report::Severity;

fn federal() -> RuleSet {
    builtin::federal().unwrap()
}

fn read(source: &Value) -> Result<RuleSet, crate::Error> {
    RuleSet::from_json(&source.to_string(), &Library::new())
}

/// Code, pointer and suggestion of every problem.
fn problems(source: &Value) -> Vec<(&'static str, String, Option<String>)> {
    let error = read(source).unwrap_err();
    let told = |problem: &crate::Problem| {
        let suggestion = problem.suggestion().map(String::from);
        (problem.code(), problem.place().pointer.clone(), suggestion)
    };
    error.problems().iter().map(told).collect()
}

fn layer() -> Value {
    json!({"schemaVersion": 1, "id": "my", "version": "1", "extends": "federal", "title": {"ru": "Мой"}})
}

fn with(mut source: Value, key: &str, value: Value) -> Value {
    source[key] = value;
    source
}

fn rule() -> Value {
    json!({
        "id": "my-fresh", "scope": "page", "category": "content", "severity": "info",
        "title": {"ru": "т"}, "message": {"ru": "старше {days} {days|дня|дней|дней}"},
        "help": {"ru": "п"},
        "basis": [{"act": "advice", "kind": "guidance", "confidence": "confirmed", "checkedOn": "2026-03-31"}],
        "inForce": {"from": "always"}, "require": {"kind": "fresh", "maxDays": 7},
    })
}

fn with_rule(change: impl FnOnce(&mut Value)) -> Value {
    let mut rule = rule();
    change(&mut rule);
    with(layer(), "rules", json!([rule]))
}

fn with_override(change: Value) -> Value {
    let mut change = change;
    change["reason"] = json!({"ru": "Так решено."});
    with(layer(), "overrides", json!([change]))
}

#[test]
fn the_federal_set_is_read_with_both_languages() {
    let set = federal();
    assert_eq!((set.id.as_str(), set.rules.len()), ("federal", 31));
    assert_eq!(set.sha256.len(), 64);
    let rule = set.rule("email-zone").unwrap();
    assert_eq!(rule.severity.of(None), Severity::Error);
    assert_eq!(
        rule.severity.of(Some(crate::page::OrganizationKind::Subordinate)),
        Severity::Warning
    );
    assert_eq!(rule.title.ru, "Почта в российской доменной зоне");
    #[cfg(feature = "english")]
    assert_eq!(rule.title.en, "E-mail is in the Russian domain zone");
}

#[test]
fn the_hash_does_not_depend_on_english() {
    let mut russian = federal().to_source();
    texts::each_mut(&mut russian, &mut |text| text.en.clear());
    assert_eq!(resolve::layer(russian, None).sha256, federal().sha256);
}

#[test]
fn the_hash_that_is_carried_is_that_of_the_set() {
    assert_eq!(resolve::layer(federal().to_source(), None).sha256, federal().sha256);
}

#[test]
fn what_is_exported_is_read_back_as_it_was() {
    for id in builtin::ids() {
        let set = builtin::get(id).unwrap();
        assert_eq!(RuleSet::from_json(&set.to_json(), &Library::new()).unwrap(), set, "{id}");
    }
}

#[test]
fn a_layer_adds_rules_and_overrides_with_reasons() {
    let source = with(
        with_rule(|_| ()),
        "overrides",
        json!([
            {"rule": "content-fresh", "require": {"maxDays": 14}, "reason": {"ru": "Чаще."}},
            {"rule": "badge", "severity": "info", "reason": {"ru": "Мягче."}},
            {"rule": "telegram-link", "switchOff": true, "reason": {"ru": "Telegram требуется."}},
        ]),
    );
    let set = read(&source).unwrap();
    assert_eq!(set.rules.len(), 32);
    assert_eq!(set.rules[31].id, "my-fresh");
    let fresh = set.rule("content-fresh").unwrap();
    assert_eq!(fresh.require, Requirement::Fresh { max_days: 14 });
    assert_eq!(fresh.text(&fresh.message, Lang::Ru), "Последняя публикация старше 14 дней.");
    assert_eq!(set.rule("badge").unwrap().severity, SeverityByKind::all(Severity::Info));
    let off = set.rule("telegram-link").unwrap().switched_off.as_ref().unwrap();
    assert_eq!(off.ru, "Telegram требуется.");
    let applied: Vec<(&str, &str)> =
        set.overrides.iter().map(|change| (change.rule.as_str(), change.what.as_str())).collect();
    assert_eq!(
        applied,
        [
            ("content-fresh", "require.maxDays"),
            ("badge", "severity"),
            ("telegram-link", "switchOff")
        ]
    );
    assert_ne!(set.sha256, federal().sha256);
}

#[test]
fn the_original_of_an_overridden_rule_can_stay() {
    let set = read(&with_override(json!({
        "rule": "page-exists", "severity": "warning", "keepOriginal": true,
        "require": {"quantifier": "all", "platforms": ["vk", "ok"]},
    })))
    .unwrap();
    assert_eq!(
        (set.rules[0].id.as_str(), set.rules[1].id.as_str()),
        ("federal-page-exists", "page-exists")
    );
    assert_eq!(set.rules[0].require, federal().rules[0].require);
    assert_eq!(set.rules[0].severity.default, Severity::Error);
    assert_eq!(set.rules[1].severity.default, Severity::Warning);
}

#[test]
fn five_mistakes_are_told_at_once() {
    let mut source = with_rule(|rule| {
        rule["severty"] = json!("error");
        rule["basis"][0]["act"] = json!("8-fs");
        rule["inForce"] = json!({"from": "2026-05-01", "until": "2026-04-01"});
    });
    source["overrides"] = json!([
        {"rule": "content-frehs", "switchOff": true, "reason": {"ru": "Так."}},
        {"rule": "description", "require": {"expect": {"minLength": 50}}, "reason": {"ru": "Так."}},
    ]);
    let text = serde_json::to_string_pretty(&source).unwrap();
    let error = RuleSet::from_json(&text, &Library::new()).unwrap_err();
    assert_eq!(error.code(), "invalid-ruleset");
    let mut found: Vec<_> = error
        .problems()
        .iter()
        .map(|p| (p.code(), p.place().pointer.as_str(), p.suggestion(), p.place().line.is_some()))
        .collect();
    found.sort_unstable();
    assert_eq!(
        found,
        [
            (
                "dates-reversed",
                "/rules/0/inForce/until",
                Some("from = \"2026-04-01\", until = \"2026-05-01\""),
                true
            ),
            ("unknown-act", "/rules/0/basis/0/act", Some("8-fz"), true),
            ("unknown-key", "/rules/0/severty", Some("severity"), true),
            ("unknown-rule", "/overrides/0/rule", Some("content-fresh"), true),
            ("unused-override", "/overrides/1/require/expect", Some("/overrides/1"), true),
        ]
    );
    let told = error.message(Lang::En);
    assert!(
        told.contains("Swap the days: from = \"2026-04-01\", until = \"2026-05-01\""),
        "{told}"
    );
    assert!(told.contains("Remove /overrides/1 or correct its value"), "{told}");
}

#[test]
fn what_can_be_mended_is_told_with_what_mends_it() {
    let meant = |source: &Value| problems(source).remove(0).2.unwrap_or_default();
    let basis = |confidence: &str| json!([{"act": "8-fz", "kind": "verbatim", "confidence": confidence, "checkedOn": "2026-03-31"}]);
    let graver = |confidence: &str| {
        let basis = basis(confidence);
        with_rule(|rule| (rule["severity"], rule["basis"]) = (json!("error"), basis))
    };
    assert_eq!(meant(&graver("partly")), "warning");
    assert_eq!(meant(&graver("memory")), "info");
    let undated = with_rule(|rule| {
        (rule["severity"], rule["basis"]) = (json!("error"), basis("confirmed"));
        rule["inForce"] = json!({"from": "unknown"});
    });
    assert_eq!(meant(&undated), "warning");
    assert_eq!(meant(&with_rule(|rule| rule["scope"] = json!("organization"))), "page");
    let early = with_rule(|rule| {
        rule["inForce"] = json!({"from": "2026-01-01", "notBefore": "2026-01-01"});
    });
    assert_eq!(meant(&early), "from = \"unknown\"");
    let score = with_rule(|rule| {
        let part = json!({"title": {"ru": "ч"}, "points": 300, "measure": "pos-forms"});
        rule["require"] = json!({"kind": "score", "parts": [part], "atLeast": 500, "cap": 400});
        rule["message"] = json!({"ru": "с"});
    });
    assert_eq!(meant(&score), "300");
    // One of two changes is idle: only that one is to go.
    let half = with_override(json!({
        "rule": "content-fresh", "severity": "info", "require": {"maxDays": 14},
    }));
    assert_eq!(meant(&half), "/overrides/0/severity");
}

#[test]
fn a_rule_of_pages_is_none_of_the_organisation() {
    let kinds = [
        json!({"kind": "emails", "check": "valid"}),
        json!({"kind": "phones", "check": "valid"}),
        json!({"kind": "official-name"}),
        json!({"kind": "official-site"}),
        json!({"kind": "reference-contacts"}),
        json!({"kind": "no-duplicates"}),
        json!({"kind": "forbidden", "forbidden": "links", "status": "banned"}),
        json!({"kind": "no-email-appeals"}),
    ];
    for kind in kinds {
        let source = with_rule(|rule| {
            (rule["scope"], rule["require"]) = (json!("organization"), kind.clone());
            rule["message"] = json!({"ru": "с"});
        });
        assert_eq!(problems(&source)[0].0, "scope-mismatch", "{kind}");
    }
}

#[test]
fn what_an_override_puts_inside_a_requirement_is_checked() {
    let mut source = with_rule(|rule| {
        rule["require"] = json!({"kind": "any", "of": [{"kind": "fresh", "maxDays": 7}]});
        rule["message"] = json!({"ru": "с"});
    });
    let mut library = Library::new();
    library.add(&source.to_string()).unwrap();
    source = with(layer(), "id", json!("upper"));
    source["extends"] = json!("my");
    source["overrides"] = json!([{
        "rule": "my-fresh", "reason": {"ru": "Так."},
        "require": {"of": [{"kind": "all", "of": []}, {"kind": "official-page", "quantifier": "any"}]},
    }]);
    let error = RuleSet::from_json(&source.to_string(), &library).unwrap_err();
    let found: Vec<_> =
        error.problems().iter().map(|one| (one.code(), one.place().pointer.as_str())).collect();
    assert_eq!(
        found,
        [
            ("scope-mismatch", "/overrides/0/require"),
            ("empty-list", "/overrides/0/require/of/0/of"),
        ]
    );
}

#[test]
fn an_oversized_set_is_told_what_a_set_can_leave_out() {
    let error = RuleSet::from_json(&" ".repeat(3 << 20), &Library::new()).unwrap_err();
    assert_eq!(error.problems()[0].code(), "ruleset-too-large");
    let text = error.message(Lang::Ru);
    assert!(text.contains("набор правил больше 2097152 байт"), "{text}");
    assert!(text.contains("наследует через extends"), "{text}");
    let many = ["[", &"0,".repeat(200_001), "0]"].concat();
    let error = RuleSet::from_json(&many, &Library::new()).unwrap_err();
    assert_eq!(error.problems()[0].code(), "ruleset-too-many-values");
    assert_eq!(error.code(), "limit");
}

#[test]
fn names_that_are_not_there_are_told_with_what_was_meant() {
    let problem = |source: &Value| problems(source).remove(0);
    let some = |text: &str| Some(String::from(text));
    assert_eq!(
        problem(&with(layer(), "extends", json!("federl"))),
        ("unknown-ruleset", "/extends".into(), some("federal"))
    );
    assert_eq!(
        problem(&with_override(json!({"rule": "badge", "require": {"expct": "present"}}))),
        ("unknown-parameter", "/overrides/0/require/expct".into(), some("expect"))
    );
    assert_eq!(
        problem(&with_rule(|rule| rule["appliesTo"] = json!({"platforms": ["wk"]}))).0,
        "unknown-value"
    );
    assert_eq!(
        problem(&with_rule(|rule| rule["require"] = json!({"kind": "fresh", "maxDay": 7}))),
        ("unknown-key", "/rules/0/require/maxDay".into(), some("maxDays"))
    );
    assert_eq!(
        problem(&with_rule(|rule| rule["message"] = json!({"ru": "старше {day}"}))),
        ("unknown-placeholder", "/rules/0/message/ru".into(), some("{days}"))
    );
}

#[test]
fn every_other_mistake_has_its_code_and_place() {
    let basis = |kind: &str, confidence: &str| json!([{"act": "8-fz", "kind": kind, "confidence": confidence, "checkedOn": "2026-03-31"}]);
    let capped = |severity: &str, kind: &str, confidence: &str| {
        let (severity, basis) = (json!(severity), basis(kind, confidence));
        with_rule(|rule| (rule["severity"], rule["basis"]) = (severity, basis))
    };
    let cases = [
        (capped("error", "verbatim", "partly"), "severity-above-basis", "/rules/0/severity"),
        (
            capped("error", "interpretation", "confirmed"),
            "severity-above-basis",
            "/rules/0/severity",
        ),
        (capped("warning", "guidance", "confirmed"), "severity-above-basis", "/rules/0/severity"),
        (capped("warning", "verbatim", "memory"), "severity-above-basis", "/rules/0/severity"),
        (
            capped("error", "broken_contact", "confirmed"),
            "severity-above-basis",
            "/rules/0/severity",
        ),
        (
            with_override(json!({"rule": "page-name", "severity": "error"})),
            "severity-above-basis",
            "/overrides/0/severity",
        ),
        (with_rule(|r| r["basis"] = json!([])), "missing-basis", "/rules/0/basis"),
        (with_rule(|r| r["id"] = json!("badge")), "duplicate-id", "/rules/0/id"),
        (with_rule(|r| r["aliases"] = json!(["badge"])), "duplicate-id", "/rules/0/aliases/0"),
        (with_rule(|r| r["id"] = json!("Мой id")), "invalid-id", "/rules/0/id"),
        (with_rule(|r| r["help"]["ru"] = json!(" ")), "empty-text", "/rules/0/help/ru"),
        (with_rule(|r| r["help"]["en"] = json!("{days}")), "placeholders-differ", "/rules/0/help"),
        (
            with_rule(|r| r["help"]["ru"] = json!("{days|дня|дней}")),
            "broken-placeholder",
            "/rules/0/help/ru",
        ),
        (with_rule(|r| r["help"]["ru"] = json!("{days")), "broken-placeholder", "/rules/0/help/ru"),
        (with_rule(|r| r["scope"] = json!("organization")), "scope-mismatch", "/rules/0/scope"),
        (
            with_rule(|r| r["require"]["maxDays"] = json!(0)),
            "number-out-of-range",
            "/rules/0/require/maxDays",
        ),
        (
            with_rule(|r| r["inForce"] = json!({"from": "soon"})),
            "invalid-date",
            "/rules/0/inForce/from",
        ),
        (
            with_rule(|r| r["inForce"] = json!({"from": "2026-02-30"})),
            "invalid-date",
            "/rules/0/inForce/from",
        ),
        (
            with_rule(|r| r["inForce"] = json!({"from": "always", "notBefore": "2026-01-01"})),
            "not-before-of-known",
            "/rules/0/inForce/notBefore",
        ),
        (
            with_rule(|r| {
                r["require"] = json!({"kind": "any", "of": []});
                r["message"] = json!({"ru": "с"});
            }),
            "empty-list",
            "/rules/0/require/of",
        ),
        (with_override(json!({"rule": "badge"})), "empty-override", "/overrides/0"),
        (
            with_override(json!({"rule": "badge", "severity": "warning"})),
            "unused-override",
            "/overrides/0/severity",
        ),
        (
            with_override(json!({"rule": "badge", "require": {"kind": "fresh"}})),
            "fixed-kind",
            "/overrides/0/require/kind",
        ),
        (
            with_override(json!({"rule": "content-fresh", "require": {"maxDays": "7"}})),
            "expected-count",
            "/overrides/0/require/maxDays",
        ),
        (with(layer(), "extends", json!("my")), "ruleset-cycle", "/extends"),
        (with(layer(), "schemaVersion", json!(2)), "number-out-of-range", "/schemaVersion"),
        (
            with(
                layer(),
                "platforms",
                json!([
                    {"id": "max", "status": "listed", "from": "2026-01-01"},
                    {"id": "max", "status": "tolerated", "from": "always"},
                ]),
            ),
            "periods-overlap",
            "/platforms/1",
        ),
        (
            with(
                layer(),
                "acts",
                json!([{"id": "a", "title": {"ru": "А"}}, {"id": "a", "title": {"ru": "А"}}]),
            ),
            "duplicate-id",
            "/acts/1/id",
        ),
        (
            with(
                layer(),
                "examples",
                json!([{"rule": "bage", "asOf": "2026-01-01", "expect": "pass"}]),
            ),
            "unknown-rule",
            "/examples/0/rule",
        ),
    ];
    for (source, code, pointer) in cases {
        let found = problems(&source);
        assert_eq!(found.len(), 1, "{code}: {found:?}");
        assert_eq!((found[0].0, found[0].1.as_str()), (code, pointer));
    }
}

#[test]
fn an_unknown_first_day_caps_at_warning() {
    let source = with_rule(|rule| {
        rule["severity"] = json!("error");
        rule["basis"][0] = json!({"act": "8-fz", "kind": "verbatim", "confidence": "confirmed", "checkedOn": "2026-03-31"});
        rule["inForce"] = json!({"from": "unknown", "notBefore": "2026-01-01"});
    });
    assert_eq!(problems(&source)[0].0, "severity-above-date");
}

#[test]
fn a_rule_without_a_missing_key_is_told_each() {
    let found = problems(&with(layer(), "rules", json!([{"id": "x"}])));
    assert_eq!(found.len(), 9);
    assert!(found.iter().all(|problem| problem.0 == "missing-key" && problem.1 == "/rules/0"));
}

#[test]
fn sets_that_extend_one_another_in_a_circle_are_refused() {
    let set = |id: &str, base: &str| with(with(layer(), "id", json!(id)), "extends", json!(base));
    let mut library = Library::new();
    library.add(&set("a", "b").to_string()).unwrap();
    library.add(&set("b", "c").to_string()).unwrap();
    library.add(&set("c", "a").to_string()).unwrap();
    let error = library.get("a").unwrap_err();
    assert_eq!(error.problems().len(), 1);
    assert_eq!(error.problems()[0].code(), "ruleset-cycle");
    assert_eq!(
        error.problems()[0].message(Lang::En),
        "rule sets extend one another in a circle: a → b → c → a"
    );
}

#[test]
fn a_newer_federal_set_lies_under_the_regions() {
    let mut newer: Value = serde_json::from_str(&federal().to_json()).unwrap();
    newer["version"] = json!("2027.01");
    newer["reviewedUntil"] = json!("2027-01-15");
    let mut library = Library::new();
    assert_eq!(library.add(&newer.to_string()).unwrap(), "federal");
    let set = RuleSet::from_json(&with_rule(|_| ()).to_string(), &library).unwrap();
    assert_eq!(set.reviewed_until, crate::page::parse_date("2027-01-15"));
}

#[test]
fn hostile_sources_are_errors() {
    let library = Library::new();
    let deep = "[".repeat(100_000);
    let long = format!("\"{}\"", "@".repeat(3 << 20));
    let nul = "{\"id\": \"\u{0}\"}";
    for text in ["", " ", "null", "[]", "{}", "1", "{\"rules\": 5}", &deep, &long, nul] {
        assert!(RuleSet::from_json(text, &library).is_err());
    }
    let whole = federal().to_json();
    for end in (0..whole.len()).step_by(997).filter(|end| whole.is_char_boundary(*end)) {
        assert!(RuleSet::from_json(&whole[..end], &library).is_err());
    }
}
