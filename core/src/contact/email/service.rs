//! The table of mail services, official domains, zones and known slips.

use std::cmp::Ordering;
use std::num::NonZeroU8;

use super::letter;
use super::tables::{HINT, MEANT, NAMES, PAIRS, SERVICES, SLIPS, ZONES};
use crate::contact::LEAN;
use crate::contact::cut::{Cut, glue, words};

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
    /// An observed or likely error for a service.
    Misspelt,
    /// The domain of a foreign service that nearly always stands for another service.
    RealService,
    /// A domain of somebody else that nearly always stands for a service.
    RealOwn,
    /// A former zone of a service.
    FormerZone,
    /// A service named in Russian letters.
    Translit,
    /// A misspelt zone.
    Broken,
}

/// Kinds in the order of their numbers: those from the first misspelt one on come once for every
/// service that was meant.
const KINDS: [Kind; 13] = [
    Kind::FreeNational,
    Kind::ForeignService,
    Kind::Official,
    Kind::SpecialUse,
    Kind::Placeholder,
    Kind::NationalZone,
    Kind::ForeignZone,
    Kind::Misspelt,
    Kind::RealService,
    Kind::RealOwn,
    Kind::FormerZone,
    Kind::Translit,
    Kind::Broken,
];
const FIRST_SLIP: u8 = Kind::Misspelt as u8;
/// The number of the first misspelt zone, from the first slip on.
const FIRST_ZONE: u8 = (Kind::Broken as u8 - FIRST_SLIP) * SERVICES;

/// The bytes that end a name: all that neither a Latin name nor UTF-8 of Cyrillic letters holds.
const FIRST_MARK: u8 = 0xe0;
const MARKS: u8 = 77;

/// A row of the table, by its number: a kind, and what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row(NonZeroU8);

impl Row {
    fn new(number: u8) -> Self {
        Self(NonZeroU8::MIN.saturating_add(number))
    }

    fn number(self) -> u8 {
        self.0.get() - 1
    }

    pub(super) fn kind(self) -> Kind {
        let number = self.number();
        let at = match number.checked_sub(FIRST_SLIP) {
            Some(slip) => FIRST_SLIP + slip / SERVICES,
            None => number,
        };
        KINDS.get(usize::from(at)).copied().unwrap_or(Kind::Broken)
    }

    /// The service or the zone that a misspelt one stands for.
    #[inline(never)]
    pub(super) fn meant(self) -> &'static str {
        let slip = self.number().wrapping_sub(FIRST_SLIP);
        // Zones are numbered behind the services of the last kind, and named behind them.
        let at = if slip < FIRST_ZONE { slip % SERVICES } else { slip - FIRST_ZONE + SERVICES };
        words(MEANT).nth(usize::from(at)).unwrap_or_default()
    }
}

/// The row of this very domain, in lower case.
pub(super) fn find(name: &str) -> Option<Row> {
    if !LEAN && !may_be_known(name, false) {
        return None;
    }
    let key = match name.last_halves(".")? {
        (stem, "ru") if !stem.has(".") => stem,
        _ => name,
    };
    look_up(NAMES, key).or_else(|| slip(name.as_bytes()))
}

/// Most names are in no list: one bit tells nearly all of them from the others. Read from the end,
/// so that one pass tells of the domains `above` as well.
fn may_be_known(name: &str, above: bool) -> bool {
    let mut sum = 0_u32;
    for byte in name.bytes().rev() {
        if above && byte == b'.' && is_hinted(sum) {
            return true;
        }
        sum = sum.wrapping_mul(31).wrapping_add(byte.into());
    }
    is_hinted(sum)
}

fn is_hinted(sum: u32) -> bool {
    let bit = (sum ^ sum >> 13) as usize % 16384;
    HINT.get(bit / 64).is_some_and(|row| row >> (bit % 64) & 1 == 1)
}

fn is_mark(byte: u8) -> bool {
    byte.wrapping_sub(FIRST_MARK) < MARKS
}

/// The row of this very name in a list.
#[inline(never)]
fn look_up(list: &[u8], name: &str) -> Option<Row> {
    let mut list = list;
    loop {
        // The name round the middle.
        let mut end = list.len() / 2;
        let mut start = end;
        while start > 0 && !is_mark(*list.get(start - 1)?) {
            start -= 1;
        }
        while !is_mark(*list.get(end)?) {
            end += 1;
        }
        let (head, tail) = list.split_at_checked(end)?;
        match head.get(start..)?.cmp(name.as_bytes()) {
            Ordering::Less => list = tail.get(1..)?,
            Ordering::Greater => list = list.get(..start)?,
            Ordering::Equal => return Some(Row::new(tail.first()?.wrapping_sub(FIRST_MARK))),
        }
    }
}

/// The row of a name that is a listed slip away from the service it stands for.
#[inline(never)]
fn slip(name: &[u8]) -> Option<Row> {
    let mut services = words(MEANT);
    let (mut number, mut head, mut letter, mut here) = (FIRST_SLIP - 1, 0, None, false);
    for byte in SLIPS {
        if *byte == 0 {
            number += 1;
            let service = services.next()?.as_bytes();
            let near = name.len().abs_diff(service.len()) < 2;
            (head, letter) = if near { slip_of(name, service) } else { (1, None) };
        } else if byte.is_ascii() {
            if here && letter == Some(byte) {
                return Some(Row::new(number));
            }
            continue;
        }
        here = *byte == head;
        if here && letter.is_none() {
            return Some(Row::new(number));
        }
    }
    None
}

/// What was done to the name of a service: one letter more, another one, one less, two swapped;
/// where, and the letter that came in. The number is 1 where it was something else.
fn slip_of<'n>(name: &'n [u8], service: &[u8]) -> (u8, Option<&'n u8>) {
    let (mut name, mut service, mut at) = (name, service, 0);
    while let ([a, name_left @ ..], [b, service_left @ ..]) = (name, service)
        && a == b
    {
        (name, service, at) = (name_left, service_left, at + 1);
    }
    while let ([name_left @ .., a], [service_left @ .., b]) = (name, service)
        && a == b
    {
        (name, service) = (name_left, service_left);
    }
    match (name, service) {
        ([letter], []) => (0x80 | at, Some(letter)),
        ([letter], [_]) => (0x90 | at, Some(letter)),
        ([], [_]) => (0xa0 | at, None),
        ([a, b], [c, d]) if (a, b) == (d, c) => (0xb0 | at, None),
        _ => (1, None),
    }
}

/// What the table says of the domain, or of a domain above it (not the zone) that is official or
/// reserved.
pub(super) fn classify(domain: &str) -> Option<Row> {
    // Two thirds of all addresses of public bodies.
    if !LEAN && matches!(domain, "mail.ru" | "yandex.ru" | "rambler.ru") {
        return Some(Row::new(Kind::FreeNational as u8));
    }
    if !LEAN && !may_be_known(domain, true) {
        return None;
    }
    let mut rest = domain;
    let mut row = find(domain);
    while row.is_none() {
        (_, rest) = rest.halves(".").filter(|(_, above)| above.has("."))?;
        row = find(rest).filter(|row| matches!(row.kind(), Kind::Official | Kind::SpecialUse));
    }
    row
}

/// Whether this very domain is a mail service.
pub(super) fn is_service(domain: &str) -> bool {
    find(domain).is_some_and(|row| row.number() <= Kind::ForeignService as u8)
}

/// Whether these make the name of a mail service together.
#[inline(never)]
pub(super) fn is_service_of(parts: &[&str]) -> bool {
    is_service(&glue(parts))
}

/// What the table says of a zone; `None` for one it does not know.
pub(super) fn zone(tld: &str) -> Option<Row> {
    if !LEAN && tld == "ru" {
        return Some(Row::new(Kind::NationalZone as u8));
    }
    if let &[first, second] = tld.as_bytes() {
        let row = PAIRS.get(usize::from(first.wrapping_sub(b'a'))).copied().unwrap_or(0);
        if second.is_ascii_lowercase() && row >> (second - b'a') & 1 == 1 {
            return Some(Row::new(Kind::ForeignZone as u8));
        }
    }
    look_up(ZONES, tld)
}

/// Whether the zone exists as far as is known: the table is complete for two letters and for
/// Cyrillic; longer Latin zones are too many and come and go, so that every word passes but
/// those that begin as `ru` does: three of them are zones.
pub(super) fn zone_exists(tld: &str) -> bool {
    match zone(tld) {
        Some(row) => row.kind() != Kind::Broken,
        None => {
            let slip = tld.without("ru").is_some() && !matches!(tld, "rugby" | "ruhr" | "run");
            tld.len() > 2 && !slip && tld.as_bytes().iter().all(|b| b.is_ascii_lowercase())
        }
    }
}

/// The zones that addresses of Russian pages have.
const COMMON: &str = "ru|рф|su|com|net|org|info|рус|москва|moscow|tatar|дети";

/// The zone, where it is one that addresses of Russian pages have: what a slip is measured by.
#[inline(never)]
pub(super) fn common_zone(tld: &str) -> Option<&'static str> {
    words(COMMON).find(|zone| *zone == tld)
}

/// Whether there is such a zone.
pub(super) fn zone_is_common(tld: &str) -> bool {
    common_zone(tld).is_some()
}

/// As [`zone_is_common`], for a zone in small letters or capitals.
#[inline(never)]
pub(super) fn zone_is_common_lowered(tld: &str) -> bool {
    zone_is_common(&letter::lowered(tld))
}

/// As [`zone_is_common`], for a zone of ASCII in small letters or capitals.
pub(super) fn zone_is_common_in_any_case(tld: &str) -> bool {
    words(COMMON).any(|zone| zone.eq_ignore_ascii_case(tld))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(name: &str) -> Option<Kind> {
        find(name).map(Row::kind)
    }

    #[test]
    fn lists_are_sorted_and_services_are_known() {
        for list in [NAMES, ZONES] {
            let names: Vec<&[u8]> = list.split(|byte| is_mark(*byte)).collect();
            assert!(names[..names.len() - 1].windows(2).all(|pair| pair[0] < pair[1]));
        }
        assert!(words(MEANT).take(usize::from(SERVICES)).all(is_service));
        assert_eq!(SLIPS.iter().filter(|byte| **byte == 0).count(), usize::from(SERVICES));
    }

    #[test]
    fn every_row_of_the_data_is_found() {
        let rows = |text: &'static str| text.lines().skip(1).map(|line| line.split('\t'));
        let misspelt = include_str!("../../../data/mail_misspelt.tsv");
        for mut row in rows(misspelt) {
            let (name, meant) = (row.next().unwrap(), row.next().unwrap());
            assert_eq!(find(name).map(Row::meant), Some(meant), "{name}");
        }
        let slips: Vec<_> = rows(misspelt).filter_map(|mut row| row.next()).collect();
        for mut row in rows(include_str!("../../../data/mail_domains.tsv")) {
            let (name, given) = (row.next().unwrap(), row.next().unwrap());
            let known = match given {
                _ if slips.contains(&name) => continue,
                "free_national" => Kind::FreeNational,
                "foreign_service" => Kind::ForeignService,
                "official" => Kind::Official,
                "special_use" => Kind::SpecialUse,
                _ => Kind::Placeholder,
            };
            assert_eq!(kind(name), Some(known), "{name}");
        }
        for mut row in rows(include_str!("../../../data/mail_zones.tsv")) {
            let (name, given) = (row.next().unwrap(), row.next().unwrap());
            let found = zone(name).unwrap();
            let known = match given {
                "national" => Kind::NationalZone,
                "foreign" => Kind::ForeignZone,
                "special_use" => Kind::SpecialUse,
                _ => Kind::Broken,
            };
            assert_eq!(found.kind(), known, "{name}");
            if known == Kind::Broken {
                assert_eq!(Some(found.meant()), row.next(), "{name}");
            }
        }
    }

    #[test]
    fn one_slip_that_is_not_listed_is_none() {
        let misspelt = include_str!("../../../data/mail_misspelt.tsv");
        let known: Vec<_> = misspelt.lines().filter_map(|line| line.split('\t').next()).collect();
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789-.";
        let mut found = 0;
        for service in words(MEANT).take(usize::from(SERVICES)) {
            for at in 0..service.len() {
                let (head, tail) = service.split_at(at);
                let mut names = vec![format!("{head}{}", &tail[1..])];
                for letter in letters.chars() {
                    names.push(format!("{head}{letter}{tail}"));
                    names.push(format!("{head}{letter}{}", &tail[1..]));
                }
                for name in names {
                    let slip = kind(&name) == Some(Kind::Misspelt);
                    assert!(!slip || known.contains(&name.as_str()), "{name}");
                    found += usize::from(slip);
                }
            }
        }
        assert!(found > 400, "{found}");
    }

    #[test]
    fn real_domains_are_no_slips() {
        for name in ["mil.ru", "mai.ru", "vmail.ru", "yar.ru", "email.ru", "index.ru"] {
            assert_ne!(kind(name), Some(Kind::Misspelt), "{name}");
        }
        assert_eq!(kind("ramler.ru"), Some(Kind::Misspelt));
        assert_eq!(find("ramler.ru").map(Row::meant), Some("rambler.ru"));
        for name in ["mail", "ru", "com", "mail.", ".ru", "gov.karelia", ""] {
            assert_eq!(kind(name), None, "{name}");
        }
        assert_eq!(classify("26.mvd.gov.ru").map(Row::kind), Some(Kind::Official));
        assert_eq!(classify("x.mail.ru"), None);
    }
}
