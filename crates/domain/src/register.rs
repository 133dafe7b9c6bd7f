//! Registers on paper: a station's FIRs of a year, a malkhana's exhibits of a year (Register XIX,
//! Police Rules 22.16). Their numbers run on, so that what was never logged shows as a gap.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::stream::exhibit::{ExhibitEvent, ExhibitNumber};
use crate::stream::fir::FirEvent;
use crate::text::Line;

/// What a register numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RegisterKind {
    /// A station's or a circle's FIRs.
    Fir,
    /// A malkhana's exhibits.
    Exhibit,
}

/// A number in a register, as an event gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// What the register numbers.
    pub kind: RegisterKind,
    /// Whose register it is, as typed: the station, the circle or the malkhana.
    pub place: &'a Line,
    /// The register's year.
    pub year: u16,
    /// The number in it.
    pub serial: u32,
}

/// The number an event gives its life in a register, if it gives one.
pub fn entry(event: &Event) -> Option<Entry<'_>> {
    match event {
        Event::Fir(FirEvent::Lodged(lodged)) => {
            let number = lodged.number.as_ref()?;
            let (kind, place) = (RegisterKind::Fir, &lodged.station);
            Some(Entry { kind, place, year: number.year, serial: number.serial })
        }
        Event::Exhibit(ExhibitEvent::Seized(seized)) => exhibit(&seized.number),
        Event::Exhibit(ExhibitEvent::Deposited(deposited)) => exhibit(deposited.number.as_ref()?),
        _ => None,
    }
}

fn exhibit(number: &ExhibitNumber) -> Option<Entry<'_>> {
    match number {
        ExhibitNumber::Given { malkhana, year, serial } => {
            let (kind, place) = (RegisterKind::Exhibit, malkhana);
            Some(Entry { kind, place, year: *year, serial: *serial })
        }
        ExhibitNumber::Pending => None,
    }
}

/// Numbers of a register that nothing on record has, from the first to the last of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Gap {
    /// The first that is missing.
    pub first: u32,
    /// The last that is missing.
    pub last: u32,
}

/// The gaps between numbers that must rise; one that does not rise makes no gap. What is before
/// the first is none: a record can begin in the middle of a year.
pub fn gaps(serials: impl IntoIterator<Item = u32>) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut before: Option<u32> = None;
    for serial in serials {
        if let Some(next) = before.and_then(|before| before.checked_add(1))
            && next < serial
        {
            gaps.push(Gap { first: next, last: serial - 1 });
        }
        before = before.max(Some(serial));
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_between_numbers_is_a_gap() {
        // What is on record, and what is missing.
        type Row = (&'static [u32], &'static [(u32, u32)]);
        let rows: [Row; 8] = [
            (&[], &[]),
            (&[7], &[]),
            (&[1, 2, 3], &[]),
            (&[1, 3], &[(2, 2)]),
            (&[3, 7, 8, 20], &[(4, 6), (9, 19)]),
            (&[5, 5, 6], &[]),
            (&[0, u32::MAX], &[(1, u32::MAX - 1)]),
            (&[u32::MAX, u32::MAX], &[]),
        ];
        for (serials, expected) in rows {
            let gaps = gaps(serials.iter().copied());
            let found: Vec<_> = gaps.iter().map(|gap| (gap.first, gap.last)).collect();
            assert_eq!(found, expected, "{serials:?}");
        }
    }
}
