//! The one resolver: a layer over the resolved set that it extends.

use super::hash;
use super::pack::copy;
use super::source::{Override, Source, with_parameters};
use super::{AppliedOverride, Rule, RuleSet};
use crate::page::parse_date;

/// Lays `source` over `base`, the resolved set that it extends. Expects checked input: what does
/// not fit is left as it is.
pub(super) fn layer(source: Source, base: Option<RuleSet>) -> RuleSet {
    let mut set = match base {
        Some(base) => over(source, base),
        None => RuleSet::from_complete(source, String::new()),
    };
    set.sha256 = hash::of(&set);
    set
}

fn over(source: Source, mut set: RuleSet) -> RuleSet {
    let base = std::mem::replace(&mut set.id, source.id);
    set.version = source.version;
    set.title = source.title;
    if let Some(day) = source.reviewed_until.as_deref().and_then(parse_date) {
        set.reviewed_until = Some(day);
    }
    set.acts.retain(|act| source.acts.iter().all(|new| new.id != act.id));
    set.acts.extend(source.acts);
    set.platforms.retain(|old| source.platforms.iter().all(|new| new.id != old.id));
    set.platforms.extend(source.platforms);
    for change in source.overrides {
        apply(change, &base, &mut set);
    }
    set.rules.extend(source.rules);
    set
}

fn apply(change: Override, base: &str, set: &mut RuleSet) {
    let Some(at) = set.rules.iter().position(|rule| is_named(rule, &change.rule)) else { return };
    let Some(rule) = set.rules.get_mut(at) else { return };
    let original = change.keep_original.then(|| {
        let mut original = copy(rule);
        original.id = [base, "-", rule.id.as_str()].concat();
        original.aliases = Vec::new();
        original
    });
    for what in weighty(change.changes()) {
        let (rule, reason) = (rule.id.clone(), change.reason.clone());
        set.overrides.push(AppliedOverride { rule, what, reason });
    }
    alter(rule, change);
    if let Some(original) = original {
        set.rules.insert(at, original);
    }
}

/// What a reader should know: new texts, grounds and dates only follow from the rest.
fn weighty(changes: Vec<String>) -> Vec<String> {
    let counts = |what: &String| {
        what.starts_with("require.") || matches!(what.as_str(), "severity" | "switchOff")
    };
    if changes.iter().any(counts) { changes.into_iter().filter(counts).collect() } else { changes }
}

/// Changes the rule as the override says.
pub(super) fn alter(rule: &mut Rule, change: Override) {
    let parameters = change.require.as_ref();
    if let Some(require) = parameters.and_then(|given| with_parameters(&rule.require, given)) {
        rule.require = require;
    }
    if let Some(severity) = change.severity {
        rule.severity = severity;
    }
    if let Some(basis) = change.basis {
        rule.basis = basis;
    }
    if let Some(in_force) = change.in_force {
        rule.in_force = in_force;
    }
    for (text, new) in [
        (&mut rule.title, change.title),
        (&mut rule.message, change.message),
        (&mut rule.help, change.help),
    ] {
        if let Some(new) = new {
            *text = new;
        }
    }
    if change.switch_off {
        rule.switched_off = Some(change.reason);
    }
}

/// Whether the rule has this id or had it.
pub(super) fn is_named(rule: &Rule, id: &str) -> bool {
    rule.id == id || rule.aliases.iter().any(|old| old == id)
}
