//! Where in the document a pointer leads: the string, and what people call the place.

use super::View;
use crate::Document;
use crate::message::Args;
use crate::page::{Page, Post};

/// The string at a pointer.
pub(super) fn string<'d>(document: &'d Document, pointer: &str) -> Option<&'d str> {
    let mut parts = pointer.split('/').skip(1);
    match parts.next()? {
        "pages" => {
            let page = document.pages.as_ref()?.get(index(parts.next())?)?;
            of_page(page, &parts.collect::<Vec<_>>())
        }
        _ => None,
    }
}

fn of_page<'d>(page: &'d Page, path: &[&str]) -> Option<&'d str> {
    let item = |list: &'d Option<Vec<String>>, at: &str| list.as_ref()?.get(index(Some(at))?);
    match path {
        ["name"] => page.name.as_deref(),
        ["description"] => page.description.as_deref(),
        ["website"] => page.website.as_deref(),
        ["address"] => page.address.as_deref(),
        ["hours"] => page.hours.as_deref(),
        ["url"] => page.url.as_deref(),
        ["phones", at] => item(&page.phones, at).map(String::as_str),
        ["emails", at] => item(&page.emails, at).map(String::as_str),
        ["links", at] => item(&page.links, at).map(String::as_str),
        ["posts", at, rest @ ..] => {
            let post = page.posts.as_ref()?.get(index(Some(at))?)?;
            match rest {
                ["text"] => post.text.as_deref(),
                ["links", at] => item(&post.links, at).map(String::as_str),
                _ => None,
            }
        }
        _ => None,
    }
}

fn index(text: Option<&str>) -> Option<usize> {
    text?.parse().ok()
}

/// The post that a pointer leads into, and its number from 1.
fn post<'d>(document: &'d Document, pointer: &str) -> Option<(&'d Post, usize)> {
    let path: Vec<&str> = pointer.split('/').collect();
    let ["", "pages", page, "posts", post, ..] = path.as_slice() else { return None };
    let page = document.pages.as_ref()?.get(index(Some(page))?)?;
    let at = index(Some(post))?;
    Some((page.posts.as_ref()?.get(at)?, at.saturating_add(1)))
}

/// What people call the place.
pub(super) fn name(view: View<'_>, pointer: &str) -> String {
    if let Some((post, number)) = post(view.document, pointer) {
        let offset = view.document.organization.utc_offset;
        return match post.date {
            Some(date) => {
                let day = view.day(date.local_day(offset));
                view.say_with("place-post-of", &Args::new().with("date", day))
            }
            None => view.say_with("place-post", &Args::new().with("n", number)),
        };
    }
    let field = pointer.split('/').nth(3).unwrap_or_default();
    let known =
        ["name", "description", "website", "address", "hours", "url", "phones", "emails", "links"];
    match known.iter().find(|known| **known == field) {
        Some(field) => view.say(&["place-", field].concat()),
        None => view.say("place-organization"),
    }
}
