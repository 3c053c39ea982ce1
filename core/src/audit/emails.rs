//! A property of every published e-mail address.

use super::findings::Findings;
use super::gather::Seen;
use super::judgement::{Judgement, Note, finding};
use super::page_view::PageView;
use super::{Audit, Cause, reporter};
use crate::contact::email::{EmailCode, EmailMatch, Provider, Status};
use crate::report::{Applicability, Evidence, Finding, Fix, Outcome};
use crate::rule::EmailCheck;

/// Letters of another alphabet.
const LOOK_ALIKES: [EmailCode; 3] =
    [EmailCode::HomoglyphLocal, EmailCode::HomoglyphDomain, EmailCode::MixedScript];

/// Misspelt services.
const TYPOS: [EmailCode; 2] = [EmailCode::TypoDomain, EmailCode::TranslitDomain];

/// Suspicions that leave an address well formed.
const WELL_FORMED: [EmailCode; 6] = [
    EmailCode::TypoDomain,
    EmailCode::NoReply,
    EmailCode::Placeholder,
    EmailCode::SpecialUse,
    EmailCode::ForeignScript,
    EmailCode::LineBreakHyphen,
];

/// Whether the domain is a known misspelling of a mail service, in its name or in its zone.
fn is_misspelt(found: &EmailMatch<'_>) -> bool {
    let of_service =
        matches!(found.provider, Some(Provider::FreeNational | Provider::ForeignService));
    TYPOS.iter().any(|code| found.has(*code)) || of_service && found.has(EmailCode::BrokenTld)
}

/// What one address is to a check.
enum Answer {
    Right,
    Wrong(&'static str),
    /// Wrong by where the mailbox is: to write its address better would not mend that.
    Elsewhere(&'static str),
    /// It cannot be told, because of what another rule reports.
    Open(&'static str),
}

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    check: EmailCheck,
    out: &mut Judgement,
) {
    let mut wrong = Findings::default();
    let mut open = Findings::default();
    let mut any = false;
    for seen in &page.emails {
        if !page.is_current(seen.source) {
            continue;
        }
        any = true;
        let answer = answer(check, seen);
        let (code, to) = match answer {
            Answer::Right => continue,
            Answer::Wrong(code) | Answer::Elsewhere(code) => (code, &mut wrong),
            Answer::Open(code) => (code, &mut open),
        };
        let mut one = remark(code, seen);
        if matches!(answer, Answer::Elsewhere(_)) {
            one.fix = None;
        }
        one.caused_by = consequence(audit, check, seen);
        to.add(one);
    }
    conclude(page, ["emails", "description"], any, wrong, open, out);
}

/// The outcome of a check of every contact of a kind.
pub(super) fn conclude(
    page: &PageView<'_>,
    fields: [&str; 2],
    any: bool,
    wrong: Findings,
    open: Findings,
    out: &mut Judgement,
) {
    if !wrong.is_empty() {
        out.outcome = Outcome::Fail;
        out.findings = wrong.into_vec();
        return;
    }
    page.unchecked(&fields, &mut out.missing);
    if !out.missing.is_empty() || !open.is_empty() {
        out.outcome = Outcome::Unknown;
        out.findings = open.into_vec();
    } else if !any {
        out.free("no-contacts");
    }
}

fn has(found: &EmailMatch<'_>, codes: &[EmailCode]) -> bool {
    codes.iter().any(|code| found.has(*code))
}

fn answer(check: EmailCheck, seen: &Seen<'_, EmailMatch<'_>>) -> Answer {
    let found = &seen.found;
    match check {
        EmailCheck::Valid => validity(found),
        EmailCheck::NoHomoglyphs if has(found, &LOOK_ALIKES) => Answer::Wrong("email-look-alike"),
        EmailCheck::NoTypos if is_misspelt(found) => Answer::Wrong("email-misspelt"),
        EmailCheck::NoHomoglyphs | EmailCheck::NoTypos => Answer::Right,
        EmailCheck::NationalZone => zone(found),
        EmailCheck::OwnDomain => match found.provider {
            _ if is_in_doubt(found) => Answer::Open("email-owner-open"),
            Some(Provider::FreeNational | Provider::ForeignService) => {
                Answer::Elsewhere("email-free")
            }
            _ => Answer::Right,
        },
    }
}

/// The rule that reports what an answer follows from.
fn consequence(
    audit: &Audit<'_>,
    check: EmailCheck,
    seen: &Seen<'_, EmailMatch<'_>>,
) -> Option<String> {
    let found = &seen.found;
    match check {
        EmailCheck::Valid if found.status == Status::Suspect => {
            // A finding is no consequence of its own rule.
            cause(audit, found).filter(|rule| by(audit, EmailCheck::Valid).as_ref() != Some(rule))
        }
        EmailCheck::NationalZone | EmailCheck::OwnDomain => match found.status {
            Status::Invalid => by(audit, EmailCheck::Valid),
            Status::Suspect => cause(audit, found),
            _ if check == EmailCheck::OwnDomain
                && found.provider == Some(Provider::ForeignService) =>
            {
                by(audit, EmailCheck::NationalZone)
            }
            _ => None,
        },
        _ => None,
    }
}

fn validity(found: &EmailMatch<'_>) -> Answer {
    match found.status {
        Status::Valid => Answer::Right,
        Status::Repaired => Answer::Wrong("email-repaired"),
        Status::Invalid => Answer::Wrong("email-invalid"),
        Status::Suspect => {
            let well_formed = is_misspelt(found) || has(found, &WELL_FORMED);
            let mixed = has(found, &LOOK_ALIKES);
            if well_formed && !mixed { Answer::Right } else { Answer::Wrong("email-suspect") }
        }
    }
}

fn zone(found: &EmailMatch<'_>) -> Answer {
    if is_in_doubt(found) {
        return Answer::Open("email-zone-open");
    }
    if found.provider == Some(Provider::ForeignService) {
        return Answer::Elsewhere("email-abroad");
    }
    match found.in_national_zone() {
        Some(true) => Answer::Right,
        Some(false) => Answer::Elsewhere("email-abroad"),
        None => Answer::Open("email-zone-open"),
    }
}

/// Of an address that is probably another one nobody knows whose domain it is.
fn is_in_doubt(found: &EmailMatch<'_>) -> bool {
    matches!(found.status, Status::Suspect | Status::Invalid)
}

/// The rule that reports why an address is in doubt.
pub(super) fn cause(audit: &Audit<'_>, found: &EmailMatch<'_>) -> Option<String> {
    if has(found, &LOOK_ALIKES) {
        by(audit, EmailCheck::NoHomoglyphs)
    } else if is_misspelt(found) {
        by(audit, EmailCheck::NoTypos)
    } else if has(found, &WELL_FORMED) {
        None
    } else {
        by(audit, EmailCheck::Valid)
    }
}

pub(super) fn by(audit: &Audit<'_>, check: EmailCheck) -> Option<String> {
    reporter(audit, &Cause::Emails(check))
}

/// A finding on an address: as it is written, what is the matter, what to write instead.
pub(super) fn remark(code: &str, seen: &Seen<'_, EmailMatch<'_>>) -> Finding {
    let found = &seen.found;
    let mut one = finding(code, seen.pointer.clone());
    let args = one.args.text("email", seen.written().to_owned());
    // What weighs most was noticed on the way to the status; a mere note explains nothing.
    let told = found.diagnostics.iter().find(|one| !is_note(one.code));
    if let Some(told) = told.or_else(|| found.diagnostics.iter().next()) {
        args.word("detail", told.code.as_str()).number("n", told.number);
    }
    one.evidence.push(with_prefix(seen));
    let (better, applicability) = match found.status {
        Status::Valid => return one,
        Status::Repaired => (found.address(), Applicability::Safe),
        Status::Suspect | Status::Invalid => (found.suggestion(), Applicability::Suggested),
    };
    one.fix = better.map(|address| Fix { replacement: address.to_string(), applicability });
    one
}

/// The address as it is written, with the `mailto:` that a replacement is to remove.
fn with_prefix(seen: &Seen<'_, EmailMatch<'_>>) -> Evidence {
    const PREFIX: &str = "mailto:";
    let mut quote = seen.quote();
    let length = u32::try_from(PREFIX.len()).unwrap_or_default();
    let start = (seen.span.start as usize).checked_sub(PREFIX.len());
    let before = start.and_then(|start| seen.text.get(start..seen.span.start as usize));
    let Some(prefix) = before.filter(|it| it.eq_ignore_ascii_case(PREFIX)) else { return quote };
    quote.text.insert_str(0, prefix);
    quote.span.start -= length;
    quote.span.utf16_start -= length;
    quote
}

/// Facts that change no status.
fn is_note(code: EmailCode) -> bool {
    matches!(
        code,
        EmailCode::FreeMail
            | EmailCode::ForeignMail
            | EmailCode::ForeignZone
            | EmailCode::Uppercase
            | EmailCode::PlusTag
            | EmailCode::OddChar
            | EmailCode::EaiLocal
            | EmailCode::IdnDomain
    )
}
