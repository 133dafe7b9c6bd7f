//! Registers on paper: a station's FIRs of a year, a malkhana's exhibits of a year (Register XIX,
//! Police Rules 22.16). Their numbers run on, so that what was never logged shows as a gap.

use serde::Serialize;

use crate::values::place::Place;

/// The number that an event gives its stream in a register. A register numbers streams of one
/// kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// Whose register it is: the station, the circle or the malkhana.
    pub place: &'a Place,
    /// The register's year.
    pub year: u16,
    /// The number in it.
    pub serial: u32,
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
