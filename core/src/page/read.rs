//! JSON to the model: one function an object, one line a key.

use time::{Date, UtcOffset};

use super::moment::{self, BadMoment};
use super::{
    Coverage, Document, Exemption, Level, Moment, Organization, OrganizationKind, Page, Post,
    ReferenceContacts, Tier, Unavailable, Why,
};
use crate::json::{Node, Reader, Value};
use crate::message::Args;
use crate::text::Category;

const DOCUMENT: &[&str] = &["schemaVersion", "collectedAt", "organization", "pages", "extra"];

const ORGANIZATION: &[&str] = &[
    "externalId",
    "name",
    "kind",
    "level",
    "sphere",
    "subject",
    "abroad",
    "inn",
    "ogrn",
    "website",
    "contacts",
    "siteLinksToPages",
    "exemption",
    "utcOffset",
    "extra",
];

const PAGE: &[&str] = &[
    "url",
    "platform",
    "name",
    "description",
    "website",
    "phones",
    "emails",
    "address",
    "badge",
    "avatar",
    "cover",
    "closed",
    "commentsOpen",
    "posForms",
    "posConnected",
    "hours",
    "members",
    "tier",
    "sharedWith",
    "links",
    "postsCoverage",
    "posts",
    "unavailable",
    "extra",
];

const POST: &[&str] = &[
    "id",
    "date",
    "text",
    "categories",
    "pinned",
    "links",
    "likes",
    "comments",
    "reposts",
    "views",
    "extra",
];

/// Reads a whole document; what is wrong is noted and left out.
pub(super) fn document(r: &mut Reader, node: &Node<'_>) -> Document {
    let mut document = Document::default();
    let mut version = false;
    let object = r.object(node, DOCUMENT, &mut |r, key, node| match key {
        "schemaVersion" => {
            version = true;
            if node.value != Value::Number("1") {
                r.wrong::<()>(node, "unsupported-schema-version");
            }
        }
        "collectedAt" => document.collected_at = read_moment(r, node),
        "organization" => document.organization = organization(r, node),
        "pages" => document.pages = r.list(node, |r, node| Some(page(r, node))),
        _ => document.extra = r.free(node).unwrap_or_default(),
    });
    if object && !version {
        r.problem(node.at, "missing-schema-version", Args::new());
    }
    document
}

pub(super) fn organization(r: &mut Reader, node: &Node<'_>) -> Organization {
    let mut it = Organization::default();
    r.object(node, ORGANIZATION, &mut |r, key, node| match key {
        "externalId" => it.external_id = external_id(r, node),
        "name" => it.name = r.text(node),
        "kind" => it.kind = r.choice(node, &OrganizationKind::ALL, OrganizationKind::as_str),
        "level" => it.level = r.choice(node, &Level::ALL, Level::as_str),
        "sphere" => it.sphere = r.text(node),
        "subject" => it.subject = r.text(node),
        "abroad" => it.abroad = r.flag(node).unwrap_or_default(),
        "inn" => it.inn = r.text(node),
        "ogrn" => it.ogrn = r.text(node),
        "website" => it.website = r.text(node),
        "contacts" => it.contacts = Some(contacts(r, node)),
        "siteLinksToPages" => it.site_links_to_pages = r.flag(node),
        "exemption" => it.exemption = exemption(r, node),
        "utcOffset" => it.utc_offset = utc_offset(r, node).unwrap_or(it.utc_offset),
        _ => it.extra = r.free(node).unwrap_or_default(),
    });
    it
}

fn contacts(r: &mut Reader, node: &Node<'_>) -> ReferenceContacts {
    let mut it = ReferenceContacts::default();
    r.object(node, &["phones", "emails", "address"], &mut |r, key, node| match key {
        "phones" => it.phones = r.texts(node),
        "emails" => it.emails = r.texts(node),
        _ => it.address = r.text(node),
    });
    it
}

/// An exemption whose act is missing is noted here; one whose act is empty is noted by the checks
/// that the typed builder shares.
fn exemption(r: &mut Reader, node: &Node<'_>) -> Option<Exemption> {
    let (mut given, mut act, mut reason) = (false, None, None);
    let object = r.object(node, &["act", "reason"], &mut |r, key, node| match key {
        "act" => {
            given = true;
            act = r.text(node);
        }
        _ => reason = r.text(node),
    });
    if object && !given {
        r.problem(node.at, "exemption-without-act", Args::new());
    }
    Some(Exemption { act: act?, reason })
}

fn page(r: &mut Reader, node: &Node<'_>) -> Page {
    let mut it = Page::default();
    r.object(node, PAGE, &mut |r, key, node| match key {
        "url" => it.url = r.text(node),
        "platform" => it.platform = r.text(node),
        "name" => it.name = r.text(node),
        "description" => it.description = r.text(node),
        "website" => it.website = r.text(node),
        "phones" => it.phones = r.texts(node),
        "emails" => it.emails = r.texts(node),
        "address" => it.address = r.text(node),
        "badge" => it.badge = r.flag(node),
        "avatar" => it.avatar = r.flag(node),
        "cover" => it.cover = r.flag(node),
        "closed" => it.closed = r.flag(node),
        "commentsOpen" => it.comments_open = r.flag(node),
        "posForms" => it.pos_forms = small_count(r, node),
        "posConnected" => it.pos_connected = r.flag(node),
        "hours" => it.hours = r.text(node),
        "members" => it.members = r.count(node),
        "tier" => it.tier = r.choice(node, &Tier::ALL, Tier::as_str),
        "sharedWith" => it.shared_with = r.texts(node),
        "links" => it.links = r.texts(node),
        "postsCoverage" => it.posts_coverage = coverage(r, node),
        "posts" => it.posts = r.list(node, |r, node| Some(post(r, node))),
        "unavailable" => it.unavailable = unavailable(r, node),
        _ => it.extra = r.free(node).unwrap_or_default(),
    });
    it
}

fn unavailable(r: &mut Reader, node: &Node<'_>) -> Unavailable {
    let mut it = Unavailable::default();
    r.object(node, &["page", "posts"], &mut |r, key, node| {
        let why = r.choice(node, &Why::ALL, Why::as_str);
        *(if key == "page" { &mut it.page } else { &mut it.posts }) = why;
    });
    it
}

fn post(r: &mut Reader, node: &Node<'_>) -> Post {
    let mut it = Post::default();
    r.object(node, POST, &mut |r, key, node| match key {
        "id" => it.id = r.text(node),
        "date" => it.date = read_moment(r, node),
        "text" => it.text = r.text(node),
        "categories" => {
            it.categories = r.list(node, |r, n| r.choice(n, &Category::ALL, Category::as_str));
        }
        "pinned" => it.pinned = r.flag(node),
        "links" => it.links = r.texts(node),
        "likes" => it.likes = r.count(node),
        "comments" => it.comments = r.count(node),
        "reposts" => it.reposts = r.count(node),
        "views" => it.views = r.count(node),
        _ => it.extra = r.free(node).unwrap_or_default(),
    });
    it
}

fn coverage(r: &mut Reader, node: &Node<'_>) -> Option<Coverage> {
    const KEYS: [&str; 2] = ["from", "to"];
    let mut given = [false; 2];
    let (mut from, mut to) = (None, None);
    let object = r.object(node, &KEYS, &mut |r, key, node| {
        let [first, last] = &mut given;
        let (given, end) = if key == "from" { (first, &mut from) } else { (last, &mut to) };
        *given = true;
        *end = day(r, node);
    });
    for (key, given) in KEYS.into_iter().zip(given) {
        if object && !given {
            r.problem(node.at, "missing-key", Args::new().with("key", key));
        }
    }
    Some(Coverage { from: from?, to: to? })
}

fn external_id(r: &mut Reader, node: &Node<'_>) -> Option<super::Json> {
    match node.value {
        Value::Text(_) | Value::Number(_) => r.any(node),
        _ => r.wrong(node, "expected-text-or-number"),
    }
}

fn small_count(r: &mut Reader, node: &Node<'_>) -> Option<u32> {
    let count = r.count(node)?;
    match u32::try_from(count) {
        Ok(count) => Some(count),
        Err(_) => r.wrong(node, "expected-count"),
    }
}

/// Reads a day or an instant.
pub(crate) fn read_moment(r: &mut Reader, node: &Node<'_>) -> Option<Moment> {
    let text = r.text(node)?;
    match Moment::parse(&text) {
        Ok(moment) => Some(moment),
        Err(BadMoment::NoOffset) => r.wrong(node, "time-without-offset"),
        Err(BadMoment::Form) => r.wrong(node, "invalid-moment"),
    }
}

fn day(r: &mut Reader, node: &Node<'_>) -> Option<Date> {
    let text = r.text(node)?;
    match moment::parse_date(&text) {
        Some(day) => Some(day),
        None => r.wrong(node, "invalid-date"),
    }
}

fn utc_offset(r: &mut Reader, node: &Node<'_>) -> Option<UtcOffset> {
    let text = r.text(node)?;
    match moment::parse_offset(&text) {
        Some(offset) => Some(offset),
        None => r.wrong(node, "invalid-utc-offset"),
    }
}
