//! Runs the real command line.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// What a run printed, and its exit status.
#[derive(Debug, PartialEq, Eq)]
pub struct Run {
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
    /// The exit status; -1 where a signal ended the run.
    pub status: i32,
}

/// Runs `gospablik` with these arguments in `folder`, feeding it `input`.
///
/// # Panics
/// When the binary cannot be built or run, or prints what is not UTF-8.
#[must_use]
pub fn run(folder: &Path, args: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(binary())
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gospablik runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A run that ends before it has read everything closes the pipe: that is no failure here.
    let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("gospablik ends");
    feeder.join().expect("the input is fed");
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    Run {
        out: text(output.stdout),
        err: text(output.stderr),
        status: output.status.code().unwrap_or(-1),
    }
}

/// The binary, built once: cargo tells only a package's own tests where its binaries are.
///
/// # Panics
/// When it cannot be built.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--package", "gospablik-cli", "--message-format", "json"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        assert!(output.status.success(), "the command line does not build");
        let lines = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
        let artifacts = lines.lines().filter_map(|line| serde_json::from_str(line).ok());
        let mut executable = artifacts.filter_map(|artifact: serde_json::Value| {
            artifact.get("executable").and_then(|path| path.as_str()).map(PathBuf::from)
        });
        executable.next_back().expect("cargo names the binary")
    })
}
