//! A resolved rule set.

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    Act, AppliesTo, Basis, InForce, Requirement, RuleCategory, Scope, SeverityByKind, Since,
};
use crate::Lang;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Russian.
    pub ru: String,
    /// English; empty in a build or a set that carries Russian only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub en: String,
}

impl Text {
    /// The text in this language; Russian where the English one is missing.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En if !self.en.is_empty() => &self.en,
            _ => &self.ru,
        }
    }
}

/// A resolved, checked set of rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleSet {
    /// Its id (`federal`, `altai-krai`).
    pub id: String,
    /// Its version (`2026.11`).
    pub version: String,
    /// The day up to which the law was reviewed.
    pub reviewed_until: Option<Date>,
    /// SHA-256 of the resolved set's canonical JSON, in hexadecimal.
    pub sha256: String,
    /// Its title.
    pub title: Text,
    /// The acts it cites.
    pub acts: Vec<Act>,
    /// What the networks are, over time.
    pub platforms: Vec<PlatformPeriod>,
    /// The rules, in catalogue order.
    pub rules: Vec<Rule>,
    /// What the set changed in the set it extends, with reasons.
    pub overrides: Vec<AppliedOverride>,
}

impl RuleSet {
    /// The rule of this id or alias.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id || rule.aliases.iter().any(|old| old == id))
    }

    /// What this network is on this day; `None` where the set does not say.
    #[must_use]
    pub fn platform_status(&self, id: &str, day: Date) -> Option<PlatformStatus> {
        let period = self.platforms.iter().find(|period| period.id == id && period.covers(day));
        period.map(|period| period.status)
    }

    /// The networks of this status on this day, in the order of the set.
    pub fn platforms_with(&self, status: PlatformStatus, day: Date) -> impl Iterator<Item = &str> {
        let periods = self.platforms.iter();
        let periods = periods.filter(move |period| period.status == status && period.covers(day));
        periods.map(|period| period.id.as_str())
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Rule {
    /// Readable kebab-case id, never reused.
    pub id: String,
    /// Old ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it asks for, in a few words.
    pub title: Text,
    /// What a failure means; may hold the placeholders of its requirement.
    pub message: Text,
    /// What to do about it.
    pub help: Text,
    /// What it judges.
    pub scope: Scope,
    /// The heading it is listed under.
    pub category: RuleCategory,
    /// What a failure means.
    pub severity: SeverityByKind,
    /// Its grounds; the first is the main one.
    pub basis: Vec<Basis>,
    /// The days on which it is in force.
    pub in_force: InForce,
    /// Whom it concerns.
    #[serde(default, skip_serializing_if = "AppliesTo::is_everyone")]
    pub applies_to: AppliesTo,
    /// What must hold.
    pub require: Requirement,
    /// The reason for which an extending set has switched it off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub switched_off: Option<Text>,
}

/// What a network is to official pages during a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct PlatformPeriod {
    /// The network's id (`vk`).
    pub id: String,
    /// Its status.
    pub status: PlatformStatus,
    /// Since when: a day, `always`, or `unknown` (then `notBefore` tells more).
    pub from: Since,
    /// The last day, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Where `from` is `unknown`: the day before which the status was certainly another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
}

impl PlatformPeriod {
    /// Whether the network has this status on this day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        super::basis::covers(&self.from, self.until.as_deref(), self.not_before.as_deref(), day)
    }
}

/// What a network is to official pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlatformStatus {
    /// On the list of networks in which official pages are kept.
    Listed,
    /// Not on that list, but required by the rule set of a region: page rules run there too.
    Required,
    /// Neither listed nor forbidden.
    Tolerated,
    /// A foreign messenger in the sense of 41-ФЗ.
    ForeignMessenger,
    /// Its owner is banned as extremist.
    Banned,
}

/// One change an extending set made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AppliedOverride {
    /// The rule that was changed.
    pub rule: String,
    /// What was changed: `severity`, `switchedOff`, or `require.<parameter>`.
    pub what: String,
    /// Why.
    pub reason: Text,
}
