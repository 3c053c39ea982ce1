//! Texts in two languages: the same placeholders, all of them known.

use crate::json::Json;

use super::Check;
use crate::error::Problem;
use crate::json::{excerpt, suggest};
use crate::message::Args;

/// The text under `key` of `value`; `known` are the placeholders it may hold.
pub(super) fn bilingual(
    check: &mut Check<'_>,
    value: &Json,
    pointer: &str,
    key: &str,
    known: &[&str],
) {
    let text = |lang: &str| value.get(key)?.get(lang)?.as_str();
    let Some(russian) = text("ru") else { return };
    let russian = names(check, russian, &[pointer, "/ru"].concat(), 3, known);
    let Some(english) = text("en") else { return };
    let english = names(check, english, &[pointer, "/en"].concat(), 2, known);
    if russian != english {
        let list = |names: Vec<&str>| {
            let names: Vec<String> = names.iter().map(|name| braces(name)).collect();
            if names.is_empty() { String::from("—") } else { names.join(", ") }
        };
        let args = Args::new().with("ru", list(russian)).with("en", list(english));
        check.problem(pointer, "placeholders-differ", args);
    }
}

/// The names of the placeholders in order, each once; notes those that cannot be filled.
fn names<'t>(
    check: &mut Check<'_>,
    text: &'t str,
    pointer: &str,
    forms: usize,
    known: &[&str],
) -> Vec<&'t str> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        let Some((inside, _)) = piece.split_once('}') else {
            broken(check, pointer, piece);
            continue;
        };
        let mut parts = inside.split('|');
        let name = parts.next().unwrap_or_default();
        let given = parts.count();
        if given != 0 && given != forms {
            broken(check, pointer, inside);
        }
        if !known.contains(&name) {
            let allowed: Vec<String> = known.iter().map(|name| braces(name)).collect();
            let allowed = if allowed.is_empty() { "—".to_owned() } else { allowed.join(", ") };
            let args = Args::new().with("placeholder", excerpt(name)).with("allowed", allowed);
            let problem = Problem::new("unknown-placeholder", pointer, args);
            check.add(problem.suggest(suggest(name, known).map(braces)));
        }
        names.push(name);
    }
    names.sort_unstable();
    names.dedup();
    names
}

fn broken(check: &mut Check<'_>, pointer: &str, inside: &str) {
    let args = Args::new().with("placeholder", excerpt(inside));
    check.problem(pointer, "broken-placeholder", args);
}

fn braces(name: &str) -> String {
    ["{", &excerpt(name), "}"].concat()
}
