//! The JSON line of `gospablik link`.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{LinkCode, LinkIds, LinkMatch, Object, Platform, check};
use crate::Lang;
use crate::contact::{Code, Diagnostic};
use crate::message::{self, Args};
use crate::span::{TextSpan, Utf16Index};

/// What a field holds, as JSON: `{"input", "platform", "object", "canonical", "ids",
/// "diagnostics"}`. `platform`, `object` and `canonical` are null where there is none.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LinkRecord<'t> {
    input: &'t str,
    platform: Option<Platform>,
    object: Option<Object>,
    canonical: Option<String>,
    ids: LinkIds,
    diagnostics: Vec<LinkNote>,
}

/// A diagnostic, rendered.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(crate) struct LinkNote {
    code: &'static str,
    message: String,
    span: TextSpan,
}

/// The record of one value, its messages in `lang`.
#[must_use]
pub fn record(value: &str, lang: Lang) -> LinkRecord<'_> {
    let found = check(value);
    let mut index = Utf16Index::new(value);
    let diagnostics =
        found.as_ref().map(|found| notes(found, &mut index, lang)).unwrap_or_default();
    LinkRecord {
        input: value,
        platform: found.as_ref().map(|found| found.platform),
        object: found.as_ref().map(|found| found.object),
        canonical: found.as_ref().and_then(LinkMatch::canonical).map(String::from),
        ids: found.as_ref().map(|found| found.ids).unwrap_or_default(),
        diagnostics,
    }
}

/// The diagnostics of a link, rendered.
pub(crate) fn notes(found: &LinkMatch, index: &mut Utf16Index<'_>, lang: Lang) -> Vec<LinkNote> {
    let note = |diagnostic: &Diagnostic<LinkCode>| LinkNote {
        code: diagnostic.code.as_str(),
        message: message(diagnostic, lang),
        span: index.locate(diagnostic.span),
    };
    found.diagnostics.iter().map(note).collect()
}

fn message(diagnostic: &Diagnostic<LinkCode>, lang: Lang) -> String {
    let args = Args::new().with("digits", i64::from(diagnostic.number));
    message::render_from(message::LINKS, diagnostic.code.as_str(), &args, lang)
}

impl Diagnostic<LinkCode> {
    /// What is wrong and what to do.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        message(self, lang)
    }
}

impl Serialize for LinkIds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.iter().count()))?;
        for id in self.iter() {
            map.serialize_key(id.name())?;
            map.serialize_value(&Shown(id))?;
        }
        map.end()
    }
}

struct Shown(super::LinkId);

impl Serialize for Shown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
