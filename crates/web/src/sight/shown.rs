//! Personal data on its way to a page: clear, hidden from this viewer, or sealed.

use greyfile_domain::values::personal::Personal;

use super::{Policy, Sight, Viewer};

/// A personal value as a viewer may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown<T> {
    /// The value.
    Clear(T),
    /// It is there, and not for this viewer. No policy hides anything yet.
    #[expect(dead_code, reason = "pages are written for it before the first policy hides a value")]
    Hidden,
    /// Nobody reads it without its key.
    Sealed,
}

impl Sight {
    /// A personal value.
    pub(crate) fn personal<'a, T>(&self, value: &'a Personal<T>) -> Shown<&'a T> {
        match (self.viewer, self.policy) {
            (Viewer::Anyone, Policy::AllowAll) => value.clear().map_or(Shown::Sealed, Shown::Clear),
        }
    }
}
