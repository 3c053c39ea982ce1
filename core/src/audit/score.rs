//! A weighted score: parts earn points in full or by bands; the sum is capped and compared.

use super::Case;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::window::Window;
use crate::message::Args;
use crate::report::{Finding, Outcome, Points};
use crate::rule::{Measure, ScorePart};

/// The engagement that counts as the whole target, in per mille.
const ENGAGEMENT_TARGET: u64 = 36;

fn judge_parts(case: &Case<'_>, parts: &[ScorePart]) -> (Points, Vec<String>, Vec<Finding>) {
    let mut points = Points { least: 0, most: 0, of: 0 };
    let mut missing = Vec::new();
    let mut lost = Vec::new();
    for part in parts {
        points.of = points.of.saturating_add(part.points);
        let earned = earned(case, part);
        let (least, most) = match earned {
            Ok(earned) => (earned, earned),
            Err(needs) => {
                missing.extend(needs);
                (0, part.points)
            }
        };
        points.least = points.least.saturating_add(least);
        points.most = points.most.saturating_add(most);
        if most < part.points {
            let at = case.page.map(|page| page.pointer.clone()).unwrap_or_default();
            let args = Args::new()
                .with("part", part.title.ru.clone())
                .with("partEn", part.title.get(crate::Lang::En).to_owned())
                .with("points", most)
                .with("of", part.points);
            lost.push(finding("score-part", at, args));
        }
    }
    missing.dedup();
    (points, missing, lost)
}

pub(super) fn judge(case: &Case<'_>, parts: &[ScorePart], at_least: u32, cap: u32) -> Judgement {
    let (mut points, missing, lost) = judge_parts(case, parts);
    points.least = points.least.min(cap);
    points.most = points.most.min(cap);
    points.of = points.of.min(cap);
    let mut judgement = if points.least >= at_least {
        Judgement::pass()
    } else if points.most < at_least {
        Judgement::fail(lost)
    } else {
        Judgement::unknown(missing)
    };
    judgement.score = Some(points);
    let args =
        Args::new().with("points", points.least).with("most", points.most).with("of", points.of);
    let code = if points.least == points.most { "score" } else { "score-between" };
    judgement.with_reason(code, args)
}

/// Points a part earns, or what would have to be known.
fn earned(case: &Case<'_>, part: &ScorePart) -> Result<u32, Vec<String>> {
    if let Some(requirement) = &part.require {
        let judged = super::judge(case, requirement);
        return match judged.outcome {
            Outcome::Pass => Ok(part.points),
            Outcome::Fail | Outcome::NotApplicable => Ok(0),
            Outcome::Unknown => Err(judged.missing),
        };
    }
    let (Some(measure), Some(page)) = (part.measure, case.page) else { return Ok(0) };
    let (reached, whole) = measured(case, page, measure)?;
    if part.bands.is_empty() {
        // Without bands points grow with the measure up to the whole of it.
        let points = ratio(reached, whole, u64::from(part.points));
        return Ok(u32::try_from(points).unwrap_or(u32::MAX).min(part.points));
    }
    let value = match measure {
        Measure::PosForms => reached,
        Measure::Reach | Measure::MeanReach | Measure::Engagement => ratio(reached, whole, 1000),
    };
    let bands = part.bands.iter().filter(|band| value >= u64::from(band.from));
    Ok(bands.max_by_key(|band| band.from).map_or(0, |band| band.points))
}

/// The measure as a part of a whole.
fn measured(
    case: &Case<'_>,
    page: &PageView<'_>,
    measure: Measure,
) -> Result<(u64, u64), Vec<String>> {
    if measure == Measure::PosForms {
        let forms = page.page.pos_forms.ok_or_else(|| vec![page.at("posForms")])?;
        return Ok((u64::from(forms), 2));
    }
    let week = Window::last_seven(case.audit.as_of);
    if page.page.posts.is_none() || !week.is_covered_by(page.coverage) {
        let key = if page.page.posts.is_none() { "posts" } else { "postsCoverage" };
        return Err(vec![page.at(key)]);
    }
    let mut missing = page.undated();
    let (mut count, mut views, mut reactions) = (0_u64, 0_u64, 0_u64);
    for post in page.posts.iter().filter(|post| post.day.is_some_and(|day| week.holds(day))) {
        count += 1;
        match post.post.views {
            Some(seen) => views = views.saturating_add(seen),
            None => missing.push(post.at("views")),
        }
        if measure == Measure::Engagement {
            let kinds = [
                ("likes", post.post.likes),
                ("comments", post.post.comments),
                ("reposts", post.post.reposts),
            ];
            for (key, number) in kinds {
                match number {
                    Some(number) => reactions = reactions.saturating_add(number),
                    None => missing.push(post.at(key)),
                }
            }
        }
    }
    if measure != Measure::Engagement && page.page.members.is_none() {
        missing.push(page.at("members"));
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let members = page.page.members.unwrap_or_default();
    Ok(match measure {
        Measure::Reach => (views, members),
        Measure::MeanReach => (views, members.saturating_mul(count)),
        Measure::Engagement => {
            (reactions.saturating_mul(1000), views.saturating_mul(ENGAGEMENT_TARGET))
        }
        Measure::PosForms => (0, 0),
    })
}

/// `part` of `whole`, times `scale`, halves up; nothing of nothing is nothing.
fn ratio(part: u64, whole: u64, scale: u64) -> u64 {
    let whole = u128::from(whole);
    if whole == 0 {
        return 0;
    }
    // The shift by a half would need one bit more than twice the largest product.
    let product = u128::from(part).saturating_mul(u128::from(scale));
    let (quotient, rest) = (product / whole, product % whole);
    let up = u128::from(rest * 2 >= whole);
    u64::try_from(quotient.saturating_add(up)).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_halves_up() {
        assert_eq!(ratio(700, 1000, 1000), 700);
        assert_eq!(ratio(1, 2000, 1000), 1);
        assert_eq!(ratio(1, 2001, 1000), 0);
        assert_eq!(ratio(5, 0, 1000), 0);
        assert_eq!(ratio(u64::MAX, 1, u64::MAX), u64::MAX);
        // 36 reactions on 1000 views are exactly the target.
        assert_eq!(ratio(36 * 1000, 1000 * ENGAGEMENT_TARGET, 1000), 1000);
        assert_eq!(ratio(35 * 1000, 1000 * ENGAGEMENT_TARGET, 1000), 972);
    }
}
