//! The parts of an address, split without judging them, and hosts.

use super::super::letter;
use super::table::HOSTS;

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
        let (rest, _fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let path = path.trim_matches('/');
        if matches!(scheme.len(), 1..) && !is_web(scheme) {
            return Some(Self { scheme, host, port: "", path, query });
        }
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        let (host, port) = host.split_once(':').unwrap_or((host, ""));
        let host = host.trim_end_matches('.');
        let digits = port.bytes().all(|b| b.is_ascii_digit()) && port.len() <= 5;
        (digits && is_host(host)).then_some(Self { scheme, host, port, path, query })
    }
}

/// Splits off a scheme with its `://`.
pub(super) fn split_scheme(text: &str) -> (&str, &str) {
    match text.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme, rest),
        _ => ("", text),
    }
}

fn is_scheme(text: &str) -> bool {
    !text.is_empty() && text.len() <= 12 && text.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether this is the scheme of web addresses.
pub(super) fn is_web(scheme: &str) -> bool {
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// Whether addresses of this scheme, given with its colon, are read.
pub(super) fn is_read(scheme: &str) -> bool {
    is_web(scheme.trim_end_matches(':')) || exact(scheme).is_some()
}

/// Whether labels, lengths and letters are those of a host name with at least two labels.
pub(super) fn is_host(host: &str) -> bool {
    let mut labels = 0;
    for label in host.split('.') {
        let edge = label.starts_with('-') || label.ends_with('-');
        let right = label.chars().all(|c| letter::is_word(c) || matches!(c, '-' | '_'));
        if label.is_empty() || label.len() > 126 || edge || !right {
            return false;
        }
        labels += 1;
    }
    let end = host.rsplit('.').next().unwrap_or_default();
    labels >= 2 && host.len() <= 506 && !end.bytes().all(|b| b.is_ascii_digit())
}

/// The host without `www.`.
pub(super) fn bare_host(host: &str) -> &str {
    letter::strip_prefix(host, "www.").filter(|rest| rest.contains('.')).unwrap_or(host)
}

/// The number of the set of routes to which a host belongs, and the subdomain where the set
/// takes any.
pub(super) fn set_of(host: &str) -> Option<(usize, &str)> {
    if let Some(set) = exact(host) {
        return Some((set, ""));
    }
    host.match_indices('.').find_map(|(at, _)| {
        let set = exact(host.get(at..)?)?;
        Some((set, host.get(..at)?))
    })
}

fn exact(host: &str) -> Option<usize> {
    let folded = || host.bytes().map(|b| b.to_ascii_lowercase());
    let at = HOSTS.binary_search_by(|(known, _)| known.bytes().cmp(folded())).ok()?;
    HOSTS.get(at).map(|(_, set)| usize::from(*set))
}
