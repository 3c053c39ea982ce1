//! Postal addresses in text: present or absent, with the place and the parts; no geocoding.
//!
//! An address has a house and a street at least, or a house and a village. A word like «улица» may be missing where an
//! index, a settlement or a label («Адрес:») stands before the name.

mod read;
#[cfg(test)]
mod tests;
mod token;
mod words;

use serde::Serialize;

use super::letter;
use crate::Span;
use read::{Read, is_index, read};
use token::{Kind, Token, token};
use words::{Mark, mark};

/// The parts of an address, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parts<'t> {
    /// The postal index, six digits.
    pub index: Option<&'t str>,
    /// The region or district, with its word.
    pub region: Option<&'t str>,
    /// The settlement's name, without its word.
    pub settlement: Option<&'t str>,
    /// The street's name, without its word.
    pub street: Option<&'t str>,
    /// The kind of street in one short form («ул», «пер»); empty where no word tells it.
    pub street_kind: &'static str,
    /// The house with its корпус and строение.
    pub house: Option<&'t str>,
    /// The room or office.
    pub room: Option<&'t str>,
}

impl Parts<'_> {
    /// Whether street and house are there: enough for an address. A village without streets has
    /// houses only.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        (self.street.is_some() || self.settlement.is_some()) && self.house.is_some()
    }
}

/// An address found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddressMatch<'t> {
    /// Where it stands.
    pub span: Span,
    /// Its parts.
    pub parts: Parts<'t>,
}

/// Every address in a text, in order; each lies on one line.
///
/// ```
/// use gospablik::contact::address::find;
/// let text = "Мы переехали: 352000, г. Липовск, ул. Школьная, 1, каб. 5.";
/// let found = find(text).next().unwrap();
/// assert_eq!(found.span.slice(text), "352000, г. Липовск, ул. Школьная, 1, каб. 5");
/// assert_eq!(found.parts.street, Some("Школьная"));
/// ```
pub fn find(text: &str) -> Finder<'_> {
    Finder { text, line: 0, at: 0 }
}

/// Reads a field that is meant to hold one address. Parts that were not recognised are missing;
/// ask [`Parts::is_complete`].
#[must_use]
pub fn parse(value: &str) -> Parts<'_> {
    if let Some(found) = find(value).next() {
        return found.parts;
    }
    read(value, 0, true).map_or_else(|| read::partial(value), |whole| whole.parts)
}

/// Whether two addresses are the same place, compared by parts: street and house must agree, the
/// other parts where both give them. `None` where one of them has no street and house.
///
/// ```
/// use gospablik::contact::address::same_address;
/// let page = "г. Липовск, улица Школьная, дом 1";
/// assert_eq!(same_address(page, "352000, г.Липовск, ул.Школьная, д.1"), Some(true));
/// assert_eq!(same_address(page, "г. Липовск, ул. Школьная, 3"), Some(false));
/// ```
#[must_use]
pub fn same_address(a: &str, b: &str) -> Option<bool> {
    let (a, b) = (parse(a), parse(b));
    if !a.is_complete() || !b.is_complete() {
        return None;
    }
    let kinds =
        a.street_kind.is_empty() || b.street_kind.is_empty() || a.street_kind == b.street_kind;
    let agrees = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => folded(a).eq(folded(b)),
        _ => true,
    };
    let houses = match (a.house, b.house) {
        (Some(a), Some(b)) => house_form(a) == house_form(b),
        _ => false,
    };
    Some(
        kinds
            && houses
            && agrees(a.index, b.index)
            && agrees(a.settlement, b.settlement)
            && agrees(a.street, b.street)
            && agrees(a.room, b.room),
    )
}

/// Letters and digits in lower case, ё as е.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| letter::is_word(*c)).map(|c| match letter::lower(c) {
        'ё' => 'е',
        c => c,
    })
}

/// A house in one form: `12 корп. 2` and `12к2` are equal.
fn house_form(text: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    loop {
        let next = token(text, at);
        match (next.kind, mark(next.text)) {
            (Kind::End, _) => return out,
            (Kind::Word, Some(Mark::Block(letter))) => out.push(letter),
            (Kind::Sign(_), _) => {}
            _ => out.extend(next.text.chars().map(letter::lower).filter(|c| *c != '-')),
        }
        at = next.end;
    }
}

/// Iterator over the addresses of a text; made by [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t> {
    text: &'t str,
    line: usize,
    at: usize,
}

impl<'t> Iterator for Finder<'t> {
    type Item = AddressMatch<'t>;

    fn next(&mut self) -> Option<AddressMatch<'t>> {
        while self.line < self.text.len() {
            let rest = self.text.get(self.line..)?;
            let len = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            let line = rest.get(..len)?;
            if let Some((start, read)) = on_line(line, self.at) {
                self.at = read.end;
                let span = Span::new(self.line + start, self.line + read.end);
                return Some(AddressMatch { span, parts: read.parts });
            }
            self.line += len + 1;
            self.at = 0;
        }
        None
    }
}

/// The first address of a line from `at` on, and where it begins.
fn on_line(line: &str, mut at: usize) -> Option<(usize, Read<'_>)> {
    if !line.bytes().any(|b| b.is_ascii_digit()) && !line.contains("б/н") {
        return None;
    }
    let mut run: Option<usize> = None;
    let mut labelled = false;
    loop {
        let next = token(line, at);
        if next.kind == Kind::End {
            return None;
        }
        if let Some(found) = anchored(line, next, run, labelled) {
            return Some(found);
        }
        labelled = labelled && matches!(next.kind, Kind::Sign(_)) || is_label(next);
        run = match next.kind {
            Kind::Word if next.is_capital() => run.or(Some(next.start)),
            // «1-я Садовая ул.»
            Kind::Number if next.text.contains('-') => Some(next.start),
            _ => None,
        };
        at = next.end;
    }
}

/// The address that a word, an index or a label announces.
fn anchored<'t>(
    line: &'t str,
    next: Token<'t>,
    run: Option<usize>,
    labelled: bool,
) -> Option<(usize, Read<'t>)> {
    let from = |start: usize, trusted: bool| Some((start, read(line, start, trusted)?));
    match next.kind {
        Kind::Number if is_index(next.text) => from(next.start, true),
        Kind::Word => {
            let found = match mark(next.text) {
                Some(Mark::Region) => from(run.unwrap_or(next.start), true),
                Some(Mark::Street(_)) => {
                    from(next.start, labelled).or_else(|| from(run?, true).filter(only_street))
                }
                Some(Mark::Settlement(_)) => {
                    from(next.start, labelled).or_else(|| from(run?, true).filter(only_street))
                }
                Some(Mark::House) if next.text.len() == 2 => from(next.start, labelled),
                _ => None,
            };
            let bare = labelled && found.is_none() && next.is_capital();
            found.or_else(|| if bare { from(next.start, true) } else { None })
        }
        _ => None,
    }
}

/// A name before its word («Школьный пер., 2») begins an address only where a street has its word.
fn only_street(found: &(usize, Read<'_>)) -> bool {
    !found.1.parts.street_kind.is_empty()
}

fn is_label(token: Token<'_>) -> bool {
    const LABELS: [&str; 6] = ["адрес", "адресу", "адреса", "пункт", "находится", "расположен"];
    LABELS.iter().any(|label| words::same(token.text, label))
}
