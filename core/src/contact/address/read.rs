//! Reads one address from where it may begin.

use super::Parts;
use super::token::{Kind, Token, token};
use super::words::{self, Mark, mark};

/// An address on a line: where it ends, and its parts.
pub(super) struct Read<'t> {
    pub(super) end: usize,
    pub(super) parts: Parts<'t>,
}

/// Reads the address that begins at `at`. `trusted`: something says that an address follows, so
/// that names need no words like «улица» before them.
pub(super) fn read(line: &str, at: usize, trusted: bool) -> Option<Read<'_>> {
    let mut reader = Reader { line, at, trusted, tentative: false, parts: Parts::default() };
    for _ in 0..10 {
        if reader.parts.street.is_some() || reader.at_house() {
            break;
        }
        reader.component()?;
        reader.skip(',');
    }
    let end = reader.house()?;
    let end = reader.rest(end);
    Some(Read { end, parts: reader.parts })
}

/// The parts of a field that need not be whole.
pub(super) fn partial(line: &str) -> Parts<'_> {
    let mut reader =
        Reader { line, at: 0, trusted: true, tentative: false, parts: Parts::default() };
    for _ in 0..10 {
        if reader.parts.street.is_some() || reader.component().is_none() {
            break;
        }
        reader.skip(',');
    }
    reader.parts
}

struct Reader<'t> {
    line: &'t str,
    at: usize,
    trusted: bool,
    /// The settlement has no word of its own: it may yet turn out to be a region or a country.
    tentative: bool,
    parts: Parts<'t>,
}

/// A mark and where it ends, its full stop included.
struct Marked {
    mark: Mark,
    end: usize,
    dotted: bool,
}

impl<'t> Reader<'t> {
    fn peek(&self) -> Token<'t> {
        token(self.line, self.at)
    }

    fn slice(&self, start: usize, end: usize) -> &'t str {
        self.line.get(start..end).unwrap_or_default()
    }

    fn skip(&mut self, sign: char) -> bool {
        let next = self.peek();
        let found = next.is_sign(sign);
        if found {
            self.at = next.end;
        }
        found
    }

    /// The mark at `at`, if the word there is one.
    fn mark_at(&self, at: usize) -> Option<Marked> {
        let word = token(self.line, at);
        if !word.is_word() {
            return None;
        }
        let dotted = self.line.get(word.end..)?.starts_with('.');
        // "р.п." and "п.г.т." are written with stops inside.
        for (spelt, mark) in [("р.п.", "рп"), ("п.г.т.", "пгт"), ("д.п.", "дп"), ("м.о.", "округ")]
        {
            if self.line.get(word.start..)?.starts_with(spelt) {
                let end = word.start + spelt.len();
                return Some(Marked { mark: words::mark(mark)?, end, dotted: true });
            }
        }
        let mark = mark(word.text)?;
        Some(Marked { mark, end: word.end + usize::from(dotted), dotted })
    }

    /// One part before the house: index, region, settlement or street.
    fn component(&mut self) -> Option<()> {
        let next = self.peek();
        if next.is_number() && is_index(next.text) && self.parts.index.is_none() {
            self.parts.index = Some(next.text);
            self.trusted = true;
            self.at = next.end;
            return Some(());
        }
        let marked = self.mark_at(self.at);
        if let Some(done) = marked.and_then(|marked| self.marked(&marked, next)) {
            return done;
        }
        let open = self.trusted || self.parts.settlement.is_some() || self.parts.region.is_some();
        if open { self.unmarked(next) } else { None }
    }

    /// Takes a settlement; what was tentatively taken for one before is a region or a country.
    fn settle(&mut self, name: &'t str, end: usize, tentative: bool) {
        if let Some(earlier) = self.parts.settlement.filter(|_| self.tentative) {
            self.parts.region.get_or_insert(earlier);
        }
        self.parts.settlement = Some(name);
        self.tentative = tentative;
        self.at = end;
    }

    /// Whether a house follows a settlement that has no streets: `дом 5`.
    fn at_house(&self) -> bool {
        let Some(Marked { mark: Mark::House, end, .. }) = self.mark_at(self.at) else {
            return false;
        };
        self.parts.settlement.is_some() && !self.tentative && token(self.line, end).is_number()
    }

    /// A part that begins with its word. `None`: the word was none.
    fn marked(&mut self, marked: &Marked, next: Token<'t>) -> Option<Option<()>> {
        let follows = token(self.line, marked.end);
        match marked.mark {
            Mark::Settlement(short) => {
                let sure = !short || marked.dotted || self.trusted;
                if !sure
                    || self.parts.settlement.is_some() && !self.tentative
                    || !follows.is_capital()
                {
                    return None;
                }
                let (name, end) = self.name(marked.end, false)?;
                self.settle(name, end, false);
                Some(Some(()))
            }
            // д. before a capital letter is деревня.
            Mark::House if next.text.len() == 2 && marked.dotted && follows.is_capital() => {
                let (name, end) = self.name(marked.end, false)?;
                self.settle(name, end, false);
                Some(Some(()))
            }
            Mark::Street(kind) => {
                // A whole word with a full stop closes a sentence.
                let whole = next.text.chars().count() >= 5 && !words::same(next.text, "просп");
                if whole && marked.dotted {
                    return None;
                }
                let (name, end) = self.name(marked.end, true)?;
                self.parts.street = Some(name);
                self.parts.street_kind = kind;
                self.at = end;
                Some(Some(()))
            }
            Mark::Region if next.is_capital() || marked.dotted => {
                let (_, end) = self.name(marked.end, false)?;
                let whole = self.slice(next.start, end);
                self.parts.region.get_or_insert(whole);
                self.at = end;
                Some(Some(()))
            }
            _ => None,
        }
    }

    /// A name, with its word behind it or without any.
    fn unmarked(&mut self, next: Token<'t>) -> Option<()> {
        if next.is_word() && !next.is_capital() {
            return None;
        }
        let (name, end) = self.name(self.at, false)?;
        if let Some(marked) = self.mark_at(end) {
            match marked.mark {
                Mark::Region => {
                    let whole = self.slice(next.start, marked.end);
                    self.parts.region.get_or_insert(whole);
                    self.at = marked.end;
                    return Some(());
                }
                Mark::Street(kind) if !token(self.line, marked.end).is_capital() => {
                    self.parts.street = Some(name);
                    self.parts.street_kind = kind;
                    self.at = marked.end;
                    return Some(());
                }
                Mark::Settlement(_) if !token(self.line, marked.end).is_capital() => {
                    self.settle(name, marked.end, false);
                    return Some(());
                }
                _ => {}
            }
        }
        let mut follows = token(self.line, end);
        let comma = follows.is_sign(',');
        if comma {
            follows = token(self.line, follows.end);
        }
        let house = matches!(self.mark_at(follows.start), Some(Marked { mark: Mark::House, .. }));
        let plain =
            house || follows.is_number() && is_house(follows.text) && !follows.text.contains('-');
        let placed = self.parts.settlement.is_some() || self.trusted;
        let settled = name.split(' ').count() <= 3 && !next.is_shouted() && placed;
        if plain && settled {
            self.parts.street = Some(name);
            self.at = end;
            return Some(());
        }
        let free = self.parts.settlement.is_none() || self.tentative;
        // «350000 Краснодар ул. Красная, 35»: no comma, but a street follows.
        let street =
            self.trusted && matches!(self.mark_at(end), Some(Marked { mark: Mark::Street(_), .. }));
        if street && free || comma && free && (follows.is_capital() || self.trusted) {
            self.settle(name, end, true);
            return Some(());
        }
        None
    }

    /// A proper name from `at`: its text and where it ends.
    fn name(&self, at: usize, street: bool) -> Option<(&'t str, usize)> {
        let mut first = token(self.line, at);
        while matches!(first.kind, Kind::Sign('«' | '"' | '“')) {
            first = token(self.line, first.end);
        }
        let (mut end, mut words, mut at) = (first.start, 0, first.start);
        while words < 6 {
            let word = token(self.line, at);
            let takes = match word.kind {
                Kind::Word => self.takes_word(&word, words, street),
                // «8 Марта», «50 лет Октября», «1-я Садовая», «40-летия Победы».
                Kind::Number if words == 0 => {
                    let next = token(self.line, word.end);
                    let ordinal = word.text.contains('-')
                        && !word.text.ends_with(|c: char| c.is_ascii_digit());
                    let leads = next.is_word() && (next.is_capital() || words::joins(next.text));
                    ordinal && (leads || street) || street && leads
                }
                _ => false,
            };
            if !takes {
                break;
            }
            words += 1;
            end = word.end;
            at = end;
            if self.line.get(end..).is_some_and(|rest| rest.starts_with('.')) && word.is_word() {
                let initial = word.text.chars().count() <= 2 && word.is_capital();
                let short = initial || words::joins(word.text);
                if !short || !token(self.line, end + 1).is_capital() {
                    break;
                }
                at = end + 1;
            }
        }
        if words == 0 {
            return None;
        }
        let close = token(self.line, end);
        let name = self.slice(first.start, end);
        let end =
            if matches!(close.kind, Kind::Sign('»' | '"' | '”')) { close.end } else { end };
        Some((name, end))
    }

    fn takes_word(&self, word: &Token<'t>, words: usize, street: bool) -> bool {
        if let Some(marked) = self.mark_at(word.start).filter(|_| words > 0) {
            return matches!(marked.mark, Mark::Block(_)) && word.is_capital();
        }
        if word.is_capital() || words::joins(word.text) {
            return true;
        }
        // «Красных партизан, 5», «ул. мира, 5»: a small word counts where the house follows.
        let next = token(self.line, word.end);
        street && word.text.len() >= 8 && (next.is_sign(',') || next.is_number())
    }

    /// The house behind the street: where it ends.
    fn house(&mut self) -> Option<usize> {
        let comma = self.line.get(..self.at).is_some_and(|line| line.ends_with(','));
        let mut marked = false;
        // A building may have no house number but that of its строение or корпус.
        if let Some(Marked { mark: Mark::House | Mark::Block('с' | 'к'), end, .. }) =
            self.mark_at(self.at)
        {
            marked = true;
            self.at = end;
            self.skip('№');
        } else if self.skip('№') {
            marked = true;
        }
        let number = self.peek();
        let rest = self.line.get(number.start..)?;
        if rest.starts_with("б/н") {
            self.at = number.start + "б/н".len();
            self.parts.house = rest.get(.."б/н".len());
            return Some(self.at);
        }
        if !number.is_number() || !is_house(number.text) {
            return None;
        }
        let year = number.text.len() == 4 && matches!(number.text.get(..2), Some("19" | "20"));
        if !marked && (self.is_amount(number.end, comma) || year && !comma) {
            return None;
        }
        self.at = number.end;
        let mut end = number.end;
        if let Some(at) = self.house_letter(end) {
            self.at = at;
            end = at;
        }
        self.parts.house = Some(self.slice(number.start, end));
        Some(self.blocks(number.start, end))
    }

    /// Where the letter of a house ends: «12 А», «12 "А"».
    fn house_letter(&self, end: usize) -> Option<usize> {
        let mut letter = token(self.line, end);
        let quoted = matches!(letter.kind, Kind::Sign('«' | '"' | '“'));
        if quoted {
            letter = token(self.line, letter.end);
        }
        let single = letter.is_word() && letter.text.chars().count() == 1 && letter.is_capital();
        let after = token(self.line, letter.end);
        match after.kind {
            _ if !single => None,
            Kind::Sign('»' | '"' | '”') if quoted => Some(after.end),
            Kind::Word | Kind::Sign('.') => None,
            _ => (!quoted).then_some(letter.end),
        }
    }

    /// Whether what stands behind a number makes it an amount, a date or a time.
    fn is_amount(&self, end: usize, comma: bool) -> bool {
        let mut rest = self.line.get(end..).unwrap_or_default().chars();
        let (sign, then) = (rest.next(), rest.next());
        let digit = then.is_some_and(|c| c.is_ascii_digit());
        match sign {
            Some(':' | '.' | '–' | '—' | '%') if digit => return true,
            Some('%') => return true,
            _ => {}
        }
        let next = token(self.line, end);
        if next.is_sign('%')
            || matches!(next.kind, Kind::Sign('–' | '—')) && token(self.line, next.end).is_number()
        {
            return true;
        }
        let prose = !comma && !next.is_capital() && next.text.len() >= 6;
        next.is_word()
            && mark_is_none(self.mark_at(next.start))
            && (prose || words::counts(next.text))
    }

    /// корпус, строение, литера behind the number of the house.
    fn blocks(&mut self, start: usize, mut end: usize) -> usize {
        loop {
            let before = self.at;
            self.skip(',');
            let block = match self.mark_at(self.at) {
                Some(Marked { mark: Mark::Block(_), end, .. }) => token(self.line, end),
                _ => {
                    self.at = before;
                    return end;
                }
            };
            if !(block.is_number() && is_house(block.text) || block.text.chars().count() == 1) {
                self.at = before;
                return end;
            }
            self.at = block.end;
            end = block.end;
            self.parts.house = Some(self.slice(start, end));
        }
    }

    /// Room, and settlement and index that follow the house.
    fn rest(&mut self, mut end: usize) -> usize {
        for _ in 0..4 {
            let comma = self.skip(',');
            let next = self.peek();
            if let Some(Marked { mark: Mark::Room, end: at, .. }) = self.mark_at(self.at) {
                self.at = at;
                self.skip('№');
                let number = self.peek();
                if !number.is_number() {
                    return end;
                }
                self.parts.room.get_or_insert(number.text);
                self.at = number.end;
                end = number.end;
                continue;
            }
            // «5 этаж», «2-й этаж» add nothing that is compared.
            if comma && next.is_number() && is_index(next.text) && self.parts.index.is_none() {
                self.parts.index = Some(next.text);
                self.at = next.end;
                end = next.end;
                continue;
            }
            let place = match self.mark_at(self.at) {
                Some(Marked { mark: Mark::Settlement(_), end: at, dotted: true }) => Some(at),
                _ => None,
            };
            let name = place.filter(|_| comma && self.parts.settlement.is_none());
            let Some((name, at)) = name.and_then(|at| self.name(at, false)) else { return end };
            self.parts.settlement = Some(name);
            self.at = at;
            end = at;
        }
        end
    }
}

fn mark_is_none(marked: Option<Marked>) -> bool {
    !matches!(marked, Some(Marked { mark: Mark::Block(_) | Mark::Room, dotted: true, .. }))
}

/// Six digits of a postal index of Russia.
pub(super) fn is_index(text: &str) -> bool {
    let digits = text.len() == 6 && text.bytes().all(|b| b.is_ascii_digit());
    digits && text.bytes().next().is_some_and(|b| (b'1'..=b'6').contains(&b))
}

/// `1`, `17а`, `5/1`, `30-32`, `12к2`: the number of a house.
pub(super) fn is_house(text: &str) -> bool {
    let mut chars = text.chars().peekable();
    let mut groups = 0;
    let mut letters = 0;
    while let Some(c) = chars.next() {
        match c {
            '0'..='9' => {
                let mut len = 1;
                while chars.next_if(char::is_ascii_digit).is_some() {
                    len += 1;
                }
                groups += 1;
                if len > 4 || groups > 3 {
                    return false;
                }
            }
            '/' | '-' => {}
            _ => letters += 1,
        }
    }
    letters <= 2 && !text.starts_with('0')
}
