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
//! ├────────────────┼──────────────┴───┬────────────────────┼────────────────────────────┤
//! │ command id 16  │ command MAC 16   │ correlation 16     │ payload bytes              │
//! └────────────────┴──────────────────┴────────────────────┴────────────────────────────┘
//! ```

use serde::{Deserialize, Serialize};

use crate::{
    Basis, Captured, CommandId, Correlation, EventId, LoggedBy, Occurred, StreamId, StreamKind,
    Timestamp,
};

/// The number of the record format this program writes.
pub const FORMAT: u8 = 1;
/// Longest record, in bytes. Larger things are files, kept by their SHA-256.
pub const RECORD_LEN_MAX: usize = 65_535;
/// Length of [`CommandMac`], in bytes.
pub const COMMAND_MAC_LEN: usize = 16;

/// HMAC-SHA-256 under the log's claim key over the command as first received, cut to 128 bits.
///
/// It tells whether a repeated command id came with the same body. Keyed, since the body can
/// hold a CNIC, and a bare hash of one can be found by trying them all.
pub type CommandMac = [u8; COMMAND_MAC_LEN];

/// One record, decoded in place: text and payload borrow from the record's bytes.
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
    /// When it happened, as claimed.
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
    /// What the claim rests on.
    #[serde(borrow)]
    pub basis: Basis<&'a str>,
    /// The command that caused it.
    pub command_id: CommandId,
    /// See [`CommandMac`].
    pub command_mac: CommandMac,
    /// What the command belongs to.
    pub correlation: Correlation,
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
}

impl<'a> Envelope<'a> {
    /// The record's bytes.
    ///
    /// # Errors
    /// When they would exceed [`RECORD_LEN_MAX`].
    pub fn encode(&self) -> Result<Vec<u8>, EncodeError> {
        let mut bytes = Vec::with_capacity(256 + self.payload.len());
        bytes.push(FORMAT);
        let bytes = postcard::to_extend(self, bytes).map_err(EncodeError::Codec)?;
        if bytes.len() > RECORD_LEN_MAX {
            return Err(EncodeError::TooLong { len: bytes.len() });
        }
        Ok(bytes)
    }

    /// Reads a record, requiring that nothing is left over.
    ///
    /// # Errors
    /// When the bytes are not exactly one record of a known format.
    pub fn decode(record: &'a [u8]) -> Result<Self, DecodeError> {
        if record.len() > RECORD_LEN_MAX {
            return Err(DecodeError::TooLong(record.len()));
        }
        match record.split_first() {
            None => Err(DecodeError::Codec(postcard::Error::DeserializeUnexpectedEnd)),
            Some((&FORMAT, body)) => {
                let (envelope, rest) = Self::take(body).map_err(DecodeError::Codec)?;
                if !rest.is_empty() {
                    return Err(DecodeError::Trailing(rest.len()));
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
    /// holds it to, but that one takes the six ids byte by byte, and that was half of all time a
    /// sequential read of the log took.
    fn take(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), postcard::Error> {
        let (event_id, bytes) = sixteen(bytes)?;
        let (&kind, bytes) = bytes.split_first().ok_or(CUT_SHORT)?;
        let (stream, bytes) = sixteen(bytes)?;
        let (middle, bytes): (Middle<'a>, _) = postcard::take_from_bytes(bytes)?;
        let (command_id, bytes) = sixteen(bytes)?;
        let (command_mac, bytes) = sixteen(bytes)?;
        let (correlation, bytes) = sixteen(bytes)?;
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
            command_mac,
            correlation: Correlation::from_bytes(correlation),
            payload,
        };
        Ok((envelope, rest))
    }
}

const CUT_SHORT: postcard::Error = postcard::Error::DeserializeUnexpectedEnd;

fn sixteen(bytes: &[u8]) -> Result<([u8; 16], &[u8]), postcard::Error> {
    bytes.split_first_chunk().map(|(chunk, rest)| (*chunk, rest)).ok_or(CUT_SHORT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Precision;
    use proptest::prelude::*;

    type Draw = (
        ([u8; 16], u8, [u8; 16], u32, String, u16),
        (i64, i64, Option<(i64, i64)>, i64),
        (String, String, u8, String, Option<String>),
        ([u8; 16], [u8; 16], [u8; 16], Vec<u8>),
    );

    fn envelope(draw: &Draw) -> Envelope<'_> {
        let ((event_id, kind, stream, version, event_type, schema), times, hands, ids) = draw;
        let (start, len, captured, recorded_at) = *times;
        let (done_by, logged_by, basis, word, page) = hands;
        let start = start / 4;
        Envelope {
            event_id: EventId::from_bytes(*event_id),
            stream: StreamId::new(StreamKind(*kind), *stream),
            version: *version,
            event_type,
            schema: *schema,
            occurred: Occurred {
                start: Timestamp(start),
                end: Timestamp(start + 1 + (len.unsigned_abs() / 4) as i64),
                precision: Precision::Window,
            },
            captured: captured
                .map(|(at, clock_offset_ms)| Captured { at: Timestamp(at), clock_offset_ms }),
            recorded_at: Timestamp(recorded_at),
            done_by,
            logged_by: LoggedBy { hand: logged_by, assurance: "declared" },
            basis: match basis % 4 {
                0 => Basis::OwnAct,
                1 => Basis::Report { by: word },
                2 => Basis::Paper { register: word, number: done_by, page: page.as_deref() },
                _ => Basis::Press { source: word },
            },
            command_id: CommandId::from_bytes(ids.0),
            command_mac: ids.1,
            correlation: Correlation::from_bytes(ids.2),
            payload: &ids.3,
        }
    }

    proptest! {
        #[test]
        fn round_trips_and_refuses_any_other_length(draw: Draw) {
            let envelope = envelope(&draw);
            let record = envelope.encode().unwrap();
            prop_assert_eq!(&Envelope::decode(&record).unwrap(), &envelope);
            let derived: Envelope<'_> = postcard::from_bytes(&record[1..]).unwrap();
            prop_assert_eq!(&derived, &envelope);
            prop_assert_eq!(Envelope::stream_of(&record).unwrap(), envelope.stream);

            let mut longer = record.clone();
            longer.push(0);
            prop_assert_eq!(Envelope::decode(&longer), Err(DecodeError::Trailing(1)));
            for cut in 0..record.len() {
                prop_assert!(Envelope::decode(&record[..cut]).is_err());
            }
        }

        #[test]
        fn never_panics_on_garbage(bytes: Vec<u8>) {
            let mut record = vec![FORMAT];
            record.extend(bytes);
            let _ = Envelope::decode(&record);
        }
    }

    fn plain(payload: &[u8]) -> Envelope<'_> {
        Envelope {
            event_id: EventId::from_bytes([1; 16]),
            stream: StreamId::new(StreamKind::RAID, [2; 16]),
            version: 1,
            event_type: "raid.conducted",
            schema: 1,
            occurred: "2025-07-08".parse().unwrap(),
            captured: None,
            recorded_at: Timestamp(0),
            done_by: "a",
            logged_by: LoggedBy { hand: "b", assurance: Assurance::DECLARED },
            basis: Basis::OwnAct,
            command_id: CommandId::from_bytes([3; 16]),
            command_mac: [4; 16],
            correlation: Correlation::from_bytes([5; 16]),
            payload,
        }
    }
    use crate::Assurance;

    #[test]
    fn the_limit_is_exact() {
        let around = plain(&[]).encode().unwrap().len() + 2; // a three-byte length instead of one
        let fits = vec![0; RECORD_LEN_MAX - around];
        assert_eq!(plain(&fits).encode().unwrap().len(), RECORD_LEN_MAX);
        let over = vec![0; fits.len() + 1];
        assert_eq!(plain(&over).encode(), Err(EncodeError::TooLong { len: RECORD_LEN_MAX + 1 }));
        assert_eq!(
            Envelope::decode(&vec![FORMAT; RECORD_LEN_MAX + 1]),
            Err(DecodeError::TooLong(RECORD_LEN_MAX + 1))
        );
    }

    #[test]
    fn another_format_is_named() {
        let mut record = plain(b"x").encode().unwrap();
        record[0] = 2;
        assert_eq!(Envelope::decode(&record), Err(DecodeError::Format(2)));
        assert!(Envelope::decode(&[]).is_err());
    }
}
