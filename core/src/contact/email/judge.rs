//! What is to be said of an address whose two parts are known.

use std::borrow::Cow;

use super::code::EmailCode as Code;
use super::judge_domain;
use super::letter::{self, Script};
use super::matched::{EmailMatch, Status};
use super::service;
use crate::Span;
use crate::contact::cut::{Cut, labels};

/// Octets of a local part, and of a whole address.
const MAX_LOCAL: usize = 64;
const MAX_ADDRESS: usize = 254;

/// Local parts nobody reads.
const NO_REPLY: [&str; 10] = [
    "noreply",
    "no-reply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "mailer-daemon",
    "не-отвечать",
    "неотвечать",
];

/// Local parts of templates.
const TEMPLATES: [&str; 9] = [
    "example",
    "your-email",
    "your_email",
    "youremail",
    "yourname",
    "your-name",
    "your_name",
    "username",
    "your.email",
];

/// Judges a match whose parts are set; what was noticed while cleaning is kept.
pub(super) fn judge(found: &mut EmailMatch<'_>) {
    let domain = judge_domain::judge(found);
    let local = judge_local(found, &domain);
    if let Some(local) = &local {
        let meant = domain.meant(&found.parts.domain);
        found.suggest(local, &meant);
    } else if domain.differs() || (!found.usable && found.guess) {
        let (local, meant) = (found.parts.local.clone(), domain.meant(&found.parts.domain));
        found.suggest(&local, &meant);
    }
    let length = found.parts.local.len() + found.parts.domain.len() + 1;
    if length > MAX_ADDRESS && found.status != Status::Invalid {
        found.invalid_by(Code::DomainTooLong, found.span, length);
    }
    if found.status == Status::Invalid {
        forget(found);
    }
    if found.status <= Status::Repaired && found.capitals {
        found.note(Code::Uppercase, found.span);
    }
}

/// What is no address has no provider, and nothing is remarked on it.
fn forget(found: &mut EmailMatch<'_>) {
    found.suggestion = None;
    found.provider = None;
    found.national = None;
    let zone = found.has(Code::UnknownTld);
    let kept = |code: Code| !code.is_remark() || zone && code == Code::IdnDomain;
    let all = std::mem::take(&mut found.diagnostics);
    for given in all.iter().filter(|given| kept(given.code)) {
        found.diagnostics.push(given.code, given.span, given.number);
    }
}

/// What the domain came to.
pub(super) enum Domain {
    /// It is what it should be, or nothing better is known.
    AsIs,
    /// Another one was probably meant.
    Static(&'static str),
    Other(String),
}

impl Domain {
    fn differs(&self) -> bool {
        !matches!(self, Self::AsIs)
    }

    fn meant<'a>(&'a self, published: &str) -> Cow<'a, str> {
        match self {
            Self::AsIs => Cow::Owned(published.to_owned()),
            Self::Static(name) => Cow::Borrowed(name),
            Self::Other(name) => Cow::Borrowed(name),
        }
    }
}

/// Judges the local part; gives what was probably meant where that differs.
fn judge_local(found: &mut EmailMatch<'_>, domain: &Domain) -> Option<String> {
    let span = found.parts.local_span;
    if found.parts.local.is_empty() {
        found.invalid(Code::MissingLocal, span);
        return None;
    }
    let length = found.parts.local.len();
    if length > MAX_LOCAL {
        found.invalid_by(Code::LocalTooLong, span, length);
        return None;
    }
    let seen = look(&found.parts.local);
    found.capitals |= seen.capital;
    if seen.bad {
        found.invalid(Code::BadCharLocal, span);
        return None;
    }
    if seen.odd {
        found.note(Code::OddChar, span);
    }
    if seen.plus {
        found.note(Code::PlusTag, span);
    }
    let mut meant = None;
    if seen.dots {
        meant = judge_dots(found);
    }
    if seen.other {
        found.note(Code::EaiLocal, span);
        found.suspect(Code::ForeignScript, span);
    } else if seen.cyrillic {
        meant = judge_cyrillic(found, domain, seen.latin).or(meant);
    } else if seen.wide {
        found.note(Code::EaiLocal, span);
    }
    judge_words(found);
    meant
}

/// What kinds of characters a local part holds.
#[derive(Default)]
struct Seen {
    capital: bool,
    bad: bool,
    odd: bool,
    plus: bool,
    dots: bool,
    latin: bool,
    cyrillic: bool,
    wide: bool,
    other: bool,
}

fn look(local: &str) -> Seen {
    let mut seen = Seen::default();
    let mut after_dot = true;
    for &byte in local.as_bytes() {
        let dot = byte == b'.';
        seen.dots |= dot && after_dot;
        after_dot = dot;
        match byte {
            b'a'..=b'z' => seen.latin = true,
            b'A'..=b'Z' => (seen.latin, seen.capital) = (true, true),
            b'0'..=b'9' | b'.' | b'-' | b'_' => {}
            b'+' => seen.plus = true,
            b'!' | b'#'..=b'\'' | b'*' | b'/' | b'=' | b'?' | b'^' | b'`' | b'{'..=b'~' => {
                seen.odd = true
            }
            128.. => seen.wide = true,
            _ => seen.bad = true,
        }
    }
    seen.dots |= after_dot;
    if seen.wide {
        for c in local.chars().filter(|c| !c.is_ascii()) {
            seen.capital |= letter::lower(c) != c;
            match letter::script(c) {
                Script::Latin => seen.latin = true,
                Script::Cyrillic => seen.cyrillic = true,
                Script::Other => seen.other = true,
                Script::Common | Script::Bad => seen.bad = true,
            }
        }
    }
    seen
}

fn judge_dots(found: &mut EmailMatch<'_>) -> Option<String> {
    let local = &*found.parts.local;
    let span = found.parts.local_span;
    let inner = local.bare(|c| c == '.');
    let double = inner.has("..");
    let edge = inner.len() < local.len();
    let mut meant = String::with_capacity(local.len());
    for piece in labels(local).filter(|piece| !piece.is_empty()) {
        if !meant.is_empty() {
            meant.push('.');
        }
        meant.push_str(piece);
    }
    found.usable = false;
    if meant.is_empty() {
        found.invalid(Code::MissingLocal, span);
        return None;
    }
    if edge {
        found.suspect(Code::DotEdge, span);
    }
    if double {
        found.suspect(Code::DoubleDot, span);
    }
    Some(meant)
}

fn judge_cyrillic(found: &mut EmailMatch<'_>, domain: &Domain, latin: bool) -> Option<String> {
    let span = found.parts.local_span;
    let local = found.parts.local.clone();
    let meant = domain.meant(&found.parts.domain);
    if !latin && found.has(Code::LayoutSlip) {
        // The zone was typed in the wrong layout, so was this.
        if let Some(typed) = all(&local, letter::latin_key) {
            return Some(typed);
        }
    }
    let latin_domain = meant.is_ascii() && !meant.has("xn--");
    let (to_latin, to_cyrillic) = (twins(&local, true), twins(&local, false));
    if latin {
        // Two alphabets: the domain says which one was meant.
        let meant = if latin_domain { to_latin.or(to_cyrillic) } else { to_cyrillic.or(to_latin) };
        return match meant {
            Some(meant) => {
                found.suspect(Code::HomoglyphLocal, foreign_span(found, &local, latin_domain));
                Some(meant)
            }
            None => mixed(found, &local),
        };
    }
    if latin_domain && let Some(meant) = to_latin {
        found.suspect(Code::HomoglyphLocal, span);
        return Some(meant);
    }
    found.note(Code::EaiLocal, span);
    if service::is_service(&meant) {
        // None of the services gives out such addresses.
        found.suspect(Code::EaiLocal, span);
    }
    None
}

/// Two alphabets without twins: a word glued to the address, or nothing to be saved.
fn mixed(found: &mut EmailMatch<'_>, local: &str) -> Option<String> {
    let span = found.parts.local_span;
    let tail = local.skip(|c| letter::script(c) == Script::Cyrillic);
    let word = local.len() - tail.len();
    if word >= 6
        && tail.is_ascii()
        && tail.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric())
    {
        found.suspect(Code::GluedText, Span { start: span.start, end: sub(found, 0, word).end });
        return Some(tail.to_owned());
    }
    found.invalid(Code::HomoglyphLocal, span);
    found.note(Code::MixedScript, span);
    None
}

fn judge_words(found: &mut EmailMatch<'_>) {
    let local = &*found.parts.local;
    if !matches!(local.len(), 7..=21) {
        return;
    }
    let is = |words: &[&str]| words.iter().any(|word| same(local, word));
    if is(&NO_REPLY) {
        found.suspect(Code::NoReply, found.parts.local_span);
    } else if is(&TEMPLATES) {
        found.suspect(Code::Placeholder, found.parts.local_span);
    }
}

fn same(text: &str, word: &str) -> bool {
    text.len() == word.len() && letter::is_lowered(text, word)
}

/// The text with every letter of the other alphabet replaced by its twin, where each has one.
pub(super) fn twins(text: &str, to_latin: bool) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let twin = match letter::script(c) {
            Script::Cyrillic if to_latin => letter::latin_twin(c)?,
            Script::Latin if !to_latin => letter::cyrillic_twin(c)?,
            _ => {
                out.push(c);
                continue;
            }
        };
        let capital = letter::lower(c) != c;
        out.push(if capital { upper(twin) } else { twin });
    }
    Some(out)
}

fn upper(c: char) -> char {
    match c {
        'а'..='я' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    }
}

/// Every letter mapped; ASCII stays.
fn all(text: &str, map: fn(char) -> Option<char>) -> Option<String> {
    letter::mapped(text, map, |c| c.is_ascii())
}

/// Where the first to the last foreign letter stand.
fn foreign_span(found: &EmailMatch<'_>, local: &str, latin_domain: bool) -> Span {
    let foreign = if latin_domain { Script::Cyrillic } else { Script::Latin };
    let mut places = local.char_indices().filter(|(_, c)| letter::script(*c) == foreign);
    let Some((start, first)) = places.next() else { return found.parts.local_span };
    let (last, c) = places.next_back().unwrap_or((start, first));
    sub(found, start, last + c.len_utf8())
}

/// A part of the local part; the whole where cleaning moved the letters.
fn sub(found: &EmailMatch<'_>, start: usize, end: usize) -> Span {
    let span = found.parts.local_span;
    if span.len() != found.parts.local.len() {
        return span;
    }
    let base = span.start as usize;
    Span::new(base + start, base + end)
}
