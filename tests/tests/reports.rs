//! Reports for people: the text, the page and the letter of three documents, read by a person
//! (`UPDATE_GOLDEN=1` rewrites them); hostile documents; answers of APIs; a large register.

use std::fs;
use std::path::{Path, PathBuf};

use gospablik::page::{Source, parse_day};
use gospablik::report::Report;
use gospablik::{Auditor, Document, Lang};
use gospablik_tests::cli;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(name: &str) -> (Report, Document) {
    let json =
        fs::read_to_string(here("corpus/reports").join(name).with_extension("json")).unwrap();
    let document = Document::from_json(&json).unwrap();
    let report = Auditor::federal().unwrap().audit(&document, parse_day("2026-11-23").unwrap());
    (report, document)
}

fn golden(name: &str, content: &str) {
    let path = here("golden/reports").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
    }
    let want = fs::read_to_string(&path).unwrap_or_default();
    assert!(content == want, "{name} differs; read the change, then UPDATE_GOLDEN=1");
}

#[test]
fn three_documents_read_by_a_person() {
    for name in ["good", "bad", "empty"] {
        let (report, document) = read(name);
        golden(&format!("{name}.ru.txt"), &report.to_text(Lang::Ru));
        golden(&format!("{name}.letter.ru.txt"), &report.to_letter(Lang::Ru));
        golden(&format!("{name}.letter.en.txt"), &report.to_letter(Lang::En));
        // The hash of the rules changes with every word of them.
        let sha = report.ruleset().sha256.clone();
        for lang in [Lang::Ru, Lang::En] {
            let html = report.to_html(&document, lang).replace(&sha, "<sha256>");
            let lines = html.replace("><", ">\n<");
            golden(&format!("{name}.{}.html", lang.code()), &lines);
        }
    }
}

#[test]
fn a_letter_is_one_page() {
    for name in ["good", "bad", "empty", "hostile"] {
        let (report, _) = read(name);
        for lang in [Lang::Ru, Lang::En] {
            let letter = report.to_letter(lang);
            assert!(letter.lines().count() <= 60, "{name}: {}", letter.lines().count());
            let widest = letter.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(80), "{name}: {widest:?}");
        }
    }
}

#[test]
fn a_letter_without_pages_speaks_of_none() {
    for (pages, verdict) in [
        ("", "Вывод об обязательных требованиях пока сделать нельзя"),
        (r#", "pages": []"#, "По проверенным данным обязательные требования выполнены не все"),
    ] {
        let json = format!(r#"{{"schemaVersion": 1, "organization": {{"name": "Школа"}}{pages}}}"#);
        let document = Document::from_json(&json).unwrap();
        let report = Auditor::federal().unwrap().audit(&document, parse_day("2026-11-23").unwrap());
        let letter = report.to_letter(Lang::Ru);
        assert!(letter.starts_with("Ответственному за официальные страницы\nШкола\n"), "{letter}");
        let start = format!("Проверка проведена по состоянию на 23.11.2026. {verdict}");
        assert!(letter.replace('\n', " ").contains(&start), "{letter}");
    }
}

/// Every tag of the page is one of the templates': nothing of the document opens another.
#[test]
fn hostile_texts_are_text() {
    let (report, document) = read("hostile");
    for lang in [Lang::Ru, Lang::En] {
        let html = report.to_html(&document, lang);
        let lower = html.to_lowercase();
        for tag in ["<script", "<img", "<iframe", "<object", "<base", "<form", "<link"] {
            assert!(!lower.contains(tag), "{tag}");
        }
        assert_eq!(lower.matches("<style").count(), 1);
        assert_eq!(lower.matches("</blockquote>").count(), lower.matches("<blockquote").count());
        assert!(!lower.contains("href=\"javascript"));
        assert!(!lower.contains(" onmouseover=\"") && !lower.contains(" onerror=\""));
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        let steering = |c: &char| {
            (c.is_control() && *c != '\n' && *c != '\t')
                || matches!(c, '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        assert_eq!(html.chars().find(steering), None);
        assert!(html.contains("<span class=\"code\">U+202E</span>"));
        // The post of 100 000 letters is cut, with a count.
        assert!(html.len() < 150_000, "{}", html.len());
    }
    let html = report.to_html(&document, Lang::Ru);
    assert!(html.contains("… пропущено 99841 знак …"), "the count of what is left out");
}

#[test]
fn nothing_is_loaded_and_nothing_runs() {
    for name in ["good", "bad", "empty", "hostile"] {
        let (report, document) = read(name);
        let html = report.to_html(&document, Lang::Ru);
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"ru\">"));
        for load in [" src=", "url(", "@import", "<link", "<script"] {
            let own = html.replace("&lt;img src=", "");
            assert!(!own.contains(load), "{name}: {load}");
        }
    }
}

/// Of what no page was read, nothing can be said to be missing.
#[test]
fn contacts_that_nobody_looked_for_are_not_checked() {
    let json = r#"{"schemaVersion": 1, "pages": [{"url": "https://vk.com/club1", "phones": []}]}"#;
    let document = Document::from_json(json).unwrap();
    let report = Auditor::federal().unwrap().audit(&document, parse_day("2026-11-23").unwrap());
    let html = report.to_html(&document, Lang::Ru);
    let (_, contacts) = html.split_once("<dl class=\"contacts\">").unwrap();
    let (contacts, _) = contacts.split_once("</dl>").unwrap();
    let told = |kind: &str, word: &str| {
        let line = format!("<dt>{kind}</dt><dd><span class=\"soft\">{word}</span></dd>");
        assert!(contacts.contains(&line), "{line}: {contacts}");
    };
    told("Телефоны", "не найдено");
    told("Почта", "не проверено");
    told("Адреса", "не проверено");
    told("Ссылки", "не проверено");
}

/// A report that is shown beside another document quotes what it found all the same.
#[test]
fn evidence_survives_another_document() {
    let (report, _) = read("bad");
    let html = report.to_html(&Document::default(), Lang::Ru);
    assert!(html.contains("<mark>shkola5@gmail.com</mark>"));
}

fn import(source: &str, json: &str) -> serde_json::Value {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reports").join(source);
    fs::create_dir_all(&folder).unwrap();
    let file = format!("{:x}.json", json.len());
    fs::write(folder.join(&file), json).unwrap();
    let run = cli::run(&folder, &["audit", "--input", source, &file, "--format", "json"], b"");
    assert_eq!(run.err, "");
    serde_json::from_str(&run.out).unwrap()
}

fn result<'r>(report: &'r serde_json::Value, rule: &str) -> &'r serde_json::Value {
    let results = report["results"].as_array().unwrap();
    results.iter().find(|result| result["rule"] == rule).unwrap()
}

#[test]
fn answers_of_vk_are_audited() {
    let json = fs::read_to_string(here("corpus/import/vk.json")).unwrap();
    let report = import("vk", &json);
    assert_eq!(report["asOf"], "2026-11-20");
    assert_eq!(result(&report, "contact-email")["outcome"], "pass");
    assert_eq!(result(&report, "badge")["outcome"], "pass");
    assert_eq!(report["contacts"]["emails"][0]["address"], "sosh5@lipovsk-edu.ru");
    assert_eq!(result(&report, "contact-website")["reason"], serde_json::Value::Null);
}

#[test]
fn answers_of_ok_are_audited() {
    let json = fs::read_to_string(here("corpus/import/ok.json")).unwrap();
    let report = import("ok", &json);
    assert_eq!(report["pages"][0]["platform"], "ok");
    assert_eq!(result(&report, "contact-phone")["outcome"], "pass");
    assert_eq!(report["contacts"]["phones"][0]["number"], "+78456421122");
}

#[test]
fn what_a_network_would_not_show_is_unknown_with_the_reason() {
    let envelope = |group: &str, wall: &str| {
        format!(
            r#"{{"collectedAt": "2026-11-20T09:00:00+03:00", "organization": {{"kind": "court"}},
                "groups.getById": {group}, "wall.get": {wall}}}"#
        )
    };
    let group = r#"{"response": {"groups": [{"id": 5, "name": "Суд", "description": "Суд"}]}}"#;
    let deleted = r#"{"response": {"groups": [{"id": 5, "deactivated": "deleted"}]}}"#;
    let error = |code: u32| format!(r#"{{"error": {{"error_code": {code}}}}}"#);
    for (json, rule, code, message) in [
        (
            envelope(group, &error(15)),
            "content-event-report",
            "posts-access-denied",
            "нет доступа к стене",
        ),
        (
            envelope(group, &error(18)),
            "content-commentary",
            "posts-deleted",
            "стена недоступна: сообщество удалено или заблокировано",
        ),
        (envelope(deleted, &error(15)), "description", "page-deleted", "сообщество удалено"),
        (
            envelope(&error(27), r#"{"response": {"count": 0, "items": []}}"#),
            "contact-address",
            "page-access-denied",
            "нет доступа к странице сообщества",
        ),
        // Of a page that no answer shows it is not known whether there is one.
        (
            envelope(&error(6), &error(6)),
            "page-exists",
            "page-failed",
            "сеть ответила ошибкой и не показала страницу",
        ),
        (
            envelope(&error(5), &error(5)),
            "page-exists",
            "page-access-denied",
            "нет доступа к странице сообщества",
        ),
    ] {
        let report = import("vk", &json);
        let result = result(&report, rule);
        assert_eq!(result["outcome"], "unknown", "{code}");
        assert_eq!(result["reason"]["code"], code);
        assert_eq!(result["reason"]["message"], message);
    }
    let document = Document::import(Source::Vk, &envelope(deleted, &error(15))).unwrap();
    let report = Auditor::federal().unwrap().audit(&document, parse_day("2026-11-20").unwrap());
    assert!(report.to_text(Lang::Ru).contains("\n  Почему: сообщество удалено\n"));
    let letter = report.to_letter(Lang::Ru).replace('\n', " ");
    assert!(letter.contains("Почему: сообщество удалено."), "{letter}");
    assert!(report.to_html(&document, Lang::Ru).contains("Почему: сообщество удалено"));
}

/// What came in another shape than the network's is not checked: no duty is met by it and none
/// is broken.
#[test]
fn odd_answers_decide_nothing() {
    let group = r#"{"response": {"groups": [{"id": 5, "name": "Суд"}]}}"#;
    let vk = |group: &str, wall: &str| {
        format!(r#"{{"collectedAt": "2026-11-20", "groups.getById": {group}, "wall.get": {wall}}}"#)
    };
    let ok = |group: &str, topics: &str| {
        let topics = format!(r#""mediatopic.getTopics": {topics}"#);
        format!(r#"{{"collectedAt": "2026-11-20", "group.getInfo": {group}, {topics}}}"#)
    };
    for (source, json) in [
        ("vk", vk("[]", "[]")),
        ("vk", vk(r#"{"error": "boom"}"#, r#"{"response": false}"#)),
        ("vk", vk(r#"{"response": {"groups": []}}"#, r#"{"response": {"count": 0, "items": []}}"#)),
        ("vk", vk(r#"{"response": {"groups": [1, null, "a"]}}"#, r#"{"response": {"items": {}}}"#)),
        ("vk", vk(group, r#"{"response": {"count": 3, "items": [1, "a", null]}}"#)),
        ("vk", vk(group, r#"{"response": {"count": "1", "items": [{"id": 1, "date": "x"}]}}"#)),
        ("vk", vk(group, r#"{"response": {"count": 1, "items": [{"date": 99999999999999}]}}"#)),
        ("ok", ok("[null]", r#"{"media_topics": null}"#)),
        ("ok", ok(r#"{"error_code": "10"}"#, r#"{"error_code": 10}"#)),
        ("ok", ok(r#"[{"uid": 1}]"#, r#"{"media_topics": [7, {"created_ms": "x"}]}"#)),
    ] {
        let report = import(source, &json);
        for result in report["results"].as_array().unwrap() {
            let (rule, outcome) = (&result["rule"], &result["outcome"]);
            let listed = rule == "page-exists" && outcome == "pass" && json.contains(": 5")
                || json.contains(r#""uid": 1"#);
            let duty = result["severity"] == "error" && !listed;
            assert!(outcome != "fail" && !(duty && outcome == "pass"), "{json}: {rule} {outcome}");
        }
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reports/odd");
    fs::create_dir_all(&folder).unwrap();
    for (json, code) in [
        ("<!DOCTYPE html><h1>502 Bad Gateway</h1>", "[json-value-expected]"),
        (r#"{"groups.getById": {"response": {"gro"#, "[json-truncated]"),
        (r#"{"groups.getById": "<html>"}"#, "[expected-object]"),
        (r#"{"error": {"error_code": 5}}"#, "[no-answers]"),
        ("[]", "[expected-object]"),
    ] {
        fs::write(folder.join("a.json"), json).unwrap();
        let run = cli::run(&folder, &["audit", "--input", "vk", "a.json"], b"");
        assert!(run.err.contains(code) && run.out.is_empty() && run.status == 2, "{}", run.err);
    }
}

/// The last digit of a 10-digit ИНН.
fn inn(nine: u64) -> String {
    let digits = format!("{nine:09}");
    let weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
    let sum: u32 = digits.bytes().zip(weights).map(|(b, w)| u32::from(b - b'0') * w).sum();
    format!("{digits}{}", sum % 11 % 10)
}

#[test]
fn a_register_of_a_thousand_becomes_a_summary() {
    let mut register = String::from("\u{FEFF}№;ИНН;Наименование;Вид;Регион;ВКонтакте;Сайт\r\n");
    for n in 1..=1000u64 {
        let kind = ["ОМСУ", "подведомственная организация", "суд"][(n % 3) as usize];
        let page =
            if n % 10 == 0 { String::from("нет") } else { format!("https://vk.com/club{n}") };
        let inn = inn(231_200_000 + n);
        register.push_str(&format!(
            "{n};{inn};\"Школа № {n} «Ёлочка»; филиал\";{kind};23;{page};https://school{n}.ru\r\n"
        ));
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reports");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("register.csv"), register).unwrap();
    let args = [
        "audit",
        "--input",
        "register",
        "register.csv",
        "--as-of",
        "2026-11-23",
        "--format",
        "csv",
        "--csv-excel",
    ];
    let run = cli::run(&folder, &args, b"");
    assert_eq!((run.err.as_str(), run.status), ("", 1));
    let lines: Vec<&str> = run.out.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1001);
    assert!(lines[0].starts_with("\u{FEFF}Код;ИНН;ОГРН;Организация;Дата проверки;Итог;"));
    let first = format!(
        "1;{};;\"Школа № 1 «Ёлочка»; филиал\";23.11.2026;не хватает данных;1;0;",
        inn(231_200_001)
    );
    assert!(lines[1].starts_with(&first), "{}", lines[1]);
    assert!(lines[10].contains(";не соответствует;0;1;0;0;"), "{}", lines[10]);
    fs::write(folder.join("summary.csv"), &run.out).unwrap();
}

#[test]
fn a_bad_line_of_a_register_is_told_and_the_others_go_on() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reports/bad-line");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("r.csv"), "name,inn\nА,1\nБ,4505845060\n").unwrap();
    let args = ["audit", "r.csv", "--as-of", "2026-11-23", "--format", "csv", "--lang", "en"];
    let run = cli::run(&folder, &args, b"");
    assert_eq!(run.status, 2);
    assert_eq!(run.out.lines().count(), 2);
    assert!(run.out.lines().last().unwrap().starts_with(",4505845060,,Б,2026-11-23,"));
    assert_eq!(
        run.err,
        "r.csv: /organization/inn (line 2, column 2): '1' is no ИНН, which has 10 or 12 digits, the \
         last of which check the others. Compare the number; format the column of the table as text \
         [register-inn]\nlines that could not be processed: 1\n"
    );
}

#[test]
fn a_repeated_inn_is_told_and_both_lines_are_audited() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reports/twice");
    fs::create_dir_all(&folder).unwrap();
    let register = "sep=;\r\nНаименование;ИНН\r\nШкола;4505845060\r\nСуд;\r\nФилиал;4505845060\r\n";
    fs::write(folder.join("r.csv"), register).unwrap();
    let args = ["audit", "r.csv", "--as-of", "2026-11-23", "--format", "csv", "--lang", "en"];
    let run = cli::run(&folder, &args, b"");
    assert_eq!((run.out.lines().count(), run.status), (4, 0));
    assert_eq!(
        run.err,
        "r.csv: /organization/inn (line 5, column 2): the ИНН 4505845060 stands in line 3 already; \
         both lines were audited. Leave a branch as it is; remove one of the lines where it is a \
         repetition [register-inn-twice]\n"
    );
}

#[test]
fn one_page_is_about_one_document() {
    let run = cli::run(&here("corpus"), &["audit", "documents.jsonl", "--format", "html"], b"");
    assert_eq!((run.out.as_str(), run.status), ("", 2));
    let run = cli::run(&here("corpus"), &["audit", "complete.json", "--csv-excel"], b"");
    assert_eq!((run.out.as_str(), run.status), ("", 2));
}
