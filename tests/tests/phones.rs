//! The corpus of telephone numbers.

use gospablik::contact::phone::{Hints, PhoneMatch, Status, check};

fn row_error(row: &str) -> Option<String> {
    let cells: Vec<&str> = row.split('\t').collect();
    let [input, hint, expected, status, kind, regions, _, note] = cells.as_slice() else {
        return Some(format!("{} cells: {row}", cells.len()));
    };
    let text: String = serde_json::from_str(input).expect("a JSON string");
    let hints = Hints { area: hint.parse().ok(), ..Hints::default() };
    let found: Vec<PhoneMatch> = check(&text, &hints).collect();
    let got: Vec<String> = found.iter().map(shown).collect();
    let first = found.first();
    let got = (
        got.join(" "),
        first.map_or("", |found| found.status.as_str()),
        first.and_then(|found| found.kind).map_or("", |kind| kind.as_str()),
        first.map_or(String::new(), |found| found.regions().join(",")),
    );
    let kind_right = kind.is_empty() || *kind == got.2;
    let regions_right = *regions == "-" || *regions == got.3;
    if *expected == got.0 && *status == got.1 && kind_right && regions_right {
        return None;
    }
    let codes: Vec<_> = found
        .iter()
        .flat_map(|found| found.diagnostics.iter().map(|d| d.code).collect::<Vec<_>>())
        .collect();
    Some(format!(
        "{input} [{hint}]\n  want {expected} {status} {kind} {regions}\n  got  {got:?} {codes:?}\n  {note}"
    ))
}

fn shown(found: &PhoneMatch) -> String {
    let extension = found.extension.map(|extension| format!("#{extension}")).unwrap_or_default();
    match found.status {
        Status::Local => format!("~{}{extension}", found.digits),
        Status::Short => format!("!{}", found.digits),
        Status::Invalid => String::from("?"),
        _ => found.phone.map(|phone| phone.to_string()).unwrap_or_default(),
    }
}

fn run(corpus: &str) {
    let rows: Vec<&str> = corpus.lines().filter(|line| !line.starts_with('#')).skip(1).collect();
    let errors: Vec<String> = rows.iter().filter_map(|row| row_error(row)).collect();
    assert!(
        errors.is_empty(),
        "{} of {} rows differ:\n{}",
        errors.len(),
        rows.len(),
        errors.join("\n")
    );
}

#[test]
fn corpus() {
    run(include_str!("../corpus/phones.tsv"));
}
