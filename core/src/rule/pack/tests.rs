use super::{as_json, copy, from_text, typed, write};
use crate::json::Writer;
use crate::rule::read::{APPLIES_TO, SOURCE, requirement};
use crate::rule::{AppliesTo, Requirement, Source, builtin};

#[test]
fn the_model_reads_and_writes_what_serde_does() {
    for id in builtin::ids() {
        let set = builtin::get(id).unwrap();
        let json = serde_json::to_string(&set.to_source()).unwrap();
        assert_eq!(set.to_json(), json);
        let read: Source = serde_json::from_str(&json).unwrap();
        let json = from_text(&json).unwrap();
        let shape = &SOURCE;
        assert_eq!(typed(&json, shape), Some(read.clone()), "{id}");
        assert_eq!(as_json(&read, shape), json, "{id}");
        assert_eq!(copy(&read), read, "{id}");
    }
}

#[test]
fn every_requirement_is_packed_as_serde_has_it() {
    let shape = requirement();
    for json in [
        r#"{"kind":"official-page","quantifier":"any","exemption":false}"#,
        r#"{"kind":"official-page","platforms":["vk","ok"],"quantifier":{"atLeast":2},"exemption":true}"#,
        r#"{"kind":"field","field":"hours","expect":"present"}"#,
        r#"{"kind":"field","field":"members","expect":{"atLeast":1000}}"#,
        r#"{"kind":"field","field":"organizationWebsite","expect":{"minLength":5}}"#,
        r#"{"kind":"field","field":"tier","expect":{"oneOf":["card","\u001f\t\n"]}}"#,
        r#"{"kind":"official-name"}"#,
        r#"{"kind":"contact","contact":"address","atLeast":1,"withinDays":30}"#,
        r#"{"kind":"official-site"}"#,
        r#"{"kind":"emails","check":"own-domain"}"#,
        r#"{"kind":"phones","check":"not-foreign"}"#,
        r#"{"kind":"reference-contacts"}"#,
        r#"{"kind":"no-duplicates"}"#,
        r#"{"kind":"content","category":"other","withinDays":7,"atLeast":3}"#,
        r#"{"kind":"posts-per-week","weeks":"iso-weeks-of-month","norms":[{"levels":["executive"],"tiers":[],"atLeast":3,"strict":true},{"atLeast":1,"strict":false}]}"#,
        r#"{"kind":"fresh","maxDays":30}"#,
        r#"{"kind":"forbidden","forbidden":"as-contact","status":"banned","platforms":["max"],"postsFrom":"2025-06-01"}"#,
        r#"{"kind":"forbidden","forbidden":"links"}"#,
        r#"{"kind":"no-email-appeals"}"#,
        r#"{"kind":"matches","field":"website","pattern":"a|b"}"#,
        r#"{"kind":"all","of":[{"kind":"any","of":[]},{"kind":"not","of":{"kind":"official-site"}}]}"#,
        r#"{"kind":"score","parts":[{"title":{"ru":"А","en":"A"},"points":5,"require":{"kind":"official-name"}},{"title":{"ru":"Б"},"points":7,"measure":"reach","bands":[{"from":1,"points":2}]}],"atLeast":3,"cap":9}"#,
    ] {
        let read: Requirement = serde_json::from_str(json).unwrap();
        let tree = from_text(json).unwrap();
        assert_eq!(typed(&tree, shape), Some(read.clone()), "{json}");
        assert_eq!(copy(&read), read, "{json}");
        let mut out = Writer::default();
        write(&read, shape, &mut out);
        assert_eq!(out.finish(), json);
    }
}

#[test]
fn whom_a_rule_concerns_is_packed_as_serde_has_it() {
    for json in [
        r#"{"kinds":[],"abroad":false}"#,
        r#"{"platforms":["vk"],"exemptTiers":["flagship","card"]}"#,
        r#"{"kinds":["court","state_body"],"platforms":[],"abroad":true}"#,
    ] {
        let read: AppliesTo = serde_json::from_str(json).unwrap();
        let mut out = Writer::default();
        write(&read, &APPLIES_TO, &mut out);
        assert_eq!(out.finish(), json);
        assert_eq!(copy(&read), read, "{json}");
        assert_eq!(copy(&Some(read.clone())), Some(read), "{json}");
    }
}

#[test]
fn a_text_with_a_mark_is_not_carried() {
    let set = |title: &str| {
        format!(r#"{{"schemaVersion":1,"id":"my","version":"1","title":{{"ru":"{title}"}}}}"#)
    };
    assert!(builtin::packed(&set("Мой")).unwrap().starts_with("1\nmy\n1\n\tМой\n\t"));
    assert_eq!(builtin::packed(&set("Мой\\nи твой")), None);
    assert_eq!(builtin::packed("{}"), None);
}
