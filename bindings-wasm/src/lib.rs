//! WebAssembly bindings of gospablik.
