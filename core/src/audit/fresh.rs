//! The latest post is recent.

use super::Case;
use super::judgement::{Judgement, finding};
use super::window::Window;
use crate::message::Args;

pub(super) fn judge(case: &Case<'_>, max_days: u32) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    if page.page.posts.is_none() {
        return Judgement::unknown(vec![page.at("posts")]);
    }
    let window = Window::of_age(case.audit.as_of, max_days);
    let latest = page.posts.iter().filter_map(|post| post.day).max();
    if latest.is_some_and(|day| window.holds(day)) {
        return Judgement::pass();
    }
    let mut missing = page.undated();
    if !window.is_covered_by(page.coverage) {
        missing.insert(0, page.at("postsCoverage"));
    }
    if !missing.is_empty() {
        return Judgement::unknown(missing);
    }
    let args = Args::new().with("atMost", max_days);
    let stale = match latest {
        None => finding("posts-none", page.at("posts"), args),
        Some(day) => {
            let age = (case.audit.as_of - day).whole_days();
            let args = args.with("days", age).with("date", super::day_text(day));
            finding("posts-stale", page.at("posts"), args)
        }
    };
    Judgement::fail(vec![stale])
}
