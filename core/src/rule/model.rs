//! Clean JSON to the typed model. What the shapes let through reads without complaint, so there
//! are no words for failures here; readers derived by serde would weigh more in WebAssembly than
//! all the rest of this module.

use super::{
    Act, AppliedOverride, AppliesTo, Basis, BasisKind, Confidence, ContactKind, EmailCheck,
    Expectation, Field, Forbidden, InForce, Measure, Norm, Override, Pattern, PhoneCheck,
    PlatformPeriod, PlatformStatus, Quantifier, Requirement, Rule, RuleCategory, Scope, ScoreBand,
    ScorePart, SeverityByKind, Since, Source, Text, Weeks,
};
use crate::json::{Bounds, Json, JsonMap, Reader, parse, to_json};
use crate::page::{Level, OrganizationKind, Tier};
use crate::report::{Outcome, Severity};
use crate::text::Category;

/// What can be read from clean JSON.
pub(super) trait Model: Sized {
    /// The value; `None` where something else stands there.
    fn from_json(json: &Json) -> Option<Self>;
}

/// A value of the model as JSON.
pub(super) fn as_json(value: &impl serde::Serialize) -> Json {
    from_text(&to_json(value)).unwrap_or_default()
}

/// JSON that the library itself has written.
pub(super) fn from_text(text: &str) -> Option<Json> {
    let tree = parse(text, Bounds { depth: 64, values: usize::MAX }).ok()?;
    Reader::new(1).any(&tree)
}

fn must<T: Model>(map: &JsonMap, key: &str) -> Option<T> {
    T::from_json(map.get(key)?)
}

fn may<T: Model + Default>(map: &JsonMap, key: &str) -> Option<T> {
    match map.get(key) {
        None | Some(Json::Null) => Some(T::default()),
        Some(value) => T::from_json(value),
    }
}

impl Model for String {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(Self::from)
    }
}

impl Model for bool {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_bool()
    }
}

impl Model for u64 {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_u64()
    }
}

impl Model for u32 {
    fn from_json(json: &Json) -> Option<Self> {
        Self::try_from(json.as_u64()?).ok()
    }
}

impl Model for JsonMap {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_object().cloned()
    }
}

impl<T: Model> Model for Option<T> {
    fn from_json(json: &Json) -> Option<Self> {
        T::from_json(json).map(Some)
    }
}

impl<T: Model> Model for Vec<T> {
    fn from_json(json: &Json) -> Option<Self> {
        // Not collected: the adapters would be made anew for every type.
        let mut items = Self::new();
        for item in json.as_array()? {
            items.push(T::from_json(item)?);
        }
        Some(items)
    }
}

impl<T: Model> Model for Box<T> {
    fn from_json(json: &Json) -> Option<Self> {
        T::from_json(json).map(Self::new)
    }
}

/// Objects: the keys that must be there, and those that may be left out.
macro_rules! objects {
    ($($type:ident { $($field:ident $key:literal),* } $({ $($other:ident $name:literal),* })?)*) => {$(
        impl Model for $type {
            fn from_json(json: &Json) -> Option<Self> {
                let map = json.as_object()?;
                Some(Self {
                    $($field: must(map, $key)?,)*
                    $($($other: may(map, $name)?,)*)?
                })
            }
        }
    )*};
}

objects! {
    Source { schema_version "schemaVersion", id "id", version "version", title "title" } {
        reviewed_until "reviewedUntil", extends "extends", acts "acts", platforms "platforms",
        rules "rules", overrides "overrides", applied "applied"
    }
    Text { ru "ru" } { en "en" }
    Act { id "id", title "title" } { short "short", url "url" }
    PlatformPeriod { id "id", status "status", from "from" } {
        until "until", not_before "notBefore"
    }
    Rule {
        id "id", title "title", message "message", help "help", scope "scope",
        category "category", severity "severity", basis "basis", in_force "inForce",
        require "require"
    } { aliases "aliases", applies_to "appliesTo", switched_off "switchedOff" }
    Basis { act "act", kind "kind", confidence "confidence", checked_on "checkedOn" } {
        provision "provision", note "note"
    }
    InForce { from "from" } { until "until", not_before "notBefore" }
    AppliesTo {} {
        kinds "kinds", platforms "platforms", abroad "abroad", exempt_tiers "exemptTiers"
    }
    Override { rule "rule", reason "reason" } {
        require "require", severity "severity", switch_off "switchOff", basis "basis",
        in_force "inForce", title "title", message "message", help "help",
        keep_original "keepOriginal"
    }
    AppliedOverride { rule "rule", what "what", reason "reason" }
    Norm { at_least "atLeast" } { levels "levels", tiers "tiers", strict "strict" }
    ScorePart { title "title", points "points" } {
        require "require", measure "measure", bands "bands"
    }
    ScoreBand { from "from", points "points" }
}

/// Names in the order of the variants, told apart by `|`.
macro_rules! words {
    ($($type:ident $names:literal [$($variant:ident),*])*) => {$(
        impl Model for $type {
            fn from_json(json: &Json) -> Option<Self> {
                [$(Self::$variant),*].get(place($names, json)?).copied()
            }
        }
    )*};
}

fn place(names: &str, json: &Json) -> Option<usize> {
    let word = json.as_str()?;
    names.split('|').position(|name| name == word)
}

words! {
    Scope "organization|page" [Organization, Page]
    RuleCategory "page|contacts|content|links|conduct" [Page, Contacts, Content, Links, Conduct]
    PlatformStatus "listed|required|tolerated|foreign_messenger|banned"
        [Listed, Required, Tolerated, ForeignMessenger, Banned]
    BasisKind "verbatim|explanation|interpretation|guidance|broken_contact"
        [Verbatim, Explanation, Interpretation, Guidance, BrokenContact]
    Confidence "memory|press|partly|confirmed" [Memory, Press, Partly, Confirmed]
    ContactKind "phone|email|address" [Phone, Email, Address]
    EmailCheck "valid|no-homoglyphs|no-typos|national-zone|own-domain"
        [Valid, NoHomoglyphs, NoTypos, NationalZone, OwnDomain]
    PhoneCheck "valid|one-style|own-region|not-foreign" [Valid, OneStyle, OwnRegion, NotForeign]
    Weeks "last-seven-days|iso-weeks-of-month" [LastSevenDays, IsoWeeksOfMonth]
    Forbidden "links|as-contact" [Links, AsContact]
    Measure "pos-forms|reach|mean-reach|engagement" [PosForms, Reach, MeanReach, Engagement]
    Field "name|description|website|address|phones|emails|badge|avatar|cover|closed|commentsOpen|\
        posForms|posConnected|hours|members|tier|links|siteLinksToPages|organizationWebsite"
        [Name, Description, Website, Address, Phones, Emails, Badge, Avatar, Cover, Closed,
        CommentsOpen, PosForms, PosConnected, Hours, Members, Tier, Links, SiteLinksToPages,
        OrganizationWebsite]
    Severity "error|warning|info" [Error, Warning, Info]
    Outcome "pass|fail|unknown|not_applicable" [Pass, Fail, Unknown, NotApplicable]
    OrganizationKind "state_body|municipal_body|subordinate|court"
        [StateBody, MunicipalBody, Subordinate, Court]
    Level "government|executive|subordinate" [Government, Executive, Subordinate]
    Tier "flagship|active|card" [Flagship, Active, Card]
}

impl Model for Category {
    fn from_json(json: &Json) -> Option<Self> {
        Self::from_name(json.as_str()?)
    }
}

impl Model for Pattern {
    fn from_json(json: &Json) -> Option<Self> {
        json.as_str().map(Self::new)
    }
}

impl Model for Since {
    fn from_json(json: &Json) -> Option<Self> {
        Self::read(json.as_str()?)
    }
}

impl Model for SeverityByKind {
    fn from_json(json: &Json) -> Option<Self> {
        let Some(map) = json.as_object() else { return Severity::from_json(json).map(Self::all) };
        let mut kinds = Vec::new();
        for (kind, severity) in map.iter().filter(|(key, _)| *key != "default") {
            let kind = OrganizationKind::ALL.into_iter().find(|it| it.as_str() == kind)?;
            kinds.push((kind, Severity::from_json(severity)?));
        }
        kinds.sort_unstable();
        Some(Self { default: must(map, "default")?, kinds })
    }
}

impl Model for Quantifier {
    fn from_json(json: &Json) -> Option<Self> {
        match json {
            Json::Object(map) => must(map, "atLeast").map(Self::AtLeast),
            word => [Self::Any, Self::All].get(place("any|all", word)?).copied(),
        }
    }
}

impl Model for Expectation {
    fn from_json(json: &Json) -> Option<Self> {
        let Some(map) = json.as_object() else {
            return (json.as_str()? == "present").then_some(Self::Present);
        };
        let (key, value) = map.iter().next()?;
        match key.as_str() {
            "is" => bool::from_json(value).map(Self::Is),
            "atLeast" => u64::from_json(value).map(Self::AtLeast),
            "minLength" => u32::from_json(value).map(Self::MinLength),
            "oneOf" => Vec::from_json(value).map(Self::OneOf),
            _ => None,
        }
    }
}

impl Model for Requirement {
    fn from_json(json: &Json) -> Option<Self> {
        let map = json.as_object()?;
        let at_least = || must(map, "atLeast");
        let within_days = || must(map, "withinDays");
        let posts_from = || may(map, "postsFrom");
        let platforms = || may(map, "platforms");
        Some(match map.get("kind")?.as_str()? {
            "official-page" => Self::OfficialPage {
                platforms: platforms()?,
                quantifier: must(map, "quantifier")?,
                exemption: may(map, "exemption")?,
            },
            "field" => Self::Field { field: must(map, "field")?, expect: must(map, "expect")? },
            "official-name" => Self::OfficialName,
            "contact" => Self::Contact {
                contact: must(map, "contact")?,
                at_least: at_least()?,
                within_days: within_days()?,
            },
            "official-site" => Self::OfficialSite,
            "emails" => Self::Emails { check: must(map, "check")? },
            "phones" => Self::Phones { check: must(map, "check")? },
            "reference-contacts" => Self::ReferenceContacts,
            "no-duplicates" => Self::NoDuplicates,
            "content" => Self::Content {
                category: must(map, "category")?,
                within_days: within_days()?,
                at_least: at_least()?,
            },
            "posts-per-week" => {
                Self::PostsPerWeek { weeks: must(map, "weeks")?, norms: must(map, "norms")? }
            }
            "fresh" => Self::Fresh { max_days: must(map, "maxDays")? },
            "forbidden" => Self::Forbidden {
                forbidden: must(map, "forbidden")?,
                status: may(map, "status")?,
                platforms: platforms()?,
                posts_from: posts_from()?,
            },
            "no-email-appeals" => Self::NoEmailAppeals { posts_from: posts_from()? },
            "matches" => {
                Self::Matches { field: must(map, "field")?, pattern: must(map, "pattern")? }
            }
            "all" => Self::All { of: must(map, "of")? },
            "any" => Self::Any { of: must(map, "of")? },
            "not" => Self::Not { of: must(map, "of")? },
            "score" => Self::Score {
                parts: must(map, "parts")?,
                at_least: at_least()?,
                cap: must(map, "cap")?,
            },
            _ => return None,
        })
    }
}
