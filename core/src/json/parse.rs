use std::borrow::Cow;

use super::{Member, Node, Value, excerpt};
use crate::message::Args;

/// What a parse may cost.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// Lists and objects inside one another.
    pub(crate) depth: usize,
    /// Values in all.
    pub(crate) values: usize,
}

/// Why a text is not JSON, or too much of it, and the byte at which that shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) code: &'static str,
    pub(crate) args: Args,
}

/// Reads one JSON value (RFC 8259) that fills the text; a byte order mark before it is skipped.
pub(crate) fn parse(text: &str, bounds: Bounds) -> Result<Node<'_>, Fault> {
    let mut parser = Parser { text, at: 0, bounds, values: 0, depth: 0, fault: None };
    match parser.whole() {
        Some(node) => Ok(node),
        None => {
            let told = || Fault { at: 0, code: "empty-input", args: Args::new() };
            Err(parser.fault.unwrap_or_else(told))
        }
    }
}

/// What is no JSON ends the reading: the fault is kept, and every step says `None`. A `Result`
/// would carry it through all of them.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    bounds: Bounds,
    values: usize,
    depth: usize,
    fault: Option<Fault>,
}

impl<'t> Parser<'t> {
    fn whole(&mut self) -> Option<Node<'t>> {
        if self.text.starts_with('\u{FEFF}') {
            self.at = '\u{FEFF}'.len_utf8();
        }
        self.blanks();
        if self.peek().is_none() {
            return self.fail("empty-input");
        }
        let node = self.value()?;
        self.blanks();
        match self.peek() {
            None => Some(node),
            Some(_) => self.found("json-trailing-text"),
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn fail<T>(&mut self, code: &'static str) -> Option<T> {
        self.tell(self.at, code, Args::new());
        None
    }

    fn quote<T>(&mut self, at: usize, code: &'static str, found: &str) -> Option<T> {
        self.tell(at, code, Args::new().with("found", excerpt(found)));
        None
    }

    fn limit<T>(&mut self, code: &'static str, limit: usize) -> Option<T> {
        self.tell(self.at, code, Args::new().with("limit", limit));
        None
    }

    fn tell(&mut self, at: usize, code: &'static str, args: Args) {
        self.fault = Some(Fault { at, code, args });
    }

    fn found<T>(&mut self, code: &'static str) -> Option<T> {
        self.tell_found(code);
        None
    }

    /// A fault that quotes the character (or the word) at hand; the end of the text is its own.
    fn tell_found(&mut self, code: &'static str) -> Option<()> {
        let rest = self.rest();
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        match rest.chars().next() {
            None => self.fail("json-truncated"),
            Some(c) if word.is_empty() => self.quote(self.at, code, c.encode_utf8(&mut [0; 4])),
            Some(_) => self.quote(self.at, code, word),
        }
    }

    fn value(&mut self) -> Option<Node<'t>> {
        self.values += 1;
        if self.values > self.bounds.values {
            return self.limit("too-many-values", self.bounds.values);
        }
        let at = self.at;
        let value = match self.peek() {
            Some(open @ (b'{' | b'[')) => self.nested(open)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'\'') => return self.fail("json-single-quotes"),
            Some(b'/' | b'#') => return self.fail("json-comment"),
            _ => self.literal()?,
        };
        Some(Node { at, value })
    }

    fn literal(&mut self) -> Option<Value<'t>> {
        let rest = self.rest();
        for word in ["null", "true", "false"] {
            let Some(after) = rest.strip_prefix(word) else {
                if !rest.is_empty() && word.starts_with(rest) {
                    return self.truncated();
                }
                continue;
            };
            if !after.starts_with(|c: char| c.is_alphanumeric()) {
                self.at += word.len();
                return Some(if word == "null" {
                    Value::Null
                } else {
                    Value::Bool(word == "true")
                });
            }
        }
        self.found("json-value-expected")
    }

    fn truncated<T>(&mut self) -> Option<T> {
        self.at = self.text.len();
        self.fail("json-truncated")
    }

    fn nested(&mut self, open: u8) -> Option<Value<'t>> {
        if self.depth >= self.bounds.depth {
            return self.limit("too-deep", self.bounds.depth);
        }
        self.depth += 1;
        self.at += 1;
        self.blanks();
        let value = if open == b'{' { self.object() } else { self.list() };
        self.depth -= 1;
        self.at += 1;
        value
    }

    fn list(&mut self) -> Option<Value<'t>> {
        let mut items = Vec::new();
        if self.peek() != Some(b']') {
            loop {
                items.push(self.value()?);
                if !self.comma(b']')? {
                    break;
                }
            }
        }
        Some(Value::List(items))
    }

    fn object(&mut self) -> Option<Value<'t>> {
        let mut members = Vec::new();
        if self.peek() != Some(b'}') {
            loop {
                members.push(self.member()?);
                if !self.comma(b'}')? {
                    break;
                }
            }
        }
        Some(Value::Object(members))
    }

    fn member(&mut self) -> Option<Member<'t>> {
        let at = self.at;
        let key = match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'\'') => return self.fail("json-single-quotes"),
            Some(b'/' | b'#') => return self.fail("json-comment"),
            _ => return self.found("json-key-expected"),
        };
        self.blanks();
        if self.peek() != Some(b':') {
            return self.found("json-colon-expected");
        }
        self.at += 1;
        self.blanks();
        Some(Member { at, key, node: self.value()? })
    }

    /// Behind a value: whether another one follows. Stays on the closing bracket.
    fn comma(&mut self, close: u8) -> Option<bool> {
        self.blanks();
        match self.peek() {
            Some(b) if b == close => Some(false),
            Some(b',') => {
                let comma = self.at;
                self.at += 1;
                self.blanks();
                if self.peek() != Some(close) {
                    return Some(true);
                }
                self.at = comma;
                self.fail("json-trailing-comma")
            }
            Some(b'/' | b'#') => self.fail("json-comment"),
            _ => self.found("json-comma-expected"),
        }
    }

    fn number(&mut self) -> Option<Value<'t>> {
        let start = self.at;
        let sign = usize::from(self.peek() == Some(b'-'));
        self.at += sign;
        let whole = self.digits();
        let padded = whole > 1 && self.text.as_bytes().get(start + sign) == Some(&b'0');
        let mut good = whole > 0 && !padded;
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            good &= self.digits() > 0;
        }
        let literal = self.text.get(start..self.at).unwrap_or_default();
        if good {
            return Some(Value::Number(literal));
        }
        if self.peek().is_none() && !padded {
            return self.fail("json-truncated");
        }
        self.quote(start, "json-bad-number", literal)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.at += 1;
        let plain = self.plain();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Some(Cow::Borrowed(plain));
        }
        let mut out = String::from(plain);
        loop {
            match self.peek() {
                None => return self.fail("json-truncated"),
                Some(b'"') => {
                    self.at += 1;
                    return Some(Cow::Owned(out));
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return self.fail("json-control-character"),
            }
            out.push_str(self.plain());
        }
    }

    /// The run of characters up to a quote, an escape or a control character.
    fn plain(&mut self) -> &'t str {
        let rest = self.rest();
        let stop = |b: &u8| matches!(*b, b'"' | b'\\' | 0..=0x1F);
        let length = rest.as_bytes().iter().position(stop).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let c = match self.peek() {
            None => return self.fail("json-truncated"),
            Some(c @ (b'"' | b'\\' | b'/')) => char::from(c),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.unicode(start);
            }
            Some(_) => {
                self.at = start;
                return self.bad_escape(start, 2);
            }
        };
        self.at += 1;
        Some(c)
    }

    fn bad_escape<T>(&mut self, start: usize, letters: usize) -> Option<T> {
        let rest = self.text.get(start..).unwrap_or_default();
        let end = rest.char_indices().nth(letters).map_or(rest.len(), |(at, _)| at);
        self.quote(start, "json-bad-escape", rest.get(..end).unwrap_or_default())
    }

    /// The character of `\uXXXX`, or of two that make a surrogate pair.
    fn unicode(&mut self, start: usize) -> Option<char> {
        let first = self.hex(start)?;
        if let Some(c) = char::from_u32(first) {
            return Some(c);
        }
        if first < 0xDC00 && "\\u".starts_with(self.rest()) {
            return self.truncated();
        }
        if first < 0xDC00 && self.rest().starts_with("\\u") {
            self.at += 2;
            let second = self.hex(start)?;
            if (0xDC00..0xE000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
        }
        let lone = self.text.get(start..start + 6).unwrap_or_default();
        self.quote(start, "json-lone-surrogate", lone)
    }

    fn hex(&mut self, start: usize) -> Option<u32> {
        let rest = self.rest();
        let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Some(code)
            }
            None if rest.len() < 4 && rest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                self.truncated()
            }
            None => self.bad_escape(start, 6),
        }
    }
}
