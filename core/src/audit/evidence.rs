//! Quotations from the document.

use crate::report::Evidence;
use crate::{Span, Utf16Index};

/// Adds the whole string as evidence; nothing where there is none, or it is empty.
pub(super) fn whole(text: Option<&str>, pointer: &str, out: &mut Vec<Evidence>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        let place = Span::new(0, text.len());
        out.push(quote(text, pointer, place, &mut Utf16Index::new(text)));
    }
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
