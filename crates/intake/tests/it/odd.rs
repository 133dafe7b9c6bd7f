//! A real log on which a test sets what goes wrong.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_domain::streams::RegimeId;
use greyfile_envelope::{Envelope, Position, StreamId, Timestamp};
use greyfile_eventlog::{
    AppendError, Appended, Batch, EventLog, Expect, ReadError, ReadLog, Stored,
};
use greyfile_intake::LogSecret;

use crate::make::{LOG, NOW};

/// A real log on which a test sets what goes wrong.
pub struct Odd {
    log: Arc<dyn EventLog>,
    /// What the next append loses. 0: nothing; 1: its answer; 2: the batch.
    pub loses: AtomicU8,
    /// Whether the next who follows finds nobody who answers.
    pub away: AtomicBool,
    /// How long a follower waits for each chunk, in milliseconds.
    pub late_ms: AtomicU64,
    /// Whether who follows is told that the log is damaged.
    pub damaged: AtomicBool,
    /// Whether the law cannot be read.
    pub law_away: AtomicBool,
    /// How many more reads of these streams come from a copy that ends here.
    behind: Mutex<HashMap<StreamId, (u32, Position)>>,
}

impl Odd {
    pub fn on(log: Arc<dyn EventLog>) -> Arc<Self> {
        Arc::new(Self {
            log,
            loses: AtomicU8::new(0),
            away: AtomicBool::new(false),
            late_ms: AtomicU64::new(0),
            damaged: AtomicBool::new(false),
            law_away: AtomicBool::new(false),
            behind: Mutex::default(),
        })
    }

    /// So many reads of this stream come from a copy that has nothing after this position.
    pub fn is_behind(&self, stream: StreamId, reads: u32, end: Position) {
        self.behind.lock().unwrap().insert(stream, (reads, end));
    }

    /// Publishes past intake: the last opening of a case once more, as another log's secret seals it,
    /// from ten years ahead.
    pub async fn publish_past(&self, onto: StreamId) -> Position {
        let stored = self.read(Position::FIRST, 1 << 20).await.unwrap();
        let model = stored.iter().rev().find(|stored| {
            Envelope::decode(&stored.record)
                .is_ok_and(|envelope| envelope.event_type == "case.case_opened")
        });
        let mut envelope = Envelope::decode(&model.unwrap().record).unwrap();
        let before = self.read_stream(onto).await.unwrap();
        envelope.stream = onto;
        envelope.version = before.len() as u32 + 1;
        envelope.recorded_at = Timestamp(NOW + 315_360_000_000);
        let key = LogSecret::new([6; 32]).seal_key();
        let record = envelope.encode(|covered| key.seal(LOG, covered)).unwrap();
        self.publish(onto, record.into()).await
    }

    /// Publishes these bytes to a stream, past intake.
    pub async fn publish(&self, onto: StreamId, record: Bytes) -> Position {
        let before = self.read_stream(onto).await.unwrap();
        let expect = before.last().map_or(Expect::Empty, |last| Expect::LastAt(last.position));
        let batch = Batch::new(vec![(onto, expect)], vec![(onto, record)]).unwrap();
        self.append(batch).await.unwrap().last
    }

    fn end(&self, stream: StreamId) -> Option<Position> {
        let mut behind = self.behind.lock().unwrap();
        let (reads, end) = behind.get_mut(&stream).filter(|(reads, _)| *reads > 0)?;
        *reads -= 1;
        Some(*end)
    }
}

impl EventLog for Odd {
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>> {
        let lost = || AppendError::Unknown("the answer was lost".into());
        match self.loses.swap(0, Ordering::SeqCst) {
            0 => self.log.append(batch),
            1 => {
                let landing = self.log.append(batch);
                Box::pin(async move { landing.await.and(Err(lost())) })
            }
            _ => Box::pin(async move { Err(lost()) }),
        }
    }

    fn heads<'a>(
        &'a self,
        streams: &'a [StreamId],
    ) -> BoxFuture<'a, Result<Vec<Expect>, ReadError>> {
        self.log.heads(streams)
    }

    fn halted(&self) -> Option<greyfile_eventlog::Halted> {
        self.log.halted()
    }
}

impl ReadLog for Odd {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        if self.law_away.load(Ordering::SeqCst) && stream == RegimeId::THE.stream() {
            return Box::pin(async { Err(ReadError::Unavailable("nobody answers".into())) });
        }
        let end = self.end(stream).unwrap_or(Position(u64::MAX));
        Box::pin(async move {
            let mut stored = self.log.read_stream(stream).await?;
            stored.retain(|stored| stored.position <= end);
            Ok(stored)
        })
    }

    fn read(&self, from: Position, max: usize) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        self.log.read(from, max)
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        if self.away.swap(false, Ordering::SeqCst) {
            let away = ReadError::Unavailable("nobody answers".into());
            return Box::pin(futures_util::stream::iter([Err(away)]));
        }
        let late = Duration::from_millis(self.late_ms.load(Ordering::SeqCst));
        let damaged = self.damaged.load(Ordering::SeqCst);
        let chunks = self.log.follow(from).then(move |chunk| async move {
            tokio::time::sleep(late).await;
            if damaged {
                let what = "a hole".into();
                return Err(ReadError::Damaged { position: Position(2), what });
            }
            chunk
        });
        Box::pin(chunks)
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        self.log.last()
    }
}
