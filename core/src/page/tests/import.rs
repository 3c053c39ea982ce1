use super::super::{Coverage, Document, Page, Source, Unavailable, Why, parse_date};

const VK: &str = include_str!("../../../../tests/corpus/import/vk.json");
const OK: &str = include_str!("../../../../tests/corpus/import/ok.json");

fn only_page(document: Document) -> Page {
    let mut pages = document.pages.unwrap();
    assert_eq!(pages.len(), 1);
    pages.remove(0)
}

fn days(from: &str, to: &str) -> Option<Coverage> {
    Some(Coverage { from: parse_date(from).unwrap(), to: parse_date(to).unwrap() })
}

fn some<const N: usize>(items: [&str; N]) -> Option<Vec<String>> {
    Some(items.map(String::from).to_vec())
}

#[test]
fn vk_answers_become_a_page() {
    let document = Document::import(Source::Vk, VK).unwrap();
    assert_eq!(document.organization.name.as_deref(), Some("МБОУ СОШ № 5 г. Липовска"));
    let page = only_page(document);
    assert_eq!(page.url.as_deref(), Some("https://vk.com/club123456"));
    assert_eq!(page.network(), Some("vk"));
    assert_eq!(page.phones, some(["8 (86137) 5-12-34", "8 (86137) 5-12-35"]));
    assert_eq!(page.emails, some(["sosh5@lipovsk-edu.ru"]));
    assert_eq!(page.address.as_deref(), Some("Липовск, ул. Школьная, 1"));
    assert_eq!(page.hours.as_deref(), Some("пн 8:00-17:00, сб 9:00-13:05"));
    assert_eq!(page.website.as_deref(), Some("https://sosh5-lipovsk.gosuslugi.ru"));
    assert_eq!(page.links, some(["https://t.me/sosh5"]));
    let flags = [page.badge, page.avatar, page.cover, page.closed, page.comments_open];
    assert_eq!(flags, [true, true, true, false, true].map(Some));
    assert_eq!((page.members, page.pos_forms, page.tier), (Some(1240), None, None));
    assert_eq!(page.unavailable, Unavailable::default());
}

#[test]
fn vk_posts_keep_their_counts_and_cover_the_days_after_the_oldest() {
    let page = only_page(Document::import(Source::Vk, VK).unwrap());
    // The oldest unpinned post is of 2026-11-16; 250 posts exist, 3 are here.
    assert_eq!(page.posts_coverage, days("2026-11-17", "2026-11-20"));
    let posts = page.posts.unwrap();
    assert_eq!(
        posts.iter().map(|post| post.pinned).collect::<Vec<_>>(),
        [true, false, false].map(Some)
    );
    let post = &posts[1];
    assert_eq!(post.text.as_deref(), Some("Провели субботник, собрали 12 мешков листвы."));
    assert_eq!([post.likes, post.comments, post.reposts, post.views], [30, 2, 1, 420].map(Some));
    assert_eq!(post.links, some(["https://lipovsk-edu.ru/news/1"]));
    assert_eq!(posts[2].text, None, "a bare repost has no text of the body's own");
    assert_eq!((posts[0].views, posts[0].comments), (None, None));
}

#[test]
fn absent_fields_stay_absent_and_empty_ones_are_empty() {
    let json = r#"{"groups.getById": [{"id": 1, "site": "", "contacts": [], "addresses": {"is_enabled": false}}]}"#;
    let page = only_page(Document::import(Source::Vk, json).unwrap());
    assert_eq!((page.website.as_deref(), page.address.as_deref()), (Some(""), Some("")));
    assert_eq!((page.phones, page.emails), (Some(vec![]), Some(vec![])));
    assert_eq!((page.name, page.description, page.badge, page.posts), (None, None, None, None));
}

#[test]
fn refusals_say_why() {
    for (code, why) in [(15, Why::AccessDenied), (18, Why::Deleted), (10, Why::Failed)] {
        let json = format!(
            r#"{{"groups.getById": {{"response": {{"groups": [{{"id": 1}}]}}}},
                "wall.get": {{"error": {{"error_code": {code}, "error_msg": "x"}}}}}}"#
        );
        let page = only_page(Document::import(Source::Vk, &json).unwrap());
        assert_eq!(page.unavailable, Unavailable { page: None, posts: Some(why) });
        assert_eq!((page.posts, page.posts_coverage), (None, None));
    }
    let json = r#"{"groups.getById": {"response": {"groups": [{"id": 1, "name": "DELETED", "deactivated": "deleted"}]}}}"#;
    let page = only_page(Document::import(Source::Vk, json).unwrap());
    assert_eq!(page.unavailable.page, Some(Why::Deleted));
}

#[test]
fn a_wall_alone_names_its_community() {
    let json = r#"{"collectedAt": "2026-11-20", "wall.get": {"count": 1, "items": [{"id": 1, "owner_id": -55, "date": 1795005000, "text": "т"}]}}"#;
    let page = only_page(Document::import(Source::Vk, json).unwrap());
    assert_eq!(page.url.as_deref(), Some("https://vk.com/club55"));
    assert_eq!(page.posts_coverage, days("2006-01-01", "2026-11-20"));
}

#[test]
fn walls_of_several_communities_go_to_their_owners() {
    let json = r#"{"groups.getById": [{"id": 1}, {"id": 2}], "wall.get": {"count": 9, "items": [
        {"id": 10, "owner_id": -2, "date": 1795005000, "text": "второй"}]}}"#;
    let pages = Document::import(Source::Vk, json).unwrap().pages.unwrap();
    assert_eq!(pages[0].posts, None);
    assert_eq!(pages[1].posts.as_ref().unwrap()[0].text.as_deref(), Some("второй"));
}

#[test]
fn ok_answers_become_a_page() {
    let page = only_page(Document::import(Source::Ok, OK).unwrap());
    assert_eq!(page.url.as_deref(), Some("https://ok.ru/group/70000000000001"));
    assert_eq!(page.phones, some(["8 (84564) 2-11-22"]));
    assert_eq!(page.emails, Some(vec![]));
    assert_eq!(page.description.as_deref(), Some(""));
    assert_eq!((page.avatar, page.cover, page.closed), (Some(true), Some(false), Some(false)));
    assert_eq!(page.posts_coverage, days("2006-01-01", "2026-11-20"));
    let posts = page.posts.unwrap();
    assert_eq!(
        posts[0].text.as_deref(),
        Some("Почему отключали воду: на водозаборе меняли насос.")
    );
    assert_eq!(posts[0].links, some(["https://polyanskoe-adm.ru/voda"]));
    assert_eq!([posts[0].likes, posts[0].comments, posts[0].reposts], [3, 1, 0].map(Some));
    assert_eq!(posts[1].text.as_deref(), Some(""));
}

#[test]
fn ok_refusals_say_why() {
    let json = r#"{"group.getInfo": [{"uid": "1"}], "mediatopic.getTopics": {"error_code": 10, "error_msg": "PERMISSION_DENIED"}}"#;
    let page = only_page(Document::import(Source::Ok, json).unwrap());
    assert_eq!(page.unavailable.posts, Some(Why::AccessDenied));
}

#[test]
fn an_import_without_answers_or_with_a_foreign_key_is_refused() {
    let problems = |json: &str| {
        let error = Document::import(Source::Vk, json).unwrap_err();
        error.problems().iter().map(|p| (p.code(), p.place().pointer.clone())).collect::<Vec<_>>()
    };
    assert_eq!(problems("{}"), [("no-answers", String::new())]);
    assert_eq!(
        problems(r#"{"wall.get": {"items": []}, "groups.getByID": []}"#),
        [("unknown-key", String::from("/groups.getByID"))]
    );
    assert_eq!(problems("[]"), [("expected-object", String::new())]);
    assert_eq!(problems(r#"{"wall.get""#)[0].0, "json-truncated");
}

#[test]
fn an_import_survives_the_trip_through_json() {
    let json = r#"{"groups.getById": [{"id": 1}], "wall.get": {"error": {"error_code": 15}}}"#;
    let document = Document::import(Source::Vk, json).unwrap();
    assert!(document.to_json().contains(r#""unavailable":{"posts":"access_denied"}"#));
    assert_eq!(Document::from_json(&document.to_json()).unwrap(), document);
}

#[test]
fn truncated_and_misshapen_answers_never_panic() {
    for end in 0..VK.trim_end().len() {
        if let Some(part) = VK.get(..end) {
            assert!(Document::import(Source::Vk, part).is_err());
        }
    }
    for shape in ["1", "\"x\"", "[]", "{}", "true", "[[]]", "[1]", r#"{"items": [1, [], {}]}"#] {
        for source in [Source::Vk, Source::Ok] {
            for method in ["groups.getById", "wall.get", "group.getInfo", "stream.get"] {
                let json = format!(r#"{{"{method}": {shape}}}"#);
                let _ = Document::import(source, &json);
            }
        }
    }
}

/// The one page of VK answers.
fn vk(group: &str, wall: &str) -> Page {
    let json = format!(
        r#"{{"collectedAt": "2026-11-20T09:00:00+03:00", "groups.getById": {group}, "wall.get": {wall}}}"#
    );
    only_page(Document::import(Source::Vk, &json).unwrap())
}

#[test]
fn what_has_another_shape_was_not_checked() {
    let group = r#"{"groups": [{"id": 1, "contacts": "x", "links": {}, "is_closed": "1", "has_photo": "1",
        "addresses": {"is_enabled": true, "main_address": "x"}}, null, "x", {}]}"#;
    for wall in [
        r#"{"count": 0, "items": null}"#,
        r#"{"count": 0, "items": "x"}"#,
        r#"{"count": 0, "items": {}}"#,
        r#"{"count": 0}"#,
        "{}",
        "[]",
        r#"[5, {"id": 1}]"#,
        r#"{"count": 1, "items": [{"id": 1, "owner_id": -2}]}"#,
    ] {
        let page = vk(group, wall);
        assert_eq!((&page.posts, page.posts_coverage), (&None, None), "{wall}");
        assert_eq!((page.phones, page.emails, page.links, page.address), (None, None, None, None));
        assert_eq!((page.closed, page.avatar), (Some(true), Some(true)));
    }
    let topics =
        r#"{"group.getInfo": {"uid": 7}, "stream.get": {"media_topics": "x", "has_more": false}}"#;
    assert_eq!(only_page(Document::import(Source::Ok, topics).unwrap()).posts, None);
    for nothing in ["[]", "[null]", "[{}]", r#"{"groups": null}"#, r#"{"groups": ["x"]}"#] {
        let json = format!(r#"{{"groups.getById": {nothing}}}"#);
        assert_eq!(Document::import(Source::Vk, &json).unwrap().pages, None, "{nothing}");
    }
    // A single community without its list.
    assert_eq!(vk(r#"{"response": {"id": 5}}"#, "[]").url.as_deref(), Some("https://vk.com/club5"));
}

#[test]
fn an_answer_that_is_none_has_its_place() {
    for answer in ["5", "\"x\"", "false"] {
        let json = format!("{{\"groups.getById\": [],\n \"wall.get\": {answer}}}");
        let error = Document::import(Source::Vk, &json).unwrap_err();
        let problem = &error.problems()[0];
        assert_eq!((problem.code(), problem.place().line), ("expected-object", Some(2)));
        assert_eq!(problem.place().pointer, "/wall.get");
    }
}

#[test]
fn a_wall_read_in_parts_is_one_wall() {
    let parts = r#"[{"response": {"count": 3, "items": [{"id": 3, "date": 1795100000}, {"id": 2, "date": 1795000000}]}},
        {"response": {"count": 3, "items": [{"id": 2, "date": 1795000000}, {"id": 1, "date": 1794900000}]}}]"#;
    let page = vk(r#"[{"id": 1}]"#, parts);
    let ids: Vec<_> = page.posts.iter().flatten().filter_map(|post| post.id.as_deref()).collect();
    assert_eq!(ids, ["3", "2", "1"]);
    assert_eq!(page.posts_coverage, days("2006-01-01", "2026-11-20"));
    let torn = parts.replace(r#"{"id": 1, "date": 1794900000}"#, "");
    let torn = torn.replace(", ]", "]");
    assert_eq!(vk(r#"[{"id": 1}]"#, &torn).posts_coverage, days("2026-11-19", "2026-11-20"));
    let refused = r#"[{"count": 1, "items": [{"id": 1, "owner_id": -2, "date": 1795100000}]},
        {"error": {"error_code": 15, "request_params": [{"key": "owner_id", "value": "-1"}]}}]"#;
    let json =
        format!(r#"{{"groups.getById": [{{"id": 1}}, {{"id": 2}}], "wall.get": {refused}}}"#);
    let pages = Document::import(Source::Vk, &json).unwrap().pages.unwrap();
    assert_eq!((&pages[0].posts, pages[0].unavailable.posts), (&None, Some(Why::AccessDenied)));
    assert_eq!(pages[1].posts.as_ref().map(Vec::len), Some(1));
    assert_eq!(pages[1].unavailable.posts, None);
}

#[test]
fn posts_of_visitors_and_drafts_are_not_the_bodys() {
    let wall = r#"{"count": 4, "items": [
        {"id": 1, "owner_id": -1, "from_id": -1, "post_type": "post", "date": 1795100000},
        {"id": 2, "owner_id": -1, "from_id": 77, "date": 1795100000},
        {"id": 3, "owner_id": -1, "from_id": -1, "post_type": "postpone", "date": 1795100000},
        {"id": 4, "owner_id": -1, "from_id": -1, "post_type": "suggest", "date": 1795100000}]}"#;
    let page = vk(r#"[{"id": 1}]"#, wall);
    assert_eq!(page.posts.unwrap().len(), 1);
    assert_eq!(page.posts_coverage, days("2006-01-01", "2026-11-20"));
}

#[test]
fn a_deleted_community_shows_nothing_of_its_own() {
    let group = r#"[{"id": 1, "deactivated": "deleted", "name": "DELETED", "description": ""}]"#;
    let page = vk(group, r#"{"count": 0, "items": []}"#);
    assert_eq!(page.unavailable.page, Some(Why::Deleted));
    assert_eq!((page.name, page.description, page.posts), (None, None, None));
}
