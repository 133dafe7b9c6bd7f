//! The streams themselves, stored once for all views, in short chunks, and committed before any view.
//!
//! State folds by when things happened and a correction can reach far back, so whatever shows state
//! needs a stream's whole history at hand. A chunk has at most [`CHUNK`] records, so that taking in
//! one event rewrites one short row however long the stream has become. A view that is behind reads a
//! history only up to its own position.
//!
//! ```text
//! streams: 1 ‖ stream ‖ chunk number u32 BE → entries, each:
//! ┌──────────────────┬───────────────┬──────────────┐
//! │ position  u64 LE │ length u32 LE │ record bytes │
//! └──────────────────┴───────────────┴──────────────┘
//! days:    2 ‖ position a day of recording began at → the day, i32 LE
//! ```

use bytes::{Bytes, BytesMut};
use greyfile_domain::streams::History;
use greyfile_envelope::{Day, Envelope, Position, StreamId, StreamKind, Timestamp};

use crate::contract::Key;
use crate::run::days::Days;
use crate::store::staged::Staged;
use crate::store::{Filling, Store, StoreError};

/// What the store of the histories is called.
pub(crate) const NAME: &str = "histories";
/// Raised when its rows change.
pub(crate) const FORMAT: u32 = 1;

const STREAMS: u8 = 1;
const DAYS: u8 = 2;

/// Records in a chunk. Short, since taking in a record copies the chunk it goes to.
const CHUNK: u32 = 16;
/// Position and length before each record.
const HEAD: usize = 12;

/// Whether streams of this kind are kept. Reservations are what intake reads, and no view.
pub(crate) fn keeps(kind: StreamKind) -> bool {
    kind != StreamKind::RESERVATION
}

/// Takes in an event.
pub(crate) fn push(
    staged: &mut Staged<'_>,
    position: Position,
    envelope: &Envelope<'_>,
    record: &[u8],
) -> Result<(), StoreError> {
    let key = chunk_key(envelope.stream, envelope.version);
    let before = staged.get(&key)?.unwrap_or_default();
    let mut chunk = BytesMut::with_capacity(before.len() + HEAD + record.len());
    chunk.extend_from_slice(&before);
    append(&mut chunk, position, record);
    staged.set(key, Some(chunk.freeze()));
    Ok(())
}

/// Takes in that a day of recording begins.
pub(crate) fn push_day(staged: &mut Staged<'_>, began: Position, day: Day) {
    staged.set(day_key(began), Some(Bytes::copy_from_slice(&day.0.to_le_bytes())));
}

/// Writes a whole stream into a new store, after all streams before it. Tells each row.
pub(crate) fn fill(
    filling: &mut Filling<'_>,
    stream: StreamId,
    records: &[(Position, Bytes)],
    mut each: impl FnMut(&[u8], &[u8]),
) -> Result<(), StoreError> {
    for (at, records) in (0..).zip(records.chunks(CHUNK as usize)) {
        let mut chunk = BytesMut::new();
        records.iter().for_each(|(position, record)| append(&mut chunk, *position, record));
        let key = chunk_key(stream, at * CHUNK + 1);
        filling.put(&key, &chunk)?;
        each(&key, &chunk);
    }
    Ok(())
}

/// Writes the days into a new store, after all streams.
pub(crate) fn fill_days(
    filling: &mut Filling<'_>,
    days: &Days,
    mut each: impl FnMut(&[u8], &[u8]),
) -> Result<(), StoreError> {
    for (began, day) in days.iter() {
        let (key, value) = (day_key(began), day.0.to_le_bytes());
        filling.put(&key, &value)?;
        each(&key, &value);
    }
    Ok(())
}

/// The days up to a position, as the log's own stream says that they count.
pub(crate) fn days(store: &Store, own: StreamId, last: Position) -> Result<Days, StoreError> {
    let mut days = Vec::new();
    for row in store.prefix(&[DAYS]) {
        let (key, value) = row?;
        let began = key.get(1..).and_then(Position::of_bytes);
        let day = value[..].try_into().ok().map(i32::from_le_bytes);
        let (Some(began), Some(day)) = (began, day) else { return Err(garbled("a day")) };
        days.push((began, Day(day)));
    }
    let mut days = Days::of(days);
    days.truncate(last);
    Ok(days.told_by(&read(store, own, last, |_, recorded| recorded)?))
}

/// A stream as it was at a position; empty if nothing had happened in it. `recorded` says when each
/// event counts as recorded.
pub(crate) fn read(
    store: &Store,
    stream: StreamId,
    last: Position,
    recorded: impl Fn(Position, Timestamp) -> Timestamp,
) -> Result<History, StoreError> {
    let mut history = History::new(stream);
    for (position, record) in records(store, stream, last)? {
        history.push(logged(position, &record)?);
    }
    Ok(history.recorded(recorded))
}

/// The last event of a stream up to a position, and when intake took it.
pub(crate) fn last(
    store: &Store,
    stream: StreamId,
    last: Position,
) -> Result<Option<(Position, Timestamp)>, StoreError> {
    last_of(store, stream, last, |envelope| envelope.recorded_at)
}

/// Something of the last event of a stream up to a position.
fn last_of<T>(
    store: &Store,
    stream: StreamId,
    last: Position,
    what: impl Fn(&Envelope<'_>) -> T,
) -> Result<Option<(Position, T)>, StoreError> {
    let mut prefix = vec![STREAMS];
    stream.write(&mut prefix);
    for row in store.prefix_from_end(&prefix) {
        let mut records = Vec::new();
        unpack(&row?.1, last, &mut records)?;
        if let Some((position, record)) = records.pop() {
            let envelope = Envelope::decode(&record).map_err(|error| {
                StoreError::Damaged(format!("the record at {position}: {error}"))
            })?;
            return Ok(Some((position, what(&envelope))));
        }
    }
    Ok(None)
}

/// The ordinal of the last event of a stream up to a position; zero if there is none.
pub(crate) fn last_ordinal(
    store: &Store,
    stream: StreamId,
    last: Position,
) -> Result<u32, StoreError> {
    Ok(last_of(store, stream, last, |envelope| envelope.version)?.map_or(0, |(_, last)| last))
}

/// The records of a stream up to a position.
pub(crate) fn records(
    store: &Store,
    stream: StreamId,
    last: Position,
) -> Result<Vec<(Position, Bytes)>, StoreError> {
    let mut prefix = vec![STREAMS];
    stream.write(&mut prefix);
    let mut records = Vec::new();
    for row in store.prefix(&prefix) {
        unpack(&row?.1, last, &mut records)?;
    }
    Ok(records)
}

/// Every stream in order, with its records up to a position.
pub(crate) fn each(
    store: &Store,
    last: Position,
    mut take: impl FnMut(StreamId, Vec<(Position, Bytes)>) -> Result<(), crate::ViewError>,
) -> Result<(), crate::ViewError> {
    let mut of: Option<StreamId> = None;
    let mut records = Vec::new();
    for row in store.prefix(&[STREAMS]) {
        let (key, chunk) = row?;
        let mut rest = &key[1..];
        let stream = StreamId::read(&mut rest).ok_or_else(|| garbled("a stream's key"))?;
        if of != Some(stream)
            && let Some(whole) = of.replace(stream)
            && !records.is_empty()
        {
            take(whole, std::mem::take(&mut records))?;
        }
        unpack(&chunk, last, &mut records)?;
    }
    match of {
        Some(whole) if !records.is_empty() => take(whole, records),
        _ => Ok(()),
    }
}

/// Reads a record that this store took in.
pub(crate) fn logged(
    position: Position,
    record: &[u8],
) -> Result<greyfile_domain::streams::Logged, StoreError> {
    greyfile_record::read(position, record)
        .map_err(|error| StoreError::Damaged(format!("the record at {position}: {error}")))
}

fn chunk_key(stream: StreamId, version: u32) -> Vec<u8> {
    let mut key = vec![STREAMS];
    (stream, version.saturating_sub(1) / CHUNK).write(&mut key);
    key
}

fn day_key(began: Position) -> Vec<u8> {
    let mut key = vec![DAYS];
    began.write(&mut key);
    key
}

fn append(chunk: &mut BytesMut, position: Position, record: &[u8]) {
    chunk.extend_from_slice(&position.0.to_le_bytes());
    let len = u32::try_from(record.len()).expect("a record is at most 65,535 bytes");
    chunk.extend_from_slice(&len.to_le_bytes());
    chunk.extend_from_slice(record);
}

/// The records of a chunk up to a position.
fn unpack(
    chunk: &Bytes,
    last: Position,
    into: &mut Vec<(Position, Bytes)>,
) -> Result<(), StoreError> {
    let mut rest = &chunk[..];
    while !rest.is_empty() {
        let entry = rest.split_first_chunk().and_then(|(position, rest)| {
            let (len, rest) = rest.split_first_chunk()?;
            let (record, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
            Some((u64::from_le_bytes(*position), record, rest))
        });
        let (position, record, after) = entry.ok_or_else(|| garbled("a chunk of a stream"))?;
        if position <= last.0 {
            into.push((Position(position), chunk.slice_ref(record)));
        }
        rest = after;
    }
    Ok(())
}

fn garbled(what: &str) -> StoreError {
    StoreError::Damaged(format!("{what} is garbled"))
}
