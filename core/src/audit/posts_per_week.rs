//! Posts per week, for whom a norm says so.

use super::judgement::{Judgement, Note};
use super::page_view::PageView;
use super::window::{self, Window};
use super::{Audit, pointer};
use crate::page::{Level, OrganizationKind, Tier};
use crate::report::Outcome;
use crate::rule::{Norm, Weeks};

const LEVELS: [Option<Level>; 3] =
    [Some(Level::Government), Some(Level::Executive), Some(Level::Subordinate)];
const TIERS: [Option<Tier>; 3] = [Some(Tier::Flagship), Some(Tier::Active), Some(Tier::Card)];

/// Judges the page by the first norm that concerns it. Where the level or the tier is not
/// declared, every one it could be is tried: only what they agree on is said.
#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    weeks: Weeks,
    norms: &[Norm],
    out: &mut Judgement,
) {
    let organization = &audit.document.organization;
    let by_level = norms.iter().any(|norm| norm.levels.is_some());
    let by_tier = norms.iter().any(|norm| norm.tiers.is_some());
    if by_level
        && organization.level.is_none()
        && organization.kind == Some(OrganizationKind::Court)
    {
        out.free("no-norm");
        return;
    }
    let (level, tier) = ([organization.level], [page.page.tier]);
    let levels = if by_level && organization.level.is_none() { &LEVELS[..] } else { &level };
    let tiers = if by_tier && page.page.tier.is_none() { &TIERS[..] } else { &tier };
    let mut missing = Vec::new();
    if levels.len() > 1 {
        missing.push(pointer::LEVEL.to_owned());
    }
    if tiers.len() > 1 {
        page.lack("tier", &mut missing);
    }
    let mut judged = Vec::new();
    for level in levels {
        for tier in tiers {
            let one = judged.push_mut(Judgement::pass());
            match norms.iter().find(|norm| concerns(norm, *level, *tier)) {
                Some(norm) => by_norm(audit, page, weeks, norm, one),
                None => {
                    one.free("no-norm");
                }
            }
        }
    }
    agree(judged, missing, out);
}

fn concerns(norm: &Norm, level: Option<Level>, tier: Option<Tier>) -> bool {
    let holds =
        norm.levels.as_ref().is_none_or(|known| level.is_some_and(|one| known.contains(&one)));
    // A page without a tier is an ordinary one where the set does not tell tiers apart.
    holds && norm.tiers.as_ref().is_none_or(|known| tier.is_some_and(|one| known.contains(&one)))
}

fn agree(judged: Vec<Judgement>, mut missing: Vec<String>, out: &mut Judgement) {
    let has = |outcome| judged.iter().any(|one: &Judgement| one.outcome == outcome);
    let (fail, unknown) = (has(Outcome::Fail), has(Outcome::Unknown));
    let (pass, free) = (has(Outcome::Pass), has(Outcome::NotApplicable));
    let outcome = match (pass, fail, unknown, free) {
        (false, true, false, false) => Outcome::Fail,
        (true, false, false, _) => Outcome::Pass,
        (false, false, false, true) => Outcome::NotApplicable,
        _ => Outcome::Unknown,
    };
    match judged.into_iter().find(|one| one.outcome == outcome) {
        Some(one) => {
            *out = one;
            if outcome == Outcome::Unknown && (pass || fail || free) {
                missing.append(&mut out.missing);
                out.missing = missing;
            }
        }
        None => {
            out.outcome = Outcome::Unknown;
            out.missing = missing;
        }
    }
}

fn by_norm(audit: &Audit<'_>, page: &PageView<'_>, weeks: Weeks, norm: &Norm, out: &mut Judgement) {
    if page.page.posts.is_none() {
        return out.unknown(page.at("posts"));
    }
    let windows = match weeks {
        Weeks::LastSevenDays => vec![Window::last_seven(audit.as_of)],
        Weeks::IsoWeeksOfMonth => window::weeks_of_month(audit.as_of),
    };
    for week in windows {
        let mut number = 0_u32;
        for post in &page.posts {
            number += u32::from(post.day.is_some_and(|day| week.holds(day)));
        }
        if number >= norm.at_least {
            continue;
        }
        let known = out.missing.len();
        if week.is_covered_by(page.coverage) {
            page.undated(&mut out.missing);
        } else {
            page.lack("postsCoverage", &mut out.missing);
        }
        if out.missing.len() == known {
            too_few(page, week, number, norm, out);
        }
    }
    out.missing.dedup();
    out.settle();
}

fn too_few(page: &PageView<'_>, week: Window, number: u32, norm: &Norm, out: &mut Judgement) {
    let (code, bound) = if norm.strict {
        ("posts-not-more-than", norm.at_least.saturating_sub(1))
    } else {
        ("posts-too-few", norm.at_least)
    };
    let args = &mut out.find(code, page.at("posts")).args;
    args.text("from", super::day_text(week.from)).text("to", super::day_text(week.to));
    args.number("count", number).number("atLeast", bound);
}
