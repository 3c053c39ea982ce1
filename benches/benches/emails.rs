//! E-mail: nanoseconds per address with all diagnostics, beside checkers that answer yes or no.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gospablik::contact::email;
use gospablik_benches::mix;

fn emails(criterion: &mut Criterion) {
    let mix = mix::emails();
    let mut group = criterion.benchmark_group("emails");
    group.throughput(Throughput::Elements(mix.len() as u64));
    group.bench_function("gospablik", |bench| {
        bench.iter(|| {
            mix.iter()
                .map(|text| {
                    email::check(black_box(text))
                        .next()
                        .is_some_and(|one| one.status == email::Status::Valid)
                })
                .filter(|&ok| ok)
                .count()
        });
    });
    group.bench_function("email_address", |bench| {
        bench.iter(|| {
            mix.iter().filter(|text| email_address::EmailAddress::is_valid(black_box(text))).count()
        });
    });
    group.bench_function("validator", |bench| {
        bench.iter(|| {
            mix.iter()
                .filter(|text| validator::ValidateEmail::validate_email(black_box(text)))
                .count()
        });
    });
    group.bench_function("garde", |bench| {
        bench.iter(|| {
            mix.iter()
                .filter(|text| garde::rules::email::parse_email(black_box(text)).is_ok())
                .count()
        });
    });
    group.finish();

    let prose = "Уважаемые жители! 12 мая 2026 года в 10.00 (начало регистрации в 9.30) пройдёт встреча. #новости\n".repeat(10_000);
    let dense =
        "Приёмная: priem@mosreg.ru, тел. 8 (861) 275-10-50; бухгалтерия: buh(собака)mail.ru\n"
            .repeat(2_000);
    let mut group = criterion.benchmark_group("emails in text");
    for (name, text) in [("prose", &prose), ("dense", &dense)] {
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |bench| bench.iter(|| email::find(black_box(text)).count()));
    }
    group.finish();
}

criterion_group!(benches, emails);
criterion_main!(benches);
