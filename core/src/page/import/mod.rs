//! Documents from what people already have: answers of the networks' APIs, saved as they came.
//!
//! An import is one JSON object. Its keys are the names of API methods, each with the answer as
//! the network gave it (with or without its `response` wrapper), and beside them what no API
//! knows: `collectedAt` and `organization`, as in a document.
//!
//! ```json
//! {"collectedAt": "2026-11-20T09:00:00+03:00",
//!  "organization": {"name": "МБОУ СОШ № 5", "kind": "subordinate"},
//!  "groups.getById": {"response": {"groups": []}},
//!  "wall.get": {"response": {"count": 0, "items": []}}}
//! ```
//!
//! A method that was called several times, for one page of posts after the other or for several
//! communities, has a list of its answers.
//!
//! What an answer does not hold, or holds in another shape than the network's, stays `None`: not checked. An answer that is an error, or a page
//! that the network has closed or deleted, is recorded in [`Page::unavailable`], so that the
//! report says why something is unknown.

mod answer;
mod ok;
mod posts;
#[cfg(feature = "csv")]
mod register;
mod vk;

#[cfg(feature = "csv")]
pub use register::{RegisterRow, read_register};

use super::document::read_text;
use super::{Document, Limits, read};
use crate::error::Error;
use crate::json::{Node, Reader, Value};
use crate::message::Args;

/// The network whose API gave the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// VK API: `groups.getById` and `wall.get`.
    Vk,
    /// OK API: `group.getInfo` and `mediatopic.getTopics` or `stream.get`.
    Ok,
}

impl Source {
    /// The name on the command line and in bindings: `vk`, `ok`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vk => "vk",
            Self::Ok => "ok",
        }
    }

    /// The source of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Vk, Self::Ok].into_iter().find(|source| source.as_str() == name)
    }

    fn methods(self) -> &'static [&'static str] {
        match self {
            Self::Vk => vk::METHODS,
            Self::Ok => ok::METHODS,
        }
    }
}

impl Document {
    /// Makes a document of saved API answers, within the default [`Limits`].
    ///
    /// # Errors
    /// All problems at once: a text that is not JSON, a key that is neither a method of the
    /// source nor `collectedAt`, `organization`; no answer at all; a limit.
    ///
    /// ```
    /// use gospablik::{Document, page::Source};
    ///
    /// let document = Document::import(Source::Vk, r#"{
    ///     "groups.getById": {"response": {"groups": [{"id": 1, "name": "Школа № 5", "site": ""}]}}
    /// }"#)?;
    /// let page = &document.pages.unwrap_or_default()[0];
    /// assert_eq!(page.url.as_deref(), Some("https://vk.com/club1"));
    /// assert_eq!(page.website.as_deref(), Some(""));
    /// assert_eq!(page.posts, None);
    /// # Ok::<(), gospablik::Error>(())
    /// ```
    pub fn import(source: Source, json: &str) -> Result<Self, Error> {
        Self::import_limited(source, json.as_bytes(), &Limits::default())
    }

    /// [`import`](Self::import) on bytes that should be UTF-8, within limits of the caller.
    ///
    /// # Errors
    /// As [`import`](Self::import); also the place of the first byte that is not UTF-8.
    pub fn import_limited(source: Source, bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let mut document = Self::default();
        read_text(limits.text(bytes)?, limits, &mut |reader, tree| {
            read_envelope(reader, source, tree, &mut document);
            for problem in super::check::problems(&document, limits) {
                reader.add(problem.byte(tree.at));
            }
        })?;
        Ok(document)
    }
}

/// Reads what the envelope says beside the answers, then the answers.
fn read_envelope(r: &mut Reader, source: Source, tree: &Node<'_>, document: &mut Document) {
    let methods = source.methods();
    let mut keys = vec!["collectedAt", "organization"];
    keys.extend(methods);
    let mut answers = false;
    r.object(tree, &keys, &mut |r, key, node| match key {
        "collectedAt" => document.collected_at = read::read_moment(r, node),
        "organization" => read::organization(r, node, &mut document.organization),
        _ => {
            answers = true;
            if !matches!(node.value, Value::Object(_) | Value::List(_)) {
                r.wrong::<()>(node, "expected-object");
            }
        }
    });
    if matches!(tree.value, Value::Object(_)) && !answers {
        let args = Args::new().with("methods", methods.join(", "));
        r.problem(tree.at, "no-answers", args);
    }
    let pages = match source {
        Source::Vk => vk::pages(tree, document),
        Source::Ok => ok::pages(tree, document),
    };
    document.pages = pages;
}
