//! The audit of whole documents: decisions, properties, verdicts, golden reports.

mod decisions;
mod fields;
mod goldens;
mod large;
mod properties;
mod support;
mod uncertain;
mod verdicts;
