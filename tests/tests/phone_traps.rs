//! What stands on official pages and is no telephone, with random digits in every place.

use gospablik::contact::phone::{Hints, Status, check, find};
#[test]
fn nothing_is_read_as_a_telephone() {
    let mut seed = 11u64;
    let mut rnd = move |n: u64| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) % n
    };
    let templates = [
        "ИНН NNNNNNNNNN",
        "ИНН: NNNNNNNNNNNN",
        "ИНН/КПП NNNNNNNNNN/NNNNNNNNN",
        "КПП NNNNNNNNN",
        "ОГРН NNNNNNNNNNNNN",
        "ОГРН: NNNNNNNNNNNNN, ИНН NNNNNNNNNN",
        "р/с NNNNNNNNNNNNNNNNNNNN",
        "к/с NNNNNNNNNNNNNNNNNNNN",
        "р/счет NNNNNNNNNNNNNNNNNNNN",
        "Расчетный счет: NNNNNNNNNNNNNNNNNNNN",
        "л/сч NNNNNNNNNNN",
        "БИК NNNNNNNNN",
        "ОКПО NNNNNNNN",
        "ОКТМО NNNNNNNN, ОКПО NNNNNNNN",
        "ОКАТО NNNNNNNNNNN",
        "КБК NNNNNNNNNNNNNNNNNNNN",
        "NNN N NN NNNNN NN NNNN NNN",
        "КБК NNN N NN NNNNN NN NNNN NNN",
        "HD.MD.2024",
        "HD.MD.2024 г.",
        "HD.MD.24",
        "HD-MD-2024",
        "HD/MD/2024",
        "2024-MD-HD",
        "HD.MD-HD.MD",
        "HD.MD.2024-HD.MD.2024",
        "с HD.MD.2024 по HD.MD.2024",
        "2024-MD-HD 1D:3D",
        "1D:3D-1D:3D",
        "09:00-18:00",
        "с 9-00 до 17-00",
        "Пн-Пт 08 30-17 30",
        "пн-чт 830-1730",
        "08 00 - 17 00",
        "800-1700",
        "0800-1700",
        "9.00-18.00",
        "ср. 1400-1800",
        "обед 1200-1300",
        "№ NN-NN-NN",
        "№ NNN-NN-NN/24",
        "№NNNNNNNNNNN",
        "Приказ № NNN-NN",
        "лицензия № NNNNNNN",
        "дело № N-NNNN/2024",
        "вх. № NNNNNN",
        "Заявка № NNNNNNNNNN",
        "СНИЛС NNN-NNN-NNN NN",
        "паспорт NN NN NNNNNN",
        "серия NN NN № NNNNNN",
        "ГОСТ Р NNNNN-2019",
        "СП 2.4.NNNN-20",
        "ФЗ-NNN от HD.MD.2024",
        "N NNN NNN рублей",
        "N NNN NNN руб.",
        "NN NNN NNN ₽",
        "NNN NNN тыс. рублей",
        "NNNNNNN руб",
        "NNN NNN человек",
        "NNNNNN г. Камышево",
        "NNNNNN, г. Камышево",
        "NNNNNN, Пермский край",
        "индекс NNNNNN",
        "IMG_2024MDHD_NNNNNN",
        "DSC_NNNN_NNNN",
        "IMG-2024MDHD-WA0001",
        "кадастровый номер NN:NN:NNNNNNN:NN",
        "NN:NN:NNNNNNN:NN",
        "координаты 44.NNNNNN, 39.NNNNNN",
        "44.NNNNNN 39.NNNNNN",
        "https://max.ru/idNNNNNNNNNN_gos",
        "vk.com/wall-NNNNNNNN_NNNNN",
        "https://vk.com/club8NNNNNNNNNN",
        "ok.ru/group/NNNNNNNNNNNNNN",
        "photo-NNNNNNNNN_NNNNNNNNN",
        "ул. Ленина, д. NN, кв. NNN",
        "дома №№ N, N, NN, NN",
        "ст. NN.NN КоАП",
        "ISBN 978-5-NN-NNNNNN-N",
        "УИН NNNNNNNNNNNNNNNNNNNN",
        "карта NNNN NNNN NNNN NNNN",
        "счет NNNNNNNNNNNNNNN",
        "Код ОКТМО: NNNNNNNNNNN",
        "1877-1878 гг.",
        "2023-2024 уч. год",
        "2023/2024",
        "до -31 ночью",
        "-10...-15",
        "NN-й",
        "каб. NNN",
        "этаж N",
        "школа № NNN",
        "в N раз",
        "NNN-NNN шт.",
        "NNNN кВ",
        "на NN,N%",
        "3:2, 1:0",
        "ЕДДС-112",
        "фото NNNNNNNNNNNN",
        "НИТ 8NNNNNNNNNNN",
        "#NNNNNN",
        "@userNNNNNNN",
        "id NNNNNNNNN",
        "ВНИМАНИЕ!!! - NNNNNNNNNNNN",
        "Рейс SU-NNNN",
        "заказ NNNNNNNNN",
        "артикул NNN-NN-NN",
        "трек-номер NNNNNNNNNNNNNN",
        "госномер А123ВС NNN",
        "ЕГРЮЛ NNNNNNNNNNNNN",
    ];
    let mut f = std::collections::BTreeMap::<String, Vec<String>>::new();
    for t in templates {
        for _ in 0..300 {
            let mut s = String::new();
            let t2 = t
                .replace("HD", &format!("{:02}", 1 + rnd(28)))
                .replace("MD", &format!("{:02}", 1 + rnd(12)));
            let cs: Vec<char> = t2.chars().collect();
            for (i, c) in cs.iter().enumerate() {
                match c {
                    'N' => s.push(char::from(b'0' + rnd(10) as u8)),
                    'D' if i > 0 && cs[i - 1].is_ascii_digit() => {
                        s.push(char::from(b'0' + rnd(9) as u8))
                    }
                    c => s.push(*c),
                }
            }
            for (mode, got) in [
                ("field", check(&s, &Hints::default()).collect::<Vec<_>>()),
                ("text", find(&s, &Hints::default()).collect::<Vec<_>>()),
                ("textin", find(&format!("Жители: {s} и всё"), &Hints::default()).collect()),
            ] {
                for m in got.iter().filter(|found| found.status != Status::Invalid) {
                    f.entry(format!("{mode} {t} {}", m.status.as_str()))
                        .or_default()
                        .push(format!("{s} {:?}", m.phone));
                }
            }
        }
    }
    let shown: Vec<String> =
        f.iter().map(|(key, all)| format!("{key}: {} e.g. {}", all.len(), all[0])).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}
