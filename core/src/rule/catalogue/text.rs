use super::card::{RuleCard, day, word, words};
use crate::error::{Error, ErrorKind, Problem};
use crate::json::{excerpt, suggest};
use crate::message::Args;
use crate::rule::RuleSet;
use crate::{Lang, rule::Rule};

/// The rules of a set as text for a terminal: one line each, or everything about the rule `id`.
///
/// ```
/// use gospablik::{Lang, rule::{self, builtin}};
///
/// let set = builtin::federal()?;
/// let list = rule::catalogue_text(&set, None, Lang::Ru)?;
/// assert!(list.contains("\n  page-exists            обязательно  Официальная страница есть\n"));
/// let one = rule::catalogue_text(&set, Some("badge"), Lang::En)?;
/// assert!(one.starts_with("badge: The mark of a state organisation\n"));
/// # Ok::<(), gospablik::Error>(())
/// ```
///
/// # Errors
/// When the set has no rule of this id.
pub fn catalogue_text(set: &RuleSet, id: Option<&str>, lang: Lang) -> Result<String, Error> {
    let Some(id) = id else { return Ok(list(set, lang)) };
    match set.rule(id) {
        Some(rule) => Ok(one(set, rule, lang)),
        None => Err(unknown(set, id)),
    }
}

pub(super) fn unknown(set: &RuleSet, id: &str) -> Error {
    let known: Vec<&str> = set.rules.iter().map(|rule| rule.id.as_str()).collect();
    let args = Args::new().with("id", excerpt(id)).with("base", set.id.clone());
    let problem = Problem::new("unknown-rule", "", args).suggest(suggest(id, &known));
    Error::new(ErrorKind::Argument, vec![problem])
}

fn list(set: &RuleSet, lang: Lang) -> String {
    let args = Args::new().with("title", set.title.get(lang).to_owned());
    let args = args.with("id", set.id.clone()).with("version", set.version.clone());
    let mut out = words("heading", &args, lang);
    if let Some(reviewed) = set.reviewed_until {
        let args = Args::new().with("day", day(reviewed, lang));
        out.extend(["\n", &words("reviewed", &args, lang)]);
    }
    out.push('\n');
    let cards: Vec<RuleCard> = set.rules.iter().map(|rule| RuleCard::of(set, rule, lang)).collect();
    let widest = cards.iter().map(|card| card.id.chars().count()).max().unwrap_or_default();
    let mut headings: Vec<&str> = Vec::new();
    for card in &cards {
        if !headings.contains(&card.category) {
            headings.push(card.category);
        }
    }
    for heading in headings {
        out.extend(["\n", heading, "\n"]);
        for (card, rule) in
            cards.iter().zip(&set.rules).filter(|(card, _)| card.category == heading)
        {
            out.push_str("  ");
            pad(&mut out, &card.id, widest + 2);
            pad(&mut out, card.severity.split(';').next().unwrap_or_default(), 13);
            out.push_str(&card.title);
            if let Some(reason) = &rule.switched_off {
                let args = Args::new().with("reason", reason.get(lang).to_owned());
                out.extend([" (", &words("switched-off", &args, lang), ")"]);
            }
            out.push('\n');
        }
    }
    out
}

fn pad(out: &mut String, text: &str, width: usize) {
    out.push_str(text);
    for _ in text.chars().count()..width {
        out.push(' ');
    }
}

fn one(set: &RuleSet, rule: &Rule, lang: Lang) -> String {
    let card = RuleCard::of(set, rule, lang);
    let mut out = [card.id.as_str(), ": ", &card.title, "\n\n"].concat();
    let mut line = |label: &'static str, text: &str| {
        out.extend([word(label, lang), ": ", text, "\n"]);
    };
    line("label-severity", &card.severity);
    line("label-failure", &card.failure);
    line("label-help", &card.help);
    for ground in &card.grounds {
        line("label-ground", ground);
    }
    line("label-in-force", &card.in_force);
    line("label-applies", &card.applies_to);
    line("label-scope", card.scope);
    line("label-require", &card.require);
    if !card.aliases.is_empty() {
        line("label-aliases", &card.aliases.join(", "));
    }
    for change in &card.changes {
        out.extend([change, "\n"]);
    }
    out
}
