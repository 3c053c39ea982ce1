//! Lists: what goes on from the number before.

use super::chars::{self, Sort};
use super::context::{self, After, Before};
use super::engine::{Lead, Pass, Previous, resolved, value_of};
use super::found::{Continues, Hints, PhoneMatch, Status, join};
use super::number::{AreaCode, Extension, Phone};
use super::run::{Joint, read_joint};
use super::words::Word;
use super::{tail, words};
use crate::Span;
use crate::contact::numbering;

impl Pass<'_> {
    /// What stands between the number before and group `first`, if a list may go on over it.
    pub(super) fn gap(&self, first: usize, lead: Lead) -> Option<Joint> {
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

    /// Whether group `first` goes on a list. Behind a number with its code that takes more than
    /// a parenthesis: `275-10-50 (101 кабинет)`.
    pub(super) fn is_listed(&self, first: usize, lead: Lead) -> bool {
        let bare = self.previous.is_some_and(|previous| previous.phone.is_none());
        self.gap(first, lead).is_some_and(|joint| bare || joint.any(Joint::LIST))
    }

    /// The continuation of a list: another extension, the last digits, a local number.
    pub(super) fn continued(
        &mut self,
        first: usize,
        lead: Lead,
        before: Before,
    ) -> Option<PhoneMatch> {
        // `доб. 101 — директор, доб. 102`: words may stand between, the label tells.
        if before.word == Word::Extension
            && first == 0
            && !self.run.group(0).letters
            && !self.run.joint(1).is_tight()
            && let Some(previous) = self.previous
            && previous.extension_len > 0
            && let Some(phone) = previous.phone
        {
            return self.further_extension(first, phone);
        }
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
            && joint.any(Joint::LIST)
            && !(joint.any(Joint::AND) && self.run.digits(first, first + 1) == [1, 1, 2])
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

    pub(super) fn further_extension(&mut self, first: usize, phone: Phone) -> Option<PhoneMatch> {
        let group = self.run.group(first);
        let extension = Extension::from_digits(self.run.digits(first, first + 1))?;
        let phone_with = phone.with_extension(Some(extension));
        let mut found = resolved(phone);
        found.phone = Some(phone_with);
        found.extension = Some(extension);
        found.hints = continuing(Continues::Extension(phone));
        found.span = Span { start: group.start, end: group.end };
        self.remember(&found, group.len, group.end as usize);
        Some(found)
    }

    /// The last group of a continuation that begins at `first`: the last digits of a number or
    /// a local one.
    pub(super) fn tail_end(&self, first: usize, joint: Joint, last_len: u8) -> Option<usize> {
        let group = self.run.group(first);
        let behind = self.run.joint(first + 1);
        let ends = |joint: Joint| {
            joint.any(Joint::ENDS) || joint.any(Joint::LIST) || joint.any(Joint::PLUS)
        };
        let words_behind = matches!(
            context::after(self.text, group.end as usize),
            After::Word | After::Quantity | After::Place | After::Room | After::Glued
        );
        let slash = joint.any(Joint::SLASH)
            || joint.any(Joint::COMMA) && joint.any(Joint::HYPHEN)
            || joint.any(Joint::OPEN)
                && joint.only(Joint::OPEN.or(Joint::SPACE))
                && behind.any(Joint::CLOSE.or(Joint::COMMA).or(Joint::SLASH));
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
    pub(super) fn is_hours(&self, first: usize) -> bool {
        let a = value_of(self.run.digits(first, first + 1));
        let b = value_of(self.run.digits(first + 1, first + 2));
        a < b && b <= 24
    }

    /// A number that takes its first digits from another.
    pub(super) fn inherit(
        &mut self,
        first: usize,
        last: usize,
        phone: Phone,
        len: usize,
        lead: Lead,
        previous: Previous,
    ) -> Option<PhoneMatch> {
        let national = phone.national()?;
        let power = 10_u64.pow(u32::try_from(len).ok().filter(|len| *len < 20)?);
        let local = join(self.run.digits(first, last + 1));
        let number = 70_000_000_000 + national - national % power + local;
        let phone = Phone::new(number, None);
        let (start, end) = self.local_edges(first, last, lead);
        let mut found = resolved(phone);
        // How many digits a local number has, the code tells.
        found.hints = Hints {
            area: AreaCode::of(national, previous.area_len),
            ..continuing(Continues::Number(phone))
        };
        // Under a code that is told by more digits than the list keeps.
        if found.status == Status::Invalid {
            return None;
        }
        found.notation.area_len = previous.area_len;
        let tail = tail::extension(self.text, end, len >= 5);
        let end = self.take_tail(&mut found, tail, end);
        found.span = Span::new(start, end);
        self.remember(&found, self.run.group(last).len, end);
        Some(found)
    }
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
