//! The page's name holds the organisation's official name.
//!
//! Names are compared as sequences of word stems after case, quotes, ё, legal forms and common
//! shortenings are levelled, so that another case of the same words is still the same name.

use super::judgement::{Judgement, Note};
use super::page_view::PageView;
use super::{Case, evidence, pointer};
use crate::report::Outcome;

#[inline(never)]
pub(super) fn judge(case: &Case<'_>, page: &PageView<'_>, out: &mut Judgement) {
    // Nobody is nameless: a blank name was not recorded.
    let official = case.audit.document.organization.name.as_deref();
    let official = official.filter(|official| !official.trim().is_empty());
    let shared = page.page.shared_with.as_deref().unwrap_or_default();
    let (Some(official), Some(name)) = (official, page.page.name.as_deref()) else {
        if official.is_none() {
            out.missing.push(pointer::NAME.into());
        }
        if page.page.name.is_none() {
            page.lack("name", &mut out.missing);
        }
        return out.settle();
    };
    if bears(name, official)
        || shared.iter().any(|official| bears(name, official))
        || is_common(&levelled(name), shared)
    {
        return;
    }
    out.outcome = Outcome::Fail;
    let empty = name.trim().is_empty();
    let one = out.find(if empty { "name-empty" } else { "name-differs" }, page.at("name"));
    one.args.text("official", official.to_owned());
    if !empty {
        one.args.text("name", name.to_owned());
        evidence::whole(Some(name), &one.pointer, &mut one.evidence);
    }
}

/// A page of several bodies may bear one name for all: it tells a distinctive word of each.
fn is_common(written: &[String], shared: &[String]) -> bool {
    let names: Vec<Vec<String>> = shared.iter().map(|name| levelled(name)).collect();
    names.len() > 1
        && names.iter().all(|name| {
            let own = name.iter().filter(|word| !names.iter().all(|other| other.contains(word)));
            own.into_iter().any(|word| written.contains(word))
        })
}

/// Whether the page's name holds the official one, whichever of two things «МО» means in them.
fn bears(name: &str, official: &str) -> bool {
    const MEANINGS: [Meaning; 2] = [Meaning::First, Meaning::Last];
    let officials = MEANINGS.map(|which| levelled_as(official, which));
    MEANINGS.iter().any(|which| {
        let written = levelled_as(name, *which);
        officials.iter().any(|official| holds(&written, official))
    })
}

fn holds(written: &[String], official: &[String]) -> bool {
    !official.is_empty() && written.windows(official.len()).any(|part| part == official)
}

/// Which row of the table counts where a shortening has several.
#[derive(Clone, Copy)]
enum Meaning {
    First,
    Last,
}

fn levelled(name: &str) -> Vec<String> {
    levelled_as(name, Meaning::First)
}

/// The stems of a name's words, legal forms dropped and shortenings spelt out. A name that is
/// nothing but a legal form keeps its words.
fn levelled_as(name: &str, which: Meaning) -> Vec<String> {
    let words = words(name);
    let mut out = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let form = super::legal_form::length_at(rest)
            .map(|len| (len, ""))
            .or_else(|| form_at(rest, which));
        match form {
            Some((len, means)) => {
                out.extend(means.split_whitespace().map(stem));
                at += len;
            }
            None => {
                out.extend(rest.first().map(|word| stem(word)));
                at += 1;
            }
        }
    }
    if out.is_empty() { words.iter().map(|word| stem(word)).collect() } else { out }
}

/// The longest form of `core/data/name_forms.tsv` with which the words begin: its length in words
/// and its meaning.
///
/// The rows are words of official names that have a shorter way to write them, and what they mean
/// (empty: they are dropped), compared after lower-casing, ё as е, and dropping quotes and
/// punctuation. Legal forms (МБОУ, МУП) are made of parts and told in `legal_form`. The file is
/// part of the program, and therefore bare.
fn form_at(words: &[String], which: Meaning) -> Option<(usize, &'static str)> {
    let table = include_str!("../../data/name_forms.tsv");
    let rows = table.lines();
    let mut best: Option<(usize, &'static str)> = None;
    let first = words.first()?.as_str();
    for (written, means) in rows.filter_map(|row| row.split_once('\t')) {
        // Few rows begin with the word at all.
        if !written.starts_with(first) {
            continue;
        }
        let len = written.split(' ').count();
        let longer = best.is_none_or(|(known, _)| match which {
            Meaning::First => len > known,
            Meaning::Last => len >= known,
        });
        if longer && len <= words.len() && written.split(' ').zip(words).all(|(a, b)| a == b) {
            best = Some((len, means));
        }
    }
    best
}

fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut digits = false;
    for letter in name.chars().map(crate::lower::lower) {
        let letter = if letter == 'ё' { 'е' } else { letter };
        let cut = !letter.is_alphanumeric() || (digits != letter.is_ascii_digit());
        if cut && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        digits = letter.is_ascii_digit();
        if letter.is_alphanumeric() {
            word.push(letter);
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Cuts a Russian ending, so that cases and number do not matter; short words stay whole.
fn stem(word: &str) -> String {
    const ENDINGS: [&str; 33] = [
        "ого", "его", "ому", "ему", "ыми", "ими", "ами", "ями", "ией", "ый", "ий", "ой", "ая",
        "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ую", "юю", "ов", "ев", "ей", "ам",
        "ям", "ах", "ях", "ом", "ем",
    ];
    let kept = |rest: &str| rest.chars().count() >= 3;
    let mut stem = word;
    if let Some(rest) = ENDINGS.iter().find_map(|end| word.strip_suffix(end)) {
        if kept(rest) {
            stem = rest;
        }
    } else {
        for _ in 0..2 {
            match stem.strip_suffix(['а', 'е', 'и', 'о', 'у', 'ы', 'ю', 'я', 'й', 'ь']) {
                Some(rest) if kept(rest) => stem = rest,
                _ => break,
            }
        }
    }
    // «Администрац-ия» and «администрац-ии» differ by one letter more than the endings above.
    stem.strip_suffix('и').filter(|rest| kept(rest)).unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(page: &str, official: &str) -> bool {
        bears(page, official)
    }

    #[test]
    fn case_quotes_and_legal_forms_do_not_matter() {
        let library = "МБУК «Центральная библиотека Соколовского района»";
        assert!(same(
            "Муниципальное бюджетное учреждение культуры \"Центральная библиотека \
             Соколовского района\"",
            library
        ));
        assert!(same("Центральная библиотека Соколовского района", library));
        assert!(same("АДМИНИСТРАЦИЯ ГОРОДА ЛЕСНОЙ", "Администрация г. Лесной"));
        assert!(same(
            "МБОУ СОШ №5 г.Липовска",
            "МБОУ «Средняя общеобразовательная школа № 5» г. Липовска"
        ));
        assert!(same("Администрация МО «Липки»", "Администрация муниципального образования Липки"));
        assert!(same("Администрация Лесного МО", "Администрация Лесного муниципального округа"));
        assert!(same("Школа № 5 | Липовск 🌲", "МБОУ СОШ № 5 г. Липовска"));
    }

    #[test]
    fn another_body_is_another_name() {
        assert!(!same("Подслушано: жизнь двора", "Администрация Речицко-Луговского округа"));
        assert!(!same("МБОУ СОШ № 15 г. Липовска", "МБОУ СОШ № 5 г. Липовска"));
        assert!(!same("МБОУ СОШ № 6", "МБОУ СОШ № 5"));
        assert!(!same("", "МБОУ СОШ № 5"));
        assert!(!same("Администрация Лесного района", "Администрация Озёрного района"));
    }

    #[test]
    fn several_courts_may_share_a_common_name() {
        let shared: Vec<String> =
            ["Прибрежно-Таёжный районный суд", "Нагорный районный суд"].map(Into::into).into();
        assert!(is_common(&levelled("Суды Прибрежно-Таёжного и Нагорного районов"), &shared));
        assert!(!is_common(&levelled("Суды Нагорного района"), &shared));
    }
}
