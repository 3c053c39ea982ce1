//! The domain behind an at mark.

use std::borrow::Cow;

use super::code::EmailCode as Code;
use super::expand::REACH;
use super::judge_domain::split_zone;
use super::letter::{self, Script, lowered};
use super::mark::{self, AtMark, Unit};
use super::matched::{EmailMatch, Status};
use super::service;
use crate::Span;
use crate::contact::cut::{Cut, glue, labels};
use crate::contact::letter::is_name;

pub(super) fn right<'t>(
    text: &'t str,
    mark: AtMark,
    found: &mut EmailMatch<'t>,
) -> (Cow<'t, str>, Span) {
    if let Some(end) = plain(text, mark.end) {
        let domain = text.part(mark.end, end);
        return (Cow::Borrowed(domain), Span::new(mark.end, end));
    }
    let mut reader = Reader {
        text,
        pos: mark.end,
        start: mark.end,
        end: mark.end,
        out: String::new(),
        found,
        mark,
    };
    reader.read();
    if reader.out.is_empty() {
        (reader.start, reader.end) = (mark.end, mark.end);
    }
    reader.cut();
    reader.second_at();
    let span = Span::new(reader.start, reader.end);
    let written = span.slice(text);
    if written == reader.out {
        return (Cow::Borrowed(written), span);
    }
    (Cow::Owned(reader.out), span)
}

/// The end of a domain of ASCII in an existing zone with nothing unusual behind it.
fn plain(text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    let name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let mut len = rest.iter().take(REACH).take_while(|b| name(b)).count();
    let unusual = |b: &u8| matches!(b, b'@' | b'[' | b'{' | b'(' | b'&' | b'_' | 128..);
    if rest.get(len).is_some_and(unusual) {
        return None;
    }
    if len > 0 && rest.get(len - 1) == Some(&b'.') {
        len -= 1;
    }
    let domain = text.get(start..start + len)?;
    let (_, tld) = domain.last_halves(".")?;
    // Two or three letters are most zones; others may be a zone and something glued to it.
    service::zone_is_common_in_any_case(tld).then_some(start + len)
}

struct Reader<'t, 'n> {
    text: &'t str,
    pos: usize,
    start: usize,
    end: usize,
    out: String,
    found: &'n mut EmailMatch<'t>,
    mark: AtMark,
}

impl Reader<'_, '_> {
    fn rest(&self) -> &str {
        self.text.behind(self.pos)
    }

    fn read(&mut self) {
        while let Some(step) = mark::step(self.text, self.pos) {
            if self.pos - self.mark.end > REACH {
                break;
            }
            let go_on = match step.unit {
                Unit::Skip => {
                    self.found.noted(
                        Status::Repaired,
                        Code::InvisibleChar,
                        self.pos,
                        self.pos + step.len,
                    );
                    self.pos += step.len;
                    true
                }
                Unit::Char(c) => self.char(c, step.len, step.code),
                Unit::Dot => self.dot(step.len, step.code),
                Unit::Space => self.space(),
            };
            if !go_on {
                break;
            }
        }
    }

    fn push(&mut self, c: char, len: usize) -> bool {
        if self.out.is_empty() {
            self.start = self.pos;
        }
        self.out.push(c);
        self.pos += len;
        self.end = self.pos;
        true
    }

    fn char(&mut self, c: char, len: usize, code: Option<Code>) -> bool {
        let name = match c {
            '-' | '_' | 'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            '\u{300}'..='\u{36f}' => !self.out.is_empty(),
            '\0'..='\u{7f}' => false,
            _ => letter::script(c) != Script::Bad,
        };
        if c == 'ю' && self.zone_slip(len) {
            return true;
        }
        if name {
            if let Some(code) = code {
                self.found.noted(Status::Repaired, code, self.pos, self.pos + len);
            }
            if c == '-' && self.line_break() {
                return false;
            }
            return self.push(c, len);
        }
        match c {
            '[' if self.out.is_empty() => self.literal(),
            '[' => self.bracket(len),
            '(' if self.out.is_empty() => self.comment(),
            ',' => self.zone_behind(len, Status::Repaired, Code::CommaForDot),
            ';' => self.zone_behind(len, Status::Suspect, Code::SemicolonForDot),
            '/' | '?' => self.zone_slip(len),
            '!' | '#' | '$' | '%' | '^' | '*' | '=' | '+' | '~' | '\'' | '`'
                if self.out.is_empty() =>
            {
                self.found.noted(Status::Suspect, Code::BadCharDomain, self.pos, self.pos + len);
                self.pos += len;
                self.start = self.pos;
                true
            }
            _ => false,
        }
    }

    /// A hyphen at the end of a line, more of the name on the next one.
    fn line_break(&mut self) -> bool {
        let behind = self.text.behind(self.pos + 1);
        let next = behind.skip(|c| matches!(c, '\r' | '\n' | ' '));
        let broken =
            behind.opens(|c| matches!(c, '\r' | '\n')) && next.opens(|c| c.is_ascii_alphanumeric());
        if broken {
            let token = next.until(|c| !c.is_ascii_alphanumeric() && c != '.' && c != '-');
            let name = next.part(0, token).shed(|c| c == '.');
            self.found.noted(Status::Suspect, Code::LineBreakHyphen, self.pos, self.pos + 1);
            self.found.guess = false;
            self.end = self.pos + 1 + (behind.len() - next.len()) + name.len();
            self.out.push('-');
            self.out.push_str(name);
        }
        broken
    }

    /// `[` for `х`, the letter on the same key, which looks like `x`.
    fn bracket(&mut self, len: usize) -> bool {
        let next = self.text.behind(self.pos + len).first();
        let inside = next.is_some_and(|c| c == '.' || c.is_ascii_alphanumeric())
            && self.out.last() != Some('.');
        if inside {
            self.found.noted(Status::Suspect, Code::LayoutSlip, self.pos, self.pos + len);
            self.push('x', len);
        }
        inside
    }

    /// An address literal: `[127.0.0.1]`.
    fn literal(&mut self) -> bool {
        let rest = self.rest();
        if let Some(close) = mark::within(rest, 80, b']') {
            let literal = rest.part(0, close + 1).to_owned();
            self.start = self.pos;
            self.pos += literal.len();
            self.end = self.pos;
            self.out = literal;
        }
        false
    }

    /// One comment of RFC 5322 before the name; more are nobody's address.
    fn comment(&mut self) -> bool {
        if self.found.has(Code::Comment) {
            return false;
        }
        let Some(close) = mark::within(self.rest(), 80, b')') else {
            return false;
        };
        self.found.noted(Status::Suspect, Code::Comment, self.pos, self.pos + close + 1);
        self.pos += close + 1;
        true
    }

    /// A separator in place of the dot before the zone.
    fn zone_behind(&mut self, len: usize, status: Status, code: Code) -> bool {
        if self.out.is_empty() || self.has_zone() || zone_here(self.text, self.pos + len).is_none()
        {
            return false;
        }
        self.found.noted(status, code, self.pos, self.pos + len);
        self.push('.', len)
    }

    /// The key of the dot in the other layout: `mailюru`, `mail/ru`.
    fn zone_slip(&mut self, len: usize) -> bool {
        let stem = service::is_service_of(&[&self.out, ".ru"]);
        stem && self.zone_behind(len, Status::Suspect, Code::LayoutSlip)
    }

    fn dot(&mut self, len: usize, code: Option<Code>) -> bool {
        let obfuscated = code == Some(Code::ObfuscatedDot);
        let mut behind = self.pos + len;
        let mut spaces = 0;
        while let Some(step) = mark::step(self.text, behind) {
            match step.unit {
                Unit::Skip => {}
                Unit::Space if spaces < 3 => spaces += 1,
                _ => break,
            }
            behind += step.len;
        }
        let next = mark::step(self.text, behind).map(|step| step.unit);
        let name = matches!(next, Some(Unit::Char(c)) if c.is_ascii_alphanumeric() || letter::script(c) != Script::Bad && c != '-')
            || next == Some(Unit::Dot) && spaces == 0
            || self.out.is_empty() && spaces == 0;
        let joined =
            spaces == 0 || obfuscated || !self.has_zone() && zone_here(self.text, behind).is_some();
        if !name || !joined {
            return false;
        }
        if next == Some(Unit::Dot) && !self.more_name(behind) {
            return false;
        }
        if let Some(code) = code {
            self.found.noted(Status::Repaired, code, self.pos, self.pos + len);
        }
        if spaces > 0 && !obfuscated {
            self.found.noted(Status::Repaired, Code::WsInside, self.pos + len, behind);
        }
        self.push('.', len);
        if spaces > 0 {
            self.pos = behind;
        }
        true
    }

    /// Whether a letter follows a run of dots.
    fn more_name(&self, pos: usize) -> bool {
        let rest = self.text.behind(pos);
        let run = (rest.len() - rest.skip(|c| c == '.').len()).min(8);
        rest.as_bytes().get(run).is_some_and(|b| b.is_ascii_alphanumeric())
    }

    fn space(&mut self) -> bool {
        let mut behind = self.pos;
        while let Some(step) = mark::step(self.text, behind).filter(|step| step.unit == Unit::Space)
        {
            behind += step.len;
            if behind - self.pos > 12 {
                return false;
            }
        }
        let rest = self.text.behind(behind);
        let Some(next) = mark::step(self.text, behind) else { return false };
        if self.out.is_empty() {
            let word = matches!(next.unit, Unit::Char(c) if c.is_ascii_alphanumeric() || letter::script(c) != Script::Bad && !c.is_ascii());
            if word && self.mark.code != Some(Code::ObfuscatedAt) {
                self.found.noted(Status::Repaired, Code::WsInside, self.pos, behind);
            }
            self.pos = behind;
            return word;
        }
        if next.unit == Unit::Dot && !self.has_zone() {
            let obfuscated = next.code == Some(Code::ObfuscatedDot);
            let tail = self.text.behind(behind + next.len);
            let spaces = (tail.len() - tail.skip(|c| c == ' ').len()).min(3);
            if obfuscated || zone_here(self.text, behind + next.len + spaces).is_some() {
                if !obfuscated {
                    self.found.noted(Status::Repaired, Code::WsInside, self.pos, behind);
                }
                self.pos = behind;
                return true;
            }
            return false;
        }
        if let Some(len) = mark::bare_dot(rest).filter(|_| !self.has_zone()) {
            let status = if self.mark.bare { Status::Suspect } else { Status::Repaired };
            self.found.noted(status, Code::ObfuscatedDot, behind, behind + len);
            self.out.push('.');
            self.pos = behind + len;
            let space = mark::step(self.text, self.pos).map_or(0, |step| step.len);
            self.pos += space;
            return true;
        }
        self.torn(behind)
    }

    /// `mail.r u`, `mail ru`: a zone torn off or torn in two.
    fn torn(&mut self, behind: usize) -> bool {
        if self.has_zone() {
            return false;
        }
        if !self.out.has(".")
            && let Some((name, end)) = self.torn_service(behind)
        {
            self.found.noted(Status::Suspect, Code::WsInside, self.pos, behind);
            self.out = name;
            self.pos = end;
            self.end = end;
            return true;
        }
        let Some((token, end)) = token(self.text, behind) else { return false };
        let (glue, code) = match self.out.last_halves(".") {
            Some((_, last)) if service::zone_is_common(&glue(&[last, token])) => {
                ("", Code::WsInside)
            }
            None if service::zone_is_common(token)
                && service::is_service_of(&[&self.out, ".", token]) =>
            {
                (".", Code::MissingDot)
            }
            _ => return false,
        };
        self.found.noted(Status::Suspect, code, self.pos, behind);
        self.out.push_str(glue);
        self.out.push_str(token);
        self.pos = end;
        self.end = end;
        true
    }

    /// `ma il.ru`: the name of a service torn in two.
    fn torn_service(&self, behind: usize) -> Option<(String, usize)> {
        let rest = self.text.get(behind..)?;
        let other = |c: char| !c.is_ascii_alphanumeric() && c != '.';
        let len = rest.until_of(24, other).unwrap_or(rest.len());
        let tail = rest.get(..len)?.shed(|c| c == '.');
        let whole = lowered(&glue(&[&self.out, tail]));
        service::is_service(&whole).then(|| (whole, behind + tail.len()))
    }

    /// Whether the name ends in a zone already.
    fn has_zone(&self) -> bool {
        let last = self.out.last_halves(".").map(|(_, last)| last);
        last.is_some_and(|last| last.len() <= 12 && service::zone_is_common_lowered(last))
    }

    /// Cuts off what follows the zone: the next sentence, a hyphen, an underscore.
    fn cut(&mut self) {
        let exact = self.text.get(self.start..self.end) == Some(self.out.as_str());
        let Some(keep) = end_of_name(&self.out) else { return };
        let gone = self.out.len() - keep;
        self.out.truncate(keep);
        if exact {
            self.end -= gone;
        }
    }

    /// `info@mail.ru@mail.ru`.
    fn second_at(&mut self) {
        let rest = self.text.behind(self.end);
        if !rest.opens(|c| c == '@') || self.out.is_empty() {
            return;
        }
        let at = self.end;
        let other = |c: char| {
            let sign = matches!(c, '.' | '-' | '@');
            !sign && letter::script(c) == Script::Bad
        };
        let mut len = rest.until_of(REACH, other).unwrap_or(rest.len().min(REACH));
        while !rest.is_char_boundary(len) {
            len -= 1;
        }
        let behind = rest.part(0, len).shed(|c| matches!(c, '.' | '-'));
        let second = behind.bare(|c| c == '@');
        if second.is_empty() {
            return;
        }
        let same = second.eq_ignore_ascii_case(&self.out);
        let status = if same { Status::Suspect } else { Status::Invalid };
        self.found.noted(status, Code::DoubleAt, at, at + behind.len());
        self.end = at + behind.len();
    }
}

/// Where the name ends, if that is before the end of what was read.
fn end_of_name(name: &str) -> Option<usize> {
    let mut start = 0;
    for (i, label) in labels(name).enumerate() {
        let end = start + label.len();
        let lower = lowered(label);
        let next = name.get(end + 1..);
        if i > 0 && service::zone_is_common(&lower) {
            let sentence = next.is_some_and(|rest| {
                let last = lowered(rest.last_halves(".").map_or(rest, |(_, last)| last));
                let russian = rest.opens(|c| letter::script(c) == Script::Cyrillic);
                russian && lower != "рф"
                    || !service::zone_exists(&last)
                        && service::zone(&last).is_none()
                        && !last.as_bytes().iter().all(|b| b.is_ascii_digit())
            });
            if sentence {
                return Some(end);
            }
        }
        if i > 0
            && next.is_none()
            && let Some((zone, _)) =
                split_zone(&lower).filter(|(_, rest)| rest.opens(|c| matches!(c, '-' | '_')))
        {
            return Some(start + zone.len());
        }
        start = end + 1;
    }
    None
}

/// A short word of letters that ends at a boundary.
fn token(text: &str, start: usize) -> Option<(&str, usize)> {
    let rest = text.get(start..)?;
    let len = rest
        .until_of(8, |c| !matches!(letter::script(c), Script::Latin | Script::Cyrillic))
        .unwrap_or(rest.len());
    let word = rest.get(..len)?;
    let open = rest.behind(len).opens(|c| is_name(c) || matches!(c, '@' | '-' | '_'));
    (!word.is_empty() && word.len() <= 12 && !open).then_some((word, start + len))
}

/// A zone that starts here and ends at a boundary.
fn zone_here(text: &str, start: usize) -> Option<usize> {
    let (word, end) = token(text, start)?;
    service::zone_is_common_lowered(word).then_some(end)
}
