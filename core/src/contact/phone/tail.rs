//! What belongs to a number behind its digits: extensions.

use super::chars::{self, Sort};
use super::number::Extension;
use super::run::{Joint, read_joint};
use super::words::{self, Word};

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
pub(super) fn extension(text: &str, pos: usize, full: bool) -> Option<Tail> {
    let mut at = pos;
    let (mut opened, mut divided, mut lined) = (false, false, false);
    for _ in 0..24 {
        let (sort, c, next) = chars::at(text, at);
        match sort {
            Sort::Space | Sort::Invisible | Sort::Hyphen => {}
            Sort::Comma | Sort::Semicolon => {
                // One pause or two.
                let more = chars::at(text, next);
                let digits = if more.0 == Sort::Comma { more.2 } else { next };
                if full && at == pos && matches!(chars::at(text, digits).0, Sort::Digit(_)) {
                    return pause(text, digits);
                }
                divided = true;
            }
            Sort::Newline if full && !lined => lined = true,
            Sort::Dot if at == pos => divided = true,
            Sort::Slash if !divided => divided = true,
            Sort::Star
                if at == pos && full && matches!(chars::at(text, next).0, Sort::Digit(_)) =>
            {
                return numbered(text, next, false);
            }
            Sort::Close if !opened && at == pos => {}
            Sort::Open if !opened => {
                opened = true;
                if matches!(chars::at(text, next).0, Sort::Digit(_)) {
                    return if full { parenthesised(text, next) } else { None };
                }
            }
            Sort::Hash => return numbered(text, next, opened),
            Sort::Letter => {
                let end = words::end(text, at);
                if chars::is_mask(c) && end == next {
                    return numbered(text, next, opened);
                }
                let word = text.get(at..end).unwrap_or_default();
                // «с доб. 101».
                if word == "с" && !divided {
                    divided = true;
                    at = end;
                    continue;
                }
                return match words::classify(word) {
                    Word::House if lined => None,
                    Word::Extension => numbered(text, end, opened),
                    // «д.» behind a number is an extension only in parentheses or at once.
                    Word::House if opened => numbered(text, end, opened),
                    Word::House if full && !divided => {
                        numbered(text, end, opened).filter(|tail| tail.end - tail.start >= 2)
                    }
                    _ if tone(word) => numbered(text, end, opened),
                    _ => None,
                };
            }
            _ => return None,
        }
        at = next;
    }
    None
}

/// «тоновый набор», «в тоновом режиме».
fn tone(word: &str) -> bool {
    ["тонов", "тональн", "Тонов", "Тональн"].iter().any(|stem| word.starts_with(stem))
}

/// Digits at once behind a comma: the pause of a dialling string. Three or four, and nothing
/// that could make them a number of their own.
fn pause(text: &str, start: usize) -> Option<Tail> {
    let tail = digits(text, start)?;
    let len = tail.end - start;
    (matches!(len, 3 | 4) && ends_here(text, tail.end)).then_some(tail)
}

/// Three to five digits alone in parentheses.
fn parenthesised(text: &str, start: usize) -> Option<Tail> {
    let tail = digits(text, start)?;
    let (sort, _, next) = chars::at(text, tail.end);
    let hours = text.get(start..tail.end).is_some_and(|digits| digits.contains('-'));
    let fits = (3..=5).contains(&(tail.end - start)) && sort == Sort::Close && !hours;
    (fits && ends_here(text, next)).then_some(Tail { end: next, ..tail })
}

/// Whether no further digits follow as part of the same number.
fn ends_here(text: &str, pos: usize) -> bool {
    let (joint, _) = read_joint(text, pos, false);
    joint.any(Joint::ENDS) || joint.any(Joint::LIST)
}

/// Digits behind the word that announces them: `. №  : - (` and «номер» may stand between.
fn numbered(text: &str, pos: usize, opened: bool) -> Option<Tail> {
    let mut at = pos;
    let mut inner = opened;
    for _ in 0..24 {
        let (sort, c, next) = chars::at(text, at);
        match sort {
            Sort::Digit(_) => {
                let mut tail = digits(text, at)?;
                if inner {
                    let mut close = tail.end;
                    while chars::at(text, close).0 == Sort::Space {
                        close = chars::at(text, close).2;
                    }
                    if chars::at(text, close).0 == Sort::Close {
                        tail.end = chars::at(text, close).2;
                    }
                }
                return Some(tail);
            }
            Sort::Space
            | Sort::Invisible
            | Sort::Dot
            | Sort::Colon
            | Sort::Hyphen
            | Sort::NumberSign
            | Sort::Hash => {}
            Sort::Open => inner = true,
            Sort::Other if c == '=' => {}
            Sort::Letter => {
                let end = words::end(text, at);
                let word = text.get(at..end).unwrap_or_default();
                let known = matches!(words::classify(word), Word::Neutral | Word::Phone);
                if !known && !matches!(word, "ном" | "набор" | "набора" | "режим" | "режиме")
                {
                    return None;
                }
                at = end;
                continue;
            }
            _ => return None,
        }
        at = next;
    }
    None
}

/// The digits at `start`; a pair may be joined by a hyphen, `1-05`, `12-34`.
fn digits(text: &str, start: usize) -> Option<Tail> {
    let mut buffer = [0; Extension::MAX];
    let (mut len, mut at) = (0, start);
    loop {
        let (sort, _, next) = chars::at(text, at);
        match sort {
            Sort::Digit(digit) => {
                if let Some(slot) = buffer.get_mut(len) {
                    *slot = digit;
                }
                len += 1;
            }
            Sort::Hyphen if matches!(len, 1 | 2) && is_pair(text, next) => {}
            _ => break,
        }
        at = next;
    }
    let extension = buffer.get(..len).and_then(Extension::from_digits);
    (len > 0).then_some(Tail { extension, start, end: at })
}

/// Exactly two digits from `pos`.
fn is_pair(text: &str, pos: usize) -> bool {
    let (first, _, second) = chars::at(text, pos);
    let (last, _, behind) = chars::at(text, second);
    let digit = |sort| matches!(sort, Sort::Digit(_));
    digit(first)
        && digit(last)
        && !digit(chars::at(text, behind).0)
        && chars::at(text, behind).0 != Sort::Hyphen
}
