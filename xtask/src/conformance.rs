//! The reports of the library on every document of the corpus: what the bindings must give too.

use std::path::PathBuf;

use anyhow::{Context, Result};
use gospablik::page::parse_day;
use gospablik::text::category;
use gospablik::text::scan::{ScanOptions, scan_record};
use gospablik::{Auditor, Lang};
use serde_json::{Value, json};

use crate::generate::root;
use crate::wasm;

/// Writes `reports.jsonl`: one case a line, its input and the exact answer of the library.
pub(crate) fn write() -> Result<PathBuf> {
    let mut out = String::new();
    let mut add = |case: Value| {
        out.push_str(&case.to_string());
        out.push('\n');
    };
    let corpus = |name: &str| {
        let path = root().join("tests/corpus").join(name);
        std::fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    for line in corpus("documents.jsonl")?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let (set, day) = (string(&row, "ruleset")?, string(&row, "asOf")?);
        for lang in [Lang::Ru, Lang::En] {
            add(audit(set, day, &row["document"].to_string(), lang)?);
        }
    }
    for lang in [Lang::Ru, Lang::En] {
        add(audit("federal", "2026-11-23", &corpus("complete.json")?, lang)?);
    }
    for name in ["posts.jsonl", "posts_own.jsonl", "texts.jsonl"] {
        for line in corpus(name)?.lines() {
            let row: Value = serde_json::from_str(line)?;
            let text = string(&row, "text")?;
            let found = scan_record(text, &ScanOptions::default(), Lang::Ru);
            add(json!({"do": "scan", "text": text, "want": serde_json::to_string(&found)?}));
            let date = row.get("date").and_then(Value::as_str).unwrap_or_default();
            let day = parse_day(date).ok();
            let date = if day.is_some() { date } else { "" };
            let found = serde_json::to_string(&category::record("7", text, day))?;
            add(json!({"do": "classify", "text": text, "date": date, "want": found}));
        }
    }
    contacts(&mut add, &corpus)?;
    let path = wasm::target_dir().join("reports.jsonl");
    std::fs::write(&path, out)?;
    Ok(path)
}

fn contacts(add: &mut impl FnMut(Value), corpus: &impl Fn(&str) -> Result<String>) -> Result<()> {
    use gospablik::contact::{email, link, phone};
    let hints = phone::Hints::default();
    for (name, what) in [("phones.tsv", "phone"), ("emails.tsv", "email"), ("links.tsv", "link")] {
        let text = corpus(name)?;
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for value in rows.skip(1).filter_map(|row| row.split('\t').next()) {
            let quoted = value.starts_with('"').then(|| serde_json::from_str(value).ok());
            let value: String = quoted.flatten().unwrap_or_else(|| value.to_owned());
            let value = value.as_str();
            for lang in [Lang::Ru, Lang::En] {
                let want = match what {
                    "phone" => serde_json::to_string(&phone::record(value, &hints, lang))?,
                    "email" => serde_json::to_string(&email::record(value, lang))?,
                    _ => serde_json::to_string(&link::record(value, lang))?,
                };
                add(json!({"do": what, "text": value, "lang": lang.code(), "want": want}));
            }
        }
    }
    Ok(())
}

fn audit(set: &str, day: &str, document: &str, lang: Lang) -> Result<Value> {
    let auditor = Auditor::builder().ruleset(set).build()?;
    let report = auditor.audit_json(document, parse_day(day).ok())?.to_json(lang);
    Ok(json!({
        "do": "audit", "ruleset": set, "asOf": day, "document": document, "lang": lang.code(),
        "want": report,
    }))
}

fn string<'v>(row: &'v Value, key: &str) -> Result<&'v str> {
    row.get(key).and_then(Value::as_str).with_context(|| format!("a row without {key}: {row}"))
}
