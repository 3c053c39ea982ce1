//! WebAssembly bindings of gospablik: JSON in, JSON out, no logic of their own.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the library.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    gospablik::VERSION.to_owned()
}
