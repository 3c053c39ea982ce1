use super::{Extra, Moment};
use crate::text::Category;

/// One post of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Post {
    /// The caller's id of the post.
    pub id: Option<String>,
    /// When it appeared.
    pub date: Option<Moment>,
    /// Its text.
    pub text: Option<String>,
    /// Categories the caller has determined; `Some(vec![])` means none of them, `None` asks the
    /// classifier.
    pub categories: Option<Vec<Category>>,
    /// Whether it is pinned.
    pub pinned: Option<bool>,
    /// Links attached to it.
    pub links: Option<Vec<String>>,
    /// Number of likes.
    pub likes: Option<u64>,
    /// Number of comments.
    pub comments: Option<u64>,
    /// Number of reposts.
    pub reposts: Option<u64>,
    /// Number of views.
    pub views: Option<u64>,
    /// Data of the caller.
    pub extra: Extra,
}
