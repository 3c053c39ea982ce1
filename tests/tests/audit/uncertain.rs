//! Posts that the classifier cannot tell: never a failure, and shown to whoever decides.

use serde_json::json;

use super::support::{DAY, audit, complete, merge};

/// The categories of posts that two duties ask for.
const DUTIES: [&str; 2] = ["content-event-report", "content-commentary"];

/// Outcome, code and place of the first finding of both duties, on a page with these posts.
fn judged(texts: &[&str]) -> Vec<(&'static str, String, String)> {
    let posts: Vec<_> = texts
        .iter()
        .map(|text| json!({"date": "2026-11-20T10:00:00+03:00", "text": text}))
        .collect();
    let mut document = complete();
    merge(&mut document["pages"][0], &json!({"posts": posts}));
    let report = audit("federal", &document, DAY);
    let of = |rule: &str| {
        let result = report.results().iter().find(|result| result.rule == rule).unwrap();
        let finding = result.findings.first();
        let code = finding.map(|finding| finding.code.to_string()).unwrap_or_default();
        let place = finding.map(|finding| finding.pointer.to_string()).unwrap_or_default();
        (result.outcome.as_str(), code, place)
    };
    DUTIES.map(of).to_vec()
}

const UNCERTAIN: &str = "Мост осмотрели. Считаем, что причина в опорах.";
const NOTICE: &str = "Открыта вакансия водителя. Оклад 40 000 рублей.";

#[test]
fn uncertain_posts_alone_leave_the_duties_unknown_and_are_shown() {
    let shown = |place: &str| ("unknown", "post-uncertain".to_owned(), place.to_owned());
    assert_eq!(judged(&[UNCERTAIN]), vec![shown("/pages/0/posts/0"); 2]);
    assert_eq!(judged(&[NOTICE, UNCERTAIN]), vec![shown("/pages/0/posts/1"); 2]);
    let missing = ("fail", "content-missing".to_owned(), "/pages/0/posts".to_owned());
    assert_eq!(judged(&[NOTICE]), vec![missing; 2]);
}

#[test]
fn an_undated_post_fails_a_duty_only_where_it_is_known_to_be_another_thing() {
    let outcomes = |post: serde_json::Value| {
        let mut document = complete();
        merge(&mut document["pages"][0], &json!({"posts": [post]}));
        let report = audit("federal", &document, DAY);
        DUTIES.map(|rule| {
            let result = report.results().iter().find(|result| result.rule == rule).unwrap();
            (result.outcome.as_str(), result.missing.clone())
        })
    };
    let missing = ("unknown", vec!["/pages/0/posts/0/date".to_owned()]);
    assert_eq!(outcomes(json!({})), [missing.clone(), missing.clone()]);
    assert_eq!(outcomes(json!({"text": UNCERTAIN})), [missing.clone(), missing]);
    assert_eq!(outcomes(json!({"text": NOTICE})), [("fail", vec![]), ("fail", vec![])]);
}
