//! Public e-mail suites, run where their directory is given in `GOSPABLIK_EMAIL_SUITES`; the
//! build script sees the variable, and without it the test is reported as ignored.
//!
//! The suites are not part of the repository: tab-separated files whose first two columns are
//! the address (escaped) and what the suite expects. An address that a suite calls valid should
//! be `valid` here, any other should not. Every disagreement stands in
//! `corpus/email_policy.tsv` with its reason: address, what suites expect, what is said here,
//! and the class of the reason.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gospablik::contact::email::{self, EmailCode, Status};

/// Classes of addresses that nobody publishes: refusing them is policy.
const UNPUBLISHABLE: [&str; 9] = [
    "quoted-local",
    "single-label",
    "numeric-zone",
    "no-such-zone",
    "underscore",
    "length",
    "edge-hyphen",
    "no-local-part",
    "symbols",
];

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        if let Some(hex) = tail.strip_prefix("u{") {
            let (hex, after) = hex.split_once('}').unwrap();
            out.push(char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap());
            rest = after;
        } else {
            out.push('\\');
            rest = tail.strip_prefix('\\').unwrap_or(tail);
        }
    }
    out.push_str(rest);
    out
}

fn ours(address: &str) -> (&'static str, BTreeSet<&'static str>) {
    let mut whole = email::check(address);
    let found: Vec<_> = whole.by_ref().collect();
    let codes =
        found.iter().flat_map(|one| one.diagnostics.iter()).chain(whole.diagnostics().iter());
    let codes = codes
        .map(|d| d.code)
        .filter(|code| !EmailCode::is_remark(*code))
        .map(EmailCode::as_str)
        .collect();
    let status = match found.as_slice() {
        [] => "absent",
        [one] if one.status == Status::Valid && one.span.len() == address.len() => "valid",
        [one] => one.status.as_str(),
        _ => "multiple",
    };
    (status, codes)
}

/// Address as the suites write it, expected -> ours, class.
fn policy() -> BTreeMap<(String, String), [String; 2]> {
    let text = include_str!("../corpus/email_policy.tsv");
    let rows = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert_eq!(cells.len(), 4, "{line}");
        let key = (cells[0].to_owned(), cells[1].to_owned());
        (key, [cells[2].to_owned(), cells[3].to_owned()])
    });
    rows.collect()
}

#[test]
#[cfg_attr(not(email_suites), ignore = "GOSPABLIK_EMAIL_SUITES is not set")]
fn suites_agree_but_for_the_policy() {
    let directory = std::env::var_os("GOSPABLIK_EMAIL_SUITES")
        .expect("GOSPABLIK_EMAIL_SUITES names the directory of the suites");
    let policy = policy();
    let (mut rows, mut used, mut wrong) = (0, BTreeSet::new(), Vec::new());
    let mut files: Vec<_> =
        std::fs::read_dir(Path::new(&directory)).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "tsv")) {
        for line in std::fs::read_to_string(file).unwrap().lines().skip(1) {
            let mut cells = line.split('\t');
            let (address, expected) = (cells.next().unwrap(), cells.next().unwrap());
            let category = cells.nth(1).unwrap_or_default();
            rows += 1;
            let (status, codes) = ours(&unescape(address));
            if (expected == "valid") == (status == "valid") {
                continue;
            }
            let key = (address.to_owned(), expected.to_owned());
            match policy.get(&key) {
                Some([given, class]) if given == status => {
                    used.insert(key);
                    let refused = expected == "valid" && matches!(status, "invalid" | "absent");
                    if !refused || UNPUBLISHABLE.contains(&class.as_str()) {
                        continue;
                    }
                }
                _ => {}
            }
            wrong.push(format!(
                "{address}\t{expected}\t{status}\t{codes:?}\t{category}\t{}",
                file.file_stem().unwrap().display()
            ));
        }
    }
    for line in &wrong {
        println!("{line}");
    }
    println!("{rows} rows, {} disagreements by policy", used.len());
    assert!(wrong.is_empty(), "{} disagreements are not in the policy", wrong.len());
    let stale: Vec<_> = policy.keys().filter(|key| !used.contains(*key)).collect();
    assert!(stale.is_empty(), "no longer disagreements: {stale:?}");
}
