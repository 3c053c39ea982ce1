use time::Date;

use super::{Extra, Limits, Moment, Organization, Page, check, read, text};
use crate::error::{Error, ErrorKind, Problem};
use crate::json::{self, Bounds, Node, Reader};
use crate::message::Args;

/// One document: an organisation and its pages, as observed at one time.
///
/// ```
/// use gospablik::Document;
/// use gospablik::page::{Organization, OrganizationKind, Page};
///
/// let read = Document::from_json(
///     r#"{"schemaVersion": 1, "organization": {"kind": "court", "subject": "23"},
///         "pages": [{"url": "https://vk.com/public1", "phones": ["8 (86137) 5-12-34"]}]}"#,
/// )?;
/// let built = Document::new(Organization::default().kind(OrganizationKind::Court).subject("23"))
///     .page(Page::new("https://vk.com/public1").phone("8 (86137) 5-12-34"));
/// assert_eq!(read, built);
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// When the observations were made; the default date of an audit is its day.
    pub collected_at: Option<Moment>,
    /// The body that owes the pages.
    pub organization: Organization,
    /// Its pages; `None` where nobody looked for them.
    pub pages: Option<Vec<Page>>,
    /// Data of the caller, echoed in the report.
    pub extra: Extra,
}

impl Document {
    /// Reads a document from JSON, within the default [`Limits`].
    ///
    /// # Errors
    /// All problems at once, each with a JSON Pointer, a line and a column: a text that is not
    /// JSON, keys and values the contract does not know, repeated keys, a limit. A document is
    /// read wholly or not at all.
    ///
    /// ```
    /// let error = gospablik::Document::from_json(r#"{"schemaVersion": 1, "page": []}"#).unwrap_err();
    /// let problem = &error.problems()[0];
    /// assert_eq!((problem.code(), problem.suggestion()), ("unknown-key", Some("pages")));
    /// assert_eq!(problem.place().pointer, "/page");
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Error> {
        read_json(text, &Limits::default())
    }

    /// [`from_json`](Self::from_json) on bytes that should be UTF-8.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json); also the place of the first byte that is not UTF-8.
    pub fn from_json_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_json_limited(bytes, &Limits::default())
    }

    /// [`from_json_bytes`](Self::from_json_bytes) within limits of the caller.
    ///
    /// # Errors
    /// As [`from_json_bytes`](Self::from_json_bytes).
    pub fn from_json_limited(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        read_json(limits.text(bytes)?, limits)
    }

    /// One page from plain text, its network unknown: the contacts found in the text become its
    /// fields, the text itself its description and one undated post.
    ///
    /// What is not found stays `None`: a text does not show which fields of the page are empty.
    ///
    /// # Errors
    /// A text without a visible character, or beyond the default [`Limits`].
    ///
    /// ```
    /// let document = gospablik::Document::from_text("Приёмная: adm@example.ru")?;
    /// let pages = document.pages.unwrap_or_default();
    /// assert_eq!(pages[0].description.as_deref(), Some("Приёмная: adm@example.ru"));
    /// assert_eq!(pages[0].platform, None);
    /// # Ok::<(), gospablik::Error>(())
    /// ```
    pub fn from_text(text: &str) -> Result<Self, Error> {
        Self::from_text_limited(text.as_bytes(), &Limits::default())
    }

    /// [`from_text`](Self::from_text) on bytes that should be UTF-8, within limits of the caller.
    ///
    /// # Errors
    /// As [`from_text`](Self::from_text); also the place of the first byte that is not UTF-8.
    pub fn from_text_limited(bytes: &[u8], limits: &Limits) -> Result<Self, Error> {
        let text = limits.text(bytes)?.trim_start_matches('\u{FEFF}');
        if text.trim().is_empty() {
            return Err(refuse(vec![Problem::new("empty-input", "", Args::new())]));
        }
        Ok(text::document(text, limits))
    }

    /// The document as JSON that [`from_json`](Self::from_json) reads back; what is not known is
    /// left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Only maps with other keys than texts can fail here, and there are none.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Looks for what [`from_json`](Self::from_json) would refuse in a document that was built.
    ///
    /// # Errors
    /// All problems at once, each with a JSON Pointer.
    ///
    /// ```
    /// use gospablik::{Document, page::{Organization, Page}};
    ///
    /// let page = Page::new("https://vk.com/public1").platform("vkontakte");
    /// let error = Document::new(Organization::default()).page(page).validate().unwrap_err();
    /// assert_eq!(error.problems()[0].code(), "unknown-value");
    /// ```
    pub fn validate(&self) -> Result<(), Error> {
        let problems = check::problems(self, &Limits::default());
        if problems.is_empty() { Ok(()) } else { Err(refuse(problems)) }
    }

    /// The day of the observations in the organisation's time zone, the default date of an audit.
    #[must_use]
    pub fn collected_on(&self) -> Option<Date> {
        self.collected_at.map(|moment| moment.local_day(self.organization.utc_offset))
    }

    /// What is odd and was read nevertheless: a `platform` that the page's address contradicts
    /// (the address is believed).
    #[must_use]
    pub fn notes(&self) -> Vec<Problem> {
        let pages = self.pages.iter().flatten().enumerate();
        pages.filter_map(|(index, page)| page.platform_note(index)).collect()
    }
}

fn read_json(text: &str, limits: &Limits) -> Result<Document, Error> {
    read_text(text, limits, |reader, tree| {
        let document = read::document(reader, tree);
        for problem in check::problems(&document, limits) {
            let at = tree.resolve(&problem.place().pointer);
            reader.add(problem.byte(at));
        }
        Some(document)
    })
}

/// Reads JSON of any form with the walker `walk`; `None` from it must come with a problem.
pub(crate) fn read_with<T>(
    bytes: &[u8],
    limits: &Limits,
    walk: impl FnOnce(&mut Reader, &Node<'_>) -> Option<T>,
) -> Result<T, Error> {
    read_text(limits.text(bytes)?, limits, walk)
}

fn read_text<T>(
    text: &str,
    limits: &Limits,
    walk: impl FnOnce(&mut Reader, &Node<'_>) -> Option<T>,
) -> Result<T, Error> {
    limits.size(text.len())?;
    let bounds = Bounds { depth: limits.depth, values: limits.values };
    let tree = json::parse(text, bounds).map_err(|fault| {
        let mut problems = vec![Problem::from(fault)];
        json::locate(&mut problems, text);
        refuse(problems)
    })?;
    let mut reader = Reader::new(limits.problems);
    let read = walk(&mut reader, &tree);
    let problems = reader.finish(text);
    read.filter(|_| problems.is_empty()).ok_or_else(|| refuse(problems))
}

pub(super) fn refuse(problems: Vec<Problem>) -> Error {
    let limit = !problems.is_empty() && problems.iter().all(|p| check::is_limit(p.code()));
    Error::new(if limit { ErrorKind::Limit } else { ErrorKind::Document }, problems)
}
