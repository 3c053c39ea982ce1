//! The error object: why a call failed, in full.

use std::sync::OnceLock;

use gospablik::{Error, Lang, argument};

use crate::boundary::{self, Failure};
use crate::{gospablik_status, gospablik_str, status};

/// Why a call failed: every problem of the input, with its place and what to do.
///
/// Made by the call that failed, where it was given a `gospablik_error **`; owned by the caller;
/// freed with `gospablik_error_free`. Immutable: any thread may read it. Calls that follow a
/// failed one are not affected by it.
pub struct gospablik_error {
    error: Error,
    status: gospablik_status,
    whole: Rendered,
    problems: Vec<Rendered>,
}

/// A message in each language, rendered when it is first asked for.
#[derive(Default)]
struct Rendered([OnceLock<String>; 2]);

impl Rendered {
    fn get(&self, lang: Lang, render: impl FnOnce() -> String) -> &String {
        let [ru, en] = &self.0;
        match lang {
            Lang::Ru => ru,
            Lang::En => en,
        }
        .get_or_init(render)
    }
}

impl gospablik_error {
    pub(crate) fn new(error: Error, status: gospablik_status) -> Self {
        let problems = error.problems().iter().map(|_| Rendered::default()).collect();
        Self { error, status, whole: Rendered::default(), problems }
    }

    /// The error object of a cause, with the status that goes with it.
    pub(crate) fn of(cause: Error) -> Self {
        let status = gospablik_status::of(&cause);
        Self::new(cause, status)
    }

    fn problem(&self, index: usize) -> Result<(&gospablik::Problem, &Rendered), Failure> {
        let problems = self.error.problems();
        match (problems.get(index), self.problems.get(index)) {
            (Some(problem), Some(rendered)) => Ok((problem, rendered)),
            _ => Err(argument::out_of_range("index", index, problems.len()).into()),
        }
    }
}

/// One problem of an input. Its texts belong to the error it was read from.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_problem {
    /// The stable kebab-case code.
    pub code: gospablik_str,
    /// JSON Pointer to the place in the input; empty for the whole input.
    pub pointer: gospablik_str,
    /// Line, from 1; 0 where it is not known.
    pub line: u32,
    /// Column in characters, from 1; 0 where it is not known.
    pub column: u32,
}

/// The status of the call that made this error. NULL gives `GOSPABLIK_STATUS_OK`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_status(error: *const gospablik_error) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(error, |error| Some(error.status)) }.unwrap_or(gospablik_status::Ok)
}

/// The stable code of the error: `invalid-document`, `invalid-ruleset`, `limit`,
/// `invalid-argument`, `internal`. NULL gives `{NULL, 0}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_code(error: *const gospablik_error) -> gospablik_str {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(error, |error| error.error.code().into()) }
}

/// All problems as text, one a line, each with its place and what to do.
///
/// `lang` is a `gospablik_lang`. The text belongs to `error`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_message(
    error: *const gospablik_error,
    lang: i32,
    message: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let message = boundary::output("message", message)?;
            let error = boundary::object("error", error)?;
            let lang = status::lang(lang)?;
            message.set(error.whole.get(lang, || error.error.message(lang)).into());
            Ok(())
        })
    }
}

/// How many problems the error holds; at least one. NULL gives 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_problem_count(error: *const gospablik_error) -> usize {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(error, |error| error.problems.len()) }
}

/// The problem of this index, from 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_problem(
    error: *const gospablik_error,
    index: usize,
    problem: *mut gospablik_problem,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("problem", problem)?;
            let (problem, _) = boundary::object("error", error)?.problem(index)?;
            let place = problem.place();
            out.set(gospablik_problem {
                code: problem.code().into(),
                pointer: (&place.pointer).into(),
                line: place.line.unwrap_or(0),
                column: place.column.unwrap_or(0),
            });
            Ok(())
        })
    }
}

/// What is wrong and what to do, for the problem of this index.
///
/// `lang` is a `gospablik_lang`. The text belongs to `error`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_problem_message(
    error: *const gospablik_error,
    index: usize,
    lang: i32,
    message: *mut gospablik_str,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let message = boundary::output("message", message)?;
            let (problem, rendered) = boundary::object("error", error)?.problem(index)?;
            let lang = status::lang(lang)?;
            message.set(rendered.get(lang, || problem.message(lang)).into());
            Ok(())
        })
    }
}

/// Frees the error and the texts read from it. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_error_free(error: *mut gospablik_error) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(error) }
}
