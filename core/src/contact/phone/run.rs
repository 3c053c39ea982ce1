//! Runs: groups of digits with what stands between them, read once from left to right.

use super::chars::{self, Sort};
use super::words::{self, Word};

/// What stands between two groups, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Joint(u32);

macro_rules! joints {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)*) => {
        impl Joint { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)* }
    };
}

joints! {
    SPACE = 0,
    NEWLINE = 1,
    HYPHEN = 2,
    DOT = 3,
    OPEN = 4,
    CLOSE = 5,
    SLASH = 6,
    COMMA = 7,
    SEMICOLON = 8,
    UNDERSCORE = 9,
    PLUS = 10,
    /// «и», «или».
    AND = 11,
    /// «код» or a label: «факс».
    WORD = 12,
    /// A full stop with a space behind it, an end of a sentence.
    STOP = 13,
    /// Encoded spaces.
    ENCODED = 14,
    /// A combining mark.
    MARK = 15,
    /// Hidden digits.
    MASK = 16,
    /// More than one plus.
    PLUSES = 17,
    /// Only for what follows the last group: a colon.
    COLON = 18,
    /// Only for what follows the last group: a letter or an unknown word.
    LETTER = 19,
    /// Only for what follows the last group: the end of the text.
    END = 20,
    /// Only for what follows the last group: the run has grown too long, not ended.
    MORE = 21,
    /// Only for what follows the last group: any other sign.
    OTHER = 22,
    /// The stop comes at once, with nothing in between.
    HYPHEN_LAST = 23,
}

impl Joint {
    pub(super) const NONE: Self = Self(0);
    /// Joints that divide a list.
    pub(super) const LIST: Self =
        Self(Self::COMMA.0 | Self::SEMICOLON.0 | Self::AND.0 | Self::SLASH.0 | Self::NEWLINE.0);
    /// What ends a run.
    pub(super) const ENDS: Self = Self(
        Self::COLON.0
            | Self::LETTER.0
            | Self::END.0
            | Self::MORE.0
            | Self::OTHER.0
            | Self::MASK.0
            | Self::STOP.0,
    );

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing but the given bits is set.
    pub(super) fn only(self, allowed: Self) -> bool {
        self.0 & !allowed.0 == 0
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Joints so close that both groups belong together: a hyphen, a dot, nothing.
    pub(super) fn is_tight(self) -> bool {
        self.only(
            Self::HYPHEN.or(Self::DOT).or(Self::UNDERSCORE).or(Self::MARK).or(Self::HYPHEN_LAST),
        )
    }
}

/// One group of digits.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Group {
    /// Offset of its first byte.
    pub(super) start: u32,
    /// Offset behind its last byte.
    pub(super) end: u32,
    /// What stands before it.
    pub(super) joint: Joint,
    /// Index of its first digit in the run.
    pub(super) at: u8,
    /// How many digits.
    pub(super) len: u8,
    /// Whether letters were read as digits.
    pub(super) letters: bool,
    /// Whether digits of another script were read.
    pub(super) odd: bool,
}

const GROUPS: usize = 16;
const DIGITS: usize = 48;
/// The digits of a group that are kept.
const LONGEST: usize = 24;

/// Groups in a row up to something that no number or list crosses.
#[derive(Debug, Clone)]
pub(super) struct Run {
    groups: [Group; GROUPS],
    digits: [u8; DIGITS],
    len: usize,
    total: usize,
    /// What stands behind the last group.
    pub(super) after: Joint,
    /// Where the reading stopped.
    pub(super) end: usize,
    /// What stands between the last group and that place.
    next: Joint,
}

impl Run {
    pub(super) const fn new() -> Self {
        let group = Group {
            start: 0,
            end: 0,
            joint: Joint::NONE,
            at: 0,
            len: 0,
            letters: false,
            odd: false,
        };
        Self {
            groups: [group; GROUPS],
            digits: [0; DIGITS],
            len: 0,
            total: 0,
            after: Joint::END,
            end: 0,
            next: Joint::NONE,
        }
    }

    pub(super) fn groups(&self) -> &[Group] {
        self.groups.get(..self.len).unwrap_or_default()
    }

    pub(super) fn group(&self, at: usize) -> Group {
        self.groups().get(at).copied().unwrap_or_default()
    }

    /// The joint before group `at`; behind the last one what ended the run.
    pub(super) fn joint(&self, at: usize) -> Joint {
        self.groups().get(at).map_or(self.after, |group| group.joint)
    }

    /// The digits of groups `from..to`.
    pub(super) fn digits(&self, from: usize, to: usize) -> &[u8] {
        let start = self.group(from);
        let Some(last) = to.checked_sub(1).filter(|last| *last >= from) else { return &[] };
        let last = self.group(last);
        let range = usize::from(start.at)..usize::from(last.at) + usize::from(last.len);
        self.digits.get(range).unwrap_or_default()
    }

    /// The digits from group `from` on.
    pub(super) fn digits_from(&self, from: usize) -> &[u8] {
        self.digits.get(usize::from(self.group(from).at)..self.total).unwrap_or_default()
    }

    /// The run up to the trunk prefix of the next number, where that is glued to the one that
    /// begins at `first`: `8 (861) 275-10-508 (861) 275-10-51`.
    pub(super) fn without_glued(&self, text: &str, first: usize) -> Option<Self> {
        let mut total = 0;
        let at = (first..self.len).find(|at| {
            total += self.group(*at).len;
            total >= 11
        })?;
        let opens = self.joint(at + 1).only(Joint::OPEN.or(Joint::SPACE))
            && self.joint(at + 1).any(Joint::OPEN);
        let prefix = matches!(self.digits(at, at + 1), [_, .., 7 | 8]);
        if total > 12 || at == first || !opens || !prefix {
            return None;
        }
        // A digit of more than one byte leaves no place to cut.
        let end = (self.group(at).end as usize).checked_sub(1)?;
        if !matches!(text.as_bytes().get(end), Some(b'7' | b'8')) {
            return None;
        }
        let mut run = self.clone();
        run.len = at + 1;
        run.after = Joint::PLUS;
        let last = run.groups.get_mut(at)?;
        last.len -= 1;
        last.end -= 1;
        run.end = last.end as usize;
        run.total = usize::from(last.at) + usize::from(last.len);
        Some(run)
    }

    /// Reads a run whose first group begins at `pos`, a digit; `lead` stands before it.
    pub(super) fn read(&mut self, text: &str, pos: usize, lead: Joint, multiline: bool) {
        self.len = 0;
        self.total = 0;
        self.go_on(text, pos, lead, multiline);
    }

    /// Drops the groups before `first` and reads on where the reading had to stop; `lead` stands
    /// before the first group that stays.
    pub(super) fn shift(&mut self, text: &str, first: usize, lead: Joint, multiline: bool) {
        let dropped = self.group(first).at;
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
        if self.is_full() {
            return;
        }
        let (pos, joint) = (self.end, self.next);
        self.go_on(text, pos, joint, multiline);
    }

    /// Whether a whole group may find no room behind the last one.
    fn is_full(&self) -> bool {
        self.len == GROUPS || self.total + LONGEST > DIGITS
    }

    fn go_on(&mut self, text: &str, pos: usize, joint: Joint, multiline: bool) {
        let (mut pos, mut joint) = (pos, joint);
        loop {
            let end = self.read_group(text, pos, joint);
            let (next, at) = read_joint(text, end, multiline);
            self.end = at;
            self.next = next;
            if next.any(Joint::ENDS) {
                // A star behind a whole number hides nothing.
                let plus = |group: &Group| group.joint.any(Joint::PLUS);
                let begin = self.groups().iter().rposition(plus).unwrap_or(0);
                let whole = self.digits_from(begin).len() >= 10 && is_starred(text, at);
                let hidden = next.any(Joint::MASK) && !whole;
                self.after = if next.any(Joint::MASK) && !hidden { Joint::OTHER } else { next };
                return;
            }
            if self.is_full() {
                self.after = Joint::MORE;
                return;
            }
            joint = next;
            pos = at;
        }
    }

    /// Reads a group; where it ends.
    fn read_group(&mut self, text: &str, pos: usize, joint: Joint) -> usize {
        let mut group = Group {
            start: u32::try_from(pos).unwrap_or(u32::MAX),
            at: u8::try_from(self.total).unwrap_or(u8::MAX),
            joint,
            ..Group::default()
        };
        let (mut at, mut end) = (pos, pos);
        let mut len = 0;
        let room = self.digits.get_mut(self.total..).unwrap_or_default();
        let bytes = text.as_bytes();
        loop {
            let digit = match bytes.get(at) {
                Some(byte) if byte.is_ascii_digit() => {
                    chars::count();
                    at += 1;
                    byte - b'0'
                }
                _ => {
                    let (sort, c, next) = chars::at(text, at);
                    let digit = match sort {
                        Sort::Digit(digit) => digit,
                        Sort::Odd(digit) => {
                            group.odd = true;
                            digit
                        }
                        Sort::Invisible => {
                            at = next;
                            continue;
                        }
                        Sort::Letter => match lookalike(text, at, c) {
                            Some(digit) => {
                                group.letters = true;
                                digit
                            }
                            None => break,
                        },
                        _ => break,
                    };
                    at = next;
                    digit
                }
            };
            // Longer than any number: the rest is skipped, and the length says so.
            if len < LONGEST {
                if let Some(slot) = room.get_mut(len) {
                    *slot = digit;
                }
                len += 1;
            }
            end = at;
        }
        group.end = u32::try_from(end).unwrap_or(u32::MAX);
        group.len = u8::try_from(len).unwrap_or(0);
        self.total += len;
        if let Some(slot) = self.groups.get_mut(self.len) {
            *slot = group;
            self.len += 1;
        }
        end
    }
}

/// Whether a single star stands right before a digit at `pos`: `275-10-50*123`.
fn is_starred(text: &str, pos: usize) -> bool {
    let (star, _, before) = chars::before(text, pos);
    star == Sort::Star && matches!(chars::before(text, before).0, Sort::Digit(_) | Sort::Close)
}

/// The digit that a letter at `pos` stands for: a letter that looks like one, among digits and
/// not part of a word.
fn lookalike(text: &str, pos: usize, c: char) -> Option<u8> {
    let digit = chars::lookalike(c)?;
    let mut at = pos;
    for _ in 0..4 {
        match chars::at(text, at) {
            (Sort::Letter, c, next) if chars::lookalike(c).is_some() => at = next,
            (Sort::Letter | Sort::Mark, ..) => return None,
            _ => break,
        }
    }
    if matches!(chars::at(text, at).0, Sort::Letter) {
        return None;
    }
    // From the left: digits or other look-alikes, then no further letter.
    let mut at = pos;
    for _ in 0..4 {
        match chars::before(text, at) {
            (Sort::Digit(_) | Sort::Odd(_) | Sort::Hyphen | Sort::Open | Sort::Close, ..) => {
                return Some(digit);
            }
            (Sort::Letter, c, prev) if chars::lookalike(c).is_some() => at = prev,
            // A group that begins with a letter: 8 (4812) З8-06-25.
            (Sort::Space, ..) if at == pos && matches!(digit, 0 | 3) => {
                let next = chars::at(text, pos + c.len_utf8()).0;
                return matches!(next, Sort::Digit(_)).then_some(digit);
            }
            _ => return None,
        }
    }
    None
}

/// What stands from `pos` to the next group: its bits and where the group (or the stop) is.
/// At most 160 bytes and three words are crossed.
pub(super) fn read_joint(text: &str, pos: usize, multiline: bool) -> (Joint, usize) {
    let mut joint = Joint::NONE;
    let mut at = pos;
    let mut words_left = 3;
    let mut masks = 0;
    let stop = |joint: Joint, sort: Joint, at: usize| (joint.or(sort), at);
    while at < pos + 160 {
        let (sort, c, next) = chars::at(text, at);
        match sort {
            Sort::Digit(_) | Sort::Odd(_) => {
                if masks > 0 {
                    return stop(joint, Joint::MASK, at);
                }
                return (joint, at);
            }
            Sort::Space => {
                if joint.any(Joint::DOT) && chars::before(text, at).0 == Sort::Dot && c != '\t' {
                    return stop(joint, Joint::STOP, at);
                }
                joint.add(Joint::SPACE);
            }
            Sort::Newline if multiline => joint.add(Joint::NEWLINE),
            Sort::Hyphen => joint.add(Joint::HYPHEN),
            Sort::Dot => joint.add(Joint::DOT),
            Sort::Open => joint.add(Joint::OPEN),
            Sort::Close => joint.add(Joint::CLOSE),
            Sort::Slash => joint.add(Joint::SLASH),
            Sort::Comma => joint.add(Joint::COMMA),
            Sort::Semicolon => joint.add(Joint::SEMICOLON),
            Sort::Plus => {
                if joint.any(Joint::PLUS) {
                    joint.add(Joint::PLUSES);
                }
                joint.add(Joint::PLUS);
            }
            Sort::Invisible => {}
            Sort::Mark => joint.add(Joint::MARK),
            Sort::Underscore => {
                if chars::at(text, next).0 == Sort::Underscore || joint.any(Joint::UNDERSCORE) {
                    masks += 2;
                }
                joint.add(Joint::UNDERSCORE);
            }
            Sort::Star => masks += 1,
            Sort::Letter if chars::lookalike(c).is_some() && lookalike(text, at, c).is_some() => {
                return (joint, at);
            }
            Sort::Letter if chars::is_mask(c) && is_masked(text, next) => masks += 2,
            Sort::Letter => {
                let end = words::end(text, at);
                let word = words::between(text, at, end);
                match word {
                    Word::And if words_left > 0 => joint.add(Joint::AND),
                    Word::Code | Word::Phone if words_left > 0 => joint.add(Joint::WORD),
                    _ if masks > 1 => return stop(joint, Joint::MASK, at),
                    _ => return stop(joint, Joint::LETTER, at),
                }
                words_left -= 1;
                at = end;
                // The full stop of an abbreviation, the colon of a label.
                if let (Sort::Dot | Sort::Colon, _, next) = chars::at(text, at) {
                    at = next;
                }
                continue;
            }
            _ if masks > 1 => return stop(joint, Joint::MASK, at),
            // (4812): 38-06-25
            Sort::Colon if joint.any(Joint::CLOSE) && chars::at(text, next).0 == Sort::Space => {
                joint.add(Joint::WORD);
            }
            Sort::Colon => return stop(joint, Joint::COLON, at),
            Sort::End => return stop(joint, Joint::END, at),
            _ => match encoded_space(text, at) {
                Some(next) => {
                    joint.add(Joint::SPACE.or(Joint::ENCODED));
                    at = next;
                    continue;
                }
                None if c == '&' => joint.add(Joint::AND),
                None => return stop(joint, Joint::OTHER, at),
            },
        }
        at = next;
    }
    stop(joint, Joint::OTHER, at)
}

/// Whether a letter x hides a digit: what follows is no word and no extension.
fn is_masked(text: &str, next: usize) -> bool {
    match chars::at(text, next) {
        (Sort::Hyphen | Sort::Close, ..) => true,
        (Sort::Letter, c, next) => {
            chars::is_mask(c)
                && !matches!(chars::at(text, next), (Sort::Letter, c, _) if !chars::is_mask(c))
        }
        _ => false,
    }
}

/// The end of an encoded space at `pos`: `%20`, `&nbsp;` and its like.
fn encoded_space(text: &str, pos: usize) -> Option<usize> {
    let rest = text.get(pos..)?.as_bytes();
    let found =
        ["%20", "%C2%A0", "&nbsp;", "&#160;", "&thinsp;", "&ensp;"].iter().find(|code| {
            rest.get(..code.len()).is_some_and(|head| head.eq_ignore_ascii_case(code.as_bytes()))
        })?;
    Some(pos + found.len())
}
