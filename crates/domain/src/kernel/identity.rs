//! What an event puts on record that no other event may put there again.

use greyfile_envelope::StreamId;

use crate::values::PlaceCode;

/// What an event put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// A stream besides its own, which it opened.
    Stream(StreamId),
    /// An entry of the gazetteer.
    Place(PlaceCode),
}

impl Identity {
    /// Whether people would take the two for one: codes in capitals or not are one code.
    pub fn alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Place(one), Self::Place(other)) => {
                one.as_str().eq_ignore_ascii_case(other.as_str())
            }
            (one, other) => one == other,
        }
    }
}
