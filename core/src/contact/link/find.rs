//! Links among prose.
//!
//! A link shows itself by one byte: the colon of `https://`, a full stop with a host's ending
//! behind it, the at sign of a handle, or the digits of `club123`. [`step`] judges the place
//! around such a byte; the finder here and the scanner call it.

use super::super::letter;
use super::resolve;
use super::url::{Url, set_of};
use super::{LinkMatch, Platform};
use crate::Span;
use crate::contact::cut::Cut;

/// Every link in a text, in order. Handles without a network named beside them are VK's, or,
/// by their ending, bots of Telegram.
///
/// ```
/// use gospablik::contact::link::find;
/// let text = "Мы в MAX: max.ru/lipovsk, почта adm@lipovsk.ru, сайт www.lipovsk.ru.";
/// let found: Vec<_> = find(text).map(|found| found.link.to_string()).collect();
/// assert_eq!(found, ["https://max.ru/lipovsk", "https://lipovsk.ru"]);
/// ```
pub fn find(text: &str) -> Finder<'_> {
    find_for(text, None)
}

/// As [`find`]; handles belong to `platform` where the text does not say otherwise.
pub fn find_for(text: &str, platform: Option<Platform>) -> Finder<'_> {
    Finder { text, at: 0, from: 0, platform }
}

/// Iterator over the links of a text; made by [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t> {
    text: &'t str,
    at: usize,
    from: usize,
    platform: Option<Platform>,
}

impl Iterator for Finder<'_> {
    type Item = LinkMatch;

    fn next(&mut self) -> Option<LinkMatch> {
        loop {
            let rest = self.text.as_bytes().get(self.at..)?;
            let stop = |b: &u8| matches!(b, b'.' | b':' | b'@') || b.is_ascii_digit();
            let at = self.at + rest.iter().position(stop)?;
            let step = step(self.text, at, self.from, self.platform);
            self.at = step.resume.max(at + 1);
            if let Some(found) = step.found {
                self.from = found.span.end as usize;
                return Some(found);
            }
        }
    }
}

/// What stands around a byte, and where to look on.
pub(crate) struct Step {
    pub(crate) found: Option<LinkMatch>,
    pub(crate) resume: usize,
}

impl Step {
    fn none(resume: usize) -> Self {
        Self { found: None, resume }
    }

    fn of(found: Option<LinkMatch>, otherwise: usize) -> Self {
        let resume = found.as_ref().map_or(otherwise, |found| found.span.end as usize);
        Self { found, resume }
    }
}

/// Judges the place around the byte at `at`; nothing before `from` belongs to it.
pub(crate) fn step(text: &str, at: usize, from: usize, platform: Option<Platform>) -> Step {
    match text.as_bytes().get(at) {
        Some(b':') => scheme(text, at, from),
        Some(b'.') => domain(text, at, from),
        Some(b'@') => handle(text, at, platform),
        Some(b) if b.is_ascii_digit() => number(text, at, from),
        _ => Step::none(at + 1),
    }
}

/// At the colon of `https://`.
fn scheme(text: &str, at: usize, from: usize) -> Step {
    let (Some(before), Some(after)) = (text.get(from..at), text.get(at..)) else {
        return Step::none(at + 1);
    };
    if after.without("://").is_none() {
        return Step::none(at + 1);
    }
    let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let start = at - letters;
    if letters == 0 || !super::url::is_read(text.get(start..=at).unwrap_or_default()) {
        return Step::none(at + 3);
    }
    let end = end_of(text, at + 3, start);
    let found = address(text, start, end, from);
    Step::of(found, at + 3)
}

/// The link that the address `start..end` is, or the mark-up that holds it.
fn address(text: &str, start: usize, end: usize, from: usize) -> Option<LinkMatch> {
    let opened = start > from && text.as_bytes().get(start - 1) == Some(&b'[');
    if let Some(found) = opened.then(|| bracket(text, start - 1)).flatten() {
        return Some(found);
    }
    let url = text.get(start..end)?;
    resolve::address(url, &Url::split(url)?, Span::new(start, end))
}

/// At a full stop that may stand inside a host.
fn domain(text: &str, at: usize, from: usize) -> Step {
    let (Some(before), Some(after)) = (text.get(from..at), text.get(at + 1..)) else {
        return Step::none(at + 1);
    };
    let Some(first) = after.first().filter(|c| letter::is_word(*c)) else {
        return Step::none(at + 1);
    };
    let last = before.as_bytes().last();
    // «школа5.рф»: a digit belongs to either alphabet, what follows the stop tells.
    let digit = last.is_some_and(u8::is_ascii_digit) && !first.is_ascii();
    let ascii = !digit && last.is_some_and(u8::is_ascii_alphanumeric);
    if ascii && !first.is_ascii() {
        return Step::none(at + 1);
    }
    let Some(start) = host_start(before, ascii).map(|start| start + from) else {
        return Step::none(run_end(text, at));
    };
    let end = host_end(text, at, ascii);
    let host = text.part(start, end);
    let www = letter::strip_prefix(host, "www.").is_some_and(|rest| rest.has("."));
    let lower = host.is_ascii() || host.short_of("рф").is_some();
    if !(www || set_of(host).is_some() || lower && resolve::is_known_ending(host)) {
        return Step::none(run_end(text, end));
    }
    if text.behind(end).opens(|c| matches!(c, '@' | '_')) {
        return Step::none(end);
    }
    let end = end_of(text, end, start);
    let found = address(text, start, end, from);
    Step::of(found, end)
}

/// Where the host that ends before a full stop begins; `None` where it is glued to something
/// that makes it no host (an at sign, a letter of the other alphabet).
fn host_start(before: &str, ascii: bool) -> Option<usize> {
    let inside = |c: char| match ascii {
        true => c.is_ascii_alphanumeric() || matches!(c, '-' | '.'),
        false => letter::is_word(c) || c == '-',
    };
    let window = before.len().saturating_sub(253);
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        if at < window {
            return None;
        }
        if !inside(c) {
            // What is left of a scheme, `https//`, is no path.
            let head = before.get(..at).unwrap_or_default();
            let torn = head.ends_with([':', '/']) && !head.ends_with(":/");
            let glued = letter::is_word(c) || matches!(c, '@' | '_' | '+' | '%' | '/') && !torn;
            return (!glued && start < before.len()).then_some(start);
        }
        start = at;
    }
    (start < before.len()).then_some(start)
}

/// Where the host ends that has a full stop at `at`.
fn host_end(text: &str, at: usize, ascii: bool) -> usize {
    let rest = text.behind(at);
    let mut end = rest.len().min(254);
    for (offset, c) in rest.char_indices() {
        let inside = match c {
            '-' | '.' => true,
            c if ascii => c.is_ascii_alphanumeric(),
            c => letter::is_word(c),
        };
        if !inside || offset > 253 {
            end = offset;
            break;
        }
    }
    let host = rest.part(0, end).shed(|c| matches!(c, '.' | '-'));
    at + host.len().max(1)
}

/// Behind the letters, digits, full stops and hyphens at `at`.
fn run_end(text: &str, at: usize) -> usize {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count()
}

/// Where the address ends whose path may begin at `at`; its host began at `start`.
fn end_of(text: &str, at: usize, start: usize) -> usize {
    let host = text.part(start, at);
    let rest = text.behind(at);
    if host.short_of("://").is_none() && !rest.opens(|c| matches!(c, '/' | '?' | '#' | ':')) {
        return at;
    }
    let known = {
        let mut limit = text.len().min(start + 280);
        while !text.is_char_boundary(limit) {
            limit -= 1;
        }
        let (_, after) = super::url::split_scheme(text.part(start, limit));
        let ends = |b: u8| matches!(b, b'/' | b'?' | b'#' | b':' | b' ' | b'\n');
        let host = after.bytes().position(ends).and_then(|end| after.get(..end)).unwrap_or(after);
        set_of(super::url::bare_host(host)).is_some()
    };
    let mut open = 0u32;
    let mut end = rest.len();
    for (offset, c) in rest.char_indices() {
        let stop = match c {
            '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '[' | ']' => true,
            '(' => {
                open += 1;
                known
            }
            ')' if open == 0 => true,
            ')' => {
                open -= 1;
                false
            }
            ',' | ';' => known || !goes_on(rest.get(offset + 1..)),
            c if c.is_ascii() => c.is_ascii_whitespace() || c.is_ascii_control(),
            c => known || !letter::is_word(c),
        };
        if stop || offset > 2048 {
            end = offset;
            break;
        }
    }
    let address = rest.part(0, end);
    at + address.shed(resolve::closes).len()
}

/// Whether an address goes on behind a comma.
fn goes_on(rest: Option<&str>) -> bool {
    let rest = rest.unwrap_or_default();
    rest.opens(|c| c.is_ascii_alphanumeric())
        && rest.without("http").is_none()
        && rest.without("www.").is_none()
}

/// At the at sign of a handle.
fn handle(text: &str, at: usize, platform: Option<Platform>) -> Step {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at + 1..)) else {
        return Step::none(at + 1);
    };
    let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.');
    let len = after.bytes().take(64).take_while(name).count();
    let glued = |c: char| letter::is_word(c) || matches!(c, '.' | '_' | '-' | '@' | '/');
    let next = after.behind(len).first();
    let lettered = after.bytes().take(len).any(|b| b.is_ascii_alphabetic());
    if !lettered
        || before.last().is_some_and(glued)
        || next.is_some_and(|c| letter::is_word(c) || matches!(c, '@' | '-'))
    {
        return Step::none(at + 1);
    }
    let word = after.part(0, len).shed(|c| c == '.');
    if matches!(word, "all" | "everyone" | "here" | "online") {
        return Step::none(at + 1);
    }
    let bot = letter::strip_suffix(word, "bot").is_some();
    let tail = after.behind(word.len());
    let platform = named(before, tail).or(if bot { None } else { platform });
    let span = Span::new(at, at + 1 + word.len());
    Step::of(resolve::handle(word, platform, span), at + 1)
}

/// Words that name a network, in lower case.
const NAMES: [(&str, Platform); 24] = [
    ("вконтакте", Platform::Vk),
    ("vkontakte", Platform::Vk),
    ("вк", Platform::Vk),
    ("vk", Platform::Vk),
    ("одноклассники", Platform::Ok),
    ("одноклассниках", Platform::Ok),
    ("max", Platform::Max),
    ("макс", Platform::Max),
    ("telegram", Platform::Telegram),
    ("телеграм", Platform::Telegram),
    ("телеграмм", Platform::Telegram),
    ("телеграме", Platform::Telegram),
    ("тг", Platform::Telegram),
    ("tg", Platform::Telegram),
    ("instagram", Platform::Instagram),
    ("инстаграм", Platform::Instagram),
    ("инста", Platform::Instagram),
    ("threads", Platform::Threads),
    ("twitter", Platform::Twitter),
    ("youtube", Platform::Youtube),
    ("ютуб", Platform::Youtube),
    ("rutube", Platform::Rutube),
    ("дзен", Platform::Dzen),
    ("дзене", Platform::Dzen),
];

/// The network named nearest before the handle on its line, or right behind it.
fn named(before: &str, after: &str) -> Option<Platform> {
    let mut start = before.len().saturating_sub(80);
    while !before.is_char_boundary(start) {
        start += 1;
    }
    let near = before.behind(start);
    let line = near.last_halves("\n").map_or(near, |(_, line)| line);
    let words = |text: &str, back: bool| {
        let mut found = None;
        let mut rest = text;
        while !rest.is_empty() {
            rest = rest.skip(|c| !letter::is_word(c));
            let (word, behind) = rest.split_at(rest.until(|c| !letter::is_word(c)));
            rest = behind;
            let name = NAMES.iter().find(|(name, _)| letter::strip_suffix(word, name) == Some(""));
            if let Some((_, platform)) = name {
                found = Some(*platform);
                if !back {
                    break;
                }
            }
        }
        found
    };
    let mut end = after.len().min(40);
    while !after.is_char_boundary(end) {
        end -= 1;
    }
    let behind = after.part(0, end);
    let behind = behind.part(0, behind.until(|c| matches!(c, '\n' | '@' | ',' | ';' | '.')));
    words(line, true).or_else(|| words(behind, false))
}

/// At the digits of `club123`, alone or in VK's mark-up.
fn number(text: &str, at: usize, from: usize) -> Step {
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let end = at + rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let before = text.part(from, at);
    let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    if letters == 0 || letters > 6 {
        return Step::none(end);
    }
    let start = at - letters;
    let word = text.part(start, at);
    let opener = text.part(from, start).last();
    if matches!(opener, Some('[' | '*')) {
        return Step::of(bracket(text, start - 1), end);
    }
    let known = ["club", "public", "event"].iter().any(|known| word.eq_ignore_ascii_case(known));
    let glued = opener.is_some_and(|c| letter::is_word(c) || matches!(c, '@' | '_' | '/' | '.'));
    let next = text.behind(end).first();
    let closed = !next.is_some_and(|c| letter::is_word(c) || matches!(c, '@' | '_'));
    if !known || glued || !closed || end - at < 5 {
        return Step::none(end);
    }
    let found = resolve::number(text.part(start, end), Span::new(start, end));
    Step::of(found, end)
}

/// VK's mark-up for a mention, `[club123|text]`, `[https://vk.com/x|text]` or
/// `*club123 (text)`, that opens at `start`.
pub(super) fn bracket(text: &str, start: usize) -> Option<LinkMatch> {
    let rest = text.get(start..)?;
    let (inner, end) = match rest.without("[") {
        Some(inner) => {
            let close = inner.bytes().take(1024).position(|b| matches!(b, b']' | b'\n'))?;
            let inner = inner.get(..close)?;
            (inner.halves("|")?.0, start + close + 2)
        }
        None => {
            let inner = rest.without("*")?;
            let len = inner.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let (target, tail) = inner.split_at_checked(len)?;
            let words = tail.without(" (").or_else(|| tail.without("("));
            let close = words
                .and_then(|words| words.bytes().take(1024).position(|b| matches!(b, b')' | b'\n')));
            let bare = start + 1 + len;
            let end = match (words, close) {
                (Some(words), Some(close)) => bare + tail.len() - words.len() + close + 1,
                _ => bare,
            };
            (target, end)
        }
    };
    let span = Span::new(start, end);
    let mut found = match inner.has(".") {
        true => {
            let parts = Url::split(inner)?;
            resolve::address(inner, &parts, span)?
        }
        false => resolve::number(inner, span).or_else(|| {
            rest.opens(|c| c == '[').then(|| resolve::handle(inner, Some(Platform::Vk), span))?
        })?,
    };
    found.span = span;
    Some(found)
}
