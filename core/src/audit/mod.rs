//! Evaluation: what the rules of a set say of a document as of a day.
//!
//! First the document is observed once ([`page_view`]): which contacts stand where, what each
//! post is, what was checked. Then every rule is judged on each of its subjects, requirement by
//! requirement, one file a kind. Nothing here words a message.

mod appeals;
mod combine;
mod contact_duty;
mod content;
mod cues;
mod duplicates;
mod emails;
mod evidence;
mod field;
mod findings;
mod forbidden;
mod fresh;
mod gather;
mod judgement;
mod legal_form;
mod matches;
mod official_name;
mod official_page;
mod official_site;
mod page_view;
mod phones;
mod pointer;
mod posts_per_week;
mod reference;
mod score;
mod subject;
mod summary;
mod unavailable;
mod window;

use std::sync::Arc;

use time::Date;

use crate::contact::phone::AreaCode;
use crate::page::{Document, Tier};
use crate::report::{Evidence, Report};
use crate::rule::{EmailCheck, PhoneCheck, PlatformStatus, Requirement, Rule, RuleSet};
use judgement::Judgement;
use page_view::PageView;

/// Audits a document.
pub(crate) fn run(ruleset: &Arc<RuleSet>, document: &Document, as_of: Date) -> Report {
    run_with(ruleset, document, as_of, None, &|_| true)
}

/// Audits a document by some of the rules; `area` completes local phone numbers.
pub(crate) fn run_with(
    ruleset: &Arc<RuleSet>,
    document: &Document,
    as_of: Date,
    area: Option<AreaCode>,
    applies: &dyn Fn(&Rule) -> bool,
) -> Report {
    let audit = Audit::observe(ruleset, document, as_of, area);
    let mut results = Vec::new();
    for rule in &ruleset.rules {
        if applies(rule) {
            subject::apply(&audit, rule, &mut results);
        }
    }
    summary::report(ruleset, &audit, results)
}

/// One audit: the rules, the document, the day, and what was observed.
pub(crate) struct Audit<'a> {
    pub(crate) rules: &'a RuleSet,
    pub(crate) document: &'a Document,
    pub(crate) as_of: Date,
    /// The pages, where anybody looked for them.
    pub(crate) pages: Option<Vec<PageView<'a>>>,
    cues: cues::Cues,
}

/// A rule on one subject.
pub(crate) struct Case<'a> {
    pub(crate) audit: &'a Audit<'a>,
    /// The page, for rules that judge pages.
    pub(crate) page: Option<&'a PageView<'a>>,
}

impl Case<'_> {
    /// The pointer of the page; that of the organisation where there is none.
    fn pointer(&self) -> String {
        self.page.map(|page| page.pointer.clone()).unwrap_or_default()
    }
}

impl<'a> Audit<'a> {
    fn observe(
        rules: &'a RuleSet,
        document: &'a Document,
        as_of: Date,
        area: Option<AreaCode>,
    ) -> Self {
        let pages = document.pages.as_ref().map(|pages| {
            let mut views = Vec::with_capacity(pages.len());
            for (index, page) in pages.iter().enumerate() {
                views.push(PageView::observe(document, as_of, area, index, page));
            }
            views
        });
        Self { rules, document, as_of, pages, cues: cues::Cues::load() }
    }

    /// Whether the organisation is known to have no site.
    fn has_no_site(&self) -> bool {
        self.document.organization.website.as_deref().is_some_and(|site| site.trim().is_empty())
    }

    /// The networks of a status on the day of the audit.
    fn platforms_of(&self, status: PlatformStatus) -> Vec<String> {
        self.rules.platforms_with(status, self.as_of).map(str::to_owned).collect()
    }

    /// The addresses of the pages, as evidence for what they are not.
    fn page_urls(&self) -> Vec<Evidence> {
        let mut urls = Vec::new();
        for page in self.pages.as_deref().unwrap_or_default() {
            evidence::whole(page.page.url.as_deref(), &page.at("url"), &mut urls);
        }
        urls
    }
}

/// Judges one requirement.
fn judge(case: &Case<'_>, requirement: &Requirement, out: &mut Judgement) {
    match requirement {
        Requirement::OfficialPage { platforms, quantifier, exemption } => {
            let networks = platforms.as_deref();
            official_page::judge(case.audit, networks, *quantifier, *exemption, out);
        }
        Requirement::Field { field, expect } => field::judge(case, *field, expect, out),
        Requirement::Matches { field, pattern } => matches::judge(case, *field, pattern, out),
        Requirement::All { of } => combine::all(case, of, out),
        Requirement::Any { of } => combine::any(case, of, out),
        Requirement::Not { of } => combine::not(case, of, out),
        Requirement::Score { parts, at_least, cap } => {
            score::judge(case, parts, *at_least, *cap, out);
        }
        _ => match case.page {
            Some(page) => judge_page(case, page, requirement, out),
            None => {
                out.free("no-page");
            }
        },
    }
}

/// Judges a requirement that speaks of a page.
fn judge_page(
    case: &Case<'_>,
    page: &PageView<'_>,
    requirement: &Requirement,
    out: &mut Judgement,
) {
    match requirement {
        Requirement::OfficialName => official_name::judge(case, page, out),
        Requirement::Contact { contact, at_least, within_days } => {
            contact_duty::judge(case.audit, page, *contact, *at_least, *within_days, out);
        }
        Requirement::OfficialSite => official_site::judge(case.audit, page, out),
        Requirement::Emails { check } => emails::judge(case.audit, page, *check, out),
        Requirement::Phones { check } => phones::judge(case.audit, page, *check, out),
        Requirement::ReferenceContacts => reference::judge(case.audit, page, out),
        Requirement::NoDuplicates => duplicates::judge(page, out),
        Requirement::Content { category, within_days, at_least } => {
            content::judge(case.audit, page, *category, *within_days, *at_least, out);
        }
        Requirement::PostsPerWeek { weeks, norms } => {
            posts_per_week::judge(case.audit, page, *weeks, norms, out);
        }
        Requirement::Fresh { max_days } => fresh::judge(case.audit, page, *max_days, out),
        Requirement::Forbidden { forbidden, status, platforms, posts_from } => {
            let (networks, from) = (platforms.as_deref(), posts_from.as_deref());
            forbidden::judge(case.audit, page, *forbidden, *status, networks, from, out);
        }
        Requirement::NoEmailAppeals { posts_from } => {
            appeals::judge(case.audit, page, posts_from.as_deref(), out);
        }
        _ => {}
    }
}

/// The day as the document writes days.
fn day_text(day: Date) -> String {
    crate::page::print_date(day)
}

/// The tier as the document writes it.
fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Flagship => "flagship",
        Tier::Active => "active",
        Tier::Card => "card",
    }
}

/// What a rule can report as the cause of something else.
#[derive(PartialEq)]
enum Cause {
    Emails(EmailCheck),
    Phones(PhoneCheck),
}

/// The rule that reports a cause, where the set has one whose requirement this is.
fn reporter(audit: &Audit<'_>, cause: &Cause) -> Option<String> {
    for rule in &audit.rules.rules {
        let reported = match &rule.require {
            Requirement::Emails { check } => Cause::Emails(*check),
            Requirement::Phones { check } => Cause::Phones(*check),
            _ => continue,
        };
        if reported == *cause {
            return Some(rule.id.clone());
        }
    }
    None
}
