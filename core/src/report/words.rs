//! Words for what results hold as codes and arguments.

use crate::Lang;
use crate::contact::Code;
use crate::contact::email::EmailCode;
use crate::contact::phone::PhoneCode;
use crate::message::{self, Arg, Args};
use crate::report::{Finding, PageEcho, Reason};
use crate::rule::Rule;

/// The message of a finding: that of its code, or of its rule where the code has none.
pub(super) fn finding(rule: Option<&Rule>, finding: &Finding, lang: Lang) -> String {
    match message::find(message::REPORT, &finding.code, lang) {
        Some(template) => {
            message::render(template, &worded(&finding.code, &finding.args, lang), lang)
        }
        None => {
            rule.map_or_else(|| finding.code.clone(), |rule| of_rule(rule, Some(finding), lang))
        }
    }
}

/// Whether a finding has words of its own, beside those of its rule.
pub(super) fn has_own(finding: &Finding) -> bool {
    message::find(message::REPORT, &finding.code, Lang::Ru).is_some()
}

/// The message of a rule: what a failure means. A norm that was picked among several fills in
/// what the requirement alone leaves open.
pub(super) fn of_rule(rule: &Rule, finding: Option<&Finding>, lang: Lang) -> String {
    let mut args = rule.require.args();
    if let Some(finding) = finding {
        for (name, value) in finding.args.iter() {
            args = args.with(name, value.clone());
        }
    }
    message::render(rule.message.get(lang), &worded("", &args, lang), lang)
}

/// The words of a reason; of the rule set's own where it has switched the rule off.
pub(super) fn reason(rule: Option<&Rule>, reason: &Reason, lang: Lang) -> String {
    if reason.code == "switched-off"
        && let Some(own) = rule.and_then(|rule| rule.switched_off.as_ref())
    {
        return own.get(lang).to_owned();
    }
    match message::find(message::REPORT, &reason.code, lang) {
        Some(template) => {
            message::render(template, &worded(&reason.code, &reason.args, lang), lang)
        }
        None => reason.code.clone(),
    }
}

/// The words of a code in a family of terms; the code itself where there are none.
pub(super) fn term(family: &str, code: &str, lang: Lang) -> String {
    let mut key = String::from(family);
    key.push('-');
    for letter in code.chars() {
        match letter {
            '_' => key.push('-'),
            upper if upper.is_ascii_uppercase() => {
                key.push('-');
                key.push(upper.to_ascii_lowercase());
            }
            other => key.push(other),
        }
    }
    message::find(message::TERMS, &key, lang).map_or_else(|| code.to_owned(), str::to_owned)
}

/// A phrase of the layout.
pub(super) fn layout(code: &str, args: &Args, lang: Lang) -> String {
    message::render_from(message::LAYOUT, code, args, lang)
}

/// What would have to be checked, as a person would name it.
pub(super) fn missing(pointer: &str, lang: Lang) -> String {
    let mut parts = pointer.rsplit('/');
    let last = parts.next().unwrap_or_default();
    if pointer.starts_with("/organization/") {
        return term("field-organization", last, lang);
    }
    let of_post = last == "links" && pointer.contains("/posts/");
    term("field", if of_post { "post-links" } else { last }, lang)
}

/// The text with a capital letter at its beginning.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A page among several: its number and its network.
pub(super) fn page_name(page: &PageEcho, lang: Lang) -> String {
    let index = page.pointer.rsplit('/').next().and_then(|index| index.parse::<u32>().ok());
    let number = index.unwrap_or_default().saturating_add(1);
    let mut name = layout("page-number", &Args::new().with("n", number), lang);
    if let Some(platform) = &page.platform {
        name.push_str(", ");
        name.push_str(&term("network", platform, lang));
    }
    name
}

/// A day as people of the language write it: `20.11.2026`; English keeps `2026-11-20`.
pub(super) fn day(iso: &str, lang: Lang) -> String {
    let mut parts = iso.splitn(3, '-');
    match (lang, parts.next(), parts.next(), parts.next()) {
        (Lang::Ru, Some(year), Some(month), Some(day)) => [day, ".", month, ".", year].concat(),
        _ => iso.to_owned(),
    }
}

/// Points as people write them: `9500` is `95`, `350` is `3,5`.
pub(super) fn points(hundredths: i64, lang: Lang) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let mut out = whole.to_string();
    if rest > 0 {
        out.push(if lang == Lang::Ru { ',' } else { '.' });
        let digits = rest.to_string();
        if rest < 10 {
            out.push('0');
        }
        out.push_str(digits.trim_end_matches('0'));
    }
    out
}

/// Arguments with codes, days and points in the words of the language.
fn worded(code: &str, args: &Args, lang: Lang) -> Args {
    let mut out = Args::new();
    for (name, value) in args.iter() {
        let told = match (name, value) {
            ("networks" | "lacking", Arg::Text(ids)) => networks(ids, lang),
            ("field" | "category" | "tier", Arg::Text(code)) => term(name, code, lang),
            ("from" | "to" | "date" | "day", Arg::Text(iso)) => day(iso, lang),
            ("points" | "most" | "of", Arg::Int(n)) => points(*n, lang),
            ("detail", Arg::Text(detail)) => explained(code, detail, args, lang),
            _ => {
                let english = args.get("partEn").filter(|_| lang == Lang::En && name == "part");
                out = out.with(name, english.unwrap_or(value).clone());
                continue;
            }
        };
        out = out.with(name, told);
    }
    if out.get("detail").is_none() {
        out = out.with("detail", term("detail", "none", lang));
    }
    out
}

/// Names of networks by their ids, both with commas.
fn networks(ids: &str, lang: Lang) -> String {
    let mut names = String::new();
    for id in ids.split(',') {
        if !names.is_empty() {
            names.push_str(", ");
        }
        names.push_str(&term("network", id, lang));
    }
    names
}

/// The message of a contact's diagnostic.
fn explained(code: &str, detail: &str, args: &Args, lang: Lang) -> String {
    let number = match args.get("n") {
        Some(Arg::Int(n)) => u32::try_from(*n).unwrap_or(0),
        _ => 0,
    };
    let told = if code.starts_with("phone") {
        let code = PhoneCode::ALL.iter().find(|code| code.as_str() == detail);
        code.map(|code| code.message(number, lang))
    } else {
        let code = EmailCode::ALL.iter().find(|code| code.as_str() == detail);
        code.map(|code| code.message(number, lang))
    };
    told.unwrap_or_else(|| detail.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_days_read_as_people_write_them() {
        let read: Vec<String> =
            [9500, 350, 305, 7, 0].map(|hundredths| points(hundredths, Lang::Ru)).into();
        assert_eq!(read, ["95", "3,5", "3,05", "0,07", "0"]);
        assert_eq!(points(350, Lang::En), "3.5");
        assert_eq!(day("2026-11-20", Lang::Ru), "20.11.2026");
        assert_eq!(day("unknown", Lang::Ru), "unknown");
    }

    #[test]
    fn what_is_missing_is_named_as_people_name_it() {
        assert_eq!(
            missing("/pages/0/postsCoverage", Lang::Ru),
            "период, за который собраны все публикации"
        );
        assert_eq!(missing("/organization/name", Lang::Ru), "официальное наименование организации");
        assert_eq!(missing("/pages/0/name", Lang::Ru), "название страницы");
        assert_eq!(missing("/pages/0/posts/1/links", Lang::Ru), "ссылки публикаций");
        assert_eq!(missing("/pages", Lang::En), "the organisation's pages");
    }
}
