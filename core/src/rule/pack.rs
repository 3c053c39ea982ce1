//! Sets and their parts as one run of bytes: every value in its place, no key and no name of a
//! variant. The one form between JSON and the typed model, and the one in which the built-in sets
//! are carried: they need neither a reader of JSON nor a check to become rules.
//!
//! The shapes say what stands where, so that JSON becomes such a run and a run becomes JSON by
//! one function each ([`pack`], [`unpack`]); a type has one line for each of its fields.

mod model;
#[cfg(test)]
mod tests;

use super::read::{Key, SEVERITIES, SEVERITY, Shape};
use crate::json::{Bounds, Json, Reader, Writer, parse};

pub(super) use model::{Packed, put_or_leave};

/// Ends a text or a number. The bytes of marks are part of no UTF-8.
const STOP: u8 = 0xff;
/// Ends a list, and stands for what is absent.
const END: u8 = 0xfe;
/// Begins a list, and an object whose first key may be left out.
const OPEN: u8 = 0xfd;
/// The marks in what is carried as a text, so that every text of it has a line of its own.
const WRITTEN: [(u8, u8); 3] = [(STOP, b'\n'), (END, b'\t'), (OPEN, b'(')];

/// Bytes on their way into the model.
pub(super) struct Cursor<'p> {
    rest: &'p [u8],
    /// [`STOP`], or what is written for it; the mark of the end is one less in both.
    stop: u8,
}

impl<'p> Cursor<'p> {
    pub(super) fn new(packed: &'p [u8]) -> Self {
        Self { rest: packed, stop: STOP }
    }

    /// Of a text that [`written`] has made.
    pub(super) fn of_text(text: &'p str) -> Self {
        Self { rest: text.as_bytes(), stop: b'\n' }
    }

    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => self.stop,
        }
    }

    /// Whether something stands here; takes the mark of what is absent or over.
    fn here(&mut self) -> bool {
        let here = self.rest.first().is_some_and(|byte| *byte != self.stop - 1);
        if !here {
            self.byte();
        }
        here
    }

    /// As [`here`](Self::here), behind whose mark the inside follows.
    fn opened(&mut self) -> bool {
        let here = self.here();
        if here {
            self.byte();
        }
        here
    }

    /// The place of a word among the words it may be.
    fn place(&mut self) -> usize {
        usize::from(self.byte().wrapping_sub(b'0'))
    }

    fn text(&mut self) -> &'p str {
        let length = self.rest.iter().position(|byte| *byte == self.stop);
        let (text, rest) = self.rest.split_at(length.unwrap_or(self.rest.len()));
        self.rest = rest.get(1..).unwrap_or_default();
        str::from_utf8(text).unwrap_or_default()
    }
}

fn put_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
    out.push(STOP);
}

fn put_place(out: &mut Vec<u8>, place: usize) {
    out.push(b'0' + u8::try_from(place).unwrap_or_default());
}

/// Packs clean JSON of this shape; `None` where something else stands there.
pub(super) fn pack(out: &mut Vec<u8>, json: &Json, shape: &Shape) -> Option<()> {
    match shape {
        Shape::Text | Shape::Id | Shape::Day | Shape::Since | Shape::Name(_) => {
            put_text(out, json.as_str()?);
        }
        Shape::Flag => put_place(out, usize::from(json.as_bool()?)),
        Shape::Count(..) => match json {
            Json::Number(number) => put_text(out, number.as_str()),
            _ => return None,
        },
        Shape::Word(words) => put_place(out, place(words, json)?),
        Shape::Free => put_text(out, &json.to_string()),
        Shape::Severity => {
            if json.as_object().is_some() {
                return members(out, json, SEVERITIES);
            }
            put_place(out, place(&SEVERITY, json)?);
            out.extend(EVERYONE);
        }
        Shape::List(item, _) => {
            out.push(OPEN);
            for one in json.as_array()? {
                pack(out, one, item)?;
            }
            out.push(END);
        }
        Shape::Object(keys) => {
            if is_marked(keys) {
                out.push(OPEN);
            }
            return members(out, json, keys);
        }
        Shape::Tagged(kinds) => {
            let kind = json.get("kind")?.as_str()?;
            let at = kinds.iter().position(|(name, _)| *name == kind)?;
            put_place(out, at);
            return members(out, json, kinds.get(at)?.1);
        }
        Shape::Variant(words, keys) => {
            let Some(map) = json.as_object() else {
                put_place(out, place(words, json)?);
                return Some(());
            };
            let (name, value) = map.iter().next()?;
            let at = keys.iter().position(|key| key.name == name)?;
            put_place(out, words.len() + at);
            return pack(out, value, &keys.get(at)?.shape);
        }
        Shape::Defer(shape) => return pack(out, json, shape()),
    }
    Some(())
}

/// A severity that is the same for every kind of body: none of the exceptions is there.
const EVERYONE: [u8; 4] = [END; 4];

fn place(words: &[&str], json: &Json) -> Option<usize> {
    let word = json.as_str()?;
    words.iter().position(|known| *known == word)
}

/// Whether an object needs a mark that it is there.
fn is_marked(keys: &[Key]) -> bool {
    keys.first().is_some_and(|key| !key.required)
}

/// The keys that the model knows: examples stay with the source.
fn known(keys: &[Key]) -> impl Iterator<Item = &Key> {
    keys.iter().filter(|key| key.name != "examples")
}

fn members(out: &mut Vec<u8>, json: &Json, keys: &[Key]) -> Option<()> {
    let map = json.as_object()?;
    for key in known(keys) {
        match map.get(key.name) {
            None | Some(Json::Null) if !key.required => out.push(END),
            value => pack(out, value?, &key.shape)?,
        }
    }
    Some(())
}

/// Writes what is packed as JSON.
pub(super) fn unpack(c: &mut Cursor<'_>, shape: &Shape, out: &mut Writer) {
    match shape {
        Shape::Text | Shape::Id | Shape::Day | Shape::Since | Shape::Name(_) => out.text(c.text()),
        Shape::Flag => out.flag(c.place() == 1),
        Shape::Count(..) | Shape::Free => out.literal(c.text()),
        Shape::Word(words) => out.text(word(words, c.place())),
        Shape::Severity => {
            if c.rest.get(1..).is_some_and(|rest| rest.starts_with(&EVERYONE)) {
                out.text(word(&SEVERITY, c.place()));
                c.rest = c.rest.get(EVERYONE.len()..).unwrap_or_default();
            } else {
                object(c, None, SEVERITIES, out);
            }
        }
        Shape::List(item, _) => {
            out.open('[');
            if c.opened() {
                while c.here() {
                    unpack(c, item, out);
                }
            }
            out.close(']');
        }
        Shape::Object(keys) => {
            if is_marked(keys) {
                c.byte();
            }
            object(c, None, keys, out);
        }
        Shape::Tagged(kinds) => {
            if let Some((kind, keys)) = kinds.get(c.place()) {
                object(c, Some(kind), keys, out);
            }
        }
        Shape::Variant(words, keys) => {
            let at = c.place();
            match keys.get(at.wrapping_sub(words.len())) {
                Some(key) => {
                    out.open('{');
                    unpack(c, &key.shape, out.key(key.name));
                    out.close('}');
                }
                None => out.text(word(words, at)),
            }
        }
        Shape::Defer(shape) => unpack(c, shape(), out),
    }
}

fn word(words: &[&'static str], place: usize) -> &'static str {
    words.get(place).copied().unwrap_or_default()
}

fn object(c: &mut Cursor<'_>, kind: Option<&str>, keys: &[Key], out: &mut Writer) {
    out.open('{');
    if let Some(kind) = kind {
        out.key("kind").text(kind);
    }
    for key in known(keys) {
        if !c.here() {
            continue;
        }
        if out.is_russian() && key.name == "en" {
            c.text();
        } else {
            unpack(c, &key.shape, out.key(key.name));
        }
    }
    out.close('}');
}

/// The value packed.
pub(super) fn packed(value: &impl Packed) -> Vec<u8> {
    let mut out = Vec::new();
    value.put(&mut out);
    out
}

/// A copy by way of its packed form: no type needs a clone of its own for it.
pub(super) fn copy<T: Packed>(value: &T) -> T {
    T::take(&mut Cursor::new(&packed(value)))
}

/// The value of this shape that clean JSON tells.
pub(super) fn typed<T: Packed>(json: &Json, shape: &Shape) -> Option<T> {
    let mut out = Vec::new();
    pack(&mut out, json, shape)?;
    Some(T::take(&mut Cursor::new(&out)))
}

/// Writes a value as JSON of this shape.
pub(super) fn write(value: &impl Packed, shape: &Shape, out: &mut Writer) {
    unpack(&mut Cursor::new(&packed(value)), shape, out);
}

/// A value of the model as JSON.
pub(super) fn as_json(value: &impl Packed, shape: &Shape) -> Json {
    let mut out = Writer::default();
    write(value, shape, &mut out);
    from_text(&out.finish()).unwrap_or_default()
}

/// JSON that the library itself has written.
pub(super) fn from_text(text: &str) -> Option<Json> {
    let tree = parse(text, Bounds { depth: 64, values: usize::MAX }).ok()?;
    Reader::new(1).any(&tree)
}

/// What is packed as a text that can be carried; `None` where one of its texts holds a mark.
pub(super) fn written(packed: &[u8]) -> Option<String> {
    if packed.iter().any(|byte| matches!(byte, b'\n' | b'\t')) {
        return None;
    }
    let mark =
        |byte: &u8| WRITTEN.iter().find(|(mark, _)| mark == byte).map(|(_, as_text)| *as_text);
    String::from_utf8(packed.iter().map(|byte| mark(byte).unwrap_or(*byte)).collect()).ok()
}
