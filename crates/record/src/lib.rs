//! Payload bytes: what an event looks like on disk, in every version ever shipped.
//!
//! postcard does not describe itself, so a payload's shape never changes: a change is a new
//! version beside the old one, and [`frozen`] keeps the old shapes with a pure conversion each.
//! The latest version is the domain's own type; golden bytes in schemas/ catch an accidental
//! change of it.

pub mod canonical;
mod frozen;
pub mod genuine;
#[cfg(feature = "golden")]
pub mod golden;
mod variants;
mod wire;

use greyfile_domain::kernel::history::Moment;
use greyfile_domain::streams::Event;
use greyfile_domain::streams::Logged;
use greyfile_domain::streams::{CommonEvent, Corrected};
use postcard::ser_flavors::Flavor;

use greyfile_envelope::{Basis, Envelope, LoggedBy, Position};

/// A payload encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// The event's type name.
    pub event_type: &'static str,
    /// The version of its shape.
    pub schema: u16,
    /// postcard bytes.
    pub bytes: Vec<u8>,
}

/// A record or payload that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// The bytes around the payload are no record.
    #[error(transparent)]
    Envelope(#[from] greyfile_envelope::DecodeError),
    /// An event this program does not know.
    #[error("event type {0:?} is not known here; use a newer greyfile; nothing was skipped")]
    UnknownType(String),
    /// A version this program does not know.
    #[error(
        "version {schema} of {event_type} is not known here; use a newer greyfile; nothing was skipped"
    )]
    UnknownVersion {
        /// The event's type name.
        event_type: String,
        /// The version it has.
        schema: u16,
    },
    /// A variant this program does not know, of an enum that may have grown since.
    #[error(
        "the payload of {event_type} holds variant {index} of {name}, which is not known here: it was written by a newer Greyfile, or is damaged; use a newer greyfile; nothing was skipped"
    )]
    UnknownVariant {
        /// The event's type name.
        event_type: String,
        /// The enum.
        name: &'static str,
        /// The variant's number in it, from 0.
        index: u32,
    },
    /// Cut short, or garbled.
    #[error("the payload of {event_type} is cut short or garbled: {error}")]
    Codec {
        /// The event's type name.
        event_type: String,
        /// What the codec says.
        error: postcard::Error,
    },
    /// Something follows where the payload should end.
    #[error("{bytes} bytes follow the end of the payload of {event_type}")]
    Trailing {
        /// The event's type name.
        event_type: String,
        /// How many bytes.
        bytes: usize,
    },
}

/// Encodes an event in its current version.
///
/// # Errors
/// What the codec says; a bug, since every field has a form.
pub fn encode(event: &Event) -> Result<Payload, postcard::Error> {
    let (event_type, schema) = event.event_type();
    let bytes = match event {
        Event::Common(CommonEvent::Corrected(corrected)) => {
            postcard::to_stdvec(&wire::Corrected::of(corrected)?)?
        }
        _ => {
            let mut serializer =
                postcard::Serializer { output: postcard::ser_flavors::StdVec::new() };
            event.serialize_payload(&mut serializer)?;
            serializer.output.finalize()?
        }
    };
    Ok(Payload { event_type, schema, bytes })
}

/// Reads a payload of any version ever shipped, as the current event.
///
/// # Errors
/// When type or version are not known, or the bytes are not exactly one such payload.
pub fn decode(event_type: &str, schema: u16, payload: &[u8]) -> Result<Event, ReadError> {
    let codec = |error| ReadError::Codec { event_type: event_type.to_owned(), error };
    if event_type == Corrected::TYPE && schema == 1 {
        let corrected: wire::Corrected<'_> = whole(event_type, payload)?;
        return Ok(CommonEvent::Corrected(corrected.into_domain()?).into());
    }
    if let Some(frozen) = frozen::decode(event_type, schema, payload) {
        return frozen;
    }
    match Event::version_of(event_type) {
        None => return Err(ReadError::UnknownType(event_type.to_owned())),
        Some(current) if current != schema => {
            return Err(ReadError::UnknownVersion { event_type: event_type.to_owned(), schema });
        }
        Some(_) => {}
    }
    let mut deserializer = postcard::Deserializer::from_bytes(payload);
    let event = Event::deserialize_payload(event_type, &mut deserializer)
        .ok_or_else(|| ReadError::UnknownType(event_type.to_owned()))?
        .map_err(|error| {
            let unknown = variants::unknown(payload, |watching| {
                let _ = Event::deserialize_payload(event_type, watching);
            });
            why(event_type, error, unknown)
        })?;
    let rest = deserializer.finalize().map_err(codec)?;
    nothing_left(event_type, rest)?;
    Ok(event)
}

/// Reads a record: envelope and payload.
///
/// # Errors
/// See [`ReadError`].
pub fn read(position: Position, record: &[u8]) -> Result<Logged, ReadError> {
    past(position, &Envelope::decode(record)?)
}

/// Reads the payload of an envelope.
///
/// # Errors
/// See [`ReadError`].
pub fn past(position: Position, envelope: &Envelope<'_>) -> Result<Logged, ReadError> {
    Ok(Logged {
        moment: Moment {
            position,
            event_id: envelope.event_id,
            occurred: envelope.occurred,
            recorded_at: envelope.recorded_at,
            // What a device logged offline was typed later: it is nobody's act here.
            own_act: envelope.basis == Basis::OwnAct && envelope.captured.is_none(),
        },
        stream: envelope.stream,
        ordinal: envelope.version,
        captured: envelope.captured,
        done_by: envelope.done_by.to_owned(),
        logged_by: LoggedBy {
            hand: envelope.logged_by.hand.to_owned(),
            assurance: envelope.logged_by.assurance.to_owned(),
        },
        basis: envelope.basis.to_owned(),
        command_id: envelope.command_id,
        fingerprint: envelope.fingerprint,
        correlation: envelope.correlation,
        event: decode(envelope.event_type, envelope.schema, envelope.payload)?,
    })
}

/// Whether this program can read payloads of this type and version.
pub fn knows(event_type: &str, schema: u16) -> bool {
    Event::version_of(event_type) == Some(schema)
        || frozen::VERSIONS.contains(&(event_type, schema))
}

/// Every event type and version this program can read, old ones included.
pub fn versions() -> Vec<(&'static str, u16)> {
    let mut versions: Vec<_> = Event::types().chain(frozen::VERSIONS.iter().copied()).collect();
    versions.sort_unstable();
    versions
}

/// Decodes a whole payload as `T`.
fn whole<'a, T: serde::Deserialize<'a>>(
    event_type: &str,
    payload: &'a [u8],
) -> Result<T, ReadError> {
    let (value, rest) = postcard::take_from_bytes(payload).map_err(|error| {
        let unknown = variants::unknown(payload, |watching| {
            let _ = T::deserialize(watching);
        });
        why(event_type, error, unknown)
    })?;
    nothing_left(event_type, rest)?;
    Ok(value)
}

/// Why a payload could not be read.
fn why(event_type: &str, error: postcard::Error, unknown: Option<variants::Unknown>) -> ReadError {
    let event_type = event_type.to_owned();
    match unknown {
        Some(variants::Unknown { name, index }) => {
            ReadError::UnknownVariant { event_type, name, index }
        }
        None => ReadError::Codec { event_type, error },
    }
}

fn nothing_left(event_type: &str, rest: &[u8]) -> Result<(), ReadError> {
    if rest.is_empty() {
        Ok(())
    } else {
        Err(ReadError::Trailing { event_type: event_type.to_owned(), bytes: rest.len() })
    }
}
