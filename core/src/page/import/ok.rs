//! OK API: `group.getInfo` and the group's topics, from `mediatopic.getTopics` or `stream.get`.

use time::OffsetDateTime;

use super::answer::{
    Answer, add_groups, add_page, add_post, add_unreadable, answers, at, flag, get, is_known, list,
    number, take, text, texts,
};
use super::posts::coverage;
use crate::json::{Node, Value};
use crate::page::{Document, Moment, Page, Post, Why};

pub(super) const METHODS: &[&str] = &["group.getInfo", "mediatopic.getTopics", "stream.get"];

/// The keys by which one of several answers is known.
const MARKS: &[&str] = &["error_code", "media_topics", "entities"];

/// Fields of a page with their paths in a group.
const PAGE: &[(&str, &str)] = &[
    ("name", "name"),
    ("description", "description"),
    ("website", "homepage_url"),
    ("address", "address"),
    ("closed", "private"),
    ("members", "members_count"),
];

/// Fields of a post with their paths in a topic.
const POST: &[(&str, &str)] = &[
    ("id", "id"),
    ("likes", "like_summary.count"),
    ("comments", "discussion_summary.comments_count"),
    ("reposts", "reshare_summary.count"),
    ("views", "views_count"),
];

pub(super) fn pages(tree: &Node<'_>, document: &Document) -> Option<Vec<Page>> {
    let mut pages = Vec::new();
    for answer in answers(tree, "group.getInfo", MARKS, answer) {
        match answer {
            Answer::Given(given) => add_groups(&mut pages, given, "ok", page),
            Answer::Refused(why, _) => add_unreadable(&mut pages, "ok", why),
        }
    }
    if pages.is_empty() {
        add_page(&mut pages, "ok");
    }
    let mut topics = answers(tree, "mediatopic.getTopics", MARKS, answer);
    if topics.is_empty() {
        topics = answers(tree, "stream.get", MARKS, answer);
    }
    // Topics do not name their group: they belong to the only one there is.
    if let [page] = pages.as_mut_slice() {
        add_posts(page, &topics, document);
    }
    Some(pages).filter(|pages| pages.iter().any(is_known))
}

/// An object with `error_code` is a refusal.
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

fn page(page: &mut Page, group: &Node<'_>) {
    take(page, group, PAGE);
    page.url = text(get(group, "uid")).map(|id| ["https://ok.ru/group/", &id].concat());
    page.phones = text(get(group, "phone")).map(contact);
    page.emails = text(get(group, "email")).map(contact);
    page.avatar = picture(group, &["picAvatar", "pic_avatar", "photo_id"]);
    page.cover = picture(group, &["cover"]);
    if flag(get(group, "blocked")) == Some(true) {
        page.unavailable.page = Some(Why::Blocked);
    }
}

/// A field of one contact: empty text means checked and empty.
fn contact(value: String) -> Vec<String> {
    if value.trim().is_empty() { Vec::new() } else { vec![value] }
}

/// Whether a picture is set: any of the keys with a value; `None` where none of them came.
fn picture(group: &Node<'_>, keys: &[&str]) -> Option<bool> {
    let Value::Object(members) = &group.value else { return None };
    let mut set = None;
    for member in members.iter().filter(|member| keys.contains(&member.key.as_ref())) {
        let here = match &member.node.value {
            Value::Null => false,
            Value::Text(text) => !text.is_empty(),
            _ => true,
        };
        set = Some(here || set == Some(true));
    }
    set
}

fn add_posts(page: &mut Page, topics: &[Answer<'_, '_>], document: &Document) {
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
        let all = get(given, "media_topics").or_else(|| at(given, "entities.media_topics"));
        let Some(all) = list(all) else { continue };
        let posts = posts.get_or_insert_default();
        for topic in all {
            post(posts, topic);
        }
        complete |= flag(get(given, "has_more")) == Some(false);
    }
    let Some(posts) = posts else { return };
    complete &= page.unavailable.posts.is_none();
    page.unavailable.posts = None;
    page.posts_coverage = coverage(&posts, complete, document);
    page.posts = Some(posts);
}

fn post(posts: &mut Vec<Post>, topic: &Node<'_>) {
    let post = add_post(posts, topic, POST);
    post.date = number(get(topic, "created_ms")).and_then(instant);
    let media = list(get(topic, "media"));
    let (mut words, mut links) = (Vec::new(), Vec::new());
    for part in media.unwrap_or_default() {
        let (all, key) = match text(get(part, "type")).as_deref() {
            Some("text") => (&mut words, "text"),
            Some("link") => (&mut links, "url"),
            _ => continue,
        };
        all.append(&mut texts(std::slice::from_ref(part), key, false));
    }
    post.text = media.map(|_| words.join("\n"));
    post.links = Some(links);
}

fn instant(milliseconds: i64) -> Option<Moment> {
    let seconds = milliseconds.div_euclid(1000);
    OffsetDateTime::from_unix_timestamp(seconds).ok().map(Moment::Instant)
}
