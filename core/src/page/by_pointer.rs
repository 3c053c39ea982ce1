//! A document put together value by value, for languages that reach the library through C.

use super::{Document, Json as Value, JsonMap as Map};
use crate::message::Args;
use crate::{Error, ErrorKind, Problem};

/// The most steps a pointer of a document has.
const STEPS: usize = 16;

/// Collects the values of a document, each under its JSON Pointer. Lists grow by the step `-` or
/// by the index behind their last item. Which keys and values there may be is checked when the
/// document is built, all problems at once, as for a document in JSON.
///
/// ```
/// use gospablik::page::DocumentBuilder;
///
/// let mut builder = DocumentBuilder::default();
/// builder.set("/organization/kind", "court")?;
/// builder.set("/pages/-/url", "https://vk.com/club1")?;
/// builder.set("/pages/0/phones/-", "8 (8332) 61-40-17")?;
/// builder.set("/pages/0/badge", true)?;
/// let mut more = gospablik::page::DocumentBuilder::from(&builder.build()?);
/// more.set("/pages/0/members", 12)?;
/// let pages = more.build()?.pages.unwrap_or_default();
/// assert_eq!(pages[0].phones.as_deref(), Some([String::from("8 (8332) 61-40-17")].as_slice()));
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct DocumentBuilder {
    root: Value,
}

impl Default for DocumentBuilder {
    fn default() -> Self {
        let version = [(String::from("schemaVersion"), Value::from(1_u32))];
        Self { root: Value::Object(version.into_iter().collect()) }
    }
}

impl From<&Document> for DocumentBuilder {
    /// Goes on from a document: one that was imported, say, and lacks what no API tells.
    fn from(document: &Document) -> Self {
        // Only maps with other keys than texts can fail here, and there are none.
        serde_json::to_value(document)
            .map_or_else(|_| Self::default(), |root| Self { root: root.into() })
    }
}

impl DocumentBuilder {
    /// Sets the value at a pointer, and makes the objects and lists on the way to it.
    ///
    /// # Errors
    /// [`ErrorKind::Argument`] with code `invalid-pointer` where the pointer leads nowhere: it
    /// does not begin with `/`, skips items of a list, or goes through a text or a number.
    pub fn set(&mut self, pointer: &str, value: impl Into<Value>) -> Result<(), Error> {
        let wrong = || {
            let args = Args::new().with("pointer", crate::json::excerpt(pointer));
            Error::new(ErrorKind::Argument, vec![Problem::new("invalid-pointer", "", args)])
        };
        let steps = pointer.strip_prefix('/').ok_or_else(wrong)?;
        if steps.split('/').count() > STEPS {
            return Err(wrong());
        }
        let mut place = &mut self.root;
        for step in steps.split('/') {
            if place.is_null() {
                *place = container(step);
            }
            place = enter(place, step).ok_or_else(wrong)?;
        }
        *place = value.into();
        Ok(())
    }

    /// The document.
    ///
    /// # Errors
    /// As [`Document::from_json`].
    pub fn build(&self) -> Result<Document, Error> {
        Document::from_json(&self.to_json())
    }

    /// The document as JSON, checked or not.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.root.to_string()
    }
}

/// What a missing place becomes, seen from the first step into it.
fn container(step: &str) -> Value {
    let listed = step == "-" || step.bytes().all(|byte| byte.is_ascii_digit());
    if listed && !step.is_empty() { Value::Array(Vec::new()) } else { Value::Object(Map::new()) }
}

fn enter<'v>(place: &'v mut Value, step: &str) -> Option<&'v mut Value> {
    match place {
        Value::Object(object) => {
            let key = step.replace("~1", "/").replace("~0", "~");
            Some(object.slot(key))
        }
        Value::Array(list) => {
            let at = if step == "-" { list.len() } else { step.parse().ok()? };
            if at == list.len() {
                list.push(Value::Null);
            }
            list.get_mut(at)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(pointer: &str) {
        let mut builder = DocumentBuilder::default();
        builder.set("/organization/name", "А").unwrap();
        let error = builder.set(pointer, 1).unwrap_err();
        assert_eq!(error.problems()[0].code(), "invalid-pointer", "{pointer}");
    }

    #[test]
    fn pointers_that_lead_nowhere_are_refused() {
        refused("");
        refused("pages");
        refused("/organization/name/x");
        refused("/pages/1/url");
        refused("/schemaVersion/0");
        refused(&"/a".repeat(17));
    }

    #[test]
    fn keys_may_hold_slashes_and_tildes() {
        let mut builder = DocumentBuilder::default();
        builder.set("/extra/a~1b~0c", "x").unwrap();
        assert!(builder.to_json().contains(r#""extra":{"a/b~c":"x"}"#));
    }

    #[test]
    fn what_the_contract_refuses_is_told_at_the_end() {
        let mut builder = DocumentBuilder::default();
        builder.set("/organisation/name", "А").unwrap();
        let error = builder.build().unwrap_err();
        assert_eq!(error.problems()[0].code(), "unknown-key");
        assert_eq!(error.problems()[0].suggestion(), Some("organization"));
    }
}
