//! Personal data on its way to a page: clear, hidden from this viewer, or sealed.

#![expect(clippy::disallowed_methods, reason = "this is where personal data is uncovered")]

use greyfile_domain::values::personal::Personal;

use super::{Policy, Sees, Viewer};

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

impl<T> Shown<T> {
    /// The value; nothing where it is not to be seen.
    pub(crate) fn clear(self) -> Option<T> {
        match self {
            Self::Clear(value) => Some(value),
            Self::Hidden | Self::Sealed => None,
        }
    }
}

impl<T: ToString> Shown<T> {
    /// The value as a text; nothing where it is not to be seen.
    pub(crate) fn text(self) -> Option<String> {
        self.clear().map(|value| value.to_string())
    }
}

impl Sees {
    /// A personal value.
    pub(crate) fn personal<T>(self, value: &Personal<T>) -> Shown<&T> {
        match (self.viewer, self.policy) {
            (Viewer::Anyone, Policy::AllowAll) => value.clear().map_or(Shown::Sealed, Shown::Clear),
        }
    }
}
