use serde::Serialize;

use super::text::unknown;
use crate::Lang;
use crate::error::Error;
use crate::json::to_json;
use crate::report::Severity;
use crate::rule::{
    AppliesTo, BasisKind, Confidence, InForce, PlatformPeriod, Requirement, Rule, RuleCategory,
    RuleSet, Scope, SeverityByKind, Text,
};

/// The rules of a set as JSON with texts in one language: what a page or a program shows. It is
/// no source; [`RuleSet::to_json`] gives that.
///
/// ```
/// use gospablik::{Lang, rule::{self, builtin}};
///
/// let json = rule::catalogue_json(&builtin::federal()?, Lang::Ru);
/// assert!(json.starts_with(r#"{"id":"federal","version":"#));
/// # Ok::<(), gospablik::Error>(())
/// ```
#[must_use]
pub fn catalogue_json(set: &RuleSet, lang: Lang) -> String {
    let catalogue = Catalogue {
        id: &set.id,
        version: &set.version,
        sha256: &set.sha256,
        reviewed_until: set.reviewed_until.map(|day| day.to_string()),
        title: set.title.get(lang),
        platforms: &set.platforms,
        rules: set.rules.iter().map(|rule| entry(set, rule, lang)).collect(),
        overrides: set
            .overrides
            .iter()
            .map(|it| Change { rule: &it.rule, what: &it.what, reason: it.reason.get(lang) })
            .collect(),
    };
    to_json(&catalogue)
}

/// One rule of a set as JSON with texts in one language, as [`catalogue_json`] lists it.
///
/// ```
/// use gospablik::{Lang, rule::{self, builtin}};
///
/// let json = rule::rule_json(&builtin::federal()?, "badge", Lang::Ru)?;
/// assert!(json.starts_with(r#"{"id":"badge","#));
/// # Ok::<(), gospablik::Error>(())
/// ```
///
/// # Errors
/// When the set has no rule of this id.
pub fn rule_json(set: &RuleSet, id: &str, lang: Lang) -> Result<String, Error> {
    let rule = set.rule(id).ok_or_else(|| unknown(set, id))?;
    Ok(to_json(&entry(set, rule, lang)))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Catalogue<'s> {
    id: &'s str,
    version: &'s str,
    sha256: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed_until: Option<String>,
    title: &'s str,
    platforms: &'s [PlatformPeriod],
    rules: Vec<Entry<'s>>,
    overrides: Vec<Change<'s>>,
}

#[derive(Serialize)]
struct Change<'s> {
    rule: &'s str,
    what: &'s str,
    reason: &'s str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'s> {
    id: &'s str,
    aliases: &'s [String],
    title: String,
    message: String,
    help: String,
    scope: Scope,
    category: RuleCategory,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity_by_kind: Option<&'s SeverityByKind>,
    basis: Vec<Ground<'s>>,
    in_force: &'s InForce,
    applies_to: &'s AppliesTo,
    require: &'s Requirement,
    #[serde(skip_serializing_if = "Option::is_none")]
    switched_off: Option<&'s str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ground<'s> {
    act: &'s str,
    title: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'s str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provision: Option<&'s str>,
    kind: BasisKind,
    confidence: Confidence,
    checked_on: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'s str>,
}

fn entry<'s>(set: &'s RuleSet, rule: &'s Rule, lang: Lang) -> Entry<'s> {
    let by_kind = &rule.severity;
    Entry {
        id: &rule.id,
        aliases: &rule.aliases,
        title: rule.text(&rule.title, lang),
        message: rule.text(&rule.message, lang),
        help: rule.text(&rule.help, lang),
        scope: rule.scope,
        category: rule.category,
        severity: by_kind.default,
        severity_by_kind: (!by_kind.kinds.is_empty()).then_some(by_kind),
        basis: rule
            .basis
            .iter()
            .map(|basis| {
                let act = set.acts.iter().find(|act| act.id == basis.act);
                Ground {
                    act: &basis.act,
                    title: act.map_or(basis.act.as_str(), |act| act.title.get(lang)),
                    url: act.and_then(|act| act.url.as_deref()),
                    provision: basis.provision.as_deref(),
                    kind: basis.kind,
                    confidence: basis.confidence,
                    checked_on: &basis.checked_on,
                    note: basis.note.as_ref().map(|note: &Text| note.get(lang)),
                }
            })
            .collect(),
        in_force: &rule.in_force,
        applies_to: &rule.applies_to,
        require: &rule.require,
        switched_off: rule.switched_off.as_ref().map(|reason| reason.get(lang)),
    }
}
