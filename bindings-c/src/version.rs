//! Which library this is.

use crate::gospablik_str;

/// The version of the C interface. It grows by one when a program that was compiled against an
/// older header would no longer work; functions and statuses may be added without that.
pub const GOSPABLIK_ABI_VERSION: u32 = 1;

/// The version of the library that is loaded, such as `0.1.0`: equal to `GOSPABLIK_VERSION` of
/// its header. The text belongs to the library and is never freed. Cannot fail; any thread.
#[unsafe(no_mangle)]
pub extern "C" fn gospablik_version() -> gospablik_str {
    gospablik::VERSION.into()
}

/// The version of the C interface of the library that is loaded. A program checks that it equals
/// the `GOSPABLIK_ABI_VERSION` it was compiled with. Cannot fail; any thread.
#[unsafe(no_mangle)]
pub extern "C" fn gospablik_abi_version() -> u32 {
    GOSPABLIK_ABI_VERSION
}
