//! Where the C library is tested: directories, tools, and how programs are run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::generate;

pub(super) struct Lab {
    pub(super) root: PathBuf,
    /// Everything built here, under the target directory.
    pub(super) out: PathBuf,
    skip: Vec<String>,
}

impl Lab {
    pub(super) fn new(skip: Vec<String>) -> Result<Self> {
        let root = generate::root();
        let out = target(&root).join("c");
        std::fs::create_dir_all(&out)?;
        Ok(Self { root, out, skip })
    }

    pub(super) fn skips(&self, step: &str) -> bool {
        self.skip.iter().any(|skipped| skipped == step)
    }

    pub(super) fn bindings(&self) -> PathBuf {
        self.root.join("bindings-c")
    }

    pub(super) fn include(&self) -> PathBuf {
        self.bindings().join("include")
    }

    pub(super) fn target(&self) -> PathBuf {
        target(&self.root)
    }

    /// A directory of this name under `out`, made if missing.
    pub(super) fn dir(&self, name: &str) -> Result<PathBuf> {
        let dir = self.out.join(name);
        std::fs::create_dir_all(&dir)?;
        Ok(dir)
    }

    /// Files of a directory of bindings-c with this extension, sorted.
    pub(super) fn sources(&self, dir: &str, extension: &str) -> Result<Vec<PathBuf>> {
        let dir = self.bindings().join(dir);
        let entries = std::fs::read_dir(&dir).with_context(|| dir.display().to_string())?;
        let mut files: Vec<PathBuf> =
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.retain(|path| path.extension().is_some_and(|found| found == extension));
        files.sort();
        if files.is_empty() {
            bail!("no .{extension} files in {}", dir.display());
        }
        Ok(files)
    }
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Fails, naming the package, where a tool is missing.
pub(super) fn need(tool: &str, package: &str, step: &str) -> Result<()> {
    if find(tool).is_none() {
        bail!("{tool} is missing: apt-get install {package} (or leave out with --skip {step})");
    }
    Ok(())
}

/// The first of these tools that is installed.
pub(super) fn find(tool: &str) -> Option<PathBuf> {
    let mut path = std::env::var_os("PATH").unwrap_or_default();
    path.push(":/usr/sbin:/sbin");
    std::env::split_paths(&path).map(|dir| dir.join(tool)).find(|file| file.is_file())
}

/// Runs a command to its end; its output is shown only where it fails.
pub(super) fn run(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        bail!("{command:?}\n{stdout}{stderr}\n{}", output.status);
    }
    Ok(stdout)
}

/// As [`run`], with what was written to the standard error behind the output.
pub(super) fn run_both(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stderr));
    if !output.status.success() {
        bail!("{command:?}\n{text}\n{}", output.status);
    }
    Ok(text)
}

/// A command with arguments.
pub(super) fn command<S: AsRef<OsStr>>(
    tool: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = S>,
) -> Command {
    let mut command = Command::new(tool);
    command.args(args);
    command
}

/// The name of a source file without its extension.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
