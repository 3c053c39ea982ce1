//! What cannot be read, and numbers in letters.

use super::chars::{self, Sort};
use super::context::{self, After, Before};
use super::cut;
use super::engine::{Lead, Pass, resolved, unresolved};
use super::found::{Digits, PhoneCode, PhoneMatch, Status};
use super::number::Phone;
use super::reading::Fault;
use super::run::Joint;
use super::words::Word;
use crate::Span;

impl Pass<'_> {
    /// What cannot be read. A field says so; prose passes over it.
    pub(super) fn failed(
        &mut self,
        first: usize,
        lead: Lead,
        before: Before,
    ) -> Option<PhoneMatch> {
        let strong = cut::is_strong(&self.run, first, lead.joint);
        let whole =
            self.is_field() && !strong && first == 0 && before.first && self.is_nothing_else();
        let last = cut::segment(&self.run, first, strong || whole);
        self.next = last + 1;
        let time = |to: &usize| context::is_time(&self.run, first, *to, false);
        if let Some(to) = (first + 3..=first + 4).rev().find(time) {
            self.next = to;
            return None;
        }
        // `№ 7 8 (4822) 41-20-17`: the number of a school.
        let apart = !self.run.joint(first + 1).is_tight() && self.run.group(first).len <= 2;
        if before.sign && apart {
            self.next = first + 1;
        }
        if !self.is_field() || before.word == Word::Veto || before.sign {
            return None;
        }
        // `1. 8 (861) ...`: the number of an item in a list.
        if context::is_host(&self.run, first, last + 1) {
            return None;
        }
        let item = last == first && self.run.group(first).len <= 2;
        if item && self.run.joint(first + 1).any(Joint::STOP) && !lead.joint.any(Joint::PLUS) {
            return None;
        }
        let end = self.run.group(last).end as usize;
        let at_end = last + 1 == self.run.groups().len();
        let masked = at_end && self.run.after.any(Joint::MASK);
        let labelled = before.word == Word::Phone || self.is_listed(first, lead);
        let after = context::after(self.text, end);
        let believed = if strong {
            before.first || labelled
        } else {
            let colon = at_end && self.run.after.any(Joint::COLON);
            let few = self.run.digits(first, last + 1).len() <= 15;
            let alone = whole && after == After::Nothing && few;
            after != After::Quantity && !colon && (alone || labelled && (masked || last > first))
        };
        if !believed || context::is_time(&self.run, first, last + 1, false) {
            return None;
        }
        if let Some(found) = self.keypad(first, last, lead) {
            return Some(found);
        }
        let end = if masked { self.masked_end(end) } else { end };
        let start = lead.start;
        let span = Span::new(start, end);
        let mut found = unresolved();
        found.span = span;
        let digits = self.run.digits(first, last + 1);
        found.digits = Digits::new(digits);
        if masked {
            found.diagnostics.push(PhoneCode::Masked, span, 0);
        } else if before.star {
            found.diagnostics.push(PhoneCode::ServiceCommand, span, 0);
        } else {
            let fault = cut::fault(&self.run, first, last, lead.joint);
            found.diagnostics.push(fault.code, self.fault_span(first, &fault, span), fault.number);
        }
        self.previous = None;
        if masked {
            self.pos = end;
            self.floor = end;
            self.stale = true;
        }
        Some(found)
    }

    /// Whether no number begins behind the first group of the run.
    pub(super) fn is_nothing_else(&self) -> bool {
        (1..self.run.groups().len()).all(|at| {
            let joint = self.run.joint(at);
            joint.is_tight()
                || (cut::full(&self.run, at, joint).is_none() && !joint.any(Joint::LIST))
        })
    }

    /// `8-800-GAZPROM`: seven letters of the keypad behind a toll-free code.
    pub(super) fn keypad(&mut self, first: usize, last: usize, lead: Lead) -> Option<PhoneMatch> {
        let [7 | 8, 8, 0, 0] = self.run.digits(first, last + 1) else { return None };
        let (mut at, mut len, mut number) = (self.run.group(last).end as usize, 0, 0);
        let mut end = at;
        for _ in 0..16 {
            let (sort, c, next) = chars::at(self.text, at);
            match (sort, chars::key(c)) {
                (Sort::Letter, Some(key)) if c.is_ascii_uppercase() => {
                    number = number * 10 + u64::from(key);
                    len += 1;
                    end = next;
                }
                (Sort::Hyphen | Sort::Space | Sort::Close, _) => {}
                _ => break,
            }
            at = next;
        }
        if len != 7 {
            return None;
        }
        let span = Span::new(lead.start, end);
        let mut found = resolved(Phone::new(78_000_000_000 + number, None));
        found.span = span;
        found.status = Status::Repaired;
        found.diagnostics.push(PhoneCode::KeypadLetters, span, 0);
        self.remember(&found, 0, end);
        Some(found)
    }

    /// The place of the code that is unknown; the whole number for other faults.
    pub(super) fn fault_span(&self, first: usize, fault: &Fault, span: Span) -> Span {
        if !matches!(fault.code, PhoneCode::UnknownCode | PhoneCode::OldMoscowCode) {
            return span;
        }
        let mut skip = fault.prefix_len;
        for group in self.run.groups().iter().skip(first) {
            let len = usize::from(group.len);
            if skip >= len {
                skip -= len;
                continue;
            }
            let bytes = (group.end - group.start) as usize;
            if bytes == len {
                let start = group.start as usize + skip;
                return Span::new(start, (start + 3).min(group.end as usize));
            }
            return Span { start: group.start, end: group.end };
        }
        span
    }

    /// The end of hidden digits.
    pub(super) fn masked_end(&self, from: usize) -> usize {
        let (mut at, mut end) = (from, from);
        for _ in 0..64 {
            let (sort, c, next) = chars::at(self.text, at);
            match sort {
                Sort::Digit(_) | Sort::Star | Sort::Underscore | Sort::Close => end = next,
                Sort::Letter if chars::is_mask(c) => end = next,
                Sort::Space | Sort::Hyphen | Sort::Open => {}
                _ => break,
            }
            at = next;
        }
        end
    }
}
