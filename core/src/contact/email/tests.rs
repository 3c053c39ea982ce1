use super::*;

#[test]
fn every_code_has_words_in_both_languages() {
    for &code in EmailCode::ALL {
        for lang in [crate::Lang::Ru, crate::Lang::En] {
            let text = code.message(2, lang);
            assert_ne!(text, code.as_str(), "{code:?}");
            assert!(!text.contains('{'), "{text}");
        }
    }
}
