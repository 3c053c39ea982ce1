//! What is printed where, and the exit status.

use std::io::{self, BufWriter, StdoutLock, Write};

use gospablik::{Error, Lang};
use serde::Serialize;

use crate::input::{Place, Unread};
use crate::say::say;

/// The exit status; of several, the highest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Status {
    /// Everything was evaluated.
    #[default]
    Done = 0,
    /// The level of `--fail-on` was reached.
    Reached = 1,
    /// Something could not be evaluated.
    Failed = 2,
}

/// What one job prints.
#[derive(Default)]
pub(crate) struct Answer {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) status: Status,
}

impl Answer {
    /// One line of JSON.
    pub(crate) fn json(value: &impl Serialize) -> Self {
        let mut out = line(value);
        out.push('\n');
        Self { out, ..Self::default() }
    }

    /// Text, on a line of its own.
    pub(crate) fn text(mut out: String) -> Self {
        if !out.ends_with('\n') {
            out.push('\n');
        }
        Self { out, ..Self::default() }
    }

    /// Something that could not be done.
    pub(crate) fn failed(err: String) -> Self {
        Self { err, status: Status::Failed, ..Self::default() }
    }

    /// A file that could not be read.
    pub(crate) fn unread(file: &str, why: &Unread) -> Self {
        Self::failed([file, ": ", &why.message(), " [", why.code(), "]\n"].concat())
    }

    /// A whole that was refused: every problem behind the name of the file.
    pub(crate) fn refused(file: &str, error: &Error, lang: Lang) -> Self {
        let message = error.message(lang);
        let lines = message.lines().flat_map(|line| [file, ": ", line, "\n"]);
        Self::failed(lines.collect())
    }

    /// A line that was refused, as a record among the results.
    pub(crate) fn refused_line(place: &Place, error: Error, lang: Lang) -> Self {
        #[derive(Serialize)]
        struct Record<'r, E> {
            file: &'r str,
            line: Option<u64>,
            error: E,
        }
        let error = place.locate(error);
        let record = Record { file: &place.file, line: place.line, error: error.record(lang) };
        Self { status: Status::Failed, ..Self::json(&record) }
    }
}

fn line(value: &impl Serialize) -> String {
    // Records hold texts and numbers only: nothing in them can fail.
    serde_json::to_string(value).unwrap_or_default()
}

/// Standard output and error, and the status so far.
pub(crate) struct Printer {
    out: BufWriter<StdoutLock<'static>>,
    status: Status,
    failed_lines: u64,
}

impl Printer {
    pub(crate) fn new() -> Self {
        let out = BufWriter::new(io::stdout().lock());
        Self { out, status: Status::Done, failed_lines: 0 }
    }

    /// Prints an answer and takes its status into account.
    pub(crate) fn print(&mut self, answer: &Answer) -> io::Result<()> {
        self.status = self.status.max(answer.status);
        self.out.write_all(answer.out.as_bytes())?;
        if !answer.err.is_empty() {
            self.out.flush()?;
            complain(&answer.err);
        }
        Ok(())
    }

    /// Prints the answer to one line of many.
    pub(crate) fn print_line(&mut self, answer: &Answer) -> io::Result<()> {
        self.failed_lines += u64::from(answer.status == Status::Failed);
        self.print(answer)
    }

    /// Says how many lines failed, and gives the status.
    pub(crate) fn finish(mut self) -> io::Result<Status> {
        self.out.flush()?;
        if self.failed_lines > 0 {
            let words = say("не удалось обработать строк: ", "lines that could not be processed: ");
            complain(&[words, &self.failed_lines.to_string(), "\n"].concat());
        }
        Ok(self.status)
    }
}

/// Writes to standard error; where that is closed, there is nobody to tell.
pub(crate) fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
