//! Published contacts agree with the organisation's reference contacts.

use std::collections::BTreeSet;

use super::findings::Findings;
use super::gather::Seen;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use super::{Case, evidence, pointer};
use crate::contact::phone::{self, Hints};
use crate::contact::{address, email};
use crate::lower::lowered;
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
    let mut seen = Compared::default();
    let mut keys = Vec::new();
    if let Some(known) = &known.phones {
        keys.push("phones");
        seen.phones(page, known);
    }
    if let Some(known) = &known.emails {
        keys.push("emails");
        seen.emails(case, page, known);
    }
    if let Some(known) = known.address.as_deref().filter(|one| !one.trim().is_empty()) {
        keys.push("address");
        seen.address(page, known);
    }
    if !seen.wrong.is_empty() {
        return Judgement::fail(seen.wrong.into_vec());
    }
    keys.push("description");
    let missing = page.unchecked(&keys);
    if !missing.is_empty() {
        return Judgement::unknown(missing);
    }
    match seen.count {
        0 => Judgement::not_applicable("no-contacts", Args::new()),
        _ => Judgement::pass(),
    }
}

/// What was compared.
#[derive(Default)]
struct Compared {
    count: usize,
    wrong: Findings,
}

impl Compared {
    fn phones(&mut self, page: &PageView<'_>, known: &[String]) {
        let known: BTreeSet<u64> = known
            .iter()
            .flat_map(|one| phone::check(one, &Hints::default()))
            .filter_map(|one| one.phone.map(|phone| phone.number()))
            .collect();
        for seen in page.current(&page.phones) {
            let Some(number) = seen.found.found.phone else { continue };
            self.count += 1;
            if !known.contains(&number.number()) {
                self.wrong.add(unlike("phone-not-known", seen));
            }
        }
    }

    /// An address in doubt is told where the doubt is; its likely form may be the known one.
    fn emails(&mut self, case: &Case<'_>, page: &PageView<'_>, known: &[String]) {
        let known: BTreeSet<String> = known
            .iter()
            .flat_map(|one| email::check(one))
            .filter_map(|one| one.address().map(|address| lowered(&address.to_string())))
            .collect();
        for seen in page.current(&page.emails) {
            let suspect = seen.found.status == email::Status::Suspect;
            let likely = if suspect { seen.found.suggestion() } else { None };
            let Some(one) = likely.or_else(|| seen.found.address()) else { continue };
            self.count += 1;
            if !known.contains(&lowered(&one.to_string())) {
                let mut one = unlike("email-not-known", seen);
                if suspect {
                    one.caused_by = super::emails::cause(case.audit, &seen.found);
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
            let at = page.at("address");
            let args = Args::new().with("contact", given.to_owned());
            let mut one = finding("address-not-known", at.clone(), args);
            one.evidence = evidence::whole(given, &at);
            self.wrong.add(one);
        }
    }
}

fn unlike<M>(code: &str, seen: &Seen<'_, M>) -> Finding {
    let args = Args::new().with("contact", seen.written().to_owned());
    let mut one = finding(code, seen.pointer.clone(), args);
    one.evidence = vec![seen.quote()];
    one
}
