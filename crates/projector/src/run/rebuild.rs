//! Making views anew: every stream folded once for all of them, each row written once.
//!
//! Memory stays bounded however long the log is: records, rows and facts pass through external
//! sorters, and what is held beside them is one stream's rows, or one subject's.
//!
//! ```text
//! log ─▶ sorted by stream ─┬─▶ histories, as they come
//! or the histories ────────┴─▶ folded on two threads ─▶ rows, sums and facts of each view, sorted
//! facts ─▶ subject by subject ─▶ more rows and sums
//! rows and sums ─▶ a fresh store a view, checkpoint last
//! ```

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Arc, Mutex};
use std::thread;

use bytes::Bytes;
use greyfile_domain::streams::Event;
use greyfile_envelope::{Envelope, Position, StreamId};
use greyfile_eventlog::{ReadLog, Stored};
use greyfile_record::genuine::{self, Unread, Why};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::concluding::Concluding;
use super::days::Days;
use super::folding::{Folding, Stream, Views};
use super::histories;
use super::orders::Stop;
use super::sorting::{Runs, Written};
use super::trust::{Judge, Trust};
use crate::contract::{Key, Tables, View};
use crate::error::ViewError;
use crate::status::{Phase, Progress, RebuildReason};
use crate::store::checkpoint::{self, Checkpoint};
use crate::store::folder::Generation;
use crate::store::sorter::{Several, Sorter};
use crate::store::tally::Tally;
use crate::store::{Store, Use};

/// Bytes of the log read at once.
const CHUNK_BYTES: usize = 4 << 20;
/// Threads that fold, and threads that conclude about the subjects of a view.
pub(super) const FOLDERS: usize = 2;
/// Bytes of records handed to a thread at once.
const HANDED_BYTES: usize = 256 << 10;
/// Rows written between two reports.
const REPORTED_ROWS: u64 = 8_192;

/// A view to be made.
pub(crate) struct Wanted {
    pub(crate) view: Arc<dyn View>,
    pub(crate) tables: Tables,
    /// Where its store goes.
    pub(crate) generation: Generation,
    pub(crate) reason: RebuildReason,
}

/// A store that was made.
pub(crate) struct Made {
    pub(crate) store: Store,
    pub(crate) checkpoint: Checkpoint,
    pub(crate) generation: Generation,
}

/// What became of each view that was to be made. One that could not be leaves the others alone.
pub(crate) type Each = Vec<Result<Made, ViewError>>;

/// A rebuild under way.
pub(crate) struct Rebuild<'a> {
    pub(crate) log_id: [u8; 16],
    /// Where sorters spill.
    pub(crate) spill: &'a Path,
    /// Bytes all sorters together hold in memory.
    pub(crate) sort_bytes: usize,
    /// Bytes of rows that the engine may hold, of the histories and of a view.
    pub(crate) histories_bytes: u64,
    pub(crate) view_bytes: u64,
    pub(crate) stop: watch::Receiver<Stop>,
    pub(crate) report: &'a (dyn Fn(Progress) + Sync),
}

impl Rebuild<'_> {
    /// Makes the histories and these views from the log as it is now.
    pub(crate) fn all_from_log(
        &mut self,
        log: &dyn ReadLog,
        runtime: &Handle,
        trust: &Trust,
        histories: (Generation, RebuildReason),
        views: Vec<Wanted>,
    ) -> Result<(Made, Days, Each), ViewError> {
        let (generation, reason) = histories;
        let mut checkpoint =
            Checkpoint::new(histories::NAME, (histories::FORMAT, 0), self.log_id, reason);
        let (events, days) = self.read(log, runtime, trust, &mut checkpoint)?;
        let store = Store::open(generation.path(), Use::Once)?;
        let end = checkpoint.clone();
        let total = events.len();
        let mut tally = Tally::default();
        // What cannot be read stops the histories, whether or not a view here wants it.
        let views = Views::with_every_record(views);
        let made = self.fold(views, &days, &end, total, |take| {
            let mut filling = store.fill();
            let mut events = events.finish()?;
            let mut of: Option<StreamId> = None;
            let mut records = Vec::new();
            let mut ordinal = 0;
            let mut whole = |stream, records: Vec<(Position, Bytes)>| {
                histories::fill(&mut filling, stream, &records, |key, row| tally.add(key, row))?;
                take((stream, records))
            };
            while let Some((mut key, record)) = events.next()? {
                let stream = StreamId::read(&mut key).expect("it was written so");
                let position = Position::read(&mut key).expect("it was written so");
                if of != Some(stream)
                    && let Some(done) = of.replace(stream)
                {
                    whole(done, std::mem::take(&mut records))?;
                    ordinal = 0;
                }
                let version = ordinal_of(position, record)?;
                if version <= ordinal {
                    let copy = Stored::new(position, Bytes::copy_from_slice(record));
                    return Err(Trust::refused(&copy, Unread::NotIntakes(Why::Ordinal)));
                }
                ordinal = version;
                records.push((position, Bytes::copy_from_slice(record)));
            }
            if let Some(done) = of {
                whole(done, records)?;
            }
            histories::fill_days(&mut filling, &days, |key, row| tally.add(key, row))?;
            Ok(filling)
        });
        let (mut filling, made) = made?;
        checkpoint.tally = tally;
        filling.put(checkpoint::KEY, &checkpoint.encode())?;
        filling.finish()?;
        let store = store.reopen(Use::Serving(self.histories_bytes))?;
        measure(&store, &mut checkpoint, generation.path())?;
        Ok((Made { store, checkpoint, generation }, days, made))
    }

    /// Makes these views from the histories as they were at a checkpoint.
    pub(crate) fn views_from_histories(
        &mut self,
        histories: &Store,
        end: &Checkpoint,
        days: &Days,
        views: Vec<Wanted>,
    ) -> Result<Each, ViewError> {
        let ((), made) = self.fold(Views::of(views), days, end, end.position.0, |take| {
            histories::each(histories, end.position, |stream, records| take((stream, records)))
        })?;
        Ok(made)
    }

    /// All records that are kept, by stream and position, up to the log's end as it is now.
    fn read(
        &mut self,
        log: &dyn ReadLog,
        runtime: &Handle,
        trust: &Trust,
        checkpoint: &mut Checkpoint,
    ) -> Result<(Sorter, Days), ViewError> {
        // Ordinals are looked at when the records are sorted by stream. What was set aside is passed
        // over first: a copy, too, which could not be told from a true record here.
        let mut judge = Judge::of_log(trust);
        let mut events = Sorter::new(self.spill, self.sort_bytes / 2);
        let mut days = Days::default();
        let end = self.wait(runtime, log.last())??;
        let mut key = Vec::new();
        while checkpoint.position < end {
            let next = checkpoint.position.next();
            let chunk = self.wait(runtime, log.read(next, CHUNK_BYTES))??;
            let Some(last) = chunk.last() else { break };
            for (stored, expected) in chunk.iter().zip(next.0..) {
                if stored.position.0 != expected {
                    let (expected, found) = (Position(expected), stored.position);
                    return Err(ViewError::OutOfOrder { expected, found });
                }
                if stored.position > end {
                    break;
                }
                let Some(envelope) = judge.next(stored)? else { continue };
                if envelope.stream == trust.own()
                    && let Ok(logged) = genuine::logged(stored.position, &envelope)
                    && let Event::Log(event) = &logged.event
                {
                    days.tell(stored.position, envelope.recorded_at, event);
                }
                days.push(stored.position, envelope.recorded_at);
                if histories::keeps(envelope.stream.kind) {
                    key.clear();
                    (envelope.stream, stored.position).write(&mut key);
                    events.push(&key, &stored.record)?;
                }
            }
            // Appends are whole commands, so that the end of the log as it was is one's end.
            let last = chunk.iter().rfind(|stored| stored.position <= end).unwrap_or(last);
            checkpoint.advance(last.position, &last.record);
            self.progress(Phase::Reading, last.position.0, end.0)?;
        }
        Ok((events, days))
    }

    /// Folds every stream that is fed, concludes about every subject, and writes the stores.
    fn fold<T: Send>(
        &mut self,
        views: Views,
        days: &Days,
        end: &Checkpoint,
        total: u64,
        feed: impl FnOnce(&mut dyn FnMut(Stream) -> Result<(), ViewError>) -> Result<T, ViewError>,
    ) -> Result<(T, Each), ViewError> {
        let bytes = self.sort_bytes / 2 / (views.len().max(1) * 4 * FOLDERS);
        let (hand, streams) = sync_channel::<Vec<Stream>>(2 * FOLDERS);
        // Only the threads hold the receiving end: when all have ended, sending to them fails.
        let streams = Arc::new(Mutex::new(streams));
        let folded = AtomicU64::new(0);
        let (fed, runs) = thread::scope(|scope| {
            let folders: Vec<_> = (0..FOLDERS)
                .map(|_| {
                    let folding = Folding { views: &views, days, spill: self.spill, bytes };
                    let (streams, folded) = (Arc::clone(&streams), &folded);
                    scope.spawn(move || folding.run(&streams, folded))
                })
                .collect();
            drop(streams);
            let (mut waiting, mut waiting_bytes) = (Vec::new(), 0);
            let mut fed = feed(&mut |stream: Stream| {
                waiting_bytes += stream.1.iter().map(|(_, record)| record.len()).sum::<usize>();
                waiting.push(stream);
                if waiting_bytes >= HANDED_BYTES {
                    waiting_bytes = 0;
                    // A folder that is gone has an error to tell.
                    hand.send(std::mem::take(&mut waiting)).map_err(|_| ViewError::Closed)?;
                    let done = folded.load(Ordering::Relaxed).min(total);
                    self.progress(Phase::Folding, done, total)?;
                }
                Ok(())
            });
            if fed.is_ok() && hand.send(waiting).is_err() {
                fed = Err(ViewError::Closed);
            }
            drop(hand);
            let runs: Vec<_> = folders.into_iter().map(join).collect();
            (fed, runs)
        });
        let runs: Vec<Vec<Runs>> = runs.into_iter().collect::<Result<_, _>>()?;
        let fed = fed?;
        self.progress(Phase::Folding, total, total)?;
        let mut by_view: Vec<Vec<Runs>> = (0..views.len()).map(|_| Vec::new()).collect();
        for runs in runs {
            by_view.iter_mut().zip(runs).for_each(|(of, runs)| of.push(runs));
        }
        let rows = by_view.iter().flatten().map(|runs| runs.rows.len()).sum();
        let writing = Writing { done: AtomicU64::new(0), rows };
        self.progress(Phase::Writing, 0, rows)?;
        let made: Each = thread::scope(|scope| {
            let threads: Vec<_> = views
                .into_each()
                .zip(by_view)
                .map(|(view, runs)| {
                    let (this, writing) = (&*self, &writing);
                    scope.spawn(move || this.write(view?, runs, end, bytes, writing))
                })
                .collect();
            threads.into_iter().map(join).collect()
        });
        self.progress(Phase::Writing, rows, rows)?;
        Ok((fed, made))
    }

    /// Concludes about every subject of a view, and writes its rows in order of key.
    fn write(
        &self,
        wanted: Wanted,
        runs: Vec<Runs>,
        end: &Checkpoint,
        bytes: usize,
        writing: &Writing,
    ) -> Result<Made, ViewError> {
        let Wanted { view, tables, generation, reason } = wanted;
        let (rows, facts): (Vec<_>, Vec<_>) =
            runs.into_iter().map(|runs| (runs.rows, runs.facts)).unzip();
        let (of, spill) = (view.as_ref(), self.spill);
        let concluding = Concluding { view: of, tables: &tables, spill, bytes };
        let concluded = concluding.run(facts, || self.go_on())?;
        let concluded = concluded.into_iter().flat_map(|runs| [runs.rows, runs.facts]);
        let store = Store::open(generation.path(), Use::Once)?;
        let format = (view.format(), view.variant());
        let mut checkpoint = Checkpoint::new(view.name(), format, self.log_id, reason);
        (checkpoint.position, checkpoint.record_hash) = (end.position, end.record_hash);
        let mut written = Written::new(store.fill(), tables);
        let mut rows = Several::of(rows.into_iter().chain(concluded))?;
        let mut done = 0u64;
        while let Some((key, value)) = rows.next()? {
            written.put(key, value)?;
            done += 1;
            if done.is_multiple_of(REPORTED_ROWS) {
                writing.report(self)?;
            }
        }
        let mut filling = written.finish(&mut checkpoint.tally)?;
        filling.put(checkpoint::KEY, &checkpoint.encode())?;
        filling.finish()?;
        let store = store.reopen(Use::Serving(self.view_bytes))?;
        measure(&store, &mut checkpoint, generation.path())?;
        Ok(Made { store, checkpoint, generation })
    }

    fn progress(&self, phase: Phase, done: u64, total: u64) -> Result<(), ViewError> {
        (self.report)(Progress { phase, done, total });
        self.go_on()
    }

    fn go_on(&self) -> Result<(), ViewError> {
        if *self.stop.borrow() == Stop::No { Ok(()) } else { Err(ViewError::Closed) }
    }

    fn wait<T>(
        &mut self,
        runtime: &Handle,
        future: impl Future<Output = T>,
    ) -> Result<T, ViewError> {
        let stop = &mut self.stop;
        let answer = runtime.block_on(async {
            tokio::select! {
                biased;
                _ = stop.wait_for(|stop| *stop != Stop::No) => None,
                answer = future => Some(answer),
            }
        });
        answer.ok_or(ViewError::Closed)
    }
}

/// The ordinal of a record that was looked at.
fn ordinal_of(position: Position, record: &[u8]) -> Result<u32, ViewError> {
    let envelope = Envelope::decode(record);
    let envelope = envelope.map_err(|source| ViewError::Record { position, source })?;
    Ok(envelope.version)
}

/// How far all views are that are being written.
struct Writing {
    done: AtomicU64,
    /// What streams came to; what is concluded comes on top, and is not known before.
    rows: u64,
}

impl Writing {
    fn report(&self, rebuild: &Rebuild<'_>) -> Result<(), ViewError> {
        let done = self.done.fetch_add(REPORTED_ROWS, Ordering::Relaxed) + REPORTED_ROWS;
        rebuild.progress(Phase::Writing, done.min(self.rows), self.rows)
    }
}

pub(super) fn join<T>(
    thread: thread::ScopedJoinHandle<'_, Result<T, ViewError>>,
) -> Result<T, ViewError> {
    let panicked = |panic: Box<dyn std::any::Any + Send>| {
        Err(ViewError::Panicked(crate::panic_text(panic.as_ref())))
    };
    thread.join().unwrap_or_else(panicked)
}

/// Keeps in the checkpoint what a store takes on disk that was just made.
fn measure(store: &Store, checkpoint: &mut Checkpoint, folder: &Path) -> Result<(), ViewError> {
    checkpoint.measure(crate::store::folder::Folder::bytes_on_disk(folder));
    let row = checkpoint.encode();
    store.commit([(checkpoint::KEY, Some(row.into()))]);
    Ok(store.settle()?)
}
