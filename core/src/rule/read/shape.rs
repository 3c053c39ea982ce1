/// What a value of a source must look like.
pub(crate) enum Shape {
    /// A text that is not empty.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number between these.
    Count(u32, u32),
    /// An id.
    Id,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A day, `always` or `unknown`.
    Since,
    /// One of these words.
    Word(&'static [&'static str]),
    /// The same where the model keeps the word itself.
    Name(&'static [&'static str]),
    /// Whatever the caller keeps there.
    Free,
    /// A severity, or severities by kind of body.
    Severity,
    /// A list of at most so many.
    List(&'static Shape, usize),
    /// An object with these keys.
    Object(&'static [Key]),
    /// An object whose `kind` says which keys it has.
    Tagged(&'static [(&'static str, &'static [Key])]),
    /// One of these words, or an object with one of these keys.
    Variant(&'static [&'static str], &'static [Key]),
    /// A shape that holds itself.
    Defer(fn() -> &'static Shape),
}

/// A key of an object.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// A key that must be there.
pub(super) const fn must(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: true }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: false }
}
