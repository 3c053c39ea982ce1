//! Addresses in a text one after the other: what both modes share.

use super::code::EmailCode as Code;
use super::mark::{AtMark, AtMarks};
use super::matched::{EmailMatch, Status};
use super::{expand, judge, letter, mark};
use crate::Span;
use crate::contact::cut::Cut;
use crate::contact::letter::is_letter;

/// Bytes of a tag and of the text a link shows that are looked at.
const TAG_REACH: usize = 400;

#[derive(Debug, Clone)]
pub(super) struct Candidates<'t> {
    text: &'t str,
    marks: AtMarks<'t>,
    floor: usize,
    field: bool,
    closed: expand::Closed,
}

impl<'t> Candidates<'t> {
    pub(super) fn new(text: &'t str, field: bool) -> Self {
        let mut marks = AtMarks::new(text);
        if field && text.opens(|c| c == '"') {
            // A quoted local part may hold at signs of its own.
            if let Some(at) = text.place("\"@") {
                marks.skip_to(at + 1);
            }
        }
        Self { text, marks, floor: 0, field, closed: expand::Closed::default() }
    }

    /// For one mark after the other, each given by the caller; nothing before `floor` is read.
    pub(super) fn single(text: &'t str, floor: usize, field: bool) -> Self {
        let closed = expand::Closed::default();
        Self { text, marks: AtMarks::new(""), floor, field, closed }
    }

    /// As [`next`](Self::next), for the mark given.
    pub(super) fn shown(&mut self, mark: AtMark, found: &mut EmailMatch<'t>) -> bool {
        let there = self.at(mark, found);
        if there {
            self.follow(found);
        }
        there
    }

    /// Nothing before this offset is read again.
    pub(super) fn floor(&self) -> usize {
        self.floor
    }

    /// The next address, if there is one.
    pub(super) fn next(&mut self, found: &mut EmailMatch<'t>) -> bool {
        let there = self.bare(found);
        if there {
            self.follow(found);
        }
        there
    }

    fn bare(&mut self, found: &mut EmailMatch<'t>) -> bool {
        while let Some(mark) = self.marks.next() {
            if self.at(mark, found) {
                return true;
            }
        }
        false
    }

    /// The address round a mark, if it is one in this mode.
    pub(super) fn at(&mut self, mark: AtMark, found: &mut EmailMatch<'t>) -> bool {
        if mark.code == Some(Code::ObfuscatedAt) && !expand::leads(self.text, mark) {
            return false;
        }
        *found = EmailMatch::empty();
        expand::expand(found, self.text, mark, self.floor, &mut self.closed);
        let end = (found.span.end as usize).max(mark.end);
        let promising = self.promising(found, mark);
        if promising || found.has(Code::DoubleAt) {
            // A chain of at signs is read once.
            self.go_on(end);
        }
        if !promising {
            return false;
        }
        judge::judge(found);
        // In prose these are no addresses; with a space before the at sign it is a handle.
        let nothing = |code| {
            matches!(
                code,
                Code::MissingTld
                    | Code::MissingDomain
                    | Code::MissingLocal
                    | Code::NumericTld
                    | Code::WsInside
            )
        };
        self.field
            || found.status != Status::Invalid
            || !found.diagnostics.iter().any(|given| nothing(given.code))
    }

    fn go_on(&mut self, pos: usize) {
        self.floor = pos;
        self.marks.skip_to(pos);
    }

    fn promising(&self, found: &EmailMatch<'_>, mark: AtMark) -> bool {
        let (local, domain) = (&*found.parts.local, &*found.parts.domain);
        if mark.code == Some(Code::ObfuscatedAt) {
            let same = local.is_ascii() || !domain.is_ascii();
            return !local.is_empty() && same && expand::convincing(domain);
        }
        if local.is_empty() {
            let named = domain.any(is_letter);
            return self.field && domain.has(".") && named;
        }
        self.field || !domain.is_empty()
    }

    /// A link: the address it shows is the one people read.
    fn follow(&mut self, found: &mut EmailMatch<'t>) {
        let Some(shown) = visible_part(self.text, found.span) else { return };
        let mut visible = EmailMatch::empty();
        if Candidates::new(shown.slice(self.text), self.field).bare(&mut visible) {
            // What stands round it is read too; marks are looked for in it alone.
            let mut outside = Candidates::single(self.text, shown.start as usize, self.field);
            outside.marks = AtMarks::between(self.text, shown);
            if outside.bare(&mut visible) && visible.span.end <= shown.end {
                let differ = visible.address() != found.address();
                let place = found.span;
                *found = visible;
                if differ {
                    found.repair(Code::HrefMismatch, place);
                }
            }
        }
        self.go_on(shown.end as usize);
        if self.field {
            found.repair(Code::HtmlMarkup, shown);
        }
    }
}

/// The text that a link shows, where the address stands in the link's `href`.
fn visible_part(text: &str, address: Span) -> Option<Span> {
    let (start, end) = (address.start as usize, address.end as usize);
    let before = text.part(expand::reachable(text, 0, start, TAG_REACH), start);
    let head = before.behind(before.last_place("<")?);
    if head.has(">") || !head.has("href") {
        return None;
    }
    let open = end + mark::within(text.behind(end), TAG_REACH, b'>')? + 1;
    let shown = text.behind(open);
    let len = mark::within(shown, TAG_REACH, b'<')?;
    shown.behind(len).without("</a")?;
    Some(Span::new(open, open + len))
}

/// Whether everything is white space or invisible.
pub(super) fn is_blank(text: &str) -> bool {
    text.skip(is_blank_char).is_empty()
}

/// White space, or a character that is not seen.
pub(super) fn is_blank_char(c: char) -> bool {
    letter::is_space(c) || letter::is_invisible(c)
}
