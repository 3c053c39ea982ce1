//! A summary of many organisations as CSV: one line an organisation, one column a rule.

use super::{Outcome, Report, Severity, words};
use crate::message::{self, Args};
use crate::rule::RuleSet;
use crate::{Document, Lang};

/// How a summary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CsvForm {
    /// For programs: commas, UTF-8 without a mark, codes as in JSON.
    #[default]
    Plain,
    /// For spreadsheets as they are used in Russia: `;`, UTF-8 with a byte order mark, words.
    Excel,
}

/// Writes summaries line by line.
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
///
/// ```
/// use gospablik::report::{CsvForm, CsvSummary};
/// use gospablik::{Auditor, Document, Lang, page::parse_day};
///
/// let auditor = Auditor::federal()?;
/// let document = Document::from_json(
///     r#"{"schemaVersion": 1, "organization": {"name": "=1+1", "inn": "4505845060"}, "pages": []}"#,
/// )?;
/// let report = auditor.audit(&document, parse_day("2026-11-23")?);
/// let summary = CsvSummary::new(CsvForm::Plain, Lang::En);
/// assert!(summary.heading(auditor.ruleset()).starts_with("externalId,inn,ogrn,name,asOf,verdict,"));
/// assert!(summary.row(&report, &document).starts_with(",4505845060,,'=1+1,2026-11-23,"));
/// # Ok::<(), gospablik::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CsvSummary {
    form: CsvForm,
    lang: Lang,
}

/// What stands before the rules: names in JSON, which are also the codes of their words.
const COLUMNS: [&str; 6] = ["externalId", "inn", "ogrn", "name", "asOf", "verdict"];
const OUTCOMES: [Outcome; 4] =
    [Outcome::Pass, Outcome::Fail, Outcome::Unknown, Outcome::NotApplicable];

impl CsvSummary {
    /// A writer of this form; only [`CsvForm::Excel`] holds words and heeds the language.
    #[must_use]
    pub fn new(form: CsvForm, lang: Lang) -> Self {
        Self { form, lang }
    }

    /// The line of headings, with the byte order mark where the form has one.
    #[must_use]
    pub fn heading(&self, rules: &RuleSet) -> String {
        let mut cells: Vec<String> = COLUMNS.iter().map(|name| self.column(name)).collect();
        for severity in Severity::ALL {
            for outcome in OUTCOMES {
                let name = [severity.as_str(), "_", outcome.as_str()].concat();
                cells.push(self.column(&camel(&name)));
            }
        }
        cells.extend(rules.rules.iter().map(|rule| match self.form {
            CsvForm::Plain => rule.id.clone(),
            CsvForm::Excel => rule.title.get(self.lang).to_owned(),
        }));
        let mark = if self.form == CsvForm::Excel { "\u{FEFF}" } else { "" };
        [mark, &self.line(&cells)].concat()
    }

    /// The line of one organisation; `document` is the one that `report` is about.
    ///
    /// A rule with several pages shows the worst outcome: no, not checked, yes, not required;
    /// nothing where there was no page to judge.
    #[must_use]
    pub fn row(&self, report: &Report, document: &Document) -> String {
        let organization = &document.organization;
        let id = match &organization.external_id {
            Some(crate::page::Json::String(id)) => harmless(id),
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let mut cells = vec![id];
        for text in [&organization.inn, &organization.ogrn, &organization.name] {
            cells.push(harmless(text.as_deref().unwrap_or_default()));
        }
        let day = crate::page::print_date(report.as_of());
        cells.push(match self.form {
            CsvForm::Plain => day,
            CsvForm::Excel => words::day(&day, self.lang),
        });
        cells.push(self.word("verdict", report.verdict().as_str()));
        let counts = report.counts();
        for severity in Severity::ALL {
            let count = counts.get(severity);
            let all = [count.pass, count.fail, count.unknown, count.not_applicable];
            cells.extend(all.iter().map(u32::to_string));
        }
        for rule in &report.ruleset.rules {
            let of_rule = report.results.iter().filter(|result| result.rule == rule.id);
            let worst = of_rule.map(|result| result.outcome).min_by_key(|outcome| weight(*outcome));
            cells.push(worst.map_or_else(String::new, |it| self.word("outcome", it.as_str())));
        }
        self.line(&cells)
    }

    fn column(&self, name: &str) -> String {
        if self.form == CsvForm::Plain {
            return name.to_owned();
        }
        let mut code = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                code.push('-');
            }
            code.push(letter.to_ascii_lowercase());
        }
        message::render_from(message::CSV, &code, &Args::new(), self.lang)
    }

    fn word(&self, family: &str, code: &str) -> String {
        match self.form {
            CsvForm::Plain => code.to_owned(),
            CsvForm::Excel => words::term(family, code, self.lang),
        }
    }

    fn line(&self, cells: &[String]) -> String {
        let delimiter = if self.form == CsvForm::Excel { b';' } else { b',' };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Into memory nothing can fail, and what was written is UTF-8.
        let _ = writer.write_record(cells);
        writer.into_inner().ok().and_then(|line| String::from_utf8(line).ok()).unwrap_or_default()
    }
}

fn weight(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Fail => 0,
        Outcome::Unknown => 1,
        Outcome::Pass => 2,
        Outcome::NotApplicable => 3,
    }
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for letter in name.chars() {
        if letter == '_' {
            upper = true;
        } else {
            out.push(if upper { letter.to_ascii_uppercase() } else { letter });
            upper = false;
        }
    }
    out
}

/// The text on one line, with an apostrophe before whatever a spreadsheet would evaluate: at the
/// start of the cell, and behind a separator, where another separator is expected than was
/// written.
fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    for letter in text.chars() {
        let steers = matches!(
            letter,
            '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\u{2212}' | '|' | '%'
        );
        if at_start && steers {
            out.push('\'');
        }
        let blank = letter.is_whitespace() || letter.is_control();
        at_start = matches!(letter, ';' | ',')
            || (at_start && blank)
            || matches!(letter, '\t' | '\n' | '\r');
        out.push(if blank { ' ' } else { letter });
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts() {
        for (name, cell) in [
            ("=1+1", "'=1+1"),
            ("+7", "'+7"),
            ("-5", "'-5"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'=1"),
            ("\r\n =1", "'=1"),
            ("＝1", "'＝1"),
            ("А;=1", "А;'=1"),
            ("А\n=1", "А '=1"),
            ("МБОУ СОШ № 5-а", "МБОУ СОШ № 5-а"),
        ] {
            assert_eq!(harmless(name), cell, "{name:?}");
        }
    }

    #[test]
    fn every_heading_has_words() {
        let auditor = crate::Auditor::federal().unwrap();
        let heading = CsvSummary::new(CsvForm::Excel, Lang::Ru).heading(auditor.ruleset());
        assert!(
            heading.starts_with(
                "\u{FEFF}Код;ИНН;ОГРН;Организация;Дата проверки;Итог;Обязательно: есть;"
            )
        );
        assert!(heading.contains(";Советы: не требуется;Официальная страница есть;"), "{heading}");
    }
}
