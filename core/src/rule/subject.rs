//! Whom a rule concerns, and how much a failure means for whom.

use serde::{Deserialize, Serialize};

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeverityByKind {
    /// For every kind that is not named below, and where the kind is not known.
    pub default: Severity,
    /// Exceptions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<(OrganizationKind, Severity)>,
}

impl SeverityByKind {
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
