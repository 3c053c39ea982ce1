use super::{Document, Limits, Organization, Page, Post};

/// One page from a text; contacts beyond the limit of items stay in the text alone.
pub(super) fn document(text: &str, limits: &Limits) -> Document {
    let found = contacts(text);
    let some = |mut items: Vec<String>| {
        items.truncate(limits.items);
        (!items.is_empty()).then_some(items)
    };
    let page = Page {
        description: Some(String::from(text)),
        phones: some(found.phones),
        emails: some(found.emails),
        address: found.address,
        links: some(found.links),
        posts: Some(vec![Post::new(text)]),
        ..Page::default()
    };
    Document::new(Organization::default()).page(page)
}

/// Contacts as they are written, each occurrence in order.
#[derive(Default)]
struct Found {
    phones: Vec<String>,
    emails: Vec<String>,
    links: Vec<String>,
    address: Option<String>,
}

fn contacts(_text: &str) -> Found {
    Found::default()
}
