//! The pass over a text: from one number to the next.

use super::chars::{self, Sort};
use super::context::{self, After, Before};
use super::cut::{self, Cut};
use super::found::{
    Continues, Digits, Hints, Notation, PhoneCode, PhoneMatch, Prefix, Status, join,
};
use super::number::{AreaCode, Extension, Phone};
use super::run::{Joint, Run, read_joint};
use super::tail::{self, Tail};
use super::words::{self, Word};
use crate::Span;
use crate::contact::{Diagnostics, numbering};

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
struct Previous {
    /// The number without its extension; `None` for local and short ones.
    phone: Option<Phone>,
    area_len: u8,
    /// Digits of the last group.
    last_len: u8,
    /// Digits of the extension, 0 without one.
    extension_len: u8,
    end: usize,
}

/// A pass over one text; yields every number once, in order.
#[derive(Debug, Clone)]
pub(super) struct Pass<'t> {
    text: &'t str,
    hints: Hints,
    mode: Mode,
    pos: usize,
    /// Nothing before this offset is looked at again.
    floor: usize,
    previous: Option<Previous>,
    run: Run,
    /// The next group of the run that may begin a number.
    next: usize,
    /// Whether the run is to be read anew.
    stale: bool,
    any: bool,
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
            any: false,
        }
    }

    /// A pass that begins at `from` and looks at nothing before it.
    pub(super) fn starting(text: &'t str, from: usize, hints: Hints, mode: Mode) -> Self {
        Self { pos: from, floor: from, ..Self::new(text, hints, mode) }
    }

    fn is_field(&self) -> bool {
        self.mode == Mode::Field
    }

    pub(super) fn advance(&mut self) -> Option<PhoneMatch> {
        loop {
            if self.stale {
                let digit = find_digit(self.text, self.pos)?;
                let lead = lead(self.text, digit, self.floor);
                self.run.read(self.text, digit, lead.joint, self.is_field());
                self.next = 0;
                self.stale = false;
            }
            if let Some(found) = self.step() {
                self.any = true;
                return Some(found);
            }
        }
    }

    /// Tries one start in the run; moves on where none begins there.
    fn step(&mut self) -> Option<PhoneMatch> {
        let first = self.next;
        let groups = self.run.groups().len();
        if first >= groups {
            self.leave(self.run.end);
            return None;
        }
        // The end of what was read is no end: go on reading from here.
        if first > 0 && self.run.after.any(Joint::MORE) && groups - first < 18 {
            let start = self.run.group(first).start as usize;
            let end_before = self.run.group(first - 1).end as usize;
            let lead = lead(self.text, start, end_before);
            self.run.read(self.text, start, self.run.joint(first).or(lead.joint), self.is_field());
            self.next = 0;
            self.floor = self.floor.max(end_before);
            return None;
        }
        if first > 0 && self.run.joint(first).is_tight() {
            self.next += 1;
            return None;
        }
        let floor = match first.checked_sub(1) {
            Some(before) => self.floor.max(self.run.group(before).end as usize),
            None => self.floor,
        };
        let lead = lead(self.text, self.run.group(first).start as usize, floor);
        let before = self.before(first, lead);
        if before.glued && !(lead.joint.any(Joint::PLUS)) {
            return self.skip_glued(first, before);
        }
        self.full(first, lead, before)
            .or_else(|| self.continued(first, lead))
            .or_else(|| self.short(first, lead, before))
            .or_else(|| self.local(first, lead, before))
            .or_else(|| self.failed(first, lead, before))
    }

    fn before(&self, first: usize, lead: Lead) -> Before {
        if first == 0 {
            let before = context::before(self.text, lead.start, self.floor);
            let labelled = self.hints.labelled && self.floor == 0;
            return if labelled { Before { word: Word::Phone, ..before } } else { before };
        }
        let joint = self.run.joint(first);
        let word = if joint.any(Joint::WORD) { Word::Phone } else { Word::Other };
        Before { word, glued: false, sign: false, first: false, star: false }
    }

    /// Digits that belong to a word, a link, a time: nothing begins among what is tied to them.
    fn skip_glued(&mut self, first: usize, before: Before) -> Option<PhoneMatch> {
        let _ = before;
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

    /// A number with its code, from group `first`.
    fn full(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let cut = cut::full(&self.run, first, lead.joint)?;
        if !self.accepts(first, &cut, lead, before) {
            return None;
        }
        let end_group = self.run.group(cut.last);
        let mut found = PhoneMatch {
            phone: Some(Phone::new(cut.reading.number, None)),
            extension: None,
            status: cut.reading.status,
            kind: cut.reading.kind,
            span: Span::default(),
            notation: Notation {
                prefix: cut.reading.prefix,
                parentheses: cut.parentheses,
                area_len: cut.area_len,
            },
            diagnostics: Diagnostics::default(),
            hints: Hints::default(),
            digits: Digits::default(),
        };
        let (start, end) = self.edges(first, &cut, lead);
        self.repairs(&mut found, first, &cut, lead, Span::new(start, end));
        let tail = tail::extension(self.text, end, true);
        let end = self.take_tail(&mut found, tail, end);
        found.span = Span::new(start, end);
        self.remember(&found, end_group.len, end);
        Some(found)
    }

    /// Whether a full number is believed where it stands.
    fn accepts(&self, first: usize, cut: &Cut, lead: Lead, before: Before) -> bool {
        let plus = lead.joint.any(Joint::PLUS);
        if before.star {
            return false;
        }
        if before.word == Word::Veto && !(plus && cut.spread) {
            return false;
        }
        if before.sign && before.word != Word::Phone && !plus {
            return false;
        }
        let end = self.run.group(cut.last).end as usize;
        let trunk = matches!(cut.reading.prefix, Prefix::Eight | Prefix::Seven | Prefix::PlusSeven);
        if plus || cut.parentheses || (trunk && cut.spread) {
            return true;
        }
        if context::after(self.text, end) == After::Quantity && before.word != Word::Phone {
            return false;
        }
        if self.is_field() || before.word == Word::Phone || self.gap(first, lead).is_some() {
            return true;
        }
        // In prose: digits without a break need the trunk prefix, those without a prefix their
        // hyphens.
        let mobile = cut.reading.kind == Some(super::Kind::Mobile);
        match cut.reading.prefix {
            Prefix::Eight => true,
            Prefix::Seven => mobile,
            Prefix::None => cut.hyphens && self.run.group(first).len >= 3,
            _ => cut.spread,
        }
    }

    /// Where a full number begins and ends, parentheses considered.
    fn edges(&self, first: usize, cut: &Cut, lead: Lead) -> (usize, usize) {
        let group_end = self.run.group(cut.last).end as usize;
        let opened = lead.joint.any(Joint::OPEN) || cut.opens;
        let mut end = group_end;
        if opened && !cut.closes {
            let (mut at, mut limit) = (group_end, 3);
            while chars::at(self.text, at).0 == Sort::Space && limit > 0 {
                at = chars::at(self.text, at).2;
                limit -= 1;
            }
            if chars::at(self.text, at).0 == Sort::Close && (cut.opens || first > 0 || !cut.closes)
            {
                end = chars::at(self.text, at).2;
            }
        }
        if lead.joint.any(Joint::OPEN) && (!cut.closes || cut.nested) {
            // The parenthesis encloses the number and more, or the number alone.
            return (lead.bare, group_end);
        }
        if cut.opens && !cut.closes { (lead.start, end) } else { (lead.start, group_end) }
    }

    fn repairs(&self, found: &mut PhoneMatch, first: usize, cut: &Cut, lead: Lead, span: Span) {
        for group in self.run.groups().get(first..=cut.last).unwrap_or_default() {
            let span = Span { start: group.start, end: group.end };
            if group.letters {
                found.diagnostics.push(PhoneCode::LettersForDigits, span, 0);
                break;
            }
            if group.odd {
                found.diagnostics.push(PhoneCode::ForeignDigits, span, 0);
                break;
            }
        }
        let mut push = |code, number| found.diagnostics.push(code, span, number);
        if let Some((code, number)) = cut.reading.repair {
            push(code, number);
        }
        let joints = cut.joints;
        if joints.any(Joint::PLUS) {
            push(PhoneCode::PlusMisplaced, 0);
        }
        if lead.joint.any(Joint::PLUSES) {
            push(PhoneCode::PlusDoubled, 0);
        }
        if cut.opens != cut.closes && !(lead.joint.any(Joint::OPEN) && cut.closes)
            || cut.closes && !cut.opens && !lead.joint.any(Joint::OPEN)
        {
            push(PhoneCode::UnbalancedParenthesis, 0);
        }
        if joints.any(Joint::UNDERSCORE.or(Joint::COMMA)) {
            push(PhoneCode::OddSeparator, 0);
        }
        if joints.any(Joint::ENCODED) {
            push(PhoneCode::EncodedSeparator, 0);
        }
        if joints.any(Joint::MARK) {
            push(PhoneCode::StrayMark, 0);
        }
        let glued =
            |joint: Joint| joint.any(Joint::PLUS) && joint.only(Joint::PLUS.or(Joint::PLUSES));
        if glued(self.run.joint(cut.last + 1)) || (first > 0 && glued(self.run.joint(first))) {
            push(PhoneCode::NumbersGlued, 0);
        }
        if !found.diagnostics.is_empty() && found.status == Status::Valid {
            found.status = Status::Repaired;
        }
        let national = cut.reading.number % 10_000_000_000;
        let same = national % 10_000_000;
        if found.status != Status::Foreign && same % 1_111_111 == 0 && same / 1_111_111 < 10 {
            found.diagnostics.push(PhoneCode::Placeholder, span, 0);
        }
    }

    /// Adds what stands behind the number; the new end.
    fn take_tail(&self, found: &mut PhoneMatch, tail: Option<Tail>, end: usize) -> usize {
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

    fn remember(&mut self, found: &PhoneMatch, last_len: u8, end: usize) {
        let extension_len = found.extension.map_or(0, |extension| extension.digits());
        self.previous = Some(Previous {
            phone: found.phone.map(Phone::without_extension),
            area_len: found.notation.area_len,
            last_len,
            extension_len,
            end,
        });
        self.pos = end;
        self.floor = end;
        self.stale = true;
    }

    /// What stands between the number before and group `first`, if a list may go on over it.
    fn gap(&self, first: usize, lead: Lead) -> Option<Joint> {
        let previous = self.previous?;
        if first > 0 {
            return None;
        }
        let digit = self.run.group(0).start as usize;
        let (joint, at) = read_joint(self.text, previous.end, self.is_field());
        if at == digit && !joint.any(Joint::ENDS) {
            return Some(joint);
        }
        let at = remark(self.text, previous.end, lead.start)?;
        let (joint, at) = read_joint(self.text, at, false);
        (at == digit && joint.any(Joint::LIST) && !joint.any(Joint::ENDS)).then_some(joint)
    }

    /// The continuation of a list: another extension, the last digits, a local number.
    fn continued(&mut self, first: usize, lead: Lead) -> Option<PhoneMatch> {
        let (previous, joint) = match (self.hints.continues, first) {
            (Some(continues), 0) if !self.any && self.floor == 0 => {
                let (phone, extension_len) = match continues {
                    Continues::Number(phone) => (phone, 0),
                    Continues::Extension(phone) => (phone, self.run.group(0).len),
                };
                let previous = Previous {
                    phone: Some(phone),
                    area_len: 0,
                    last_len: self.run.group(0).len,
                    extension_len,
                    end: 0,
                };
                (previous, Joint::SLASH)
            }
            _ => (self.previous?, self.gap(first, lead)?),
        };
        let phone = previous.phone?;
        let group = self.run.group(first);
        if group.letters {
            return None;
        }
        let behind = self.run.joint(first + 1);
        let alone = !behind.is_tight() || behind.any(Joint::ENDS);
        if previous.extension_len > 0
            && group.len == previous.extension_len
            && alone
            && !behind.only(Joint::CLOSE.or(Joint::SPACE))
            && joint.any(Joint::SLASH.or(Joint::COMMA))
        {
            return self.further_extension(first, phone);
        }
        let end = self.tail_end(first, joint, previous.last_len)?;
        if previous.end == 0 && end + 1 < self.run.groups().len() {
            return None;
        }
        let digits = self.run.digits(first, end + 1);
        self.inherit(first, end, phone, digits.len(), lead, previous)
    }

    fn further_extension(&mut self, first: usize, phone: Phone) -> Option<PhoneMatch> {
        let group = self.run.group(first);
        let extension = Extension::from_digits(self.run.digits(first, first + 1))?;
        let phone_with = phone.with_extension(Some(extension));
        let found = PhoneMatch {
            phone: Some(phone_with),
            extension: Some(extension),
            hints: continuing(Continues::Extension(phone)),
            span: Span { start: group.start, end: group.end },
            ..resolved(phone)
        };
        self.remember(&found, group.len, group.end as usize);
        Some(found)
    }

    /// The last group of a continuation that begins at `first`: the last digits of a number or
    /// a local one.
    fn tail_end(&self, first: usize, joint: Joint, last_len: u8) -> Option<usize> {
        let group = self.run.group(first);
        let behind = self.run.joint(first + 1);
        let ends = |joint: Joint| {
            joint.any(Joint::ENDS) || joint.any(Joint::LIST) || joint.any(Joint::PLUS)
        };
        let words_behind = matches!(
            context::after(self.text, group.end as usize),
            After::Word | After::Quantity | After::Place | After::Glued
        );
        let slash = joint.any(Joint::SLASH)
            || joint.any(Joint::COMMA) && joint.any(Joint::HYPHEN)
            || joint.any(Joint::OPEN)
                && joint.only(Joint::OPEN.or(Joint::SPACE))
                && behind.any(Joint::CLOSE);
        let short = numbering::is_short(
            usize::from(group.len),
            value_of(self.run.digits(first, first + 1)),
        );
        if slash
            && (group.len == 2 || (group.len == last_len && group.len == 3))
            && !behind.is_tight() | ends(behind)
        {
            let known = joint.any(Joint::COMMA) && short && group.len == 3;
            return (!known).then_some(first);
        }
        let list = joint.any(Joint::COMMA.or(Joint::AND).or(Joint::SLASH).or(Joint::SEMICOLON));
        if list && group.len == 2 {
            let next = self.run.group(first + 1);
            if next.len == 2
                && behind.only(Joint::HYPHEN)
                && behind.any(Joint::HYPHEN)
                && ends(self.run.joint(first + 2))
                && !self.is_hours(first)
            {
                return Some(first + 1);
            }
            let alone = ends(behind) && !behind.any(Joint::COLON) && !words_behind && !short;
            if alone && self.is_field() {
                return Some(first);
            }
        }
        None
    }

    /// Two pairs that are two hours of a day: `09-18`.
    fn is_hours(&self, first: usize) -> bool {
        let a = value_of(self.run.digits(first, first + 1));
        let b = value_of(self.run.digits(first + 1, first + 2));
        a < b && b <= 24
    }

    /// A number that takes its first digits from another.
    fn inherit(
        &mut self,
        first: usize,
        last: usize,
        phone: Phone,
        len: usize,
        lead: Lead,
        previous: Previous,
    ) -> Option<PhoneMatch> {
        let national = phone.national()?;
        let power = 10_u64.checked_pow(u32::try_from(len).ok()?)?;
        let local = join(self.run.digits(first, last + 1));
        let number = 70_000_000_000 + national - national % power + local;
        let phone = Phone::new(number, None);
        let (start, end) = self.local_edges(first, last, lead);
        let mut found = PhoneMatch {
            span: Span::new(start, end),
            hints: continuing(Continues::Number(phone)),
            ..resolved(phone)
        };
        found.notation.area_len = previous.area_len;
        let tail = tail::extension(self.text, end, len >= 5);
        let end = self.take_tail(&mut found, tail, end);
        found.span = Span::new(start, end);
        self.remember(&found, self.run.group(last).len, end);
        Some(found)
    }

    fn local_edges(&self, first: usize, last: usize, lead: Lead) -> (usize, usize) {
        let _ = first;
        (lead.bare.max(self.run.group(first).start as usize), self.run.group(last).end as usize)
    }

    /// A short number that stands alone.
    fn short(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
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
        if !(behind.any(Joint::ENDS)
            || behind.any(Joint::LIST)
            || behind.any(Joint::CLOSE.or(Joint::WORD)))
            || behind.any(Joint::COLON.or(Joint::MASK))
        {
            return None;
        }
        let next = self.run.group(first + 1);
        if close && behind.only(Joint::CLOSE.or(Joint::SPACE).or(Joint::HYPHEN)) && next.len > 3 {
            return None;
        }
        let end = group.end as usize;
        let after = context::after(self.text, end);
        let listed = self.gap(first, lead).is_some() || (first > 0 && self.previous.is_some());
        let known = before.word == Word::Phone || listed;
        let believed = known || (self.is_field() && before.first && after == After::Nothing);
        if !believed || matches!(after, After::Quantity | After::Glued) || before.word == Word::Veto
        {
            return None;
        }
        if matches!(before.word, Word::Address | Word::Time | Word::House) && !known {
            return None;
        }
        let found = PhoneMatch {
            status: Status::Short,
            digits: Digits::new(digits),
            span: Span { start: group.start, end: group.end },
            ..unresolved()
        };
        self.remember(&found, group.len, end);
        Some(found)
    }

    /// A local number.
    fn local(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let gap = self.gap(first, lead);
        let inherited = gap.and(self.previous).filter(|previous| previous.phone.is_some());
        let expected = match (inherited, self.hints) {
            (Some(previous), _) if previous.area_len > 0 => 10 - usize::from(previous.area_len),
            (None, Hints { area: Some(area), .. }) => 10 - area.digits(),
            _ => 0,
        };
        let continues = match self.hints.continues {
            Some(Continues::Number(phone)) if !self.any && first == 0 => Some(phone),
            _ => None,
        };
        let labelled = before.word == Word::Phone || gap.is_some() || continues.is_some();
        let cut = cut::local(&self.run, first, expected)?;
        if lead.joint.any(Joint::PLUS) || before.star {
            return None;
        }
        if !self.accepts_local(first, &cut, labelled, before) {
            return None;
        }
        let len = cut.len;
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
        let mut found =
            PhoneMatch { status: Status::Local, digits: Digits::new(digits), ..unresolved() };
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

    /// The code behind a local number, `5-12-34 (код 86137)`; the new end.
    fn trailing_code(
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
        *found = PhoneMatch {
            span: Span::new(start, end),
            ..resolved(Phone::new(70_000_000_000 + national, None))
        };
        found.notation.area_len = u8::try_from(area.digits()).unwrap_or(0);
        Some(end)
    }

    fn groups_of(&self, cut: &cut::Local) -> usize {
        cut.last + 1 - cut.first
    }

    fn with_area(
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
        *found = PhoneMatch {
            diagnostics: found.diagnostics,
            hints: Hints::with_area(area),
            ..resolved(Phone::new(70_000_000_000 + national, None))
        };
        found.notation.area_len = u8::try_from(area.digits()).unwrap_or(0);
    }

    fn accepts_local(
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
        if labelled {
            return after != After::Quantity || before.word == Word::Phone;
        }
        let strict = !self.is_field();
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
        cut.usual && after != After::Glued && !context::is_thousands(groups)
    }

    /// What cannot be read. A field says so; prose passes over it.
    fn failed(&mut self, first: usize, lead: Lead, before: Before) -> Option<PhoneMatch> {
        let group = self.run.group(first);
        let strong = cut::is_strong(&self.run, first, lead.joint);
        let whole =
            self.is_field() && !strong && first == 0 && before.first && self.is_nothing_else();
        let last = cut::segment(&self.run, first, strong || whole);
        self.next = last + 1;
        if let Some(to) =
            (first + 3..=first + 4).rev().find(|to| context::is_time(&self.run, first, *to, false))
        {
            self.next = to.max(self.next);
        }
        if !self.is_field() || before.word == Word::Veto || before.sign {
            return None;
        }
        let end = self.run.group(last).end as usize;
        let at_end = last + 1 == self.run.groups().len();
        let masked = at_end && self.run.after.any(Joint::MASK);
        let labelled = before.word == Word::Phone || self.gap(first, lead).is_some();
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
        let mut found = PhoneMatch { status: Status::Invalid, span, ..unresolved() };
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
    fn is_nothing_else(&self) -> bool {
        (1..self.run.groups().len()).all(|at| {
            let joint = self.run.joint(at);
            joint.is_tight()
                || (cut::full(&self.run, at, joint).is_none() && !joint.any(Joint::LIST))
        })
    }

    /// `8-800-GAZPROM`: seven letters of the keypad behind a toll-free code.
    fn keypad(&mut self, first: usize, last: usize, lead: Lead) -> Option<PhoneMatch> {
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
        let mut found = PhoneMatch { span, ..resolved(Phone::new(78_000_000_000 + number, None)) };
        found.status = Status::Repaired;
        found.diagnostics.push(PhoneCode::KeypadLetters, span, 0);
        self.remember(&found, 0, end);
        Some(found)
    }

    /// The place of the code that is unknown; the whole number for other faults.
    fn fault_span(&self, first: usize, fault: &super::reading::Fault, span: Span) -> Span {
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
    fn masked_end(&self, from: usize) -> usize {
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

fn value_of(digits: &[u8]) -> u32 {
    u32::try_from(join(digits)).unwrap_or(u32::MAX)
}

/// The end of a remark behind a number that a list may go on over: words in parentheses, or one
/// or two words before a comma.
fn remark(text: &str, from: usize, to: usize) -> Option<usize> {
    if to.saturating_sub(from) > 120 {
        return None;
    }
    let mut at = from;
    let mut words_left = 3;
    let mut open = false;
    while at < to {
        let (sort, _, next) = chars::at(text, at);
        match sort {
            Sort::Space | Sort::Hyphen | Sort::Invisible => {}
            Sort::Open => open = true,
            Sort::Close if open => open = false,
            Sort::Comma | Sort::Semicolon if !open && words_left < 3 => return Some(at),
            Sort::Dot | Sort::Comma | Sort::Other if open => {}
            Sort::Letter if words_left > 0 => {
                at = words::end(text, at);
                words_left -= 1;
                continue;
            }
            _ => return None,
        }
        at = next;
    }
    None
}

fn continuing(continues: Continues) -> Hints {
    Hints { continues: Some(continues), ..Hints::default() }
}

fn unresolved() -> PhoneMatch {
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
fn resolved(phone: Phone) -> PhoneMatch {
    let reading = phone.national().and_then(cut::national);
    let (status, kind) =
        reading.map_or((Status::Invalid, None), |reading| (reading.status, reading.kind));
    PhoneMatch { phone: Some(phone), status, kind, ..unresolved() }
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
