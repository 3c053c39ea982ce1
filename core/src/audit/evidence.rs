//! Quotations from the document.

use crate::report::Evidence;
use crate::{Span, Utf16Index};

/// The whole string as evidence; nothing where it is empty.
pub(super) fn whole(text: &str, pointer: &str) -> Vec<Evidence> {
    if text.is_empty() {
        return Vec::new();
    }
    spans(text, pointer, &[Span::new(0, text.len())])
}

/// Places of a string as evidence.
pub(super) fn spans(text: &str, pointer: &str, places: &[Span]) -> Vec<Evidence> {
    let mut index = Utf16Index::new(text);
    let mut quote = |place: &Span| Evidence {
        text: place.slice(text).to_owned(),
        pointer: pointer.to_owned(),
        span: index.locate(*place),
    };
    places.iter().map(&mut quote).collect()
}
