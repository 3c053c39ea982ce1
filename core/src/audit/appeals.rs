//! The page does not tell citizens to send appeals (обращения) by e-mail.

use super::Case;
use super::cues::{fold, sentences};
use super::evidence;
use super::judgement::{Judgement, finding};
use super::page_view::PageView;
use crate::message::Args;
use crate::report::Finding;
use crate::{Span, Utf16Index};

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
    let mut index = Utf16Index::new(text);
    for place in sentences(text) {
        let sentence = place.slice(&folded);
        let addressed = evidence::touches(&emails, place);
        let mail = cues.find("mail", sentence);
        let turned_away = mail
            .and_then(|mail| sentence.get(..mail.start as usize))
            .is_some_and(|before| cues.turns_away(before));
        let by_mail = addressed || (mail.is_some() && cues.has("send", sentence));
        let by_mail = by_mail && !turned_away;
        if by_mail && cues.has("appeal", sentence) && !cues.has("refusal", sentence) {
            let mut one = finding("appeals-by-email", pointer, Args::new());
            one.evidence = vec![evidence::quote(text, pointer, trimmed(text, place), &mut index)];
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
