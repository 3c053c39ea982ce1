//! C ABI of gospablik.
