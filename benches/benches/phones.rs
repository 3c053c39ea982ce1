//! Telephone numbers beside their peers: parse, validity and kind of a realistic mix, and the
//! search in prose and in dense contact pages.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gospablik::contact::phone::{Hints, check, find};
use gospablik_benches::mix::phones;

/// A dozen notations, for pages that are dense with numbers.
const DOZEN: [&str; 12] = [
    "+7 (861) 275-10-50",
    "8(861)275-10-50",
    "8 (86137) 5-12-34",
    "88612751050",
    "8-800-100-70-10",
    "+7 918 123-45-67",
    "8 (4822) 96-31-75 (доб.118)",
    "(4722) 81-38-08",
    "8 861 275 10 50",
    "+7(3532)53-79-79",
    "тел. 8 (8332) 467-799",
    "89181234567",
];

fn parse(c: &mut Criterion) {
    let mix = phones();
    let mut group = c.benchmark_group("parse, validity and kind");
    group.throughput(Throughput::Elements(mix.len() as u64));
    group.bench_function("gospablik", |b| {
        let hints = Hints::default();
        b.iter(|| {
            for value in &mix {
                black_box(check(black_box(value), &hints).next());
            }
        });
    });
    group.bench_function("rlibphonenumber", |b| {
        use rlibphonenumber::{PHONE_NUMBER_UTIL, Region};
        b.iter(|| {
            for value in &mix {
                if let Ok(number) = PHONE_NUMBER_UTIL.parse(black_box(value), Some(Region::RU)) {
                    black_box(PHONE_NUMBER_UTIL.get_number_type(&number));
                }
            }
        });
    });
    group.bench_function("phonenumber", |b| {
        b.iter(|| {
            for value in &mix {
                if let Ok(number) =
                    phonenumber::parse(Some(phonenumber::country::RU), black_box(value))
                {
                    black_box(number.is_valid());
                }
            }
        });
    });
    group.bench_function("phonelib", |b| {
        b.iter(|| {
            for value in &mix {
                black_box(phonelib::is_valid_phone_number(black_box(value)));
            }
        });
    });
    group.finish();
}

fn search(c: &mut Criterion) {
    let prose = "Жители района приняли участие в субботнике 12.04.2025, собрано 25 мешков мусора. \
                 Администрация благодарит всех за помощь! Следующая встреча пройдёт в 10:00 у \
                 Дома культуры, приглашаем жителей и гостей нашего города. #субботник #наш_район\n"
        .repeat(4000);
    let letters =
        "Жители района приняли участие в субботнике, собраны мешки мусора. ".repeat(10_000);
    let dense = DOZEN.join(", приемная\n").repeat(2000);
    let digits = "8612751050".repeat(100_000);
    let spaced = "8 861 ".repeat(170_000);
    let pluses = "+".repeat(1_000_000) + "7";
    let signs = "@8+(7 ".repeat(170_000);
    let hints = Hints::default();
    let mut group = c.benchmark_group("find in text");
    group.sample_size(20);
    for (name, text) in [
        ("prose without digits", &letters),
        ("prose with dates and figures", &prose),
        ("dense contact page", &dense),
        ("digits alone", &digits),
        ("8 861 8 861", &spaced),
        ("pluses", &pluses),
        ("signs", &signs),
    ] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| find(black_box(text), &hints).count()));
        group.bench_function(format!("{name}, as a field"), |b| {
            b.iter(|| check(black_box(text), &hints).count());
        });
    }
    group.finish();
}

criterion_group!(benches, parse, search);
criterion_main!(benches);
