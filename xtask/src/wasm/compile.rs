//! From the crate to a module as the compiler writes it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::path;
use crate::steps::{run, run_with};

const TARGET: &str = "wasm32-unknown-unknown";
const PROFILE: &str = "release-wasm";

/// The standard library is built with the modules, for size and without the words of panics: a
/// panic is a trap at once, which the package turns into an error with a way to start anew.
const STANDARD_LIBRARY: [&str; 2] =
    ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const FLAGS: (&str, &str) = (
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none",
);

/// Builds the crate with these features, into this directory; gives the module.
pub(super) fn compile(
    home: &Path,
    features: &str,
    level: Option<&str>,
    flags: &str,
) -> Result<PathBuf> {
    add_component("target", TARGET)?;
    add_component("component", "rust-src")?;
    let home_path = path(home)?;
    let build = ["build", "--locked", "--profile", PROFILE, "--target", TARGET];
    let package = ["-p", "gospablik-wasm", "--no-default-features", "--features", features];
    let place = ["--target-dir", &home_path];
    let level = level
        .map(|level| format!("profile.{PROFILE}.package.gospablik-wasm.opt-level={level}"))
        .map_or_else(Vec::new, |level| vec!["--config".to_owned(), level]);
    let mut args = [&build[..], &package, &place, &STANDARD_LIBRARY].concat();
    args.extend(level.iter().map(String::as_str));
    let flags = [FLAGS.1, flags].concat();
    run_with("cargo", &args, &[("RUSTC_BOOTSTRAP", "1"), (FLAGS.0, &flags)])?;
    Ok(home.join(TARGET).join(PROFILE).join("gospablik_wasm.wasm"))
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
