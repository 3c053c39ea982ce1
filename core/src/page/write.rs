//! The model to JSON: keys in the order of the contract, absent ones left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::organization::MOSCOW;
use super::{
    Coverage, Document, Exemption, Extra, Moment, Organization, Page, Post, ReferenceContacts,
    Unavailable, moment,
};

/// An object under construction that leaves out what is not known.
struct Keys<M>(M);

impl<M: SerializeMap> Keys<M> {
    fn put<T: Serialize>(&mut self, key: &str, value: &Option<T>) -> Result<(), M::Error> {
        match value {
            Some(value) => self.0.serialize_entry(key, value),
            None => Ok(()),
        }
    }

    fn end(mut self, extra: &Extra) -> Result<M::Ok, M::Error> {
        if !extra.is_empty() {
            self.0.serialize_entry("extra", extra)?;
        }
        self.0.end()
    }
}

fn keys<S: Serializer>(serializer: S) -> Result<Keys<S::SerializeMap>, S::Error> {
    serializer.serialize_map(None).map(Keys)
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("schemaVersion", &Some(1))?;
        it.put("collectedAt", &self.collected_at)?;
        it.put("organization", &Some(&self.organization))?;
        it.put("pages", &self.pages)?;
        it.end(&self.extra)
    }
}

impl Serialize for Organization {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("externalId", &self.external_id)?;
        it.put("name", &self.name)?;
        it.put("kind", &self.kind)?;
        it.put("level", &self.level)?;
        it.put("sphere", &self.sphere)?;
        it.put("subject", &self.subject)?;
        it.put("abroad", &self.abroad.then_some(true))?;
        it.put("inn", &self.inn)?;
        it.put("ogrn", &self.ogrn)?;
        it.put("website", &self.website)?;
        it.put("contacts", &self.contacts)?;
        it.put("siteLinksToPages", &self.site_links_to_pages)?;
        it.put("exemption", &self.exemption)?;
        let offset = (self.utc_offset != MOSCOW).then(|| moment::print_offset(self.utc_offset));
        it.put("utcOffset", &offset)?;
        it.end(&self.extra)
    }
}

impl Serialize for ReferenceContacts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("phones", &self.phones)?;
        it.put("emails", &self.emails)?;
        it.put("address", &self.address)?;
        it.0.end()
    }
}

impl Serialize for Exemption {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("act", &Some(&self.act))?;
        it.put("reason", &self.reason)?;
        it.0.end()
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("url", &self.url)?;
        it.put("platform", &self.platform)?;
        it.put("name", &self.name)?;
        it.put("description", &self.description)?;
        it.put("website", &self.website)?;
        it.put("phones", &self.phones)?;
        it.put("emails", &self.emails)?;
        it.put("address", &self.address)?;
        it.put("badge", &self.badge)?;
        it.put("avatar", &self.avatar)?;
        it.put("cover", &self.cover)?;
        it.put("closed", &self.closed)?;
        it.put("commentsOpen", &self.comments_open)?;
        it.put("posForms", &self.pos_forms)?;
        it.put("posConnected", &self.pos_connected)?;
        it.put("hours", &self.hours)?;
        it.put("members", &self.members)?;
        it.put("tier", &self.tier)?;
        it.put("sharedWith", &self.shared_with)?;
        it.put("links", &self.links)?;
        it.put("postsCoverage", &self.posts_coverage)?;
        it.put("posts", &self.posts)?;
        it.put(
            "unavailable",
            &(self.unavailable != Unavailable::default()).then_some(self.unavailable),
        )?;
        it.end(&self.extra)
    }
}

impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("from", &Some(moment::print_date(self.from)))?;
        it.put("to", &Some(moment::print_date(self.to)))?;
        it.0.end()
    }
}

impl Serialize for Unavailable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("page", &self.page)?;
        it.put("posts", &self.posts)?;
        it.0.end()
    }
}

impl Serialize for Post {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut it = keys(serializer)?;
        it.put("id", &self.id)?;
        it.put("date", &self.date)?;
        it.put("text", &self.text)?;
        it.put("categories", &self.categories)?;
        it.put("pinned", &self.pinned)?;
        it.put("links", &self.links)?;
        it.put("likes", &self.likes)?;
        it.put("comments", &self.comments)?;
        it.put("reposts", &self.reposts)?;
        it.put("views", &self.views)?;
        it.end(&self.extra)
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.print())
    }
}
