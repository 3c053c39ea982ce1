//! A weighted score: parts earn points in full or by bands; the sum is capped and compared.

use super::Case;
use super::judgement::{Judgement, Note};
use super::page_view::{PageView, PostView};
use super::window::Window;
use crate::report::{Outcome, Points};
use crate::rule::{Measure, ScorePart};

/// The engagement that counts as the whole target, in per mille.
const ENGAGEMENT_TARGET: u64 = 36;

#[inline(never)]
pub(super) fn judge(
    case: &Case<'_>,
    parts: &[ScorePart],
    at_least: u32,
    cap: u32,
    out: &mut Judgement,
) {
    let mut points = Points { least: 0, most: 0, of: 0 };
    for part in parts {
        points.of = points.of.saturating_add(part.points);
        let earned = earned(case, part, &mut out.missing);
        let (least, most) = earned.map_or((0, part.points), |earned| (earned, earned));
        points.least = points.least.saturating_add(least);
        points.most = points.most.saturating_add(most);
        if most < part.points {
            let args = &mut out.find("score-part", case.pointer()).args;
            args.text("part", part.title.ru.clone());
            args.text("partEn", part.title.get(crate::Lang::En).to_owned());
            args.number("points", most).number("of", part.points);
        }
    }
    points.least = points.least.min(cap);
    points.most = points.most.min(cap);
    points.of = points.of.min(cap);
    if points.least >= at_least {
        *out = Judgement::pass();
    } else if points.most < at_least {
        out.outcome = Outcome::Fail;
        out.missing = Vec::new();
    } else {
        out.outcome = Outcome::Unknown;
        out.findings = Vec::new();
        out.missing.dedup();
    }
    out.score = Some(points);
    let args = out.reason(if points.least == points.most { "score" } else { "score-between" });
    args.number("points", points.least).number("most", points.most).number("of", points.of);
}

/// Points a part earns; `None` where that hangs on what is missing, which is noted.
fn earned(case: &Case<'_>, part: &ScorePart, missing: &mut Vec<String>) -> Option<u32> {
    if let Some(requirement) = &part.require {
        let mut judged = Judgement::pass();
        super::judge(case, requirement, &mut judged);
        return match judged.outcome {
            Outcome::Pass => Some(part.points),
            Outcome::Fail | Outcome::NotApplicable => Some(0),
            Outcome::Unknown => {
                missing.append(&mut judged.missing);
                None
            }
        };
    }
    let (Some(measure), Some(page)) = (part.measure, case.page) else { return Some(0) };
    let (reached, whole) = measured(case, page, measure, missing)?;
    if part.bands.is_empty() {
        // Without bands points grow with the measure up to the whole of it.
        let points = ratio(reached, whole, u64::from(part.points));
        return Some(u32::try_from(points).unwrap_or(u32::MAX).min(part.points));
    }
    let value = match measure {
        Measure::PosForms => reached,
        Measure::Reach | Measure::MeanReach | Measure::Engagement => ratio(reached, whole, 1000),
    };
    let bands = part.bands.iter().filter(|band| value >= u64::from(band.from));
    Some(bands.max_by_key(|band| band.from).map_or(0, |band| band.points))
}

/// The measure as a part of a whole.
fn measured(
    case: &Case<'_>,
    page: &PageView<'_>,
    measure: Measure,
    missing: &mut Vec<String>,
) -> Option<(u64, u64)> {
    if measure == Measure::PosForms {
        if page.page.pos_forms.is_none() {
            page.lack("posForms", missing);
        }
        return page.page.pos_forms.map(|forms| (u64::from(forms), 2));
    }
    let week = Window::last_seven(case.audit.as_of);
    if page.page.posts.is_none() || !week.is_covered_by(page.coverage) {
        let key = if page.page.posts.is_none() { "posts" } else { "postsCoverage" };
        page.lack(key, missing);
        return None;
    }
    let known = missing.len();
    page.undated(missing);
    let (mut count, mut views, mut reactions) = (0_u64, 0_u64, 0_u64);
    for post in page.posts.iter().filter(|post| post.day.is_some_and(|day| week.holds(day))) {
        count += 1;
        let given = post.post;
        add(&mut views, given.views, post, "views", missing);
        if measure == Measure::Engagement {
            add(&mut reactions, given.likes, post, "likes", missing);
            add(&mut reactions, given.comments, post, "comments", missing);
            add(&mut reactions, given.reposts, post, "reposts", missing);
        }
    }
    if measure != Measure::Engagement && page.page.members.is_none() {
        page.lack("members", missing);
    }
    if missing.len() > known {
        return None;
    }
    let members = page.page.members.unwrap_or_default();
    Some(match measure {
        Measure::Reach => (views, members),
        Measure::MeanReach => (views, members.saturating_mul(count)),
        Measure::Engagement => {
            (reactions.saturating_mul(1000), views.saturating_mul(ENGAGEMENT_TARGET))
        }
        Measure::PosForms => (0, 0),
    })
}

/// Adds what a post counts, or notes that nobody counted.
fn add(
    sum: &mut u64,
    number: Option<u64>,
    post: &PostView<'_>,
    key: &str,
    missing: &mut Vec<String>,
) {
    match number {
        Some(number) => *sum = sum.saturating_add(number),
        None => missing.push(post.at(key)),
    }
}

/// `part` of `whole`, times `scale`, halves up; nothing of nothing is nothing. By bits of the
/// scale: dividing numbers of 128 bits would take half a kilobyte of the module for browsers.
fn ratio(part: u64, whole: u64, scale: u64) -> u64 {
    if whole == 0 {
        return 0;
    }
    let (mut quotient, mut rest) = (0_u64, 0);
    let mut add = |times: u64, more: u64| {
        // Both are less than the whole.
        let over = rest >= whole - more;
        rest = if over { rest - (whole - more) } else { rest + more };
        quotient = quotient.saturating_add(times).saturating_add(u64::from(over));
        (quotient, rest)
    };
    for bit in (0..u64::BITS).rev() {
        let (so_far, left) = add(0, 0);
        add(so_far, left);
        if scale >> bit & 1 == 1 {
            add(part / whole, part % whole);
        }
    }
    let (whole_times, left) = add(0, 0);
    whole_times.saturating_add(u64::from(left >= whole - left))
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
        let all = [0, 1, 2, 3, 7, 999, 1 << 32, (1 << 63) - 1, 1 << 63, u64::MAX - 1, u64::MAX];
        for (part, whole, scale) in all.iter().flat_map(|part| {
            all.iter().flat_map(move |whole| all.map(|scale| (*part, *whole, scale)))
        }) {
            let wide = u128::from(part) * u128::from(scale);
            let (quotient, rest) =
                wide.checked_div(whole.into()).map_or((0, 0), |q| (q, wide % u128::from(whole)));
            let up = whole > 0 && rest >= u128::from(whole) - rest;
            let expected = u64::try_from(quotient + u128::from(up)).unwrap_or(u64::MAX);
            assert_eq!(ratio(part, whole, scale), expected, "{part} of {whole} times {scale}");
        }
    }
}
