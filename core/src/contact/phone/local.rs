//! Short and local numbers.

use super::chars::Signs;
use super::context::{self, After, NOWHERE};
use super::cut::{self, Local};
use super::engine::{Lead, Pass, Previous, resolve, unresolved};
use super::found::{Continues, Digits, Hints, PhoneCode, PhoneMatch, Status};
use super::number::AreaCode;
use super::times;
use super::words::{self, Facts};
use crate::Span;
use crate::contact::numbering;

impl Pass<'_> {
    /// Whether group `at` is a short number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_short(&self, at: usize) -> bool {
        numbering::is_short(self.size(at), self.value(at))
    }

    /// A short number that stands alone.
    pub(super) fn short(&mut self, first: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let facts = lead.facts;
        let vetoes = Facts::STAR.or(Facts::SIGN).or(Facts::VETO);
        if facts.any(vetoes) || self.letters(first) || !self.is_short(first) {
            return false;
        }
        let behind = self.joint(first + 1);
        let ends = Signs::ENDS.or(Signs::LIST).or(Signs::CLOSE).or(Signs::WORD);
        // `01 (101)`
        let pair = behind.any(Signs::OPEN) && self.is_short(first + 1);
        if !(pair || behind.any(ends)) || behind.any(Signs::COLON.or(Signs::MASK)) {
            return false;
        }
        let closed = Signs::CLOSE.or(Signs::SPACE).or(Signs::HYPHEN);
        if behind.any(Signs::CLOSE) && behind.only(closed) && self.size(first + 1) > 3 {
            return false;
        }
        let end = self.end(first);
        let after = context::after(&self.text, end);
        if self.is_time(first, first + 3, false)
            || matches!(after, After::Quantity | After::Glued | After::Room)
        {
            return false;
        }
        let nothing = after == After::Nothing;
        // «полиция 02», «скорая помощь – 103, больница ...».
        let named = facts.any(Facts::DASH) || self.is_named(lead.start);
        let ends = nothing || after == After::Place;
        let served = facts.any(Facts::SERVICE) && named && ends;
        let alone = facts.any(Facts::FIELD) && facts.any(Facts::FIRST) && nothing;
        let beside = Facts::DESK.or(Facts::ADDRESS).or(Facts::TIME).or(Facts::HOUSE);
        if !(facts.any(Facts::PHONE) || served || alone && !facts.any(beside) || self.is_told(lead))
        {
            return false;
        }
        *found = unresolved();
        found.status = Status::Short;
        found.digits = Digits::new(self.digits(first, first + 1));
        found.span = Span::new(self.start(first), end);
        self.remember(found, self.size(first))
    }

    /// Whether the word right before `pos` is that of a service.
    fn is_named(&self, pos: usize) -> bool {
        let before = self.text.before(pos);
        let end = before.prev(pos);
        let start = words::start(&self.text, end, self.floor);
        before.any(Signs::SPACE) && words::between(&self.text, start, end).any(Facts::SERVICE)
    }

    /// A local number.
    pub(super) fn local(&mut self, first: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let listed = lead.is_listed();
        if !listed {
            self.fixed = Previous::NONE;
        }
        let mut inherited = if listed { self.previous } else { Previous::NONE };
        let national = inherited.number.wrapping_sub(70_000_000_000);
        let mobile = national < 10_000_000_000 && numbering::subject_numbers(national) == [0; 2];
        if mobile && self.fixed.end != NOWHERE {
            inherited = self.fixed;
        }
        let begins = !self.any && first == 0;
        let (going_on, phone) = match self.hints.continues {
            Some(Continues::Number(phone)) => (true, if begins { phone.number() } else { 0 }),
            _ => (false, 0),
        };
        let area_len = match (inherited, self.hints.area) {
            (Previous { number: 1.., area_len, .. }, _) if area_len > 0 => usize::from(area_len),
            (Previous { number: 1.., .. }, _) => 10,
            (_, Some(area)) => area.digits(),
            // A mobile number goes on: its code is no area code, and has three digits.
            _ if going_on => 3,
            _ => 10,
        };
        let expected = 10 - area_len;
        let told = lead.facts.any(Facts::PHONE) || phone > 0;
        let Some(mut cut) = cut::local(self, first, expected) else { return false };
        let code = first == 0 && self.code != NOWHERE && cut.last == 0;
        if code
            || lead.facts.any(Facts::PLUS.or(Facts::STAR))
            || !self.accepts_local(first, &cut, told || listed, lead)
        {
            return false;
        }
        if !told && listed && self.is_postcode(first, &cut, expected, &inherited) {
            self.next = cut.last + 1;
            return false;
        }
        self.trailing(first, &mut cut);
        let fits = cut.area.is_none() && (expected == 0 || expected == cut.len);
        if inherited.number > 0 && fits {
            return self.inherit(
                first,
                cut.last,
                inherited.number,
                inherited.area_len,
                lead,
                found,
            );
        }
        if phone > 0 {
            return self.inherit(first, cut.last, phone, 0, lead, found);
        }
        self.unplaced(first, &cut, lead, told || listed, found)
    }

    /// Looks for the code behind a local number: `5-12-34 (код 86137)`, `5-12-34 (8-861-37)`.
    fn trailing(&self, first: usize, cut: &mut Local) {
        let behind = cut.last + 1;
        let mut next = behind + 1;
        while next < self.len && self.joint(next).only(Signs::HYPHEN.or(Signs::SPACE)) {
            next += 1;
        }
        // Without «код» it may be that of the next number: `352000 (861) 275-10-50`.
        let (opening, close) = (self.joint(behind), self.joint(next));
        let announced = opening.any(Signs::WORD)
            || close.any(Signs::ENDS.or(Signs::LIST)) && !opening.any(Signs::LIST);
        if !(announced && opening.any(Signs::OPEN) && close.any(Signs::CLOSE)) {
            return;
        }
        let from = behind + usize::from(self.is_prefix(behind) && next > behind + 1);
        let area = AreaCode::from_digits(self.digits(from, next));
        cut.area = area.filter(|area| area.join(self.number(first, behind), cut.len).is_some());
        if cut.area.is_some() {
            let close = self.text.skip(self.end(next - 1), Signs::SPACE);
            cut.end = self.text.at(close).next(close);
        }
    }

    /// A local number that no other tells the code of.
    fn unplaced(
        &mut self,
        first: usize,
        cut: &Local,
        lead: &Lead,
        labelled: bool,
        found: &mut PhoneMatch,
    ) -> bool {
        let start = lead.bare.max(self.start(first));
        let local = self.number(first, cut.last + 1);
        let mut hints = Hints { labelled, ..Hints::default() };
        *found = unresolved();
        found.status = Status::Local;
        found.digits = Digits::new(self.digits(first, cut.last + 1));
        let mut code = PhoneCode::AreaCodeNeeded;
        if let Some(area) = cut.area.or(self.hints.area) {
            code = PhoneCode::AreaCodeUnfit;
            if let Some(national) = area.join(local, cut.len) {
                resolve(found, 70_000_000_000 + national);
                hints.area = self.hints.area;
                found.notation.area_len = area.digits() as u8;
            }
        }
        if found.phone.is_none() {
            found.diagnostics.push(code, Span::new(start, cut.end), 0);
        }
        found.hints = hints;
        self.close(found, start, cut.end, self.size(cut.last), false)
    }

    /// Six digits without a break behind a number in groups: a postcode, if no local number
    /// under that code has six digits, or an address follows, or it begins unlike the number
    /// before, which stands in groups.
    fn is_postcode(&self, first: usize, cut: &Local, expected: usize, before: &Previous) -> bool {
        let digits = self.value(first);
        let after = || context::after(&self.text, self.end(first));
        let grouped = (1..6).contains(&before.last_len);
        let unlike = before.number / 10_000 % 100 != u64::from(digits / 10_000);
        cut.last == first
            && cut.len == 6
            && (101_000..695_000).contains(&digits)
            && (digits.is_multiple_of(1000)
                || !matches!(expected, 0 | 6)
                || before.number > 0 && grouped && unlike
                || matches!(after(), After::Place | After::Quantity))
    }

    fn accepts_local(&self, first: usize, cut: &Local, labelled: bool, lead: &Lead) -> bool {
        let facts = lead.facts;
        let last = cut.last + 1;
        let after = context::after(&self.text, self.end(cut.last));
        if cut.letters
            || facts.any(Facts::VETO)
            || facts.any(Facts::SIGN) && !labelled
            || times::is_clock_span(self.groups(first, first + 4))
            || self.is_sum(first, last)
        {
            return false;
        }
        if labelled {
            let told = facts.any(Facts::PHONE);
            return told || after != After::Quantity && !self.is_recent(first, last);
        }
        let field = facts.any(Facts::FIELD);
        let desk = facts.any(Facts::DESK) && cut.hyphens;
        // 12-03-25 may be a day, 2-03-25 beside a desk is none.
        let strict = !(field || desk && self.size(first) == 1);
        if after == After::Quantity
            || facts.any(Facts::UNIT.or(Facts::HOUSE))
            || facts.any(Facts::TIME) && !cut.hyphens
            || self.is_time(first, last, strict)
            || self.is_time(first, first + 4, strict)
        {
            return false;
        }
        let glued = after == After::Glued;
        if field {
            let one = cut.last == first;
            let postcode = one && cut.len == 6 && after == After::Place;
            // Among words, digits without hyphens may be anything.
            let alone = facts.any(Facts::FIRST) && !(one && glued);
            return !postcode && (cut.hyphens || alone);
        }
        (cut.usual || desk) && !glued && !times::is_thousands(self.groups(first, last))
    }
}
