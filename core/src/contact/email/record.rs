use serde::Serialize;

use super::code::EmailCode;
use super::identity::Email;
use super::matched::{EmailMatch, Provider, Status};
use crate::contact::Diagnostic;
use crate::{Lang, TextSpan, Utf16Index};

/// What a check of one value says, as it is printed: one JSON line of `gospablik email`.
#[derive(Debug, Clone, Serialize)]
pub struct EmailRecord {
    /// The value that was checked.
    pub input: String,
    /// The addresses in it.
    pub addresses: Vec<AddressRecord>,
    /// What was noticed about the value as a whole.
    pub diagnostics: Vec<DiagnosticRecord>,
}

/// One address of an [`EmailRecord`].
#[derive(Debug, Clone, Serialize)]
pub struct AddressRecord {
    /// The clean form; null where there is none.
    pub address: Option<String>,
    /// The clean form with the domain in its `xn--` form.
    pub ascii: Option<String>,
    /// What the check says.
    pub status: Status,
    /// Who runs the mail.
    pub provider: Option<Provider>,
    /// What was noticed.
    pub diagnostics: Vec<DiagnosticRecord>,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// Where the address stands in the value.
    pub span: TextSpan,
}

/// One diagnostic of an [`EmailRecord`], in words.
#[derive(Debug, Clone, Serialize)]
pub struct DiagnosticRecord {
    /// The stable code.
    pub code: &'static str,
    /// What it means, in the language asked for.
    pub message: String,
    /// Where in the value.
    pub span: TextSpan,
}

/// Checks a value and words what was found.
#[must_use]
pub fn record(value: &str, lang: Lang) -> EmailRecord {
    let mut matches = super::check(value);
    let mut index = Utf16Index::new(value);
    let addresses = matches.by_ref().map(|found| address(&found, &mut index, lang)).collect();
    let diagnostics =
        matches.diagnostics().iter().map(|d| diagnostic(d, &mut index, lang)).collect();
    EmailRecord { input: value.to_owned(), addresses, diagnostics }
}

/// One address with its place in the text that `index` covers.
pub(crate) fn address(
    found: &EmailMatch<'_>,
    index: &mut Utf16Index<'_>,
    lang: Lang,
) -> AddressRecord {
    let text = |email: Email| email.as_str().to_owned();
    AddressRecord {
        address: found.address().map(text),
        ascii: found.ascii(),
        status: found.status,
        provider: found.provider,
        diagnostics: found.diagnostics.iter().map(|d| diagnostic(d, index, lang)).collect(),
        suggestion: found.suggestion().map(text),
        span: index.locate(found.span),
    }
}

fn diagnostic(
    given: &Diagnostic<EmailCode>,
    index: &mut Utf16Index<'_>,
    lang: Lang,
) -> DiagnosticRecord {
    DiagnosticRecord {
        code: given.code.as_str(),
        message: given.code.message(given.number, lang),
        span: index.locate(given.span),
    }
}
