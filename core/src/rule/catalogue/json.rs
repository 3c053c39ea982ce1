use super::text::unknown;
use crate::Lang;
use crate::error::Error;
use crate::json::Writer;
use crate::page::print_date;
use crate::rule::pack::write;
use crate::rule::read::{
    APPLIES_TO, BASIS_KIND, CATEGORY, CONFIDENCE, IN_FORCE, PERIOD, SCOPE, Shape, requirement,
};
use crate::rule::{Basis, Rule, RuleSet};

/// The rules of a set as JSON with texts in one language: what a page or a program shows. It is
/// no source; [`RuleSet::to_json`] gives that.
///
/// ```
/// use gospablik::{Lang, rule::{self, builtin}};
///
/// let json = rule::catalogue_json(&builtin::federal()?, Lang::Ru);
/// assert!(json.starts_with(r#"{"id":"federal","version":"#));
/// # Ok::<(), gospablik::Error>(())
/// ```
#[must_use]
pub fn catalogue_json(set: &RuleSet, lang: Lang) -> String {
    let mut out = Writer::default();
    out.open('{');
    out.key("id").text(&set.id);
    out.key("version").text(&set.version);
    out.key("sha256").text(&set.sha256);
    if let Some(day) = set.reviewed_until {
        out.key("reviewedUntil").text(&print_date(day));
    }
    out.key("title").text(set.title.get(lang));
    out.key("platforms").open('[');
    for period in &set.platforms {
        write(period, &PERIOD, &mut out);
    }
    out.close(']');
    out.key("rules").open('[');
    for rule in &set.rules {
        entry(&mut out, set, rule, lang);
    }
    out.close(']');
    out.key("overrides").open('[');
    for change in &set.overrides {
        out.open('{');
        out.key("rule").text(&change.rule);
        out.key("what").text(&change.what);
        out.key("reason").text(change.reason.get(lang));
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.finish()
}

/// One rule of a set as JSON with texts in one language, as [`catalogue_json`] lists it.
///
/// ```
/// use gospablik::{Lang, rule::{self, builtin}};
///
/// let json = rule::rule_json(&builtin::federal()?, "badge", Lang::Ru)?;
/// assert!(json.starts_with(r#"{"id":"badge","#));
/// # Ok::<(), gospablik::Error>(())
/// ```
///
/// # Errors
/// When the set has no rule of this id.
pub fn rule_json(set: &RuleSet, id: &str, lang: Lang) -> Result<String, Error> {
    let rule = set.rule(id).ok_or_else(|| unknown(set, id))?;
    let mut out = Writer::default();
    entry(&mut out, set, rule, lang);
    Ok(out.finish())
}

fn entry(out: &mut Writer, set: &RuleSet, rule: &Rule, lang: Lang) {
    out.open('{');
    out.key("id").text(&rule.id);
    out.key("aliases").open('[');
    for id in &rule.aliases {
        out.text(id);
    }
    out.close(']');
    for (key, text) in [("title", &rule.title), ("message", &rule.message), ("help", &rule.help)] {
        out.key(key).text(&rule.text(text, lang));
    }
    write(&rule.scope, &SCOPE, out.key("scope"));
    write(&rule.category, &CATEGORY, out.key("category"));
    out.key("severity").text(rule.severity.default.as_str());
    if !rule.severity.kinds.is_empty() {
        write(&rule.severity, &Shape::Severity, out.key("severityByKind"));
    }
    out.key("basis").open('[');
    for basis in &rule.basis {
        ground(out, set, basis, lang);
    }
    out.close(']');
    write(&rule.in_force, &IN_FORCE, out.key("inForce"));
    write(&rule.applies_to, &APPLIES_TO, out.key("appliesTo"));
    write(&rule.require, requirement(), out.key("require"));
    if let Some(reason) = &rule.switched_off {
        out.key("switchedOff").text(reason.get(lang));
    }
    out.close('}');
}

fn ground(out: &mut Writer, set: &RuleSet, basis: &Basis, lang: Lang) {
    let act = set.acts.iter().find(|act| act.id == basis.act);
    out.open('{');
    out.key("act").text(&basis.act);
    out.key("title").text(act.map_or(basis.act.as_str(), |act| act.title.get(lang)));
    if let Some(url) = act.and_then(|act| act.url.as_deref()) {
        out.key("url").text(url);
    }
    if let Some(provision) = &basis.provision {
        out.key("provision").text(provision);
    }
    write(&basis.kind, &BASIS_KIND, out.key("kind"));
    write(&basis.confidence, &CONFIDENCE, out.key("confidence"));
    out.key("checkedOn").text(&basis.checked_on);
    if let Some(note) = &basis.note {
        out.key("note").text(note.get(lang));
    }
    out.close('}');
}
