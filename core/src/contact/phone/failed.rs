//! What cannot be read, and numbers in letters.

use super::chars::{self, Signs};
use super::context::{self, After};
use super::cut::{self, Cut};
use super::engine::{Lead, Pass, Previous, resolve, unresolved};
use super::found::{Digits, PhoneCode, PhoneMatch, Status};
use super::reading::Fault;
use super::words::Facts;
use crate::Span;

impl Pass<'_> {
    /// What cannot be read. A field says so; prose passes over it.
    pub(super) fn failed(&mut self, first: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let facts = lead.facts;
        let field = facts.any(Facts::FIELD);
        let strong = cut::is_strong(self, first, lead.joint);
        let whole =
            field && !strong && first == 0 && facts.any(Facts::FIRST) && self.is_nothing_else();
        let last = cut::segment(self, first, strong || whole);
        let behind = last + 1;
        for to in [first + 4, first + 3] {
            if self.is_time(first, to, false) {
                self.next = to;
                return false;
            }
        }
        // `№ 7 8 (4822) 41-20-17`: the number of a school.
        let few = self.size(first) <= 2;
        let apart = few && !self.joint(first + 1).is_tight();
        let sign = facts.any(Facts::SIGN);
        self.next = if sign && apart { first + 1 } else { behind };
        if !field || sign || facts.any(Facts::VETO) {
            return false;
        }
        // `1. 8 (861) ...`: the number of an item in a list.
        let item = last == first && few && self.joint(behind).any(Signs::STOP);
        if self.is_host(first, behind) || item && !lead.is_plus() {
            return false;
        }
        if self.is_time(first, behind, false) || !self.is_read(first, last, lead, strong, whole) {
            return false;
        }
        let mut end = self.end(last);
        let masked = behind == self.len && self.after.any(Signs::MASK);
        let digits = self.digits(first, behind);
        let kept = Digits::new(digits);
        let free = matches!(digits, [7 | 8, 8, 0, 0]);
        if free && self.keypad(end, lead, found) {
            return true;
        }
        *found = unresolved();
        found.digits = kept;
        self.previous = Previous::NONE;
        let mut fault = Fault { code: PhoneCode::Masked, number: 0, prefix_len: 0 };
        if masked {
            end = self.masked_end(end);
            self.go_to(end);
        } else if facts.any(Facts::STAR) {
            fault.code = PhoneCode::ServiceCommand;
        } else {
            fault = cut::fault(self, first, last, lead.joint);
        }
        found.span = Span::new(lead.start, end);
        let span = self.fault_span(first, &fault, found.span);
        found.diagnostics.push(fault.code, span, fault.number);
        true
    }

    /// Whether what cannot be read is meant to be a number. `strong`: it begins as one, `whole`:
    /// it is the whole of the field.
    fn is_read(&self, first: usize, last: usize, lead: &Lead, strong: bool, whole: bool) -> bool {
        let labelled = lead.facts.any(Facts::PHONE) || self.is_told(lead);
        if strong {
            return lead.facts.any(Facts::FIRST) || labelled;
        }
        let at_end = last + 1 == self.len;
        let after = if at_end { self.after } else { Signs::NONE };
        let word = context::after(&self.text, self.end(last));
        let alone = whole && word == After::Nothing && self.count(first, last + 1) <= 15;
        word != After::Quantity
            && !after.any(Signs::COLON)
            && (alone || labelled && (after.any(Signs::MASK) || last > first))
    }

    /// Whether no number begins behind the first group of the run.
    fn is_nothing_else(&self) -> bool {
        let mut cut = Cut::NONE;
        (1..self.len).all(|at| {
            let joint = self.joint(at);
            joint.is_tight() || !joint.any(Signs::LIST) && !cut::full(self, at, joint, &mut cut)
        })
    }

    /// `8-800-GAZPROM`: seven letters of the keypad behind a toll-free code that ends at `from`.
    fn keypad(&mut self, from: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let (mut at, mut len, mut number) = (from, 0, 0);
        let mut end = at;
        for _ in 0..16 {
            let look = self.text.at(at);
            let key = chars::key(self.text.byte(at));
            at = look.next(at);
            if key > 0 {
                number = number * 10 + u64::from(key);
                len += 1;
                end = at;
            } else if !look.any(Signs::HYPHEN.or(Signs::SPACE).or(Signs::CLOSE)) {
                break;
            }
        }
        if len != 7 {
            return false;
        }
        resolve(found, 78_000_000_000 + number);
        found.span = Span::new(lead.start, end);
        found.status = Status::Repaired;
        found.diagnostics.push(PhoneCode::KeypadLetters, found.span, 0);
        self.remember(found, 0)
    }

    /// The place of the code that is unknown; the whole number for other faults.
    fn fault_span(&self, first: usize, fault: &Fault, span: Span) -> Span {
        if !matches!(fault.code, PhoneCode::UnknownCode | PhoneCode::OldMoscowCode) {
            return span;
        }
        let mut skip = fault.prefix_len;
        for group in self.groups(first, self.len) {
            let len = usize::from(group.len);
            if skip < len {
                let mut place = Span { start: group.start, end: group.end };
                if place.len() == len {
                    place.start += skip as u32;
                    place.end = place.end.min(place.start + 3);
                }
                return place;
            }
            skip -= len;
        }
        span
    }

    /// The end of hidden digits.
    fn masked_end(&self, from: usize) -> usize {
        let hidden =
            Signs::DIGIT.or(Signs::STAR).or(Signs::UNDERSCORE).or(Signs::CLOSE).or(Signs::HIDES);
        let (mut at, mut end) = (from, from);
        for _ in 0..64 {
            let look = self.text.at(at);
            at = look.next(at);
            if look.any(hidden) {
                end = at;
            } else if !look.any(Signs::SPACE.or(Signs::HYPHEN).or(Signs::OPEN)) {
                break;
            }
        }
        end
    }
}
