//! Properties of the audit over many documents.

use gospablik::report::{Applicability, Outcome, Report, RuleResult, Severity};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::support::{DAY, audit, complete, outcomes};

/// Fields that are observations: taking one away never turns into a new failure. What declares
/// (exemption, tier, sharedWith, categories, level, abroad) is not among them.
/// Neither is the address of the page: a page of an unknown network is judged as if it were an
/// official one, and one of a network that is not listed is not.
const OBSERVED: [&str; 17] = [
    "name",
    "description",
    "website",
    "phones",
    "emails",
    "address",
    "badge",
    "avatar",
    "cover",
    "closed",
    "commentsOpen",
    "posForms",
    "hours",
    "members",
    "links",
    "postsCoverage",
    "posts",
];
const OF_POSTS: [&str; 4] = ["date", "text", "links", "pinned"];
const OF_ORGANIZATION: [&str; 6] =
    ["name", "kind", "subject", "website", "contacts", "siteLinksToPages"];

fn one_of(values: &[Value]) -> impl Strategy<Value = Value> + use<> {
    proptest::sample::select(values.to_vec())
}

prop_compose! {
    fn post()(
        day in 0_u8..=28,
        month in 7_u8..=11,
        kind in one_of(&[json!(["event_report"]), json!(["commentary"]), json!(["notice"]), json!([]), json!(null)]),
        text in one_of(&[
            json!("Новость района."),
            json!("Мост осмотрели. Считаем, что причина в опорах."),
            json!("Наша почта adm@lipovsk-adm.ru, телефон 8 (861) 275-10-51"),
            json!("Пишите в WhatsApp 8 (918) 275-10-51"),
            json!("Обращения направляйте на почту adm@lipovsk-adm.ru"),
            json!("Читайте https://www.instagram.com/lipovsk"),
        ]),
        pinned in any::<bool>(),
        dated in 0_u8..8,
        links in one_of(&[json!([]), json!(["mailto:adm@lipovsk-adm.ru", "tel:+78612751051"])]),
    ) -> Value {
        let mut post = json!({"text": text, "categories": kind, "pinned": pinned, "links": links});
        if dated > 0 {
            // Nothing is collected before it is written.
            let day = if month == 11 { day.clamp(1, 23) } else { day.max(1) };
            post["date"] = json!(format!("2026-{month:02}-{day:02}"));
        }
        post
    }
}

prop_compose! {
    fn document()(
        phones in one_of(&[
            json!([]), json!(["8 (861) 275-10-51"]), json!(["+7 8 (861) 275-10-51", "5-12-34"]),
            json!(["8 (391) 227-08-64", "+86 10 6532 1874", "112"]),
            json!(["8 (861) 275-10-51", "+7 861 2751051", "8-800-275-10-52"]),
        ]),
        emails in one_of(&[
            json!([]), json!(["adm@lipovsk-adm.ru"]), json!(["adm@lipovsk-аdm.ru"]),
            json!(["lipovsk@ramler.ru", "lipovsk@gmail.com"]), json!(["adm(at)lipovsk-adm.ru"]),
            json!(["нет"]), json!(["mailto:lipovsk@gmail.com", "mailto:lipovsk@mail.ru"]),
        ]),
        description in one_of(&[
            json!(""), json!("Официальная страница администрации района: новости и объявления."),
            json!("Телефон 8 (861) 275-10-51, ул. Школьная, 1. Жалобы направляйте на a@lipovsk.ru"),
        ]),
        website in one_of(&[json!(""), json!("lipovsk-adm.ru"), json!("https://other.ru")]),
        links in one_of(&[
            json!([]), json!(["https://t.me/lipovsk_bot", "mailto:adm@lipovsk-adm.ru"]),
            json!(["https://chat.whatsapp.com/Hk3Lq9", "https://lipovsk-adm.ru"]),
        ]),
        address in one_of(&[json!(""), json!("г. Липовск, ул. Школьная, 1"), json!("г. Липовск")]),
        url in one_of(&[
            json!("https://vk.com/public101"), json!("https://ok.ru/group/1001"),
            json!("https://t.me/lipovsk"),
        ]),
        posts in proptest::collection::vec(post(), 0..5),
        from in one_of(&[json!("2026-07-01"), json!("2026-10-20")]),
        truths in proptest::array::uniform5(any::<bool>()),
        kind in one_of(&[json!("state_body"), json!("subordinate"), json!("court")]),
        hidden in proptest::sample::subsequence(OBSERVED.to_vec(), 0..3),
    ) -> Value {
        let mut document = complete();
        document["organization"]["kind"] = kind;
        let page = &mut document["pages"][0];
        for (key, value) in [
            ("phones", phones), ("emails", emails), ("description", description),
            ("website", website), ("links", links), ("address", address), ("url", url),
            ("posts", Value::Array(posts)),
        ] {
            page[key] = value;
        }
        page["postsCoverage"]["from"] = from;
        for (key, value) in ["badge", "avatar", "cover", "closed", "commentsOpen"].iter().zip(truths) {
            page[*key] = json!(value);
        }
        for key in hidden {
            page.as_object_mut().unwrap().remove(key);
        }
        document
    }
}

fn failed(report: &Report) -> Vec<(String, String)> {
    let results = report.results().iter().filter(|result| result.outcome == Outcome::Fail);
    results.map(|result| (result.rule.clone(), result.subject.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn taking_an_observation_away_is_no_new_failure(document in document()) {
        for set in ["federal", "chelyabinsk-2026"] {
            let before = failed(&audit(set, &document, DAY));
            let mut variants = Vec::new();
            for key in OBSERVED {
                let mut less = document.clone();
                if less["pages"][0].as_object_mut().unwrap().remove(key).is_some() {
                    variants.push((key.to_owned(), less));
                }
            }
            for key in OF_ORGANIZATION {
                let mut less = document.clone();
                less["organization"].as_object_mut().unwrap().remove(key);
                variants.push((key.to_owned(), less));
            }
            let mut less = document.clone();
            less.as_object_mut().unwrap().remove("pages");
            variants.push(("pages".to_owned(), less));
            let posts = document["pages"][0]["posts"].as_array().map_or(0, Vec::len);
            for index in 0..posts {
                for key in OF_POSTS {
                    let mut less = document.clone();
                    less["pages"][0]["posts"][index].as_object_mut().unwrap().remove(key);
                    variants.push((format!("posts/{index}/{key}"), less));
                }
            }
            for (key, less) in variants {
                let after = failed(&audit(set, &less, DAY));
                for one in after {
                    prop_assert!(before.contains(&one), "without {key}: {one:?} in {document}");
                }
            }
        }
    }

    #[test]
    fn two_audits_are_equal_byte_for_byte(document in document()) {
        let render = || {
            let report = audit("federal", &document, DAY);
            (report.to_json(gospablik::Lang::Ru), report.to_text(gospablik::Lang::En))
        };
        prop_assert_eq!(render(), render());
    }

    #[test]
    fn an_unrelated_post_at_the_end_changes_no_unrelated_result(document in document()) {
        prop_assume!(document["pages"][0]["posts"].is_array());
        let before = audit("federal", &document, DAY);
        let mut more = document.clone();
        more["pages"][0]["posts"].as_array_mut().unwrap().push(json!({
            "date": "2026-11-21", "text": "Новость.", "categories": ["notice"], "pinned": false,
            "links": [],
        }));
        let after = audit("federal", &more, DAY);
        prop_assert_eq!(before.results().len(), after.results().len());
        for (one, other) in before.results().iter().zip(after.results()) {
            // The latest post is what freshness is about; how many were read is told in findings.
            if one.rule != "content-fresh" {
                let told = |result: &RuleResult| -> Vec<(String, String)> {
                    let findings = result.findings.iter();
                    findings.map(|one| (one.code.clone(), one.pointer.clone())).collect()
                };
                prop_assert_eq!(
                    (&one.rule, &one.subject, one.outcome, told(one)),
                    (&other.rule, &other.subject, other.outcome, told(other))
                );
            }
        }
    }

    #[test]
    fn a_safe_fix_removes_its_finding(document in document()) {
        let before = audit("federal", &document, DAY);
        for result in before.results() {
            for finding in &result.findings {
                let Some(fix) = finding.fix.as_ref() else { continue };
                if fix.applicability != Applicability::Safe {
                    continue;
                }
                let mut mended = document.clone();
                // From the end, so that places before stay where they are.
                for evidence in finding.evidence.iter().rev() {
                    let value = mended.pointer_mut(&evidence.pointer).unwrap();
                    let text = value.as_str().unwrap();
                    let span = evidence.span;
                    let (start, end) = (span.start as usize, span.end as usize);
                    prop_assert_eq!(&text[start..end], evidence.text.as_str());
                    let text = format!("{}{}{}", &text[..start], fix.replacement, &text[end..]);
                    *value = Value::String(text);
                }
                let after = audit("federal", &mended, DAY);
                let again = after.results().iter().filter(|one| one.rule == result.rule).any(|one| {
                    one.findings.iter().any(|other| {
                        other.code == finding.code && other.evidence == finding.evidence
                            || other.evidence.iter().any(|e| e.text == fix.replacement)
                    })
                });
                prop_assert!(!again, "{} stays: {finding:?}", result.rule);
            }
        }
    }

    #[test]
    fn every_result_explains_itself(document in document()) {
        let report = audit("federal", &document, DAY);
        for result in report.results() {
            match result.outcome {
                Outcome::Fail => prop_assert!(!result.findings.is_empty(), "{}", result.rule),
                Outcome::Unknown => prop_assert!(
                    !result.missing.is_empty() || !result.findings.is_empty(), "{}", result.rule
                ),
                Outcome::NotApplicable => prop_assert!(result.reason.is_some(), "{}", result.rule),
                Outcome::Pass => {}
            }
            for finding in &result.findings {
                for evidence in &finding.evidence {
                    let value = document.pointer(&evidence.pointer).and_then(Value::as_str);
                    let span = evidence.span.bytes();
                    prop_assert_eq!(span.slice(value.unwrap_or_default()), evidence.text.as_str());
                }
            }
        }
    }

    /// What a rule is called grave changes counts and verdict, never an outcome.
    #[test]
    fn severity_overrides_change_no_outcome(document in document()) {
        let federal = gospablik::rule::builtin::federal().unwrap();
        let graver = federal.rules.iter().filter(|rule| rule.severity.default != Severity::Info);
        let overrides: Vec<Value> = graver.map(|rule| json!({
            "rule": rule.id, "severity": "info", "reason": {"ru": "Для пробы.", "en": "A trial."},
        })).collect();
        prop_assert_eq!(overrides.len(), 18);
        let custom = json!({
            "schemaVersion": 1, "id": "milder", "version": "1", "extends": "federal",
            "title": {"ru": "Мягче", "en": "Milder"}, "overrides": overrides,
        });
        let milder = gospablik::Auditor::builder().ruleset_json(custom.to_string()).build().unwrap();
        let read = gospablik::Document::from_json(&document.to_string()).unwrap();
        let day = gospablik::page::parse_day(DAY).unwrap();
        let after = milder.audit(&read, day);
        prop_assert_eq!(outcomes(&audit("federal", &document, DAY)), outcomes(&after));
    }
}
