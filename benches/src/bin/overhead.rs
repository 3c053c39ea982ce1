//! Nanoseconds a telephone number through the Rust library, over the lines of a file: the other
//! side of bindings-c/tests/overhead.c. `cargo xtask c overhead` runs both.
//!
//! Prints two figures and a check sum: reading alone, and reading with what the C struct holds
//! besides (the text in E.164, the subjects).

use std::hint::black_box;
use std::time::Instant;

use gospablik::contact::phone::{Hints, PhoneMatch, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: overhead PHONES")?;
    let text = std::fs::read_to_string(path)?;
    let lines: Vec<&str> = text.lines().collect();
    let mut sum = 0_u64;
    let alone = best(&lines, |line| {
        let number = first(line).and_then(|found| found.phone).map_or(0, |phone| phone.number());
        sum = sum.wrapping_add(number);
    })?;
    let whole = best(&lines, |line| {
        let found = first(line);
        black_box(found.as_ref().and_then(|found| found.phone).map(|phone| phone.e164()));
        black_box(found.as_ref().map(PhoneMatch::regions));
    })?;
    println!("{alone:.2} {whole:.2} {sum}");
    Ok(())
}

/// The first number, and whether there are others: what the C call tells too.
fn first(line: &str) -> Option<PhoneMatch> {
    let mut found = check(black_box(line), &Hints::default());
    let first = black_box(found.next());
    while black_box(found.next()).is_some() {}
    first
}

/// The best of sixty passes, in nanoseconds a line.
fn best(lines: &[&str], mut read: impl FnMut(&str)) -> Result<f64, Box<dyn std::error::Error>> {
    let mut best = f64::INFINITY;
    let count = f64::from(u32::try_from(lines.len())?);
    for _ in 0..60 {
        let begin = Instant::now();
        for line in lines {
            read(line);
        }
        best = best.min(begin.elapsed().as_secs_f64() * 1e9 / count);
    }
    Ok(best)
}
