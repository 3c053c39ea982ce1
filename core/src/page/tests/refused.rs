use crate::page::{Coverage, Limits, Organization, Page, Post, moment};
use crate::{Document, Error, ErrorKind, Lang};

/// Code, pointer, line, column, suggestion.
type Told<'a> = (&'a str, &'a str, u32, u32, Option<&'a str>);

fn told(error: &Error) -> Vec<Told<'_>> {
    let told = |problem: &'_ crate::Problem| {
        let place = problem.place();
        (place.line.unwrap_or(0), place.column.unwrap_or(0))
    };
    error
        .problems()
        .iter()
        .map(|problem| {
            let (line, column) = told(problem);
            (problem.code(), problem.place().pointer.as_str(), line, column, problem.suggestion())
        })
        .collect()
}

fn error(text: &str) -> Error {
    Document::from_json(text).expect_err(text)
}

/// The only problem of a document whose rest is in order.
fn only(rest: &str) -> (String, String, Option<String>) {
    let text = ["{\"schemaVersion\": 1, ", rest, "}"].concat();
    let error = error(&text);
    let problems = error.problems();
    assert_eq!(problems.len(), 1, "{text}: {problems:?}");
    let problem = &problems[0];
    (
        String::from(problem.code()),
        problem.place().pointer.clone(),
        problem.suggestion().map(String::from),
    )
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_input() {
    let text = r#"{
  "organization": {"kind": "school", "inn": 2310012345, "naem": "x"},
  "pages": [
    {"url": "https://vk.com/a", "emial": [], "phones": "112", "posForms": -1},
    {"url": "http://m.vk.com/A/", "posts": [{"date": "2026-11-18T12:30:00", "categories": ["eventReport"]}]}
  ]
}"#;
    let error = error(text);
    assert_eq!(error.kind(), ErrorKind::Document);
    assert_eq!(
        told(&error),
        [
            ("missing-schema-version", "", 1, 1, None),
            ("unknown-value", "/organization/kind", 2, 28, None),
            ("expected-text", "/organization/inn", 2, 45, Some("\"2310012345\"")),
            ("unknown-key", "/organization/naem", 2, 57, Some("name")),
            ("unknown-key", "/pages/0/emial", 4, 33, Some("emails")),
            ("expected-list", "/pages/0/phones", 4, 56, None),
            ("expected-count", "/pages/0/posForms", 4, 75, None),
            ("duplicate-page", "/pages/1/url", 5, 13, None),
            ("time-without-offset", "/pages/1/posts/0/date", 5, 54, None),
            ("unknown-value", "/pages/1/posts/0/categories/0", 5, 92, Some("event_report")),
        ]
    );
}

#[test]
fn each_problem_has_its_code_and_pointer() {
    for (rest, code, pointer, suggestion) in [
        (r#""page": []"#, "unknown-key", "/page", Some("pages")),
        (r#""schemaVersion": 1"#, "duplicate-key", "/schemaVersion", None),
        (r#""pages": [], "pages": null"#, "duplicate-key", "/pages", None),
        (r#""extra": {"a": {"b": 1, "b": 2}}"#, "duplicate-key", "/extra/a/b", None),
        (r#""extra": []"#, "expected-object", "/extra", None),
        (r#""extra": {"n": 123456789012345678901}"#, "number-too-large", "/extra/n", None),
        (r#""extra": {"n": 1e999}"#, "number-too-large", "/extra/n", None),
        (r#""collectedAt": 1763978400"#, "expected-text", "/collectedAt", Some("\"1763978400\"")),
        (r#""collectedAt": "18.11.2026""#, "invalid-moment", "/collectedAt", None),
        (r#""organization": []"#, "expected-object", "/organization", None),
        (
            r#""organization": {"externalId": true}"#,
            "expected-text-or-number",
            "/organization/externalId",
            None,
        ),
        (
            r#""organization": {"level": "goverment"}"#,
            "unknown-value",
            "/organization/level",
            Some("government"),
        ),
        (
            r#""organization": {"subject": "Краснодарский край"}"#,
            "invalid-subject",
            "/organization/subject",
            None,
        ),
        (
            r#""organization": {"subject": 23}"#,
            "expected-text",
            "/organization/subject",
            Some("\"23\""),
        ),
        (r#""organization": {"abroad": "no"}"#, "expected-boolean", "/organization/abroad", None),
        (
            r#""organization": {"contacts": {"phone": []}}"#,
            "unknown-key",
            "/organization/contacts/phone",
            Some("phones"),
        ),
        (
            r#""organization": {"contacts": {"phones": [null]}}"#,
            "expected-text",
            "/organization/contacts/phones/0",
            None,
        ),
        (
            r#""organization": {"exemption": {}}"#,
            "exemption-without-act",
            "/organization/exemption",
            None,
        ),
        (
            r#""organization": {"exemption": {"act": null}}"#,
            "exemption-without-act",
            "/organization/exemption",
            None,
        ),
        (
            r#""organization": {"exemption": {"act": " "}}"#,
            "exemption-without-act",
            "/organization/exemption",
            None,
        ),
        (
            r#""organization": {"exemption": {"act": 12}}"#,
            "expected-text",
            "/organization/exemption/act",
            Some("\"12\""),
        ),
        (
            r#""organization": {"exemption": true}"#,
            "expected-object",
            "/organization/exemption",
            None,
        ),
        (
            r#""organization": {"utcOffset": "3"}"#,
            "invalid-utc-offset",
            "/organization/utcOffset",
            None,
        ),
        (
            r#""organization": {"utcOffset": "+15:00"}"#,
            "invalid-utc-offset",
            "/organization/utcOffset",
            None,
        ),
        (r#""pages": {}"#, "expected-list", "/pages", None),
        (r#""pages": [null]"#, "expected-object", "/pages/0", None),
        (
            r#""pages": [{"platform": "telegramm"}]"#,
            "unknown-value",
            "/pages/0/platform",
            Some("telegram"),
        ),
        (r#""pages": [{"platform": "myspace"}]"#, "unknown-value", "/pages/0/platform", None),
        (r#""pages": [{"tier": "Card"}]"#, "unknown-value", "/pages/0/tier", Some("card")),
        (r#""pages": [{"members": 1.5}]"#, "expected-count", "/pages/0/members", None),
        (r#""pages": [{"members": 1e3}]"#, "expected-count", "/pages/0/members", None),
        (r#""pages": [{"members": "12К"}]"#, "expected-count", "/pages/0/members", None),
        (
            r#""pages": [{"members": 18446744073709551616}]"#,
            "expected-count",
            "/pages/0/members",
            None,
        ),
        (r#""pages": [{"posForms": 4294967296}]"#, "expected-count", "/pages/0/posForms", None),
        (
            r#""pages": [{"postsCoverage": {"from": "2026-10-20"}}]"#,
            "missing-key",
            "/pages/0/postsCoverage",
            None,
        ),
        (
            r#""pages": [{"postsCoverage": {"from": "2026-10-20", "to": "2026-10-19"}}]"#,
            "coverage-reversed",
            "/pages/0/postsCoverage",
            None,
        ),
        (
            r#""pages": [{"postsCoverage": {"from": "2026-10-20", "to": "2026-11-31"}}]"#,
            "invalid-date",
            "/pages/0/postsCoverage/to",
            None,
        ),
        (
            r#""pages": [{"postsCoverage": {"from": "2026-10-20", "to": "2026-10-20T00:00:00Z"}}]"#,
            "invalid-date",
            "/pages/0/postsCoverage/to",
            None,
        ),
        (
            r#""pages": [{"url": "vk.com/public5"}, {}, {"url": "https://m.vk.ru/Club5?from=top"}]"#,
            "duplicate-page",
            "/pages/2/url",
            None,
        ),
        (r#""pages": [{"a/b~c": 1}]"#, "unknown-key", "/pages/0/a~1b~0c", None),
        (
            r#""pages": [{"posts": [{"id": 1}]}]"#,
            "expected-text",
            "/pages/0/posts/0/id",
            Some("\"1\""),
        ),
        (
            r#""pages": [{"posts": [{"likes": -3}]}]"#,
            "expected-count",
            "/pages/0/posts/0/likes",
            None,
        ),
        (
            r#""pages": [{"posts": [{"categories": "commentary"}]}]"#,
            "expected-list",
            "/pages/0/posts/0/categories",
            None,
        ),
        (
            r#""pages": [{"posts": [{"categories": ["comentary"]}]}]"#,
            "unknown-value",
            "/pages/0/posts/0/categories/0",
            Some("commentary"),
        ),
    ] {
        let want = (String::from(code), String::from(pointer), suggestion.map(String::from));
        assert_eq!(only(rest), want, "{rest}");
    }
}

#[test]
fn the_version_is_the_integer_one() {
    for (text, code) in [
        ("{}", "missing-schema-version"),
        (r#"{"schemaVersion": null}"#, "missing-schema-version"),
        (r#"{"schemaVersion": 2}"#, "unsupported-schema-version"),
        (r#"{"schemaVersion": "1"}"#, "unsupported-schema-version"),
        (r#"{"schemaVersion": 1.0}"#, "unsupported-schema-version"),
    ] {
        assert_eq!(error(text).problems()[0].code(), code, "{text}");
    }
    for text in ["null", "[]", "1", "\"x\""] {
        assert_eq!(told(&error(text)), [("expected-object", "", 1, 1, None)], "{text}");
    }
}

#[test]
fn messages_say_what_where_and_what_to_do() {
    let typo = error("{\"schemaVersion\": 1,\n \"page\": []}");
    assert_eq!(
        typo.message(Lang::Ru),
        "/page (строка 2, столбец 2): неизвестный ключ «page». Возможно, имелось в виду: pages [unknown-key]"
    );
    assert_eq!(
        typo.message(Lang::En),
        "/page (line 2, column 2): unknown key 'page'. Did you mean: pages? [unknown-key]"
    );
    assert_eq!(typo.to_string(), typo.message(Lang::En));
    assert_eq!(
        error("{\"schemaVersion\": 1,}").message(Lang::Ru),
        "строка 1, столбец 20: за последним элементом стоит лишняя запятая. Уберите её [json-trailing-comma]"
    );
    assert_eq!(
        serde_json::to_string(&typo.record(Lang::En)).unwrap(),
        r#"{"code":"invalid-document","problems":[{"code":"unknown-key","message":"unknown key 'page'","help":"Did you mean: pages?","suggestion":"pages","pointer":"/page","line":2,"column":2}]}"#
    );
}

#[test]
fn every_problem_is_worded_in_both_languages() {
    for lang in [Lang::Ru, Lang::En] {
        for (code, template) in crate::message::PROBLEMS.entries(lang) {
            assert!(!template.ends_with('.'), "{code}");
        }
    }
    for (code, _) in crate::message::HELP.entries(Lang::Ru) {
        let known = code == "suggestion"
            || [crate::message::PROBLEMS, crate::message::RULESETS]
                .iter()
                .any(|table| crate::message::find(table, code, Lang::Ru).is_some());
        assert!(known, "{code}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    let text = "{\"schemaVersion\": 1,\n \"extra\": {\"я\": \"";
    let mut bytes = text.as_bytes().to_vec();
    bytes.extend(b"\xcf\xf0\xe8");
    let error = Document::from_json_bytes(&bytes).unwrap_err();
    assert_eq!(told(&error), [("invalid-utf8", "", 2, 18, None)]);
    let utf16: Vec<u8> = "\u{FEFF}{}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let error = Document::from_json_bytes(&utf16).unwrap_err();
    assert_eq!(told(&error), [("invalid-utf8", "", 1, 1, None)]);
}

#[test]
fn the_builder_refuses_the_same() {
    let day = |text| moment::parse_date(text).unwrap();
    let coverage = Coverage { from: day("2026-11-02"), to: day("2026-11-01") };
    let document = Document::new(Organization::new("x").exempt("").subject("123"))
        .page(Page::new("https://vk.com/club1").platform("VK").posts_coverage(coverage))
        .page(Page::new("https://vk.ru/public1").phones(vec![String::new(); 1001]));
    let error = document.validate().unwrap_err();
    assert_eq!(
        told(&error),
        [
            ("invalid-subject", "/organization/subject", 0, 0, None),
            ("exemption-without-act", "/organization/exemption", 0, 0, None),
            ("unknown-value", "/pages/0/platform", 0, 0, Some("vk")),
            ("coverage-reversed", "/pages/0/postsCoverage", 0, 0, None),
            ("too-many-items", "/pages/1/phones", 0, 0, None),
            ("duplicate-page", "/pages/1/url", 0, 0, None),
        ]
    );
    assert_eq!(error.kind(), ErrorKind::Document);
}

#[test]
fn limits_are_errors_of_their_own_kind() {
    let limits = Limits { pages: 1, posts: 2, items: 1, ..Limits::default() };
    let text = r#"{"schemaVersion": 1, "pages": [
        {"posts": [{}, {}], "links": ["", ""]}, {"posts": [{"links": ["", ""]}]}, {"posts": [{}]}]}"#;
    let error = Document::from_json_limited(text.as_bytes(), &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(
        told(&error),
        [
            ("too-many-pages", "/pages", 1, 31, None),
            ("too-many-items", "/pages/0/links", 2, 38, None),
            ("too-many-posts", "/pages/1/posts", 2, 59, None),
            ("too-many-items", "/pages/1/posts/0/links", 2, 70, None),
        ]
    );
    let built = Document::default().page(Page::default().posts(vec![Post::default(); 50_001]));
    let error = built.validate().unwrap_err();
    assert_eq!(
        error.message(Lang::Ru),
        "/pages/0/posts: публикаций 50001 при пределе 50000 на документ. Оставьте публикации за \
         проверяемый период и укажите его в postsCoverage [too-many-posts]"
    );
}
