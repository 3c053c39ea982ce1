//! The auditor and what reads texts: JSON in, JSON out.

use gospablik::contact::phone::{AreaCode, Hints};
use gospablik::page::{OrganizationKind, parse_day};
use gospablik::rule;
use gospablik::text::category;
use gospablik::text::scan::{ScanOptions, scan_record};
use gospablik::{ContactContext, ContactField, Error, Lang, to_json};
use time::Date;
use wasm_bindgen::prelude::wasm_bindgen;

/// Audits documents against one rule set.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Auditor(gospablik::Auditor);

#[wasm_bindgen]
impl Auditor {
    /// An auditor by these sets: ids of sets that the module carries, or sources in JSON.
    ///
    /// # Errors
    /// The error's record as JSON, here as everywhere.
    #[wasm_bindgen(constructor)]
    pub fn new(sets: Vec<String>, lang: &str) -> Result<Self, String> {
        let mut builder = gospablik::Auditor::builder();
        for set in sets {
            builder =
                if is_source(&set) { builder.ruleset_json(set) } else { builder.ruleset(set) };
        }
        builder.build().map(Self).map_err(|error| record(&error, lang))
    }

    /// Audits a document; without a day, as of the day on which it was collected.
    ///
    /// # Errors
    /// The error's record as JSON.
    pub fn audit(&self, document: &str, as_of: &str, lang: &str) -> Result<String, String> {
        let day = day(as_of);
        let report = day.and_then(|day| self.0.audit_json(document, day));
        report.map(|report| report.to_json(language(lang))).map_err(|error| record(&error, lang))
    }

    /// Audits a text as one page of an organisation of this kind.
    ///
    /// # Errors
    /// The error's record as JSON.
    #[wasm_bindgen(js_name = auditText)]
    pub fn audit_text(
        &self,
        text: &str,
        kind: &str,
        as_of: &str,
        lang: &str,
    ) -> Result<String, String> {
        let kind = kind_of(kind);
        let report = parse_day(as_of).and_then(|day| self.0.audit_text(text, kind, day));
        report.map(|report| report.to_json(language(lang))).map_err(|error| record(&error, lang))
    }

    /// Checks one form field; what of the context is empty is not known.
    ///
    /// # Errors
    /// The error's record as JSON.
    #[wasm_bindgen(js_name = checkContact)]
    #[expect(clippy::too_many_arguments, reason = "flat arguments cost no reader of JSON")]
    pub fn check_contact(
        &self,
        field: &str,
        value: &str,
        kind: &str,
        subject: &str,
        abroad: bool,
        area: &str,
        as_of: &str,
        lang: &str,
    ) -> Result<String, String> {
        let Some(field) = ContactField::from_name(field) else { return Ok(String::new()) };
        let context = ContactContext {
            kind: kind_of(kind),
            subject: (!subject.is_empty()).then(|| subject.to_owned()),
            abroad,
            area: area.parse::<AreaCode>().ok(),
            as_of: day(as_of).map_err(|error| record(&error, lang))?,
        };
        Ok(self.0.check_contact(field, value, &context).to_json(language(lang)))
    }

    /// The rules as JSON: the catalogue.
    #[must_use]
    pub fn rules(&self, lang: &str) -> String {
        rule::catalogue_json(self.0.ruleset(), language(lang))
    }
}

/// Takes the English messages, which the module goes without; once for each instance.
#[wasm_bindgen(js_name = loadEnglish)]
pub fn load_english(texts: String) {
    gospablik::load_english(texts);
}

/// The Russian templates of remarks on contacts.
#[wasm_bindgen(js_name = contactTemplates)]
#[must_use]
pub fn contact_templates() -> String {
    gospablik::contact_templates()
}

/// The memory of the module, in which flat records are read where they lie.
#[wasm_bindgen]
#[must_use]
pub fn heap() -> wasm_bindgen::JsValue {
    wasm_bindgen::memory()
}

/// Whether a text is an area code.
#[wasm_bindgen(js_name = isAreaCode)]
#[must_use]
pub fn is_area_code(area: &str) -> bool {
    area.parse::<AreaCode>().is_ok()
}

/// The contacts of a text as JSON.
#[wasm_bindgen]
#[must_use]
pub fn scan(text: &str, area: &str, lang: &str) -> String {
    let phone = area.parse::<AreaCode>().map_or_else(|_| Hints::default(), Hints::with_area);
    let options = ScanOptions { phone, ..ScanOptions::default() };
    to_json(&scan_record(text, &options, language(lang)))
}

/// What a post is, as JSON.
///
/// # Errors
/// The error's record as JSON.
#[wasm_bindgen]
pub fn classify(id: &str, text: &str, date: &str, lang: &str) -> Result<String, String> {
    let date = day(date).map_err(|error| record(&error, lang))?;
    Ok(to_json(&category::record(id, text, date)))
}

/// A day of the calendar; an empty text is none.
fn day(text: &str) -> Result<Option<Date>, Error> {
    if text.is_empty() { Ok(None) } else { parse_day(text).map(Some) }
}

fn is_source(set: &str) -> bool {
    set.trim_start().starts_with('{')
}

fn language(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_default()
}

fn record(error: &Error, lang: &str) -> String {
    to_json(&error.record(language(lang)))
}

fn kind_of(name: &str) -> Option<OrganizationKind> {
    OrganizationKind::ALL.into_iter().find(|kind| kind.as_str() == name)
}
