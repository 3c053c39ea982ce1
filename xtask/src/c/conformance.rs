//! The same documents through every wrapper: each must answer as the Rust library, byte by byte.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use gospablik::page::{OrganizationKind, Source, parse_day};
use gospablik::report::{CsvForm, CsvSummary, Report};
use gospablik::{Auditor, Document, Error, Lang, argument};
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
    /// What it is: `json`, `text`, `vk`, `ok`.
    input: &'static str,
    /// What is wanted of its report: `json`, `text`, `html`, `letter`, `csv`.
    form: &'static str,
    data: Vec<u8>,
}

/// Writes the cases and the answers of the Rust library.
pub(super) fn write(lab: &Lab) -> Result<()> {
    let (cases, expected) = (lab.dir("cases")?, lab.dir("expected")?);
    let auditor = Auditor::federal()?;
    let mut list = String::new();
    let mut count = 0;
    for case in gather(lab)? {
        let Case { name, as_of, lang, input, form, data } = &case;
        list.push_str(&format!("{name}\t{as_of}\t{}\t{input}\t2\t{form}\n", lang.code()));
        std::fs::write(cases.join(name), data)?;
        std::fs::write(expected.join(name), answer(&auditor, &case))?;
        count += 1;
    }
    std::fs::write(cases.join("cases.tsv"), list)?;
    println!("{count} answers");
    Ok(())
}

fn answer(auditor: &Auditor, case: &Case) -> String {
    match audit(auditor, case) {
        Ok((report, document)) => render(&report, &document, case),
        Err(error) => error.message(case.lang),
    }
}

fn audit(auditor: &Auditor, case: &Case) -> Result<(Report, Document), Error> {
    let as_of = if case.as_of == "-" { "" } else { &case.as_of };
    let name = match case.input {
        "json" => "document",
        "text" => "text",
        _ => "answers",
    };
    let data = argument::text(name, &case.data)?;
    let (document, day) = match case.input {
        "json" => {
            let day = argument::day(as_of)?;
            (Document::from_json(data)?, day)
        }
        "text" => {
            let day = parse_day(as_of)?;
            let mut document = Document::from_text(data)?;
            document.organization.kind = Some(OrganizationKind::MunicipalBody);
            (document, Some(day))
        }
        source => {
            let day = argument::day(as_of)?;
            let source = Source::from_name(source).unwrap_or(Source::Vk);
            (Document::import(source, data)?, day)
        }
    };
    Ok((auditor.audit_dated(&document, day)?, document))
}

fn render(report: &Report, document: &Document, case: &Case) -> String {
    match case.form {
        "text" => report.to_text(case.lang),
        "html" => report.to_html(document, case.lang),
        "letter" => report.to_letter(case.lang),
        "csv" => {
            let summary = CsvSummary::new(CsvForm::Excel, case.lang);
            [summary.heading(report.ruleset()), summary.row(report, document)].concat()
        }
        _ => report.to_json(case.lang),
    }
}

fn gather(lab: &Lab) -> Result<Vec<Case>> {
    let mut cases = Vec::new();
    let page = std::fs::read(lab.bindings().join("examples/page.json"))?;
    let mut all = |name: &str,
                   as_of: &str,
                   input: &'static str,
                   form: &'static str,
                   data: &[u8]| {
        for lang in [Lang::Ru, Lang::En] {
            let name = format!("{name}.{}", lang.code());
            cases.push(Case { name, as_of: as_of.into(), lang, input, form, data: data.to_vec() });
        }
    };
    let day = "2026-11-20";
    all("page", "-", "json", "json", &page);
    all("page-2022", "2022-11-30", "json", "json", &page);
    all("truncated", day, "json", "json", page.get(..200).context("a short page")?);
    all("not-utf8", day, "json", "json", b"{\"schemaVersion\":1,\"\xff\":1}");
    all("empty", day, "json", "json", b"");
    all("nul", day, "json", "json", b"{\"schemaVersion\":1,\0}");
    all("wrong-day", "20.11.2026", "json", "json", &page);
    let text = "Приёмная: 8 (8332) 61-40-17, zarechny@mail.ru 😀 ул. Речная, 1";
    all("text", day, "text", "json", text.as_bytes());
    all("text-nul", day, "text", "json", b"8 (8332) 61-40-17\0zarechny@mail.ru");
    all("import-empty", day, "vk", "json", b"{}");
    all("import-not-utf8", day, "ok", "json", b"{\"\xff\":1}");
    for source in ["vk", "ok"] {
        let file = lab.root.join(CORPUS).join("import").join(source).with_extension("json");
        let answers = std::fs::read(&file).with_context(|| file.display().to_string())?;
        all(&format!("import-{source}"), "-", source, "json", &answers);
        for form in ["text", "html", "letter", "csv"] {
            all(&format!("import-{source}-{form}"), "-", source, form, &answers);
        }
    }
    for form in ["text", "html", "letter", "csv"] {
        all(&format!("page-{form}"), "-", "json", form, &page);
    }
    for line in corpus(&lab.root.join(CORPUS))? {
        let row: Row = serde_json::from_str(&line).with_context(|| line.clone())?;
        let as_of = row.as_of.as_deref().unwrap_or("-");
        all(&row.id, as_of, "json", "json", row.document.get().as_bytes());
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
        let source = lab.bindings().join("cpp/tests/features.cpp");
        let features = programs::compile(lab, compiler, &source, &flags, &archive, compiler)?;
        run(Command::new(&features).arg(lab.dir("cases")?))?;
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
