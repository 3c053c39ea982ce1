//! Which network a page belongs to, and whether two addresses are one page.

use crate::contact::link::{self, Platform};

/// The ids of the networks a page can name.
pub(crate) const NAMES: [&str; 13] = [
    "vk",
    "ok",
    "max",
    "telegram",
    "dzen",
    "rutube",
    "instagram",
    "facebook",
    "threads",
    "twitter",
    "youtube",
    "whatsapp",
    "viber",
];

/// Whether pages can be kept there: state services and other sites are no networks.
fn is_network(platform: Platform) -> bool {
    !matches!(platform, Platform::Pos | Platform::Gosweb | Platform::Site)
}

/// The network of a page's address; `None` where the address names none that is known.
pub(crate) fn of_url(url: &str) -> Option<&'static str> {
    link::platform_of(url).filter(|platform| is_network(*platform)).map(Platform::as_str)
}

/// One text for all addresses of one page.
pub(crate) fn canonical(url: &str) -> String {
    let found = link::check(url);
    let canonical = found.as_ref().and_then(link::LinkMatch::canonical);
    String::from(canonical.unwrap_or(url.trim()))
}

#[cfg(test)]
#[test]
fn every_network_has_its_name() {
    let networks = Platform::ALL.into_iter().filter(|platform| is_network(*platform));
    assert!(networks.map(Platform::as_str).eq(NAMES));
}
