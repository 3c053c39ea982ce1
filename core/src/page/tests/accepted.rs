use time::UtcOffset;

use crate::Document;
use crate::page::{
    Exemption, Level, Moment, Organization, OrganizationKind, Page, Post, Tier, moment,
};
use crate::text::Category;

const WHOLE: &str = include_str!("whole.json");

fn read(text: &str) -> Document {
    Document::from_json(text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_key_of_the_contract_is_read_and_written() {
    let document = read(WHOLE);
    let organization = &document.organization;
    assert_eq!(organization.external_id, Some(107.into()));
    assert_eq!(organization.kind, Some(OrganizationKind::MunicipalBody));
    assert_eq!(organization.level, Some(Level::Executive));
    assert_eq!(organization.utc_offset, UtcOffset::from_hms(5, 0, 0).unwrap());
    let reason = Some(String::from("одна страница на район"));
    assert_eq!(organization.exemption, Some(Exemption { act: "постановление № 1".into(), reason }));
    let page = &document.pages.as_ref().unwrap()[0];
    assert_eq!(page.website.as_deref(), Some(""));
    assert_eq!(
        (page.pos_forms, page.members, page.tier),
        (Some(2), Some(1240), Some(Tier::Active))
    );
    assert_eq!(page.shared_with, Some(Vec::new()));
    let posts = page.posts.as_ref().unwrap();
    assert_eq!(posts[0].categories, Some(vec![Category::EventReport, Category::Other]));
    assert_eq!(posts[1].date, Some(Moment::Day(moment::parse_date("2026-11-17").unwrap())));
    assert_eq!(posts[2], Post::default());

    let written: serde_json::Value = serde_json::from_str(&document.to_json()).unwrap();
    let mut given: serde_json::Value = serde_json::from_str(WHOLE).unwrap();
    // The one default that is a declaration: absent and false are the same.
    given["organization"].as_object_mut().unwrap().remove("abroad");
    assert_eq!(written, given);
    assert_eq!(read(&document.to_json()), document);
}

#[test]
fn null_is_absent_and_empty_is_not() {
    let document = read(
        r#"{"schemaVersion": 1, "collectedAt": null, "organization": {"kind": null, "abroad": null, "utcOffset": null, "exemption": null},
            "pages": [{"phones": null, "emails": [], "description": "", "postsCoverage": null, "extra": null}]}"#,
    );
    assert_eq!(document.organization, Organization::default());
    let page =
        Page { emails: Some(Vec::new()), description: Some(String::new()), ..Page::default() };
    assert_eq!(document.pages, Some(vec![page]));
    assert_eq!(read(r#"{"schemaVersion": 1, "pages": null}"#), Document::default());
    assert_eq!(read(r#"{"schemaVersion": 1, "pages": []}"#).pages, Some(Vec::new()));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(read("\u{FEFF}{\"schemaVersion\": 1}"), Document::default());
}

#[test]
fn the_day_of_collection_is_local() {
    let document = read(r#"{"schemaVersion": 1, "collectedAt": "2026-11-20T23:30:00Z"}"#);
    assert_eq!(document.collected_on(), moment::parse_date("2026-11-21"));
    let document = read(r#"{"schemaVersion": 1, "collectedAt": "2026-11-20"}"#);
    assert_eq!(document.collected_on(), moment::parse_date("2026-11-20"));
    assert_eq!(Document::default().collected_on(), None);
}

#[test]
fn the_address_tells_the_network() {
    let document = read(
        r#"{"schemaVersion": 1, "pages": [{"url": "https://ok.ru/group/1", "platform": "vk"}, {"url": "https://vk.com/a", "platform": "vk"},
            {"url": "https://site.example/", "platform": "max"}]}"#,
    );
    let networks: Vec<_> = document.pages.iter().flatten().map(Page::network).collect();
    assert_eq!(networks, [Some("ok"), Some("vk"), Some("max")]);
    let notes = document.notes();
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].place().pointer, "/pages/0/platform");
    assert_eq!(
        notes[0].message(crate::Lang::Ru),
        "указана сеть «vk», а адрес ведёт в «ok»; принято то, что видно из адреса"
    );
}

#[test]
fn a_text_is_one_page_and_one_undated_post() {
    let document = Document::from_text("\u{FEFF}Субботник прошёл.\n").unwrap();
    let text = "Субботник прошёл.\n";
    let page = Page::default().description(text).post(Post::new(text));
    assert_eq!(document, Document::default().page(page));
}

#[test]
fn contacts_of_a_text_become_fields() {
    let text = "Администрация Липовска\n+7 (861) 275-10-50\n8 (86137) 5-12-34, 5-12-35\n+7 (861) 275-10-50\n\
                г. Липовск, ул. Школьная, 1, каб. 5\nadm@lipovsk.example.ru, сайт: lipovsk(at)example.ru\nhttps://t.me/lipovsk\nПриём 12 мая 2026 года с 10:00.";
    let page = Document::from_text(text).unwrap().pages.unwrap().remove(0);
    assert_eq!(
        page.phones.unwrap(),
        ["+7 (861) 275-10-50", "8 (86137) 5-12-34, 5-12-35", "+7 (861) 275-10-50"]
    );
    assert_eq!(page.address.as_deref(), Some("г. Липовск, ул. Школьная, 1, каб. 5"));
    assert_eq!(page.emails.unwrap(), ["adm@lipovsk.example.ru", "lipovsk(at)example.ru"]);
    assert_eq!(page.links.unwrap(), ["https://t.me/lipovsk"]);
    assert_eq!((page.website, page.platform, page.badge), (None, None, None));
}

mod round_trip {
    use proptest::prelude::*;

    use super::*;
    use crate::page::{Coverage, ReferenceContacts};

    fn some<T: Strategy>(of: T) -> impl Strategy<Value = Option<T::Value>> {
        proptest::option::of(of)
    }

    fn texts() -> impl Strategy<Value = Option<Vec<String>>> {
        some(proptest::collection::vec(".{0,12}", 0..3))
    }

    fn moment() -> impl Strategy<Value = Moment> {
        (0i64..253_402_300_800, 0u32..1_000_000_000, -720i32..840, any::<bool>()).prop_map(
            |(seconds, nanos, offset, day)| {
                let instant = time::OffsetDateTime::from_unix_timestamp(seconds).unwrap()
                    + time::Duration::nanoseconds(nanos.into());
                let offset = UtcOffset::from_whole_seconds(offset * 60).unwrap();
                match instant
                    .checked_to_offset(offset)
                    .filter(|local| (0..=9999).contains(&local.year()))
                {
                    Some(local) if !day => Moment::Instant(local),
                    _ => Moment::Day(instant.date()),
                }
            },
        )
    }

    fn post() -> impl Strategy<Value = Post> {
        let categories =
            some(proptest::collection::vec(proptest::sample::select(&Category::ALL[..]), 0..3));
        (
            some(".{0,9}"),
            some(moment()),
            some(".{0,40}"),
            categories,
            some(any::<bool>()),
            texts(),
            some(any::<u64>()),
        )
            .prop_map(|(id, date, text, categories, pinned, links, likes)| Post {
                id,
                date,
                text,
                categories,
                pinned,
                links,
                likes,
                views: likes,
                ..Post::default()
            })
    }

    prop_compose! {
        fn page()(
            (name, description, phones, emails, links) in (some(".{0,9}"), some(".{0,9}"), texts(), texts(), texts()),
            platform in some(proptest::sample::select(&crate::page::platform::NAMES[..])),
            (badge, pos_forms, members) in (some(any::<bool>()), some(any::<u32>()), some(any::<u64>())),
            tier in some(proptest::sample::select(&Tier::ALL[..])),
            coverage in some((0i32..100_000, 0i32..400)),
            posts in some(proptest::collection::vec(post(), 0..3)),
        ) -> Page {
            let day = |n| time::Date::from_julian_day(2_400_000 + n).unwrap();
            let posts_coverage = coverage.map(|(from, days)| Coverage { from: day(from), to: day(from + days) });
            Page {
                name, description, phones, emails, links, badge, pos_forms, members, tier, posts_coverage, posts,
                platform: platform.map(String::from), ..Page::default()
            }
        }
    }

    prop_compose! {
        fn document()(
            collected_at in some(moment()),
            (name, website, phones, address) in (some(".{0,9}"), some(".{0,9}"), texts(), some(".{0,9}")),
            kind in some(proptest::sample::select(&OrganizationKind::ALL[..])),
            (abroad, act, offset) in (any::<bool>(), some("[а-я]{1,9}"), -720i32..=840),
            number in some(any::<i64>()),
            pages in some(proptest::collection::vec(page(), 0..3)),
        ) -> Document {
            let organization = Organization {
                external_id: number.map(Into::into), name, website, kind, abroad,
                contacts: phones.map(|phones| ReferenceContacts { phones: Some(phones), emails: None, address }),
                exemption: act.map(|act| Exemption { act, reason: None }),
                utc_offset: UtcOffset::from_whole_seconds(offset * 60).unwrap(),
                ..Organization::default()
            };
            Document { collected_at, organization, pages, ..Document::default() }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(document in document()) {
            prop_assert!(document.validate().is_ok());
            let text = document.to_json();
            prop_assert_eq!(Document::from_json(&text), Ok(document), "{}", text);
        }
    }
}
