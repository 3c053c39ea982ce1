//! VK API: `groups.getById` (with its optional fields) and `wall.get`, of one community or of
//! several.

use time::OffsetDateTime;

use super::answer::{
    Answer, add_groups, add_page, add_post, add_unreadable, answers, count, flag, get, items, list,
    number, take, text, texts,
};
use super::posts::{coverage, hours};
use crate::distinct::Distinct;
use crate::json::{Node, Value};
use crate::page::{Document, Moment, Page, Post, Why};

pub(super) const METHODS: &[&str] = &["groups.getById", "wall.get"];

/// The keys by which one of several answers is known.
const MARKS: &[&str] = &["response", "error", "items", "groups"];

/// Fields of a page with their paths in a group.
const PAGE: &[(&str, &str)] = &[
    ("name", "name"),
    ("description", "description"),
    ("website", "site"),
    ("badge", "is_government_organization"),
    ("avatar", "has_photo"),
    ("cover", "cover.enabled"),
    ("closed", "is_closed"),
    ("members", "members_count"),
];

/// Fields of a post with their paths in an item of a wall.
const POST: &[(&str, &str)] = &[
    ("id", "id"),
    ("text", "text"),
    ("likes", "likes.count"),
    ("comments", "comments.count"),
    ("reposts", "reposts.count"),
    ("views", "views.count"),
];

pub(super) fn pages(tree: &Node<'_>, document: &Document) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    for answer in answers(tree, "groups.getById", MARKS, answer) {
        match answer {
            Answer::Given(given) => {
                // Before version 5.194 the answer was the list itself.
                let groups = get(given, "groups").unwrap_or(given);
                add_groups(&mut pages, groups, "vk", page);
            }
            Answer::Refused(why, _) => add_unreadable(&mut pages, "vk", why),
        }
    }
    let walls = answers(tree, "wall.get", MARKS, answer);
    for wall in &walls {
        if pages.is_empty() {
            add_owner(&mut pages, wall);
        }
    }
    add_posts(&mut pages, &walls, document);
    Some(pages).filter(|pages| !pages.is_empty())
}

/// What stands in `response`, or the value itself; `error` is a refusal.
fn answer<'n, 't>(node: &'n Node<'t>) -> Answer<'n, 't> {
    let Some(error) = get(node, "error") else {
        return Answer::Given(get(node, "response").unwrap_or(node));
    };
    let asked = get(error, "request_params").map(items).unwrap_or_default();
    let owner = asked.iter().find(|it| text(get(it, "key")).as_deref() == Some("owner_id"));
    let owner = number(owner.and_then(|it| get(it, "value")));
    Answer::Refused(refusal(number(get(error, "error_code"))), owner)
}

/// Codes of VK API errors: 5, 7, 15, 27, 28, 30 and 203 lack a permission, 18 is a page that was
/// deleted or blocked.
fn refusal(code: Option<i64>) -> Why {
    match code {
        Some(18) => Why::Deleted,
        Some(5 | 7 | 15 | 27 | 28 | 30 | 203) => Why::AccessDenied,
        _ => Why::Failed,
    }
}

fn page(page: &mut Page, group: &Node<'_>) {
    page.url = count(get(group, "id")).map(club);
    let why = match text(get(group, "deactivated")).as_deref() {
        Some("deleted") => Some(Why::Deleted),
        Some(_) => Some(Why::Blocked),
        None => None,
    };
    if why.is_some() {
        // The name and the rest of such an answer are the network's, not the body's.
        page.unavailable.page = why;
        return;
    }
    take(page, group, PAGE);
    if let Some(kind) = count(get(group, "is_closed")) {
        page.closed = Some(kind != 0);
    }
    page.comments_open = count(get(group, "wall")).and_then(comments);
    page.links = list(get(group, "links")).map(|links| texts(links, "url", false));
    contacts(page, group);
    address(page, group);
}

fn club(id: u64) -> String {
    ["https://vk.com/club", &id.to_string()].concat()
}

/// The state of the wall: 0 off, 1 open, 2 limited (only the body posts, all may comment),
/// 3 closed (nobody comments).
fn comments(wall: u64) -> Option<bool> {
    match wall {
        1 | 2 => Some(true),
        0 | 3 => Some(false),
        _ => None,
    }
}

/// The block «Контакты»: each entry may hold a phone and an e-mail address.
fn contacts(page: &mut Page, group: &Node<'_>) {
    let Some(contacts) = list(get(group, "contacts")) else { return };
    page.phones = Some(texts(contacts, "phone", true));
    page.emails = Some(texts(contacts, "email", true));
}

/// The block «Адреса»: the main address with its phone and hours.
fn address(page: &mut Page, group: &Node<'_>) {
    let Some(addresses) = get(group, "addresses") else { return };
    if flag(get(addresses, "is_enabled")) == Some(false) {
        page.address = Some(String::new());
        return;
    }
    let Some(main) = get(addresses, "main_address") else { return };
    if !matches!(main.value, Value::Object(_)) {
        return;
    }
    let mut parts = Vec::new();
    for path in ["city.title", "address", "additional_address"] {
        parts.append(&mut texts(std::slice::from_ref(main), path, true));
    }
    if !parts.is_empty() || get(main, "address").is_some() {
        page.address = Some(parts.join(", "));
    }
    if let Some(phone) = text(get(main, "phone")).filter(|phone| !phone.trim().is_empty()) {
        page.phones.get_or_insert_default().push(phone);
    }
    let timetable = get(main, "timetable").filter(|it| matches!(it.value, Value::Object(_)));
    page.hours = timetable.map(hours);
}

/// Adds the owner of a wall that came without its community, if the wall tells of one.
fn add_owner(pages: &mut Vec<Page>, wall: &Answer<'_, '_>) {
    let owner = match wall {
        Answer::Given(given) => {
            let first = posts_of(given).and_then(<[_]>::first);
            first.and_then(|post| number(get(post, "owner_id")))
        }
        Answer::Refused(why, None) => return add_unreadable(pages, "vk", *why),
        Answer::Refused(_, owner) => *owner,
    };
    if let Some(owner) = owner.filter(|id| *id < 0) {
        add_page(pages, "vk").url = Some(club(owner.unsigned_abs()));
    }
}

/// The posts of a wall.
fn posts_of<'n, 't>(given: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
    list(get(given, "items"))
}

/// Posts go to the page they belong to; a wall that names no owner belongs to the only page.
fn add_posts(pages: &mut [Page], walls: &[Answer<'_, '_>], document: &Document) {
    let only = pages.len() == 1;
    for page in pages.iter_mut() {
        // A page that was deleted or blocked shows no wall: an empty answer says nothing of it.
        if matches!(page.unavailable.page, Some(Why::Deleted | Why::Blocked)) {
            continue;
        }
        let of_page = |owner: Option<i64>| match owner {
            Some(owner) => owns(page, owner) || (only && page.url.is_none()),
            None => only,
        };
        let mut all: Vec<&Node<'_>> = Vec::new();
        let mut total = None;
        let mut read = false;
        let mut refused = None;
        for wall in walls {
            match wall {
                Answer::Given(given) => {
                    let Some(posts) = posts_of(given) else { continue };
                    if !of_page(posts.iter().find_map(|post| number(get(post, "owner_id")))) {
                        continue;
                    }
                    read = true;
                    total = total.max(count(get(given, "count")));
                    all.extend(posts);
                }
                Answer::Refused(why, owner) if owner.is_none() || of_page(*owner) => {
                    refused = Some(*why);
                }
                Answer::Refused(..) => {}
            }
        }
        if !read {
            page.unavailable.posts = refused;
            continue;
        }
        // Walls read in parts may overlap where a post was added meanwhile.
        let (mut seen, mut total_seen) = (Distinct::default(), 0);
        let mut posts = Vec::new();
        for item in all {
            if text(get(item, "id")).is_none_or(|id| seen.add(id)) {
                total_seen += 1;
                if is_own(item) {
                    post(&mut posts, item);
                }
            }
        }
        let complete = refused.is_none() && total.is_some_and(|n| n as usize <= total_seen);
        page.posts_coverage = coverage(&posts, complete, document);
        page.posts = Some(posts);
    }
}

/// Whether the community wrote the post and published it: others may write on an open wall, and
/// drafts and proposals are shown to its administrators.
fn is_own(item: &Node<'_>) -> bool {
    let by = number(get(item, "from_id")).zip(number(get(item, "owner_id")));
    let kind = text(get(item, "post_type"));
    by.is_none_or(|(from, owner)| from == owner)
        && !matches!(kind.as_deref(), Some("suggest" | "postpone"))
}

fn owns(page: &Page, owner: i64) -> bool {
    owner < 0 && page.url == Some(club(owner.unsigned_abs()))
}

fn post(posts: &mut Vec<Post>, item: &Node<'_>) {
    let post = add_post(posts, item, POST);
    post.date = number(get(item, "date")).and_then(instant);
    // What another body wrote is not this body's text; a bare repost has none to judge.
    if get(item, "copy_history").is_some_and(|history| !items(history).is_empty()) {
        post.text = post.text.take().filter(|text| !text.trim().is_empty());
    }
    let attachments = get(item, "attachments").map(items).unwrap_or_default();
    post.links = Some(texts(attachments, "link.url", false));
}

fn instant(seconds: i64) -> Option<Moment> {
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(Moment::Instant)
}
