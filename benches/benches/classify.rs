//! Content categories: how much text a core classifies in a second.
//!
//! `cargo bench -p gospablik-benches --bench classify`

// Criterion writes functions without documentation.
#![allow(missing_docs)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use gospablik::text::classify;

/// Posts of the usual length and manner; what they say is invented.
const POSTS: [&str; 4] = [
    "Глава муниципального округа провёл рабочее совещание по вопросам подготовки к отопительному \
     сезону. В нём приняли участие руководители ресурсоснабжающих организаций, представители \
     прокуратуры, главы территориальных отделов.\nПаспорта готовности получили 41 из 46 котельных, \
     запас угля составляет 60 суток. По итогам встречи дан ряд поручений, срок исполнения — до 15 \
     сентября.\n#отопительныйсезон#жкх",
    "Уважаемые предприниматели!\n12 марта в 11:00 в большом зале администрации района состоится \
     семинар по вопросам маркировки товаров. В программе: новые группы товаров, работа с кассовой \
     техникой, ответы на вопросы. Участие бесплатное, необходима предварительная регистрация по \
     телефону 8 (84235) 2-11-47.",
    "В последние дни в социальных сетях распространяется информация о том, что в районе якобы \
     закрывают три сельские школы. Это не соответствует действительности. Речь идёт о \
     присоединении малокомплектных школ в качестве филиалов: здания, учителя и классы остаются на \
     месте, меняется только юридическое лицо. Такое решение позволит сохранить финансирование и \
     привлечь предметников из базовой школы.",
    "Телефоны управления социальной защиты населения:\nначальник — 8 (34293) 9-11-30;\nотдел пособий \
     — 8 (34293) 9-12-06.\nАдрес: с. Кочёво, ул. Калинина, 3. E-mail: uszn@permkrai.ru",
];

fn classify_posts(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("classify");
    let bytes: usize = POSTS.iter().map(|post| post.len()).sum();
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("posts", |bencher| {
        bencher.iter(|| {
            for post in POSTS {
                black_box(classify(black_box(post), None));
            }
        });
    });
    let long = POSTS.join("\n").repeat(50);
    group.throughput(Throughput::Bytes(long.len() as u64));
    group.bench_function("long text", |bencher| {
        bencher.iter(|| black_box(classify(black_box(&long), None)));
    });
    group.finish();
}

criterion_group!(benches, classify_posts);
criterion_main!(benches);
