//! E-mail addresses of many fields in one call, without JSON.

use gospablik::contact::email::{self, Provider, Status};

use crate::boundary;
use crate::{gospablik_status, gospablik_str, gospablik_text};

/// What a check says of an address.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_email_status {
    /// The text holds no address.
    None = 0,
    /// Well formed, as it stands, `valid`.
    Valid = 1,
    /// Well formed once layout, labels or an obfuscation are removed, `repaired`.
    Repaired = 2,
    /// Probably not the address that was meant, or not one to publish, `suspect`.
    Suspect = 3,
    /// No address that mail can be sent to, `invalid`.
    Invalid = 4,
    /// The text is not UTF-8, or its pointer is null.
    Unreadable = 5,
}

/// Who runs the mail of a domain.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_email_provider {
    /// Not known.
    None = 0,
    /// A domain of its own in the national zone, `own`.
    Own = 1,
    /// A federal or regional official domain, `official`.
    Official = 2,
    /// A free service of a Russian operator, `free_national`.
    FreeNational = 3,
    /// A service of a foreign operator, `foreign_service`.
    ForeignService = 4,
    /// A domain of its own in a foreign zone, `foreign_zone`.
    ForeignZone = 5,
    /// A domain reserved for special use, `special_use`.
    SpecialUse = 6,
}

impl From<Status> for gospablik_email_status {
    fn from(status: Status) -> Self {
        match status {
            Status::Valid => Self::Valid,
            Status::Repaired => Self::Repaired,
            Status::Suspect => Self::Suspect,
            Status::Invalid => Self::Invalid,
        }
    }
}

impl From<Option<Provider>> for gospablik_email_provider {
    fn from(provider: Option<Provider>) -> Self {
        match provider {
            None => Self::None,
            Some(Provider::Own) => Self::Own,
            Some(Provider::Official) => Self::Official,
            Some(Provider::FreeNational) => Self::FreeNational,
            Some(Provider::ForeignService) => Self::ForeignService,
            Some(Provider::ForeignZone) => Self::ForeignZone,
            Some(Provider::SpecialUse) => Self::SpecialUse,
        }
    }
}

/// The first e-mail address of a field. Its texts belong to the object that the call gave beside
/// it.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_email {
    /// The clean address; `{NULL, 0}` where there is none.
    pub address: gospablik_str,
    /// The address that was probably meant; `{NULL, 0}` where that cannot be told.
    pub suggestion: gospablik_str,
    /// What the check says.
    pub status: gospablik_email_status,
    /// Who runs the mail of the domain.
    pub provider: gospablik_email_provider,
    /// Where it begins in the text, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How many remarks there are; `gospablik_email_record` tells them.
    pub diagnostic_count: u8,
    /// How many further addresses the text holds, at most 255; they are told by
    /// `gospablik_email_check`.
    pub more: u8,
}

impl gospablik_email {
    fn nothing(status: gospablik_email_status) -> Self {
        Self {
            address: gospablik_str::default(),
            suggestion: gospablik_str::default(),
            status,
            provider: gospablik_email_provider::None,
            start: 0,
            end: 0,
            diagnostic_count: 0,
            more: 0,
        }
    }

    /// The first address of a field; its texts go to the end of `texts`, their lengths into the
    /// struct. Where they lie is only known when all are there.
    fn read(value: &str, texts: &mut String) -> Self {
        let mut matches = email::check(value);
        let Some(found) = matches.next() else {
            return Self::nothing(gospablik_email_status::None);
        };
        let mut add = |email: Option<email::Email>| {
            let text = email.as_ref().map_or("", email::Email::as_str);
            texts.push_str(text);
            gospablik_str { ptr: std::ptr::null(), len: text.len() }
        };
        Self {
            address: add(found.address()),
            suggestion: add(found.suggestion()),
            provider: found.provider.into(),
            start: found.span.start,
            end: found.span.end,
            diagnostic_count: u8::try_from(found.diagnostics.len()).unwrap_or(u8::MAX),
            more: u8::try_from(matches.count()).unwrap_or(u8::MAX),
            ..Self::nothing(found.status.into())
        }
    }

    /// Points to its texts, which are the next ones of `rest`.
    fn locate(mut self, rest: &mut &str) -> Self {
        for text in [&mut self.address, &mut self.suggestion] {
            let (mine, others) = rest.split_at_checked(text.len).unwrap_or((rest, ""));
            *rest = others;
            *text = Some(mine).filter(|mine| !mine.is_empty()).into();
        }
        self
    }
}

/// Reads `count` fields that are meant to hold an e-mail address each, into `emails[0]` to
/// `emails[count - 1]`. A text that cannot be read has the status
/// GOSPABLIK_EMAIL_STATUS_UNREADABLE; the others are not affected. `emails` may be NULL only
/// where `count` is 0.
///
/// `texts_of` receives an object that you own: the texts of all `emails` belong to it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_email_parse_batch(
    texts: *const gospablik_str,
    count: usize,
    emails: *mut gospablik_email,
    texts_of: *mut *mut gospablik_text,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let owner = boundary::output("texts_of", texts_of)?;
            let out = boundary::outputs("emails", emails, count)?;
            let texts = boundary::items("texts", texts, count)?;
            let mut all = String::new();
            let read = |item: &gospablik_str| {
                let text = boundary::text("texts", item.ptr, item.len);
                text.map(|text| gospablik_email::read(text, &mut all)).unwrap_or_else(|_| {
                    gospablik_email::nothing(gospablik_email_status::Unreadable)
                })
            };
            let found: Vec<gospablik_email> = texts.iter().map(read).collect();
            // The bytes of a text stay where they are when the object around it moves.
            let mut rest = all.as_str();
            out.set_each(found.into_iter().map(|email| email.locate(&mut rest)));
            owner.set(gospablik_text::new(all));
            Ok(())
        })
    }
}
