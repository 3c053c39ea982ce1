//! The table of mail services, official domains, zones and known slips.

use super::letter;
use super::tables::{FOREIGN, GROUPS, TARGETS};
use crate::contact::cut::{Cut, glue};
use crate::contact::lookup;

/// What the table says of a domain or a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    FreeNational,
    ForeignService,
    Official,
    SpecialUse,
    Placeholder,
    NationalZone,
    ForeignZone,
    /// A misspelt zone: the zone it stands for.
    Broken(&'static str),
    /// An observed or likely error: the service it stands for.
    Misspelt(&'static str),
    /// The domain of a foreign service that nearly always stands for another service.
    RealService(&'static str),
    /// A domain of somebody else that nearly always stands for a service.
    RealOwn(&'static str),
    /// A former zone of a service.
    FormerZone(&'static str),
    /// A service named in Russian letters.
    Translit(&'static str),
}

/// The row of this very name, in lower case.
pub(super) fn find(name: &str) -> Option<Kind> {
    // Two thirds of all addresses of public bodies.
    if matches!(name, "mail.ru" | "yandex.ru" | "rambler.ru") {
        return Some(Kind::FreeNational);
    }
    if let &[first, second] = name.as_bytes() {
        let row = FOREIGN.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or(0);
        if second.is_ascii_lowercase() && row >> (second - b'a') & 1 == 1 {
            return Some(Kind::ForeignZone);
        }
    }
    lookup::find(&GROUPS, name.as_bytes()).map(kind_of)
}

fn kind_of(code: u8) -> Kind {
    let target = TARGETS.get(usize::from(code & 0x1f)).copied().unwrap_or_default();
    match code {
        1 => Kind::FreeNational,
        2 => Kind::ForeignService,
        3 => Kind::Official,
        4 => Kind::SpecialUse,
        5 => Kind::Placeholder,
        6 => Kind::NationalZone,
        7 => Kind::ForeignZone,
        0x20..=0x3f => Kind::Broken(target),
        0x40..=0x5f => Kind::Misspelt(target),
        0x60..=0x7f => Kind::RealService(target),
        0x80..=0x9f => Kind::FormerZone(target),
        0xa0..=0xbf => Kind::Translit(target),
        _ => Kind::RealOwn(target),
    }
}

/// What the table says of the domain, or of a domain above it (not the zone) that is official or
/// reserved.
pub(super) fn classify(domain: &str) -> Option<Kind> {
    if let Some(kind) = find(domain) {
        return Some(kind);
    }
    let mut rest = domain;
    while let Some((_, above)) = rest.halves(".").filter(|(_, above)| above.has(".")) {
        match find(above) {
            Some(kind @ (Kind::Official | Kind::SpecialUse)) => return Some(kind),
            _ => rest = above,
        }
    }
    None
}

/// Whether this very domain is a mail service.
pub(super) fn is_service(domain: &str) -> bool {
    matches!(find(domain), Some(Kind::FreeNational | Kind::ForeignService))
}

/// Whether these make the name of a mail service together.
#[inline(never)]
pub(super) fn is_service_of(parts: &[&str]) -> bool {
    is_service(&glue(parts))
}

/// What the table says of a zone; `None` for one it does not know.
pub(super) fn zone(tld: &str) -> Option<Kind> {
    if tld == "ru" {
        return Some(Kind::NationalZone);
    }
    let kind = find(tld)?;
    let is_zone =
        matches!(kind, Kind::NationalZone | Kind::ForeignZone | Kind::SpecialUse | Kind::Broken(_));
    is_zone.then_some(kind)
}

/// Whether the zone exists as far as is known: the table is complete for two letters and for
/// Cyrillic; longer Latin zones are too many and come and go, so that every word passes but
/// those that begin as `ru` does: three of them are zones.
pub(super) fn zone_exists(tld: &str) -> bool {
    match zone(tld) {
        Some(Kind::Broken(_)) => false,
        Some(_) => true,
        None => {
            let slip = tld.without("ru").is_some() && !matches!(tld, "rugby" | "ruhr" | "run");
            tld.len() > 2 && !slip && tld.as_bytes().iter().all(|b| b.is_ascii_lowercase())
        }
    }
}

/// The zones that addresses of Russian pages have.
const COMMON: [&str; 12] =
    ["ru", "рф", "su", "com", "net", "org", "info", "рус", "москва", "moscow", "tatar", "дети"];

/// Whether the zone is one that addresses of Russian pages have: what a slip is measured by.
pub(super) fn zone_is_common(tld: &str) -> bool {
    COMMON.contains(&tld)
}

/// As [`zone_is_common`], for a zone in small letters or capitals.
#[inline(never)]
pub(super) fn zone_is_common_lowered(tld: &str) -> bool {
    zone_is_common(&letter::lowered(tld))
}

/// As [`zone_is_common`], for a zone of ASCII in small letters or capitals.
pub(super) fn zone_is_common_in_any_case(tld: &str) -> bool {
    COMMON.iter().any(|zone| zone.eq_ignore_ascii_case(tld))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_sorted_and_targets_are_known() {
        for (len, group) in GROUPS.iter().enumerate() {
            let rows: Vec<&[u8]> = group.chunks(len + 1).map(|row| &row[..len]).collect();
            assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "length {len}");
        }
        for target in TARGETS.iter().filter(|target| target.contains('.')) {
            assert!(matches!(find(target), Some(Kind::FreeNational | Kind::ForeignService)));
        }
    }

    #[test]
    fn real_domains_are_no_slips() {
        for name in ["mil.ru", "mai.ru", "vmail.ru", "yar.ru", "email.ru", "index.ru"] {
            assert!(!matches!(find(name), Some(Kind::Misspelt(_))), "{name}");
        }
        assert_eq!(find("ramler.ru"), Some(Kind::Misspelt("rambler.ru")));
        assert_eq!(classify("26.mvd.gov.ru"), Some(Kind::Official));
        assert_eq!(classify("x.mail.ru"), None);
    }
}
