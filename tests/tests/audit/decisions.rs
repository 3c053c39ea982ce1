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
    for rule in ["email-valid", "contact-email", "email-zone"] {
        assert_eq!(cause(look_alike.clone(), rule), "email-homoglyph", "{rule}");
    }
    let misspelt = json!({"emails": ["lipovsk@ramler.ru"]});
    assert_eq!(cause(misspelt.clone(), "contact-email"), "email-typo");
    assert_eq!(cause(misspelt, "email-zone"), "email-typo");
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
