//! The fields of the model by the keys of the contract: one table an object, read and written by
//! one function each.

use time::{Date, UtcOffset};

use super::{
    Coverage, Document, Exemption, Extra, Json, Level, Moment, Organization, OrganizationKind,
    Page, Post, ReferenceContacts, Tier, Unavailable, Why,
};
use crate::text::Category;

/// An object of the model.
pub(super) trait Fields {
    /// Its keys, in the order of the contract.
    fn keys(&self) -> &'static [&'static str];

    /// Where the value of the key with this number goes.
    fn slot(&mut self, number: usize) -> Slot<'_>;

    /// The value of the key with this number.
    fn value(&self, number: usize) -> Value<'_>;
}

/// Objects of one kind in a list.
pub(super) trait Rows {
    /// A new object at the end of the list, behind which about `more` follow.
    fn add(&mut self, more: usize) -> &mut dyn Fields;
}

impl<T: Fields + Default> Rows for Vec<T> {
    fn add(&mut self, more: usize) -> &mut dyn Fields {
        self.reserve(more + 1);
        self.push_mut(T::default())
    }
}

/// Both enumerations from one list of kinds.
macro_rules! kinds {
    ($($kind:ident($type:ty)),* $(,)?) => {
        /// A field that is to be filled.
        pub(super) enum Slot<'s> {
            $($kind(&'s mut $type),)*
            /// The number of the contract, which the model does not keep.
            Version,
        }

        /// The value of a field.
        #[derive(Clone, Copy)]
        pub(super) enum Value<'s> {
            $($kind(&'s $type),)*
            Version,
        }
    };
}

kinds! {
    Text(Option<String>),
    Texts(Option<Vec<String>>),
    Flag(Option<bool>),
    Declared(bool),
    Count(Option<u64>),
    Small(Option<u32>),
    Moment(Option<Moment>),
    Day(Option<Date>),
    Offset(UtcOffset),
    Id(Option<Json>),
    Kind(Option<OrganizationKind>),
    Level(Option<Level>),
    Tier(Option<Tier>),
    Why(Option<Why>),
    Categories(Option<Vec<Category>>),
    Coverage(Option<Coverage>),
    Exemption(Option<Exemption>),
    Contacts(Option<ReferenceContacts>),
    Organization(Organization),
    Unavailable(Unavailable),
    Pages(Option<Vec<Page>>),
    Posts(Option<Vec<Post>>),
    Extra(Extra),
}

impl Value<'_> {
    /// Whether nothing was given.
    pub(super) fn is_absent(self) -> bool {
        match self {
            Self::Text(it) => it.is_none(),
            Self::Texts(it) => it.is_none(),
            Self::Flag(it) => it.is_none(),
            Self::Declared(it) => !it,
            Self::Count(it) => it.is_none(),
            Self::Small(it) => it.is_none(),
            Self::Moment(it) => it.is_none(),
            Self::Day(it) => it.is_none(),
            Self::Offset(it) => *it == super::organization::MOSCOW,
            Self::Id(it) => it.is_none(),
            Self::Kind(it) => it.is_none(),
            Self::Level(it) => it.is_none(),
            Self::Tier(it) => it.is_none(),
            Self::Why(it) => it.is_none(),
            Self::Categories(it) => it.is_none(),
            Self::Coverage(it) => it.is_none(),
            Self::Exemption(it) => it.is_none(),
            Self::Contacts(it) => it.is_none(),
            Self::Unavailable(it) => *it == Unavailable::default(),
            Self::Pages(it) => it.is_none(),
            Self::Posts(it) => it.is_none(),
            Self::Extra(it) => it.is_empty(),
            Self::Organization(_) | Self::Version => false,
        }
    }
}

/// The number of a key among those of an object; behind the last where it is none of them.
pub(super) fn number(keys: &[&str], key: &str) -> usize {
    keys.iter().position(|known| *known == key).unwrap_or(keys.len())
}

macro_rules! fields {
    ($type:ty { $($key:literal: $kind:ident($field:ident)),* $(,)? }) => {
        impl Fields for $type {
            fn keys(&self) -> &'static [&'static str] {
                &[$($key),*]
            }

            fn slot(&mut self, number: usize) -> Slot<'_> {
                #[allow(non_camel_case_types, dead_code, reason = "numbers of the keys")]
                enum At { $($field),* }
                $(if number == At::$field as usize {
                    return Slot::$kind(&mut self.$field);
                })*
                Slot::Version
            }

            fn value(&self, number: usize) -> Value<'_> {
                #[allow(non_camel_case_types, dead_code, reason = "numbers of the keys")]
                enum At { $($field),* }
                $(if number == At::$field as usize {
                    return Value::$kind(&self.$field);
                })*
                Value::Version
            }
        }
    };
}

impl Fields for Document {
    fn keys(&self) -> &'static [&'static str] {
        &["schemaVersion", "collectedAt", "organization", "pages", "extra"]
    }

    fn slot(&mut self, number: usize) -> Slot<'_> {
        match number {
            1 => Slot::Moment(&mut self.collected_at),
            2 => Slot::Organization(&mut self.organization),
            3 => Slot::Pages(&mut self.pages),
            4 => Slot::Extra(&mut self.extra),
            _ => Slot::Version,
        }
    }

    fn value(&self, number: usize) -> Value<'_> {
        match number {
            1 => Value::Moment(&self.collected_at),
            2 => Value::Organization(&self.organization),
            3 => Value::Pages(&self.pages),
            4 => Value::Extra(&self.extra),
            _ => Value::Version,
        }
    }
}

fields!(Organization {
    "externalId": Id(external_id),
    "name": Text(name),
    "kind": Kind(kind),
    "level": Level(level),
    "sphere": Text(sphere),
    "subject": Text(subject),
    "abroad": Declared(abroad),
    "inn": Text(inn),
    "ogrn": Text(ogrn),
    "website": Text(website),
    "contacts": Contacts(contacts),
    "siteLinksToPages": Flag(site_links_to_pages),
    "exemption": Exemption(exemption),
    "utcOffset": Offset(utc_offset),
    "extra": Extra(extra),
});

fields!(ReferenceContacts {
    "phones": Texts(phones),
    "emails": Texts(emails),
    "address": Text(address),
});

fields!(Page {
    "url": Text(url),
    "platform": Text(platform),
    "name": Text(name),
    "description": Text(description),
    "website": Text(website),
    "phones": Texts(phones),
    "emails": Texts(emails),
    "address": Text(address),
    "badge": Flag(badge),
    "avatar": Flag(avatar),
    "cover": Flag(cover),
    "closed": Flag(closed),
    "commentsOpen": Flag(comments_open),
    "posForms": Small(pos_forms),
    "posConnected": Flag(pos_connected),
    "hours": Text(hours),
    "members": Count(members),
    "tier": Tier(tier),
    "sharedWith": Texts(shared_with),
    "links": Texts(links),
    "postsCoverage": Coverage(posts_coverage),
    "posts": Posts(posts),
    "unavailable": Unavailable(unavailable),
    "extra": Extra(extra),
});

fields!(Unavailable {
    "page": Why(page),
    "posts": Why(posts),
});

fields!(Post {
    "id": Text(id),
    "date": Moment(date),
    "text": Text(text),
    "categories": Categories(categories),
    "pinned": Flag(pinned),
    "links": Texts(links),
    "likes": Count(likes),
    "comments": Count(comments),
    "reposts": Count(reposts),
    "views": Count(views),
    "extra": Extra(extra),
});

/// The days of a [`Coverage`], of which either may be missing while it is read.
#[derive(Default)]
pub(super) struct Ends {
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
}

fields!(Ends { "from": Day(from), "to": Day(to) });

/// An [`Exemption`], of which the act may be missing while it is read.
#[derive(Default)]
pub(super) struct Excuse {
    pub(super) act: Option<String>,
    pub(super) reason: Option<String>,
}

fields!(Excuse { "act": Text(act), "reason": Text(reason) });
