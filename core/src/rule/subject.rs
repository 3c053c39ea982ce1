//! Whom a rule concerns, and how much a failure means for whom.

use serde::de::value::StrDeserializer;
use serde::de::{IntoDeserializer, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::page::{OrganizationKind, Tier};
use crate::report::Severity;

/// What a rule judges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The organisation: one result.
    Organization,
    /// Each page: one result a page.
    Page,
}

/// The heading under which a rule is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleCategory {
    /// The page itself: that it exists, is open, bears its mark.
    Page,
    /// Contacts.
    Contacts,
    /// Content and frequency of posts.
    Content,
    /// Links and messengers.
    Links,
    /// How the page is run.
    Conduct,
}

/// Severity, which may differ by kind of body.
///
/// Written as one word (`"error"`) or as a table (`{"default": "error", "subordinate":
/// "warning"}`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeverityByKind {
    /// For every kind that is not named below, and where the kind is not known.
    pub default: Severity,
    /// Exceptions.
    pub kinds: Vec<(OrganizationKind, Severity)>,
}

impl Serialize for SeverityByKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.kinds.is_empty() {
            return self.default.serialize(serializer);
        }
        let mut map = serializer.serialize_map(Some(self.kinds.len() + 1))?;
        map.serialize_entry("default", &self.default)?;
        for (kind, severity) in &self.kinds {
            map.serialize_entry(kind, severity)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for SeverityByKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SeverityVisitor)
    }
}

struct SeverityVisitor;

impl<'de> Visitor<'de> for SeverityVisitor {
    type Value = SeverityByKind;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a severity, or severities by kind of body with a `default`")
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Self::Value, E> {
        let default = Severity::deserialize(word.into_deserializer())?;
        Ok(SeverityByKind { default, kinds: Vec::new() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut default = None;
        let mut kinds = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            let severity = map.next_value()?;
            if key == "default" {
                default = Some(severity);
            } else {
                let key: StrDeserializer<'_, A::Error> = key.as_str().into_deserializer();
                kinds.push((OrganizationKind::deserialize(key)?, severity));
            }
        }
        let default = default.ok_or_else(|| serde::de::Error::missing_field("default"))?;
        kinds.sort_unstable();
        Ok(SeverityByKind { default, kinds })
    }
}

impl SeverityByKind {
    /// The same severity for every kind.
    #[must_use]
    pub fn all(default: Severity) -> Self {
        Self { default, kinds: Vec::new() }
    }

    /// The gravest of them.
    #[must_use]
    pub fn gravest(&self) -> Severity {
        self.kinds.iter().map(|(_, severity)| *severity).fold(self.default, Severity::min)
    }

    /// The severity for this kind of body.
    #[must_use]
    pub fn of(&self, kind: Option<OrganizationKind>) -> Severity {
        let named = self.kinds.iter().find(|(named, _)| Some(*named) == kind);
        named.map_or(self.default, |(_, severity)| *severity)
    }
}

/// Whom a rule concerns; what is absent does not restrict.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct AppliesTo {
    /// Kinds of bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kinds: Option<Vec<OrganizationKind>>,
    /// Networks whose pages it concerns (a network that has no forms cannot show them).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platforms: Option<Vec<String>>,
    /// Only bodies abroad (`true`) or only bodies in Russia (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abroad: Option<bool>,
    /// Tiers of pages that are exempt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exempt_tiers: Vec<Tier>,
}

impl AppliesTo {
    /// Whether it restricts nothing.
    #[must_use]
    pub fn is_everyone(&self) -> bool {
        self == &Self::default()
    }
}
