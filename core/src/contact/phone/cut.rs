//! Where a number ends among the groups of a run.

use super::chars::Signs;
use super::engine::Pass;
use super::found::Prefix;
use super::number::AreaCode;
use super::reading::{self, Fault, Lead, Number, Reading};

use crate::contact::numbering;

/// A full number cut out of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    pub(super) reading: Reading,
    /// Its last group.
    pub(super) last: usize,
    /// All joints inside.
    pub(super) joints: Signs,
    /// A parenthesis opens inside another.
    pub(super) nested: bool,
    /// The area code stands in parentheses.
    pub(super) parentheses: bool,
    pub(super) area_len: u8,
}

impl Cut {
    pub(super) const NONE: Self = Self {
        reading: Reading::NONE,
        last: 0,
        joints: Signs::NONE,
        nested: false,
        parentheses: false,
        area_len: 0,
    };

    /// A parenthesis opens inside.
    pub(super) fn opens(&self) -> bool {
        self.joints.any(Signs::OPEN)
    }

    /// A parenthesis closes inside.
    pub(super) fn closes(&self) -> bool {
        self.joints.any(Signs::CLOSE)
    }
}

fn lead_of(run: &Pass, first: usize, lead: Signs) -> Lead {
    let open = lead.any(Signs::OPEN);
    // This parenthesis closes, not one that opens inside it, and more of the number follows.
    let mut at = first + 1;
    while at < first + 3 && at + 1 < run.len && !is_bracket(run, at) {
        at += 1;
    }
    Lead {
        plus: lead.any(Signs::PLUS),
        alone: run.size(first) == 1,
        inside: open && at < run.len && run.joint(at).any(Signs::CLOSE),
        open: open && run.size(first) >= 3 && run.joint(first + 1).any(Signs::CLOSE),
    }
}

fn is_bracket(run: &Pass, at: usize) -> bool {
    run.joint(at).any(Signs::OPEN.or(Signs::CLOSE))
}

/// Cuts the longest full number that begins at group `first` and ends cleanly; whether there is
/// one.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn full(run: &Pass, first: usize, lead: Signs, cut: &mut Cut) -> bool {
    if !may_begin(run, first, lead) {
        return false;
    }
    let begin = lead_of(run, first, lead);
    let digits = run.digits(first, usize::MAX);
    // Numbers abroad have other lengths.
    let wide = begin.plus
        || matches!(digits, [8, 1, 0, ..] | [0, 0, ..])
        || run.size(first) == 3
            && run.head(first) == 3
            && reading::is_neighbour(run.number(first, first + 1));
    let way = Way {
        begin,
        wide,
        trunk: run.begins_as_prefix(first),
        coded: is_coded(run, first),
        commas: run.joint(first + 1).only(Signs::COMMA),
    };
    let mut reading = Reading::NONE;
    let mut found = false;
    let mut last = first;
    loop {
        let total = run.count(first, last + 1);
        if total > 18 {
            break;
        }
        if (wide || matches!(total, 10..=13))
            && total >= 8
            && is_clean(run, first, last)
            && reading::read(Number::of(run.digits(first, last + 1)), begin, &mut reading)
        {
            let stray = !begin.alone && run.size(last) == 1 && run.joint(last).any(Signs::SPACE);
            // Digits of the next number never mend one that is right as it stands.
            let worse = reading.repair.is_some() && cut.reading.repair.is_none();
            if !(found && (stray || worse)) {
                cut.reading = reading;
                cut.last = last;
                found = true;
            }
        }
        last += 1;
        // Nothing under +7 is longer, with all its prefixes.
        if !wide && total > 12 || last >= run.len || !way.passes(run.joint(last), total) {
            break;
        }
    }
    if !found {
        return false;
    }
    describe(run, first, lead, cut);
    // An 8 that only a parenthesis makes part of the code: it must close inside the number.
    let part = begin.inside && begin.alone && cut.reading.prefix == Prefix::None;
    !part || cut.closes()
}

/// A quick look at the first digits: a plus, a prefix, a code, an old code.
fn may_begin(run: &Pass, first: usize, lead: Signs) -> bool {
    // `20:00) — (861)`: a time that a parenthesis closes is no way to dial abroad.
    let zeros = run.value(first) == 0 && run.size(first) == 2;
    if zeros && run.joint(first + 1).any(Signs::CLOSE) {
        return false;
    }
    // Codes that begin with 0, 3, 4, 8, 9, those of Kazakhstan with 7.
    lead.any(Signs::PLUS) || matches!(run.head(first), 0 | 3 | 4 | 7 | 8 | 9)
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
    fn passes(&self, joint: Signs, total: usize) -> bool {
        // What most joints are.
        if joint.only(Signs::SPACE.or(Signs::HYPHEN).or(Signs::DOT).or(Signs::CLOSE)) {
            return true;
        }
        if joint.any(Signs::AND.or(Signs::SEMICOLON)) {
            return false;
        }
        let prefix = usize::from(self.begin.plus || self.begin.alone);
        let told = self.trunk || self.begin.open || self.coded;
        let code_closed = (3..=5).contains(&total.wrapping_sub(prefix)) && told;
        let trunk = total == 1 && self.trunk;
        // `8 (код 86137) 5-12-34`.
        let trunk_apart = trunk && !joint.any(Signs::NEWLINE);
        if joint.any(Signs::PLUS) && !trunk
            || joint.any(Signs::WORD.or(Signs::NEWLINE)) && !(code_closed || trunk_apart)
            || joint.any(Signs::SLASH) && !(code_closed || trunk)
        {
            return false;
        }
        if joint.any(Signs::COMMA) {
            // 8,861,275,10,50: commas all along, and no spaces.
            let glued = joint.only(Signs::COMMA) && self.begin.alone && self.trunk && self.commas;
            // `8 (86137), 5-12-34`.
            return if self.coded || joint.any(Signs::CLOSE) { code_closed } else { glued };
        }
        !joint.any(Signs::OPEN)
            || joint.any(Signs::WORD) && joint.any(Signs::CLOSE)
            || total <= if self.wide { 6 } else { 2 }
    }
}

/// Whether the word «код» announces the first group: `код 861, тел. 275-10-50`.
pub(super) fn is_coded(run: &Pass, first: usize) -> bool {
    first == 0 && run.joint(0).any(Signs::WORD)
}

/// Whether a number may end behind group `last`.
fn is_clean(run: &Pass, first: usize, last: usize) -> bool {
    let next = last + 1;
    let joint = run.joint(next);
    if next >= run.len {
        return !run.after.any(Signs::MASK);
    }
    if joint.is_tight() {
        return false;
    }
    // 8 817 44 248 71 63: spaces all along, and too few digits left for another number.
    let spaces = joint.or(run.joint(last)).only(Signs::SPACE) && last > first;
    if !spaces {
        return true;
    }
    let mut end = next + 1;
    while end < run.len && !run.joint(end).any(Signs::LIST) {
        end += 1;
    }
    let rest = run.count(next, end);
    let begins = matches!(run.head(next), 3 | 4 | 7 | 8 | 9) && run.size(next) > 0;
    let word = run.after.any(Signs::LETTER.or(Signs::COLON));
    match rest {
        5..=7 => true,
        0..5 if word => true,
        10.. if begins => true,
        _ => run.is_time(next, next + 3, false),
    }
}

/// Notes what stands between the groups of a number.
fn describe(run: &Pass, first: usize, lead: Signs, cut: &mut Cut) {
    let (last, prefix_len) = (cut.last, cut.reading.prefix_len);
    cut.joints = Signs::NONE;
    cut.nested = false;
    cut.area_len = 0;
    let mut opened = if lead.any(Signs::OPEN) { 0 } else { usize::MAX };
    let mut inside = 0;
    let mut lens = 0;
    for at in (first..=last).rev() {
        lens = lens << 4 | run.size(at).min(15) as u64;
    }
    for at in first + 1..=last {
        let joint = run.joint(at);
        let seen = run.count(first, at);
        cut.joints = cut.joints.or(joint);
        if joint.any(Signs::CLOSE) && opened != usize::MAX {
            inside = seen - prefix_len.max(opened).min(seen);
            opened = usize::MAX;
        }
        if joint.any(Signs::OPEN) {
            cut.nested |= opened != usize::MAX;
            opened = seen;
        }
    }
    cut.parentheses = inside > 0 && cut.closes();
    if (3..=5).contains(&inside) {
        cut.area_len = inside as u8;
    } else if last > first {
        cut.area_len = area_by_lens(lens, prefix_len);
    }
}

/// How many digits of code the grouping shows: the groups behind the prefix, up to a code of
/// three to five digits that leaves a local number in its usual groups. The lengths of the groups
/// are four bits each, the first the lowest.
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
    pub(super) last: usize,
    /// Digits in all, five to seven.
    pub(super) len: usize,
    /// Hyphens between its groups.
    pub(super) hyphens: bool,
    /// The groups are those of a telephone number and joined by hyphens.
    pub(super) usual: bool,
    pub(super) letters: bool,
    /// The code in parentheses behind it.
    pub(super) area: Option<AreaCode>,
    /// Where it ends, its code included.
    pub(super) end: usize,
}

/// The local number at group `first`; of `expected` digits where that is not 0 and possible.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn local(run: &Pass, first: usize, expected: usize) -> Option<Local> {
    let trunk = run.is_prefix(first);
    let mut found: Option<Local> = None;
    let mut joints = Signs::NONE;
    let mut letters = false;
    let mut lens = 0;
    for last in first..run.len {
        let size = run.size(last);
        if last > first {
            joints = joints.or(run.joint(last));
        }
        let inner = Signs::SPACE.or(Signs::HYPHEN).or(Signs::DOT).or(Signs::ENCODED);
        let total = run.count(first, last + 1);
        if !joints.only(inner) || total > 7 {
            break;
        }
        lens = lens << 4 | size;
        letters |= run.letters(last);
        let hyphens = joints.any(Signs::HYPHEN);
        let code = || (run.number(last, last + 1) / numbering::power(size - 3)) as u32;
        if trunk && last == first + 1 && size >= 3 && numbering::is_code(code()) {
            return None;
        }
        let behind = run.joint(last + 1);
        let at_end = last + 1 >= run.len;
        let goes_on = if at_end { run.after.any(Signs::MASK) } else { behind.is_tight() };
        // A number of spaces alone goes on to the end of its run.
        let loose = behind.only(Signs::SPACE) && !at_end;
        if total < 5 || goes_on || loose && !hyphens && last > first && expected != total {
            continue;
        }
        if found.is_none() || !hyphens || total == expected {
            let usual = joints.only(Signs::HYPHEN) && matches!(lens, 0x322 | 0x222 | 0x1222);
            let end = run.end(last);
            found = Some(Local { last, len: total, hyphens, usual, letters, area: None, end });
        }
        if total == expected {
            break;
        }
    }
    let found = found?;
    let behind = run.joint(found.last + 1);
    let one = found.last == first;
    let ends = Signs::ENDS.or(Signs::LIST);
    // Parentheses round a single group, or closed before the number ends, hold a code.
    if run.joint(first).any(Signs::OPEN) && (one || !behind.any(ends)) {
        return None;
    }
    // A run that goes on with more digits behind a space is a figure of some other kind, unless
    // hyphens hold the number together.
    let ends = ends.or(Signs::CLOSE).or(Signs::WORD).or(Signs::PLUS);
    let whole = found.hyphens
        || one && behind.any(Signs::OPEN)
        || behind.any(ends)
        || found.len == expected;
    whole.then_some(found)
}

/// Whether a group begins what can only be a full number: a plus, a prefix apart, a code in
/// parentheses.
pub(super) fn is_strong(run: &Pass, first: usize, lead: Signs) -> bool {
    let size = run.size(first);
    lead.any(Signs::PLUS)
        || run.begins_as_prefix(first) && (size == 1 || size > 3)
        || lead.any(Signs::OPEN) && matches!(size, 1 | 3..=6)
}

/// The last group of what cannot be read from `first`.
pub(super) fn segment(run: &Pass, first: usize, strong: bool) -> usize {
    let mut last = first;
    loop {
        let next = last + 1;
        let joint = run.joint(next);
        let total = run.count(first, next);
        let prefix = run.is_prefix(next) || run.size(next) >= 10;
        if next >= run.len
            || joint.any(Signs::LIST.or(Signs::PLUS))
            || joint.any(Signs::WORD) && total > 6
            || joint.any(Signs::OPEN) && total > 3 && last > first + 1
            || joint.any(Signs::SPACE) && (!strong || prefix && total >= 9)
        {
            return last;
        }
        last = next;
    }
}

/// What is wrong with groups `first..=last`.
pub(super) fn fault(run: &Pass, first: usize, last: usize, lead: Signs) -> Fault {
    let begin = lead_of(run, first, lead);
    let digits = run.digits(first, last + 1);
    let mut fault = reading::fault(digits, begin);
    let mut reading = Reading::NONE;
    if digits.len() <= 18 && reading::read(Number::of(digits), begin, &mut reading) {
        // The number is there, and something is tied to it.
        fault.code = super::PhoneCode::TooLong;
        fault.number = 1;
    }
    fault
}

/// Reads a ten-digit national number; whether it is one.
pub(super) fn national(national: u64, out: &mut Reading) -> bool {
    reading::read(Number::national(national), Lead::default(), out)
}
