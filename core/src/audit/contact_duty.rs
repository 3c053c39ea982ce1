//! At least so many working contacts of a kind, in the page's fields, in its description, or in
//! a recent or pinned post.

use std::collections::BTreeSet;

use super::emails;
use super::gather::Source;
use super::judgement::{Judgement, finding};
use super::page_view::{PageView, Recency};
use super::window::Window;
use super::{Audit, Case, evidence, reporter};
use crate::contact::address;
use crate::contact::email::Status as EmailStatus;
use crate::contact::phone::{Kind, Status};
use crate::message::Args;
use crate::report::Finding;
use crate::rule::{ContactKind, EmailCheck, PhoneCheck, Requirement};

/// What was seen of one kind of contact.
#[derive(Default)]
struct Tally {
    /// Working contacts, each once.
    working: BTreeSet<String>,
    /// Remarks on contacts that work.
    notes: Vec<Finding>,
    /// Contacts of which nobody can say whether they work.
    doubts: Vec<Finding>,
    /// Contacts that do not work.
    broken: Vec<Finding>,
    missing: Vec<String>,
}

impl Tally {
    fn works(&mut self, value: String) {
        self.working.insert(value);
    }
}

pub(super) fn judge(case: &Case<'_>, kind: ContactKind, at_least: u32, days: u32) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let mut tally = match kind {
        ContactKind::Phone => phones(case.audit, page, days),
        ContactKind::Email => emails(case.audit, page, days),
        ContactKind::Address => addresses(page),
    };
    if tally.working.len() >= at_least as usize {
        return Judgement::pass().with_findings(tally.notes);
    }
    let (key, fields) = match kind {
        ContactKind::Phone => ("phones", ["phones", "description"]),
        ContactKind::Email => ("emails", ["emails", "description"]),
        ContactKind::Address => ("address", ["address", "description"]),
    };
    tally.missing.splice(0..0, page.unchecked(&fields));
    if kind != ContactKind::Address {
        // A `mailto:` or `tel:` among the links is a contact too.
        tally.missing.extend(page.unchecked(&["links"]));
        tally.missing.extend(page.unread_posts(Window::of_age(case.audit.as_of, days)));
    }
    if !tally.doubts.is_empty() || !tally.missing.is_empty() {
        return Judgement::unknown(tally.missing).with_findings(tally.doubts);
    }
    if !tally.broken.is_empty() {
        return Judgement::fail(tally.broken);
    }
    let args = Args::new().with("count", tally.working.len()).with("atLeast", at_least);
    Judgement::fail_at("contact-missing", page.at(key), args)
}

fn emails(audit: &Audit<'_>, page: &PageView<'_>, days: u32) -> Tally {
    let mut tally = Tally::default();
    for seen in &page.emails {
        let recency = page.recency(seen.source, days);
        if recency == Recency::Old {
            continue;
        }
        let works = matches!(seen.found.status, EmailStatus::Valid | EmailStatus::Repaired);
        match (recency, seen.found.status) {
            (Recency::Undated | Recency::PerhapsPinned, EmailStatus::Invalid) => {}
            (Recency::Undated | Recency::PerhapsPinned, _) => {
                tally.missing.extend(open_question(page, seen.source, recency));
            }
            _ if works => {
                tally.works(seen.found.address().map(|one| one.to_string()).unwrap_or_default());
            }
            (_, status) => {
                let mut one = emails::remark("email-not-working", seen);
                one.caused_by = emails::cause(audit, &seen.found).or_else(|| {
                    reporter(audit, |rule| is_email_check(rule, EmailCheck::Valid))
                        .filter(|_| status == EmailStatus::Invalid)
                });
                if status == EmailStatus::Invalid {
                    tally.broken.push(one);
                } else {
                    one.code = "email-in-doubt".into();
                    tally.doubts.push(one);
                }
            }
        }
    }
    tally
}

fn phones(audit: &Audit<'_>, page: &PageView<'_>, days: u32) -> Tally {
    let abroad = audit.document.organization.abroad;
    let mut tally = Tally::default();
    for seen in &page.phones {
        let recency = page.recency(seen.source, days);
        let number = &seen.found.found;
        let works = match number.status {
            Status::Valid | Status::Repaired => true,
            Status::Foreign => abroad,
            Status::Local | Status::Short | Status::Invalid => false,
        };
        let remark = |code: &str, cause: Option<String>| {
            let mut one = finding(code, seen.pointer.clone(), Args::new());
            one.evidence = vec![seen.quote()];
            one.caused_by = cause;
            one
        };
        let by = |check| {
            reporter(
                audit,
                |rule| matches!(rule, Requirement::Phones { check: one } if *one == check),
            )
        };
        match recency {
            Recency::Old => {}
            Recency::Undated | Recency::PerhapsPinned if works => {
                tally.missing.extend(open_question(page, seen.source, recency));
            }
            Recency::Undated | Recency::PerhapsPinned => {}
            Recency::Current if works => {
                if number.kind == Some(Kind::Premium) {
                    tally.notes.push(remark("phone-premium", None));
                }
                tally.works(number.phone.map(|one| one.to_string()).unwrap_or_default());
            }
            Recency::Current => match number.status {
                Status::Local => tally.doubts.push(remark("phone-local", by(PhoneCheck::OneStyle))),
                Status::Foreign => {
                    tally.broken.push(remark("phone-abroad", by(PhoneCheck::NotForeign)));
                }
                Status::Short => tally.broken.push(remark("phone-short", None)),
                _ => tally.broken.push(remark("phone-not-working", by(PhoneCheck::Valid))),
            },
        }
    }
    tally
}

/// Street and house are needed; a field in which nothing is recognised is believed with a note.
fn addresses(page: &PageView<'_>) -> Tally {
    let mut tally = Tally::default();
    for seen in page.addresses.iter().filter(|seen| seen.source.is_page()) {
        tally.works(seen.written().to_owned());
    }
    let field = page.page.address.as_deref().filter(|field| !field.trim().is_empty());
    if let (Some(field), true) = (field, tally.working.is_empty()) {
        let at = page.at("address");
        let mut one = finding("address-incomplete", at.clone(), Args::new());
        one.evidence = evidence::whole(field, &at);
        if address::parse(field) == address::Parts::default() {
            one.code = "address-unread".into();
            tally.works(field.to_owned());
            tally.notes.push(one);
        } else {
            tally.broken.push(one);
        }
    }
    tally
}

fn is_email_check(rule: &Requirement, check: EmailCheck) -> bool {
    matches!(rule, Requirement::Emails { check: one } if *one == check)
}

/// What would have to be known to say whether a post counts: its day, or whether it is pinned.
fn open_question(page: &PageView<'_>, source: Source, recency: Recency) -> Option<String> {
    let Source::Post(index) = source else { return None };
    let key = if recency == Recency::Undated { "date" } else { "pinned" };
    page.posts.get(index).map(|post| post.at(key))
}
