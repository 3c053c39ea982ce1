//! A JSON reader for documents people write: every value keeps its place, objects keep order and
//! repeated keys, and faults are worded by the library in both languages.
//!
//! `serde_json` offers none of these (its errors are English prose, its maps drop repeated keys),
//! and two generic deserialisers would weigh more in WebAssembly than this one.

mod excerpt;
mod parse;
mod reader;
mod suggest;
#[cfg(test)]
mod tests;
mod value;
mod write;

use std::borrow::Cow;

pub(crate) use excerpt::{excerpt, harmless};
pub(crate) use parse::{Bounds, Fault, parse};
pub(crate) use reader::{Reader, locate, unknown_value};
pub(crate) use suggest::suggest;
pub use value::{Json, JsonMap, Number};
pub(crate) use write::Writer;
pub use write::to_json;

/// A value and the byte at which it begins.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node<'t> {
    pub(crate) at: usize,
    pub(crate) value: Value<'t>,
}

/// A JSON value; texts without escapes and numbers borrow from the input.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'t> {
    Null,
    Bool(bool),
    /// The literal as written, a valid JSON number.
    Number(&'t str),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    Object(Vec<Member<'t>>),
}

/// A key with its place and value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member<'t> {
    pub(crate) at: usize,
    pub(crate) key: Cow<'t, str>,
    pub(crate) node: Node<'t>,
}

/// The places of so many keys in the order of the keys; those of one key as they stand.
pub(crate) fn order<'k>(count: usize, key: &dyn Fn(usize) -> &'k str) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_unstable_by(|a, b| key(*a).cmp(key(*b)).then(a.cmp(b)));
    places
}

impl Node<'_> {
    /// The byte at which the value under this JSON Pointer begins; where nothing is there, the
    /// nearest value around it.
    pub(crate) fn resolve(&self, pointer: &str) -> usize {
        let mut node = self;
        for step in pointer.split('/').skip(1) {
            let inner = match &node.value {
                Value::List(items) => step.parse().ok().and_then(|i: usize| items.get(i)),
                Value::Object(members) => {
                    let key = step.replace("~1", "/").replace("~0", "~");
                    members.iter().find(|member| member.key == key).map(|member| &member.node)
                }
                _ => None,
            };
            match inner {
                Some(inner) => node = inner,
                None => break,
            }
        }
        node.at
    }
}
