//! The page does not tell citizens to send appeals (обращения) by e-mail.

use super::Case;
use super::cues::{fold, sentences};
use super::evidence;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use crate::Span;
use crate::message::Args;
use crate::report::Finding;

pub(super) fn judge(case: &Case<'_>, posts_from: Option<&str>) -> Judgement {
    let Some(page) = case.page else {
        return Judgement::not_applicable("no-page", Args::new());
    };
    let mut found = Vec::new();
    let mut missing = Vec::new();
    match page.page.description.as_deref() {
        Some(text) => found.extend(told(case, page, text, &page.at("description"))),
        None => missing.push(page.at("description")),
    }
    if page.page.posts.is_none() {
        missing.push(page.at("posts"));
    }
    for post in page.posts_since(posts_from) {
        let Some(text) = post.post.text.as_deref() else { continue };
        if page.repeats_description(text) {
            continue;
        }
        let told = told(case, page, text, &post.at("text"));
        match post.day {
            Some(_) => found.extend(told),
            None if !told.is_empty() => missing.push(post.at("date")),
            None => {}
        }
    }
    if !found.is_empty() {
        return Judgement::fail(found);
    }
    if missing.is_empty() { Judgement::pass() } else { Judgement::unknown(missing) }
}

/// The sentences of a text that name appeals and e-mail as the way to send them.
fn told(case: &Case<'_>, page: &PageView<'_>, text: &str, pointer: &str) -> Vec<Finding> {
    let cues = &case.audit.cues;
    let folded = fold(text);
    if !cues.has("appeal", &folded) {
        return Vec::new();
    }
    let emails = page.emails.iter().filter(|seen| seen.pointer == pointer);
    let emails: Vec<Span> = emails.map(|seen| seen.span).collect();
    let mut found = Vec::new();
    for place in sentences(text) {
        let sentence = place.slice(&folded);
        let addressed = emails.iter().any(|email| email.overlaps(place));
        let by_mail = addressed || (cues.has("mail", sentence) && cues.has("send", sentence));
        if by_mail && cues.has("appeal", sentence) && !cues.has("refusal", sentence) {
            let mut one = finding("appeals-by-email", pointer, Args::new());
            one.evidence = evidence::spans(text, pointer, &[trimmed(text, place)]);
            found.push(one);
        }
    }
    found
}

/// The span without the blanks at its ends.
pub(super) fn trimmed(text: &str, place: Span) -> Span {
    let inside = place.slice(text);
    let start = place.start as usize + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}
