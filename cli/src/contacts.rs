//! `gospablik phone`, `email`, `link`, `scan`, `classify`: a line of JSON for each value.

use std::io;
use std::path::PathBuf;

use gospablik::contact::{email, link, phone};
use gospablik::page::Limits;
use gospablik::text::ClassifyRequest;
use gospablik::{Error, Lang};

use crate::args::PhoneArgs;
use crate::batch;
use crate::input::{self, Job, Kind, Place};
use crate::output::{Answer, Printer, Status};
use crate::pending::scan;

/// `gospablik phone`.
pub(crate) fn phones(args: PhoneArgs, lang: Lang) -> io::Result<Status> {
    let hints = phone::Hints { area: args.area, ..phone::Hints::default() };
    values(args.values.values, lang, |value| Answer::json(&phone::record(value, &hints, lang)))
}

/// `gospablik email`.
pub(crate) fn emails(values_given: Vec<String>, lang: Lang) -> io::Result<Status> {
    values(values_given, lang, |value| Answer::json(&email::record(value, lang)))
}

/// `gospablik link`.
pub(crate) fn links(values_given: Vec<String>, lang: Lang) -> io::Result<Status> {
    values(values_given, lang, |value| Answer::json(&link::record(value, lang)))
}

/// `gospablik scan`.
pub(crate) fn scan(file: Option<PathBuf>, lang: Lang) -> io::Result<Status> {
    let jobs = input::wholes(file, Limits::default());
    each(jobs, lang, |text| Ok(Answer::json(&scan::record(text, lang))))
}

/// `gospablik classify`.
pub(crate) fn classify(file: Option<PathBuf>, lang: Lang) -> io::Result<Status> {
    let jobs = input::lines(file, Limits::default());
    each(jobs, lang, |line| {
        ClassifyRequest::from_json(line.as_bytes()).map(|request| Answer::json(&request.classify()))
    })
}

/// Answers each value, or each line of standard input where none is given.
fn values(
    given: Vec<String>,
    lang: Lang,
    answer: impl Fn(&str) -> Answer + Sync,
) -> io::Result<Status> {
    let answer = |value: &str| Ok(answer(value));
    if given.is_empty() {
        return each(input::values(Limits::default()), lang, answer);
    }
    let jobs = given.into_iter().map(|value| Job {
        place: Place { file: String::new(), line: None },
        kind: Kind::Text,
        data: Ok(value.into_bytes()),
    });
    each(jobs, lang, answer)
}

fn each(
    jobs: impl Iterator<Item = Job>,
    lang: Lang,
    answer: impl Fn(&str) -> Result<Answer, Error> + Sync,
) -> io::Result<Status> {
    let mut printer = Printer::new();
    let limits = Limits::default();
    let work = |job: Job| {
        let data = match &job.data {
            Ok(data) => data,
            Err(why) => return (false, Answer::unread(&job.place.file, why)),
        };
        let line = job.place.line.is_some();
        match limits.text(data).and_then(&answer) {
            Ok(answer) => (line, answer),
            Err(error) if line => (line, Answer::refused_line(&job.place, error, lang)),
            Err(error) => (line, Answer::refused(&job.place.file, &error, lang)),
        }
    };
    batch::run(jobs, Job::size, work, |(line, answer)| {
        if line { printer.print_line(&answer) } else { printer.print(&answer) }
    })?;
    printer.finish()
}
