//! The e-mail corpus: `corpus/emails.tsv`.
//!
//! Columns: input (`\u{HEX}` for what cannot be seen), what is expected (a status, `multiple`,
//! `absent`, or `text` for the text mode), the addresses (of `suspect` rows: the suggestion),
//! their ASCII domains, the codes, the provider, and for policy calls the reason.

use std::collections::BTreeSet;

use gospablik::contact::email::{self, EmailMatch, Status};

struct Row {
    line: usize,
    input: String,
    expect: String,
    addresses: Vec<String>,
    domains: Vec<String>,
    codes: BTreeSet<String>,
    provider: String,
}

fn rows() -> Vec<Row> {
    let text = include_str!("../corpus/emails.tsv");
    let words = |cell: &str, by: char| {
        cell.split(by).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for (i, line) in text.lines().enumerate().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 7, "line {}", i + 1);
        rows.push(Row {
            line: i + 1,
            input: unescape(cells[0]),
            expect: cells[1].to_owned(),
            addresses: words(cells[2], ' '),
            domains: words(cells[3], ' '),
            codes: words(cells[4], ',').into_iter().collect(),
            provider: cells[5].to_owned(),
        });
    }
    rows
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split("\\u{");
    out.push_str(pieces.next().unwrap());
    for piece in pieces {
        let (hex, rest) = piece.split_once('}').unwrap();
        out.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
        out.push_str(rest);
    }
    out
}

fn codes(found: &[EmailMatch<'_>], whole: &email::Matches<'_>) -> BTreeSet<String> {
    let own = found.iter().flat_map(|one| one.diagnostics.iter());
    own.chain(whole.diagnostics().iter()).map(|d| d.code.as_str().to_owned()).collect()
}

fn form(found: &EmailMatch<'_>) -> Option<String> {
    let email = match found.status {
        Status::Suspect => found.suggestion(),
        _ => found.address(),
    };
    email.map(|email| email.to_string())
}

fn differences(row: &Row) -> Vec<String> {
    let mut out = Vec::new();
    if row.expect == "text" {
        let found: Vec<_> = email::find(&row.input)
            .filter_map(|one| one.address())
            .map(|email| email.to_string())
            .collect();
        if found != row.addresses {
            out.push(format!("text mode found {found:?}, not {:?}", row.addresses));
        }
        return out;
    }
    let mut whole = email::check(&row.input);
    let found: Vec<_> = whole.by_ref().collect();
    let verdict = match found.as_slice() {
        [] => "absent",
        [one] => one.status.as_str(),
        _ => "multiple",
    };
    if verdict != row.expect {
        out.push(format!("{verdict}, not {}", row.expect));
    }
    let forms: Vec<_> = found.iter().filter_map(form).collect();
    if forms != row.addresses {
        out.push(format!("{forms:?}, not {:?}", row.addresses));
    }
    let ascii = |one: &EmailMatch<'_>| {
        form(one).and_then(|text| email::domain::to_ascii(text.rsplit('@').next()?))
    };
    let domains: Vec<_> = found.iter().filter_map(ascii).collect();
    if domains != row.domains {
        out.push(format!("{domains:?}, not {:?}", row.domains));
    }
    let seen = codes(&found, &whole);
    if seen != row.codes {
        out.push(format!("codes {seen:?}, not {:?}", row.codes));
    }
    let provider = found.first().and_then(|one| one.provider).map_or("", |p| p.as_str());
    if provider != row.provider && verdict != "absent" {
        out.push(format!("provider {provider:?}, not {:?}", row.provider));
    }
    out
}

#[test]
fn every_row_of_the_corpus_holds() {
    let mut failed = 0;
    let rows = rows();
    for row in &rows {
        let differences = differences(row);
        if !differences.is_empty() {
            failed += 1;
            println!("{}: {:?}: {}", row.line, row.input, differences.join("; "));
        }
    }
    assert_eq!(failed, 0, "of {} rows", rows.len());
}
