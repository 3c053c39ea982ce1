use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::code::EmailCode;
use super::letter;
use super::matched::Status;
use crate::{Lang, Span, TextSpan};

/// An e-mail address in its clean form: the local part as published, the domain in lower case
/// and Unicode.
///
/// Two addresses are equal whatever the case of their letters: no mail service that a Russian
/// body publishes tells `Info@` from `info@`, and duplicates must be found. Ordering and hashing
/// agree with that.
///
/// ```
/// use gospablik::contact::email::Email;
/// let email: Email = "Info@Mail.Ru".parse().unwrap();
/// assert_eq!(email.to_string(), "Info@mail.ru");
/// assert_eq!(email, "info@mail.ru".parse().unwrap());
/// ```
#[derive(Debug, Clone)]
pub struct Email {
    text: String,
    at: usize,
}

impl Email {
    pub(super) fn from_clean(text: String, at: usize) -> Self {
        Self { text, at }
    }

    /// The whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the at sign.
    #[must_use]
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// The domain, in lower case and Unicode.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    fn folded(&self) -> impl Iterator<Item = char> {
        self.text.chars().map(letter::lower)
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.folded().eq(other.folded())
    }
}

impl Eq for Email {}

impl PartialOrd for Email {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Email {
    fn cmp(&self, other: &Self) -> Ordering {
        self.folded().cmp(other.folded())
    }
}

impl Hash for Email {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for c in self.folded() {
            c.hash(state);
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Why a text is not one usable address, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmailError {
    code: EmailCode,
    place: TextSpan,
    number: u32,
}

impl EmailError {
    /// What is wrong.
    #[must_use]
    pub fn code(&self) -> EmailCode {
        self.code
    }

    /// Where.
    #[must_use]
    pub fn place(&self) -> TextSpan {
        self.place
    }

    /// What is wrong, in words.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.code.message(self.number, lang)
    }
}

impl fmt::Display for EmailError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl std::error::Error for EmailError {}

impl FromStr for Email {
    type Err = EmailError;

    /// Reads one address in any notation that [`check`](super::check) calls valid or repaired.
    fn from_str(text: &str) -> Result<Self, EmailError> {
        let error =
            |code, span: Span, number| EmailError { code, place: span.with_utf16(text), number };
        let mut matches = super::check(text);
        let whole = Span::new(0, text.len());
        let Some(first) = matches.next() else {
            let given = matches.diagnostics().iter().next().copied();
            return Err(match given {
                Some(given) => error(given.code, given.span, given.number),
                None => error(EmailCode::NoAddress, whole, 0),
            });
        };
        if let Some(second) = matches.next() {
            return Err(error(EmailCode::Multiple, second.span, 0));
        }
        match first.address() {
            Some(email) if first.status <= Status::Repaired => Ok(email),
            _ => {
                // The reason is the last thing noticed that is more than a remark.
                let reason = first.diagnostics.iter().filter(|d| !d.code.is_remark()).last();
                Err(match reason {
                    Some(reason) => error(reason.code, reason.span, reason.number),
                    None => error(EmailCode::NoAddress, first.span, 0),
                })
            }
        }
    }
}

impl Serialize for Email {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
