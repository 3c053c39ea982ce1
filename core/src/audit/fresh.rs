//! The latest post is recent.

use super::Audit;
use super::judgement::{Judgement, Note};
use super::page_view::PageView;
use super::window::Window;

#[inline(never)]
pub(super) fn judge(audit: &Audit<'_>, page: &PageView<'_>, max_days: u32, out: &mut Judgement) {
    if page.page.posts.is_none() {
        return out.unknown(page.at("posts"));
    }
    let window = Window::of_age(audit.as_of, max_days);
    let latest = page.posts.iter().filter_map(|post| post.day).max();
    if latest.is_some_and(|day| window.holds(day)) {
        return;
    }
    if !window.is_covered_by(page.coverage) {
        page.lack("postsCoverage", &mut out.missing);
    }
    page.undated(&mut out.missing);
    if out.missing.is_empty() {
        let code = if latest.is_some() { "posts-stale" } else { "posts-none" };
        let args = &mut out.find(code, page.at("posts")).args;
        args.number("atMost", max_days);
        if let Some(day) = latest {
            let age = u32::try_from((audit.as_of - day).whole_days()).unwrap_or_default();
            args.number("days", age).text("date", super::day_text(day));
        }
    }
    out.settle();
}
