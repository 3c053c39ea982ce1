//! The texts of a rule set in one fixed order: how English is kept apart from Russian.

use super::source::Source;
use super::{Requirement, Rule, Text};

/// Visits every text of the set, always in the same order.
pub(super) fn each_mut(source: &mut Source, visit: &mut dyn FnMut(&mut Text)) {
    visit(&mut source.title);
    for act in &mut source.acts {
        visit(&mut act.title);
        act.short.iter_mut().for_each(&mut *visit);
    }
    for rule in &mut source.rules {
        of_rule(rule, visit);
    }
    for change in &mut source.overrides {
        visit(&mut change.reason);
        let texts = [&mut change.title, &mut change.message, &mut change.help];
        texts.into_iter().flatten().for_each(&mut *visit);
        let notes = change.basis.iter_mut().flatten().filter_map(|basis| basis.note.as_mut());
        notes.for_each(&mut *visit);
    }
    for change in &mut source.applied {
        visit(&mut change.reason);
    }
}

fn of_rule(rule: &mut Rule, visit: &mut dyn FnMut(&mut Text)) {
    visit(&mut rule.title);
    visit(&mut rule.message);
    visit(&mut rule.help);
    rule.basis.iter_mut().filter_map(|basis| basis.note.as_mut()).for_each(&mut *visit);
    of_requirement(&mut rule.require, visit);
    rule.switched_off.iter_mut().for_each(visit);
}

fn of_requirement(requirement: &mut Requirement, visit: &mut dyn FnMut(&mut Text)) {
    match requirement {
        Requirement::All { of } | Requirement::Any { of } => {
            of.iter_mut().for_each(|part| of_requirement(part, visit));
        }
        Requirement::Not { of } => of_requirement(of, visit),
        Requirement::Score { parts, .. } => {
            for part in parts {
                visit(&mut part.title);
                if let Some(require) = &mut part.require {
                    of_requirement(require, visit);
                }
            }
        }
        _ => {}
    }
}
