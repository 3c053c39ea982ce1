//! From an address to what it means.

use super::super::ids::{Inn, Ogrn};
use super::super::letter;
use super::host::{gosweb_region, push_shown};
use super::kind::{DIGIT, DOT, LETTER, UNDERSCORE, run};
use super::route::{Fit, Set, parameter_of, split, telephone};
use super::table::{SETS, TLDS};
use super::url::{Url, bare_host, is_web, set_of, split_scheme};
use super::{Link, LinkCode, LinkId, LinkMatch, Object, Platform};
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, near_byte, number as parsed, trim, words};

/// Characters that close a sentence or a quotation and not an address.
pub(super) fn closes(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '"' | '\'' | '>' | '*')
        || matches!(c, '»' | '”' | '“' | '…')
}

/// Reads a whole field as one link.
pub(super) fn field(value: &str, found: &mut LinkMatch) -> bool {
    let front = value.skip(|c| letter::is_space(c) || matches!(c, '<' | '"' | '«' | '('));
    let start = value.len() - front.len();
    let text = front.shed(letter::is_space);
    if text.opens(|c| matches!(c, '[' | '*')) {
        return super::find::bracket(value, start, found);
    }
    let text = text.shed(closes).shed(|c| c == '/');
    let span = Span::new(start, start + text.len());
    if text.is_empty() || text.any(letter::is_space) {
        return false;
    }
    if let Some(name) = text.without("@") {
        return handle(name, None, span, found);
    }
    let (scheme, _) = split_scheme(text);
    if scheme.is_empty() {
        if !text.has(".") {
            return number(text, span, found);
        }
        if !is_plausible(text) {
            return false;
        }
    }
    address(text, span, found)
}

/// A name behind `@`: a bot of Telegram by its ending, otherwise of the platform given or VK.
pub(super) fn handle(
    name: &str,
    platform: Option<Platform>,
    span: Span,
    found: &mut LinkMatch,
) -> bool {
    let plain = run(name, LETTER | DIGIT | UNDERSCORE | DOT) == name.len();
    let lettered = run(name, DIGIT | UNDERSCORE | DOT) < name.len();
    let dotted = name.first() == Some('.') || name.last() == Some('.');
    if !plain || !lettered || dotted || !(2..=40).contains(&name.len()) {
        return false;
    }
    let bot = letter::strip_suffix(name, "bot").is_some_and(|rest| rest.len() >= 2);
    let platform = platform.unwrap_or(if bot { Platform::Telegram } else { Platform::Vk });
    let Some(set) = SETS.iter().find(|set| set.platform == platform) else { return false };
    let mut fit = Fit::default();
    let named = set.route(name, "", &mut fit) && fit.object() != Object::None;
    // Behind that: the networks whose pages have @ in their address.
    if !named && !set.handle(name, &mut fit) {
        return false;
    }
    routed(set, &fit, span, found);
    true
}

/// A numbered object of VK without a host: `club123`, `wall-1_2`.
pub(super) fn number(text: &str, span: Span, found: &mut LinkMatch) -> bool {
    let Some(set) = SETS.first() else { return false };
    let mut fit = Fit::default();
    let numbered = set.route(text, "", &mut fit) && matches!(fit.capture(b'1').0, b'd' | b'o');
    if numbered {
        routed(set, &fit, span, found);
    }
    numbered
}

/// Whether a text without a scheme is an address: `www.`, a known host or a known ending.
fn is_plausible(text: &str) -> bool {
    if letter::strip_prefix(text, "www.").is_some() {
        return true;
    }
    let Some(parts) = Url::split(text) else { return false };
    if text.has("@") && !parts.path.has("@") {
        return false;
    }
    let host = parts.host;
    set_of(host).is_some() || is_known_ending(host)
}

/// Whether the host ends in an ending that makes a bare word a host name.
pub(super) fn is_known_ending(host: &str) -> bool {
    let Some((labels, end)) = host.last_halves(".") else { return false };
    let known = words(TLDS).any(|tld| letter::strip_suffix(end, tld) == Some(""));
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

/// What an address means. `false` for what is none, and for schemes that are not of the web or of
/// a platform.
pub(super) fn address(text: &str, span: Span, found: &mut LinkMatch) -> bool {
    let Some(parts) = Url::split(text) else { return false };
    let parts = &parts;
    let mut fit = Fit::default();
    if let Some(set) = scheme_set(text, parts) {
        let whole = text.behind(parts.scheme.len() + 3);
        let path = whole.part(0, whole.until(|c| matches!(c, '?' | '#'))).bare(|c| c == '/');
        follow(set, path, parts.query, &mut fit, span, found);
        if !found.has_canonical {
            found.link = Link(text.to_owned());
        }
        return true;
    }
    if !parts.scheme.is_empty() && !is_web(parts.scheme) {
        return false;
    }
    let known = set_of(bare_host(parts.host)).and_then(|(set, sub)| Some((SETS.get(set)?, sub)));
    let Some((set, subdomain)) = known else {
        site(parts, Platform::Site, span, found);
        return true;
    };
    if set.platform == Platform::Gosweb {
        gosweb(parts, subdomain, span, found);
        return true;
    }
    if set.platform == Platform::Vk && parts.path == "away.php" {
        let target = percent_decoded(parameter_of(parts.query, "to").unwrap_or_default());
        let again = Url::split(&target).is_none_or(|inner| inner.path == "away.php");
        if !again && address(&target, span, found) {
            return true;
        }
    }
    let telegram = set.platform == Platform::Telegram && !subdomain.is_empty();
    let path = if telegram { subdomain } else { parts.path };
    let known = follow(set, path, parts.query, &mut fit, span, found);
    if !found.has_canonical {
        found.link = Link(normal(parts));
    }
    if known {
        read_ids(&fit, Some(parts.query), found);
    }
    true
}

/// What a path means on a platform, if anything.
fn follow<'a>(
    set: &Set,
    path: &'a str,
    query: &'a str,
    fit: &mut Fit<'a>,
    span: Span,
    found: &mut LinkMatch,
) -> bool {
    let known = set.route(path, query, fit);
    if known {
        routed(set, fit, span, found);
    } else {
        begin(set.platform, Object::None, span, found);
    }
    known
}

fn routed(set: &Set, fit: &Fit<'_>, span: Span, found: &mut LinkMatch) {
    begin(set.platform, fit.object(), span, found);
    let mut canonical = String::new();
    fit.push_canonical(set.base, &mut canonical);
    found.has_canonical = !canonical.is_empty();
    found.link = Link(canonical);
    if found.object == Object::Channel && is_bot(set.platform, fit) {
        found.object = Object::Bot;
    }
    read_ids(fit, None, found);
}

fn is_bot(platform: Platform, fit: &Fit<'_>) -> bool {
    let (kind, name) = fit.capture(b'1');
    let ending = match platform {
        Platform::Telegram => "bot",
        Platform::Max => "_bot",
        _ => return false,
    };
    kind == b'w' && letter::strip_suffix(name, ending).is_some()
}

/// Identifiers that stand in the path, or, where a query is given, in it.
fn read_ids(fit: &Fit<'_>, query: Option<&str>, found: &mut LinkMatch) {
    let mut rest = fit.ids();
    while let Some(name) = rest.as_bytes().first() {
        let (item, behind) = split(rest, b' ');
        let negative =
            if LEAN { item.has("-") } else { near_byte(item.as_bytes(), b'-') < item.len() };
        let digit = item.as_bytes().last().copied().unwrap_or_default();
        let asked = item.behind(1).without("?");
        let value = match (query, asked) {
            (Some(query), Some(key)) => parameter_of(query, key),
            (None, None) => Some(fit.capture(digit).1),
            _ => None,
        };
        if let Some(value) = value {
            add_id(found, *name, value, negative);
        }
        rest = behind;
    }
}

/// Adds an id by the letter of its name.
fn add_id(found: &mut LinkMatch, name: u8, text: &str, negative: bool) {
    let plain = trim(text);
    let id = match name {
        b'o' => {
            let own = text.without("-");
            let n = parsed(own.unwrap_or(text)).and_then(|n| i64::try_from(n).ok());
            n.map(|n| LinkId::Owner(if negative != own.is_some() { -n } else { n }))
        }
        b'p' => parsed(text).map(LinkId::Post),
        b'r' => parsed(text.without("+").unwrap_or(text))
            .and_then(|n| u8::try_from(n).ok().filter(|n| (1..=99).contains(n)))
            .map(LinkId::Region),
        b't' => {
            let mut digits = String::from("0");
            digits.extend(telephone(text).chars().filter(char::is_ascii_digit));
            parsed(&digits).map(LinkId::Phone)
        }
        b'i' => parsed(plain).and_then(|n| Inn::from_digits(n, plain.len())).map(LinkId::Inn),
        _ => parsed(plain).and_then(|n| Ogrn::from_digits(n, plain.len())).map(LinkId::Ogrn),
    };
    match id {
        Some(id) => found.ids.push(id),
        None if matches!(name, b'i' | b'g') => {
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let code = match (name, digits) {
                (b'i', 10 | 12) => LinkCode::InnCheckSum,
                (b'i', _) => LinkCode::InnLength,
                (_, 13 | 15) => LinkCode::OgrnCheckSum,
                _ => LinkCode::OgrnLength,
            };
            let span = found.span;
            found.diagnostics.push(code, span, u32::try_from(digits).unwrap_or(0));
        }
        None => {}
    }
}

/// A link of which nothing more is known yet.
fn begin(platform: Platform, object: Object, span: Span, found: &mut LinkMatch) {
    *found = LinkMatch { platform, object, span, ..LinkMatch::default() };
}

fn site(parts: &Url<'_>, platform: Platform, span: Span, found: &mut LinkMatch) {
    begin(platform, Object::Site, span, found);
    found.link = Link(root(parts));
    found.has_canonical = true;
}

fn gosweb(parts: &Url<'_>, subdomain: &str, span: Span, found: &mut LinkMatch) {
    site(parts, Platform::Gosweb, span, found);
    let last = parts.path.last_halves("/").map_or(parts.path, |(_, last)| last);
    let news = last.without("novosti").is_some() && last.short_of(".html").is_some();
    if news && last.any(|c| c.is_ascii_digit()) {
        found.object = Object::Post;
        found.link.0.push('/');
        found.link.0.push_str(parts.path);
    }
    if let Some(region) = gosweb_region(subdomain) {
        found.ids.push(LinkId::Region(region));
    }
}

/// Scheme and host.
fn root(parts: &Url<'_>) -> String {
    let mut out = String::with_capacity(parts.host.len() + 16);
    out.push_str("https://");
    push_shown(&mut out, parts.host);
    if !matches!(parts.port, "" | "80" | "443") {
        out.push(':');
        out.push_str(parts.port);
    }
    out
}

/// The whole address in one form, where no route gives a canonical one.
fn normal(parts: &Url<'_>) -> String {
    let mut out = root(parts);
    out.push('/');
    out.push_str(parts.path);
    if !parts.query.is_empty() {
        out.push('?');
        out.push_str(parts.query);
    }
    out
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
