//! Numbers in registers on paper, by register: gaps show what was never logged.
//!
//! ```text
//! registers  kind|place as compared|0x1f|year BE|serial BE|stream → the place as typed
//! ```

use bytes::Bytes;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::kernel::register::{Gap, Numbered, gaps};
use greyfile_domain::streams::CommonEvent;
use greyfile_domain::streams::Event;
use greyfile_domain::values::same::plain;
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_projector::{ApplyError, Reader, StreamRows};
use serde::{Deserialize, Serialize};

use crate::{HistoryError, REGISTERS};

/// Ends the place in a key; no line holds it.
const UNIT: u8 = 0x1f;
/// Year, serial and stream at the end of a key.
const TAIL: usize = 2 + 4 + StreamId::LEN;

/// What a register numbers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RegisterKind {
    /// A station's or a circle's FIRs.
    Fir,
    /// A malkhana's exhibits.
    Exhibit,
}

impl RegisterKind {
    /// The register that numbers streams of a kind, if one does.
    fn of(kind: StreamKind) -> Option<Self> {
        match kind {
            StreamKind::FIR => Some(Self::Fir),
            StreamKind::EXHIBIT => Some(Self::Exhibit),
            _ => None,
        }
    }
}

/// The registers that are known, with what is missing in them.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Registers {
    /// The last event the view has taken in.
    pub position: Position,
    /// The registers: FIRs before exhibits, then by place and year.
    pub registers: Vec<Register>,
}

/// A register of a year, as far as its numbers are on record.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Register {
    /// What it numbers.
    pub kind: RegisterKind,
    /// Whose register it is, as typed with its lowest number: a station, a circle, a malkhana.
    pub place: String,
    /// Its year.
    pub year: u16,
    /// How many of its numbers are on record.
    pub known: u32,
    /// The lowest number on record.
    pub first: u32,
    /// The highest.
    pub last: u32,
    /// What is missing between the two.
    pub missing: Vec<Gap>,
}

/// Puts the number an event gives its stream into the rows. After a correction or a retraction the
/// whole stream is asked: it is rare, and only then can a number be gone.
pub(crate) fn apply(rows: &mut StreamRows<'_>, event: &Event) -> Result<(), ApplyError> {
    if let Some(numbered) = event.numbers() {
        put(rows, numbered);
    }
    if matches!(event, Event::Common(CommonEvent::Corrected(_) | CommonEvent::Retracted(_))) {
        let history = greyfile_histories::load(rows)?;
        let ever = history.logged().iter().filter_map(|logged| logged.event.says().numbers());
        for numbered in ever {
            let key =
                RegisterKind::of(rows.stream().kind).map(|kind| key(kind, numbered, rows.stream()));
            key.into_iter().for_each(|key| rows.delete_index(REGISTERS.number, &key));
        }
        for standing in history.current() {
            if let Some(numbered) = standing.event.numbers() {
                put(rows, numbered);
            }
        }
    }
    Ok(())
}

fn put(rows: &mut StreamRows<'_>, numbered: Numbered<'_>) {
    let Some(kind) = RegisterKind::of(rows.stream().kind) else { return };
    let key = key(kind, numbered, rows.stream());
    let place = numbered.place.as_str().as_bytes();
    rows.put_index(REGISTERS.number, &key, Bytes::copy_from_slice(place));
}

fn key(kind: RegisterKind, numbered: Numbered<'_>, history: StreamId) -> Vec<u8> {
    let kind = [match kind {
        RegisterKind::Fir => b'f',
        RegisterKind::Exhibit => b'x',
    }];
    let place = plain(numbered.place.as_str());
    let (year, serial) = (numbered.year.to_be_bytes(), numbered.serial.to_be_bytes());
    [&kind[..], place.as_bytes(), &[UNIT], &year, &serial, &history.to_bytes()].concat()
}

/// The register of a key, its year, and the number in it.
fn read(key: &[u8]) -> Option<(&[u8], RegisterKind, u16, u32)> {
    let (register, tail) = key.split_at_checked(key.len().checked_sub(TAIL)?)?;
    let kind = match register.first()? {
        b'f' => RegisterKind::Fir,
        b'x' => RegisterKind::Exhibit,
        _ => return None,
    };
    let year = u16::from_be_bytes(tail[..2].try_into().ok()?);
    let serial = u32::from_be_bytes(tail[2..6].try_into().ok()?);
    Some((register, kind, year, serial))
}

/// Every register that has a number on record, with the gaps between its numbers.
///
/// # Errors
/// When the view cannot be read.
pub fn registers(reader: &Reader<'_>) -> Result<Registers, HistoryError> {
    let mut registers: Vec<Register> = Vec::new();
    let mut current: Option<(Vec<u8>, Vec<u32>, Register)> = None;
    let close = |serials: &[u32], register: Register| Register {
        missing: gaps(serials.iter().copied()),
        ..register
    };
    // Rows of one register stand together, its numbers rising.
    for row in reader.index(REGISTERS.number, &[]) {
        let (key, place) = row?;
        let Some((of, kind, year, serial)) = read(&key) else { continue };
        match &mut current {
            Some((register, serials, known)) if register == of && known.year == year => {
                if serials.last() != Some(&serial) {
                    known.known += 1;
                    known.last = serial;
                    serials.push(serial);
                }
            }
            _ => {
                registers.extend(current.take().map(|(_, serials, known)| close(&serials, known)));
                let place = String::from_utf8_lossy(&place).into_owned();
                let (known, first, last, missing) = (1, serial, serial, Vec::new());
                let register = Register { kind, place, year, known, first, last, missing };
                current = Some((of.to_vec(), vec![serial], register));
            }
        }
    }
    registers.extend(current.map(|(_, serials, known)| close(&serials, known)));
    Ok(Registers { position: reader.position(), registers })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_register_and_number_and_read_back() {
        let history = StreamId::from_bytes([7; StreamId::LEN]);
        let of = |kind, place: &str, year, serial| {
            let place = &greyfile_domain::values::text::Line::new(place).unwrap();
            key(kind, Numbered { place, year, serial }, history)
        };
        let keys = [
            of(RegisterKind::Fir, "NCCIA Lahore", 2024, 300),
            of(RegisterKind::Fir, "nccia  lahore", 2025, 2),
            of(RegisterKind::Fir, "NCCIA Lahore", 2025, 11),
            of(RegisterKind::Fir, "NCCIA Lahore City", 2024, 1),
            of(RegisterKind::Exhibit, "NCCIA Lahore", 2024, 1),
        ];
        assert!(keys.is_sorted());
        let numbers = keys
            .each_ref()
            .map(|key| read(key).map(|(_, kind, year, serial)| (kind, year, serial)));
        assert_eq!(numbers[2], Some((RegisterKind::Fir, 2025, 11)));
        assert_eq!(numbers[4], Some((RegisterKind::Exhibit, 2024, 1)));
    }
}
