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
use crate::rule::{PlatformStatus, Requirement, Rule, RuleSet};
use judgement::Judgement;
use page_view::PageView;

/// Audits a document.
pub(crate) fn run(ruleset: &Arc<RuleSet>, document: &Document, as_of: Date) -> Report {
    run_with(ruleset, document, as_of, None, |_| true)
}

/// Audits a document by some of the rules; `area` completes local phone numbers.
pub(crate) fn run_with(
    ruleset: &Arc<RuleSet>,
    document: &Document,
    as_of: Date,
    area: Option<AreaCode>,
    applies: impl Fn(&Rule) -> bool,
) -> Report {
    let audit = Audit::observe(ruleset, document, as_of, area);
    let mut results = Vec::new();
    for rule in ruleset.rules.iter().filter(|rule| applies(rule)) {
        subject::apply(&audit, rule, &mut results);
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

impl<'a> Audit<'a> {
    fn observe(
        rules: &'a RuleSet,
        document: &'a Document,
        as_of: Date,
        area: Option<AreaCode>,
    ) -> Self {
        let pages = document.pages.as_ref().map(|pages| {
            let views = pages.iter().enumerate();
            views
                .map(|(index, page)| PageView::observe(document, as_of, area, index, page))
                .collect()
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
        let pages = self.pages.iter().flatten();
        pages
            .filter_map(|page| Some((page, page.page.url.as_deref()?)))
            .flat_map(|(page, url)| evidence::whole(url, &page.at("url")))
            .collect()
    }
}

/// Judges one requirement.
fn judge(case: &Case<'_>, requirement: &Requirement) -> Judgement {
    match requirement {
        Requirement::OfficialPage { platforms, quantifier, exemption } => {
            official_page::judge(case.audit, platforms.as_deref(), *quantifier, *exemption)
        }
        Requirement::Field { field, expect } => field::judge(case, *field, expect),
        Requirement::OfficialName => official_name::judge(case),
        Requirement::Contact { contact, at_least, within_days } => {
            contact_duty::judge(case, *contact, *at_least, *within_days)
        }
        Requirement::OfficialSite => official_site::judge(case),
        Requirement::Emails { check } => emails::judge(case, *check),
        Requirement::Phones { check } => phones::judge(case, *check),
        Requirement::ReferenceContacts => reference::judge(case),
        Requirement::NoDuplicates => duplicates::judge(case),
        Requirement::Content { category, within_days, at_least } => {
            content::judge(case, *category, *within_days, *at_least)
        }
        Requirement::PostsPerWeek { weeks, norms } => posts_per_week::judge(case, *weeks, norms),
        Requirement::Fresh { max_days } => fresh::judge(case, *max_days),
        Requirement::Forbidden { forbidden, status, platforms, posts_from } => {
            forbidden::judge(case, *forbidden, *status, platforms.as_deref(), posts_from.as_deref())
        }
        Requirement::NoEmailAppeals { posts_from } => appeals::judge(case, posts_from.as_deref()),
        Requirement::Matches { field, pattern } => matches::judge(case, *field, pattern),
        Requirement::All { of } => combine::all(of.iter().map(|part| judge(case, part)).collect()),
        Requirement::Any { of } => combine::any(of.iter().map(|part| judge(case, part)).collect()),
        Requirement::Not { of } => combine::not(case, judge(case, of)),
        Requirement::Score { parts, at_least, cap } => score::judge(case, parts, *at_least, *cap),
    }
}

/// The day as the document writes days.
fn day_text(day: Date) -> String {
    day.to_string()
}

/// The tier as the document writes it.
fn tier_name(tier: Tier) -> &'static str {
    match tier {
        Tier::Flagship => "flagship",
        Tier::Active => "active",
        Tier::Card => "card",
    }
}

/// The rule that reports a cause, where the set has one whose requirement this is.
fn reporter(audit: &Audit<'_>, is: impl Fn(&Requirement) -> bool) -> Option<String> {
    let rule = audit.rules.rules.iter().find(|rule: &&Rule| is(&rule.require));
    rule.map(|rule| rule.id.clone())
}
