//! A rule set as its author writes it: TOML in the repository, JSON in every binding.

use serde::{Deserialize, Serialize};

use super::pack;
use super::pack::{Packed, as_json, typed};
use super::read::{SOURCE, requirement as shape};
use super::{
    Act, AppliedOverride, Basis, InForce, PlatformPeriod, Requirement, Rule, RuleSet,
    SeverityByKind, Text,
};
use crate::json::{JsonMap, Writer};
use crate::page::{parse_date, print_date};

/// The version of the format of rule sets.
pub const SCHEMA_VERSION: u32 = 1;

/// A rule set as it is written: complete, or a layer over the set that it `extends`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Source {
    /// The version of the format.
    pub schema_version: u32,
    /// Kebab-case id of the set.
    pub id: String,
    /// Its version, in the author's words.
    pub version: String,
    /// The day up to which the law was reviewed, `YYYY-MM-DD`; absent means that of the set
    /// that is extended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed_until: Option<String>,
    /// Its title.
    pub title: Text,
    /// The id of the set that it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The acts that its rules cite.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// What the networks are, over time. A network named here replaces all that the extended
    /// set says of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub platforms: Vec<PlatformPeriod>,
    /// The rules that it adds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What it changes in the rules of the set that it extends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// In a resolved set: what its layers have changed, with reasons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<AppliedOverride>,
}

/// One change to a rule of the set that is extended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Override {
    /// The id or an alias of the rule.
    pub rule: String,
    /// Parameters of its requirement that take other values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require: Option<JsonMap>,
    /// Another severity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityByKind>,
    /// Whether the rule is switched off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub switch_off: bool,
    /// The ground of the change, which replaces the rule's and caps its severity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Vec<Basis>>,
    /// The days on which the changed rule is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<InForce>,
    /// Another title, where the change makes the old one wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Another message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Text>,
    /// Another help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// Whether the rule stays beside the changed one as it stood, as `<set>-<rule>` (the set
    /// that is extended): a duty of federal law does not vanish behind a regional one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep_original: bool,
    /// Why; the report repeats it.
    pub reason: Text,
}

impl Override {
    /// What it changes, by the names of the fields (`require.quantifier`, `severity`).
    #[must_use]
    pub fn changes(&self) -> Vec<String> {
        let mut names = Vec::new();
        for name in self.require.iter().flat_map(JsonMap::keys) {
            if name != "kind" {
                names.push(["require.", name.as_str()].concat());
            }
        }
        let fields = [
            ("severity", self.severity.is_some()),
            ("switchOff", self.switch_off),
            ("basis", self.basis.is_some()),
            ("inForce", self.in_force.is_some()),
            ("title", self.title.is_some()),
            ("message", self.message.is_some()),
            ("help", self.help.is_some()),
        ];
        let given = fields.into_iter().filter(|(_, given)| *given);
        names.extend(given.map(|(name, _)| String::from(name)));
        names
    }
}

/// The requirement with these parameters instead of its own; `None` where they do not fit.
pub(super) fn with_parameters(
    requirement: &Requirement,
    parameters: &JsonMap,
) -> Option<Requirement> {
    let mut value = as_json(requirement, shape());
    let fields = value.as_object_mut()?;
    for (name, parameter) in parameters.iter() {
        fields.insert(name.as_str(), parameter.clone());
    }
    typed(&value, shape())
}

impl RuleSet {
    /// The resolved set in the format of sources: complete, extending nothing.
    #[must_use]
    pub fn to_source(&self) -> Source {
        Source {
            schema_version: SCHEMA_VERSION,
            id: self.id.clone(),
            version: self.version.clone(),
            reviewed_until: self.reviewed_until.map(|day| day.to_string()),
            title: self.title.clone(),
            extends: None,
            acts: self.acts.clone(),
            platforms: self.platforms.clone(),
            rules: self.rules.clone(),
            overrides: Vec::new(),
            applied: self.overrides.clone(),
        }
    }

    /// Writes the same without a copy.
    pub(super) fn write(&self, out: &mut Writer) {
        let mut set = Vec::new();
        SCHEMA_VERSION.put(&mut set);
        self.id.put(&mut set);
        self.version.put(&mut set);
        self.reviewed_until.map(print_date).put(&mut set);
        self.title.put(&mut set);
        let none: Option<String> = None;
        none.put(&mut set);
        pack::put_or_leave(&self.acts, &mut set);
        pack::put_or_leave(&self.platforms, &mut set);
        pack::put_or_leave(&self.rules, &mut set);
        none.put(&mut set);
        pack::put_or_leave(&self.overrides, &mut set);
        pack::unpack(&mut pack::Cursor::new(&set), &SOURCE, out);
    }

    /// A complete source as it stands, without checks.
    pub(super) fn from_complete(source: Source, sha256: String) -> Self {
        Self {
            id: source.id,
            version: source.version,
            reviewed_until: source.reviewed_until.as_deref().and_then(parse_date),
            sha256,
            title: source.title,
            acts: source.acts,
            platforms: source.platforms,
            rules: source.rules,
            overrides: source.applied,
        }
    }
}
