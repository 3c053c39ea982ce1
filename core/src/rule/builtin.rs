//! The rule sets that the library carries.

use super::source::Source;
use super::{RuleSet, resolve, texts};
use crate::{Args, Error, ErrorKind, Problem};

struct Embedded {
    id: &'static str,
    extends: Option<&'static str>,
    json: &'static str,
    english: &'static str,
}

/// English texts are left out of a build without the feature `english`.
macro_rules! embedded {
    ($id:literal, $extends:expr) => {
        Embedded {
            id: $id,
            extends: $extends,
            json: include_str!(concat!("../../rulesets/generated/", $id, ".json")),
            #[cfg(feature = "english")]
            english: include_str!(concat!("../../rulesets/generated/", $id, ".en.json")),
            #[cfg(not(feature = "english"))]
            english: "[]",
        }
    };
}

static SETS: &[Embedded] = &[embedded!("federal", None)];

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
    let unknown = || {
        let args = Args::new().with("id", String::from(id));
        Error::new(ErrorKind::RuleSet, vec![Problem::new("unknown-ruleset", "", args)])
    };
    let set = SETS.iter().find(|set| set.id == id).ok_or_else(unknown)?;
    let base = match set.extends {
        Some(base) => Some(get(base)?),
        None => None,
    };
    let source = read(set).ok_or_else(unknown)?;
    Ok(resolve::layer(source, base.as_ref()))
}

fn read(set: &Embedded) -> Option<Source> {
    let mut source: Source = serde_json::from_str(set.json).ok()?;
    let english: Vec<String> = serde_json::from_str(set.english).ok()?;
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
