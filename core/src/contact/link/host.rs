//! Hosts: their shown form, the platform they belong to, and whether two are one site.

use super::super::letter;
use super::table::SETS;
use super::url::{Url, bare_host, is_web, set_of};
use super::{Platform, resolve};
use crate::contact::LEAN;
use crate::contact::cut::{Cut, number, trim};
use crate::contact::email::punycode;

/// The platform to which an address leads; [`Platform::Site`] for any other host, `None` where
/// the text is no address.
///
/// ```
/// use gospablik::contact::link::{platform_of, Platform};
/// assert_eq!(platform_of("m.vk.com/feed"), Some(Platform::Vk));
/// assert_eq!(platform_of("https://адм-липовск.рф/"), Some(Platform::Site));
/// assert_eq!(platform_of("не указан"), None);
/// ```
#[must_use]
pub fn platform_of(url: &str) -> Option<Platform> {
    let url = trim(url);
    let parts = Url::split(url)?;
    if let Some(set) = resolve::scheme_set(url, &parts) {
        return Some(set.platform);
    }
    if !(parts.scheme.is_empty() || is_web(parts.scheme)) || parts.host.has(" ") {
        return None;
    }
    let set = set_of(bare_host(parts.host)).and_then(|(set, _)| SETS.get(set));
    Some(set.map_or(Platform::Site, |set| set.platform))
}

/// Whether two addresses belong to one site: the hosts are the same but for `www.`, case and
/// the written form of Cyrillic (punycode or letters). Scheme and path do not matter. On a
/// platform, where a host is shared by all, the objects must be the same.
///
/// ```
/// use gospablik::contact::link::same_site;
/// assert!(same_site("http://www.adm-lipovsk.ru/", "https://adm-lipovsk.ru/kontakty"));
/// assert!(!same_site("https://vk.com/lipovsk", "https://vk.com/vyrka"));
/// ```
#[must_use]
pub fn same_site(a: &str, b: &str) -> bool {
    let (Some(first), Some(second)) = (Url::split(trim(a)), Url::split(trim(b))) else {
        return false;
    };
    let platforms = (platform_of(a), platform_of(b));
    match platforms {
        (Some(Platform::Site | Platform::Gosweb), Some(Platform::Site | Platform::Gosweb)) => {
            shown(first.host) == shown(second.host)
        }
        (Some(_), Some(_)) => match (super::check(a), super::check(b)) {
            (Some(a), Some(b)) => a.link == b.link,
            _ => false,
        },
        _ => false,
    }
}

/// The host as it is shown: without `www.`, in lower case, punycode as letters.
pub(super) fn shown(host: &str) -> String {
    let mut out = String::with_capacity(host.len() + 8);
    push_shown(&mut out, host);
    out
}

/// Appends the host as it is shown.
pub(super) fn push_shown(out: &mut String, host: &str) {
    let mut rest = bare_host(host);
    if !LEAN && rest.is_ascii() && !rest.has("--") {
        let start = out.len();
        out.push_str(rest);
        if let Some(shown) = out.get_mut(start..) {
            shown.make_ascii_lowercase();
        }
        return;
    }
    loop {
        let (label, behind) = rest.halves(".").unwrap_or((rest, ""));
        match letter::strip_prefix(label, "xn--").and_then(decode) {
            Some(letters) => out.push_str(&letters),
            None => push_lower(out, label),
        }
        if label.len() == rest.len() {
            return;
        }
        out.push('.');
        rest = behind;
    }
}

fn push_lower(out: &mut String, label: &str) {
    for c in label.chars() {
        out.push(letter::lower(c));
    }
}

/// The code of the federal subject in a host of Госвеб (`sosh-olhovka-r45`).
pub(super) fn gosweb_region(subdomain: &str) -> Option<u8> {
    let label = subdomain.last_halves(".").map_or(subdomain, |(_, label)| label);
    let (_, code) = label.last_halves("-r").or_else(|| label.last_halves("-R"))?;
    let code = number(code).filter(|_| code.len() == 2)?;
    u8::try_from(code).ok().filter(|code| *code != 0)
}

/// The label behind `xn--` as letters; `None` where it is broken.
fn decode(label: &str) -> Option<String> {
    let (basic, coded) = label.last_halves("-").unwrap_or(("", label));
    let mut lowered = String::new();
    push_lower(&mut lowered, basic);
    punycode::decode_from(&lowered, coded)
}
