//! One rule of the source.

use crate::json::Json;

use super::{Check, dates, items, path, score, severity, texts, typed};
use crate::error::Problem;
use crate::json::excerpt;
use crate::message::Args;
use crate::rule::pack;
use crate::rule::pattern;
use crate::rule::read::{BASIS, IN_FORCE, SCOPE, Shape, requirement as shape};
use crate::rule::{Basis, Field, InForce, Requirement, Rule, Scope, SeverityByKind};

/// A rule that the source adds.
pub(super) fn check(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let require: Option<Requirement> = typed(value, "require", shape());
    grounds(check, value, pointer);
    if let Some(in_force) = value.get("inForce") {
        dates::span(check, in_force, &[pointer, "/inForce"].concat());
    }
    let applies_to = value.get("appliesTo").unwrap_or(&Json::Null);
    platforms(check, applies_to, &[pointer, "/appliesTo/platforms"].concat());
    let basis = bases(value);
    if let (Some(severity), false) =
        (typed::<SeverityByKind>(value, "severity", &Shape::Severity), basis.is_empty())
    {
        let in_force: Option<InForce> = typed(value, "inForce", &IN_FORCE);
        let at = [pointer, "/severity"].concat();
        severity::check(check, &at, &severity, &basis, in_force.as_ref());
    }
    if let Some(require) = &require {
        let known = Rule::placeholders(require);
        for key in ["title", "message", "help"] {
            texts::bilingual(check, value, &[pointer, "/", key].concat(), key, &known);
        }
        if let Some(scope) = typed(value, "scope", &SCOPE) {
            fits(check, require, scope, &[pointer, "/scope"].concat());
        }
    }
    if let Some(value) = value.get("require") {
        requirement(check, value, &[pointer, "/require"].concat());
    }
}

/// The grounds under `basis`: at least one, each of a known act.
pub(super) fn grounds(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let Some(list) = value.get("basis") else { return };
    let pointer = [pointer, "/basis"].concat();
    if list.as_array().is_some_and(Vec::is_empty) {
        check.problem(&pointer, "missing-basis", Args::new());
    }
    for (index, basis) in items(value, "basis").enumerate() {
        let at = path(&pointer, index);
        texts::bilingual(check, basis, &[&at, "/note"].concat(), "note", &[]);
        let Some(id) = basis.get("act").and_then(Json::as_str) else { continue };
        let known: Vec<String> = check.acts().into_iter().map(String::from).collect();
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        if check.names_are_known() && !known.contains(&id) {
            let args = Args::new().with("id", excerpt(id));
            check.unknown(&[&at, "/act"].concat(), "unknown-act", args, id, &known);
        }
    }
}

/// The grounds that could be read.
pub(super) fn bases(value: &Json) -> Vec<Basis> {
    let mut all = Vec::new();
    for basis in items(value, "basis") {
        all.extend(pack::typed::<Basis>(basis, &BASIS));
    }
    all
}

/// The networks under `platforms` of `value`: each is one that the set speaks of.
pub(super) fn platforms(check: &mut Check<'_>, value: &Json, pointer: &str) {
    let known: Vec<String> = check.platforms().into_iter().map(String::from).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    for (index, platform) in items(value, "platforms").enumerate() {
        let Some(id) = platform.as_str() else { continue };
        if check.names_are_known() && !known.contains(&id) {
            let args = Args::new().with("id", excerpt(id));
            check.unknown(&path(pointer, index), "unknown-platform", args, id, &known);
        }
    }
}

/// What a requirement and those inside it ask for.
pub(super) fn requirement(check: &mut Check<'_>, value: &Json, pointer: &str) {
    platforms(check, value, &[pointer, "/platforms"].concat());
    if let Some(list) = value.get("platforms").and_then(Json::as_array) {
        none(check, list, &[pointer, "/platforms"].concat());
    }
    if let Some(list) = value.get("norms").and_then(Json::as_array) {
        none(check, list, &[pointer, "/norms"].concat());
    }
    let kind = value.get("kind").and_then(Json::as_str).unwrap_or_default();
    let of = [pointer, "/of"].concat();
    match value.get("of") {
        Some(Json::Array(list)) => {
            none(check, list, &of);
            for (index, part) in list.iter().enumerate() {
                requirement(check, part, &path(&of, index));
            }
        }
        Some(part) => requirement(check, part, &of),
        None => {}
    }
    if kind == "score" {
        score::check(check, value, pointer);
    }
    if kind == "matches" {
        patterned(check, value, pointer);
    }
}

/// The pattern of a requirement under `pointer`. A build that cannot match says so of each.
fn patterned(check: &mut Check<'_>, value: &Json, pointer: &str) {
    if cfg!(not(feature = "regex")) {
        check.problem(&[pointer, "/kind"].concat(), "needs-regex", Args::new());
        return;
    }
    let Some(text) = value.get("pattern").and_then(Json::as_str) else { return };
    let pointer = [pointer, "/pattern"].concat();
    sound_pattern(check, text, &pointer);
}

/// A pattern compiles, is short enough, and is not one of too many.
fn sound_pattern(check: &mut Check<'_>, text: &str, pointer: &str) {
    check.patterns += 1;
    if check.patterns > pattern::MOST {
        if check.patterns == pattern::MOST + 1 {
            let args = Args::new().with("limit", pattern::MOST);
            check.problem(pointer, "too-many-patterns", args);
        }
    } else if text.chars().nth(pattern::LONGEST as usize).is_some() {
        let args = Args::new().with("limit", pattern::LONGEST);
        check.problem(pointer, "text-too-long", args);
    } else if let Some(found) = fault(text) {
        let args = Args::new().with("found", excerpt(&found));
        check.problem(pointer, "unusable-pattern", args);
    }
}

/// Why a pattern cannot be compiled, in one line.
#[cfg(feature = "regex")]
fn fault(text: &str) -> Option<String> {
    let error = pattern::compile(text).err()?.to_string();
    Some(error.lines().last().unwrap_or_default().to_owned())
}

#[cfg(not(feature = "regex"))]
fn fault(_: &str) -> Option<String> {
    None
}

fn none(check: &mut Check<'_>, list: &[Json], pointer: &str) {
    if list.is_empty() {
        check.problem(pointer, "empty-list", Args::new());
    }
}

/// Whether the requirement judges what the rule is about.
pub(super) fn fits(check: &mut Check<'_>, require: &Requirement, scope: Scope, pointer: &str) {
    let of_field = |field: &Field| match field {
        Field::SiteLinksToPages | Field::OrganizationWebsite => Scope::Organization,
        _ => Scope::Page,
    };
    let (kind, judges) = match require {
        Requirement::OfficialPage { .. } => ("official-page", Scope::Organization),
        Requirement::Field { field, .. } => ("field", of_field(field)),
        Requirement::Matches { field, .. } => ("matches", of_field(field)),
        Requirement::All { of } | Requirement::Any { of } => {
            return of.iter().for_each(|part| fits(check, part, scope, pointer));
        }
        Requirement::Not { of } => return fits(check, of, scope, pointer),
        Requirement::OfficialName => ("official-name", Scope::Page),
        Requirement::Contact { .. } => ("contact", Scope::Page),
        Requirement::OfficialSite => ("official-site", Scope::Page),
        Requirement::Emails { .. } => ("emails", Scope::Page),
        Requirement::Phones { .. } => ("phones", Scope::Page),
        Requirement::ReferenceContacts => ("reference-contacts", Scope::Page),
        Requirement::NoDuplicates => ("no-duplicates", Scope::Page),
        Requirement::Content { .. } => ("content", Scope::Page),
        Requirement::PostsPerWeek { .. } => ("posts-per-week", Scope::Page),
        Requirement::Fresh { .. } => ("fresh", Scope::Page),
        Requirement::Forbidden { .. } => ("forbidden", Scope::Page),
        Requirement::NoEmailAppeals { .. } => ("no-email-appeals", Scope::Page),
        Requirement::Score { .. } => ("score", Scope::Page),
    };
    if judges != scope {
        let word = |scope| match scope {
            Scope::Organization => "organization",
            Scope::Page => "page",
        };
        let args = Args::new().with("kind", kind).with("right", word(judges));
        let problem = Problem::new("scope-mismatch", pointer, args.with("scope", word(scope)));
        check.add(problem.suggest(Some(word(judges))));
    }
}
