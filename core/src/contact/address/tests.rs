use super::*;

fn spans(text: &str) -> Vec<&str> {
    find(text).map(|found| found.span.slice(text)).collect()
}

#[test]
fn houses_are_compared_in_one_form() {
    assert_eq!(house_form("12 корп. 2"), house_form("12к2"));
    assert_eq!(house_form("17а"), house_form("17 А"));
    assert_ne!(house_form("12"), house_form("12а"));
}

#[test]
fn dates_and_amounts_are_no_houses() {
    for text in [
        "Праздник на улице Ленина, 5 мая",
        "По тополям на улице Гоголя. Да, 19 деревьев спилят",
        "На улице Ленина 40 домов без света",
        "Отключение: Солнечная, 2–18, пер. Тихий. 16 часов",
        "с. Липово, клуб, 18.00",
        "г. Липовск, ДК «Маяк», 18-00",
        "МБОУ СОШ № 5 г. Липовска, 15 мая",
        "в 2026 г. Планируется 5 ремонтов",
        "п. 5 ст. 10",
    ] {
        assert_eq!(spans(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn two_on_a_line() {
    let text = "Пункты: ул. Мира, 1 и пер. Тихий, д. 5, корп. 2.";
    assert_eq!(spans(text), ["ул. Мира, 1", "пер. Тихий, д. 5, корп. 2"]);
}

#[test]
fn any_input_is_read_without_harm() {
    let text = "Адрес: 352000, Липовский р-н, г. Липовск, ул. 50 лет Октября, д. 1/2 «А», оф. 3";
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        let _ = spans(&text[..end]);
        let _ = spans(&text[end..]);
        let _ = parse(&text[..end]);
    }
    for hostile in ["г.", "ул. ", "1", "А ", "352000, ", "А-", "д. А", "обл. "] {
        let _ = spans(&hostile.repeat(3000));
    }
}
