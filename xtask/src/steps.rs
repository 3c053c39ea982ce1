//! A list of checks, run in order and counted: a check that lacks a tool is skipped by name,
//! and where nothing may be skipped (`--strict`, or CI) that is a failure.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

/// The outcome of all checks of a run.
pub(crate) struct Steps {
    strict: bool,
    passed: Vec<String>,
    failed: Vec<String>,
    skipped: Vec<String>,
    left_out: Vec<String>,
}

impl Steps {
    pub(crate) fn new(strict: bool) -> Self {
        Self {
            strict,
            passed: Vec::new(),
            failed: Vec::new(),
            skipped: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Runs one check; `needs` are the programs it cannot do without.
    pub(crate) fn step(&mut self, name: &str, needs: &[&str], check: impl FnOnce() -> Result<()>) {
        let missing: Vec<&str> = needs.iter().copied().filter(|tool| !on_path(tool)).collect();
        if !missing.is_empty() {
            println!("== SKIPPED {name}: not installed: {}", missing.join(", "));
            self.skipped.push(name.to_owned());
            return;
        }
        println!("== {name}");
        let start = Instant::now();
        let outcome = check();
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                println!("== ok {name} ({seconds:.1} s)");
                self.passed.push(name.to_owned());
            }
            Err(error) => {
                println!("== FAILED {name} ({seconds:.1} s): {error:#}");
                self.failed.push(name.to_owned());
            }
        }
    }

    /// Names a check whose data are not in the repository: it never counts as passed, and
    /// nothing that can be installed would make it run.
    pub(crate) fn left_out(&mut self, name: &str, why: &str) {
        println!("== NOT RUN {name}: {why}");
        self.left_out.push(name.to_owned());
    }

    /// Prints what happened; an error where something failed or, if strict, was skipped.
    pub(crate) fn finish(self) -> Result<()> {
        for name in &self.skipped {
            println!("skipped: {name}");
        }
        for name in &self.left_out {
            println!("not run: {name}");
        }
        for name in &self.failed {
            println!("failed: {name}");
        }
        let (passed, failed, skipped) = (self.passed.len(), self.failed.len(), self.skipped.len());
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        if failed > 0 || (self.strict && skipped > 0) {
            bail!("{failed} checks failed, {skipped} were skipped");
        }
        Ok(())
    }
}

/// Whether a program can be started by this name.
pub(crate) fn on_path(tool: &str) -> bool {
    let Some(paths) = std::env::var_os("PATH") else { return false };
    Path::new(tool).is_file() || std::env::split_paths(&paths).any(|dir| dir.join(tool).is_file())
}

/// Runs a command from the root of the repository; its failure is an error.
pub(crate) fn run(program: &str, args: &[&str]) -> Result<()> {
    run_with(program, args, &[])
}

/// The same with additional environment variables.
pub(crate) fn run_with(program: &str, args: &[&str], env: &[(&str, &str)]) -> Result<()> {
    run_in_with(&crate::generate::root(), program, args, env)
}

/// Runs a command from a directory.
pub(crate) fn run_in(dir: &Path, program: &str, args: &[&str]) -> Result<()> {
    run_in_with(dir, program, args, &[])
}

/// The same with additional environment variables.
pub(crate) fn run_in_with(
    dir: &Path,
    program: &str,
    args: &[&str],
    env: &[(&str, &str)],
) -> Result<()> {
    let status =
        Command::new(program).args(args).envs(env.iter().copied()).current_dir(dir).status()?;
    if !status.success() {
        bail!("`{program} {}` ended with {status}", args.join(" "));
    }
    Ok(())
}
