use super::candidate::Candidates;
use super::code::EmailCode as Code;
use super::judge_domain::Form;
use super::matched::{EmailMatch, MAX_DIAGNOSTICS};
use super::{around, expand, judge, letter, mark, service};
use crate::Span;
use crate::contact::Diagnostics;
use crate::contact::cut::{Cut, trim};
use crate::contact::letter::{is_name, is_space, strip_suffix};

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
    let mut matches =
        Matches { first: None, rest: Vec::new().into_iter(), diagnostics: Diagnostics::default() };
    if plain(value, &mut matches.first).is_none() {
        thorough(value, &mut matches);
    }
    matches
}

/// An address of ASCII letters, digits and common signs with nothing round it.
fn plain<'t>(value: &'t str, first: &mut Option<EmailMatch<'t>>) -> Option<()> {
    let (at, seen) = judge::look_to(value, letter::ODD | letter::NO_LOCAL | letter::WIDE);
    if at == 0 || value.as_bytes().get(at) != Some(&b'@') || value.starts_with("www.") {
        return None;
    }
    let domain = value.get(at + 1..)?;
    let form = Form::read(domain);
    let closed = domain.as_bytes().last().is_some_and(u8::is_ascii_alphanumeric);
    if !closed || form.has(letter::NO_HOST | letter::WIDE) {
        return None;
    }
    let found = first.insert(EmailMatch::cut(value, 0, at));
    judge::judge_plain(found, domain, seen, form);
    Some(())
}

#[cold]
fn thorough<'t>(value: &'t str, matches: &mut Matches<'t>) {
    let mut candidates = Candidates::new(value, true);
    let mut found = Vec::new();
    let mut one = EmailMatch::empty();
    let mut more = candidates.next(&mut one)
        || rare_mark(value, &mut one)
        || bare_word(value, &mut one)
        || layout_at(value, &mut one);
    while more {
        found.push(std::mem::replace(&mut one, EmailMatch::empty()));
        more = candidates.next(&mut one);
    }
    // `mailto:a@b.ru?cc=...`: what the link fills in is no address of the page.
    let query = found.first().is_some_and(|first| {
        let ends = value.behind(first.span.end as usize);
        let head = value.part(0, first.span.start as usize);
        ends.opens(|c| c == '?') && strip_suffix(head.shed(is_space), "mailto:").is_some()
    });
    if query {
        found.truncate(1);
    }
    around::decorate(&mut found, value);
    let whole = Span::new(0, value.len());
    if found.len() > 1 {
        matches.diagnostics.push(Code::Multiple, whole, 0);
    } else if found.is_empty()
        && let Some((code, span)) = instead(value)
    {
        matches.diagnostics.push(code, span, 0);
    }
    matches.rest = found.into_iter();
}

/// `info<at>mail.ru`, `info%40mail.ru`: marks too rare to look for in every text.
fn rare_mark<'t>(value: &'t str, found: &mut EmailMatch<'t>) -> bool {
    let mut at = 0;
    loop {
        at += value.behind(at).until(|c| matches!(c, '<' | '%'));
        if at == value.len() {
            return false;
        }
        if let Some(mark) = mark::at_mark(value, at)
            && Candidates::single(value, 0, true).at(mark, found)
        {
            return true;
        }
        at += 1;
    }
}

/// `info at mail dot ru`.
fn bare_word<'t>(value: &'t str, found: &mut EmailMatch<'t>) -> bool {
    let mut from = 0;
    while let Some(mark) = mark::bare_at(value, from) {
        if Candidates::single(value, 0, true).at(mark, found) {
            return true;
        }
        from = mark.end;
    }
    false
}

/// `info2mail.ru`: the at sign without Shift; `info"mail.ru`: with Shift in the other layout.
fn layout_at<'t>(value: &'t str, found: &mut EmailMatch<'t>) -> bool {
    let text = trim(value);
    let start = value.len() - value.skip(is_space).len();
    let before = text.shed(|c| !matches!(c, '2' | '"')).len();
    if before < 2 || text.len() >= 128 {
        return false;
    }
    let at = before - 1;
    let lower = letter::lowered(text.behind(before));
    if !service::is_service(&lower) || text.part(0, at).any(|c| !expand::is_local(c) && c != '.') {
        return false;
    }
    *found = EmailMatch::cut(text, start, at);
    found.usable = false;
    found.suspect(Code::LayoutAt, Span::new(start + at, start + before));
    judge::judge(found);
    true
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
    let lower = letter::lowered(value);
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
