//! What an event puts on record that no other event may put there again.

use greyfile_envelope::StreamId;

use crate::values::{Code, PlaceCode};

/// What an event put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A stream besides its own, which it opened.
    Stream(StreamId),
    /// An entry of the gazetteer.
    Place(PlaceCode),
    /// A regime, adopted or drafted, with its number of parts.
    Regime {
        /// Its code.
        code: Code,
        /// Whether it is a draft.
        drafted: bool,
        /// How many parts it has.
        parts: u16,
    },
}

impl Identity {
    /// Whether people would take the two for one: codes in capitals or not are one code.
    pub fn alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Place(one), Self::Place(other)) => {
                one.as_str().eq_ignore_ascii_case(other.as_str())
            }
            // The parts of both would be taken for one regime's.
            (
                Self::Regime { code: one, drafted: is_draft, .. },
                Self::Regime { code: other, drafted: other_is, .. },
            ) => one == other && is_draft == other_is,
            (one, other) => one == other,
        }
    }
}
