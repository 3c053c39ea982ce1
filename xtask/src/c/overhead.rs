//! What the boundary costs: the same numbers through the Rust library and through the C one.

use std::fmt::Write;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::lab::{Lab, command, run};
use super::{library, programs};

/// Nanoseconds a number that C may cost over Rust.
const ALLOWED: f64 = 10.0;
const ROUNDS: usize = 5;

pub(super) fn measure(lab: &Lab) -> Result<()> {
    library::build(lab)?;
    let package = ["build", "--quiet", "--release", "--package", "gospablik-benches"];
    run(command("cargo", package).args(["--bin", "overhead"]).current_dir(&lab.root))?;
    let archive = lab.out.join("lib/libgospablik.a");
    let source = lab.bindings().join("tests/overhead.c");
    let flags = ["-O2", "-D_POSIX_C_SOURCE=200809L"];
    let c = programs::compile(lab, "gcc", &source, &flags, &archive, "overhead")?;
    let rust = lab.target().join("release/overhead");
    let phones = lab.out.join("phones.txt");
    std::fs::write(&phones, numbers())?;

    let (mut c_best, mut alone_best, mut whole_best) =
        (f64::INFINITY, f64::INFINITY, f64::INFINITY);
    for _ in 0..ROUNDS {
        // By turns, so that both meet the same weather.
        let said = run(Command::new(&rust).arg(&phones))?;
        let [alone, whole, sum] = figures(&said)?;
        let said = run(Command::new(&c).arg(&phones))?;
        let [time, same] = figures(&said)?;
        ensure!(sum == same, "C and Rust read other numbers");
        alone_best = alone_best.min(alone.parse()?);
        whole_best = whole_best.min(whole.parse()?);
        c_best = c_best.min(time.parse()?);
    }
    let over = c_best - whole_best;
    println!(
        "phone: C {c_best:.1} ns; Rust with the text in E.164 and the subjects {whole_best:.1} ns, \
         {over:.1} ns less; Rust without them {alone_best:.1} ns, {:.1} ns less",
        c_best - alone_best
    );
    ensure!(over <= ALLOWED, "more than {ALLOWED} ns over the Rust calls that do the same");
    Ok(())
}

fn figures<const N: usize>(said: &str) -> Result<[&str; N]> {
    let figures: Vec<&str> = said.split_whitespace().collect();
    figures.try_into().ok().context("the figures of a measurement")
}

/// Numbers in the usual notations, the same in every run.
fn numbers() -> String {
    let codes = ["495", "861", "833", "383", "912", "903", "916", "800"];
    let mut text = String::new();
    let mut seed = 7_u64;
    for at in 0..20_000_usize {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let code = codes.get(at % codes.len()).copied().unwrap_or("495");
        let (a, b, c) = (200 + (seed >> 33) % 799, 10 + (seed >> 45) % 89, 10 + (seed >> 53) % 89);
        let _ = match at % 5 {
            0 => writeln!(text, "8 ({code}) {a}-{b}-{c}"),
            1 => writeln!(text, "+7 {code} {a} {b} {c}"),
            2 => writeln!(text, "+7{code}{a}{b}{c}"),
            3 => writeln!(text, "8-{code}-{a}-{b}-{c}"),
            _ => writeln!(text, "7 ({code}) {a}{b}{c}"),
        };
    }
    text
}
