//! A register of organisations in CSV: a heading line, then one organisation a line.
//!
//! Cells are separated by `;`, `,` or tabulators, whichever the heading line has most of, or by what
//! a first line `sep=;` names, as Excel does; UTF-8 with or without a byte order mark. Headings are known in Russian and English (ИНН, ОГРН,
//! Наименование, Вид, Регион, Сайт, ВКонтакте...); what stands in other columns is echoed as the
//! organisation's `extra`. An empty cell means *not checked*; «нет» or a dash under pages or site
//! means *checked and there is none*.

mod columns;
mod row;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use columns::Column;

use crate::error::{Error, ErrorKind, Problem};
use crate::json::excerpt;
use crate::message::Args;
use crate::page::{Document, Limits};

/// One line of a register.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    /// The line on which it begins, from 1.
    pub line: u32,
    /// Its document, or why it is none: a problem's line is that of the file, its column the
    /// number of the cell.
    pub document: Result<Document, Error>,
    /// What is no fault but may be one: the ИНН of a line above.
    pub note: Option<Problem>,
}

/// What the columns of a register are.
struct Heading {
    columns: Vec<(Option<Column>, String)>,
}

/// Reads a register of organisations.
///
/// # Errors
/// Bytes that are not UTF-8, a limit, a file without an organisation, a heading line that names
/// none or one thing twice, a quotation mark that is never closed. Faults of one line are in its
/// [`RegisterRow`]: the others can still be audited.
///
/// ```
/// use gospablik::page::{Limits, OrganizationKind, read_register};
///
/// let rows = read_register(
///     "ИНН;Наименование;Вид;ВКонтакте\n4505845060;Администрация;ОМСУ;vk.com/club1\n".as_bytes(),
///     &Limits::default(),
/// )?;
/// let document = rows[0].document.as_ref().unwrap();
/// assert_eq!(document.organization.kind, Some(OrganizationKind::MunicipalBody));
/// assert_eq!(document.pages.as_ref().unwrap()[0].network(), Some("vk"));
/// # Ok::<(), gospablik::Error>(())
/// ```
pub fn read_register(bytes: &[u8], limits: &Limits) -> Result<Vec<RegisterRow>, Error> {
    let text = limits.text(bytes)?.trim_start_matches('\u{FEFF}');
    let (text, named) = without_separator_line(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(named.unwrap_or_else(|| delimiter(text)))
        .from_reader(text.as_bytes());
    let mut heading = None;
    let mut rows = Vec::new();
    let mut lines = Lines { text, at: 0, line: if named.is_some() { 2 } else { 1 } };
    let mut known = Known::default();
    for record in reader.records() {
        // Of a text in memory every record can be read.
        let Ok(record) = record else { break };
        let (start, line) = lines.of(&record);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(heading) = &heading else {
            heading = Some(Heading::read(&record, line)?);
            continue;
        };
        closed(text, start, &record, line)?;
        let document = row::document(heading, &record, line, limits);
        let note = known.note(heading, document.as_ref().ok(), line);
        rows.push(RegisterRow { line, document, note });
    }
    if rows.is_empty() {
        let code = if heading.is_none() { "empty-input" } else { "register-empty" };
        return Err(refuse(vec![Problem::new(code, "", Args::new())]));
    }
    Ok(rows)
}

/// Where records begin. The reader counts the empty lines before a record to it.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl Lines<'_> {
    /// The byte and the line on which the record begins; records come in their order.
    fn of(&mut self, record: &csv::StringRecord) -> (usize, u32) {
        let start = record.position().map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let blank = self.text.get(start..).unwrap_or_default();
        let start = start + blank.bytes().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let passed = self.text.get(self.at..start).unwrap_or_default();
        let count = passed.bytes().filter(|b| *b == b'\n').count();
        self.line = self.line.saturating_add(u32::try_from(count).unwrap_or(u32::MAX));
        self.at = start;
        (start, self.line)
    }
}

/// The text behind a first line that names its separator, and that separator.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let line = first.trim_end_matches(['\r', ';', ',', '\t']).trim_matches('"');
    // The separator itself may have been taken for the end of the line.
    let name = line.get(..4).filter(|name| name.eq_ignore_ascii_case("sep="));
    let mark = name.and_then(|_| first.trim_start_matches('"').as_bytes().get(4).copied());
    match mark.filter(|mark| matches!(mark, b';' | b',' | b'\t' | b'|')) {
        Some(mark) if line.len() <= 5 => (rest, Some(mark)),
        _ => (text, None),
    }
}

/// The separator of which the first line has most.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |mark: u8| first.bytes().filter(|b| *b == mark).count();
    let mut best = b';';
    for mark in [b',', b'\t'] {
        if count(mark) > count(best) {
            best = mark;
        }
    }
    best
}

/// A quotation mark that is never closed swallows every line below it.
fn closed(text: &str, start: usize, record: &csv::StringRecord, line: u32) -> Result<(), Error> {
    let lines = record.iter().flat_map(str::chars).filter(|c| *c == '\n').count();
    let rest = text.get(start..).unwrap_or_default();
    if lines == 0 || rest.matches('\n').nth(lines + 1).is_some() {
        return Ok(());
    }
    if rest.matches('"').count() % 2 == 0 {
        return Ok(());
    }
    let mut problem = Problem::new("register-quote", "", Args::new());
    problem.set_place(line as usize, 1);
    Err(refuse(vec![problem]))
}

/// The numbers of the lines above.
#[derive(Default)]
struct Known {
    lines: HashMap<String, u32>,
}

impl Known {
    /// Branches share the ИНН of their organisation: a second one is told and no fault.
    fn note(
        &mut self,
        heading: &Heading,
        document: Option<&Document>,
        line: u32,
    ) -> Option<Problem> {
        let inn = document?.organization.inn.as_ref()?;
        let first = *self.lines.entry(inn.clone()).or_insert(line);
        if first == line {
            return None;
        }
        let args = Args::new().with("inn", inn.clone()).with("first", first);
        let mut note = Problem::new("register-inn-twice", Column::Inn.pointer(), args);
        note.set_place(line as usize, heading.cell(Column::Inn));
        Some(note)
    }
}

fn refuse(problems: Vec<Problem>) -> Error {
    Error::new(ErrorKind::Document, problems)
}

impl Heading {
    fn read(record: &csv::StringRecord, line: u32) -> Result<Self, Error> {
        let mut columns: Vec<(Option<Column>, String)> = Vec::new();
        let mut problems = Vec::new();
        for (index, cell) in record.iter().enumerate() {
            let known = Column::of_heading(cell);
            let again = known.filter(|it| !it.may_repeat());
            if again.is_some() && columns.iter().any(|(column, _)| *column == again) {
                let args = Args::new().with("found", excerpt(cell.trim()));
                let mut problem = Problem::new("register-column-twice", "", args);
                problem.set_place(line as usize, index + 1);
                problems.push(problem);
            }
            columns.push((known, cell.trim().to_owned()));
        }
        let names = [Column::Name, Column::Inn, Column::Ogrn];
        if !columns.iter().any(|(column, _)| column.is_some_and(|it| names.contains(&it))) {
            let mut problem = Problem::new("register-heading", "", Args::new());
            problem.set_place(line as usize, 1);
            problems.push(problem);
        }
        if problems.is_empty() { Ok(Self { columns }) } else { Err(refuse(problems)) }
    }

    /// The number of the cell that holds this column, from 1.
    fn cell(&self, wanted: Column) -> usize {
        let at = self.columns.iter().position(|(column, _)| *column == Some(wanted));
        at.map_or(1, |index| index + 1)
    }
}
