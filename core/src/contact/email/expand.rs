//! From an at mark to the address round it: both sides, cleaned of layout.

use std::borrow::Cow;

use super::code::EmailCode as Code;
use super::letter::{self, Script};
use super::mark::{self, AtMark, Unit};
use super::matched::{EmailMatch, Parts, Status};
use super::{right, service};
use crate::Span;
use crate::contact::cut::{Cut, glue, words};

/// Bytes of a side that are looked at; whatever is longer is too long anyway.
pub(super) const REACH: usize = 1100;
/// Bytes of a quoted local part or a comment that are looked at.
const QUOTED_REACH: usize = 256;

/// The address round a mark, not judged yet; `floor` is where the address before it ended.
pub(super) fn expand<'t>(
    found: &mut EmailMatch<'t>,
    text: &'t str,
    mark: AtMark,
    floor: usize,
    closed: &mut Closed,
) {
    let (local, local_span) = left(text, mark, floor, found, closed);
    if let Some(code) = mark.code {
        let status = if mark.bare { Status::Suspect } else { Status::Repaired };
        found.noted(status, code, mark.start, mark.end);
    }
    let (domain, domain_span) = right::right(text, mark, found);
    found.span = Span { start: local_span.start, end: domain_span.end };
    found.parts = Parts { local, domain, local_span, domain_span };
}

/// Whether a domain that convinces stands behind a mark: most words in brackets are no at sign.
pub(super) fn leads(text: &str, mark: AtMark) -> bool {
    let mut found = EmailMatch::empty();
    let (domain, _) = right::right(text, mark, &mut found);
    found.has(Code::DoubleAt) || convincing(&domain)
}

fn left<'t>(
    text: &'t str,
    mark: AtMark,
    floor: usize,
    found: &mut EmailMatch<'t>,
    closed: &mut Closed,
) -> (Cow<'t, str>, Span) {
    let floor = reachable(text, floor, mark.start, REACH);
    let mut end = mark.start;
    let (mut spaced, mut hidden) = (false, false);
    while let Some(step) = mark::step_back(text, floor, end) {
        match step.unit {
            Unit::Space if mark.start - end < 8 => spaced = true,
            Unit::Skip => hidden = true,
            _ => break,
        }
        end -= step.len;
    }
    if spaced && !letters_before(text, floor, end) {
        // Words of prose before an at sign are no local part.
        return (Cow::Borrowed(""), Span::new(mark.start, mark.start));
    }
    let mut start = end;
    let mut clean = true;
    while let Some(step) = mark::step_back(text, floor, start) {
        let fits = match step.unit {
            Unit::Char(c) => is_local(c) || step.code.is_none() && is_mark(c),
            Unit::Dot | Unit::Skip => true,
            Unit::Space => false,
        };
        if !fits {
            break;
        }
        clean &= step.code.is_none();
        start -= step.len;
    }
    if start == end {
        return special(text, floor, end, found);
    }
    if spaced && mark.code.is_none_or(|code| code != Code::ObfuscatedAt) {
        found.noted(Status::Repaired, Code::WsInside, end, mark.start);
    }
    if hidden {
        found.noted(Status::Repaired, Code::InvisibleChar, end, mark.start);
    }
    if let Some(torn) = torn_line(text, floor, start) {
        found.noted(Status::Suspect, Code::LineBreakHyphen, torn.1, start);
        found.guess = false;
        let local = glue(&[text.part(torn.0, torn.1 + 1), text.part(start, end)]);
        return (Cow::Owned(local), Span::new(torn.0, end));
    }
    start = trim(text, floor, start, end, found, closed);
    (cleaned(text, start, end, clean, found), Span::new(start, end))
}

/// A hyphen at the end of the line before: where the torn word starts, where the hyphen stands.
fn torn_line(text: &str, floor: usize, start: usize) -> Option<(usize, usize)> {
    let before = text.get(floor..start)?;
    let head = before.shed(|c| matches!(c, ' ' | '\r' | '\n'));
    if !before.behind(head.len()).has("\n") {
        return None;
    }
    let word = head.short_of("-")?;
    let rest = word.shed(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'));
    (rest.len() < word.len()).then(|| (floor + rest.len(), floor + word.len()))
}

/// The local part with every unit as it is meant.
fn cleaned<'t>(
    text: &'t str,
    start: usize,
    end: usize,
    clean: bool,
    found: &mut EmailMatch<'_>,
) -> Cow<'t, str> {
    let raw = text.part(start, end);
    let breve = raw.any(is_mark);
    if clean && !breve {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut pos = start;
    while let Some(step) = mark::step(text, pos).filter(|_| pos < end) {
        if let Some(code) = step.code {
            found.noted(Status::Repaired, code, pos, pos + step.len);
        }
        match step.unit {
            Unit::Dot => out.push('.'),
            Unit::Char(c) => match out.last().and_then(|base| letter::compose(base, c)) {
                Some(joined) => {
                    out.pop();
                    out.push(joined);
                    found.noted(Status::Repaired, Code::NotNfc, pos, pos + step.len);
                }
                None => out.push(c),
            },
            Unit::Space | Unit::Skip => {}
        }
        pos += step.len;
    }
    Cow::Owned(out)
}

/// What may enclose an address though a local part may hold it.
const OPEN: [u8; 3] = *b"'`{";
const CLOSE: [&str; 3] = ["'", "`", "}"];

/// Where each of [`CLOSE`] stood next when it was last looked for: one search for many addresses.
#[derive(Debug, Clone, Default)]
pub(super) struct Closed([usize; 3]);

impl Closed {
    fn behind(&mut self, text: &str, end: usize, sign: usize) -> bool {
        let (Some(next), Some(close)) = (self.0.get_mut(sign), CLOSE.get(sign)) else {
            return false;
        };
        if *next < end {
            *next = text.behind(end).place(close).map_or(text.len(), |at| end + at);
        }
        *next < text.len()
    }
}

/// Cuts off what is glued before the local part: a separator behind the last address, `www.`,
/// a web address, a word and a slash.
fn trim(
    text: &str,
    floor: usize,
    start: usize,
    end: usize,
    found: &mut EmailMatch<'_>,
    closed: &mut Closed,
) -> usize {
    let raw = text.part(start, end);
    if start == floor && floor > 0 {
        let rest = raw.skip(|c| matches!(c, '|' | '/' | '&' | '=' | '*' | '-' | '~'));
        if rest.len() < raw.len() {
            return trim(text, floor + 1, end - rest.len(), end, found, closed);
        }
    }
    let before = text.part(floor, start);
    let scheme = before.last() == Some(':');
    if scheme && raw.without("//").is_some() {
        return end - last_piece(raw, |c| matches!(c, '/' | '=' | '?' | '&'));
    }
    if let Some(rest) = strip_prefix_fold(raw, "www.") {
        found.noted(Status::Suspect, Code::UrlPrefix, start, start + 4);
        return end - rest.len();
    }
    // «E-mail.priem@bk.ru»: the label and its full stop.
    for label in words("e-mail.|е-mail.") {
        if let Some(rest) = strip_prefix_fold(raw, label).filter(|rest| !rest.is_empty()) {
            return end - rest.len();
        }
    }
    if let Some((head, tail)) = raw.last_halves("почта.").or_else(|| raw.last_halves("почты."))
        && tail.is_ascii()
        && !tail.is_empty()
        && !head.any(|c| letter::script(c) != Script::Cyrillic && c != '.')
    {
        return end - tail.len();
    }
    if let Some(rest) = raw.without("|").filter(|rest| !rest.is_empty()) {
        return end - rest.len();
    }
    let tail = last_piece(raw, |c| matches!(c, '/' | '|' | '='));
    if tail > 0 && tail < raw.len() && raw.behind(raw.len() - tail).is_ascii() {
        let head = raw.part(0, raw.len() - tail - 1);
        if head.any(|c| letter::script(c) == Script::Cyrillic) {
            return end - tail;
        }
    }
    // Signs that a local part may hold, unless they enclose the address.
    let open = raw.as_bytes().first().and_then(|first| OPEN.iter().position(|open| open == first));
    if open.is_some_and(|sign| closed.behind(text, end, sign)) {
        return start + 1;
    }
    if scheme && raw.without("%20").is_some_and(|rest| !rest.is_empty()) {
        return start + 3;
    }
    start
}

pub(super) fn strip_prefix_fold<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..))?
}

/// What stands before the at sign where that is no plain local part: a quoted one, a comment.
fn special<'t>(
    text: &'t str,
    floor: usize,
    end: usize,
    found: &mut EmailMatch<'t>,
) -> (Cow<'t, str>, Span) {
    let floor = reachable(text, floor, end, QUOTED_REACH);
    let before = text.part(floor, end);
    if let Some(inner) = before.short_of("\"")
        && let Some(open) = inner.last_place("\"")
    {
        let start = floor + inner.place("\"").filter(|_| inner.has("\\")).unwrap_or(open);
        found.noted(Status::Suspect, Code::QuotedLocal, start, end);
        found.guess = false;
        return (Cow::Borrowed("quoted"), Span::new(start, end));
    }
    if before.last() == Some(')')
        && let Some(open) = before.last_place("(")
    {
        let head = before.part(0, open);
        let local = head.behind(head.shed(|c| is_local(c) || c == '.').len());
        if !local.is_empty() {
            found.noted(Status::Suspect, Code::Comment, floor + open, end);
            let start = floor + open - local.len();
            return (Cow::Borrowed(local), Span::new(start, end));
        }
    }
    (Cow::Borrowed(""), Span::new(end, end))
}

/// The floor, moved up to what can be reached from `end`.
pub(super) fn reachable(text: &str, floor: usize, end: usize, reach: usize) -> usize {
    let mut near = floor.max(end.saturating_sub(reach));
    while !text.is_char_boundary(near) {
        near += 1;
    }
    near
}

/// Whether an ASCII word ends at `end`: what may stand apart from its at sign.
fn letters_before(text: &str, floor: usize, end: usize) -> bool {
    let before = text.part(floor, end);
    let word = before.behind(before.len() - last_piece(before, letter::is_space));
    let tail = word.skip(|c| !c.is_ascii());
    let ends = tail.last().is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    ends && tail.is_ascii()
}

/// The length of what stands behind the last character of a kind.
fn last_piece(text: &str, kind: fn(char) -> bool) -> usize {
    let mut rest = text;
    loop {
        let to = rest.until(kind);
        let Some(c) = rest.behind(to).first() else { return rest.len() };
        rest = rest.behind(to + c.len_utf8());
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Letters, digits and the signs of RFC 5322's atoms.
pub(super) fn is_local(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => true,
        '!'
        | '#'
        | '$'
        | '%'
        | '&'
        | '\''
        | '*'
        | '+'
        | '-'
        | '/'
        | '='
        | '?'
        | '^'
        | '_'
        | '`'
        | '{'..='~' => true,
        '\0'..='\u{7f}' => false,
        _ => letter::script(c) != Script::Bad,
    }
}

/// Whether the domain ends in a zone and so may be believed without an at sign beside it.
pub(super) fn convincing(domain: &str) -> bool {
    let Some((stem, tld)) = domain.last_halves(".") else {
        return service::is_service_of(&[domain, ".ru"]);
    };
    let tld = letter::lowered(tld);
    !stem.is_empty() && service::zone(&tld).is_some() || service::zone_exists(&tld)
}
