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
    let mut parser = Parser { text, at: 0, bounds, values: 0, depth: 0 };
    if text.starts_with('\u{FEFF}') {
        parser.at = '\u{FEFF}'.len_utf8();
    }
    parser.blanks();
    if parser.peek().is_none() {
        return Err(parser.fault("empty-input"));
    }
    let node = parser.value()?;
    parser.blanks();
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.found("json-trailing-text")),
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    bounds: Bounds,
    values: usize,
    depth: usize,
}

impl<'t> Parser<'t> {
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

    fn fault(&self, code: &'static str) -> Fault {
        Fault { at: self.at, code, args: Args::new() }
    }

    /// A fault that quotes the character (or the word) at hand; the end of the text is its own.
    fn found(&self, code: &'static str) -> Fault {
        let rest = self.rest();
        let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let found = match rest.chars().next() {
            None => return self.fault("json-truncated"),
            Some(c) if word.is_empty() => excerpt(c.encode_utf8(&mut [0; 4])),
            Some(_) => excerpt(word),
        };
        Fault { at: self.at, code, args: Args::new().with("found", found) }
    }

    fn value(&mut self) -> Result<Node<'t>, Fault> {
        self.values += 1;
        if self.values > self.bounds.values {
            let args = Args::new().with("limit", self.bounds.values);
            return Err(Fault { at: self.at, code: "too-many-values", args });
        }
        let at = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => Value::Text(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b'\'') => return Err(self.fault("json-single-quotes")),
            Some(b'/' | b'#') => return Err(self.fault("json-comment")),
            _ => self.literal()?,
        };
        Ok(Node { at, value })
    }

    fn literal(&mut self) -> Result<Value<'t>, Fault> {
        let known =
            [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in known {
            let Some(after) = self.rest().strip_prefix(word) else { continue };
            if !after.starts_with(|c: char| c.is_alphanumeric()) {
                self.at += word.len();
                return Ok(value);
            }
        }
        let rest = self.rest();
        if !rest.is_empty() && ["null", "true", "false"].iter().any(|word| word.starts_with(rest)) {
            self.at = self.text.len();
        }
        Err(self.found("json-value-expected"))
    }

    fn nested(
        &mut self,
        inside: fn(&mut Self) -> Result<Value<'t>, Fault>,
    ) -> Result<Value<'t>, Fault> {
        if self.depth >= self.bounds.depth {
            let args = Args::new().with("limit", self.bounds.depth);
            return Err(Fault { at: self.at, code: "too-deep", args });
        }
        self.depth += 1;
        self.at += 1;
        self.blanks();
        let value = inside(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value<'t>, Fault> {
        let mut items = Vec::new();
        if self.peek() != Some(b']') {
            loop {
                items.push(self.value()?);
                if !self.comma(b']')? {
                    break;
                }
            }
        }
        self.at += 1;
        Ok(Value::List(items))
    }

    fn object(&mut self) -> Result<Value<'t>, Fault> {
        let mut members = Vec::new();
        if self.peek() != Some(b'}') {
            loop {
                members.push(self.member()?);
                if !self.comma(b'}')? {
                    break;
                }
            }
        }
        self.at += 1;
        Ok(Value::Object(members))
    }

    fn member(&mut self) -> Result<Member<'t>, Fault> {
        let at = self.at;
        let key = match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'\'') => return Err(self.fault("json-single-quotes")),
            Some(b'/' | b'#') => return Err(self.fault("json-comment")),
            _ => return Err(self.found("json-key-expected")),
        };
        self.blanks();
        if self.peek() != Some(b':') {
            return Err(self.found("json-colon-expected"));
        }
        self.at += 1;
        self.blanks();
        Ok(Member { at, key, node: self.value()? })
    }

    /// Behind a value: whether another one follows. Stays on the closing bracket.
    fn comma(&mut self, close: u8) -> Result<bool, Fault> {
        self.blanks();
        match self.peek() {
            Some(b) if b == close => Ok(false),
            Some(b',') => {
                let comma = self.fault("json-trailing-comma");
                self.at += 1;
                self.blanks();
                if self.peek() == Some(close) { Err(comma) } else { Ok(true) }
            }
            Some(b'/' | b'#') => Err(self.fault("json-comment")),
            _ => Err(self.found("json-comma-expected")),
        }
    }

    fn number(&mut self) -> Result<Value<'t>, Fault> {
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
            return Ok(Value::Number(literal));
        }
        if self.peek().is_none() && !padded {
            return Err(self.fault("json-truncated"));
        }
        let args = Args::new().with("found", excerpt(literal));
        Err(Fault { at: start, code: "json-bad-number", args })
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.at += 1;
        let plain = self.plain();
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut out = String::from(plain);
        loop {
            match self.peek() {
                None => return Err(self.fault("json-truncated")),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(out));
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(self.fault("json-control-character")),
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

    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let c = match self.peek() {
            None => return Err(self.fault("json-truncated")),
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
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
                let found = excerpt(&self.rest().chars().take(2).collect::<String>());
                let args = Args::new().with("found", found);
                return Err(Fault { at: start, code: "json-bad-escape", args });
            }
        };
        self.at += 1;
        Ok(c)
    }

    /// The character of `\uXXXX`, or of two that make a surrogate pair.
    fn unicode(&mut self, start: usize) -> Result<char, Fault> {
        let first = self.hex(start)?;
        if let Some(c) = char::from_u32(first) {
            return Ok(c);
        }
        let lone = |parser: &Self| {
            let found = excerpt(parser.text.get(start..start + 6).unwrap_or_default());
            let args = Args::new().with("found", found);
            Fault { at: start, code: "json-lone-surrogate", args }
        };
        if first < 0xDC00 && "\\u".starts_with(self.rest()) {
            self.at = self.text.len();
            return Err(self.fault("json-truncated"));
        }
        if first >= 0xDC00 || !self.rest().starts_with("\\u") {
            return Err(lone(self));
        }
        self.at += 2;
        let second = self.hex(start)?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(lone(self));
        }
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
            .ok_or_else(|| lone(self))
    }

    fn hex(&mut self, start: usize) -> Result<u32, Fault> {
        let rest = self.rest();
        let digits = rest.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) {
            Some(code) => {
                self.at += 4;
                Ok(code)
            }
            None if rest.len() < 4 && rest.bytes().all(|b| b.is_ascii_hexdigit()) => {
                self.at = self.text.len();
                Err(self.fault("json-truncated"))
            }
            None => {
                let found = excerpt(&format_escape(self.text, start));
                let args = Args::new().with("found", found);
                Err(Fault { at: start, code: "json-bad-escape", args })
            }
        }
    }
}

fn format_escape(text: &str, start: usize) -> String {
    text.get(start..).unwrap_or_default().chars().take(6).collect()
}
