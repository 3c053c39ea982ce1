//! What is to be said of a domain: form, zone, service, slips.

use super::code::EmailCode as Code;
use super::domain::{MAX_DOMAIN, MAX_LABEL};
use super::judge::Domain;
use super::matched::{EmailMatch, Provider, Status};
use super::service::{self, Kind};
use super::{judge_idn, letter};
use crate::Span;

/// Zones that words and numbers get glued to, or that lose their dot.
const GLUED_ZONES: [&str; 6] = ["ru", "com", "рф", "su", "net", "org"];

/// Judges the domain of a match; says which domain was meant.
pub(super) fn judge(found: &mut EmailMatch<'_>) -> Domain {
    let domain = found.parts.domain.clone();
    if domain.is_empty() {
        found.invalid(Code::MissingDomain, found.parts.domain_span);
        return Domain::AsIs;
    }
    if domain.starts_with('[') {
        found.suspect(Code::DomainLiteral, found.parts.domain_span);
        found.usable = false;
        found.guess = false;
        return Domain::AsIs;
    }
    if domain.len() > MAX_DOMAIN * 4 {
        found.invalid_by(Code::DomainTooLong, found.parts.domain_span, domain.len());
        return Domain::AsIs;
    }
    let mut buffer = [0u8; MAX_DOMAIN + 3];
    let mut form = Form::default();
    match fold(&domain, &mut buffer, &mut form) {
        Some(lower) if !form.idn => ascii(found, lower, &form),
        _ => judge_idn::judge(found, &domain),
    }
}

/// What one pass over an ASCII domain sees.
#[derive(Default)]
struct Form {
    idn: bool,
    bad: bool,
    /// An empty label, one of more than 63 octets, hyphens at an edge or in places 3 and 4.
    empty: bool,
    long: bool,
    edge: bool,
    hyphen34: bool,
    /// Where the last label starts; 0 where there is one label.
    last: usize,
}

/// Copies the domain in lower case; `None` where it is not ASCII or too long for one.
fn fold<'b>(domain: &str, buffer: &'b mut [u8], form: &mut Form) -> Option<&'b str> {
    let target = buffer.get_mut(..domain.len())?;
    let (mut start, mut before) = (0, b'.');
    for (i, (byte, slot)) in domain.bytes().zip(target.iter_mut()).enumerate() {
        let byte = byte.to_ascii_lowercase();
        *slot = byte;
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => {}
            b'.' => {
                form.end_label(before, i - start);
                (start, form.last) = (i + 1, i + 1);
            }
            b'-' => {
                form.edge |= before == b'.';
                form.hyphen34 |= i - start == 3 && before == b'-';
            }
            128.. => return None,
            _ => form.bad = true,
        }
        before = byte;
    }
    form.end_label(before, domain.len() - start);
    let lower = std::str::from_utf8(target).ok()?;
    form.idn = form.hyphen34 && lower.split('.').any(|label| label.starts_with("xn--"));
    Some(lower)
}

impl Form {
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
            label_span(found, lower, |l| l.starts_with('-') || l.ends_with('-')),
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
    let tld = lower.get(form.last..).unwrap_or_default();
    if form.last == 0 {
        return single(found, lower);
    }
    if form.hyphen34 {
        let place = |label: &str| label.get(2..4) == Some("--");
        found.suspect(Code::LabelHyphen34, label_span(found, lower, place));
    }
    let zone = service::zone(tld);
    if let Some(Kind::Broken(meant)) = zone {
        return broken(found, lower, tld, meant);
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
    for label in lower.split('.').filter(|label| !label.is_empty()) {
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
    let edge = lower.starts_with('.') || lower.ends_with('.');
    found.suspect(if edge { Code::DotEdge } else { Code::DoubleDot }, span);
    again(found, meant)
}

/// Judges another form of the domain and suggests it.
pub(super) fn again(found: &mut EmailMatch<'_>, name: String) -> Domain {
    let mut buffer = [0u8; MAX_DOMAIN + 3];
    let mut form = Form::default();
    let judged = match fold(&name, &mut buffer, &mut form) {
        Some(lower) if !form.idn => ascii(found, lower, &form),
        _ => judge_idn::judge(found, &name),
    };
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
    if service::zone(label) == Some(Kind::SpecialUse) {
        found.suspect(Code::SpecialUse, span);
        found.provider = Some(Provider::SpecialUse);
        found.guess = false;
        return Domain::AsIs;
    }
    for zone in GLUED_ZONES {
        if let Some(name) = label.strip_suffix(zone).and_then(|stem| service_name(stem, zone)) {
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
    let name = [stem, ".", zone].concat();
    let known = matches!(
        service::find(&name)?,
        Kind::FreeNational | Kind::ForeignService | Kind::Official | Kind::Misspelt(_)
    );
    known.then_some(name)
}

fn broken(found: &mut EmailMatch<'_>, lower: &str, tld: &str, zone: &str) -> Domain {
    let stem = lower.strip_suffix(tld).unwrap_or(lower);
    if zone == "рф" {
        // `.ha` is рф typed in the Latin layout, and so is the rest.
        let typed: Option<String> =
            stem.chars()
                .map(|c| {
                    if matches!(c, '.' | '-' | '0'..='9') {
                        Some(c)
                    } else {
                        letter::cyrillic_key(c)
                    }
                })
                .collect();
        if let Some(typed) = typed {
            found.suspect(Code::LayoutSlip, found.parts.domain_span);
            return again(found, [&typed, zone].concat());
        }
    }
    found.suspect(Code::BrokenTld, tail_span(found, tld));
    again(found, [stem, zone].concat())
}

/// The last label is no zone: digits, something glued to one, or nothing that is known.
fn no_zone(found: &mut EmailMatch<'_>, lower: &str, tld: &str) -> Domain {
    let place = tail_span(found, tld);
    if tld.bytes().all(|b| b.is_ascii_digit()) {
        found.invalid(Code::NumericTld, place);
        return Domain::AsIs;
    }
    if let Some((zone, rest)) = split_zone(tld) {
        let digits = rest.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        if digits {
            let name = lower.strip_suffix(rest).unwrap_or(lower).to_owned();
            let start = place.start as usize + zone.len();
            found.suspect(
                Code::GluedPhone,
                Span::new(start.min(place.end as usize), place.end as usize),
            );
            found.usable = false;
            return again(found, name);
        }
    }
    found.invalid(Code::UnknownTld, place);
    Domain::AsIs
}

/// A common zone and what is glued to it.
pub(super) fn split_zone(label: &str) -> Option<(&'static str, &str)> {
    GLUED_ZONES.into_iter().find_map(|zone| {
        let rest = label.strip_prefix(zone)?;
        (!rest.is_empty()).then_some((zone, rest))
    })
}

/// A well formed domain in a zone that exists.
pub(super) fn known(found: &mut EmailMatch<'_>, name: &str, zone: Option<Kind>) -> Domain {
    let span = found.parts.domain_span;
    let kind = service::classify(name);
    match kind {
        Some(Kind::Misspelt(meant)) => {
            found.suspect(Code::TypoDomain, span);
            let zone = meant.rsplit('.').next().and_then(service::zone);
            rate(found, service::find(meant), zone);
            return Domain::Static(meant);
        }
        Some(Kind::RealService(meant) | Kind::RealOwn(meant)) => {
            found.suspect(Code::TypoDomain, span);
            rate(found, kind, zone);
            return Domain::Static(meant);
        }
        Some(Kind::FormerZone(meant)) => {
            found.status = found.status.max(Status::Suspect);
            rate(found, kind, zone);
            return Domain::Static(meant);
        }
        Some(Kind::Translit(meant)) => {
            found.suspect(Code::TranslitDomain, span);
            return Domain::Static(meant);
        }
        _ => rate(found, kind, zone),
    }
    Domain::AsIs
}

/// Whose mail it is, and in which zone.
fn rate(found: &mut EmailMatch<'_>, kind: Option<Kind>, zone: Option<Kind>) {
    let span = found.parts.domain_span;
    let national = zone == Some(Kind::NationalZone);
    found.national = Some(national);
    let by_zone = if national { Provider::Own } else { Provider::ForeignZone };
    let provider = match kind {
        Some(Kind::FreeNational) => {
            found.note(Code::FreeMail, span);
            Provider::FreeNational
        }
        Some(Kind::ForeignService | Kind::RealService(_)) => {
            found.note(Code::ForeignMail, span);
            Provider::ForeignService
        }
        Some(Kind::FormerZone(_)) => Provider::ForeignService,
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

fn label_span(found: &EmailMatch<'_>, lower: &str, wanted: impl Fn(&str) -> bool) -> Span {
    let span = found.parts.domain_span;
    if span.len() != lower.len() {
        return span;
    }
    let mut start = span.start as usize;
    for label in lower.split('.') {
        if wanted(label) {
            return Span::new(start, start + label.len());
        }
        start += label.len() + 1;
    }
    span
}
