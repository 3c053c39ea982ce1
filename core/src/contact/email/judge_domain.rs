//! What is to be said of a domain: form, zone, service, slips.

use super::code::EmailCode as Code;
use super::domain::{MAX_DOMAIN, MAX_LABEL};
use super::expand::strip_prefix_fold;
use super::matched::{EmailMatch, Provider, Status};
use super::service::{self, Kind, Row};
use super::{judge_idn, letter};
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, glue, labels, words};

/// Zones that words and numbers get glued to, or that lose their dot.
const GLUED_ZONES: &str = "ru|com|рф|su|net|org";

/// Judges the domain of a match; says which domain was meant, where that is another one.
pub(super) fn judge(found: &mut EmailMatch<'_>) -> String {
    let domain = found.parts.domain.clone();
    if domain.is_empty() {
        found.on_domain(Status::Invalid, Code::MissingDomain);
        return String::new();
    }
    if domain.opens(|c| c == '[') {
        found.on_domain(Status::Suspect, Code::DomainLiteral);
        found.usable = false;
        found.guess = false;
        return String::new();
    }
    if domain.len() > MAX_DOMAIN * 4 {
        found.invalid_by(Code::DomainTooLong, found.parts.domain_span, domain.len());
        return String::new();
    }
    shaped(found, &domain, Form::read(&domain))
}

/// Judges a domain that is neither empty nor a literal, of which the form is known.
pub(super) fn judge_plain(found: &mut EmailMatch<'_>, domain: &str, form: Form) -> String {
    if domain.len() > MAX_DOMAIN * 4 { judge(found) } else { shaped(found, domain, form) }
}

/// By the form of the domain: in small ASCII letters, with capitals, or internationalised.
fn shaped(found: &mut EmailMatch<'_>, domain: &str, form: Form) -> String {
    if form.has(letter::WIDE) || form.coded(domain) {
        return judge_idn::judge(found, domain);
    }
    if form.has(letter::CAPITAL) {
        found.capitals = true;
        return lowered(found, domain, form);
    }
    ascii(found, domain, form)
}

#[inline(never)]
fn lowered(found: &mut EmailMatch<'_>, domain: &str, form: Form) -> String {
    let mut buffer = [0u8; MAX_DOMAIN];
    let Some(target) = buffer.get_mut(..domain.len()).filter(|_| !LEAN) else {
        return ascii(found, &letter::lowered(domain), form);
    };
    target.copy_from_slice(domain.as_bytes());
    target.make_ascii_lowercase();
    ascii(found, std::str::from_utf8(target).unwrap_or_default(), form)
}

/// What one pass over an ASCII domain sees.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// The classes of its bytes, and the bits below.
    seen: u8,
    shape: u8,
    /// Where the last label starts; 0 where there is one label.
    last: usize,
}

/// An empty label, one of more than 63 octets, hyphens at an edge or in places 3 and 4.
const EMPTY: u8 = 1;
const LONG: u8 = 2;
const EDGE: u8 = 4;
const HYPHEN34: u8 = 8;

impl Form {
    pub(super) fn read(domain: &str) -> Self {
        let (mut seen, mut shape, mut start, mut before) = (0, 0, 0, letter::DOT);
        for (i, byte) in domain.bytes().enumerate() {
            let class = letter::class(byte);
            seen |= class;
            if class & letter::DOT != 0 {
                shape |= Self::end_label(before, i - start);
                start = i + 1;
            } else if class & letter::HYPHEN != 0 {
                if before == letter::DOT {
                    shape |= EDGE;
                } else if before == letter::HYPHEN && i - start == 3 {
                    shape |= HYPHEN34;
                }
            }
            before = class;
        }
        shape |= Self::end_label(before, domain.len() - start);
        Self { seen, shape, last: start }
    }

    fn end_label(before: u8, length: usize) -> u8 {
        let mut shape = if before == letter::HYPHEN { EDGE } else { 0 };
        if length == 0 {
            shape |= EMPTY;
        } else if length > MAX_LABEL {
            shape |= LONG;
        }
        shape
    }

    pub(super) fn has(self, class: u8) -> bool {
        self.seen & class != 0
    }

    fn shaped(self, shape: u8) -> bool {
        self.shape & shape != 0
    }

    /// Whether there is an `xn--` label.
    fn coded(self, domain: &str) -> bool {
        self.shaped(HYPHEN34)
            && labels(domain).any(|label| strip_prefix_fold(label, "xn--").is_some())
    }
}

fn ascii(found: &mut EmailMatch<'_>, lower: &str, form: Form) -> String {
    if form.has(letter::NO_HOST) {
        found.on_domain(Status::Invalid, Code::BadCharDomain);
        return String::new();
    }
    if form.shaped(EMPTY) {
        return without_empty(found, lower);
    }
    if form.shaped(EDGE) {
        found.invalid(
            Code::LabelHyphen,
            label_span(found, lower, |l| l.first() == Some('-') || l.last() == Some('-')),
        );
        return String::new();
    }
    if form.shaped(LONG) {
        let long = label_span(found, lower, |label| label.len() > MAX_LABEL);
        found.invalid_by(Code::LabelTooLong, long, long.len());
        return String::new();
    }
    if lower.len() > MAX_DOMAIN {
        found.invalid_by(Code::DomainTooLong, found.parts.domain_span, lower.len());
        return String::new();
    }
    let tld = lower.behind(form.last);
    if form.last == 0 {
        return single(found, lower);
    }
    if form.shaped(HYPHEN34) {
        let place = |label: &str| label.get(2..4) == Some("--");
        found.suspect(Code::LabelHyphen34, label_span(found, lower, place));
    }
    let zone = service::zone(tld);
    if let Some(row) = zone.filter(|row| row.kind() == Kind::Broken) {
        return broken(found, lower, tld, row.meant());
    }
    if zone.is_none() && !service::zone_exists(tld) {
        return no_zone(found, lower, tld);
    }
    known(found, lower, zone)
}

/// Dots at the edge or in a row.
fn without_empty(found: &mut EmailMatch<'_>, lower: &str) -> String {
    let meant = joined(lower);
    if meant.is_empty() {
        found.on_domain(Status::Invalid, Code::MissingDomain);
        return meant;
    }
    found.empty_label(lower);
    again(found, meant)
}

/// The labels that are not empty.
#[inline(never)]
pub(super) fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for label in labels(text).filter(|label| !label.is_empty()) {
        if !out.is_empty() {
            out.push('.');
        }
        out.push_str(label);
    }
    out
}

/// Judges another form of the domain and suggests it.
pub(super) fn again(found: &mut EmailMatch<'_>, name: String) -> String {
    let better = shaped(found, &name, Form::read(&name));
    if better.is_empty() { name } else { better }
}

/// A domain of one label.
fn single(found: &mut EmailMatch<'_>, label: &str) -> String {
    found.usable = false;
    if service::zone_is_common(label) {
        found.on_domain(Status::Invalid, Code::MissingDomain);
        return String::new();
    }
    if service::zone(label).map(Row::kind) == Some(Kind::SpecialUse) {
        found.on_domain(Status::Suspect, Code::SpecialUse);
        found.provider = Some(Provider::SpecialUse);
        found.guess = false;
        return String::new();
    }
    for zone in words(GLUED_ZONES) {
        if let Some(name) = label.short_of(zone).and_then(|stem| service_name(stem, zone)) {
            found.on_domain(Status::Suspect, Code::MissingDot);
            return again(found, name);
        }
    }
    for zone in words("ru|com") {
        if let Some(name) = service_name(label, zone) {
            found.on_domain(Status::Suspect, Code::MissingTld);
            return again(found, name);
        }
    }
    found.on_domain(Status::Invalid, Code::MissingTld);
    String::new()
}

fn service_name(stem: &str, zone: &str) -> Option<String> {
    if stem.len() < 2 {
        return None;
    }
    let name = glue(&[stem, ".", zone]);
    let known = matches!(
        service::find(&name)?.kind(),
        Kind::FreeNational | Kind::ForeignService | Kind::Official | Kind::Misspelt
    );
    known.then_some(name)
}

fn broken(found: &mut EmailMatch<'_>, lower: &str, tld: &str, zone: &str) -> String {
    let stem = lower.short_of(tld).unwrap_or(lower);
    if zone == "рф" {
        // `.ha` is рф typed in the Latin layout, and so is the rest.
        let typed = |c| match c {
            '.' | '-' | '0'..='9' => Some(c),
            _ => letter::cyrillic_key(c),
        };
        if let Some(typed) = letter::mapped(stem, typed) {
            found.on_domain(Status::Suspect, Code::LayoutSlip);
            return again(found, glue(&[&typed, zone]));
        }
    }
    found.suspect(Code::BrokenTld, tail_span(found, tld));
    again(found, glue(&[stem, zone]))
}

/// The last label is no zone: digits, something glued to one, or nothing that is known.
fn no_zone(found: &mut EmailMatch<'_>, lower: &str, tld: &str) -> String {
    let place = tail_span(found, tld);
    if tld.as_bytes().iter().all(|b| b.is_ascii_digit()) {
        found.invalid(Code::NumericTld, place);
        return String::new();
    }
    if let Some((zone, rest)) = split_zone(tld) {
        let digits = rest.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if digits {
            let name = lower.short_of(rest).unwrap_or(lower).to_owned();
            let start = place.start as usize + zone.len();
            found.suspect(
                Code::GluedPhone,
                Span::new(start.min(place.end as usize), place.end as usize),
            );
            found.usable = false;
            return again(found, name);
        }
        if zone == "ru" {
            return broken(found, lower, tld, zone);
        }
    }
    let stem = lower.short_of(tld).unwrap_or(lower).shed(|c| c == '.');
    for zone in words("ru|com") {
        // Whatever stands behind the name of a service was meant for its zone.
        if let Some(name) = service_name(stem, zone).filter(|name| service::is_service(name)) {
            found.suspect(Code::BrokenTld, place);
            return again(found, name);
        }
    }
    found.invalid(Code::UnknownTld, place);
    String::new()
}

/// A common zone and what is glued to it.
pub(super) fn split_zone(label: &str) -> Option<(&'static str, &str)> {
    for zone in words(GLUED_ZONES) {
        if let Some(rest) = label.without(zone).filter(|rest| !rest.is_empty()) {
            return Some((zone, rest));
        }
    }
    None
}

/// A well formed domain in a zone that exists.
pub(super) fn known(found: &mut EmailMatch<'_>, name: &str, zone: Option<Row>) -> String {
    let row = service::classify(name);
    let kind = row.map(Row::kind);
    let Some(
        Kind::Misspelt | Kind::RealService | Kind::RealOwn | Kind::FormerZone | Kind::Translit,
    ) = kind
    else {
        rate(found, kind, zone);
        return String::new();
    };
    let meant = row.map_or("", Row::meant);
    match kind {
        Some(Kind::FormerZone) => found.status = found.status.max(Status::Suspect),
        Some(Kind::Translit) => {
            found.on_domain(Status::Suspect, Code::TranslitDomain);
            return meant.to_owned();
        }
        _ => found.on_domain(Status::Suspect, Code::TypoDomain),
    }
    if kind == Some(Kind::Misspelt) {
        let zone = meant.last_halves(".").and_then(|(_, zone)| service::zone(zone));
        rate(found, service::find(meant).map(Row::kind), zone);
    } else {
        rate(found, kind, zone);
    }
    meant.to_owned()
}

/// Whose mail it is, and in which zone.
fn rate(found: &mut EmailMatch<'_>, kind: Option<Kind>, zone: Option<Row>) {
    let span = found.parts.domain_span;
    let zone = zone.map(Row::kind);
    let kind = kind.or(zone.filter(|zone| *zone == Kind::SpecialUse));
    let national = zone == Some(Kind::NationalZone);
    found.national = Some(national);
    let by_zone = if national { Provider::Own } else { Provider::ForeignZone };
    let provider = match kind {
        Some(Kind::FreeNational) => {
            found.on_domain(Status::Valid, Code::FreeMail);
            Provider::FreeNational
        }
        Some(Kind::ForeignService | Kind::RealService) => {
            found.on_domain(Status::Valid, Code::ForeignMail);
            Provider::ForeignService
        }
        Some(Kind::FormerZone) => Provider::ForeignService,
        Some(Kind::Official) => Provider::Official,
        Some(Kind::SpecialUse) => {
            let template = zone != Some(Kind::SpecialUse);
            found.suspect(if template { Code::Placeholder } else { Code::SpecialUse }, span);
            found.guess = false;
            found.provider = Some(Provider::SpecialUse);
            return;
        }
        Some(Kind::Placeholder) => {
            found.on_domain(Status::Suspect, Code::Placeholder);
            found.guess = false;
            by_zone
        }
        _ => by_zone,
    };
    found.provider = Some(provider);
    if !national {
        found.on_domain(Status::Valid, Code::ForeignZone);
    }
}

/// Where the last label stands.
pub(super) fn tail_span(found: &EmailMatch<'_>, tld: &str) -> Span {
    let span = found.parts.domain_span;
    if span.len() != found.parts.domain.len() {
        return span;
    }
    Span { start: span.end.saturating_sub(u32::try_from(tld.len()).unwrap_or(0)), end: span.end }
}

fn label_span(found: &EmailMatch<'_>, lower: &str, wanted: fn(&str) -> bool) -> Span {
    let span = found.parts.domain_span;
    if span.len() != lower.len() {
        return span;
    }
    let mut start = span.start as usize;
    for label in labels(lower) {
        if wanted(label) {
            return Span::new(start, start + label.len());
        }
        start += label.len() + 1;
    }
    span
}
