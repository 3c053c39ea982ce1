//! Reading API answers: keys nobody asked for are passed over, as APIs grow.

use crate::json::{Node, Value};
use crate::page::fields::{Fields, Slot, number as number_of};
use crate::page::{Page, Post, Why};

/// What a method answered.
pub(super) enum Answer<'n, 't> {
    /// It gave this.
    Given(&'n Node<'t>),
    /// It refused, for the owner of this number where it says so.
    Refused(Why, Option<i64>),
}

/// The member of an object, if it is there and not null.
pub(super) fn get<'n, 't>(node: &'n Node<'t>, key: &str) -> Option<&'n Node<'t>> {
    let Value::Object(members) = &node.value else { return None };
    let member = members.iter().find(|member| member.key == key)?;
    (member.node.value != Value::Null).then_some(&member.node)
}

/// The member under a path of keys, `likes.count`.
pub(super) fn at<'n, 't>(node: &'n Node<'t>, path: &str) -> Option<&'n Node<'t>> {
    let mut node = node;
    for key in path.split('.') {
        node = get(node, key)?;
    }
    Some(node)
}

/// What a method answered, once or several times. An item of a list that has one of the keys
/// `marks` is an answer by itself.
pub(super) fn answers<'n, 't>(
    tree: &'n Node<'t>,
    method: &str,
    marks: &[&str],
    answer: fn(&'n Node<'t>) -> Answer<'n, 't>,
) -> Vec<Answer<'n, 't>> {
    let Some(node) = get(tree, method) else { return Vec::new() };
    let mut all = std::slice::from_ref(node);
    if let Value::List(several) = &node.value
        && several.iter().any(|item| marks.iter().any(|key| get(item, key).is_some()))
    {
        all = several;
    }
    all.iter().map(answer).collect()
}

/// Adds the pages of the groups in an answer, one or a list. An answer without a single known
/// field tells of no page, and what an item that is no object was is not known.
pub(super) fn add_groups(
    pages: &mut Vec<Page>,
    answer: &Node<'_>,
    network: &str,
    fill: fn(&mut Page, &Node<'_>),
) {
    for group in list(Some(answer)).unwrap_or(std::slice::from_ref(answer)) {
        if matches!(group.value, Value::Object(_)) {
            let page = add_page(pages, network);
            fill(page, group);
            if !is_known(page) {
                pages.pop();
            }
        }
    }
}

/// Whether more than its network is known of the page.
pub(super) fn is_known(page: &Page) -> bool {
    let keys = page.keys().iter().enumerate();
    keys.into_iter().any(|(number, key)| *key != "platform" && !page.value(number).is_absent())
}

/// Adds a page of which nothing but its network is known.
pub(super) fn add_page<'p>(pages: &'p mut Vec<Page>, network: &str) -> &'p mut Page {
    let page = pages.push_mut(Page::default());
    page.platform = Some(network.into());
    page
}

/// Adds a page that could not be read.
pub(super) fn add_unreadable(pages: &mut Vec<Page>, network: &str, why: Why) {
    add_page(pages, network).unavailable.page = Some(why);
}

/// Adds a post: the fields by their paths, and whether it is pinned.
pub(super) fn add_post<'p>(
    posts: &'p mut Vec<Post>,
    item: &Node<'_>,
    paths: &[(&str, &str)],
) -> &'p mut Post {
    let post = posts.push_mut(Post::default());
    post.pinned = Some(flag(get(item, "is_pinned")).unwrap_or_default());
    take(post, item, paths);
    post
}

/// Fills fields of the model, by their keys, with what stands under the paths of an answer.
pub(super) fn take(it: &mut dyn Fields, node: &Node<'_>, paths: &[(&str, &str)]) {
    for (key, path) in paths {
        let node = at(node, path);
        match it.slot(number_of(it.keys(), key)) {
            Slot::Text(it) => *it = text(node),
            Slot::Flag(it) => *it = flag(node),
            Slot::Count(it) => *it = count(node),
            _ => {}
        }
    }
}

/// The texts under a key of each item; blank ones left out where `filled` says so.
pub(super) fn texts(items: &[Node<'_>], path: &str, filled: bool) -> Vec<String> {
    let mut all = Vec::new();
    for item in items {
        if let Some(text) = text(at(item, path))
            && !(filled && text.trim().is_empty())
        {
            all.push(text);
        }
    }
    all
}

/// The items of a list; nothing where it is none.
pub(super) fn items<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    list(Some(node)).unwrap_or_default()
}

/// The items of a list, `None` where it is none: then nothing was checked.
pub(super) fn list<'n, 't>(node: Option<&'n Node<'t>>) -> Option<&'n [Node<'t>]> {
    match &node?.value {
        Value::List(items) => Some(items),
        _ => None,
    }
}

/// A text, or a number as its text (ids come as both).
pub(super) fn text(node: Option<&Node<'_>>) -> Option<String> {
    match &node?.value {
        Value::Text(text) => Some(text.clone().into_owned()),
        Value::Number(literal) => Some((*literal).to_owned()),
        _ => None,
    }
}

/// A whole number, given as a number or as its text.
pub(super) fn number(node: Option<&Node<'_>>) -> Option<i64> {
    match &node?.value {
        Value::Number(literal) => literal.parse().ok(),
        Value::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// A count: a whole number, 0 or more.
pub(super) fn count(node: Option<&Node<'_>>) -> Option<u64> {
    number(node).and_then(|n| u64::try_from(n).ok())
}

/// A truth value, given as such or as 0 and 1.
pub(super) fn flag(node: Option<&Node<'_>>) -> Option<bool> {
    match &node?.value {
        Value::Bool(flag) => Some(*flag),
        Value::Number("0") => Some(false),
        Value::Number("1") => Some(true),
        Value::Text(text) if text == "0" => Some(false),
        Value::Text(text) if text == "1" => Some(true),
        _ => None,
    }
}
