//! What holds for telephone numbers in every string.

use gospablik::contact::phone::{Hints, PhoneMatch, Status, check, find};
use proptest::prelude::*;

/// Strings that look like contacts: pieces of numbers, separators, labels, traps.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[0-9]{1,4}".prop_map(String::from),
        2 => prop::sample::select(vec![
            "8", "+7", "7", "(861)", "(86137)", "(8-", "8 (861) 275-10-50", "+7 918 123-45-67",
            "275-10-50", "5-12-34", "88612751050", "112", "02", "8-10-", "+375 17 222-11-11",
            "2310012345", "12.03.2024", "9:00", "(4722)", "(0722)", "51", "8-800-",
        ]).prop_map(String::from),
        4 => prop::sample::select(vec![
            " ", "-", " - ", ".", ", ", ",", "; ", ";", "/", " / ", "(", ")", "\n", "\u{a0}",
            "\u{2011}", "\u{2014}", "\u{ad}", "\u{200b}", "_", "*", "#", "№", ":", "+", "++",
            "\u{301}", "&nbsp;", "%20", "\u{ff0b}", "\u{ff17}", "\u{661}", "\0", "\u{202e}",
        ]).prop_map(String::from),
        2 => prop::sample::select(vec![
            "тел. ", "факс", " доб. ", " доб.", "(д. ", "вн. ", "x", "ХХ", "О", "З", "l", "код ",
            " и ", "ИНН ", "р/с ", "ул. ", "кв. ", " руб.", " г.", "📞", "GAZPROM", "ext. ", "с ", "до ",
        ]).prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn same(text: &str, found: &PhoneMatch) -> Result<(), TestCaseError> {
    let slice = found.span.slice(text);
    prop_assert!(!slice.is_empty(), "{text:?} {found:?}");
    if found.status == Status::Invalid {
        return Ok(());
    }
    let again: Vec<PhoneMatch> = check(slice, &found.hints).collect();
    prop_assert_eq!(again.len(), 1, "{:?} in {:?}: {:?}", slice, text, again);
    let first = &again[0];
    prop_assert_eq!(first.phone, found.phone, "{:?} in {:?}", slice, text);
    prop_assert_eq!(first.extension, found.extension, "{:?} in {:?}", slice, text);
    prop_assert_eq!(first.digits.len(), found.digits.len(), "{:?} in {:?}", slice, text);
    Ok(())
}

fn sound(text: &str, found: &[PhoneMatch]) -> Result<(), TestCaseError> {
    let mut end = 0;
    for one in found {
        prop_assert!(one.span.start >= end, "spans overlap in {:?}: {:?}", text, found);
        prop_assert!(text.is_char_boundary(one.span.end as usize));
        end = one.span.end;
        let resolved = matches!(one.status, Status::Valid | Status::Repaired | Status::Foreign);
        prop_assert_eq!(resolved, one.phone.is_some());
        if let Some(phone) = one.phone {
            prop_assert_eq!(phone.to_string().parse(), Ok(phone), "in {:?}", text);
        }
        same(text, one)?;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_read_again_to_the_same_contact(text in pieces()) {
        for hints in [Hints::default(), Hints::with_area("861".parse().unwrap())] {
            sound(&text, &check(&text, &hints).collect::<Vec<_>>())?;
            sound(&text, &find(&text, &hints).collect::<Vec<_>>())?;
        }
    }

    #[test]
    fn any_string_is_read_without_a_panic(text in any::<String>()) {
        sound(&text, &check(&text, &Hints::default()).collect::<Vec<_>>())?;
        sound(&text, &find(&text, &Hints::default()).collect::<Vec<_>>())?;
    }

    #[test]
    fn prose_on_other_lines_changes_nothing(text in pieces(), lines in 1..3_usize) {
        let text = text.replace('\n', " ");
        let prose = "Жители нашего района приняли участие в субботнике.\n".repeat(lines);
        let alone: Vec<_> = find(&text, &Hints::default()).map(|found| found.phone).collect();
        let whole = format!("{prose}{text}\n{prose}");
        let within: Vec<_> = find(&whole, &Hints::default()).map(|found| found.phone).collect();
        prop_assert_eq!(alone, within, "{:?}", text);
    }
}
