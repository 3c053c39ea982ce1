//! The model to JSON: keys in the order of the contract, absent ones left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fields::{Ends, Fields, Value};
use super::{
    Coverage, Document, Exemption, Moment, Organization, Page, Post, ReferenceContacts,
    Unavailable, moment,
};
use crate::json::Writer;

/// The object as JSON of the library's own writer.
pub(super) fn object(out: &mut Writer, it: &dyn Fields) {
    out.object(|out| {
        for (number, key) in it.keys().iter().enumerate() {
            let value = it.value(number);
            if !value.is_absent() {
                out.key(key);
                put(out, value);
            }
        }
    });
}

/// A value that is not absent; the absent ones would be `null`.
fn put(out: &mut Writer, value: Value<'_>) {
    match value {
        Value::Text(it) => out.maybe(it.as_deref()),
        Value::Texts(it) => texts(out, it.as_deref().unwrap_or_default()),
        Value::Flag(it) => out.flag(*it == Some(true)),
        Value::Declared(it) => out.flag(*it),
        Value::Count(it) => out.number(it.unwrap_or_default()),
        Value::Small(it) => out.number(it.unwrap_or_default()),
        Value::Moment(it) => out.maybe(it.map(Moment::print).as_deref()),
        Value::Day(it) => out.maybe(it.map(moment::print_date).as_deref()),
        Value::Offset(it) => out.text(&moment::print_offset(*it)),
        Value::Id(it) => it.iter().for_each(|it| out.json(it)),
        Value::Kind(it) => out.maybe(it.map(|it| it.as_str())),
        Value::Level(it) => out.maybe(it.map(|it| it.as_str())),
        Value::Tier(it) => out.maybe(it.map(|it| it.as_str())),
        Value::Why(it) => out.maybe(it.map(|it| it.as_str())),
        Value::Categories(it) => {
            out.list(it.as_deref().unwrap_or_default(), |out, one| out.text(one.as_str()));
        }
        Value::Coverage(it) => it.iter().for_each(|it| object(out, &ends(it))),
        Value::Exemption(it) => it.iter().for_each(|it| exemption(out, it)),
        Value::Contacts(it) => it.iter().for_each(|it| object(out, it)),
        Value::Organization(it) => object(out, it),
        Value::Unavailable(it) => object(out, it),
        Value::Pages(it) => out.list(it.as_deref().unwrap_or_default(), |out, it| object(out, it)),
        Value::Posts(it) => out.list(it.as_deref().unwrap_or_default(), |out, it| object(out, it)),
        Value::Extra(it) => out.map(it),
        Value::Version => out.number(1_u32),
    }
}

fn texts(out: &mut Writer, texts: &[String]) {
    out.list(texts, |out, text| out.text(text));
}

fn ends(it: &Coverage) -> Ends {
    Ends { from: Some(it.from), to: Some(it.to) }
}

fn exemption(out: &mut Writer, it: &Exemption) {
    out.object(|out| {
        out.key("act").text(&it.act);
        if let Some(reason) = &it.reason {
            out.key("reason").text(reason);
        }
    });
}

/// The same through any serializer.
fn serialize<S: Serializer>(it: &dyn Fields, serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    for (number, key) in it.keys().iter().enumerate() {
        let value = it.value(number);
        if !value.is_absent() {
            map.serialize_entry(key, &value)?;
        }
    }
    map.end()
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(it) => it.serialize(serializer),
            Self::Texts(it) => it.serialize(serializer),
            Self::Flag(it) => it.serialize(serializer),
            Self::Declared(it) => it.serialize(serializer),
            Self::Count(it) => it.serialize(serializer),
            Self::Small(it) => it.serialize(serializer),
            Self::Moment(it) => it.serialize(serializer),
            Self::Day(it) => it.map(moment::print_date).serialize(serializer),
            Self::Offset(it) => moment::print_offset(*it).serialize(serializer),
            Self::Id(it) => it.serialize(serializer),
            Self::Kind(it) => it.serialize(serializer),
            Self::Level(it) => it.serialize(serializer),
            Self::Tier(it) => it.serialize(serializer),
            Self::Why(it) => it.serialize(serializer),
            Self::Categories(it) => it.serialize(serializer),
            Self::Coverage(it) => it.serialize(serializer),
            Self::Exemption(it) => it.serialize(serializer),
            Self::Contacts(it) => it.serialize(serializer),
            Self::Organization(it) => it.serialize(serializer),
            Self::Unavailable(it) => it.serialize(serializer),
            Self::Pages(it) => it.serialize(serializer),
            Self::Posts(it) => it.serialize(serializer),
            Self::Extra(it) => it.serialize(serializer),
            Self::Version => serializer.serialize_u32(1),
        }
    }
}

macro_rules! serialize {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self, serializer)
            }
        }
    )*};
}
serialize!(Document, Organization, ReferenceContacts, Page, Unavailable, Post);

impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&ends(self), serializer)
    }
}

impl Serialize for Exemption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("act", &self.act)?;
        if let Some(reason) = &self.reason {
            map.serialize_entry("reason", reason)?;
        }
        map.end()
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.print())
    }
}
