//! No contact stands twice in one place. A field, the description and each post are places of
//! their own: saying a number in the field and in the description is no repetition.

use super::gather::{Place, Source};
use super::judgement::{Judgement, Note, count};
use super::page_view::PageView;
use crate::distinct::Distinct;
use crate::lower::lowered;
use crate::report::Outcome;

#[inline(never)]
pub(super) fn judge(page: &PageView<'_>, out: &mut Judgement) {
    let mut any = false;
    let mut phones = Groups::default();
    for seen in &page.phones {
        if page.is_current(seen.source) {
            any = true;
            if let Some(phone) = seen.found.found.phone {
                phones.add(&seen.at, phone.to_string());
            }
        }
    }
    phones.tell("phone-repeated", out);
    let mut emails = Groups::default();
    for seen in &page.emails {
        if page.is_current(seen.source) {
            any = true;
            if let Some(address) = seen.found.address() {
                emails.add(&seen.at, lowered(&address.to_string()));
            }
        }
    }
    emails.tell("email-repeated", out);
    if !out.findings.is_empty() {
        out.outcome = Outcome::Fail;
        return;
    }
    page.unchecked(&["phones", "emails", "description"], &mut out.missing);
    if out.missing.is_empty() && !any {
        out.free("no-contacts");
    } else {
        out.settle();
    }
}

/// Every contact of a place, by what it is; groups in the order of their first member.
#[derive(Default)]
struct Groups<'p> {
    known: Distinct,
    members: Vec<(String, Vec<&'p Place<'p>>)>,
}

impl<'p> Groups<'p> {
    fn add(&mut self, seen: &'p Place<'p>, value: String) {
        let key = [place(seen), "\u{1f}", &value].concat();
        let group = self.known.place(key, self.members.len());
        match self.members.get_mut(group) {
            Some((_, group)) => group.push(seen),
            None => self.members.push((value, vec![seen])),
        }
    }

    fn tell(self, code: &str, out: &mut Judgement) {
        let mut told = Distinct::default();
        for (value, group) in self.members {
            let [first, _, ..] = group.as_slice() else { continue };
            // A contact that is repeated in two places is told once.
            if !told.add(value.clone()) {
                continue;
            }
            let one = out.find(code, first.pointer.clone());
            one.args.text("contact", value).number("count", count(group.len()));
            for seen in &group {
                one.evidence.push(seen.quote());
            }
        }
    }
}

/// Where a contact stands; the entries of one list are one place.
fn place<'s>(seen: &'s Place<'_>) -> &'s str {
    match seen.source {
        Source::Field | Source::Link => {
            seen.pointer.rsplit_once('/').map_or(seen.pointer.as_str(), |(list, _)| list)
        }
        Source::Description | Source::Post(_) => &seen.pointer,
    }
}
