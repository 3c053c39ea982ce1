//! Official pages in networks: on any of them, on all, on at least so many.

use super::judgement::{Judgement, Note, count as counted};
use super::page_view::PageView;
use super::{Audit, evidence, pointer};
use crate::page::{OrganizationKind, Why};
use crate::report::Outcome;
use crate::rule::Quantifier;

/// Judges the duty to keep pages. `platforms` absent means the networks listed on the day.
pub(super) fn judge(
    audit: &Audit<'_>,
    platforms: Option<&[String]>,
    quantifier: Quantifier,
    exemption: bool,
    out: &mut Judgement,
) {
    let organization = &audit.document.organization;
    let recorded = organization.exemption.as_ref().filter(|_| exemption);
    match (recorded, organization.kind) {
        (Some(exemption), Some(OrganizationKind::Subordinate)) => {
            out.free("exempt").text("act", exemption.act.clone());
        }
        (Some(_), None) => {
            count(audit, platforms, quantifier, out);
            out.fail_needs(pointer::KIND.into());
        }
        (Some(_), Some(_)) => {
            count(audit, platforms, quantifier, out);
            out.find("exemption-ignored", pointer::EXEMPTION.into());
        }
        (None, _) => count(audit, platforms, quantifier, out),
    }
}

fn count(
    audit: &Audit<'_>,
    platforms: Option<&[String]>,
    quantifier: Quantifier,
    out: &mut Judgement,
) {
    let Some(pages) = &audit.pages else { return out.unknown(pointer::PAGES.into()) };
    let listed: Vec<String> = match platforms {
        Some(named) => named.to_vec(),
        None => audit.platforms_of(crate::rule::PlatformStatus::Listed),
    };
    if listed.is_empty() {
        out.free("no-network-listed");
        return;
    }
    let mut lacking: Vec<&str> = Vec::new();
    for id in &listed {
        let shows = |page: &PageView<'_>| page.platform.as_ref() == Some(id) && !is_gone(page);
        if !pages.iter().any(|page| shows(page) && !is_unproven(page)) {
            lacking.push(id);
        }
    }
    let present = listed.len().saturating_sub(lacking.len());
    let needed = match quantifier {
        Quantifier::Any => 1,
        Quantifier::All => listed.len(),
        Quantifier::AtLeast(n) => n as usize,
    };
    if present >= needed {
        return;
    }
    may_be_there(audit, pages, &lacking, out);
    if present + out.missing.len() >= needed {
        out.outcome = Outcome::Unknown;
        return;
    }
    let code = match quantifier {
        Quantifier::Any => "page-missing",
        Quantifier::All => "page-missing-in",
        Quantifier::AtLeast(_) => "pages-too-few",
    };
    let lacks = out.find(code, pointer::PAGES.into());
    let args = lacks.args.text("networks", listed.join(","));
    args.text("lacking", lacking.join(",")).number("count", counted(needed));
    lacks.evidence = audit.page_urls();
    for page in pages {
        if is_gone(page) && is_on(page, &lacking) {
            tell_gone(page, out);
        }
    }
    out.settle();
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

fn is_on(page: &PageView<'_>, networks: &[&str]) -> bool {
    page.platform.as_deref().is_some_and(|id| networks.contains(&id))
}

/// What keeps it open whether a lacking page is there: a page of an unknown network may be the
/// one, or one that no answer has shown; one that was gone when it was looked for may have been
/// there on an earlier day.
fn may_be_there(audit: &Audit<'_>, pages: &[PageView<'_>], lacking: &[&str], out: &mut Judgement) {
    let mut open = |key: &'static str, wanted: &dyn Fn(&PageView<'_>) -> bool| {
        for page in pages.iter().filter(|page| wanted(page)) {
            page.lack(key, &mut out.missing);
        }
    };
    open("platform", &|page| page.platform.is_none() && !is_gone(page));
    open("unavailable", &|page| is_unproven(page) && !is_gone(page) && is_on(page, lacking));
    if audit.document.collected_on().is_some_and(|day| day > audit.as_of) {
        open("unavailable", &|page| is_gone(page) && is_on(page, lacking));
    }
}

fn tell_gone(page: &PageView<'_>, out: &mut Judgement) {
    let code = match page.page.unavailable.page {
        Some(Why::Blocked) => "page-gone-blocked",
        _ => "page-gone-deleted",
    };
    let gone = out.find(code, page.pointer.clone());
    evidence::whole(page.page.url.as_deref(), &page.at("url"), &mut gone.evidence);
}
