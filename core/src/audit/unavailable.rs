//! Why the network did not show what a rule needs: explains an unknown outcome, changes none.

use super::Audit;
use crate::message::Args;
use crate::page::{Unavailable, Why};
use crate::report::Reason;

/// The reason of the first missing thing for which one was recorded.
pub(super) fn reason(audit: &Audit<'_>, missing: &[String]) -> Option<Reason> {
    missing.iter().find_map(|pointer| {
        let (page, place) = of_page(pointer)?;
        let page = audit.document.pages.as_ref()?.get(page)?;
        let code = code(page.unavailable, is_of_posts(place))?;
        Some(Reason { code: code.into(), args: Args::new() })
    })
}

/// `/pages/0/posts/3/text` is page 0 and `posts/3/text`.
fn of_page(pointer: &str) -> Option<(usize, &str)> {
    let (page, place) = pointer.strip_prefix("/pages/")?.split_once('/')?;
    Some((page.parse().ok()?, place))
}

fn is_of_posts(place: &str) -> bool {
    place == "posts" || place == "postsCoverage" || place.starts_with("posts/")
}

/// A page that cannot be read has no wall to read either.
fn code(unavailable: Unavailable, posts: bool) -> Option<&'static str> {
    let wall = unavailable.posts.filter(|_| posts).map(|why| match why {
        Why::Deleted => "posts-deleted",
        Why::Blocked => "posts-blocked",
        Why::AccessDenied => "posts-access-denied",
        Why::Failed => "posts-failed",
    });
    let page = unavailable.page.map(|why| match why {
        Why::Deleted => "page-deleted",
        Why::Blocked => "page-blocked",
        Why::AccessDenied => "page-access-denied",
        Why::Failed => "page-failed",
    });
    page.or(wall)
}
