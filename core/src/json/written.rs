use serde::ser::{Error, Serialize, SerializeMap, Serializer};

use super::{Bounds, Node, Number, Value, parse};

/// JSON that the library has written, for any serializer: members in the order in which they
/// stand.
pub(crate) struct Written<'t>(pub(crate) &'t str);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bounds = Bounds { depth: usize::MAX, values: usize::MAX };
        match parse(self.0, bounds) {
            Ok(node) => node.serialize(serializer),
            Err(fault) => Err(S::Error::custom(fault.code)),
        }
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(flag) => serializer.serialize_bool(*flag),
            Value::Number(literal) => Number::of(literal).serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items),
            Value::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for member in members {
                    map.serialize_entry(&member.key, &member.node)?;
                }
                map.end()
            }
        }
    }
}
