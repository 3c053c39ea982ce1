//! What the contract leaves open and how it was decided: small changes to a complete document.

use serde_json::{Value, json};

use super::support::{audit, complete, merge, outcomes};

fn document(row: &Value) -> Value {
    let mut document = complete();
    merge(&mut document["organization"], &row["organization"].clone().or_empty());
    merge(&mut document["pages"][0], &row["page"].clone().or_empty());
    if let Some(patch) = row.get("second") {
        let mut page = complete()["pages"][0].clone();
        merge(&mut page, patch);
        document["pages"].as_array_mut().unwrap().push(page);
    }
    match row.get("pages") {
        Some(Value::Null) => drop(document.as_object_mut().unwrap().remove("pages")),
        Some(pages) => document["pages"] = pages.clone(),
        None => {}
    }
    document
}

trait OrEmpty {
    fn or_empty(self) -> Value;
}

impl OrEmpty for Value {
    fn or_empty(self) -> Value {
        if self.is_null() { json!({}) } else { self }
    }
}

#[test]
fn decisions_hold() {
    let mut wrong = Vec::new();
    for line in include_str!("../../corpus/decisions.jsonl").lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let set = row["ruleset"].as_str().unwrap_or("federal");
        let report = audit(set, &document(&row), row["asOf"].as_str().unwrap());
        let title = format!("{} {}", row["decision"], row["about"]);
        let verdict = report.verdict().as_str();
        if row.get("verdict").is_some_and(|want| want != verdict) {
            wrong.push(format!("{title}: verdict {verdict}"));
        }
        let found = outcomes(&report);
        for (rule, want) in row["outcomes"].as_object().unwrap() {
            let got = found.get(rule).copied().unwrap_or("none");
            if want != got {
                wrong.push(format!("{title}: {rule} is {got}, not {want}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_complete_document_is_compliant_as_long_as_the_duty_lasts() {
    let verdict = |as_of: &str, change: Value| {
        let mut document = complete();
        merge(&mut document["pages"][0], &change);
        audit("federal", &document, as_of).verdict().as_str()
    };
    assert_eq!(verdict("2026-11-23", json!({})), "compliant");
    assert_eq!(verdict("2022-11-30", json!({})), "not_applicable");
    assert_eq!(verdict("2026-11-23", json!({"posts": null})), "undetermined");
    let mut document = complete();
    merge(&mut document["pages"][0], &json!({"posts": []}));
    let report = audit("federal", &document, "2026-11-23");
    assert_eq!(report.verdict().as_str(), "non_compliant");
    let failed: Vec<&str> = report
        .results()
        .iter()
        .filter(|result| result.outcome.as_str() == "fail" && result.severity.as_str() == "error")
        .map(|result| result.rule.as_str())
        .collect();
    assert_eq!(failed, ["content-event-report", "content-commentary"]);
}

/// One cause is reported once: what follows names the rule that reports it.
#[test]
fn what_follows_from_a_cause_names_it() {
    let cause = |page: Value, rule: &str| {
        let mut document = complete();
        merge(&mut document["pages"][0], &page);
        let report = audit("federal", &document, "2026-11-23");
        let result = report.results().iter().find(|result| result.rule == rule).unwrap().clone();
        result.findings.first().and_then(|finding| finding.caused_by.clone()).unwrap_or_default()
    };
    let look_alike = json!({"emails": ["adm@lipovsk-аdm.ru"]});
    for rule in ["email-valid", "contact-email", "email-zone", "email-own-domain"] {
        assert_eq!(cause(look_alike.clone(), rule), "email-homoglyph", "{rule}");
    }
    let misspelt = json!({"emails": ["lipovsk@ramler.ru"]});
    assert_eq!(cause(misspelt.clone(), "contact-email"), "email-typo");
    assert_eq!(cause(misspelt.clone(), "email-zone"), "email-typo");
    assert_eq!(cause(misspelt, "email-own-domain"), "email-typo");
    assert_eq!(cause(json!({"emails": ["lipovsk@gmail.com"]}), "email-own-domain"), "email-zone");
    assert_eq!(cause(json!({"phones": ["5-12-34", "12"]}), "contact-phone"), "phone-style");
    assert_eq!(cause(json!({"phones": ["+34 950 21 47 36"]}), "contact-phone"), "phone-foreign");
}

#[test]
fn rule_sets_that_do_not_extend_one_another_are_refused() {
    let build = |ids: &[&str]| {
        let mut builder = gospablik::Auditor::builder();
        for id in ids {
            builder = builder.ruleset(*id);
        }
        builder.build().map(|auditor| auditor.ruleset().id.clone())
    };
    assert_eq!(build(&[]).unwrap(), "federal");
    assert_eq!(build(&["federal", "altai-krai"]).unwrap(), "altai-krai");
    assert_eq!(build(&["altai-krai", "federal"]).unwrap(), "altai-krai");
    let error = build(&["altai-krai", "chelyabinsk-2026"]).unwrap_err();
    assert_eq!(error.problems()[0].code(), "rulesets-unrelated");
    assert_eq!(build(&["nowhere"]).unwrap_err().problems()[0].code(), "unknown-ruleset");
}

#[test]
fn the_day_is_an_argument_or_that_of_the_observations() {
    let auditor = gospablik::Auditor::federal().unwrap();
    let mut document = complete();
    document["collectedAt"] = json!("2026-11-22T23:30:00Z");
    let report = auditor.audit_json(&document.to_string(), None).unwrap();
    assert_eq!(report.as_of().to_string(), "2026-11-23");
    document.as_object_mut().unwrap().remove("collectedAt");
    let error = auditor.audit_json(&document.to_string(), None).unwrap_err();
    assert_eq!(error.problems()[0].code(), "as-of-missing");
}

/// Decisions that no document can show, and the tests that do.
const BY_TEST: [(u64, &str); 3] = [
    (38, "regional_severities_follow_their_ground"),
    (43, "rule_sets_that_do_not_extend_one_another_are_refused"),
    (76, "names_that_nobody_knows_are_refused_and_the_address_of_a_page_wins"),
];

#[test]
fn every_decision_has_an_example_or_a_test() {
    let rows = include_str!("../../corpus/decisions.jsonl").lines();
    let mut shown: Vec<u64> = rows
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["decision"].as_u64().unwrap())
        .chain(BY_TEST.iter().map(|(number, _)| *number))
        .collect();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown, (1..=76).collect::<Vec<u64>>());
    let here = include_str!("decisions.rs");
    for (number, name) in BY_TEST {
        assert!(here.contains(&["fn ", name, "()"].concat()), "{number}: {name}");
    }
}

/// An act that was read allows an error; press, drafts and retellings a warning; what else a set
/// adds is a warning at most, and the name of the posting rule is the set's.
#[test]
fn regional_severities_follow_their_ground() {
    use gospablik::report::Severity;
    use gospablik::rule::builtin;

    let federal = builtin::federal().unwrap();
    let own = |set: &str| {
        let rules = builtin::get(set).unwrap().rules;
        let added = rules.into_iter().filter(|rule| federal.rule(&rule.id).is_none());
        let added = added.filter(|rule| !rule.id.starts_with("federal-"));
        added.map(|rule| (rule.id.clone(), rule.severity.gravest())).collect::<Vec<_>>()
    };
    let posts = |set: &str, severity| (format!("{set}-posts"), severity);
    assert_eq!(own("altai-krai"), [posts("altai-krai", Severity::Error)]);
    assert_eq!(own("novosibirsk"), [posts("novosibirsk", Severity::Warning)]);
    assert_eq!(own("bashkortostan"), [posts("bashkortostan", Severity::Warning)]);
    for set in ["st-petersburg", "chelyabinsk-2026"] {
        let own = own(set);
        assert_eq!(own[0], posts(set, Severity::Warning));
        assert!(own.iter().all(|(_, severity)| *severity >= Severity::Warning), "{own:?}");
    }
    assert_eq!(own("tomsk"), []);
    assert_eq!(own("amur"), [("amur-score".to_owned(), Severity::Info)]);
}

#[test]
fn names_that_nobody_knows_are_refused_and_the_address_of_a_page_wins() {
    use gospablik::Document;

    let told = |change: Value| {
        let mut document = complete();
        merge(&mut document["pages"][0], &change);
        let error = Document::from_json(&document.to_string()).unwrap_err();
        let problem = &error.problems()[0];
        let suggestion = problem.suggestion().unwrap_or_default().to_owned();
        (problem.code(), problem.place().pointer.clone(), suggestion)
    };
    assert_eq!(
        told(json!({"platform": "telegramm"})),
        ("unknown-value", "/pages/0/platform".into(), "telegram".into())
    );
    assert_eq!(
        told(json!({"posts": [{"text": "т", "categories": ["event_reports"]}]})),
        ("unknown-value", "/pages/0/posts/0/categories/0".into(), "event_report".into())
    );
    let mut twice = complete();
    let page = twice["pages"][0].clone();
    twice["pages"].as_array_mut().unwrap().push(page);
    let error = Document::from_json(&twice.to_string()).unwrap_err();
    assert_eq!(error.problems()[0].place().pointer, "/pages/1/url");
    // The address says that it is a page in OK: the duty is met there, forms are not asked for.
    let mut other = complete();
    let url = json!({"url": "https://ok.ru/group/53396058603765", "platform": "vk"});
    merge(&mut other["pages"][0], &url);
    let report = audit("federal", &other, "2026-11-23");
    assert_eq!(outcomes(&report)["pos-forms"], "not_applicable");
}
