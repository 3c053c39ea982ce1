//! Everything that must hold: the one test command of the README.

use anyhow::Result;

use crate::generate::{self, Mode};
use crate::steps::{Steps, run, run_with};

/// Names the directory of the public e-mail suites, which are not part of the repository. The
/// tests run them where it is set and ignore them by name where it is not.
const SUITES: &str = "GOSPABLIK_EMAIL_SUITES";

/// Runs all checks, the cheap ones first.
pub(crate) fn all(strict: bool) -> Result<()> {
    let mut steps = Steps::new(strict);
    steps.step("format", &["rustfmt"], || run("cargo", &["fmt", "--all", "--check"]));
    steps.step("generated files", &["rustfmt"], || generate::run(Mode::Check));
    steps.step("file sizes", &["git"], crate::house::file_sizes);
    steps.step("clippy", &["cargo-clippy"], || {
        let lint = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
        run("cargo", &lint)
    });
    steps.step("documentation", &["cargo"], || {
        let doc = ["doc", "--workspace", "--no-deps", "--locked"];
        run_with("cargo", &doc, &[("RUSTDOCFLAGS", "-D warnings")])
    });
    steps.step("tests", &["cargo"], || run("cargo", &["test", "--workspace", "--locked"]));
    if std::env::var_os(SUITES).is_none() {
        steps.left_out("e-mail suites", &format!("{SUITES} is not set"));
    }
    steps.step("features", &["cargo"], || {
        run("cargo", &["check", "-p", "gospablik", "--no-default-features", "--locked"])?;
        run("cargo", &["test", "-p", "gospablik", "--all-features", "--locked"])
    });
    steps.step(
        "C library and wrappers",
        &["gcc", "g++", "clang", "php", "valgrind", "python3"],
        || crate::c::run(&[]),
    );
    steps.step("npm package", &["node", "npm", "rustup", "tar"], crate::npm::test);
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let needs = ["node", "npm", "pdftotext", &chromium];
    steps.step("HTML reports", &needs, crate::html::check);
    steps.step("CSV in LibreOffice", &["soffice"], crate::office::check);
    steps.finish()
}
