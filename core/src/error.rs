//! Why something could not be evaluated: stable codes, all problems at once, each with its place.

use crate::Lang;
use crate::json::harmless;
use crate::message::{self, Args};

/// Why the library could not do what it was asked: a bad document, a bad rule set, a limit.
///
/// What the library *finds* is never an error; it is a [`Report`](crate::report::Report).
/// An error holds every problem found, in the order of the input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message(Lang::En))]
pub struct Error {
    kind: ErrorKind,
    problems: Vec<Problem>,
}

/// What could not be evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The document is not one the contract allows.
    Document,
    /// The rule set is not one the contract allows.
    RuleSet,
    /// A limit on size, nesting or count was reached.
    Limit,
    /// An argument of the call is unusable.
    Argument,
    /// The library itself is at fault.
    Internal,
}

impl ErrorKind {
    /// The stable code: `invalid-document`, `invalid-ruleset`, `limit`, `invalid-argument`,
    /// `internal`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "invalid-document",
            Self::RuleSet => "invalid-ruleset",
            Self::Limit => "limit",
            Self::Argument => "invalid-argument",
            Self::Internal => "internal",
        }
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, problems: Vec<Problem>) -> Self {
        Self { kind, problems }
    }

    /// What could not be evaluated.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code of the kind.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Every problem found; never empty.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The same error of a document that is one line of many: its places name this line.
    ///
    /// ```
    /// let error = gospablik::Document::from_json("{").unwrap_err().on_line(7);
    /// assert_eq!(error.problems()[0].place().line, Some(7));
    /// ```
    #[must_use]
    pub fn on_line(mut self, line: u32) -> Self {
        for problem in &mut self.problems {
            problem.place.line = Some(line);
        }
        self
    }

    /// The same error with the lines and columns of another text, from which this one was
    /// translated: `place` says where in it a pointer leads, if it is known.
    #[must_use]
    pub fn located(mut self, place: impl Fn(&str) -> Option<(u32, u32)>) -> Self {
        for problem in &mut self.problems {
            let found = place(&problem.place.pointer);
            problem.place.line = found.map(|(line, _)| line);
            problem.place.column = found.map(|(_, column)| column);
        }
        self
    }

    /// All problems as text, one a line, each with its place and help.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let mut out = String::new();
        for problem in &self.problems {
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&problem.line(lang));
        }
        out
    }
}

/// One problem of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    code: &'static str,
    args: Args,
    place: Place,
    suggestion: Option<String>,
    offset: Option<usize>,
}

/// Where in the input a problem lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// JSON Pointer into the input; the empty text is the whole.
    pub pointer: String,
    /// Line, from 1, where known.
    pub line: Option<u32>,
    /// Column in characters, from 1, where known.
    pub column: Option<u32>,
}

impl Problem {
    pub(crate) fn new(code: &'static str, pointer: impl Into<String>, args: Args) -> Self {
        let place = Place { pointer: pointer.into(), line: None, column: None };
        Self { code, args, place, suggestion: None, offset: None }
    }

    /// The byte of the input at which it shows; lines and columns are counted from it later.
    pub(crate) fn byte(mut self, offset: usize) -> Self {
        self.offset = Some(offset);
        self
    }

    pub(crate) fn offset(&self) -> Option<usize> {
        self.offset
    }

    pub(crate) fn set_place(&mut self, line: usize, column: usize) {
        self.place.line = u32::try_from(line).ok();
        self.place.column = u32::try_from(column).ok();
    }

    /// The same problem of a part that lies under `pointer` of the whole.
    pub(crate) fn below(mut self, pointer: &str) -> Self {
        self.place.pointer.insert_str(0, pointer);
        self
    }

    /// What was probably meant.
    pub(crate) fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    /// The stable kebab-case code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// Where it lies.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The arguments of the message.
    #[must_use]
    pub fn args(&self) -> &Args {
        &self.args
    }

    /// What was probably meant, where that can be told: a key, a value.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let of_rules = message::find(message::RULESETS, self.code, lang);
        match of_rules {
            Some(text) => message::render(text, &self.args, lang),
            None => message::render_from(message::PROBLEMS, self.code, &self.args, lang),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self, lang: Lang) -> Option<String> {
        let own = message::find(message::HELP, self.code, lang);
        let Some(meant) = &self.suggestion else {
            return own.map(|text| message::render(text, &self.args, lang));
        };
        // A help of its own says what to do with the suggestion; else it is what was meant.
        let own = own.filter(|text| text.contains("{suggestion}"));
        let text = own.or_else(|| message::find(message::HELP, "suggestion", lang))?;
        let args = self.args.clone().with("suggestion", meant.clone());
        Some(message::render(text, &args, lang))
    }

    /// Its place, what is wrong, what to do about it and its code, in one line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let mut out = harmless(&self.place.pointer);
        if let (Some(line), Some(column)) = (self.place.line, self.place.column) {
            let args = Args::new().with("line", line).with("column", column);
            let place = message::render_from(message::PROBLEMS, "place", &args, lang);
            let (before, after) = if out.is_empty() { ("", "") } else { (" (", ")") };
            out.extend([before, place.as_str(), after]);
        }
        if !out.is_empty() {
            out.push_str(": ");
        }
        out.push_str(&self.message(lang));
        if let Some(help) = self.help(lang) {
            out.extend([". ", help.as_str()]);
        }
        out.extend([" [", self.code, "]"]);
        out
    }
}

/// An error as one JSON object: the same in every binding.
#[derive(serde::Serialize)]
struct Record<'e> {
    code: &'static str,
    problems: Vec<ProblemRecord<'e>>,
}

#[derive(serde::Serialize)]
struct ProblemRecord<'e> {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'e str>,
    pointer: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
}

impl Error {
    /// The error as a value to serialise: `{"code", "problems": [{"code", "message", "help",
    /// "suggestion", "pointer", "line", "column"}]}`, what is not known left out.
    #[must_use]
    pub fn record<'e>(&'e self, lang: Lang) -> impl serde::Serialize + use<'e> {
        let problem = |problem: &'e Problem| ProblemRecord {
            code: problem.code,
            message: problem.message(lang),
            help: problem.help(lang),
            suggestion: problem.suggestion.as_deref(),
            pointer: &problem.place.pointer,
            line: problem.place.line,
            column: problem.place.column,
        };
        Record { code: self.code(), problems: self.problems.iter().map(problem).collect() }
    }
}
