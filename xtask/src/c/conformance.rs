//! The same documents through every wrapper: each must answer as the Rust library, byte by byte.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use gospablik::argument;
use gospablik::page::parse_day;
use gospablik::{Auditor, Lang};
use serde::Deserialize;

use super::lab::{Lab, need, run};
use super::programs;

/// The corpora that are run: every `documents*.jsonl`.
const CORPUS: &str = "tests/corpus";

#[derive(Deserialize)]
struct Row {
    id: String,
    #[serde(rename = "asOf")]
    as_of: Option<String>,
    document: Box<serde_json::value::RawValue>,
}

struct Case {
    name: String,
    as_of: String,
    lang: Lang,
    json: bool,
    input: Vec<u8>,
}

/// Writes the cases and the answers of the Rust library.
pub(super) fn write(lab: &Lab) -> Result<()> {
    let (cases, expected) = (lab.dir("cases")?, lab.dir("expected")?);
    let auditor = Auditor::federal()?;
    let mut list = String::new();
    let mut count = 0;
    for case in gather(lab)? {
        let Case { name, as_of, lang, json, input } = case;
        let kind = if json { "json\t0" } else { "text\t2" };
        list.push_str(&format!("{name}\t{as_of}\t{}\t{kind}\n", lang.code()));
        std::fs::write(cases.join(&name), &input)?;
        std::fs::write(expected.join(&name), answer(&auditor, &as_of, lang, json, &input))?;
        count += 1;
    }
    std::fs::write(cases.join("cases.tsv"), list)?;
    println!("{count} documents");
    Ok(())
}

fn answer(auditor: &Auditor, as_of: &str, lang: Lang, json: bool, input: &[u8]) -> String {
    let report = || {
        let name = if json { "document" } else { "text" };
        let input = argument::text(name, input)?;
        let as_of = if as_of == "-" { "" } else { as_of };
        if json {
            auditor.audit_json(input, argument::day(as_of)?)
        } else {
            let kind = Some(gospablik::page::OrganizationKind::MunicipalBody);
            auditor.audit_text(input, kind, parse_day(as_of)?)
        }
    };
    match report() {
        Ok(report) => report.to_json(lang),
        Err(error) => error.message(lang),
    }
}

fn gather(lab: &Lab) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    let examples = lab.bindings().join("examples");
    let page = std::fs::read(examples.join("page.json"))?;
    let mut both = |name: &str, as_of: &str, json: bool, input: &[u8]| {
        for lang in [Lang::Ru, Lang::En] {
            let name = format!("{name}.{}", lang.code());
            cases.push(Case { name, as_of: as_of.into(), lang, json, input: input.to_vec() });
        }
    };
    both("page", "-", true, &page);
    both("page-2022", "2022-11-30", true, &page);
    both("truncated", "2026-11-20", true, page.get(..200).context("a short page")?);
    both("not-utf8", "2026-11-20", true, b"{\"schemaVersion\":1,\"\xff\":1}");
    both("empty", "2026-11-20", true, b"");
    both("nul", "2026-11-20", true, b"{\"schemaVersion\":1,\0}");
    both("wrong-day", "20.11.2026", true, &page);
    let text = "Приёмная: 8 (8332) 61-40-17, zarechny@mail.ru 😀 ул. Речная, 1";
    both("text", "2026-11-20", false, text.as_bytes());
    both("text-nul", "2026-11-20", false, b"8 (8332) 61-40-17\0zarechny@mail.ru");
    for line in corpus(&lab.root.join(CORPUS))? {
        let row: Row = serde_json::from_str(&line).with_context(|| line.clone())?;
        let as_of = row.as_of.as_deref().unwrap_or("-");
        both(&row.id, as_of, true, row.document.get().as_bytes());
    }
    Ok(cases)
}

/// The rows of every corpus of documents.
fn corpus(dir: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("documents") && name.ends_with(".jsonl") {
            files.push(path);
        }
    }
    files.sort();
    let mut rows = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        rows.extend(text.lines().filter(|line| !line.trim().is_empty()).map(String::from));
    }
    ensure!(!rows.is_empty(), "no documents*.jsonl in {}", dir.display());
    Ok(rows)
}

/// Compares the answers a wrapper wrote with those of the Rust library.
pub(super) fn compare(lab: &Lab, wrapper: &str) -> Result<()> {
    let (expected, found) = (lab.dir("expected")?, lab.dir(&format!("answers-{wrapper}"))?);
    let list = std::fs::read_to_string(lab.dir("cases")?.join("cases.tsv"))?;
    let mut wrong = Vec::new();
    for name in list.lines().filter_map(|line| line.split('\t').next()) {
        let answer = std::fs::read(found.join(name)).unwrap_or_default();
        if answer != std::fs::read(expected.join(name))? {
            wrong.push(name);
        }
    }
    if !wrong.is_empty() {
        bail!("{wrapper} answers otherwise than Rust: {}", wrong.join(", "));
    }
    println!("{wrapper}: {} answers are byte-identical to Rust's", list.lines().count());
    Ok(())
}

/// An empty directory for the answers of a wrapper, and the cases.
pub(super) fn places(lab: &Lab, wrapper: &str) -> Result<(PathBuf, PathBuf)> {
    let answers = lab.dir(&format!("answers-{wrapper}"))?;
    std::fs::remove_dir_all(&answers)?;
    std::fs::create_dir_all(&answers)?;
    Ok((lab.dir("cases")?, answers))
}

pub(super) fn c(lab: &Lab) -> Result<()> {
    let flags = ["-std=c11", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
    let sanitized = [&flags[..], &["-fsanitize=address,undefined"]].concat();
    let source = lab.bindings().join("tests/conformance.c");
    let archive = lab.out.join("lib/libgospablik.a");
    let program = programs::compile(lab, "clang", &source, &sanitized, &archive, "asan")?;
    answers(lab, "c", &program)
}

pub(super) fn cpp(lab: &Lab) -> Result<()> {
    let include = format!("-I{}", lab.bindings().join("cpp").display());
    let archive = lab.out.join("lib/libgospablik.a");
    for compiler in ["g++", "clang++"] {
        need(compiler, if compiler == "g++" { "g++" } else { "clang" }, "cpp")?;
        let mut flags = vec!["-std=c++17", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror"];
        flags.push(&include);
        flags.push("-fsanitize=address,undefined");
        let source = lab.bindings().join("cpp/tests/conformance.cpp");
        let program = programs::compile(lab, compiler, &source, &flags, &archive, compiler)?;
        answers(lab, "cpp", &program)?;
        let source = lab.bindings().join("cpp/examples/verdict.cpp");
        let example = programs::compile(lab, compiler, &source, &flags, &archive, compiler)?;
        let output =
            Command::new(&example).arg(lab.bindings().join("examples/page.json")).output()?;
        let said = String::from_utf8_lossy(&output.stdout);
        ensure!(output.status.code().is_some_and(|code| code < 2), "the C++ example failed");
        ensure!(!said.is_empty(), "the C++ example said nothing");
    }
    Ok(())
}

fn answers(lab: &Lab, wrapper: &str, program: &Path) -> Result<()> {
    let (cases, answers) = places(lab, wrapper)?;
    run(Command::new(program).arg(cases).arg(answers))?;
    compare(lab, wrapper)
}
