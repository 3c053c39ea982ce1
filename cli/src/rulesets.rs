//! `gospablik rules`, and the rule sets an audit is asked to use.

use std::io;
use std::path::Path;

use gospablik::page::Limits;
use gospablik::rule::{self, Library, RuleSet};
use gospablik::{Auditor, Error, Lang};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

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
    let mut translated = Vec::new();
    for name in names {
        builder = match file(name) {
            Some(file) => {
                let source = source(file, lang)?;
                let json = source.json.clone();
                if source.toml.is_some() {
                    translated.push((file, source));
                }
                builder.ruleset_json(json)
            }
            None => builder.ruleset(name.as_str()),
        };
    }
    let sets = if names.is_empty() { String::from("federal") } else { names.join(", ") };
    builder.build().map_err(|error| {
        // Of which file the error is, that file alone tells.
        let same = |source: &Source| {
            let alone = Auditor::check_ruleset(&source.json, &Library::new());
            alone.is_err_and(|alone| alone == error)
        };
        match translated.iter().find(|(_, source)| same(source)) {
            Some((file, source)) => refused(file, source, error, lang),
            None if translated.is_empty() => Answer::refused(&sets, &error, lang),
            None => Answer::refused(&sets, &error.located(|_| None), lang),
        }
    })
}

/// A rule set as JSON, and the text that it was translated from.
struct Source {
    json: String,
    toml: Option<String>,
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
    let source = source(file, lang)?;
    let set = Auditor::check_ruleset(&source.json, &Library::new());
    let set = set.map_err(|error| refused(file, &source, error, lang))?;
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
    let source = source(file, lang)?;
    let set = RuleSet::from_json(&source.json, &Library::new());
    set.map_err(|error| refused(file, &source, error, lang))
}

/// Lines of a translation are not those of the file.
fn refused(file: &Path, source: &Source, error: Error, lang: Lang) -> Answer {
    let error = match &source.toml {
        Some(text) => {
            let table = DeTable::parse(text).ok();
            error.located(|pointer| Some(place(text, table.as_ref()?, pointer)))
        }
        None => error,
    };
    Answer::refused(&input::name(file), &error, lang)
}

/// The line and the column at which the value of a pointer stands in TOML, or what holds it where
/// it is missing: its key, or the beginning of an item.
fn place(text: &str, root: &Spanned<DeTable<'_>>, pointer: &str) -> (u32, u32) {
    let mut table = Some(root.get_ref());
    let mut items: Option<&DeArray<'_>> = None;
    let mut at = 0;
    for part in pointer.split('/').skip(1) {
        let part = part.replace("~1", "/").replace("~0", "~");
        let value: &Spanned<DeValue<'_>> = if let Some((key, value)) =
            table.and_then(|table| table.get_key_value(part.as_str()))
        {
            at = key.span().start;
            value
        } else if let Some(item) = items.and_then(|items| items.get(part.parse::<usize>().ok()?)) {
            at = item.span().start;
            item
        } else {
            break;
        };
        table = value.get_ref().as_table();
        items = value.get_ref().as_array();
    }
    line_and_column(text, at)
}

fn line_and_column(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or_default();
    let last = before.rsplit('\n').next().unwrap_or_default();
    let count = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    (count(before.matches('\n').count()), count(last.chars().count()))
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

fn source(file: &Path, lang: Lang) -> Result<Source, Answer> {
    let name = input::name(file);
    let limits = Limits::default();
    let data = input::read(file, limits.bytes).map_err(|why| Answer::unread(&name, &why))?;
    let refuse = |error: Error| Answer::refused(&name, &error, lang);
    let text = limits.text(&data).map_err(refuse)?;
    if !is_toml(file) {
        return Ok(Source { json: String::from(text), toml: None });
    }
    let value: serde_json::Value =
        toml::from_str(text).map_err(|error| broken_toml(&name, text, &error))?;
    Ok(Source { json: value.to_string(), toml: Some(String::from(text)) })
}

/// TOML is read by the program alone, so the program words what is wrong with it.
fn broken_toml(name: &str, text: &str, error: &toml::de::Error) -> Answer {
    let (line, column) = line_and_column(text, error.span().map_or(0, |span| span.start));
    let place = format!("{} {line}, {} {column}", say("строка", "line"), say("столбец", "column"));
    let words = say("это не TOML", "this is not TOML");
    let message = error.message().replace('\n', " ");
    Answer::failed(format!("{name}: {place}: {words}: {message} [invalid-toml]\n"))
}
