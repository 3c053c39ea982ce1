use crate::Span;

/// A kind of contact's diagnostic codes.
pub trait Code: Copy + Eq + std::fmt::Debug + 'static {
    /// The stable kebab-case code.
    fn as_str(self) -> &'static str;
}

/// A remark on a contact: what, where, and one number where the code needs it (how many digits
/// are missing, which area code is unknown).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnostic<C> {
    /// What was noticed.
    pub code: C,
    /// Where, in the text that was given.
    pub span: Span,
    /// The number the message needs, 0 where it needs none.
    pub number: u32,
}

/// Up to `N` diagnostics without an allocation; further ones are dropped and counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Diagnostics<C, const N: usize = 8> {
    items: [Option<Diagnostic<C>>; N],
    len: u8,
    dropped: u8,
}

impl<C: Copy, const N: usize> Default for Diagnostics<C, N> {
    fn default() -> Self {
        Self { items: [None; N], len: 0, dropped: 0 }
    }
}

impl<C: Copy, const N: usize> Diagnostics<C, N> {
    /// Adds one.
    pub fn push(&mut self, code: C, span: Span, number: u32) {
        match self.items.get_mut(usize::from(self.len)) {
            Some(slot) => {
                *slot = Some(Diagnostic { code, span, number });
                self.len += 1;
            }
            None => self.dropped = self.dropped.saturating_add(1),
        }
    }

    /// The diagnostics in the order in which they were made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic<C>> {
        self.items.iter().flatten()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        usize::from(self.len)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many were dropped because `N` were there already.
    #[must_use]
    pub fn dropped(&self) -> usize {
        usize::from(self.dropped)
    }
}
