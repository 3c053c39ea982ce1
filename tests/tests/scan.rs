//! The scanner over whole texts: what it finds, and what must hold for any text.

use gospablik::Lang;
use gospablik::contact::phone::{self, Status};
use gospablik::contact::{address, email, ids, link};
use gospablik::text::scan::{Found, ScanOptions, scan, scan_record};
use serde_json::Value;

const TEXTS: &str = include_str!("../corpus/texts.jsonl");
const ALL: fn() -> ScanOptions = || ScanOptions { addresses: true, ..ScanOptions::default() };

fn texts() -> Vec<Value> {
    TEXTS.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn list(row: &Value, key: &str) -> Vec<String> {
    let items = row[key].as_array().unwrap();
    items.iter().map(|item| item.as_str().unwrap().to_owned()).collect()
}

/// Extensions are compared where the corpus gives them.
fn same_phone(got: &str, want: &str) -> bool {
    got == want || got.split('#').next() == Some(want)
}

#[test]
fn the_corpus() {
    let mut wrong = Vec::new();
    for row in texts() {
        let text = row["text"].as_str().unwrap();
        let (mut phones, mut emails, mut local) = (Vec::new(), Vec::new(), Vec::new());
        for found in scan(text, &ScanOptions::default()) {
            match found {
                Found::Phone(found) => match found.phone {
                    Some(phone) => phones.push(phone.to_string()),
                    None if found.status == Status::Local => {
                        local.push(found.span.slice(text).to_owned());
                    }
                    None => assert_eq!(found.status, Status::Short, "{text}"),
                },
                Found::Email(found) => emails.push(found.address().unwrap().to_string()),
                _ => {}
            }
        }
        let want = list(&row, "phones");
        let right = phones.len() == want.len()
            && phones.iter().zip(&want).all(|(got, want)| same_phone(got, want))
            && emails == list(&row, "emails")
            && local == list(&row, "local");
        if !right {
            wrong.push(format!("{}: {phones:?} {emails:?} {local:?}", row["id"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Kind and identity of a contact, without its place.
fn identity(found: &Found<'_>) -> String {
    match found {
        Found::Phone(found) => match found.phone {
            Some(phone) => format!("phone {phone}"),
            None => format!("phone {:?} {}", found.status, found.digits),
        },
        Found::Email(found) => format!("email {:?}", found.address().or(found.suggestion())),
        Found::Link(found) => format!("link {}", found.link),
        Found::Inn { inn, .. } => format!("inn {inn}"),
        Found::Ogrn { ogrn, .. } => format!("ogrn {ogrn}"),
        Found::Address(found) => format!("address {:?}", found.parts),
    }
}

fn all(text: &str) -> Vec<String> {
    scan(text, &ALL()).map(|found| identity(&found)).collect()
}

#[test]
fn spans_ascend_and_never_overlap() {
    for row in texts() {
        let text = row["text"].as_str().unwrap();
        for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
            let part = &text[..end];
            let mut last = 0;
            for found in scan(part, &ALL()) {
                let span = found.span();
                assert!(span.start >= last, "{part}");
                assert!(!span.slice(part).is_empty(), "{part}");
                last = span.end;
            }
        }
    }
}

#[test]
fn the_text_of_a_span_is_the_same_contact() {
    for row in texts() {
        let text = row["text"].as_str().unwrap();
        for found in scan(text, &ALL()) {
            let own = found.span().slice(text);
            match &found {
                Found::Phone(found) if found.phone.is_some() => {
                    let again = phone::check(own, &found.hints).next().unwrap();
                    assert_eq!(again.phone, found.phone, "{own}");
                }
                Found::Phone(_) => {}
                Found::Email(found) => {
                    let again = email::check(own).next().unwrap();
                    assert_eq!(again.address(), found.address(), "{own}");
                }
                Found::Link(found) => assert_eq!(link::check(own).unwrap().link, found.link),
                Found::Inn { inn, .. } => assert_eq!(own.parse::<ids::Inn>().unwrap(), *inn),
                Found::Ogrn { ogrn, .. } => assert_eq!(own.parse::<ids::Ogrn>().unwrap(), *ogrn),
                Found::Address(found) => {
                    assert_eq!(address::parse(own).house, found.parts.house, "{own}");
                }
            }
        }
    }
}

#[test]
fn prose_on_other_lines_changes_nothing() {
    for row in texts() {
        let text = row["text"].as_str().unwrap();
        let among = format!("Вчера было тепло, гуляли.\n{text}\nСегодня снег, а завтра дождь.");
        assert_eq!(all(text), all(&among), "{text}");
    }
}

#[test]
fn the_record_holds_every_kind() {
    let text = "☎ 8 (861) 275-10-50, adm@lipovsk.ru, vk.com/club1, ИНН 4505845060, \
                г. Липовск, ул. Школьная, 1";
    let record =
        serde_json::to_value(scan_record(text, &ScanOptions::default(), Lang::Ru)).unwrap();
    assert_eq!(record["phones"][0]["e164"], "+78612751050");
    assert_eq!(record["emails"][0]["address"], "adm@lipovsk.ru");
    assert_eq!(record["links"][0]["canonical"], "https://vk.com/club1");
    assert_eq!(record["links"][0]["ids"]["owner"], "-1");
    assert_eq!(record["ids"][0]["kind"], "inn");
    assert_eq!(record["addresses"][0]["street"], "Школьная");
    assert_eq!(record["phones"][0]["span"]["utf16Start"], 2);
}

#[test]
fn hostile_input_is_read_without_harm() {
    for piece in
        ["@", "+", "1", "1@", "+1", "8 (", "a@a.", "://", "(at)", "\0", "\u{301}", "\u{202e}", "１"]
    {
        let text = piece.repeat(20_000);
        let mut last = 0;
        for found in scan(&text, &ALL()) {
            assert!(found.span().start >= last, "{piece}");
            last = found.span().end;
        }
    }
}
