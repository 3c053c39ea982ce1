use serde_json::{Value, json};

use super::{day, extra, flag, list, object, published, text, texts, whole, word};
use crate::page::{Level, OrganizationKind, PLATFORMS, Tier};
use crate::text::Category;

/// The schema of a document.
#[must_use]
pub fn document() -> Value {
    let document = object(&[
        ("schemaVersion!", json!({"const": 1})),
        ("collectedAt", moment()),
        ("organization", organization()),
        ("pages", list(page())),
        ("extra", extra()),
    ]);
    published("gospablik document", document)
}

/// A day, or a time with its offset.
fn moment() -> Value {
    json!({"anyOf": [day(), {"type": "string", "format": "date-time"}]})
}

fn organization() -> Value {
    let contacts = object(&[("phones", texts()), ("emails", texts()), ("address", text())]);
    object(&[
        ("externalId", json!({"type": ["string", "number"]})),
        ("name", text()),
        ("kind", word(&OrganizationKind::ALL.map(OrganizationKind::as_str))),
        ("level", word(&Level::ALL.map(Level::as_str))),
        ("sphere", text()),
        ("subject", json!({"type": "string", "pattern": "^[0-9]{2}$"})),
        ("abroad", flag()),
        ("inn", text()),
        ("ogrn", text()),
        ("website", text()),
        ("contacts", contacts),
        ("siteLinksToPages", flag()),
        ("exemption", object(&[("act!", text()), ("reason", text())])),
        ("utcOffset", json!({"type": "string", "pattern": "^[+-][0-9]{2}:[0-9]{2}$"})),
        ("extra", extra()),
    ])
}

fn page() -> Value {
    object(&[
        ("url", text()),
        ("platform", word(&PLATFORMS)),
        ("name", text()),
        ("description", text()),
        ("website", text()),
        ("phones", texts()),
        ("emails", texts()),
        ("address", text()),
        ("badge", flag()),
        ("avatar", flag()),
        ("cover", flag()),
        ("closed", flag()),
        ("commentsOpen", flag()),
        ("posForms", whole()),
        ("posConnected", flag()),
        ("hours", text()),
        ("members", whole()),
        ("tier", word(&Tier::ALL.map(Tier::as_str))),
        ("sharedWith", texts()),
        ("links", texts()),
        ("postsCoverage", object(&[("from!", day()), ("to!", day())])),
        ("posts", list(post())),
        ("extra", extra()),
    ])
}

fn post() -> Value {
    object(&[
        ("id", json!({"type": ["string", "number"]})),
        ("date", moment()),
        ("text", text()),
        ("categories", list(word(&Category::ALL.map(Category::as_str)))),
        ("pinned", flag()),
        ("links", texts()),
        ("likes", whole()),
        ("comments", whole()),
        ("reposts", whole()),
        ("views", whole()),
        ("extra", extra()),
    ])
}
