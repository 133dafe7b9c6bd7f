//! The embedded engine: one redb file, one writing thread, group commit.
//!
//! Records that are committed together are stored as one value; a stream is read backwards along
//! links inside the records' frames, and what writers expect is checked against the streams'
//! heads in memory. A few bytes beside the file tell a lost commit. See `group.rs`, `heads.rs`
//! and `mark.rs` for the bytes.

mod check;
mod error;
#[cfg(feature = "conformance")]
mod faults;
mod group;
mod heads;
mod mark;
mod reader;
mod store;
mod writer;

use std::path::Path;
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::Instant;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_envelope::{Position, StreamId};
use redb::Database;
use tokio::sync::{oneshot, watch};

pub use check::Checked;
pub use error::OpenError;
#[cfg(feature = "conformance")]
pub use faults::Faults;

use crate::reply::Reply;
use crate::{AppendError, Appended, Batch, EventLog, Expect, Halted, ReadError, ReadLog, Stored};
use heads::Heads;
use writer::{Message, read_lock, write_lock};

/// What redb may cache of the file, in bytes. Reads of old records are sequential or rare, and
/// the operating system caches the file as well; more showed no gain.
const CACHE_BYTES: usize = 16 * 1024 * 1024;
/// How many positions one segment of the stream heads covers. Opening scans at most about this
/// many records; the commit that closes a segment writes 25 bytes for every stream touched in it.
const SEGMENT_RECORDS: u64 = 65_536;

/// Puts another storage backend around the log's file.
type WrapBackend =
    Arc<dyn Fn(redb::backends::FileBackend) -> Box<dyn redb::StorageBackend> + Send + Sync>;

/// Told how much of the file is verified after a kill, in percent.
type Verifying = Arc<dyn Fn(u8) + Send + Sync>;

/// How to open a log's file. The defaults are right outside of tests.
#[derive(Clone)]
pub struct Options {
    cache_bytes: usize,
    segment_records: u64,
    wrap: Option<WrapBackend>,
    verifying: Option<Verifying>,
}

impl Options {
    /// Memory for cached pages, in bytes.
    #[must_use]
    pub fn cache_bytes(self, cache_bytes: usize) -> Self {
        Self { cache_bytes, ..self }
    }

    /// How many positions one segment of the stream heads covers, at least 1. A log may be opened
    /// with another number than it was written with.
    #[must_use]
    pub fn segment_records(self, segment_records: u64) -> Self {
        Self { segment_records, ..self }
    }

    /// Is told how much of the file is verified, in percent, when it was not closed cleanly.
    #[must_use]
    pub fn verifying(self, verifying: impl Fn(u8) + Send + Sync + 'static) -> Self {
        Self { verifying: Some(Arc::new(verifying)), ..self }
    }

    /// Wraps the log's file, to inject faults.
    #[cfg(feature = "conformance")]
    #[must_use]
    pub fn wrap(
        self,
        wrap: impl Fn(redb::backends::FileBackend) -> Box<dyn redb::StorageBackend>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { wrap: Some(Arc::new(wrap)), ..self }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            cache_bytes: CACHE_BYTES,
            segment_records: SEGMENT_RECORDS,
            wrap: None,
            verifying: None,
        }
    }
}

impl std::fmt::Debug for Options {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Options")
            .field("cache_bytes", &self.cache_bytes)
            .field("segment_records", &self.segment_records)
            .field("wrap", &self.wrap.is_some())
            .finish()
    }
}

/// A log in one file of this process.
///
/// [`EventLog::append`] queues without limit: whoever calls it bounds how many batches it has
/// under way. Memory: about 70 bytes for every stream, [`Options::cache_bytes`], and what is
/// queued.
pub struct Embedded {
    shared: Arc<Shared>,
    queue: Sender<Message>,
    last: watch::Receiver<Position>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

/// What the writer, the readers and the handle share.
pub(crate) struct Shared {
    db: RwLock<Db>,
    /// Heads as of the last durable position, never ahead of it.
    heads: RwLock<Heads>,
    /// Why nothing is written, if that is so.
    halted: RwLock<Option<Halted>>,
}

/// The open file.
pub(crate) enum Db {
    Open(Database),
    /// It is being opened again, after the disk was full. Reads are to be tried again.
    Away,
    Closed,
}

impl Db {
    /// The file to read or write.
    pub(crate) fn open(&self) -> Result<&Database, ReadError> {
        match self {
            Self::Open(db) => Ok(db),
            Self::Away => Err(ReadError::Unavailable(
                "it is being opened again, after a full disk".to_owned(),
            )),
            Self::Closed => Err(ReadError::Closed),
        }
    }
}

impl Embedded {
    /// Creates a log whose first record, at [`Position::FIRST`], is this one of this stream. The
    /// folder must exist. A file left behind by a creation that was cut off is taken over.
    ///
    /// # Errors
    /// [`OpenError::Exists`] if there is a log already, and whatever keeps the file from being
    /// written.
    pub fn create(
        path: impl AsRef<Path>,
        founding: (StreamId, Bytes),
        options: &Options,
    ) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let opened = store::create(path, founding.0, &founding.1, options)?;
        Self::start(path, opened, options)
    }

    /// Opens a log. After a clean stop this takes as long as loading the stream heads; after a
    /// kill the whole file is verified first, about a second for each gigabyte.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(path: impl AsRef<Path>, options: &Options) -> Result<Self, OpenError> {
        let (path, started) = (path.as_ref(), Instant::now());
        let opened = store::open(path, options)?;
        tracing::info!(
            log.path = %path.display(),
            log.position = opened.tail.last.0,
            log.streams = opened.heads.len(),
            log.open_ms = started.elapsed().as_millis() as u64,
            "log opened"
        );
        Self::start(path, opened, options)
    }

    fn start(path: &Path, opened: store::Opened, options: &Options) -> Result<Self, OpenError> {
        let (queue, waiting) = mpsc::channel();
        let (publish, last) = watch::channel(opened.tail.last);
        let shared = Arc::new(Shared {
            db: RwLock::new(Db::Open(opened.db)),
            heads: RwLock::new(opened.heads),
            halted: RwLock::new(None),
        });
        let writer = writer::start(path, shared.clone(), opened.tail, publish, waiting, options)
            .map_err(|error| OpenError::io(path, error))?;
        Ok(Self { shared, queue, last, writer: Mutex::new(Some(writer)) })
    }

    /// Why the log takes no more events, if a write failed. It then stays readable. After a full
    /// disk it opens again by itself; otherwise it must be opened again to be written.
    pub fn halted(&self) -> Option<Halted> {
        read_lock(&self.shared.halted).clone()
    }

    /// How many streams there are.
    pub fn streams(&self) -> usize {
        read_lock(&self.shared.heads).len()
    }

    /// Stops cleanly: commits what was queued before, ends the followers once they have all of
    /// it, and gives the file free. It blocks meanwhile; later calls do nothing. Dropping the log
    /// does the same.
    ///
    /// # Errors
    /// [`ReadError::Io`] if what was left to write could not be. The next start then verifies the
    /// whole file. A log that had stopped before was told of then, and is only let go.
    pub fn close(&self) -> Result<(), ReadError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            // Fails only if the writer has stopped by itself.
            let _ = self.queue.send(Message::Close);
            let _ = writer.join();
        }
        let db = std::mem::replace(&mut *write_lock(&self.shared.db), Db::Closed);
        let Db::Open(db) = db else { return Ok(()) };
        let closed = error::guarded(move || db.close())
            .and_then(|closed| closed.map_err(|error| error.to_string()));
        match closed {
            Err(what) if self.halted().is_some() => {
                tracing::warn!(log.failure = %what, "the log had stopped and is let go as it is");
                Ok(())
            }
            closed => closed.map_err(ReadError::Io),
        }
    }

    /// Reads every record and compares all that is stored twice: checksums, the order of
    /// positions, every stream's links, the segments of the stream heads. It reads the whole log
    /// on the calling thread and changes nothing.
    ///
    /// # Errors
    /// Only if the log is closed or cannot be read at all; damage is a finding.
    pub fn check(&self) -> Result<Checked, ReadError> {
        check::check(&self.shared, *self.last.borrow())
    }
}

impl EventLog for Embedded {
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>> {
        let (reply, answer) = oneshot::channel();
        // A message that cannot be sent is dropped, and so answered.
        let queued = self.queue.send(Message::Append(batch, Reply::new(reply)));
        let halted = if queued.is_err() { self.halted() } else { None };
        Box::pin(async move {
            if let Some(why) = halted {
                return Err(AppendError::Closed(why.why));
            }
            answer.await.unwrap_or_else(|_| {
                Err(AppendError::Unknown("the log's writer went away".to_owned()))
            })
        })
    }

    fn heads<'a>(
        &'a self,
        streams: &'a [StreamId],
    ) -> BoxFuture<'a, Result<Vec<Expect>, ReadError>> {
        let heads = read_lock(&self.shared.heads);
        let head = |stream| heads.get(stream).copied().map_or(Expect::Empty, Expect::LastAt);
        let found = Ok(streams.iter().map(head).collect());
        Box::pin(std::future::ready(found))
    }

    fn halted(&self) -> Option<Halted> {
        Self::halted(self)
    }
}

impl ReadLog for Embedded {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(reader::read_stream(self.shared.clone(), stream))
    }

    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        let last = *self.last.borrow();
        Box::pin(reader::read(self.shared.clone(), from, last, bytes_max))
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        reader::follow(self.shared.clone(), self.last.clone(), from)
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        let last = *self.last.borrow();
        Box::pin(async move { Ok(last) })
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            tracing::warn!(log.failure = %error, "the log was not closed cleanly");
        }
    }
}

impl std::fmt::Debug for Embedded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Embedded").field("last", &*self.last.borrow()).finish_non_exhaustive()
    }
}
