//! Puts tokens together to sentences, each with the groups its words belong to.

use time::Date;

use super::dates;
use super::lookup::{self, Found, Groups, Lexicon, Phrases, bit};
use super::rules::Points;
use super::table::{SYMBOLS, signal};
use super::token::{Kind, Scanner, Token};
use super::unpack::lexicon;
use crate::Span;

/// Lines of page furniture are no longer than this many words.
const FURNITURE_WORDS: u32 = 6;

/// A quotation that is longer, in bytes, has lost its end.
const LONGEST_QUOTATION: usize = 8000;

/// One sentence, heading or list item.
pub(super) struct Sentence {
    pub(super) span: Span,
    /// Where the quotation began that ends in this sentence.
    pub(super) quote_start: Option<usize>,
    pub(super) groups: Groups,
    /// What it says of each category, once that is asked.
    pub(super) points: Points,
}

/// What a text consists of.
pub(super) struct Reading {
    pub(super) sentences: Vec<Sentence>,
    /// The groups of its hashtags.
    pub(super) tags: Groups,
    /// How many tokens belong to each group.
    pub(super) counts: [u16; 64],
    /// The groups that are not counted in vain.
    pub(super) seen: Groups,
    /// Words with letters that Russian does not have.
    pub(super) alien: u32,
    /// Words in Latin letters outside addresses and hashtags.
    pub(super) latin: u32,
    /// Words in Russian letters.
    pub(super) words: u32,
    /// Those of them that the lexicon knows.
    pub(super) known: u32,
}

/// Reads a text; `date` is the day of the post.
pub(super) fn read(text: &str, date: Option<Date>) -> Reading {
    let mut reader = Reader::new(text, date);
    let mut scanner = Scanner::new(text);
    while let Some(token) = scanner.next() {
        reader.take(&token, &scanner);
    }
    reader.close();
    if let Some(count) = reader.out.counts.get_mut(usize::from(signal::WORD)) {
        *count = u16::try_from(reader.out.words).unwrap_or(u16::MAX);
    }
    if let Some(last) = reader.out.sentences.last_mut() {
        last.groups |= bit(signal::LAST);
    }
    reader.out
}

struct Reader<'t> {
    text: &'t str,
    lexicon: &'static Lexicon,
    date: Option<Date>,
    out: Reading,
    phrases: Phrases,
    /// What the last word is.
    found: Found,
    /// The sentence under way.
    groups: Groups,
    start: Option<usize>,
    end: usize,
    words: u32,
    caps: u32,
    /// A full stop that may end the sentence, depending on what follows.
    stop: bool,
    /// Open quotation marks, and where the outermost stands.
    depth: u8,
    quote: usize,
    quote_ended: Option<usize>,
    /// The outermost mark is a straight one, which does not reach beyond its line.
    straight: bool,
    before: Before,
    line_start: bool,
}

/// What the last token was, as far as it bears on the next one.
#[derive(Default)]
struct Before {
    number: u16,
    abbreviation: bool,
    initial: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, date: Option<Date>) -> Self {
        let out = Reading {
            sentences: Vec::with_capacity(text.len() / 128 + 1),
            tags: 0,
            counts: [0; 64],
            seen: bit(signal::WORD),
            alien: 0,
            latin: 0,
            words: 0,
            known: 0,
        };
        Self {
            text,
            lexicon: lexicon(),
            date,
            out,
            phrases: Phrases::default(),
            found: Found::default(),
            groups: 0,
            start: None,
            end: 0,
            words: 0,
            caps: 0,
            stop: false,
            depth: 0,
            quote: 0,
            quote_ended: None,
            straight: false,
            before: Before::default(),
            line_start: true,
        }
    }

    fn take(&mut self, token: &Token, scanner: &Scanner<'_>) {
        if self.stop {
            self.stop = false;
            if starts_sentence(token.kind) {
                self.close();
            }
        }
        if matches!(token.kind, Kind::Break) {
            self.close();
            self.line_start = true;
            if std::mem::take(&mut self.straight) {
                self.depth = 0;
            }
            return;
        }
        if token.tagged {
            self.tag(token, scanner);
            return;
        }
        self.start.get_or_insert(token.start);
        self.end = token.end;
        let before = std::mem::take(&mut self.before);
        match token.kind {
            Kind::Word { capital, caps } => {
                self.word(scanner.letters(), capital, caps, before.number);
            }
            Kind::Mark('.') if before.initial => self.sign(signal::INITIALS),
            Kind::Mark(mark) => self.mark(mark, token, scanner, before.abbreviation),
            kind => self.other(kind),
        }
        self.line_start = false;
    }

    fn word(&mut self, letters: &[u8], capital: bool, caps: bool, number: u16) {
        self.lexicon.word(letters, &mut self.found);
        let found = self.found.groups;
        let mut groups = found | self.phrases.step(self.lexicon, &self.found);
        self.out.known += u32::from(found & !lookup::GRAMMAR != 0);
        if number != 0 {
            if groups & bit(signal::MONTH) != 0 && number <= 31 {
                groups |= self.dated(number, dates::month(letters));
            }
            if groups & bit(signal::HOUR) != 0 && number < 25 {
                groups |= bit(signal::CLOCK);
            }
        }
        let initial = capital && letters.len() == 1;
        let abbreviation = groups & bit(signal::ABBREVIATION) != 0 || initial;
        self.before = Before { number: 0, abbreviation, initial };
        self.words += 1;
        self.caps += u32::from(caps);
        self.out.words += 1;
        self.add(groups);
    }

    fn add(&mut self, groups: Groups) {
        self.groups |= groups;
        self.out.seen |= groups;
        let mut left = (groups & lookup::COUNTED) as u64;
        while left != 0 {
            if let Some(count) = self.out.counts.get_mut(left.trailing_zeros() as usize) {
                *count = count.saturating_add(1);
            }
            left &= left - 1;
        }
    }

    fn sign(&mut self, signal: u8) {
        self.add(bit(signal));
    }

    fn tag(&mut self, token: &Token, scanner: &Scanner<'_>) {
        if let Kind::Word { .. } = token.kind {
            self.lexicon.word(scanner.letters(), &mut self.found);
            self.out.tags |= self.found.groups | self.phrases.step(self.lexicon, &self.found);
        }
    }

    fn dated(&self, day: u16, month: u8) -> Groups {
        let day = u8::try_from(day).unwrap_or_default();
        let side = match dates::side(self.date, day, month) {
            Some(std::cmp::Ordering::Greater) => bit(signal::DATE_FUTURE),
            Some(std::cmp::Ordering::Less) => bit(signal::DATE_PAST),
            _ => 0,
        };
        side | bit(signal::DATE)
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(never))]
    fn other(&mut self, kind: Kind) {
        // A number does not break a phrase: «поступило 64 сообщения».
        if !matches!(kind, Kind::Number(_)) {
            self.phrases.reset();
        }
        let sign = match kind {
            Kind::Alien => {
                self.out.alien += 1;
                self.words += 1;
                return;
            }
            Kind::Latin => {
                self.out.latin += 1;
                signal::LATIN
            }
            Kind::Email => signal::EMAIL,
            Kind::Url => signal::URL,
            Kind::Phone => signal::PHONE,
            Kind::Clock => signal::CLOCK,
            Kind::Score => signal::SCORE,
            Kind::Date { day, month } => {
                self.add(self.dated(u16::from(day), month));
                return;
            }
            Kind::Number(value) => {
                self.before.number = value;
                signal::NUMBER
            }
            Kind::Word { .. } | Kind::Mark(_) | Kind::Break => return,
        };
        self.sign(sign);
    }

    #[cfg_attr(not(target_arch = "wasm32"), inline(never))]
    fn mark(&mut self, mark: char, token: &Token, scanner: &Scanner<'_>, abbreviation: bool) {
        match mark {
            '.' if !abbreviation => self.stop = scanner.before_blank(),
            '!' | '?' | '…' => {
                self.sign(if mark == '?' { signal::QUESTION } else { signal::EXCLAIM });
                self.stop = true;
            }
            '«' | '“' | '„' => {
                if self.depth == 0 {
                    self.quote = token.start;
                }
                self.depth = self.depth.saturating_add(1);
                self.sign(signal::QUOTE);
            }
            '»' | '”' => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.quote_ended = Some(self.quote);
                    self.sign(signal::QUOTE);
                }
            }
            '"' if self.depth == 0 => {
                self.quote = token.start;
                self.depth = 1;
                self.straight = true;
                self.sign(signal::QUOTE);
            }
            '"' => {
                self.depth = self.depth.saturating_sub(1);
                self.quote_ended = Some(self.quote);
            }
            ':' => self.sign(signal::COLON),
            '—' | '–' | '-' if !self.line_start => self.sign(signal::DASH),
            '•' | '—' | '–' | '-' | '*' | '▪' | '✔' => self.sign(signal::BULLET),
            '%' => self.sign(signal::PERCENT),
            '₽' => self.sign(signal::MONEY),
            _ => self.symbol(mark),
        }
        if !matches!(mark, '«' | '»' | '-' | '"') {
            self.phrases.reset();
        }
    }

    fn symbol(&mut self, mark: char) {
        if mark.is_ascii() {
            return;
        }
        if let Some(symbol) = SYMBOLS.iter().find(|symbol| **symbol >> 8 == u32::from(mark)) {
            self.sign(*symbol as u8);
        }
    }

    /// Ends the sentence under way.
    fn close(&mut self) {
        self.phrases.reset();
        self.stop = false;
        let quote = self.quote_ended.take();
        let groups = std::mem::take(&mut self.groups);
        let (words, caps) = (std::mem::take(&mut self.words), std::mem::take(&mut self.caps));
        let Some(start) = self.start.take() else { return };
        if groups == 0 && words == 0 {
            return;
        }
        if is_furniture(groups, words) {
            return;
        }
        let mut groups = groups | bit(signal::SENTENCE);
        if self.out.sentences.is_empty() {
            groups |= bit(signal::FIRST);
        }
        if words <= 4 {
            groups |= bit(signal::SHORT);
        }
        if caps >= 2 && caps * 2 > words {
            groups |= bit(signal::CAPS);
        }
        let span = trimmed(self.text, start, self.end);
        let quote_start =
            quote.filter(|quote| *quote < start && start - *quote < LONGEST_QUOTATION);
        self.out.sentences.push(Sentence { span, quote_start, groups, points: Points::default() });
    }
}

/// Whether the network put this line around the post.
fn is_furniture(groups: Groups, words: u32) -> bool {
    groups & bit(signal::FURNITURE) != 0 && words <= FURNITURE_WORDS
        || groups & bit(signal::COUNTER) != 0 && words == 1
}

/// Whether a token behind a full stop begins a sentence.
fn starts_sentence(kind: Kind) -> bool {
    match kind {
        Kind::Word { capital, .. } => capital,
        Kind::Mark(mark) => !matches!(
            mark,
            ',' | ';' | ')' | '»' | '”' | '"' | '.' | '!' | '?' | '…' | '—' | '–' | '-'
        ),
        _ => true,
    }
}

fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let piece = text.get(start..end).unwrap_or_default();
    let kept = piece.trim();
    let start = start + (kept.as_ptr() as usize - piece.as_ptr() as usize);
    Span::new(start, start + kept.len())
}
