//! Numbers in registers on paper, by register: gaps show what was never logged.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::kernel::register::{Gap, gaps};
use greyfile_domain::streams::History;
use greyfile_domain::values::same::plain;
use greyfile_domain::values::{PlaceCode, Wanted};
use greyfile_envelope::{Position, StreamId, StreamKind};
use greyfile_projector::contract::{Keeps, Rows, Table, TableInfo};
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

/// Which register: its letter, whose it is, its year.
type Of = (u8, String, u16);

/// Numbers by register: the place as typed.
const NUMBERS: Table<(Of, u32, StreamId), String> = Table::new(10, "registers", Keeps::Commands);
/// The registers that a number stands in, whosever they are: for whoever knows the number alone.
const BY_NUMBER: Table<(u8, u32, u16, StreamId), String> =
    Table::new(11, "numbered", Keeps::Commands);

/// Before a code, in a key.
const CODE: char = 'c';
/// Before what was typed, in a key.
const TYPED: char = 't';

pub(crate) fn tables() -> [TableInfo; 2] {
    [NUMBERS.info(), BY_NUMBER.info()]
}

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
    /// Each of them, in the order in which they are listed.
    pub const ALL: [Self; 2] = [Self::Fir, Self::Exhibit];

    /// The register that numbers streams of a kind, if one does.
    fn of(kind: StreamKind) -> Option<Self> {
        match kind {
            StreamKind::FIR => Some(Self::Fir),
            StreamKind::EXHIBIT => Some(Self::Exhibit),
            _ => None,
        }
    }

    /// Its letter in a key.
    const fn letter(self) -> u8 {
        match self {
            Self::Fir => b'f',
            Self::Exhibit => b'x',
        }
    }

    fn of_letter(letter: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.letter() == letter)
    }

    /// What the place of such a register is.
    pub const fn wanted(self) -> Wanted {
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

/// The rows of the numbers that events give a stream.
pub(crate) fn rows(history: &History, out: &mut Rows) {
    let stream = history.stream();
    let Some(kind) = RegisterKind::of(stream.kind) else { return };
    for current in history.current() {
        let Some(numbered) = current.event.numbers() else { continue };
        let place = match &numbered.place.code {
            Some(code) => format!("{CODE}{code}"),
            None => format!("{TYPED}{}", plain(numbered.place.as_str())),
        };
        let typed = numbered.place.as_str().to_owned();
        let of = (kind.letter(), place, numbered.year);
        out.put(&NUMBERS, &(of, numbered.serial, stream), &typed);
        out.put(&BY_NUMBER, &(kind.letter(), numbered.serial, numbered.year, stream), &typed);
    }
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
pub fn registers(reader: &Reader<'_>) -> Result<Registers, ReadError> {
    let gazetteer = reader.gazetteer()?;
    let mut registers: BTreeMap<(RegisterKind, String, u16), Known> = BTreeMap::new();
    for row in reader.prefix(&NUMBERS, &()) {
        let (((letter, place, year), serial, stream), typed) = row?;
        let Some(kind) = RegisterKind::of_letter(letter) else { continue };
        let code = match place.strip_prefix(CODE) {
            Some(code) => PlaceCode::new(code).ok(),
            None => gazetteer.find(&typed, kind.wanted()).cloned(),
        };
        let code = code.map(|code| gazetteer.station_of(&code).cloned().unwrap_or(code));
        let of = code.as_ref().map_or_else(|| place.clone(), |code| format!("{CODE}{code}"));
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
) -> Result<Vec<(StreamId, String, u16)>, ReadError> {
    let Some(wanted) = RegisterKind::of(of) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for row in reader.prefix(&BY_NUMBER, &(wanted.letter(), serial)) {
        let ((_, _, in_year, stream), typed) = row?;
        if year.is_none_or(|year| year == in_year) {
            found.push((stream, typed, in_year));
        }
        if found.len() == most {
            break;
        }
    }
    Ok(found)
}
