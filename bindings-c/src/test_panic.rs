//! For tests only: a function that panics, to show what becomes of it.

use crate::boundary;
use crate::{gospablik_error, gospablik_status};

/// Panics behind the boundary.
///
/// cbindgen:ignore
#[unsafe(no_mangle)]
#[allow(clippy::panic)]
pub unsafe extern "C" fn gospablik_test_panic(
    error: *mut *mut gospablik_error,
) -> gospablik_status {
    // SAFETY: the caller keeps the promises listed in `boundary`.
    unsafe { boundary::call(error, || panic!("asked to")) }
}
