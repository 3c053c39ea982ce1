//! Examples of rules: a small document, a day and the outcome that is expected.

use time::Date;

use super::Library;
use super::library::clean;
use super::pack::typed;
use super::read::OUTCOME;
use crate::Error;
use crate::json::{Json, JsonMap};
use crate::page::parse_date;
use crate::report::Outcome;

/// The page of an example that names no address: one in VKontakte.
const PAGE: &str = "https://vk.com/public1";

/// One example of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// JSON Pointer to it in its source.
    pub pointer: String,
    /// The id of the rule that it shows.
    pub rule: String,
    /// JSON Pointer to the subject, where the document has several.
    pub subject: Option<String>,
    /// The day of the audit.
    pub as_of: Date,
    /// What the rule says.
    pub expect: Outcome,
    /// What the example is about.
    pub note: Option<String>,
    /// The document in JSON.
    pub document: String,
}

impl Example {
    /// The examples of a source in JSON, in its order: those of its rules, then its own.
    ///
    /// An example gives `organization`, and `pages`, or `page` for a single one; a page without
    /// `url` and `platform` lies in VKontakte.
    ///
    /// # Errors
    /// Those of [`RuleSet::from_json`](super::RuleSet::from_json).
    ///
    /// ```
    /// use gospablik::rule::{Example, Library};
    ///
    /// let source = r#"{"schemaVersion": 1, "id": "my", "version": "1", "extends": "federal",
    ///     "title": {"ru": "Мой"}, "examples": [{"rule": "badge", "asOf": "2026-11-20",
    ///     "expect": "fail", "page": {"badge": false}}]}"#;
    /// let examples = Example::of_source(source, &Library::new())?;
    /// assert_eq!(examples[0].document,
    ///     r#"{"pages":[{"badge":false,"url":"https://vk.com/public1"}],"schemaVersion":1}"#);
    /// # Ok::<(), gospablik::Error>(())
    /// ```
    pub fn of_source(source: &str, library: &Library) -> Result<Vec<Self>, Error> {
        let source = clean(source, library)?;
        let list = |value: &Json, key: &str| {
            value.get(key).and_then(Json::as_array).cloned().unwrap_or_default()
        };
        let mut examples = Vec::new();
        for (at, rule) in list(&source, "rules").iter().enumerate() {
            let id = rule.get("id").and_then(Json::as_str).unwrap_or_default();
            let pointer = ["/rules/", &at.to_string(), "/examples/"].concat();
            let own = list(rule, "examples");
            examples.extend(own.iter().enumerate().filter_map(|it| one(it, &pointer, Some(id))));
        }
        let own = list(&source, "examples");
        examples.extend(own.iter().enumerate().filter_map(|it| one(it, "/examples/", None)));
        Ok(examples)
    }
}

fn one((at, value): (usize, &Json), pointer: &str, rule: Option<&str>) -> Option<Example> {
    let text = |key: &str| value.get(key).and_then(Json::as_str);
    Some(Example {
        pointer: [pointer, &at.to_string()].concat(),
        rule: rule.or_else(|| text("rule"))?.to_owned(),
        subject: text("subject").map(String::from),
        as_of: parse_date(text("asOf")?)?,
        expect: typed(value.get("expect")?, &OUTCOME)?,
        note: text("note").map(String::from),
        document: document(value).to_string(),
    })
}

fn document(value: &Json) -> Json {
    let mut document = JsonMap::new();
    document.insert("schemaVersion", 1_u32);
    for key in ["organization", "pages"] {
        if let Some(given) = value.get(key) {
            document.insert(key, given.clone());
        }
    }
    if let Some(mut page) = value.get("page").cloned() {
        let fields = page.as_object_mut();
        if let Some(fields) = fields.filter(|it| it.get("platform").or(it.get("url")).is_none()) {
            fields.insert("url", PAGE);
        }
        document.insert("pages", vec![page]);
    }
    Json::Object(document)
}
