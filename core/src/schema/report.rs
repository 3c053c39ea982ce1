use serde_json::{Value, json};

use super::{day, extra, list, object, published, text, texts, whole, word};
use crate::page::PLATFORMS;

const SEVERITIES: [&str; 3] = ["error", "warning", "info"];

/// The schema of a report.
#[must_use]
pub fn report() -> Value {
    let report = object(&[
        ("schemaVersion!", json!({"const": 1})),
        ("engine!", text()),
        ("ruleset!", ruleset()),
        ("asOf!", day()),
        (
            "organization!",
            object(&[
                ("externalId", json!({"type": ["string", "number"]})),
                ("name", text()),
                ("extra", extra()),
            ]),
        ),
        ("pages!", list(page())),
        (
            "verdict!",
            word(&["non_compliant", "undetermined", "remarks", "compliant", "not_applicable"]),
        ),
        ("counts!", object(&[("error!", counts()), ("warning!", counts()), ("info!", counts())])),
        ("results!", list(result())),
        (
            "contacts!",
            object(&[
                ("phones!", list(noted())),
                ("emails!", list(noted())),
                ("links!", list(noted())),
                ("addresses!", list(noted())),
            ]),
        ),
        ("posts!", list(post())),
        ("extra", extra()),
    ]);
    published("gospablik report", report)
}

fn ruleset() -> Value {
    object(&[
        ("id!", text()),
        ("version!", text()),
        ("sha256!", json!({"type": "string", "pattern": "^[0-9a-f]{64}$"})),
        ("reviewedUntil", day()),
        ("overrides!", list(object(&[("rule!", text()), ("what!", text()), ("reason!", text())]))),
    ])
}

fn page() -> Value {
    object(&[
        ("pointer!", text()),
        ("url", text()),
        ("platform", word(&PLATFORMS)),
        ("name", text()),
        ("extra", extra()),
    ])
}

fn counts() -> Value {
    object(&[
        ("pass!", whole()),
        ("fail!", whole()),
        ("unknown!", whole()),
        ("notApplicable!", whole()),
    ])
}

fn result() -> Value {
    object(&[
        ("rule!", text()),
        ("subject!", text()),
        ("outcome!", word(&["pass", "fail", "unknown", "not_applicable"])),
        ("severity!", word(&SEVERITIES)),
        ("findings!", list(finding())),
        ("missing!", texts()),
        ("reason", object(&[("code!", text()), ("message!", text())])),
        ("score", object(&[("least!", whole()), ("most!", whole()), ("of!", whole())])),
    ])
}

fn finding() -> Value {
    let span = object(&[
        ("start!", whole()),
        ("end!", whole()),
        ("utf16Start!", whole()),
        ("utf16End!", whole()),
    ]);
    object(&[
        ("code!", text()),
        ("message!", text()),
        ("pointer!", text()),
        ("evidence!", list(object(&[("text!", text()), ("pointer!", text()), ("span!", span)]))),
        (
            "fix",
            object(&[("replacement!", text()), ("applicability!", word(&["safe", "suggested"]))]),
        ),
        ("causedBy", text()),
    ])
}

/// A contact that was found; what is known of it differs by kind.
fn noted() -> Value {
    json!({
        "type": "object", "properties": {"pointer": text()}, "required": ["pointer"],
        "additionalProperties": text(),
    })
}

fn post() -> Value {
    object(&[
        ("pointer!", text()),
        ("primary", text()),
        ("confidence!", json!({"type": "integer", "minimum": 0, "maximum": 1000})),
        ("by!", word(&["caller", "classifier"])),
    ])
}
