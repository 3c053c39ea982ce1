//! What stands round the addresses of a field: labels, names, brackets, punctuation.

use super::candidate::is_blank;
use super::code::EmailCode as Code;
use super::letter::{self, Script};
use super::matched::{EmailMatch, Status};
use crate::Span;

/// Labels before an address, in lower case; longer ones before those they end with.
const LABELS: [&str; 33] = [
    "адрес электронной почты",
    "электронной почты",
    "электронной почте",
    "электронная почта",
    "электронный адрес",
    "электронный ящик",
    "почтовый ящик",
    "эл. почта",
    "эл.почта",
    "эл. почты",
    "эл. адрес",
    "эл.адрес",
    "эл почта",
    "эл.п",
    "эл. п",
    "е-мэйл",
    "имэйл",
    "емэйл",
    "емайл",
    "е-mail",
    "е-маил",
    "е-мейл",
    "емейл",
    "имейл",
    "мейл",
    "e-mail",
    "e mail",
    "email",
    "mail",
    "почта",
    "почты",
    "почте",
    "адрес",
];
const QUOTES: [char; 14] = ['"', '\'', '«', '»', '“', '”', '„', '‘', '’', '‚', '`', '″', '‹', '›'];

pub(super) fn decorate(found: &mut [EmailMatch<'_>], value: &str) {
    let ends: Vec<Span> = found.iter().map(|one| one.span).collect();
    if let (Some(first), Some(span)) = (found.first_mut(), ends.first()) {
        before(first, value, span.start as usize);
    }
    for (pair, one) in ends.windows(2).zip(found.iter_mut()) {
        let [this, next] = pair else { continue };
        let between = Span { start: this.end, end: next.start };
        let text = between.slice(value);
        if remark(text).is_some() {
            one.repair(Code::Comment, between);
        }
    }
    if let (Some(last), Some(span)) = (found.last_mut(), ends.last()) {
        after(last, value, span.end as usize);
    }
}

/// What stands before the first address, read from its end.
fn before(found: &mut EmailMatch<'_>, value: &str, end: usize) {
    let head = value.get(..end).unwrap_or_default();
    if head.is_empty() {
        return;
    }
    blank_edge(found, head, 0, true);
    let mut rest = head;
    if found.has(Code::HtmlMarkup) {
        // An address in a tag, or in the text of a link: the tag is no name.
        let open = head.rfind("<a ").filter(|_| head.contains("href"));
        rest = open.and_then(|at| head.get(..at)).unwrap_or(head);
    }
    let mut named = false;
    loop {
        let trimmed = rest.trim_end_matches(|c| letter::is_space(c) || letter::is_invisible(c));
        if trimmed.is_empty() {
            return;
        }
        let apart = trimmed.len() < rest.len();
        rest = trimmed;
        match strip(rest) {
            Some((left, code)) => {
                // Quotation marks further off belong to a name, not to the address.
                let distant = code == Code::Quotes && (named || apart);
                if distant || code == Code::LeadingPunct && found.has(Code::UrlPrefix) {
                    rest = left;
                    continue;
                }
                let place = Span::new(left.len(), rest.len());
                if rest.ends_with("&lt;") {
                    found.repair(Code::HtmlMarkup, place);
                }
                if code != Code::LeadingPunct || left.trim().is_empty() && !named {
                    found.repair(code, place);
                }
                named |= code != Code::LeadingPunct;
                rest = left;
            }
            None => return words(found, value, rest, end, apart && !named),
        }
    }
}

/// One thing at the end of what stands before an address, and what is left before it.
fn strip(rest: &str) -> Option<(&str, Code)> {
    // An encoded space behind the prefix.
    let rest = rest.strip_suffix(":%20").map_or(rest, |_| rest.trim_end_matches("%20"));
    for prefix in ["mailto://", "mailto:", "mailto", "mail to:"] {
        if let Some(left) = strip_end(rest, prefix) {
            return Some((left, Code::MailtoPrefix));
        }
    }
    for mark in ["&lt;", "<"] {
        if let Some(left) = rest.strip_suffix(mark) {
            return Some((left, Code::AngleBrackets));
        }
    }
    if rest.ends_with('>') {
        let open = rest.rfind('<')?;
        return Some((rest.get(..open)?, Code::HtmlMarkup));
    }
    if let Some(left) = rest.strip_suffix(['(', '[', '{']) {
        return Some((left, Code::Brackets));
    }
    if let Some(left) = rest.strip_suffix(QUOTES) {
        return Some((left, Code::Quotes));
    }
    let url =
        rest.rfind("://").filter(|&at| rest.get(at..).is_some_and(|tail| !tail.contains(' ')));
    if let Some(at) = url.or_else(|| rest.strip_suffix([':', '/']).and_then(|_| rest.rfind("http")))
    {
        let scheme = rest.get(..at)?.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        return Some((scheme, Code::UrlPrefix));
    }
    let bare = rest.trim_end_matches([':', '.', '-', '–', '—', '=', ' ']);
    for label in LABELS {
        if let Some(left) = strip_end(bare, label)
            && !left.chars().next_back().is_some_and(char::is_alphanumeric)
        {
            return Some((left, Code::LabelPrefix));
        }
    }
    let last = rest.chars().next_back()?;
    let punct = (letter::script(last) == Script::Bad || last == '-') && last != '_';
    punct
        .then(|| rest.get(..rest.len() - last.len_utf8()).map(|left| (left, Code::LeadingPunct)))?
}

/// `text` without `ending`, whatever the case of its letters.
fn strip_end<'a>(text: &'a str, ending: &str) -> Option<&'a str> {
    let mut chars = text.chars();
    for wanted in ending.chars().rev() {
        if alike(chars.next_back()?) != alike(wanted) {
            return None;
        }
    }
    Some(chars.as_str())
}

/// A letter in lower case, Latin where it looks Latin: labels mix both alphabets.
fn alike(c: char) -> char {
    let c = letter::lower(c);
    letter::latin_twin(c).unwrap_or(c)
}

/// Words before the address: a name, another local part, a torn one.
fn words(found: &mut EmailMatch<'_>, value: &str, rest: &str, end: usize, torn: bool) {
    let place = Span::new(0, rest.len());
    let local = rest.bytes().all(|b| {
        b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-' | b'+')
    });
    let between = value.get(rest.len()..end).unwrap_or_default();
    if local && between == "," {
        found.suspect(Code::CommaForDot, Span::new(rest.len(), end));
        guess(found, &[rest, "."].concat());
    } else if local && matches!(between.trim(), "," | ";" | "/") {
        found.suspect(Code::SharedDomain, Span::new(0, end));
        guess(found, "");
    } else if local && torn {
        // One word of Latin letters and a space: a local part torn in two, or a name.
        found.suspect(Code::WsInside, Span::new(rest.len(), end));
        guess(found, rest);
    } else if !(found.has(Code::UrlPrefix) && rest.ends_with("www")) {
        found.repair(Code::DisplayName, place);
    }
}

fn guess(found: &mut EmailMatch<'_>, before: &str) {
    found.usable = false;
    if found.suggestion.is_none() || !before.is_empty() {
        let local = [before, &found.parts.local].concat();
        let domain = found.parts.domain.clone();
        found.suggest(&local, &domain);
    }
}

/// What stands behind the last address.
fn after(found: &mut EmailMatch<'_>, value: &str, start: usize) {
    let tail = value.get(start..).unwrap_or_default();
    if tail.is_empty() {
        return;
    }
    blank_edge(found, tail, start, false);
    if tail.starts_with('?') && found.has(Code::MailtoPrefix) {
        return;
    }
    let mut rest = tail;
    if found.has(Code::HtmlMarkup)
        && let Some((_, behind)) = tail.split_once("</a>")
    {
        rest = behind;
    }
    loop {
        rest = rest.trim_start_matches(|c| letter::is_space(c) || letter::is_invisible(c));
        let at = value.len() - rest.len();
        let Some(c) = rest.chars().next() else { return };
        let one = c.len_utf8();
        let (code, len) = match c {
            '<' if is_tag(rest) => {
                (Code::HtmlMarkup, rest.find('>').map_or(rest.len(), |at| at + 1))
            }
            '>' => (Code::AngleBrackets, one),
            '&' if rest.starts_with("&gt;") => (Code::AngleBrackets, 4),
            '(' => match remark(rest) {
                Some(close) => (Code::Comment, close),
                None => (Code::Brackets, one),
            },
            ')' | ']' | '}' | '[' | '{' => (Code::Brackets, one),
            _ if QUOTES.contains(&c) => (Code::Quotes, one),
            '.' if found.has(Code::MissingTld) => {
                rest = rest.get(one..).unwrap_or_default();
                continue;
            }
            _ if letter::script(c) == Script::Bad || c == '-' => (Code::TrailingPunct, one),
            _ => {
                let glued = found.has(Code::GluedPhone) || found.has(Code::GluedText);
                if !glued && !found.has(Code::UrlPrefix) {
                    found.repair(Code::ExtraText, Span::new(at, value.len()));
                }
                return;
            }
        };
        found.repair(code, Span::new(at, at + len));
        rest = rest.get(len..).unwrap_or_default();
    }
}

/// Whether a tag begins here: `</b>`, `<br>`.
fn is_tag(rest: &str) -> bool {
    let name = matches!(rest.as_bytes().get(1), Some(b'/' | b'a'..=b'z' | b'A'..=b'Z'));
    name && rest.split('>').next().is_some_and(|tag| rest.len() > tag.len() && !tag.contains('@'))
        || rest.starts_with("</")
}

/// The end of the first remark in parentheses; an area code is none.
fn remark(text: &str) -> Option<usize> {
    let open = text.find('(')?;
    let close = open + text.get(open..)?.find(')')?;
    let words = text.get(open..close)?.chars().any(char::is_alphabetic);
    words.then_some(close + 1)
}

/// Spaces and invisible characters at an edge of the value.
fn blank_edge(found: &mut EmailMatch<'_>, side: &str, base: usize, front: bool) {
    let trimmed = |c: char| letter::is_space(c) || letter::is_invisible(c);
    let edge = match front {
        true => side.get(..side.len() - side.trim_start_matches(trimmed).len()),
        false => side.get(side.trim_end_matches(trimmed).len()..),
    };
    let edge = edge.unwrap_or_default();
    if edge.is_empty() {
        return;
    }
    let start = if front { 0 } else { base + side.len() - edge.len() };
    let place = Span::new(start, start + edge.len());
    if edge.chars().any(letter::is_space) && (is_blank(side) || found.status == Status::Valid) {
        found.repair(Code::WsAround, place);
    }
    if edge.chars().any(letter::is_invisible) {
        found.repair(Code::InvisibleChar, place);
    }
}
