//! The report as text for a person: the verdict first, then what is not met and what to do, then
//! what could not be checked, what is not required, and in one line each what is in order.

use std::collections::BTreeSet;

use super::quotation::{printable, shown};
use super::{Applicability, Finding, Noted, Outcome, Report, RuleResult, Severity, words};
use crate::Lang;
use crate::message::Args;
use crate::rule::{Basis, BasisKind, Rule, Since};

/// Findings of one result that are told in full.
const TOLD: usize = 8;

pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut page = Text { report, lang, out: String::new() };
    page.head();
    page.failed();
    page.unknown();
    page.not_applicable();
    page.passed();
    page.contacts();
    page.out
}

struct Text<'a> {
    report: &'a Report,
    lang: Lang,
    out: String,
}

impl Text<'_> {
    fn head(&mut self) {
        let report = self.report;
        if let Some(name) = &report.name {
            self.line("", &printable(name));
        }
        let day = words::day(&crate::page::print_date(report.as_of), self.lang);
        self.phrase("", "heading", &Args::new().with("date", day));
        self.out.push('\n');
        let mut verdict = String::from("verdict-");
        verdict.push_str(&report.verdict().as_str().replace('_', "-"));
        self.phrase("", &verdict, &Args::new());
        let counts = report.counts().error;
        if counts.pass + counts.fail + counts.unknown > 0 {
            let args = Args::new()
                .with("pass", counts.pass)
                .with("fail", counts.fail)
                .with("unknown", counts.unknown);
            self.phrase("", "summary", &args);
        }
        self.rules();
    }

    /// By which rules.
    fn rules(&mut self) {
        let report = self.report;
        let set = &report.ruleset;
        let args = Args::new()
            .with("title", set.title.get(self.lang).to_owned())
            .with("version", set.version.clone());
        self.phrase("", "rules", &args);
        let mut told = BTreeSet::new();
        for one in set.overrides.iter().filter(|one| told.insert(&one.reason.ru)) {
            self.phrase(
                "",
                "overridden",
                &Args::new().with("text", one.reason.get(self.lang).to_owned()),
            );
        }
        if let (true, Some(day)) = (report.is_past_review(), set.reviewed_until) {
            let day = words::day(&crate::page::print_date(day), self.lang);
            self.phrase("", "review", &Args::new().with("date", day));
        }
    }

    fn failed(&mut self) {
        let report = self.report;
        let mut groups = Vec::new();
        for severity in Severity::ALL {
            for result in of(report, Outcome::Fail).filter(|one| one.severity == severity) {
                let block = self.failure(result);
                self.group(&mut groups, result, block);
            }
        }
        if groups.is_empty() {
            return;
        }
        self.out.push('\n');
        self.phrase("", "failed", &Args::new().with("n", groups.len()));
        for (index, group) in groups.iter().enumerate() {
            let Some(first) = group.results.first() else { continue };
            let mut title = (index + 1).to_string();
            title.push_str(". ");
            title.push_str(&self.title(first));
            title.push_str(" — ");
            title.push_str(&words::layout(&severity_code(first.severity), &Args::new(), self.lang));
            self.line("", &title);
            let pages = self.page_names(group);
            if !pages.is_empty() {
                self.phrase("   ", "page", &Args::new().with("page", pages));
            }
            self.out.push_str(&group.tail);
        }
    }

    /// What is told of one failure, without the page.
    fn failure(&self, result: &RuleResult) -> String {
        let mut block = Text { report: self.report, lang: self.lang, out: String::new() };
        let rule = self.report.ruleset.rule(&result.rule);
        if let Some(rule) = rule {
            block.line("   ", &words::of_rule(rule, result.findings.first(), self.lang));
        }
        if let Some(reason) = &result.reason {
            block.line("   ", &words::reason(rule, reason, self.lang));
        }
        block.findings(rule, &result.findings);
        // What follows from something else is put right there.
        let follows = !result.findings.is_empty()
            && result.findings.iter().all(|finding| finding.caused_by.is_some());
        if let Some(rule) = rule.filter(|_| !follows) {
            let help = rule.help.get(self.lang);
            if !help.is_empty() {
                block.phrase("   ", "do", &Args::new().with("text", help.to_owned()));
            }
            block.ground(rule);
        }
        block.out
    }

    /// What was found, each in its words once: a text that stands in the description and in a
    /// post is found in both.
    fn findings(&mut self, rule: Option<&Rule>, findings: &[Finding]) {
        let mut told: Vec<String> = Vec::new();
        let mut rest = 0_u32;
        for finding in findings {
            if told.len() == TOLD {
                rest = rest.saturating_add(1);
                continue;
            }
            let mut one = Text { report: self.report, lang: self.lang, out: String::new() };
            one.finding(rule, finding);
            if !told.contains(&one.out) {
                told.push(one.out);
            }
        }
        self.out.push_str(&told.concat());
        if rest > 0 {
            self.phrase("   ", "more", &Args::new().with("n", rest));
        }
    }

    fn finding(&mut self, rule: Option<&Rule>, finding: &Finding) {
        let own = words::has_own(finding);
        let mut message = String::new();
        if own {
            message = printable(&words::finding(rule, finding, self.lang));
            self.line("   • ", &message);
        }
        for line in shown(&finding.evidence, &message, self.lang) {
            self.line("     ", &line);
        }
        if let Some(cause) = &finding.caused_by {
            let title = self.rule_title(cause);
            self.phrase("     ", "cause", &Args::new().with("rule", title));
        } else if let Some(fix) = &finding.fix {
            let code = match fix.applicability {
                Applicability::Suggested if !finding.evidence.is_empty() => "maybe",
                _ => "write",
            };
            self.phrase("     ", code, &Args::new().with("text", printable(&fix.replacement)));
        }
    }

    fn ground(&mut self, rule: &Rule) {
        let Some(basis) = rule.basis.first() else { return };
        let mut text = self.act(basis);
        if let Some(provision) = &basis.provision {
            text.push_str(", ");
            text.push_str(provision);
        }
        let mut remarks = Vec::new();
        // Of practice and advice there is nothing to confirm: the title says what it is.
        if !matches!(basis.kind, BasisKind::Guidance | BasisKind::BrokenContact) {
            remarks.push(words::term("basis", &name_of(&basis.kind), self.lang));
            remarks.push(words::term("confidence", &name_of(&basis.confidence), self.lang));
        }
        if rule.in_force.from == Since::Unknown {
            remarks.push(words::layout("since-unknown", &Args::new(), self.lang));
        }
        if !remarks.is_empty() {
            text.extend([" (", &remarks.join("; "), ")"]);
        }
        self.phrase("   ", "ground", &Args::new().with("text", text));
    }

    fn act(&self, basis: &Basis) -> String {
        let act = self.report.ruleset.acts.iter().find(|act| act.id == basis.act);
        act.map_or_else(|| basis.act.clone(), |act| act.title.get(self.lang).to_owned())
    }

    /// The ground in a few words, behind what a failure means where that is told.
    fn briefly(&self, result: &RuleResult, severity: Option<Severity>) -> String {
        let mut parts = Vec::new();
        if let Some(severity) = severity {
            parts.push(words::layout(&severity_code(severity), &Args::new(), self.lang));
        }
        let report = self.report;
        let basis = report.ruleset.rule(&result.rule).and_then(|rule| rule.basis.first());
        if let Some(basis) = basis {
            let act = report.ruleset.acts.iter().find(|act| act.id == basis.act);
            let mut name = act.map_or(basis.act.as_str(), |act| act.name(self.lang)).to_owned();
            if let Some(provision) = &basis.provision {
                name.extend([", ", provision]);
            }
            // Advice rests on advice: that is told once.
            if !parts.contains(&name) {
                parts.push(name);
            }
        }
        if parts.is_empty() { String::new() } else { [" — ", &parts.join(", ")].concat() }
    }

    fn unknown(&mut self) {
        let report = self.report;
        let mut groups = Vec::new();
        for severity in Severity::ALL {
            for result in of(report, Outcome::Unknown).filter(|one| one.severity == severity) {
                let mut tail = self.briefly(result, Some(severity));
                let missing = self.missing(result);
                if !missing.is_empty() {
                    tail.push_str("\n  ");
                    let args = Args::new().with("text", missing);
                    tail.push_str(&words::layout("missing", &args, self.lang));
                }
                if let Some(reason) = &result.reason {
                    let rule = report.ruleset.rule(&result.rule);
                    let args = Args::new().with("text", words::reason(rule, reason, self.lang));
                    tail.push_str("\n  ");
                    tail.push_str(&words::layout("why", &args, self.lang));
                }
                self.group(&mut groups, result, tail);
            }
        }
        self.grouped("unknown", &groups);
    }

    fn missing(&self, result: &RuleResult) -> String {
        let mut told = BTreeSet::new();
        let names = result.missing.iter().map(|pointer| words::missing(pointer, self.lang));
        let names: Vec<String> = names.filter(|name| told.insert(name.clone())).collect();
        names.join("; ")
    }

    /// What is not required, by the reason: one that several rules have is told once, above them.
    fn not_applicable(&mut self) {
        let report = self.report;
        let mut reasons: Vec<(String, Vec<Group<'_>>)> = Vec::new();
        for result in of(report, Outcome::NotApplicable) {
            let rule = report.ruleset.rule(&result.rule);
            let told = result.reason.as_ref().map(|reason| words::reason(rule, reason, self.lang));
            let told = printable(&told.unwrap_or_default());
            let at = reasons.iter().position(|(known, _)| *known == told).unwrap_or_else(|| {
                reasons.push((told, Vec::new()));
                reasons.len().saturating_sub(1)
            });
            let tail = self.briefly(result, None);
            if let Some((_, groups)) = reasons.get_mut(at) {
                self.group(groups, result, tail);
            }
        }
        let count: usize = reasons.iter().map(|(_, groups)| groups.len()).sum();
        if count == 0 {
            return;
        }
        self.out.push('\n');
        self.phrase("", "not-applicable", &Args::new().with("n", count));
        for (reason, groups) in &reasons {
            match groups.as_slice() {
                [only] => self.entry("• ", only, &[": ", reason].concat()),
                several => {
                    self.line("• ", &[&words::capital(reason), ":"].concat());
                    several.iter().for_each(|group| self.entry("  – ", group, ""));
                }
            }
        }
    }

    fn passed(&mut self) {
        let report = self.report;
        let mut groups = Vec::new();
        for result in of(report, Outcome::Pass) {
            let rule = report.ruleset.rule(&result.rule);
            let mut tail = self.briefly(result, None);
            if let Some(reason) = &result.reason {
                tail.push_str(": ");
                tail.push_str(&printable(&words::reason(rule, reason, self.lang)));
            }
            self.group(&mut groups, result, tail);
        }
        self.grouped("passed", &groups);
    }

    /// Joins results of one rule that say the same of several pages.
    fn group<'r>(&self, groups: &mut Vec<Group<'r>>, result: &'r RuleResult, tail: String) {
        let known = groups.iter_mut().find(|group| {
            group.tail == tail && group.results.iter().all(|one| one.rule == result.rule)
        });
        match known {
            Some(group) => group.results.push(result),
            None => groups.push(Group { results: vec![result], tail }),
        }
    }

    fn grouped(&mut self, code: &str, groups: &[Group<'_>]) {
        if groups.is_empty() {
            return;
        }
        self.out.push('\n');
        self.phrase("", code, &Args::new().with("n", groups.len()));
        for group in groups {
            self.entry("• ", group, "");
        }
    }

    /// The rule of a group, the pages it tells of, and what there is to say.
    fn entry(&mut self, bullet: &str, group: &Group<'_>, more: &str) {
        let Some(first) = group.results.first() else { return };
        let rule = self.report.ruleset.rule(&first.rule);
        let mut line = self.title(first);
        let pages = self.page_names(group);
        if !pages.is_empty() {
            line.extend([" (", &pages, ")"]);
        }
        line.extend([&group.tail, more]);
        self.line(bullet, &line);
        for result in &group.results {
            self.findings(rule, &result.findings);
        }
    }

    fn contacts(&mut self) {
        let found = &self.report.contacts;
        self.out.push('\n');
        self.phrase("", "contacts", &Args::new());
        for (code, all) in [
            ("phones", &found.phones),
            ("emails", &found.emails),
            ("links", &found.links),
            ("addresses", &found.addresses),
        ] {
            let values: Vec<String> = all.iter().map(|one| self.contact(one)).collect();
            let text = if values.is_empty() {
                words::layout("nothing", &Args::new(), self.lang)
            } else {
                values.join("; ")
            };
            self.phrase("", code, &Args::new().with("text", text));
        }
    }

    fn contact(&self, one: &Noted) -> String {
        match one.fact("extension") {
            Some(extension) => {
                let args = Args::new()
                    .with("phone", printable(&one.value))
                    .with("extension", extension.to_owned());
                words::layout("extension", &args, self.lang)
            }
            None if one.fact("status") == Some("suspect") => words::layout(
                "in-doubt",
                &Args::new().with("text", printable(&one.value)),
                self.lang,
            ),
            None => printable(&one.value),
        }
    }

    fn title(&self, result: &RuleResult) -> String {
        self.rule_title(&result.rule)
    }

    fn rule_title(&self, id: &str) -> String {
        let rule = self.report.ruleset.rule(id);
        rule.map_or_else(|| id.to_owned(), |rule| rule.title.get(self.lang).to_owned())
    }

    /// The pages of which a group tells; nothing where it tells of every page.
    fn page_names(&self, group: &Group<'_>) -> String {
        if group.results.len() == self.report.pages.len() {
            return String::new();
        }
        let names: Vec<String> =
            group.results.iter().filter_map(|one| self.page_name(one)).collect();
        names.join("; ")
    }

    fn page_name(&self, result: &RuleResult) -> Option<String> {
        if self.report.pages.len() < 2 {
            return None;
        }
        let page = self.report.pages.iter().find(|page| page.pointer == result.subject)?;
        Some(words::page_name(page, self.lang))
    }

    fn phrase(&mut self, indent: &str, code: &str, args: &Args) {
        let text = words::layout(code, args, self.lang);
        self.line(indent, &text);
    }

    fn line(&mut self, indent: &str, text: &str) {
        self.out.push_str(indent);
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// Results of one rule that are told in one line.
struct Group<'r> {
    results: Vec<&'r RuleResult>,
    /// What stands behind the title.
    tail: String,
}

fn of(report: &Report, outcome: Outcome) -> impl Iterator<Item = &RuleResult> {
    report.results.iter().filter(move |result| result.outcome == outcome)
}

pub(super) fn severity_code(severity: Severity) -> String {
    ["severity-", severity.as_str()].concat()
}

/// The name that a kind of ground or a confidence has in JSON.
pub(super) fn name_of(value: &impl serde::Serialize) -> String {
    let json = crate::json::to_json(value);
    json.trim_matches('"').to_owned()
}
