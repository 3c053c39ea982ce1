//! Whom a rule judges: dates of force, kinds, networks, tiers; then one result a subject.

use super::judgement::Judgement;
use super::page_view::PageView;
use super::{Audit, Case, judge, pointer, unavailable};
use crate::message::Args;
use crate::report::{Outcome, Reason, RuleResult};
use crate::rule::{PlatformStatus, Rule, Scope, Since};

/// Adds the results of one rule.
pub(super) fn apply(audit: &Audit<'_>, rule: &Rule, results: &mut Vec<RuleResult>) {
    if rule.scope == Scope::Organization {
        let judgement = judge_subject(audit, rule, None);
        results.push(result(audit, rule, String::new(), judgement));
        return;
    }
    let Some(pages) = &audit.pages else {
        let judgement =
            settled(audit, rule).unwrap_or_else(|| Judgement::unknown(vec![pointer::PAGES.into()]));
        results.push(result(audit, rule, pointer::PAGES.into(), judgement));
        return;
    };
    for page in pages.iter().filter(|page| is_subject(audit, rule, page)) {
        let judgement = judge_subject(audit, rule, Some(page));
        results.push(result(audit, rule, page.pointer.clone(), judgement));
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

fn result(audit: &Audit<'_>, rule: &Rule, subject: String, judgement: Judgement) -> RuleResult {
    let unread = (judgement.outcome == Outcome::Unknown)
        .then(|| unavailable::reason(audit, &judgement.missing));
    RuleResult {
        rule: rule.id.clone(),
        subject,
        outcome: judgement.outcome,
        severity: rule.severity.of(audit.document.organization.kind),
        findings: judgement.findings,
        missing: judgement.missing,
        reason: judgement.reason.or(unread.flatten()),
        score: judgement.score,
    }
}

fn judge_subject(audit: &Audit<'_>, rule: &Rule, page: Option<&PageView<'_>>) -> Judgement {
    if let Some(judgement) = settled(audit, rule) {
        return judgement;
    }
    if let Some(judgement) = page.and_then(|page| settled_by_page(rule, page)) {
        return judgement;
    }
    let organization = &audit.document.organization;
    if organization.kind.is_none() && rule.applies_to.kinds.is_some() {
        return Judgement::unknown(vec![pointer::KIND.into()]);
    }
    let mut judgement = judge(&Case { audit, page }, &rule.require);
    // Where only the severity hangs on the kind, a pass is a pass for every kind.
    let differs = rule.severity.kinds.iter().any(|(_, other)| *other != rule.severity.default);
    if organization.kind.is_none() && differs {
        judgement = judgement.fail_needs(pointer::KIND.into());
    }
    match page {
        Some(page) if page.page.tier.is_none() && !rule.applies_to.exempt_tiers.is_empty() => {
            judgement.fail_needs(page.at("tier"))
        }
        _ => judgement,
    }
}

/// What the rule, the day and the organisation settle without a look at a page.
fn settled(audit: &Audit<'_>, rule: &Rule) -> Option<Judgement> {
    if rule.switched_off.is_some() {
        return Some(Judgement::not_applicable("switched-off", Args::new()));
    }
    if !rule.in_force.covers(audit.as_of) {
        return Some(out_of_force(audit, rule));
    }
    let organization = &audit.document.organization;
    let applies = &rule.applies_to;
    if let (Some(kinds), Some(kind)) = (&applies.kinds, organization.kind)
        && !kinds.contains(&kind)
    {
        return Some(Judgement::not_applicable("other-kind", Args::new()));
    }
    match applies.abroad {
        Some(true) if !organization.abroad => {
            Some(Judgement::not_applicable("in-russia", Args::new()))
        }
        Some(false) if organization.abroad => {
            Some(Judgement::not_applicable("abroad", Args::new()))
        }
        _ => None,
    }
}

fn out_of_force(audit: &Audit<'_>, rule: &Rule) -> Judgement {
    let until = rule.in_force.until.as_deref().and_then(crate::page::parse_date);
    if let Some(last) = until.filter(|last| audit.as_of > *last) {
        let args = Args::new().with("day", super::day_text(last));
        return Judgement::not_applicable("no-longer-in-force", args);
    }
    match &rule.in_force.from {
        Since::Day(first) => {
            let args = Args::new().with("day", super::day_text(*first));
            Judgement::not_applicable("not-yet-in-force", args)
        }
        Since::Always | Since::Unknown => {
            let first = rule.in_force.not_before.clone().unwrap_or_default();
            Judgement::not_applicable("certainly-not-in-force", Args::new().with("day", first))
        }
    }
}

fn settled_by_page(rule: &Rule, page: &PageView<'_>) -> Option<Judgement> {
    if let Some(named) = &rule.applies_to.platforms {
        match page.platform.as_ref() {
            None => return Some(Judgement::unknown(vec![page.at("platform")])),
            Some(platform) if !named.contains(platform) => {
                let args = Args::new().with("networks", platform.clone());
                return Some(Judgement::not_applicable("other-network", args));
            }
            Some(_) => {}
        }
    }
    let tier = page.page.tier.filter(|tier| rule.applies_to.exempt_tiers.contains(tier))?;
    let reason = Reason {
        code: "exempt-tier".into(),
        args: Args::new().with("tier", super::tier_name(tier)),
    };
    Some(Judgement::not_applicable(&reason.code, reason.args))
}
