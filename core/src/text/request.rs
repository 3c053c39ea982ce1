use time::Date;

use crate::error::Error;
use crate::json::{Node, Reader, Value};
use crate::message::Args;
use crate::page::{Limits, Moment, read_moment, read_with};
use crate::text::category::{self, ClassifyRecord};

/// A post to classify, as a line of NDJSON: `{"id", "text", "date"?}`. Other keys are ignored,
/// so that the lines of a data set can be given as they are.
///
/// ```
/// use gospablik::text::ClassifyRequest;
///
/// let line = br#"{"id": "7", "text": "...", "date": "2026-05-05", "source": "..."}"#;
/// let request = ClassifyRequest::from_json(line)?;
/// assert_eq!(request.classify().id, "7");
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassifyRequest {
    /// The post's own id; a number is kept as its digits.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The day it appeared, at the offset it was written with.
    pub date: Option<Date>,
}

impl ClassifyRequest {
    /// Reads one line.
    ///
    /// # Errors
    /// All problems at once: a text that is not JSON or beyond the default limits, a missing key,
    /// a value of the wrong kind.
    pub fn from_json(bytes: &[u8]) -> Result<Self, Error> {
        read_with(bytes, &Limits::default(), |r, node| {
            let (mut id, mut text, mut date) = (None, None, None);
            let (mut no_id, mut no_text) = (true, true);
            let object = r.open_object(node, &mut |r, key, node| match key {
                "id" => {
                    no_id = false;
                    id = id_of(r, node);
                }
                "text" => {
                    no_text = false;
                    text = r.text(node);
                }
                "date" => date = read_moment(r, node),
                _ => {}
            });
            for (key, missing) in [("id", no_id), ("text", no_text)] {
                if object && missing {
                    r.problem(node.at, "missing-key", Args::new().with("key", key));
                }
            }
            let date = date.map(|moment| match moment {
                Moment::Day(day) => day,
                Moment::Instant(instant) => instant.date(),
            });
            Some(Self { id: id?, text: text?, date })
        })
    }

    /// Classifies the post.
    #[must_use]
    pub fn classify(&self) -> ClassifyRecord {
        category::record(&self.id, &self.text, self.date)
    }
}

fn id_of(r: &mut Reader, node: &Node<'_>) -> Option<String> {
    match node.value {
        Value::Number(digits) => Some(String::from(digits)),
        _ => r.text(node),
    }
}
