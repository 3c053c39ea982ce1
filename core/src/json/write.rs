use std::fmt;

use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple, Serializer,
};

use super::Json;

/// A writer of JSON on one line that puts the commas.
///
/// It is a serializer too, for what derives its shape: `serde_json` would do the same and brings
/// numbers with fractions, which nothing here has.
#[derive(Default)]
pub(crate) struct Writer {
    text: String,
    /// Whether a comma goes before the next item.
    comma: bool,
    /// Whether English texts are left out.
    russian: bool,
    /// Whether DEL is escaped, and all other control characters alike.
    shy: bool,
}

/// A record of the library as JSON on one line: what `serde_json` makes of it, at a fraction of
/// the size in WebAssembly. For records that hold no number with a fraction, as none here does.
///
/// ```
/// let record = gospablik::text::category::record("7", "", None);
/// assert!(gospablik::to_json(&record).starts_with(r#"{"id":"7","primary":"#));
/// ```
pub fn to_json(value: &impl Serialize) -> String {
    let mut out = Writer::default();
    out.value(value);
    out.finish()
}

impl Writer {
    /// A writer that leaves out the key `en`.
    pub(crate) fn russian() -> Self {
        Self { russian: true, ..Self::default() }
    }

    /// A writer whose texts are safe to show in a terminal.
    pub(crate) fn shy() -> Self {
        Self { shy: true, ..Self::default() }
    }

    /// Whether the key `en` is left out.
    pub(crate) fn is_russian(&self) -> bool {
        self.russian
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }

    pub(crate) fn key(&mut self, key: &str) -> &mut Self {
        self.item();
        self.string(key, self.shy);
        self.text.push(':');
        self.comma = false;
        self
    }

    pub(crate) fn object(&mut self, fill: impl FnOnce(&mut Self)) {
        self.open('{');
        fill(self);
        self.close('}');
    }

    pub(crate) fn list<T>(&mut self, items: &[T], each: impl Fn(&mut Self, &T)) {
        self.open('[');
        for item in items {
            each(self, item);
        }
        self.close(']');
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.item();
        self.string(text, self.shy);
        self.comma = true;
    }

    pub(crate) fn maybe(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    pub(crate) fn null(&mut self) {
        self.literal("null");
    }

    pub(crate) fn flag(&mut self, flag: bool) {
        self.literal(if flag { "true" } else { "false" });
    }

    pub(crate) fn number(&mut self, number: impl Into<u64>) {
        self.literal(&number.into().to_string());
    }

    /// A value that derives its shape.
    pub(crate) fn value(&mut self, value: &impl Serialize) {
        // Nothing that is written here can fail.
        let _ = value.serialize(self);
    }

    /// A value of the caller, as it came.
    pub(crate) fn json(&mut self, value: &Json) {
        match value {
            Json::Null => self.null(),
            Json::Bool(flag) => self.flag(*flag),
            Json::Number(number) => self.literal(number.as_str()),
            Json::String(text) => {
                self.item();
                self.string(text, false);
                self.comma = true;
            }
            Json::Array(items) => self.list(items, Self::json),
            Json::Object(map) => self.map(map),
        }
    }

    /// An object of the caller, as it came.
    pub(crate) fn map(&mut self, map: &super::JsonMap) {
        self.open('{');
        for (key, value) in map.iter() {
            self.item();
            self.string(key, false);
            self.text.push(':');
            self.comma = false;
            self.json(value);
        }
        self.close('}');
    }

    /// JSON as it stands.
    pub(crate) fn literal(&mut self, literal: &str) {
        self.item();
        self.text.push_str(literal);
        self.comma = true;
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.item();
        self.text.push(bracket);
        self.comma = false;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.comma = true;
    }

    fn item(&mut self) {
        if self.comma {
            self.text.push(',');
        }
        self.comma = false;
    }

    fn string(&mut self, text: &str, shy: bool) {
        self.text.push('"');
        let mut rest = text;
        let stop = |c: char| c < ' ' || matches!(c, '"' | '\\' | '\u{7f}');
        while let Some((plain, letter)) =
            rest.find(stop).and_then(|at| Some((rest.get(..at)?, rest.get(at..)?.chars().next()?)))
        {
            self.text.push_str(plain);
            rest = rest.get(plain.len() + 1..).unwrap_or_default();
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' if !shy => self.text.push_str("\\b"),
                '\u{c}' if !shy => self.text.push_str("\\f"),
                '\u{7f}' if !shy => self.text.push(letter),
                control => {
                    let code = u32::from(control);
                    let digit = |n| char::from_digit(n, 16).unwrap_or_default();
                    self.text.push_str("\\u00");
                    self.text.push(digit(code >> 4));
                    self.text.push(digit(code & 15));
                }
            }
        }
        self.text.push_str(rest);
        self.text.push('"');
    }
}

/// A list, an object or a structure on its way out.
pub(crate) struct Open<'w>(&'w mut Writer, char);

type Written = Result<(), fmt::Error>;

impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Open<'w>;
    type SerializeTuple = Open<'w>;
    type SerializeTupleStruct = Impossible<(), fmt::Error>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Open<'w>;
    type SerializeStruct = Open<'w>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    fn serialize_bool(self, flag: bool) -> Written {
        self.flag(flag);
        Ok(())
    }

    fn serialize_i8(self, n: i8) -> Written {
        self.serialize_i64(n.into())
    }

    fn serialize_i16(self, n: i16) -> Written {
        self.serialize_i64(n.into())
    }

    fn serialize_i32(self, n: i32) -> Written {
        self.serialize_i64(n.into())
    }

    fn serialize_i64(self, n: i64) -> Written {
        self.literal(&n.to_string());
        Ok(())
    }

    fn serialize_u8(self, n: u8) -> Written {
        self.serialize_u64(n.into())
    }

    fn serialize_u16(self, n: u16) -> Written {
        self.serialize_u64(n.into())
    }

    fn serialize_u32(self, n: u32) -> Written {
        self.serialize_u64(n.into())
    }

    fn serialize_u64(self, n: u64) -> Written {
        self.number(n);
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Written {
        Err(fmt::Error)
    }

    fn serialize_f64(self, _: f64) -> Written {
        Err(fmt::Error)
    }

    fn serialize_char(self, letter: char) -> Written {
        self.text(letter.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Written {
        self.text(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(fmt::Error)
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.null();
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        self.open('{');
        self.key(name);
        value.serialize(&mut *self)?;
        self.close('}');
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'w>, fmt::Error> {
        self.open('[');
        Ok(Open(self, ']'))
    }

    fn serialize_tuple(self, length: usize) -> Result<Open<'w>, fmt::Error> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'w>, fmt::Error> {
        self.open('{');
        Ok(Open(self, '}'))
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Open<'w>, fmt::Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

impl Open<'_> {
    fn end(self) -> Written {
        self.0.close(self.1);
        Ok(())
    }

    fn field(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> Written {
        self.0.key(key);
        value.serialize(&mut *self.0)
    }
}

impl SerializeSeq for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Written {
        Open::end(self)
    }
}

impl SerializeTuple for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Written {
        Open::end(self)
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        // A key is a text or the name of a variant: it is written like a value.
        key.serialize(&mut *self.0)?;
        self.0.text.push(':');
        self.0.comma = false;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut *self.0)
    }

    fn end(self) -> Written {
        Open::end(self)
    }
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Written {
        self.field(key, value)
    }

    fn end(self) -> Written {
        Open::end(self)
    }
}
