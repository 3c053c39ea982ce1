//! What is to be said of a domain: form, zone, service, slips.

use super::code::EmailCode as Code;
use super::domain::{MAX_DOMAIN, MAX_LABEL};
use super::expand::strip_prefix_fold;
use super::judge::Domain;
use super::matched::{EmailMatch, Provider, Status};
use super::service::{self, Kind, Row};
use super::{judge_idn, letter};
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, glue, labels};

/// Zones that words and numbers get glued to, or that lose their dot.
const GLUED_ZONES: [&str; 6] = ["ru", "com", "рф", "su", "net", "org"];

/// Judges the domain of a match; says which domain was meant.
pub(super) fn judge(found: &mut EmailMatch<'_>) -> Domain {
    let domain = found.parts.domain.clone();
    if domain.is_empty() {
        found.invalid(Code::MissingDomain, found.parts.domain_span);
        return Domain::AsIs;
    }
    if domain.opens(|c| c == '[') {
        found.suspect(Code::DomainLiteral, found.parts.domain_span);
        found.usable = false;
        found.guess = false;
        return Domain::AsIs;
    }
    if domain.len() > MAX_DOMAIN * 4 {
        found.invalid_by(Code::DomainTooLong, found.parts.domain_span, domain.len());
        return Domain::AsIs;
    }
    shaped(found, &domain)
}

/// By the form of the domain: in small ASCII letters, with capitals, or internationalised.
fn shaped(found: &mut EmailMatch<'_>, domain: &str) -> Domain {
    let mut form = Form::default();
    form.read(domain);
    if form.idn || form.wide {
        return judge_idn::judge(found, domain);
    }
    if form.capitals {
        found.capitals = true;
        return lowered(found, domain, &form);
    }
    ascii(found, domain, &form)
}

#[inline(never)]
fn lowered(found: &mut EmailMatch<'_>, domain: &str, form: &Form) -> Domain {
    let mut buffer = [0u8; MAX_DOMAIN];
    let Some(target) = buffer.get_mut(..domain.len()).filter(|_| !LEAN) else {
        return ascii(found, &domain.to_ascii_lowercase(), form);
    };
    target.copy_from_slice(domain.as_bytes());
    target.make_ascii_lowercase();
    ascii(found, std::str::from_utf8(target).unwrap_or_default(), form)
}

/// What one pass over an ASCII domain sees.
#[derive(Default)]
struct Form {
    /// An `xn--` label; a character beyond ASCII; a capital letter.
    idn: bool,
    wide: bool,
    capitals: bool,
    bad: bool,
    /// An empty label, one of more than 63 octets, hyphens at an edge or in places 3 and 4.
    empty: bool,
    long: bool,
    edge: bool,
    hyphen34: bool,
    /// Where the last label starts; 0 where there is one label.
    last: usize,
}

impl Form {
    fn read(&mut self, domain: &str) {
        let (mut start, mut before) = (0, b'.');
        for (i, byte) in domain.bytes().enumerate() {
            match byte {
                b'a'..=b'z' | b'0'..=b'9' => {}
                b'A'..=b'Z' => self.capitals = true,
                b'.' => {
                    self.end_label(before, i - start);
                    (start, self.last) = (i + 1, i + 1);
                }
                b'-' => {
                    self.edge |= before == b'.';
                    self.hyphen34 |= i - start == 3 && before == b'-';
                }
                128.. => self.wide = true,
                _ => self.bad = true,
            }
            before = byte;
        }
        self.end_label(before, domain.len() - start);
        let coded = |label: &str| strip_prefix_fold(label, "xn--").is_some();
        self.idn = self.hyphen34 && labels(domain).any(coded);
    }

    fn end_label(&mut self, before: u8, length: usize) {
        self.empty |= length == 0;
        self.edge |= before == b'-';
        self.long |= length > MAX_LABEL;
    }
}

fn ascii(found: &mut EmailMatch<'_>, lower: &str, form: &Form) -> Domain {
    let span = found.parts.domain_span;
    if form.bad {
        found.invalid(Code::BadCharDomain, span);
        return Domain::AsIs;
    }
    if form.empty {
        return without_empty(found, lower);
    }
    if form.edge {
        found.invalid(
            Code::LabelHyphen,
            label_span(found, lower, |l| l.first() == Some('-') || l.last() == Some('-')),
        );
        return Domain::AsIs;
    }
    if form.long {
        let long = label_span(found, lower, |label| label.len() > MAX_LABEL);
        found.invalid_by(Code::LabelTooLong, long, long.len());
        return Domain::AsIs;
    }
    if lower.len() > MAX_DOMAIN {
        found.invalid_by(Code::DomainTooLong, span, lower.len());
        return Domain::AsIs;
    }
    let tld = lower.behind(form.last);
    if form.last == 0 {
        return single(found, lower);
    }
    if form.hyphen34 {
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
fn without_empty(found: &mut EmailMatch<'_>, lower: &str) -> Domain {
    let span = found.parts.domain_span;
    let mut meant = String::with_capacity(lower.len());
    for label in labels(lower).filter(|label| !label.is_empty()) {
        if !meant.is_empty() {
            meant.push('.');
        }
        meant.push_str(label);
    }
    if meant.is_empty() {
        found.invalid(Code::MissingDomain, span);
        return Domain::AsIs;
    }
    found.usable = false;
    let edge = lower.first() == Some('.') || lower.last() == Some('.');
    found.suspect(if edge { Code::DotEdge } else { Code::DoubleDot }, span);
    again(found, meant)
}

/// Judges another form of the domain and suggests it.
pub(super) fn again(found: &mut EmailMatch<'_>, name: String) -> Domain {
    let judged = shaped(found, &name);
    match judged {
        Domain::AsIs => Domain::Other(name),
        better => better,
    }
}

/// A domain of one label.
fn single(found: &mut EmailMatch<'_>, label: &str) -> Domain {
    let span = found.parts.domain_span;
    found.usable = false;
    if service::zone_is_common(label) {
        found.invalid(Code::MissingDomain, span);
        return Domain::AsIs;
    }
    if service::zone(label).map(Row::kind) == Some(Kind::SpecialUse) {
        found.suspect(Code::SpecialUse, span);
        found.provider = Some(Provider::SpecialUse);
        found.guess = false;
        return Domain::AsIs;
    }
    for zone in GLUED_ZONES {
        if let Some(name) = label.short_of(zone).and_then(|stem| service_name(stem, zone)) {
            found.suspect(Code::MissingDot, span);
            return again(found, name);
        }
    }
    for zone in ["ru", "com"] {
        if let Some(name) = service_name(label, zone) {
            found.suspect(Code::MissingTld, span);
            return again(found, name);
        }
    }
    found.invalid(Code::MissingTld, span);
    Domain::AsIs
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

fn broken(found: &mut EmailMatch<'_>, lower: &str, tld: &str, zone: &str) -> Domain {
    let stem = lower.short_of(tld).unwrap_or(lower);
    if zone == "рф" {
        // `.ha` is рф typed in the Latin layout, and so is the rest.
        let kept = |c| matches!(c, '.' | '-' | '0'..='9');
        if let Some(typed) = letter::mapped(stem, letter::cyrillic_key, kept) {
            found.suspect(Code::LayoutSlip, found.parts.domain_span);
            return again(found, glue(&[&typed, zone]));
        }
    }
    found.suspect(Code::BrokenTld, tail_span(found, tld));
    again(found, glue(&[stem, zone]))
}

/// The last label is no zone: digits, something glued to one, or nothing that is known.
fn no_zone(found: &mut EmailMatch<'_>, lower: &str, tld: &str) -> Domain {
    let place = tail_span(found, tld);
    if tld.as_bytes().iter().all(|b| b.is_ascii_digit()) {
        found.invalid(Code::NumericTld, place);
        return Domain::AsIs;
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
    for zone in ["ru", "com"] {
        // Whatever stands behind the name of a service was meant for its zone.
        if let Some(name) = service_name(stem, zone).filter(|name| service::is_service(name)) {
            found.suspect(Code::BrokenTld, place);
            return again(found, name);
        }
    }
    found.invalid(Code::UnknownTld, place);
    Domain::AsIs
}

/// A common zone and what is glued to it.
pub(super) fn split_zone(label: &str) -> Option<(&'static str, &str)> {
    GLUED_ZONES.into_iter().find_map(|zone| {
        let rest = label.without(zone)?;
        (!rest.is_empty()).then_some((zone, rest))
    })
}

/// A well formed domain in a zone that exists.
pub(super) fn known(found: &mut EmailMatch<'_>, name: &str, zone: Option<Row>) -> Domain {
    let span = found.parts.domain_span;
    let row = service::classify(name);
    let kind = row.map(Row::kind);
    let Some(
        Kind::Misspelt | Kind::RealService | Kind::RealOwn | Kind::FormerZone | Kind::Translit,
    ) = kind
    else {
        rate(found, kind, zone);
        return Domain::AsIs;
    };
    let meant = row.map_or("", Row::meant);
    match kind {
        Some(Kind::FormerZone) => found.status = found.status.max(Status::Suspect),
        Some(Kind::Translit) => {
            found.suspect(Code::TranslitDomain, span);
            return Domain::Static(meant);
        }
        _ => found.suspect(Code::TypoDomain, span),
    }
    if kind == Some(Kind::Misspelt) {
        let zone = meant.last_halves(".").and_then(|(_, zone)| service::zone(zone));
        rate(found, service::find(meant).map(Row::kind), zone);
    } else {
        rate(found, kind, zone);
    }
    Domain::Static(meant)
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
            found.note(Code::FreeMail, span);
            Provider::FreeNational
        }
        Some(Kind::ForeignService | Kind::RealService) => {
            found.note(Code::ForeignMail, span);
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
            found.suspect(Code::Placeholder, span);
            found.guess = false;
            by_zone
        }
        _ => by_zone,
    };
    found.provider = Some(provider);
    if !national {
        found.note(Code::ForeignZone, span);
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
