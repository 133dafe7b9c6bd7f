//! What every fault's test needs: logs with a mark, writers that go on through it, and what must be
//! true afterwards.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use futures_util::StreamExt;
use greyfile_envelope::{Position, StreamId};
use greyfile_eventlog::conformance::nats::{self, Nats};
use greyfile_eventlog::conformance::{read_all, stream};
use greyfile_eventlog::jetstream::{JetStream, LogName, OpenError, Options};
use greyfile_eventlog::{
    AppendError, Appended, Batch, EventLog, Expect, ReadError, ReadLog, Stored,
};

/// Long enough for an election on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(40);

fn options(replicas: usize, mark: &Path) -> Options {
    Options { name: LogName::default(), replicas, mark: Some(mark.to_owned()) }
}

pub(super) async fn opened(
    nats: &Nats,
    replicas: usize,
    mark: &Path,
) -> Result<JetStream, OpenError> {
    opened_at(nats.url(), replicas, mark).await
}

/// The log at these addresses, with its mark in a file.
pub(super) async fn opened_at(
    url: String,
    replicas: usize,
    mark: &Path,
) -> Result<JetStream, OpenError> {
    JetStream::open(nats::link(url).await, options(replicas, mark)).await
}

/// A stream and a log on it, which keeps its mark in a folder.
pub(super) async fn marked(
    nats: &Nats,
    replicas: usize,
) -> (tempfile::TempDir, PathBuf, JetStream) {
    let folder = tempfile::tempdir().unwrap();
    let mark = folder.path().join("mark");
    super::create_stream(nats, replicas).await;
    let log = opened(nats, replicas, &mark).await.unwrap();
    (folder, mark, log)
}

/// Appends until the outcome is known, as intake does: the identical batch again.
pub(super) async fn surely(log: &JetStream, batch: Batch) -> Appended {
    let give_up = Instant::now() + PATIENCE;
    let mut unknown = false;
    loop {
        match log.append(batch.clone()).await {
            Ok(landed) => return landed,
            Err(AppendError::Conflict { .. }) if unknown => {
                let (stream, record) = &batch.records()[0];
                let stored = log.read_stream(*stream).await.expect("a read");
                let first = stored.iter().find(|stored| stored.record == *record);
                let first = first.expect("nobody else writes this stream").position;
                let last = Position(first.0 + batch.records().len() as u64 - 1);
                return Appended { first, last };
            }
            Err(AppendError::Unknown(_)) => unknown = true,
            Err(AppendError::Unavailable(_)) => {}
            Err(error) => panic!("{error}"),
        }
        assert!(Instant::now() < give_up, "the log is not back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Writers that go on until told to stop; answers where each record was acknowledged to stand.
pub(super) struct Load {
    stop: tokio::sync::watch::Sender<bool>,
    writers: Vec<tokio::task::JoinHandle<Vec<(Position, Bytes)>>>,
}

impl Load {
    pub(super) fn start(log: &Arc<JetStream>, base: u64, writers: u64) -> Self {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let writers = (0..writers).map(|writer| {
            let (log, stopped) = (log.clone(), stopped.clone());
            tokio::spawn(async move {
                let (mut acknowledged, mut number) = (Vec::new(), base + (writer << 20));
                while !*stopped.borrow() {
                    number += 2;
                    let ids = [stream(number), stream(number + 1)];
                    let records: Vec<(StreamId, Bytes)> =
                        ids.iter().map(|id| (*id, Bytes::from(format!("{id}")))).collect();
                    let count = 1 + (number / 2 % 2) as usize;
                    let expectations = ids[..count].iter().map(|id| (*id, Expect::Empty)).collect();
                    let batch = Batch::new(expectations, records[..count].to_vec()).unwrap();
                    let landed = surely(&log, batch).await;
                    let positions = (landed.first.0..).map(Position);
                    acknowledged.extend(
                        positions.zip(records.into_iter().take(count).map(|(_, record)| record)),
                    );
                }
                acknowledged
            })
        });
        Self { stop, writers: writers.collect() }
    }

    pub(super) async fn stop(self) -> Vec<(Position, Bytes)> {
        let _ = self.stop.send(true);
        let mut acknowledged = Vec::new();
        for writer in self.writers {
            acknowledged.extend(writer.await.expect("a writer"));
        }
        acknowledged
    }
}

/// Every acknowledged record stands where it was said to stand, once.
pub(super) async fn check(log: &JetStream, acknowledged: &[(Position, Bytes)]) {
    let all = read_all(log, Position::FIRST).await;
    let mut seen: HashMap<&Bytes, Position> = HashMap::new();
    for stored in &all {
        let before = seen.insert(&stored.record, stored.position);
        assert_eq!(before, None, "the record at {} is there twice", stored.position);
    }
    for (position, record) in acknowledged {
        assert_eq!(seen.get(record), Some(position), "an acknowledged record is where it was");
    }
    assert_eq!(log.halted(), None);
}

/// Follows a log through a fault, as a view does, and keeps what it is given.
pub(super) struct Witness {
    seen: Arc<Mutex<Vec<Stored>>>,
    damage: Arc<Mutex<Option<ReadError>>>,
    following: tokio::task::JoinHandle<()>,
}

impl Witness {
    /// Begins at the log's first position.
    pub(super) fn of(log: &Arc<JetStream>) -> Self {
        let (seen, damage) = (Arc::default(), Arc::default());
        let following = Self::follow(log, &seen, &damage);
        Self { seen, damage, following }
    }

    /// Goes on with the same log, opened again.
    pub(super) fn go_on(&mut self, log: &Arc<JetStream>) {
        self.following.abort();
        self.following = Self::follow(log, &self.seen, &self.damage);
    }

    fn follow(
        log: &Arc<JetStream>,
        seen: &Arc<Mutex<Vec<Stored>>>,
        damage: &Arc<Mutex<Option<ReadError>>>,
    ) -> tokio::task::JoinHandle<()> {
        let (log, seen, damage) = (log.clone(), seen.clone(), damage.clone());
        tokio::spawn(async move {
            loop {
                let next = lock(&seen).last().map_or(Position::FIRST, |last| last.position.next());
                let mut chunks = log.follow(next);
                while let Some(chunk) = chunks.next().await {
                    match chunk {
                        Ok(chunk) => lock(&seen).extend(chunk),
                        // A view waits and goes on where it was.
                        Err(ReadError::Unavailable(_)) => break,
                        Err(error) => {
                            lock(&damage).replace(error);
                            return;
                        }
                    }
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        })
    }

    /// What it was given is what stands in the log, each record once and in order: what follows
    /// the log live through a fault makes the same rows as what is built from it afterwards.
    pub(super) async fn agrees(&self, log: &JetStream) {
        let all = read_all(log, Position::FIRST).await;
        let give_up = Instant::now() + PATIENCE;
        while lock(&self.seen).len() < all.len() && lock(&self.damage).is_none() {
            assert!(Instant::now() < give_up, "the follower stands at {}", lock(&self.seen).len());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(*lock(&self.damage), None);
        let seen = lock(&self.seen);
        let differs = seen.iter().zip(&all).find(|(seen, stands)| seen != stands);
        assert_eq!(differs, None, "the follower was given another record");
        // Writers may go on: what was given beyond what was read is compared the next time.
        assert!(seen.len() >= all.len());
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.following.abort();
    }
}

fn lock<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
