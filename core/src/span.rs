//! Places in a text.

use serde::{Deserialize, Serialize};

use crate::looks::looked;

/// A range of bytes in a UTF-8 text, on character boundaries: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`. Offsets beyond 4 GiB saturate; limits keep texts far below.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let fit = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: fit(start), end: fit(end) }
    }

    /// The length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    /// Whether the span covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether two spans share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text the span covers; empty where the span does not fit the text.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The same place with UTF-16 offsets beside the byte offsets.
    ///
    /// Costs a pass over the text before the span; use [`Utf16Index`] for many spans of one text.
    #[must_use]
    pub fn with_utf16(self, text: &str) -> TextSpan {
        Utf16Index::new(text).locate(self)
    }
}

/// A place in a text, in bytes of UTF-8 and in UTF-16 code units (what JavaScript, Java and
/// C# count).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TextSpan {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
    /// Offset of the first UTF-16 code unit.
    pub utf16_start: u32,
    /// Offset behind the last UTF-16 code unit.
    pub utf16_end: u32,
}

impl TextSpan {
    /// The span in bytes.
    #[must_use]
    pub fn bytes(self) -> Span {
        Span { start: self.start, end: self.end }
    }
}

/// Converts byte offsets of one text to UTF-16 offsets; ascending spans cost one pass in all.
#[derive(Debug, Clone)]
pub struct Utf16Index<'t> {
    text: &'t str,
    byte: usize,
    unit: u32,
}

impl<'t> Utf16Index<'t> {
    /// An index over `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// The span with its UTF-16 offsets.
    pub fn locate(&mut self, span: Span) -> TextSpan {
        let utf16_start = self.offset(span.start as usize);
        let utf16_end = self.offset(span.end as usize);
        TextSpan { start: span.start, end: span.end, utf16_start, utf16_end }
    }

    fn offset(&mut self, byte: usize) -> u32 {
        // Remarks go back a little: what lies between is taken off again.
        let back = byte < self.byte;
        let (from, to) = if back { (byte, self.byte) } else { (self.byte, byte) };
        let between = self.text.get(from..to).unwrap_or_default();
        looked(between.len());
        let mut units = 0_u32;
        for byte in between.as_bytes() {
            // Every first byte of a character is a unit, that of four bytes another one.
            units = units.saturating_add(u32::from(byte & 0xC0 != 0x80) + u32::from(*byte >= 0xF0));
        }
        if !between.is_empty() {
            self.byte = byte;
            self.unit = match back {
                true => self.unit.saturating_sub(units),
                false => self.unit.saturating_add(units),
            };
        }
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_offsets_count_surrogate_pairs() {
        let text = "☎️ 📞 тел. 112";
        let start = text.find("112").unwrap();
        let span = Span::new(start, start + 3);
        let located = span.with_utf16(text);
        assert_eq!(located.utf16_start, 11);
        assert_eq!(located.utf16_end, 14);
        assert_eq!(span.slice(text), "112");
    }

    #[test]
    fn an_index_goes_back_as_well() {
        let text = "ё112ё04";
        let mut index = Utf16Index::new(text);
        assert_eq!(index.locate(Span::new(7, 9)).utf16_start, 5);
        assert_eq!(index.locate(Span::new(2, 5)).utf16_start, 1);
    }
}
