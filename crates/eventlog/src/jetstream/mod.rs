//! The engine on NATS JetStream: one stream of the broker holds the log, a position is a
//! sequence, and each stream of the log is a subject.
//!
//! ```text
//! intake ─▶ writer: what waits goes as one atomic batch ─▶ JetStream ─▶ acknowledged: on disk
//!                                                             ├─▶ direct gets (any replica)
//!                                                             └─▶ ordered consumers (followers)
//! guard: on start, every few seconds and after every reconnect, the stream's settings, its state
//!        and the last record known here are held against what they must be; else intake halts
//! ```
//!
//! What a broker can lose is listed in the design; what this engine does about it is [`guard`]:
//! a stream that lost a record, was emptied, or hands out a position again is never written to.
//! `Acknowledged means on disk` holds only against servers with `sync_interval: always`; that is
//! proven by whoever opens the log, from [`JetStream::servers`].

mod connect;
mod error;
mod guard;
mod heads;
mod leader;
mod mark;
mod names;
mod reader;
pub mod shape;
mod skew;
mod wire;
mod writer;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use greyfile_envelope::{Position, StreamId};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

pub use connect::{Auth, Link, Target, connect};
pub use error::{Lost, OpenError};
pub use names::{LogName, LogNameError};
pub use wire::HEADERS;

use crate::reply::Reply;
use crate::{AppendError, Appended, Batch, EventLog, Expect, Halted, ReadError, ReadLog, Stored};
use guard::Guard;
use heads::Heads;
use leader::Since;
use wire::Wire;
use writer::Queued;

/// How long a founding is tried: longer than a new stream takes to elect its leader.
const FOUND_FOR: Duration = Duration::from_secs(20);
const FOUND_PAUSE: Duration = Duration::from_millis(50);

/// How to open a log on JetStream.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which log, and so which stream.
    pub name: LogName,
    /// Copies that the stream must have at least.
    pub replicas: usize,
    /// The file that keeps the last position known here, so that a stream that has lost it is
    /// noticed at the next start. Without one only this process notices.
    pub mark: Option<PathBuf>,
}

/// A log kept by a JetStream stream. Cheap to share; all methods take `&self`.
pub struct JetStream {
    shared: Arc<Shared>,
    queue: mpsc::UnboundedSender<Queued>,
    closing: watch::Sender<bool>,
}

/// What the writer, the readers and the guard share.
pub(crate) struct Shared {
    pub(crate) link: Link,
    pub(crate) wire: Wire,
    pub(crate) guard: Guard,
    pub(crate) heads: Heads,
    pub(crate) closed: watch::Receiver<bool>,
}

impl JetStream {
    /// Creates the stream of a log, with the settings a log needs.
    ///
    /// # Errors
    /// When there is one already, or the server refuses.
    pub async fn create(link: &Link, name: &LogName, replicas: usize) -> Result<(), OpenError> {
        shape::create(link, name, replicas).await
    }

    /// Opens the log of a stream and holds it against what must be true of it.
    ///
    /// # Errors
    /// When there is no such stream, when a setting would let the broker drop or rewrite an event,
    /// or when a record is missing or is not the one that was known here.
    pub async fn open(link: Link, options: Options) -> Result<Self, OpenError> {
        let wire = Wire::new(&link, &options.name);
        let guard = Guard::open(&link, &options).await?;
        let (closing, closed) = watch::channel(false);
        let shared = Arc::new(Shared { link, wire, guard, heads: Heads::default(), closed });
        let (queue, waiting) = mpsc::unbounded_channel();
        tokio::spawn(writer::run(shared.clone(), waiting));
        tokio::spawn(guard::watch(shared.clone()));
        tracing::info!(
            log.stream = options.name.stream(),
            log.position = shared.guard.known().0,
            "log opened"
        );
        Ok(Self { shared, queue, closing })
    }

    /// Writes the founding record of an empty log: position 1, or nothing. Servers that have just
    /// made the stream may have no leader yet, and are waited for.
    ///
    /// # Errors
    /// As [`EventLog::append`]; a conflict if the log has a record already.
    pub async fn found(&self, founding: (StreamId, Bytes)) -> Result<Appended, AppendError> {
        let (stream, record) = founding;
        let give_up = tokio::time::Instant::now() + FOUND_FOR;
        let landed = Appended { first: Position::FIRST, last: Position::FIRST };
        // Why it may have been stored, though nobody says so.
        let mut doubt = None;
        loop {
            let first = [(stream, record.clone())];
            let passing = match self.shared.wire.copy_in(Position::ZERO, &first).await {
                wire::Outcome::Done(Position::FIRST) => {
                    self.shared.guard.learn(Position::FIRST, &record);
                    self.shared.heads.set(stream, Position::FIRST);
                    return Ok(landed);
                }
                wire::Outcome::Done(last) => {
                    let what = format!("the founding was stored at position {last}, not at 1");
                    return Err(AppendError::Unknown(what));
                }
                // By this very attempt, perhaps, when an answer was lost.
                wire::Outcome::Conflict => {
                    let there = self.shared.read(Position::FIRST, 1).await;
                    match there.map(|there| there.into_iter().next()) {
                        Ok(Some(there)) if there.record == record => return Ok(landed),
                        Ok(Some(there)) => {
                            let (expected, found) = (Expect::Empty, Expect::LastAt(there.position));
                            return Err(AppendError::Conflict { stream, expected, found });
                        }
                        Ok(None) => doubt.insert("the first record was not found".to_owned()),
                        Err(error) => doubt.insert(error.to_string()),
                    }
                    .clone()
                }
                wire::Outcome::Unknown(why) => doubt.insert(why).clone(),
                wire::Outcome::Refused(why) => return Err(not_stored(doubt, why)),
                wire::Outcome::Passing(why)
                | wire::Outcome::NobodyLeads(why)
                | wire::Outcome::Unsent(why) => why,
            };
            if tokio::time::Instant::now() >= give_up {
                return Err(not_stored(doubt, passing));
            }
            tokio::time::sleep(FOUND_PAUSE).await;
        }
    }

    /// Writes records of another log behind a position, all of them or none: for a log that moves
    /// here whole. Nothing else may write meanwhile.
    ///
    /// # Errors
    /// As [`EventLog::append`]; closed if the log does not end at that position.
    pub async fn copy_in(
        &self,
        after: Position,
        records: &[(StreamId, Bytes)],
    ) -> Result<Position, AppendError> {
        match self.shared.wire.copy_in(after, records).await {
            wire::Outcome::Done(last) => {
                if let Some((_, record)) = records.last() {
                    self.shared.guard.learn(last, record);
                }
                Ok(last)
            }
            wire::Outcome::Conflict => Err(AppendError::Closed(format!(
                "the stream does not end at position {after}: somebody else writes to it"
            ))),
            wire::Outcome::Refused(why)
            | wire::Outcome::Passing(why)
            | wire::Outcome::NobodyLeads(why)
            | wire::Outcome::Unsent(why) => Err(AppendError::Unavailable(why)),
            wire::Outcome::Unknown(why) => Err(AppendError::Unknown(why)),
        }
    }

    /// How many consumers of the stream somebody listens to: services that follow it.
    ///
    /// # Errors
    /// When the stream's leader does not answer.
    pub async fn followers(&self) -> Result<usize, ReadError> {
        self.shared.guard.followers().await
    }

    /// Why the log takes no more events, if something is wrong with the stream. It stays readable
    /// as far as it is sound.
    pub fn halted(&self) -> Option<Halted> {
        self.shared.guard.halted_since()
    }

    /// The names of the servers that keep the stream now.
    ///
    /// # Errors
    /// When the stream's leader does not answer.
    pub async fn servers(&self) -> Result<Vec<String>, ReadError> {
        self.shared.servers().await
    }

    /// Stops: what was queued is still written, followers end. The stream itself is untouched.
    pub async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.queue.send(Queued::Close(done)).is_ok() {
            let _ = closed.await;
        }
        let _ = self.closing.send(true);
        self.shared.guard.sync_mark();
    }
}

/// The error of what was not stored, unless there is doubt that it was after all.
fn not_stored(doubt: Option<String>, why: String) -> AppendError {
    doubt.map_or(AppendError::Unavailable(why), AppendError::Unknown)
}

impl EventLog for JetStream {
    fn append(&self, batch: Batch) -> BoxFuture<'static, Result<Appended, AppendError>> {
        let (reply, answer) = oneshot::channel();
        let queued = self.queue.send(Queued::Append(batch, Reply::new(reply)));
        drop(queued);
        Box::pin(async move {
            answer.await.unwrap_or_else(|_| {
                Err(AppendError::Unknown("the log's writer went away".to_owned()))
            })
        })
    }

    fn heads<'a>(
        &'a self,
        streams: &'a [StreamId],
    ) -> BoxFuture<'a, Result<Vec<Expect>, ReadError>> {
        Box::pin(self.shared.heads(streams, Since::Moment(Instant::now())))
    }

    fn clock_wrong(&self) -> Option<String> {
        self.shared.guard.clock_wrong()
    }

    fn halted(&self) -> Option<Halted> {
        Self::halted(self)
    }
}

impl ReadLog for JetStream {
    fn read_stream(&self, stream: StreamId) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(self.shared.read_stream(stream))
    }

    fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> BoxFuture<'_, Result<Vec<Stored>, ReadError>> {
        Box::pin(self.shared.read(from, bytes_max))
    }

    fn follow(&self, from: Position) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
        reader::follow(self.shared.clone(), from)
    }

    fn last(&self) -> BoxFuture<'_, Result<Position, ReadError>> {
        Box::pin(self.shared.last())
    }
}

impl Drop for JetStream {
    fn drop(&mut self) {
        // The writer ends as the queue's last sender goes; followers and the guard end here.
        let _ = self.closing.send(true);
    }
}

impl std::fmt::Debug for JetStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JetStream")
            .field("known", &self.shared.guard.known())
            .finish_non_exhaustive()
    }
}
