//! `gospablik audit`.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use gospablik::page::Limits;
use gospablik::report::{CsvForm, CsvSummary, Report, SeverityCounts};
use gospablik::{Auditor, Document, Error, Lang};
use time::{Date, OffsetDateTime};

use crate::args::{AuditArgs, FailOn, ReportArg};
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
    if let Some(answer) = unsuitable(&args) {
        printer.print(&answer)?;
        return printer.finish();
    }
    let form = if args.csv_excel { CsvForm::Excel } else { CsvForm::Plain };
    let summary = CsvSummary::new(form, lang);
    if args.format == ReportArg::Csv {
        let out = summary.heading(auditor.ruleset());
        printer.print(&Answer { out, ..Answer::default() })?;
    }
    let limits = Limits::default();
    let jobs = input::jobs(args.files.clone(), args.input, limits);
    let audit = Audit {
        many: args.files.len() > 1,
        auditor,
        args,
        lang,
        limits,
        summary,
        dated: AtomicBool::new(false),
    };
    batch::run(
        jobs,
        Job::size,
        |job| (job.place.line.is_some(), audit.answer(job)),
        |(line, answer)| if line { printer.print_line(&answer) } else { printer.print(&answer) },
    )?;
    printer.finish()
}

struct Audit {
    auditor: Auditor,
    args: AuditArgs,
    lang: Lang,
    limits: Limits,
    summary: CsvSummary,
    many: bool,
    /// Whether today's date was told already.
    dated: AtomicBool,
}

impl Audit {
    fn answer(&self, job: Job) -> Answer {
        let data = match &job.data {
            Ok(data) => data,
            Err(why) => return Answer::unread(&job.place.file, why),
        };
        let mut told = String::new();
        let document = match job.kind {
            Kind::Json => Document::from_json_limited(data, &self.limits),
            Kind::Text => Document::from_text_limited(data, &self.limits),
            Kind::Import(source) => Document::import_limited(source, data, &self.limits),
            Kind::Register(document, note) => {
                if let Some(note) = note {
                    told = [&job.place.file, ": ", &note.line(self.lang), "\n"].concat();
                }
                *document
            }
        };
        let mut document = match document {
            Ok(document) => document,
            Err(error) => return self.refused(&job.place, error),
        };
        if let Some(kind) = self.args.kind {
            document.organization.kind = Some(kind.0);
        }
        let (as_of, mut err) = self.date(&document);
        err.push_str(&told);
        let report = self.auditor.audit(&document, as_of);
        let reached = reached(&report, self.args.fail_on);
        let status = if reached { Status::Reached } else { Status::Done };
        Answer { out: self.render(&report, &document, &job.place), err, status }
    }

    fn refused(&self, place: &Place, error: Error) -> Answer {
        match (place.line, self.args.format) {
            (None, _) => Answer::refused(&place.file, &error, self.lang),
            (Some(_), ReportArg::Json) => Answer::refused_line(place, error, self.lang),
            (Some(_), ReportArg::Csv) => {
                Answer::refused(&place.file, &place.locate(error), self.lang)
            }
            (Some(_), ReportArg::Text | ReportArg::Letter | ReportArg::Html) => {
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

    fn render(&self, report: &Report, document: &Document, place: &Place) -> String {
        let mut out = match self.args.format {
            ReportArg::Json => report.to_json(self.lang),
            ReportArg::Html => report.to_html(document, self.lang),
            ReportArg::Csv => return self.summary.row(report, document),
            ReportArg::Text => self.headed(place, report.to_text(self.lang)),
            ReportArg::Letter => self.headed(place, report.to_letter(self.lang)),
        };
        if !out.ends_with('\n') {
            out.push('\n');
        }
        out
    }

    /// The report under the name of its document, where there are several.
    fn headed(&self, place: &Place, report: String) -> String {
        if self.many || place.line.is_some() { [heading(place), report].concat() } else { report }
    }
}

/// What cannot be asked for together.
fn unsuitable(args: &AuditArgs) -> Option<Answer> {
    let message = if args.csv_excel && args.format != ReportArg::Csv {
        say(
            "ошибка в командной строке: --csv-excel нужен --format csv\n",
            "error in the command line: --csv-excel needs --format csv\n",
        )
    } else if args.format == ReportArg::Html && input::may_be_several(&args.files, args.input) {
        say(
            "ошибка в командной строке: --format html пишет одну страницу об одном документе; для многих возьмите csv или запускайте по одному\n",
            "error in the command line: --format html writes one page about one document; take csv for many, or run one by one\n",
        )
    } else {
        return None;
    };
    Some(Answer::failed(message.to_owned()))
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
