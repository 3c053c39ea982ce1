use super::*;

fn links(text: &str) -> Vec<(&str, String)> {
    find(text).map(|found| (found.span.slice(text), found.link.to_string())).collect()
}

#[test]
fn sentences_do_not_swallow_links() {
    assert_eq!(
        links("Пишите (vk.com/lipovsk), ok.ru/group/57000000000001; max.ru/lipovsk."),
        [
            ("vk.com/lipovsk", "https://vk.com/lipovsk".into()),
            ("ok.ru/group/57000000000001", "https://ok.ru/group/57000000000001".into()),
            ("max.ru/lipovsk", "https://max.ru/lipovsk".into()),
        ]
    );
    assert_eq!(
        links("https://vk.com/lipovskПодписывайтесь!"),
        [("https://vk.com/lipovsk", "https://vk.com/lipovsk".into())]
    );
    assert_eq!(
        links("<a href=\"https://adm-lipovsk.ru/x\">сайт</a>"),
        [("https://adm-lipovsk.ru/x", "https://adm-lipovsk.ru".into())]
    );
}

#[test]
fn prose_holds_no_links() {
    for text in [
        "г.Липовск, ул.Школьная, д.1",
        "Прошёл урок.Далее — обед. И т.д., т.п.",
        "12.05.2026 в 10.00 отчёт.docx и 3.5 млн",
        "adm@lipovsk.ru, info.lipovsk@mail.ru",
        "Встреча @ парк",
        "п.2 ст.5, №1.2-",
        "ООО «Ромашка».Ру",
    ] {
        assert_eq!(links(text), [], "{text}");
    }
}

#[test]
fn handles_belong_to_the_network_named_beside_them() {
    let platform = |text| find(text).next().map(|found| found.platform);
    assert_eq!(platform("Наш телеграм-канал @lipovsk_adm"), Some(Platform::Telegram));
    assert_eq!(platform("Пишите @lipovsk_adm"), Some(Platform::Vk));
    assert_eq!(platform("Инстаграм: @lipovsk.adm"), Some(Platform::Instagram));
    assert_eq!(platform("Пишите @lipovsk_bot"), Some(Platform::Telegram));
    assert_eq!(platform("@lipovsk_adm в MAX"), Some(Platform::Max));
    let found = find_for("Пишите @lipovsk_adm", Some(Platform::Ok)).next().unwrap();
    assert_eq!(found.link.as_str(), "https://ok.ru/lipovsk_adm");
}

#[test]
fn the_owner_of_a_mark_up_is_found_in_text() {
    assert_eq!(
        links("Спасибо [club7788990|нашей группе] и *id15 (Анне)!"),
        [
            ("[club7788990|нашей группе]", "https://vk.com/club7788990".into()),
            ("*id15 (Анне)", "https://vk.com/id15".into()),
        ]
    );
}

#[test]
fn carriers_are_told_apart() {
    assert_eq!(carrier(" mailto:a@b.ru?subject=x"), Some(Carrier::Email("a@b.ru")));
    assert_eq!(carrier("tel:+78610000000"), Some(Carrier::Phone("+78610000000")));
    assert_eq!(carrier("https://vk.com"), None);
}

#[test]
fn sites_are_compared_by_host() {
    assert!(same_site("http://xn--b1alhbqfq.xn--p1ai/", "https://www.ЛИПОВСК.рф/x"));
    assert!(same_site("adm-lipovsk.ru", "https://www.Adm-Lipovsk.ru/kontakty?a=1"));
    assert!(!same_site("adm-lipovsk.ru", "adm-lipovsk.su"));
    assert!(!same_site("adm-lipovsk.ru", "sub.adm-lipovsk.ru"));
    assert!(same_site("vk.com/club1", "https://m.vk.com/public1"));
    assert!(!same_site("нет", "нет"));
}

#[test]
fn punycode_is_shown_as_letters() {
    let link: Link = "http://www.XN--B1AEB4AHBF.xn--p1ai/x".parse().unwrap();
    assert!(link.as_str().ends_with(".рф"), "{link}");
    // Broken punycode stays as it is.
    let link: Link = "http://xn--a-0.ru".parse().unwrap();
    assert_eq!(link.as_str(), "https://xn--a-0.ru");
}
