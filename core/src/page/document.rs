use time::OffsetDateTime;

use super::{Extra, Organization, Page};

/// One document: an organisation and its pages, as observed at one time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// When the observations were made; the default date of an audit is its day.
    pub collected_at: Option<OffsetDateTime>,
    /// The body that owes the pages.
    pub organization: Organization,
    /// Its pages; `None` where nobody looked for them.
    pub pages: Option<Vec<Page>>,
    /// Data of the caller, echoed in the report.
    pub extra: Extra,
}
