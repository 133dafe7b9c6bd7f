//! Where a record stands in its command.

use serde::{Deserialize, Serialize};

/// Where a record stands in its command, and how many records the command has.
///
/// All records of a command count, reservations included; they stand in the log one behind the
/// other. So whoever has one of them knows whether all were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Pair", into = "Pair")]
pub struct Place {
    index: u16,
    records: u16,
}

/// A place beyond the end of its command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("record {index}, counted from 0, of a command that has {records}")]
pub struct PlaceError {
    index: u16,
    records: u16,
}

impl Place {
    /// The only record of a command.
    pub const ALONE: Self = Self { index: 0, records: 1 };

    /// Place `index`, from 0, among so many records.
    ///
    /// # Errors
    /// When the command has no such record.
    pub const fn new(index: u16, records: u16) -> Result<Self, PlaceError> {
        if index < records {
            Ok(Self { index, records })
        } else {
            Err(PlaceError { index, records })
        }
    }

    /// Which record of its command it is, from 0.
    pub const fn index(self) -> u16 {
        self.index
    }

    /// How many records the command has, this one included.
    pub const fn records(self) -> u16 {
        self.records
    }
}

/// The wire form, not checked yet.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pair {
    index: u16,
    records: u16,
}

impl TryFrom<Pair> for Place {
    type Error = PlaceError;

    fn try_from(pair: Pair) -> Result<Self, PlaceError> {
        Self::new(pair.index, pair.records)
    }
}

impl From<Place> for Pair {
    fn from(place: Place) -> Self {
        Self { index: place.index, records: place.records }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_within_its_command() {
        assert_eq!(Place::new(0, 1), Ok(Place::ALONE));
        assert!(Place::new(899, 900).is_ok());
        for (index, records) in [(0, 0), (1, 1), (u16::MAX, u16::MAX)] {
            assert!(Place::new(index, records).is_err(), "{index} of {records}");
            assert!(
                postcard::from_bytes::<Place>(&postcard::to_stdvec(&(index, records)).unwrap())
                    .is_err()
            );
        }
    }
}
