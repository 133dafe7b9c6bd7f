//! Numbers in registers on paper, by register: gaps show what was never logged.
//!
//! ```text
//! registers  kind|code, or text as compared|0x1f|year BE|serial BE|stream → the place as typed
//! ```

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::kernel::register::{Gap, Numbered, gaps};
use greyfile_domain::streams::Event;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_projector::Reader;
use serde::{Deserialize, Serialize};

use crate::{HistoryError, IndexRow, REGISTERS};

/// Before a code, in a key.
const CODE: char = 'c';
/// Before what was typed, in a key.
const TYPED: char = 't';
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

impl RegisterKind {
    /// Its letter in a key.
    const fn letter(self) -> u8 {
        match self {
            Self::Fir => b'f',
            Self::Exhibit => b'x',
        }
    }

    /// What the place of such a register is.
    fn wanted(self) -> Wanted {
        match self {
            Self::Fir => Wanted::Station,
            Self::Exhibit => Wanted::Malkhana,
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
    /// That place's code in the gazetteer; absent where its text fits no place, or several.
    pub code: Option<PlaceCode>,
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
    /// Numbers that several records hold, since it was learnt later that their places are one.
    pub twice: Vec<u32>,
}

/// The row of the number that an event gives its stream.
pub(crate) fn rows(stream: StreamId, event: &Event) -> Vec<IndexRow> {
    let row = |numbered: Numbered<'_>| {
        let key = key(RegisterKind::of(stream.kind)?, numbered, stream);
        Some((key, Bytes::copy_from_slice(numbered.place.as_str().as_bytes())))
    };
    event.numbers().and_then(row).into_iter().collect()
}

fn key(kind: RegisterKind, numbered: Numbered<'_>, stream: StreamId) -> Vec<u8> {
    let kind = [kind.letter()];
    let place = match &numbered.place.code {
        Some(code) => format!("{CODE}{code}"),
        None => format!("{TYPED}{}", plain(numbered.place.as_str())),
    };
    let (year, serial) = (numbered.year.to_be_bytes(), numbered.serial.to_be_bytes());
    [&kind[..], place.as_bytes(), &[UNIT], &year, &serial, &stream.to_bytes()].concat()
}

/// What a register numbers, whose it is as in the key, its year, and the number in it.
fn read(key: &[u8]) -> Option<(RegisterKind, &str, u16, u32)> {
    let (register, tail) = key.split_at_checked(key.len().checked_sub(TAIL)?)?;
    let (kind, place) = register.split_first()?;
    let kind = match kind {
        b'f' => RegisterKind::Fir,
        b'x' => RegisterKind::Exhibit,
        _ => return None,
    };
    let place = std::str::from_utf8(place.strip_suffix(&[UNIT])?).ok()?;
    let year = u16::from_be_bytes(tail[..2].try_into().ok()?);
    let serial = u32::from_be_bytes(tail[2..6].try_into().ok()?);
    Some((kind, place, year, serial))
}

/// A register in the making.
struct Known {
    /// As typed with the lowest number so far.
    place: String,
    code: Option<PlaceCode>,
    /// Each number, with the streams that hold it.
    serials: BTreeMap<u32, BTreeSet<StreamId>>,
}

/// Every register that has a number on record, with the gaps between its numbers. A station that
/// was mapped to a place after it was recorded has one register with that place, and a malkhana one
/// with its station.
///
/// # Errors
/// When the view cannot be read.
pub fn registers(reader: &Reader<'_>) -> Result<Registers, HistoryError> {
    let gazetteer = greyfile_histories::gazetteer(reader, None)?;
    let mut registers: BTreeMap<(RegisterKind, String, u16), Known> = BTreeMap::new();
    for row in reader.index(REGISTERS.number, &[]) {
        let (key, typed) = row?;
        let Some((kind, place, year, serial)) = read(&key) else { continue };
        let Some(stream) = key.last_chunk().map(|id| StreamId::from_bytes(*id)) else { continue };
        let typed = String::from_utf8_lossy(&typed).into_owned();
        let code = match place.strip_prefix(CODE) {
            Some(code) => PlaceCode::new(code).ok(),
            None => gazetteer.find(&typed, kind.wanted()).cloned(),
        };
        let code = code.map(|code| gazetteer.station_of(&code).cloned().unwrap_or(code));
        let of = code.as_ref().map_or_else(|| place.to_owned(), |code| format!("{CODE}{code}"));
        let known = registers.entry((kind, of, year)).or_insert_with(|| Known {
            place: typed.clone(),
            code,
            serials: BTreeMap::new(),
        });
        if known.serials.first_key_value().is_some_and(|(first, _)| serial < *first) {
            known.place = typed;
        }
        known.serials.entry(serial).or_default().insert(stream);
    }
    let registers = registers.into_iter().map(|((kind, _, year), known)| {
        let serials = || known.serials.keys().copied();
        Register {
            kind,
            year,
            known: known.serials.len() as u32,
            first: serials().next().unwrap_or_default(),
            last: serials().next_back().unwrap_or_default(),
            missing: gaps(serials()),
            twice: known
                .serials
                .iter()
                .filter(|(_, held)| held.len() > 1)
                .map(|(at, _)| *at)
                .collect(),
            place: known.place,
            code: known.code,
        }
    });
    Ok(Registers { position: reader.position(), registers: registers.collect() })
}

/// FIRs or exhibits with a number in a register, of one year or of any: each with the place of its
/// register as typed and its year, `most` of them at most.
///
/// # Errors
/// When the view cannot be read.
pub fn numbered(
    reader: &Reader<'_>,
    of: StreamKind,
    serial: u32,
    year: Option<u16>,
    most: usize,
) -> Result<Vec<(StreamId, String, u16)>, HistoryError> {
    let Some(wanted) = RegisterKind::of(of) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for row in reader.index(REGISTERS.number, &[wanted.letter()]) {
        let (key, typed) = row?;
        let Some((_, _, in_year, number)) = read(&key) else { continue };
        let stream = key.last_chunk().map(|id| StreamId::from_bytes(*id));
        if let Some(stream) = stream
            && number == serial
            && year.is_none_or(|year| year == in_year)
        {
            found.push((stream, String::from_utf8_lossy(&typed).into_owned(), in_year));
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_by_register_and_number_and_read_back() {
        let history = StreamId::from_bytes([7; StreamId::LEN]);
        let of = |kind, place: &str, year, serial| {
            let place = &greyfile_domain::values::text::Line::new(place).unwrap().into();
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
            .map(|key| read(key).map(|(kind, _, year, serial)| (kind, year, serial)));
        assert_eq!(numbers[2], Some((RegisterKind::Fir, 2025, 11)));
        assert_eq!(numbers[4], Some((RegisterKind::Exhibit, 2024, 1)));
    }
}
