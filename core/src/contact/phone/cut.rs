//! Where a number ends among the groups of a run.

use super::context;
use super::found::join;
use super::reading::{self, Fault, Lead, Reading};
use super::run::{GROUPS, Group, Joint, Run};
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
        inside: lead.any(Joint::OPEN)
            && (first + 1..first + 4).any(|at| run.joint(at).any(Joint::CLOSE)),
        open: lead.any(Joint::OPEN) && group.len >= 3 && next.any(Joint::CLOSE),
    }
}

/// The longest full number that begins at group `first` and ends cleanly.
pub(super) fn full(run: &Run, first: usize, lead: Joint) -> Option<Cut> {
    let begin = lead_of(run, first, lead);
    let groups = run.groups();
    if !may_begin(run, first, lead) {
        return None;
    }
    // Numbers abroad have other lengths.
    let wide = begin.plus || matches!(run.digits_from(first), [8, 1, 0, ..] | [0, 0, ..]);
    let mut best: Option<(usize, Reading)> = None;
    let mut total = 0;
    for last in first..groups.len() {
        total += usize::from(run.group(last).len);
        if total > 18 {
            break;
        }
        if (wide || matches!(total, 10..=13)) && total >= 8 && is_clean(run, first, last) {
            let digits = run.digits(first, last + 1);
            if let Some(reading) = reading::read(digits, begin) {
                let stray = best.is_some()
                    && !begin.alone
                    && run.group(last).len == 1
                    && run.group(last).joint.any(Joint::SPACE);
                // Digits of the next number never mend one that is right as it stands.
                let worse = reading.repair.is_some()
                    && best.is_some_and(|(_, shorter)| shorter.repair.is_none());
                if !(stray || worse) {
                    best = Some((last, reading));
                }
            }
        }
        // Nothing under +7 is longer, with all its prefixes.
        if (!wide && total > 12) || !passable(run, first, last + 1, total, begin) {
            break;
        }
    }
    let (last, reading) = best?;
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

/// Whether a number may go on over the joint before group `next`, `total` digits being read.
fn passable(run: &Run, first: usize, next: usize, total: usize, begin: Lead) -> bool {
    if next >= run.groups().len() {
        return false;
    }
    let joint = run.joint(next);
    let abroad = begin.plus || matches!(run.digits(first, next), [8, 1, 0, ..] | [0, 0, ..]);
    let prefix = usize::from(begin.plus || begin.alone);
    let trunk = matches!(run.digits(first, first + 1), [7 | 8, ..]);
    let told = trunk || begin.open || is_coded(run, first);
    let code_closed = (3..=5).contains(&total.saturating_sub(prefix)) && told;
    if joint.any(Joint::AND.or(Joint::SEMICOLON)) {
        return false;
    }
    if joint.any(Joint::PLUS) && (total != 1 || !trunk) {
        return false;
    }
    if joint.any(Joint::WORD.or(Joint::NEWLINE)) && !code_closed {
        return false;
    }
    if joint.any(Joint::SLASH) && !(code_closed || (total == 1 && trunk)) {
        return false;
    }
    if joint.any(Joint::COMMA) && is_coded(run, first) {
        return code_closed;
    }
    if joint.any(Joint::COMMA) {
        // 8,861,275,10,50: commas all along, and no spaces.
        let glued = joint.only(Joint::COMMA);
        let uniform = run.group(first).len == 1 && trunk && run.joint(first + 1).only(Joint::COMMA);
        return glued && uniform;
    }
    if joint.any(Joint::OPEN) && !(joint.any(Joint::WORD) && joint.any(Joint::CLOSE)) {
        return total <= 2 || (abroad && total <= 6);
    }
    true
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
    let mut lens = [0_u8; GROUPS];
    for (slot, group) in lens.iter_mut().zip(groups) {
        *slot = group.len;
    }
    area_by_lens(lens.get(..groups.len()).unwrap_or_default(), prefix_len)
}

/// The same by the lengths of the groups.
pub(super) fn area_by_lens(groups: &[u8], prefix_len: usize) -> u8 {
    let mut lens = [0_u8; 8];
    let (mut count, mut skip) = (0, prefix_len);
    for group in groups {
        let len = usize::from(*group);
        if skip >= len {
            skip -= len;
            continue;
        }
        if let Some(slot) = lens.get_mut(count) {
            *slot = group - u8::try_from(skip).unwrap_or(0);
            count += 1;
        }
        skip = 0;
    }
    match lens.get(..count).unwrap_or_default() {
        [4 | 5, ..] if count > 1 => lens.first().copied().unwrap_or(0),
        [3, 2, 5] | [3, 2, 1, 2, 2] | [3, 2, 2, 1, 2] | [3, 2, 2, 3] => 5,
        [3, 1, 2, 2, 2] | [3, 1, 6] | [3, 1, 3, 3] | [2, 2, 2, 2, 2] => 4,
        [3, _, ..] => 3,
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
