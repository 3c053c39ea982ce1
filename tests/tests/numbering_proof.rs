//! Proofs of the numbering plan: against the metadata's own patterns for every ten-digit
//! string, against an independent implementation, and of the forms among themselves.

use std::path::PathBuf;
use std::process::Command;

use gospablik::contact::phone::{Hints, Kind, Status, check};
use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::{Anchored, MatchKind, util::start, util::syntax};

/// What the library says of ten digits behind +7.
fn ours(national: u64) -> Option<(Status, Option<Kind>)> {
    let text = format!("+7{national:010}");
    let mut found = check(&text, &Hints::default());
    let first = found.next()?;
    assert!(found.next().is_none(), "{text} is more than one number");
    let phone = first.phone?;
    // Only codes from before 2005, which begin with 0, are rewritten.
    if first.status != Status::Repaired {
        assert_eq!(phone.to_string(), text);
    }
    Some((first.status, first.kind))
}

/// The class of a ten-digit string as a small number: 0 none, else the index of the pattern
/// plus one.
fn class_of(national: u64) -> usize {
    match ours(national) {
        Some((Status::Valid, Some(kind))) => match kind {
            Kind::Fixed => 1,
            Kind::Mobile => 2,
            Kind::TollFree => 3,
            Kind::Premium => 4,
            Kind::Personal => 5,
        },
        _ => 0,
    }
}

const CLASSES: [&str; 5] = ["fixedLine", "mobile", "tollFree", "premiumRate", "personalNumber"];

/// The metadata file in the package that the lock file pins.
fn metadata() -> String {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo metadata runs");
    let workspace: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let package = workspace["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .find(|package| package["name"] == "phonenumber")
        .expect("the package that holds the metadata");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    std::fs::read_to_string(manifest.with_file_name("assets/PhoneNumberMetadata.xml")).expect("XML")
}

fn patterns() -> Vec<String> {
    let xml = metadata();
    let record = xml.split("<territory id=\"RU\"").nth(1).expect("a record of Russia");
    let record = record.split("</territory>").next().expect("its end");
    CLASSES
        .iter()
        .map(|class| {
            let inside = record.split(&format!("<{class}>")).nth(1).expect(class);
            let pattern = inside.split("<nationalNumberPattern>").nth(1).expect("a pattern");
            let pattern = pattern.split("</nationalNumberPattern>").next().expect("its end");
            let pattern: String = pattern.chars().filter(|c| !c.is_whitespace()).collect();
            format!("(?:{pattern})$")
        })
        .collect()
}

/// One automaton with a match for each class.
fn automaton() -> dense::DFA<Vec<u32>> {
    let patterns = patterns();
    dense::Builder::new()
        .configure(
            dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored).minimize(true),
        )
        .syntax(syntax::Config::new().unicode(false).utf8(false))
        .build_many(&patterns)
        .expect("the patterns compile")
}

/// Walks all ten-digit strings as a product of the automaton and our table: a state of the
/// automaton and what is left of the table's key. Our class is fixed by the first three digits,
/// which `the_class_is_fixed_by_three_digits` shows; below them the automaton must go on alike.
#[test]
fn every_ten_digit_string() {
    let dfa = automaton();
    let config = start::Config::new().anchored(Anchored::Yes);
    let begin = dfa.start_state(&config).expect("a start");
    let mut accepted = 0_u64;
    for code in 0..1000_u64 {
        let mut state = begin;
        for digit in format!("{code:03}").bytes() {
            state = dfa.next_state(state, digit);
        }
        let class = class_of(code * 10_000_000 + 1_234_567);
        // All states the automaton can be in after each of the seven further digits, and how
        // many strings lead there.
        let mut states = std::collections::BTreeMap::from([(state, 1_u64)]);
        for _ in 0..7 {
            let mut next = std::collections::BTreeMap::new();
            for (state, count) in states {
                for digit in b'0'..=b'9' {
                    *next.entry(dfa.next_state(state, digit)).or_default() += count;
                }
            }
            states = next;
        }
        for (state, count) in states {
            let end = dfa.next_eoi_state(state);
            let theirs = if dfa.is_match_state(end) {
                assert_eq!(dfa.match_len(end), 1, "{code} has several classes");
                dfa.match_pattern(end, 0).as_usize() + 1
            } else {
                0
            };
            assert_eq!(class, theirs, "code {code:03}: ours {class}, theirs {theirs}");
            if class != 0 {
                accepted += count;
            }
        }
    }
    assert_eq!(accepted, 2_010_000_000);
}

/// The class does not depend on the last seven digits: their ends and a spread between.
#[test]
fn the_class_is_fixed_by_three_digits() {
    for code in (0..1000_u64).filter(|code| !(700..800).contains(code)) {
        let class = class_of(code * 10_000_000 + 1_234_567);
        for tail in [0, 1, 112, 99_999, 100_000, 1_000_000, 5_555_555, 9_999_999] {
            assert_eq!(class_of(code * 10_000_000 + tail), class, "{code:03} {tail:07}");
        }
    }
}

/// Every six-digit prefix with two tails against rlibphonenumber. Its metadata is 9.0.42,
/// which refuses part of the assigned numbers of 930: the one difference.
#[test]
fn agrees_with_an_independent_implementation() {
    use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberType};
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut differ = std::collections::BTreeSet::new();
    for prefix in 0..1_000_000_u64 {
        for _ in 0..2 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let national = prefix * 10_000 + (seed >> 33) % 10_000;
            // Their numbers carry leading zeros apart; no class begins with one.
            if national < 1_000_000_000 {
                assert_eq!(class_of(national), 0, "{national:010}");
                continue;
            }
            let number =
                PhoneNumber { country_code: 7, national_number: national, ..PhoneNumber::default() };
            let theirs = match PHONE_NUMBER_UTIL.get_number_type(&number) {
                PhoneNumberType::FixedLine => 1,
                PhoneNumberType::Mobile => 2,
                PhoneNumberType::TollFree => 3,
                PhoneNumberType::PremiumRate => 4,
                PhoneNumberType::PersonalNumber => 5,
                _ => 0,
            };
            // Numbers of Kazakhstan have kinds there and are `foreign` here.
            let kazakh = (7_000_000_000..8_000_000_000).contains(&national);
            if kazakh {
                let foreign = matches!(ours(national), Some((Status::Foreign, _)));
                assert_eq!(foreign, PHONE_NUMBER_UTIL.is_valid_number(&number), "{national}");
            } else if class_of(national) != theirs {
                differ.insert(national / 10_000);
            }
        }
    }
    assert!(differ.iter().all(|prefix| prefix / 1000 == 930), "{differ:?}");
    assert!(differ.len() <= 18, "{differ:?}");
}

/// `+7`, `7`, `8` and the bare form are one number, for every code and several tails; only what
/// begins 8-10 is the way abroad, and no code begins with 10.
#[test]
fn the_forms_agree() {
    for code in 100..1000_u64 {
        for tail in [1_234_567_u64, 2_751_050, 51_234, 112, 9_999_998] {
            let national = code * 10_000_000 + tail;
            let forms = [
                format!("+7{national}"),
                format!("7{national}"),
                format!("8{national}"),
                format!("{national}"),
            ];
            let read = |text: &String| {
                let first = check(text, &Hints::default()).next();
                first.filter(|found| found.phone.is_some()).map(|found| (found.phone, found.status, found.kind))
            };
            let expected = read(&forms[0]);
            for form in &forms[1..] {
                if form.starts_with("810") {
                    continue;
                }
                assert_eq!(read(form), expected, "{form}");
            }
        }
    }
}
