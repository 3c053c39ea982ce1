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
    places.iter().map(|place| quote(text, pointer, *place, &mut index)).collect()
}

/// One place of a string; the index is the string's own.
pub(super) fn quote(
    text: &str,
    pointer: &str,
    place: Span,
    index: &mut Utf16Index<'_>,
) -> Evidence {
    let words = place.slice(text).to_owned();
    Evidence { text: words, pointer: pointer.to_owned(), span: index.locate(place) }
}

/// Whether one of the spans, which are in order and apart, shares a byte with `place`.
pub(super) fn touches(spans: &[Span], place: Span) -> bool {
    let next = spans.partition_point(|span| span.end <= place.start);
    spans.get(next).is_some_and(|span| span.overlaps(place))
}
