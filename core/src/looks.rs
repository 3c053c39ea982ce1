//! What reading a text costs, counted in bytes that are looked at: in tests alone, which ask that a
//! text twice as long costs twice as much.

#[cfg(test)]
thread_local! {
    static LOOKS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts bytes that are looked at.
#[inline(always)]
pub(crate) fn looked(bytes: usize) {
    #[cfg(test)]
    LOOKS.with(|looks| looks.set(looks.get() + bytes as u64));
    let _ = bytes;
}

/// How many bytes this looks at.
#[cfg(test)]
pub(crate) fn looks(at: impl FnOnce()) -> u64 {
    LOOKS.with(|looks| looks.set(0));
    at();
    LOOKS.with(std::cell::Cell::get)
}
