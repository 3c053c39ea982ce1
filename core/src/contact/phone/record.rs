//! The record of one value: what the command line and the bindings give out.

use serde::Serialize;

use super::{Hints, PhoneCode, PhoneMatch, check};
use crate::contact::Code;
use crate::span::Utf16Index;
use crate::{Lang, Span, TextSpan};

/// One number of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NumberRecord {
    /// The number as E.164; null for local, short and invalid ones.
    pub e164: Option<String>,
    /// The digits of the extension.
    pub extension: Option<String>,
    /// What kind of line it is.
    pub kind: Option<&'static str>,
    /// What became of it.
    pub status: &'static str,
    /// The federal subjects of a fixed line.
    pub regions: &'static [&'static str],
    /// Where it stands.
    pub span: TextSpan,
    /// The codes of what was mended.
    pub repairs: Vec<&'static str>,
}

/// One diagnostic of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticRecord {
    /// The stable code.
    pub code: &'static str,
    /// The message in the language asked for.
    pub message: String,
    /// Where.
    pub span: TextSpan,
}

/// What one value holds: numbers in the order of the text, and all remarks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PhoneRecord {
    /// The value as it was given.
    pub input: String,
    /// The numbers.
    pub numbers: Vec<NumberRecord>,
    /// The remarks.
    pub diagnostics: Vec<DiagnosticRecord>,
}

/// Checks a value and writes down what was found, in the shape of the public contract.
#[must_use]
pub fn record(value: &str, hints: &Hints, lang: Lang) -> PhoneRecord {
    let mut numbers = Vec::new();
    let mut diagnostics = Vec::new();
    let mut index = Utf16Index::new(value);
    for found in check(value, hints) {
        numbers.push(number(&found, &mut index));
        for remark in found.diagnostics.iter() {
            diagnostics.push(DiagnosticRecord {
                code: remark.code.as_str(),
                message: remark.code.message(remark.number, lang),
                span: index.locate(remark.span),
            });
        }
    }
    if numbers.is_empty() {
        diagnostics.push(DiagnosticRecord {
            code: PhoneCode::NoNumber.as_str(),
            message: PhoneCode::NoNumber.message(0, lang),
            span: index.locate(Span::new(0, value.len())),
        });
    }
    PhoneRecord { input: String::from(value), numbers, diagnostics }
}

fn number(found: &PhoneMatch, index: &mut Utf16Index<'_>) -> NumberRecord {
    let e164 = found.phone.map(|phone| phone.without_extension().to_string());
    NumberRecord {
        e164,
        extension: found.extension.map(|extension| extension.to_string()),
        kind: found.kind.map(super::Kind::as_str),
        status: found.status.as_str(),
        regions: found.regions(),
        span: index.locate(found.span),
        repairs: found.repairs().map(Code::as_str).collect(),
    }
}
