//! Messages on the wire: publishing alone or as an atomic batch, and reading in batches.
//!
//! The client library has no atomic batch publisher and no batched direct get; both are a few
//! headers, from the servers' ADR-50 (batches) and ADR-31 (direct get).

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use async_nats::header::{
    HeaderMap, NATS_EXPECTED_LAST_SEQUENCE, NATS_EXPECTED_LAST_SUBJECT_SEQUENCE, NATS_SEQUENCE,
};
use async_nats::jetstream::ErrorCode;
use async_nats::jetstream::publish::PublishAck;
use async_nats::jetstream::response::Response;
use async_nats::{Client, Message, Request, RequestErrorKind, StatusCode};
use bytes::Bytes;
use futures_util::StreamExt;
use greyfile_envelope::{Position, StreamId};
use tokio::sync::watch;

use super::connect::{Link, REQUEST_TIMEOUT};
use super::error::with_sources;
use super::names::LogName;
use crate::{Batch, Expect, Stored, TraceParent};

/// Every header a stored message may have, and what it says. They guard the publish, or join what
/// is told of it; nothing of the record stands in one, since a record is self-contained.
pub const HEADERS: &[(&str, &str)] = &[
    ("Nats-Expected-Last-Sequence", "the position this record must come right behind"),
    (
        "Nats-Expected-Last-Subject-Sequence",
        "the position of the stream's record before this one; 0 for its first",
    ),
    (BATCH_ID, "which records were published together, all or none"),
    (BATCH_SEQUENCE, "the place of this record among them, from 1"),
    (BATCH_COMMIT, "1 on the last of them"),
    (TRACE_PARENT, "the trace the command belongs to, if somebody collects it (W3C Trace Context)"),
];

const BATCH_ID: &str = "Nats-Batch-Id";
const BATCH_SEQUENCE: &str = "Nats-Batch-Sequence";
const BATCH_COMMIT: &str = "Nats-Batch-Commit";
const TRACE_PARENT: &str = "traceparent";
const NUM_PENDING: &str = "Nats-Num-Pending";
const UP_TO: &str = "Nats-UpTo-Sequence";
const SUBJECT: &str = "Nats-Subject";

/// Messages asked for at once.
const GET_MESSAGES: usize = 1_000;
/// How long the messages of one get may stay away. A replica that does not answer is asked again.
const GET_TIMEOUT: Duration = Duration::from_secs(2);

/// Some subject is not as expected: found out at once, or, in a cluster, because another publish to
/// the same subject is under way.
const CONFLICTS: [ErrorCode; 2] =
    [ErrorCode::STREAM_WRONG_LAST_SEQUENCE, ErrorCode::STREAM_WRONG_LAST_SEQUENCE_CONSTANT];

/// Refusals that may be over in a moment: a batch torn apart by a lost connection, too many under
/// way, servers that are finding each other.
const PASSING: [ErrorCode; 4] = [
    ErrorCode::ATOMIC_PUBLISH_INCOMPLETE_BATCH,
    ErrorCode::ATOMIC_PUBLISH_MISSING_SEQ,
    ErrorCode::ATOMIC_PUBLISH_TOO_MANY_INFLIGHT,
    ErrorCode::CLUSTER_NOT_AVAILABLE,
];

/// What became of a publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Stored; the last record stands here.
    Done(Position),
    /// A server says that nothing was stored: some subject is not as expected.
    Conflict,
    /// A server says that nothing was stored, for another reason.
    Refused(String),
    /// A server says that nothing was stored, for a reason that may be over in a moment.
    Passing(String),
    /// Nothing was stored: no server takes events of the stream at the moment.
    NobodyLeads(String),
    /// Nothing was stored: it never got to a server that could.
    Unsent(String),
    /// It may be stored or not.
    Unknown(String),
}

/// A get that did not answer.
#[derive(Debug, Clone)]
pub(crate) struct Unanswered(pub(crate) String);

/// Some messages, and whether there are more.
pub(crate) struct Chunk {
    pub(crate) stored: Vec<Stored>,
    pub(crate) more: bool,
}

pub(crate) struct Wire {
    client: Client,
    losses: watch::Receiver<u64>,
    denials: watch::Receiver<String>,
    name: LogName,
    /// Where batched reads go.
    direct: String,
    batch_prefix: String,
    batches: AtomicU64,
    /// The subject of the first record.
    first: OnceLock<String>,
}

impl Wire {
    pub(crate) fn new(link: &Link, name: &LogName) -> Self {
        let inbox = link.client.new_inbox();
        let unique = inbox.rsplit('.').next().unwrap_or_default();
        Self {
            client: link.client.clone(),
            losses: link.losses.clone(),
            denials: link.denials.clone(),
            direct: format!("$JS.API.DIRECT.GET.{}", name.stream()),
            name: name.clone(),
            batch_prefix: unique.to_owned(),
            batches: AtomicU64::new(0),
            first: OnceLock::new(),
        }
    }

    /// The subject of a stream.
    pub(crate) fn subject(&self, stream: StreamId) -> String {
        self.name.subject(stream)
    }

    /// Publishes batches together: all of them or none. No two may name the same stream.
    pub(crate) async fn publish(&self, batches: &[&Batch]) -> Outcome {
        let mut together = self.together(batches.iter().map(|batch| batch.records().len()).sum());
        for batch in batches {
            let mut expectations = batch.expectations().to_vec();
            for (stream, record) in batch.records() {
                let mut headers = HeaderMap::new();
                // Only the subject's first message: the server counts the others itself.
                if let Some(at) = expectations.iter().position(|(of, _)| of == stream) {
                    let sequence = match expectations.swap_remove(at).1 {
                        Expect::Empty => 0,
                        Expect::LastAt(position) => position.0,
                    };
                    headers.insert(NATS_EXPECTED_LAST_SUBJECT_SEQUENCE, sequence.to_string());
                }
                if let Some(trace) = batch.trace() {
                    headers.insert(TRACE_PARENT, trace.as_str());
                }
                if let Some(outcome) = together.send(*stream, record.clone(), headers).await {
                    return outcome;
                }
            }
        }
        Outcome::Unsent("a batch without records".to_owned())
    }

    /// Publishes records that must come right behind a position: all of them or none.
    pub(crate) async fn copy_in(&self, after: Position, records: &[(StreamId, Bytes)]) -> Outcome {
        let mut together = self.together(records.len());
        for (at, (stream, record)) in records.iter().enumerate() {
            let mut headers = HeaderMap::new();
            if at == 0 {
                headers.insert(NATS_EXPECTED_LAST_SEQUENCE, after.0.to_string());
            }
            if let Some(outcome) = together.send(*stream, record.clone(), headers).await {
                return outcome;
            }
        }
        Outcome::Unsent("a batch without records".to_owned())
    }

    /// So many messages that are stored together, as an atomic batch unless there is but one.
    fn together(&self, count: usize) -> Together<'_> {
        let number = self.batches.fetch_add(1, Ordering::Relaxed);
        Together { wire: self, id: format!("{}-{number}", self.batch_prefix), count, sent: 0 }
    }

    /// Sends the message that is answered, and reads the answer.
    async fn commit(
        &self,
        stream: StreamId,
        headers: HeaderMap,
        record: Bytes,
        count: usize,
    ) -> Outcome {
        let request =
            Request::new().headers(headers).payload(record).timeout(Some(REQUEST_TIMEOUT));
        let subject = self.subject(stream);
        let mut losses = self.losses.clone();
        losses.mark_unchanged();
        let answer = tokio::select! {
            biased;
            answer = self.client.send_request(subject.clone(), request) => answer,
            // No answer will come over a connection that is gone.
            Ok(()) = losses.changed() => {
                return Outcome::Unknown("the connection to the broker was lost".to_owned());
            }
            // The server says so on the connection and gives the request no answer.
            () = denied(self.denials.clone(), &subject) => {
                return Outcome::Unsent(
                    "this login may not record events; name intake's key (--nats-nkey)".to_owned(),
                );
            }
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                return match error.kind() {
                    RequestErrorKind::NoResponders => {
                        Outcome::NobodyLeads("no server leads the stream at the moment".to_owned())
                    }
                    RequestErrorKind::InvalidSubject | RequestErrorKind::MaxPayloadExceeded => {
                        Outcome::Unsent(with_sources(&error))
                    }
                    RequestErrorKind::TimedOut => Outcome::Unknown(format!(
                        "the broker did not answer within {} s",
                        REQUEST_TIMEOUT.as_secs()
                    )),
                    RequestErrorKind::Other => Outcome::Unknown(with_sources(&error)),
                };
            }
        };
        match serde_json::from_slice::<Response<PublishAck>>(&answer.payload) {
            Ok(Response::Ok(ack)) if ack.stream != self.name.stream() => Outcome::Unknown(format!(
                "the stream {} took the event, not {}",
                ack.stream,
                self.name.stream()
            )),
            Ok(Response::Ok(ack)) if count > 1 && ack.batch_size != Some(count as u64) => {
                Outcome::Unknown(format!(
                    "the broker stored {:?} of {count} events of a batch",
                    ack.batch_size
                ))
            }
            Ok(Response::Ok(ack)) => Outcome::Done(Position(ack.sequence)),
            Ok(Response::Err { error }) if CONFLICTS.contains(&error.error_code()) => {
                Outcome::Conflict
            }
            Ok(Response::Err { error }) if PASSING.contains(&error.error_code()) => {
                Outcome::Passing(error.to_string())
            }
            Ok(Response::Err { error }) => Outcome::Refused(error.to_string()),
            Err(error) => Outcome::Unknown(format!("the broker's answer cannot be read: {error}")),
        }
    }

    /// Records from a position on, of one stream or of all, as one of the replicas has them.
    pub(crate) async fn get(
        &self,
        from: Position,
        stream: Option<StreamId>,
        bytes_max: usize,
    ) -> Result<Chunk, Unanswered> {
        let filter = stream.map_or_else(|| ">".to_owned(), |stream| self.subject(stream));
        // The server counts headers and subject too: leave room, cut below.
        let request = serde_json::json!({
            "seq": from.0.max(1),
            "next_by_subj": filter,
            "batch": GET_MESSAGES,
            "max_bytes": bytes_max.saturating_add(bytes_max / 4).clamp(1, 8 << 20),
        });
        let (messages, end) = self.ask(&request).await?;
        let mut stored = Vec::with_capacity(messages.len());
        for message in messages {
            let position = position(&message)?;
            stored.push(Stored::new(position, message.payload));
        }
        let pending = end.and_then(|end| number(&end, NUM_PENDING)).unwrap_or(0);
        Ok(Chunk { stored, more: pending > 0 })
    }

    /// Where each of these streams ends, as one of the replicas has them, and how far that replica
    /// is. Streams without a record are left out. At most [`crate::BATCH_RECORDS_MAX`].
    pub(crate) async fn heads(
        &self,
        streams: &[StreamId],
    ) -> Result<(HashMap<StreamId, Position>, Position), Unanswered> {
        let mut wanted: HashMap<String, StreamId> =
            streams.iter().map(|stream| (self.subject(*stream), *stream)).collect();
        let (mut heads, mut up_to) = (HashMap::new(), None);
        loop {
            let mut subjects: Vec<&str> = wanted.keys().map(String::as_str).collect();
            // A replica that has none of the streams says nothing of how far it is: one that is
            // always there goes with them.
            let first = self.first.get().map(String::as_str);
            subjects.extend(first.filter(|first| !wanted.contains_key(*first)));
            let request = serde_json::json!({ "multi_last": subjects });
            let (messages, end) = self.ask(&request).await?;
            let before = heads.len();
            for message in messages {
                let subject = message.headers.as_ref().and_then(|headers| headers.get(SUBJECT));
                let stream = subject.and_then(|subject| wanted.remove(subject.as_str()));
                if let Some(stream) = stream {
                    heads.insert(stream, position(&message)?);
                }
            }
            let Some(end) = end else {
                if first.is_some() {
                    return Err(Unanswered("a replica has no record yet".to_owned()));
                }
                self.find_first().await?;
                continue;
            };
            let (Some(pending), Some(reached)) = (number(&end, NUM_PENDING), number(&end, UP_TO))
            else {
                return Err(Unanswered("an answer that does not say how far it goes".to_owned()));
            };
            let reached = Position(reached);
            // Each stream is known at least up to the least of what the answers reach.
            let reached = up_to.map_or(reached, |up_to: Position| up_to.min(reached));
            up_to = Some(reached);
            if pending == 0 {
                return Ok((heads, reached));
            }
            if heads.len() == before {
                return Err(Unanswered("an answer without an end".to_owned()));
            }
        }
    }

    /// Finds out the subject of the first record.
    async fn find_first(&self) -> Result<(), Unanswered> {
        let request = serde_json::json!({ "seq": 1, "next_by_subj": ">", "batch": 1 });
        let (messages, _) = self.ask(&request).await?;
        let headers = messages.first().and_then(|message| message.headers.as_ref());
        let subject = headers.and_then(|headers| headers.get(SUBJECT));
        let subject = subject.ok_or_else(|| Unanswered("no record is there yet".to_owned()))?;
        let _ = self.first.set(subject.to_string());
        Ok(())
    }

    /// Sends a request for messages: those it is answered with, and the message that ends them,
    /// which is not there when nothing was found.
    async fn ask(
        &self,
        request: &serde_json::Value,
    ) -> Result<(Vec<Message>, Option<Message>), Unanswered> {
        let failed = |error: &dyn std::error::Error| Unanswered(with_sources(error));
        let inbox = self.client.new_inbox();
        let mut answers =
            self.client.subscribe(inbox.clone()).await.map_err(|error| failed(&error))?;
        self.client
            .publish_with_reply(self.direct.clone(), inbox, request.to_string().into())
            .await
            .map_err(|error| failed(&error))?;
        let mut messages = Vec::new();
        loop {
            let answer = tokio::time::timeout(GET_TIMEOUT, answers.next()).await;
            let Ok(Some(message)) = answer else {
                return Err(Unanswered("a replica did not answer in time".to_owned()));
            };
            match message.status {
                None => messages.push(message),
                Some(StatusCode::NOT_FOUND) => return Ok((messages, None)),
                Some(StatusCode::NO_RESPONDERS) => {
                    return Err(Unanswered("no replica of the stream answers".to_owned()));
                }
                // The end of the batch.
                Some(status) if status.as_u16() == 204 => return Ok((messages, Some(message))),
                Some(status) => {
                    let what = message.description.unwrap_or_default();
                    return Err(Unanswered(format!("{status}: {what}")));
                }
            }
        }
    }
}

/// Messages on their way together. Each is made as it is sent: the server has work with the first
/// while the last is still to be made.
struct Together<'a> {
    wire: &'a Wire,
    id: String,
    count: usize,
    sent: usize,
}

impl Together<'_> {
    /// Sends the next message; what became of all once this was the last, or cannot be sent.
    async fn send(
        &mut self,
        stream: StreamId,
        record: Bytes,
        mut headers: HeaderMap,
    ) -> Option<Outcome> {
        self.sent += 1;
        if self.count > 1 {
            headers.insert(BATCH_ID, self.id.as_str());
            headers.insert(BATCH_SEQUENCE, self.sent.to_string());
        }
        if self.sent == self.count {
            if self.count > 1 {
                headers.insert(BATCH_COMMIT, "1");
            }
            return Some(self.wire.commit(stream, headers, record, self.count).await);
        }
        let subject = self.wire.subject(stream);
        let sent = self.wire.client.publish_with_headers(subject, headers, record).await;
        // Without its last message the batch can never be committed.
        sent.err().map(|error| Outcome::Unsent(with_sources(&error)))
    }
}

/// The trace that a stored message belongs to.
pub(crate) fn trace(headers: &HeaderMap) -> Option<Box<TraceParent>> {
    headers.get(TRACE_PARENT)?.as_str().parse().ok().map(Box::new)
}

/// Where an answered message stands.
fn position(message: &Message) -> Result<Position, Unanswered> {
    let position = number(message, NATS_SEQUENCE.as_ref());
    position.map(Position).ok_or_else(|| Unanswered("an answer without a position".to_owned()))
}

/// Ends once the server says that this login may not do something with a subject.
async fn denied(mut denials: watch::Receiver<String>, subject: &str) {
    denials.mark_unchanged();
    while denials.changed().await.is_ok() {
        if denials.borrow().contains(subject) {
            return;
        }
    }
    std::future::pending().await
}

fn number(message: &Message, header: &str) -> Option<u64> {
    message.headers.as_ref()?.get(header)?.as_str().parse().ok()
}
