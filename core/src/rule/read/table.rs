//! The format of sources as a table: which keys stand where, and what belongs in them.

use super::shape::{Key, Shape, may, must};
use crate::page::PLATFORMS;

const MANY: usize = 500;
const SOME: usize = 50;
/// Days: ten years.
const DAYS: Shape = Shape::Count(1, 3660);
const NUMBER: Shape = Shape::Count(1, 1_000_000);
const POINTS: Shape = Shape::Count(0, 1_000_000);
/// Two languages.
const TEXT: Shape = Shape::Object(&[must("ru", Shape::Text), may("en", Shape::Text)]);

const KINDS: Shape = Shape::Word(&["state_body", "municipal_body", "subordinate", "court"]);
const LEVELS: Shape = Shape::Word(&["government", "executive", "subordinate"]);
const TIERS: Shape = Shape::Word(&["flagship", "active", "card"]);
const PLATFORM: Shape = Shape::Name(&PLATFORMS);
const STATUS: Shape =
    Shape::Word(&["listed", "required", "tolerated", "foreign_messenger", "banned"]);

/// The words for severities.
pub(crate) const SEVERITY: [&str; 3] = ["error", "warning", "info"];
pub(crate) const OUTCOME: Shape = Shape::Word(&["pass", "fail", "unknown", "not_applicable"]);

/// A whole source.
pub(crate) static SOURCE: Shape = Shape::Object(&[
    must("schemaVersion", Shape::Count(1, 1)),
    must("id", Shape::Id),
    must("version", Shape::Text),
    may("reviewedUntil", Shape::Day),
    must("title", TEXT),
    may("extends", Shape::Text),
    may("acts", Shape::List(&ACT, MANY)),
    may("platforms", Shape::List(&PERIOD, MANY)),
    may("rules", Shape::List(&RULE, MANY)),
    may("overrides", Shape::List(&OVERRIDE, MANY)),
    may("applied", Shape::List(&APPLIED, 5 * MANY)),
    may("examples", Shape::List(&RULE_EXAMPLE, MANY)),
]);

static ACT: Shape = Shape::Object(&[
    must("id", Shape::Id),
    must("title", TEXT),
    may("short", TEXT),
    may("url", Shape::Text),
]);

pub(crate) static PERIOD: Shape = Shape::Object(&[
    must("id", PLATFORM),
    must("status", STATUS),
    must("from", Shape::Since),
    may("until", Shape::Day),
    may("notBefore", Shape::Day),
]);

pub(crate) const SCOPE: Shape = Shape::Word(&["organization", "page"]);

pub(crate) const CATEGORY: Shape =
    Shape::Word(&["page", "contacts", "content", "links", "conduct"]);

static RULE: Shape = Shape::Object(&[
    must("id", Shape::Id),
    may("aliases", Shape::List(&Shape::Id, SOME)),
    must("title", TEXT),
    must("message", TEXT),
    must("help", TEXT),
    must("scope", SCOPE),
    must("category", CATEGORY),
    must("severity", Shape::Severity),
    must("basis", BASES),
    must("inForce", IN_FORCE),
    may("appliesTo", APPLIES_TO),
    must("require", Shape::Defer(requirement)),
    may("switchedOff", TEXT),
    may("examples", Shape::List(&EXAMPLE, SOME)),
]);

const BASES: Shape = Shape::List(&BASIS, SOME);

pub(crate) const BASIS_KIND: Shape =
    Shape::Word(&["verbatim", "explanation", "interpretation", "guidance", "broken_contact"]);
pub(crate) const CONFIDENCE: Shape = Shape::Word(&["memory", "press", "partly", "confirmed"]);

pub(crate) static BASIS: Shape = Shape::Object(&[
    must("act", Shape::Text),
    may("provision", Shape::Text),
    must("kind", BASIS_KIND),
    must("confidence", CONFIDENCE),
    must("checkedOn", Shape::Day),
    may("note", TEXT),
]);

pub(crate) const IN_FORCE: Shape = Shape::Object(&[
    must("from", Shape::Since),
    may("until", Shape::Day),
    may("notBefore", Shape::Day),
]);

pub(crate) const APPLIES_TO: Shape = Shape::Object(&[
    may("kinds", Shape::List(&KINDS, SOME)),
    may("platforms", Shape::List(&PLATFORM, SOME)),
    may("abroad", Shape::Flag),
    may("exemptTiers", Shape::List(&TIERS, SOME)),
]);

/// Severities by kind of body.
pub(crate) const SEVERITIES: &[Key] = &[
    must("default", Shape::Word(&SEVERITY)),
    may("state_body", Shape::Word(&SEVERITY)),
    may("municipal_body", Shape::Word(&SEVERITY)),
    may("subordinate", Shape::Word(&SEVERITY)),
    may("court", Shape::Word(&SEVERITY)),
];

pub(crate) static OVERRIDE: Shape = Shape::Object(&[
    must("rule", Shape::Text),
    // Its keys are those of the requirement that it changes: checked once that is known.
    may("require", Shape::Free),
    may("severity", Shape::Severity),
    may("switchOff", Shape::Flag),
    may("basis", BASES),
    may("inForce", IN_FORCE),
    may("title", TEXT),
    may("message", TEXT),
    may("help", TEXT),
    may("keepOriginal", Shape::Flag),
    must("reason", TEXT),
]);

static APPLIED: Shape =
    Shape::Object(&[must("rule", Shape::Id), must("what", Shape::Text), must("reason", TEXT)]);

static EXAMPLE: Shape = Shape::Object(&[
    must("asOf", Shape::Day),
    must("expect", OUTCOME),
    may("subject", Shape::Text),
    may("organization", Shape::Free),
    may("page", Shape::Free),
    may("pages", Shape::Free),
    may("note", Shape::Text),
]);

/// An example of the set, which says of what rule it is.
static RULE_EXAMPLE: Shape = Shape::Object(&[
    must("rule", Shape::Text),
    must("asOf", Shape::Day),
    must("expect", OUTCOME),
    may("subject", Shape::Text),
    may("organization", Shape::Free),
    may("page", Shape::Free),
    may("pages", Shape::Free),
    may("note", Shape::Text),
]);

/// A requirement.
pub(crate) fn requirement() -> &'static Shape {
    &REQUIREMENT
}

static REQUIREMENT: Shape = Shape::Tagged(REQUIREMENTS);
const NESTED: Shape = Shape::Defer(requirement);

/// The names of fields, in the order of the model.
pub(crate) static FIELDS: [&str; 19] = [
    "name",
    "description",
    "website",
    "address",
    "phones",
    "emails",
    "badge",
    "avatar",
    "cover",
    "closed",
    "commentsOpen",
    "posForms",
    "posConnected",
    "hours",
    "members",
    "tier",
    "links",
    "siteLinksToPages",
    "organizationWebsite",
];
const FIELD: Shape = Shape::Name(&FIELDS);

/// The fields that are texts: what a pattern can be found in.
const TEXT_FIELD: Shape = Shape::Name(&[
    "name",
    "description",
    "website",
    "address",
    "hours",
    "tier",
    "organizationWebsite",
]);

const EXPECTATION: Shape = Shape::Variant(
    &["present"],
    &[
        may("is", Shape::Flag),
        may("atLeast", NUMBER),
        may("minLength", NUMBER),
        may("oneOf", Shape::List(&Shape::Text, SOME)),
    ],
);

const POSTS: Shape = Shape::Word(&[
    "event_report",
    "event_announcement",
    "commentary",
    "contacts",
    "congratulation",
    "warning",
    "notice",
    "qa_feedback",
    "other",
]);

static NORM: Shape = Shape::Object(&[
    may("levels", Shape::List(&LEVELS, SOME)),
    may("tiers", Shape::List(&TIERS, SOME)),
    must("atLeast", NUMBER),
    may("strict", Shape::Flag),
]);

static PART: Shape = Shape::Object(&[
    must("title", TEXT),
    must("points", POINTS),
    may("require", NESTED),
    may("measure", Shape::Word(&["pos-forms", "reach", "mean-reach", "engagement"])),
    may("bands", Shape::List(&BAND, SOME)),
]);

static BAND: Shape = Shape::Object(&[must("from", POINTS), must("points", POINTS)]);

static REQUIREMENTS: &[(&str, &[Key])] = &[
    (
        "official-page",
        &[
            may("platforms", Shape::List(&PLATFORM, SOME)),
            must("quantifier", Shape::Variant(&["any", "all"], &[may("atLeast", NUMBER)])),
            may("exemption", Shape::Flag),
        ],
    ),
    ("field", &[must("field", FIELD), must("expect", EXPECTATION)]),
    ("official-name", &[]),
    (
        "contact",
        &[
            must("contact", Shape::Word(&["phone", "email", "address"])),
            must("atLeast", NUMBER),
            must("withinDays", DAYS),
        ],
    ),
    ("official-site", &[]),
    (
        "emails",
        &[must(
            "check",
            Shape::Word(&["valid", "no-homoglyphs", "no-typos", "national-zone", "own-domain"]),
        )],
    ),
    ("phones", &[must("check", Shape::Word(&["valid", "one-style", "own-region", "not-foreign"]))]),
    ("reference-contacts", &[]),
    ("no-duplicates", &[]),
    ("content", &[must("category", POSTS), must("withinDays", DAYS), must("atLeast", NUMBER)]),
    (
        "posts-per-week",
        &[
            must("weeks", Shape::Word(&["last-seven-days", "iso-weeks-of-month"])),
            must("norms", Shape::List(&NORM, SOME)),
        ],
    ),
    ("fresh", &[must("maxDays", DAYS)]),
    (
        "forbidden",
        &[
            must("forbidden", Shape::Word(&["links", "as-contact"])),
            may("status", STATUS),
            may("platforms", Shape::List(&PLATFORM, SOME)),
            may("postsFrom", Shape::Day),
        ],
    ),
    ("no-email-appeals", &[may("postsFrom", Shape::Day)]),
    ("matches", &[must("field", TEXT_FIELD), must("pattern", Shape::Text)]),
    ("all", &[must("of", Shape::List(&NESTED, SOME))]),
    ("any", &[must("of", Shape::List(&NESTED, SOME))]),
    ("not", &[must("of", NESTED)]),
    (
        "score",
        &[must("parts", Shape::List(&PART, SOME)), must("atLeast", POINTS), must("cap", POINTS)],
    ),
];

/// The parameters of a requirement of this kind.
pub(crate) fn parameters(kind: &str) -> &'static [Key] {
    REQUIREMENTS.iter().find(|(name, _)| *name == kind).map_or(&[], |(_, keys)| keys)
}
