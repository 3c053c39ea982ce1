//! Content categories: the figures on the judged half, and the hard cases.

use gospablik::text::category::record;
use gospablik::text::{Category, Primary, classify};
use gospablik_tests::cli;
use gospablik_tests::posts::{self, Half, Set};
use gospablik_tests::score::Score;
use serde_json::{Value, json};

/// The categories of a text by name, the primary one first, and the evidence of the first.
fn told(text: &str) -> (&'static str, Vec<&'static str>, Vec<String>) {
    let found = classify(text, None);
    let labels = found.categories.iter().map(|label| label.category.as_str()).collect();
    let first = found.categories.first();
    let spans = first.map(|label| label.evidence.clone()).unwrap_or_default();
    let evidence = spans.iter().map(|span| span.slice(text).to_owned()).collect();
    (found.primary.as_str(), labels, evidence)
}

/// The goals of all posts: primary category, reports, commentaries, doubt, evidence.
fn reaches(score: &Score, report: (usize, usize), commentary: (usize, usize), primary: usize) {
    println!("{score}");
    assert!(score.accuracy().per_mille() >= primary, "{score}");
    let of = |category| (score.precision(category).per_mille(), score.recall(category).per_mille());
    let (precision, recall) = of(Category::EventReport);
    assert!(precision >= report.0 && recall >= report.1, "{score}");
    let (precision, recall) = of(Category::Commentary);
    assert!(precision >= commentary.0 && recall >= commentary.1, "{score}");
    assert!(score.uncertain().per_mille() <= 150, "{score}");
    assert!(score.evidence.per_mille() >= 800, "{score}");
}

#[test]
fn the_judged_half_reaches_the_goals() {
    reaches(&Score::of(&posts::half(Half::Judge)), (920, 880), (900, 750), 800);
}

#[test]
fn the_tuning_posts_do_not_get_worse() {
    reaches(&Score::of(&posts::half(Half::Tune)), (990, 990), (990, 880), 970);
    reaches(&Score::of(&posts::own(Set::Older)), (980, 980), (990, 880), 955);
    reaches(&Score::of(&posts::own(Set::Tuned)), (920, 990), (920, 990), 900);
    reaches(&Score::of(&posts::official(Half::Tune)), (990, 940), (940, 990), 920);
}

#[test]
fn posts_on_other_topics_are_told_as_well() {
    reaches(&Score::of(&posts::own(Set::HeldOut)), (920, 880), (900, 750), 870);
    reaches(&Score::of(&posts::official(Half::Judge)), (920, 880), (900, 750), 890);
}

#[test]
fn a_text_that_lists_the_duties_satisfies_none() {
    let text = "Согласно перечню, который утвердило Правительство, на официальной странице \
                размещаются отчёты о проведённых мероприятиях, комментарии по актуальным \
                вопросам, а также контактные данные: телефоны и адреса электронной почты.";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "other");
    assert_eq!(labels, ["other"]);
    assert_eq!(evidence, [text]);
}

#[test]
fn a_report_may_begin_with_an_invitation() {
    let text = "Приходите в гости к мастерам! Под таким названием в субботу в Доме ремёсел прошла \
                ярмарка. Свои работы показали 23 гончара и ткачихи, посетители слепили больше \
                сотни свистулек.";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "event_report");
    assert_eq!(labels[0], "event_report");
    assert!(evidence.iter().any(|place| place.contains("прошла ярмарка")), "{evidence:?}");
    assert!(!evidence.iter().any(|place| place.starts_with("Приходите")), "{evidence:?}");
}

#[test]
fn a_question_with_past_tense_verbs_is_no_report() {
    let text = "Ольга К. спрашивает: «Почему отменили концерт и провели собрание в холодном зале?» \
                Отвечаем: в клубе прорвало трубу, отопление вернули через два дня. Концерт \
                покажем в мае.";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "qa_feedback");
    assert!(!labels.contains(&"event_report"), "{labels:?}");
    assert!(evidence.iter().any(|place| place.contains("спрашивает")), "{evidence:?}");
}

#[test]
fn the_word_comments_in_page_furniture_makes_no_commentary() {
    let text = "Главная › Новости\nВ лицее состоялась встреча выпускников разных лет. Гостей \
                провели по обновлённым классам, вечером все собрались в актовом зале.\n\
                Комментарии: 12\nНравится\nПоделиться\nИсточник: сайт лицея";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "event_report");
    assert_eq!(labels, ["event_report"]);
    assert_eq!(
        evidence,
        [
            "В лицее состоялась встреча выпускников разных лет.",
            "Гостей провели по обновлённым классам, вечером все собрались в актовом зале."
        ]
    );
    let (_, labels, _) = told("Комментарии: 12\nНравится\nПоделиться\nИсточник");
    assert!(!labels.contains(&"commentary"), "{labels:?}");
}

#[test]
fn spaced_capitals_are_read_as_a_word() {
    let text = "В Н И М А Н И Е ! О Т К Л Ю Ч Е Н И Е горячей воды на Речной, 3–15. 14 мая с 9:00 \
                до 17:00.";
    let (primary, _, evidence) = told(text);
    assert_eq!(primary, "notice");
    assert!(evidence.iter().any(|place| place.contains("О Т К Л Ю Ч Е Н И Е")), "{evidence:?}");
    let text = "П О З Д Р А В Л Я Е М педагогов!";
    assert_eq!(told(text).0, "congratulation");
    assert_eq!(told(text).2, [text]);
}

#[test]
fn glued_hashtags_are_no_sentence() {
    let text = "Сегодня второклассники посетили пожарную часть. Ребятам показали цистерну и дали \
                примерить каску.\n#ПоздравляемСПраздником#ЖдёмВасНаКонцерте#Вакансии";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "event_report");
    assert_eq!(labels, ["event_report"]);
    assert_eq!(
        evidence,
        [
            "Сегодня второклассники посетили пожарную часть.",
            "Ребятам показали цистерну и дали примерить каску."
        ]
    );
}

#[test]
fn a_commentary_needs_no_verb_of_saying() {
    let text = "Субсидия на теплицу: кому её не дадут\nПоддержка положена только тем, у кого \
                хозяйство внесено в реестр. Пенсионер вправе подать заявление наравне со всеми, \
                однако долг по налогам — основание для отказа. Если теплица куплена до заявки, \
                расходы не возмещаются.";
    let (primary, labels, evidence) = told(text);
    assert_eq!(primary, "commentary");
    assert_eq!(labels[0], "commentary");
    assert!(evidence.iter().any(|place| place.contains("вправе подать")), "{evidence:?}");
}

#[test]
fn an_official_quoted_is_a_commentary_with_the_quotation_as_evidence() {
    let quotation = "«У органов власти есть выбор, в какой социальной сети вести официальные \
                     аккаунты. Каждая имеет свои особенности, инструменты и форматы. Но независимо \
                     от выбора площадки важно, прежде всего, обеспечить эффективную работу \
                     госпабликов: системно наполнять контентом, доступно доносить информацию, \
                     получать обратную связь, анализировать и использовать при принятии \
                     управленческих решений";
    let text = format!(
        "Определены социальные сети для официальных страниц: ими стали «ВКонтакте» и \
         «Одноклассники».\nСогласно распоряжению, паблик ведомства может быть создан в любой сети \
         из перечня.\nДокумент определяет, что размещают учреждения: это отчеты о проводимых \
         мероприятиях, комментарии по актуальным вопросам и контактные данные.\n{quotation}», - \
         отметил председатель объединения.\n#МСУ #Законодательство\nИсточник: Официальный \
         сайт\nПонравилась новость?\nПоделись с друзьями!"
    );
    let (primary, _, evidence) = told(&text);
    assert_eq!(primary, "commentary");
    assert!(evidence.iter().any(|place| place.starts_with(quotation)), "{evidence:?}");
}

#[test]
fn doubtful_posts_alone_leave_both_duties_open_and_are_shown() {
    let doubtful = "Как мы строили мост и почему не успели\nОпоры поставили в июле, пролёт \
                    смонтировали в августе. Потом пришла вода, какой не было сорок лет, и площадку \
                    затопило. Подрядчик потерял месяц, мы — веру в графики. Ошибка была в том, что \
                    проект привязали к среднему уровню, а не к максимальному. Пересчитали, подняли \
                    насыпь на метр, это удорожает объект на 4 %. Сдача — в мае, и торопить людей не \
                    станем.";
    assert_eq!(told(doubtful).0, "uncertain");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = std::fs::read_to_string(root.join("examples/school.json")).unwrap();
    let mut school: Value = serde_json::from_str(&text).unwrap();
    // Every post of the period is there, so without the doubtful one both duties are neglected.
    for (posts, outcome) in
        [(json!([]), "fail"), (json!([{"date": "2026-11-19", "text": doubtful}]), "unknown")]
    {
        school["pages"][0]["posts"] = posts;
        let args = ["audit", "--as-of", "2026-11-23", "--format", "json"];
        let run = cli::run(root, &args, school.to_string().as_bytes());
        let report: Value = serde_json::from_str(&run.out).unwrap();
        for rule in ["content-event-report", "content-commentary"] {
            let results = report["results"].as_array().unwrap();
            let result = results.iter().find(|result| result["rule"] == rule).unwrap();
            assert_eq!(result["outcome"], outcome, "{result}");
            if outcome == "unknown" {
                let shown = &result["findings"][0];
                assert_eq!(shown["code"], "post-uncertain", "{result}");
                assert_eq!(shown["pointer"], "/pages/0/posts/0", "{result}");
                assert_eq!(result["missing"], json!([]), "{result}");
            }
        }
    }
}

#[test]
fn other_languages_of_official_pages_are_not_guessed_at() {
    for text in [
        "Хөрмәтле авылдашлар! Иртәгә мәдәният йортында бәйрәм концерты була. Барыгызны да көтәбез!",
        "Хисетлӗ ял ҫыннисем! Паян шкулта уяв иртрӗ, ачасем сӑвӑсем каларӗҫ.",
        "Ытыктабыллаах дьон! Бүгүн кулуупка улахан мунньах буолла.",
        "Dear residents, the annual city fair takes place next Sunday on the main square.",
    ] {
        let found = classify(text, None);
        assert_eq!(found.primary, Primary::UnsupportedLanguage, "{text}");
        assert!(found.categories.is_empty());
    }
    let russian = "В музее открылась выставка «Җиде ул», её посетили 200 человек.";
    assert_eq!(told(russian).0, "event_report");
}

#[test]
fn a_record_is_a_line_of_the_command_line_tool() {
    let text = "Вчера в школе прошёл турнир по шахматам 🏆";
    let line = serde_json::to_value(record("7", text, None)).unwrap();
    assert_eq!(line["id"], "7");
    assert_eq!(line["primary"], "event_report");
    let place = &line["categories"][0]["evidence"][0];
    assert_eq!(line["categories"][0]["category"], "event_report");
    assert_eq!(place["text"], text);
    assert_eq!(place["span"]["start"], 0);
    assert_eq!(place["span"]["end"], text.len());
    assert_eq!(place["span"]["utf16End"], text.encode_utf16().count());
}

#[test]
fn hostile_texts_are_read_to_their_end() {
    let mut texts = vec![
        String::new(),
        "\0\0\0".into(),
        "\u{301}\u{301}".into(),
        "\u{202e}состоялся\u{202c}".into(),
        "@".repeat(1 << 20),
        "«".repeat(100_000),
        "+7(".repeat(50_000),
        "1-".repeat(50_000),
        "А ".repeat(50_000),
        "#а".repeat(50_000),
        "ё".repeat(1 << 19),
    ];
    let post = &posts::load("posts_own")[0].text;
    texts.extend((0..post.len()).filter_map(|end| post.get(..end).map(str::to_owned)));
    for text in texts {
        let found = classify(&text, None);
        for label in &found.categories {
            assert!(label.confidence <= 1000);
            assert!(label.evidence.iter().all(|span| !span.is_empty()));
            assert!(label.evidence.iter().all(|span| !span.slice(&text).is_empty()));
        }
    }
    assert_eq!(classify("", None).primary, Primary::Uncertain);
}
