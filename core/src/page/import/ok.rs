//! OK API: `group.getInfo` and the group's topics, from `mediatopic.getTopics` or `stream.get`.

use time::OffsetDateTime;

use super::Envelope;
use super::answer::{Answer, at, count, flag, get, list, number, objects, text};
use super::posts::coverage;
use crate::json::{Node, Value};
use crate::page::{Moment, Page, Post, Unavailable, Why};

pub(super) const METHODS: &[&str] = &["group.getInfo", "mediatopic.getTopics", "stream.get"];

pub(super) fn pages(tree: &Node<'_>, envelope: &Envelope) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    for answer in answers(tree, "group.getInfo") {
        match answer {
            Answer::Given(given) => {
                let groups = list(Some(given)).unwrap_or(std::slice::from_ref(given));
                pages.extend(objects(groups).map(page).filter(is_known));
            }
            Answer::Refused(why, _) => pages.push(unreadable(why)),
        }
    }
    if pages.is_empty() {
        pages.push(Page::default().platform("ok"));
    }
    let mut topics = answers(tree, "mediatopic.getTopics");
    if topics.is_empty() {
        topics = answers(tree, "stream.get");
    }
    // Topics do not name their group: they belong to the only one there is.
    if let [page] = pages.as_mut_slice() {
        add_posts(page, &topics, envelope);
    }
    Some(pages).filter(|pages| pages.iter().any(is_known))
}

/// An answer without a single known field tells of no page.
fn is_known(page: &Page) -> bool {
    *page != Page::default().platform("ok")
}

/// What a method answered, once or several times; an object with `error_code` is a refusal.
fn answers<'n, 't>(tree: &'n Node<'t>, method: &str) -> Vec<Answer<'n, 't>> {
    let Some(node) = get(tree, method) else { return Vec::new() };
    let is_answer = |item: &Node<'_>| {
        let keys = ["error_code", "media_topics", "entities"];
        keys.iter().any(|key| get(item, key).is_some())
    };
    match list(Some(node)) {
        Some(several) if several.iter().any(is_answer) => several.iter().map(answer).collect(),
        _ => vec![answer(node)],
    }
}

fn answer<'n, 't>(node: &'n Node<'t>) -> Answer<'n, 't> {
    match number(get(node, "error_code")) {
        Some(code) => Answer::Refused(refusal(code), None),
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
    let one = |key: &str| text(get(group, key)).map(|value| contact(&value));
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
fn contact(value: &str) -> Vec<String> {
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

fn add_posts(page: &mut Page, topics: &[Answer<'_, '_>], envelope: &Envelope) {
    let mut posts: Option<Vec<Post>> = None;
    let mut complete = false;
    for answer in topics {
        let given = match answer {
            Answer::Given(given) => *given,
            Answer::Refused(why, _) => {
                page.unavailable.posts = Some(*why);
                continue;
            }
        };
        let all = get(given, "media_topics").or_else(|| at(given, &["entities", "media_topics"]));
        let Some(all) = list(all) else { continue };
        posts.get_or_insert_default().extend(all.iter().map(post));
        complete |= flag(get(given, "has_more")) == Some(false);
    }
    let Some(posts) = posts else { return };
    complete &= page.unavailable.posts.is_none();
    page.unavailable.posts = None;
    page.posts_coverage = coverage(&posts, complete, envelope);
    page.posts = Some(posts);
}

fn post(topic: &Node<'_>) -> Post {
    let summary = |path: &[&str]| at(topic, path).and_then(|node| count(Some(node)));
    let parts = list(get(topic, "media"));
    let media = parts.unwrap_or_default();
    let of = |kind: &str, key: &str| {
        let parts = media.iter().filter(|part| text(get(part, "type")).as_deref() == Some(kind));
        parts.filter_map(|part| text(get(part, key))).collect::<Vec<_>>()
    };
    Post {
        id: text(get(topic, "id")),
        date: number(get(topic, "created_ms")).and_then(instant),
        text: parts.map(|_| of("text", "text").join("\n")),
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
