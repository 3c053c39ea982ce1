//! Benchmarks of gospablik beside its peers: what they share is the mixes that all read.

pub mod mix;
