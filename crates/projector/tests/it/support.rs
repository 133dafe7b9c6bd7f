//! A log in memory, random numbers, and a view to test with.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt};
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::{ReadError, ReadLog, Stored};
use greyfile_projector::contract::View;
use greyfile_projector::{Open, Options, RebuildReason, State, Views};
use tokio::sync::watch;

use crate::sample::Sample;

pub const LOG_ID: [u8; 16] = [7; 16];
pub const PATIENCE: Duration = Duration::from_secs(60);
pub type Dump = std::collections::BTreeMap<Vec<u8>, Vec<u8>>;

/// A log that is only what a view sees of one.
pub struct MemoryLog {
    records: Mutex<Vec<Bytes>>,
    last: watch::Sender<usize>,
    /// How many reads to come find nobody who answers.
    away: AtomicU32,
}

impl MemoryLog {
    pub fn new(records: &[Bytes]) -> Arc<Self> {
        let last = watch::Sender::new(records.len());
        Arc::new(Self { records: Mutex::new(records.to_vec()), last, away: AtomicU32::new(0) })
    }

    pub fn extend(&self, more: &[Bytes]) {
        let mut records = self.records.lock().unwrap();
        records.extend_from_slice(more);
        self.last.send_replace(records.len());
    }

    /// Lets so many reads to come find nobody who answers.
    pub fn go_away(&self, reads: u32) {
        self.away.store(reads, Ordering::SeqCst);
    }

    fn is_there(&self) -> Result<(), ReadError> {
        let away = self.away.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1));
        match away {
            Ok(_) => Err(ReadError::Unavailable("nobody answers".into())),
            Err(_) => Ok(()),
        }
    }

    pub fn end(&self) -> Position {
        Position(*self.last.borrow() as u64)
    }

    fn chunk(&self, from: Position, bytes_max: usize) -> Vec<Stored> {
        let records = self.records.lock().unwrap();
        let mut bytes = 0;
        let from = from.0.max(1);
        (from..)
            .zip(records.iter().skip(from as usize - 1))
            .take_while(|(_, record)| {
                let first = bytes == 0;
                bytes += record.len();
                first || bytes <= bytes_max
            })
            .map(|(at, record)| Stored::new(Position(at), record.clone()))
            .collect()
    }
}

/// As [`MemoryLog`], shared.
pub struct SharedLog(pub Arc<MemoryLog>);

impl ReadLog for SharedLog {
    fn read_stream(&self, _: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(async { Err(ReadError::Io("views do not read streams".into())) })
    }

    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(async move { self.0.is_there().map(|()| self.0.chunk(from, bytes_max)) })
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        let log = Arc::clone(&self.0);
        let last = log.last.subscribe();
        stream::unfold((log, last, from), |(log, mut last, from)| async move {
            last.wait_for(|last| *last as u64 >= from.0).await.ok()?;
            if let Err(error) = log.is_there() {
                return Some((Err(error), (log, last, from)));
            }
            let chunk = log.chunk(from, 20_000);
            let next = chunk.last().expect("waited for it").position.next();
            Some((Ok(chunk), (log, last, next)))
        })
        .boxed()
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        Box::pin(async { self.0.is_there().map(|()| self.0.end()) })
    }
}

/// The generator of Steele, Lea and Flood's SplitMix64: seeds make sequences, nothing more.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }
}

/// The seeds of a random test.
pub fn seeds(few: u64, many: u64) -> std::ops::Range<u64> {
    let first = std::env::var("GREYFILE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let rounds = if std::env::var_os("GREYFILE_LONG").is_some() { many } else { few };
    first..first + rounds
}

pub fn start(log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    start_as(Sample::new(1), log, views)
}

pub fn start_as(view: impl View, log: &Arc<MemoryLog>, views: &Path) -> Sampled {
    start_with(view, log, LOG_ID, views, &Options::default())
}

pub fn start_with(
    view: impl View,
    log: &Arc<MemoryLog>,
    log_id: [u8; 16],
    views: &Path,
    options: &Options,
) -> Sampled {
    let log = Arc::new(SharedLog(Arc::clone(log)));
    Sampled(Views::start(vec![Arc::new(view)], log, log_id, views, options).unwrap())
}

/// The sample view, run alone.
pub struct Sampled(pub Views);

impl Sampled {
    pub fn view(&self) -> Open<'_> {
        self.0.get("sample").unwrap()
    }

    /// Waits until the view has all of the log.
    pub async fn caught_up(&self, log: &MemoryLog) {
        let view = self.view();
        let following = async {
            let mut states = view.states();
            let state = states
                .wait_for(|state| matches!(state, State::Following | State::Stopped { .. }))
                .await
                .unwrap()
                .clone();
            assert_eq!(state, State::Following);
        };
        tokio::time::timeout(PATIENCE, following).await.expect("the view never followed");
        let reached = view.wait_for(log.end(), PATIENCE).await;
        assert!(reached, "stuck at {}: {:?}", view.position(), view.state());
    }

    /// The rows of the streams and of the view.
    pub fn dump(&self) -> Dump {
        let histories = self.0.get("histories").unwrap().dump().unwrap();
        let of =
            |name: u8| move |(key, value): (Vec<u8>, Vec<u8>)| ([vec![name], key].concat(), value);
        let rows = histories.into_iter().map(of(b'h'));
        rows.chain(self.view().dump().unwrap().into_iter().map(of(b'v'))).collect()
    }

    pub async fn close(self) {
        self.0.close().await.unwrap();
    }
}

/// The rows of these records as a rebuild makes them.
pub async fn anew(records: &[Bytes]) -> Dump {
    anew_of(Sample::new(1), records).await
}

pub async fn anew_of(view: impl View, records: &[Bytes]) -> Dump {
    let folder = tempfile::tempdir().unwrap();
    let log = MemoryLog::new(records);
    let sampled = start_as(view, &log, folder.path());
    sampled.caught_up(&log).await;
    sampled.dump()
}

/// Fails with the first row that differs, not with two whole views.
pub fn assert_same(found: &Dump, expected: &Dump, about: &str) {
    if found == expected {
        return;
    }
    let keys: std::collections::BTreeSet<_> = found.keys().chain(expected.keys()).collect();
    for key in keys {
        assert_eq!(found.get(key), expected.get(key), "{about}: row {key:?}");
    }
}

/// A view over these records that was closed cleanly.
pub async fn closed_view(records: &[Bytes], views: &Path) {
    let log = MemoryLog::new(records);
    let sampled = start(&log, views);
    sampled.caught_up(&log).await;
    sampled.close().await;
}

/// Opens the view again, and checks that its rows are right. Says why it was last made anew.
pub async fn opened_right(records: &[Bytes], views: &Path, about: &str) -> RebuildReason {
    let log = MemoryLog::new(records);
    let sampled = start(&log, views);
    sampled.caught_up(&log).await;
    assert_same(&sampled.dump(), &anew(records).await, about);
    let reason = sampled.view().status().rebuilt;
    sampled.close().await;
    reason
}
