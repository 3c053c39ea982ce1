//! One line of a register as a document.

use super::columns::{self, Column};
use super::{Heading, refuse};
use crate::contact::ids::{Inn, Ogrn};
use crate::error::{Error, Problem};
use crate::json::excerpt;
use crate::message::Args;
use crate::page::{Document, Limits, Page};

pub(super) fn document(
    heading: &Heading,
    record: &csv::StringRecord,
    line: u32,
    limits: &Limits,
) -> Result<Document, Error> {
    let mut row =
        Row { document: Document::default(), problems: Vec::new(), line: line as usize, cell: 0 };
    for (index, cell) in record.iter().enumerate() {
        row.cell = index + 1;
        match heading.columns.get(index) {
            Some((Some(column), _)) => row.known(*column, cell.trim()),
            Some((None, name)) => row.extra(name, cell.trim()),
            None if cell.trim().is_empty() => {}
            None => row.add("register-cells", "", cell),
        }
    }
    for problem in crate::page::check::problems(&row.document, limits) {
        let cell = heading.columns.iter().position(|(column, _)| {
            column.is_some_and(|it| problem.place().pointer.starts_with(it.pointer()))
        });
        row.problem(problem, cell.map_or(1, |index| index + 1));
    }
    if row.problems.is_empty() { Ok(row.document) } else { Err(refuse(row.problems)) }
}

struct Row {
    document: Document,
    problems: Vec<Problem>,
    line: usize,
    /// The number of the cell that is read, from 1.
    cell: usize,
}

impl Row {
    fn problem(&mut self, mut problem: Problem, cell: usize) {
        problem.set_place(self.line, cell);
        self.problems.push(problem);
    }

    fn add(&mut self, code: &'static str, pointer: &str, found: &str) {
        let args = Args::new().with("found", excerpt(found.trim()));
        self.problem(Problem::new(code, pointer, args), self.cell);
    }

    fn known(&mut self, column: Column, cell: &str) {
        if cell.is_empty() {
            return;
        }
        let organization = &mut self.document.organization;
        match column {
            Column::ExternalId => organization.external_id = Some(unwrapped(cell).into()),
            Column::Name => organization.name = Some(cell.to_owned()),
            Column::Inn => match number(cell, [10, 12], |text| text.parse::<Inn>().is_ok()) {
                Some(inn) => organization.inn = Some(inn),
                None => self.add("register-inn", column.pointer(), cell),
            },
            Column::Ogrn => match number(cell, [13, 15], |text| text.parse::<Ogrn>().is_ok()) {
                Some(ogrn) => organization.ogrn = Some(ogrn),
                None => self.add("register-ogrn", column.pointer(), cell),
            },
            Column::Kind => match columns::kind(cell) {
                Some(kind) => organization.kind = Some(kind),
                None => self.add("register-kind", column.pointer(), cell),
            },
            Column::Subject => {
                let code = unwrapped(cell);
                // Spreadsheets drop the zero of 01.
                let short = code.len() == 1 && code.bytes().all(|b| b.is_ascii_digit());
                let zero = if short { "0" } else { "" };
                organization.subject = Some([zero, code].concat());
            }
            Column::Website => {
                let none = columns::says_none(cell);
                organization.website = Some(if none { String::new() } else { cell.to_owned() });
            }
            Column::Pages => self.pages(cell),
        }
    }

    fn pages(&mut self, cell: &str) {
        if columns::says_none(cell) {
            self.document.pages.get_or_insert_default();
            return;
        }
        let apart = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|');
        for address in cell.split(apart).filter(|part| !part.is_empty()) {
            let (scheme, rest) = address.split_once("://").unwrap_or(("https", address));
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            let is_web = matches!(scheme.to_ascii_lowercase().as_str(), "https" | "http");
            if !is_web || !host.contains('.') {
                self.add("register-page", Column::Pages.pointer(), address);
                continue;
            }
            let pages = self.document.pages.get_or_insert_default();
            pages.push(Page::new([scheme, "://", rest].concat()));
        }
    }

    fn extra(&mut self, name: &str, cell: &str) {
        if !name.is_empty() && !cell.is_empty() {
            self.document.organization.extra.insert(name, cell);
        }
    }
}

/// The digits of a number as spreadsheets write them: `'0105…`, `="0105…"`, with spaces inside,
/// or without the zero that they drop; `None` where length or check sum are wrong.
fn number(cell: &str, lengths: [usize; 2], is_right: impl Fn(&str) -> bool) -> Option<String> {
    let digits: String = unwrapped(cell).chars().filter(|c| !c.is_whitespace()).collect();
    if is_right(&digits) {
        return Some(digits);
    }
    let dropped = lengths.iter().any(|length| digits.len() + 1 == *length);
    let whole = ["0", &digits].concat();
    (dropped && is_right(&whole)).then_some(whole)
}

/// The value of a cell that was marked as text.
fn unwrapped(cell: &str) -> &str {
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    let quoted = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    quoted.unwrap_or(cell).trim()
}
