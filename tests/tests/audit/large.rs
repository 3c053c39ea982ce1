//! Audits of large documents: the cost grows with the document, not with its square.

use std::fmt::Write;
use std::time::{Duration, Instant};

use gospablik::{Auditor, Lang};

/// Lines, each with its number, of which the audit and its report are done in a few seconds. A
/// cost that grew with the square would take minutes.
fn audited(what: &str, line: impl Fn(u32) -> String) {
    let mut text = String::from("Школа № 5. Телефон приёмной 8 (861) 275-10-50\n");
    for number in 0..100_000 {
        writeln!(text, "{}", line(number)).unwrap();
    }
    let auditor = Auditor::federal().unwrap();
    let day = gospablik::page::parse_day("2026-11-20").unwrap();
    let start = Instant::now();
    let report = auditor.audit_text(&text, None, day).unwrap();
    let audit = start.elapsed();
    let letters = report.to_text(Lang::Ru).len() + report.to_json(Lang::Ru).len();
    let took = start.elapsed();
    println!("{what}: {} KB, {letters} letters, audit {audit:?}, all {took:?}", text.len() >> 10);
    assert!(took < Duration::from_secs(20), "{what}: {took:?}");
}

#[test]
fn a_hundred_thousand_contacts_take_no_square() {
    let seven = |number: u32| (200_0000 + number).to_string();
    audited("phones", |n| format!("тел. 8 (861) {}", seven(n)));
    audited("one phone", |_| "тел. 8 (861) 275-10-50".to_owned());
    audited("phones without a code", |n| {
        format!("тел. {}-{:02}-{:02}", 200 + n / 10_000, n / 100 % 100, n % 100)
    });
    audited("malformed phones", |n| format!("тел. +7 8 (861) {}", seven(n)));
    audited("phones in two notations", |n| {
        format!("тел. {} {}", ["8 (861)", "+7 861"][n as usize % 2], seven(n))
    });
    audited("addresses of mail", |n| format!("почта otdel{n}@gmail.com"));
    audited("misspelt addresses", |n| format!("почта otdel{n}@ramler.ru"));
    audited("messengers", |n| format!("пишите https://wa.me/7918{:07}", n));
    audited("networks", |n| format!("https://instagram.com/otdel{n} и https://t.me/otdel{n}_bot"));
    audited("appeals", |n| format!("Обращения направляйте на почту otdel{n}@mail.ru."));
    audited("postal addresses", |n| format!("г. Липовск, ул. Школьная, д. {n}"));
}
