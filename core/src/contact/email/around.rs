//! What stands round the addresses of a field: labels, names, brackets, punctuation.

use super::candidate::{is_blank, is_blank_char};
use super::code::EmailCode as Code;
use super::letter::{self, Script};
use super::matched::{EmailMatch, Status};
use crate::Span;
use crate::contact::cut::{Cut, glue, trim, words as words_of};
use crate::contact::letter::{is_letter, is_name};

/// Labels before an address, in lower case; longer ones before those they end with.
const LABELS: &str = "\
    адрес электронной почты|электронной почты|электронной почте|электронная почта|\
    электронный адрес|электронный ящик|почтовый ящик|эл. почта|эл.почта|эл. почты|\
    эл. адрес|эл.адрес|эл почта|эл.п|эл. п|е-мэйл|имэйл|емэйл|емайл|е-mail|е-маил|\
    е-мейл|емейл|имейл|мейл|e-mail|e mail|email|mail|почта|почты|почте|адрес";

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '«' | '»' | '‘'..='‚' | '“'..='„' | '″' | '‹' | '›')
}

pub(super) fn decorate(found: &mut [EmailMatch<'_>], value: &str) {
    let mut last: Option<&mut EmailMatch<'_>> = None;
    for one in found {
        match last {
            None => before(one, value, one.span.start as usize),
            Some(last) => {
                let between = Span { start: last.span.end, end: one.span.start };
                if remark(between.slice(value)).is_some() {
                    last.repair(Code::Comment, between);
                }
            }
        }
        last = Some(one);
    }
    if let Some(last) = last {
        after(last, value, last.span.end as usize);
    }
}

/// What stands before the first address, read from its end.
fn before(found: &mut EmailMatch<'_>, value: &str, end: usize) {
    let head = value.part(0, end);
    if head.is_empty() {
        return;
    }
    blank_edge(found, head, 0, true);
    let mut rest = head;
    if found.has(Code::HtmlMarkup) {
        // An address in a tag, or in the text of a link: the tag is no name.
        let open = head.last_place("<a ").filter(|_| head.has("href"));
        rest = open.and_then(|at| head.get(..at)).unwrap_or(head);
    }
    let mut named = false;
    let mut places = Before::new(head);
    loop {
        let trimmed = rest.shed(is_blank_char);
        if trimmed.is_empty() {
            return;
        }
        let apart = trimmed.len() < rest.len();
        rest = trimmed;
        match places.strip(rest) {
            Some((left, code)) => {
                // Quotation marks further off belong to a name, not to the address.
                let distant = code == Code::Quotes && (named || apart);
                if distant || code == Code::LeadingPunct && found.has(Code::UrlPrefix) {
                    rest = left;
                    continue;
                }
                let place = Span::new(left.len(), rest.len());
                if rest.short_of("&lt;").is_some() {
                    found.repair(Code::HtmlMarkup, place);
                }
                if code != Code::LeadingPunct || left.len() <= places.blank && !named {
                    found.repair(code, place);
                }
                named |= code != Code::LeadingPunct;
                rest = left;
            }
            None => return words(found, value, rest, end, apart && !named),
        }
    }
}

/// What was found further before an address: looked for once, not again for every sign on the way.
struct Before {
    /// The spaces at the start.
    blank: usize,
    /// Where the last `://`, `http` and space stand, one more than that; 0 where there is none.
    url: usize,
    http: usize,
    space: usize,
    /// What is left without the signs that stand behind a label.
    bare: usize,
}

impl Before {
    fn new(head: &str) -> Self {
        let far = usize::MAX;
        let blank = head.len() - head.skip(letter::is_space).len();
        Self { blank, url: far, http: far, space: far, bare: far }
    }
}

/// The last place of a text, one more than that; `known` is that place further behind.
fn last_of(text: &str, of: &str, known: &mut usize) -> usize {
    if *known > (text.len() + 1).saturating_sub(of.len()) {
        *known = text.last_place(of).map_or(0, |at| at + 1);
    }
    *known
}

impl Before {
    /// One thing at the end of what stands before an address, and what is left before it.
    fn strip<'t>(&mut self, rest: &'t str) -> Option<(&'t str, Code)> {
        // An encoded space behind the prefix.
        let mut rest = rest;
        if rest.short_of(":%20").is_some() {
            while let Some(left) = rest.short_of("%20") {
                rest = left;
            }
        }
        for prefix in words_of("mailto://|mailto:|mailto|mail to:") {
            if let Some(left) = strip_end(rest, prefix) {
                return Some((left, Code::MailtoPrefix));
            }
        }
        for mark in words_of("&lt;|<") {
            if let Some(left) = rest.short_of(mark) {
                return Some((left, Code::AngleBrackets));
            }
        }
        let last = rest.last()?;
        if last == '>' {
            let open = rest.last_place("<")?;
            return Some((rest.get(..open)?, Code::HtmlMarkup));
        }
        let left = rest.part(0, rest.len() - last.len_utf8());
        if matches!(last, '(' | '[' | '{') {
            return Some((left, Code::Brackets));
        }
        if is_quote(last) {
            return Some((left, Code::Quotes));
        }
        let mut url = last_of(rest, "://", &mut self.url);
        if url <= last_of(rest, " ", &mut self.space) {
            url = 0;
        }
        if url == 0 && matches!(last, ':' | '/') {
            url = last_of(rest, "http", &mut self.http);
        }
        if url > 0 {
            let scheme = rest.part(0, url - 1).shed(|c| c.is_ascii_alphabetic());
            return Some((scheme, Code::UrlPrefix));
        }
        if self.bare > rest.len() {
            let bare = rest.shed(|c| matches!(c, ':' | '.' | '-' | '–' | '—' | '=' | ' '));
            self.bare = bare.len();
            for label in words_of(LABELS).take_while(|_| bare.last().is_some_and(is_letter)) {
                if let Some(left) = strip_end(bare, label)
                    && !left.last().is_some_and(is_name)
                {
                    return Some((left, Code::LabelPrefix));
                }
            }
        }
        let punct = (letter::script(last) == Script::Bad || last == '-') && last != '_';
        punct.then_some((left, Code::LeadingPunct))
    }
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
        guess(found, &glue(&[rest, "."]));
    } else if local && matches!(trim(between), "," | ";" | "/") {
        found.suspect(Code::SharedDomain, Span::new(0, end));
        guess(found, "");
    } else if local && torn {
        // One word of Latin letters and a space: a local part torn in two, or a name.
        found.suspect(Code::WsInside, Span::new(rest.len(), end));
        guess(found, rest);
    } else if torn && matches!(rest.as_bytes(), [.., b' ', _, b' ', b'a'..=b'z']) {
        // «s o s h 3@mail.ru»: which letters belong to it cannot be told.
        found.suspect(Code::WsInside, place);
    } else if !(found.has(Code::UrlPrefix) && rest.short_of("www").is_some()) {
        found.repair(Code::DisplayName, place);
    }
}

fn guess(found: &mut EmailMatch<'_>, before: &str) {
    found.usable = false;
    if found.suggestion.is_none() || !before.is_empty() {
        let local = glue(&[before, &found.parts.local]);
        found.suggest(Some(local), "");
    }
}

/// What stands behind the last address.
fn after(found: &mut EmailMatch<'_>, value: &str, start: usize) {
    let tail = value.behind(start);
    if tail.is_empty() {
        return;
    }
    blank_edge(found, tail, start, false);
    if tail.opens(|c| c == '?') && found.has(Code::MailtoPrefix) {
        return;
    }
    let mut rest = tail;
    if found.has(Code::HtmlMarkup)
        && let Some((_, behind)) = tail.halves("</a>")
    {
        rest = behind;
    }
    let [close, sign, end, letter] = &mut [0; 4];
    loop {
        rest = rest.skip(is_blank_char);
        let at = value.len() - rest.len();
        let Some(c) = rest.first() else { return };
        let one = c.len_utf8();
        let (code, len) = match c {
            '<' if is_tag(value, at, close, sign) => {
                let end = next(value, at, |c| c == '>', close);
                (Code::HtmlMarkup, (end - at + 1).min(rest.len()))
            }
            '>' => (Code::AngleBrackets, one),
            '&' if rest.without("&gt;").is_some() => (Code::AngleBrackets, 4),
            '(' => {
                let end = next(value, at, |c| c == ')', end);
                // An area code is no remark.
                if end < value.len() && next(value, at, is_letter, letter) < end {
                    (Code::Comment, end + 1 - at)
                } else {
                    (Code::Brackets, one)
                }
            }
            ')' | ']' | '}' | '[' | '{' => (Code::Brackets, one),
            _ if is_quote(c) => (Code::Quotes, one),
            '.' if found.has(Code::MissingTld) => {
                rest = rest.behind(one);
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
        rest = rest.behind(len);
    }
}

/// The place of the next character of a kind, or the end; `known` is that place further before.
fn next(text: &str, at: usize, kind: fn(char) -> bool, known: &mut usize) -> usize {
    if *known < at {
        *known = at + text.behind(at).until(kind);
    }
    *known
}

/// Whether a tag begins here: `</b>`, `<br>`.
fn is_tag(text: &str, at: usize, close: &mut usize, sign: &mut usize) -> bool {
    match text.as_bytes().get(at + 1) {
        Some(b'/') => true,
        Some(b'a'..=b'z' | b'A'..=b'Z') => {
            let close = next(text, at, |c| c == '>', close);
            close < text.len() && next(text, at, |c| c == '@', sign) > close
        }
        _ => false,
    }
}

/// The end of the first remark in parentheses; an area code is none.
fn remark(text: &str) -> Option<usize> {
    let open = text.place("(")?;
    let close = open + text.behind(open).place(")")?;
    let words = text.part(open, close).any(is_letter);
    words.then_some(close + 1)
}

/// Spaces and invisible characters at an edge of the value.
fn blank_edge(found: &mut EmailMatch<'_>, side: &str, base: usize, front: bool) {
    let edge = match front {
        true => side.part(0, side.len() - side.skip(is_blank_char).len()),
        false => side.behind(side.shed(is_blank_char).len()),
    };
    if edge.is_empty() {
        return;
    }
    let start = if front { 0 } else { base + side.len() - edge.len() };
    let place = Span::new(start, start + edge.len());
    if edge.any(letter::is_space) && (is_blank(side) || found.status == Status::Valid) {
        found.repair(Code::WsAround, place);
    }
    if edge.any(letter::is_invisible) {
        found.repair(Code::InvisibleChar, place);
    }
}
