//! No contact stands twice in one place. A field, the description and each post are places of
//! their own: saying a number in the field and in the description is no repetition.

use super::gather::{Seen, Source};
use super::judgement::{Judgement, finding};
use super::{Case, evidence};
use crate::message::Args;
use crate::report::{Evidence, Finding};

pub(super) fn judge(case: &Case<'_>) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let mut wrong: Vec<Finding> = Vec::new();
    let phones: Vec<_> = page.current(&page.phones).collect();
    repeated(&phones, "phone-repeated", &mut wrong, |seen| {
        seen.found.found.phone.map(|phone| phone.to_string())
    });
    let emails: Vec<_> = page.current(&page.emails).collect();
    repeated(&emails, "email-repeated", &mut wrong, |seen| {
        seen.found.address().map(|address| address.to_string().to_lowercase())
    });
    if !wrong.is_empty() {
        return Judgement::fail(wrong);
    }
    let missing = page.unchecked(&["phones", "emails", "description"]);
    if !missing.is_empty() {
        return Judgement::unknown(missing);
    }
    if phones.is_empty() && emails.is_empty() {
        return Judgement::not_applicable("no-contacts", Args::new());
    }
    Judgement::pass()
}

fn repeated<'a, M>(
    all: &[&Seen<'a, M>],
    code: &str,
    wrong: &mut Vec<Finding>,
    identity: impl Fn(&Seen<'a, M>) -> Option<String>,
) {
    let mut told: Vec<String> = Vec::new();
    for (index, seen) in all.iter().enumerate() {
        let Some(value) = identity(seen).filter(|value| !told.contains(value)) else { continue };
        let rest = all.iter().skip(index + 1);
        let again: Vec<&&Seen<'a, M>> = rest
            .filter(|other| place(other) == place(seen) && identity(other).as_ref() == Some(&value))
            .collect();
        if again.is_empty() {
            continue;
        }
        let quote = |one: &Seen<'a, M>| -> Vec<Evidence> {
            evidence::spans(one.text, &one.pointer, &[one.span])
        };
        let args = Args::new().with("contact", value.clone()).with("count", again.len() + 1);
        let mut one = finding(code, seen.pointer.clone(), args);
        one.evidence = quote(seen);
        one.evidence.extend(again.iter().flat_map(|other| quote(other)));
        wrong.push(one);
        told.push(value);
    }
}

/// Where a contact stands; the entries of one list are one place.
fn place<'s, M>(seen: &'s Seen<'_, M>) -> &'s str {
    match seen.source {
        Source::Field | Source::Link => {
            seen.pointer.rsplit_once('/').map_or(seen.pointer.as_str(), |(list, _)| list)
        }
        Source::Description | Source::Post(_) => &seen.pointer,
    }
}
