//! One form field, checked as the audit checks it on a page.

use gospablik::page::OrganizationKind;
use gospablik::{Auditor, ContactContext, ContactField, Lang};
use serde_json::{Value, json};

use super::support::{DAY, audit, complete, merge};

fn check(field: ContactField, value: &str, context: &ContactContext) -> Value {
    let auditor = Auditor::federal().unwrap();
    let json = auditor.check_contact(field, value, context).to_json(Lang::Ru);
    serde_json::from_str(&json).unwrap()
}

fn codes(check: &Value) -> Vec<(String, String)> {
    let findings = check["findings"].as_array().unwrap().iter();
    findings
        .map(|one| (one["rule"].as_str().unwrap().into(), one["code"].as_str().unwrap().into()))
        .collect()
}

#[test]
fn a_phone_is_repaired_with_ground() {
    let context = ContactContext {
        kind: Some(OrganizationKind::MunicipalBody),
        subject: Some("23".into()),
        ..ContactContext::default()
    };
    let found = check(ContactField::Phone, "+7 8 (861) 275-10-51", &context);
    let rules: Vec<String> = codes(&found).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(rules, ["phone-valid"]);
    let finding = &found["findings"][0];
    assert_eq!(finding["fix"]["replacement"], "+7 (861) 275-10-51");
    assert_eq!(finding["fix"]["applicability"], "safe");
    assert_eq!(finding["evidence"][0]["pointer"], "");
    assert_eq!(finding["basis"][0]["act"], "advice");
    assert_eq!(found["contacts"][0]["number"], "+78612751051");
    let found = check(ContactField::Phone, "8 (861) 275-10-51", &context);
    assert_eq!(codes(&found), []);
}

#[test]
fn a_local_phone_needs_the_area_code() {
    let area = Some("86137".parse().unwrap());
    let found = check(ContactField::Phone, "5-12-34", &ContactContext::default());
    assert!(codes(&found).contains(&("contact-phone".into(), "phone-local".into())), "{found}");
    let context = ContactContext { area, ..ContactContext::default() };
    let found = check(ContactField::Phone, "5-12-34", &context);
    assert_eq!(codes(&found), [("phone-style".into(), "phone-without-code".into())]);
    assert_eq!(found["contacts"][0]["number"], "+78613751234");
}

#[test]
fn an_address_of_mail_is_judged_by_kind() {
    let context =
        ContactContext { kind: Some(OrganizationKind::Court), ..ContactContext::default() };
    let found = check(ContactField::Email, "sud@gmail.com", &context);
    let want: Vec<(String, String)> = vec![
        ("email-zone".into(), "email-abroad".into()),
        ("email-own-domain".into(), "email-free".into()),
    ];
    assert_eq!(codes(&found), want);
    assert_eq!(found["findings"][0]["severity"], "error");
    assert_eq!(codes(&check(ContactField::Email, "sud@sud.ru", &context)), []);
    let found = check(ContactField::Email, "", &context);
    assert_eq!(codes(&found), [("contact-email".into(), "contact-missing".into())]);
}

#[test]
fn links_and_postal_addresses_are_judged_too() {
    let context = ContactContext::default();
    let found = check(ContactField::Link, "https://chat.whatsapp.com/Hk3Lq9", &context);
    assert_eq!(codes(&found), [("no-foreign-messenger".into(), "network-as-contact".into())]);
    let found = check(ContactField::Address, "г. Липовск, ул. Школьная", &context);
    assert_eq!(codes(&found), [("contact-address".into(), "address-incomplete".into())]);
}

#[test]
fn what_would_not_mend_a_finding_is_no_fix() {
    let mut document = complete();
    let fields = json!({"emails": ["mailto:adm@gmail.com"], "website": "", "links": [], "description": "Администрация"});
    merge(&mut document["pages"][0], &fields);
    let fix = |document: &Value, rule: &str| {
        let report = audit("federal", document, DAY);
        let result = report.results().iter().find(|result| result.rule == rule).unwrap();
        let fix = result.findings[0].fix.as_ref();
        (result.outcome.as_str(), fix.map(|fix| fix.replacement.to_string()))
    };
    let clean = Some("adm@gmail.com".to_owned());
    assert_eq!(fix(&document, "email-valid"), ("fail", clean));
    assert_eq!(fix(&document, "email-zone"), ("fail", None));
    assert_eq!(fix(&document, "email-own-domain"), ("fail", None));
    for (site, shown) in [("https://lipovsk.ru", true), ("javascript:alert(1)", false)] {
        document["organization"]["website"] = json!(site);
        let shown = shown.then(|| site.to_owned());
        assert_eq!(fix(&document, "contact-website"), ("fail", shown), "{site}");
    }
}
