use super::*;
use crate::looks::looks;

fn kinds(text: &str) -> Vec<(&str, &str)> {
    scan(text, &ScanOptions { addresses: true, ..ScanOptions::default() })
        .map(|found| {
            let kind = match &found {
                Found::Phone(_) => "phone",
                Found::Email(_) => "email",
                Found::Link(_) => "link",
                Found::Inn { .. } => "inn",
                Found::Ogrn { .. } => "ogrn",
                Found::Address(_) => "address",
            };
            (kind, found.span().slice(text))
        })
        .collect()
}

#[test]
fn all_kinds_in_the_order_of_the_text() {
    let text = "352000, г. Липовск, ул. Школьная, 1, тел. 8 (861) 275-10-50, \
                adm@lipovsk.ru, vk.com/club1, ИНН 4505845060, ОГРН 1034563429383";
    assert_eq!(
        kinds(text),
        [
            ("address", "352000, г. Липовск, ул. Школьная, 1"),
            ("phone", "8 (861) 275-10-50"),
            ("email", "adm@lipovsk.ru"),
            ("link", "vk.com/club1"),
            ("inn", "4505845060"),
            ("ogrn", "1034563429383"),
        ]
    );
}

#[test]
fn digits_of_other_contacts_are_no_numbers() {
    for text in [
        "89181234567@mail.ru",
        "https://vk.com/wall-78612751050_12",
        "https://wa.me/79181234567",
        "https://adm-lipovsk.ru/?tel=88612751050",
        "ОГРН 1034563429383",
    ] {
        let found = kinds(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_ne!(found[0].0, "phone", "{text}");
    }
}

#[test]
fn a_label_with_its_stop_glued_to_a_number_is_no_host() {
    for text in ["тел.89181234567", "моб.8-918-123-45-67", "tel.+79181234567", "т.8.918.123.45.67"]
    {
        let found = kinds(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].0, "phone", "{text}");
    }
}

#[test]
fn a_handle_behind_a_space_is_a_link() {
    assert_eq!(kinds("Пишите в Telegram @admin_izh"), [("link", "@admin_izh")]);
}

#[test]
fn a_digit_before_the_ending_is_part_of_a_cyrillic_host() {
    assert_eq!(kinds("Наш сайт: школа5.рф."), [("link", "школа5.рф")]);
}

#[test]
fn a_label_with_its_stop_is_no_part_of_an_address() {
    for text in ["Эл.почта.priem@bk.ru", "Пишите: E-mail.priem@bk.ru", "|priem@bk.ru"]
    {
        assert_eq!(kinds(text), [("email", "priem@bk.ru")], "{text}");
    }
}

#[test]
fn an_obfuscated_address_is_an_address_and_no_site() {
    assert_eq!(
        kinds("Пишите: priem(собака)mosreg.ru или priem [at] mosreg.ru"),
        [("email", "priem(собака)mosreg.ru"), ("email", "priem [at] mosreg.ru")]
    );
}

#[test]
fn full_width_digits_are_seen() {
    let text = "тел. ＋７（８６１）２７５－１０－５０";
    assert_eq!(kinds(text).len(), 1, "{:?}", kinds(text));
}

#[test]
fn an_email_and_a_site_of_one_domain_are_two() {
    assert_eq!(
        kinds("adm.lipovsk@lipovsk.ru, lipovsk.ru"),
        [("email", "adm.lipovsk@lipovsk.ru"), ("link", "lipovsk.ru")]
    );
}

#[test]
fn the_cost_grows_as_the_text_does() {
    let pieces = [
        "(",
        "[",
        "((",
        "+(",
        "(-",
        "-(",
        "([at]",
        "[at]",
        "(Я",
        "(а ",
        "ёa(",
        "１",
        "_１",
        "\n@a",
        "@a",
        "@",
        ";,@a12",
        "#(\u{ad}и ",
        "+7 (861) 275-10-50, ",
        "1",
        "1 ",
        "12 ",
        "1.",
        "1/",
        "1-",
        "8 (",
        "a.",
        "a.ru ",
        "a@b.ru ",
        "a@b.ru(",
        "vk.com/a",
        "http://",
        "://",
        ":",
        ".",
        "...",
        "?",
        "<a@",
        "т.8",
        "ул. ",
        "д. 1, ",
        "г. Липовск, ",
        "352000, ",
        "ИНН ",
        "4505845060 ",
        "4505845060",
        "слово ",
        "\u{a0}",
        "&nbsp;",
        "«",
        "\n",
        "(собака)",
        "[.]",
        "a(dot)",
        "@@",
        "@1",
        "@+7",
        "＠",
        "xn--",
        "mailto:",
        "до 1 ",
        "№ ",
    ];
    let mut bad = Vec::new();
    for (piece, addresses) in pieces.iter().flat_map(|piece| [(piece, false), (piece, true)]) {
        let (once, twice) = (piece.repeat(2_000), piece.repeat(4_000));
        let options = ScanOptions { addresses, ..ScanOptions::default() };
        let cost = |text: &str| looks(|| assert!(scan(text, &options).count() <= text.len()));
        let (short, long) = (cost(&once), cost(&twice));
        // No byte is looked at more often than this, on the whole.
        let most = 1_000 * twice.len() as u64;
        if long > short * 21 / 10 + 5_000 || long > most {
            bad.push(format!("{piece:?} {addresses}: {long} after {short}, {} bytes", twice.len()));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
