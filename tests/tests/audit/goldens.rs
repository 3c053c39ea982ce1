//! Whole reports, compared with files that were read by a person. `UPDATE_GOLDEN=1` rewrites
//! them.

use std::path::Path;

use gospablik::page::parse_day;
use gospablik::{Auditor, Lang};
use serde_json::json;

use super::support::{DAY, audit, complete, merge};

fn golden(name: &str, content: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, content).unwrap();
    }
    let want = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(content == want, "{name} differs; read the change, then UPDATE_GOLDEN=1\n{content}");
}

#[test]
fn the_complete_document() {
    let report = audit("federal", &complete(), DAY);
    golden("complete.ru.txt", &report.to_text(Lang::Ru));
    let json: serde_json::Value = serde_json::from_str(&report.to_json(Lang::En)).unwrap();
    assert_eq!(json["verdict"], "compliant");
    assert_eq!(json["counts"]["error"]["pass"], 6);
    // Keys stand in the order of the contract.
    let text = report.to_json(Lang::Ru);
    let keys = [
        "schemaVersion",
        "engine",
        "ruleset",
        "asOf",
        "organization",
        "verdict",
        "counts",
        "results",
        "contacts",
        "posts",
    ];
    let places: Vec<usize> =
        keys.iter().map(|key| text.find(&format!("\"{key}\":")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn a_page_with_many_faults() {
    let mut document = complete();
    merge(
        &mut document["pages"][0],
        &json!({
            "name": "Подслушано в Липовске", "website": "", "badge": false, "cover": null,
            "phones": ["+7 8 (861) 275-10-51", "8 (861) 275-10-51", "5-12-34", "+86 10 6532 1874"],
            "emails": ["adm@lipovsk-аdm.ru", "lipovsk@gmail.com"],
            "address": "г. Липовск, ул. Школьная",
            "description": "Жалобы и обращения направляйте на электронную почту. WhatsApp: 8 (918) 275-10-51.",
            "links": ["https://www.instagram.com/lipovsk"],
            "posts": [{"date": "2026-09-01", "text": "Плановое отключение воды.", "categories": ["notice"]}],
        }),
    );
    let report = audit("federal", &document, DAY);
    golden("faults.ru.txt", &report.to_text(Lang::Ru));
    golden("faults.en.txt", &report.to_text(Lang::En));
    // The hash of the rules changes with every word of them and is no part of what is compared.
    let sha = report.ruleset().sha256.clone();
    let json = report.to_json(Lang::Ru).replace(&sha, "<sha256>");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    golden("faults.json", &(serde_json::to_string_pretty(&json).unwrap() + "\n"));
}

#[test]
fn a_plain_text() {
    let text = "Совет района: телефон (861) 275-10-51, (861) 275-10-51\n\
                г. Липовск, ул. Школьная, 1\nsovet@rambler.ru\n\n\
                Почему закрыт мост? Объясняем: обследование показало износ опор, поэтому движение \
                остановлено до ремонта.\n";
    let auditor = Auditor::federal().unwrap();
    let report = auditor.audit_text(text, None, parse_day(DAY).unwrap()).unwrap();
    golden("text.ru.txt", &report.to_text(Lang::Ru));
}
