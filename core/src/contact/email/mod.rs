//! E-mail addresses. (stand-in)
mod code;
pub use code::EmailCode;
use crate::{Lang, Span};
use crate::contact::Diagnostics;
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status { Valid, Repaired, Suspect, Invalid }
#[allow(missing_docs)]
impl Status { pub fn as_str(self) -> &'static str { match self { Self::Valid=>"valid", Self::Repaired=>"repaired", Self::Suspect=>"suspect", Self::Invalid=>"invalid" } } }
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provider { Own, Official, FreeNational, ForeignService, ForeignZone, SpecialUse }
#[allow(missing_docs)]
impl Provider { pub fn as_str(self) -> &'static str { "own" } }
#[allow(missing_docs)]
#[derive(Debug, Clone)]
pub struct EmailMatch<'t> { pub status: Status, pub span: Span, pub provider: Option<Provider>, pub diagnostics: Diagnostics<EmailCode, 8>, text: &'t str }
#[allow(missing_docs)]
impl EmailMatch<'_> {
    pub fn address(&self) -> Option<String> { Some(self.text.to_owned()) }
    pub fn suggestion(&self) -> Option<String> { self.has(EmailCode::HomoglyphDomain).then(|| self.text.replace('а', "a")) }
    pub fn in_national_zone(&self) -> Option<bool> { Some(!self.text.ends_with("gmail.com")) }
    pub fn has(&self, code: EmailCode) -> bool { self.diagnostics.iter().any(|d| d.code == code) }
}
#[allow(missing_docs)]
pub fn check(text: &str) -> std::vec::IntoIter<EmailMatch<'_>> {
    let span = Span::new(0, text.len());
    let mut diagnostics = Diagnostics::default();
    let mut status = Status::Valid;
    if !text.is_ascii() { status = Status::Suspect; diagnostics.push(EmailCode::HomoglyphDomain, span, 0); }
    let provider = if text.ends_with("gmail.com") { Provider::ForeignService } else if text.ends_with("mail.ru") { Provider::FreeNational } else { Provider::Own };
    vec![EmailMatch { status, span, provider: Some(provider), diagnostics, text }].into_iter()
}
#[allow(missing_docs)]
pub fn find(text: &str) -> std::vec::IntoIter<EmailMatch<'_>> {
    let mut out = Vec::new();
    for word in text.split_whitespace().filter(|w| w.contains('@')) {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        for mut one in check(word) { one.span = Span::new(at, at + word.len()); out.push(one); }
    }
    out.into_iter()
}
impl EmailCode { #[allow(missing_docs)] pub fn message(self, _n: u32, _l: Lang) -> String { self.as_str().to_owned() } }
