//! The auditor: rules resolved once, documents audited as often as one likes.

use std::sync::Arc;

use time::Date;

use crate::audit;
use crate::message::Args;
use crate::page::{Document, OrganizationKind};
use crate::report::Report;
use crate::rule::{Example, Library, RuleSet};
use crate::{Error, ErrorKind, Problem};

/// Audits documents against one rule set.
///
/// Built once, then used through `&self` from as many threads as one likes; a clone shares the
/// rules. An audit reads no clock: its day is an argument, or the day of the observations.
///
/// ```
/// use gospablik::{Auditor, report::Verdict};
///
/// let auditor = Auditor::federal()?;
/// let report = auditor.audit_json(
///     r#"{"schemaVersion": 1, "collectedAt": "2026-11-20T09:00:00+03:00",
///         "organization": {"kind": "municipal_body"}, "pages": []}"#,
///     None,
/// )?;
/// assert_eq!(report.verdict(), Verdict::NonCompliant);
/// assert_eq!(report.results()[0].rule, "page-exists");
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Auditor {
    rules: Arc<RuleSet>,
}

impl Auditor {
    /// An auditor by the federal rules.
    ///
    /// # Errors
    /// None in a build whose embedded data is what was generated.
    pub fn federal() -> Result<Self, Error> {
        Self::builder().ruleset("federal").build()
    }

    /// A builder that names the rule set.
    #[must_use]
    pub fn builder() -> AuditorBuilder {
        AuditorBuilder::default()
    }

    /// Reads, checks and resolves a rule set as [`RuleSet::from_json`] does, and executes its
    /// examples.
    ///
    /// # Errors
    /// Those of [`RuleSet::from_json`]; and every example whose document is refused or whose
    /// rule says something else, with its place.
    ///
    /// ```
    /// use gospablik::{Auditor, rule::Library};
    ///
    /// let source = r#"{"schemaVersion": 1, "id": "my", "version": "1", "extends": "federal",
    ///     "title": {"ru": "Мой"}, "examples": [{"rule": "badge", "asOf": "2026-11-20",
    ///     "expect": "pass", "page": {"badge": false}}]}"#;
    /// let error = Auditor::check_ruleset(source, &Library::new()).unwrap_err();
    /// assert_eq!(error.problems()[0].code(), "example-differs");
    /// assert_eq!(error.problems()[0].place().pointer, "/examples/0");
    /// ```
    pub fn check_ruleset(json: &str, library: &Library) -> Result<RuleSet, Error> {
        let auditor = Self { rules: Arc::new(RuleSet::from_json(json, library)?) };
        let mut problems = Vec::new();
        for example in Example::of_source(json, library)? {
            problems.extend(auditor.try_example(&example));
        }
        if problems.is_empty() {
            Ok(auditor.rules.as_ref().clone())
        } else {
            Err(Error::new(ErrorKind::RuleSet, problems))
        }
    }

    fn try_example(&self, example: &Example) -> Option<Problem> {
        let document = match Document::from_json(&example.document) {
            Ok(document) => document,
            Err(error) => {
                let first = error.problems().first()?;
                let args = Args::new().with("code", first.code());
                let args = args.with("pointer", first.place().pointer.clone());
                return Some(Problem::new("example-refused", example.pointer.clone(), args));
            }
        };
        let report = self.audit(&document, example.as_of);
        let of_rule = report.results().iter().filter(|result| {
            result.rule == example.rule
                && example.subject.as_ref().is_none_or(|subject| *subject == result.subject)
        });
        let found: Vec<&str> = of_rule.map(|result| result.outcome.as_str()).collect();
        if found.as_slice() == [example.expect.as_str()] {
            return None;
        }
        let args = Args::new().with("rule", example.rule.clone());
        let args = args.with("expected", example.expect.as_str());
        let found = if found.is_empty() { String::from("—") } else { found.join(", ") };
        Some(Problem::new("example-differs", example.pointer.clone(), args.with("found", found)))
    }

    /// The rules, resolved.
    #[must_use]
    pub fn ruleset(&self) -> &RuleSet {
        &self.rules
    }

    /// Audits a document as of a day.
    #[must_use]
    pub fn audit(&self, document: &Document, as_of: Date) -> Report {
        audit::run(&self.rules, document, as_of)
    }

    /// Audits a document in JSON as of a day; without one, as of the day on which it was
    /// collected, in the organisation's time.
    ///
    /// # Errors
    /// When the document is not one the contract allows, or when neither `as_of` nor
    /// `collectedAt` says of which day the audit is.
    pub fn audit_json(&self, json: &str, as_of: Option<Date>) -> Result<Report, Error> {
        self.audit_dated(&Document::from_json(json)?, as_of)
    }

    /// Audits a document as of a day; without one, as of the day on which it was collected, in
    /// the organisation's time.
    ///
    /// # Errors
    /// When neither `as_of` nor `collectedAt` says of which day the audit is.
    pub fn audit_dated(&self, document: &Document, as_of: Option<Date>) -> Result<Report, Error> {
        let day = as_of.or_else(|| document.collected_on()).ok_or_else(|| {
            let problem = Problem::new("as-of-missing", "/collectedAt", Args::new());
            Error::new(ErrorKind::Argument, vec![problem])
        })?;
        Ok(self.audit(document, day))
    }

    /// Audits a plain text as one page of an organisation of this kind.
    ///
    /// # Errors
    /// When the text is beyond the limits of a document.
    pub fn audit_text(
        &self,
        text: &str,
        kind: Option<OrganizationKind>,
        as_of: Date,
    ) -> Result<Report, Error> {
        let mut document = Document::from_text(text)?;
        document.organization.kind = kind;
        Ok(self.audit(&document, as_of))
    }

    pub(crate) fn shared_rules(&self) -> &Arc<RuleSet> {
        &self.rules
    }
}

/// Names the rule set of an [`Auditor`].
///
/// ```
/// use gospablik::Auditor;
///
/// let custom = r#"{"schemaVersion": 1, "id": "my-region", "version": "1", "extends": "federal",
///     "title": {"ru": "Мой регион"}}"#;
/// let auditor = Auditor::builder().ruleset_json(custom).build()?;
/// assert_eq!(auditor.ruleset().id, "my-region");
/// assert_eq!(Auditor::builder().ruleset("atlantis").build().unwrap_err().code(), "invalid-ruleset");
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct AuditorBuilder {
    wanted: Vec<Wanted>,
}

#[derive(Debug, Clone)]
enum Wanted {
    Id(String),
    Json(String),
}

impl AuditorBuilder {
    /// A rule set by id: `federal`, a region's, or one that [`ruleset_json`](Self::ruleset_json)
    /// gave.
    #[must_use]
    pub fn ruleset(mut self, id: impl Into<String>) -> Self {
        self.wanted.push(Wanted::Id(id.into()));
        self
    }

    /// A rule set as a source in JSON; it may extend a built-in one or another that was given.
    #[must_use]
    pub fn ruleset_json(mut self, json: impl Into<String>) -> Self {
        self.wanted.push(Wanted::Json(json.into()));
        self
    }

    /// Resolves and checks the rules. Of several sets each must extend the next lower one: the
    /// uppermost is used. Without any the federal rules are.
    ///
    /// # Errors
    /// All problems of a source at once; an unknown id; sets of which neither extends the other,
    /// which need one audit each.
    pub fn build(self) -> Result<Auditor, Error> {
        let mut library = Library::new();
        let mut ids = Vec::new();
        for wanted in &self.wanted {
            let id = match wanted {
                Wanted::Id(id) => id.clone(),
                Wanted::Json(json) => library.add(json)?,
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let upper = match ids.as_slice() {
            [] => "federal".to_owned(),
            [only] => only.clone(),
            several => uppermost(&library, several)?,
        };
        let rules = self.resolve(&library, &upper)?;
        Ok(Auditor { rules: Arc::new(rules) })
    }

    /// Every source that was given is checked, used or not; a source is read as text where it is
    /// the one that is used, so that its problems have lines and columns.
    fn resolve(&self, library: &Library, id: &str) -> Result<RuleSet, Error> {
        for wanted in &self.wanted {
            if let Wanted::Json(json) = wanted {
                RuleSet::from_json(json, library)?;
            }
        }
        library.get(id)
    }
}

/// The set that extends all others.
fn uppermost(library: &Library, ids: &[String]) -> Result<String, Error> {
    for id in ids {
        library.get(id)?;
    }
    let found = ids.iter().find(|id| {
        let below = library.chain(id);
        ids.iter().all(|other| other == *id || below.contains(other))
    });
    found.cloned().ok_or_else(|| {
        let args = Args::new().with("ids", ids.join(", "));
        Error::new(ErrorKind::Argument, vec![Problem::new("rulesets-unrelated", "", args)])
    })
}
