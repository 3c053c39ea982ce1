//! Regional sets on whole documents: one that passes, one that fails exactly the set's own rules;
//! and the federal set over the dates on which the law changed.

use std::fmt::Write;

use gospablik::page::{Coverage, Moment, Page, Post, parse_day};
use gospablik::report::{Outcome, Report, Verdict};
use gospablik::{Auditor, Document};
use serde_json::{Value, json};

/// A document that meets every federal rule on 2026-10-31, with two posts on each day given.
fn document() -> Value {
    json!({
        "schemaVersion": 1,
        "organization": {
            "name": "Администрация города Липовска", "kind": "municipal_body",
            "level": "executive", "subject": "54", "website": "https://lipovsk.ru",
            "contacts": {"phones": ["+7 (383) 210-20-30"], "emails": ["adm@lipovsk.ru"]},
            "siteLinksToPages": true,
        },
        "pages": [{
            "url": "https://vk.com/public1", "name": "Администрация города Липовска",
            "description": "Администрация города Липовска рассказывает о своей работе и событиях.",
            "website": "https://lipovsk.ru", "phones": ["+7 (383) 210-20-30"],
            "emails": ["adm@lipovsk.ru"], "address": "633010, г. Липовск, ул. Школьная, д. 1",
            "badge": true, "avatar": true, "cover": true, "closed": false, "commentsOpen": true,
            "posForms": 2, "posConnected": true, "hours": "пн-пт 9:00-18:00", "members": 100,
            "tier": "active", "links": [],
            "postsCoverage": {"from": "2026-07-01", "to": "2026-10-31"}, "posts": [],
        }],
    })
}

fn post(day: &str) -> Value {
    json!({"date": day, "text": "Новость", "categories": ["event_report", "commentary"],
        "links": [], "likes": 4, "comments": 0, "reposts": 0, "views": 100})
}

/// October 2026 with so many posts in each week from Monday; the last is cut off by the 31st.
fn with_weeks(mut document: Value, weeks: &[usize]) -> Value {
    let mondays = ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26"];
    let mut posts = Vec::new();
    for (monday, count) in mondays.iter().zip(weeks) {
        let first: u32 = monday[8..].parse().unwrap();
        for n in 0..*count {
            let day = first + u32::try_from(n % 6).unwrap();
            posts.push(post(&format!("2026-10-{day:02}")));
        }
    }
    document["pages"][0]["posts"] = Value::Array(posts);
    document
}

fn audit(set: &str, document: &Value, day: &str) -> Report {
    let auditor = Auditor::builder().ruleset(set).build().unwrap();
    let document = Document::from_json(&document.to_string()).unwrap();
    auditor.audit(&document, parse_day(day).unwrap())
}

fn with_outcome(report: &Report, outcome: Outcome) -> Vec<&str> {
    let results = report.results().iter().filter(|result| result.outcome == outcome);
    results.map(|result| result.rule.as_str()).collect()
}

/// A document of a set, the rules that fail, the verdict.
fn judged(set: &str, document: &Value) -> (Vec<String>, Verdict) {
    let report = audit(set, document, "2026-10-31");
    assert_eq!(with_outcome(&report, Outcome::Unknown), [""; 0], "{set}");
    let failed = with_outcome(&report, Outcome::Fail);
    (failed.into_iter().map(String::from).collect(), report.verdict())
}

fn with_pages(mut document: Value, urls: &[&str]) -> Value {
    let page = document["pages"][0].clone();
    let pages = urls.iter().map(|url| {
        let mut page = page.clone();
        page["url"] = json!(url);
        page
    });
    document["pages"] = pages.collect();
    document
}

#[test]
fn each_regional_set_passes_one_document_and_fails_another() {
    let week = |count: usize| with_weeks(document(), &[3, 3, 3, count]);
    let four = [
        "https://vk.com/public1",
        "https://ok.ru/group/53396058603765",
        "https://max.ru/lipovsk",
        "https://t.me/lipovsk_adm",
    ];
    let three = [four[0], four[1], four[3]];
    let mut plain = week(3);
    plain["pages"][0]["hours"] = json!("");
    let mut closed = week(5);
    closed["pages"][0]["commentsOpen"] = json!(false);
    let mut dull = week(3);
    for post in dull["pages"][0]["posts"].as_array_mut().unwrap() {
        post["likes"] = json!(3);
    }
    let mut poor = week(2);
    poor["pages"][0]["badge"] = json!(true);
    let cases: [(&str, Value, Value, &[&str], Verdict); 8] = [
        ("altai-krai", week(3), week(2), &["altai-krai-posts"], Verdict::NonCompliant),
        ("novosibirsk", week(5), week(4), &["novosibirsk-posts"], Verdict::Remarks),
        ("novosibirsk", week(5), closed, &["comments-open"], Verdict::Remarks),
        (
            "st-petersburg",
            week(4),
            plain,
            &["st-petersburg-posts", "st-petersburg-hours"],
            Verdict::Remarks,
        ),
        (
            "bashkortostan",
            with_pages(week(3), &four),
            with_pages(week(2), &three),
            &["page-exists", "bashkortostan-posts", "bashkortostan-posts", "bashkortostan-posts"],
            Verdict::Remarks,
        ),
        (
            "tomsk",
            with_pages(week(3), &three),
            with_pages(week(3), &three[..2]),
            &["page-exists"],
            Verdict::Remarks,
        ),
        ("chelyabinsk-2026", week(3), dull, &["chelyabinsk-2026-engagement"], Verdict::Compliant),
        ("amur", week(3), poor, &["amur-score"], Verdict::Compliant),
    ];
    for (set, good, bad, failed, verdict) in cases {
        assert_eq!(judged(set, &good), (vec![], Verdict::Compliant), "{set}");
        assert_eq!(
            judged(set, &bad),
            (failed.iter().map(|id| (*id).into()).collect(), verdict),
            "{set}"
        );
    }
}

#[test]
fn chelyabinsk_looks_at_every_full_week_and_spares_cards() {
    let one_of_two = with_weeks(document(), &[3, 2, 3, 3]);
    assert_eq!(
        judged("chelyabinsk-2026", &one_of_two),
        (vec!["chelyabinsk-2026-posts".into()], Verdict::Remarks)
    );
    let mut card = one_of_two;
    card["pages"][0]["tier"] = json!("card");
    assert_eq!(judged("chelyabinsk-2026", &card), (vec![], Verdict::Compliant));
    // The week that the month's end cuts off has not ended.
    let cut = with_weeks(document(), &[3, 3, 3, 1]);
    assert_eq!(judged("chelyabinsk-2026", &cut), (vec![], Verdict::Compliant));
}

#[test]
fn the_scale_of_amur_adds_up_to_95_points() {
    let report = audit("amur", &with_weeks(document(), &[3, 3, 3, 3]), "2026-10-31");
    let score = report.results().iter().find(|result| result.rule == "amur-score").unwrap();
    let score = score.score.unwrap();
    assert_eq!((score.least, score.most, score.of), (9500, 9500, 9500));
}

/// What a page with nothing but this earns on the scale of Amur, least and most, in points.
fn amur(page: Value) -> (u32, u32) {
    let mut document = json!({"schemaVersion": 1, "organization": {}, "pages": [{
        "url": "https://vk.com/public1", "description": "", "posConnected": false, "badge": false,
        "avatar": false, "cover": false, "posForms": 0, "members": 0,
        "postsCoverage": {"from": "2026-10-25", "to": "2026-10-31"}, "posts": [],
    }]});
    let fields = document["pages"][0].as_object_mut().unwrap();
    for (key, value) in page.as_object().unwrap() {
        fields.insert(key.clone(), value.clone());
    }
    let report = audit("amur", &document, "2026-10-31");
    let score = report.results().iter().find(|result| result.rule == "amur-score").unwrap();
    let score = score.score.unwrap();
    assert_eq!((score.least % 100, score.most % 100, score.of), (0, 0, 9500));
    (score.least / 100, score.most / 100)
}

/// So many members, and posts of the week with these views.
fn reach(members: u64, views: &[u64]) -> Value {
    let posts: Vec<Value> =
        views.iter().map(|views| json!({"date": "2026-10-30", "views": views})).collect();
    json!({"members": members, "posts": posts})
}

/// Each of the nine criteria alone, at every boundary of its bands.
#[test]
fn each_criterion_of_amur_earns_its_points_alone() {
    let exact = |page: Value, points: u32| {
        assert_eq!(amur(page.clone()), (points, points), "{page}");
    };
    exact(json!({}), 0);
    for (field, points) in [("posConnected", 10), ("badge", 10), ("avatar", 5), ("cover", 10)] {
        exact(json!({field: true}), points);
        assert_eq!(amur(json!({field: null})), (0, points), "{field}");
    }
    exact(json!({"description": "О"}), 5);
    exact(json!({"description": " "}), 0);
    assert_eq!(amur(json!({"description": null})), (0, 5));
    for (forms, points) in [(0, 0), (1, 5), (2, 10), (3, 10)] {
        exact(json!({"posForms": forms}), points);
    }
    assert_eq!(amur(json!({"posForms": null})), (0, 10));
    // Posts without a view among no members: the count alone.
    for (count, points) in [(0, 0), (2, 0), (3, 30), (4, 30)] {
        exact(reach(0, &vec![0; count]), points);
    }
    // The seven days end on the day of the audit: the 25th is the first of them.
    let on = |days: [&str; 3]| {
        let posts: Vec<Value> = days.iter().map(|day| json!({"date": day, "views": 0})).collect();
        json!({"posts": posts})
    };
    exact(on(["2026-10-25", "2026-10-28", "2026-10-31"]), 30);
    exact(on(["2026-10-24", "2026-10-28", "2026-10-31"]), 0);
    exact(on(["2026-10-25", "2026-10-28", "2026-11-01"]), 0);
}

/// Reach (10, 7, 5 points) and the mean reach of a post (5) with one post and a thousand members.
#[test]
fn the_bands_of_reach_in_amur_begin_at_300_500_and_700_per_mille() {
    let cases = [
        (0, 0),
        (1, 5),
        (299, 5),
        (300, 5 + 5),
        (499, 5 + 5),
        (500, 7 + 5),
        (699, 7 + 5),
        (700, 10 + 5),
        (1000, 10 + 5),
        (5000, 10 + 5),
    ];
    for (views, points) in cases {
        assert_eq!(amur(reach(1000, &[views])), (points, points), "{views}");
    }
    // The reach of the week adds its posts up; their mean does not.
    assert_eq!(amur(reach(1000, &[350, 350])), (15, 15));
    // Halves round up: 2 999 views of 10 000 members are 300 per mille, 2 994 are 299.
    assert_eq!(amur(reach(10_000, &[2995])), (10, 10));
    assert_eq!(amur(reach(10_000, &[2994])), (5, 5));
    // What was not looked at may earn all or nothing of its part.
    let unseen = json!({"members": 1000, "posts": [{"date": "2026-10-30"}]});
    assert_eq!(amur(unseen), (0, 15));
    assert_eq!(amur(json!({"members": null})), (0, 15));
    assert_eq!(amur(json!({"posts": null})), (0, 45));
    assert_eq!(amur(json!({"postsCoverage": null})), (0, 45));
}

#[test]
fn the_dates_of_force_show_in_the_golden_file() {
    let mut page = Page::new("https://vk.com/public1").link("https://wa.me/73832102030");
    page.description = Some("Обращения граждан принимаем на почту adm@lipovsk.ru".into());
    page.badge = Some(false);
    page.posts_coverage = Some(Coverage {
        from: parse_day("2022-01-01").unwrap(),
        to: parse_day("2025-06-01").unwrap(),
    });
    page.posts = Some(vec![Post {
        date: Some(Moment::Day(parse_day("2022-11-01").unwrap())),
        text: Some("Новость".into()),
        categories: Some(vec![]),
        ..Post::default()
    }]);
    let document = Document::new(
        gospablik::page::Organization::default()
            .kind(gospablik::page::OrganizationKind::MunicipalBody),
    )
    .page(page);
    let auditor = Auditor::federal().unwrap();
    let mut golden = String::new();
    for day in ["2022-11-30", "2022-12-01", "2025-05-31", "2025-06-01"] {
        let report = auditor.audit(&document, parse_day(day).unwrap());
        writeln!(golden, "{day} {:?}", report.verdict()).unwrap();
        for result in report.results() {
            writeln!(golden, "  {:22} {}", result.rule, result.outcome.as_str()).unwrap();
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/golden/dates-of-force.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, &golden).unwrap();
    }
    assert_eq!(golden, std::fs::read_to_string(path).unwrap_or_default());
}
