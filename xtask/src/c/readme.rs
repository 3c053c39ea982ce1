//! The pages for users, followed to the letter: every command and every example, in a fresh clone.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::lab::{Lab, command, need, run};
use crate::wasm::cache;

const PAGES: [&str; 3] =
    ["bindings-c/README.md", "bindings-c/python/README.md", "bindings-c/php/README.md"];

pub(super) fn followed(lab: &Lab) -> Result<()> {
    for (tool, package) in [("git", "git"), ("php", "php8.2-cli"), ("pkg-config", "pkg-config")] {
        need(tool, package, "readme")?;
    }
    // Always in the same place, for cargo to know what it has built.
    let dir = lab.dir("readme")?;
    let (home, clone) = (dir.join("home"), dir.join("gospablik"));
    for page in PAGES {
        for left in [&home, &clone] {
            if left.exists() {
                std::fs::remove_dir_all(left)?;
            }
        }
        std::fs::create_dir_all(&home)?;
        run(command("git", ["clone", "--quiet"]).arg(&lab.root).arg(&clone))?;
        // The page of the working copy, which may be ahead of the last commit.
        let text = std::fs::read_to_string(lab.root.join(page))?;
        let script = dir.join("commands.sh");
        let (lines, count) = commands(&text, &dir)?;
        std::fs::write(&script, lines)?;
        let said = run(user(lab, &home)?.arg(&script).current_dir(&clone)).context(page)?;
        ensure!(said.contains("\n+78613751234\n") || said.contains("'+78613751234'"), "{said}");
        println!("{page}: {count} blocks");
    }
    Ok(())
}

/// A shell of somebody who has cargo and its downloads, but nothing of gospablik in their home.
fn user(lab: &Lab, home: &Path) -> Result<Command> {
    let theirs = PathBuf::from(std::env::var_os("HOME").context("HOME is not set")?);
    let place = |name: &str, dir: &str| {
        std::env::var_os(name).map_or_else(|| theirs.join(dir), PathBuf::from)
    };
    let mut shell = command("bash", ["-e"]);
    shell.env("HOME", home).env("XDG_CACHE_HOME", cache()?.parent().context("a cache")?);
    shell.env("CARGO_HOME", place("CARGO_HOME", ".cargo"));
    shell.env("RUSTUP_HOME", place("RUSTUP_HOME", ".rustup"));
    // What is built already need not be built again.
    shell.env("CARGO_TARGET_DIR", lab.out.join("readme-target"));
    for name in ["GOSPABLIK_LIBRARY", "LD_LIBRARY_PATH", "PKG_CONFIG_PATH", "PYTHONPATH"] {
        shell.env_remove(name);
    }
    Ok(shell)
}

/// The blocks of a page as one script; examples are saved beside it and run.
fn commands(page: &str, dir: &Path) -> Result<(String, usize)> {
    let mut script = String::new();
    let mut count = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').context("a block of one line")?;
        let file = dir.join(format!("example{count}.{kind}"));
        let name = file.display();
        match kind {
            "sh" => script.push_str(text),
            "python" => script.push_str(&format!("python {name}")),
            "php" => script.push_str(&format!("php -d ffi.enable=1 {name}")),
            "cpp" => script.push_str(&format!(
                "c++ -std=c++17 {name} $(pkg-config --cflags --libs gospablik) -o example && ./example"
            )),
            _ => continue,
        }
        std::fs::write(&file, text)?;
        script.push('\n');
        count += 1;
    }
    Ok((script, count))
}
