//! Published contacts agree with the organisation's reference contacts.

use super::findings::Findings;
use super::gather::Place;
use super::judgement::{Judgement, Note, finding};
use super::page_view::PageView;
use super::{Audit, evidence, pointer};
use crate::contact::phone::{self, Hints};
use crate::contact::{address, email};
use crate::distinct::Distinct;
use crate::lower::lowered;
use crate::report::{Finding, Outcome};

/// Every published phone and address of mail must be among the reference contacts of its kind;
/// fewer than those are fine, and a kind without reference contacts is not compared.
#[inline(never)]
pub(super) fn judge(audit: &Audit<'_>, page: &PageView<'_>, out: &mut Judgement) {
    let known = audit.document.organization.contacts.as_ref();
    let known = known.filter(|known| {
        known.phones.is_some() || known.emails.is_some() || known.address.is_some()
    });
    let Some(known) = known else { return out.unknown(pointer::CONTACTS.into()) };
    let mut seen = Compared::default();
    if let Some(known) = &known.phones {
        seen.phones(page, known);
    }
    if let Some(known) = &known.emails {
        seen.emails(audit, page, known);
    }
    let address = known.address.as_deref().filter(|one| !one.trim().is_empty());
    if let Some(known) = address {
        seen.address(page, known);
    }
    if !seen.wrong.is_empty() {
        out.outcome = Outcome::Fail;
        out.findings = seen.wrong.into_vec();
        return;
    }
    for (key, compared) in [
        ("phones", known.phones.is_some()),
        ("emails", known.emails.is_some()),
        ("address", address.is_some()),
        ("description", true),
    ] {
        if compared {
            page.unchecked(&[key], &mut out.missing);
        }
    }
    if out.missing.is_empty() && seen.count == 0 {
        out.free("no-contacts");
    } else {
        out.settle();
    }
}

/// What was compared.
#[derive(Default)]
struct Compared {
    count: usize,
    wrong: Findings,
}

impl Compared {
    fn phones(&mut self, page: &PageView<'_>, given: &[String]) {
        let mut known = Distinct::default();
        for one in given {
            for found in phone::check(one, &Hints::default()) {
                if let Some(number) = found.phone {
                    known.add(number.number().to_string());
                }
            }
        }
        for seen in &page.phones {
            let Some(number) = seen.found.found.phone else { continue };
            if !page.is_current(seen.source) {
                continue;
            }
            self.count += 1;
            if known.find(&number.number().to_string()).is_none() {
                self.wrong.add(unlike("phone-not-known", &seen.at));
            }
        }
    }

    /// An address in doubt is told where the doubt is; its likely form may be the known one.
    fn emails(&mut self, audit: &Audit<'_>, page: &PageView<'_>, given: &[String]) {
        let mut known = Distinct::default();
        for one in given {
            for found in email::check(one) {
                if let Some(address) = found.address() {
                    known.add(lowered(&address.to_string()));
                }
            }
        }
        for seen in &page.emails {
            if !page.is_current(seen.source) {
                continue;
            }
            let suspect = seen.found.status == email::Status::Suspect;
            let likely = if suspect { seen.found.suggestion() } else { None };
            let Some(one) = likely.or_else(|| seen.found.address()) else { continue };
            self.count += 1;
            if known.find(&lowered(&one.to_string())).is_none() {
                let mut one = unlike("email-not-known", &seen.at);
                if suspect {
                    one.caused_by = super::emails::cause(audit, &seen.found);
                }
                self.wrong.add(one);
            }
        }
    }

    fn address(&mut self, page: &PageView<'_>, known: &str) {
        let given = page.page.address.as_deref().filter(|one| !one.trim().is_empty());
        let Some(given) = given else { return };
        self.count += 1;
        if address::same_address(given, known) == Some(false) {
            let mut one = finding("address-not-known", page.at("address"));
            one.args.text("contact", given.to_owned());
            evidence::whole(Some(given), &one.pointer, &mut one.evidence);
            self.wrong.add(one);
        }
    }
}

fn unlike(code: &str, seen: &Place<'_>) -> Finding {
    let mut one = finding(code, seen.pointer.clone());
    one.args.text("contact", seen.written().to_owned());
    one.evidence.push(seen.quote());
    one
}
