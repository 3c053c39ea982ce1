//! VK API: `groups.getById` (with its optional fields) and `wall.get`, of one community or of
//! several.

use std::collections::HashSet;

use time::OffsetDateTime;

use super::Envelope;
use super::answer::{Answer, at, count, flag, get, items, list, number, objects, text};
use super::posts::{coverage, hours};
use crate::json::{Node, Value};
use crate::page::{Moment, Page, Post, Unavailable, Why};

pub(super) const METHODS: &[&str] = &["groups.getById", "wall.get"];

pub(super) fn pages(tree: &Node<'_>, envelope: &Envelope) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    for answer in answers(tree, "groups.getById") {
        match answer {
            Answer::Given(given) => {
                // Before version 5.194 the answer was the list itself.
                let groups = get(given, "groups").unwrap_or(given);
                let groups = list(Some(groups)).unwrap_or(std::slice::from_ref(groups));
                pages.extend(objects(groups).map(page).filter(is_known));
            }
            Answer::Refused(why, _) => pages.push(unreadable(why)),
        }
    }
    let walls = answers(tree, "wall.get");
    if pages.is_empty() {
        pages.extend(walls.iter().find_map(owner));
    }
    add_posts(&mut pages, &walls, envelope);
    Some(pages).filter(|pages| !pages.is_empty())
}

/// What a method answered, once or several times: what stands in `response`, or the value itself;
/// `error` is a refusal.
fn answers<'n, 't>(tree: &'n Node<'t>, method: &str) -> Vec<Answer<'n, 't>> {
    let Some(node) = get(tree, method) else { return Vec::new() };
    let is_answer = |item: &Node<'_>| {
        ["response", "error", "items", "groups"].iter().any(|key| get(item, key).is_some())
    };
    match list(Some(node)) {
        Some(several) if several.iter().any(is_answer) => several.iter().map(answer).collect(),
        _ => vec![answer(node)],
    }
}

fn answer<'n, 't>(node: &'n Node<'t>) -> Answer<'n, 't> {
    let Some(error) = get(node, "error") else {
        return Answer::Given(get(node, "response").unwrap_or(node));
    };
    let asked = get(error, "request_params").map(items).unwrap_or_default();
    let owner = asked.iter().find(|it| text(get(it, "key")).as_deref() == Some("owner_id"));
    let owner = number(owner.and_then(|it| get(it, "value")));
    Answer::Refused(refusal(number(get(error, "error_code"))), owner)
}

/// An answer without a single known field tells of no page.
fn is_known(page: &Page) -> bool {
    *page != Page::default().platform("vk")
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

fn unreadable(why: Why) -> Page {
    unreadable_because(Some(why))
}

fn unreadable_because(page: Option<Why>) -> Page {
    let unavailable = Unavailable { page, posts: None };
    Page { platform: Some("vk".into()), unavailable, ..Page::default() }
}

fn page(group: &Node<'_>) -> Page {
    let url = count(get(group, "id")).map(|id| ["https://vk.com/club", &id.to_string()].concat());
    let why = match text(get(group, "deactivated")).as_deref() {
        Some("deleted") => Some(Why::Deleted),
        Some(_) => Some(Why::Blocked),
        None => None,
    };
    if why.is_some() {
        // The name and the rest of such an answer are the network's, not the body's.
        return Page { url, ..unreadable_because(why) };
    }
    let closed = get(group, "is_closed");
    let closed = count(closed).map(|kind| kind != 0).or_else(|| flag(closed));
    let mut page = Page {
        url,
        platform: Some("vk".into()),
        name: text(get(group, "name")),
        description: text(get(group, "description")),
        website: text(get(group, "site")),
        badge: flag(get(group, "is_government_organization")),
        avatar: flag(get(group, "has_photo")),
        cover: at(group, &["cover", "enabled"]).and_then(|node| flag(Some(node))),
        closed,
        comments_open: count(get(group, "wall")).and_then(comments),
        members: count(get(group, "members_count")),
        ..Page::default()
    };
    if let Some(links) = list(get(group, "links")) {
        page.links = Some(links.iter().filter_map(|link| text(get(link, "url"))).collect());
    }
    contacts(&mut page, group);
    address(&mut page, group);
    page
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
    let all = |key: &str| {
        let given = contacts.iter().filter_map(|contact| text(get(contact, key)));
        given.filter(|value| !value.trim().is_empty()).collect::<Vec<_>>()
    };
    page.phones = Some(all("phone"));
    page.emails = Some(all("email"));
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
    let city = at(main, &["city", "title"]).and_then(|node| text(Some(node)));
    let street = text(get(main, "address"));
    let parts = [city, street, text(get(main, "additional_address"))];
    let parts: Vec<String> =
        parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    if !parts.is_empty() || get(main, "address").is_some() {
        page.address = Some(parts.join(", "));
    }
    if let Some(phone) = text(get(main, "phone")).filter(|phone| !phone.trim().is_empty()) {
        page.phones.get_or_insert_default().push(phone);
    }
    let timetable = get(main, "timetable").filter(|it| matches!(it.value, Value::Object(_)));
    page.hours = timetable.map(hours);
}

/// The owner of a wall that came without its community.
fn owner(wall: &Answer<'_, '_>) -> Option<Page> {
    let owner = match wall {
        Answer::Given(given) => number(get(posts_of(given)?.first()?, "owner_id")),
        Answer::Refused(why, None) => return Some(unreadable(*why)),
        Answer::Refused(_, owner) => *owner,
    };
    let owner = owner.filter(|id| *id < 0)?;
    let page = Page::new(["https://vk.com/club", &owner.unsigned_abs().to_string()].concat());
    Some(page.platform("vk"))
}

/// The posts of a wall.
fn posts_of<'n, 't>(given: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
    list(get(given, "items"))
}

/// Posts go to the page they belong to; a wall that names no owner belongs to the only page.
fn add_posts(pages: &mut [Page], walls: &[Answer<'_, '_>], envelope: &Envelope) {
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
        let mut seen = HashSet::new();
        all.retain(|post| text(get(post, "id")).is_none_or(|id| seen.insert(id)));
        let complete = refused.is_none() && total.is_some_and(|n| n as usize <= all.len());
        let posts: Vec<Post> = all.into_iter().filter(|it| is_own(it)).map(post).collect();
        page.posts_coverage = coverage(&posts, complete, envelope);
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
    let id = page.url.as_deref().and_then(|url| url.strip_prefix("https://vk.com/club"));
    owner < 0 && id == Some(owner.unsigned_abs().to_string().as_str())
}

fn post(item: &Node<'_>) -> Post {
    let summary = |key: &str| at(item, &[key, "count"]).and_then(|node| count(Some(node)));
    let attachments = get(item, "attachments").map(items).unwrap_or_default();
    let links = attachments.iter().filter_map(|it| at(it, &["link", "url"]));
    let repost = get(item, "copy_history").is_some_and(|history| !items(history).is_empty());
    Post {
        id: text(get(item, "id")),
        date: number(get(item, "date")).and_then(instant),
        // What another body wrote is not this body's text; a bare repost has none to judge.
        text: text(get(item, "text")).filter(|text| !(repost && text.trim().is_empty())),
        pinned: Some(flag(get(item, "is_pinned")).unwrap_or_default()),
        links: Some(links.filter_map(|node| text(Some(node))).collect()),
        likes: summary("likes"),
        comments: summary("comments"),
        reposts: summary("reposts"),
        views: summary("views"),
        ..Post::default()
    }
}

fn instant(seconds: i64) -> Option<Moment> {
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(Moment::Instant)
}
