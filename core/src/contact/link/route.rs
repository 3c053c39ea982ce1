//! Routes: what a path on a platform's host means. The data is in `core/data/platforms.toml`.

use super::{Object, Platform};

/// Hosts whose paths mean the same.
pub(super) struct Set {
    pub(super) platform: Platform,
    pub(super) base: &'static str,
    pub(super) routes: &'static [Route],
}

/// One form of a path.
pub(super) struct Route {
    pub(super) path: &'static str,
    pub(super) object: Object,
    pub(super) canonical: &'static str,
    pub(super) ids: &'static str,
}

/// What the captures of a route took: kind and text.
pub(super) type Captures<'a> = [(u8, &'a str); 4];

impl Set {
    /// The first route that fits.
    pub(super) fn route<'a>(
        &self,
        path: &'a str,
        query: &'a str,
    ) -> Option<(&'static Route, Captures<'a>)> {
        self.routes.iter().find_map(|route| {
            let mut captures = Captures::default();
            route.fits(path, query, &mut captures).then_some((route, captures))
        })
    }
}

impl Route {
    fn fits<'a>(&self, path: &'a str, query: &'a str, captures: &mut Captures<'a>) -> bool {
        let mut slots = captures.iter_mut();
        let Some(parameter) = fit(self.path, path, &mut slots) else { return false };
        let Some((key, pattern)) = parameter.split_once('=') else { return true };
        parameter_of(query, key).is_some_and(|value| fit(pattern, value, &mut slots).is_some())
    }

    /// The canonical form, empty where there is none.
    pub(super) fn canonical(&self, base: &str, captures: &Captures<'_>) -> String {
        let mut out = String::new();
        if self.canonical.is_empty() {
            return out;
        }
        out.reserve(64);
        out.push_str(base);
        let mut pieces = self.canonical.split('$');
        out.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let mut rest = piece.chars();
            let number = rest.next().and_then(|c| c.to_digit(10)).unwrap_or(0) as usize;
            let (kind, text) = captures.get(number.wrapping_sub(1)).copied().unwrap_or_default();
            match kind {
                b'w' => out.extend(text.chars().map(|c| c.to_ascii_lowercase())),
                b't' => out.extend(telephone(text).chars().filter(char::is_ascii_digit)),
                _ => out.push_str(text),
            }
            out.push_str(rest.as_str());
        }
        out
    }
}

/// The value of a query parameter.
pub(super) fn parameter_of<'a>(query: &'a str, key: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        name.eq_ignore_ascii_case(key).then_some(value)
    })
}

/// A telephone number in a query, without the sign of its country code.
pub(super) fn telephone(text: &str) -> &str {
    let text = text.strip_prefix("%2B").or_else(|| text.strip_prefix("%2b")).unwrap_or(text);
    let text = text.strip_prefix("%20").unwrap_or(text);
    text.strip_prefix('+').unwrap_or(text)
}

/// Whether a text has the form of a pattern up to its end or question mark; what stands behind
/// the mark.
fn fit<'p, 'a: 'p>(
    pattern: &'static str,
    text: &'a str,
    slots: &mut impl Iterator<Item = &'p mut (u8, &'a str)>,
) -> Option<&'static str> {
    let (mut at, mut from) = (0, 0);
    let (form, bytes) = (pattern.as_bytes(), text.as_bytes());
    loop {
        let behind = form.get(at + 1).copied().unwrap_or(b'?');
        match form.get(at) {
            None | Some(b'?') => {
                return (from >= bytes.len()).then(|| pattern.get(at + 1..).unwrap_or_default());
            }
            Some(b'*') if behind == b'?' => return pattern.get(at + 2..).or(Some("")),
            Some(b'/') if behind == b'*' && matches!(form.get(at + 2), None | Some(b'?')) => {
                let fits = matches!(bytes.get(from), None | Some(b'/'));
                return fits.then(|| pattern.get(at + 3..).unwrap_or_default());
            }
            Some(b'{') => {
                let (taken, _) = take(behind, text.get(from..).unwrap_or_default());
                if taken.is_empty() {
                    return None;
                }
                if let Some(slot) = slots.next() {
                    *slot = (behind, taken);
                }
                from += taken.len();
                at += 3;
            }
            Some(want) => {
                if !want.eq_ignore_ascii_case(bytes.get(from)?) {
                    return None;
                }
                at += 1;
                from += 1;
            }
        }
    }
}

/// Splits off what a capture of this kind takes.
fn take(kind: u8, text: &str) -> (&str, &str) {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let end = match kind {
        b'd' => digits(text),
        b'o' => match text.strip_prefix('-') {
            Some(rest) => match digits(rest) {
                0 => 0,
                n => n + 1,
            },
            None => digits(text),
        },
        b'w' => text.bytes().take_while(|b| is_name(*b)).count(),
        b't' => {
            let number = telephone(text);
            let len = number.bytes().take_while(|b| is_telephone(*b)).count();
            match number.bytes().take(len).filter(u8::is_ascii_digit).count() {
                5..=15 => text.len() - number.len() + len,
                _ => 0,
            }
        }
        b'p' => text.len(),
        _ => text.find('/').unwrap_or(text.len()),
    };
    text.split_at_checked(end).unwrap_or(("", text))
}

fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-')
}

fn is_telephone(b: u8) -> bool {
    b.is_ascii_digit() || matches!(b, b'-' | b'(' | b')')
}
