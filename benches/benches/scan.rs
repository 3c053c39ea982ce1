//! Contacts in text: prose without any, posts with some, pages dense with them, hostile input.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gospablik::text::scan::{ScanOptions, scan};

const PROSE: &str = "Субботник 12 мая собрал 84 жителя, вывезено 2,5 тонны мусора. С 9:00 до 13.00 \
работали три бригады, в 2025 году их было две. Спасибо всем, кто пришёл! Следующая встреча — \
18.06.2026 в 10:00 у дома культуры, сумма сметы 1 284 500 рублей.\n#Липовск #субботник\n";
const POST: &str = "Личный приём ведёт заместитель главы округа по четвергам с 10:00 до 12:00, \
запись по телефону 8 (861) 275-10-50. Вопросы можно прислать на priem@adm-lipovsk.ru, ответ \
придёт в течение десяти дней. Новости — на странице vk.com/adm_lipovsk.\n";
const PAGE: &str = "Приёмная: 8 (861) 275-10-50, факс 275-10-51, e-mail: priem@adm-lipovsk.ru\n\
Сайт: https://adm-lipovsk.ru, VK: vk.com/club123456, MAX: max.ru/id4505845060_gos\n\
ИНН 4505845060, ОГРН 1034563429383, адрес: 352000, г. Липовск, ул. Школьная, 1\n";

fn filled(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

/// Digits, pluses and at signs in an order that never repeats soon.
fn hostile(size: usize) -> String {
    let mut state = 12_345_u32;
    let next = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b"0123456789+@"[(state >> 16) as usize % 12])
    };
    (0..size).map(next).collect()
}

fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scan");
    group.sample_size(10);
    let mega = 1 << 20;
    for (name, text, addresses) in [
        ("prose", filled(PROSE, mega), false),
        ("posts", filled(POST, mega), false),
        ("page", filled(PAGE, mega), false),
        ("hostile", hostile(10 * mega), false),
        ("prose+addresses", filled(PROSE, mega), true),
        ("page+addresses", filled(PAGE, mega), true),
    ] {
        let options = ScanOptions { addresses, ..ScanOptions::default() };
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &text, |bencher, text| {
            bencher.iter(|| scan(text, &options).count());
        });
    }
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
