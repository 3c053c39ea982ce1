//! Words, numbers and signs of one line.

use super::super::letter;
use crate::looks::looked;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters with hyphens between them.
    Word,
    /// Begins with a digit; letters, hyphens and slashes may follow.
    Number,
    /// One other character.
    Sign(char),
    /// Nothing is left.
    End,
}

/// A word, number or sign with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token<'_> {
    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether the first letter is a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(|c| letter::lower(c) != c)
    }

    /// Whether every letter is a capital: an abbreviation.
    pub(super) fn is_shouted(&self) -> bool {
        self.text.chars().count() > 1 && self.text.chars().all(|c| letter::lower(c) != c)
    }

    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub(super) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// The token at or behind `at`; spaces are skipped.
pub(super) fn token(line: &str, at: usize) -> Token<'_> {
    let rest = line.get(at..).unwrap_or_default();
    let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{ad}');
    let start = line.len() - trimmed.len();
    let Some(first) = trimmed.chars().next() else {
        return Token { kind: Kind::End, text: "", start, end: start };
    };
    let (kind, len) = if first.is_ascii_digit() {
        let inside = |c: char| letter::is_word(c) || matches!(c, '-' | '/');
        (Kind::Number, trimmed.find(|c| !inside(c)).unwrap_or(trimmed.len()))
    } else if letter::is_word(first) {
        let inside = |c: char| letter::is_word(c) && !c.is_ascii_digit() || c == '-';
        (Kind::Word, trimmed.find(|c| !inside(c)).unwrap_or(trimmed.len()))
    } else {
        (Kind::Sign(first), first.len_utf8())
    };
    looked(start + len - at.min(start));
    let text = trimmed.get(..len).unwrap_or_default();
    let text = if matches!(kind, Kind::Sign(_)) { text } else { text.trim_end_matches(['-', '/']) };
    Token { kind, text, start, end: start + text.len() }
}
