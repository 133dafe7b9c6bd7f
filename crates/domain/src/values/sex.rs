//! Sex, as recorded.

use super::declare::words;

words! {
    /// Sex, as recorded.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    enum Sex {
        /// Female.
        Female,
        /// Male.
        Male,
        /// Khawaja sira, or another than these two.
        Other,
    }
}

impl Sex {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
        }
    }
}
