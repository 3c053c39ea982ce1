//! Nanoseconds a telephone number through the Rust library, over the lines of a file: the other
//! side of bindings-c/tests/overhead.c. `cargo xtask c overhead` runs both.

use std::hint::black_box;
use std::time::Instant;

use gospablik::contact::phone::{Hints, check};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: overhead PHONES")?;
    let text = std::fs::read_to_string(path)?;
    let lines: Vec<&str> = text.lines().collect();
    let (mut best, mut sum) = (f64::INFINITY, 0_u64);
    for _ in 0..60 {
        let begin = Instant::now();
        for line in &lines {
            let mut found = check(black_box(line), &Hints::default());
            let first = black_box(found.next());
            black_box(found.count());
            sum = sum.wrapping_add(first.and_then(|first| first.phone).map_or(0, |p| p.number()));
        }
        let count = u32::try_from(lines.len())?;
        best = best.min(begin.elapsed().as_secs_f64() * 1e9 / f64::from(count));
    }
    println!("{best:.2} {sum}");
    Ok(())
}
