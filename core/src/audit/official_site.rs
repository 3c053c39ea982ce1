//! The page gives the organisation's official site.

use super::judgement::{Judgement, finding};
use super::{Case, evidence, pointer};
use crate::contact::link::{self, Platform};
use crate::message::Args;
use crate::report::{Applicability, Fix};

pub(super) fn judge(case: &Case<'_>) -> Judgement {
    let Some(view) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let Some(site) = case.audit.document.organization.website.as_deref() else {
        return Judgement::unknown(vec![pointer::ORGANIZATION_WEBSITE.into()]);
    };
    if case.audit.has_no_site() {
        return Judgement::not_applicable("no-site", Args::new());
    }
    let page = view.page;
    let in_field = page.website.as_deref().is_some_and(|given| link::same_site(given, site));
    let in_links = view
        .links
        .iter()
        .any(|seen| seen.source.is_page() && link::same_site(seen.found.link.as_str(), site));
    if in_field || in_links {
        return Judgement::pass();
    }
    let checked = [
        ("website", page.website.is_some()),
        ("links", page.links.is_some()),
        ("description", page.description.is_some()),
    ];
    let unchecked = checked.iter().filter(|(_, checked)| !checked);
    let missing: Vec<String> = unchecked.map(|(key, _)| view.at(key)).collect();
    if !missing.is_empty() {
        return Judgement::unknown(missing);
    }
    let at = view.at("website");
    let given = page.website.as_deref().unwrap_or_default();
    let code = if given.is_empty() { "site-missing" } else { "site-differs" };
    let mut absent = finding(code, at.clone(), Args::new().with("site", site.to_owned()));
    absent.evidence = evidence::whole(given, &at);
    // What is no address of the web is nothing to publish.
    if link::platform_of(site).is_some_and(|it| matches!(it, Platform::Site | Platform::Gosweb)) {
        absent.fix =
            Some(Fix { replacement: site.to_owned(), applicability: Applicability::Suggested });
    }
    Judgement::fail(vec![absent])
}
