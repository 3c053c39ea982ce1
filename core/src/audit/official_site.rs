//! The page gives the organisation's official site.

use super::judgement::{Judgement, Note};
use super::page_view::PageView;
use super::{Audit, evidence, pointer};
use crate::contact::link::{self, Platform};
use crate::report::{Applicability, Fix, Outcome};

#[inline(never)]
pub(super) fn judge(audit: &Audit<'_>, view: &PageView<'_>, out: &mut Judgement) {
    let Some(site) = audit.document.organization.website.as_deref() else {
        return out.unknown(pointer::ORGANIZATION_WEBSITE.into());
    };
    if audit.has_no_site() {
        out.free("no-site");
        return;
    }
    let given = view.page.website.as_deref().unwrap_or_default();
    let mut shown = link::same_site(given, site);
    for seen in &view.links {
        shown |= seen.source.is_page() && link::same_site(seen.found.link.as_str(), site);
    }
    if shown {
        return;
    }
    view.unchecked(&["website", "links", "description"], &mut out.missing);
    if !out.missing.is_empty() {
        out.outcome = Outcome::Unknown;
        return;
    }
    out.outcome = Outcome::Fail;
    let code = if given.is_empty() { "site-missing" } else { "site-differs" };
    let absent = out.find(code, view.at("website"));
    absent.args.text("site", site.to_owned());
    evidence::whole(Some(given), &absent.pointer, &mut absent.evidence);
    // What is no address of the web is nothing to publish.
    if link::platform_of(site).is_some_and(|it| matches!(it, Platform::Site | Platform::Gosweb)) {
        absent.fix =
            Some(Fix { replacement: site.to_owned(), applicability: Applicability::Suggested });
    }
}
