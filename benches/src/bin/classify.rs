//! Megabytes of posts classified in a second of one core: the best of many passes, which a busy
//! machine disturbs least.
//!
//! `cargo run --release -p gospablik-benches --bin classify -- tests/corpus/posts_own.jsonl
//! tests/corpus/posts_official.jsonl`; `--passes N` for a count of instructions under
//! `valgrind --tool=callgrind` (the difference of two counts leaves the start out).

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use gospablik::text::classify;

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let (mut passes, mut texts) = (400, Vec::new());
    while let Some(arg) = args.next() {
        if arg == "--passes" {
            passes = args.next().ok_or("--passes N")?.parse()?;
            continue;
        }
        for line in std::fs::read_to_string(&arg)?.lines() {
            let post: serde_json::Value = serde_json::from_str(line)?;
            texts.push(post["text"].as_str().ok_or("no text")?.to_owned());
        }
    }
    let bytes: usize = texts.iter().map(String::len).sum();
    let (mut labels, mut best) = (0, f64::INFINITY);
    for _ in 0..passes {
        let begin = Instant::now();
        for text in &texts {
            labels += black_box(classify(black_box(text), None)).categories.len();
        }
        best = best.min(begin.elapsed().as_secs_f64());
    }
    println!("{bytes} bytes, {labels} labels, {:.1} MB/s", bytes as f64 / best / 1e6);
    Ok(())
}
