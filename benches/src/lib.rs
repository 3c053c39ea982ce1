//! Benchmarks of gospablik beside its peers.
