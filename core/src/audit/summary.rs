//! The report of an audit: results, every contact once, what each post was taken for.

use std::sync::Arc;

use super::Audit;
use super::gather::Place;
use super::page_view::{PageView, PostView, Told};
use crate::contact::{email, phone};
use crate::distinct::Distinct;
use crate::page::Extra;
use crate::report::{ContactsFound, Labelled, Noted, PageEcho, PostLabel, Report, RuleResult};
use crate::rule::RuleSet;

pub(super) fn report(
    ruleset: &Arc<RuleSet>,
    audit: &Audit<'_>,
    results: Vec<RuleResult>,
) -> Report {
    let organization = &audit.document.organization;
    let mut report = Report {
        ruleset: Arc::clone(ruleset),
        as_of: audit.as_of,
        external_id: organization.external_id.clone(),
        name: organization.name.clone(),
        extra: echoed(&audit.document.extra, &organization.extra),
        pages: Vec::new(),
        results,
        contacts: ContactsFound::default(),
        posts: Vec::new(),
    };
    let mut notes = <[Notes; 4]>::default();
    for page in audit.pages.as_deref().unwrap_or_default() {
        report.pages.push(page_echo(page));
        contacts(page, &mut notes);
        for post in &page.posts {
            report.posts.extend(label(post));
        }
    }
    let [phones, emails, links, addresses] = notes;
    report.contacts.phones = phones.all;
    report.contacts.emails = emails.all;
    report.contacts.links = links.all;
    report.contacts.addresses = addresses.all;
    report
}

/// The caller's data of the document and of the organisation; the nearer one wins.
fn echoed(document: &Extra, organization: &Extra) -> Extra {
    let mut all = document.clone();
    for (key, value) in organization.iter() {
        all.insert(key.clone(), value.clone());
    }
    all
}

fn page_echo(view: &PageView<'_>) -> PageEcho {
    PageEcho {
        pointer: view.pointer.clone(),
        name: view.page.name.clone(),
        url: view.page.url.clone(),
        platform: view.platform.clone(),
        extra: view.page.extra.clone(),
    }
}

fn contacts(page: &PageView<'_>, [phones, emails, links, addresses]: &mut [Notes; 4]) {
    for seen in &page.phones {
        let one = &seen.found.found;
        let value = match (one.phone, one.status) {
            (Some(number), _) => number.without_extension().to_string(),
            (None, phone::Status::Local | phone::Status::Short) => one.digits.to_string(),
            (None, _) => continue,
        };
        let mut facts = Vec::new();
        if let Some(extension) = one.extension {
            facts.push(("extension", extension.to_string()));
        }
        facts.push(("status", one.status.as_str().to_owned()));
        if let Some(kind) = one.kind {
            facts.push(("kind", kind.as_str().to_owned()));
        }
        phones.add(page, &seen.at, value, facts);
    }
    for seen in &page.emails {
        let one = &seen.found;
        let Some(address) = one.address().or_else(|| one.suggestion()) else { continue };
        if one.status == email::Status::Invalid {
            continue;
        }
        let mut facts = vec![("status", one.status.as_str().to_owned())];
        if let Some(provider) = one.provider {
            facts.push(("provider", provider.as_str().to_owned()));
        }
        emails.add(page, &seen.at, address.to_string(), facts);
    }
    for seen in &page.links {
        let facts = vec![
            ("platform", seen.found.platform.as_str().to_owned()),
            ("object", seen.found.object.as_str().to_owned()),
        ];
        links.add(page, &seen.at, seen.found.link.to_string(), facts);
    }
    for seen in &page.addresses {
        addresses.add(page, &seen.at, seen.written().trim().to_owned(), Vec::new());
    }
}

/// Contacts of one kind, each once; the extension is part of what a contact is.
#[derive(Default)]
struct Notes {
    all: Vec<Noted>,
    known: Distinct,
}

impl Notes {
    #[inline(never)]
    fn add(
        &mut self,
        page: &PageView<'_>,
        at: &Place<'_>,
        value: String,
        facts: Vec<(&'static str, String)>,
    ) {
        if !page.is_current(at.source) {
            return;
        }
        let one = Noted { value, facts, pointer: at.pointer.clone() };
        let extension = one.fact("extension").unwrap_or_default();
        if self.known.add([extension, "\u{1f}", &one.value].concat()) {
            self.all.push(one);
        }
    }
}

fn label(post: &PostView<'_>) -> Option<PostLabel> {
    let (primary, confidence, by) = match &post.told {
        Told::Nothing => return None,
        Told::Given(given) => (given.first().map(|one| one.as_str()), 1000, Labelled::Caller),
        Told::Classified(read) => {
            let confidence = read.categories.first().map_or(0, |label| label.confidence);
            (Some(read.primary.as_str()), confidence, Labelled::Classifier)
        }
    };
    Some(PostLabel { pointer: post.pointer.clone(), primary, confidence, by })
}
