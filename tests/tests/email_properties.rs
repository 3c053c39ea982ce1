//! What holds for every input of the e-mail checker.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::{Duration, Instant};

use gospablik::contact::email::{self, EmailMatch, Status};
use proptest::prelude::*;

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn corpus() -> Vec<String> {
    let text = include_str!("../corpus/emails.tsv");
    let cells = text.lines().skip(1).filter_map(|line| line.split('\t').next());
    cells.map(|cell| cell.replace("\\u{A}", "\n").replace("\\u{AD}", "\u{ad}")).collect()
}

/// Spans lie on characters, in order, apart; diagnostics lie in the text.
fn sound(text: &str, found: &[EmailMatch<'_>]) {
    let mut floor = 0;
    for one in found {
        assert!(one.span.start >= floor && one.span.end >= one.span.start, "{text:?}");
        assert!(text.get(one.span.start as usize..one.span.end as usize).is_some(), "{text:?}");
        floor = one.span.end;
        for d in one.diagnostics.iter() {
            assert!(
                text.get(d.span.start as usize..d.span.end as usize).is_some(),
                "{text:?} {d:?}"
            );
        }
        assert_eq!(
            one.status == Status::Invalid,
            one.address().is_none() && one.status > Status::Suspect
        );
        if one.status <= Status::Repaired {
            let email = one.address().expect("an address");
            assert!(one.ascii().is_some(), "{text:?}");
            assert_eq!(email.to_string().parse(), Ok(email), "{text:?}");
        }
    }
}

fn both(text: &str) {
    sound(text, &email::check(text).collect::<Vec<_>>());
    sound(text, &email::find(text).collect::<Vec<_>>());
    let _ = email::record(text, gospablik::Lang::Ru);
}

#[test]
fn truncation_at_every_byte_is_harmless() {
    for text in corpus() {
        for at in 0..=text.len() {
            let bytes = text.as_bytes();
            both(&String::from_utf8_lossy(&bytes[..at]));
            both(&String::from_utf8_lossy(&bytes[at..]));
        }
    }
}

#[test]
fn the_text_of_a_span_is_the_same_address() {
    for text in corpus() {
        for one in email::find(&text) {
            let part = one.span.slice(&text);
            let again: Vec<_> = email::check(part).collect();
            let own = one.address().or_else(|| one.suggestion());
            let theirs = again.first().and_then(|two| two.address().or_else(|| two.suggestion()));
            assert_eq!((again.len(), own), (1, theirs), "{part:?} in {text:?}");
        }
    }
}

#[test]
fn prose_on_other_lines_changes_nothing() {
    for text in corpus() {
        let alone: Vec<_> = email::find(&text).filter_map(|one| one.address()).collect();
        let among = format!("Уважаемые жители!\n\n{text}\n\nПриглашаем вас 12 мая в 10.00.");
        let found: Vec<_> = email::find(&among).filter_map(|one| one.address()).collect();
        assert_eq!(alone, found, "{text:?}");
    }
}

#[test]
fn hostile_texts_are_harmless() {
    let marks = [
        "\0",
        "\u{202e}",
        "\u{306}",
        "\u{feff}",
        "@",
        "(at)",
        "[",
        "&#64;",
        "xn--",
        "..",
        "\u{10ffff}",
    ];
    for mark in marks {
        for base in ["info@mail.ru", "почта@пример.рф", "<a href=\"mailto:a@b.ru\">a@b.ru</a>"]
        {
            for (at, _) in base.char_indices() {
                both(&[&base[..at], mark, &base[at..]].concat());
                both(&[&base[..at], mark, mark, mark].concat());
            }
        }
    }
}

#[test]
fn a_plain_address_costs_no_allocation() {
    let plain = [
        "info@mail.ru",
        "school25@edu.kamyshevo.ru",
        "Info@Mail.Ru",
        "26@mvd.gov.ru",
        "adm+1@gmail.com",
    ];
    for text in plain {
        let before = ALLOCATIONS.with(Cell::get);
        let found = email::check(text).next();
        let after = ALLOCATIONS.with(Cell::get);
        assert_eq!(found.map(|one| one.status), Some(Status::Valid));
        assert_eq!(after - before, 0, "{text}");
        let before = ALLOCATIONS.with(Cell::get);
        assert_eq!(email::find(text).count(), 1);
        assert_eq!(ALLOCATIONS.with(Cell::get) - before, 0, "{text} in text mode");
    }
}

#[test]
fn floods_of_signs_cost_no_more_than_their_length() {
    let units = [
        "@",
        "a@",
        "a@a.",
        "@a",
        "1+@",
        "(at)",
        "a(at)",
        "[a",
        "&#64;",
        "a.",
        "a@b.ru@",
        "\"@",
        "mailto:a@b.ru>",
        "a-\n",
    ];
    for unit in units {
        let long = if unit == "@" { 10_000_000 } else { 1_000_000 };
        let text = unit.repeat(long / unit.len());
        let start = Instant::now();
        let found = email::find(&text).count();
        let took = start.elapsed();
        println!("{unit:?}: {found} found, {took:?}");
        // A cost that grew with the square would take minutes.
        assert!(took < Duration::from_secs(10), "{unit:?}: {took:?}");
    }
}

/// A pronounceable label of one alphabet.
fn labels() -> impl Strategy<Value = String> {
    prop_oneof![
        "[а-яё]{1,24}",
        "[а-яё0-9]{1,10}-[а-яё]{1,10}",
        "[a-zà-öø-ÿ]{1,20}[à-öø-ÿ]",
        "[a-z0-9]{1,12}[а-я][a-z]{1,9}",
        "[a-z]{1,20}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn domains_agree_with_idna(first in labels(), second in labels()) {
        let domain = format!("{first}.{second}");
        let theirs = idna::domain_to_ascii_strict(&domain).ok();
        prop_assert_eq!(email::domain::to_ascii(&domain), theirs.clone());
        if let Some(ascii) = theirs {
            prop_assert_eq!(email::domain::to_unicode(&ascii), Some(domain));
        }
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,60}") {
        both(&text);
    }

    #[test]
    fn address_like_text_is_harmless(text in "[a-zа-я0-9@.\\-_ ,;:()\\[\\]<>\"«»/\n\u{ad}\u{306}＠。+&#]{0,40}") {
        both(&text);
    }

    #[test]
    fn near_addresses_are_harmless(local in "[a-zа-яА-Я._+ -]{0,12}", at in "@|@@| @|\\(at\\)|＠", domain in "[a-zа-я.\\-\\[,; !_]{1,12}", zone in "ru|рф|ry|кг|рu|com|xn--p1ai|ru8|ruтел") {
        both(&format!("{local}{at}{domain}.{zone}"));
        both(&format!("Почта: {local}{at}{domain}.{zone}. Сайт"));
    }
}
