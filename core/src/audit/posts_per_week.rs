//! Posts per week, for whom a norm says so.

use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::window::{self, Window};
use super::{Case, pointer};
use crate::message::Args;
use crate::page::{Level, OrganizationKind, Tier};
use crate::report::{Finding, Outcome};
use crate::rule::{Norm, Weeks};

const LEVELS: [Level; 3] = [Level::Government, Level::Executive, Level::Subordinate];
const TIERS: [Tier; 3] = [Tier::Flagship, Tier::Active, Tier::Card];

/// Judges the page by the first norm that concerns it. Where the level or the tier is not
/// declared, every one it could be is tried: only what they agree on is said.
pub(super) fn judge(case: &Case<'_>, weeks: Weeks, norms: &[Norm]) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let organization = &case.audit.document.organization;
    let by_level = norms.iter().any(|norm| norm.levels.is_some());
    let by_tier = norms.iter().any(|norm| norm.tiers.is_some());
    if by_level
        && organization.level.is_none()
        && organization.kind == Some(OrganizationKind::Court)
    {
        return Judgement::not_applicable("no-norm", Args::new());
    }
    let levels: Vec<Option<Level>> = match organization.level {
        None if by_level => LEVELS.map(Some).to_vec(),
        known => vec![known],
    };
    let tiers: Vec<Option<Tier>> = match page.page.tier {
        None if by_tier => TIERS.map(Some).to_vec(),
        known => vec![known],
    };
    let mut missing = Vec::new();
    if levels.len() > 1 {
        missing.push(pointer::LEVEL.to_owned());
    }
    if tiers.len() > 1 {
        missing.push(page.at("tier"));
    }
    let mut judged = Vec::new();
    for level in &levels {
        for tier in &tiers {
            let norm = norms.iter().find(|norm| concerns(norm, *level, *tier));
            judged.push(match norm {
                None => Judgement::not_applicable("no-norm", Args::new()),
                Some(norm) => by_norm(case, page, weeks, norm),
            });
        }
    }
    agree(judged, missing)
}

fn concerns(norm: &Norm, level: Option<Level>, tier: Option<Tier>) -> bool {
    let holds =
        norm.levels.as_ref().is_none_or(|known| level.is_some_and(|one| known.contains(&one)));
    // A page without a tier is an ordinary one where the set does not tell tiers apart.
    holds && norm.tiers.as_ref().is_none_or(|known| tier.is_some_and(|one| known.contains(&one)))
}

fn agree(judged: Vec<Judgement>, missing: Vec<String>) -> Judgement {
    let has = |outcome| judged.iter().any(|one: &Judgement| one.outcome == outcome);
    let (fail, unknown) = (has(Outcome::Fail), has(Outcome::Unknown));
    let (pass, free) = (has(Outcome::Pass), has(Outcome::NotApplicable));
    let outcome = match (pass, fail, unknown, free) {
        (false, true, false, false) => Outcome::Fail,
        (true, false, false, _) => Outcome::Pass,
        (false, false, false, true) => Outcome::NotApplicable,
        _ => Outcome::Unknown,
    };
    let first = judged.iter().position(|one| one.outcome == outcome);
    match first.and_then(|at| judged.into_iter().nth(at)) {
        Some(mut one) if outcome == Outcome::Unknown => {
            if pass || fail || free {
                one.missing.splice(0..0, missing);
            }
            one
        }
        Some(one) => one,
        None => Judgement::unknown(missing),
    }
}

fn by_norm(case: &Case<'_>, page: &PageView<'_>, weeks: Weeks, norm: &Norm) -> Judgement {
    if page.page.posts.is_none() {
        return Judgement::unknown(vec![page.at("posts")]);
    }
    let windows = match weeks {
        Weeks::LastSevenDays => vec![Window::last_seven(case.audit.as_of)],
        Weeks::IsoWeeksOfMonth => window::weeks_of_month(case.audit.as_of),
    };
    let undated = page.undated();
    let mut short = Vec::new();
    let mut missing = Vec::new();
    for week in windows {
        let days = page.posts.iter().filter_map(|post| post.day);
        let count = days.filter(|day| week.holds(*day)).count();
        if count >= norm.at_least as usize {
            continue;
        }
        if !week.is_covered_by(page.coverage) {
            missing.push(page.at("postsCoverage"));
        } else if undated.is_empty() {
            short.push(too_few(page, week, count, norm));
        } else {
            missing.extend(undated.iter().cloned());
        }
    }
    missing.dedup();
    if !short.is_empty() {
        return Judgement::fail(short);
    }
    if missing.is_empty() { Judgement::pass() } else { Judgement::unknown(missing) }
}

fn too_few(page: &PageView<'_>, week: Window, count: usize, norm: &Norm) -> Finding {
    let (code, bound) = if norm.strict {
        ("posts-not-more-than", norm.at_least.saturating_sub(1))
    } else {
        ("posts-too-few", norm.at_least)
    };
    let args = Args::new()
        .with("from", super::day_text(week.from))
        .with("to", super::day_text(week.to))
        .with("count", count)
        .with("atLeast", bound);
    finding(code, page.at("posts"), args)
}
