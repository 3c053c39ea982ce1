//! E-mail: nanoseconds per address with all diagnostics, beside checkers that answer yes or no.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gospablik::contact::email;

/// The mix of addresses that budget organisations publish: two fifths mail.ru, a fifth
/// yandex.ru, a third domains of their own, some of everything else.
fn mix() -> Vec<String> {
    let domains = [
        ("mail.ru", 425),
        ("yandex.ru", 208),
        ("rambler.ru", 40),
        ("gmail.com", 11),
        ("list.ru", 11),
        ("bk.ru", 10),
        ("inbox.ru", 8),
        ("mo.krasnodar.ru", 40),
        ("tatar.ru", 40),
        ("26.mvd.gov.ru", 7),
        ("edu.kamyshevo.ru", 100),
        ("adm-ozerki.ru", 80),
        ("yandex.ry", 2),
        ("ramler.ru", 5),
        ("xn--e1afmkfd.xn--p1ai", 1),
    ];
    let locals =
        ["school25", "priemnaya", "ivanov_ii", "mdou.12", "glava-sp", "26", "adm", "buh2010"];
    let mut out = Vec::new();
    for (i, (domain, share)) in domains.into_iter().enumerate() {
        for n in 0..share {
            out.push(format!("{}@{domain}", locals[(i * 7 + n) % locals.len()]));
        }
    }
    // A fixed shuffle: the branch predictor must not learn the order.
    let mut state = 42u64;
    for i in (1..out.len()).rev() {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        out.swap(i, (state >> 33) as usize % (i + 1));
    }
    out
}

fn emails(criterion: &mut Criterion) {
    let mix = mix();
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
