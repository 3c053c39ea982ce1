//! What belongs to a number behind its digits: extensions.

use super::chars::{Signs, Text};
use super::joint::read_joint;
use super::number::Extension;
use super::words::{self, Facts};
use crate::contact::cut::Cut;

/// What was read as an extension.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// The extension; `None` where it has too many digits.
    pub(super) extension: Option<Extension>,
    /// Where its digits begin.
    pub(super) start: usize,
    /// Where it ends, a closing parenthesis included.
    pub(super) end: usize,
}

/// The extension behind a number that ends at `pos`. `full`: the number has its code.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn extension(text: &Text, pos: usize, full: bool) -> Option<Tail> {
    let mut at = pos;
    let (mut opened, mut divided, mut lined) = (false, false, false);
    for _ in 0..24 {
        let look = text.at(at);
        let next = look.next(at);
        let first = at == pos;
        if look.any(Signs::LETTER) {
            let end = words::end(text, at);
            if look.any(Signs::HIDES) && end == next {
                return numbered(text, next, opened);
            }
            // «с доб. 101».
            if !divided && text.0.part(at, end) == "с" {
                divided = true;
                at = end;
                continue;
            }
            let word = words::between(text, at, end);
            let known = word.any(Facts::EXTENSION.or(Facts::TONE));
            // «д.» behind a number is an extension only in parentheses or at once.
            let house = word.any(Facts::HOUSE) && !lined && (opened || full && !divided);
            let tail = if known || house { numbered(text, end, opened) } else { None };
            return tail.filter(|tail| known || opened || tail.end - tail.start >= 2);
        }
        if look.any(Signs::COMMA.or(Signs::SEMICOLON)) {
            // One pause or two.
            let more = text.at(next);
            let digits = if more.any(Signs::COMMA) { more.next(next) } else { next };
            if full && first && text.is(digits, Signs::DIGIT) {
                return pause(text, digits);
            }
            divided = true;
        } else if look.any(Signs::SLASH) && !divided || look.any(Signs::DOT) && first {
            divided = true;
        } else if look.any(Signs::NEWLINE) && full && !lined {
            lined = true;
        } else if look.any(Signs::HASH) {
            return numbered(text, next, opened);
        } else if look.any(Signs::STAR) && first && full && text.is(next, Signs::DIGIT) {
            return numbered(text, next, false);
        } else if look.any(Signs::OPEN) && !opened {
            opened = true;
            if text.is(next, Signs::DIGIT) {
                return if full { parenthesised(text, next) } else { None };
            }
        } else if !(look.any(Signs::BLANK.or(Signs::HYPHEN)) || look.any(Signs::CLOSE) && first) {
            break;
        }
        at = next;
    }
    None
}

/// Digits at once behind a comma: the pause of a dialling string. Three or four, and nothing
/// that could make them a number of their own.
fn pause(text: &Text, start: usize) -> Option<Tail> {
    digits(text, start)
        .filter(|tail| matches!(tail.end - start, 3 | 4) && ends_here(text, tail.end))
}

/// Three to five digits alone in parentheses.
fn parenthesised(text: &Text, start: usize) -> Option<Tail> {
    let mut tail = digits(text, start)?;
    let hours = text.0.part(start, tail.end).has("-");
    let close = text.at(tail.end);
    let fits = matches!(tail.end - start, 3..=5) && close.any(Signs::CLOSE) && !hours;
    tail.end = close.next(tail.end);
    (fits && ends_here(text, tail.end)).then_some(tail)
}

/// Whether no further digits follow as part of the same number.
fn ends_here(text: &Text, pos: usize) -> bool {
    read_joint(text, pos, false).any(Signs::ENDS.or(Signs::LIST))
}

/// Digits behind the word that announces them: `. №  : - (` and «номер» may stand between.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn numbered(text: &Text, pos: usize, opened: bool) -> Option<Tail> {
    let passed = Signs::BLANK
        .or(Signs::DOT)
        .or(Signs::COLON)
        .or(Signs::HYPHEN)
        .or(Signs::NUMBER)
        .or(Signs::HASH)
        .or(Signs::OPEN);
    let asked = Facts::NEUTRAL.or(Facts::PHONE).or(Facts::DIALS).or(Facts::MODE);
    let mut at = pos;
    let mut inner = opened;
    for _ in 0..24 {
        let look = text.at(at);
        if look.any(Signs::DIGIT) {
            let mut tail = digits(text, at)?;
            let close = text.skip(tail.end, Signs::SPACE);
            if inner && text.is(close, Signs::CLOSE) {
                tail.end = text.at(close).next(close);
            }
            return Some(tail);
        }
        if look.any(Signs::LETTER) {
            let end = words::end(text, at);
            if !words::between(text, at, end).any(asked) {
                break;
            }
            at = end;
            continue;
        }
        if !look.any(passed) && text.byte(at) != b'=' {
            break;
        }
        inner |= look.any(Signs::OPEN);
        at = look.next(at);
    }
    None
}

/// The digits at `start`; a pair may be joined by a hyphen, `1-05`, `12-34`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn digits(text: &Text, start: usize) -> Option<Tail> {
    let (mut value, mut len, mut at) = (0_u32, 0_u32, start);
    loop {
        let look = text.at(at);
        let next = look.next(at);
        if look.any(Signs::DIGIT) {
            value = value.wrapping_mul(10).wrapping_add(u32::from(look.digit()));
            len = len.saturating_add(1);
        } else if !(look.any(Signs::HYPHEN) && matches!(len, 1 | 2) && is_pair(text, next)) {
            break;
        }
        at = next;
    }
    let fits = len as usize <= Extension::MAX;
    let extension = fits.then(|| Extension::new(value, len as u8));
    (len > 0).then_some(Tail { extension, start, end: at })
}

/// Exactly two digits from `pos`.
fn is_pair(text: &Text, pos: usize) -> bool {
    let last = text.at(pos).next(pos);
    let behind = text.at(last).next(last);
    text.is(pos, Signs::DIGIT)
        && text.is(last, Signs::DIGIT)
        && !text.is(behind, Signs::DIGIT.or(Signs::HYPHEN))
}
