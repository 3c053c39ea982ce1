//! The pass over a text: from one number to the next.

use super::chars::{Signs, Text};
use super::context::{self, NOWHERE};
use super::cut;
use super::found::{Digits, Hints, Kind, Notation, PhoneCode, PhoneMatch, Status};
use super::number::{Extension, Phone};
use super::reading::Reading;
use super::run::{DIGITS, GROUPS, Group};
use super::tail;
use super::words::Facts;
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
    /// The number without its extension; 0 for local and short ones.
    pub(super) number: u64,
    /// Where it ends; [`NOWHERE`] where there is none.
    pub(super) end: usize,
    pub(super) area_len: u8,
    /// Digits of the last group.
    pub(super) last_len: u8,
    /// Digits of the extension, 0 without one.
    pub(super) extension_len: u8,
}

impl Previous {
    pub(super) const NONE: Self =
        Self { number: 0, end: NOWHERE, area_len: 0, last_len: 0, extension_len: 0 };
}

/// A pass over one text; yields every number once, in order.
///
/// Groups of digits in a row, up to something that no number or list crosses, are a run; the
/// fields of the run come with those of the pass, and all of fixed length last: what is nearer
/// takes fewer bytes to reach. The text comes first: what points to the pass points to it.
#[derive(Debug, Clone)]
#[repr(C)]
pub(super) struct Pass<'t> {
    pub(super) text: Text<'t>,
    /// How many groups the run has, and how many digits.
    pub(super) len: usize,
    pub(super) total: usize,
    /// Where the reading stopped.
    pub(super) end: usize,
    /// What stands behind the last group.
    pub(super) after: Signs,
    /// What stands between the last group and the place where the reading stopped.
    pub(super) between: Signs,
    /// [`Facts::FIELD`] where the whole of the text is a contact: lists go on over the ends of
    /// lines.
    pub(super) mode: Facts,
    /// Where to look for the next run.
    pub(super) pos: usize,
    /// Nothing before this offset is looked at again.
    pub(super) floor: usize,
    /// The next group of the run that may begin a number.
    pub(super) next: usize,
    /// Where the word «код» in front of the run begins.
    pub(super) code: usize,
    /// Whether the run is to be read anew.
    pub(super) stale: bool,
    /// A veto stands before the run: it holds as long as only spaces divide the groups.
    pub(super) vetoed: bool,
    pub(super) any: bool,
    pub(super) hints: Hints,
    pub(super) previous: Previous,
    /// The last fixed line of the list: later local numbers take its code, not a mobile one's.
    pub(super) fixed: Previous,
    /// What was read behind a number in a usual notation: from where, what, up to where.
    pub(super) behind: [(usize, Signs, usize); if LEAN { 0 } else { 1 }],
    pub(super) groups: [Group; GROUPS],
    pub(super) digits: [u8; DIGITS],
}

/// How a number begins: where, with which signs, behind what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    pub(super) start: usize,
    /// The start without an opening parenthesis.
    pub(super) bare: usize,
    pub(super) joint: Signs,
    pub(super) facts: Facts,
    /// What divides it from the number before, if a list may go on over that; else
    /// [`Signs::END`].
    pub(super) gap: Signs,
}

impl Lead {
    /// Whether a list goes on.
    pub(super) fn is_listed(&self) -> bool {
        !self.gap.any(Signs::END)
    }

    pub(super) fn is_plus(&self) -> bool {
        self.joint.any(Signs::PLUS)
    }
}

/// Looks back from a digit for a plus and a parenthesis.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn lead(text: &Text, digit: usize, floor: usize) -> Lead {
    let mut lead =
        Lead { start: digit, bare: digit, joint: Signs::NONE, facts: Facts::NONE, gap: Signs::END };
    let mut at = digit;
    let mut spaces = 0;
    while at > floor {
        let look = text.before(at);
        let prev = look.prev(at);
        if look.any(Signs::PLUS) {
            let known = if lead.is_plus() { Signs::PLUSES } else { Signs::PLUS };
            lead.joint = lead.joint.or(known);
            lead.bare = prev;
            lead.start = prev;
        } else if look.any(Signs::OPEN) && !lead.joint.any(Signs::OPEN) {
            lead.joint = lead.joint.or(Signs::OPEN);
            if lead.is_plus() {
                lead.bare = lead.start;
            }
            lead.start = prev;
        } else if look.any(Signs::SPACE) && spaces < 2 {
            spaces += 1;
        } else if !look.any(Signs::INVISIBLE) {
            break;
        }
        at = prev;
    }
    lead
}

impl<'t> Pass<'t> {
    pub(super) fn new(text: &'t str, hints: Hints, mode: Mode) -> Self {
        Self::starting(text, 0, hints, mode)
    }

    /// A pass that begins at `from` and looks at nothing before it.
    pub(super) fn starting(text: &'t str, from: usize, hints: Hints, mode: Mode) -> Self {
        Self {
            text: Text(text),
            len: 0,
            total: 0,
            end: 0,
            after: Signs::NONE,
            between: Signs::NONE,
            mode: Facts::FIELD.when(mode == Mode::Field),
            pos: from,
            floor: from,
            next: 0,
            code: NOWHERE,
            stale: true,
            vetoed: false,
            any: false,
            hints,
            previous: Previous::NONE,
            fixed: Previous::NONE,
            behind: [(NOWHERE, Signs::NONE, 0); if LEAN { 0 } else { 1 }],
            groups: [Group::default(); GROUPS],
            digits: [0; DIGITS],
        }
    }

    pub(super) fn skip_to(&mut self, offset: usize) {
        if offset > self.pos {
            self.pos = offset;
            self.floor = self.floor.max(offset);
            self.previous = Previous::NONE;
            self.stale = true;
        }
    }

    pub(super) fn is_field(&self) -> bool {
        self.mode.any(Facts::FIELD)
    }

    /// The next number.
    #[cfg(test)]
    pub(super) fn advance(&mut self) -> Option<PhoneMatch> {
        let mut found = unresolved();
        self.fill(&mut found).then_some(found)
    }

    /// The next number, written to `found`; whether there is one.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn fill(&mut self, found: &mut PhoneMatch) -> bool {
        loop {
            if self.stale {
                let Some(digit) = find_digit(&self.text, self.pos) else { return false };
                let lead = lead(&self.text, digit, self.floor);
                if !LEAN && self.straight(digit, lead, found) {
                    self.any = true;
                    return true;
                }
                let joint = self.announced(&lead);
                self.read(digit, joint);
                self.next = 0;
                self.vetoed = false;
                self.stale = false;
            }
            if self.step(found) {
                self.any = true;
                return true;
            }
        }
    }

    /// What stands before a run, the word «код» included.
    fn announced(&mut self, lead: &Lead) -> Signs {
        self.code = context::code_word(&self.text, lead.start, self.floor);
        if self.code == NOWHERE { lead.joint } else { lead.joint.or(Signs::WORD) }
    }

    /// Tries one start in the run; moves on where none begins there.
    fn step(&mut self, found: &mut PhoneMatch) -> bool {
        let first = self.next;
        let groups = self.len;
        if first >= groups {
            self.leave();
            return false;
        }
        let start = self.start(first);
        let mut floor = self.floor;
        if let Some(before) = first.checked_sub(1) {
            floor = floor.max(self.end(before));
            // The end of what was read is no end: go on reading from here.
            if self.after.any(Signs::MORE) && groups - first < 13 {
                let lead = lead(&self.text, start, self.end(before));
                self.floor = floor;
                let joint = self.announced(&lead);
                self.shift(first, joint);
                self.next = 0;
                return false;
            }
            if self.joint(first).is_tight() {
                self.next += 1;
                return false;
            }
        }
        // A letter is read as a digit only inside a number.
        if self.letters(first) && self.text.is(start, Signs::LETTER) {
            self.next += 1;
            return false;
        }
        let mut lead = lead(&self.text, start, floor);
        let before = self.before(first, &lead);
        self.vetoed = before.any(Facts::VETO.or(Facts::SIGN));
        lead.facts = before.or(self.mode).or(Facts::PLUS.when(lead.is_plus()));
        if before.any(Facts::GLUED) && !lead.is_plus() {
            self.skip_glued(first);
            return false;
        }
        if self.full(first, &lead, found) {
            return true;
        }
        lead.gap = self.gap(first, &lead);
        self.continued(first, &lead, found)
            || self.short(first, &lead, found)
            || self.local(first, &lead, found)
            || self.failed(first, &lead, found)
    }

    /// What stands before group `first`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn before(&self, first: usize, lead: &Lead) -> Facts {
        if first == 0 {
            let before = context::before(&self.text, lead.start, self.floor);
            let labelled = self.hints.labelled && self.floor == 0;
            return if labelled { before.beside(Facts::PHONE) } else { before };
        }
        let joint = self.joint(first);
        if joint.any(Signs::WORD) {
            return Facts::PHONE;
        }
        // A trunk prefix and a code in parentheses are nothing but a telephone.
        let shown = Signs::OPEN.or(Signs::HYPHEN);
        let shows_form = self.is_prefix(first) && self.joint(first + 1).any(shown);
        Facts::VETO.when(self.vetoed && joint.only(Signs::SPACE) && !shows_form)
    }

    /// Digits that belong to a word, a link, a time: nothing begins among what is tied to them.
    fn skip_glued(&mut self, first: usize) {
        self.next = first + 1;
        while self.next < self.len && self.joint(self.next).is_tight() {
            self.next += 1;
        }
    }

    fn leave(&mut self) {
        self.pos = self.end.max(self.pos + 1);
        self.floor = self.floor.max(self.end(self.len.wrapping_sub(1)));
        self.stale = true;
    }

    /// Adds what stands behind a number that ends at `end`, `last_len` digits in its last group;
    /// it begins at `start`, and a list may go on from it.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn close(
        &mut self,
        found: &mut PhoneMatch,
        start: usize,
        end: usize,
        last_len: usize,
        full: bool,
    ) -> bool {
        let mut end = end;
        if let Some(tail) = tail::extension(&self.text, end, full) {
            end = tail.end;
            match tail.extension {
                Some(extension) => extend(found, extension),
                None => {
                    let span = Span::new(tail.start, end);
                    found.diagnostics.push(PhoneCode::ExtensionTooLong, span, 0);
                }
            }
        }
        found.span = Span::new(start, end);
        self.remember(found, last_len)
    }

    /// A list may go on from this number. Always true, as the number is found.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn remember(&mut self, found: &PhoneMatch, last_len: usize) -> bool {
        let end = found.span.end as usize;
        self.previous = Previous {
            number: found.phone.map_or(0, Phone::number),
            end,
            area_len: found.notation.area_len,
            last_len: last_len as u8,
            extension_len: found.extension.map_or(0, Extension::digits),
        };
        if found.kind == Some(Kind::Fixed) {
            self.fixed = self.previous;
        }
        self.go_to(end);
        true
    }

    /// Reads on from here.
    pub(super) fn go_to(&mut self, end: usize) {
        self.pos = end;
        self.floor = end;
        self.stale = true;
    }
}

/// Gives a number its extension.
pub(super) fn extend(found: &mut PhoneMatch, extension: Extension) {
    found.extension = Some(extension);
    found.phone = found.phone.map(|phone| phone.with_extension(Some(extension)));
}

#[cfg_attr(target_arch = "wasm32", inline(never))]
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

/// A number that was put together from a local one and a code, or has another extension.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn resolve(found: &mut PhoneMatch, number: u64) {
    *found = unresolved();
    let phone = Phone::new(number, None);
    found.phone = Some(phone);
    match phone.national() {
        None => found.status = Status::Foreign,
        Some(national) => {
            let mut reading = Reading::NONE;
            if cut::national(national, &mut reading) {
                found.status = reading.status;
                found.kind = reading.kind;
            }
        }
    }
}

/// The next digit at or behind `pos`.
fn find_digit(text: &Text, pos: usize) -> Option<usize> {
    let mut at = pos;
    loop {
        at = super::skip::next_trigger(text.0.as_bytes(), at)?;
        if text.byte(at).is_ascii_digit() {
            return Some(at);
        }
        let look = text.at(at);
        if look.any(Signs::DIGITS) {
            return Some(at);
        }
        at = look.next(at).max(at + 1);
    }
}
