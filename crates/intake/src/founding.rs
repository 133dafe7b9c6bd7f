//! The founding of a log: the record at position 1, which says which log it is and what for.

use bytes::Bytes;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::log::{Founded, LogEvent};
use greyfile_domain::values::purpose::Purpose;
use greyfile_envelope::{
    Assurance, Basis, CommandId, Correlation, Envelope, EventId, FORMAT, Fingerprint, Hand,
    LoggedBy, Occurred, Place, Position, StreamId, StreamKind, Timestamp,
};
use greyfile_eventlog::{ReadError, ReadLog};

use crate::keys::LogSecret;

/// Which log, and what it is for.
#[derive(Debug, Clone, PartialEq)]
pub struct LogIdentity {
    /// Its id, for ever.
    pub log_id: [u8; 16],
    /// What it is for.
    pub purpose: Purpose,
    /// When it was founded.
    pub founded_at: Timestamp,
}

/// A log whose first record does not say which log it is.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum FoundingError {
    /// There is no record at all.
    #[error(
        "the log is empty: it was never founded, or its content is gone; restore the last backup"
    )]
    Empty,
    /// Position 1 holds something else.
    #[error(
        "position 1 is not the log's founding ({0}); this is not a greyfile log, or it is damaged"
    )]
    NotFounded(String),
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl LogIdentity {
    /// The log's stream.
    pub const fn stream(&self) -> StreamId {
        StreamId::new(StreamKind::LOG, self.log_id)
    }
}

/// The founding record of a log, with its stream. Its fingerprint is made with the log's secret, so
/// that another secret is noticed before it lets a number be taken twice.
pub fn found(identity: &LogIdentity, secret: &LogSecret, by: &Hand) -> (StreamId, Bytes) {
    let event = Event::from(Founded {
        log_id: identity.log_id.into(),
        purpose: identity.purpose.clone(),
        format: FORMAT,
    });
    let payload = greyfile_record::encode(&event).expect("a founding has a form");
    let command = CommandId::from_bytes(identity.log_id);
    let envelope = Envelope {
        event_id: EventId::derive(command, identity.stream(), 0),
        stream: identity.stream(),
        version: 1,
        event_type: payload.event_type,
        schema: payload.schema,
        occurred: Occurred::at(identity.founded_at),
        captured: None,
        recorded_at: identity.founded_at,
        done_by: by.as_str(),
        logged_by: LoggedBy { hand: by.as_str(), assurance: Assurance::DECLARED },
        basis: Basis::OwnAct,
        command_id: command,
        place: Place::ALONE,
        fingerprint: secret.founding_check(identity.log_id),
        correlation: Correlation::from_bytes(identity.log_id),
        reservations: Vec::new(),
        payload: &payload.bytes,
    };
    let seal_key = secret.seal_key();
    let record = envelope.encode(|covered| seal_key.seal(identity.log_id, covered));
    let record = record.expect("a founding is short");
    (identity.stream(), Bytes::from(record))
}

/// Reads which log it is from its first record.
///
/// # Errors
/// When position 1 does not hold a founding.
pub async fn identity(log: &dyn ReadLog) -> Result<LogIdentity, FoundingError> {
    read(log).await.map(|(identity, _)| identity)
}

/// Whether this is the secret the log was founded with.
///
/// # Errors
/// When position 1 does not hold a founding.
pub async fn is_secret_of(log: &dyn ReadLog, secret: &LogSecret) -> Result<bool, FoundingError> {
    let (identity, fingerprint) = read(log).await?;
    Ok(secret.founding_check(identity.log_id) == fingerprint)
}

async fn read(log: &dyn ReadLog) -> Result<(LogIdentity, Fingerprint), FoundingError> {
    let first = log.read(Position::FIRST, 1).await?;
    let stored = first.first().ok_or(FoundingError::Empty)?;
    let past = greyfile_record::read(stored.position, &stored.record)
        .map_err(|error| FoundingError::NotFounded(error.to_string()))?;
    match past.event {
        Event::Log(LogEvent::Founded(founded)) => {
            let (log_id, founded_at) = (founded.log_id.0, past.moment.recorded_at);
            Ok((LogIdentity { log_id, purpose: founded.purpose, founded_at }, past.fingerprint))
        }
        other => Err(FoundingError::NotFounded(format!("it is {}", other.event_type().0))),
    }
}
