//! Postal addresses: the corpus, and comparison by parts.

use gospablik::contact::address::{find, parse, same_address};
use gospablik_tests::rows;

#[test]
fn the_corpus() {
    let mut wrong = Vec::new();
    for row in rows(include_str!("../corpus/addresses.tsv")) {
        let text = row[0];
        let got = find(text).next().map_or([""; 8], |found| {
            let parts = found.parts;
            [
                found.span.slice(text),
                parts.index.unwrap_or_default(),
                parts.region.unwrap_or_default(),
                parts.settlement.unwrap_or_default(),
                parts.street.unwrap_or_default(),
                parts.street_kind,
                parts.house.unwrap_or_default(),
                parts.room.unwrap_or_default(),
            ]
        });
        if got[..] != row[1..9] {
            wrong.push(format!("{text}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn an_address_reads_its_own_text() {
    for row in rows(include_str!("../corpus/addresses.tsv")) {
        let Some(found) = find(row[0]).next() else { continue };
        // A street without its word needs what stood before it: the field is meant as an address.
        let again = parse(found.span.slice(row[0]));
        assert_eq!(again.house, found.parts.house, "{}", row[0]);
        assert_eq!(again.street, found.parts.street, "{}", row[0]);
    }
}

#[test]
fn places_are_compared_by_parts() {
    for (a, b, want) in [
        ("352000, г. Липовск, ул. Школьная, 1", "Липовск г, Школьная ул, дом № 1", Some(true)),
        ("г. Липовск, улица Школьная, д. 1", "ул. школьная, 1", Some(true)),
        ("г. Королёв, ул. Мира, 12 корп. 2", "г. Королев, ул. Мира, 12к2", Some(true)),
        ("г. Липовск, ул. Мира, 1", "г. Липовск, пл. Мира, 1", Some(false)),
        ("г. Липовск, ул. Мира, 1", "г. Вырка, ул. Мира, 1", Some(false)),
        ("г. Липовск, ул. Мира, 1", "г. Липовск, ул. Мира, 1а", Some(false)),
        ("352000, ул. Мира, 1", "352001, ул. Мира, 1", Some(false)),
        ("ул. Мира, 1, каб. 5", "ул. Мира, 1", Some(true)),
        ("г. Липовск", "г. Липовск, ул. Мира, 1", None),
        ("", "г. Липовск, ул. Мира, 1", None),
    ] {
        assert_eq!(same_address(a, b), want, "{a} / {b}");
        assert_eq!(same_address(b, a), want, "{b} / {a}");
    }
}

#[test]
fn a_field_gives_what_it_holds() {
    let parts = parse("352000, Краснодарский край, г. Липовск");
    assert_eq!(parts.index, Some("352000"));
    assert_eq!(parts.region, Some("Краснодарский край"));
    assert_eq!(parts.settlement, Some("Липовск"));
    assert!(!parts.is_complete());
    assert_eq!(parse("у фонтана"), Default::default());
}

#[test]
fn label_free_prose_on_other_lines_changes_nothing() {
    for row in rows(include_str!("../corpus/addresses.tsv")) {
        let text = format!("Вчера было тепло.\n{}\nСегодня пошёл снег, а завтра", row[0]);
        let alone: Vec<_> = find(row[0]).map(|found| found.parts).collect();
        let among: Vec<_> = find(&text).map(|found| found.parts).collect();
        assert_eq!(alone, among, "{}", row[0]);
    }
}
