//! A log in memory.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::{self, BoxStream, StreamExt};
use greyfile_envelope::{Envelope, Position, StreamId, StreamKind};
use greyfile_eventlog::{ReadError, ReadLog, Stored};
use tokio::sync::watch;

/// A log that is only what a view sees of one.
pub struct MemoryLog {
    records: Mutex<Vec<Bytes>>,
    last: watch::Sender<usize>,
    /// How many reads to come are answered, and how many after them find nobody who answers.
    away: Mutex<(u32, u32)>,
    /// How many records were given out.
    given: AtomicU64,
}

impl MemoryLog {
    pub fn new(records: &[Bytes]) -> Arc<Self> {
        let last = watch::Sender::new(records.len());
        let records = Mutex::new(records.to_vec());
        Arc::new(Self { records, last, away: Mutex::default(), given: AtomicU64::new(0) })
    }

    pub fn extend(&self, more: &[Bytes]) {
        let mut records = self.records.lock().unwrap();
        records.extend_from_slice(more);
        self.last.send_replace(records.len());
    }

    /// All that is in it.
    pub fn all(&self) -> Vec<Bytes> {
        self.records.lock().unwrap().clone()
    }

    /// Lets so many reads to come find nobody who answers.
    pub fn go_away(&self, reads: u32) {
        self.go_away_after(0, reads);
    }

    /// As [`MemoryLog::go_away`], once so many reads were answered.
    pub fn go_away_after(&self, answered: u32, reads: u32) {
        *self.away.lock().unwrap() = (answered, reads);
    }

    /// Whether nobody has met the absence yet. It ends here.
    pub fn come_back(&self) -> bool {
        std::mem::take(&mut *self.away.lock().unwrap()).1 > 0
    }

    fn is_there(&self) -> Result<(), ReadError> {
        let mut away = self.away.lock().unwrap();
        match &mut *away {
            (0, 0) => Ok(()),
            (0, reads) => {
                *reads -= 1;
                Err(ReadError::Unavailable("nobody answers".into()))
            }
            (answered, _) => {
                *answered -= 1;
                Ok(())
            }
        }
    }

    /// How many records were given out since this was last asked.
    pub fn given(&self) -> u64 {
        self.given.swap(0, Ordering::SeqCst)
    }

    pub fn end(&self) -> Position {
        Position(*self.last.borrow() as u64)
    }

    fn chunk(&self, from: Position, bytes_max: usize) -> Vec<Stored> {
        let records = self.records.lock().unwrap();
        let mut bytes = 0;
        let from = from.0.max(1);
        let chunk: Vec<_> = (from..)
            .zip(records.iter().skip(from as usize - 1))
            .take_while(|(_, record)| {
                let first = bytes == 0;
                bytes += record.len();
                first || bytes <= bytes_max
            })
            .map(|(at, record)| Stored::new(Position(at), record.clone()))
            .collect();
        self.given.fetch_add(chunk.len() as u64, Ordering::SeqCst);
        chunk
    }
}

/// As [`MemoryLog`], shared.
pub struct SharedLog(pub Arc<MemoryLog>);

impl ReadLog for SharedLog {
    /// Views read the log's own stream and no other.
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        assert_eq!(stream.kind, StreamKind::LOG, "views do not read streams");
        Box::pin(async move {
            self.0.is_there()?;
            let records = self.0.records.lock().unwrap();
            let all = (1..).zip(records.iter());
            let of = all.filter(|(_, record)| Envelope::stream_of(record) == Ok(stream));
            Ok(of.map(|(at, record)| Stored::new(Position(at), record.clone())).collect())
        })
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
