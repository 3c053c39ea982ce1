//! Links: platform, object, canonical form.
