//! From decided events to records: versions, ids, times, bytes, expectations.

use std::collections::BTreeMap;

use bytes::Bytes;
use greyfile_domain::acts::Command;
use greyfile_domain::streams::{Event, History, Logged};
use greyfile_envelope::{
    Assurance, Correlation, EncodeError, Envelope, EventId, Fingerprint, LoggedBy, Place, Position,
    Reserved, Seal, StreamId, StreamKind, Timestamp,
};
use greyfile_eventlog::{Batch, BatchError, Expect};

use crate::error::SubmitError;

/// Decided events, all but the moment of recording.
pub(crate) struct Draft<'a> {
    command: &'a Command,
    fingerprint: Fingerprint,
    /// Each stream's last position and number of events, as loaded.
    heads: BTreeMap<StreamId, (Position, u32)>,
    events: Vec<Drafted>,
}

/// One of them.
struct Drafted {
    stream: StreamId,
    event: Event,
    /// Ids of reservations, see [`Envelope::reservations`].
    reservations: Vec<Reserved>,
}

/// Records, ready to append.
pub(crate) struct Sealed {
    expectations: Vec<(StreamId, Expect)>,
    records: Vec<(StreamId, Bytes)>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(command: &'a Command, fingerprint: Fingerprint) -> Self {
        Self { command, fingerprint, heads: BTreeMap::new(), events: Vec::new() }
    }

    /// Adds an event to a stream, behind what was loaded of it.
    pub(crate) fn add(
        &mut self,
        loaded: Option<&History>,
        stream: StreamId,
        event: Event,
        reservations: Vec<Reserved>,
    ) {
        self.heads.entry(stream).or_insert_with(|| head(loaded));
        self.events.push(Drafted { stream, event, reservations });
    }

    /// Encodes every event as recorded at this moment, and seals each with `seal`.
    pub(crate) fn seal(
        &self,
        recorded_at: Timestamp,
        seal: impl Fn(&[u8]) -> Seal,
    ) -> Result<Sealed, SubmitError> {
        let command = self.command;
        let mut versions: BTreeMap<StreamId, u32> =
            self.heads.iter().map(|(stream, (_, version))| (*stream, *version)).collect();
        let correlation =
            command.correlation.unwrap_or_else(|| Correlation::from_bytes(command.id.to_bytes()));
        let mut records = Vec::with_capacity(self.events.len());
        let count = u16::try_from(self.events.len()).expect("decide allows far fewer events");
        for (index, Drafted { stream, event, reservations }) in (0u16..).zip(&self.events) {
            let version = versions.entry(*stream).or_default();
            *version += 1;
            let payload = greyfile_record::encode(event)
                .map_err(|error| SubmitError::NotEncoded(error.to_string()))?;
            let envelope = Envelope {
                event_id: EventId::derive(command.id, *stream, index),
                stream: *stream,
                version: *version,
                event_type: payload.event_type,
                schema: payload.schema,
                occurred: command.occurred_at,
                captured: command.captured,
                recorded_at,
                done_by: command.done_by().as_str(),
                logged_by: LoggedBy {
                    hand: command.actor.as_str(),
                    assurance: Assurance::DECLARED,
                },
                basis: command.basis.as_ref(),
                command_id: command.id,
                place: Place::new(index, count).expect("an index of a list"),
                fingerprint: self.fingerprint,
                correlation,
                reservations: reservations.clone(),
                payload: &payload.bytes,
            };
            let record = envelope.encode(&seal)?;
            records.push((*stream, Bytes::from(record)));
        }
        let expectations = self.heads.iter().map(|(stream, (last, _))| {
            (*stream, if *last == Position::ZERO { Expect::Empty } else { Expect::LastAt(*last) })
        });
        Ok(Sealed { expectations: expectations.collect(), records })
    }
}

impl Sealed {
    /// The batch to append.
    pub(crate) fn batch(&self) -> Result<Batch, SubmitError> {
        Ok(Batch::new(self.expectations.clone(), self.records.clone())?)
    }

    /// The records as they are read back, the first of them at this position. Reservations are
    /// left out.
    pub(crate) fn logged(&self, first: Position) -> Result<Vec<Logged>, SubmitError> {
        let records = (first.0..).zip(&self.records);
        let records = records.filter(|(_, (stream, _))| stream.kind != StreamKind::RESERVATION);
        let read = records.map(|(position, (_, record))| {
            let position = Position(position);
            greyfile_record::read(position, record)
                .map_err(|error| SubmitError::unreadable(position, &error))
        });
        read.collect()
    }
}

fn head(history: Option<&History>) -> (Position, u32) {
    history.map_or((Position::ZERO, 0), |history| (history.end(), history.ordinal()))
}

impl From<EncodeError> for SubmitError {
    fn from(error: EncodeError) -> Self {
        match error {
            EncodeError::TooLong { len } => Self::TooLong { len },
            EncodeError::Codec(cause) => Self::NotEncoded(cause.to_string()),
        }
    }
}

impl From<BatchError> for SubmitError {
    fn from(error: BatchError) -> Self {
        match error {
            BatchError::RecordTooLong(len) => Self::TooLong { len },
            BatchError::Empty | BatchError::TooMany(_) | BatchError::Expectations => {
                Self::NotEncoded(error.to_string())
            }
        }
    }
}
