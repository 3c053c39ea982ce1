//! What to mend: one card a rule, the gravest first.

use maud::{Markup, html};

use super::{View, paper, quote, show};
use crate::message::Args;
use crate::report::text::name_of;
use crate::report::{Applicability, Finding, Outcome, RuleResult, Severity, words};
use crate::rule::{Basis, BasisKind, Rule, Since};

/// Findings of one result that are told in full.
const TOLD: usize = 8;

/// The results of one rule that failed.
struct Card<'a> {
    severity: Severity,
    results: Vec<&'a RuleResult>,
}

pub(super) fn section(view: View<'_>) -> Markup {
    let cards = cards(view);
    html! {
        section aria-labelledby="remarks" {
            h2 id="remarks" { (view.say("remarks")) }
            @if cards.is_empty() {
                p { (view.say("no-remarks")) }
            }
            @for (index, card) in cards.iter().enumerate() {
                (self::card(view, index + 1, card))
            }
        }
    }
}

fn cards(view: View<'_>) -> Vec<Card<'_>> {
    let mut cards: Vec<Card<'_>> = Vec::new();
    for severity in Severity::ALL {
        for result in view.of(Outcome::Fail).filter(|result| result.severity == severity) {
            let same = |card: &&mut Card<'_>| {
                card.severity == severity && card.results.iter().all(|it| it.rule == result.rule)
            };
            match cards.iter_mut().find(same) {
                Some(card) => card.results.push(result),
                None => cards.push(Card { severity, results: vec![result] }),
            }
        }
    }
    cards
}

/// Where the card of a rule stands on the page.
pub(super) fn anchor(rule: &str) -> String {
    ["rule-", rule].concat()
}

fn card(view: View<'_>, number: usize, card: &Card<'_>) -> Markup {
    let Some(first) = card.results.first() else { return html! {} };
    let rule = view.report.ruleset.rule(&first.rule);
    let follows = card.results.iter().all(|result| {
        !result.findings.is_empty() && result.findings.iter().all(|it| it.caused_by.is_some())
    });
    let title = view.rule_title(&first.rule);
    let message = rule
        .map(|rule| words::of_rule(rule, first.findings.first(), view.lang))
        .unwrap_or_default();
    // Pages of which there is nothing more to tell share a line.
    let (plain, told): (Vec<&RuleResult>, Vec<&RuleResult>) = card
        .results
        .iter()
        .partition(|result| result.reason.is_none() && result.findings.iter().all(says_nothing));
    let pages: Vec<String> = plain
        .iter()
        .filter_map(|result| view.page_of(result))
        .map(|page| words::page_name(page, view.lang))
        .collect();
    let content = html! {
            header {
                span class="number" aria-hidden="true" { (number) }
                div {
                    h3 { (message.strip_suffix('.').unwrap_or(&message)) }
                    p class="rule" { (view.severity(card.severity)) " " span class="soft" {
                        (view.say_with("requirement", &Args::new().with("text", title)))
                    } }
                }
            }
            div class="body" {
                @if !pages.is_empty() { p class="where" { (pages.join("; ")) } }
                @for result in told { (self::result(view, rule, result)) }
                @if let Some(rule) = rule.filter(|_| !follows) { (facts(view, rule)) }
            }
    };
    let class = if paper::is_long(&content.0) { "remark long" } else { "remark" };
    html! { article class=(class) id=(anchor(&first.rule)) { (content) } }
}

/// A finding of which the heading tells all.
fn says_nothing(finding: &Finding) -> bool {
    let bare = finding.evidence.is_empty() && finding.fix.is_none() && finding.caused_by.is_none();
    bare && !words::has_own(finding)
}

fn result(view: View<'_>, rule: Option<&Rule>, result: &RuleResult) -> Markup {
    let rest = result.findings.len().saturating_sub(TOLD);
    html! {
        @if let Some(page) = view.page_of(result) {
            p class="where" { (words::page_name(page, view.lang)) }
        }
        @if let Some(reason) = &result.reason {
            p { (show::text(&words::reason(rule, reason, view.lang))) }
        }
        @for finding in result.findings.iter().take(TOLD) {
            (self::finding(view, rule, finding))
        }
        @if rest > 0 {
            p class="soft" { (view.layout("more", &Args::new().with("n", rest))) }
        }
    }
}

fn finding(view: View<'_>, rule: Option<&Rule>, finding: &Finding) -> Markup {
    html! {
        div class="finding" {
            @if words::has_own(finding) {
                p { (show::text(&words::finding(rule, finding, view.lang))) }
            }
            (quote::quotes(view, finding))
            @if let Some(cause) = &finding.caused_by {
                p class="soft" { (cause_of(view, cause)) }
            } @else if let Some(fix) = &finding.fix {
                @let maybe = fix.applicability == Applicability::Suggested
                    && !finding.evidence.is_empty();
                p class="write" {
                    span class="label" { (view.say(if maybe { "maybe" } else { "write" })) }
                    code class="copy" { (show::text(&fix.replacement)) }
                }
            }
        }
    }
}

/// The title of the rule that reports the cause, leading there.
fn cause_of(view: View<'_>, cause: &str) -> Markup {
    let title = view.rule_title(cause);
    let text = view.layout("cause", &Args::new().with("rule", title.clone()));
    let failed = view.of(Outcome::Fail).any(|result| result.rule == cause);
    let parts = text.split_once(title.as_str()).filter(|_| failed);
    html! {
        @if let Some((before, after)) = parts {
            (before) a href=(["#", &anchor(cause)].concat()) { (title) } (after)
        } @else {
            (text)
        }
    }
}

fn facts(view: View<'_>, rule: &Rule) -> Markup {
    let help = rule.help.get(view.lang);
    html! {
        dl class="facts" {
            @if !help.is_empty() {
                dt { (view.say("do")) }
                dd { (show::own(help)) }
            }
            @if !rule.basis.is_empty() {
                dt { (view.say("ground")) }
                @for basis in &rule.basis {
                    dd {
                        (ground(view, basis))
                        @if let Some(certainty) = certainty(view, rule, basis) {
                            span class="soft" { (view.say_with("certainty", &certainty)) }
                        }
                    }
                }
            }
        }
    }
}

fn ground(view: View<'_>, basis: &Basis) -> Markup {
    let act = view.report.ruleset.acts.iter().find(|act| act.id == basis.act);
    let title = act.map_or(basis.act.as_str(), |act| act.title.get(view.lang));
    html! {
        @match act.and_then(|act| act.url.as_deref()) {
            Some(url) => (show::link(url, Some(&show::own(title)))),
            None => (show::own(title)),
        }
        @if let Some(provision) = &basis.provision { ", " (provision) }
    }
}

fn certainty(view: View<'_>, rule: &Rule, basis: &Basis) -> Option<Args> {
    // Of practice and advice there is nothing to confirm: the title says what it is.
    if matches!(basis.kind, BasisKind::Guidance | BasisKind::BrokenContact) {
        return None;
    }
    let mut parts = vec![
        words::term("basis", &name_of(&basis.kind), view.lang),
        words::term("confidence", &name_of(&basis.confidence), view.lang),
    ];
    if rule.in_force.from == Since::Unknown {
        parts.push(view.layout("since-unknown", &Args::new()));
    }
    Some(Args::new().with("text", parts.join("; ")))
}
