//! The house rules that no linter knows.

use std::process::Command;

use anyhow::{Context, Result, bail};

/// No file of source code is longer than this; generated files are exempt and say so.
const MAX_LINES: usize = 500;
/// Wrappers that their users copy as one file.
const SINGLE_FILE: [&str; 3] = [
    "bindings-c/python/gospablik/__init__.py",
    "bindings-c/php/src/Gospablik.php",
    "bindings-c/cpp/gospablik.hpp",
];
const SOURCES: [&str; 9] =
    ["*.rs", "*.ts", "*.js", "*.mjs", "*.c", "*.hpp", "*.py", "*.php", "*.css"];

/// Fails where a committed source file is longer than one sitting.
pub(crate) fn file_sizes() -> Result<()> {
    let root = crate::generate::root();
    let listing = Command::new("git").arg("ls-files").args(SOURCES).current_dir(&root).output()?;
    let mut long = Vec::new();
    for path in String::from_utf8(listing.stdout)?.lines() {
        let text = std::fs::read_to_string(root.join(path)).with_context(|| path.to_owned())?;
        let generated = text.lines().take(3).any(|line| line.contains("@generated"));
        let lines = text.lines().count();
        if lines > MAX_LINES && !generated && !SINGLE_FILE.contains(&path) {
            long.push(format!("{path} ({lines})"));
        }
    }
    if !long.is_empty() {
        bail!("longer than {MAX_LINES} lines: {}", long.join(", "));
    }
    Ok(())
}
