//! Prints how well the categories are told: `cargo run -p gospablik-tests --example categories --
//! tune|own|new|held|official|official-held|judge [--errors] [--explain ID]`.
//!
//! `own` are the older posts of the project, `new` the batch after them that was tuned on, `held`
//! the part of it that never was; `official` and `official-held` are the halves of the long
//! official posts. Errors of `held`, `official-held` and `judge` are not for tuning.

use gospablik::text::category::explain;
use gospablik_tests::posts::{self, Half, LabelledPost, Set};
use gospablik_tests::score::{Score, found};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let posts = match args.first().map(String::as_str) {
        Some("tune") => posts::half(Half::Tune),
        Some("own") => posts::own(Set::Older),
        Some("new") => posts::own(Set::Tuned),
        Some("held") => posts::own(Set::HeldOut),
        Some("official") => posts::official(Half::Tune),
        Some("official-held") => posts::official(Half::Judge),
        Some("judge") => posts::half(Half::Judge),
        _ => panic!("tune, own, new, held, official, official-held or judge"),
    };
    println!("{}", Score::of(&posts));
    if args.iter().any(|arg| arg == "--features") {
        posts.iter().for_each(show_features);
    }
    if args.iter().any(|arg| arg == "--errors") {
        posts.iter().for_each(show_error);
    }
    if let Some(at) = args.iter().position(|arg| arg == "--explain") {
        let id = args.get(at + 1).expect("an id");
        posts.iter().filter(|post| &post.id == id).for_each(show_reasons);
    }
}

fn show_error(post: &LabelledPost) {
    let found = found(post);
    if found.primary.as_str() == post.labels[0] && found.evidence_overlaps {
        return;
    }
    let labels: Vec<String> = found
        .labels
        .iter()
        .map(|label| format!("{} {}", label.category.as_str(), label.confidence))
        .collect();
    println!(
        "{} is {:?}, found {} ({})",
        post.id,
        post.labels,
        found.primary.as_str(),
        labels.join(", ")
    );
}

fn show_reasons(post: &LabelledPost) {
    show_error(post);
    for part in explain(&post.text, None) {
        println!("{}\n    {:?}\n    {:?}", part.span.slice(&post.text), part.groups, part.rules);
    }
}

/// One line of JSON a post: its label, and the groups and rules of each sentence and of the text.
fn show_features(post: &LabelledPost) {
    let parts: Vec<_> = explain(&post.text, None)
        .into_iter()
        .map(|part| serde_json::json!({"groups": part.groups, "rules": part.rules}))
        .collect();
    let line = serde_json::json!({"id": post.id, "label": post.labels[0], "parts": parts});
    println!("{line}");
}
