//! A property of every published e-mail address.

use super::findings::Findings;
use super::gather::Seen;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Audit, Case, reporter};
use crate::contact::email::{EmailCode, EmailMatch, Provider, Status};
use crate::message::Args;
use crate::report::{Applicability, Evidence, Finding, Fix};
use crate::rule::{EmailCheck, Requirement};

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
    Wrong(Finding),
    /// It cannot be told, because of what another rule reports.
    Open(Finding),
}

pub(super) fn judge(case: &Case<'_>, check: EmailCheck) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let mut wrong = Findings::default();
    let mut open = Findings::default();
    let mut any = false;
    for seen in page.current(&page.emails) {
        any = true;
        match answer(case.audit, check, seen) {
            Answer::Right => {}
            Answer::Wrong(one) => wrong.add(one),
            Answer::Open(one) => open.add(one),
        }
    }
    conclude(page, ["emails", "description"], any, wrong, open)
}

/// The outcome of a check of every contact of a kind.
pub(super) fn conclude(
    page: &PageView<'_>,
    fields: [&str; 2],
    any: bool,
    wrong: Findings,
    open: Findings,
) -> Judgement {
    if !wrong.is_empty() {
        return Judgement::fail(wrong.into_vec());
    }
    let missing = page.unchecked(&fields);
    if !missing.is_empty() || !open.is_empty() {
        return Judgement::unknown(missing).with_findings(open.into_vec());
    }
    if any { Judgement::pass() } else { Judgement::not_applicable("no-contacts", Args::new()) }
}

fn answer(audit: &Audit<'_>, check: EmailCheck, seen: &Seen<'_, EmailMatch<'_>>) -> Answer {
    let found = &seen.found;
    let has = |codes: &[EmailCode]| codes.iter().any(|code| found.has(*code));
    match check {
        EmailCheck::Valid => validity(audit, seen),
        EmailCheck::NoHomoglyphs if has(&LOOK_ALIKES) => {
            Answer::Wrong(remark("email-look-alike", seen))
        }
        EmailCheck::NoTypos if is_misspelt(found) => Answer::Wrong(remark("email-misspelt", seen)),
        EmailCheck::NoHomoglyphs | EmailCheck::NoTypos => Answer::Right,
        EmailCheck::NationalZone => zone(audit, seen),
        EmailCheck::OwnDomain => match found.provider {
            _ if is_in_doubt(found) => open(audit, "email-owner-open", seen),
            Some(Provider::FreeNational) => Answer::Wrong(elsewhere("email-free", seen)),
            Some(Provider::ForeignService) => {
                let mut one = elsewhere("email-free", seen);
                one.caused_by = by(audit, EmailCheck::NationalZone);
                Answer::Wrong(one)
            }
            _ => Answer::Right,
        },
    }
}

fn validity(audit: &Audit<'_>, seen: &Seen<'_, EmailMatch<'_>>) -> Answer {
    let found = &seen.found;
    match found.status {
        Status::Valid => Answer::Right,
        Status::Repaired => Answer::Wrong(remark("email-repaired", seen)),
        Status::Invalid => Answer::Wrong(remark("email-invalid", seen)),
        Status::Suspect => {
            let well_formed = is_misspelt(found) || WELL_FORMED.iter().any(|code| found.has(*code));
            let mixed = LOOK_ALIKES.iter().any(|code| found.has(*code));
            if well_formed && !mixed {
                return Answer::Right;
            }
            let mut one = remark("email-suspect", seen);
            one.caused_by = cause(audit, found).filter(|rule| {
                // A finding is no consequence of its own rule.
                by(audit, EmailCheck::Valid).as_ref() != Some(rule)
            });
            Answer::Wrong(one)
        }
    }
}

fn zone(audit: &Audit<'_>, seen: &Seen<'_, EmailMatch<'_>>) -> Answer {
    let found = &seen.found;
    if is_in_doubt(found) {
        return open(audit, "email-zone-open", seen);
    }
    if found.provider == Some(Provider::ForeignService) {
        return Answer::Wrong(elsewhere("email-abroad", seen));
    }
    match found.in_national_zone() {
        Some(true) => Answer::Right,
        Some(false) => Answer::Wrong(elsewhere("email-abroad", seen)),
        None => Answer::Open(remark("email-zone-open", seen)),
    }
}

/// Of an address that is probably another one nobody knows whose domain it is.
fn is_in_doubt(found: &EmailMatch<'_>) -> bool {
    matches!(found.status, Status::Suspect | Status::Invalid)
}

/// An address in doubt, with the rule that reports the doubt.
fn open(audit: &Audit<'_>, code: &str, seen: &Seen<'_, EmailMatch<'_>>) -> Answer {
    let mut one = remark(code, seen);
    one.caused_by = match seen.found.status {
        Status::Invalid => by(audit, EmailCheck::Valid),
        _ => cause(audit, &seen.found),
    };
    Answer::Open(one)
}

/// The rule that reports why an address is in doubt.
pub(super) fn cause(audit: &Audit<'_>, found: &EmailMatch<'_>) -> Option<String> {
    if LOOK_ALIKES.iter().any(|code| found.has(*code)) {
        by(audit, EmailCheck::NoHomoglyphs)
    } else if is_misspelt(found) {
        by(audit, EmailCheck::NoTypos)
    } else if WELL_FORMED.iter().any(|code| found.has(*code)) {
        None
    } else {
        by(audit, EmailCheck::Valid)
    }
}

fn by(audit: &Audit<'_>, check: EmailCheck) -> Option<String> {
    reporter(audit, |rule| matches!(rule, Requirement::Emails { check: one } if *one == check))
}

/// A finding on an address: as it is written, what is the matter, what to write instead.
pub(super) fn remark(code: &str, seen: &Seen<'_, EmailMatch<'_>>) -> Finding {
    let found = &seen.found;
    let mut args = Args::new().with("email", seen.written().to_owned());
    // What weighs most was noticed on the way to the status; a mere note explains nothing.
    let told = found.diagnostics.iter().find(|one| !is_note(one.code));
    if let Some(told) = told.or_else(|| found.diagnostics.iter().next()) {
        args = args.with("detail", told.code.as_str()).with("n", told.number);
    }
    let mut one = finding(code, seen.pointer.clone(), args);
    one.evidence = vec![with_prefix(seen)];
    one.fix = match found.status {
        Status::Repaired => found.address().map(|address| Fix {
            replacement: address.to_string(),
            applicability: Applicability::Safe,
        }),
        Status::Valid => None,
        Status::Suspect | Status::Invalid => found.suggestion().map(|address| Fix {
            replacement: address.to_string(),
            applicability: Applicability::Suggested,
        }),
    };
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

/// A finding on where the mailbox is: to write its address better would not mend that.
fn elsewhere(code: &str, seen: &Seen<'_, EmailMatch<'_>>) -> Finding {
    Finding { fix: None, ..remark(code, seen) }
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
