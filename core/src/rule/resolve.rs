//! The one resolver: a layer over the resolved set that it extends.

use super::hash;
use super::source::{Override, Source, with_parameters};
use super::{AppliedOverride, Rule, RuleSet};
use crate::page::parse_date as parse_day;

/// Lays `source` over `base`, the resolved set that it extends. Expects checked input: what does
/// not fit is left as it is.
pub(super) fn layer(source: Source, base: Option<&RuleSet>) -> RuleSet {
    let mut set = match base {
        Some(base) => over(&source, base),
        None => RuleSet::from_complete(source, String::new()),
    };
    set.sha256 = hash::of(&set);
    set
}

fn over(source: &Source, base: &RuleSet) -> RuleSet {
    let mut set = base.clone();
    set.id.clone_from(&source.id);
    set.version.clone_from(&source.version);
    set.title = source.title.clone();
    if let Some(day) = source.reviewed_until.as_deref().and_then(parse_day) {
        set.reviewed_until = Some(day);
    }
    set.acts.retain(|act| source.acts.iter().all(|new| new.id != act.id));
    set.acts.extend(source.acts.iter().cloned());
    set.platforms.retain(|old| source.platforms.iter().all(|new| new.id != old.id));
    set.platforms.extend(source.platforms.iter().cloned());
    for change in &source.overrides {
        apply(change, &base.id, &mut set);
    }
    set.rules.extend(source.rules.iter().cloned());
    set
}

fn apply(change: &Override, base: &str, set: &mut RuleSet) {
    let Some(at) = set.rules.iter().position(|rule| is_named(rule, &change.rule)) else { return };
    let Some(rule) = set.rules.get_mut(at) else { return };
    let original = change.keep_original.then(|| Rule {
        id: [base, "-", rule.id.as_str()].concat(),
        aliases: Vec::new(),
        ..rule.clone()
    });
    alter(rule, change);
    let id = rule.id.clone();
    for what in change.changes() {
        let reason = change.reason.clone();
        set.overrides.push(AppliedOverride { rule: id.clone(), what, reason });
    }
    if let Some(original) = original {
        set.rules.insert(at, original);
    }
}

/// Changes the rule as the override says.
pub(super) fn alter(rule: &mut Rule, change: &Override) {
    let parameters = change.require.as_ref();
    if let Some(require) = parameters.and_then(|given| with_parameters(&rule.require, given)) {
        rule.require = require;
    }
    if let Some(severity) = &change.severity {
        rule.severity = severity.clone();
    }
    if let Some(basis) = &change.basis {
        rule.basis.clone_from(basis);
    }
    if let Some(in_force) = &change.in_force {
        rule.in_force = in_force.clone();
    }
    for (text, new) in [
        (&mut rule.title, &change.title),
        (&mut rule.message, &change.message),
        (&mut rule.help, &change.help),
    ] {
        if let Some(new) = new {
            *text = new.clone();
        }
    }
    if change.switch_off {
        rule.switched_off = Some(change.reason.clone());
    }
}

/// Whether the rule has this id or had it.
pub(super) fn is_named(rule: &Rule, id: &str) -> bool {
    rule.id == id || rule.aliases.iter().any(|old| old == id)
}
