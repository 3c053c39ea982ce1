//! `cargo xtask c`: everything that must hold for the C library and the wrappers around it.
//!
//! A tool that is missing fails the task and is named with the Debian package that brings it;
//! `--skip STEP` leaves a step out and says so at the end.

mod conformance;
mod header;
mod lab;
mod library;
mod overhead;
mod programs;
mod readme;
mod terminal;
mod wrappers;

use anyhow::{Result, bail};
use lab::Lab;

const USAGE: &str = "\
cargo xtask c [--quick] [--skip STEP]... [--only STEP]...
                                           build and test the C library and its wrappers
cargo xtask c install PREFIX               install header, libraries and gospablik.pc
cargo xtask c symbols                      write the list of exported symbols
cargo xtask c overhead                     measure what the boundary costs

  --quick   without cargo-c, valgrind, ThreadSanitizer, php-fpm and the README
";

/// One step: its name for `--skip`, whether `--quick` runs it, what it does.
type Step = (&'static str, bool, fn(&Lab) -> Result<()>);

const STEPS: &[Step] = &[
    ("header", true, header::compiles),
    ("library", true, library::build),
    ("symbols", true, library::symbols),
    ("install", false, library::install),
    ("pkg-config", false, library::pkg_config),
    ("programs", true, programs::plain),
    ("sanitizers", true, programs::sanitizers),
    ("valgrind", false, programs::valgrind),
    ("threads", false, programs::threads),
    ("panic", true, programs::panic),
    ("terminal", true, terminal::agrees),
    ("complete", true, wrappers::complete),
    ("conformance", true, conformance::write),
    ("c", true, conformance::c),
    ("cpp", true, conformance::cpp),
    ("python", true, wrappers::python),
    ("php", true, wrappers::php),
    ("php-fpm", false, wrappers::php_fpm),
    ("readme", false, readme::followed),
];

pub(crate) fn run(words: &[&str]) -> Result<()> {
    match words {
        ["install", prefix] => {
            let lab = Lab::new(Vec::new())?;
            return library::install_into(&lab, prefix.as_ref());
        }
        ["overhead"] => return overhead::measure(&Lab::new(Vec::new())?),
        ["symbols"] => return library::write_symbols(&Lab::new(Vec::new())?),
        _ => {}
    }
    let (mut quick, mut skip, mut only) = (false, Vec::new(), Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match (*word, words.as_slice().first()) {
            ("--quick", _) => quick = true,
            ("--skip" | "--only", Some(step)) => {
                if !STEPS.iter().any(|(name, ..)| name == step) {
                    bail!("no step is called {step}");
                }
                words.next();
                if *word == "--skip" { &mut skip } else { &mut only }.push((*step).to_owned());
            }
            _ => bail!("{USAGE}"),
        }
    }
    let lab = Lab::new(skip)?;
    let mut left_out = Vec::new();
    for (name, in_quick, step) in STEPS {
        let wanted = only.is_empty() || only.iter().any(|step| step == name);
        if !wanted {
            continue;
        }
        if lab.skips(name) || (quick && !in_quick) {
            left_out.push(*name);
            continue;
        }
        println!("== c: {name}");
        step(&lab)?;
    }
    if left_out.is_empty() {
        println!("c: all steps passed");
    } else {
        println!("c: passed; NOT run: {}", left_out.join(", "));
    }
    Ok(())
}
