//! Which network a page belongs to, and whether two addresses are one page.

use crate::contact::link::{self, Platform};

/// Whether pages can be kept there: state services and other sites are no networks.
fn is_network(platform: Platform) -> bool {
    !matches!(platform, Platform::Pos | Platform::Gosweb | Platform::Site)
}

/// The ids of the networks a page can name.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    Platform::ALL.into_iter().filter(|platform| is_network(*platform)).map(Platform::as_str)
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
