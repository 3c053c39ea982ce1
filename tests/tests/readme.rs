//! What the README pages and the example document show is what the command line prints.

use std::path::Path;

use gospablik_tests::cli;
use serde_json::{Value, json};

/// Blocks of a report: arguments, and how the output begins. `UPDATE_GOLDEN=1` writes
/// [`SHOWN`] lines of it.
const PAGES: [&str; 2] = ["README.md", "README.ru.md"];
const MARK: &str = "<!-- report: ";
const SHOWN: usize = 22;

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

#[test]
fn reports_on_the_pages_begin_as_printed() {
    for name in PAGES {
        let page = std::fs::read_to_string(root().join(name)).unwrap();
        assert!(page.lines().count() <= 250, "{name} is too long");
        let mut parts = page.split(MARK);
        let mut written = parts.next().unwrap().to_owned();
        let mut blocks = 0;
        for part in parts {
            let (args, rest) = part.split_once(" -->\n```text\n").expect("a block of text");
            let (block, rest) = rest.split_once("```").expect("its end");
            let words: Vec<&str> = args.split(' ').collect();
            let run = cli::run(root(), &words, b"");
            assert_eq!((run.err.as_str(), run.status), ("", 0), "{name}: {args}");
            let head: Vec<&str> = run.out.lines().take(SHOWN).collect();
            let head = head.join("\n") + "\n";
            let update = std::env::var_os("UPDATE_GOLDEN").is_some();
            assert!(
                update || block.lines().count() > 10 && run.out.starts_with(block),
                "{name}: {args} begins with\n{head}"
            );
            let shown = if run.out.starts_with(block) && !block.is_empty() { block } else { &head };
            written.extend([MARK, args, " -->\n```text\n", shown, "```", rest]);
            blocks += 1;
        }
        assert!(blocks > 0, "{name} shows no report");
        if written != page {
            std::fs::write(root().join(name), written).unwrap();
        }
    }
}

/// One program in each language; that each prints the output is shown where its language is
/// tested (`cargo xtask c`, `cargo xtask npm --test`).
#[test]
fn programs_on_the_page_are_those_that_are_run() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    for (name, kind) in
        [("audit.mjs", "js"), ("audit.c", "c"), ("audit.py", "python"), ("output.txt", "text")]
    {
        let program = std::fs::read_to_string(root().join("examples/readme").join(name)).unwrap();
        assert!(page.contains(&format!("```{kind}\n{program}```\n")), "{name}");
    }
}

/// The audit of a document on standard input.
fn audit(document: &Value, as_of: &str) -> Value {
    let args = ["audit", "--as-of", as_of, "--format", "json"];
    let run = cli::run(root(), &args, document.to_string().as_bytes());
    assert_eq!(run.err, "");
    serde_json::from_str(&run.out).unwrap()
}

/// Rules of a severity with an outcome.
fn rules<'r>(report: &'r Value, severity: &str, outcome: &str) -> Vec<&'r str> {
    let results = report["results"].as_array().unwrap().iter();
    let chosen = results.filter(|one| one["severity"] == severity && one["outcome"] == outcome);
    chosen.map(|one| one["rule"].as_str().unwrap()).collect()
}

#[test]
fn the_example_document_is_judged_by_what_was_checked() {
    let text = std::fs::read_to_string(root().join("examples/school.json")).unwrap();
    let school: Value = serde_json::from_str(&text).unwrap();
    let content = ["content-event-report", "content-commentary"];

    let whole = audit(&school, "2026-11-23");
    assert_eq!(whole["verdict"], "compliant");
    assert_eq!(rules(&whole, "error", "pass").len(), 5);
    for severity in ["error", "warning", "info"] {
        assert_eq!(rules(&whole, severity, "fail"), [""; 0]);
        assert_eq!(rules(&whole, severity, "unknown"), [""; 0]);
    }
    assert_eq!(whole["posts"][0]["primary"], "event_report");
    assert_eq!(whole["posts"][1]["primary"], "commentary");

    assert_eq!(audit(&school, "2022-11-30")["verdict"], "not_applicable");

    let mut silent = school.clone();
    silent["pages"][0]["posts"] = json!([]);
    let silent = audit(&silent, "2026-11-23");
    assert_eq!(silent["verdict"], "non_compliant");
    assert_eq!(rules(&silent, "error", "fail"), content);
    assert_eq!(rules(&silent, "warning", "fail"), [""; 0]);

    let mut unread = school;
    unread["pages"][0].as_object_mut().unwrap().remove("posts");
    let unread = audit(&unread, "2026-11-23");
    assert_eq!(unread["verdict"], "undetermined");
    assert_eq!(rules(&unread, "error", "unknown"), content);
    assert_eq!(rules(&unread, "error", "fail"), [""; 0]);
}

/// The corpus of telephone numbers through the command line: those who read its JSON see what
/// the library says.
#[test]
fn phones_of_the_corpus_are_printed() {
    let corpus = include_str!("../corpus/phones.tsv");
    let rows: Vec<Vec<&str>> = corpus
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
        .collect();
    let mut hints: Vec<&str> = rows.iter().map(|row| row[1]).collect();
    hints.sort_unstable();
    hints.dedup();
    let mut printed = 0;
    for hint in hints {
        let own: Vec<&Vec<&str>> =
            rows.iter().filter(|row| row[1] == hint && !row[0].contains("\\u0000")).collect();
        let texts: Vec<String> =
            own.iter().map(|row| serde_json::from_str(row[0]).unwrap()).collect();
        let mut args = vec!["phone"];
        if !hint.is_empty() {
            args.extend(["--area", hint]);
        }
        args.extend(texts.iter().map(String::as_str));
        let run = cli::run(root(), &args, b"");
        assert_eq!((run.err.as_str(), run.status), ("", 0));
        assert_eq!(run.out.lines().count(), own.len());
        for ((row, text), line) in own.iter().zip(&texts).zip(run.out.lines()) {
            let record: Value = serde_json::from_str(line).unwrap();
            assert_eq!(record["input"], text.as_str());
            let numbers = record["numbers"].as_array().unwrap();
            // Local, short and invalid items have no number of their own.
            let want: Vec<&str> =
                row[2].split(' ').filter(|number| number.starts_with('+')).collect();
            let got: Vec<String> = numbers.iter().filter_map(e164).collect();
            assert_eq!(got, want, "{text}");
            let first = &numbers.first().unwrap_or(&Value::Null)["status"];
            assert_eq!(first.as_str().unwrap_or_default(), row[3], "{text}");
            printed += 1;
        }
    }
    assert!(printed > 300, "{printed}");
}

fn e164(number: &Value) -> Option<String> {
    let mut out = number["e164"].as_str()?.to_owned();
    if let Some(extension) = number["extension"].as_str() {
        out.extend(["#", extension]);
    }
    Some(out)
}
