use super::candidate::Candidates;
use super::code::EmailCode as Code;
use super::matched::{EmailMatch, MAX_DIAGNOSTICS, Parts};
use super::{around, expand, judge, letter, mark, service};
use crate::Span;
use crate::contact::Diagnostics;
use crate::contact::cut::{Cut, trim};
use crate::contact::letter::{is_name, strip_suffix};

/// The addresses in the value of one field; see [`check`].
#[derive(Debug, Clone)]
pub struct Matches<'t> {
    first: Option<EmailMatch<'t>>,
    rest: std::vec::IntoIter<EmailMatch<'t>>,
    diagnostics: Diagnostics<Code, MAX_DIAGNOSTICS>,
}

impl<'t> Matches<'t> {
    /// What was noticed about the value as a whole: several addresses, a telephone number or a
    /// handle in place of an address.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics<Code, MAX_DIAGNOSTICS> {
        &self.diagnostics
    }
}

impl<'t> Iterator for Matches<'t> {
    type Item = EmailMatch<'t>;

    fn next(&mut self) -> Option<EmailMatch<'t>> {
        self.first.take().or_else(|| self.rest.next())
    }
}

/// Checks the value of a field: the whole text is meant to be an e-mail address.
///
/// Gives one match for an address, several where the value holds several, none where it holds
/// none. A plain address costs no allocation.
///
/// ```
/// use gospablik::contact::email::{self, Status};
/// let found = email::check("adm@ramler.ru").next().unwrap();
/// assert_eq!(found.status, Status::Suspect);
/// assert_eq!(found.suggestion().unwrap().to_string(), "adm@rambler.ru");
/// ```
#[must_use]
pub fn check(value: &str) -> Matches<'_> {
    let first = plain(value);
    if first.is_some() {
        return Matches {
            first,
            rest: Vec::new().into_iter(),
            diagnostics: Diagnostics::default(),
        };
    }
    thorough(value)
}

/// An address of ASCII letters, digits and common signs with nothing round it.
fn plain(value: &str) -> Option<EmailMatch<'_>> {
    let bytes = value.as_bytes();
    let odd = |b: &u8| letter::class(*b) & (letter::ODD | letter::NO_LOCAL | letter::WIDE) != 0;
    let at = bytes.iter().position(odd).filter(|&at| at > 0)?;
    if bytes.get(at) != Some(&b'@') || bytes.starts_with(b"www.") {
        return None;
    }
    let domain = bytes.get(at + 1..)?;
    let seen = domain.iter().fold(0, |seen, b| seen | letter::class(*b));
    let closed = domain.last().is_some_and(u8::is_ascii_alphanumeric);
    if seen & (letter::NO_HOST | letter::WIDE) != 0 || !closed {
        return None;
    }
    let (local, domain) = (value.get(..at)?, value.get(at + 1..)?);
    let mut found = EmailMatch::new(Parts {
        local: local.into(),
        domain: domain.into(),
        local_span: Span::new(0, at),
        domain_span: Span::new(at + 1, value.len()),
    });
    judge::judge(&mut found);
    Some(found)
}

#[cold]
fn thorough(value: &str) -> Matches<'_> {
    let mut diagnostics = Diagnostics::default();
    let mut candidates = Candidates::new(value, true);
    let mut found = Vec::new();
    let mut next = candidates.next();
    if next.is_none() {
        next = rare_mark(value).or_else(|| bare_word(value));
        next = next.or_else(|| layout_at(value));
    }
    while let Some(one) = next {
        found.push(one);
        next = candidates.next();
    }
    // `mailto:a@b.ru?cc=...`: what the link fills in is no address of the page.
    let query = found.first().is_some_and(|first| {
        let ends = value.behind(first.span.end as usize);
        let head = value.part(0, first.span.start as usize);
        ends.opens(|c| c == '?') && strip_suffix(head.shed(letter::is_space), "mailto:").is_some()
    });
    if query {
        found.truncate(1);
    }
    around::decorate(&mut found, value);
    let whole = Span::new(0, value.len());
    if found.len() > 1 {
        diagnostics.push(Code::Multiple, whole, 0);
    } else if found.is_empty()
        && let Some((code, span)) = instead(value)
    {
        diagnostics.push(code, span, 0);
    }
    Matches { first: None, rest: found.into_iter(), diagnostics }
}

/// `info<at>mail.ru`, `info%40mail.ru`: marks too rare to look for in every text.
fn rare_mark(value: &str) -> Option<EmailMatch<'_>> {
    value
        .match_indices(['<', '%'])
        .filter_map(|(at, _)| mark::at_mark(value, at))
        .find_map(|mark| Candidates::new(value, true).at(mark))
}

/// `info at mail dot ru`.
fn bare_word(value: &str) -> Option<EmailMatch<'_>> {
    let mut from = 0;
    while let Some(mark) = mark::bare_at(value, from) {
        if let Some(found) = Candidates::new(value, true).at(mark) {
            return Some(found);
        }
        from = mark.end;
    }
    None
}

/// `info2mail.ru`: the at sign without Shift; `info"mail.ru`: with Shift in the other layout.
fn layout_at(value: &str) -> Option<EmailMatch<'_>> {
    let text = trim(value);
    let start = value.len() - value.skip(letter::is_space).len();
    let at = text.bytes().rposition(|b| matches!(b, b'2' | b'"'));
    let at = at.filter(|&at| at > 0 && text.len() < 128)?;
    let (local, domain) = (text.get(..at)?, text.get(at + 1..)?);
    let lower = domain.to_ascii_lowercase();
    if !service::is_service(&lower) || local.any(|c| !expand::is_local(c) && c != '.') {
        return None;
    }
    let at = start + at;
    let mut found = EmailMatch::new(Parts {
        local: local.into(),
        domain: domain.into(),
        local_span: Span::new(start, at),
        domain_span: Span::new(at + 1, at + 1 + domain.len()),
    });
    found.usable = false;
    found.suspect(Code::LayoutAt, Span::new(at, at + 1));
    judge::judge(&mut found);
    Some(found)
}

/// What stands in the field in place of an address, where that can be told.
fn instead(value: &str) -> Option<(Code, Span)> {
    if let Some(start) = value.place("[email") {
        let rest = value.behind(start + 6);
        let close = rest.place("protected]").filter(|&at| at <= 6);
        if let Some(at) = close {
            return Some((Code::MaskedByCdn, Span::new(start, start + 6 + at + 10)));
        }
    }
    let lower = value.to_ascii_lowercase();
    if let Some(start) = lower.place("mailto:") {
        let number = value.behind(start + 7);
        let digits = number.as_bytes().iter().filter(|b| b.is_ascii_digit()).count();
        let phone = !number.any(|c| !matches!(c, '0'..='9' | ' ' | '+' | '-' | '(' | ')'));
        if phone && digits >= 5 {
            return Some((Code::PhoneInMailto, Span::new(start + 7, value.len())));
        }
    }
    let start = value.place("@")?;
    let name = value.get(start + 1..)?;
    let len = name.until(|c| !is_name(c) && c != '_' && c != '.');
    (len > 0).then(|| (Code::HandleNotEmail, Span::new(start, start + 1 + len)))
}
