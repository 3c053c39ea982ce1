//! The command line: what is printed where, and the exit status, for every way to fail.

use std::fs;
use std::path::PathBuf;

use gospablik_tests::cli::{self, Run};

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes the file and audits it.
fn audit(name: &str, content: &[u8], args: &[&str]) -> Run {
    let folder = folder(&name.replace('.', "-"));
    fs::write(folder.join(name), content).unwrap();
    cli::run(&folder, &[&["audit", name], args].concat(), b"")
}

fn refused(run: &Run, err: &str) {
    assert_eq!((run.out.as_str(), run.err.as_str(), run.status), ("", err, 2));
}

#[test]
fn broken_json_is_an_error_with_its_place() {
    let broken = b"{\"schemaVersion\": 1,\n \"pages\": [}";
    refused(
        &audit("broken.json", broken, &[]),
        "broken.json: строка 2, столбец 12: здесь должно быть значение JSON, а стоит «}». Строки берут \
         в двойные кавычки; true, false и null пишут строчными буквами [json-value-expected]\n",
    );
    refused(
        &audit("broken-en.json", broken, &["--lang", "en"]),
        "broken-en.json: line 2, column 12: a JSON value belongs here, not '}'. Put strings in double \
         quotes; write true, false and null in lower case [json-value-expected]\n",
    );
    refused(
        &audit("prose.json", "Приёмная: 8 (861) 275-10-50".as_bytes(), &[]),
        "prose.json: строка 1, столбец 1: здесь должно быть значение JSON, а стоит «Приёмная». Строки \
         берут в двойные кавычки; true, false и null пишут строчными буквами [json-value-expected]\n",
    );
}

#[test]
fn unknown_fields_come_all_at_once_with_suggestions() {
    let document = b"{\"schemaVersion\": 1, \"organisation\": {},\n \"pages\": [{\"phone\": [], \"platform\": \"wk\"}]}";
    refused(
        &audit("typos.json", document, &[]),
        "typos.json: /organisation (строка 1, столбец 22): неизвестный ключ «organisation». Возможно, имелось в виду: organization [unknown-key]\n\
         typos.json: /pages/0/phone (строка 2, столбец 13): неизвестный ключ «phone». Возможно, имелось в виду: phones [unknown-key]\n\
         typos.json: /pages/0/platform (строка 2, столбец 38): неизвестное значение «wk»; возможны: vk, ok, max, telegram, dzen, rutube, \
         instagram, facebook, threads, twitter, youtube, whatsapp, viber. Выберите одно из возможных значений [unknown-value]\n",
    );
}

#[test]
fn a_document_over_the_limit_is_refused() {
    let mut large = b"{\"schemaVersion\": 1}".to_vec();
    large.resize((8 << 20) + 1, b' ');
    let message = "документ больше 8388608 байт. Разделите его: по документу на организацию, меньше публикаций [too-large]\n";
    refused(&audit("large.json", &large, &[]), &["large.json: ", message].concat());
    refused(&audit("large.txt", &large, &[]), &["large.txt: ", message].concat());
    large.truncate(8 << 20);
    assert_eq!(audit("full.json", &large, &["--as-of", "2026-11-23"]).err, "");
}

#[test]
fn bytes_that_are_not_utf8_are_refused() {
    refused(
        &audit("cp1251.txt", b"\xcf\xf0\xe8\xb8\xec\xed\xe0\xff", &[]),
        "cp1251.txt: строка 1, столбец 1: это не текст в кодировке UTF-8: байт 0 не читается. Сохраните \
         файл в UTF-8; Windows-1251 и UTF-16 не читаются [invalid-utf8]\n",
    );
    refused(
        &audit("cp1251.json", b"{\n\"a\": \"\xcf\"}", &["--lang=en"]),
        "cp1251.json: line 2, column 7: this is not UTF-8 text: byte 8 cannot be read. Save the file as \
         UTF-8; Windows-1251 and UTF-16 are not read [invalid-utf8]\n",
    );
}

#[test]
fn an_empty_file_is_refused() {
    for name in ["empty.json", "empty.txt", "empty.ndjson", "empty.dat"] {
        let run = audit(name, b"\n \n", &[]);
        assert!(run.err.starts_with(&[name, ": "].concat()), "{}", run.err);
        assert!(run.err.contains(
            "во входных данных ничего нет. Передайте документ JSON или текст страницы [empty-input]"
        ));
        assert_eq!((run.out.as_str(), run.status), ("", 2), "{name}");
    }
    refused(
        &cli::run(&folder("stdin"), &["audit"], b""),
        "стандартный ввод: во входных данных ничего нет. Передайте документ JSON или текст страницы [empty-input]\n",
    );
}

#[test]
fn a_missing_file_is_named() {
    let here = folder("missing");
    fs::create_dir_all(here.join("inside")).unwrap();
    refused(
        &cli::run(&here, &["audit", "нет.json"], b""),
        "нет.json: файла нет. Проверьте имя и каталог [file-not-found]\n",
    );
    refused(
        &cli::run(&here, &["audit", "none.txt", "--lang", "en"], b""),
        "none.txt: there is no such file. Check its name and directory [file-not-found]\n",
    );
    refused(
        &cli::run(&here, &["scan", "inside"], b""),
        "inside: это каталог. Укажите файлы в нём [file-not-readable]\n",
    );
}

#[test]
fn a_bad_line_becomes_a_record_and_the_run_goes_on() {
    let lines = concat!(
        "{\"schemaVersion\": 1, \"organization\": {\"externalId\": \"a\"}}\r\n",
        "\n",
        "{\"schemaVersion\": 1,\n",
        "{\"schemaVersion\": 1, \"organization\": {\"externalId\": \"b\"}}\n",
    );
    let run =
        audit("lines.ndjson", lines.as_bytes(), &["--format", "json", "--as-of", "2026-11-23"]);
    assert_eq!(run.err, "не удалось обработать строк: 1\n");
    assert_eq!(run.status, 2);
    let records: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["organization"]["externalId"], "a");
    assert_eq!(
        records[1],
        serde_json::json!({"file": "lines.ndjson", "line": 3, "error": {"code": "invalid-document", "problems": [{
            "code": "json-truncated", "message": "JSON обрывается, не закончившись",
            "help": "Проверьте, что файл записан целиком и все кавычки и скобки закрыты",
            "pointer": "", "line": 3, "column": 21}]}})
    );
    assert_eq!(records[2]["organization"]["externalId"], "b");
}

#[test]
fn a_line_over_the_limit_or_not_utf8_does_not_end_the_run() {
    let mut lines = vec![b' '; (8 << 20) + 1];
    lines.extend(b"\n\xff\n{\"schemaVersion\": 2}\n");
    lines.extend(vec![b'['; 9 << 20]);
    let run = audit("bad.jsonl", &lines, &["--format", "json", "--lang", "en"]);
    let codes: Vec<(u64, String)> = run
        .out
        .lines()
        .map(|line| {
            let record: serde_json::Value = serde_json::from_str(line).unwrap();
            let code = record["error"]["problems"][0]["code"].as_str().unwrap();
            (record["line"].as_u64().unwrap(), String::from(code))
        })
        .collect();
    let want = [
        (1, "too-large"),
        (2, "invalid-utf8"),
        (3, "unsupported-schema-version"),
        (4, "too-large"),
    ];
    assert_eq!(codes, want.map(|(line, code)| (line, String::from(code))));
    assert_eq!((run.err.as_str(), run.status), ("lines that could not be processed: 4\n", 2));
}

#[test]
fn standard_input_is_json_by_its_brace() {
    let here = folder("stdin-kind");
    let json = cli::run(
        &here,
        &["audit", "-", "--as-of", "2026-11-23"],
        b"\xEF\xBB\xBF \n{\"schemaVersion\": 0}",
    );
    assert!(json.err.contains("[unsupported-schema-version]"), "{}", json.err);
    let text = cli::run(&here, &["audit", "--as-of", "2026-11-23"], "Субботник прошёл".as_bytes());
    assert_eq!((text.err.as_str(), text.status), ("", 0));
    let forced = cli::run(&here, &["audit", "--input", "json"], "Субботник прошёл".as_bytes());
    assert!(forced.err.contains("[json-value-expected]"), "{}", forced.err);
}

#[test]
fn other_files_are_audited_when_one_is_refused() {
    let here = folder("several");
    fs::write(here.join("a.json"), "{").unwrap();
    fs::write(here.join("b.json"), "{\"schemaVersion\": 1, \"organization\": {\"externalId\": 7}}")
        .unwrap();
    let run =
        cli::run(&here, &["audit", "a.json", "b.json", "--format=json", "--as-of=2026-11-23"], b"");
    assert!(run.err.starts_with("a.json: строка 1, столбец 2: JSON обрывается"), "{}", run.err);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["organization"]["externalId"], 7);
    assert_eq!(run.status, 2);
}

#[test]
fn usage_errors_are_worded_in_the_language_asked_for() {
    let here = folder("usage");
    for (args, err) in [
        (
            &["audit", "--formt", "json"][..],
            "ошибка в командной строке: неизвестный параметр --formt. Возможно, имелось в виду: --format\nСправка: gospablik --help\n",
        ),
        (
            &["adit"],
            "ошибка в командной строке: неизвестная команда adit. Возможно, имелось в виду: audit\nСправка: gospablik --help\n",
        ),
        (
            &["adit", "--lang", "en"],
            "error in the command line: unknown command adit. Did you mean: audit\nHelp: gospablik --help\n",
        ),
        (
            &["--as-of", "2026-11-23", "audit"],
            "ошибка в командной строке: неизвестный параметр --as-of здесь; его пишут после команды: audit\nСправка: gospablik --help\n",
        ),
        (
            &["audit", "--as-of", "2026-11-23", "--as-of", "2026-11-24"],
            "ошибка в командной строке: --as-of <DATE> указан дважды\nСправка: gospablik --help\n",
        ),
        (
            &["audit", "--format", "xml"],
            "ошибка в командной строке: значение xml не годится для --format <text|json|html|letter|csv>. Возможны: text, json, html, letter, csv. Возможно, имелось в виду: html\nСправка: gospablik --help\n",
        ),
        (
            &["audit", "--as-of", "23.11.2026"],
            "ошибка в командной строке: значение 23.11.2026 не годится для --as-of <DATE>: \"23.11.2026\" — не дата. Пишите день существующей даты: 2026-11-18 [invalid-date]\nСправка: gospablik --help\n",
        ),
    ] {
        refused(&cli::run(&here, args, b""), err);
    }
    let none = cli::run(&here, &[], b"");
    assert_eq!((none.out.as_str(), none.status), ("", 2));
    assert!(none.err.contains("Использование: gospablik КОМАНДА"));
}

#[test]
fn help_is_in_russian_unless_asked() {
    let here = folder("help");
    let help = cli::run(&here, &["audit", "--help"], b"");
    assert_eq!((help.err.as_str(), help.status), ("", 0));
    for word in [
        "Проверить документы",
        "Использование:",
        "Параметры:",
        "Показать справку",
        "Код завершения",
    ] {
        assert!(help.out.contains(word), "{word}: {}", help.out);
    }
    let help = cli::run(&here, &["--lang=en", "--help"], b"").out;
    let cyrillic = |c: char| ('а'..='я').contains(&c.to_ascii_lowercase());
    assert!(help.contains("Usage:") && !help.contains(cyrillic), "{help}");
    let version = cli::run(&here, &["--version"], b"");
    assert_eq!((version.out, version.status), (format!("gospablik {}\n", gospablik::VERSION), 0));
}

#[test]
fn values_and_lines_are_answered_one_by_one() {
    let here = folder("values");
    let given = cli::run(&here, &["link", "vk.com/public5", "t.me/\nx"], b"");
    assert_eq!((given.out.lines().count(), given.err.as_str(), given.status), (2, "", 0));
    let first: serde_json::Value = serde_json::from_str(given.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["canonical"], "https://vk.com/club5");
    let lines = cli::run(&here, &["link"], b"vk.com/public5\r\n\n\xff\nvk.com/public6");
    let records: Vec<serde_json::Value> =
        lines.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 4);
    assert_eq!(records[0]["input"], "vk.com/public5");
    assert_eq!(records[1]["input"], "");
    assert_eq!(
        (&records[2]["line"], &records[2]["error"]["problems"][0]["code"]),
        (&3.into(), &"invalid-utf8".into())
    );
    assert_eq!(records[3]["input"], "vk.com/public6");
    assert_eq!(lines.status, 2);
    let none = cli::run(&here, &["link"], b"");
    assert_eq!((none.out.as_str(), none.err.as_str(), none.status), ("", "", 0));
}

#[test]
fn posts_are_classified_line_by_line() {
    let here = folder("classify");
    let lines = concat!(
        "{\"id\": \"1\", \"text\": \"Приём граждан состоится 5 мая в 10:00.\", \"labels\": []}\n",
        "{\"text\": \"x\"}\n",
        "{\"id\": 2, \"text\": \"\", \"date\": \"2026-05-05\"}\n",
    );
    let run = cli::run(&here, &["classify"], lines.as_bytes());
    let records: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        (&records[0]["id"], &records[0]["primary"]),
        (&"1".into(), &"event_announcement".into())
    );
    assert_eq!(records[1]["error"]["problems"][0]["code"], "missing-key");
    assert_eq!(
        (records[2]["id"].as_str(), records[2]["primary"].as_str()),
        (Some("2"), Some("uncertain"))
    );
    assert_eq!((run.err.as_str(), run.status), ("не удалось обработать строк: 1\n", 2));
}

#[test]
fn order_holds_over_many_lines() {
    let lines: String = (0..1000)
        .map(|n| format!("{{\"schemaVersion\": 1, \"organization\": {{\"externalId\": {n}}}}}\n"))
        .collect();
    let run = audit("many.ndjson", lines.as_bytes(), &["--format=json", "--as-of=2026-11-23"]);
    let ids: Vec<u64> = run
        .out
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["organization"]["externalId"]
                .as_u64()
                .unwrap()
        })
        .collect();
    assert_eq!(ids, (0..1000).collect::<Vec<u64>>());
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_quiet() {
    use std::process::{Command, Stdio};
    let here = folder("pipe");
    let lines = "vk.com/public5\n".repeat(50_000);
    fs::write(here.join("lines"), lines).unwrap();
    let mut child = Command::new(cli::binary())
        .arg("link")
        .stdin(fs::File::open(here.join("lines")).unwrap())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.stderr, output.status.code()), (Vec::new(), Some(0)));
}

/// The first document of the corpus: it meets every duty.
fn whole_document() -> serde_json::Value {
    let corpus = include_str!("../corpus/documents.jsonl");
    let row: serde_json::Value = serde_json::from_str(corpus.lines().next().unwrap()).unwrap();
    row["document"].clone()
}

#[test]
fn the_exit_status_follows_the_level_asked_for() {
    let full = whole_document();
    let mut failing = full.clone();
    failing["pages"] = serde_json::json!([]);
    let mut open = full.clone();
    open["pages"][0].as_object_mut().unwrap().remove("posts");
    let mut remark = full.clone();
    remark["pages"][0]["badge"] = false.into();
    for (name, document, verdict, statuses) in [
        ("full.json", &full, "compliant", [0, 0, 0]),
        ("failing.json", &failing, "non_compliant", [1, 1, 1]),
        ("open.json", &open, "undetermined", [0, 0, 1]),
        ("remark.json", &remark, "remarks", [0, 1, 0]),
    ] {
        for (level, status) in ["error", "warning", "undetermined"].into_iter().zip(statuses) {
            let args = ["--format=json", "--as-of=2026-11-20", "--fail-on", level];
            let run = audit(name, document.to_string().as_bytes(), &args);
            let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
            let told = (report["verdict"].as_str().unwrap(), run.status, run.err.as_str());
            assert_eq!(told, (verdict, status, ""), "{name} {level}");
        }
    }
}

#[test]
fn the_kind_of_the_body_can_be_given() {
    let here = folder("kind");
    let text = "Приёмная: 8 (861) 275-10-50, adm@lipovsk.ru".as_bytes();
    let args = ["audit", "--as-of", "2026-11-23", "--format", "json"];
    let missing = cli::run(&here, &args, text).out;
    let given = cli::run(&here, &[&args[..], &["--kind", "court"]].concat(), text).out;
    assert_ne!(missing, given);
    let wrong = cli::run(&here, &["audit", "--kind", "cort"], text);
    refused(
        &wrong,
        "ошибка в командной строке: значение cort не годится для --kind <KIND>. Возможны: state_body, municipal_body, subordinate, court. \
         Возможно, имелось в виду: court\nСправка: gospablik --help\n",
    );
}

#[test]
fn the_date_of_today_is_told() {
    let run = cli::run(&folder("today"), &["audit"], b"{\"schemaVersion\": 1}");
    assert!(run.err.starts_with("дата проверки не указана, принято сегодня: 20"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 1);
}

#[test]
fn rules_are_shown_checked_and_exported() {
    let here = folder("rules");
    let list = cli::run(&here, &["rules"], b"");
    assert!(list.out.contains("  page-exists "), "{}", list.out);
    assert_eq!((list.err.as_str(), list.status), ("", 0));
    let one = cli::run(&here, &["rules", "badge", "--format", "json"], b"").out;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&one).unwrap()["id"], "badge");
    refused(
        &cli::run(&here, &["rules", "badg"], b""),
        "federal: правила «badg» нет в наборе «federal». Возможно, имелось в виду: badge [unknown-rule]\n",
    );
    let export = cli::run(&here, &["rules", "export"], b"").out;
    fs::write(here.join("copy.json"), &export).unwrap();
    let check = cli::run(&here, &["rules", "check", "copy.json"], b"");
    assert!(check.out.starts_with("copy.json: набор правил в порядке: federal "), "{check:?}");
    assert_eq!(cli::run(&here, &["rules", "export", "copy.json"], b"").out, export);
    fs::write(
        here.join("typo.toml"),
        "schemaVersion = 1\nid = \"x\"\nversin = \"1\"\n[title]\nru = \"y\"\n",
    )
    .unwrap();
    let typo = cli::run(&here, &["audit", "--ruleset", "typo.toml"], b"{}");
    assert!(typo.err.contains("[unknown-key]") && typo.err.contains("version"), "{}", typo.err);
    assert!(typo.err.contains("typo.toml: /versin (строка 3, столбец 1): "), "{}", typo.err);
    fs::write(here.join("broken.toml"), "id = \n").unwrap();
    let broken = cli::run(&here, &["rules", "check", "broken.toml"], b"");
    assert!(
        broken.err.starts_with("broken.toml: строка 1, столбец 6: это не TOML: "),
        "{}",
        broken.err
    );
    assert_eq!((typo.status, broken.status), (2, 2));
}

#[test]
fn rules_may_ask_for_a_pattern() {
    let here = folder("pattern");
    let set = r#"{"schemaVersion": 1, "id": "names", "version": "1", "extends": "federal",
        "title": {"ru": "Имена"}, "rules": [{"id": "names-number", "scope": "page",
        "category": "page", "severity": "info", "title": {"ru": "Номер в названии"},
        "message": {"ru": "В названии нет номера."}, "help": {"ru": "Добавьте номер."},
        "basis": [{"act": "advice", "kind": "guidance", "confidence": "confirmed",
        "checkedOn": "2026-03-31"}], "inForce": {"from": "always"},
        "require": {"kind": "matches", "field": "name", "pattern": "№ \\d+"}}]}"#;
    fs::write(here.join("names.json"), set).unwrap();
    let check = cli::run(&here, &["rules", "check", "names.json"], b"");
    assert_eq!((check.err.as_str(), check.status), ("", 0));
    for (name, outcome) in [("Школа № 5", "pass"), ("Школа", "fail")] {
        let document = serde_json::json!({
            "schemaVersion": 1, "pages": [{"url": "https://vk.com/club1", "name": name}],
        });
        let args =
            ["audit", "--ruleset", "names.json", "--as-of", "2026-11-20", "--format", "json"];
        let run = cli::run(&here, &args, document.to_string().as_bytes());
        let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let results = report["results"].as_array().unwrap();
        let result = results.iter().find(|result| result["rule"] == "names-number").unwrap();
        assert_eq!(result["outcome"], outcome);
    }
    fs::write(here.join("names.json"), set.replace("№ ", "(№ ")).unwrap();
    let broken = cli::run(&here, &["rules", "check", "names.json"], b"");
    assert!(broken.err.contains("[unusable-pattern]"), "{broken:?}");
    assert_eq!(broken.status, 2);
}

#[test]
fn a_text_is_scanned_as_a_whole() {
    let run = cli::run(
        &folder("scan"),
        &["scan"],
        "Тел. 8 (861) 275-10-50,\nпочта adm@lipovsk.ru".as_bytes(),
    );
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(found["phones"][0]["e164"], "+78612751050");
    assert_eq!(found["emails"][0]["address"], "adm@lipovsk.ru");
    assert_eq!((run.out.lines().count(), run.err.as_str(), run.status), (1, "", 0));
}
