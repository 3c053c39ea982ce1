//! The scanner: phones, e-mail addresses, links, identifiers and postal addresses in one text.
