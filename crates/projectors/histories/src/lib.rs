//! Histories kept as rows of a view: each stream's records, in short chunks.
//!
//! State folds by when things happened and a correction can reach far back, so a view that shows
//! state needs a stream's whole history at hand. It is kept in chunks of [`CHUNK`] records, so that
//! taking in one event rewrites one short row however long the stream has become.
//!
//! ```text
//! row: table, stream, chunk number (u32 BE) → entries, each:
//! ┌──────────────────┬───────────────┬──────────────┐
//! │ position  u64 LE │ length u32 LE │ record bytes │
//! └──────────────────┴───────────────┴──────────────┘
//! ```

use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};
use greyfile_domain::streams::gazetteer::GazetteerState;
use greyfile_domain::streams::{GazetteerId, History};
use greyfile_domain::values::Gazetteer;
use greyfile_envelope::{Day, Position, StreamId};
use greyfile_projector::{ApplyError, ReadError, Reader, Recorded, StreamRows, Table, TableKind};

/// The table the streams are in, in every view that keeps them.
pub const TABLE: Table = Table { number: 1, name: "streams", kind: TableKind::Stream };
/// Records in a chunk. Short, since taking in a record copies the chunk it goes to.
pub const CHUNK: u32 = 16;
/// Position and length before each record.
const HEAD: usize = 12;

/// A stream that cannot be read back from a view.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    /// The view cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A row does not hold what was written.
    #[error(
        "the view's rows of {stream} are garbled ({what}); the log is untouched; rebuild the view"
    )]
    Row {
        /// Whose rows.
        stream: StreamId,
        /// What is wrong.
        what: String,
    },
}

/// Takes an event into its stream's rows.
///
/// # Errors
/// For an event type or version that this program does not know.
pub fn push(rows: &mut StreamRows<'_>, recorded: &Recorded<'_>) -> Result<(), ApplyError> {
    let Recorded { position, event, record } = *recorded;
    if !greyfile_record::knows(event.event_type, event.schema) {
        return Err(ApplyError::unknown(recorded));
    }
    let suffix = (event.version.saturating_sub(1) / CHUNK).to_be_bytes();
    let before = rows.get(TABLE.number, &suffix)?.unwrap_or_default();
    let mut chunk = BytesMut::with_capacity(before.len() + HEAD + record.len());
    chunk.extend_from_slice(&before);
    chunk.extend_from_slice(&position.0.to_le_bytes());
    let len = u32::try_from(record.len()).expect("a record is at most 65,535 bytes");
    chunk.extend_from_slice(&len.to_le_bytes());
    chunk.extend_from_slice(record);
    rows.put(TABLE.number, &suffix, chunk.freeze());
    Ok(())
}

/// The stream whose rows these are.
///
/// # Errors
/// When a row does not hold what was written.
pub fn load(rows: &mut StreamRows<'_>) -> Result<History, ApplyError> {
    let stream = rows.stream();
    let mut history = History::new(stream);
    for (_, chunk) in rows.iter(TABLE.number)? {
        unpack(&chunk, &mut history).map_err(|what| ApplyError::row(stream, TABLE.number, what))?;
    }
    Ok(history)
}

/// A stream, as far as the view has it; empty if there is none.
///
/// # Errors
/// When the view cannot be read.
pub fn read(reader: &Reader<'_>, stream: StreamId) -> Result<History, HistoryError> {
    let chunks = reader.stream_rows(TABLE.number, stream).map(|row| Ok(row?.1));
    history(stream, chunks)
}

fn chunks(reader: &Reader<'_>, stream: StreamId) -> Result<Vec<Bytes>, HistoryError> {
    let rows = reader.stream_rows(TABLE.number, stream);
    rows.map(|row| Ok(row?.1)).collect()
}

fn history(
    stream: StreamId,
    chunks: impl IntoIterator<Item = Result<Bytes, HistoryError>>,
) -> Result<History, HistoryError> {
    let mut history = History::new(stream);
    for chunk in chunks {
        unpack(&chunk?, &mut history).map_err(|what| HistoryError::Row { stream, what })?;
    }
    Ok(history)
}

/// What the gazetteer's rows come to, and the rows: most questions ask for it, and it hardly ever
/// changes.
static LATEST: Mutex<Option<(Vec<Bytes>, Arc<Gazetteer>)>> = Mutex::new(None);

/// The places that were known by the end of a day of recording, or are known now. The view has to
/// want the gazetteer's stream.
///
/// # Errors
/// When the view cannot be read.
pub fn gazetteer(
    reader: &Reader<'_>,
    known_by: Option<Day>,
) -> Result<Arc<Gazetteer>, HistoryError> {
    let stream = GazetteerId::THE.stream();
    let chunks = chunks(reader, stream)?;
    let Some(day) = known_by else { return latest(stream, chunks) };
    let mut history = history(stream, chunks.iter().cloned().map(Ok))?;
    let logged = history.logged();
    let known = logged.partition_point(|logged| logged.moment.recorded_at.day() <= day);
    history.truncate(known);
    Ok(Arc::new(history.fold::<GazetteerState>().gazetteer))
}

/// The same rows come to the same gazetteer, whichever view they are read from.
fn latest(stream: StreamId, chunks: Vec<Bytes>) -> Result<Arc<Gazetteer>, HistoryError> {
    let mut latest = LATEST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, gazetteer)) = &*latest
        && *of == chunks
    {
        return Ok(Arc::clone(gazetteer));
    }
    let gazetteer = Arc::new(
        history(stream, chunks.iter().cloned().map(Ok))?.fold::<GazetteerState>().gazetteer,
    );
    *latest = Some((chunks, Arc::clone(&gazetteer)));
    Ok(gazetteer)
}

/// Adds a chunk's records to the stream.
fn unpack(chunk: &Bytes, history: &mut History) -> Result<(), String> {
    let mut rest = &chunk[..];
    while !rest.is_empty() {
        let (head, after) = rest.split_at_checked(HEAD).ok_or("a chunk is cut short")?;
        let position = u64::from_le_bytes(head[..8].try_into().map_err(|_| "no position")?);
        let len = u32::from_le_bytes(head[8..].try_into().map_err(|_| "no length")?) as usize;
        let (record, after) = after.split_at_checked(len).ok_or("a chunk is cut short")?;
        let past =
            greyfile_record::read(Position(position), record).map_err(|error| error.to_string())?;
        history.push(past);
        rest = after;
    }
    Ok(())
}
