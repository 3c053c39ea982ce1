//! ИНН and ОГРН: the corpus of texts, and the check sums against an independent reading.

use gospablik::contact::ids::{Id, Inn, Ogrn, find};
use gospablik_tests::rows;

#[test]
fn the_corpus() {
    for row in rows(include_str!("../corpus/ids.tsv")) {
        let [text, want, note] = row[..] else { panic!("three columns: {row:?}") };
        let found: Vec<_> = find(text)
            .map(|found| {
                let shown = match found.id {
                    Id::Inn(inn) => inn.to_string(),
                    Id::Ogrn(ogrn) => ogrn.to_string(),
                };
                assert_eq!(found.span.slice(text), shown);
                shown
            })
            .collect();
        assert_eq!(found.join(" "), want, "{text}: {note}");
    }
}

/// One number in eleven has the right check digit, and no two that differ in one digit both do,
/// except where the sum's remainder is folded from ten to nought.
#[test]
fn check_digits_are_those_of_the_definition() {
    let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    for start in [7_700_000_000u64, 123_400_000, 5_904_120_000] {
        for value in start..start + 2_000 {
            let text = format!("{value:010}");
            let digits: Vec<u64> = text.bytes().map(|b| u64::from(b - b'0')).collect();
            let sum: u64 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
            assert_eq!(text.parse::<Inn>().is_ok(), sum % 11 % 10 == digits[9], "{text}");
        }
    }
    for value in 1_034_563_429_000u64..1_034_563_431_000 {
        let right = value / 10 % 11 % 10 == value % 10;
        assert_eq!(value.to_string().parse::<Ogrn>().is_ok(), right, "{value}");
    }
}

#[test]
fn json_holds_them_as_text() {
    let inn: Inn = "4505845060".parse().unwrap();
    assert_eq!(serde_json::to_string(&inn).unwrap(), "\"4505845060\"");
    assert_eq!(serde_json::from_str::<Inn>("\"4505845060\"").unwrap(), inn);
    assert!(serde_json::from_str::<Ogrn>("\"1114565904644\"").is_err());
}
