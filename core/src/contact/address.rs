//! Postal addresses in text.
