//! Texts that cross the boundary outwards.

use std::ffi::c_char;

use gospablik::argument;

use crate::boundary::{self, Failure};

/// A text: `len` bytes of UTF-8 at `ptr`, **not** followed by a NUL byte; print it with
/// `printf("%.*s", (int)s.len, s.ptr)`.
///
/// As a result it is borrowed: it belongs to the object it was read from (or, where the function
/// says so, to the input or to the library) and is gone with it. `{NULL, 0}` means that there is
/// no such text. As an item of an array that you hand over it is only read during the call.
#[repr(C)]
#[derive(Debug, Clone, Copy)]
pub struct gospablik_str {
    /// The first byte; null where there is no text.
    pub ptr: *const c_char,
    /// The number of bytes.
    pub len: usize,
}

impl Default for gospablik_str {
    fn default() -> Self {
        Self { ptr: std::ptr::null(), len: 0 }
    }
}

impl From<&str> for gospablik_str {
    /// An empty text points to a NUL byte: Rust's own empty texts point nowhere, and there are
    /// callers that read one byte all the same (PHP's `FFI::string`).
    ///
    /// Never inlined: merged with the question whether there is a text at all, the comparison
    /// would read the length of none, which valgrind rightly calls uninitialised.
    #[inline(never)]
    fn from(text: &str) -> Self {
        let ptr = if text.is_empty() { c"".as_ptr() } else { text.as_ptr().cast() };
        Self { ptr, len: text.len() }
    }
}

impl From<&String> for gospablik_str {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl<'t, T: ?Sized> From<Option<&'t T>> for gospablik_str
where
    Self: From<&'t T>,
{
    fn from(text: Option<&'t T>) -> Self {
        text.map(Self::from).unwrap_or_default()
    }
}

/// A text that the caller owns. Immutable: any thread may read it. Free it with
/// `gospablik_text_free`.
pub struct gospablik_text {
    text: String,
}

impl gospablik_text {
    pub(crate) fn new(text: String) -> *mut Self {
        boundary::into_pointer(Self { text })
    }

    /// A record of the library, written as JSON.
    pub(crate) fn json(record: &impl serde::Serialize) -> Result<*mut Self, Failure> {
        let text = serde_json::to_string(record);
        Ok(Self::new(text.map_err(|fault| argument::internal(&fault.to_string()))?))
    }
}

/// The text itself, borrowed from `text` until it is freed. NULL gives `{NULL, 0}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_text_get(text: *const gospablik_text) -> gospablik_str {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::peek(text, |text| gospablik_str::from(&text.text)) }
}

/// Frees the text. NULL is a no-op.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn gospablik_text_free(text: *mut gospablik_text) {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::free(text) }
}
