//! Which cases and officers streams belong to. A deadline is kept under the stream that it began in;
//! its cases, and with them its officers and mostly its circle, are looked up when it is read.

use greyfile_domain::streams::State;
use greyfile_domain::streams::case::CaseState;
use greyfile_domain::streams::fir::FirState;
use greyfile_domain::streams::raid::RaidState;
use greyfile_domain::values::same::plain;
use greyfile_envelope::StreamId;
use greyfile_projector::contract::{Keeps, Rows, SumTable, Table, TableInfo};
use greyfile_projector::{ReadError, Reader};
use serde::{Deserialize, Serialize};

use crate::place;

/// What a case says of all that belongs to it.
const CASES: Table<StreamId, Case> = Table::new(5, "cases", Keeps::Commands);
/// The cases of a raid or an FIR.
const OF_CASE: Table<(StreamId, StreamId), ()> = Table::new(6, "of case", Keeps::Commands);
/// Cases by circle, and cases and raids by officer.
const BY: Table<(u8, String, StreamId), ()> = Table::new(7, "cases by", Keeps::Commands);
const BY_CIRCLE: u8 = b'c';
const BY_OFFICER: u8 = b'o';
/// The circles that cases or raids are of, and the stations or circles that FIRs are lodged at, and
/// how many.
const CIRCLES: SumTable<String, ()> = SumTable::new(8, "circles", Keeps::Head);

pub(crate) fn tables() -> [TableInfo; 4] {
    [CASES.info(), OF_CASE.info(), BY.info(), CIRCLES.info()]
}

/// What a case says of all that belongs to it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Case {
    pub(crate) circle: Option<String>,
    /// Who is on it, as compared.
    pub(crate) officers: Vec<String>,
    /// Its raids and FIRs.
    streams: Vec<StreamId>,
}

pub(crate) fn rows(stream: StreamId, state: &State, out: &mut Rows) {
    if let Some(case) = CaseState::of(state) {
        let circle = case.circle.as_ref().map(place::key);
        let officers = case.officers.iter().map(|one| plain(one.officer.as_str()));
        let mut officers: Vec<String> = officers.collect();
        officers.sort_unstable();
        officers.dedup();
        let raids = case.raids.iter().map(|raid| raid.stream());
        let streams: Vec<_> = raids.chain(case.firs.iter().map(|fir| fir.stream())).collect();
        if let Some(circle) = &circle {
            out.add(&CIRCLES, circle, &(), 1);
            out.put(&BY, &(BY_CIRCLE, circle.clone(), stream), &());
        }
        for officer in &officers {
            out.put(&BY, &(BY_OFFICER, officer.clone(), stream), &());
        }
        for linked in &streams {
            out.put(&OF_CASE, &(*linked, stream), &());
        }
        out.put(&CASES, &stream, &Case { circle, officers, streams });
    } else if let Some((_, raid)) = RaidState::of(state).and_then(|raid| raid.conducted.as_ref()) {
        if let Some(circle) = &raid.circle {
            out.add(&CIRCLES, &place::key(circle), &(), 1);
        }
        for officer in officers_of(state) {
            out.put(&BY, &(BY_OFFICER, officer, stream), &());
        }
    } else if let Some((_, fir)) = FirState::of(state).and_then(|fir| fir.lodged.as_ref()) {
        out.add(&CIRCLES, &place::key(&fir.station), &(), 1);
    }
}

/// Who led a raid or took part in it, as compared.
fn officers_of(state: &State) -> Vec<String> {
    let Some((_, raid)) = RaidState::of(state).and_then(|raid| raid.conducted.as_ref()) else {
        return Vec::new();
    };
    let team = raid.lead_officer.iter().chain(&raid.team);
    let mut officers: Vec<String> = team.map(|hand| plain(hand.as_str())).collect();
    officers.sort_unstable();
    officers.dedup();
    officers
}

/// The cases that a stream belongs to; a case belongs to itself.
pub(crate) fn of_stream(reader: &Reader<'_>, stream: StreamId) -> Result<Vec<StreamId>, ReadError> {
    if reader.get(&CASES, &stream)?.is_some() {
        return Ok(vec![stream]);
    }
    reader.prefix(&OF_CASE, &stream).map(|row| Ok(row?.0.1)).collect()
}

/// What a case says; nothing if there is none.
pub(crate) fn case(reader: &Reader<'_>, case: StreamId) -> Result<Case, ReadError> {
    Ok(reader.get(&CASES, &case)?.unwrap_or_default())
}

/// A case with its raids and FIRs.
pub(crate) fn streams(reader: &Reader<'_>, of: StreamId) -> Result<Vec<StreamId>, ReadError> {
    let case = case(reader, of)?;
    Ok([of].into_iter().chain(case.streams).collect())
}

/// The circles that cases and raids are of now, or were, as rows keep them.
pub(crate) fn circles(reader: &Reader<'_>) -> Result<Vec<String>, ReadError> {
    let mut circles = Vec::new();
    reader.known_keys(&CIRCLES, &(), |circle| circles.push(circle))?;
    Ok(circles)
}

/// The cases of a circle, at most so many and one.
pub(crate) fn of_circle(
    reader: &Reader<'_>,
    circle: &str,
    max: usize,
) -> Result<Vec<StreamId>, ReadError> {
    of(reader, BY_CIRCLE, circle, max)
}

/// The cases of an officer, and the raids they took part in, at most so many and one.
pub(crate) fn of_officer(
    reader: &Reader<'_>,
    officer: &str,
    max: usize,
) -> Result<Vec<StreamId>, ReadError> {
    of(reader, BY_OFFICER, officer, max)
}

/// Whether a raid was an officer's.
pub(crate) fn is_of_officer(
    reader: &Reader<'_>,
    stream: StreamId,
    officer: &str,
) -> Result<bool, ReadError> {
    Ok(reader.get(&BY, &(BY_OFFICER, officer.to_owned(), stream))?.is_some())
}

fn of(reader: &Reader<'_>, by: u8, value: &str, max: usize) -> Result<Vec<StreamId>, ReadError> {
    let rows = reader.prefix(&BY, &(by, value.to_owned())).take(max + 1);
    rows.map(|row| Ok(row?.0.2)).collect()
}
