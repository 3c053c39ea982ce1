use std::fmt;

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::order;
use super::write::Writer;

/// Any JSON value, as a caller keeps it under `extra`.
///
/// Whole numbers are kept as such; a number with a fraction keeps the digits it came with, so
/// that nothing is rounded on the way to the report.
///
/// ```
/// use gospablik::page::Json;
///
/// let tags = Json::from(vec![Json::from("school"), Json::from(7)]);
/// assert_eq!(tags.to_string(), r#"["school",7]"#);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, by its literal.
    Number(Number),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Json>),
    /// An object.
    Object(JsonMap),
}

/// A number by its literal, which is valid JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number(String);

/// The members of an object, in the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JsonMap(Vec<(String, Json)>);

impl Json {
    /// The value under this key of an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }

    /// The text, where it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The truth value, where it is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(flag) = self { Some(*flag) } else { None }
    }

    /// The number, where it is a whole one and not negative.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        if let Self::Number(number) = self { number.0.parse().ok() } else { None }
    }

    /// The items, where it is a list.
    #[must_use]
    pub fn as_array(&self) -> Option<&Vec<Self>> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// The members, where it is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&JsonMap> {
        if let Self::Object(map) = self { Some(map) } else { None }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        *self == Self::Null
    }

    pub(crate) fn as_object_mut(&mut self) -> Option<&mut JsonMap> {
        if let Self::Object(map) = self { Some(map) } else { None }
    }
}

impl JsonMap {
    /// No members.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The value under this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.0.get(self.place(key).ok()?).map(|(_, value)| value)
    }

    /// Puts a value under a key, in the place of one that is there.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Json>) {
        *self.slot(key.into()) = value.into();
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &Json)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The value under this key, `null` where there was none.
    pub(crate) fn slot(&mut self, key: String) -> &mut Json {
        let at = match self.place(&key) {
            Ok(at) => at,
            Err(at) => {
                self.0.insert(at, (key, Json::Null));
                at
            }
        };
        #[expect(clippy::indexing_slicing, reason = "found or inserted just now")]
        &mut self.0[at].1
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(key))
    }
}

/// Of members of one key the last is kept.
impl FromIterator<(String, Json)> for JsonMap {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self::of(members.into_iter().collect())
    }
}

impl JsonMap {
    fn of(mut members: Vec<(String, Json)>) -> Self {
        if members.is_sorted_by(|(a, _), (b, _)| a < b) {
            return Self(members);
        }
        let key = |at: usize| members.get(at).map_or("", |(key, _)| key.as_str());
        let places = order(members.len(), &key);
        let mut sorted: Vec<(String, Json)> = Vec::with_capacity(members.len());
        for at in places {
            let Some(member) = members.get_mut(at).map(std::mem::take) else { continue };
            match sorted.last_mut().filter(|(last, _)| *last == member.0) {
                Some(last) => *last = member,
                None => sorted.push(member),
            }
        }
        Self(sorted)
    }
}

impl Number {
    /// The number of a JSON literal, unless whole digits would be lost to a reader that counts
    /// in 64 bits.
    pub(crate) fn read(literal: &str) -> Option<Self> {
        if let Ok(n) = literal.parse::<u64>() {
            return Some(Self(n.to_string()));
        }
        if let Ok(n) = literal.parse::<i64>() {
            return Some(Self(n.to_string()));
        }
        let fraction = literal.contains(['.', 'e', 'E']) && magnitude(literal)? <= 308;
        fraction.then(|| Self(literal.to_owned()))
    }

    /// The literal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The power of ten of the first digit that is not 0; 0 for nothing.
fn magnitude(literal: &str) -> Option<i64> {
    let (digits, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches(['-', '0']);
    let places = match fraction.find(|digit| digit != '0') {
        _ if !whole.is_empty() => i64::try_from(whole.len()).ok()? - 1,
        Some(zeros) => -1 - i64::try_from(zeros).ok()?,
        None => return Some(0),
    };
    match exponent.trim_start_matches('+').parse::<i64>() {
        Ok(exponent) => places.checked_add(exponent),
        // More digits than a power of ten has in any number that is meant.
        Err(_) if exponent.starts_with('-') => Some(i64::MIN),
        Err(_) => None,
    }
}

impl fmt::Display for Json {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = Writer::default();
        text.json(self);
        out.write_str(&text.finish())
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Json>> for Json {
    fn from(items: Vec<Json>) -> Self {
        Self::Array(items)
    }
}

impl From<JsonMap> for Json {
    fn from(map: JsonMap) -> Self {
        Self::Object(map)
    }
}

macro_rules! from_whole {
    ($($int:ty),*) => {$(
        impl From<$int> for Json {
            fn from(n: $int) -> Self {
                Self::Number(Number(n.to_string()))
            }
        }
    )*};
}
from_whole!(i32, i64, u8, u16, u32, u64);

/// A value of the crate `serde_json`, number by number and key by key.
impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        match value {
            serde_json::Value::Null => Self::Null,
            serde_json::Value::Bool(flag) => Self::Bool(flag),
            serde_json::Value::Number(number) => Self::Number(Number(number.to_string())),
            serde_json::Value::String(text) => Self::String(text),
            serde_json::Value::Array(items) => {
                Self::Array(items.into_iter().map(Self::from).collect())
            }
            serde_json::Value::Object(map) => {
                let members = map.into_iter().map(|(key, value)| (key, Self::from(value)));
                Self::Object(members.collect())
            }
        }
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => number.serialize(serializer),
            Self::String(text) => serializer.serialize_str(text),
            Self::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(map) => map.serialize(serializer),
        }
    }
}

impl Serialize for JsonMap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Ok(n) = self.0.parse::<u64>() {
            return serializer.serialize_u64(n);
        }
        if let Ok(n) = self.0.parse::<i64>() {
            return serializer.serialize_i64(n);
        }
        serializer.serialize_f64(self.0.parse().unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for JsonMap {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let map = serde_json::Map::deserialize(deserializer)?;
        Ok(map.into_iter().map(|(key, value)| (key, Json::from(value))).collect())
    }
}
