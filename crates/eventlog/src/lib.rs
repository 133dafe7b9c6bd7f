//! The log's contract: append, read, follow. Two engines keep it, one conformance suite states it.
//!
//! A log is one total order of records, numbered from 1 without gaps. Records are opaque bytes
//! here; a record belongs to one stream, and a writer says what it expects of every stream it
//! writes. What an append acknowledged is on disk.

use std::fmt;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_envelope::{Position, RECORD_LEN_MAX, StreamId};

#[cfg(feature = "conformance")]
pub mod conformance;
pub mod embedded;
mod halted;
pub mod jetstream;
mod reply;
mod trace;

pub use halted::{HaltCause, Halted};
pub use trace::{TraceParent, TraceParentError};

/// Most records one batch may hold: what a JetStream atomic batch takes.
pub const BATCH_RECORDS_MAX: usize = 1_000;

/// A log, whichever engine keeps it, for those who only read it: views, pages, auditors. The
/// contract stands with [`EventLog`].
pub trait ReadLog: Send + Sync + 'static {
    /// All records of one stream, oldest first; empty if there is no such stream.
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>>;

    /// Records from this position on, oldest first, at most about `bytes_max` bytes of them but
    /// at least one if any is there. Empty means the end was reached.
    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>>;

    /// Every record from this position on, in chunks, those there and then those to come. The
    /// stream ends only with an error or when the log is closed.
    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>>;

    /// The last durable position; [`Position::ZERO`] if the log is empty.
    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>>;
}

/// A log that can be appended to. Only intake is handed one.
///
/// The contract, each point a test of the conformance suite:
/// - **Order.** Positions run from 1 without a gap; every reader sees the same record at the same
///   position, always.
/// - **All or nothing.** A batch's records stand next to each other, in the order given, or none
///   of them stands anywhere.
/// - **Expectations.** A batch lands only if every stream it writes is as its writer expects at
///   that moment.
/// - **Acknowledged means on disk.** [`EventLog::append`] answers positions only after the bytes
///   have been synced.
/// - **Never unknown reported as failed.** If the engine cannot tell whether a batch landed it
///   says [`AppendError::Unknown`].
/// - **Readers see only what is durable.** Nothing that a crash could take back is ever read or
///   followed.
pub trait EventLog: ReadLog {
    /// Appends a batch. The batch has its place in the queue when this call returns, before the
    /// future is first polled, so that calls made in order are tried in order; dropping the
    /// future does not take the batch back.
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>>;

    /// What an append to each of these streams would be held against, one by one: what stands
    /// there was the last at some moment after this was called. A read may come from a copy that
    /// is behind; this never does, and waits rather than trust a server that may be cut off from
    /// the others. Whoever refuses because of what they read asks first.
    fn heads<'a>(
        &'a self,
        streams: &'a [StreamId],
    ) -> BoxFuture<'a, Result<Vec<Expect>, ReadError>>;

    /// What is wrong with this machine's clock, where the log has a clock of its own to hold it
    /// against: nothing may be stamped by it.
    fn clock_wrong(&self) -> Option<String> {
        None
    }

    /// Why the log takes no more events, if it does not, and since when.
    fn halted(&self) -> Option<Halted>;
}

/// A record at its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Where it stands in the log.
    pub position: Position,
    /// The record's bytes, exactly as appended.
    pub record: Bytes,
    /// The trace its append belonged to, where the engine carries that; to followers only.
    pub trace: Option<Box<TraceParent>>,
}

impl Stored {
    /// A record at its position, of no trace that is known.
    pub const fn new(position: Position, record: Bytes) -> Self {
        Self { position, record, trace: None }
    }
}

/// What a writer expects of a stream it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// That it has no record yet.
    Empty,
    /// That its last record stands at this position.
    LastAt(Position),
}

impl fmt::Display for Expect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no record"),
            Self::LastAt(position) => write!(f, "its last record at position {position}"),
        }
    }
}

/// One or more records on one or more streams, to land together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    expectations: Vec<(StreamId, Expect)>,
    records: Vec<(StreamId, Bytes)>,
    trace: Option<TraceParent>,
}

impl Batch {
    /// A batch of these records, in this order, under these expectations.
    ///
    /// # Errors
    /// When it is empty, too long, or its expectations do not name each written stream once.
    pub fn new(
        expectations: Vec<(StreamId, Expect)>,
        records: Vec<(StreamId, Bytes)>,
    ) -> Result<Self, BatchError> {
        if records.is_empty() {
            return Err(BatchError::Empty);
        }
        if records.len() > BATCH_RECORDS_MAX {
            return Err(BatchError::TooMany(records.len()));
        }
        if let Some((_, record)) = records.iter().find(|(_, record)| record.len() > RECORD_LEN_MAX)
        {
            return Err(BatchError::RecordTooLong(record.len()));
        }
        let expected: std::collections::BTreeSet<_> =
            expectations.iter().map(|(stream, _)| *stream).collect();
        let written: std::collections::BTreeSet<_> =
            records.iter().map(|(stream, _)| *stream).collect();
        if expected.len() != expectations.len() || expected != written {
            return Err(BatchError::Expectations);
        }
        Ok(Self { expectations, records, trace: None })
    }

    /// The same batch, as a part of this trace.
    #[must_use]
    pub fn traced(self, trace: Option<TraceParent>) -> Self {
        Self { trace, ..self }
    }

    /// The trace it is a part of.
    pub const fn trace(&self) -> Option<&TraceParent> {
        self.trace.as_ref()
    }

    /// What the writer expects, each written stream once.
    pub fn expectations(&self) -> &[(StreamId, Expect)] {
        &self.expectations
    }

    /// The records and their streams, in order; at least one.
    pub fn records(&self) -> &[(StreamId, Bytes)] {
        &self.records
    }
}

/// A batch that no log can take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BatchError {
    /// No record.
    #[error("a batch needs at least one record")]
    Empty,
    /// More than [`BATCH_RECORDS_MAX`].
    #[error(
        "{0} events at once; at most {BATCH_RECORDS_MAX} can land together; nothing was written; send it as several commands"
    )]
    TooMany(usize),
    /// Longer than [`RECORD_LEN_MAX`].
    #[error("a record of {0} bytes; at most {RECORD_LEN_MAX} are allowed; nothing was written")]
    RecordTooLong(usize),
    /// A written stream without an expectation, or the other way round, or one named twice.
    #[error("the expectations must name each written stream once")]
    Expectations,
}

/// Where a batch landed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appended {
    /// The position of its first record; the others follow without a gap.
    pub first: Position,
    /// The position of its last record.
    pub last: Position,
}

/// An append that did not answer positions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// Nothing was written: a stream is not as expected. Load it again and decide again.
    #[error("{stream} was expected to have {expected} and has {found}; nothing was written")]
    Conflict {
        /// The first stream that differs.
        stream: StreamId,
        /// What the writer expected.
        expected: Expect,
        /// What is there.
        found: Expect,
    },
    /// It may or may not have been written. Never to be taken for a failure.
    #[error("it is not known whether the events were written: {0}")]
    Unknown(String),
    /// Nothing was written, and it may be tried again: the log cannot be reached at the moment.
    #[error("nothing was written: {0}; try again in a moment")]
    Unavailable(String),
    /// Nothing was written: the disk is full. The log opens again by itself once there is room.
    #[error("nothing was written: {0}")]
    Full(String),
    /// Nothing was written: the log takes nothing more until it is opened again.
    #[error("nothing was written: the log takes no more events: {0}")]
    Closed(String),
}

/// A read that failed. Engines try again by themselves what may pass, as long as it is worth it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes at a position are not those that were written.
    #[error(
        "position {position}: {what}; the log is damaged; stop the service, keep its files as they are, and restore the last backup"
    )]
    Damaged {
        /// Where the damage was met.
        position: Position,
        /// What was found.
        what: String,
    },
    /// The engine could not read.
    #[error("the log cannot be read: {0}")]
    Io(String),
    /// The log could not be reached for a while. It may be again.
    #[error("the log cannot be reached: {0}; nothing is lost; try again in a moment")]
    Unavailable(String),
    /// The log was closed meanwhile; nothing is wrong with it.
    #[error("the log was closed")]
    Closed,
}
