//! What is to be said of an address whose two parts are known.

use super::code::EmailCode as Code;
use super::judge_domain::{self, Form};
use super::letter::{self, Script};
use super::matched::{EmailMatch, Status};
use super::service;
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, words};

/// Octets of a local part, and of a whole address.
const MAX_LOCAL: usize = 64;
const MAX_ADDRESS: usize = 254;

/// Local parts nobody reads, and behind the gap those of templates.
const WORDS: &str = "noreply|no-reply|no_reply|no.reply|donotreply|do-not-reply|do_not_reply|\
    mailer-daemon|не-отвечать|неотвечать||example|your-email|your_email|youremail|yourname|\
    your-name|your_name|username|your.email";

/// Judges a match whose parts are set; what was noticed while cleaning is kept.
pub(super) fn judge(found: &mut EmailMatch<'_>) {
    let domain = judge_domain::judge(found);
    let seen = look(&found.parts.local);
    sum_up(found, &domain, seen);
}

/// As [`judge`], of two sides of which the form is known.
pub(super) fn judge_plain(found: &mut EmailMatch<'_>, domain: &str, seen: (u8, bool), form: Form) {
    let domain = judge_domain::judge_plain(found, domain, form);
    sum_up(found, &domain, seen);
}

fn sum_up(found: &mut EmailMatch<'_>, domain: &str, seen: (u8, bool)) {
    let local = judge_local(found, domain, seen);
    if local.is_some() || !domain.is_empty() || !found.usable && found.guess {
        found.suggest(local, domain);
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

/// The first text, or the second where that is empty.
fn if_any<'a>(text: &'a str, other: &'a str) -> &'a str {
    if text.is_empty() { other } else { text }
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

/// Judges the local part; gives what was probably meant where that differs.
fn judge_local(
    found: &mut EmailMatch<'_>,
    domain: &str,
    (seen, dots): (u8, bool),
) -> Option<String> {
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
    let mut alphabets = 0;
    let mut bad = seen & letter::NO_LOCAL != 0;
    found.capitals |= seen & letter::CAPITAL != 0;
    if seen & letter::WIDE != 0 {
        let local = &*found.parts.local;
        found.capitals |= local.any(|c| letter::lower(c) != c);
        bad |= local.any(|c| !c.is_ascii() && letter::script(c) == Script::Bad);
        alphabets = letter::scripts(local);
    }
    if bad {
        found.invalid(Code::BadCharLocal, span);
        return None;
    }
    if seen & letter::ODD != 0 {
        found.note(Code::OddChar, span);
    }
    if seen & letter::PLUS != 0 {
        found.note(Code::PlusTag, span);
    }
    let mut meant = None;
    if dots {
        meant = judge_dots(found);
    }
    if alphabets & letter::OTHER != 0 {
        found.note(Code::EaiLocal, span);
        found.suspect(Code::ForeignScript, span);
    } else if alphabets & letter::CYRILLIC != 0 {
        meant = judge_cyrillic(found, domain, alphabets & letter::LATIN != 0).or(meant);
    } else if alphabets != 0 {
        found.note(Code::EaiLocal, span);
    }
    judge_words(found);
    meant
}

/// What kinds of characters a local part holds, and whether a dot stands where none may.
fn look(local: &str) -> (u8, bool) {
    look_to(local, 0).1
}

/// As [`look`], up to the first byte of these classes; where that stands.
#[inline]
pub(super) fn look_to(local: &str, stop: u8) -> (usize, (u8, bool)) {
    let (mut seen, mut twice, mut before, mut at) = (0, 0, letter::DOT, 0);
    for byte in local.bytes() {
        let class = letter::class(byte);
        if class & stop != 0 {
            break;
        }
        seen |= class;
        twice |= class & before;
        before = class;
        at += 1;
    }
    (at, (seen, (twice | before) & letter::DOT != 0))
}

fn judge_dots(found: &mut EmailMatch<'_>) -> Option<String> {
    let local = &*found.parts.local;
    let span = found.parts.local_span;
    let inner = local.bare(|c| c == '.');
    let double = inner.has("..");
    let edge = inner.len() < local.len();
    let meant = judge_domain::joined(local);
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

fn judge_cyrillic(found: &mut EmailMatch<'_>, domain: &str, latin: bool) -> Option<String> {
    let span = found.parts.local_span;
    let local = found.parts.local.clone();
    let published = found.parts.domain.clone();
    let meant = if_any(domain, &published);
    if !latin && found.has(Code::LayoutSlip) {
        // The zone was typed in the wrong layout, so was this.
        if let Some(typed) =
            letter::mapped(&local, |c| if c.is_ascii() { Some(c) } else { letter::latin_key(c) })
        {
            return Some(typed);
        }
    }
    let latin_domain = meant.is_ascii() && !meant.has("xn--");
    let to_latin = letter::mapped(&local, latin_twin);
    if latin {
        // Two alphabets: the domain says which one was meant.
        let to_cyrillic = letter::mapped(&local, cyrillic_twin);
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
    if service::is_service(meant) {
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
    if !LEAN && !begins_as_words(local) {
        return;
    }
    let mut code = Code::NoReply;
    for word in words(WORDS) {
        if letter::is_lowered(local, word) {
            found.suspect(code, found.parts.local_span);
            return;
        }
        if word.is_empty() {
            code = Code::Placeholder;
        }
    }
}

/// Most local parts do not begin as any of the words does.
fn begins_as_words(local: &str) -> bool {
    let first = local.as_bytes().first().copied().unwrap_or_default();
    if first.is_ascii() && !matches!(first | 0x20, b'n' | b'd' | b'y' | b'm' | b'e' | b'u') {
        return false;
    }
    let mut letters = local.chars().map(letter::lower);
    matches!(
        (letters.next(), letters.next()),
        (Some('n' | 'd' | 'y'), Some('o'))
            | (Some('m'), Some('a'))
            | (Some('н'), Some('е'))
            | (Some('e'), Some('x'))
            | (Some('u'), Some('s'))
    )
}

/// The twin of a Cyrillic letter; other characters stay.
fn latin_twin(c: char) -> Option<char> {
    if letter::script(c) != Script::Cyrillic {
        return Some(c);
    }
    Some(like(c, letter::latin_twin(c)?))
}

/// The twin of a Latin letter; other characters stay.
fn cyrillic_twin(c: char) -> Option<char> {
    if letter::script(c) != Script::Latin {
        return Some(c);
    }
    Some(like(c, letter::cyrillic_twin(c)?))
}

/// The twin in the case of the letter.
fn like(c: char, twin: char) -> char {
    if letter::lower(c) == c { twin } else { upper(twin) }
}

fn upper(c: char) -> char {
    match c {
        'а'..='я' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        _ => c.to_ascii_uppercase(),
    }
}

/// Where the first to the last foreign letter stand.
fn foreign_span(found: &EmailMatch<'_>, local: &str, latin_domain: bool) -> Span {
    let foreign = if latin_domain { Script::Cyrillic } else { Script::Latin };
    let (mut start, mut end) = (local.len(), 0);
    for (at, c) in local.char_indices() {
        if letter::script(c) == foreign {
            start = start.min(at);
            end = at + c.len_utf8();
        }
    }
    if start < end { sub(found, start, end) } else { found.parts.local_span }
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
