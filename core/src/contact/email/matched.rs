use std::borrow::Cow;

use super::code::EmailCode;
use super::identity::Email;
use super::{domain, letter};
use crate::Span;
use crate::contact::Diagnostics;
use crate::contact::cut::{Cut, glue};

/// How many diagnostics one address keeps.
pub const MAX_DIAGNOSTICS: usize = 8;

/// What a check says of an address.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Well formed, as it stands.
    Valid,
    /// Well formed once layout, labels or an obfuscation are removed.
    Repaired,
    /// Probably not the address that was meant, or not one to publish.
    Suspect,
    /// No address that mail can be sent to.
    Invalid,
}

impl Status {
    /// The stable word: `valid`, `repaired`, `suspect`, `invalid`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Repaired => "repaired",
            Self::Suspect => "suspect",
            Self::Invalid => "invalid",
        }
    }
}

/// Who runs the mail of a domain.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// A domain of its own in the national zone.
    Own,
    /// A federal or regional official domain.
    Official,
    /// A free service of a Russian operator.
    FreeNational,
    /// A service of a foreign operator.
    ForeignService,
    /// A domain of its own in a foreign zone.
    ForeignZone,
    /// A domain reserved for special use.
    SpecialUse,
}

impl Provider {
    /// The stable word, as in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Official => "official",
            Self::FreeNational => "free_national",
            Self::ForeignService => "foreign_service",
            Self::ForeignZone => "foreign_zone",
            Self::SpecialUse => "special_use",
        }
    }
}

/// An address that was found, and what was noticed about it.
///
/// Borrows the text; a plain address costs no allocation until [`address`](Self::address) makes
/// the owned form.
#[derive(Debug, Clone)]
pub struct EmailMatch<'t> {
    /// What the check says.
    pub status: Status,
    /// Where the address stands in the text.
    pub span: Span,
    /// Who runs its mail; for a misspelt domain, that of the suggestion. `None` where the domain
    /// cannot be told.
    pub provider: Option<Provider>,
    /// What was noticed, in the order of noticing.
    pub diagnostics: Diagnostics<EmailCode, MAX_DIAGNOSTICS>,
    pub(super) parts: Parts<'t>,
    pub(super) national: Option<bool>,
    pub(super) suggestion: Option<String>,
    /// Whether the domain can be written down as one, suspicious or not.
    pub(super) usable: bool,
    /// Whether the cleaned form may be suggested where there is no usable one.
    pub(super) guess: bool,
    /// Whether capital letters were seen.
    pub(super) capitals: bool,
}

/// The two sides of the at sign, cleaned of layout, and where they stand.
#[derive(Debug, Clone)]
pub(super) struct Parts<'t> {
    pub(super) local: Cow<'t, str>,
    pub(super) domain: Cow<'t, str>,
    pub(super) local_span: Span,
    pub(super) domain_span: Span,
}

impl<'t> EmailMatch<'t> {
    /// Nothing yet.
    pub(super) fn empty() -> Self {
        let nowhere = Span::new(0, 0);
        let parts = Parts {
            local: Cow::Borrowed(""),
            domain: Cow::Borrowed(""),
            local_span: nowhere,
            domain_span: nowhere,
        };
        Self {
            status: Status::Valid,
            span: nowhere,
            provider: None,
            diagnostics: Diagnostics::default(),
            parts,
            national: None,
            suggestion: None,
            usable: true,
            guess: true,
            capitals: false,
        }
    }

    /// The text cut in two at the at sign, `at` bytes behind `start`; all of it is the address.
    pub(super) fn cut(text: &'t str, start: usize, at: usize) -> Self {
        let mut found = Self::empty();
        found.parts.local = Cow::Borrowed(text.part(0, at));
        found.parts.domain = Cow::Borrowed(text.behind(at + 1));
        found.parts.local_span = Span::new(start, start + at);
        found.parts.domain_span = Span::new(start + at + 1, start + text.len());
        found.span = Span::new(start, start + text.len());
        found
    }

    /// The clean form: lower-case Unicode domain, the local part as published. An address
    /// written in capitals throughout is lowered throughout. `None` where there is no well
    /// formed address.
    #[must_use]
    pub fn address(&self) -> Option<Email> {
        if !self.has_address() {
            return None;
        }
        let mut text = String::with_capacity(self.span.len());
        self.push_local(&mut text);
        let at = text.len();
        text.push('@');
        domain::push_unicode(&self.parts.domain, &mut text)?;
        Some(Email::from_clean(text, at))
    }

    /// The clean form with the domain in its `xn--` form, as mail programs send it.
    #[must_use]
    pub fn ascii(&self) -> Option<String> {
        if !self.has_address() {
            return None;
        }
        let mut text = String::with_capacity(self.span.len());
        self.push_local(&mut text);
        text.push('@');
        domain::push_ascii(&self.parts.domain, &mut text)?;
        Some(text)
    }

    /// What was probably meant, where that can be told.
    #[must_use]
    pub fn suggestion(&self) -> Option<Email> {
        let text = self.suggestion.clone()?;
        let at = text.last_place("@")?;
        Some(Email::from_clean(text, at))
    }

    /// The domain of [`address`](Self::address), of the suggestion where there is no address.
    #[must_use]
    pub fn domain(&self) -> Option<String> {
        self.address().or_else(|| self.suggestion()).map(|email| email.domain().to_owned())
    }

    /// Whether the domain lies in the Russian national zone (.ru, .рф, .su and the zones of
    /// Russian operators); `None` where the domain cannot be told.
    #[must_use]
    pub fn in_national_zone(&self) -> Option<bool> {
        self.national
    }

    /// Whether a diagnostic of this code was made.
    #[must_use]
    pub fn has(&self, code: EmailCode) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.code == code)
    }

    fn has_address(&self) -> bool {
        self.status != Status::Invalid && self.usable
    }

    fn push_local(&self, text: &mut String) {
        let local = &*self.parts.local;
        if capitals_only(local) && capitals_only(&self.parts.domain) {
            letter::push_lowered(local, text);
        } else {
            text.push_str(local);
        }
    }

    /// Notes a fact that changes nothing.
    pub(super) fn note(&mut self, code: EmailCode, span: Span) {
        self.raise(Status::Valid, code, span);
    }

    pub(super) fn repair(&mut self, code: EmailCode, span: Span) {
        self.raise(Status::Repaired, code, span);
    }

    pub(super) fn suspect(&mut self, code: EmailCode, span: Span) {
        self.raise(Status::Suspect, code, span);
    }

    pub(super) fn invalid(&mut self, code: EmailCode, span: Span) {
        self.raise(Status::Invalid, code, span);
    }

    pub(super) fn invalid_by(&mut self, code: EmailCode, span: Span, number: usize) {
        self.status = Status::Invalid;
        self.diagnostics.push(code, span, u32::try_from(number).unwrap_or(u32::MAX));
    }

    /// What was noticed while an address was read: what was suspicious is no longer what is written.
    pub(super) fn noted(&mut self, status: Status, code: EmailCode, start: usize, end: usize) {
        self.raise(status, code, Span::new(start, end));
        self.usable &= status != Status::Suspect;
    }

    /// As the others, of the whole domain.
    pub(super) fn on_domain(&mut self, status: Status, code: EmailCode) {
        self.raise(status, code, self.parts.domain_span);
    }

    /// Suggests this local part and domain, or those that were published; what was suggested
    /// before stays where the domain is none.
    #[inline(never)]
    pub(super) fn suggest(&mut self, local: Option<String>, domain: &str) {
        let local = local.as_deref().unwrap_or(&self.parts.local);
        let domain = if domain.is_empty() { &*self.parts.domain } else { domain };
        let mut text = glue(&[local, "@"]);
        if domain::push_unicode(domain, &mut text).is_some() {
            self.suggestion = Some(text);
        }
    }

    /// An empty label of this domain: at an edge or between two dots.
    pub(super) fn empty_label(&mut self, domain: &str) {
        let edge = domain.first() == Some('.') || domain.last() == Some('.');
        let code = if edge { EmailCode::DotEdge } else { EmailCode::DoubleDot };
        self.on_domain(Status::Suspect, code);
        self.usable = false;
    }

    #[inline(never)]
    pub(super) fn raise(&mut self, status: Status, code: EmailCode, span: Span) {
        self.status = self.status.max(status);
        if !self.has(code) {
            self.diagnostics.push(code, span, 0);
        }
    }
}

/// ASCII with letters, none of them small.
fn capitals_only(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii() && !b.is_ascii_lowercase())
        && text.as_bytes().iter().any(|b| b.is_ascii_uppercase())
}
