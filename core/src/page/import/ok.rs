//! OK API: `group.getInfo` and the group's topics, from `mediatopic.getTopics` or `stream.get`.

use time::OffsetDateTime;

use super::Envelope;
use super::answer::{Answer, at, count, flag, get, items, number, text};
use super::posts::coverage;
use crate::json::{Node, Value};
use crate::page::{Moment, Page, Post, Unavailable, Why};

pub(super) const METHODS: &[&str] = &["group.getInfo", "mediatopic.getTopics", "stream.get"];

pub(super) fn pages(tree: &Node<'_>, envelope: &Envelope) -> Option<Vec<Page>> {
    let mut pages = match answer(tree, "group.getInfo") {
        Answer::Given(given) => match &given.value {
            Value::List(groups) => groups.iter().map(page).collect(),
            _ => vec![page(given)],
        },
        Answer::Refused(why) => vec![unreadable(why)],
        Answer::Absent => vec![Page::default().platform("ok")],
    };
    let topics = match answer(tree, "mediatopic.getTopics") {
        Answer::Absent => answer(tree, "stream.get"),
        topics => topics,
    };
    // Topics do not name their group: they belong to the only one there is.
    if let [page] = pages.as_mut_slice() {
        add_posts(page, &topics, envelope);
    }
    let known = |page: &Page| *page != Page::default().platform("ok");
    Some(pages).filter(|pages| pages.iter().any(known))
}

/// The answer of a method; an object with `error_code` is a refusal.
fn answer<'n, 't>(tree: &'n Node<'t>, method: &str) -> Answer<'n, 't> {
    let Some(node) = get(tree, method) else { return Answer::Absent };
    match number(get(node, "error_code")) {
        Some(code) => Answer::Refused(refusal(code)),
        None => Answer::Given(node),
    }
}

/// Codes of OK API errors: 10, 200 and 455 to 457 lack a permission, 102 and 103 a session, 300
/// is an object that is not there.
fn refusal(code: i64) -> Why {
    match code {
        10 | 102 | 103 | 200 | 455..=457 => Why::AccessDenied,
        300 => Why::Deleted,
        _ => Why::Failed,
    }
}

fn unreadable(why: Why) -> Page {
    let unavailable = Unavailable { page: Some(why), posts: None };
    Page { platform: Some("ok".into()), unavailable, ..Page::default() }
}

fn page(group: &Node<'_>) -> Page {
    let one = |key: &str| text(get(group, key)).map(|value| list(&value));
    let blocked = flag(get(group, "blocked")) == Some(true);
    Page {
        url: text(get(group, "uid")).map(|id| ["https://ok.ru/group/", &id].concat()),
        platform: Some("ok".into()),
        name: text(get(group, "name")),
        description: text(get(group, "description")),
        website: text(get(group, "homepage_url")),
        phones: one("phone"),
        emails: one("email"),
        address: text(get(group, "address")),
        avatar: picture(group, &["picAvatar", "pic_avatar", "photo_id"]),
        cover: picture(group, &["cover"]),
        closed: flag(get(group, "private")),
        members: count(get(group, "members_count")),
        unavailable: Unavailable { page: blocked.then_some(Why::Blocked), posts: None },
        ..Page::default()
    }
}

/// A field of one contact: empty text means checked and empty.
fn list(value: &str) -> Vec<String> {
    if value.trim().is_empty() { Vec::new() } else { vec![value.to_owned()] }
}

/// Whether a picture is set: any of the keys with a value; `None` where none of them came.
fn picture(group: &Node<'_>, keys: &[&str]) -> Option<bool> {
    let Value::Object(members) = &group.value else { return None };
    let mut given = members.iter().filter(|member| keys.contains(&member.key.as_ref())).peekable();
    given.peek()?;
    let set = |value: &Value<'_>| match value {
        Value::Null => false,
        Value::Text(text) => !text.is_empty(),
        _ => true,
    };
    Some(given.any(|member| set(&member.node.value)))
}

fn add_posts(page: &mut Page, topics: &Answer<'_, '_>, envelope: &Envelope) {
    let given = match topics {
        Answer::Given(given) => *given,
        Answer::Refused(why) => {
            page.unavailable.posts = Some(*why);
            return;
        }
        Answer::Absent => return,
    };
    let all = get(given, "media_topics").or_else(|| at(given, &["entities", "media_topics"]));
    let Some(all) = all else { return };
    let posts: Vec<Post> = items(all).iter().map(post).collect();
    let complete = flag(get(given, "has_more")) == Some(false);
    page.posts_coverage = coverage(&posts, complete, envelope);
    page.posts = Some(posts);
}

fn post(topic: &Node<'_>) -> Post {
    let summary = |path: &[&str]| at(topic, path).and_then(|node| count(Some(node)));
    let media = get(topic, "media").map(items).unwrap_or_default();
    let of = |kind: &str, key: &str| {
        let parts = media.iter().filter(|part| text(get(part, "type")).as_deref() == Some(kind));
        parts.filter_map(|part| text(get(part, key))).collect::<Vec<_>>()
    };
    Post {
        id: text(get(topic, "id")),
        date: number(get(topic, "created_ms")).and_then(instant),
        text: get(topic, "media").map(|_| of("text", "text").join("\n")),
        pinned: Some(flag(get(topic, "is_pinned")).unwrap_or_default()),
        links: Some(of("link", "url")),
        likes: summary(&["like_summary", "count"]),
        comments: summary(&["discussion_summary", "comments_count"]),
        reposts: summary(&["reshare_summary", "count"]),
        views: summary(&["views_count"]),
        ..Post::default()
    }
}

fn instant(milliseconds: i64) -> Option<Moment> {
    let seconds = milliseconds.div_euclid(1000);
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(Moment::Instant)
}
