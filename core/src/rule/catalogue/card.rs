use time::Date;

use crate::Lang;
use crate::message::{self, Args};
use crate::page::parse_date;
use crate::report::Severity;
use crate::rule::{
    AppliesTo, Basis, BasisKind, Confidence, InForce, Rule, RuleCategory, RuleSet, Scope, Since,
};

/// A rule in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCard {
    /// Its id.
    pub id: String,
    /// Old ids.
    pub aliases: Vec<String>,
    /// What it asks for, in a few words.
    pub title: String,
    /// What a failure means.
    pub failure: String,
    /// What to do about it.
    pub help: String,
    /// The heading under which it is listed.
    pub category: &'static str,
    /// What it judges.
    pub scope: &'static str,
    /// How much a failure means, and for whom it means something else.
    pub severity: String,
    /// Its grounds: act, how it speaks, how sure that is.
    pub grounds: Vec<String>,
    /// Since when and until when.
    pub in_force: String,
    /// Whom it concerns.
    pub applies_to: String,
    /// The requirement as it is written in a source.
    pub require: String,
    /// What layers have changed, with reasons.
    pub changes: Vec<String>,
}

impl RuleCard {
    /// The card of a rule of this set.
    #[must_use]
    pub fn of(set: &RuleSet, rule: &Rule, lang: Lang) -> Self {
        let changes = set.overrides.iter().filter(|change| change.rule == rule.id);
        let change = |what: &str, reason: &str| {
            let args = Args::new().with("what", what.to_owned()).with("reason", reason.to_owned());
            words("overridden", &args, lang)
        };
        Self {
            id: rule.id.clone(),
            aliases: rule.aliases.clone(),
            title: rule.text(&rule.title, lang),
            failure: rule.text(&rule.message, lang),
            help: rule.text(&rule.help, lang),
            category: category(rule.category, lang),
            scope: scope(rule.scope, lang),
            severity: severity(rule, lang),
            grounds: rule.basis.iter().map(|basis| ground(set, basis, lang)).collect(),
            in_force: in_force(&rule.in_force, lang),
            applies_to: applies_to(&rule.applies_to, lang),
            require: crate::json::to_json(&rule.require),
            changes: changes.map(|it| change(&it.what, it.reason.get(lang))).collect(),
        }
    }
}

/// The words of `code` in the table of the catalogue.
pub(super) fn words(code: &str, args: &Args, lang: Lang) -> String {
    message::render_from(message::CATALOGUE, code, args, lang)
}

/// Words without arguments.
pub(super) fn word(code: &'static str, lang: Lang) -> &'static str {
    message::find(message::CATALOGUE, code, lang).unwrap_or(code)
}

/// A day as people write it: `01.12.2022`; in English `2022-12-01`.
pub(super) fn day(day: Date, lang: Lang) -> String {
    let iso = day.to_string();
    let mut parts = iso.splitn(3, '-');
    match (lang, parts.next(), parts.next(), parts.next()) {
        (Lang::Ru, Some(year), Some(month), Some(day)) => [day, ".", month, ".", year].concat(),
        _ => iso,
    }
}

fn day_text(text: &str, lang: Lang) -> String {
    parse_date(text).map_or_else(|| text.to_owned(), |date| day(date, lang))
}

fn category(category: RuleCategory, lang: Lang) -> &'static str {
    let code = match category {
        RuleCategory::Page => "category-page",
        RuleCategory::Contacts => "category-contacts",
        RuleCategory::Content => "category-content",
        RuleCategory::Links => "category-links",
        RuleCategory::Conduct => "category-conduct",
    };
    word(code, lang)
}

fn scope(scope: Scope, lang: Lang) -> &'static str {
    match scope {
        Scope::Organization => word("scope-organization", lang),
        Scope::Page => word("scope-page", lang),
    }
}

fn severity(rule: &Rule, lang: Lang) -> String {
    let name = |severity| match severity {
        Severity::Error => word("severity-error", lang),
        Severity::Warning => word("severity-warning", lang),
        Severity::Info => word("severity-info", lang),
    };
    let mut out = String::from(name(rule.severity.default));
    for (kind, other) in &rule.severity.kinds {
        let args =
            Args::new().with("kind", body(kind.as_str(), lang)).with("severity", name(*other));
        out.push_str(&words("severity-for", &args, lang));
    }
    out
}

fn body(kind: &str, lang: Lang) -> &'static str {
    let code = match kind {
        "state_body" => "kind-state-body",
        "municipal_body" => "kind-municipal-body",
        "subordinate" => "kind-subordinate",
        _ => "kind-court",
    };
    word(code, lang)
}

fn ground(set: &RuleSet, basis: &Basis, lang: Lang) -> String {
    let act = set.acts.iter().find(|act| act.id == basis.act);
    let mut name = act.map_or(basis.act.as_str(), |act| act.title.get(lang)).to_owned();
    if let Some(provision) = &basis.provision {
        name.extend([", ", provision.as_str()]);
    }
    let kind = match basis.kind {
        BasisKind::Verbatim => "basis-verbatim",
        BasisKind::Explanation => "basis-explanation",
        BasisKind::Interpretation => "basis-interpretation",
        BasisKind::Guidance => "basis-guidance",
        BasisKind::BrokenContact => "basis-broken-contact",
    };
    let confidence = match basis.confidence {
        Confidence::Memory => "confidence-memory",
        Confidence::Press => "confidence-press",
        Confidence::Partly => "confidence-partly",
        Confidence::Confirmed => "confidence-confirmed",
    };
    // How sure one is of advice is no question.
    let advice = matches!(basis.kind, BasisKind::Guidance | BasisKind::BrokenContact);
    let mut out = if advice {
        [name.as_str(), " (", word(kind, lang), ")"].concat()
    } else {
        let args = Args::new().with("act", name).with("kind", word(kind, lang));
        let args = args.with("confidence", word(confidence, lang));
        words("ground", &args.with("day", day_text(&basis.checked_on, lang)), lang)
    };
    if let Some(note) = &basis.note {
        out.extend([". ", note.get(lang)]);
    }
    out
}

fn in_force(in_force: &InForce, lang: Lang) -> String {
    let args = |text: String| Args::new().with("day", text);
    let mut out = match (&in_force.from, &in_force.not_before) {
        (Since::Day(first), _) => words("since-day", &args(day(*first, lang)), lang),
        (Since::Always, _) => word("since-always", lang).to_owned(),
        (Since::Unknown, Some(first)) => {
            words("since-not-before", &args(day_text(first, lang)), lang)
        }
        (Since::Unknown, None) => word("since-unknown", lang).to_owned(),
    };
    if let Some(last) = &in_force.until {
        out.push_str(&words("until", &args(day_text(last, lang)), lang));
    }
    out
}

fn applies_to(applies: &AppliesTo, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(kinds) = &applies.kinds {
        let kinds: Vec<&str> = kinds.iter().map(|kind| body(kind.as_str(), lang)).collect();
        parts.push(kinds.join(", "));
    }
    if let Some(platforms) = &applies.platforms {
        let args = Args::new().with("networks", platforms.join(", "));
        parts.push(words("networks", &args, lang));
    }
    match applies.abroad {
        Some(true) => parts.push(word("only-abroad", lang).to_owned()),
        Some(false) => parts.push(word("only-in-russia", lang).to_owned()),
        None => {}
    }
    if !applies.exempt_tiers.is_empty() {
        let tiers: Vec<&str> = applies.exempt_tiers.iter().map(|tier| tier.as_str()).collect();
        let args = Args::new().with("tiers", tiers.join(", "));
        parts.push(words("except-tiers", &args, lang));
    }
    if parts.is_empty() { word("for-everyone", lang).to_owned() } else { parts.join("; ") }
}
