//! The page does not tell citizens to send appeals (обращения) by e-mail.

use super::cues::sentences;
use super::gather::Source;
use super::judgement::{Judgement, finding};
use super::page_view::{PageView, Words};
use super::{Audit, evidence};
use crate::report::Finding;
use crate::{Span, Utf16Index};

#[inline(never)]
pub(super) fn judge(
    audit: &Audit<'_>,
    page: &PageView<'_>,
    posts_from: Option<&str>,
    out: &mut Judgement,
) {
    if page.page.description.is_none() {
        page.lack("description", &mut out.missing);
    }
    if page.page.posts.is_none() {
        page.lack("posts", &mut out.missing);
    }
    let from = posts_from.and_then(crate::page::parse_date);
    for words in &page.texts {
        let post = match words.source {
            Source::Description => None,
            Source::Post(index) => page.posts.get(index),
            Source::Field | Source::Link => continue,
        };
        if post.is_some_and(|post| !post.is_since(from)) {
            continue;
        }
        let known = out.findings.len();
        told(audit, page, words, &mut out.findings);
        if let Some(post) = post
            && post.day.is_none()
            && out.findings.len() > known
        {
            out.findings.truncate(known);
            post.lack("date", &mut out.missing);
        }
    }
    out.settle();
}

/// The sentences of a text that name appeals and e-mail as the way to send them.
fn told(audit: &Audit<'_>, page: &PageView<'_>, words: &Words<'_>, found: &mut Vec<Finding>) {
    let cues = &audit.cues;
    let Words { text, folded, pointer, .. } = words;
    if !cues.names("appeal", folded) {
        return;
    }
    let mut emails: Vec<Span> = Vec::new();
    for seen in &page.emails {
        if seen.pointer == *pointer {
            emails.push(seen.span);
        }
    }
    let mut index = Utf16Index::new(text);
    for place in sentences(text) {
        let sentence = place.slice(&folded.text);
        let addressed = evidence::touches(&emails, place);
        let mail = cues.find("mail", sentence);
        let before = mail.and_then(|mail| sentence.get(..mail.start as usize));
        let turned_away = before.is_some_and(|before| cues.turns_away(before));
        let by_mail = addressed || (mail.is_some() && cues.has("send", sentence));
        let by_mail = by_mail && !turned_away;
        if by_mail && cues.has("appeal", sentence) && !cues.has("refusal", sentence) {
            let mut one = finding("appeals-by-email", pointer.clone());
            one.evidence.push(evidence::quote(text, pointer, trimmed(text, place), &mut index));
            found.push(one);
        }
    }
}

/// The span without the blanks at its ends.
pub(super) fn trimmed(text: &str, place: Span) -> Span {
    let inside = place.slice(text);
    let start = place.start as usize + inside.len() - inside.trim_start().len();
    Span::new(start, start + inside.trim().len())
}
