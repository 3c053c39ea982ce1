//! Reading API answers: keys nobody asked for are passed over, as APIs grow.

use crate::json::{Node, Value};
use crate::page::Why;

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

/// The member under a path of keys.
pub(super) fn at<'n, 't>(node: &'n Node<'t>, path: &[&str]) -> Option<&'n Node<'t>> {
    path.iter().try_fold(node, |node, key| get(node, key))
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

/// The items that are objects: what a deleted or damaged one was is not known.
pub(super) fn objects<'n, 't>(items: &'n [Node<'t>]) -> impl Iterator<Item = &'n Node<'t>> {
    items.iter().filter(|item| matches!(item.value, Value::Object(_)))
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
