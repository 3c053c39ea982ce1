//! Documents from saved answers of networks: JSON in, JSON out.

use gospablik::page::{Document, Source};
use gospablik::{Lang, to_json};
use wasm_bindgen::prelude::wasm_bindgen;

/// The document, as JSON, that saved answers of a network's API (`vk`, `ok`) tell of.
///
/// # Errors
/// The error's record as JSON.
#[wasm_bindgen(js_name = documentFrom)]
pub fn document_from(source: &str, answers: &str, lang: &str) -> Result<String, String> {
    let Some(source) = Source::from_name(source) else { return Ok(String::new()) };
    let document = Document::import(source, answers);
    let lang = Lang::from_code(lang).unwrap_or_default();
    document.map(|document| document.to_json()).map_err(|error| to_json(&error.record(lang)))
}

/// Takes the English messages, as the module that audits does.
#[cfg(not(feature = "audit"))]
#[wasm_bindgen(js_name = loadEnglish)]
pub fn load_english(texts: String) {
    gospablik::load_english(texts);
}
