//! The rule model: dated, cited, layered rules as data.
