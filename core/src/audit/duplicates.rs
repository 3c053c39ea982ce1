//! No contact stands twice in one place. A field, the description and each post are places of
//! their own: saying a number in the field and in the description is no repetition.

use std::collections::{BTreeMap, BTreeSet};

use super::Case;
use super::gather::{Seen, Source};
use super::judgement::{Judgement, finding};
use crate::lower::lowered;
use crate::message::Args;
use crate::report::Finding;

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
        seen.found.address().map(|address| lowered(&address.to_string()))
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
    // Every contact of a place, by what it is; groups in the order of their first member.
    let mut groups: BTreeMap<(&str, String), usize> = BTreeMap::new();
    let mut members: Vec<(String, Vec<&Seen<'a, M>>)> = Vec::new();
    for seen in all {
        let Some(value) = identity(seen) else { continue };
        let group = groups.entry((place(seen), value.clone())).or_insert(members.len());
        match members.get_mut(*group) {
            Some((_, group)) => group.push(seen),
            None => members.push((value, vec![seen])),
        }
    }
    let mut told = BTreeSet::new();
    for (value, group) in members {
        let [first, _, ..] = group.as_slice() else { continue };
        // A contact that is repeated in two places is told once.
        if !told.insert(value.clone()) {
            continue;
        }
        let args = Args::new().with("contact", value).with("count", group.len());
        let mut one = finding(code, first.pointer.clone(), args);
        one.evidence = group.iter().map(|seen| seen.quote()).collect();
        wrong.push(one);
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
