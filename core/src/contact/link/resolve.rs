//! From an address to what it means.

use super::super::ids::{Inn, Ogrn};
use super::super::{Diagnostics, letter};
use super::host::{gosweb_region, push_shown};
use super::route::{Captures, Route, Set, capture, parameter_of, split, telephone};
use super::table::{SETS, TLDS};
use super::url::{Url, bare_host, is_web, set_of};
use super::{Link, LinkCode, LinkId, LinkIds, LinkMatch, Object, Platform};
use crate::Span;
use crate::contact::cut::{Cut, number as parsed};

/// Characters that close a sentence or a quotation and not an address.
pub(super) fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '\'' | '>' | '*')
        || matches!(c, '»' | '”' | '“' | '…')
}

/// Reads a whole field as one link.
pub(super) fn field(value: &str) -> Option<LinkMatch> {
    let front = value.skip(|c| letter::is_space(c) || matches!(c, '<' | '"' | '«' | '('));
    let start = value.len() - front.len();
    let text = front.shed(letter::is_space);
    if text.opens(|c| matches!(c, '[' | '*')) {
        return super::find::bracket(value, start);
    }
    let text = text.shed(closes).shed(|c| c == '/');
    let span = Span::new(start, start + text.len());
    if text.is_empty() || text.any(letter::is_space) {
        return None;
    }
    if let Some(name) = text.without("@") {
        return handle(name, None, span);
    }
    let (scheme, _) = super::url::split_scheme(text);
    if scheme.is_empty() && !text.has(".") {
        return number(text, span);
    }
    let parts = Url::split(text)?;
    if scheme.is_empty() && !is_plausible(&parts, text) {
        return None;
    }
    address(text, &parts, span)
}

/// A name behind `@`: a bot of Telegram by its ending, otherwise of the platform given or VK.
pub(super) fn handle(name: &str, platform: Option<Platform>, span: Span) -> Option<LinkMatch> {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.'));
    let right = plain && (2..=40).contains(&name.len()) && name.first() != Some('.');
    let lettered = name.as_bytes().iter().any(|b| b.is_ascii_alphabetic());
    if !right || !lettered || name.last() == Some('.') {
        return None;
    }
    let bot = letter::strip_suffix(name, "bot").is_some_and(|rest| rest.len() >= 2);
    let platform = platform.unwrap_or(if bot { Platform::Telegram } else { Platform::Vk });
    let set = SETS.iter().find(|set| set.platform == platform)?;
    let named = set.route(name, "").filter(|(route, _)| route.object != Object::None);
    // Behind that: the networks whose pages have @ in their address.
    let (route, captures) = named.or_else(|| set.handle(name))?;
    Some(routed(set, &route, &captures, "", span))
}

/// A numbered object of VK without a host: `club123`, `wall-1_2`.
pub(super) fn number(text: &str, span: Span) -> Option<LinkMatch> {
    let set = SETS.first()?;
    let (route, captures) = set.route(text, "")?;
    let numbered = matches!(captures.first(), Some((b'd' | b'o', _)));
    numbered.then(|| routed(set, &route, &captures, "", span))
}

/// Whether a text without a scheme is an address: `www.`, a known host or a known ending.
pub(super) fn is_plausible(parts: &Url<'_>, text: &str) -> bool {
    if letter::strip_prefix(text, "www.").is_some() {
        return true;
    }
    if text.has("@") && !parts.path.has("@") {
        return false;
    }
    let host = parts.host;
    set_of(host).is_some() || is_known_ending(host)
}

/// Whether the host ends in an ending that makes a bare word a host name.
pub(super) fn is_known_ending(host: &str) -> bool {
    let Some((labels, end)) = host.last_halves(".") else { return false };
    let known = TLDS.iter().any(|tld| letter::strip_suffix(end, tld) == Some(""));
    known && (!end.is_ascii() || labels.is_ascii())
}

/// The set of a scheme that is a platform's own (`tg:`, `viber:`).
pub(super) fn scheme_set(text: &str, parts: &Url<'_>) -> Option<&'static Set> {
    if parts.scheme.is_empty() || is_web(parts.scheme) {
        return None;
    }
    let (set, _) = set_of(text.get(..=parts.scheme.len())?)?;
    SETS.get(set)
}

/// What an address means. `None` for schemes that are not of the web or of a platform.
pub(super) fn address(text: &str, parts: &Url<'_>, span: Span) -> Option<LinkMatch> {
    if let Some(set) = scheme_set(text, parts) {
        let whole = text.behind(parts.scheme.len() + 3);
        let path = whole.part(0, whole.until(|c| matches!(c, '?' | '#'))).bare(|c| c == '/');
        return Some(match set.route(path, parts.query) {
            Some((route, captures)) => routed(set, &route, &captures, text, span),
            None => other(set.platform, Object::None, text, span),
        });
    }
    if !parts.scheme.is_empty() && !is_web(parts.scheme) {
        return None;
    }
    let Some((set, subdomain)) = set_of(bare_host(parts.host)) else {
        return Some(site(parts, span));
    };
    let set = SETS.get(set)?;
    if set.platform == Platform::Gosweb {
        return Some(gosweb(parts, subdomain, span));
    }
    if set.platform == Platform::Vk && parts.path == "away.php" {
        let target = percent_decoded(parameter_of(parts.query, "to").unwrap_or_default());
        let inner = Url::split(&target).filter(|inner| inner.path != "away.php");
        if let Some(found) = inner.and_then(|inner| address(&target, &inner, span)) {
            return Some(found);
        }
    }
    let path = if set.platform == Platform::Telegram && !subdomain.is_empty() {
        subdomain
    } else {
        parts.path
    };
    Some(match set.route(path, parts.query) {
        Some((route, captures)) => {
            let mut found = routed(set, &route, &captures, "", span);
            if !found.has_canonical {
                found.link = Link(normal(parts));
            }
            read_parameters(&mut found, &route, parts.query);
            found
        }
        None => {
            let mut found = other(set.platform, Object::None, "", span);
            found.link = Link(normal(parts));
            found
        }
    })
}

fn routed(set: &Set, route: &Route, captures: &Captures<'_>, text: &str, span: Span) -> LinkMatch {
    let canonical = route.canonical(set.base, captures);
    let has_canonical = !canonical.is_empty();
    let link = if has_canonical { canonical } else { String::from(text) };
    let mut found = other(set.platform, route.object, &link, span);
    found.has_canonical = has_canonical;
    if route.object == Object::Channel && is_bot(set.platform, captures) {
        found.object = Object::Bot;
    }
    let mut rest = route.ids;
    while !rest.is_empty() {
        let (item, behind) = split(rest, b' ');
        let (name, source) = split(item, b'=');
        let negative = source.opens(|c| c == '-');
        if let [b'$', digit] = source.as_bytes().get(usize::from(negative)..).unwrap_or_default() {
            add_id(&mut found, name, capture(captures, *digit).1, negative);
        }
        rest = behind;
    }
    found
}

fn is_bot(platform: Platform, captures: &Captures<'_>) -> bool {
    let (kind, name) = captures[0];
    let ending = match platform {
        Platform::Telegram => "bot",
        Platform::Max => "_bot",
        _ => return false,
    };
    kind == b'w' && letter::strip_suffix(name, ending).is_some()
}

/// Identifiers that stand in the query.
fn read_parameters(found: &mut LinkMatch, route: &Route, query: &str) {
    let mut rest = route.ids;
    while !rest.is_empty() {
        let (item, behind) = split(rest, b' ');
        let (name, source) = split(item, b'=');
        if let Some(value) = source.strip_prefix('?').and_then(|key| parameter_of(query, key)) {
            add_id(found, name, value, false);
        }
        rest = behind;
    }
}

fn add_id(found: &mut LinkMatch, name: &str, text: &str, negative: bool) {
    let span = found.span;
    let digits = text.as_bytes().iter().filter(|b| b.is_ascii_digit()).count();
    let id = match name {
        "owner" => {
            let own = text.without("-");
            let n = parsed(own.unwrap_or(text)).and_then(|n| i64::try_from(n).ok());
            n.map(|n| LinkId::Owner(if negative != own.is_some() { -n } else { n }))
        }
        "post" => parsed(text).map(LinkId::Post),
        "region" => parsed(text.without("+").unwrap_or(text))
            .and_then(|n| u8::try_from(n).ok().filter(|n| (1..=99).contains(n)))
            .map(LinkId::Region),
        "phone" => {
            let mut digits = String::new();
            for byte in telephone(text).bytes().filter(u8::is_ascii_digit) {
                digits.push(char::from(byte));
            }
            if digits.is_empty() {
                Some(LinkId::Phone(0))
            } else {
                parsed(&digits).map(LinkId::Phone)
            }
        }
        "inn" => match text.parse::<Inn>() {
            Ok(inn) => Some(LinkId::Inn(inn)),
            Err(_) => {
                let length = !matches!(digits, 10 | 12);
                let code = if length { LinkCode::InnLength } else { LinkCode::InnCheckSum };
                found.diagnostics.push(code, span, u32::try_from(digits).unwrap_or(0));
                None
            }
        },
        _ => match text.parse::<Ogrn>() {
            Ok(ogrn) => Some(LinkId::Ogrn(ogrn)),
            Err(_) => {
                let length = !matches!(digits, 13 | 15);
                let code = if length { LinkCode::OgrnLength } else { LinkCode::OgrnCheckSum };
                found.diagnostics.push(code, span, u32::try_from(digits).unwrap_or(0));
                None
            }
        },
    };
    if let Some(id) = id {
        found.ids.push(id);
    }
}

fn other(platform: Platform, object: Object, link: &str, span: Span) -> LinkMatch {
    LinkMatch {
        link: Link(link.into()),
        platform,
        object,
        span,
        ids: LinkIds::default(),
        diagnostics: Diagnostics::default(),
        has_canonical: false,
    }
}

fn site(parts: &Url<'_>, span: Span) -> LinkMatch {
    let mut found = other(Platform::Site, Object::Site, "", span);
    found.link = Link(root(parts));
    found.has_canonical = true;
    found
}

fn gosweb(parts: &Url<'_>, subdomain: &str, span: Span) -> LinkMatch {
    let mut found = other(Platform::Gosweb, Object::Site, "", span);
    found.has_canonical = true;
    found.link = Link(root(parts));
    let last = parts.path.last_halves("/").map_or(parts.path, |(_, last)| last);
    let news = last.without("novosti").is_some() && last.short_of(".html").is_some();
    if news && last.as_bytes().iter().any(|b| b.is_ascii_digit()) {
        found.object = Object::Post;
        let mut link = String::from(&*found.link.0);
        link.push('/');
        link.push_str(parts.path);
        found.link = Link(link.into());
    }
    if let Some(region) = gosweb_region(subdomain) {
        found.ids.push(LinkId::Region(region));
    }
    found
}

/// Scheme and host.
fn root(parts: &Url<'_>) -> Box<str> {
    let mut out = String::with_capacity(parts.host.len() + 16);
    out.push_str("https://");
    push_shown(&mut out, parts.host);
    if !matches!(parts.port, "" | "80" | "443") {
        out.push(':');
        out.push_str(parts.port);
    }
    out.into()
}

/// The whole address in one form, where no route gives a canonical one.
fn normal(parts: &Url<'_>) -> Box<str> {
    let mut out = String::from(root(parts));
    out.push('/');
    out.push_str(parts.path);
    if !parts.query.is_empty() {
        out.push('?');
        out.push_str(parts.query);
    }
    out.into()
}

/// Percent-decoding; what does not give UTF-8 is dropped.
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        let hex = |b: &u8| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(high).is_some() && hex(low).is_some() => {
                bytes.push(hex(high).unwrap_or(0) << 4 | hex(low).unwrap_or(0));
                rest = after;
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}
