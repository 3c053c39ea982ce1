use super::*;
use crate::message::Args;

const BOUNDS: Bounds = Bounds { depth: 64, values: 10_000 };

fn fault(text: &str) -> (&'static str, usize) {
    let fault = parse(text, BOUNDS).expect_err(text);
    (fault.code, fault.at)
}

/// What serde_json makes of the tree's JSON, to compare the two readers.
fn plain(node: &Node<'_>) -> serde_json::Value {
    serde_json::to_value(Reader::new(10).any(node).unwrap()).unwrap()
}

#[test]
fn faults_name_what_is_wrong_and_where() {
    for (text, code, at) in [
        ("", "empty-input", 0),
        (" \r\n\t", "empty-input", 4),
        ("\u{FEFF}", "empty-input", 3),
        ("{", "json-truncated", 1),
        ("{\"a\"", "json-truncated", 4),
        ("{\"a\":", "json-truncated", 5),
        ("{\"a\":1", "json-truncated", 6),
        ("[1", "json-truncated", 2),
        ("[1,", "json-truncated", 3),
        ("\"ab", "json-truncated", 3),
        ("\"ab\\", "json-truncated", 4),
        ("\"\\u12", "json-truncated", 5),
        ("\"\\ud83d", "json-truncated", 7),
        ("\"\\ud83d\\ude0", "json-truncated", 12),
        ("tru", "json-truncated", 3),
        ("-", "json-truncated", 1),
        ("1.", "json-truncated", 2),
        ("1e", "json-truncated", 2),
        ("{} x", "json-trailing-text", 3),
        ("{}{}", "json-trailing-text", 2),
        ("True", "json-value-expected", 0),
        ("[NaN]", "json-value-expected", 1),
        ("[,1]", "json-value-expected", 1),
        ("nullx", "json-value-expected", 0),
        ("{a:1}", "json-key-expected", 1),
        ("{1:1}", "json-key-expected", 1),
        ("{\"a\" 1}", "json-colon-expected", 5),
        ("[1 2]", "json-comma-expected", 3),
        ("{\"a\":\"б\"в\"}", "json-comma-expected", 9),
        ("[1}", "json-comma-expected", 2),
        ("[1,]", "json-trailing-comma", 2),
        ("{\"a\":1 , }", "json-trailing-comma", 7),
        ("{'a':1}", "json-single-quotes", 1),
        ("['a']", "json-single-quotes", 1),
        ("// a", "json-comment", 0),
        ("[1 // a", "json-comment", 3),
        ("{/* a */}", "json-comment", 1),
        ("01", "json-bad-number", 0),
        ("[-]", "json-bad-number", 1),
        ("[1.]", "json-bad-number", 1),
        ("[.5]", "json-value-expected", 1),
        ("[1e+]", "json-bad-number", 1),
        ("\"\\x41\"", "json-bad-escape", 1),
        ("\"\\u12G4\"", "json-bad-escape", 1),
        ("\"\\u+123\"", "json-bad-escape", 1),
        ("\"\\ud800\"", "json-lone-surrogate", 1),
        ("\"a\\ude00\"", "json-lone-surrogate", 2),
        ("\"\\ud800\\ud800\"", "json-lone-surrogate", 1),
        ("\"\\ud800a\"", "json-lone-surrogate", 1),
        ("\"a\nb\"", "json-control-character", 2),
        ("\"\u{0}\"", "json-control-character", 1),
        ("\u{0}", "json-value-expected", 0),
    ] {
        assert_eq!(fault(text), (code, at), "{text:?}");
    }
}

#[test]
fn faults_quote_the_word_at_hand() {
    let found = |text| parse(text, BOUNDS).unwrap_err().args.get("found").cloned();
    assert_eq!(found("{\"a\": Undefined}"), Some(crate::Arg::Text("Undefined".into())));
    assert_eq!(found("[1 \u{202E}2]"), Some(crate::Arg::Text("\u{FFFD}".into())));
    let long = ["[", &"я".repeat(1000)].concat();
    let shown = ["я".repeat(48).as_str(), "…"].concat();
    assert_eq!(found(&long), Some(crate::Arg::Text(shown.into())));
}

#[test]
fn bounds_hold() {
    let deep = "[".repeat(200);
    let args = Args::new().with("limit", 64usize);
    assert_eq!(parse(&deep, BOUNDS), Err(Fault { at: 64, code: "too-deep", args }));
    let full = ["[".repeat(64), "]".repeat(64)].concat();
    assert!(parse(&full, BOUNDS).is_ok());
    let many = ["[", &"0,".repeat(10_000), "0]"].concat();
    assert_eq!(fault(&many).0, "too-many-values");
}

#[test]
fn texts_are_read_whole() {
    let read = |text| match parse(text, BOUNDS).unwrap().value {
        Value::Text(text) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        read(r#""\"\\\/\b\f\n\r\t\u0000\u0451\ud83d\ude00 я""#),
        "\"\\/\u{8}\u{C}\n\r\t\0ё😀 я"
    );
    assert!(matches!(read("\"без escape\""), Cow::Borrowed("без escape")));
}

#[test]
fn pointers_lead_to_values() {
    let tree = parse(r#"{"a/b": [0, {"~": 7}], "": 1}"#, BOUNDS).unwrap();
    assert_eq!(tree.resolve(""), 0);
    assert_eq!(tree.resolve("/a~1b/1/~0"), 18);
    assert_eq!(tree.resolve("/"), 27);
    assert_eq!(tree.resolve("/a~1b/7/x"), 8);
}

#[test]
fn suggestions_are_near() {
    let keys = ["phones", "emails", "address", "posForms", "ok", "vk", "url"];
    for (word, meant) in [
        ("emial", Some("emails")),
        ("Phones", Some("phones")),
        ("pos_forms", Some("posForms")),
        ("pos-forms", Some("posForms")),
        ("adress", Some("address")),
        ("VK", Some("vk")),
        ("vc", None),
        ("xyz", None),
        ("", None),
        ("ulr", Some("url")),
    ] {
        assert_eq!(suggest(word, &keys), meant, "{word}");
    }
    assert_eq!(suggest(&"a".repeat(100_000), &keys), None);
}

proptest::proptest! {
    #[test]
    fn agrees_with_serde_json(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "[", "]", "{", "}", "\"", "\"", "\"a\"", ":", ",", "0", "1", "9", "-", "+", ".", "e", "E", "\\", "u",
            "\\ud83d", "\\ude00", "\\u0041", "\\n", "true", "false", "null", "x", " ", "\n", "я",
        ]), 0..14),
    ) {
        let text = parts.concat();
        let ours = parse(&text, BOUNDS).is_ok();
        // One of theirs is stricter (range of numbers), the other laxer (halves of characters).
        if serde_json::from_str::<serde_json::Value>(&text).is_ok() {
            proptest::prop_assert!(ours, "{:?}", text);
        }
        if ours {
            proptest::prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok(), "{:?}", text);
        }
    }

    #[test]
    fn reads_what_serde_json_writes(
        keys in proptest::collection::btree_map(".{0,8}", ".{0,8}", 0..6),
        numbers in proptest::collection::vec(proptest::num::i64::ANY, 0..6),
        float in proptest::num::f64::NORMAL,
    ) {
        let value = serde_json::json!({"k": keys, "n": numbers, "f": float, "b": [true, false, null]});
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            proptest::prop_assert_eq!(plain(&parse(&text, BOUNDS).unwrap()), value.clone());
        }
    }
}

#[test]
fn writes_what_serde_json_writes() {
    let wild = "«a» \"b\" \\ / \u{0}\u{8}\u{c}\u{1f}\u{7f}\u{80}\u{2028}\u{202e}\n\r\t😀";
    let value = serde_json::json!({
        wild: [wild, null, true, -5, u64::MAX, i64::MIN, {}, [], {"b": [1], "a": {"c": "d"}}],
    });
    assert_eq!(to_json(&value), value.to_string());
    assert_eq!(Json::from(value.clone()).to_string(), value.to_string());
    let record = (1_u8, Some("x"), None::<u8>, ["y"], std::cmp::Reverse('z'));
    assert_eq!(to_json(&record), serde_json::to_string(&record).unwrap());
}

#[test]
fn numbers_keep_their_digits() {
    for (literal, want) in [
        ("007.50", None),
        ("1.50", Some("1.50")),
        ("-0", Some("0")),
        ("1e308", Some("1e308")),
        ("1e309", None),
        ("0.0001e312", Some("0.0001e312")),
        ("10e308", None),
        ("0e999", Some("0e999")),
        ("1e-999", Some("1e-999")),
        ("1e-99999999999999999999", Some("1e-99999999999999999999")),
        ("1e99999999999999999999", None),
        ("18446744073709551615", Some("18446744073709551615")),
        ("18446744073709551616", None),
        ("-9223372036854775808", Some("-9223372036854775808")),
        ("-9223372036854775809", None),
    ] {
        let read = || Reader::new(1).any(&parse(literal, BOUNDS).ok()?);
        assert_eq!(read().map(|json| json.to_string()).as_deref(), want, "{literal}");
    }
}

#[test]
fn members_are_sorted_and_the_last_of_a_key_stays() {
    let members = [("b", 1), ("a", 2), ("b", 3), ("", 4)];
    let map: JsonMap =
        members.map(|(key, n)| (String::from(key), Json::from(n))).into_iter().collect();
    assert_eq!(Json::from(map.clone()).to_string(), r#"{"":4,"a":2,"b":3}"#);
    assert_eq!(map.get("b"), Some(&Json::from(3)));
    assert_eq!(map.get("c"), None);
}
