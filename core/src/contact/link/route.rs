//! Routes: what a path on a platform's host means. The data is in `core/data/platforms.toml`.

use super::{Object, Platform};
use crate::contact::cut::Cut;

/// Hosts whose paths mean the same.
pub(super) struct Set {
    pub(super) platform: Platform,
    pub(super) base: &'static str,
    /// The routes, packed: each a character that tells its length, a letter for its object, its
    /// path, and behind tabs its canonical form and its ids.
    pub(super) routes: &'static str,
}

/// One form of a path.
#[derive(Clone, Copy)]
pub(super) struct Route {
    pub(super) object: Object,
    pub(super) canonical: &'static str,
    pub(super) ids: &'static str,
}

/// The objects by their letters, from `a` on.
const OBJECTS: [Object; 10] = [
    Object::Community,
    Object::Person,
    Object::Post,
    Object::Channel,
    Object::Bot,
    Object::Invite,
    Object::Share,
    Object::Site,
    Object::Form,
    Object::None,
];

/// A route of length 0 would have this character; a space is none.
const LENGTH: u8 = b'!';

/// What the captures of a route took: kind and text.
pub(super) type Captures<'a> = [(u8, &'a str); 4];

impl Set {
    /// The first route that fits.
    pub(super) fn route<'a>(&self, path: &'a str, query: &'a str) -> Option<(Route, Captures<'a>)> {
        let mut captures = Captures::default();
        let fits = |form| {
            captures = Captures::default();
            fits(form, path, query, &mut captures)
        };
        let start = path.as_bytes().first().copied().unwrap_or_default();
        self.first(Some(start), fits).map(|route| (route, captures))
    }

    /// The page of a name where the network writes it with an at sign.
    pub(super) fn handle<'a>(&self, name: &'a str) -> Option<(Route, Captures<'a>)> {
        let route = self.first(None, |form| form.without("@{w}/*\t").is_some())?;
        Some((route, [(b'w', name), (0, ""), (0, ""), (0, "")]))
    }

    /// The first route whose form fits; where `start`, the first byte of a path, is told, forms
    /// that begin with another letter are passed over.
    fn first(
        &self,
        start: Option<u8>,
        mut fits: impl FnMut(&'static str) -> bool,
    ) -> Option<Route> {
        // A letter and its capital differ in this bit.
        let start = start.map(|start| start | 0x20);
        let mut at = 0;
        let mut rest = self.routes.as_bytes();
        while let [length, _, letter, ..] = rest {
            let len = usize::from(length - LENGTH) + 1;
            let other = start.is_some_and(|start| start != letter | 0x20)
                && (letter.is_ascii_alphanumeric() || *letter == b'@');
            if !other && fits(self.routes.get(at + 2..at + len)?) {
                return self.routes.get(at..at + len).map(Route::read);
            }
            at += len;
            rest = rest.get(len..)?;
        }
        None
    }
}

fn fits<'a>(form: &'static str, path: &'a str, query: &'a str, to: &mut Captures<'a>) -> bool {
    let mut taken = 0;
    let Some(parameter) = fit(form, path, to, &mut taken) else { return false };
    let Some(at) = parameter.bytes().position(|b| b == b'=') else { return true };
    let (Some(key), Some(form)) = (parameter.get(..at), parameter.get(at + 1..)) else {
        return false;
    };
    parameter_of(query, key).is_some_and(|value| fit(form, value, to, &mut taken).is_some())
}

/// Splits at the first such ASCII character; behind it there is nothing where it is missing.
pub(super) fn split(text: &str, byte: u8) -> (&str, &str) {
    let at = text.bytes().position(|b| b == byte).unwrap_or(text.len());
    (text.part(0, at), text.behind(at + 1))
}

impl Route {
    fn read(packed: &'static str) -> Self {
        let letter = packed.as_bytes().get(1).copied().unwrap_or_default();
        let object = OBJECTS.get(usize::from(letter.wrapping_sub(b'a'))).copied();
        let (canonical, ids) = split(split(packed, b'\t').1, b'\t');
        Self { object: object.unwrap_or(Object::None), canonical, ids }
    }

    /// The canonical form, empty where there is none.
    pub(super) fn canonical(&self, base: &str, captures: &Captures<'_>) -> String {
        let mut out = String::new();
        if self.canonical.is_empty() {
            return out;
        }
        out.reserve(64);
        out.push_str(base);
        let mut rest = self.canonical;
        loop {
            let (literal, behind) = split(rest, b'$');
            out.push_str(literal);
            let Some(digit) = behind.bytes().next() else { return out };
            let (kind, text) = capture(captures, digit);
            let text = if kind == b't' { telephone(text) } else { text };
            match kind {
                b'w' | b't' => {
                    // Names and numbers are ASCII.
                    for byte in text.bytes().filter(|b| kind == b'w' || b.is_ascii_digit()) {
                        out.push(char::from(byte.to_ascii_lowercase()));
                    }
                }
                _ => out.push_str(text),
            }
            rest = behind.behind(1);
        }
    }
}

/// The capture of this number, a digit from 1 on.
pub(super) fn capture<'a>(captures: &Captures<'a>, digit: u8) -> (u8, &'a str) {
    captures.get(usize::from(digit.wrapping_sub(b'1'))).copied().unwrap_or_default()
}

/// The value of a query parameter.
pub(super) fn parameter_of<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = query;
    loop {
        let (pair, behind) = split(rest, b'&');
        let (name, value) = split(pair, b'=');
        if name.eq_ignore_ascii_case(key) {
            return Some(value);
        }
        if behind.is_empty() {
            return None;
        }
        rest = behind;
    }
}

/// A telephone number in a query, without the sign of its country code.
pub(super) fn telephone(text: &str) -> &str {
    let text = text.without("%2B").or_else(|| text.without("%2b")).unwrap_or(text);
    let text = text.without("%20").unwrap_or(text);
    text.without("+").unwrap_or(text)
}

/// Whether a text has the form of a pattern up to its end or question mark; what stands behind
/// the mark. A tab ends the pattern.
fn fit<'a>(
    pattern: &'static str,
    text: &'a str,
    captures: &mut Captures<'a>,
    taken: &mut usize,
) -> Option<&'static str> {
    let (mut at, mut from) = (0, 0);
    let (form, bytes) = (pattern.as_bytes(), text.as_bytes());
    let byte = |at: usize| form.get(at).copied().unwrap_or(b'\t');
    let ends = |at: usize| matches!(byte(at), b'\t' | b'?');
    let (end, fits) = loop {
        match byte(at) {
            b'\t' | b'?' => break (at, from >= bytes.len()),
            b'*' if ends(at + 1) => break (at + 1, true),
            b'/' if byte(at + 1) == b'*' && ends(at + 2) => {
                break (at + 2, matches!(bytes.get(from), None | Some(b'/')));
            }
            b'{' => {
                let kind = byte(at + 1);
                let end = take(kind, text.behind(from));
                if end == 0 {
                    return None;
                }
                if let Some(slot) = captures.get_mut(*taken) {
                    *slot = (kind, text.part(from, from + end));
                }
                *taken += 1;
                from += end;
                at += 3;
            }
            want => {
                if !want.eq_ignore_ascii_case(bytes.get(from)?) {
                    return None;
                }
                at += 1;
                from += 1;
            }
        }
    };
    let behind = if byte(end) == b'?' { pattern.get(end + 1..) } else { None };
    fits.then(|| behind.unwrap_or_default())
}

/// How many bytes a capture of this kind takes.
fn take(kind: u8, text: &str) -> usize {
    let telephone = if kind == b't' { telephone(text) } else { text };
    let start = text.len() - telephone.len();
    let start = start + usize::from(kind == b'o' && text.opens(|c| c == '-'));
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let fits = |b: &u8| match kind {
        b'd' | b'o' => b.is_ascii_digit(),
        b'w' => is_name(*b),
        b't' => is_telephone(*b),
        b'p' => true,
        _ => *b != b'/',
    };
    let len = bytes.iter().position(|b| !fits(b)).unwrap_or(bytes.len());
    let digits = bytes.iter().take(len).filter(|b| b.is_ascii_digit()).count();
    let right = match kind {
        b'o' => len > 0,
        b't' => matches!(digits, 5..=15),
        _ => true,
    };
    if right { start + len } else { 0 }
}

fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')
}

fn is_telephone(b: u8) -> bool {
    b.is_ascii_digit() || matches!(b, b'-' | b'(' | b')')
}
