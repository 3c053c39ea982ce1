//! The C library says what the command line says, byte for byte: every input, form, language.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::lab::{Lab, command, run};
use super::programs;

/// Inputs: their name on the command line, the file, the day where the file has none.
const INPUTS: [(&str, &str, &str); 6] = [
    ("json", "bindings-c/examples/page.json", ""),
    ("json", "bindings-c/examples/page.json", "2022-11-30"),
    ("json", "examples/school.json", "2026-11-23"),
    ("text", "examples/sovet-krasnodar.txt", "2023-02-01"),
    ("vk", "tests/corpus/import/vk.json", ""),
    ("ok", "tests/corpus/import/ok.json", ""),
];
const FORMS: [&str; 4] = ["json", "text", "html", "letter"];
const DAY: &str = "2026-11-20";

pub(super) fn agrees(lab: &Lab) -> Result<()> {
    let package = ["build", "--quiet", "--release", "--package", "gospablik-cli"];
    run(command("cargo", package).current_dir(&lab.root))?;
    let terminal = lab.target().join("release/gospablik");
    let program = |name: &str| -> Result<PathBuf> {
        let source = lab.bindings().join("examples").join(name).with_extension("c");
        let archive = lab.out.join("lib/libgospablik.a");
        programs::compile(lab, "gcc", &source, &["-std=c11", "-O1"], &archive, "terminal")
    };
    let (report, register) = (program("report")?, program("register")?);
    let mut compared = 0;
    for (input, file, day) in INPUTS {
        for form in FORMS {
            for lang in ["ru", "en"] {
                let mut args = vec!["audit", "--input", input, "--format", form, "--lang", lang];
                if !day.is_empty() {
                    args.extend(["--as-of", day]);
                }
                args.push(file);
                same(lab, &terminal, &args, &report, &[form, input, file, day, lang])?;
                compared += 1;
            }
        }
    }
    let file = "bindings-c/examples/register.csv";
    let args = ["audit", "--format", "csv", "--as-of", DAY, file];
    same(lab, &terminal, &args, &register, &[file, DAY])?;
    let args = ["audit", "--format", "csv", "--csv-excel", "--as-of", DAY, file];
    same(lab, &terminal, &args, &register, &[file, DAY, "excel"])?;
    println!("{} outputs are those of the command line", compared + 2);
    Ok(())
}

fn same(lab: &Lab, terminal: &Path, args: &[&str], program: &Path, words: &[&str]) -> Result<()> {
    let said = |tool: &Path, args: &[&str]| -> Result<Vec<u8>> {
        let output = Command::new(tool).args(args).current_dir(&lab.root).output();
        let output = output.with_context(|| format!("{} {args:?}", tool.display()))?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.code().is_some_and(|code| code < 2), "{args:?}: {complaint}");
        Ok(output.stdout)
    };
    let (expected, found) = (said(terminal, args)?, said(program, words)?);
    ensure!(expected.len() > 200, "{args:?} printed next to nothing");
    ensure!(expected == found, "{words:?} prints otherwise than gospablik {args:?}");
    Ok(())
}
