//! From the crate to a module as the compiler writes it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::mend::mend;
use super::{path, target_dir};
use crate::steps::{run, run_with};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "release-wasm";

/// The standard library is built with the modules, for size and without the words of panics: a
/// panic is a trap at once, which the package turns into an error with a way to start anew.
const STANDARD_LIBRARY: [&str; 3] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size", "-Zjson-target-spec"];
const FLAGS: (&str, &str) = (
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
);
/// What the target has beyond its name: functions return a pair as two values, where the ordinary
/// target writes it into memory and reads it back. That is 4 to 6 % of a module. No option of the
/// compiler chooses an ABI: only a specification of a target does. The compiler is not finished
/// with that one: what it gets wrong is mended or refused.
const PAIRS: [(&str, &str); 2] = [("llvm-abiname", "experimental-mv"), ("features", "+multivalue")];

/// Builds the crate with these features, into this directory; gives the module.
pub(super) fn compile(
    home: &Path,
    features: &str,
    level: Option<&str>,
    flags: &str,
) -> Result<PathBuf> {
    add_component("target", TARGET)?;
    add_component("component", "rust-src")?;
    let target = path(&specification()?)?;
    let home_path = path(home)?;
    let build = ["build", "--locked", "--profile", PROFILE, "--target", &target];
    let package = ["-p", "gospablik-wasm", "--no-default-features", "--features", features];
    let place = ["--target-dir", &home_path];
    let level = level
        .map(|level| format!("profile.{PROFILE}.package.gospablik-wasm.opt-level={level}"))
        .map_or_else(Vec::new, |level| vec!["--config".to_owned(), level]);
    let mut args = [&build[..], &package, &place, &STANDARD_LIBRARY].concat();
    args.extend(level.iter().map(String::as_str));
    let flags = [FLAGS.1, flags].concat();
    run_with("cargo", &args, &[("RUSTC_BOOTSTRAP", "1"), (FLAGS.0, &flags)])?;
    let built = home.join(TARGET).join(PROFILE).join("gospablik_wasm.wasm");
    let (module, places) = mend(&std::fs::read(&built)?)?;
    let mended = built.with_extension("mended.wasm");
    std::fs::write(&mended, module)?;
    println!("{}: mended in {places} places", mended.display());
    Ok(mended)
}

/// Writes the specification of the target: what this compiler says of its own, so that it fits
/// every compiler, and the ABI. The name of the file is that of the target, for crates go by it.
fn specification() -> Result<PathBuf> {
    let printed = Command::new("rustc")
        .args(["-Zunstable-options", "--print", "target-spec-json", "--target", TARGET])
        .env("RUSTC_BOOTSTRAP", "1")
        .output()?;
    ensure!(printed.status.success(), "rustc does not print its target {TARGET}");
    let mut target: Value = serde_json::from_slice(&printed.stdout)?;
    let keys = target.as_object_mut().context("the target is no object")?;
    for (key, value) in PAIRS {
        keys.insert(key.to_owned(), value.into());
    }
    let file = target_dir().join("wasm-target").join(TARGET).with_extension("json");
    let text = serde_json::to_string_pretty(&target)?;
    if std::fs::read_to_string(&file).is_ok_and(|written| written == text) {
        return Ok(file);
    }
    std::fs::create_dir_all(file.parent().context("no directory")?)?;
    std::fs::write(&file, text)?;
    Ok(file)
}

/// Adds a component of the toolchain where it is missing.
fn add_component(kind: &str, name: &str) -> Result<()> {
    let installed = Command::new("rustup").args([kind, "list", "--installed"]).output()?;
    let list = String::from_utf8_lossy(&installed.stdout).into_owned();
    if list.lines().any(|line| line.trim().starts_with(name)) {
        return Ok(());
    }
    run("rustup", &[kind, "add", name])
        .with_context(|| format!("the modules need the {kind} {name} of the toolchain"))
}
