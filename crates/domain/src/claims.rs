//! Values that only one life may hold: an FIR's key, an exhibit's number, a checked CNIC.

use greyfile_envelope::StreamId;

use crate::event::Event;
use crate::same;
use crate::stream::exhibit::{ExhibitEvent, ExhibitNumber};
use crate::stream::fir::FirEvent;
use crate::stream::person::{PersonEvent, cnic_of};

/// A value in a namespace. Personal at times, so it is never shown: intake makes a keyed hash of
/// it, which is the claim's stream id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unique {
    /// What it is a value of, in the words of a refusal: `FIR number`.
    pub namespace: &'static str,
    /// The value, normalised.
    pub value: String,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claiming {
    /// A life takes it.
    Take {
        /// The value.
        value: Unique,
        /// Which life.
        holder: StreamId,
    },
    /// A life frees it.
    Release {
        /// The value.
        value: Unique,
        /// Which life.
        holder: StreamId,
    },
}

impl Claiming {
    /// The value it is about.
    pub const fn value(&self) -> &Unique {
        match self {
            Self::Take { value, .. } | Self::Release { value, .. } => value,
        }
    }

    /// The life that takes or frees it.
    pub const fn holder(&self) -> StreamId {
        match self {
            Self::Take { holder, .. } | Self::Release { holder, .. } => *holder,
        }
    }
}

/// Never the value: debug output ends in logs.
impl std::fmt::Debug for Unique {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Unique({})", self.namespace)
    }
}

/// What an event claims.
pub fn of(event: &Event) -> Vec<Unique> {
    match event {
        Event::Fir(FirEvent::Lodged(lodged)) => lodged
            .number
            .iter()
            .map(|number| Unique {
                namespace: "FIR number",
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
                    vec![Unique { namespace: "CNIC", value: cnic.as_str().to_owned() }]
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
            namespace: "exhibit number",
            value: key(&[malkhana.as_str(), &year.to_string(), &serial.to_string()]),
        }],
        ExhibitNumber::Pending => Vec::new(),
    }
}

/// The parts as they compare, so that one register written in two ways is one.
fn key(parts: &[&str]) -> String {
    parts.iter().map(|part| same::plain(part)).collect::<Vec<_>>().join("\u{1f}")
}
