//! The checklist: every rule under its outcome.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{View, remarks, show};
use crate::message::Args;
use crate::report::{Outcome, RuleResult, Severity, words};

/// The outcomes in the order of what a reader must do, with the class of their group.
const GROUPS: [(Outcome, &str, &str); 4] = [
    (Outcome::Fail, "no", "is-fail"),
    (Outcome::Unknown, "open", "is-unknown"),
    (Outcome::Pass, "yes", "is-pass"),
    (Outcome::NotApplicable, "off", "is-none"),
];

/// A rule with one outcome on one page or several.
pub(super) struct Entry<'a> {
    results: Vec<&'a RuleResult>,
    severity: Severity,
    /// What is said of it, in order.
    notes: Vec<String>,
}

/// The entries of each group of [`GROUPS`].
pub(super) fn groups(view: View<'_>) -> Vec<Vec<Entry<'_>>> {
    GROUPS.iter().map(|(outcome, ..)| entries(view, *outcome)).collect()
}

fn entries(view: View<'_>, outcome: Outcome) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for severity in Severity::ALL {
        for result in view.of(outcome).filter(|result| result.severity == severity) {
            let notes = notes(view, result);
            let same = |entry: &&mut Entry<'_>| {
                entry.notes == notes && entry.results.iter().all(|it| it.rule == result.rule)
            };
            match entries.iter_mut().find(same) {
                Some(entry) => entry.results.push(result),
                None => entries.push(Entry { results: vec![result], severity, notes }),
            }
        }
    }
    entries
}

/// What is missing, why, and what was noted; of failures the cards tell.
fn notes(view: View<'_>, result: &RuleResult) -> Vec<String> {
    if result.outcome == Outcome::Fail {
        return Vec::new();
    }
    let rule = view.report.ruleset.rule(&result.rule);
    let mut notes = Vec::new();
    if !result.missing.is_empty() {
        let mut told = BTreeSet::new();
        let names = result.missing.iter().map(|pointer| words::missing(pointer, view.lang));
        let names: Vec<String> = names.filter(|name| told.insert(name.clone())).collect();
        notes.push(view.say_with("missing", &Args::new().with("text", names.join("; "))));
    }
    if let Some(reason) = &result.reason {
        let text = words::reason(rule, reason, view.lang);
        notes.push(match result.outcome {
            Outcome::Unknown => view.layout("why", &Args::new().with("text", text)),
            _ => text,
        });
    }
    for finding in result.findings.iter().filter(|it| words::has_own(it)).take(3) {
        notes.push(words::finding(rule, finding, view.lang));
    }
    notes
}

fn heading(view: View<'_>, outcome: Outcome) -> String {
    view.say(&["outcome-", &outcome.as_str().replace('_', "-")].concat())
}

/// How many entries each group has, leading there.
pub(super) fn tally(view: View<'_>, groups: &[Vec<Entry<'_>>]) -> Markup {
    html! {
        nav aria-label=(view.say("checklist")) {
            ul class="tally" {
                @for ((outcome, id, class), entries) in GROUPS.iter().zip(groups) {
                    li {
                        a class=(class) href=(if entries.is_empty() {
                            String::from("#checklist")
                        } else {
                            ["#list-", id].concat()
                        }) {
                            span class="count" { (entries.len()) }
                            span class="label" { (heading(view, *outcome)) }
                        }
                    }
                }
            }
        }
    }
}

pub(super) fn section(view: View<'_>, groups: &[Vec<Entry<'_>>]) -> Markup {
    html! {
        section aria-labelledby="checklist" {
            h2 id="checklist" { (view.say("checklist")) }
            @for ((outcome, id, class), entries) in GROUPS.iter().zip(groups) {
                @if !entries.is_empty() {
                    div class=(["group ", id].concat()) id=(["list-", id].concat()) {
                        h3 {
                            (heading(view, *outcome))
                            span class=(["chip ", class].concat()) { (entries.len()) }
                        }
                        ul { @for entry in entries { (self::entry(view, *outcome, entry)) } }
                    }
                }
            }
        }
    }
}

fn entry(view: View<'_>, outcome: Outcome, entry: &Entry<'_>) -> Markup {
    let Some(first) = entry.results.first() else { return html! {} };
    let title = view.rule_title(&first.rule);
    let pages: Vec<String> = if entry.results.len() == view.report.pages.len() {
        Vec::new()
    } else {
        let named = entry.results.iter().filter_map(|result| view.page_of(result));
        named.map(|page| words::page_name(page, view.lang)).collect()
    };
    html! {
        li {
            @if outcome == Outcome::Fail {
                a href=(["#", &remarks::anchor(&first.rule)].concat()) { (title) }
            } @else {
                (title)
            }
            @if matches!(outcome, Outcome::Fail | Outcome::Unknown) {
                " " (view.severity(entry.severity))
            }
            @if !pages.is_empty() { span class="soft" { (pages.join("; ")) } }
            @for note in &entry.notes { span class="soft" { (show::text(note)) } }
        }
    }
}
