//! What is to be said of a domain with other letters than Latin ones, or with `xn--` labels.

use super::code::EmailCode as Code;
use super::domain::{MAX_LABEL, decode_label, push_lower};
use super::judge::{Domain, twins};
use super::judge_domain::{again, known, split_zone, tail_span};
use super::letter::{self, Script};
use super::matched::{EmailMatch, Status};
use super::punycode;
use super::service::{self, Kind, Row};
use crate::Span;
use crate::contact::cut::{Cut, glue, labels};

/// One label: as published, in lower case and Unicode, and the alphabets it holds.
struct Label<'d> {
    raw: &'d str,
    text: String,
    latin: bool,
    cyrillic: bool,
    other: bool,
    place: Span,
}

pub(super) fn judge(found: &mut EmailMatch<'_>, domain: &str) -> Domain {
    found.capitals |= domain.any(|c| letter::lower(c) != c);
    let Some(labels) = read(found, domain) else { return Domain::AsIs };
    let Some((tld, rest)) = labels.split_last() else {
        found.invalid(Code::MissingDomain, found.parts.domain_span);
        return Domain::AsIs;
    };
    let name = join(labels.iter().map(|label| label.text.as_str()));
    if let Some(row) = service::find(&name).filter(|row| row.kind() == Kind::Translit) {
        found.suspect(Code::TranslitDomain, found.parts.domain_span);
        if !service::zone_exists(&tld.text) && service::zone(&tld.text).is_none_or(is_broken) {
            found.note(Code::UnknownTld, tld.place);
        }
        return Domain::Static(row.meant());
    }
    if labels.iter().any(|label| label.other) {
        found.note(Code::IdnDomain, found.parts.domain_span);
        found.suspect(Code::ForeignScript, found.parts.domain_span);
        return plain(found, &name, tld);
    }
    if rest.is_empty() {
        found.usable = false;
        found.note(Code::IdnDomain, found.parts.domain_span);
        let zone = service::zone_is_common(&tld.text);
        found.invalid(if zone { Code::MissingDomain } else { Code::MissingTld }, tld.place);
        return Domain::AsIs;
    }
    let Some(zone) = fix_zone(found, tld, rest) else { return Domain::AsIs };
    let fixed = fix_labels(found, rest, &zone);
    let meant = join(fixed.iter().map(String::as_str).chain([zone.text.as_str()]));
    if !meant.is_ascii() {
        found.note(Code::IdnDomain, found.parts.domain_span);
    }
    if meant == name {
        return known(found, &name, service::zone(&zone.text));
    }
    again(found, meant)
}

fn is_broken(row: Row) -> bool {
    row.kind() == Kind::Broken
}

fn plain(found: &mut EmailMatch<'_>, name: &str, tld: &Label<'_>) -> Domain {
    if !tld.other && tld.text.is_ascii() && !service::zone_exists(&tld.text) {
        found.invalid(Code::UnknownTld, tld.place);
        return Domain::AsIs;
    }
    known(found, name, service::zone(&tld.text))
}

fn join<'a>(labels: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::new();
    for label in labels {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(label);
    }
    out
}

/// The labels in their Unicode form; `None` where one of them makes the domain invalid.
fn read<'d>(found: &mut EmailMatch<'_>, domain: &'d str) -> Option<Vec<Label<'d>>> {
    let span = found.parts.domain_span;
    // Places are exact where the text was not cleaned.
    let exact = span.len() == domain.len() && *found.parts.domain == *domain;
    let mut start = span.start as usize;
    let mut read = Vec::new();
    for raw in labels(domain) {
        let place = if exact { Span::new(start, start + raw.len()) } else { span };
        start += raw.len() + 1;
        if raw.is_empty() {
            let edge = domain.first() == Some('.') || domain.last() == Some('.');
            found.suspect(if edge { Code::DotEdge } else { Code::DoubleDot }, span);
            found.usable = false;
            continue;
        }
        read.push(read_label(found, raw, place)?);
    }
    Some(read)
}

fn read_label<'d>(found: &mut EmailMatch<'_>, raw: &'d str, place: Span) -> Option<Label<'d>> {
    let mut text = String::with_capacity(raw.len());
    if push_lower(raw, &mut text) {
        found.repair(Code::NotNfc, place);
    }
    if let Some(coded) = text.without("xn--") {
        let Some(decoded) = decode_label(coded) else {
            found.invalid(Code::BadPunycode, place);
            return None;
        };
        found.note(Code::PunycodeShown, place);
        text = decoded;
    } else if text.get(2..4) == Some("--") {
        found.suspect(Code::LabelHyphen34, place);
    }
    let mut label = Label { raw, text, latin: false, cyrillic: false, other: false, place };
    for c in label.text.chars() {
        match letter::script(c) {
            Script::Latin => label.latin = true,
            Script::Cyrillic => label.cyrillic = true,
            Script::Other => label.other = true,
            Script::Common => {}
            Script::Bad => {
                found.invalid(Code::BadCharDomain, place);
                return None;
            }
        }
    }
    if label.text.first() == Some('-') || label.text.last() == Some('-') {
        found.invalid(Code::LabelHyphen, place);
        return None;
    }
    let mut coded = String::new();
    let length = match label.text.is_ascii() {
        true => label.text.len(),
        false if punycode::encode(&label.text, &mut coded) => coded.len() + 4,
        false => label.text.len(),
    };
    if length > MAX_LABEL {
        found.invalid_by(Code::LabelTooLong, place, length);
        return None;
    }
    Some(label)
}

/// The zone that was meant, and how it was found.
struct Zone {
    text: String,
    layout: bool,
}

fn fix_zone(found: &mut EmailMatch<'_>, tld: &Label<'_>, rest: &[Label<'_>]) -> Option<Zone> {
    let keep = |text: &str| Some(Zone { text: text.to_owned(), layout: false });
    if let Some(row) = service::zone(&tld.text) {
        if !is_broken(row) {
            return keep(&tld.text);
        }
        let meant = row.meant();
        if rest.iter().all(|label| label.text.is_ascii()) || meant == "рф" {
            found.suspect(Code::BrokenTld, tld.place);
            return keep(meant);
        }
    }
    let common = |text: &String| service::zone_is_common(text);
    if tld.latin && tld.cyrillic {
        if let Some((zone, glued)) = split_zone(&tld.text) {
            let word = !glued.any(|c| letter::script(c) != Script::Cyrillic);
            if word {
                let end = tld.place.end;
                found.suspect(
                    Code::GluedText,
                    Span { start: end.saturating_sub(glued.len() as u32), end },
                );
                found.usable = false;
                return keep(zone);
            }
        }
        let twin = twins(tld.raw, true)
            .or_else(|| twins(tld.raw, false))
            .map(|text| letter::lowered(&text));
        if let Some(text) = twin.filter(common).or_else(|| map(&tld.text, sound).filter(common)) {
            found.suspect(Code::HomoglyphDomain, tld.place);
            return Some(Zone { text, layout: false });
        }
        if let Some(text) = map(&tld.text, latin_letter).filter(common) {
            found.suspect(Code::HomoglyphDomain, tld.place);
            found.suspect(Code::LayoutSlip, tld.place);
            return Some(Zone { text, layout: false });
        }
    } else if tld.cyrillic {
        if let Some(text) = map(&tld.text, latin_letter).filter(common) {
            found.suspect(Code::LayoutSlip, tld.place);
            return Some(Zone { text, layout: true });
        }
        if tld.text == "сом" {
            found.suspect(Code::HomoglyphDomain, tld.place);
            return keep("com");
        }
    } else if service::zone_exists(&tld.text) || tld.latin && !tld.text.is_ascii() {
        return keep(&tld.text);
    } else if tld.text.as_bytes().iter().all(|b| b.is_ascii_digit()) {
        found.invalid(Code::NumericTld, tld.place);
        return None;
    }
    // Whatever stands behind the name of a service was meant for its zone.
    if let [name] = rest {
        let service = |zone: &&str| service::is_service(&[&name.text, ".", zone].concat());
        if let Some(zone) = ["ru", "com"].iter().find(|zone| service(zone)) {
            found.suspect(Code::BrokenTld, tld.place);
            return keep(zone);
        }
    }
    found.invalid(Code::UnknownTld, tail_span(found, tld.raw));
    found.note(Code::IdnDomain, found.parts.domain_span);
    None
}

/// The Latin letter a Russian one is written with in the zones `ru`, `su`.
fn sound(c: char) -> Option<char> {
    match c {
        'р' => Some('r'),
        'у' | 'и' => Some('u'),
        'с' => Some('s'),
        _ => None,
    }
}

/// The Latin letter on the key of a Russian one.
fn latin_letter(c: char) -> Option<char> {
    letter::latin_key(c).filter(char::is_ascii_lowercase)
}

/// Every Russian letter mapped.
fn map(text: &str, by: fn(char) -> Option<char>) -> Option<String> {
    letter::mapped(text, by, |c| c.is_ascii())
}

fn fix_labels(found: &mut EmailMatch<'_>, rest: &[Label<'_>], zone: &Zone) -> Vec<String> {
    let last = rest.len() - 1;
    let mut fixed = Vec::new();
    for (i, label) in rest.iter().enumerate() {
        let fix = if label.latin && label.cyrillic {
            unmix(found, label, zone)
        } else if label.cyrillic && zone.text.is_ascii() {
            cyrillic_in_latin(found, label, zone)
        } else if label.latin && zone.text == "рф" && i == last {
            latin_in_rf(found, label)
        } else {
            None
        };
        fixed.push(fix.unwrap_or_else(|| label.text.clone()));
    }
    fixed
}

/// Twins that are believed only where they make the name of a service.
fn loose_twin(c: char) -> Option<char> {
    match c {
        'м' => Some('m'),
        'т' => Some('t'),
        'н' => Some('h'),
        'в' | 'ь' => Some('b'),
        'и' => Some('u'),
        'п' => Some('n'),
        _ => letter::latin_twin(c),
    }
}

/// Two alphabets in one label: repaired where every foreign letter has a twin.
fn unmix(found: &mut EmailMatch<'_>, label: &Label<'_>, zone: &Zone) -> Option<String> {
    let raw = if label.raw.is_ascii() { &label.text } else { label.raw };
    let (latin, cyrillic) = (twins(raw, true), twins(raw, false));
    let meant = if zone.text.is_ascii() { latin } else { cyrillic.or(latin) };
    let known = |text: &String| service::is_service_of(&[text, ".", &zone.text]);
    let meant = meant.or_else(|| map(&label.text, loose_twin).filter(known));
    if meant.is_some() {
        found.suspect(Code::HomoglyphDomain, label.place);
    } else {
        found.suspect(Code::MixedScript, label.place);
    }
    meant.map(|text| letter::lowered(&text))
}

/// A Russian label in a zone of Latin names: look-alikes, the other layout, a name in Russian
/// letters, or an internationalised name where the zone has such.
fn cyrillic_in_latin(found: &mut EmailMatch<'_>, label: &Label<'_>, zone: &Zone) -> Option<String> {
    let typed = map(&label.text, latin_letter);
    if zone.layout {
        return typed;
    }
    let named = service::find(&glue(&[&label.text, ".ру"]));
    if let Some(row) = named.filter(|row| row.kind() == Kind::Translit) {
        found.suspect(Code::TranslitDomain, label.place);
        return row.meant().last_halves(".").map(|(name, _)| name.to_owned());
    }
    let service = |text: &String| service::is_service_of(&[text, ".", &zone.text]);
    if let Some(text) = typed.filter(service) {
        found.suspect(Code::LayoutSlip, label.place);
        return Some(text);
    }
    let russian = matches!(zone.text.as_str(), "ru" | "su");
    let raw = if label.raw.is_ascii() { &label.text } else { label.raw };
    let twin = twins(raw, true).map(|text| letter::lowered(&text));
    if let Some(text) = twin.filter(|text| russian || service(text)) {
        found.suspect(Code::HomoglyphDomain, label.place);
        return Some(text);
    }
    if russian {
        // These zones register no Cyrillic names.
        found.suspect(Code::MixedScript, label.place);
    }
    None
}

/// A Latin label right under .рф, which registers Cyrillic names only.
fn latin_in_rf(found: &mut EmailMatch<'_>, label: &Label<'_>) -> Option<String> {
    let twin = twins(label.raw, false).map(|text| letter::lowered(&text));
    if twin.is_some() {
        found.suspect(Code::HomoglyphDomain, label.place);
    } else {
        found.status = found.status.max(Status::Suspect);
        found.note(Code::MixedScript, label.place);
    }
    twin
}
