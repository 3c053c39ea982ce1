//! Links among prose.
//!
//! A link shows itself by one byte: the colon of `https://`, a full stop with a host's ending
//! behind it, the at sign of a handle, or the digits of `club123`. [`step`] judges the place
//! around such a byte; the finder here and the scanner call it.

use super::super::letter;
use super::kind::{
    self, AT, COLON, CYRILLIC, DIGIT, DOT, HYPHEN, LETTER, PERCENT, PLUS, SLASH, UNDERSCORE, WORD,
    back, behind, kind_before, run,
};
use super::url::{bare_host, is_read, set_of, split_scheme};
use super::{LinkMatch, Platform, resolve};
use crate::Span;
use crate::contact::LEAN;
use crate::contact::cut::{Cut, words};

/// Every link in a text, in order. Handles without a network named beside them are VK's, or,
/// by their ending, bots of Telegram.
///
/// ```
/// use gospablik::contact::link::find;
/// let text = "Мы в MAX: max.ru/lipovsk, почта adm@lipovsk.ru, сайт www.lipovsk.ru.";
/// let found: Vec<_> = find(text).map(|found| found.link.to_string()).collect();
/// assert_eq!(found, ["https://max.ru/lipovsk", "https://lipovsk.ru"]);
/// ```
pub fn find(text: &str) -> Finder<'_> {
    find_for(text, None)
}

/// As [`find`]; handles belong to `platform` where the text does not say otherwise.
pub fn find_for(text: &str, platform: Option<Platform>) -> Finder<'_> {
    Finder { text, at: 0, from: 0, platform }
}

/// Iterator over the links of a text; made by [`find`].
#[derive(Debug, Clone)]
pub struct Finder<'t> {
    text: &'t str,
    at: usize,
    from: usize,
    platform: Option<Platform>,
}

impl Iterator for Finder<'_> {
    type Item = LinkMatch;

    fn next(&mut self) -> Option<LinkMatch> {
        let mut found = LinkMatch::default();
        self.next_into(&mut found).then_some(found)
    }
}

impl Finder<'_> {
    /// As the iterator, without moving what is found.
    pub(super) fn next_into(&mut self, found: &mut LinkMatch) -> bool {
        loop {
            let Some(rest) = self.text.as_bytes().get(self.at..) else { return false };
            let stop = |b: &u8| matches!(b, b'.' | b':' | b'@') || b.is_ascii_digit();
            let Some(offset) = rest.iter().position(stop) else { return false };
            let at = self.at + offset;
            let mut place = Place::new(self.text, self.from, self.platform, found);
            let seen = place.step(at);
            self.at = place.resume.max(at + 1);
            if seen {
                self.from = found.span.end as usize;
                return true;
            }
        }
    }
}

/// What stands around a byte, and where to look on.
pub(crate) struct Step {
    pub(crate) found: Option<LinkMatch>,
    pub(crate) resume: usize,
}

/// Judges the place around the byte at `at`; nothing before `from` belongs to it.
pub(crate) fn step(text: &str, at: usize, from: usize, platform: Option<Platform>) -> Step {
    let mut found = LinkMatch::default();
    let mut place = Place::new(text, from, platform, &mut found);
    let seen = place.step(at);
    let resume = place.resume;
    Step { found: seen.then_some(found), resume }
}

/// A place that may hold a link.
struct Place<'t, 'f> {
    text: &'t str,
    from: usize,
    platform: Option<Platform>,
    /// Where to look on.
    resume: usize,
    found: &'f mut LinkMatch,
}

impl<'t, 'f> Place<'t, 'f> {
    fn new(
        text: &'t str,
        from: usize,
        platform: Option<Platform>,
        found: &'f mut LinkMatch,
    ) -> Self {
        Self { text, from, platform, resume: 0, found }
    }

    /// Whether there is a link around the byte at `at`.
    fn step(&mut self, at: usize) -> bool {
        self.resume = at + 1;
        let seen = match self.text.as_bytes().get(at) {
            Some(b':') => self.scheme(at),
            Some(b'.') => self.domain(at),
            Some(b'@') => self.handle(at),
            Some(b) if b.is_ascii_digit() => self.number(at),
            _ => false,
        };
        if seen {
            self.resume = self.found.span.end as usize;
        }
        seen
    }

    /// What stands before a byte and belongs to nothing else.
    fn before(&self, at: usize) -> &'t str {
        self.text.part(self.from, at)
    }

    /// At the colon of `https://`.
    fn scheme(&mut self, at: usize) -> bool {
        if self.text.behind(at).without("://").is_none() {
            return false;
        }
        self.resume = at + 3;
        let start = self.from + back(self.before(at), LETTER);
        if start >= at || !is_read(self.text.part(start, at + 1)) {
            return false;
        }
        let end = end_of(self.text, at + 3, start);
        self.address(start, end)
    }

    /// The link that the address `start..end` is, or the mark-up that holds it.
    fn address(&mut self, start: usize, end: usize) -> bool {
        let opened = self.before(start).short_of("[").is_some();
        opened && bracket(self.text, start - 1, self.found)
            || resolve::address(self.text.part(start, end), Span::new(start, end), self.found)
    }

    /// At a full stop that may stand inside a host.
    fn domain(&mut self, at: usize) -> bool {
        let first = behind(self.text, at + 1);
        if first & WORD == 0 {
            return false;
        }
        let before = self.before(at);
        let last = kind_before(before);
        // «школа5.рф»: a digit belongs to either alphabet, what follows the stop tells.
        let digit = last == DIGIT && first == CYRILLIC;
        let ascii = !digit && last & (LETTER | DIGIT) != 0;
        if ascii && first == CYRILLIC {
            return false;
        }
        let letters = if ascii { LETTER | DIGIT } else { WORD };
        self.resume = run_end(self.text, at);
        // A host of another alphabet than Latin is told by its last label.
        let inside = if ascii { letters | HYPHEN | DOT } else { letters | HYPHEN };
        let start = back(before, inside);
        if !opens_host(before, start) {
            return false;
        }
        let start = self.from + start;
        let end = host_end(self.text, at, letters);
        let host = self.text.part(start, end);
        let www = bare_host(host).len() < host.len();
        let lower = host.is_ascii() || host.short_of("рф").is_some();
        if !(www || set_of(host).is_some() || lower && resolve::is_known_ending(host)) {
            self.resume = run_end(self.text, end);
            return false;
        }
        self.resume = end;
        if behind(self.text, end) & (AT | UNDERSCORE) != 0 {
            return false;
        }
        self.resume = end_of(self.text, end, start);
        self.address(start, self.resume)
    }

    /// At the at sign of a handle.
    fn handle(&mut self, at: usize) -> bool {
        let after = self.text.behind(at + 1);
        let len = run(after, LETTER | DIGIT | UNDERSCORE | DOT).min(64);
        let lettered = run(after, DIGIT | UNDERSCORE | DOT) < len;
        let glued = WORD | DOT | UNDERSCORE | HYPHEN | AT | SLASH;
        if !lettered
            || kind_before(self.text.part(0, at)) & glued != 0
            || behind(after, len) & (WORD | AT | HYPHEN) != 0
        {
            return false;
        }
        let word = after.part(0, back(after.part(0, len), DOT));
        if words("all|everyone|here|online").any(|known| known == word) {
            return false;
        }
        if word.len() < 2 {
            return false;
        }
        let bot = letter::strip_suffix(word, "bot").is_some();
        let named = named(self.text.part(0, at), after.behind(word.len()));
        let platform = named.or(if bot { None } else { self.platform });
        let span = Span::new(at, at + 1 + word.len());
        resolve::handle(word, platform, span, self.found)
    }

    /// At the digits of `club123`, alone or in VK's mark-up.
    fn number(&mut self, at: usize) -> bool {
        let end = at + run(self.text.behind(at), DIGIT);
        self.resume = end;
        let start = self.from + back(self.before(at), LETTER);
        if !(1..=6).contains(&at.saturating_sub(start)) {
            return false;
        }
        let opener = self.before(start);
        if opener.last().is_some_and(|c| matches!(c, '[' | '*')) {
            return bracket(self.text, start - 1, self.found);
        }
        let word = self.text.part(start, at);
        let known = words("club|public|event").any(|known| word.eq_ignore_ascii_case(known));
        if !known
            || kind_before(opener) & (WORD | AT | UNDERSCORE | SLASH | DOT) != 0
            || behind(self.text, end) & (WORD | AT | UNDERSCORE) != 0
            || end - at < 5
        {
            return false;
        }
        resolve::number(self.text.part(start, end), Span::new(start, end), self.found)
    }
}

/// Whether a host may begin at `start` and end where the text does: it is not too long, and
/// not glued to what makes it no host (an at sign, a letter of the other alphabet).
fn opens_host(before: &str, start: usize) -> bool {
    let head = before.part(0, start);
    let width = head.last().map_or(0, char::len_utf8);
    let window = before.len().saturating_sub(253);
    if start == before.len() || start - width < window {
        return false;
    }
    // What is left of a scheme, `https//`, is no path.
    let behind_scheme = head.part(0, start - width);
    let torn =
        kind_before(behind_scheme) & (COLON | SLASH) != 0 && behind_scheme.short_of(":/").is_none();
    let glue = AT | UNDERSCORE | PLUS | PERCENT | SLASH;
    kind_before(head) & if torn { WORD } else { WORD | glue } == 0
}

/// Where the host ends that has a full stop at `at`.
fn host_end(text: &str, at: usize, letters: u32) -> usize {
    let rest = text.behind(at);
    let near = rest.part(0, kind::ceil(rest, rest.len().min(254)));
    let end = kind::ceil(rest, run(near, letters | HYPHEN | DOT).min(254));
    at + back(rest.part(0, end), DOT | HYPHEN).max(1)
}

/// Behind the letters, digits, full stops and hyphens at `at`.
fn run_end(text: &str, at: usize) -> usize {
    at + run(text.behind(at), LETTER | DIGIT | DOT | HYPHEN)
}

/// Where the address ends whose path may begin at `at`; its host began at `start`.
fn end_of(text: &str, at: usize, start: usize) -> usize {
    let host = text.part(start, at);
    let rest = text.behind(at);
    if host.short_of("://").is_none() && !rest.opens(|c| matches!(c, '/' | '?' | '#' | ':')) {
        return at;
    }
    // Only signs ask for it that few addresses have.
    let mut known = None;
    let mut open = 0u32;
    let mut end = rest.len();
    let passed = plain_path(rest);
    for (offset, c) in rest.behind(passed).char_indices() {
        let offset = passed + offset;
        let mut asked = false;
        let stop = match c {
            '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '[' | ']' => true,
            '(' => {
                open += 1;
                asked = true;
                false
            }
            ')' if open == 0 => true,
            ')' => {
                open -= 1;
                false
            }
            ',' | ';' => {
                asked = true;
                !goes_on(rest.behind(offset + 1))
            }
            c if c.is_ascii() => c <= ' ' || c == '\x7f',
            c => {
                asked = true;
                !letter::is_word(c)
            }
        };
        let mut known = || *known.get_or_insert_with(|| is_of_network(text, start));
        if stop || offset > LONGEST || asked && known() {
            end = offset;
            break;
        }
    }
    at + rest.part(0, end).shed(resolve::closes).len()
}

/// No path is longer.
const LONGEST: usize = 2048;

/// How many bytes of a path, or of its longest part, no look at the signs is needed for.
fn plain_path(rest: &str) -> usize {
    if LEAN {
        return 0;
    }
    let near = rest.part(0, kind::floor(rest, rest.len().min(LONGEST + 1)));
    let signs = HYPHEN | DOT | UNDERSCORE | AT | SLASH | COLON | PLUS | PERCENT;
    run(near, LETTER | DIGIT | signs)
}

/// Whether the address that begins at `start` is of a host whose paths are known.
fn is_of_network(text: &str, start: usize) -> bool {
    let limit = kind::floor(text, text.len().min(start + 280));
    let (_, after) = split_scheme(text.part(start, limit));
    let host = after.until(|c| matches!(c, '/' | '?' | '#' | ':' | ' ' | '\n'));
    set_of(bare_host(after.part(0, host))).is_some()
}

/// Whether an address goes on behind a comma.
fn goes_on(rest: &str) -> bool {
    behind(rest, 0) & (LETTER | DIGIT) != 0
        && rest.without("http").is_none()
        && rest.without("www.").is_none()
}

/// Words that name a network, in lower case, each behind the letter of its platform.
const NAMES: &str = "aвконтакте|avkontakte|aвк|avk|bодноклассники|bодноклассниках|cmax|cмакс|\
    dtelegram|dтелеграм|dтелеграмм|dтелеграме|dтг|dtg|ginstagram|gинстаграм|gинста|ithreads|\
    jtwitter|kyoutube|kютуб|frutube|eдзен|eдзене";

/// The network named nearest before the handle on its line, or right behind it.
fn named(before: &str, after: &str) -> Option<Platform> {
    let near = before.behind(kind::ceil(before, before.len().saturating_sub(80)));
    let line = near.last_halves("\n").map_or(near, |(_, line)| line);
    let after = after.part(0, kind::floor(after, after.len().min(40)));
    let after = after.part(0, after.until(|c| matches!(c, '\n' | '@' | ',' | ';' | '.')));
    network(line, true).or_else(|| network(after, false))
}

/// The first or the last network that a text names.
fn network(text: &str, last: bool) -> Option<Platform> {
    let mut found = None;
    let mut rest = text;
    while !rest.is_empty() && (last || found.is_none()) {
        rest = rest.skip(|c| !letter::is_word(c));
        let len = run(rest, WORD);
        let word = rest.part(0, len);
        rest = rest.behind(len);
        for name in words(NAMES) {
            if letter::strip_suffix(word, name.behind(1)) == Some("") {
                let platform = name.as_bytes().first().copied().unwrap_or_default();
                found = Platform::ALL.get(usize::from(platform.wrapping_sub(b'a'))).copied();
            }
        }
    }
    found
}

/// VK's mark-up for a mention, `[club123|text]`, `[https://vk.com/x|text]` or
/// `*club123 (text)`, that opens at `start`.
pub(super) fn bracket(text: &str, start: usize, found: &mut LinkMatch) -> bool {
    let rest = text.behind(start);
    let square = rest.opens(|c| c == '[');
    let inner = rest.behind(1);
    let (target, end) = if square {
        let Some(close) = closing(inner, b']') else { return false };
        let Some((target, _)) = inner.part(0, close).halves("|") else { return false };
        (target, close + 2)
    } else if rest.opens(|c| c == '*') {
        let len = run(inner, LETTER | DIGIT);
        let tail = inner.behind(len);
        let words = tail.without(" (").or_else(|| tail.without("(")).unwrap_or_default();
        let close = closing(words, b')').map_or(0, |close| tail.len() - words.len() + close + 1);
        (inner.part(0, len), 1 + len + close)
    } else {
        return false;
    };
    let span = Span::new(start, start + end);
    if target.has(".") {
        return resolve::address(target, span, found);
    }
    resolve::number(target, span, found)
        || square && resolve::handle(target, Some(Platform::Vk), span, found)
}

/// Where mark-up is closed on its line, not too far away.
fn closing(text: &str, mark: u8) -> Option<usize> {
    text.bytes().take(1024).position(|b| b == mark || b == b'\n')
}
