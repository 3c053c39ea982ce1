//! Which network a page belongs to.

/// The networks a page can name.
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

const HOSTS: &[(&str, &str)] = &[
    ("vk.com", "vk"),
    ("vk.ru", "vk"),
    ("vkontakte.ru", "vk"),
    ("ok.ru", "ok"),
    ("odnoklassniki.ru", "ok"),
    ("max.ru", "max"),
    ("t.me", "telegram"),
    ("telegram.me", "telegram"),
    ("dzen.ru", "dzen"),
    ("rutube.ru", "rutube"),
    ("instagram.com", "instagram"),
    ("facebook.com", "facebook"),
    ("threads.net", "threads"),
    ("twitter.com", "twitter"),
    ("x.com", "twitter"),
    ("youtube.com", "youtube"),
    ("wa.me", "whatsapp"),
    ("whatsapp.com", "whatsapp"),
    ("viber.com", "viber"),
];

/// The network of a page's address; `None` where the address names none that is known.
pub(crate) fn of_url(url: &str) -> Option<&'static str> {
    let (host, _) = split(url);
    let host = host.to_ascii_lowercase();
    let known = HOSTS.iter().find(|(name, _)| {
        host.strip_suffix(name).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    known.map(|(_, platform)| *platform)
}

/// One text for all addresses of one page.
pub(crate) fn canonical(url: &str) -> String {
    let (host, path) = split(url);
    let host = host.to_lowercase();
    let host = ["www.", "m."].iter().fold(host.as_str(), |h, p| h.strip_prefix(p).unwrap_or(h));
    let host = of_url(host).unwrap_or(host);
    let path = path.trim_end_matches('/').to_lowercase();
    [host, &path].concat()
}

fn split(url: &str) -> (&str, &str) {
    let url = url.trim();
    let bare = url.split_once("://").map_or(url, |(_, bare)| bare);
    let end = bare.find(['/', '?', '#']).unwrap_or(bare.len());
    bare.split_at_checked(end).unwrap_or((bare, ""))
}
