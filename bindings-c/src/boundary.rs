//! The boundary every exported function goes through: outputs are cleared, pointers are checked,
//! panics are caught, and what remains is a status and perhaps an error object.
//!
//! What callers of the C functions promise, and every `unsafe` block here relies on:
//! - a pointer that is not null points to what its type says, aligned, for the length given;
//! - what it points to stays unchanged for the duration of the call (outputs: is not touched);
//! - an object was made by this library and has not been freed.

use std::any::Any;
use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use gospablik::{Error, argument};

use crate::{gospablik_error, gospablik_status};

/// Why a call did not succeed: an error with its status, or a status alone.
pub(crate) enum Failure {
    Error(Error),
    Status(gospablik_status),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

/// Runs the body of an exported function.
///
/// # Safety
/// `error` is null or points to a pointer that may be written.
#[inline]
pub(crate) unsafe fn call(
    error: *mut *mut gospablik_error,
    body: impl FnOnce() -> Result<(), Failure>,
) -> gospablik_status {
    if !error.is_null() {
        // SAFETY: not null, so writable by the promise above.
        unsafe { error.write(std::ptr::null_mut()) };
    }
    // A panic leaves nothing half done that a later call could see: objects are immutable
    // behind `&`, or guarded by a lock whose poison is ignored because each step is whole.
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => gospablik_status::Ok,
        Ok(Err(Failure::Status(status))) => status,
        // SAFETY: as above.
        Ok(Err(Failure::Error(cause))) => unsafe { report(error, cause) },
        // SAFETY: as above.
        Err(payload) => unsafe { report(error, argument::internal(detail(&*payload))) },
    }
}

/// Makes the error object of a failed call, where the caller wants one.
///
/// # Safety
/// As [`call`].
#[cold]
unsafe fn report(error: *mut *mut gospablik_error, cause: Error) -> gospablik_status {
    let status = gospablik_status::of(&cause);
    if !error.is_null() {
        let object = into_pointer(gospablik_error::new(cause, status));
        // SAFETY: not null, so writable by the promise above.
        unsafe { error.write(object) };
    }
    status
}

fn detail(payload: &(dyn Any + Send)) -> &str {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "panic",
    }
}

/// The bytes a caller handed over; (NULL, 0) is the empty string.
///
/// # Safety
/// `ptr` is null or points to `len` bytes that stay as they are for `'b`.
#[inline]
pub(crate) unsafe fn bytes<'b>(
    name: &'static str,
    ptr: *const c_char,
    len: usize,
) -> Result<&'b [u8], Failure> {
    if ptr.is_null() {
        return if len == 0 { Ok(&[]) } else { Err(argument::missing(name).into()) };
    }
    if isize::try_from(len).is_err() {
        return Err(argument::unknown(name, -1).into());
    }
    // SAFETY: not null, readable for `len` bytes by the promise above, and no longer than
    // an object can be.
    Ok(unsafe { std::slice::from_raw_parts(ptr.cast(), len) })
}

/// The text a caller handed over; (NULL, 0) is the empty string.
///
/// # Safety
/// As [`bytes`].
#[inline(always)]
pub(crate) unsafe fn text<'b>(
    name: &'static str,
    ptr: *const c_char,
    len: usize,
) -> Result<&'b str, Failure> {
    // SAFETY: the caller's promise is the same.
    let bytes = unsafe { bytes(name, ptr, len) }?;
    if bytes.is_ascii() {
        // Most short texts are, and this is several times cheaper than validating UTF-8.
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
    }
    other_text(name, bytes)
}

/// Out of line, with the large error it may give.
#[inline(never)]
fn other_text<'b>(name: &'static str, bytes: &'b [u8]) -> Result<&'b str, Failure> {
    Ok(argument::text(name, bytes)?)
}

/// The items of an array a caller handed over; (NULL, 0) is the empty array.
///
/// # Safety
/// `ptr` is null or points to `len` items that stay as they are for `'b`.
pub(crate) unsafe fn items<'b, T>(
    name: &'static str,
    ptr: *const T,
    len: usize,
) -> Result<&'b [T], Failure> {
    if ptr.is_null() {
        return if len == 0 { Ok(&[]) } else { Err(argument::missing(name).into()) };
    }
    if len > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(argument::unknown(name, -1).into());
    }
    // SAFETY: not null, readable for `len` items by the promise above, and no longer than
    // an object can be.
    Ok(unsafe { std::slice::from_raw_parts(ptr, len) })
}

/// The object a caller handed over.
///
/// # Safety
/// `ptr` is null or an object of this library that outlives `'o`.
#[inline]
pub(crate) unsafe fn object<'o, T>(name: &'static str, ptr: *const T) -> Result<&'o T, Failure> {
    // SAFETY: null is refused; else it is an object by the promise above, and no `&mut` to it is
    // ever made.
    unsafe { ptr.as_ref() }.ok_or_else(|| argument::missing(name).into())
}

/// A place for a result, cleared when it was checked and written at most once.
pub(crate) struct Out<T>(NonNull<T>);

/// Clears the place of a result. Called before anything that may fail.
///
/// # Safety
/// `ptr` is null or may be written, and `T` is a pointer or a plain struct of this header.
#[inline]
pub(crate) unsafe fn output<T>(name: &'static str, ptr: *mut T) -> Result<Out<T>, Failure> {
    let place = NonNull::new(ptr).ok_or_else(|| argument::missing(name))?;
    // SAFETY: writable by the promise above; the bytes are only ever read by the caller, to whom
    // zero is a value of every type.
    unsafe { place.write_bytes(0, 1) };
    Ok(Out(place))
}

impl<T> Out<T> {
    /// Writes the result.
    #[inline]
    pub(crate) fn set(self, value: T) {
        // SAFETY: `output` was promised that the place may be written during this call.
        unsafe { self.0.write(value) }
    }
}

/// An array of places for results, cleared when it was checked.
pub(crate) struct Outs<T> {
    first: *mut T,
    len: usize,
}

/// Clears an array of places; (NULL, 0) is the empty one.
///
/// # Safety
/// `first` is null or `len` places behind it may be written, and `T` is a pointer or a plain
/// struct of this header.
pub(crate) unsafe fn outputs<T>(
    name: &'static str,
    first: *mut T,
    len: usize,
) -> Result<Outs<T>, Failure> {
    if len == 0 {
        return Ok(Outs { first, len });
    }
    if first.is_null() {
        return Err(argument::missing(name).into());
    }
    if len > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(argument::unknown(name, -1).into());
    }
    // SAFETY: writable for `len` items by the promise above; zero is a value of every type to
    // the caller, who alone reads them.
    unsafe { first.write_bytes(0, len) };
    Ok(Outs { first, len })
}

impl<T> Outs<T> {
    /// Writes results until either runs out; says how many were written.
    pub(crate) fn set_each(self, values: impl Iterator<Item = T>) -> usize {
        let mut written = 0;
        for value in values.take(self.len) {
            // SAFETY: `written` is below `len`, and `outputs` was promised that so many places
            // may be written during this call.
            unsafe { self.first.add(written).write(value) };
            written += 1;
        }
        written
    }
}

/// Moves an object behind a pointer that the caller owns.
pub(crate) fn into_pointer<T>(object: T) -> *mut T {
    Box::into_raw(Box::new(object))
}

/// Frees an object; null is a no-op. A panic in a destructor stays here.
///
/// # Safety
/// `ptr` is null or came from [`into_pointer`] and was not freed before.
pub(crate) unsafe fn free<T>(ptr: *mut T) {
    if ptr.is_null() {
        return;
    }
    // SAFETY: it came from a `Box` and is given back once, by the promise above.
    let object = unsafe { Box::from_raw(ptr) };
    let _ = catch_unwind(AssertUnwindSafe(|| drop(object)));
}

/// A value for a caller that gets no status: what `read` says, or `T::default()` for a null
/// object or a panic.
///
/// # Safety
/// As [`object`].
pub(crate) unsafe fn peek<O, T: Default>(ptr: *const O, read: impl FnOnce(&O) -> T) -> T {
    // SAFETY: the caller's promise is the same.
    let object = unsafe { ptr.as_ref() };
    object
        .and_then(|object| catch_unwind(AssertUnwindSafe(|| read(object))).ok())
        .unwrap_or_default()
}
