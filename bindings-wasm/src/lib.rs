//! WebAssembly bindings of gospablik: strings and flat records in and out, no logic of their own.
//!
//! Documents and reports cross the boundary as JSON. A contact crosses it as a flat record of
//! numbers, which costs a small part of what JSON would. Messages of contacts are not in the
//! module: the package holds them, made from the library's own catalogue.

#[cfg(any(target_arch = "wasm32", test))]
mod allocator;
#[cfg(feature = "audit")]
mod auditor;
#[cfg(any(feature = "audit", not(feature = "import")))]
pub mod contacts;
#[cfg(feature = "import")]
mod import;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static HEAP: allocator::Global = allocator::Global::new();
