//! Values that only one stream may hold: an FIR's key, an exhibit's number, a checked CNIC.

use greyfile_envelope::StreamId;

use crate::event::Event;
use crate::same;
use crate::stream::common::CommonEvent;
use crate::stream::exhibit::{ExhibitEvent, ExhibitNumber};
use crate::stream::fir::FirEvent;
use crate::stream::person::{PersonEvent, cnic_of};
use crate::stream::reservation::ReleaseReason;

/// What a unique value is a value of. The numbers are hashed into reservation ids and stand in
/// events: they never change, and the number of one that is gone is never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Namespace {
    /// A station's FIR: its key.
    FirNumber = 1,
    /// An exhibit's number in a malkhana's register.
    ExhibitNumber = 2,
    /// A CNIC that was checked with whoever issued it.
    Cnic = 3,
}

impl Namespace {
    /// Its number, for ever.
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The word for it in a refusal. It is shown and nothing else.
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirNumber => "FIR number",
            Self::ExhibitNumber => "exhibit number",
            Self::Cnic => "CNIC",
        }
    }
}

/// The version of the normalisation that unique values go through here.
pub const NORMALISATION: u8 = 1;

/// A value in a namespace. Personal at times, so it is never shown: intake makes a keyed hash of
/// it, which is the id of the reservation's stream.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unique {
    /// What it is a value of.
    pub namespace: Namespace,
    /// The value, normalised by version [`NORMALISATION`].
    pub value: String,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Reserving {
    /// A stream takes it.
    Take {
        /// The value.
        value: Unique,
        /// Which stream.
        holder: StreamId,
    },
    /// A stream frees it.
    Release {
        /// The value.
        value: Unique,
        /// Which stream.
        holder: StreamId,
        /// Why.
        reason: ReleaseReason,
    },
}

impl Reserving {
    /// The value it is about.
    pub const fn value(&self) -> &Unique {
        match self {
            Self::Take { value, .. } | Self::Release { value, .. } => value,
        }
    }

    /// The stream that takes or frees it.
    pub const fn holder(&self) -> StreamId {
        match self {
            Self::Take { holder, .. } | Self::Release { holder, .. } => *holder,
        }
    }
}

/// Never the value: debug output ends in logs.
impl std::fmt::Debug for Unique {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unique({})", self.namespace.word())
    }
}

/// What the record of an event reserves: the values the event states, or, for a correction, those
/// that the corrected event states from then on.
pub fn recorded(event: &Event) -> Vec<Unique> {
    match event {
        Event::Common(CommonEvent::Corrected(corrected)) => {
            corrected.replacement.as_deref().map(of).unwrap_or_default()
        }
        _ => of(event),
    }
}

/// The unique values that an event states.
pub fn of(event: &Event) -> Vec<Unique> {
    match event {
        Event::Fir(FirEvent::Lodged(lodged)) => lodged
            .number
            .iter()
            .map(|number| Unique {
                namespace: Namespace::FirNumber,
                value: key(&[
                    lodged.station.as_str(),
                    &number.year.to_string(),
                    &number.serial.to_string(),
                ]),
            })
            .collect(),
        Event::Exhibit(ExhibitEvent::Seized(seized)) => exhibit(&seized.number),
        Event::Exhibit(ExhibitEvent::Deposited(deposited)) => {
            deposited.number.as_ref().map(exhibit).unwrap_or_default()
        }
        Event::Person(PersonEvent::Identified(identified)) if identified.checked => {
            match cnic_of(identified) {
                Some(Ok(cnic)) => {
                    vec![Unique { namespace: Namespace::Cnic, value: cnic.as_str().to_owned() }]
                }
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

fn exhibit(number: &ExhibitNumber) -> Vec<Unique> {
    match number {
        ExhibitNumber::Given { malkhana, year, serial } => vec![Unique {
            namespace: Namespace::ExhibitNumber,
            value: key(&[malkhana.as_str(), &year.to_string(), &serial.to_string()]),
        }],
        ExhibitNumber::Pending => Vec::new(),
    }
}

/// The parts as they compare, so that one register written in two ways is one.
fn key(parts: &[&str]) -> String {
    parts.iter().map(|part| same::plain(part)).collect::<Vec<_>>().join("\u{1f}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// They are hashed and stand in records: a number that changes loses every value reserved.
    #[test]
    fn numbers_of_namespaces_are_frozen() {
        let numbers = [Namespace::FirNumber, Namespace::ExhibitNumber, Namespace::Cnic];
        assert_eq!(numbers.map(Namespace::number), [1, 2, 3]);
        assert_eq!(NORMALISATION, 1);
    }
}
