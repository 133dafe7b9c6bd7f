//! Reading: by position, by stream, and following.

use std::sync::Arc;
use std::time::Duration;

use async_nats::jetstream::consumer::{DeliverPolicy, ReplayPolicy, push};
use async_nats::jetstream::stream::LastRawMessageErrorKind;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use greyfile_envelope::{Position, StreamId};
use tokio::time::Instant;

use super::Shared;
use super::error::with_sources;
use super::leader::Since;
use super::wire;
use crate::{BATCH_RECORDS_MAX, Expect, ReadError, Stored};

/// How long a read that finds no server is tried again: longer than an election takes.
const PATIENCE: Duration = Duration::from_secs(15);
/// The same while somebody waits for the answer to a command, and can send it again.
const PATIENCE_DECIDING: Duration = Duration::from_secs(3);
const PAUSE: Duration = Duration::from_millis(20);
/// How long a follower waits for a record that is known to stand before it asks for a new consumer.
/// The client makes one anew by itself, and now and then does not come back after a leader died.
const STALLED: Duration = Duration::from_secs(10);
/// Records handed on together while a follower catches up.
const FOLLOW_RECORDS: usize = 1_024;

impl Shared {
    /// Records from a position on; see [`crate::ReadLog::read`].
    pub(crate) async fn read(
        &self,
        from: Position,
        bytes_max: usize,
    ) -> Result<Vec<Stored>, ReadError> {
        self.read_up_to(from, self.guard.known(), bytes_max).await
    }

    /// Records from a position on, where it is known that records stand up to another.
    async fn read_up_to(
        &self,
        from: Position,
        stands: Position,
        bytes_max: usize,
    ) -> Result<Vec<Stored>, ReadError> {
        let from = Position(from.0.max(1));
        let give_up = Instant::now() + PATIENCE;
        loop {
            let chunk = match self.wire.get(from, None, bytes_max).await {
                Ok(chunk) => chunk,
                Err(unanswered) => {
                    self.pause(give_up, &unanswered.0).await?;
                    continue;
                }
            };
            let mut stored = chunk.stored;
            if stored.first().is_none_or(|first| first.position != from) {
                // Past the end, a replica that is behind, or a hole: the leader knows.
                match self.leaders(from).await {
                    Ok(Some(record)) => return Ok(vec![record]),
                    Ok(None) if from > stands && stored.is_empty() => {
                        return Ok(stored);
                    }
                    Ok(None) => {
                        // A hole, unless it was a leader that others have replaced.
                        let sound = self.guard.end(Since::Moment(Instant::now())).await;
                        if self.guard.halted().is_some() {
                            return Err(missing(from));
                        }
                        if sound.is_ok() && Instant::now() > give_up {
                            let missing = missing(from);
                            self.guard.halt(missing.to_string());
                            return Err(missing);
                        }
                        self.pause(give_up, "a record that stands there was not found").await?;
                        continue;
                    }
                    Err(what) => {
                        self.pause(give_up, &what).await?;
                        continue;
                    }
                }
            }
            let (mut next, mut bytes, mut taken) = (from, 0, 0);
            for record in &stored {
                bytes += record.record.len();
                if record.position != next || (taken > 0 && bytes > bytes_max) {
                    break;
                }
                taken += 1;
                next = next.next();
            }
            stored.truncate(taken);
            return Ok(stored);
        }
    }

    /// All records of a stream, oldest first, at least up to what is known here of it.
    pub(crate) async fn read_stream(&self, stream: StreamId) -> Result<Vec<Stored>, ReadError> {
        let wanted = self.heads.get(stream).unwrap_or_default();
        let give_up = Instant::now() + PATIENCE_DECIDING;
        let mut found: Vec<Stored> = Vec::new();
        loop {
            let from = found.last().map_or(Position::FIRST, |last| last.position.next());
            match self.wire.get(from, Some(stream), 4 << 20).await {
                Ok(chunk) => {
                    found.extend(chunk.stored);
                    if chunk.more {
                        continue;
                    }
                    if found.last().is_some_and(|last| last.position >= wanted)
                        || wanted == Position::ZERO
                    {
                        return Ok(found);
                    }
                    self.pause(give_up, "the replicas have not caught up").await?;
                }
                Err(unanswered) => self.pause(give_up, &unanswered.0).await?,
            }
        }
    }

    /// What an append to each of these streams would be held against.
    ///
    /// The leader says where the stream ends; a replica that has come so far says where each stream
    /// does, a thousand of them in one answer. Whoever answers as the leader may be one no longer:
    /// [`Since`] says how certain it must be that it is.
    pub(crate) async fn heads(
        &self,
        streams: &[StreamId],
        since: Since,
    ) -> Result<Vec<Expect>, ReadError> {
        let give_up = Instant::now() + PATIENCE_DECIDING;
        let mut heads = Vec::with_capacity(streams.len());
        for streams in streams.chunks(BATCH_RECORDS_MAX) {
            loop {
                match self.heads_once(streams, since).await {
                    Ok(found) => {
                        heads.extend(found);
                        break;
                    }
                    Err(what) if self.guard.halted().is_some() => return Err(ReadError::Io(what)),
                    Err(what) => self.pause(give_up, &what).await?,
                }
            }
        }
        Ok(heads)
    }

    async fn heads_once(&self, streams: &[StreamId], since: Since) -> Result<Vec<Expect>, String> {
        // Both at once: what is asked for before the next publish goes out is from before it.
        let (end, found) = tokio::join!(self.guard.end(since), self.wire.heads(streams));
        let end = end.map_err(|error| match error {
            ReadError::Unavailable(what) => what,
            error => error.to_string(),
        })?;
        if end == Position::ZERO {
            return Ok(vec![Expect::Empty; streams.len()]);
        }
        let (found, up_to) = match found {
            Ok((found, up_to)) if up_to >= end => (found, up_to),
            // The replica was behind, or the leader's word took a while.
            _ => self.wire.heads(streams).await.map_err(|unanswered| unanswered.0)?,
        };
        if up_to < end {
            return Err("the replicas have not caught up".to_owned());
        }
        self.heads.set_all(found.iter().map(|(stream, at)| (*stream, *at)));
        let head = |stream| found.get(stream).map_or(Expect::Empty, |at| Expect::LastAt(*at));
        Ok(streams.iter().map(head).collect())
    }

    /// The first record of a stream behind a position, where one is known to stand.
    pub(crate) async fn next_of(
        &self,
        stream: StreamId,
        after: Position,
    ) -> Result<Stored, ReadError> {
        let give_up = Instant::now() + PATIENCE_DECIDING;
        loop {
            let what = match self.wire.get(after.next(), Some(stream), 1).await {
                Ok(chunk) => match chunk.stored.into_iter().next() {
                    Some(stored) => return Ok(stored),
                    None => "the replicas have not caught up".to_owned(),
                },
                Err(unanswered) => unanswered.0,
            };
            self.pause(give_up, &what).await?;
        }
    }

    /// The servers that keep the stream: its leader, then the others.
    pub(crate) async fn servers(&self) -> Result<Vec<String>, ReadError> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            match self.guard.servers(&self.link).await {
                Ok(servers) => return Ok(servers),
                Err(what) => self.pause(give_up, &what).await?,
            }
        }
    }

    /// Where the log ends.
    pub(crate) async fn last(&self) -> Result<Position, ReadError> {
        let give_up = Instant::now() + PATIENCE_DECIDING;
        loop {
            match self.guard.last().await {
                Ok(last) => return Ok(last),
                Err(error) if self.guard.halted().is_some() => return Err(error),
                Err(ReadError::Unavailable(what)) => self.pause(give_up, &what).await?,
                Err(error) => self.pause(give_up, &error.to_string()).await?,
            }
        }
    }

    /// A record as the stream's leader has it.
    async fn leaders(&self, position: Position) -> Result<Option<Stored>, String> {
        match self.guard.stream().get_raw_message(position.0).await {
            Ok(found) => Ok(Some(Stored::new(position, found.payload))),
            Err(error) if matches!(error.kind(), LastRawMessageErrorKind::NoMessageFound) => {
                Ok(None)
            }
            Err(error) => Err(with_sources(&error)),
        }
    }

    /// The consumer gave a later position than the next: is it missing from the log?
    async fn check_hole(&self, next: Position, found: Position) -> Result<(), ReadError> {
        if self.read_up_to(next, found, 1).await?.is_empty() {
            return Err(ReadError::Damaged {
                position: next,
                what: format!("the record is missing, and position {found} stands behind it"),
            });
        }
        Ok(())
    }

    async fn consume(&self, next: Position) -> Result<push::Ordered, ReadError> {
        let give_up = Instant::now() + PATIENCE;
        loop {
            let config = push::OrderedConfig {
                deliver_subject: self.link.client.new_inbox(),
                deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: next.0 },
                replay_policy: ReplayPolicy::Instant,
                ..push::OrderedConfig::default()
            };
            let made = async {
                let consumer = self.guard.stream().create_consumer(config).await;
                let consumer = consumer.map_err(|error| with_sources(&error))?;
                consumer.messages().await.map_err(|error| with_sources(&error))
            };
            match made.await {
                Ok(messages) => return Ok(messages),
                Err(what) => self.pause(give_up, &what).await?,
            }
        }
    }

    /// Waits before another try, unless the log is closed or patience is at its end.
    async fn pause(&self, give_up: Instant, what: &str) -> Result<(), ReadError> {
        if *self.closed.borrow() {
            return Err(ReadError::Closed);
        }
        if Instant::now() > give_up {
            return Err(ReadError::Unavailable(format!("the broker does not answer ({what})")));
        }
        tokio::time::sleep(PAUSE).await;
        Ok(())
    }
}

/// Every record from a position on, in chunks, over an ordered consumer: the client makes it anew
/// when a message is missing or the connection was lost. Whatever it then gives that does not
/// follow on what was given before is damage.
pub(crate) fn follow(
    shared: Arc<Shared>,
    from: Position,
) -> BoxStream<'static, Result<Vec<Stored>, ReadError>> {
    let follower = Follower { next: Position(from.0.max(1)), messages: None, shared };
    Box::pin(stream::unfold(Some(follower), |follower| async move {
        let mut follower = follower?;
        let mut closed = follower.shared.closed.clone();
        let chunk = tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => return None,
            chunk = follower.chunk() => chunk,
        };
        match chunk {
            Ok(chunk) => Some((Ok(chunk), Some(follower))),
            Err(error) => Some((Err(error), None)),
        }
    }))
}

type Messages = stream::ReadyChunks<push::Ordered>;

struct Follower {
    shared: Arc<Shared>,
    next: Position,
    messages: Option<Box<Messages>>,
}

impl Follower {
    async fn chunk(&mut self) -> Result<Vec<Stored>, ReadError> {
        loop {
            let messages = match &mut self.messages {
                Some(messages) => messages,
                None => {
                    let consumer = self.shared.consume(self.next).await?;
                    self.messages.insert(Box::new(consumer.ready_chunks(FOLLOW_RECORDS)))
                }
            };
            let Ok(ready) = tokio::time::timeout(STALLED, messages.next()).await else {
                if self.shared.guard.known() >= self.next {
                    tracing::warn!(log.position = self.next.0, "a follower is given nothing");
                    self.messages = None;
                }
                continue;
            };
            let Some(ready) = ready else {
                self.messages = None;
                continue;
            };
            let mut chunk = Vec::with_capacity(ready.len());
            for message in ready {
                let Ok(message) = message else {
                    // The consumer could not be made anew; begin again from where it was.
                    self.messages = None;
                    break;
                };
                let position =
                    message.info().map(|info| Position(info.stream_sequence)).map_err(|error| {
                        ReadError::Io(format!("a message without a position: {error}"))
                    })?;
                if position < self.next && chunk.is_empty() {
                    // A consumer of a position to come starts at the stream's end.
                    continue;
                }
                if position != self.next {
                    if !chunk.is_empty() {
                        // What is sound first; the rest is met again.
                        self.messages = None;
                        break;
                    }
                    self.shared.check_hole(self.next, position).await?;
                    self.messages = None;
                    break;
                }
                self.next = position.next();
                let trace = message.headers.as_ref().and_then(wire::trace);
                chunk.push(Stored { position, record: message.message.payload, trace });
            }
            if !chunk.is_empty() {
                return Ok(chunk);
            }
        }
    }
}

/// The error of a position that must hold a record and does not.
fn missing(position: Position) -> ReadError {
    ReadError::Damaged {
        position,
        what: "no record stands here: the broker has lost it".to_owned(),
    }
}
