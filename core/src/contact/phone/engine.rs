//! The pass over a text: from one number to the next.

use super::chars::{self, Sort};
use super::context::{self, Before};
use super::cut;
use super::found::{Digits, Hints, Kind, Notation, PhoneCode, PhoneMatch, Status, join};
use super::number::Phone;
use super::run::{Joint, Run};
use super::tail::Tail;
use super::words::Word;
use crate::Span;
use crate::contact::{Diagnostics, LEAN};

/// What the text is meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// The whole of it is a contact.
    Field,
    /// Contacts stand among prose.
    Text,
}

/// The number that a list may go on from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Previous {
    /// The number without its extension; `None` for local and short ones.
    pub(super) phone: Option<Phone>,
    pub(super) area_len: u8,
    /// Digits of the last group.
    pub(super) last_len: u8,
    /// Digits of the extension, 0 without one.
    pub(super) extension_len: u8,
    pub(super) end: usize,
}

/// A pass over one text; yields every number once, in order.
#[derive(Debug, Clone)]
pub(super) struct Pass<'t> {
    pub(super) text: &'t str,
    pub(super) hints: Hints,
    pub(super) mode: Mode,
    pub(super) pos: usize,
    /// Nothing before this offset is looked at again.
    pub(super) floor: usize,
    pub(super) previous: Option<Previous>,
    pub(super) run: Run,
    /// The next group of the run that may begin a number.
    pub(super) next: usize,
    /// Whether the run is to be read anew.
    pub(super) stale: bool,
    /// Where the word «код» in front of the run begins.
    pub(super) code: Option<usize>,
    /// The last fixed line of the list: later local numbers take its code, not a mobile one's.
    pub(super) fixed: Option<Previous>,
    /// A veto stands before the run: it holds as long as only spaces divide the groups.
    pub(super) vetoed: bool,
    pub(super) any: bool,
}

/// How a number begins: where, and with which signs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    pub(super) start: usize,
    /// The start without an opening parenthesis.
    pub(super) bare: usize,
    pub(super) joint: Joint,
}

/// Looks back from a digit for a plus and a parenthesis.
pub(super) fn lead(text: &str, digit: usize, floor: usize) -> Lead {
    let mut lead = Lead { start: digit, bare: digit, joint: Joint::NONE };
    let mut at = digit;
    let mut spaces = 0;
    while at > floor {
        let (sort, _, prev) = chars::before(text, at);
        match sort {
            Sort::Plus => {
                let known = if lead.joint.any(Joint::PLUS) { Joint::PLUSES } else { Joint::PLUS };
                lead.joint = lead.joint.or(known);
                lead.bare = prev;
                lead.start = prev;
            }
            Sort::Open if !lead.joint.any(Joint::OPEN) => {
                lead.joint = lead.joint.or(Joint::OPEN);
                if lead.joint.any(Joint::PLUS) {
                    lead.bare = lead.start;
                }
                lead.start = prev;
            }
            Sort::Space if spaces < 2 => spaces += 1,
            Sort::Invisible => {}
            _ => break,
        }
        at = prev;
    }
    lead
}

impl<'t> Pass<'t> {
    pub(super) fn new(text: &'t str, hints: Hints, mode: Mode) -> Self {
        Self {
            text,
            hints,
            mode,
            pos: 0,
            floor: 0,
            previous: None,
            run: Run::new(),
            next: 0,
            stale: true,
            code: None,
            vetoed: false,
            fixed: None,
            any: false,
        }
    }

    /// A pass that begins at `from` and looks at nothing before it.
    pub(super) fn starting(text: &'t str, from: usize, hints: Hints, mode: Mode) -> Self {
        Self { pos: from, floor: from, ..Self::new(text, hints, mode) }
    }

    pub(super) fn skip_to(&mut self, offset: usize) {
        if offset > self.pos {
            self.pos = offset;
            self.floor = self.floor.max(offset);
            self.previous = None;
            self.stale = true;
        }
    }

    pub(super) fn is_field(&self) -> bool {
        self.mode == Mode::Field
    }

    #[inline]
    pub(super) fn advance(&mut self) -> Option<PhoneMatch> {
        loop {
            if self.stale {
                let digit = find_digit(self.text, self.pos)?;
                let lead = lead(self.text, digit, self.floor);
                if !LEAN && let Some(found) = self.straight(digit, lead) {
                    self.any = true;
                    return Some(found);
                }
                let joint = self.announced(lead);
                self.run.read(self.text, digit, joint, self.is_field());
                self.next = 0;
                self.vetoed = false;
                self.stale = false;
            }
            if let Some(found) = self.step() {
                self.any = true;
                return Some(found);
            }
        }
    }

    /// What stands before a run, the word «код» included.
    fn announced(&mut self, lead: Lead) -> Joint {
        self.code = context::code_word(self.text, lead.start, self.floor);
        lead.joint.or(if self.code.is_some() { Joint::WORD } else { Joint::NONE })
    }

    /// Tries one start in the run; moves on where none begins there.
    #[inline]
    fn step(&mut self) -> Option<PhoneMatch> {
        let first = self.next;
        let groups = self.run.groups().len();
        if first >= groups {
            self.leave(self.run.end);
            return None;
        }
        // The end of what was read is no end: go on reading from here.
        if first > 0 && self.run.after.any(Joint::MORE) && groups - first < 13 {
            let start = self.run.group(first).start as usize;
            let end_before = self.run.group(first - 1).end as usize;
            let lead = lead(self.text, start, end_before);
            self.floor = self.floor.max(end_before);
            let joint = self.announced(lead);
            self.run.shift(self.text, first, joint, self.is_field());
            self.next = 0;
            return None;
        }
        let group = self.run.group(first);
        // A letter is read as a digit only inside a number.
        let letter = group.letters && chars::at(self.text, group.start as usize).0 == Sort::Letter;
        if letter || first > 0 && self.run.joint(first).is_tight() {
            self.next += 1;
            return None;
        }
        let floor = match first.checked_sub(1) {
            Some(before) => self.floor.max(self.run.group(before).end as usize),
            None => self.floor,
        };
        let lead = lead(self.text, self.run.group(first).start as usize, floor);
        let before = self.before(first, lead);
        self.vetoed = before.word == Word::Veto || before.sign;
        if before.glued && !(lead.joint.any(Joint::PLUS)) {
            return self.skip_glued(first);
        }
        self.full(first, lead, before)
            .or_else(|| self.continued(first, lead, before))
            .or_else(|| self.short(first, lead, before))
            .or_else(|| self.local(first, lead, before))
            .or_else(|| self.failed(first, lead, before))
    }

    pub(super) fn before(&self, first: usize, lead: Lead) -> Before {
        if first == 0 {
            let before = context::before(self.text, lead.start, self.floor);
            let labelled = self.hints.labelled && self.floor == 0;
            return if labelled { Before { word: Word::Phone, ..before } } else { before };
        }
        let joint = self.run.joint(first);
        let word = match joint {
            joint if joint.any(Joint::WORD) => Word::Phone,
            // A trunk prefix and a code in parentheses are nothing but a telephone.
            joint if self.vetoed && joint.only(Joint::SPACE) && !self.shows_form(first) => {
                Word::Veto
            }
            _ => Word::Other,
        };
        Before { word, glued: false, sign: false, first: false, star: false, dash: false }
    }

    /// `8 (`, `8-`: what begins here can be nothing but a telephone number.
    fn shows_form(&self, first: usize) -> bool {
        matches!(self.run.digits(first, first + 1), [7 | 8])
            && self.run.joint(first + 1).any(Joint::OPEN.or(Joint::HYPHEN))
    }

    /// Digits that belong to a word, a link, a time: nothing begins among what is tied to them.
    fn skip_glued(&mut self, first: usize) -> Option<PhoneMatch> {
        let mut next = first + 1;
        while next < self.run.groups().len() && self.run.joint(next).is_tight() {
            next += 1;
        }
        self.next = next;
        None
    }

    fn leave(&mut self, to: usize) {
        self.pos = to.max(self.pos + 1);
        self.floor = self.floor.max(self.run.groups().last().map_or(0, |group| group.end as usize));
        self.stale = true;
    }

    /// Adds what stands behind the number; the new end.
    pub(super) fn take_tail(
        &self,
        found: &mut PhoneMatch,
        tail: Option<Tail>,
        end: usize,
    ) -> usize {
        let Some(tail) = tail else { return end };
        match tail.extension {
            Some(extension) => {
                found.extension = Some(extension);
                found.phone = found.phone.map(|phone| phone.with_extension(Some(extension)));
                tail.end
            }
            None => {
                let span = Span::new(tail.start, tail.end);
                found.diagnostics.push(PhoneCode::ExtensionTooLong, span, 0);
                tail.end
            }
        }
    }

    pub(super) fn remember(&mut self, found: &PhoneMatch, last_len: u8, end: usize) {
        let extension_len = found.extension.map_or(0, |extension| extension.digits());
        self.previous = Some(Previous {
            phone: found.phone.map(Phone::without_extension),
            area_len: found.notation.area_len,
            last_len,
            extension_len,
            end,
        });
        if found.kind == Some(Kind::Fixed) {
            self.fixed = self.previous;
        }
        self.pos = end;
        self.floor = end;
        self.stale = true;
    }
}

pub(super) fn value_of(digits: &[u8]) -> u32 {
    u32::try_from(join(digits)).unwrap_or(u32::MAX)
}

#[inline(never)]
pub(super) fn unresolved() -> PhoneMatch {
    PhoneMatch {
        phone: None,
        extension: None,
        status: Status::Invalid,
        kind: None,
        span: Span::default(),
        notation: Notation::default(),
        diagnostics: Diagnostics::default(),
        hints: Hints::default(),
        digits: Digits::default(),
    }
}

/// A number that was put together from a local one and a code.
#[inline(never)]
pub(super) fn resolved(phone: Phone) -> PhoneMatch {
    let mut found = unresolved();
    found.phone = Some(phone);
    match phone.national() {
        // Another extension of a number abroad.
        None => found.status = Status::Foreign,
        Some(national) => {
            if let Some(reading) = cut::national(national) {
                found.status = reading.status;
                found.kind = reading.kind;
            }
        }
    }
    found
}

/// The next digit at or behind `pos`.
fn find_digit(text: &str, pos: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = pos;
    loop {
        at = super::skip::next_trigger(bytes, at)?;
        match bytes.get(at) {
            Some(b'0'..=b'9') => return Some(at),
            _ => match chars::at(text, at) {
                (Sort::Digit(_) | Sort::Odd(_), ..) => return Some(at),
                (_, _, next) => at = next.max(at + 1),
            },
        }
    }
}
