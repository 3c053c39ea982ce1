//! WebAssembly bindings of gospablik: strings and flat records in and out, no logic of their own.
//!
//! Documents and reports cross the boundary as JSON. A contact crosses it as a flat record, which
//! costs a small part of what JSON would: numbers for a phone, one separated string for an e-mail
//! address or a link. Messages of contacts are not in the module: the package holds them, made
//! from the library's own catalogue.

#[cfg(feature = "auditor")]
mod auditor;
pub mod contacts;

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the library.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    gospablik::VERSION.to_owned()
}

/// The memory of the module, in which flat records are read where they lie.
#[wasm_bindgen]
#[must_use]
pub fn heap() -> wasm_bindgen::JsValue {
    wasm_bindgen::memory()
}
