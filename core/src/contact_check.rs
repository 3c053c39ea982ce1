//! One form field, checked as the audit would check it on a page.

use std::sync::Arc;

use time::Date;

use crate::contact::phone::AreaCode;
use crate::page::{Document, Organization, OrganizationKind, Page};
use crate::report::{Outcome, Report, RuleResult};
use crate::rule::{ContactKind, Requirement, Scope};
use crate::{Auditor, Lang, audit};

/// What a form field is meant to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactField {
    /// A phone number, or several.
    Phone,
    /// An e-mail address.
    Email,
    /// A link.
    Link,
    /// A postal address.
    Address,
}

impl ContactField {
    /// The name in JSON (`phone`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Link => "link",
            Self::Address => "address",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::Phone, Self::Email, Self::Link, Self::Address];
        all.into_iter().find(|field| field.as_str() == name)
    }
}

/// What is known of the body whose form it is; what is absent restricts nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactContext {
    /// What kind of body it is.
    pub kind: Option<OrganizationKind>,
    /// The code of its federal subject (`23`).
    pub subject: Option<String>,
    /// Whether it is located outside Russia.
    pub abroad: bool,
    /// The area code of local numbers.
    pub area: Option<AreaCode>,
    /// The day as of which rules are in force; without it every rule is that ever comes into
    /// force.
    pub as_of: Option<Date>,
}

/// What the rules say of one form field.
#[derive(Debug, Clone)]
pub struct ContactCheck {
    field: ContactField,
    value: String,
    report: Report,
}

impl Auditor {
    /// Checks one form field: the findings that the rules would give on a page with this
    /// contact alone, each with its ground and, where it can be told, what to write instead.
    ///
    /// ```
    /// use gospablik::{Auditor, ContactContext, ContactField};
    ///
    /// let auditor = Auditor::federal()?;
    /// let check = auditor.check_contact(ContactField::Email, "info@gmail.com", &ContactContext {
    ///     kind: Some(gospablik::page::OrganizationKind::Court),
    ///     ..ContactContext::default()
    /// });
    /// let rules: Vec<&str> = check.failed().map(|result| result.rule.as_str()).collect();
    /// assert_eq!(rules, ["email-zone", "email-own-domain"]);
    /// # Ok::<(), gospablik::Error>(())
    /// ```
    #[must_use]
    pub fn check_contact(
        &self,
        field: ContactField,
        value: &str,
        context: &ContactContext,
    ) -> ContactCheck {
        let document = document(field, value, context);
        let as_of = context.as_of.unwrap_or(Date::MAX);
        let rules = Arc::clone(self.shared_rules());
        let report = audit::run_with(&rules, &document, as_of, context.area, &|rule| {
            rule.scope == Scope::Page && concerns(&rule.require, field)
        });
        ContactCheck { field, value: value.to_owned(), report }
    }
}

impl ContactCheck {
    /// The rules that are not met.
    pub fn failed(&self) -> impl Iterator<Item = &RuleResult> {
        self.report.results().iter().filter(|result| result.outcome == Outcome::Fail)
    }

    /// Every rule that speaks of the field, with its outcome.
    #[must_use]
    pub fn results(&self) -> &[RuleResult] {
        self.report.results()
    }

    /// The check as JSON, one line: `{"kind", "value", "contacts", "findings": [{"rule",
    /// "title", "outcome", "severity", "code", "message", "help", "evidence", "fix", "causedBy",
    /// "basis"}]}`. Spans count within the value.
    #[must_use]
    pub fn to_json(&self, lang: Lang) -> String {
        crate::report::contact_check_json(self.field.as_str(), &self.value, &self.report, lang)
    }
}

/// A page with this contact alone, everything else checked and empty.
fn document(field: ContactField, value: &str, context: &ContactContext) -> Document {
    let one = || Some(vec![value.to_owned()]);
    let mut page = Page {
        description: Some(String::new()),
        website: Some(String::new()),
        phones: Some(Vec::new()),
        emails: Some(Vec::new()),
        links: Some(Vec::new()),
        posts: Some(Vec::new()),
        address: Some(String::new()),
        posts_coverage: Some(crate::page::Coverage { from: Date::MIN, to: Date::MAX }),
        ..Page::default()
    };
    match field {
        ContactField::Phone => page.phones = one(),
        ContactField::Email => page.emails = one(),
        ContactField::Link => page.links = one(),
        ContactField::Address => page.address = Some(value.to_owned()),
    }
    let organization = Organization {
        kind: context.kind,
        subject: context.subject.clone(),
        abroad: context.abroad,
        ..Organization::default()
    };
    Document { organization, pages: Some(vec![page]), ..Document::default() }
}

/// Whether a requirement says something of such a field alone.
fn concerns(require: &Requirement, field: ContactField) -> bool {
    let is = |kind: &ContactKind| {
        matches!(
            (kind, field),
            (ContactKind::Phone, ContactField::Phone)
                | (ContactKind::Email, ContactField::Email)
                | (ContactKind::Address, ContactField::Address)
        )
    };
    match require {
        Requirement::Contact { contact, .. } => is(contact),
        Requirement::Emails { .. } => field == ContactField::Email,
        Requirement::Phones { .. } => field == ContactField::Phone,
        Requirement::Forbidden { .. } => matches!(field, ContactField::Link | ContactField::Phone),
        Requirement::All { of } | Requirement::Any { of } => {
            of.iter().any(|part| concerns(part, field))
        }
        Requirement::Not { of } => concerns(of, field),
        _ => false,
    }
}
