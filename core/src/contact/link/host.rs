//! Hosts: their shown form, the platform they belong to, and whether two are one site.

use super::super::letter;
use super::table::SETS;
use super::url::{Url, bare_host, is_web, set_of};
use super::{Platform, resolve};

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
    let url = url.trim();
    let parts = Url::split(url)?;
    if let Some(set) = resolve::scheme_set(url, &parts) {
        return Some(set.platform);
    }
    if !(parts.scheme.is_empty() || is_web(parts.scheme)) || parts.host.contains(' ') {
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
    let (Some(first), Some(second)) = (Url::split(a.trim()), Url::split(b.trim())) else {
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
    let start = out.len();
    for label in bare_host(host).split('.') {
        if out.len() > start {
            out.push('.');
        }
        let decoded = letter::strip_prefix(label, "xn--").and_then(decode);
        match decoded {
            Some(letters) => out.push_str(&letters),
            None => out.extend(label.chars().map(letter::lower)),
        }
    }
}

/// The code of the federal subject in a host of Госвеб (`sosh-olhovka-r45`).
pub(super) fn gosweb_region(subdomain: &str) -> Option<u8> {
    let label = subdomain.rsplit('.').next()?;
    let (_, code) = label.rsplit_once("-r").or_else(|| label.rsplit_once("-R"))?;
    let right = code.len() == 2 && code.bytes().all(|b| b.is_ascii_digit());
    code.parse().ok().filter(|code| right && *code != 0)
}

/// Decodes the part of a punycode label behind `xn--` (RFC 3492); `None` where it is broken.
fn decode(label: &str) -> Option<String> {
    const BASE: u32 = 36;
    let (basic, tail) = label.rsplit_once('-').unwrap_or(("", label));
    let mut out: Vec<char> = basic.chars().map(letter::lower).collect();
    let (mut n, mut i, mut bias) = (128u32, 0u32, 72u32);
    let mut bytes = tail.bytes().peekable();
    while bytes.peek().is_some() && out.len() < 64 {
        let before = i;
        let (mut weight, mut k) = (1u32, BASE);
        loop {
            let digit = match bytes.next()? {
                b @ b'a'..=b'z' => b - b'a',
                b @ b'A'..=b'Z' => b - b'A',
                b @ b'0'..=b'9' => b - b'0' + 26,
                _ => return None,
            };
            let digit = u32::from(digit);
            i = i.checked_add(digit.checked_mul(weight)?)?;
            let threshold = k.saturating_sub(bias).clamp(1, 26);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let count = u32::try_from(out.len()).ok()? + 1;
        bias = adapt(i - before, count, before == 0);
        n = n.checked_add(i / count)?;
        i %= count;
        out.insert(i as usize, char::from_u32(n)?);
        i += 1;
    }
    bytes.next().is_none().then(|| out.into_iter().collect())
}

fn adapt(delta: u32, count: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / count;
    let mut k = 0;
    while delta > 455 {
        delta /= 35;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}
