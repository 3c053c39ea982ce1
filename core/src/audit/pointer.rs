//! JSON Pointers into the document.

pub(super) const PAGES: &str = "/pages";
pub(super) const KIND: &str = "/organization/kind";
pub(super) const LEVEL: &str = "/organization/level";
pub(super) const NAME: &str = "/organization/name";
pub(super) const SUBJECT: &str = "/organization/subject";
pub(super) const EXEMPTION: &str = "/organization/exemption";
pub(super) const CONTACTS: &str = "/organization/contacts";
pub(super) const SITE_LINKS: &str = "/organization/siteLinksToPages";
pub(super) const ORGANIZATION_WEBSITE: &str = "/organization/website";

/// `base/key`.
pub(super) fn join(base: &str, key: &str) -> String {
    let mut out = String::with_capacity(base.len() + key.len() + 1);
    out.push_str(base);
    out.push('/');
    out.push_str(key);
    out
}

/// `base/key/index`.
pub(super) fn item(base: &str, key: &str, index: usize) -> String {
    join(&join(base, key), &index.to_string())
}
