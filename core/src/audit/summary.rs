//! The report of an audit: results, every contact once, what each post was taken for.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Audit;
use super::page_view::{PageView, PostView, Told};
use crate::contact::{email, phone};
use crate::page::Extra;
use crate::report::{ContactsFound, Labelled, Noted, PageEcho, PostLabel, Report, RuleResult};
use crate::rule::RuleSet;

pub(super) fn report(
    ruleset: &Arc<RuleSet>,
    audit: &Audit<'_>,
    results: Vec<RuleResult>,
) -> Report {
    let organization = &audit.document.organization;
    let pages = || audit.pages.iter().flatten();
    Report {
        ruleset: Arc::clone(ruleset),
        as_of: audit.as_of,
        external_id: organization.external_id.clone(),
        name: organization.name.clone(),
        extra: echoed(&audit.document.extra, &organization.extra),
        pages: pages().map(page_echo).collect(),
        results,
        contacts: contacts(pages()),
        posts: pages().flat_map(|page| &page.posts).filter_map(label).collect(),
    }
}

/// The caller's data of the document and of the organisation; the nearer one wins.
fn echoed(document: &Extra, organization: &Extra) -> Extra {
    let members = document.iter().chain(organization.iter());
    members.map(|(key, value)| (key.clone(), value.clone())).collect()
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

fn contacts<'p, 'a: 'p>(pages: impl Iterator<Item = &'p PageView<'a>>) -> ContactsFound {
    let [mut phones, mut emails, mut links, mut addresses] = <[Notes; 4]>::default();
    for page in pages {
        for seen in page.current(&page.phones) {
            let one = &seen.found.found;
            let value = match (one.phone, one.status) {
                (Some(number), _) => number.without_extension().to_string(),
                (None, phone::Status::Local | phone::Status::Short) => one.digits.to_string(),
                (None, _) => continue,
            };
            let mut facts = Vec::new();
            facts.extend(one.extension.map(|extension| ("extension", extension.to_string())));
            facts.push(("status", one.status.as_str().to_owned()));
            facts.extend(one.kind.map(|kind| ("kind", kind.as_str().to_owned())));
            phones.add(value, facts, &seen.pointer);
        }
        for seen in page.current(&page.emails) {
            let one = &seen.found;
            let Some(address) = one.address().or_else(|| one.suggestion()) else { continue };
            if one.status == email::Status::Invalid {
                continue;
            }
            let mut facts = vec![("status", one.status.as_str().to_owned())];
            facts.extend(one.provider.map(|provider| ("provider", provider.as_str().to_owned())));
            emails.add(address.to_string(), facts, &seen.pointer);
        }
        for seen in page.current(&page.links) {
            let facts = vec![
                ("platform", seen.found.platform.as_str().to_owned()),
                ("object", seen.found.object.as_str().to_owned()),
            ];
            links.add(seen.found.link.to_string(), facts, &seen.pointer);
        }
        for seen in page.current(&page.addresses) {
            let value = seen.written().trim().to_owned();
            addresses.add(value, Vec::new(), &seen.pointer);
        }
    }
    ContactsFound {
        phones: phones.all,
        emails: emails.all,
        links: links.all,
        addresses: addresses.all,
    }
}

/// Contacts of one kind, each once; the extension is part of what a contact is.
#[derive(Default)]
struct Notes {
    all: Vec<Noted>,
    known: BTreeSet<(String, Option<String>)>,
}

impl Notes {
    fn add(&mut self, value: String, facts: Vec<(&'static str, String)>, pointer: &str) {
        let one = Noted { value, facts, pointer: pointer.to_owned() };
        if self.known.insert((one.value.clone(), one.fact("extension").map(str::to_owned))) {
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
