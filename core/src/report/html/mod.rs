//! The report as one HTML page: complete in itself, without scripts, nothing to load.
//!
//! Templates escape whatever they are given; texts of the document also pass [`show`], which
//! isolates their direction and makes invisible controls visible. Words are in
//! `core/messages/html.toml`, the looks in `report.css`.

mod chart;
mod checklist;
mod contacts;
mod paper;
mod place;
mod quote;
mod remarks;
mod show;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Outcome, PageEcho, Report, RuleResult, Severity, Verdict, words};
use crate::message::{self, Args};
use crate::{Document, Lang};

const STYLE: &str = include_str!("report.css");
/// Nothing may be loaded or run even where the page is opened from a server.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn render(report: &Report, document: &Document, lang: Lang) -> String {
    let page = View { report, document, lang };
    page.whole().into_string()
}

/// What the parts of the page need.
#[derive(Clone, Copy)]
struct View<'a> {
    report: &'a Report,
    document: &'a Document,
    lang: Lang,
}

impl<'a> View<'a> {
    fn say(self, code: &str) -> String {
        self.say_with(code, &Args::new())
    }

    fn say_with(self, code: &str, args: &Args) -> String {
        message::render_from(message::HTML, code, args, self.lang)
    }

    /// A phrase shared with the text report.
    fn layout(self, code: &str, args: &Args) -> String {
        words::layout(code, args, self.lang)
    }

    fn day(self, day: time::Date) -> String {
        words::day(&crate::page::print_date(day), self.lang)
    }

    fn rule_title(self, id: &str) -> String {
        let rule = self.report.ruleset.rule(id);
        rule.map_or_else(|| id.to_owned(), |rule| rule.title.get(self.lang).to_owned())
    }

    fn severity(self, severity: Severity) -> Markup {
        let code = super::text::severity_code(severity);
        let class = match severity {
            Severity::Error => "chip is-fail",
            Severity::Warning => "chip is-unknown",
            Severity::Info => "chip is-none",
        };
        html! { span class=(class) { (self.layout(&code, &Args::new())) } }
    }

    /// The page of a result, where there are several.
    fn page_of(self, result: &RuleResult) -> Option<&'a PageEcho> {
        let pages = &self.report.pages;
        pages.iter().filter(|_| pages.len() > 1).find(|page| page.pointer == result.subject)
    }

    fn of(self, outcome: Outcome) -> impl Iterator<Item = &'a RuleResult> {
        self.report.results.iter().filter(move |result| result.outcome == outcome)
    }

    fn whole(self) -> Markup {
        let title = match &self.report.name {
            Some(name) => self.say_with("title-of", &Args::new().with("name", show::line(name))),
            None => self.say("title"),
        };
        let checklist = checklist::groups(self);
        html! {
            (DOCTYPE)
            html lang=(self.lang.code()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="color-scheme" content="light dark";
                    meta name="robots" content="noindex";
                    title { (title) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    div class="sheet" {
                        header { (self.head()) (checklist::tally(self, &checklist)) (self.pages()) }
                        main {
                            (remarks::section(self))
                            (checklist::section(self, &checklist))
                            (contacts::section(self))
                            (chart::section(self))
                        }
                        footer class="about" { (self.about()) }
                    }
                }
            }
        }
    }

    fn head(self) -> Markup {
        let report = self.report;
        let verdict = report.verdict();
        let class = match verdict {
            Verdict::NonCompliant => "verdict is-fail",
            Verdict::Undetermined | Verdict::Remarks => "verdict is-unknown",
            Verdict::Compliant => "verdict is-pass",
            Verdict::NotApplicable => "verdict is-none",
        };
        let code = ["verdict-", &verdict.as_str().replace('_', "-")].concat();
        let counts = report.counts().error;
        let args = Args::new()
            .with("pass", counts.pass)
            .with("fail", counts.fail)
            .with("unknown", counts.unknown);
        let date = Args::new().with("date", self.day(report.as_of));
        html! {
            @if let Some(name) = &report.name {
                p class="over" { (self.say("title")) ", " (self.say_with("as-of", &date)) }
                h1 { (show::text(&show::own(name))) }
            } @else {
                p class="over" { (self.say_with("as-of", &date)) }
                h1 { (self.say("title")) }
            }
            div class=(class) {
                p class="word" { (self.say(&code)) }
                @if counts.pass + counts.fail + counts.unknown > 0 {
                    p class="soft" { (self.say_with("summary", &args)) }
                }
            }
        }
    }

    fn pages(self) -> Markup {
        let pages = &self.report.pages;
        html! {
            @if pages.is_empty() && self.document.pages.is_some() {
                p class="pages soft" { (self.say("no-pages")) }
            }
            ul class="pages" {
                @for page in pages {
                    li {
                        @if let Some(platform) = &page.platform {
                            span class="soft" { (words::term("network", platform, self.lang)) ": " }
                        }
                        @match (&page.name, &page.url) {
                            (name, Some(url)) => (show::link(url, name.as_deref())),
                            (Some(name), None) => (show::text(name)),
                            (None, None) => (words::page_name(page, self.lang)),
                        }
                    }
                }
            }
        }
    }

    fn about(self) -> Markup {
        let set = &self.report.ruleset;
        let args = Args::new()
            .with("title", set.title.get(self.lang).to_owned())
            .with("version", set.version.clone());
        let review = set.reviewed_until.filter(|_| self.report.is_past_review());
        let mut reasons: Vec<&str> = Vec::new();
        for one in &set.overrides {
            let reason = one.reason.get(self.lang);
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        html! {
            h2 { (self.say("about")) }
            p { (self.say_with("about-rules", &args)) }
            @if let Some(day) = review {
                p { (self.layout("review", &Args::new().with("date", self.day(day)))) }
            }
            @for reason in reasons {
                p { (self.layout("overridden", &Args::new().with("text", reason.to_owned()))) }
            }
            p { (self.say_with("about-engine", &Args::new().with("version", crate::VERSION))) }
            p { (self.say("about-hash")) " " code { (set.sha256) } }
        }
    }
}
