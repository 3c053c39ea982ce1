//! Domains between their Unicode and their `xn--` form, for e-mail addresses and links alike.
//!
//! Letters are lowered (Latin and Cyrillic), `й` and `ё` are composed; there is no further
//! mapping: a published domain needs none.

use super::letter::{self, Script};
use super::punycode;
use crate::contact::cut::{Cut, labels};

/// Octets of one label in its `xn--` form.
pub(super) const MAX_LABEL: usize = 63;
/// Octets of a domain in its `xn--` form.
pub(super) const MAX_DOMAIN: usize = 253;

/// The domain with every label in its `xn--` form: `пример.рф` -> `xn--e1afmkfd.xn--p1ai`.
///
/// `None` where a label is empty, too long or holds a character that no domain has.
///
/// ```
/// use gospablik::contact::email::domain;
/// assert_eq!(domain::to_ascii("Пример.РФ").as_deref(), Some("xn--e1afmkfd.xn--p1ai"));
/// ```
#[must_use]
pub fn to_ascii(domain: &str) -> Option<String> {
    let mut out = String::with_capacity(domain.len() + 8);
    push_ascii(domain, &mut out)?;
    Some(out)
}

/// The domain with every label in its Unicode form: `xn--e1afmkfd.xn--p1ai` -> `пример.рф`.
///
/// `None` as for [`to_ascii`], and where an `xn--` label does not decode.
#[must_use]
pub fn to_unicode(domain: &str) -> Option<String> {
    let mut out = String::with_capacity(domain.len());
    push_unicode(domain, &mut out)?;
    Some(out)
}

/// Whether two hosts name the same site: case, `www.`, the closing dot and the `xn--` form do
/// not matter.
///
/// ```
/// use gospablik::contact::email::domain::same_site;
/// assert!(same_site("www.пример.рф", "XN--E1AFMKFD.рф."));
/// assert!(!same_site("mail.ru", "e.mail.ru"));
/// ```
#[must_use]
pub fn same_site(a: &str, b: &str) -> bool {
    match (site(a), site(b)) {
        (Some(a), Some(b)) => a == b,
        _ => false,
    }
}

fn site(host: &str) -> Option<String> {
    let name = to_unicode(host.shed(|c| c == '.'))?;
    match name.without("www.") {
        Some(rest) if rest.has(".") => Some(rest.to_owned()),
        _ => Some(name),
    }
}

pub(super) fn push_unicode(domain: &str, out: &mut String) -> Option<()> {
    if domain.len() > MAX_DOMAIN * 4 {
        return None;
    }
    for (i, label) in labels(domain).enumerate() {
        if i > 0 {
            out.push('.');
        }
        let start = out.len();
        push_lower(label, out);
        let lowered = out.get(start..)?;
        check(lowered)?;
        if let Some(coded) = lowered.without("xn--") {
            let decoded = decode_label(coded)?;
            out.truncate(start);
            out.push_str(&decoded);
        }
    }
    Some(())
}

pub(super) fn push_ascii(domain: &str, out: &mut String) -> Option<()> {
    if domain.len() > MAX_DOMAIN * 4 {
        return None;
    }
    let first = out.len();
    let mut lowered = String::new();
    for (i, label) in labels(domain).enumerate() {
        if i > 0 {
            out.push('.');
        }
        lowered.clear();
        push_lower(label, &mut lowered);
        check(&lowered)?;
        let start = out.len();
        if lowered.is_ascii() {
            if let Some(coded) = lowered.without("xn--") {
                decode_label(coded)?;
            }
            out.push_str(&lowered);
        } else {
            out.push_str("xn--");
            if lowered.without("xn--").is_some() {
                return None;
            }
            if !punycode::encode(&lowered, out) {
                return None;
            }
        }
        if out.len() - start > MAX_LABEL {
            return None;
        }
    }
    (out.len() - first <= MAX_DOMAIN).then_some(())
}

/// The label behind `xn--`, where it is one: not ASCII, in lower case, and coded as it must be.
pub(super) fn decode_label(coded: &str) -> Option<String> {
    let decoded = punycode::decode(coded)?;
    if decoded.is_ascii() || decoded.any(|c| letter::lower(c) != c) {
        return None;
    }
    let mut again = String::with_capacity(coded.len());
    let same = punycode::encode(&decoded, &mut again) && again.eq_ignore_ascii_case(coded);
    (same && check(&decoded).is_some()).then_some(decoded)
}

/// Lower case, `й` and `ё` composed; whether anything was composed.
pub(super) fn push_lower(label: &str, out: &mut String) -> bool {
    if label.is_ascii() {
        out.extend(label.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return false;
    }
    let mut composed = false;
    for c in label.chars() {
        let joined = out.chars().next_back().and_then(|base| letter::compose(base, c));
        if let Some(joined) = joined {
            out.pop();
            out.push(joined);
            composed = true;
        } else {
            out.push(letter::lower(c));
        }
    }
    composed
}

fn check(label: &str) -> Option<()> {
    let fits = !label.is_empty() && !label.any(|c| letter::script(c) == Script::Bad);
    fits.then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_domain() {
        assert_eq!(to_unicode("Info.xn--P1AI").as_deref(), Some("info.рф"));
        assert_eq!(to_ascii("краи\u{306}.рф"), to_ascii("край.рф"));
        for bad in ["", "a..b", ".ru", "xn--.рф", "xn--a.ru", "a b.ru", "xn--\u{43f}.ru"] {
            assert_eq!(to_ascii(bad), None, "{bad:?}");
            assert_eq!(to_unicode(bad), None, "{bad:?}");
        }
    }
}
