//! Making a view anew: sort the log by stream, fold each stream once, write each row once.
//!
//! Memory stays bounded however long the log is: events and rows pass through external sorters,
//! and what is held beside them is one stream's rows.

use std::path::Path;

use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::ReadLog;
use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::checkpoint::{self, Checkpoint, Tally};
use crate::error::ViewError;
use crate::live::stream_of;
use crate::memory::Memory;
use crate::projector::{Projector, Recorded, TableKind};
use crate::rows::{StreamRows, ordered_stream, stream_order};
use crate::sorter::{Sorted, Sorter};
use crate::status::{Phase, Progress, RebuildReason};
use crate::store::{Filling, Store, StoreError, Use};
use crate::sums::Fields;
use crate::worker::{Stop, unless_stopped};

/// Bytes of the log read at once.
const CHUNK_BYTES: usize = 4 << 20;

/// Events or rows between two reports of progress and two looks at whether to stop.
const REPORT_EVERY: u64 = 8_192;

/// A rebuild under way.
pub(crate) struct Rebuild<'a> {
    pub(crate) projector: &'a dyn Projector,
    pub(crate) log: &'a dyn ReadLog,
    pub(crate) log_id: [u8; 16],
    pub(crate) runtime: &'a Handle,
    pub(crate) stop: &'a mut watch::Receiver<Stop>,
    /// Bytes each of the two sorters may hold.
    pub(crate) run_bytes_max: usize,
    /// Where they spill.
    pub(crate) spill: &'a Path,
    pub(crate) report: &'a mut dyn FnMut(Progress),
}

impl Rebuild<'_> {
    /// Makes the view in this folder, which must not exist. The store is whole once its
    /// checkpoint is there, and only then.
    pub(crate) fn run(
        &mut self,
        folder: &Path,
        reason: RebuildReason,
    ) -> Result<(Store, Checkpoint), ViewError> {
        let mut checkpoint = Checkpoint::new(self.projector, self.log_id, reason);
        let events = self.read(&mut checkpoint)?;
        let store = Store::open(folder, Use::Once)?;
        let mut rows = Rows { filling: store.fill(), tally: Tally::default() };
        let others = self.fold(events, &mut rows)?;
        self.write(others, &mut rows)?;
        checkpoint.tally = rows.tally;
        let mut filling = rows.filling;
        filling.put(checkpoint::KEY, &checkpoint.encode())?;
        filling.finish()?;
        Ok((store.reopen(Use::Serving)?, checkpoint))
    }

    /// All wanted events by stream and position, up to the log's end as it is now.
    fn read(&mut self, checkpoint: &mut Checkpoint) -> Result<Sorter, ViewError> {
        let mut events = Sorter::new(self.spill, self.run_bytes_max);
        let end = self.wait(self.log.last())??;
        let mut key = [0; StreamId::LEN + 8];
        while checkpoint.position < end {
            let chunk = self.wait(self.log.read(checkpoint.position.next(), CHUNK_BYTES))??;
            let Some(last) = chunk.last() else { break };
            let mut expected = checkpoint.position;
            for stored in &chunk {
                expected = expected.next();
                let stream = stream_of(stored, expected)?;
                if self.projector.wants(stream.kind) {
                    key[..StreamId::LEN].copy_from_slice(&stream_order(stream));
                    key[StreamId::LEN..].copy_from_slice(&stored.position.0.to_be_bytes());
                    events.push(&key, &stored.record)?;
                }
            }
            checkpoint.advance(last.position, &last.record);
            self.progress(Phase::Reading, last.position.0, end.0.max(last.position.0))?;
        }
        Ok(events)
    }

    /// Folds each stream once. The rows of the first table, if they are of streams, come out in
    /// order of key and are written at once, which spares the largest table its way through the
    /// sorter; all others are returned. A row of sums comes once for each stream in it.
    fn fold(&mut self, events: Sorter, filled: &mut Rows<'_>) -> Result<Sorter, ViewError> {
        let mut rows = Sorter::new(self.spill, self.run_bytes_max);
        let first = self.projector.tables().iter().min_by_key(|table| table.number);
        let first = first.filter(|table| table.kind == TableKind::Stream).map(|table| table.number);
        let mut drain = |memory: &mut Memory| -> Result<(), ViewError> {
            for (key, value) in std::mem::take(&mut memory.rows) {
                if key.first().copied() == first {
                    filled.put(&key, &value)?;
                } else {
                    rows.push(&key, &value)?;
                }
            }
            for (key, sums) in std::mem::take(&mut memory.sums) {
                if let Some(row) = sums.encode() {
                    rows.push(&key, &row)?;
                }
            }
            Ok(())
        };
        let total = events.len();
        let mut events = events.finish()?;
        let tables = self.projector.tables();
        let mut folding: Option<StreamId> = None;
        let mut memory = Memory::default();
        let mut done = 0;
        while let Some((key, record)) = events.next()? {
            let (stream, position) = parse_key(key);
            if folding != Some(stream)
                && let Some(whole) = folding.replace(stream)
            {
                self.projector.settle(&mut StreamRows::new(whole, tables, &mut memory))?;
                drain(&mut memory)?;
            }
            let event = Envelope::decode(record)
                .map_err(|source| ViewError::Record { position, source })?;
            let mut stream_rows = StreamRows::new(stream, tables, &mut memory);
            self.projector
                .apply(&mut stream_rows, &Recorded { position, event: &event, record })?;
            done += 1;
            if done % REPORT_EVERY == 0 || done == total {
                self.progress(Phase::Folding, done, total)?;
            }
        }
        if let Some(stream) = folding {
            self.projector.settle(&mut StreamRows::new(stream, tables, &mut memory))?;
            drain(&mut memory)?;
        }
        Ok(rows)
    }

    /// Writes every other row once, in order of key.
    fn write(&mut self, rows: Sorter, filled: &mut Rows<'_>) -> Result<(), ViewError> {
        let total = rows.len();
        let mut rows: Sorted = rows.finish()?;
        let mut sums: Option<(Vec<u8>, Fields)> = None;
        let mut done = 0;
        while let Some((key, value)) = rows.next()? {
            if let Some((_, fields)) = sums.as_mut().filter(|(of, _)| of == key) {
                fields.add_row(value).expect("drain wrote it");
            } else {
                filled.put_sums(sums.take())?;
                if self.is_sums(key) {
                    let mut fields = Fields::default();
                    fields.add_row(value).expect("drain wrote it");
                    sums = Some((key.to_vec(), fields));
                } else {
                    filled.put(key, value)?;
                }
            }
            done += 1;
            if done % REPORT_EVERY == 0 || done == total {
                self.progress(Phase::Writing, done, total)?;
            }
        }
        filled.put_sums(sums)?;
        Ok(())
    }

    fn is_sums(&self, key: &[u8]) -> bool {
        let mut tables = self.projector.tables().iter();
        tables.any(|table| key.first() == Some(&table.number) && table.kind == TableKind::Sums)
    }

    fn progress(&mut self, phase: Phase, done: u64, total: u64) -> Result<(), ViewError> {
        (self.report)(Progress { phase, done, total });
        if *self.stop.borrow() == Stop::No { Ok(()) } else { Err(ViewError::Closed) }
    }

    fn wait<T>(&mut self, future: impl Future<Output = T>) -> Result<T, ViewError> {
        self.runtime.block_on(unless_stopped(self.stop, future)).ok_or(ViewError::Closed)
    }
}

/// The rows of a store being filled, in order of key.
struct Rows<'a> {
    filling: Filling<'a>,
    tally: Tally,
}

impl Rows<'_> {
    fn put(&mut self, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.tally.add(key, value);
        self.filling.put(key, value)
    }

    /// Writes a row of sums that all its streams have added to, if any of it is left.
    fn put_sums(&mut self, sums: Option<(Vec<u8>, Fields)>) -> Result<(), StoreError> {
        match sums.and_then(|(key, fields)| Some((key, fields.encode()?))) {
            Some((key, row)) => self.put(&key, &row),
            None => Ok(()),
        }
    }
}

fn parse_key(key: &[u8]) -> (StreamId, Position) {
    let (stream, position) = key.split_first_chunk().expect("read wrote it: 17 bytes and 8");
    let position = position.try_into().expect("read wrote it: 17 bytes and 8");
    (ordered_stream(*stream), Position(u64::from_be_bytes(position)))
}
