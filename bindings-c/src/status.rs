//! Numbers that cross the boundary. They are never reused and never change their meaning.

use gospablik::page::OrganizationKind;
use gospablik::{Error, ErrorKind, Lang};

use crate::boundary::Failure;

/// What a call came to. Anything but `GOSPABLIK_STATUS_OK` means that outputs were cleared and
/// nothing was written to them.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_status {
    /// The call did what was asked.
    Ok = 0,
    /// A pointer that must not be null is null, or a text is (NULL, n) with n > 0.
    NullArgument = 1,
    /// A text is not UTF-8; the error names the argument and the byte.
    InvalidUtf8 = 2,
    /// The document is not one the contract allows; the error lists every problem with its place.
    InvalidDocument = 3,
    /// The rule set is not one the contract allows; the error lists every problem.
    InvalidRuleset = 4,
    /// The input is over a limit on size, nesting or count.
    Limit = 5,
    /// An argument has a value that means nothing (an unknown language, a day that is no day).
    InvalidArgument = 6,
    /// An index lies behind the last item.
    OutOfRange = 7,
    /// The library itself is at fault. The objects of the call remain usable.
    Panic = 8,
    /// An iterator has given its last item. Not a failure; there is no error object.
    End = 9,
    /// The callback of the call asked to stop. Not a failure; there is no error object.
    Stopped = 10,
}

impl gospablik_status {
    /// The status that reports this error.
    pub(crate) fn of(error: &Error) -> Self {
        match error.kind() {
            ErrorKind::Document => Self::InvalidDocument,
            ErrorKind::RuleSet => Self::InvalidRuleset,
            ErrorKind::Limit => Self::Limit,
            ErrorKind::Internal => Self::Panic,
            _ => match error.problems().first().map(gospablik::Problem::code) {
                Some("null-argument") => Self::NullArgument,
                Some("argument-not-utf8") => Self::InvalidUtf8,
                Some("out-of-range") => Self::OutOfRange,
                _ => Self::InvalidArgument,
            },
        }
    }
}

/// The language of messages for people. Functions take it as `int32_t lang`.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_lang {
    /// Russian, the default.
    Ru = 0,
    /// English.
    En = 1,
}

/// The language of this number: C may hand over any.
pub(crate) fn lang(number: i32) -> Result<Lang, Failure> {
    match number {
        0 => Ok(Lang::Ru),
        1 => Ok(Lang::En),
        _ => Err(gospablik::argument::unknown("lang", i64::from(number)).into()),
    }
}

/// The kind of body of this number.
pub(crate) fn organization_kind(number: i32) -> Result<Option<OrganizationKind>, Failure> {
    Ok(Some(match number {
        0 => return Ok(None),
        1 => OrganizationKind::StateBody,
        2 => OrganizationKind::MunicipalBody,
        3 => OrganizationKind::Subordinate,
        4 => OrganizationKind::Court,
        _ => return Err(gospablik::argument::unknown("kind", i64::from(number)).into()),
    }))
}
