//! Whether digits could be a telephone number, told cheaply: most digits of prose are dates,
//! times and figures, and must not cost what a number costs.

use crate::contact::{LEAN, letter, phone};
use crate::looks::looked;

/// Groups of digits with what may stand between the groups of one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cluster {
    /// Behind the last digit.
    pub(super) end: usize,
    digits: usize,
    groups: usize,
    /// A hyphen, a parenthesis or a plus stands among them or before them.
    dialled: bool,
    /// A full stop or a slash between digits: a date, a time.
    dated: bool,
    /// Every group is a short number by itself.
    short: bool,
}

impl Cluster {
    /// Reads the cluster whose first digit is at `start`.
    pub(super) fn read(bytes: &[u8], start: usize) -> Self {
        let before = start.checked_sub(1).and_then(|at| bytes.get(at));
        let dialled = matches!(before, Some(b'+' | b'('));
        let mut cluster =
            Self { end: start, digits: 0, groups: 0, dialled, dated: false, short: true };
        let mut at = start;
        let mut dialled = false;
        let mut dated = false;
        while let Some(byte) = bytes.get(at) {
            if byte.is_ascii_digit() {
                let run = run(bytes, at);
                // A run as long as an ОГРН is none of a number's groups.
                if run > 11 && cluster.groups > 0 {
                    break;
                }
                cluster.digits += run;
                cluster.groups += 1;
                cluster.dialled |= dialled;
                cluster.dated |= dated;
                cluster.short &= is_short(bytes, at, run);
                at += run;
                cluster.end = at;
                (dialled, dated) = (false, false);
                continue;
            }
            let width = match byte {
                b'-' | b'(' | b')' | b'+' => {
                    dialled = true;
                    1
                }
                b'.' | b'/' => {
                    dated = true;
                    1
                }
                b' ' | b',' | b'_' | b'\t' | b';' => 1,
                0xC2 if matches!(bytes.get(at + 1), Some(0xA0 | 0xAD)) => 2,
                0xE2 => match bytes.get(at + 1..at + 3) {
                    Some([0x80, 0x90..=0x95]) | Some([0x88, 0x92]) => {
                        dialled = true;
                        3
                    }
                    Some([0x80, 0x80..=0x8F | 0xAF]) | Some([0x81, 0xA0]) => 3,
                    _ => break,
                },
                _ => break,
            };
            at += width;
            if at > cluster.end + 48 {
                break;
            }
        }
        looked(at - start);
        cluster
    }

    /// Whether the engine for telephone numbers must look.
    pub(super) fn is_candidate(&self, text: &str, start: usize) -> bool {
        match self.digits {
            // Single digits in a long row are no numbers, and a row of forty is one.
            41.. if self.digits < 2 * self.groups => false,
            10.. if self.groups > 1 && is_sum(text.as_bytes().get(start..self.end)) => {
                labelled(text, start)
            }
            16.. if self.groups == 1 => labelled(text, start),
            10.. => true,
            2..=9 if self.short => true,
            5..=9 if self.dialled && !(self.dated && self.groups <= 4) => {
                // `2026-2029` is a span of years.
                !(self.digits == 8 && self.groups == 2) || labelled(text, start)
            }
            5..=9 => labelled(text, start),
            _ => false,
        }
    }
}

/// Whether these digits are a short number.
fn is_short(bytes: &[u8], at: usize, len: usize) -> bool {
    match len {
        2 => matches!(value(bytes, at, len), 1..=4),
        3 => matches!(value(bytes, at, len), 101..=104 | 112 | 115 | 117 | 122..=124),
        _ => false,
    }
}

/// Whether nothing but pluses divides the groups, all of them too short to be a number: none
/// goes on over a plus in its middle.
fn is_sum(cluster: Option<&[u8]>) -> bool {
    let mut groups = cluster.unwrap_or_default().split(|byte| *byte == b'+');
    groups.all(|group| group.len() < 8 && group.iter().all(u8::is_ascii_digit))
}

/// Digits and pluses between at signs, with digits before the first of them: an address of
/// nothing, as hostile texts have them. What stands on the other side of the signs says nothing
/// of the digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// The at sign before it.
    pub(super) sign: usize,
    /// The at sign or pluses behind it.
    pub(super) end: usize,
    /// Whether a number may begin in it: behind a plus, and it does not go on over the next.
    pub(super) number: bool,
    /// Whether it would be read as a cluster.
    pub(super) candidate: bool,
}

impl Row {
    /// The row whose first digit is at `start`, if it is one.
    pub(super) fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let near = bytes.get(start.saturating_sub(8)..start)?;
        let pluses = near.iter().rev().take_while(|byte| **byte == b'+').count();
        let signs = near.iter().rev().take_while(|byte| matches!(byte, b'+' | b'@')).count();
        if signs == pluses || !near.iter().rev().nth(signs).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        Self::read(bytes, start - pluses - 1, start)
    }

    /// The row behind this one, and its first digit.
    pub(super) fn next(&self, bytes: &[u8]) -> Option<(usize, Self)> {
        let (mut at, mut sign) = (self.end, self.end);
        loop {
            match bytes.get(at)? {
                b'@' => sign = at,
                b'+' => {}
                b'0'..=b'9' => return Some((at, Self::read(bytes, sign, at)?)),
                _ => return None,
            }
            at += 1;
            if at > self.end + 8 {
                return None;
            }
        }
    }

    /// Behind the at sign, with nothing but pluses before the digit at `start`.
    fn read(bytes: &[u8], sign: usize, start: usize) -> Option<Self> {
        let mut row = Self { sign, end: start, number: false, candidate: false };
        let (mut len, mut longest, mut total) = (0_usize, 0, 0);
        // No branch but the last: what comes next cannot be foretold.
        let mut at = start;
        for byte in bytes.get(start..)? {
            let digit = usize::from(byte.is_ascii_digit());
            if digit == 0 && *byte != b'+' {
                break;
            }
            len = (len + 1) * digit;
            longest = longest.max(len);
            total += digit;
            at += 1;
        }
        looked(at - start);
        if bytes.get(at) != Some(&b'@') {
            return None;
        }
        let body = bytes.get(start..at)?;
        row.end = at - body.iter().rev().take_while(|byte| **byte == b'+').count();
        row.number = longest > 7 && Self::holds_number(body, start > sign + 1);
        row.candidate = longest > 7 || matches!(total, 5..=9);
        Some(row)
    }

    /// Whether a number begins at one of the groups; `led`: a plus stands before the first.
    fn holds_number(body: &[u8], led: bool) -> bool {
        let (mut led, mut prefix) = (led, false);
        for group in body.split(|byte| *byte == b'+') {
            let long = led && matches!(group.len(), 8..=18);
            if (prefix && group.len() > 7) || (long && phone::is_dialled(group)) {
                return true;
            }
            prefix = matches!(group, [b'7' | b'8']);
            led = true;
        }
        false
    }
}

/// How many digits stand in a row at `at`.
pub(super) fn run(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let len = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
    looked(len);
    len
}

fn value(bytes: &[u8], at: usize, len: usize) -> u32 {
    let digits = bytes.get(at..at + len).unwrap_or_default();
    digits.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

/// What announces a number, by its beginning.
const STEMS: [&str; 16] = [
    "тел",
    "факс",
    "моб",
    "сот",
    "звон",
    "позвон",
    "номер",
    "доб",
    "вн",
    "раб",
    "дом",
    "tel",
    "phone",
    "fax",
    "код",
    "линии",
];

/// What announces a number or another one.
const WORDS: [&str; 4] = ["т", "ф", "или", "и"];

/// The first letter of each of [`STEMS`]: most words begin otherwise.
#[allow(clippy::indexing_slicing, reason = "worked out by the compiler")]
static FIRST: [char; if LEAN { 0 } else { STEMS.len() }] = {
    let mut first = ['\0'; if LEAN { 0 } else { STEMS.len() }];
    let mut at = 0;
    while at < first.len() {
        first[at] = match STEMS[at].as_bytes() {
            [byte @ ..0x80, ..] => *byte as char,
            [high, low, ..] => match char::from_u32((*high as u32 & 31) << 6 | *low as u32 & 63) {
                Some(c) => c,
                None => '\0',
            },
            _ => '\0',
        };
        at += 1;
    }
    first
};

/// Whether a word or a sign for telephones stands right before `at`.
fn labelled(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars();
    let (last, end) = loop {
        let end = before.as_str().len();
        match before.next_back() {
            Some(' ' | ':' | '.' | '№' | '\u{a0}' | '-' | '–' | '—' | '/' | '(' | ')') => {}
            Some(c) => break (c, end),
            None => return false,
        }
    };
    if matches!(
        last,
        '☎' | '✆' | '\u{fe0f}' | '\u{1f4de}' | '\u{1f4f1}' | '\u{1f4df}' | '\u{1f4e0}'
    ) {
        return true;
    }
    if !letter::is_word(last) {
        return false;
    }
    let start = word_start(text, before.as_str().len());
    let word = text.get(start..end).unwrap_or_default();
    let first = word.chars().next().map_or(' ', letter::lower);
    let is =
        |known: &&str| known.len() == word.len() && letter::strip_suffix(word, known).is_some();
    if LEAN {
        let starts = |stem: &&str| letter::strip_prefix(word, stem).is_some();
        return STEMS.iter().any(starts) || WORDS.iter().any(is);
    }
    let mut stems = STEMS.iter().zip(&FIRST);
    stems.any(|(stem, known)| first == *known && letter::strip_prefix(word, stem).is_some())
        || matches!(first, 'т' | 'ф' | 'и') && WORDS.iter().any(is)
}

/// Where the word begins whose last letter begins at `end`.
fn word_start(text: &str, end: usize) -> usize {
    let mut at = end;
    loop {
        looked(1);
        let before = text.as_bytes().get(..at).unwrap_or_default();
        at -= match before {
            // The letters of Cyrillic that are in use.
            [.., 0xd0 | 0xd1, _] if !LEAN => 2,
            [.., byte] if !LEAN && byte.is_ascii_alphanumeric() => 1,
            _ => match text.get(..at).and_then(|before| before.chars().next_back()) {
                Some(c) if letter::is_word(c) => c.len_utf8(),
                _ => return at,
            },
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(text: &str) -> Vec<&str> {
        let (mut at, mut found) = (0, Vec::new());
        while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|n| n + at) {
            let cluster = Cluster::read(text.as_bytes(), start);
            if cluster.is_candidate(text, start) {
                found.push(&text[start..cluster.end]);
            }
            at = cluster.end;
        }
        found
    }

    #[test]
    fn numbers_are_candidates() {
        for (text, want) in [
            ("звоните 8 (861) 275-10-50, 51", vec!["8 (861) 275-10-50, 51"]),
            ("+78612751050", vec!["78612751050"]),
            ("диспетчер 64-10-05", vec!["64-10-05"]),
            ("тел. 275105", vec!["275105"]),
            (
                "8\u{a0}861\u{2009}275\u{2011}10\u{2212}50",
                vec!["8\u{a0}861\u{2009}275\u{2011}10\u{2212}50"],
            ),
            ("тел. 112", vec!["112"]),
            ("(4722) 93746", vec!["4722) 93746"]),
        ] {
            assert_eq!(candidates(text), want, "{text}");
        }
    }

    #[test]
    fn dates_times_and_figures_are_none() {
        let text = "12.07.2025 в 10:00, 2025 год, 1 284 500 рублей, 15–20 мест, 3,5 млн, 2026–2029, \
                    с 9.00-18.00, заявка № 2204, итого 1234567+7654321, индекс 352000, г. Липовск, до 870 тысяч, 0+";
        assert_eq!(candidates(text), Vec::<&str>::new());
    }

    #[test]
    fn words_before_a_number_are_read_whole() {
        for (text, want) in [
            ("тел", true),
            ("(ТЕЛЕФОН) № ", true),
            ("авто+тел.: ", true),
            ("отель: ", false),
            ("hotel ", false),
            ("Fax/", true),
            ("ѐтел ", false),
            ("ԀҐтел ", false),
            ("итого и ", true),
            ("Или: ", true),
            ("ии ", false),
            ("сот", true),
            ("сто ", false),
            ("☎ ", true),
            ("линии -", true),
            (" - ", false),
            ("", false),
        ] {
            assert_eq!(labelled(text, text.len()), want, "{text}");
        }
    }

    #[test]
    fn rows_between_at_signs_hold_a_number_behind_a_plus_alone() {
        let row = |text: &str| {
            let start = text.find('@').unwrap() + 1;
            let start = start + text[start..].find(|c: char| c.is_ascii_digit()).unwrap();
            Row::at(text.as_bytes(), start).map(|row| (row.sign, row.end, row.number))
        };
        assert_eq!(row("1@89181234567@"), Some((1, 13, false)));
        assert_eq!(row("1@+79181234567@"), Some((1, 14, true)));
        assert_eq!(row("1@5+79181234567++@"), Some((1, 15, true)));
        assert_eq!(row("1@8+9181234567@"), Some((1, 14, true)));
        assert_eq!(row("1@1234567+7654321@"), Some((1, 17, false)));
        assert_eq!(row("1@+99999999999@"), Some((1, 14, false)));
        // No digits before it, no at sign behind it, something else in it.
        for text in ["a@123@", "1@123", "1@123 @", "1@1-2@"] {
            assert_eq!(row(text), None, "{text}");
        }
    }
}
