//! At least so many working contacts of a kind, in the page's fields, in its description, or in
//! a recent or pinned post.

use super::emails;
use super::gather::Source;
use super::judgement::{Judgement, Note, count, finding};
use super::page_view::{PageView, Recency};
use super::window::Window;
use super::{Audit, Cause, evidence, reporter};
use crate::contact::address;
use crate::contact::email::Status as EmailStatus;
use crate::contact::phone::{Kind, Status};
use crate::distinct::Distinct;
use crate::report::{Finding, Outcome};
use crate::rule::{ContactKind, EmailCheck, PhoneCheck};

/// What was seen of one kind of contact.
#[derive(Default)]
struct Tally {
    /// Working contacts, each once.
    working: Distinct,
    /// Remarks on contacts that work.
    notes: Vec<Finding>,
    /// Contacts of which nobody can say whether they work.
    doubts: Vec<Finding>,
    /// Contacts that do not work.
    broken: Vec<Finding>,
    missing: Vec<String>,
}

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    kind: ContactKind,
    at_least: u32,
    days: u32,
    out: &mut Judgement,
) {
    let mut tally = Tally::default();
    let key = match kind {
        ContactKind::Phone => {
            tally.phones(audit, page, days);
            "phones"
        }
        ContactKind::Email => {
            tally.emails(audit, page, days);
            "emails"
        }
        ContactKind::Address => {
            tally.addresses(page);
            "address"
        }
    };
    let number = tally.working.len();
    if number >= at_least as usize {
        out.findings = tally.notes;
        return;
    }
    page.unchecked(&[key, "description"], &mut out.missing);
    out.missing.append(&mut tally.missing);
    if kind != ContactKind::Address {
        // A `mailto:` or `tel:` among the links is a contact too.
        page.unchecked(&["links"], &mut out.missing);
        page.unread_posts(Window::of_age(audit.as_of, days), &mut out.missing);
    }
    if !tally.doubts.is_empty() || !out.missing.is_empty() {
        out.outcome = Outcome::Unknown;
        out.findings = tally.doubts;
        return;
    }
    out.outcome = Outcome::Fail;
    out.findings = tally.broken;
    if out.findings.is_empty() {
        let one = out.find("contact-missing", page.at(key));
        one.args.number("count", count(number)).number("atLeast", at_least);
    }
}

impl Tally {
    fn emails(&mut self, audit: &Audit<'_>, page: &PageView<'_>, days: u32) {
        for seen in &page.emails {
            let recency = page.recency(seen.source, days);
            let status = seen.found.status;
            match recency {
                Recency::Old => {}
                Recency::Undated | Recency::PerhapsPinned => {
                    if status != EmailStatus::Invalid {
                        self.missing.extend(open_question(page, seen.source, recency));
                    }
                }
                Recency::Current => match status {
                    EmailStatus::Valid | EmailStatus::Repaired => {
                        let address = seen.found.address();
                        self.working.add(address.map(|one| one.to_string()).unwrap_or_default());
                    }
                    EmailStatus::Invalid => {
                        let mut one = emails::remark("email-not-working", seen);
                        one.caused_by = emails::cause(audit, &seen.found)
                            .or_else(|| emails::by(audit, EmailCheck::Valid));
                        self.broken.push(one);
                    }
                    EmailStatus::Suspect => {
                        let mut one = emails::remark("email-in-doubt", seen);
                        one.caused_by = emails::cause(audit, &seen.found);
                        self.doubts.push(one);
                    }
                },
            }
        }
    }

    fn phones(&mut self, audit: &Audit<'_>, page: &PageView<'_>, days: u32) {
        let abroad = audit.document.organization.abroad;
        for seen in &page.phones {
            let recency = page.recency(seen.source, days);
            let number = &seen.found.found;
            let works = match number.status {
                Status::Valid | Status::Repaired => true,
                Status::Foreign => abroad,
                Status::Local | Status::Short | Status::Invalid => false,
            };
            if recency != Recency::Current {
                if works && recency != Recency::Old {
                    self.missing.extend(open_question(page, seen.source, recency));
                }
                continue;
            }
            let (code, check, to) = match number.status {
                _ if works => {
                    self.working.add(number.phone.map(|one| one.to_string()).unwrap_or_default());
                    if number.kind != Some(Kind::Premium) {
                        continue;
                    }
                    ("phone-premium", None, &mut self.notes)
                }
                Status::Local => ("phone-local", Some(PhoneCheck::OneStyle), &mut self.doubts),
                Status::Foreign => ("phone-abroad", Some(PhoneCheck::NotForeign), &mut self.broken),
                Status::Short => ("phone-short", None, &mut self.broken),
                _ => ("phone-not-working", Some(PhoneCheck::Valid), &mut self.broken),
            };
            let mut one = finding(code, seen.pointer.clone());
            one.evidence.push(seen.quote());
            one.caused_by = check.and_then(|check| reporter(audit, &Cause::Phones(check)));
            to.push(one);
        }
    }

    /// Street and house are needed; a field in which nothing is recognised is believed with a
    /// note.
    fn addresses(&mut self, page: &PageView<'_>) {
        for seen in &page.addresses {
            if seen.source.is_page() {
                self.working.add(seen.written().to_owned());
            }
        }
        let field = page.page.address.as_deref().filter(|field| !field.trim().is_empty());
        let Some(field) = field.filter(|_| self.working.len() == 0) else { return };
        let unread = address::parse(field) == address::Parts::default();
        let code = if unread { "address-unread" } else { "address-incomplete" };
        let mut one = finding(code, page.at("address"));
        evidence::whole(Some(field), &one.pointer, &mut one.evidence);
        if unread {
            self.working.add(field.to_owned());
            self.notes.push(one);
        } else {
            self.broken.push(one);
        }
    }
}

/// What would have to be known to say whether a post counts: its day, or whether it is pinned.
fn open_question(page: &PageView<'_>, source: Source, recency: Recency) -> Option<String> {
    let Source::Post(index) = source else { return None };
    let key = if recency == Recency::Undated { "date" } else { "pinned" };
    page.posts.get(index).map(|post| post.at(key))
}
