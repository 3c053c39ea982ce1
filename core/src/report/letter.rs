//! A letter to the administrator of the pages: what to mend, in order, on one page.

use std::collections::BTreeSet;

use super::quotation::printable;
use super::{Applicability, Finding, Outcome, Report, RuleResult, Severity, words};
use crate::Lang;
use crate::message::{self, Args};

/// Lines on a page.
const LINES: usize = 60;
/// Characters on a line.
const WIDTH: usize = 80;
/// Findings of one point that are told.
const TOLD: usize = 3;
/// Characters of one sentence that are told.
const SENTENCE: usize = 300;
/// Names of missing data that are told.
const MISSING: usize = 6;

pub(super) fn render(report: &Report, lang: Lang) -> String {
    let letter = Letter { report, lang };
    let points = letter.points();
    let mut lines = letter.opening(!points.is_empty());
    let closing = letter.closing();
    let room = LINES.saturating_sub(lines.len() + closing.len());
    lines.extend(letter.body(&points, room));
    lines.extend(closing);
    let mut out = lines.join("\n");
    out.push('\n');
    out
}

struct Letter<'a> {
    report: &'a Report,
    lang: Lang,
}

/// One thing to mend, on one page or on several.
struct Point<'a> {
    severity: Severity,
    rule: &'a str,
    subjects: Vec<&'a str>,
    /// What is wrong, in a sentence.
    title: String,
    /// What was found and what to do.
    texts: Vec<String>,
}

impl Letter<'_> {
    fn say(&self, code: &str, args: &Args) -> String {
        message::render_from(message::LETTER, code, args, self.lang)
    }

    fn opening(&self, anything: bool) -> Vec<String> {
        let report = self.report;
        let number = match report.pages.len() {
            0 => "-none",
            1 => "",
            _ => "-many",
        };
        let mut lines = vec![self.say(&["to", number].concat(), &Args::new())];
        if let Some(name) = &report.name {
            wrap(&mut lines, "", "", &cut(name));
        }
        for url in report.pages.iter().filter_map(|page| page.url.as_deref()).take(4) {
            let args = Args::new().with("url", cut(url));
            wrap(&mut lines, "", "  ", &self.say("page", &args));
        }
        lines.extend([String::new(), self.say("hello", &Args::new()), String::new()]);
        let verdict = ["verdict-", &report.verdict().as_str().replace('_', "-")].concat();
        let args = Args::new()
            .with("date", words::day(&crate::page::print_date(report.as_of), self.lang))
            .with("verdict", self.say(&verdict, &Args::new()));
        let mut text = self.say(&["opening", number].concat(), &args);
        let unknown = report.results.iter().any(|result| result.outcome == Outcome::Unknown);
        let next = match (anything, unknown) {
            (true, _) => "below",
            (false, true) => "nothing-known",
            (false, false) => "nothing",
        };
        text.extend([" ", &self.say(next, &Args::new())]);
        wrap(&mut lines, "", "", &text);
        lines
    }

    /// What to mend, the gravest first; the same fault of several pages once.
    fn points(&self) -> Vec<Point<'_>> {
        let mut points: Vec<Point<'_>> = Vec::new();
        for severity in Severity::ALL {
            let failed = self.report.results.iter().filter(|result| {
                result.outcome == Outcome::Fail && result.severity == severity && !follows(result)
            });
            for result in failed {
                let point = self.point(result);
                let known = points.iter_mut().find(|known| {
                    known.rule == point.rule
                        && known.title == point.title
                        && known.texts == point.texts
                });
                match known {
                    Some(known) => known.subjects.push(&result.subject),
                    None => points.push(point),
                }
            }
        }
        points
    }

    fn point<'r>(&self, result: &'r RuleResult) -> Point<'r> {
        let rule = self.report.ruleset.rule(&result.rule);
        let title = rule.map_or_else(
            || result.rule.clone(),
            |rule| words::of_rule(rule, result.findings.first(), self.lang),
        );
        let mut texts = Vec::new();
        for finding in result.findings.iter().take(TOLD) {
            if words::has_own(finding) {
                texts.push(cut(&words::finding(rule, finding, self.lang)));
            }
            texts.extend(self.fix(finding));
        }
        if let Some(rest) = result.findings.len().checked_sub(TOLD).filter(|rest| *rest > 0) {
            texts.push(self.say("more", &Args::new().with("n", rest)));
        }
        let help = rule.map(|rule| rule.help.get(self.lang)).unwrap_or_default();
        // Of what is no duty one sentence must do: the page is short.
        let help = if result.severity == Severity::Error { help } else { first_sentence(help) };
        if !help.is_empty() {
            texts.push(help.to_owned());
        }
        let (severity, rule) = (result.severity, result.rule.as_str());
        Point { severity, rule, subjects: vec![&result.subject], title, texts }
    }

    fn fix(&self, finding: &Finding) -> Option<String> {
        let fix = finding.fix.as_ref().filter(|_| finding.caused_by.is_none())?;
        let code = match fix.applicability {
            Applicability::Suggested if !finding.evidence.is_empty() => "maybe",
            _ => "write",
        };
        Some(self.say(code, &Args::new().with("text", cut(&fix.replacement))))
    }

    /// As many points as fit; the rest is counted.
    fn body(&self, points: &[Point<'_>], room: usize) -> Vec<String> {
        let mut lines = Vec::new();
        let mut part = None;
        for (index, point) in points.iter().enumerate() {
            let mut block = vec![String::new()];
            if part != Some(point.severity) {
                let code = ["part-", point.severity.as_str()].concat();
                block.extend([self.say(&code, &Args::new()), String::new()]);
            }
            self.block(&mut block, index + 1, point);
            // Two lines are kept for the count of what is left out.
            let last = index + 1 == points.len();
            if lines.len() + block.len() + if last { 0 } else { 2 } > room {
                let rest = points.len() - index;
                lines.push(String::new());
                wrap(&mut lines, "", "", &self.say("rest", &Args::new().with("n", rest)));
                return lines;
            }
            part = Some(point.severity);
            lines.extend(block);
        }
        lines
    }

    fn block(&self, lines: &mut Vec<String>, number: usize, point: &Point<'_>) {
        let first = [number.to_string().as_str(), ". "].concat();
        wrap(lines, &first, "   ", &point.title);
        let pages = self.pages(&point.subjects);
        if !pages.is_empty() {
            wrap(lines, "   ", "   ", &self.say("where", &Args::new().with("page", pages)));
        }
        for text in &point.texts {
            wrap(lines, "   ", "   ", text);
        }
    }

    /// The pages a point is about, where it is not about all.
    fn pages(&self, subjects: &[&str]) -> String {
        let pages = &self.report.pages;
        if pages.len() < 2 || subjects.len() == pages.len() {
            return String::new();
        }
        let named = pages.iter().filter(|page| subjects.contains(&page.pointer.as_str()));
        let names: Vec<String> = named.map(|page| words::page_name(page, self.lang)).collect();
        names.join("; ")
    }

    fn closing(&self) -> Vec<String> {
        let report = self.report;
        let unknown = || report.results.iter().filter(|result| result.outcome == Outcome::Unknown);
        let mut lines = Vec::new();
        let rules: BTreeSet<&str> = unknown().map(|result| result.rule.as_str()).collect();
        if !rules.is_empty() {
            let mut names: Vec<String> = Vec::new();
            for pointer in unknown().flat_map(|result| &result.missing) {
                let name = words::missing(pointer, self.lang);
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            if names.len() > MISSING {
                names.truncate(MISSING);
                names.push(String::from("…"));
            }
            let args = Args::new().with("n", rules.len()).with("missing", names.join("; "));
            let mut text = self.say("unknown", &args);
            let mut told = Vec::new();
            for result in unknown() {
                let Some(reason) = &result.reason else { continue };
                let rule = report.ruleset.rule(&result.rule);
                let why = words::reason(rule, reason, self.lang);
                if !told.contains(&why) {
                    told.push(why);
                }
            }
            if !told.is_empty() {
                let args = Args::new().with("text", told.join("; "));
                text.extend([" ", &self.say("unread", &args)]);
            }
            lines.push(String::new());
            wrap(&mut lines, "", "", &text);
        }
        let args = Args::new()
            .with("title", report.ruleset.title.get(self.lang).to_owned())
            .with("version", report.ruleset.version.clone());
        lines.push(String::new());
        wrap(&mut lines, "", "", &self.say("ground", &args));
        lines
    }
}

/// What only follows from something else is put right there.
fn follows(result: &RuleResult) -> bool {
    !result.findings.is_empty() && result.findings.iter().all(|it| it.caused_by.is_some())
}

/// Up to the first full stop that ends a sentence: a capital follows, no abbreviation precedes.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").find(|(at, _)| {
        let (before, after) = text.split_at(*at);
        let word = before.rsplit(' ').next().unwrap_or_default();
        let capital = after.chars().nth(2).is_some_and(char::is_uppercase);
        capital && word.chars().count() > 3
    });
    ends.and_then(|(at, _)| text.get(..=at)).unwrap_or(text)
}

/// One sentence, without what would steer a mail program, cut where it is long.
fn cut(text: &str) -> String {
    let text = printable(text);
    match text.char_indices().nth(SENTENCE) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text,
    }
}

/// Adds a paragraph, broken between words, or inside a word that is longer than a line.
fn wrap(lines: &mut Vec<String>, first: &str, next: &str, text: &str) {
    let mut line = String::from(first);
    let mut width = first.chars().count();
    let mut bare = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let mut word = word;
        let mut length = word.chars().count();
        if !bare && width + 1 + length > WIDTH {
            lines.push(std::mem::replace(&mut line, String::from(next)));
            (width, bare) = (next.chars().count(), true);
        }
        if !bare {
            line.push(' ');
            width += 1;
        }
        while width + length > WIDTH {
            let at = word.char_indices().nth(WIDTH - width).map_or(word.len(), |(at, _)| at);
            let (head, tail) = word.split_at(at);
            line.push_str(head);
            lines.push(std::mem::replace(&mut line, String::from(next)));
            length -= WIDTH - width;
            (width, word) = (next.chars().count(), tail);
        }
        line.push_str(word);
        width += length;
        bare = false;
    }
    lines.push(line);
}
