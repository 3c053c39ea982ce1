//! Lists: what goes on from the number before.

use super::chars::{Signs, Text};
use super::context::{self, After, NOWHERE};
use super::engine::{Lead, Pass, Previous, extend, resolve};
use super::found::{Continues, Hints, PhoneMatch, Status};
use super::joint::read_joint;
use super::number::{AreaCode, Extension, Phone};
use super::words::{self, Facts};
use crate::Span;
use crate::contact::numbering;

impl Pass<'_> {
    /// What stands between the number before and group `first`, if a list may go on over it; else
    /// [`Signs::END`].
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn gap(&self, first: usize, lead: &Lead) -> Signs {
        let end = self.previous.end;
        if first > 0 || end == NOWHERE {
            return Signs::END;
        }
        let digit = self.start(0);
        let (joint, next) = match self.behind.first() {
            Some((from, joint, next)) if *from == end => (*joint, *next),
            _ => {
                let look = read_joint(&self.text, end, self.is_field());
                (look.signs(), look.next(end))
            }
        };
        if next == digit && !joint.any(Signs::ENDS) {
            return joint;
        }
        let at = remark(&self.text, end, lead.start);
        if at == NOWHERE {
            return Signs::END;
        }
        let look = read_joint(&self.text, at, false);
        let listed = look.next(at) == digit && look.any(Signs::LIST) && !look.any(Signs::ENDS);
        if listed { look.signs() } else { Signs::END }
    }

    /// Whether a list tells what a group is. Behind a number with its code that takes more than
    /// a parenthesis: `275-10-50 (101 кабинет)`.
    pub(super) fn is_told(&self, lead: &Lead) -> bool {
        lead.is_listed() && (self.previous.number == 0 || lead.gap.any(Signs::LIST))
    }

    /// The continuation of a list: another extension, the last digits, a local number.
    pub(super) fn continued(&mut self, first: usize, lead: &Lead, found: &mut PhoneMatch) -> bool {
        let size = self.size(first);
        let letters = self.letters(first);
        let behind = self.joint(first + 1);
        let mut previous = self.previous;
        let mut joint = lead.gap;
        // `доб. 101 — директор, доб. 102`: words may stand between, the label tells.
        let labelled = first == 0 && lead.facts.any(Facts::EXTENSION) && !behind.is_tight();
        if labelled && !letters && previous.number > 0 && previous.extension_len > 0 {
            return self.further_extension(first, previous.number, found);
        }
        if let Some(continues) = &self.hints.continues
            && first == 0
            && !self.any
            && self.floor == 0
        {
            let (phone, extension_len) = match continues {
                Continues::Number(phone) => (phone, 0),
                Continues::Extension(phone) => (phone, size as u8),
            };
            joint = Signs::SLASH;
            previous = Previous {
                number: phone.number(),
                end: 0,
                area_len: 0,
                last_len: size as u8,
                extension_len,
            };
        }
        if letters || joint.any(Signs::END) || previous.number == 0 {
            return false;
        }
        if previous.extension_len > 0
            && size == usize::from(previous.extension_len)
            && (!behind.is_tight() || behind.any(Signs::ENDS))
            && !behind.only(Signs::CLOSE.or(Signs::SPACE))
            && joint.any(Signs::LIST)
            && !(joint.any(Signs::AND) && self.value(first) == 112 && size == 3)
        {
            return self.further_extension(first, previous.number, found);
        }
        let Some(end) = self.tail_end(first, joint, previous.last_len) else { return false };
        if previous.end == 0 && end + 1 < self.len {
            return false;
        }
        self.inherit(first, end, previous.number, previous.area_len, lead, found)
    }

    fn further_extension(&mut self, first: usize, number: u64, found: &mut PhoneMatch) -> bool {
        let digits = self.digits(first, first + 1);
        let Some(extension) = Extension::from_digits(digits) else { return false };
        resolve(found, number);
        extend(found, extension);
        found.hints = continuing(Continues::Extension(Phone::new(number, None)));
        found.span = Span::new(self.start(first), self.end(first));
        self.remember(found, self.size(first))
    }

    /// The last group of a continuation that begins at `first`: the last digits of a number or
    /// a local one.
    fn tail_end(&self, first: usize, joint: Signs, last_len: u8) -> Option<usize> {
        let size = self.size(first);
        let behind = self.joint(first + 1);
        let ends = Signs::ENDS.or(Signs::LIST).or(Signs::PLUS);
        let closes = Signs::CLOSE.or(Signs::COMMA).or(Signs::SLASH);
        let comma = joint.any(Signs::COMMA);
        let slash = joint.any(Signs::SLASH)
            || comma && joint.any(Signs::HYPHEN)
            || joint.any(Signs::OPEN)
                && joint.only(Signs::OPEN.or(Signs::SPACE))
                && behind.any(closes);
        let fits = size == 2 || size == 3 && last_len == 3;
        if slash && fits && (!behind.is_tight() || behind.any(ends)) {
            let known = comma && size == 3 && self.is_short(first);
            return (!known).then_some(first);
        }
        let list = Signs::COMMA.or(Signs::AND).or(Signs::SLASH).or(Signs::SEMICOLON);
        if !joint.any(list) || size != 2 {
            return None;
        }
        if self.size(first + 1) == 2
            && behind == Signs::HYPHEN
            && self.joint(first + 2).any(ends)
            && !self.is_hours(first)
        {
            return Some(first + 1);
        }
        let alone = self.is_field()
            && behind.any(ends)
            && !behind.any(Signs::COLON)
            && !self.is_short(first)
            && context::after(&self.text, self.end(first)) == After::Nothing;
        alone.then_some(first)
    }

    /// Two pairs that are two hours of a day: `09-18`.
    fn is_hours(&self, first: usize) -> bool {
        let later = self.value(first + 1);
        self.value(first) < later && later <= 24
    }

    /// A number that takes its first digits from another, groups `first..=last` of its own.
    pub(super) fn inherit(
        &mut self,
        first: usize,
        last: usize,
        from: u64,
        area_len: u8,
        lead: &Lead,
        found: &mut PhoneMatch,
    ) -> bool {
        let national = from.wrapping_sub(70_000_000_000);
        let len = self.count(first, last + 1);
        if len > 19 || national >= 10_000_000_000 {
            return false;
        }
        let local = self.number(first, last + 1);
        let number = from - national % numbering::power(len) + local;
        resolve(found, number);
        // Under a code that is told by more digits than the list keeps.
        if found.status == Status::Invalid {
            return false;
        }
        // How many digits a local number has, the code tells.
        found.hints = continuing(Continues::Number(Phone::new(number, None)));
        found.hints.area = AreaCode::of(national, area_len);
        found.notation.area_len = area_len;
        let start = lead.bare.max(self.start(first));
        self.close(found, start, self.end(last), self.size(last), len >= 5)
    }
}

/// The end of a remark behind a number that a list may go on over: words in parentheses, or one
/// or two words before a comma; [`NOWHERE`] without one.
fn remark(text: &Text, from: usize, to: usize) -> usize {
    if to.saturating_sub(from) > 120 {
        return NOWHERE;
    }
    let mut at = from;
    let mut words_left = 3;
    let mut open = false;
    while at < to {
        let look = text.at(at);
        if look.any(Signs::LETTER) && words_left > 0 {
            at = words::end(text, at);
            words_left -= 1;
            continue;
        }
        if look.any(Signs::OPEN) {
            open = true;
        } else if look.any(Signs::CLOSE) && open {
            open = false;
        } else if look.any(Signs::COMMA.or(Signs::SEMICOLON)) && !open && words_left < 3 {
            return at;
        } else {
            let inside = Signs::DOT.or(Signs::COMMA).or(Signs::OTHER);
            let passed = Signs::BLANK.or(Signs::HYPHEN);
            if !look.any(if open { passed.or(inside) } else { passed }) {
                break;
            }
        }
        at = look.next(at);
    }
    NOWHERE
}

fn continuing(continues: Continues) -> Hints {
    Hints { continues: Some(continues), ..Hints::default() }
}
