//! The rule sets that the library carries.

use std::borrow::Cow;

use super::pack::{self, Cursor, Packed, from_text};
use super::read::SOURCE;
use super::source::Source;
use super::{Library, RuleSet};
use crate::Error;
#[cfg(feature = "english")]
use crate::json::Json;

struct Embedded {
    id: &'static str,
    extends: Option<&'static str>,
    /// The source in its packed form: checked when it was generated.
    packed: Packing,
    #[cfg(feature = "english")]
    english: &'static str,
    /// The hash of the resolved set, worked out when its JSON was generated; empty for a set that
    /// extends another, which may be replaced.
    sha256: &'static str,
}

#[cfg(not(target_arch = "wasm32"))]
type Packing = &'static str;
#[cfg(target_arch = "wasm32")]
type Packing = &'static [u8];

#[cfg(not(target_arch = "wasm32"))]
macro_rules! packing {
    ($id:literal) => {
        include_str!(concat!("../../rulesets/generated/", $id, ".txt"))
    };
}

#[cfg(target_arch = "wasm32")]
macro_rules! packing {
    ("federal") => {
        crate::message::FEDERAL
    };
    ($id:literal) => {
        crate::narrow::narrowed!(include_str!(concat!("../../rulesets/generated/", $id, ".txt")))
    };
}

#[cfg(not(target_arch = "wasm32"))]
fn text(packing: Packing) -> Cow<'static, str> {
    packing.into()
}

#[cfg(target_arch = "wasm32")]
fn text(packing: Packing) -> Cow<'static, str> {
    crate::narrow::wide(packing).into()
}

/// English texts are left out of a build without the feature `english`.
macro_rules! embedded {
    ($id:tt, $extends:expr, $sha256:expr) => {
        Embedded {
            id: $id,
            extends: $extends,
            packed: packing!($id),
            #[cfg(feature = "english")]
            english: include_str!(concat!("../../rulesets/generated/", $id, ".en.json")),
            sha256: $sha256,
        }
    };
}

static SETS: &[Embedded] = &[
    embedded!("federal", None, include_str!("../../rulesets/generated/federal.sha256")),
    #[cfg(feature = "regions")]
    embedded!("altai-krai", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("novosibirsk", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("st-petersburg", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("bashkortostan", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("tomsk", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("chelyabinsk-2026", Some("federal"), ""),
    #[cfg(feature = "regions")]
    embedded!("amur", Some("federal"), ""),
];

/// The ids of the sets that this build carries: `federal` first, then the regions.
pub fn ids() -> impl Iterator<Item = &'static str> {
    SETS.iter().map(|set| set.id)
}

/// The federal rules.
///
/// # Errors
/// None in a build whose embedded data is what was generated; the tests see to that.
pub fn federal() -> Result<RuleSet, Error> {
    get("federal")
}

/// The built-in set of this id, resolved.
///
/// # Errors
/// When this build carries no such set.
pub fn get(id: &str) -> Result<RuleSet, Error> {
    Library::new().get(id)
}

/// The source of the built-in set of this id.
pub(super) fn source(id: &str) -> Option<Source> {
    let set = SETS.iter().find(|set| set.id == id)?;
    #[cfg_attr(not(feature = "english"), expect(unused_mut, reason = "to put English in"))]
    let mut source = Source::take(&mut Cursor::of_text(&text(set.packed)));
    #[cfg(feature = "english")]
    english(&mut source, set.english);
    Some(source)
}

/// What the built-in set of this id extends; and the hash of one that extends nothing.
pub(super) fn facts(id: &str) -> Option<(Option<&'static str>, &'static str)> {
    SETS.iter().find(|set| set.id == id).map(|set| (set.extends, set.sha256))
}

/// Puts the English texts back.
#[cfg(feature = "english")]
fn english(source: &mut Source, english: &str) {
    let all = from_text(english).unwrap_or_default();
    let mut all = all.as_array().into_iter().flatten();
    super::texts::each_mut(source, &mut |text| {
        text.en = all.next().and_then(Json::as_str).unwrap_or_default().to_owned();
    });
}

/// A source in JSON in the form in which the library carries it.
#[doc(hidden)]
#[must_use]
pub fn packed(source: &str) -> Option<String> {
    let mut out = Vec::new();
    pack::pack(&mut out, &from_text(source)?, &SOURCE)?;
    pack::written(&out)
}

/// The English texts of a source, in the order in which the library puts them back.
#[doc(hidden)]
#[must_use]
pub fn split_english(source: &mut Source) -> Vec<String> {
    let mut english = Vec::new();
    super::texts::each_mut(source, &mut |text| english.push(std::mem::take(&mut text.en)));
    english
}
