//! Short and local numbers.

use super::chars::{self, Sort};
use super::context::{self, After, Before};
use super::cut;
use super::engine::{Lead, Pass, Previous, resolved, unresolved, value_of};
use super::found::{Continues, Digits, Hints, PhoneCode, PhoneMatch, Status, join};
use super::number::{AreaCode, Phone};
use super::run::Joint;
use super::tail;
use super::words::Word;
use crate::Span;
use crate::contact::numbering;

impl Pass<'_> {
    /// A short number that stands alone.
    pub(super) fn short(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let group = self.run.group(first);
        let digits = self.run.digits(first, first + 1);
        if group.letters
            || !numbering::is_short(digits.len(), value_of(digits))
            || before.star
            || before.sign
        {
            return None;
        }
        let behind = self.run.joint(first + 1);
        let close = behind.any(Joint::CLOSE);
        // `01 (101)`
        let next = self.run.group(first + 1);
        let pair = behind.any(Joint::OPEN)
            && numbering::is_short(
                usize::from(next.len),
                value_of(self.run.digits(first + 1, first + 2)),
            );
        if !(pair
            || behind.any(Joint::ENDS)
            || behind.any(Joint::LIST)
            || behind.any(Joint::CLOSE.or(Joint::WORD)))
            || behind.any(Joint::COLON.or(Joint::MASK))
        {
            return None;
        }
        if close && behind.only(Joint::CLOSE.or(Joint::SPACE).or(Joint::HYPHEN)) && next.len > 3 {
            return None;
        }
        let end = group.end as usize;
        let after = context::after(self.text, end);
        if context::is_time(&self.run, first, first + 3, false) {
            return None;
        }
        let listed = self.is_listed(first, lead);
        let served = before.word == Word::Service && before.dash && after == After::Nothing;
        let known = before.word == Word::Phone || listed || served;
        let alone = self.is_field() && before.first && !before.word.is_desk();
        let believed = known || (alone && after == After::Nothing);
        if !believed
            || matches!(after, After::Quantity | After::Glued | After::Room)
            || before.word == Word::Veto
        {
            return None;
        }
        if matches!(before.word, Word::Address | Word::Time | Word::House) && !known {
            return None;
        }
        let mut found = unresolved();
        found.status = Status::Short;
        found.digits = Digits::new(digits);
        found.span = Span { start: group.start, end: group.end };
        self.remember(&found, group.len, end);
        Some(found)
    }

    /// A local number.
    pub(super) fn local(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let gap = self.gap(first, lead);
        if gap.is_none() {
            self.fixed = None;
        }
        let mobile = |previous: &Previous| {
            previous
                .phone
                .and_then(Phone::national)
                .is_some_and(|national| numbering::subject_numbers(national) == [0; 2])
        };
        let inherited = match gap.and(self.previous).filter(|previous| previous.phone.is_some()) {
            Some(previous) if mobile(&previous) => self.fixed.or(Some(previous)),
            other => other,
        };
        let expected = match (inherited, self.hints) {
            (Some(previous), _) if previous.area_len > 0 => 10 - usize::from(previous.area_len),
            (None, Hints { area: Some(area), .. }) => 10 - area.digits(),
            // A mobile number goes on: its code is no area code, and has three digits.
            (None, Hints { continues: Some(Continues::Number(_)), .. }) => 7,
            _ => 0,
        };
        let continues = match self.hints.continues {
            Some(Continues::Number(phone)) if !self.any && first == 0 => Some(phone),
            _ => None,
        };
        let told = before.word == Word::Phone || continues.is_some();
        let labelled = before.word == Word::Phone || gap.is_some() || continues.is_some();
        let cut = cut::local(&self.run, first, expected)?;
        let code = first == 0 && self.code.is_some() && cut.last == 0;
        if lead.joint.any(Joint::PLUS) || before.star || code {
            return None;
        }
        if !self.accepts_local(first, &cut, labelled, before) {
            return None;
        }
        let len = cut.len;
        if !told && gap.is_some() && self.is_postcode(first, &cut, expected) {
            self.next = cut.last + 1;
            return None;
        }
        if let Some(previous) = inherited
            && let Some(phone) = previous.phone
            && (expected == 0 || expected == len)
        {
            return self.inherit(first, cut.last, phone, len, lead, previous);
        }
        if let Some(phone) = continues {
            let previous =
                Previous { phone: None, area_len: 0, last_len: 0, extension_len: 0, end: 0 };
            return self.inherit(first, cut.last, phone, len, lead, previous);
        }
        let (start, end) = self.local_edges(first, cut.last, lead);
        let digits = self.run.digits(first, cut.last + 1);
        let mut found = unresolved();
        found.status = Status::Local;
        found.digits = Digits::new(digits);
        let span = Span::new(start, end);
        match self.hints.area {
            Some(area) => self.with_area(&mut found, area, join(digits), len, span),
            None => found.diagnostics.push(PhoneCode::AreaCodeNeeded, span, 0),
        }
        found.hints.labelled = labelled;
        if let Some(end) = self.trailing_code(&mut found, &cut, start) {
            self.remember(&found, self.run.group(cut.last).len, end);
            return Some(found);
        }
        let tail = tail::extension(self.text, end, false);
        let end = self.take_tail(&mut found, tail, end);
        found.span = Span::new(start, end);
        self.remember(&found, self.run.group(cut.last).len, end);
        Some(found)
    }

    /// Six digits without a break behind a number in groups: a postcode, if no local number
    /// under that code has six digits, or an address follows.
    fn is_postcode(&self, first: usize, cut: &cut::Local, expected: usize) -> bool {
        let digits = join(self.run.digits(first, cut.last + 1));
        let end = self.run.group(cut.last).end as usize;
        let place = matches!(context::after(self.text, end), After::Place | After::Quantity);
        let round = digits.is_multiple_of(1000);
        let glued = cut.last == first && cut.len == 6 && (101_000..695_000).contains(&digits);
        glued && (place || round || (expected != 0 && expected != 6))
    }

    /// The code behind a local number, `5-12-34 (код 86137)`; the new end.
    pub(super) fn trailing_code(
        &self,
        found: &mut PhoneMatch,
        cut: &cut::Local,
        start: usize,
    ) -> Option<usize> {
        let joint = self.run.joint(cut.last + 1);
        let group = self.run.group(cut.last + 1);
        let behind = self.run.joint(cut.last + 2);
        if !(joint.any(Joint::WORD) && joint.any(Joint::OPEN) && behind.any(Joint::CLOSE)) {
            return None;
        }
        let area = AreaCode::from_digits(self.run.digits(cut.last + 1, cut.last + 2))?;
        let digits = self.run.digits(cut.last + 1 - self.groups_of(cut), cut.last + 1);
        let national = area.join(join(digits), cut.len)?;
        let mut end = group.end as usize;
        while chars::at(self.text, end).0 == Sort::Space {
            end = chars::at(self.text, end).2;
        }
        let end = chars::at(self.text, end).2;
        let hints = found.hints;
        *found = resolved(Phone::new(70_000_000_000 + national, None));
        found.hints = hints;
        found.span = Span::new(start, end);
        found.notation.area_len = u8::try_from(area.digits()).unwrap_or(0);
        Some(end)
    }

    pub(super) fn groups_of(&self, cut: &cut::Local) -> usize {
        cut.last + 1 - cut.first
    }

    pub(super) fn with_area(
        &self,
        found: &mut PhoneMatch,
        area: AreaCode,
        local: u64,
        len: usize,
        span: Span,
    ) {
        let Some(national) = area.join(local, len) else {
            found.diagnostics.push(PhoneCode::AreaCodeUnfit, span, 0);
            return;
        };
        // Nothing was remarked on it yet.
        *found = resolved(Phone::new(70_000_000_000 + national, None));
        found.hints = Hints::with_area(area);
        found.notation.area_len = u8::try_from(area.digits()).unwrap_or(0);
    }

    pub(super) fn accepts_local(
        &self,
        first: usize,
        cut: &cut::Local,
        labelled: bool,
        before: Before,
    ) -> bool {
        let end = self.run.group(cut.last).end as usize;
        let after = context::after(self.text, end);
        if before.word == Word::Veto || (before.sign && !labelled) || cut.letters {
            return false;
        }
        let four = self.run.groups().get(first..first + 4).unwrap_or_default();
        if context::is_clock_span(four) || context::is_sum(&self.run, first, cut.last + 1) {
            return false;
        }
        if labelled {
            return after != After::Quantity || before.word == Word::Phone;
        }
        let desk = before.word.is_desk() && cut.hyphens;
        // 12-03-25 may be a day, 2-03-25 beside a desk is none.
        let strict = !(self.is_field() || desk && self.run.group(first).len == 1);
        let is_time = |to| context::is_time(&self.run, first, to, strict);
        if after == After::Quantity || is_time(cut.last + 1) || is_time(first + 4) {
            return false;
        }
        let groups = self.run.groups().get(first..=cut.last).unwrap_or_default();
        if matches!(before.word, Word::Unit | Word::House)
            || (before.word == Word::Time && !cut.hyphens)
        {
            return false;
        }
        if self.is_field() {
            let one = groups.len() == 1;
            let postcode = one && cut.len == 6 && after == After::Place;
            // Among words, digits without hyphens may be anything.
            return !postcode && (cut.hyphens || (before.first && !(one && after == After::Glued)));
        }
        (cut.usual || desk) && after != After::Glued && !context::is_thousands(groups)
    }

    pub(super) fn local_edges(&self, first: usize, last: usize, lead: Lead) -> (usize, usize) {
        (lead.bare.max(self.run.group(first).start as usize), self.run.group(last).end as usize)
    }
}
