//! `gospablik rules`, and the rule sets an audit is asked to use.

use std::io;
use std::path::Path;

use gospablik::page::Limits;
use gospablik::rule::{self, Library, RuleSet};
use gospablik::{Auditor, Error, Lang};

use crate::args::{FormatArg, RulesAction, RulesArgs};
use crate::input;
use crate::output::{Answer, Printer, Status};
use crate::say::say;

/// The auditor for these built-in ids and files; the federal rules where there are none.
pub(crate) fn auditor(names: &[String], lang: Lang) -> Result<Auditor, Answer> {
    let mut builder = Auditor::builder();
    if names.is_empty() {
        builder = builder.ruleset("federal");
    }
    for name in names {
        builder = match file(name) {
            Some(file) => builder.ruleset_json(source(file, lang)?),
            None => builder.ruleset(name.as_str()),
        };
    }
    let sets = if names.is_empty() { String::from("federal") } else { names.join(", ") };
    builder.build().map_err(|error| Answer::refused(&sets, &error, lang))
}

/// `gospablik rules`.
pub(crate) fn run(args: RulesArgs, lang: Lang) -> io::Result<Status> {
    let answer = match &args.action {
        None => show(&args, lang),
        Some(RulesAction::Check { file }) => check(file, lang),
        Some(RulesAction::Export { ruleset }) => export(ruleset, lang),
    };
    let mut printer = Printer::new();
    printer.print(&answer.unwrap_or_else(|failed| failed))?;
    printer.finish()
}

fn show(args: &RulesArgs, lang: Lang) -> Result<Answer, Answer> {
    let set = load(&args.ruleset, lang)?;
    let id = args.id.as_deref();
    let shown = match (args.format, id) {
        (FormatArg::Text, id) => rule::catalogue_text(&set, id, lang),
        (FormatArg::Json, Some(id)) => rule::rule_json(&set, id, lang),
        (FormatArg::Json, None) => Ok(rule::catalogue_json(&set, lang)),
    };
    shown.map(Answer::text).map_err(|error| Answer::refused(&args.ruleset, &error, lang))
}

fn check(file: &Path, lang: Lang) -> Result<Answer, Answer> {
    let json = source(file, lang)?;
    let set = Auditor::check_ruleset(&json, &Library::new());
    let set = set.map_err(|error| refused(file, error, lang))?;
    let rules = say("правил", "rules");
    let words = say(": набор правил в порядке: ", ": the rule set is in order: ");
    let name = input::name(file);
    let count = set.rules.len().to_string();
    Ok(Answer::text([&name, words, &set.id, " ", &set.version, ", ", rules, ": ", &count].concat()))
}

fn export(name: &str, lang: Lang) -> Result<Answer, Answer> {
    load(name, lang).map(|set| Answer::text(set.to_json()))
}

/// A rule set by id or from a file.
fn load(name: &str, lang: Lang) -> Result<RuleSet, Answer> {
    match file(name) {
        Some(file) => read(file, lang),
        None => Library::new().get(name).map_err(|error| Answer::refused(name, &error, lang)),
    }
}

fn read(file: &Path, lang: Lang) -> Result<RuleSet, Answer> {
    let json = source(file, lang)?;
    RuleSet::from_json(&json, &Library::new()).map_err(|error| refused(file, error, lang))
}

fn refused(file: &Path, error: Error, lang: Lang) -> Answer {
    // Lines of a translation are not those of the file.
    let error = if is_toml(file) { error.without_lines() } else { error };
    Answer::refused(&input::name(file), &error, lang)
}

/// The file that a name means: one with a path or an ending of rule sets; other names are ids.
fn file(name: &str) -> Option<&Path> {
    let path = Path::new(name);
    let is_file = path.extension().is_some() || path.components().count() > 1;
    is_file.then_some(path)
}

fn is_toml(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The source of a rule set as JSON.
fn source(file: &Path, lang: Lang) -> Result<String, Answer> {
    let name = input::name(file);
    let limits = Limits::default();
    let data = input::read(file, limits.bytes).map_err(|why| Answer::unread(&name, &why))?;
    let refuse = |error: Error| Answer::refused(&name, &error, lang);
    let text = limits.text(&data).map_err(refuse)?;
    if !is_toml(file) {
        return Ok(String::from(text));
    }
    let value: serde_json::Value =
        toml::from_str(text).map_err(|error| broken_toml(&name, text, &error))?;
    Ok(value.to_string())
}

/// TOML is read by the program alone, so the program words what is wrong with it.
fn broken_toml(name: &str, text: &str, error: &toml::de::Error) -> Answer {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let last = before.rsplit('\n').next().unwrap_or_default();
    let place = format!(
        "{} {line}, {} {}",
        say("строка", "line"),
        say("столбец", "column"),
        last.chars().count() + 1
    );
    let words = say("это не TOML", "this is not TOML");
    let message = error.message().replace('\n', " ");
    Answer::failed(format!("{name}: {place}: {words}: {message} [invalid-toml]\n"))
}
