//! HTML reports in a real browser: both widths, light and dark, axe-core, paper.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::generate::root;
use crate::steps::{run, run_with};
use crate::wasm::{cache, path};

/// Renders every document of `tests/corpus/reports` in both languages and has the browser look at
/// it; pictures and printed sheets are left in `target/html`.
pub(crate) fn check() -> Result<()> {
    let root = root();
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let (reports, pictures) = (target.join("html/reports"), target.join("html/pictures"));
    if reports.is_dir() {
        std::fs::remove_dir_all(&reports)?;
    }
    std::fs::create_dir_all(&reports)?;
    std::fs::create_dir_all(&pictures)?;
    run("cargo", &["build", "--quiet", "--locked", "-p", "gospablik-cli"])?;
    let corpus = root.join("tests/corpus/reports");
    for entry in std::fs::read_dir(&corpus)? {
        let document = entry?.path();
        let name = document.file_stem().context("a document has a name")?;
        for lang in ["ru", "en"] {
            let output = Command::new(target.join("debug/gospablik"))
                .args(["audit", "--format", "html", "--lang", lang])
                .arg(&document)
                .output()?;
            ensure!(!output.stdout.is_empty(), "no report of {}", document.display());
            let file = format!("{}.{lang}.html", name.to_string_lossy());
            std::fs::write(reports.join(file), output.stdout)?;
        }
    }
    let packages = packages()?;
    let script = path(&root.join("tests/html/check.mjs"))?;
    let args = [script, path(&reports)?, path(&pictures)?];
    run_with("node", &args.each_ref().map(String::as_str), &[("PACKAGES", &packages)])
}

/// The pinned npm packages of the check, installed once.
fn packages() -> Result<String> {
    let home = cache()?.join("html-tests");
    let manifest = std::fs::read_to_string(root().join("tests/html/package.json"))?;
    let installed = home.join("package.json");
    if std::fs::read_to_string(&installed).ok().as_deref() != Some(&manifest) {
        std::fs::create_dir_all(&home)?;
        std::fs::write(home.join("package.json"), &manifest)?;
        let prefix = path(&home)?;
        let install = run("npm", &["install", "--silent", "--ignore-scripts", "--prefix", &prefix]);
        if install.is_err() {
            std::fs::remove_file(&installed)?;
        }
        install?;
    }
    path(&home)
}
