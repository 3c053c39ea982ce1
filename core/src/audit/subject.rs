//! Whom a rule judges: dates of force, kinds, networks, tiers; then one result a subject.

use super::judgement::{Judgement, Note};
use super::page_view::PageView;
use super::{Audit, Case, judge, pointer, unavailable};
use crate::report::{Outcome, RuleResult};
use crate::rule::{PlatformStatus, Rule, Scope, Since};

/// Adds the results of one rule.
pub(super) fn apply(audit: &Audit<'_>, rule: &Rule, results: &mut Vec<RuleResult>) {
    let mut out = Judgement::pass();
    if rule.scope == Scope::Organization {
        judge_subject(audit, rule, None, &mut out);
        results.push(result(audit, rule, "", out));
        return;
    }
    let Some(pages) = &audit.pages else {
        if !settled(audit, rule, &mut out) {
            out.unknown(pointer::PAGES.into());
        }
        results.push(result(audit, rule, pointer::PAGES, out));
        return;
    };
    for page in pages {
        if is_subject(audit, rule, page) {
            let mut out = Judgement::pass();
            judge_subject(audit, rule, Some(page), &mut out);
            results.push(result(audit, rule, &page.pointer, out));
        }
    }
}

/// Page rules judge pages of networks that are listed or required on the day, and pages of which
/// nobody knows the network. Other networks only where the rule is about them: a list that
/// names a listed network as well (networks that have a mark, that have forms) only restricts.
fn is_subject(audit: &Audit<'_>, rule: &Rule, page: &PageView<'_>) -> bool {
    let Some(platform) = page.platform.as_deref() else { return true };
    if owed(audit, platform) {
        return true;
    }
    rule.applies_to.platforms.as_ref().is_some_and(|named| {
        named.iter().any(|id| id == platform) && !named.iter().any(|id| owed(audit, id))
    })
}

fn owed(audit: &Audit<'_>, platform: &str) -> bool {
    let status = audit.rules.platform_status(platform, audit.as_of);
    matches!(status, Some(PlatformStatus::Listed | PlatformStatus::Required))
}

fn result(audit: &Audit<'_>, rule: &Rule, subject: &str, judgement: Judgement) -> RuleResult {
    let mut reason = judgement.reason;
    if reason.is_none() && judgement.outcome == Outcome::Unknown {
        reason = unavailable::reason(audit, &judgement.missing);
    }
    RuleResult {
        rule: rule.id.clone(),
        subject: subject.to_owned(),
        outcome: judgement.outcome,
        severity: rule.severity.of(audit.document.organization.kind),
        findings: judgement.findings,
        missing: judgement.missing,
        reason,
        score: judgement.score,
    }
}

fn judge_subject(audit: &Audit<'_>, rule: &Rule, page: Option<&PageView<'_>>, out: &mut Judgement) {
    if settled(audit, rule, out) || page.is_some_and(|page| settled_by_page(rule, page, out)) {
        return;
    }
    let organization = &audit.document.organization;
    if organization.kind.is_none() && rule.applies_to.kinds.is_some() {
        return out.unknown(pointer::KIND.into());
    }
    judge(&Case { audit, page }, &rule.require, out);
    // Where only the severity hangs on the kind, a pass is a pass for every kind.
    let differs = rule.severity.kinds.iter().any(|(_, other)| *other != rule.severity.default);
    if organization.kind.is_none() && differs {
        out.fail_needs(pointer::KIND.into());
    }
    if let Some(page) = page
        && page.page.tier.is_none()
        && !rule.applies_to.exempt_tiers.is_empty()
    {
        out.fail_needs(page.at("tier"));
    }
}

/// Whether the rule, the day and the organisation settle the outcome without a look at a page.
fn settled(audit: &Audit<'_>, rule: &Rule, out: &mut Judgement) -> bool {
    let organization = &audit.document.organization;
    let applies = &rule.applies_to;
    let other_kind = |kinds: &Vec<_>| organization.kind.is_some_and(|kind| !kinds.contains(&kind));
    let code = if rule.switched_off.is_some() {
        "switched-off"
    } else if !rule.in_force.covers(audit.as_of) {
        out_of_force(audit, rule, out);
        return true;
    } else if applies.kinds.as_ref().is_some_and(other_kind) {
        "other-kind"
    } else if applies.abroad == Some(!organization.abroad) {
        if organization.abroad { "abroad" } else { "in-russia" }
    } else {
        return false;
    };
    out.free(code);
    true
}

fn out_of_force(audit: &Audit<'_>, rule: &Rule, out: &mut Judgement) {
    let until = rule.in_force.until.as_deref().and_then(crate::page::parse_date);
    let (code, day) = match (until.filter(|last| audit.as_of > *last), &rule.in_force.from) {
        (Some(last), _) => ("no-longer-in-force", super::day_text(last)),
        (None, Since::Day(first)) => ("not-yet-in-force", super::day_text(*first)),
        (None, Since::Always | Since::Unknown) => {
            ("certainly-not-in-force", rule.in_force.not_before.clone().unwrap_or_default())
        }
    };
    out.free(code).text("day", day);
}

fn settled_by_page(rule: &Rule, page: &PageView<'_>, out: &mut Judgement) -> bool {
    if let Some(named) = &rule.applies_to.platforms {
        match page.platform.as_ref() {
            None => {
                out.unknown(page.at("platform"));
                return true;
            }
            Some(platform) if !named.contains(platform) => {
                out.free("other-network").text("networks", platform.clone());
                return true;
            }
            Some(_) => {}
        }
    }
    let tier = page.page.tier.filter(|tier| rule.applies_to.exempt_tiers.contains(tier));
    if let Some(tier) = tier {
        out.free("exempt-tier").word("tier", super::tier_name(tier));
    }
    tier.is_some()
}
