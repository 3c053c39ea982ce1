//! Evidence highlighted in the text it stands in.

use std::ops::Range;

use maud::{Markup, html};

use super::{View, place, show};
use crate::message::Args;
use crate::report::{Evidence, Finding};

/// Places of one finding that are shown; further ones are counted.
const PLACES: usize = 6;
/// Characters of a text that are shown whole.
const WHOLE: usize = 480;
/// Characters around a highlighted place, where the text is longer.
const AROUND: usize = 160;
/// Characters of one highlighted place.
const MARKED: usize = 480;

/// The quotations of a finding: one for each string, with all its places.
pub(super) fn quotes(view: View<'_>, finding: &Finding) -> Markup {
    let mut strings: Vec<(&str, Vec<&Evidence>)> = Vec::new();
    for evidence in finding.evidence.iter().take(PLACES) {
        match strings.iter_mut().find(|(pointer, _)| *pointer == evidence.pointer) {
            Some((_, places)) => places.push(evidence),
            None => strings.push((&evidence.pointer, vec![evidence])),
        }
    }
    let rest = finding.evidence.len().saturating_sub(PLACES);
    html! {
        @for (pointer, places) in &strings {
            figure class="quote" {
                figcaption { (place::name(view, pointer)) }
                blockquote dir="auto" { (quote(view, pointer, places)) }
            }
        }
        @if rest > 0 {
            p class="soft small" { (view.say_with("more-places", &Args::new().with("n", rest))) }
        }
    }
}

fn quote(view: View<'_>, pointer: &str, places: &[&Evidence]) -> Markup {
    if let Some(text) = place::string(view.document, pointer) {
        let spans: Vec<Range<usize>> = places.iter().filter_map(|it| span(text, it)).collect();
        if spans.len() == places.len() {
            return marked(view, text, spans);
        }
    }
    html! {
        @for (at, evidence) in places.iter().enumerate() {
            @if at > 0 { " … " }
            (marked(view, &evidence.text, Vec::from_iter([0..evidence.text.len()])))
        }
    }
}

/// The place in the string, if it is the one that was quoted.
fn span(text: &str, evidence: &Evidence) -> Option<Range<usize>> {
    let start = usize::try_from(evidence.span.start).ok()?;
    let end = usize::try_from(evidence.span.end).ok()?;
    (text.get(start..end)? == evidence.text).then_some(start..end)
}

/// The text with its marks; of a long one what is near them.
fn marked(view: View<'_>, text: &str, mut marks: Vec<Range<usize>>) -> Markup {
    marks.sort_by_key(|mark| (mark.start, mark.end));
    let whole = text.chars().nth(WHOLE).is_none();
    let mut pieces = Vec::new();
    let mut at = 0;
    for (index, mark) in marks.iter().enumerate() {
        let (start, end) = (mark.start.max(at), mark.end.max(at));
        let before = text.get(at..start).unwrap_or_default();
        let room = if index == 0 { 0 } else { AROUND };
        pieces.extend(if whole { vec![Piece::Plain(before)] } else { middle(before, room) });
        let inside = text.get(start..end).unwrap_or_default();
        let (shown, rest) = show::cut(inside, MARKED);
        pieces.push(Piece::Mark(shown));
        if rest > 0 {
            pieces.push(Piece::Cut(rest));
        }
        at = end;
    }
    let after = text.get(at..).unwrap_or_default();
    let (shown, rest) = show::cut(after, if whole { WHOLE } else { AROUND });
    pieces.push(Piece::Plain(shown));
    if rest > 0 {
        pieces.push(Piece::Cut(rest));
    }
    html! {
        @for piece in pieces {
            @match piece {
                Piece::Plain(text) => (show::visible(text)),
                Piece::Mark(text) => @if !text.is_empty() { mark { (show::visible(text)) } },
                Piece::Cut(n) => {
                    " " span class="cut" { (view.say_with("cut", &Args::new().with("n", n))) } " "
                },
            }
        }
    }
}

enum Piece<'t> {
    Plain(&'t str),
    Mark(&'t str),
    /// So many characters are left out.
    Cut(usize),
}

/// What stands before a mark: `room` characters behind the last one, and those near this one.
fn middle(text: &str, room: usize) -> Vec<Piece<'_>> {
    let count = text.chars().count();
    if count <= room + AROUND {
        return vec![Piece::Plain(text)];
    }
    let byte = |nth: usize| text.char_indices().nth(nth).map_or(text.len(), |(at, _)| at);
    let head = text.get(..byte(room)).unwrap_or_default();
    let tail = text.get(byte(count - AROUND)..).unwrap_or_default();
    vec![Piece::Plain(head), Piece::Cut(count - AROUND - room), Piece::Plain(tail)]
}
