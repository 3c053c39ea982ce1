//! Telephone numbers without JSON: one call, one plain struct.

use std::ffi::c_char;

use gospablik::contact::phone::{self, AreaCode, Extension, Hints, Kind, PhoneMatch, Status};

use crate::boundary::{self, Failure};
use crate::{gospablik_error, gospablik_status, gospablik_str, gospablik_text, status};

/// What became of a number.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_phone_status {
    /// The text holds nothing that could be a number.
    None = 0,
    /// A number of Russia in a usual notation, `valid`.
    Valid = 1,
    /// A number of Russia, malformed, with one certain reading, `repaired`.
    Repaired = 2,
    /// A number of another country, `foreign`.
    Foreign = 3,
    /// A local number: it needs an area code, `local`.
    Local = 4,
    /// A short number such as 112 or 122, `short`.
    Short = 5,
    /// No number, `invalid`.
    Invalid = 6,
    /// In a batch: the text is not UTF-8, or its pointer is null.
    Unreadable = 7,
}

/// What kind of line a number is.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum gospablik_phone_kind {
    /// Not known.
    None = 0,
    /// A fixed line, `fixed`.
    Fixed = 1,
    /// A mobile number, `mobile`.
    Mobile = 2,
    /// Free of charge for the caller, `toll_free`.
    TollFree = 3,
    /// A paid service, `premium`.
    Premium = 4,
    /// A personal number, `personal`.
    Personal = 5,
}

/// A telephone number: a plain struct that holds all it says, nothing to free.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_phone {
    /// The digits behind the plus as a number, 78612751050; 0 where there is none.
    pub number: u64,
    /// Where it begins in the text, in bytes.
    pub start: u32,
    /// Where it ends, extension included.
    pub end: u32,
    /// What became of it.
    pub status: gospablik_phone_status,
    /// What kind of line it is.
    pub kind: gospablik_phone_kind,
    /// E.164, `+78612751050`, with a NUL byte behind it; empty where there is no number.
    pub e164: [c_char; 17],
    /// The digits of the extension, with a NUL byte behind them; empty where there is none.
    pub extension: [c_char; 8],
    /// The codes of the federal subjects of a fixed line, `23`, each with a NUL byte behind it.
    pub regions: [[c_char; 3]; 4],
    /// How many federal subjects there are.
    pub region_count: u8,
    /// How many remarks there are; `gospablik_phone_record` tells them.
    pub diagnostic_count: u8,
    /// How many further numbers the text holds, at most 255; they are told by
    /// `gospablik_phone_check`.
    pub more: u8,
}

impl gospablik_phone {
    const NOTHING: Self = Self {
        number: 0,
        start: 0,
        end: 0,
        status: gospablik_phone_status::None,
        kind: gospablik_phone_kind::None,
        e164: [0; 17],
        extension: [0; 8],
        regions: [[0; 3]; 4],
        region_count: 0,
        diagnostic_count: 0,
        more: 0,
    };

    /// Inlined with constant indices only, so that the struct is made in its place: built in
    /// pieces and then copied, it would cost more than the rest of the call.
    #[inline(always)]
    pub(crate) fn of(found: &PhoneMatch) -> Self {
        let regions = found.regions();
        let region = |at: usize| match regions.get(at).map(|region| region.as_bytes()) {
            Some([tens, ones]) => [tens.cast_signed(), ones.cast_signed(), 0],
            _ => [0; 3],
        };
        let mut e164 = [0; 17];
        if let Some(phone) = found.phone {
            let text = phone.e164().bytes().map(u8::cast_signed);
            let (place, _nul) = e164.split_at_mut(text.len());
            place.copy_from_slice(&text);
        }
        Self {
            number: found.phone.map_or(0, |phone| phone.number()),
            start: found.span.start,
            end: found.span.end,
            status: found.status.into(),
            kind: found.kind.into(),
            e164,
            extension: found.extension.map_or([0; 8], extension),
            regions: [region(0), region(1), region(2), region(3)],
            region_count: u8::try_from(regions.len()).unwrap_or(u8::MAX),
            diagnostic_count: u8::try_from(found.diagnostics.len()).unwrap_or(u8::MAX),
            more: 0,
        }
    }
}

/// The digits of an extension and a NUL byte.
#[cold]
fn extension(extension: Extension) -> [c_char; 8] {
    let mut place = [0; 8];
    fill(&mut place, extension.to_string().as_bytes());
    place
}

/// Copies bytes into the array of a struct, up to the NUL byte at its end.
fn fill<const N: usize>(place: &mut [c_char; N], bytes: &[u8]) {
    for (to, from) in place.iter_mut().take(N - 1).zip(bytes) {
        *to = from.cast_signed();
    }
}

impl From<Status> for gospablik_phone_status {
    fn from(status: Status) -> Self {
        match status {
            Status::Valid => Self::Valid,
            Status::Repaired => Self::Repaired,
            Status::Foreign => Self::Foreign,
            Status::Local => Self::Local,
            Status::Short => Self::Short,
            Status::Invalid => Self::Invalid,
        }
    }
}

impl From<Option<Kind>> for gospablik_phone_kind {
    fn from(kind: Option<Kind>) -> Self {
        match kind {
            None => Self::None,
            Some(Kind::Fixed) => Self::Fixed,
            Some(Kind::Mobile) => Self::Mobile,
            Some(Kind::TollFree) => Self::TollFree,
            Some(Kind::Premium) => Self::Premium,
            Some(Kind::Personal) => Self::Personal,
        }
    }
}

/// The first number of a field, and how many more there are.
#[inline(always)]
fn parse(value: &str) -> gospablik_phone {
    let mut found = phone::check(value, &Hints::default());
    let first = found.next();
    let Some(first) = &first else { return gospablik_phone::NOTHING };
    // Not `count()`, which would move the iterator, six hundred bytes of it.
    let mut more = 0_u8;
    while found.next().is_some() {
        more = more.saturating_add(1);
    }
    gospablik_phone { more, ..gospablik_phone::of(first) }
}

/// The hints an area code gives; an empty code gives none.
pub(crate) fn hints(area: &str) -> Result<Hints, Failure> {
    if area.is_empty() {
        return Ok(Hints::default());
    }
    let unknown = || gospablik::argument::unknown_text("area", area);
    Ok(Hints::with_area(area.parse::<AreaCode>().map_err(|_| unknown())?))
}

/// Reads a field that is meant to be one telephone number.
///
/// `phone` receives the first number of the text; `phone->more` says whether there are others.
/// A text that is no number is a success: `phone->status` says so. Nothing is allocated.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_phone_parse(
    text: *const c_char,
    text_len: usize,
    phone: *mut gospablik_phone,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::output("phone", phone)?;
            out.set(parse(boundary::text("text", text, text_len)?));
            Ok(())
        })
    }
}

/// Reads `count` fields, each as `gospablik_phone_parse` does, into `phones[0]` to
/// `phones[count - 1]`. A text that cannot be read has the status
/// GOSPABLIK_PHONE_STATUS_UNREADABLE; the others are not affected. `phones` may be NULL only
/// where `count` is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_phone_parse_batch(
    texts: *const gospablik_str,
    count: usize,
    phones: *mut gospablik_phone,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let out = boundary::outputs("phones", phones, count)?;
            let texts = boundary::items("texts", texts, count)?;
            out.set_each(texts.iter().map(|item| {
                let text = boundary::text("texts", item.ptr, item.len);
                text.map(parse).unwrap_or(gospablik_phone {
                    status: gospablik_phone_status::Unreadable,
                    ..gospablik_phone::NOTHING
                })
            }));
            Ok(())
        })
    }
}

/// Reads every number of a field.
///
/// `area` is the area code of local numbers, `8612`; empty where none is known.
/// The first `capacity` numbers go to `phones`; `count` receives how many there are in all, which
/// may be more. `phones` may be NULL only where `capacity` is 0, to count first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_phone_check(
    text: *const c_char,
    text_len: usize,
    area: *const c_char,
    area_len: usize,
    phones: *mut gospablik_phone,
    capacity: usize,
    count: *mut usize,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(std::ptr::null_mut(), || {
            let total = boundary::output("count", count)?;
            let out = boundary::outputs("phones", phones, capacity)?;
            let text = boundary::text("text", text, text_len)?;
            let hints = hints(boundary::text("area", area, area_len)?)?;
            let mut found = phone::check(text, &hints);
            let written = out.set_each(found.by_ref().map(|found| gospablik_phone::of(&found)));
            total.set(written + found.count());
            Ok(())
        })
    }
}

/// Reads a field and tells everything about it as JSON: every number, repairs, and remarks with
/// messages in `lang` (a `gospablik_lang`). The record of `gospablik phone` in the terminal.
///
/// `area` is the area code of local numbers; empty where none is known.
/// `json` receives an object that you own.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_phone_record(
    text: *const c_char,
    text_len: usize,
    area: *const c_char,
    area_len: usize,
    lang: i32,
    json: *mut *mut gospablik_text,
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe {
        boundary::call(error, || {
            let out = boundary::output("json", json)?;
            let text = boundary::text("text", text, text_len)?;
            let hints = hints(boundary::text("area", area, area_len)?)?;
            let record = phone::record(text, &hints, status::lang(lang)?);
            out.set(gospablik_text::json(&record)?);
            Ok(())
        })
    }
}
