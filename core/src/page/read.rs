//! JSON to the model, by the tables of [`fields`](super::fields).

use time::{Date, UtcOffset};

use super::fields::{Ends, Excuse, Fields, Rows, Slot, number};
use super::moment::{self, BadMoment};
use super::{
    Coverage, Document, Exemption, Level, Moment, Organization, OrganizationKind, Tier, Why,
};
use crate::json::{Node, Reader, Value};
use crate::message::Args;
use crate::text::Category;

/// Reads a whole document; what is wrong is noted and left out.
pub(super) fn document(r: &mut Reader, node: &Node<'_>) -> Document {
    let mut document = Document::default();
    require(r, node, &mut document, 0, |r, node| {
        r.problem(node.at, "missing-schema-version", Args::new());
    });
    document
}

/// Fills the description of a body.
pub(super) fn organization(r: &mut Reader, node: &Node<'_>, it: &mut Organization) {
    object(r, node, it);
}

/// Reads an object and tells, bit by bit, which of its keys are given; all of them where it is no
/// object, which is noted.
fn object(r: &mut Reader, node: &Node<'_>, it: &mut dyn Fields) -> u32 {
    let (keys, mut given) = (it.keys(), 0);
    let is_object = r.object(node, keys, &mut |r, key, node| {
        let number = number(keys, key);
        given |= 1 << number;
        fill(r, node, it.slot(number));
    });
    if is_object { given } else { u32::MAX }
}

/// Reads an object whose key of this number must be given.
fn require(
    r: &mut Reader,
    node: &Node<'_>,
    it: &mut dyn Fields,
    number: usize,
    missing: fn(&mut Reader, &Node<'_>),
) {
    if object(r, node, it) & 1 << number == 0 {
        missing(r, node);
    }
}

fn fill(r: &mut Reader, node: &Node<'_>, slot: Slot<'_>) {
    match slot {
        Slot::Text(it) => *it = r.text(node),
        Slot::Texts(it) => *it = r.texts(node),
        Slot::Flag(it) => *it = r.flag(node),
        Slot::Declared(it) => *it = r.flag(node).unwrap_or_default(),
        Slot::Count(it) => *it = r.count(node),
        Slot::Small(it) => *it = small_count(r, node),
        Slot::Moment(it) => *it = read_moment(r, node),
        Slot::Day(it) => *it = day(r, node),
        Slot::Offset(it) => *it = utc_offset(r, node).unwrap_or(*it),
        Slot::Id(it) => *it = external_id(r, node),
        Slot::Kind(it) => *it = r.choice(node, &OrganizationKind::ALL, OrganizationKind::as_str),
        Slot::Level(it) => *it = r.choice(node, &Level::ALL, Level::as_str),
        Slot::Tier(it) => *it = r.choice(node, &Tier::ALL, Tier::as_str),
        Slot::Why(it) => *it = r.choice(node, &Why::ALL, Why::as_str),
        Slot::Categories(it) => {
            *it = r.list(node, |r, n| r.choice(n, &Category::ALL, Category::as_str));
        }
        Slot::Coverage(it) => *it = coverage(r, node),
        Slot::Exemption(it) => *it = exemption(r, node),
        Slot::Contacts(it) => {
            object(r, node, it.get_or_insert_default());
        }
        Slot::Organization(it) => {
            object(r, node, it);
        }
        Slot::Unavailable(it) => {
            object(r, node, it);
        }
        Slot::Pages(it) => rows(r, node, it.get_or_insert_default()),
        Slot::Posts(it) => rows(r, node, it.get_or_insert_default()),
        Slot::Extra(it) => *it = r.free(node).unwrap_or_default(),
        Slot::Version => {
            if !matches!(node.value, Value::Number("1")) {
                r.wrong::<()>(node, "unsupported-schema-version");
            }
        }
    }
}

fn rows(r: &mut Reader, node: &Node<'_>, rows: &mut dyn Rows) {
    let Value::List(nodes) = &node.value else {
        r.wrong::<()>(node, "expected-list");
        return;
    };
    for (index, node) in nodes.iter().enumerate() {
        let it = rows.add(nodes.len() - index - 1);
        r.within(&index.to_string(), |r| object(r, node, it));
    }
}

/// An exemption whose act is missing is noted here; one whose act is empty is noted by the checks
/// that the typed builder shares.
fn exemption(r: &mut Reader, node: &Node<'_>) -> Option<Exemption> {
    let mut it = Excuse::default();
    require(r, node, &mut it, 0, |r, node| {
        r.problem(node.at, "exemption-without-act", Args::new());
    });
    Some(Exemption { act: it.act?, reason: it.reason })
}

fn coverage(r: &mut Reader, node: &Node<'_>) -> Option<Coverage> {
    let mut it = Ends::default();
    let given = object(r, node, &mut it);
    for (number, key) in it.keys().iter().enumerate() {
        if given & 1 << number == 0 {
            r.problem(node.at, "missing-key", Args::new().with("key", *key));
        }
    }
    Some(Coverage { from: it.from?, to: it.to? })
}

fn external_id(r: &mut Reader, node: &Node<'_>) -> Option<super::Json> {
    match node.value {
        Value::Text(_) | Value::Number(_) => r.any(node),
        _ => r.wrong(node, "expected-text-or-number"),
    }
}

fn small_count(r: &mut Reader, node: &Node<'_>) -> Option<u32> {
    let count = u32::try_from(r.count(node)?);
    if count.is_err() {
        r.wrong::<()>(node, "expected-count");
    }
    count.ok()
}

/// Reads a day or an instant.
pub(crate) fn read_moment(r: &mut Reader, node: &Node<'_>) -> Option<Moment> {
    let moment = Moment::parse(&r.text(node)?);
    if let Err(bad) = moment {
        let code = match bad {
            BadMoment::NoOffset => "time-without-offset",
            BadMoment::Form => "invalid-moment",
        };
        r.wrong::<()>(node, code);
    }
    moment.ok()
}

fn day(r: &mut Reader, node: &Node<'_>) -> Option<Date> {
    let day = moment::parse_date(&r.text(node)?);
    if day.is_none() {
        r.wrong::<()>(node, "invalid-date");
    }
    day
}

fn utc_offset(r: &mut Reader, node: &Node<'_>) -> Option<UtcOffset> {
    let offset = moment::parse_offset(&r.text(node)?);
    if offset.is_none() {
        r.wrong::<()>(node, "invalid-utc-offset");
    }
    offset
}
