use crate::page::Limits;
use crate::{Document, ErrorKind, Lang};

const WHOLE: &str = include_str!("whole.json");

fn codes(text: &str) -> Vec<&'static str> {
    match Document::from_json(text) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems().iter().map(crate::Problem::code).collect(),
    }
}

#[test]
fn a_truncated_document_is_refused_at_every_byte() {
    assert_eq!(codes(WHOLE), [""; 0]);
    let bytes = WHOLE.trim_end().as_bytes();
    for end in 0..bytes.len() {
        let error = Document::from_json_bytes(&bytes[..end]).unwrap_err();
        let code = error.problems()[0].code();
        assert!(matches!(code, "json-truncated" | "empty-input" | "invalid-utf8"), "{end}: {code}");
        assert!(error.problems()[0].place().line.is_some());
    }
}

#[test]
fn any_byte_may_be_wrong() {
    let bytes = WHOLE.as_bytes();
    for at in 0..bytes.len() {
        for byte in [0, b'"', b'\\', b'{', b']', b'9', 0x80, 0xFF] {
            let mut broken = bytes.to_vec();
            broken[at] = byte;
            if let Err(error) = Document::from_json_bytes(&broken) {
                assert!(!error.message(Lang::Ru).is_empty());
            }
        }
    }
}

#[test]
fn depth_and_size_are_limited() {
    assert_eq!(codes(&"[".repeat(200)), ["too-deep"]);
    assert_eq!(codes(&"{\"extra\":".repeat(200)), ["too-deep"]);
    let extra = ["{\"schemaVersion\":1,\"extra\":{\"a\":", &"[".repeat(1_000_000)].concat();
    assert_eq!(codes(&extra), ["too-deep"]);
    let large = vec![b' '; 9 << 20];
    let error = Document::from_json_bytes(&large).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert_eq!(
        error.message(Lang::Ru),
        "документ больше 8388608 байт. Разделите его: по документу на организацию, меньше \
         публикаций [too-large]"
    );
    assert_eq!(codes(&["[", &"0,".repeat(1_000_000), "0]"].concat()), ["too-many-values"]);
}

#[test]
fn problems_are_counted_beyond_their_limit() {
    let text = ["{\"schemaVersion\":1,\"pages\":[", &"1,".repeat(300), "1]}"].concat();
    let error = Document::from_json(&text).unwrap_err();
    assert_eq!(error.problems().len(), 201);
    let last = &error.problems()[200];
    assert_eq!(
        (last.code(), last.message(Lang::Ru).as_str()),
        ("more-problems", "и ещё 101 ошибка")
    );
}

#[test]
fn hostile_words_do_not_reach_the_terminal() {
    let text = "{\"schemaVersion\":1,\"a\\u001b[31m\\u202e\":1}";
    let message = Document::from_json(text).unwrap_err().message(Lang::Ru);
    assert!(!message.contains(['\u{1b}', '\u{202e}']), "{message:?}");
    let text = ["{\"schemaVersion\":1,\"", &"a".repeat(1_000_000), "\":1}"].concat();
    let error = Document::from_json(&text).unwrap_err();
    assert_eq!(error.problems()[0].code(), "unknown-key");
    assert!(error.message(Lang::Ru).len() < 400);
}

#[test]
fn odd_texts_are_only_texts() {
    let odd = "\u{0}\u{202E}\u{301}👨\u{200D}👩\u{FEFF}";
    let text = serde_json::json!({"schemaVersion": 1, "pages": [{"description": odd}]}).to_string();
    let document = Document::from_json(&text).unwrap();
    assert_eq!(document.pages.unwrap()[0].description.as_deref(), Some(odd));
    assert_eq!(
        codes("{\"schemaVersion\":1,\"extra\":{\"a\":\"\\ud800\"}}"),
        ["json-lone-surrogate"]
    );
    assert_eq!(codes("{\"schemaVersion\":1}\u{0}"), ["json-trailing-text"]);
}

#[test]
fn texts_are_limited_too() {
    let codes = |bytes: &[u8], limits: &Limits| {
        let error = Document::from_text_limited(bytes, limits).unwrap_err();
        (error.kind(), error.problems()[0].code())
    };
    let small = Limits { bytes: 3, ..Limits::default() };
    assert_eq!(codes("текст".as_bytes(), &small), (ErrorKind::Limit, "too-large"));
    assert_eq!(codes(b"\xcf\xf0", &small), (ErrorKind::Document, "invalid-utf8"));
    assert_eq!(
        codes(" \n\u{A0}".as_bytes(), &Limits::default()),
        (ErrorKind::Document, "empty-input")
    );
}

proptest::proptest! {
    #[test]
    fn no_input_panics(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = Document::from_json_bytes(&bytes);
        let _ = Document::from_text_limited(&bytes, &Limits::default());
    }
}
