use time::{Date, Month};

use super::token::{Kind, Scanner};
use super::{Category, Primary, classify, explain};
use crate::looks::looks;

fn kinds(text: &str) -> Vec<Kind> {
    let mut scanner = Scanner::new(text);
    let mut kinds = Vec::new();
    while let Some(token) = scanner.next() {
        assert!(text.get(token.start..token.end).is_some_and(|piece| !piece.is_empty()));
        kinds.push(token.kind);
    }
    kinds
}

#[test]
fn numbers_are_told_apart() {
    for (text, kind) in [
        ("8 (342) 207-16-44", Kind::Phone),
        ("+7 999 555-70-33", Kind::Phone),
        ("8-800-2000-122", Kind::Phone),
        ("2-60-11", Kind::Phone),
        ("18:30", Kind::Clock),
        ("13.00", Kind::Clock),
        ("18-30", Kind::Clock),
        ("15.10", Kind::Date { day: 15, month: 10 }),
        ("15.10.2026", Kind::Date { day: 15, month: 10 }),
        ("4:2", Kind::Score),
        ("2026", Kind::Number(2026)),
    ] {
        assert_eq!(kinds(text), [kind], "{text}");
    }
    // A cadastral number is neither a time nor the result of a match.
    assert!(!kinds("59:14:0110203:77").contains(&Kind::Score));
    assert!(!kinds("59:14:0110203:77").contains(&Kind::Clock));
}

#[test]
fn addresses_and_words_are_told_apart() {
    assert_eq!(kinds("shkola12@yandex.ru"), [Kind::Email]);
    assert_eq!(kinds("vk.com/public1"), [Kind::Url]);
    assert_eq!(kinds("MAX"), [Kind::Latin]);
    assert_eq!(kinds("Һау"), [Kind::Alien]);
    let word = Kind::Word { capital: true, caps: true };
    assert_eq!(kinds("В Н И М А Н И Е"), [word]);
    let initial = Kind::Word { capital: true, caps: false };
    assert_eq!(kinds("А. Б."), [initial, Kind::Mark('.'), initial, Kind::Mark('.')]);
}

#[test]
fn stress_marks_and_soft_hyphens_do_not_break_words() {
    assert_eq!(kinds("состоя\u{301}лась").len(), 1);
    assert_eq!(kinds("состо\u{ad}ялась").len(), 1);
    let text = "В клубе состоя\u{301}лась встреча ветеранов.";
    assert_eq!(classify(text, None).primary, Primary::Category(Category::EventReport));
}

#[test]
fn the_day_of_the_post_tells_past_dates_from_coming_ones() {
    let post = Date::from_calendar_date(2026, Month::October, 20).unwrap();
    let groups = |text: &str, date| explain(text, date).remove(0).groups;
    assert!(groups("Ярмарка 25 октября.", Some(post)).contains(&"date_future"));
    assert!(groups("Ярмарка 18.10.", Some(post)).contains(&"date_past"));
    let undated = groups("Ярмарка 25 октября.", None);
    assert!(undated.contains(&"date"));
    assert!(!undated.contains(&"date_future"));
    // A bare date belongs to the year that brings it closest.
    let january = Date::from_calendar_date(2026, Month::January, 3).unwrap();
    assert!(groups("Ёлка 28 декабря.", Some(january)).contains(&"date_past"));
}

#[test]
fn endings_tell_finished_deeds_from_nouns() {
    let groups = |text: &str| explain(text, None).remove(0).groups;
    assert!(groups("Дети раскрасили забор").contains(&"past_plural"));
    assert!(!groups("Дети и родители, недели и цели").contains(&"past_plural"));
    assert!(groups("Площадка отремонтирована").contains(&"passive_done"));
    assert!(!groups("Открыта сцена, новая смена").contains(&"past_plural"));
}

#[test]
fn abbreviations_do_not_end_sentences() {
    let text = "Приём ведёт А. Н. Метелица по адресу: г. Липовск, ул. Мира, 5. Запись по телефону.";
    assert_eq!(explain(text, None).len(), 3);
}

#[test]
fn the_answer_is_the_same_every_time() {
    let text = "Глава района провёл совещание. По его словам, причина в нехватке средств.";
    assert_eq!(classify(text, None), classify(text, None));
}

#[test]
fn the_cost_grows_as_the_text_does() {
    for piece in [
        "(",
        "((",
        "+",
        "+(",
        ")",
        "-",
        "1-",
        "1(",
        "8 (",
        "8 (861) 275-10-50 ",
        "12.04.2025 ",
        "10:00 ",
        "1",
        "В ",
        "В Н И М ",
        "А. ",
        "а\u{301}",
        "\u{ad}",
        "#Ёж",
        "#",
        "@",
        "a.",
        "a@b.ru ",
        "a/",
        "«",
        "«а",
        "\" ",
        "слово ",
        "Слово. ",
        "о том что ",
        "әа ",
        "\n",
    ] {
        let (once, twice) = (piece.repeat(3_000), piece.repeat(6_000));
        let cost = |text: &str| looks(|| drop(classify(text, None)));
        let (short, long) = (cost(&once), cost(&twice));
        assert!(long <= short * 21 / 10 + 100, "{piece:?}: {long} after {short}");
        // No byte is looked at more often than this.
        assert!(long <= 80 * twice.len() as u64, "{piece:?}: {long} of {}", twice.len());
    }
}

#[test]
fn blanks_of_every_kind_part_words_and_end_sentences() {
    let text = "Ярмарка прошла. Запись по телефону 8 (861) 275-10-50. Ждём";
    let groups = |text: &str| {
        let all = explain(text, None).into_iter();
        all.map(|one| (one.groups, one.rules)).collect::<Vec<_>>()
    };
    let plain = groups(text);
    assert_eq!(plain.len(), 4);
    for blank in ["\u{a0}", "\t", "  "] {
        assert_eq!(groups(&text.replace(' ', blank)), plain, "{blank:?}");
    }
    // A number is not read over these.
    for blank in ["\u{2009}", "\u{202f}", "\u{2007}", " \u{200b}", "\u{feff} "] {
        assert_eq!(groups(&text.replace(' ', blank)).len(), 4, "{blank:?}");
        assert_eq!(groups(&text.replace(' ', blank))[0], plain[0], "{blank:?}");
    }
    // What begins alike is no blank: a bullet, dashes, a quotation mark.
    assert_eq!(kinds("\u{2022}\u{2014}\u{201c}\u{fe0f}").len(), 4);
}

#[test]
fn letters_may_be_put_together() {
    let decomposed =
        "Зи\u{306}, Наи\u{306}ден зелёныи\u{306} е\u{308}жик, Мои\u{306} сад. Иои\u{306}";
    let composed = "Зй, Найден зелёный ёжик, Мой сад. Иой";
    assert_eq!(kinds(decomposed), kinds(composed));
    let letters = |text: &str| {
        let mut scanner = Scanner::new(text);
        let mut all = Vec::new();
        while scanner.next().is_some() {
            all.push(scanner.letters().to_vec());
        }
        all
    };
    assert_eq!(letters(decomposed), letters(composed));
}
