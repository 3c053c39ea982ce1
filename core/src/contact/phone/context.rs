//! What stands before and behind a run: labels, vetoes, dates, hours, money.

use super::chars::{self, Sort};
use super::run::{Group, Joint, Run};
use super::words::{self, Word};

/// What stands before a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before {
    /// The nearest word that says something.
    pub(super) word: Word,
    /// The number is part of something longer: a word, a link, a time, a file name.
    pub(super) glued: bool,
    /// A `№` or `#`.
    pub(super) sign: bool,
    /// Nothing but signs and labels stands before it on its line.
    pub(super) first: bool,
    /// A star before it: a service command.
    pub(super) star: bool,
    /// A dash or a colon before it.
    pub(super) dash: bool,
}

/// Looks back from `pos` to `floor`, over at most four words of the line.
pub(super) fn before(text: &str, pos: usize, floor: usize) -> Before {
    let mut found = Before {
        word: Word::Other,
        glued: false,
        sign: false,
        first: true,
        star: false,
        dash: false,
    };
    let mut at = pos;
    let mut words_left = 4;
    let (mut near, mut numbered) = (true, false);
    let limit = floor.max(pos.saturating_sub(160));
    while at > limit {
        let (sort, _, prev) = chars::before(text, at);
        match sort {
            Sort::Letter | Sort::Mark => {
                let start = words::start(text, at, limit);
                let word = words::between(text, start, at);
                let word = abbreviated(text, start, at, word);
                let label = matches!(word, Word::Phone | Word::Code) || word.is_desk();
                let glued = at == pos && !label && word != Word::And;
                if glued || (near && matches!(chars::before(text, start).0, Sort::Digit(_))) {
                    found.glued |= glued;
                }
                found.first &= label || word == Word::Neutral;
                numbered |= word == Word::Neutral;
                match word {
                    Word::Other | Word::Neutral | Word::And => {}
                    // «ИНН директора»: what stands before a desk may still veto.
                    _ if found.word.is_desk() && !matches!(word, Word::Veto | Word::Phone) => {}
                    Word::Time | Word::Unit | Word::House if words_left < 4 => {}
                    Word::Code if code_word(text, pos, floor).is_none() => {}
                    Word::Code => return Before { word: Word::Phone, ..found },
                    Word::Registry if numbered || found.sign => {
                        return Before { word: Word::Veto, ..found };
                    }
                    word if word.is_desk() => found.word = word,
                    word => return Before { word, ..found },
                }
                words_left -= 1;
                near = false;
                if words_left == 0 {
                    return found;
                }
                at = start;
                continue;
            }
            Sort::Digit(_) | Sort::Odd(_) => {
                found.first = false;
                if at == pos || tied(text, at, pos) {
                    found.glued = true;
                }
                return found;
            }
            Sort::Newline => {
                found.first = false;
                return found;
            }
            Sort::NumberSign => found.sign = true,
            Sort::Hash if at == pos => found.glued = true,
            // A hashtag is a word like another.
            Sort::Hash => found.sign |= words_left == 4,
            Sort::Star if at == pos => found.star = true,
            Sort::Underscore if at == pos => found.glued = true,
            Sort::Hyphen if at == pos => found.glued |= after_latin(text, prev, limit),
            Sort::Slash if at == pos => found.glued |= !after_label(text, prev, limit),
            Sort::Other if at == pos => {
                found.glued |= matches!(
                    chars::before(text, at).1,
                    '=' | '@' | '&' | '?' | '%' | '$' | '€' | '₽'
                );
            }
            // The hours may stand before the floor.
            Sort::Colon if at == pos && hours_end(text, prev) => found.glued = true,
            Sort::Hyphen | Sort::Colon if near => found.dash = true,
            Sort::Semicolon if words_left < 4 => return found,
            _ => {}
        }
        at = prev;
    }
    found.first &= at == 0;
    found
}

/// What a short word says together with the sign beside it: «дом. 5-12-34» is a telephone at
/// home, «р/с» an account.
fn abbreviated(text: &str, start: usize, end: usize, word: Word) -> Word {
    let length = end - start;
    match word {
        Word::Address if length == 6 && chars::at(text, end).0 == Sort::Dot => {
            match text.get(start..end) {
                Some("дом" | "Дом") => Word::Phone,
                _ => word,
            }
        }
        Word::Time if length == 2 && chars::before(text, start).0 == Sort::Slash => Word::Veto,
        _ => word,
    }
}

/// Where the word «код» begins that stands before `pos`, «код города» among them.
pub(super) fn code_word(text: &str, pos: usize, floor: usize) -> Option<usize> {
    let mut at = pos;
    let mut words_left = 2;
    while at > floor.max(pos.saturating_sub(40)) {
        let (sort, _, prev) = chars::before(text, at);
        match sort {
            Sort::Letter => {
                let start = words::start(text, at, floor);
                let word = text.get(start..at).unwrap_or_default();
                if words::classify(word) == Word::Code {
                    return Some(start);
                }
                words_left -= 1;
                if words_left == 0 || !matches!(word, "города" | "района" | "населенного")
                {
                    return None;
                }
                at = start;
                continue;
            }
            Sort::Space | Sort::Colon | Sort::Hyphen | Sort::Open => {}
            _ => return None,
        }
        at = prev;
    }
    None
}

/// Whether one or two digits end at `pos`, the hours of `17:00`.
fn hours_end(text: &str, pos: usize) -> bool {
    let digit = |at| match chars::before(text, at) {
        (Sort::Digit(_), _, prev) => Some(prev),
        _ => None,
    };
    let second = digit(pos).map(digit);
    second.is_some_and(|second| second.is_none_or(|at| digit(at).is_none()))
}

/// Whether only a colon, or a hyphen or dot, stands between a digit and the number.
fn tied(text: &str, from: usize, to: usize) -> bool {
    matches!(text.get(from..to), Some(":" | "-" | "." | "," | "–" | "×" | "x"))
}

/// Whether a Latin word that is no label ends at `pos`: `wall-`, `id-`.
fn after_latin(text: &str, pos: usize, floor: usize) -> bool {
    let latin = matches!(chars::before(text, pos), (Sort::Letter, c, _) if c.is_ascii());
    let start = words::start(text, pos, floor);
    latin && words::between(text, start, pos) != Word::Phone
}

/// Whether a label for telephones ends at `pos`.
fn after_label(text: &str, pos: usize, floor: usize) -> bool {
    if pos <= floor {
        return true;
    }
    let pos = match chars::before(text, pos) {
        (Sort::Dot | Sort::Close | Sort::Space, _, prev) => prev,
        _ => pos,
    };
    let start = words::start(text, pos, floor);
    if start == pos {
        return !matches!(chars::before(text, pos).0, Sort::Digit(_));
    }
    words::between(text, start, pos) == Word::Phone
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// A unit, a currency, a colon with further digits: the number is a quantity or a time.
    Quantity,
    /// A comma and an address: the number may be a postcode.
    Place,
    /// Part of an address: the number may be that of a room.
    Room,
    /// A word that says nothing.
    Word,
    /// A letter at once behind it.
    Glued,
    /// No word.
    Nothing,
}

/// Looks ahead from the end of a number, over one word.
pub(super) fn after(text: &str, pos: usize) -> After {
    let mut at = pos;
    let mut comma = false;
    for _ in 0..4 {
        let (sort, c, next) = chars::at(text, at);
        match sort {
            Sort::Space | Sort::Invisible => {}
            Sort::Comma => comma = true,
            Sort::Hyphen if at == pos && chars::at(text, next).0 == Sort::Letter => {
                return After::Glued;
            }
            Sort::Colon if matches!(chars::at(text, next).0, Sort::Digit(_)) => {
                return After::Quantity;
            }
            Sort::Other if matches!(c, '%' | '₽' | '°' | '$' | '€' | '‰') => {
                return After::Quantity;
            }
            Sort::Letter => {
                let end = words::end(text, at);
                let word = words::between(text, at, end);
                let extension = chars::is_mask(c) && end == next;
                return match word {
                    _ if extension => After::Nothing,
                    Word::Phone | Word::Extension | Word::And => After::Nothing,
                    _ if comma => After::Place,
                    Word::Unit => After::Quantity,
                    Word::Address => After::Room,
                    _ if at == pos => After::Glued,
                    _ => After::Word,
                };
            }
            _ => return After::Nothing,
        }
        at = next;
    }
    After::Nothing
}

fn value(run: &Run, at: usize) -> u32 {
    run.digits(at, at + 1)
        .iter()
        .fold(0, |value, digit| value.wrapping_mul(10).wrapping_add(u32::from(*digit)))
}

/// Whether groups `from..to` are a date (`10.11.2023`, `2026-03-15`, `17-10-25`), a range of
/// dates or years (`12.07-18.07`, `1877-1878`), or opening hours (`9-00-18-00`, `830-1615`).
/// `strict`: three pairs with hyphens count as a date too.
pub(super) fn is_time(run: &Run, from: usize, to: usize, strict: bool) -> bool {
    let groups = run.groups().get(from..to).unwrap_or_default();
    let len = |at: usize| groups.get(at).map_or(0, |group: &Group| group.len);
    let v = |at: usize| value(run, from + at);
    let day = |at: usize| len(at) <= 2 && (1..=31).contains(&v(at));
    let month = |at: usize| len(at) <= 2 && (1..=12).contains(&v(at));
    let year = |at: usize| len(at) == 4 && (1800..2100).contains(&v(at));
    let clock = |value: u32| value / 100 <= 24 && value % 100 < 60 && value.is_multiple_of(5);
    match groups.len() {
        2 if year(0) && year(1) => true,
        2 if len(0) <= 2 && len(1) <= 2 => true,
        // 830-1615: both are times, in this order.
        2 => {
            let hyphen = groups.get(1).is_some_and(|group| group.joint.any(Joint::HYPHEN));
            hyphen
                && (3..=4).contains(&len(0))
                && (3..=4).contains(&len(1))
                && clock(v(0))
                && clock(v(1))
                && v(0) < v(1)
        }
        3 if year(0) => month(1) && day(2),
        3 => {
            // 30-7-14 is a telephone in small places; dates have dots.
            let dotted =
                groups.iter().skip(1).any(|group| group.joint.any(Joint::DOT.or(Joint::SLASH)));
            let short_year =
                len(2) == 2 && groups.iter().all(|group| group.len <= 2) && (dotted || strict);
            day(0) && month(1) && (year(2) || short_year) && same_joint(groups)
        }
        4 => {
            let hours = |at: usize| len(at) <= 2 && v(at) <= 24;
            let minutes = |at: usize| len(at) == 2 && v(at) < 60 && v(at).is_multiple_of(5);
            let span = hours(0) && minutes(1) && hours(2) && minutes(3) && v(0) < v(2);
            let dates = day(0) && month(1) && day(2) && month(3);
            span || is_clock_span(groups)
                || (dates && groups.get(1).is_some_and(|group| group.joint.any(Joint::DOT)))
        }
        _ => false,
    }
}

/// `12.00-12.48`: a dot in both times and a hyphen between them; no telephone is written so.
pub(super) fn is_clock_span(groups: &[Group]) -> bool {
    let [first, second, third, fourth] = groups else { return false };
    let dot = |group: &Group| group.len == 2 && group.joint.only(Joint::DOT);
    let between = third.joint.any(Joint::HYPHEN)
        && third.joint.only(Joint::HYPHEN.or(Joint::HYPHEN_LAST).or(Joint::SPACE));
    first.len <= 2 && third.len <= 2 && dot(second) && dot(fourth) && between
}

/// Whether groups `from` on are a figure with cents, `1 234 567,89`.
pub(super) fn is_sum(run: &Run, from: usize, to: usize) -> bool {
    let groups = run.groups().get(from..to).unwrap_or_default();
    is_thousands(groups) && run.joint(to).only(Joint::COMMA) && run.group(to).len == 2
}

/// Whether groups are an address of the internet, `192.168.100.200`.
pub(super) fn is_host(run: &Run, from: usize, to: usize) -> bool {
    let groups = run.groups().get(from..to).unwrap_or_default();
    groups.len() == 4
        && groups.iter().skip(1).all(|group| group.joint.only(Joint::DOT))
        && (from..to).all(|at| value(run, at) < 256)
}

fn same_joint(groups: &[Group]) -> bool {
    groups.iter().skip(1).all(|group| group.joint.is_tight() || group.joint.any(Joint::SLASH))
}

/// Whether groups are a figure with spaces between the thousands: `1 284 500`.
pub(super) fn is_thousands(groups: &[Group]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    !rest.is_empty()
        && first.len <= 3
        && rest.iter().all(|group| group.len == 3 && group.joint.only(Joint::SPACE))
}
