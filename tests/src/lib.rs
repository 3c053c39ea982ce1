//! Language-neutral corpus of gospablik and its runners.
