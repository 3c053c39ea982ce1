use super::*;
use crate::report::Severity;

#[test]
fn the_federal_set_is_read_with_both_languages() {
    let set = builtin::federal().unwrap();
    assert_eq!((set.id.as_str(), set.rules.len()), ("federal", 31));
    assert_eq!(set.sha256.len(), 64);
    let rule = set.rule("email-zone").unwrap();
    assert_eq!(rule.severity.of(None), Severity::Error);
    assert_eq!(
        rule.severity.of(Some(crate::page::OrganizationKind::Subordinate)),
        Severity::Warning
    );
    assert_eq!(rule.title.ru, "Почта в российской доменной зоне");
    #[cfg(feature = "english")]
    assert_eq!(rule.title.en, "E-mail is in the Russian domain zone");
}

#[test]
fn the_hash_does_not_depend_on_english() {
    let set = builtin::federal().unwrap();
    let mut russian = set.to_source();
    texts::each_mut(&mut russian, &mut |text| text.en.clear());
    assert_eq!(resolve::layer(russian, None).sha256, set.sha256);
}
