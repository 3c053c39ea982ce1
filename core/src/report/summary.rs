//! What an audit gives.

use std::sync::Arc;

use time::Date;

use super::{ContactsFound, Counts, Finding, RuleResult, Verdict};
use crate::Lang;
use crate::page::{Extra, Json};
use crate::rule::RuleSet;

/// What an audit gives: the verdict, one result for each rule and subject, and what was found.
///
/// It keeps codes and arguments; words are made when a rendering is asked for.
#[derive(Debug, Clone)]
pub struct Report {
    pub(crate) ruleset: Arc<RuleSet>,
    pub(crate) as_of: Date,
    pub(crate) external_id: Option<Json>,
    pub(crate) name: Option<String>,
    pub(crate) extra: Extra,
    pub(crate) pages: Vec<PageEcho>,
    pub(crate) results: Vec<RuleResult>,
    pub(crate) contacts: ContactsFound,
    pub(crate) posts: Vec<PostLabel>,
}

/// What the report repeats of a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct PageEcho {
    pub(crate) pointer: String,
    pub(crate) name: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) platform: Option<String>,
    pub(crate) extra: Extra,
}

/// What a post was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostLabel {
    /// JSON Pointer to the post.
    pub pointer: String,
    /// The leading category, `uncertain` or `unsupported_language`; `None` where the caller
    /// said that it is of none.
    pub primary: Option<&'static str>,
    /// Confidence in thousandths; what the caller declares is certain.
    pub confidence: u16,
    /// Who says so.
    pub by: Labelled,
}

/// Who says what a post is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Labelled {
    /// The caller.
    Caller,
    /// The classifier.
    Classifier,
}

impl Labelled {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Caller => "caller",
            Self::Classifier => "classifier",
        }
    }
}

impl Report {
    /// The outcome of the whole audit.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.counts().verdict()
    }

    /// Counts by severity and outcome.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::of(self.results.iter().map(|result| (result.severity, result.outcome)))
    }

    /// One result for each rule and subject: rules in catalogue order, subjects and findings in
    /// document order.
    #[must_use]
    pub fn results(&self) -> &[RuleResult] {
        &self.results
    }

    /// The contacts found, each once, in their normal form.
    #[must_use]
    pub fn contacts(&self) -> &ContactsFound {
        &self.contacts
    }

    /// What each post was taken for.
    #[must_use]
    pub fn posts(&self) -> &[PostLabel] {
        &self.posts
    }

    /// What a finding of this report says, in `lang`.
    #[must_use]
    pub fn finding_message(&self, result: &RuleResult, finding: &Finding, lang: Lang) -> String {
        super::words::finding(self.ruleset.rule(&result.rule), finding, lang)
    }

    /// The rules that were applied.
    #[must_use]
    pub fn ruleset(&self) -> &RuleSet {
        &self.ruleset
    }

    /// The day as of which the audit was made.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Whether the audit is of a day after the last review of the law in its rule set.
    #[must_use]
    pub fn is_past_review(&self) -> bool {
        self.ruleset.reviewed_until.is_some_and(|reviewed| self.as_of > reviewed)
    }

    /// The report as JSON with messages in `lang`: one line, keys in the order of the contract,
    /// equal byte for byte for equal input.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        super::json::render(self, lang)
    }

    /// The report as text for a person, in `lang`.
    #[must_use]
    pub fn to_text(&self, lang: Lang) -> String {
        super::text::render(self, lang)
    }

    /// The letter to the administrator of the pages, in `lang`: what to mend, the gravest first,
    /// at most 60 lines of 80 characters; what does not fit is counted.
    #[must_use]
    pub fn to_letter(&self, lang: Lang) -> String {
        super::letter::render(self, lang)
    }

    /// The report as one HTML page, in `lang`: complete in itself, without scripts and without
    /// anything to load. `document` is the one that was audited; its texts surround the evidence.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn to_html(&self, document: &crate::Document, lang: Lang) -> String {
        super::html::render(self, document, lang)
    }
}
