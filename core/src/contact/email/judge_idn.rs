//! What is to be said of a domain with other letters than Latin ones, or with `xn--` labels.

use super::code::EmailCode as Code;
use super::domain::{MAX_LABEL, decode_label, push_lower};
use super::judge_domain::{again, known, split_zone, tail_span};
use super::letter::{self, CYRILLIC, LATIN, OTHER, mapped};
use super::matched::{EmailMatch, Status};
use super::punycode;
use super::service::{self, Kind};
use crate::Span;
use crate::contact::cut::{Cut, glue, labels, words};

/// One label: as published, where it stands in the Unicode form of the domain and in the text,
/// and the alphabets it holds.
struct Label<'d> {
    raw: &'d str,
    start: usize,
    end: usize,
    seen: u8,
    place: Span,
}

impl Label<'_> {
    fn has(&self, alphabet: u8) -> bool {
        self.seen & alphabet != 0
    }

    /// Letters of both alphabets.
    fn mixed(&self) -> bool {
        self.has(LATIN) && self.has(CYRILLIC)
    }

    /// As published, unless that is the `xn--` form.
    fn readable<'a>(&'a self, text: &'a str) -> &'a str {
        if self.raw.is_ascii() { text } else { self.raw }
    }
}

pub(super) fn judge(found: &mut EmailMatch<'_>, domain: &str) -> String {
    found.capitals |= domain.any(|c| letter::lower(c) != c);
    let (mut name, mut labels) = (String::new(), Vec::new());
    if !read(found, domain, &mut name, &mut labels) {
        return String::new();
    }
    let Some((tld, rest)) = labels.split_last() else {
        found.on_domain(Status::Invalid, Code::MissingDomain);
        return String::new();
    };
    let text = name.behind(tld.start);
    if let Some(row) = service::find(&name).filter(|row| row.kind() == Kind::Translit) {
        found.on_domain(Status::Suspect, Code::TranslitDomain);
        if !service::zone_exists(text) {
            found.note(Code::UnknownTld, tld.place);
        }
        return row.meant().to_owned();
    }
    if labels.iter().any(|label| label.has(OTHER)) {
        found.on_domain(Status::Valid, Code::IdnDomain);
        found.on_domain(Status::Suspect, Code::ForeignScript);
        if !tld.has(OTHER) && text.is_ascii() && !service::zone_exists(text) {
            found.invalid(Code::UnknownTld, tld.place);
            return String::new();
        }
        return known(found, &name, service::zone(text));
    }
    if rest.is_empty() {
        found.usable = false;
        found.on_domain(Status::Valid, Code::IdnDomain);
        let zone = service::zone_is_common(text);
        found.invalid(if zone { Code::MissingDomain } else { Code::MissingTld }, tld.place);
        return String::new();
    }
    let mut layout = false;
    let head = name.part(0, tld.start - 1);
    let Some(zone) = fix_zone(found, tld, text, head, &mut layout) else { return String::new() };
    let mut meant = String::new();
    for (i, label) in rest.iter().enumerate() {
        let text = name.part(label.start, label.end);
        let fixed = if label.mixed() {
            unmix(found, label, text, zone)
        } else if label.has(CYRILLIC) && zone.is_ascii() {
            cyrillic_in_latin(found, label, text, zone, layout)
        } else if label.has(LATIN) && zone == "рф" && i + 1 == rest.len() {
            latin_in_rf(found, label)
        } else {
            None
        };
        meant.push_str(fixed.as_deref().unwrap_or(text));
        meant.push('.');
    }
    meant.push_str(zone);
    if !meant.is_ascii() {
        found.on_domain(Status::Valid, Code::IdnDomain);
    }
    if meant == name {
        return known(found, &name, service::zone(zone));
    }
    again(found, meant)
}

/// The labels, and the domain in its Unicode form; `false` where one of them makes the domain
/// invalid.
fn read<'d>(
    found: &mut EmailMatch<'_>,
    domain: &'d str,
    name: &mut String,
    read: &mut Vec<Label<'d>>,
) -> bool {
    let span = found.parts.domain_span;
    // Places are exact where the text was not cleaned.
    let exact = span.len() == domain.len() && *found.parts.domain == *domain;
    let mut at = span.start as usize;
    for raw in labels(domain) {
        let place = if exact { Span::new(at, at + raw.len()) } else { span };
        at += raw.len() + 1;
        if raw.is_empty() {
            found.empty_label(domain);
            continue;
        }
        if !name.is_empty() {
            name.push('.');
        }
        let start = name.len();
        if let Err(code) = read_label(found, raw, place, name) {
            if code != Code::LabelTooLong {
                found.invalid(code, place);
            }
            return false;
        }
        let text = name.behind(start);
        read.push(Label { raw, start, end: name.len(), seen: letter::scripts(text), place });
    }
    true
}

fn read_label(
    found: &mut EmailMatch<'_>,
    raw: &str,
    place: Span,
    name: &mut String,
) -> Result<(), Code> {
    let start = name.len();
    if push_lower(raw, name) {
        found.repair(Code::NotNfc, place);
    }
    let text = name.behind(start);
    if let Some(coded) = text.without("xn--") {
        let decoded = decode_label(coded).ok_or(Code::BadPunycode)?;
        found.note(Code::PunycodeShown, place);
        name.truncate(start);
        name.push_str(&decoded);
    } else if text.part(2, 4) == "--" {
        found.suspect(Code::LabelHyphen34, place);
    }
    let text = name.behind(start);
    if letter::scripts(text) & letter::BAD != 0 {
        return Err(Code::BadCharDomain);
    }
    if text.first() == Some('-') || text.last() == Some('-') {
        return Err(Code::LabelHyphen);
    }
    let mut coded = String::new();
    let length = match text.is_ascii() {
        false if punycode::encode(text, &mut coded) => coded.len() + 4,
        _ => text.len(),
    };
    if length > MAX_LABEL {
        found.invalid_by(Code::LabelTooLong, place, length);
        return Err(Code::LabelTooLong);
    }
    Ok(())
}

/// The zone that was meant, and whether all was typed in the other layout.
fn fix_zone<'a>(
    found: &mut EmailMatch<'_>,
    tld: &Label<'_>,
    text: &'a str,
    head: &str,
    layout: &mut bool,
) -> Option<&'a str> {
    let place = tld.place;
    if let Some(row) = service::zone(text) {
        if row.kind() != Kind::Broken {
            return Some(text);
        }
        let meant = row.meant();
        if head.is_ascii() || meant == "рф" {
            found.suspect(Code::BrokenTld, place);
            return Some(meant);
        }
    }
    if tld.mixed() {
        if let Some(zone) = unmix_zone(found, tld, text) {
            return Some(zone);
        }
    } else if tld.has(CYRILLIC) {
        if let Some(zone) = zone_by(text, typed) {
            found.suspect(Code::LayoutSlip, place);
            *layout = true;
            return Some(zone);
        }
        if text == "сом" {
            found.suspect(Code::HomoglyphDomain, place);
            return Some("com");
        }
    } else if service::zone_exists(text) || tld.has(LATIN) && !text.is_ascii() {
        return Some(text);
    } else if !text.any(|c| !c.is_ascii_digit()) {
        found.invalid(Code::NumericTld, place);
        return None;
    }
    // Whatever stands behind the name of a service was meant for its zone.
    for zone in words("ru|com") {
        if !head.has(".") && service::is_service_of(&[head, ".", zone]) {
            found.suspect(Code::BrokenTld, place);
            return Some(zone);
        }
    }
    found.invalid(Code::UnknownTld, tail_span(found, tld.raw));
    found.on_domain(Status::Valid, Code::IdnDomain);
    None
}

/// Two alphabets in the zone: a word glued to it, look-alikes, or some letters in the other layout.
fn unmix_zone(found: &mut EmailMatch<'_>, tld: &Label<'_>, text: &str) -> Option<&'static str> {
    let place = tld.place;
    if let Some((zone, glued)) = split_zone(text)
        && letter::scripts(glued) == CYRILLIC
    {
        let end = place.end;
        let start = end.saturating_sub(glued.len() as u32);
        found.suspect(Code::GluedText, Span { start, end });
        found.usable = false;
        return Some(zone);
    }
    let twin = if mapped(tld.raw, latin).is_some() { latin } else { cyrillic };
    if let Some(zone) = zone_by(tld.raw, twin).or_else(|| zone_by(text, sound)) {
        found.suspect(Code::HomoglyphDomain, place);
        return Some(zone);
    }
    if let Some(zone) = zone_by(text, typed) {
        found.suspect(Code::HomoglyphDomain, place);
        found.suspect(Code::LayoutSlip, place);
        return Some(zone);
    }
    None
}

/// The common zone that the letters make when each is replaced.
fn zone_by(text: &str, by: fn(char) -> Option<char>) -> Option<&'static str> {
    service::common_zone(&mapped(text, by)?)
}

/// In small letters, each Cyrillic one replaced by its Latin twin.
fn latin(c: char) -> Option<char> {
    match letter::script(c) {
        letter::Script::Cyrillic => letter::latin_twin(c),
        _ => Some(letter::lower(c)),
    }
}

/// In small letters, each Latin one replaced by its Cyrillic twin.
fn cyrillic(c: char) -> Option<char> {
    match letter::script(c) {
        letter::Script::Latin => letter::cyrillic_twin(c),
        _ => Some(letter::lower(c)),
    }
}

/// The Latin letter a Russian one is written with in the zones `ru`, `su`.
fn sound(c: char) -> Option<char> {
    if c.is_ascii() { Some(c) } else { letter::beside(c, "рrуuиuсs", false) }
}

/// The Latin letter on the key of a Russian one.
fn typed(c: char) -> Option<char> {
    if c.is_ascii() { Some(c) } else { letter::latin_key(c).filter(char::is_ascii_lowercase) }
}

/// Twins that are believed only where they make the name of a service.
fn loose_twin(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    letter::beside(c, "мmтtнhвbьbиuпn", false).or_else(|| letter::latin_twin(c))
}

/// Two alphabets in one label: repaired where every foreign letter has a twin.
fn unmix(found: &mut EmailMatch<'_>, label: &Label<'_>, text: &str, zone: &str) -> Option<String> {
    let raw = label.readable(text);
    let mut meant = if zone.is_ascii() { None } else { mapped(raw, cyrillic) };
    meant = meant.or_else(|| mapped(raw, latin));
    if meant.is_none() {
        let known = |name: &String| service::is_service_of(&[name, ".", zone]);
        meant = mapped(text, loose_twin).filter(known);
    }
    let code = if meant.is_some() { Code::HomoglyphDomain } else { Code::MixedScript };
    found.suspect(code, label.place);
    meant
}

/// A Russian label in a zone of Latin names: look-alikes, the other layout, a name in Russian
/// letters, or an internationalised name where the zone has such.
fn cyrillic_in_latin(
    found: &mut EmailMatch<'_>,
    label: &Label<'_>,
    text: &str,
    zone: &str,
    layout: bool,
) -> Option<String> {
    let typed = mapped(text, typed);
    if layout {
        return typed;
    }
    let named = service::find(&glue(&[text, ".ру"]));
    if let Some(row) = named.filter(|row| row.kind() == Kind::Translit) {
        found.suspect(Code::TranslitDomain, label.place);
        return row.meant().last_halves(".").map(|(name, _)| name.to_owned());
    }
    let service = |name: &String| service::is_service_of(&[name, ".", zone]);
    let (mut code, mut meant) = (Code::LayoutSlip, typed.filter(service));
    if meant.is_none() {
        let russian = matches!(zone, "ru" | "su");
        code = Code::HomoglyphDomain;
        meant = mapped(label.readable(text), latin).filter(|name| russian || service(name));
        if meant.is_none() {
            // These zones register no Cyrillic names.
            code = Code::MixedScript;
            if !russian {
                return None;
            }
        }
    }
    found.suspect(code, label.place);
    meant
}

/// A Latin label right under .рф, which registers Cyrillic names only.
fn latin_in_rf(found: &mut EmailMatch<'_>, label: &Label<'_>) -> Option<String> {
    let twin = mapped(label.raw, cyrillic);
    let code = if twin.is_some() { Code::HomoglyphDomain } else { Code::MixedScript };
    found.suspect(code, label.place);
    twin
}
