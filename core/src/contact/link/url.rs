//! The parts of an address, split without judging them, and hosts.

use super::super::letter;
use super::kind::{DIGIT, HYPHEN, LETTER, UNDERSCORE, WORD, run};
use super::route::split;
use super::table::HOSTS;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, near_byte};
use crate::contact::lookup;

/// An address as it stands, in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Url<'t> {
    /// Without the colon; empty where none was given.
    pub(super) scheme: &'t str,
    /// Without a closing full stop.
    pub(super) host: &'t str,
    /// Without the colon.
    pub(super) port: &'t str,
    /// Without the first and the last slash.
    pub(super) path: &'t str,
    /// Without the question mark.
    pub(super) query: &'t str,
}

impl<'t> Url<'t> {
    /// Splits an address. `None` where there is no host that could be one.
    pub(super) fn split(text: &'t str) -> Option<Self> {
        let (scheme, rest) = split_scheme(text);
        let (rest, query) = split(split(rest, b'#').0, b'?');
        let (host, path) = split(rest, b'/');
        let path = path.bare(|c| c == '/');
        if !scheme.is_empty() && !is_web(scheme) {
            return Some(Self { scheme, host, port: "", path, query });
        }
        let host = if LEAN || has(host, b'@') {
            host.last_halves("@").map_or(host, |(_, host)| host)
        } else {
            host
        };
        let (host, port) = split(host, b':');
        let host = host.shed(|c| c == '.');
        let digits = run(port, DIGIT) == port.len() && port.len() <= 5;
        (digits && is_host(host)).then_some(Self { scheme, host, port, path, query })
    }
}

fn has(text: &str, byte: u8) -> bool {
    near_byte(text.as_bytes(), byte) < text.len()
}

/// Splits off a scheme with its `://`; a web scheme that lacks one of the three signs counts,
/// and so does an address without one, `//vk.com`.
pub(super) fn split_scheme(text: &str) -> (&str, &str) {
    let letters = run(text, LETTER);
    let (scheme, rest) = (text.part(0, letters), text.behind(letters));
    let behind = match rest.without("://") {
        Some(behind) => Some(behind).filter(|_| matches!(letters, 1..=12)),
        None if letters == 0 || is_web(scheme) => rest.without("//").or_else(|| rest.without(":/")),
        None => None,
    };
    behind.map_or(("", text), |behind| (scheme, behind))
}

/// Whether this is the scheme of web addresses.
pub(super) fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// Whether addresses of this scheme, given with its colon, are read.
pub(super) fn is_read(scheme: &str) -> bool {
    is_web(scheme.shed(|c| c == ':')) || set_of(scheme).is_some()
}

/// Whether labels, lengths and letters are those of a host name with at least two labels.
pub(super) fn is_host(host: &str) -> bool {
    if !LEAN && let Some(right) = is_plain_host(host.as_bytes()) {
        return right;
    }
    let mut labels = 0;
    let mut rest = host;
    loop {
        let (label, behind) = split(rest, b'.');
        let edge = label.first() == Some('-') || label.last() == Some('-');
        let wrong = run(label, WORD | HYPHEN | UNDERSCORE) < label.len();
        if label.is_empty() || label.len() > 126 || edge || wrong {
            return false;
        }
        labels += 1;
        if label.len() == rest.len() {
            let numeric = run(label, DIGIT) == label.len();
            return labels >= 2 && host.len() <= 506 && !numeric;
        }
        rest = behind;
    }
}

/// The same of a host in ASCII and not too long; `None` decides nothing.
fn is_plain_host(host: &[u8]) -> Option<bool> {
    if host.len() > 126 {
        return None;
    }
    let (mut before, mut labels, mut numeric) = (b'.', 1, true);
    for byte in host {
        let edge = matches!(before, b'.' | b'-');
        match byte {
            b'.' if edge => return Some(false),
            b'.' => {
                labels += 1;
                numeric = true;
            }
            b'-' if before == b'.' => return Some(false),
            b'0'..=b'9' => {}
            b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'_' => numeric = false,
            0x80.. => return None,
            _ => return Some(false),
        }
        before = *byte;
    }
    Some(labels >= 2 && !numeric && !matches!(before, b'.' | b'-'))
}

/// The host without `www.`.
pub(super) fn bare_host(host: &str) -> &str {
    letter::strip_prefix(host, "www.").filter(|rest| rest.has(".")).unwrap_or(host)
}

/// The number of the set of routes to which a host belongs, and the subdomain where the set
/// takes any.
pub(super) fn set_of(host: &str) -> Option<(usize, &str)> {
    // Known hosts are short: of a long one only the end matters.
    let mut buffer = [0; LONGEST];
    let skipped = host.len().saturating_sub(LONGEST);
    let tail = host.as_bytes().get(skipped..)?;
    let folded = buffer.get_mut(..tail.len())?;
    folded.copy_from_slice(tail);
    folded.make_ascii_lowercase();
    if skipped == 0
        && let Some(set) = exact(folded)
    {
        return Some((set, ""));
    }
    let mut at = 0;
    while let Some(dot) = folded.get(at..)?.iter().position(|byte| *byte == b'.') {
        at += dot;
        if let Some(set) = exact(folded.get(at..)?) {
            return Some((set, host.get(..skipped + at)?));
        }
        at += 1;
    }
    None
}

/// No known host is longer.
const LONGEST: usize = 32;

/// The set of a known host or suffix, given in lower case.
fn exact(host: &[u8]) -> Option<usize> {
    lookup::find(&HOSTS, host).map(usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_hosts_fit_the_buffer() {
        assert!(HOSTS.len() <= LONGEST + 1);
        let long = "a-very-long-name-of-a-school-in-a-village-r45.gosweb.gosuslugi.ru";
        assert_eq!(set_of(long).map(|found| found.1), long.strip_suffix(".gosweb.gosuslugi.ru"));
        assert_eq!(set_of("M.VK.com").map(|found| found.1), Some(""));
    }
}
