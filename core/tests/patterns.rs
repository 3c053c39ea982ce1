//! The requirement `matches`: what it says of a page, and what it refuses to compile.

use gospablik::Auditor;
use gospablik::rule::{Library, RuleSet};
use serde_json::{Value, json};

/// A set whose rules ask for these patterns in the page's name.
fn source(patterns: &[&str]) -> String {
    let rules: Vec<Value> = patterns.iter().enumerate().map(|(index, pattern)| json!({
        "id": format!("name-{index}"), "scope": "page", "category": "page", "severity": "info",
        "title": {"ru": "т"}, "message": {"ru": "с"}, "help": {"ru": "п"},
        "basis": [{"act": "advice", "kind": "guidance", "confidence": "confirmed", "checkedOn": "2026-03-31"}],
        "inForce": {"from": "always"},
        "require": {"kind": "matches", "field": "name", "pattern": pattern},
    })).collect();
    json!({
        "schemaVersion": 1, "id": "names", "version": "1", "extends": "federal",
        "title": {"ru": "Имена"}, "rules": rules,
    })
    .to_string()
}

/// Code and pointer of every problem of a set.
fn problems(source: &str) -> Vec<(&'static str, String)> {
    let error = RuleSet::from_json(source, &Library::new()).unwrap_err();
    error.problems().iter().map(|one| (one.code(), one.place().pointer.clone())).collect()
}

#[cfg(feature = "regex")]
/// What the first rule says of a page that is this.
fn outcome(auditor: &Auditor, page: &Value) -> (&'static str, Vec<String>, Vec<String>) {
    let document = json!({"schemaVersion": 1, "organization": {}, "pages": [page]});
    let document = gospablik::Document::from_json(&document.to_string()).unwrap();
    let report = auditor.audit(&document, gospablik::page::parse_day("2026-11-20").unwrap());
    let result = report.results().iter().find(|result| result.rule == "name-0").unwrap();
    let findings = result.findings.iter().map(|one| format!("{} {}", one.code, one.pointer));
    (result.outcome.as_str(), findings.collect(), result.missing.clone())
}

#[cfg(feature = "regex")]
fn auditor(pattern: &str) -> Auditor {
    Auditor::builder().ruleset_json(source(&[pattern])).build().unwrap()
}

#[cfg(not(feature = "regex"))]
#[test]
fn a_build_without_patterns_refuses_them_and_says_why() {
    assert_eq!(
        problems(&source(&["школа", "(школа"])),
        [
            ("needs-regex", "/rules/0/require/kind".to_owned()),
            ("needs-regex", "/rules/1/require/kind".to_owned()),
        ]
    );
    let error = Auditor::builder().ruleset_json(source(&["школа"])).build().unwrap_err();
    assert_eq!(error.code(), "invalid-ruleset");
    let text = error.message(gospablik::Lang::En);
    assert!(text.contains("Use a build with the feature regex or remove the rule"), "{text}");
    assert!(text.starts_with("/rules/0/require/kind (line 1, column "), "{text}");
}

#[test]
fn a_pattern_belongs_to_a_field_that_is_a_text() {
    let source = source(&["1"]).replace("\"field\":\"name\"", "\"field\":\"badge\"");
    assert_eq!(problems(&source)[0], ("unknown-value", "/rules/0/require/field".to_owned()));
}

#[cfg(feature = "regex")]
mod with_patterns {
    use super::*;

    #[test]
    fn a_name_passes_fails_or_was_not_checked() {
        let auditor = auditor(r"(?i)\bшкола\s+№\s*\d+");
        assert_eq!(outcome(&auditor, &json!({"name": "МБОУ «ШКОЛА № 5»"})).0, "pass");
        assert_eq!(
            outcome(&auditor, &json!({"name": "Лицей № 5"})),
            ("fail", vec!["pattern-not-found /pages/0/name".to_owned()], vec![])
        );
        assert_eq!(outcome(&auditor, &json!({"name": ""})).0, "fail");
        assert_eq!(
            outcome(&auditor, &json!({})),
            ("unknown", vec![], vec!["/pages/0/name".to_owned()])
        );
    }

    #[test]
    fn a_pattern_stands_inside_other_requirements() {
        let source = source(&["школа"]).replace(
            r#"{"field":"name","kind":"matches","pattern":"школа"}"#,
            r#"{"kind":"not","of":{"field":"name","kind":"matches","pattern":"школа"}}"#,
        );
        let auditor = Auditor::builder().ruleset_json(source).build().unwrap();
        assert_eq!(outcome(&auditor, &json!({"name": "Лицей"})).0, "pass");
        assert_eq!(outcome(&auditor, &json!({"name": "школа"})).0, "fail");
        assert_eq!(outcome(&auditor, &json!({})).0, "unknown");
    }

    #[test]
    fn a_set_with_patterns_is_written_and_read_back() {
        let set = RuleSet::from_json(&source(&["а|б"]), &Library::new()).unwrap();
        let again = RuleSet::from_json(&set.to_json(), &Library::new()).unwrap();
        assert_eq!((&set.rules, &set.sha256), (&again.rules, &again.sha256));
    }

    #[test]
    fn bad_patterns_are_told_each_with_its_place() {
        let unusable =
            |index: usize| ("unusable-pattern", format!("/rules/{index}/require/pattern"));
        let bad =
            ["(школа", "[а-", "а{5,2}", "*", r"\p{Нет}", r"(а)\1", "(?=школа)", r"\", "(?P<1>а)"];
        let wanted: Vec<_> = (0..bad.len()).map(unusable).collect();
        assert_eq!(problems(&source(&bad)), wanted);
        let error = RuleSet::from_json(&source(&["(школа"]), &Library::new()).unwrap_err();
        let text = error.message(gospablik::Lang::En);
        assert!(text.contains("error: unclosed group"), "{text}");
    }

    /// What grows beyond the limit is refused as it grows; nothing here takes long to refuse.
    #[test]
    fn bombs_are_refused() {
        let deep = format!("{}а{}", "(".repeat(300), ")*".repeat(300));
        let bombs = [
            r"((((\w{50}){50}){50}){50}){50}",
            "(((а{1000}){1000}){1000})",
            r"(?i)[\w&&[^а]]{500}[\p{L}\p{N}]{500}",
            "(а|б){100000}",
            deep.as_str(),
        ];
        for bomb in bombs {
            assert_eq!(problems(&source(&[bomb]))[0].0, "unusable-pattern", "{bomb}");
        }
        let alternation = vec!["школа"; 200].join("|");
        assert_eq!(problems(&source(&[&alternation]))[0].0, "text-too-long");
        let many = vec!["школа"; 51];
        assert_eq!(
            problems(&source(&many)),
            [("too-many-patterns", "/rules/50/require/pattern".to_owned())]
        );
    }

    #[test]
    fn everyday_patterns_are_within_the_limit() {
        let everyday = [
            r"^[\w\s«»№.,-]{3,40}$",
            r"(?i)^(администрация|управление|комитет|отдел|министерство)\s+[а-яё -]+$",
            r"\d{2}:\d{2}\s*[-–—]\s*\d{2}:\d{2}",
            r"(?i)\bмб(о|д)оу\b",
            "(?:){4294967295}",
        ];
        RuleSet::from_json(&source(&everyday), &Library::new()).unwrap();
    }

    /// The text is the attacker's: what makes others go back and forth takes one pass here.
    #[test]
    fn a_long_text_takes_one_pass() {
        let auditor = auditor(r"^(а+)+$");
        let name = format!("{}!", "а".repeat(1_000_000));
        assert_eq!(outcome(&auditor, &json!({"name": name})).0, "fail");
    }
}
