//! Where a number ends among the groups of a run.

use super::context;
use super::found::{Prefix, join};
use super::reading::{self, Fault, Lead, Reading};
use super::run::{Group, Joint, Run};
use crate::contact::numbering;

/// A full number cut out of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub(super) reading: Reading,
    /// Its last group.
    pub(super) last: usize,
    /// All joints inside.
    pub(super) joints: Joint,
    /// A parenthesis opens, closes inside.
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// A parenthesis opens inside another.
    pub(super) nested: bool,
    /// The area code stands in parentheses.
    pub(super) parentheses: bool,
    /// More than one group.
    pub(super) spread: bool,
    /// Hyphens between the last groups.
    pub(super) hyphens: bool,
    pub(super) area_len: u8,
}

fn lead_of(run: &Run, first: usize, lead: Joint) -> Lead {
    let group = run.group(first);
    let next = run.joint(first + 1);
    Lead {
        plus: lead.any(Joint::PLUS),
        alone: group.len == 1,
        // This parenthesis closes, not one that opens inside it, and more of the number follows.
        inside: lead.any(Joint::OPEN)
            && (first + 1..run.groups().len().min(first + 4))
                .map(|at| run.joint(at))
                .find(|joint| joint.any(Joint::OPEN.or(Joint::CLOSE)))
                .is_some_and(|joint| joint.any(Joint::CLOSE)),
        open: lead.any(Joint::OPEN) && group.len >= 3 && next.any(Joint::CLOSE),
    }
}

/// The longest full number that begins at group `first` and ends cleanly.
pub(super) fn full(run: &Run, first: usize, lead: Joint) -> Option<Cut> {
    if !may_begin(run, first, lead) {
        return None;
    }
    let begin = lead_of(run, first, lead);
    // Numbers abroad have other lengths.
    let wide = begin.plus
        || matches!(run.digits_from(first), [8, 1, 0, ..] | [0, 0, ..])
        || matches!(run.digits(first, first + 1), [3, b, c] if reading::is_neighbour([3, *b, *c]));
    let way = Way {
        begin,
        wide,
        trunk: matches!(run.digits_from(first).first(), Some(7 | 8)),
        coded: is_coded(run, first),
        commas: run.joint(first + 1).only(Joint::COMMA),
    };
    let mut best: Option<(usize, Reading)> = None;
    let mut total = 0;
    for (last, group) in run.groups().iter().enumerate().skip(first) {
        total += usize::from(group.len);
        if total > 18 {
            break;
        }
        if (wide || matches!(total, 10..=13)) && total >= 8 && is_clean(run, first, last) {
            let digits = run.digits(first, last + 1);
            if let Some(reading) = reading::read(digits, begin) {
                let stray = best.is_some()
                    && !begin.alone
                    && group.len == 1
                    && group.joint.any(Joint::SPACE);
                // Digits of the next number never mend one that is right as it stands.
                let worse = reading.repair.is_some()
                    && best.is_some_and(|(_, shorter)| shorter.repair.is_none());
                if !(stray || worse) {
                    best = Some((last, reading));
                }
            }
        }
        // Nothing under +7 is longer, with all its prefixes.
        if (!wide && total > 12)
            || last + 1 >= run.groups().len()
            || !way.passes(run.joint(last + 1), total)
        {
            break;
        }
    }
    let (last, reading) = best?;
    // An 8 that only a parenthesis makes part of the code: it must close inside the number.
    let closed = || (first + 1..=last).any(|at| run.joint(at).any(Joint::CLOSE));
    if begin.inside && begin.alone && reading.prefix == Prefix::None && !closed() {
        return None;
    }
    Some(describe(run, first, last, reading, lead))
}

/// A quick look at the first digits: a plus, a prefix, a code, an old code.
fn may_begin(run: &Run, first: usize, lead: Joint) -> bool {
    // `20:00) — (861)`: a time that a parenthesis closes is no way to dial abroad.
    if run.digits(first, first + 1) == [0, 0] && run.joint(first + 1).any(Joint::CLOSE) {
        return false;
    }
    if lead.any(Joint::PLUS) {
        return true;
    }
    // Codes that begin with 0, 3, 4, 8, 9, those of Kazakhstan with 7.
    matches!(run.digits(first, first + 1).first(), Some(0 | 3 | 4 | 7 | 8 | 9))
}

/// What decides over which joints a number goes on.
#[derive(Clone, Copy)]
struct Way {
    begin: Lead,
    /// It may be a number of another country.
    wide: bool,
    /// It begins with a 7 or 8.
    trunk: bool,
    /// «код» stands before it.
    coded: bool,
    /// A comma alone stands behind its first group.
    commas: bool,
}

impl Way {
    /// Whether a number may go on over a joint, `total` digits being read.
    fn passes(&self, joint: Joint, total: usize) -> bool {
        // What most joints are.
        if joint.only(Joint::SPACE.or(Joint::HYPHEN).or(Joint::DOT).or(Joint::CLOSE)) {
            return true;
        }
        if joint.any(Joint::AND.or(Joint::SEMICOLON)) {
            return false;
        }
        let prefix = usize::from(self.begin.plus || self.begin.alone);
        let told = self.trunk || self.begin.open || self.coded;
        let code_closed = (3..=5).contains(&total.saturating_sub(prefix)) && told;
        if joint.any(Joint::PLUS) && (total != 1 || !self.trunk) {
            return false;
        }
        // `8 (код 86137) 5-12-34`.
        let trunk_apart = total == 1 && self.trunk && !joint.any(Joint::NEWLINE);
        if joint.any(Joint::WORD.or(Joint::NEWLINE)) && !(code_closed || trunk_apart) {
            return false;
        }
        if joint.any(Joint::SLASH) && !(code_closed || (total == 1 && self.trunk)) {
            return false;
        }
        if joint.any(Joint::COMMA) && self.coded {
            return code_closed;
        }
        if joint.any(Joint::COMMA) {
            // 8,861,275,10,50: commas all along, and no spaces.
            let glued = joint.only(Joint::COMMA);
            return glued && self.begin.alone && self.trunk && self.commas;
        }
        if joint.any(Joint::OPEN) && !(joint.any(Joint::WORD) && joint.any(Joint::CLOSE)) {
            return total <= 2 || (self.wide && total <= 6);
        }
        true
    }
}

/// Whether the word «код» announces the first group: `код 861, тел. 275-10-50`.
pub(super) fn is_coded(run: &Run, first: usize) -> bool {
    first == 0 && run.joint(0).any(Joint::WORD)
}

/// Whether a number may end behind group `last`.
fn is_clean(run: &Run, first: usize, last: usize) -> bool {
    let joint = run.joint(last + 1);
    if last + 1 >= run.groups().len() {
        return !run.after.any(Joint::MASK.or(Joint::MORE)) || run.after.any(Joint::MORE);
    }
    if joint.is_tight() {
        return false;
    }
    // 8 817 44 248 71 63: spaces all along, and too few digits left for another number.
    let spaces = joint.only(Joint::SPACE) && run.joint(last).only(Joint::SPACE) && last > first;
    if spaces {
        let rest: usize = run
            .groups()
            .iter()
            .skip(last + 1)
            .take_while(|group| {
                group.start == run.group(last + 1).start || !group.joint.any(Joint::LIST)
            })
            .map(|group| usize::from(group.len))
            .sum();
        let begins = run.digits(last + 1, last + 2);
        let next_full = rest >= 10 && matches!(begins, [3 | 4 | 7 | 8 | 9, ..]);
        let word = run.after.any(Joint::LETTER.or(Joint::COLON));
        let date = context::is_time(run, last + 1, last + 4, false);
        return (5..=7).contains(&rest) || next_full || date || (rest < 5 && word);
    }
    true
}

fn describe(run: &Run, first: usize, last: usize, reading: Reading, lead: Joint) -> Cut {
    let groups = run.groups().get(first..=last).unwrap_or_default();
    let mut cut = Cut {
        reading,
        last,
        joints: Joint::NONE,
        opens: false,
        closes: false,
        nested: false,
        parentheses: false,
        spread: groups.len() > 1,
        hyphens: false,
        area_len: 0,
    };
    let mut seen = 0;
    let mut opened_at = lead.any(Joint::OPEN).then_some(0);
    let mut paren_len = 0;
    for (at, group) in groups.iter().enumerate() {
        if at > 0 {
            cut.joints = cut.joints.or(group.joint);
            cut.opens |= group.joint.any(Joint::OPEN);
            cut.closes |= group.joint.any(Joint::CLOSE);
            cut.hyphens |= group.joint.any(Joint::HYPHEN);
            if group.joint.any(Joint::CLOSE)
                && let Some(opened) = opened_at.take()
            {
                paren_len = seen - reading.prefix_len.max(opened).min(seen);
            }
            if group.joint.any(Joint::OPEN) {
                cut.nested |= opened_at.is_some();
                opened_at = Some(seen);
            }
        }
        seen += usize::from(group.len);
    }
    cut.parentheses = paren_len > 0 && cut.closes;
    if (3..=5).contains(&paren_len) {
        cut.area_len = u8::try_from(paren_len).unwrap_or(0);
    } else if cut.spread {
        cut.area_len = area_by_groups(groups, reading.prefix_len);
    }
    cut
}

/// How many digits of code the grouping shows: the groups behind the prefix, up to a code of
/// three to five digits that leaves a local number in its usual groups.
fn area_by_groups(groups: &[Group], prefix_len: usize) -> u8 {
    let lens = groups.iter().rev().fold(0, |lens, group| lens << 4 | u64::from(group.len.min(15)));
    area_by_lens(lens, prefix_len)
}

/// The same by the lengths of the groups, four bits each, the first the lowest.
#[inline]
pub(super) fn area_by_lens(lens: u64, prefix_len: usize) -> u8 {
    let (mut lens, mut skip) = (lens, prefix_len as u64);
    while skip > 0 && skip >= lens & 15 && lens > 0 {
        skip -= lens & 15;
        lens >>= 4;
    }
    // What is left of the group that holds the end of the prefix.
    lens = lens.saturating_sub(skip);
    match lens {
        0..16 => 0,
        0x523 | 0x22123 | 0x21223 | 0x3223 => 5,
        0x22213 | 0x613 | 0x3313 | 0x22222 => 4,
        _ if matches!(lens & 15, 3..=5) => (lens & 15) as u8,
        _ => 0,
    }
}

/// A local number cut out of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Local {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Digits in all, five to seven.
    pub(super) len: usize,
    /// Hyphens between its groups.
    pub(super) hyphens: bool,
    /// The groups are those of a telephone number and joined by hyphens.
    pub(super) usual: bool,
    pub(super) letters: bool,
}

/// The local number at group `first`; of `expected` digits where that is not 0 and possible.
pub(super) fn local(run: &Run, first: usize, expected: usize) -> Option<Local> {
    let groups = run.groups();
    let trunk = matches!(run.digits(first, first + 1), [7 | 8]);
    let mut found: Option<Local> = None;
    let (mut total, mut hyphens, mut only_hyphens) = (0, false, true);
    let mut letters = false;
    for last in first..groups.len() {
        let group = run.group(last);
        if last > first {
            let inner = Joint::SPACE.or(Joint::HYPHEN).or(Joint::DOT).or(Joint::ENCODED);
            if !group.joint.only(inner) {
                break;
            }
            hyphens |= group.joint.any(Joint::HYPHEN);
            only_hyphens &= group.joint.only(Joint::HYPHEN);
        }
        letters |= group.letters;
        total += usize::from(group.len);
        if total > 7 {
            break;
        }
        let code = value(run.digits(last, last + 1));
        if trunk
            && last == first + 1
            && group.len >= 3
            && numbering::is_code(first_three(code, group.len))
        {
            return None;
        }
        let behind = run.joint(last + 1);
        if total < 5 || (behind.is_tight() && last + 1 < groups.len()) {
            continue;
        }
        if last + 1 >= groups.len() && run.after.any(Joint::MASK) {
            continue;
        }
        // A number of spaces alone goes on to the end of its run.
        let loose = behind.only(Joint::SPACE) && last + 1 < groups.len();
        if loose && !hyphens && last > first && expected != total {
            continue;
        }
        let one = Local {
            first,
            last,
            len: total,
            hyphens,
            usual: only_hyphens && is_usual(run, first, last),
            letters,
        };
        if total == expected {
            found = Some(one);
            break;
        }
        if found.is_none() || !hyphens {
            found = Some(one);
        }
    }
    // A run that goes on with more digits behind a space is a figure of some other kind, unless
    // hyphens hold the number together.
    let found = found?;
    // Parentheses round a single group, or closed before the number ends, hold a code.
    if run.group(first).joint.any(Joint::OPEN) {
        let behind = run.joint(found.last + 1);
        let ends = behind.any(Joint::ENDS.or(Joint::LIST));
        if found.last == first || !ends {
            return None;
        }
    }
    let single = found.last == first && run.joint(found.last + 1).any(Joint::OPEN);
    Some(found).filter(|one| {
        one.hyphens || single || ends_list(run.joint(one.last + 1)) || one.len == expected
    })
}

fn ends_list(joint: Joint) -> bool {
    joint.any(Joint::ENDS.or(Joint::LIST).or(Joint::CLOSE).or(Joint::WORD).or(Joint::PLUS))
}

fn first_three(value: u32, len: u8) -> u32 {
    match len {
        3 => value,
        4 => value / 10,
        5 => value / 100,
        6 => value / 1000,
        _ => 0,
    }
}

fn value(digits: &[u8]) -> u32 {
    u32::try_from(join(digits)).unwrap_or(u32::MAX)
}

fn is_usual(run: &Run, first: usize, last: usize) -> bool {
    let len = |at: usize| if first + at <= last { run.group(first + at).len } else { 0 };
    matches!(
        (len(0), len(1), len(2), len(3), len(4)),
        (3, 2, 2, 0, 0) | (2, 2, 2, 0, 0) | (1, 2, 2, 2, 0)
    )
}

/// Whether a group begins what can only be a full number: a plus, a prefix apart, a code in
/// parentheses.
pub(super) fn is_strong(run: &Run, first: usize, lead: Joint) -> bool {
    let digits = run.digits(first, first + 1);
    let code = lead.any(Joint::OPEN) && matches!(digits.len(), 1 | 3..=6);
    lead.any(Joint::PLUS)
        || matches!(digits, [7 | 8])
        || code
        || matches!(digits, [7 | 8, _, _, _, ..])
}

/// The last group of what cannot be read from `first`.
pub(super) fn segment(run: &Run, first: usize, strong: bool) -> usize {
    let mut last = first;
    let mut total = usize::from(run.group(first).len);
    while last + 1 < run.groups().len() {
        let joint = run.joint(last + 1);
        let begins = run.digits(last + 1, last + 2);
        let prefix = matches!(begins, [7 | 8]) || begins.len() >= 10;
        if joint.any(Joint::LIST.or(Joint::PLUS))
            || joint.any(Joint::OPEN) && total > 3 && !joint.is_tight() && last > first + 1
        {
            break;
        }
        if !joint.is_tight()
            && joint.any(Joint::SPACE)
            && ((!strong && last >= first) || prefix && total >= 9)
        {
            break;
        }
        last += 1;
        total += begins.len();
    }
    last
}

/// What is wrong with groups `first..=last`.
pub(super) fn fault(run: &Run, first: usize, last: usize, lead: Joint) -> Fault {
    let begin = lead_of(run, first, lead);
    match reading::interpret(run.digits(first, last + 1), begin) {
        Err(fault) => fault,
        // The number is there, and something is tied to it.
        Ok(reading) => {
            Fault { code: super::PhoneCode::TooLong, number: 1, prefix_len: reading.prefix_len }
        }
    }
}

/// The reading of a ten-digit national number.
pub(super) fn national(national: u64) -> Option<Reading> {
    let mut digits = [0; 10];
    let mut rest = national;
    for slot in digits.iter_mut().rev() {
        *slot = u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
    reading::read(&digits, Lead::default())
}
