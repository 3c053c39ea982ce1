//! Routes: what a path on a platform's host means. The data is in `core/data/platforms.toml`.

use super::{Object, Platform};
use crate::contact::LEAN;
use crate::contact::cut::{Cut, near_byte};
use crate::looks::looked;

/// Hosts whose paths mean the same.
pub(super) struct Set {
    pub(super) platform: Platform,
    pub(super) base: &'static str,
    /// The routes, packed: each a character that tells its length, a letter for its object, its
    /// path, and behind tabs its canonical form (an equals sign where it is the path) and its ids.
    pub(super) routes: &'static str,
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

/// A route that fits, and what its captures took: kind and text.
#[derive(Default)]
pub(super) struct Fit<'a> {
    /// The route, packed, without its length.
    route: &'static str,
    captures: [(u8, &'a str); 4],
    taken: usize,
}

impl Set {
    /// Looks for the first route that fits.
    pub(super) fn route<'a>(&self, path: &'a str, query: &'a str, fit: &mut Fit<'a>) -> bool {
        // A letter and its capital differ in this bit.
        let start = path.as_bytes().first().copied().unwrap_or_default() | 0x20;
        let mut rest = self.routes;
        while let [length, _, letter, ..] = rest.as_bytes() {
            let len = usize::from(length - LENGTH) + 1;
            // Forms that begin with another letter are passed over.
            let other =
                start != letter | 0x20 && (letter.is_ascii_alphanumeric() || *letter == b'@');
            if !other {
                fit.route = rest.part(1, len);
                if fit.fits(path, query) {
                    return true;
                }
            }
            rest = rest.behind(len);
        }
        false
    }

    /// The page of a name where the network writes it with an at sign.
    pub(super) fn handle<'a>(&self, name: &'a str, fit: &mut Fit<'a>) -> bool {
        let mut rest = self.routes;
        while let [length, ..] = rest.as_bytes() {
            let len = usize::from(length - LENGTH) + 1;
            fit.route = rest.part(1, len);
            if fit.route.behind(1).without("@{w}/*\t").is_some() {
                fit.captures = [(b'w', name), (0, ""), (0, ""), (0, "")];
                return true;
            }
            rest = rest.behind(len);
        }
        false
    }
}

/// Splits at the first such ASCII character; behind it there is nothing where it is missing.
/// Addresses are short: a plain loop finds it sooner than a search made for long texts.
#[inline(never)]
pub(super) fn split(text: &str, byte: u8) -> (&str, &str) {
    if !LEAN {
        let at = near_byte(text.as_bytes(), byte);
        looked(at);
        if at == text.len() {
            return (text, "");
        }
        return (text.part(0, at), text.behind(at + 1));
    }
    let at = text.bytes().position(|b| b == byte).unwrap_or(text.len());
    looked(at);
    (text.part(0, at), text.behind(at + 1))
}

impl<'a> Fit<'a> {
    pub(super) fn object(&self) -> Object {
        let letter = self.route.as_bytes().first().copied().unwrap_or_default();
        OBJECTS.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(Object::None)
    }

    /// The canonical form and the ids, each a letter and where its value stands.
    fn forms(&self) -> (&'static str, &'static str) {
        split(split(self.route, b'\t').1, b'\t')
    }

    pub(super) fn ids(&self) -> &'static str {
        self.forms().1
    }

    /// Appends the canonical form, if there is one.
    pub(super) fn push_canonical(&self, base: &str, out: &mut String) {
        let form = self.forms().0;
        if form.is_empty() {
            return;
        }
        out.reserve(64);
        out.push_str(base);
        // The path itself, up to a star; its captures are numbered as they come.
        let same = form == "=";
        let form = if same { split(self.route.behind(1), b'\t').0 } else { form };
        let mut signs = form.bytes();
        let mut number = b'0';
        while let Some(sign) = signs.next() {
            match sign {
                b'*' => break,
                b'{' => {
                    number += 1;
                    let _ = (signs.next(), signs.next());
                }
                b'$' => number = signs.next().unwrap_or_default(),
                literal => {
                    out.push(char::from(literal));
                    continue;
                }
            }
            self.push_capture(number, out);
        }
        if same && form.ends_with("/*") {
            out.pop();
        }
    }

    /// Appends a capture in its clean form.
    fn push_capture(&self, number: u8, out: &mut String) {
        let (kind, text) = self.capture(number);
        let text = if kind == b't' { telephone(text) } else { text };
        if !LEAN && kind != b't' {
            let start = out.len();
            out.push_str(text);
            if kind == b'w'
                && let Some(name) = out.get_mut(start..)
            {
                name.make_ascii_lowercase();
            }
            return;
        }
        // Names and numbers are ASCII.
        let named = matches!(kind, b'w' | b't');
        for c in text.chars().filter(|c| kind != b't' || c.is_ascii_digit()) {
            out.push(if named { c.to_ascii_lowercase() } else { c });
        }
    }

    /// The capture of this number, a digit from 1 on.
    pub(super) fn capture(&self, digit: u8) -> (u8, &'a str) {
        self.captures.get(usize::from(digit.wrapping_sub(b'1'))).copied().unwrap_or_default()
    }

    /// Whether a path and its query have the form of the route.
    fn fits(&mut self, path: &'a str, query: &'a str) -> bool {
        (self.captures[0], self.taken) = ((0, ""), 0);
        let Some(behind) = self.take(1, path) else { return false };
        if behind == 0 {
            return true;
        }
        let (key, _) = split(self.route.behind(behind), b'=');
        let Some(given) = parameter_of(query, key) else { return false };
        self.take(behind + key.len() + 1, given).is_some()
    }

    /// Whether a text has the form that begins here, up to its end or question mark: where what
    /// stands behind the mark begins, or 0. A tab ends the form.
    fn take(&mut self, mut at: usize, text: &'a str) -> Option<usize> {
        let form = self.route.as_bytes();
        let bytes = text.as_bytes();
        let byte = |at: usize| form.get(at).copied().unwrap_or(b'\t');
        let ends = |at: usize| matches!(byte(at), b'\t' | b'?');
        let mut from = 0;
        let fits = loop {
            match byte(at) {
                b'\t' | b'?' => break from >= bytes.len(),
                b'*' if ends(at + 1) => {
                    at += 1;
                    break true;
                }
                b'/' if byte(at + 1) == b'*' && ends(at + 2) => {
                    at += 2;
                    break matches!(bytes.get(from), None | Some(b'/'));
                }
                b'{' => {
                    let kind = byte(at + 1);
                    let end = take(kind, text.behind(from));
                    if end == 0 {
                        return None;
                    }
                    if let Some(slot) = self.captures.get_mut(self.taken) {
                        *slot = (kind, text.part(from, from + end));
                    }
                    self.taken += 1;
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
        fits.then(|| if byte(at) == b'?' { at + 1 } else { 0 })
    }
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
    let (mut len, mut digits) = (0, 0);
    for byte in bytes {
        if !fits(byte) {
            break;
        }
        len += 1;
        digits += u8::from(byte.is_ascii_digit() && digits < 16);
    }
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
