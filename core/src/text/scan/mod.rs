//! Contacts among prose: phones, e-mail addresses, links, ИНН and ОГРН, and, where asked for,
//! postal addresses, in the order of the text and never overlapping.
//!
//! One cheap pass finds the few bytes that no contact does without (`stops`); digits are weighed
//! before the engine for numbers is called (`digits`); each engine sees only the stretch between
//! the contacts found so far, so that digits of a link or of an e-mail address are no number.

mod digits;
mod engines;
mod record;
mod stops;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::iter::Peekable;

use crate::Span;
use crate::contact::LEAN;
use crate::contact::address::{self, AddressMatch};
use crate::contact::email::EmailMatch;
use crate::contact::ids::{self, Id, Inn, Ogrn};
use crate::contact::link::{self, LinkMatch, Platform};
use crate::contact::phone::{self, PhoneMatch};
use crate::looks::looked;
use digits::{Cluster, Row};
use engines::Rare;

pub use record::{ScanRecord, scan_record};

/// What is known beside the text, and what to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScanOptions {
    /// What is known of telephone numbers: the area code of local ones.
    pub phone: phone::Hints,
    /// The platform of the page: whose `@name` is meant where the text does not say.
    pub platform: Option<Platform>,
    /// Whether to look for postal addresses, which costs more than all the rest.
    pub addresses: bool,
}

/// A contact found in a text.
#[derive(Debug, Clone)]
pub enum Found<'t> {
    /// A telephone number; its status tells what it is good for.
    Phone(PhoneMatch),
    /// An e-mail address.
    Email(EmailMatch<'t>),
    /// A link.
    Link(LinkMatch),
    /// An ИНН.
    Inn {
        /// The number.
        inn: Inn,
        /// Its digits.
        span: Span,
    },
    /// An ОГРН or ОГРНИП.
    Ogrn {
        /// The number.
        ogrn: Ogrn,
        /// Its digits.
        span: Span,
    },
    /// A postal address.
    Address(AddressMatch<'t>),
}

impl Found<'_> {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Phone(found) => found.span,
            Self::Email(found) => found.span,
            Self::Link(found) => found.span,
            Self::Inn { span, .. } | Self::Ogrn { span, .. } => *span,
            Self::Address(found) => found.span,
        }
    }
}

/// The contacts of a text, in order, found as the iterator goes.
///
/// ```
/// use gospablik::text::scan::{scan, Found, ScanOptions};
/// let text = "Сайт adm-lipovsk.ru, почта adm@lipovsk.ru, ИНН 4505845060";
/// let kinds: Vec<_> = scan(text, &ScanOptions::default())
///     .map(|found| match found {
///         Found::Link(_) => "link",
///         Found::Email(_) => "email",
///         Found::Inn { .. } => "inn",
///         _ => "other",
///     })
///     .collect();
/// assert_eq!(kinds, ["link", "email", "inn"]);
/// ```
pub fn scan<'t>(text: &'t str, options: &ScanOptions) -> Scan<'t> {
    Scan {
        contacts: Contacts {
            text,
            options: *options,
            at: 0,
            stop: next_stop(text, 0),
            gap: 0,
            judged: 0,
            seen: 0,
            in_row: false,
            pending: None,
            chain: 0,
            rare: engines::next_rare(text, 0),
            ready: VecDeque::new(),
        },
        ahead: None,
        addresses: options.addresses.then(|| address::find(text).peekable()),
    }
}

/// Iterator over the contacts of a text; made by [`scan`].
pub struct Scan<'t> {
    contacts: Contacts<'t>,
    /// A contact that an address may come before.
    ahead: Option<Found<'t>>,
    addresses: Option<Peekable<address::Finder<'t>>>,
}

impl<'t> Iterator for Scan<'t> {
    type Item = Found<'t>;

    /// Merges addresses with the rest. Where an address and a contact overlap, a number that is
    /// none by itself (local, short, broken) gives way to the address, and the address to all
    /// others.
    fn next(&mut self) -> Option<Found<'t>> {
        let Some(addresses) = &mut self.addresses else { return self.contacts.next() };
        loop {
            if self.ahead.is_none() {
                self.ahead = self.contacts.next();
            }
            let Some(address) = addresses.peek() else { return self.ahead.take() };
            let span = address.span;
            let Some(contact) = &self.ahead else {
                return addresses.next().map(Found::Address);
            };
            if contact.span().overlaps(span) {
                if engines::gives_way(contact) {
                    self.ahead = None;
                } else {
                    addresses.next();
                }
                continue;
            }
            return match contact.span().start < span.start {
                true => self.ahead.take(),
                false => addresses.next().map(Found::Address),
            };
        }
    }
}

/// All but addresses.
struct Contacts<'t> {
    text: &'t str,
    options: ScanOptions,
    /// Where to look on.
    at: usize,
    /// The first byte from there on that no contact does without; unknown where it lies before.
    stop: usize,
    /// Behind the last link, e-mail address or identifier: numbers are sought from here.
    gap: usize,
    /// Behind the last digits that the engine for numbers has judged.
    judged: usize,
    /// Digits before this place are read because of others before them.
    seen: usize,
    /// What waits is one row of digits and pluses between at signs.
    in_row: bool,
    /// Digits that wait for the engine: from the first, to the last.
    pending: Option<(usize, usize)>,
    /// At signs before this place have been read.
    chain: usize,
    /// The next byte that may begin a digit or an at sign in a rare form.
    rare: usize,
    ready: VecDeque<Found<'t>>,
}

/// How far behind digits their number may go on (an extension), and how far before them words
/// tell what they are.
const REACH: usize = 192;

impl<'t> Iterator for Contacts<'t> {
    type Item = Found<'t>;

    fn next(&mut self) -> Option<Found<'t>> {
        loop {
            if let Some(found) = self.ready.pop_front() {
                return Some(found);
            }
            if self.stop < self.at {
                self.stop = next_stop(self.text, self.at);
            }
            let stop = self.stop;
            if self.rare < stop {
                self.rare();
                continue;
            }
            if let Some((_, last)) = self.pending
                && (stop > last + REACH || stop == self.text.len())
            {
                self.flush(self.text.len());
                if !self.ready.is_empty() {
                    continue;
                }
            }
            let Some(&byte) = self.text.as_bytes().get(stop) else {
                self.at = stop;
                return None;
            };
            self.at = stop + 1;
            match byte {
                b'0'..=b'9' => self.digits(stop),
                b'@' => self.at_sign(stop),
                b'.' | b':' => self.point(stop, byte),
                _ => {}
            }
        }
    }
}

impl<'t> Contacts<'t> {
    /// A contact other than a number was found: first come the numbers before it.
    fn push(&mut self, found: Found<'t>) {
        let span = found.span();
        self.flush(span.start as usize);
        self.seen = 0;
        self.gap = span.end as usize;
        self.at = self.at.max(self.gap);
        self.ready.push_back(found);
    }

    /// Calls the engine for the digits that wait, up to `end` at most.
    fn flush(&mut self, end: usize) {
        let Some((first, last)) = self.pending.take() else { return };
        if first >= end {
            return;
        }
        let from = line_start(self.text, self.gap.max(self.judged), first);
        let to = end.min(floor(self.text, last + REACH));
        let (text, hints) = (self.text, self.options.phone);
        self.judged = self.judged.max(last);
        engines::phones(text, from, to, hints, &mut |found| {
            self.judged = self.judged.max(found.span.end as usize);
            self.ready.push_back(Found::Phone(found));
        });
    }

    fn digits(&mut self, at: usize) {
        let bytes = self.text.as_bytes();
        let run = digits::run(bytes, at);
        let end = at + run;
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
        if !LEAN
            && matches!(before, b'+' | b'@')
            && let Some(row) = Row::at(bytes, at)
        {
            self.row(at, row);
            // The at signs between rows are none of an address or of a handle.
            let mut row = row;
            while !row.number
                && let Some((at, next)) = row.next(bytes)
            {
                self.row(at, next);
                row = next;
            }
            return;
        }
        if before.is_ascii_alphabetic() || before == b'_' {
            self.at = end;
            let step = link::step(self.text, at, self.gap, None);
            if let Some(found) = step.found {
                self.push(Found::Link(found));
                return;
            }
            // A letter at once before a number: «тел» glued, «f8». The engine judges.
            if run < 10 {
                return;
            }
        }
        if let Some(found) = ids::at(self.text, at, end) {
            let span = found.span;
            self.at = end;
            self.push(match found.id {
                Id::Inn(inn) => Found::Inn { inn, span },
                Id::Ogrn(ogrn) => Found::Ogrn { ogrn, span },
            });
            return;
        }
        let cluster = Cluster::read(bytes, at);
        self.at = cluster.end;
        if cluster.is_candidate(self.text, at) {
            self.wait(at, cluster.end);
        } else if self.pending.is_none() && at < self.seen {
            self.wait(at, self.seen - REACH);
        }
    }

    /// Digits and pluses between at signs: the engine need not look where no number begins.
    fn row(&mut self, at: usize, row: Row) {
        self.at = row.end;
        // What waits, if it is a row too, is judged by itself.
        if self.in_row
            && let Some((_, last)) = self.pending
        {
            self.flush(row.sign + 1);
            self.seen = last + REACH;
        }
        let alone = self.pending.is_none();
        if alone {
            self.judged = self.judged.max(row.sign);
        }
        if row.number {
            self.wait(at, row.end);
            self.in_row = alone;
        } else if row.candidate {
            self.seen = row.end + REACH;
        }
    }

    fn wait(&mut self, start: usize, end: usize) {
        self.in_row = false;
        self.pending = match self.pending {
            Some((first, _)) => Some((first, end)),
            None => Some((start, end)),
        };
    }

    fn rare(&mut self) {
        let at = self.rare;
        self.rare = engines::next_rare(self.text, at + 1);
        if at < self.at {
            return;
        }
        match engines::rare(self.text, at) {
            Rare::Digit => {
                self.wait(at, at + 3);
                self.at = at + 3;
            }
            Rare::At => {
                self.email(at);
            }
            Rare::Nothing => {}
        }
    }

    /// Reads the e-mail address round a mark; a chain of at signs is read once.
    fn email(&mut self, at: usize) -> bool {
        if at < self.chain {
            return false;
        }
        let (found, floor) = engines::email(self.text, self.gap, at);
        self.chain = floor;
        let seen = found.is_some();
        if let Some(found) = found {
            self.push(Found::Email(found));
        }
        seen
    }

    fn at_sign(&mut self, at: usize) {
        let chained = at > 0 && self.text.as_bytes().get(at - 1) == Some(&b'@');
        if chained {
            return;
        }
        // Behind a run of at signs, `a@@b.ru`, the letters of the last one count.
        let rest = self.text.as_bytes().get(at + 1..).unwrap_or_default();
        let more = rest.iter().take(64).take_while(|byte| **byte == b'@').count();
        if !engines::has_letters(self.text, at + more) || self.email(at) {
            return;
        }
        let step = link::step(self.text, at, self.gap, self.options.platform);
        if let Some(found) = step.found {
            self.push(Found::Link(found));
        }
    }

    /// A full stop or a colon.
    fn point(&mut self, at: usize, byte: u8) {
        let next = self.text.as_bytes().get(at + 1).copied().unwrap_or(b' ');
        let plain = match byte {
            b':' => next != b'/',
            _ => !(next.is_ascii_alphanumeric() || next >= 0xC3),
        };
        if plain {
            return;
        }
        let step = link::step(self.text, at, self.gap, None);
        // «тел.89181234567»: no host, and the digits are still to be read.
        let number = step.found.is_none() && next.is_ascii_digit();
        let mut resume = step.resume.max(at + 1);
        if let Some(found) = step.found {
            self.push(Found::Link(found));
        } else {
            // «моб.тел.89181234567»
            let passed = self.text.as_bytes().get(at + 1..resume).unwrap_or_default();
            resume -= passed.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        }
        self.at = if number { at + 1 } else { resume };
    }
}

/// The first byte from `at` on that no contact does without, or the end of the text.
fn next_stop(text: &str, at: usize) -> usize {
    let stop = stops::next(text.as_bytes(), at).unwrap_or(text.len());
    looked((stop + 1).saturating_sub(at));
    stop
}

/// The start of the line of `at`, or of its last stretch, not before `from`.
fn line_start(text: &str, from: usize, at: usize) -> usize {
    let from = from.max(floor(text, at.saturating_sub(2 * REACH)));
    let before = text.as_bytes().get(from..at).unwrap_or_default();
    looked(before.len());
    memchr::memrchr(b'\n', before).map_or(from, |len| from + len + 1)
}

/// The last boundary of characters at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at.min(text.len()))
}
