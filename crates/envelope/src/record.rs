//! The record: one byte string, self-contained.
//!
//! ```text
//! postcard, in this order (varint: LEB128, zigzag where signed; str and bytes: varint length first)
//! ┌──────────────┬─────────────┬───────────────┬────────────┬──────────────┬────────────┐
//! │ format  u8=1 │ event id 16 │ stream kind 1 │ stream  16 │ version varint │ type   str │
//! ├──────────────┴─┬───────────┴───────────────┴──┬─────────┴──────────────┴────────────┤
//! │ schema varint  │ occurred: start ms, end ms,  │ captured: 0, or 1, at ms,           │
//! │                │ precision u8                 │ clock offset ms                     │
//! ├────────────────┼──────────────┬───────────────┴────────┬────────────────────────────┤
//! │ recorded ms    │ done_by  str │ logged_by: str, str    │ basis: tag u8, its strings │
//! ├────────────────┼──────────────┴─────────────┬──────────┴─────┬──────────────────────┤
//! │ command id  16 │ place: index varint (from  │ fingerprint 16 │ correlation       16 │
//! │                │ 0), records varint         │                │                      │
//! ├────────────────┴─────────────┬──────────────┴────────────────┴┬─────────────────────┤
//! │ reservations: count varint,  │ payload bytes                  │ seal 16: over log   │
//! │ each namespace u8,           │                                │ id and all before   │
//! │ normalisation u8, id 16      │                                │                     │
//! └──────────────────────────────┴────────────────────────────────┴─────────────────────┘
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    Basis, Captured, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, Place,
    PlaceError, Reserved, Seal, StreamId, StreamKind, Timestamp,
};

/// The number of the record format this program writes.
pub const FORMAT: u8 = 1;
/// Longest record, in bytes. Larger things are files, kept by their SHA-256.
pub const RECORD_LEN_MAX: usize = 65_535;
/// One record but for its seal, decoded in place: text and payload borrow from the record's bytes.
///
/// The seal is no field: it is made over the encoded bytes ([`Envelope::encode`]), and checked
/// over the bytes as they were stored ([`sealed_part`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope<'a> {
    /// The event's own id.
    pub event_id: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Its ordinal in the stream, from 1.
    pub version: u32,
    /// Which event it is, such as `raid.conducted`.
    pub event_type: &'a str,
    /// Which version of that event's payload.
    pub schema: u16,
    /// When it happened, as stated.
    pub occurred: Occurred,
    /// When and by which clock a device logged it while offline.
    pub captured: Option<Captured>,
    /// When intake took it.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub done_by: &'a str,
    /// Who typed it.
    #[serde(borrow)]
    pub logged_by: LoggedBy<&'a str>,
    /// What the statement rests on.
    #[serde(borrow)]
    pub basis: Basis<&'a str>,
    /// The command that caused it.
    pub command_id: CommandId,
    /// Where the record stands in that command.
    pub place: Place,
    /// What that command was to do.
    pub fingerprint: Fingerprint,
    /// What the command belongs to.
    pub correlation: Correlation,
    /// Every unique value that this event states, as intake reserved it; empty for most. So a value
    /// can be freed when nobody can read it any more.
    pub reservations: Vec<Reserved>,
    /// The event's payload, as `record` encodes it.
    #[serde(with = "serde_bytes")]
    pub payload: &'a [u8],
}

/// A record that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// Longer than [`RECORD_LEN_MAX`].
    #[error(
        "the event takes {len} bytes as a record and at most {RECORD_LEN_MAX} are allowed; \
         nothing was written; shorten its texts or attach them as a file"
    )]
    TooLong {
        /// Its length in bytes.
        len: usize,
    },
    /// The codec gave up; a bug, since every field has a form.
    #[error("the event cannot be encoded: {0}; nothing was written")]
    Codec(postcard::Error),
}

/// Bytes that are not a record this program can read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Written by a newer program, or not a record.
    #[error(
        "record format {0} is not known here (this program reads {FORMAT}); use a newer greyfile"
    )]
    Format(u8),
    /// Cut short, or garbled.
    #[error("the record is cut short or garbled: {0}")]
    Codec(postcard::Error),
    /// Something follows where the record should end.
    #[error("{0} bytes follow the end of the record")]
    Trailing(usize),
    /// Longer than [`RECORD_LEN_MAX`].
    #[error("the record is {0} bytes long, over the limit of {RECORD_LEN_MAX}")]
    TooLong(usize),
    /// The interval of `occurred` runs backwards.
    #[error("the record's occurred_at ends before it starts")]
    Interval,
    /// Its number in its command is not below the number of the command's records.
    #[error("the record's place in its command is wrong: {0}")]
    Place(PlaceError),
}

impl DecodeError {
    /// Whether a newer program would read it, if these bytes are intake's.
    pub const fn is_newer(&self) -> bool {
        matches!(self, Self::Format(_))
    }
}

impl From<postcard::Error> for DecodeError {
    fn from(error: postcard::Error) -> Self {
        Self::Codec(error)
    }
}

impl<'a> Envelope<'a> {
    /// The record's bytes, sealed by what `seal` makes of all bytes before the seal.
    ///
    /// # Errors
    /// When they would exceed [`RECORD_LEN_MAX`].
    pub fn encode(&self, seal: impl FnOnce(&[u8]) -> Seal) -> Result<Vec<u8>, EncodeError> {
        let mut bytes = Vec::with_capacity(288 + self.payload.len());
        bytes.push(FORMAT);
        let mut bytes = postcard::to_extend(self, bytes).map_err(EncodeError::Codec)?;
        let len = bytes.len() + Seal::LEN;
        if len > RECORD_LEN_MAX {
            return Err(EncodeError::TooLong { len });
        }
        let seal = seal(&bytes);
        bytes.extend_from_slice(&seal.to_bytes());
        Ok(bytes)
    }

    /// Reads a record, requiring that nothing but a seal is left over. Whether the seal fits is
    /// not looked at here: see [`sealed_part`].
    ///
    /// # Errors
    /// When the bytes are not exactly one record of a known format.
    pub fn decode(record: &'a [u8]) -> Result<Self, DecodeError> {
        if record.len() > RECORD_LEN_MAX {
            return Err(DecodeError::TooLong(record.len()));
        }
        match record.split_first() {
            None => Err(DecodeError::Codec(CUT_SHORT)),
            Some((&FORMAT, body)) => {
                let (envelope, rest) = Self::take(body)?;
                match rest.len().checked_sub(Seal::LEN) {
                    None => return Err(DecodeError::Codec(CUT_SHORT)),
                    Some(0) => {}
                    Some(more) => return Err(DecodeError::Trailing(more)),
                }
                if envelope.occurred.end <= envelope.occurred.start {
                    return Err(DecodeError::Interval);
                }
                Ok(envelope)
            }
            Some((&format, _)) => Err(DecodeError::Format(format)),
        }
    }

    /// The stream a record belongs to, without reading the rest of it: for sorting records that
    /// are decoded later.
    ///
    /// # Errors
    /// When the bytes do not start as a record of a known format.
    pub fn stream_of(record: &[u8]) -> Result<StreamId, DecodeError> {
        match record.split_first() {
            Some((&FORMAT, body)) => {
                let (_, bytes) = sixteen(body).map_err(DecodeError::Codec)?;
                let (&kind, bytes) = bytes.split_first().ok_or(DecodeError::Codec(CUT_SHORT))?;
                let (stream, _) = sixteen(bytes).map_err(DecodeError::Codec)?;
                Ok(StreamId::new(StreamKind(kind), stream))
            }
            Some((&format, _)) => Err(DecodeError::Format(format)),
            None => Err(DecodeError::Codec(CUT_SHORT)),
        }
    }
}

/// The bytes of a record that its seal covers, and the seal: its last sixteen bytes. What the
/// record says is not read. `None` if it is too short to have a seal.
pub fn sealed_part(record: &[u8]) -> Option<(&[u8], Seal)> {
    let (covered, seal) = record.split_last_chunk()?;
    (!covered.is_empty()).then_some((covered, Seal::from_bytes(*seal)))
}

/// The fields between the ids at both ends.
#[derive(Deserialize)]
struct Middle<'a> {
    version: u32,
    event_type: &'a str,
    schema: u16,
    occurred: Occurred,
    captured: Option<Captured>,
    recorded_at: Timestamp,
    done_by: &'a str,
    #[serde(borrow)]
    logged_by: LoggedBy<&'a str>,
    #[serde(borrow)]
    basis: Basis<&'a str>,
}

impl<'a> Envelope<'a> {
    /// Takes an envelope off the front of the bytes. The same as the derived way, which a test
    /// holds it to, but that one takes the ids byte by byte, and that was half of all time a
    /// sequential read of the log took.
    fn take(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), DecodeError> {
        let (event_id, bytes) = sixteen(bytes)?;
        let (&kind, bytes) = bytes.split_first().ok_or(CUT_SHORT)?;
        let (stream, bytes) = sixteen(bytes)?;
        let (middle, bytes): (Middle<'a>, _) = postcard::take_from_bytes(bytes)?;
        let (command_id, bytes) = sixteen(bytes)?;
        let ((index, records), bytes) = postcard::take_from_bytes(bytes)?;
        let place = Place::new(index, records).map_err(DecodeError::Place)?;
        let (fingerprint, bytes) = sixteen(bytes)?;
        let (correlation, bytes) = sixteen(bytes)?;
        let (reservations, bytes) = reserved(bytes)?;
        let (payload, rest): (&'a [u8], _) = postcard::take_from_bytes(bytes)?;
        let envelope = Self {
            event_id: EventId::from_bytes(event_id),
            stream: StreamId::new(StreamKind(kind), stream),
            version: middle.version,
            event_type: middle.event_type,
            schema: middle.schema,
            occurred: middle.occurred,
            captured: middle.captured,
            recorded_at: middle.recorded_at,
            done_by: middle.done_by,
            logged_by: middle.logged_by,
            basis: middle.basis,
            command_id: CommandId::from_bytes(command_id),
            place,
            fingerprint: Fingerprint::from_bytes(fingerprint),
            correlation: Correlation::from_bytes(correlation),
            reservations,
            payload,
        };
        Ok((envelope, rest))
    }
}

const CUT_SHORT: postcard::Error = postcard::Error::DeserializeUnexpectedEnd;

fn sixteen(bytes: &[u8]) -> Result<([u8; 16], &[u8]), postcard::Error> {
    bytes.split_first_chunk().map(|(chunk, rest)| (*chunk, rest)).ok_or(CUT_SHORT)
}

/// A list of reserved values. Nothing is allocated for an empty one, and never more than the record
/// holds, whatever count it states.
fn reserved(bytes: &[u8]) -> Result<(Vec<Reserved>, &[u8]), postcard::Error> {
    let (count, bytes): (usize, _) = postcard::take_from_bytes(bytes)?;
    let len = count.checked_mul(Reserved::LEN).ok_or(CUT_SHORT)?;
    let (list, rest) = bytes.split_at_checked(len).ok_or(CUT_SHORT)?;
    let list = list.as_chunks().0;
    Ok((list.iter().map(|bytes| Reserved::from_bytes(*bytes)).collect(), rest))
}

#[cfg(test)]
mod tests;
