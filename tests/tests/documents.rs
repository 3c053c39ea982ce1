//! Whole documents with the verdict and the outcomes that the contract gives them.

use std::collections::BTreeMap;

use gospablik::page::parse_day;
use gospablik::report::Report;
use gospablik::{Auditor, Document};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Row {
    id: String,
    #[allow(dead_code, reason = "says to a reader of the corpus what the row is about")]
    about: String,
    as_of: String,
    ruleset: String,
    verdict: String,
    outcomes: BTreeMap<String, String>,
    document: serde_json::Value,
}

fn rows() -> Vec<Row> {
    let corpora = [
        include_str!("../corpus/documents.jsonl"),
        include_str!("../corpus/documents_own.jsonl"),
        include_str!("../corpus/documents_boundaries.jsonl"),
    ];
    let lines = corpora.iter().flat_map(|corpus| corpus.lines());
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Outcomes by rule, and by `rule@subject`.
fn outcomes(report: &Report) -> BTreeMap<String, &'static str> {
    let mut found = BTreeMap::new();
    for result in report.results() {
        found.insert(result.rule.clone(), result.outcome.as_str());
        found.insert(format!("{}@{}", result.rule, result.subject), result.outcome.as_str());
    }
    found
}

#[test]
fn documents_have_their_verdict_and_outcomes() {
    let only = std::env::var("DOCUMENT").ok();
    let mut wrong = Vec::new();
    for row in rows().into_iter().filter(|row| only.as_ref().is_none_or(|id| *id == row.id)) {
        let auditor = match Auditor::builder().ruleset(&row.ruleset).build() {
            Ok(auditor) => auditor,
            Err(error) => {
                wrong.push(format!("{}: {error}", row.id));
                continue;
            }
        };
        let document = Document::from_json(&row.document.to_string()).unwrap();
        let report = auditor.audit(&document, parse_day(&row.as_of).unwrap());
        if only.is_some() {
            println!("{}", report.to_text(gospablik::Lang::Ru));
        }
        if report.verdict().as_str() != row.verdict {
            wrong.push(format!("{}: verdict {}", row.id, report.verdict().as_str()));
        }
        let found = outcomes(&report);
        for (rule, want) in &row.outcomes {
            let got = found.get(rule).copied().unwrap_or("none");
            if got != want {
                wrong.push(format!("{}: {rule} is {got}, not {want}", row.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
