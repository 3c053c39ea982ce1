//! Official pages in networks: on any of them, on all, on at least so many.

use super::judgement::{Judgement, finding};
use super::{Audit, pointer};
use crate::message::Args;
use crate::page::OrganizationKind;
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
    let note = recorded
        .then(|| organization.kind)
        .flatten()
        .map(|_| finding("exemption-ignored", pointer::EXEMPTION, Args::new()));
    let judgement = count(audit, platforms, quantifier);
    let judgement = if recorded && organization.kind.is_none() {
        judgement.fail_needs(pointer::KIND.into())
    } else {
        judgement
    };
    match note {
        Some(note) => {
            let mut findings = judgement.findings.clone();
            findings.push(note);
            judgement.with_findings(findings)
        }
        None => judgement,
    }
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
    let lacking: Vec<&String> = listed
        .iter()
        .filter(|id| !pages.iter().any(|page| page.platform.as_ref() == Some(id)))
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
    let nameless: Vec<String> = pages
        .iter()
        .filter(|page| page.platform.is_none())
        .map(|page| page.at("platform"))
        .collect();
    // A page of an unknown network may be the one that lacks.
    if present + nameless.len() >= needed {
        return Judgement::unknown(nameless);
    }
    Judgement::fail(vec![lacks(audit, quantifier, &listed, &lacking, needed)])
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
