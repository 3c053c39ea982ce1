//! The rule sets that the library carries.

use super::model::{Model, from_text};
use super::source::Source;
use super::{Library, RuleSet, texts};
use crate::Error;

struct Embedded {
    id: &'static str,
    extends: Option<&'static str>,
    json: &'static str,
    english: &'static str,
    /// The hash of the resolved set, worked out when its JSON was generated; empty for a set that
    /// extends another, which may be replaced.
    sha256: &'static str,
}

/// English texts are left out of a build without the feature `english`.
macro_rules! embedded {
    ($id:literal, $extends:expr, $sha256:expr) => {
        Embedded {
            id: $id,
            extends: $extends,
            json: include_str!(concat!("../../rulesets/generated/", $id, ".json")),
            #[cfg(feature = "english")]
            english: include_str!(concat!("../../rulesets/generated/", $id, ".en.json")),
            #[cfg(not(feature = "english"))]
            english: "[]",
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
    read(SETS.iter().find(|set| set.id == id)?)
}

/// What the built-in set of this id extends; and the hash of one that extends nothing.
pub(super) fn facts(id: &str) -> Option<(Option<&'static str>, &'static str)> {
    SETS.iter().find(|set| set.id == id).map(|set| (set.extends, set.sha256))
}

fn read(set: &Embedded) -> Option<Source> {
    let mut source = Source::from_json(&from_text(set.json)?)?;
    let english: Vec<String> = Vec::from_json(&from_text(set.english)?)?;
    let mut english = english.into_iter();
    texts::each_mut(&mut source, &mut |text| text.en = english.next().unwrap_or_default());
    Some(source)
}

/// The English texts of a source, in the order in which the library puts them back.
#[doc(hidden)]
#[must_use]
pub fn split_english(source: &mut Source) -> Vec<String> {
    let mut english = Vec::new();
    texts::each_mut(source, &mut |text| english.push(std::mem::take(&mut text.en)));
    english
}
