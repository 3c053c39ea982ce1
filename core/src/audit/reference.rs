//! Published contacts agree with the organisation's reference contacts.

use super::emails::merge;
use super::judgement::{Judgement, finding};
use super::{Case, evidence, pointer};
use crate::contact::phone::{self, Hints};
use crate::contact::{address, email};
use crate::message::Args;
use crate::report::Finding;

/// Every published phone and address of mail must be among the reference contacts of its kind;
/// fewer than those are fine, and a kind without reference contacts is not compared.
pub(super) fn judge(case: &Case<'_>) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let Some(known) = &case.audit.document.organization.contacts else {
        return Judgement::unknown(vec![pointer::CONTACTS.into()]);
    };
    if known.phones.is_none() && known.emails.is_none() && known.address.is_none() {
        return Judgement::unknown(vec![pointer::CONTACTS.into()]);
    }
    let mut wrong: Vec<Finding> = Vec::new();
    let mut keys = Vec::new();
    let mut compared = 0_usize;
    if let Some(phones) = &known.phones {
        keys.push("phones");
        let known: Vec<u64> = phones
            .iter()
            .flat_map(|one| phone::check(one, &Hints::default()))
            .filter_map(|one| one.phone.map(|phone| phone.number()))
            .collect();
        for seen in page.current(&page.phones) {
            let Some(number) = seen.found.found.phone else { continue };
            compared += 1;
            if !known.contains(&number.number()) {
                let args = Args::new().with("contact", seen.written().to_owned());
                let mut one = finding("phone-not-known", seen.pointer.clone(), args);
                one.evidence = evidence::spans(seen.text, &seen.pointer, &[seen.span]);
                merge(&mut wrong, one);
            }
        }
    }
    if let Some(emails) = &known.emails {
        keys.push("emails");
        let known: Vec<String> = emails
            .iter()
            .flat_map(|one| email::check(one))
            .filter_map(|one| one.address().map(|address| address.to_string().to_lowercase()))
            .collect();
        for seen in page.current(&page.emails) {
            // An address in doubt is told where the doubt is; its likely form may be the known one.
            let suspect = seen.found.status == email::Status::Suspect;
            let likely = if suspect { seen.found.suggestion() } else { None };
            let Some(one) = likely.or_else(|| seen.found.address()) else { continue };
            compared += 1;
            if !known.contains(&one.to_string().to_lowercase()) {
                let args = Args::new().with("contact", seen.written().to_owned());
                let mut one = finding("email-not-known", seen.pointer.clone(), args);
                one.evidence = evidence::spans(seen.text, &seen.pointer, &[seen.span]);
                if suspect {
                    one.caused_by = super::emails::cause(case.audit, &seen.found);
                }
                merge(&mut wrong, one);
            }
        }
    }
    if let Some(address) = known.address.as_deref().filter(|one| !one.trim().is_empty()) {
        keys.push("address");
        let given = page.page.address.as_deref().filter(|one| !one.trim().is_empty());
        if let Some(given) = given {
            compared += 1;
            if address::same_address(given, address) == Some(false) {
                let at = page.at("address");
                let args = Args::new().with("contact", given.to_owned());
                let mut one = finding("address-not-known", at.clone(), args);
                one.evidence = evidence::whole(given, &at);
                wrong.push(one);
            }
        }
    }
    if !wrong.is_empty() {
        return Judgement::fail(wrong);
    }
    keys.push("description");
    let missing = page.unchecked(&keys);
    if !missing.is_empty() {
        return Judgement::unknown(missing);
    }
    match compared {
        0 => Judgement::not_applicable("no-contacts", Args::new()),
        _ => Judgement::pass(),
    }
}
