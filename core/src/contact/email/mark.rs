//! The signs an address is recognised by, in every notation: at signs, dots, entities.

use super::code::EmailCode as Code;
use super::letter;
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, trim, words};
use crate::looks::looked;

/// An at sign, or what stands for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AtMark {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How it is written, where it is not a plain at sign.
    pub(super) code: Option<Code>,
    /// A bare word (`at`, `собака`): believed less than the same word in parentheses.
    pub(super) bare: bool,
}

/// Words that stand for the at sign in parentheses.
const AT_WORDS: &str = "at|a|@|собака|собачка|эт|ат|а|dog";
/// Words that stand for a dot in parentheses.
const DOT_WORDS: &str = ".|dot|точка|тчк|дот|point";
/// Bare words, between spaces.
const BARE_AT: &str = "at|собака|собачка";
const BARE_DOT: &str = "dot|точка|дот";

/// Finds at marks in ascending order, looking at every byte twice at most.
#[derive(Debug, Clone)]
pub(super) struct AtMarks<'t> {
    text: &'t str,
    pos: usize,
    /// The next byte of each group at or behind `pos`; the length of the text where none is left.
    next: [usize; 2],
}

impl<'t> AtMarks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self::between(text, Span::new(0, text.len()))
    }

    /// Those in a part of the text.
    pub(super) fn between(text: &'t str, span: Span) -> Self {
        let text = text.part(0, span.end as usize);
        let mut marks = Self { text, pos: 0, next: [0; 2] };
        marks.skip_to(span.start as usize);
        marks
    }

    /// Continues at this offset.
    pub(super) fn skip_to(&mut self, pos: usize) {
        self.pos = pos;
        let bytes = self.text.as_bytes();
        let rest = bytes.get(pos..).unwrap_or_default();
        let [first, second] = &mut self.next;
        if *first <= pos {
            *first = next_of(b"@([", rest).map_or(bytes.len(), |at| pos + at);
        }
        if *second <= pos {
            // 0xef begins the full-width at sign.
            *second = next_of(b"&{\xef", rest).map_or(bytes.len(), |at| pos + at);
        }
    }

    pub(super) fn next(&mut self) -> Option<AtMark> {
        loop {
            let [first, second] = self.next;
            let at = first.min(second);
            if at >= self.text.len() {
                return None;
            }
            let mark = at_mark(self.text, at);
            self.skip_to(mark.map_or(at + 1, |mark| mark.end));
            if mark.is_some() {
                return mark;
            }
        }
    }
}

fn next_of(group: &[u8; 3], bytes: &[u8]) -> Option<usize> {
    let at = if LEAN {
        bytes.iter().position(|byte| group.contains(byte))
    } else {
        let [one, two, three] = *group;
        memchr::memchr3(one, two, three, bytes)
    };
    looked(at.map_or(bytes.len(), |at| at + 1));
    at
}

/// The at mark that starts here.
pub(super) fn at_mark(text: &str, start: usize) -> Option<AtMark> {
    let rest = text.get(start..)?;
    let mark = |len: usize, code| Some(AtMark { start, end: start + len, code, bare: false });
    match rest.as_bytes().first()? {
        b'@' => {
            let run = rest.bytes().take_while(|&b| b == b'@').count();
            looked(run);
            mark(run, (run > 1).then_some(Code::DoubleAt))
        }
        b'(' | b'[' | b'{' | b'<' => {
            let (word, len) = bracketed(rest)?;
            one_of(word, AT_WORDS).then(|| mark(len, Some(Code::ObfuscatedAt)))?
        }
        b'%' if rest.starts_with("%40") => mark(3, Some(Code::ObfuscatedAt)),
        b'&' => {
            let (c, len) = entity(rest)?;
            (c == '@').then(|| mark(len, Some(Code::HtmlEntity)))?
        }
        _ => {
            let c = rest.chars().next()?;
            matches!(c, '＠' | '﹫').then(|| mark(c.len_utf8(), Some(Code::Fullwidth)))?
        }
    }
}

/// The next bare word for the at sign, with a space on either side.
pub(super) fn bare_at(text: &str, from: usize) -> Option<AtMark> {
    let mut start = from;
    loop {
        let end = start + text.behind(start).until(letter::is_space);
        let word = text.part(start, end);
        let word = word.bare(|c| matches!(c, '<' | '>' | '_' | '*' | '/' | '"'));
        if one_of(word, BARE_AT) {
            return Some(AtMark { start, end, code: Some(Code::ObfuscatedAt), bare: true });
        }
        start = end + text.behind(end).first()?.len_utf8();
    }
}

/// A short word in parentheses, brackets or braces, and the length of it all.
fn bracketed(rest: &str) -> Option<(&str, usize)> {
    let close = match rest.as_bytes().first()? {
        b'(' => b')',
        b'[' => b']',
        b'<' => b'>',
        _ => b'}',
    };
    let end = within(rest, 24, close)?;
    Some((trim(rest.part(1, end)), end + 1))
}

/// Where this byte stands among so many bytes at the start.
#[inline(never)]
pub(super) fn within(text: &str, reach: usize, byte: u8) -> Option<usize> {
    looked(text.len().min(reach));
    text.bytes().take(reach).position(|b| b == byte)
}

fn one_of(word: &str, list: &'static str) -> bool {
    words(list).any(|known| letter::is_lowered(word, known))
}

/// Entities by name, each with its character.
const ENTITIES: &str = "commat@|period.|lowbar_|shy\u{ad}|nbsp\u{a0}";

/// An HTML entity for a character that addresses have.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = within(rest, 10, b';')?;
    let name = rest.part(1, end);
    if let Some(number) = name.without("#") {
        let hex = number.without("x").or_else(|| number.without("X"));
        let code = code_of(hex.unwrap_or(number), if hex.is_some() { 16 } else { 10 })?;
        return Some((char::from_u32(code)?, end + 1));
    }
    for known in words(ENTITIES) {
        let c = known.last()?;
        if known.without(name).is_some_and(|left| left.len() == c.len_utf8()) {
            return Some((c, end + 1));
        }
    }
    None
}

/// A number in an entity; one plus sign may stand before it.
fn code_of(digits: &str, base: u32) -> Option<u32> {
    let digits = digits.without("+").unwrap_or(digits);
    let mut code = 0_u32;
    for c in digits.chars() {
        code = code.checked_mul(base)?.checked_add(c.to_digit(base)?)?;
    }
    (!digits.is_empty()).then_some(code)
}

/// One step of reading an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    /// A character, as it is meant.
    Char(char),
    /// A dot of any kind.
    Dot,
    /// White space.
    Space,
    /// An invisible character.
    Skip,
}

/// A unit, the bytes it takes, and how it is written where that is unusual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) unit: Unit,
    pub(super) len: usize,
    pub(super) code: Option<Code>,
}

/// The unit that starts at `pos`.
pub(super) fn step(text: &str, pos: usize) -> Option<Step> {
    looked(1);
    let rest = text.get(pos..)?;
    let c = rest.first()?;
    let len = c.len_utf8();
    let step = |unit, len, code| Some(Step { unit, len, code });
    match c {
        '.' => step(Unit::Dot, len, None),
        '。' | '．' | '｡' | '․' | '·' => step(Unit::Dot, len, Some(Code::OddDot)),
        '(' | '[' | '{' => match bracketed(rest) {
            Some((word, len)) if one_of(word, DOT_WORDS) => {
                step(Unit::Dot, len, Some(Code::ObfuscatedDot))
            }
            _ => step(Unit::Char(c), len, None),
        },
        '&' => match entity(rest) {
            Some(('.', len)) => step(Unit::Dot, len, Some(Code::HtmlEntity)),
            Some(('\u{ad}', len)) => step(Unit::Skip, len, Some(Code::InvisibleChar)),
            Some((c, len)) if !matches!(c, '@' | '\u{a0}') => {
                step(Unit::Char(c), len, Some(Code::HtmlEntity))
            }
            _ => step(Unit::Char(c), len, None),
        },
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
            step(Unit::Char(plain), len, Some(Code::Fullwidth))
        }
        _ if letter::is_invisible(c) => step(Unit::Skip, len, Some(Code::InvisibleChar)),
        _ if letter::is_space(c) => step(Unit::Space, len, None),
        _ => step(Unit::Char(c), len, None),
    }
}

/// The unit that ends at `end` and starts at `floor` or behind it.
pub(super) fn step_back(text: &str, floor: usize, end: usize) -> Option<Step> {
    let before = text.get(floor..end)?;
    let c = before.last()?;
    if matches!(c, ')' | ']' | '}' | ';') {
        let open = match c {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            _ => '&',
        };
        let near = before.char_indices().rev().take(12).find(|&(_, c)| c == open);
        if let Some((at, _)) = near {
            let found = step(text, floor + at)?;
            if found.len == before.len() - at && found.code.is_some() {
                return Some(found);
            }
        }
        return Some(Step { unit: Unit::Char(c), len: c.len_utf8(), code: None });
    }
    step(text, end - c.len_utf8())
}

/// The length of a bare word for a dot that starts here and is followed by a space.
pub(super) fn bare_dot(rest: &str) -> Option<usize> {
    let end = rest.until_of(8, letter::is_space)?;
    one_of(rest.get(..end)?, BARE_DOT).then_some(end)
}
