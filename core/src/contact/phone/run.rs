//! Runs: groups of digits with what stands between them, read once from left to right.

use super::chars::{self, Look, Signs};
use super::context::NOWHERE;
use super::engine::Pass;
use super::joint::{lookalike, read_joint};

/// One group of digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    /// Offset of its first byte.
    pub(super) start: u32,
    /// Offset behind its last byte.
    pub(super) end: u32,
    /// What stands before it.
    pub(super) joint: Signs,
    /// Index of its first digit in the run.
    at: u8,
    /// How many digits.
    pub(super) len: u8,
    /// Whether letters were read as digits.
    pub(super) letters: bool,
    /// Whether digits of another script were read.
    pub(super) odd: bool,
}

pub(super) const GROUPS: usize = 16;
pub(super) const DIGITS: usize = 48;
/// The digits of a group that are kept.
const LONGEST: usize = 24;

impl Pass<'_> {
    /// Group `at`; behind the last one an empty group.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    fn group(&self, at: usize) -> Option<&Group> {
        self.groups.get(at).filter(|_| at < self.len)
    }

    /// The groups `from..to`; none where not all of them are there.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn groups(&self, from: usize, to: usize) -> &[Group] {
        self.groups.get(from..to).filter(|_| to <= self.len).unwrap_or_default()
    }

    /// The joint before group `at`; behind the last one what ended the run.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn joint(&self, at: usize) -> Signs {
        self.group(at).map_or(self.after, |group| group.joint)
    }

    /// Where group `at` begins.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn start(&self, at: usize) -> usize {
        self.group(at).map_or(0, |group| group.start as usize)
    }

    /// Where group `at` ends.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn end(&self, at: usize) -> usize {
        self.group(at).map_or(0, |group| group.end as usize)
    }

    /// How many digits group `at` has.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn size(&self, at: usize) -> usize {
        self.group(at).map_or(0, |group| usize::from(group.len))
    }

    /// Whether letters were read as digits in group `at`.
    pub(super) fn letters(&self, at: usize) -> bool {
        self.group(at).is_some_and(|group| group.letters)
    }

    /// The digits of groups `from..to`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn digits(&self, from: usize, to: usize) -> &[u8] {
        let place = |at| self.group(at).map_or(self.total, |group| usize::from(group.at));
        let (begin, behind) = (place(from), place(to));
        self.digits.get(begin..behind).unwrap_or_default()
    }

    /// The value of the digits of group `at`.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn value(&self, at: usize) -> u32 {
        u32::try_from(self.number(at, at + 1)).unwrap_or(u32::MAX)
    }

    /// The digits of groups `from..to` as a number.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn number(&self, from: usize, to: usize) -> u64 {
        super::found::join(self.digits(from, to))
    }

    /// How many digits groups `from..to` have.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn count(&self, from: usize, to: usize) -> usize {
        self.digits(from, to).len()
    }

    /// The first digit of group `at`, 10 where there is none.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn head(&self, at: usize) -> u8 {
        self.digits(at, at + 1).first().copied().unwrap_or(10)
    }

    /// Whether group `at` is a trunk prefix, or the code of the country, by itself.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_prefix(&self, at: usize) -> bool {
        self.size(at) == 1 && self.begins_as_prefix(at)
    }

    /// Whether group `at` begins with the trunk prefix or the code of the country.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn begins_as_prefix(&self, at: usize) -> bool {
        matches!(self.head(at), 7 | 8)
    }

    /// The group that the trunk prefix of the next number is glued to, behind the number that
    /// begins at `first`: `8 (861) 275-10-508 (861) 275-10-51`.
    pub(super) fn glued(&self, first: usize) -> Option<usize> {
        let mut at = first;
        while at < self.len && self.count(first, at + 1) < 11 {
            at += 1;
        }
        let behind = self.joint(at + 1);
        let opens = behind.any(Signs::OPEN) && behind.only(Signs::OPEN.or(Signs::SPACE));
        // A digit of more than one byte leaves no place to cut.
        let last = self.text.byte(self.end(at).wrapping_sub(1));
        let prefix = self.size(at) > 1 && matches!(last, b'7' | b'8');
        (at < self.len && at > first && opens && prefix && self.count(first, at + 1) <= 12)
            .then_some(at)
    }

    /// Ends the run before the last digit of group `at`.
    pub(super) fn end_in(&mut self, at: usize) {
        self.total = self.count(0, at + 1) - 1;
        self.len = at + 1;
        self.after = Signs::PLUS;
        self.shorten(at, 1);
        self.end = self.end(at);
    }

    /// Takes the last digit of group `at` away, or gives it back.
    pub(super) fn shorten(&mut self, at: usize, by: u8) {
        if let Some(last) = self.groups.get_mut(at) {
            last.len = last.len + 1 - 2 * by;
            last.end = last.end + 1 - 2 * u32::from(by);
        }
    }

    /// Reads a run whose first group begins at `pos`, a digit; `lead` stands before it.
    pub(super) fn read(&mut self, pos: usize, lead: Signs) {
        self.len = 0;
        self.total = 0;
        self.go_on(pos, lead);
    }

    /// Drops the groups before `first` and reads on where the reading had to stop; `lead` stands
    /// before the first group that stays.
    pub(super) fn shift(&mut self, first: usize, lead: Signs) {
        let dropped = self.group(first).map_or(0, |group| group.at);
        self.groups.copy_within(first..self.len, 0);
        self.digits.copy_within(usize::from(dropped)..self.total, 0);
        self.len -= first;
        self.total -= usize::from(dropped);
        for group in self.groups.iter_mut().take(self.len) {
            group.at -= dropped;
        }
        if let Some(group) = self.groups.first_mut() {
            group.joint = lead;
        }
        if !self.is_full() {
            self.go_on(self.end, self.between);
        }
    }

    /// Whether a whole group may find no room behind the last one.
    fn is_full(&self) -> bool {
        self.len == GROUPS || self.total + LONGEST > DIGITS
    }

    fn go_on(&mut self, pos: usize, joint: Signs) {
        let (mut pos, mut joint) = (pos, joint);
        loop {
            let end = self.read_group(pos, joint);
            let look = read_joint(&self.text, end, self.is_field());
            (joint, pos) = (look.signs(), look.next(end));
            // `Код 8-861-37. Тел. 5-12-34`
            if joint.any(Signs::STOP)
                && self.code != NOWHERE
                && self.total - usize::from(self.is_prefix(0)) < 6
            {
                let look = read_joint(&self.text, pos, self.is_field());
                if look.any(Signs::WORD) && !look.any(Signs::ENDS) {
                    joint = joint.and(Signs::CLOSE).or(look.signs());
                    pos = look.next(pos);
                }
            }
            self.end = pos;
            self.between = joint;
            if joint.any(Signs::ENDS) {
                self.after = if self.is_whole() { Signs::OTHER } else { joint };
                return;
            }
            if self.is_full() {
                self.after = Signs::MORE;
                return;
            }
        }
    }

    /// Whether a star behind the run hides nothing, for the number is whole: `275-10-50*123`.
    fn is_whole(&self) -> bool {
        if !self.between.any(Signs::MASK) {
            return false;
        }
        let star = self.text.before(self.end);
        let digit = self.text.ends(star.prev(self.end), Signs::DIGIT.or(Signs::CLOSE));
        let mut begin = self.len.saturating_sub(1);
        while begin > 0 && !self.joint(begin).any(Signs::PLUS) {
            begin -= 1;
        }
        star.any(Signs::STAR) && digit && self.count(begin, GROUPS) >= 10
    }

    /// Reads a group; where it ends.
    fn read_group(&mut self, pos: usize, joint: Signs) -> usize {
        let mut group = Group {
            start: u32::try_from(pos).unwrap_or(u32::MAX),
            at: self.total as u8,
            joint,
            ..Group::default()
        };
        let (mut at, mut end, mut len) = (pos, pos, 0);
        loop {
            let look = self.digit(at);
            let next = look.next(at);
            if look.any(Signs::INVISIBLE) {
                at = next;
                continue;
            }
            let letter = look.any(Signs::ALIKE) && lookalike(&self.text, at, look);
            if !(letter || look.any(Signs::DIGITS)) {
                break;
            }
            group.letters |= letter;
            group.odd |= look.any(Signs::ODD);
            // Longer than any number: the rest is skipped, and the length says so.
            if len < LONGEST {
                if let Some(slot) = self.digits.get_mut(self.total + len) {
                    *slot = look.digit();
                }
                len += 1;
            }
            at = next;
            end = at;
        }
        group.end = u32::try_from(end).unwrap_or(u32::MAX);
        group.len = len as u8;
        self.total += len;
        if let Some(slot) = self.groups.get_mut(self.len) {
            *slot = group;
            self.len += 1;
        }
        end
    }

    /// The character at `at`, most probably a digit.
    #[inline(always)]
    fn digit(&self, at: usize) -> Look {
        chars::digit(&self.text, at)
    }
}
