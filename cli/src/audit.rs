//! `gospablik audit`.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use gospablik::page::Limits;
use gospablik::report::{Report, SeverityCounts};
use gospablik::{Auditor, Document, Error, Lang};
use time::{Date, OffsetDateTime};

use crate::args::{AuditArgs, FailOn, FormatArg};
use crate::input::{self, Job, Kind, Place};
use crate::output::{Answer, Printer, Status};
use crate::say::say;
use crate::{batch, rulesets};

/// Audits every document of the files in order.
pub(crate) fn run(args: AuditArgs, lang: Lang) -> io::Result<Status> {
    let mut printer = Printer::new();
    let auditor = match rulesets::auditor(&args.rulesets, lang) {
        Ok(auditor) => auditor,
        Err(answer) => {
            printer.print(&answer)?;
            return printer.finish();
        }
    };
    let limits = Limits::default();
    let jobs = input::jobs(args.files.clone(), args.input, limits);
    let audit = Audit {
        many: args.files.len() > 1,
        auditor,
        args,
        lang,
        limits,
        dated: AtomicBool::new(false),
    };
    batch::run(
        jobs,
        Job::size,
        |job| (job.place.line.is_some(), audit.answer(&job)),
        |(line, answer)| if line { printer.print_line(&answer) } else { printer.print(&answer) },
    )?;
    printer.finish()
}

struct Audit {
    auditor: Auditor,
    args: AuditArgs,
    lang: Lang,
    limits: Limits,
    many: bool,
    /// Whether today's date was told already.
    dated: AtomicBool,
}

impl Audit {
    fn answer(&self, job: &Job) -> Answer {
        let data = match &job.data {
            Ok(data) => data,
            Err(why) => return Answer::unread(&job.place.file, why),
        };
        let document = match job.kind {
            Kind::Json => Document::from_json_limited(data, &self.limits),
            Kind::Text => Document::from_text_limited(data, &self.limits),
        };
        let mut document = match document {
            Ok(document) => document,
            Err(error) => return self.refused(&job.place, error),
        };
        if let Some(kind) = self.args.kind {
            document.organization.kind = Some(kind.0);
        }
        let (as_of, err) = self.date(&document);
        let report = self.auditor.audit(&document, as_of);
        let reached = reached(&report, self.args.fail_on);
        let status = if reached { Status::Reached } else { Status::Done };
        Answer { out: self.render(&report, &job.place), err, status }
    }

    fn refused(&self, place: &Place, error: Error) -> Answer {
        match (place.line, self.args.format) {
            (None, _) => Answer::refused(&place.file, &error, self.lang),
            (Some(_), FormatArg::Json) => Answer::refused_line(place, error, self.lang),
            (Some(_), FormatArg::Text) => {
                let mut out = heading(place);
                out.extend([&place.locate(error).message(self.lang), "\n"]);
                Answer { out, status: Status::Failed, ..Answer::default() }
            }
        }
    }

    /// The date of the audit; today's is told once, because nothing in the input shows it.
    fn date(&self, document: &Document) -> (Date, String) {
        if let Some(day) = self.args.as_of.or_else(|| document.collected_on()) {
            return (day, String::new());
        }
        let offset = document.organization.utc_offset;
        let today = OffsetDateTime::now_utc().to_offset(offset).date();
        if self.dated.swap(true, Ordering::Relaxed) {
            return (today, String::new());
        }
        let words = say(
            "дата проверки не указана, принято сегодня: ",
            "no date of the audit is given, today is taken: ",
        );
        (today, [words, &today.to_string(), "\n"].concat())
    }

    fn render(&self, report: &Report, place: &Place) -> String {
        let mut out = match self.args.format {
            FormatArg::Json => report.to_json(self.lang),
            FormatArg::Text if self.many || place.line.is_some() => {
                [heading(place), report.to_text(self.lang)].concat()
            }
            FormatArg::Text => report.to_text(self.lang),
        };
        if !out.ends_with('\n') {
            out.push('\n');
        }
        out
    }
}

/// Tells the reports of several documents apart.
fn heading(place: &Place) -> String {
    let mut out = ["== ", &place.file].concat();
    if let Some(line) = place.line {
        out.extend([say(", строка ", ", line "), &line.to_string()]);
    }
    out.push_str(" ==\n");
    out
}

fn reached(report: &Report, level: FailOn) -> bool {
    let counts = report.counts();
    let failed = |counts: SeverityCounts| counts.fail > 0;
    failed(counts.error)
        || match level {
            FailOn::Error => false,
            FailOn::Warning => failed(counts.warning),
            FailOn::Undetermined => counts.error.unknown > 0,
        }
}
