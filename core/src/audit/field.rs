//! A field of the page or of the organisation, and what it must be.

use super::judgement::{Judgement, Note};
use super::{Case, pointer};
use crate::report::Outcome;
use crate::rule::{Expectation, Field};

/// The value of a field, as far as an expectation can ask for it.
enum Value<'a> {
    Text(&'a str),
    Truth(bool),
    Number(u64),
    /// How many entries a list has.
    List(usize),
}

#[inline(never)]
pub(super) fn judge(case: &Case<'_>, field: Field, expect: &Expectation, out: &mut Judgement) {
    if field == Field::SiteLinksToPages && case.audit.has_no_site() {
        out.free("no-site");
        return;
    }
    let Some(at) = pointer_of(case, field) else {
        out.free("no-page");
        return;
    };
    let Some(value) = value(case, field) else { return out.unknown(at) };
    let number = value.number();
    let code = match expect {
        // Zero forms and no members are values; an empty text, an empty list and `false` are not.
        Expectation::Present if matches!(value, Value::Number(_)) || number > 0 => return,
        Expectation::Present => "field-empty",
        Expectation::Is(wanted) if *wanted == (number > 0) => return,
        Expectation::Is(_) => "field-differs",
        Expectation::AtLeast(least) if number >= *least => return,
        Expectation::AtLeast(_) => "field-too-small",
        Expectation::MinLength(least) if number >= u64::from(*least) => return,
        Expectation::MinLength(_) => "field-too-short",
        Expectation::OneOf(texts) => match value {
            Value::Text(text) if texts.iter().any(|one| one == text) => return,
            _ => "field-differs",
        },
    };
    out.outcome = Outcome::Fail;
    let args = &mut out.find(code, at).args;
    let least = match expect {
        Expectation::AtLeast(least) => Some(*least),
        Expectation::MinLength(least) => Some(u64::from(*least)),
        _ => None,
    };
    if let Some(least) = least {
        *args = std::mem::take(args).with("count", number).with("atLeast", least);
    }
    args.word("field", name(field));
}

impl Value<'_> {
    /// What expectations count.
    fn number(&self) -> u64 {
        match self {
            Value::Text(text) => text.trim().chars().count() as u64,
            Value::Truth(yes) => u64::from(*yes),
            Value::Number(n) => *n,
            Value::List(len) => *len as u64,
        }
    }
}

/// The text of a field, for patterns.
pub(super) fn text<'a>(case: &Case<'a>, field: Field) -> Option<&'a str> {
    match value(case, field) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn pointer_of(case: &Case<'_>, field: Field) -> Option<String> {
    match field {
        Field::SiteLinksToPages => Some(pointer::SITE_LINKS.into()),
        Field::OrganizationWebsite => Some(pointer::ORGANIZATION_WEBSITE.into()),
        _ => case.page.map(|page| page.at(name(field))),
    }
}

fn value<'a>(case: &Case<'a>, field: Field) -> Option<Value<'a>> {
    let organization = &case.audit.document.organization;
    match field {
        Field::SiteLinksToPages => return organization.site_links_to_pages.map(Value::Truth),
        Field::OrganizationWebsite => return organization.website.as_deref().map(Value::Text),
        _ => {}
    }
    let page = case.page?.page;
    let text = |text: &'a Option<String>| text.as_deref().map(Value::Text);
    let list = |list: &'a Option<Vec<String>>| list.as_ref().map(|list| Value::List(list.len()));
    match field {
        Field::Name => text(&page.name),
        Field::Description => text(&page.description),
        Field::Website => text(&page.website),
        Field::Address => text(&page.address),
        Field::Hours => text(&page.hours),
        Field::Phones => list(&page.phones),
        Field::Emails => list(&page.emails),
        Field::Links => list(&page.links),
        Field::Badge => page.badge.map(Value::Truth),
        Field::Avatar => page.avatar.map(Value::Truth),
        Field::Cover => page.cover.map(Value::Truth),
        Field::Closed => page.closed.map(Value::Truth),
        Field::CommentsOpen => page.comments_open.map(Value::Truth),
        Field::PosConnected => page.pos_connected.map(Value::Truth),
        Field::PosForms => page.pos_forms.map(|n| Value::Number(u64::from(n))),
        Field::Members => page.members.map(Value::Number),
        Field::Tier => page.tier.map(|tier| Value::Text(super::tier_name(tier))),
        Field::SiteLinksToPages | Field::OrganizationWebsite => None,
    }
}

/// The key of a field in the document.
pub(super) fn name(field: Field) -> &'static str {
    match field {
        Field::Name => "name",
        Field::Description => "description",
        Field::Website => "website",
        Field::Address => "address",
        Field::Phones => "phones",
        Field::Emails => "emails",
        Field::Badge => "badge",
        Field::Avatar => "avatar",
        Field::Cover => "cover",
        Field::Closed => "closed",
        Field::CommentsOpen => "commentsOpen",
        Field::PosForms => "posForms",
        Field::PosConnected => "posConnected",
        Field::Hours => "hours",
        Field::Members => "members",
        Field::Tier => "tier",
        Field::Links => "links",
        Field::SiteLinksToPages => "siteLinksToPages",
        Field::OrganizationWebsite => "website",
    }
}
