//! The contacts of a document, each once, in their normal form.

/// Every contact found on the pages, each once, in document order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactsFound {
    /// Phone numbers in E.164 with their extension (`+78612751050`, `+78612751050#12`).
    pub phones: Vec<Noted>,
    /// E-mail addresses.
    pub emails: Vec<Noted>,
    /// Links in their canonical form.
    pub links: Vec<Noted>,
    /// Postal addresses as written.
    pub addresses: Vec<Noted>,
}

/// One contact in its normal form, and where it stands first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// The normal form.
    pub value: String,
    /// What it is, in the words of its kind of contact: status and class
    /// (`("status", "valid"), ("kind", "fixed")`).
    pub facts: Vec<(&'static str, String)>,
    /// JSON Pointer to the string in which it stands first.
    pub pointer: String,
}

impl Noted {
    /// The fact of this name (`status`, `kind`).
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&str> {
        self.facts.iter().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}
