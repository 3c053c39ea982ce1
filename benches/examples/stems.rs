//! Why the lexicon reads endings by its own tables and not by a stemmer: what a stemmer for Russian
//! costs for each word, and how many words it would make one that the lexicon tells apart.
//!
//! `cargo run --release -p gospablik-benches --example stems -- tests/corpus/posts_own.jsonl
//! tests/corpus/posts_official.jsonl`

use std::collections::HashMap;
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use gospablik::text::category::explain;
use gospablik::text::classify;
use rust_stemmers::{Algorithm, Stemmer};

/// Words, how often each comes.
type Counts<K> = HashMap<K, usize>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = texts()?;
    let words: Vec<String> = texts.iter().flat_map(|text| words(text)).collect();
    let stemmer = Stemmer::create(Algorithm::Russian);

    let bytes: usize = texts.iter().map(String::len).sum();
    let whole = best(|| texts.iter().map(|text| classify(text, None).categories.len()).sum());
    let stems = best(|| words.iter().map(|word| stemmer.stem(word).len()).sum());
    println!("{bytes} bytes of posts, {} words", words.len());
    println!("classifying: {:.1} ns a word, everything included", whole / words.len() as f64);
    println!("stemming:    {:.1} ns a word already cut out", stems / words.len() as f64);

    let mut known: Counts<(&str, Vec<&str>)> = HashMap::new();
    let mut groups_of: HashMap<&str, Vec<&str>> = HashMap::new();
    for word in &words {
        let groups = groups_of.entry(word).or_insert_with(|| groups(word));
        *known.entry((word, groups.clone())).or_default() += 1;
    }
    known.retain(|(_, groups), _| !groups.is_empty());
    let total: usize = known.values().sum();
    // A lexicon of stems would give each stem the groups that most of its words have.
    let mut by_stem: HashMap<String, Counts<&[&str]>> = HashMap::new();
    for ((word, groups), count) in &known {
        let of_stem = by_stem.entry(stemmer.stem(word).into_owned()).or_default();
        *of_stem.entry(groups).or_default() += count;
    }
    let right: usize = by_stem.values().filter_map(|groups| groups.values().max()).sum();
    let wrong = total - right;
    let share = wrong as f64 * 100.0 / total as f64;
    println!("known words: {total}; {wrong} ({share:.1} %) have other groups than their stem's");
    Ok(())
}

/// The posts of the files that are named.
fn texts() -> Result<Vec<String>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for file in std::env::args().skip(1) {
        for line in std::fs::read_to_string(file)?.lines() {
            let post: serde_json::Value = serde_json::from_str(line)?;
            texts.push(post["text"].as_str().ok_or("no text")?.to_owned());
        }
    }
    Ok(texts)
}

/// The words in Russian letters, in small ones.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('ё', "е");
    let words = lower.split(|letter: char| !('а'..='я').contains(&letter));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// What the lexicon says of a word by itself, beside what it says of every sentence.
fn groups(word: &str) -> Vec<&'static str> {
    let of = |text: &str| explain(text, None).into_iter().next().map_or(vec![], |one| one.groups);
    let every = of("ъъъ");
    of(word).into_iter().filter(|group| !every.contains(group)).collect()
}

/// The best of many passes, in nanoseconds.
fn best(mut pass: impl FnMut() -> usize) -> f64 {
    let mut best = f64::INFINITY;
    for _ in 0..100 {
        let begin = Instant::now();
        black_box(pass());
        best = best.min(begin.elapsed().as_nanos() as f64);
    }
    best
}
