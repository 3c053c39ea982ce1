//! Official pages in networks: on any of them, on all, on at least so many.

use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Audit, evidence, pointer};
use crate::message::Args;
use crate::page::{OrganizationKind, Why};
use crate::report::Finding;
use crate::rule::Quantifier;

/// Judges the duty to keep pages. `platforms` absent means the networks listed on the day.
pub(super) fn judge(
    audit: &Audit<'_>,
    platforms: Option<&[String]>,
    quantifier: Quantifier,
    exemption: bool,
) -> Judgement {
    let organization = &audit.document.organization;
    let recorded = exemption && organization.exemption.is_some();
    if recorded && organization.kind == Some(OrganizationKind::Subordinate) {
        let act = organization.exemption.as_ref().map(|exemption| exemption.act.clone());
        return Judgement::not_applicable(
            "exempt",
            Args::new().with("act", act.unwrap_or_default()),
        );
    }
    let ignored = recorded && organization.kind.is_some();
    let judgement = count(audit, platforms, quantifier);
    let judgement = if recorded && organization.kind.is_none() {
        judgement.fail_needs(pointer::KIND.into())
    } else {
        judgement
    };
    if !ignored {
        return judgement;
    }
    let mut findings = judgement.findings.clone();
    findings.push(finding("exemption-ignored", pointer::EXEMPTION, Args::new()));
    judgement.with_findings(findings)
}

fn count(audit: &Audit<'_>, platforms: Option<&[String]>, quantifier: Quantifier) -> Judgement {
    let Some(pages) = &audit.pages else {
        return Judgement::unknown(vec![pointer::PAGES.into()]);
    };
    let listed: Vec<String> = match platforms {
        Some(named) => named.to_vec(),
        None => audit.platforms_of(crate::rule::PlatformStatus::Listed),
    };
    if listed.is_empty() {
        return Judgement::not_applicable("no-network-listed", Args::new());
    }
    let on = |id: &String, page: &PageView<'_>| page.platform.as_ref() == Some(id);
    let lacking: Vec<&String> = listed
        .iter()
        .filter(|id| !pages.iter().any(|page| on(id, page) && !is_gone(page) && !is_unproven(page)))
        .collect();
    let present = listed.len().saturating_sub(lacking.len());
    let needed = match quantifier {
        Quantifier::Any => 1,
        Quantifier::All => listed.len(),
        Quantifier::AtLeast(n) => n as usize,
    };
    if present >= needed {
        return Judgement::pass();
    }
    let gone: Vec<&PageView<'_>> = pages
        .iter()
        .filter(|page| is_gone(page) && lacking.iter().any(|id| on(id, page)))
        .collect();
    // A page of an unknown network may be the one that lacks; one that was gone when it was
    // looked for may have been there on an earlier day.
    let nameless = pages.iter().filter(|page| page.platform.is_none() && !is_gone(page));
    let mut open: Vec<String> = nameless.map(|page| page.at("platform")).collect();
    let unproven = pages.iter().filter(|page| {
        is_unproven(page) && !is_gone(page) && lacking.iter().any(|id| on(id, page))
    });
    open.extend(unproven.map(|page| page.at("unavailable")));
    if audit.document.collected_on().is_some_and(|day| day > audit.as_of) {
        open.extend(gone.iter().map(|page| page.at("unavailable")));
    }
    if present + open.len() >= needed {
        return Judgement::unknown(open);
    }
    let mut wrong = vec![lacks(audit, quantifier, &listed, &lacking, needed)];
    wrong.extend(gone.into_iter().map(tell_gone));
    Judgement::fail(wrong)
}

/// The network says that the page is no longer there. One that it would not show, or could not,
/// is there for all anybody knows.
fn is_gone(page: &PageView<'_>) -> bool {
    matches!(page.page.unavailable.page, Some(Why::Deleted | Why::Blocked))
}

/// Of the page nothing is known but that the network did not show one: it may not be there.
fn is_unproven(page: &PageView<'_>) -> bool {
    let page = page.page;
    page.unavailable.page.is_some() && page.url.is_none() && page.name.is_none()
}

fn tell_gone(page: &PageView<'_>) -> Finding {
    let code = match page.page.unavailable.page {
        Some(Why::Blocked) => "page-gone-blocked",
        _ => "page-gone-deleted",
    };
    let mut gone = finding(code, page.pointer.clone(), Args::new());
    let url = page.page.url.as_deref().unwrap_or_default();
    gone.evidence = evidence::whole(url, &page.at("url"));
    gone
}

fn lacks(
    audit: &Audit<'_>,
    quantifier: Quantifier,
    listed: &[String],
    lacking: &[&String],
    needed: usize,
) -> Finding {
    let names =
        |ids: Vec<&String>| ids.into_iter().map(String::as_str).collect::<Vec<_>>().join(",");
    let code = match quantifier {
        Quantifier::Any => "page-missing",
        Quantifier::All => "page-missing-in",
        Quantifier::AtLeast(_) => "pages-too-few",
    };
    let args = Args::new()
        .with("networks", names(listed.iter().collect()))
        .with("lacking", names(lacking.to_vec()))
        .with("count", needed);
    let mut lacks = finding(code, pointer::PAGES, args);
    lacks.evidence = audit.page_urls();
    lacks
}
