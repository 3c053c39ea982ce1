//! VK API: `groups.getById` (with its optional fields) and `wall.get`, one community a file or
//! several in the order of `groups.getById`.

use time::OffsetDateTime;

use super::Envelope;
use super::answer::{Answer, at, count, flag, get, items, number, text};
use super::posts::{coverage, hours};
use crate::json::Node;
use crate::page::{Moment, Page, Post, Unavailable, Why};

pub(super) const METHODS: &[&str] = &["groups.getById", "wall.get"];

pub(super) fn pages(tree: &Node<'_>, envelope: &Envelope) -> Option<Vec<Page>> {
    let wall = answer(tree, "wall.get");
    let mut pages = match answer(tree, "groups.getById") {
        Answer::Given(given) => {
            // Before version 5.194 the answer was the list itself.
            let groups = get(given, "groups").unwrap_or(given);
            items(groups).iter().map(page).collect()
        }
        Answer::Refused(why) => vec![unreadable(why)],
        Answer::Absent => Vec::new(),
    };
    if pages.is_empty() {
        pages.extend(owner(&wall));
    }
    add_posts(&mut pages, &wall, envelope);
    Some(pages).filter(|pages| !pages.is_empty())
}

/// The answer of a method: what stands in `response`, or the value itself; `error` is a refusal.
fn answer<'n, 't>(tree: &'n Node<'t>, method: &str) -> Answer<'n, 't> {
    let Some(node) = get(tree, method) else { return Answer::Absent };
    if let Some(error) = get(node, "error") {
        return Answer::Refused(refusal(number(get(error, "error_code"))));
    }
    Answer::Given(get(node, "response").unwrap_or(node))
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
    let unavailable = Unavailable { page: Some(why), posts: None };
    Page { platform: Some("vk".into()), unavailable, ..Page::default() }
}

fn page(group: &Node<'_>) -> Page {
    let closed = count(get(group, "is_closed")).map(|kind| kind != 0);
    let mut page = Page {
        url: count(get(group, "id")).map(|id| ["https://vk.com/club", &id.to_string()].concat()),
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
    if let Some(links) = get(group, "links") {
        page.links = Some(items(links).iter().filter_map(|link| text(get(link, "url"))).collect());
    }
    contacts(&mut page, group);
    address(&mut page, group);
    page.unavailable.page = match text(get(group, "deactivated")).as_deref() {
        Some("deleted") => Some(Why::Deleted),
        Some(_) => Some(Why::Blocked),
        None => None,
    };
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
    let Some(contacts) = get(group, "contacts") else { return };
    let all = |key: &str| {
        let given = items(contacts).iter().filter_map(|contact| text(get(contact, key)));
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
    let city = at(main, &["city", "title"]).and_then(|node| text(Some(node)));
    let street = text(get(main, "address"));
    let parts = [city, street, text(get(main, "additional_address"))];
    let parts: Vec<String> =
        parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    page.address = Some(parts.join(", "));
    if let Some(phone) = text(get(main, "phone")).filter(|phone| !phone.trim().is_empty()) {
        page.phones.get_or_insert_default().push(phone);
    }
    page.hours = get(main, "timetable").map(hours);
}

/// The owner of a wall that came without its community.
fn owner(wall: &Answer<'_, '_>) -> Option<Page> {
    let why = match wall {
        Answer::Given(given) => {
            let first = get(given, "items").map(items).and_then(<[_]>::first)?;
            let owner = number(get(first, "owner_id")).filter(|id| *id < 0)?;
            let url = ["https://vk.com/club", &owner.unsigned_abs().to_string()].concat();
            return Some(Page::new(url).platform("vk"));
        }
        Answer::Refused(why) => *why,
        Answer::Absent => return None,
    };
    Some(unreadable(why))
}

/// Posts go to the page they belong to; a wall of one page belongs to it.
fn add_posts(pages: &mut [Page], wall: &Answer<'_, '_>, envelope: &Envelope) {
    let given = match wall {
        Answer::Given(given) => *given,
        Answer::Refused(why) => {
            for page in pages.iter_mut() {
                page.unavailable.posts = Some(*why);
            }
            return;
        }
        Answer::Absent => return,
    };
    let all = get(given, "items").map(items).unwrap_or_default();
    let complete = count(get(given, "count")).is_some_and(|n| n as usize <= all.len());
    let only = pages.len() == 1;
    for page in pages.iter_mut() {
        let own = |item: &&Node<'_>| {
            only || number(get(item, "owner_id")).is_some_and(|owner| owns(page, owner))
        };
        let posts: Vec<Post> = all.iter().filter(own).map(post).collect();
        if !only && posts.is_empty() {
            continue;
        }
        page.posts_coverage = coverage(&posts, complete, envelope);
        page.posts = Some(posts);
    }
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
