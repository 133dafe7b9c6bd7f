//! 128-bit identifiers: ULIDs as people see them, sixteen bytes as records carry them.

use std::fmt;
use std::str::FromStr;

use greyfile_field::{Why, Wrong};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};
use ulid::{ULID_LEN, Ulid};

use crate::StreamId;

/// Text that should have been an identifier and is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id: expected the 26 characters of a ULID, such as 01JZMK5V3QW0Y8T4D2N6R9XABC")]
pub struct IdError;

impl From<IdError> for Wrong {
    fn from(_: IdError) -> Self {
        Self::new(Why::IdUlid)
    }
}

/// Parses the 26 characters of a ULID into its sixteen big-endian bytes.
pub(crate) fn parse(text: &str) -> Result<[u8; 16], IdError> {
    // The first character carries three bits; anything above 7 would overflow silently.
    if text.len() != 26 || !matches!(text.as_bytes()[0], b'0'..=b'7') {
        return Err(IdError);
    }
    let ulid = Ulid::from_string(text).map_err(|_| IdError)?;
    Ok(ulid.0.to_be_bytes())
}

/// The 26 characters of these bytes, written into `text`.
pub(crate) fn format(bytes: [u8; 16], text: &mut [u8; ULID_LEN]) -> &str {
    Ulid(u128::from_be_bytes(bytes)).array_to_str(text)
}

/// Serialises sixteen bytes: ULID text for people (JSON), plain bytes for records.
pub(crate) fn serialize<S: Serializer>(bytes: [u8; 16], serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.serialize_str(format(bytes, &mut [0; ULID_LEN]))
    } else {
        bytes.serialize(serializer)
    }
}

/// The inverse of [`serialize`].
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<[u8; 16], D::Error> {
    if deserializer.is_human_readable() {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        parse(&text).map_err(serde::de::Error::custom)
    } else {
        <[u8; 16]>::deserialize(deserializer)
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        pub struct $name([u8; 16]);

        impl $name {
            /// The id with these sixteen bytes, most significant first.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// The sixteen bytes, most significant first.
            pub const fn to_bytes(self) -> [u8; 16] {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(format(self.0, &mut [0; ULID_LEN]))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize(self.0, serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserialize(deserializer).map(Self)
            }
        }

        greyfile_field::text_field! {
            $name, |text| text.parse::<$name>().map(drop).map_err(Into::into), {
                name: stringify!($name),
                about: "a ULID",
                kind: greyfile_field::Kind::Id,
                len_max: None,
                pattern: Some("^[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
            }
        }
    };
}

id! {
    /// One event. Derived from its command's id, so that a repeated command names the same event.
    EventId
}
id! {
    /// One command, named by whoever sends it; sending it twice does it once.
    CommandId
}
id! {
    /// What several commands belong to: one form, one import, one request chain.
    Correlation
}

impl EventId {
    /// The event of a command's `index`-th record, on this stream. Records count from 0, over all
    /// streams of the command, reservations included.
    ///
    /// The stream is hashed too: two commands that wrongly share an id, on different streams,
    /// still make different events.
    pub fn derive(command: CommandId, stream: StreamId, index: u16) -> Self {
        Self(derive(command, &stream.to_bytes(), index))
    }
}

/// An id that follows from a command: its 48 bits of time, so that it sorts with the command,
/// then the first 80 bits of SHA-256 over the whole command id, `what`, and the index (two bytes,
/// most significant first). Counting up from the command's own bits would not do: ULID generators
/// count up too, and the events of two commands of one millisecond would share ids.
///
/// `what` is the 17 bytes of a stream for an event, and 2 bytes for a new stream: what is hashed
/// differs in length, so no id of one kind is ever one of the other.
pub(crate) fn derive(command: CommandId, what: &[u8], index: u16) -> [u8; 16] {
    let mut hash = Sha256::new();
    hash.update(command.0);
    hash.update(what);
    hash.update(index.to_be_bytes());
    let mut bytes = command.0;
    bytes[6..].copy_from_slice(&hash.finalize()[..10]);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_bytes_round_trip(bytes: [u8; 16]) {
            let id = EventId::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse::<EventId>().unwrap(), id);
            let json = serde_json::to_string(&id).unwrap();
            prop_assert_eq!(serde_json::from_str::<EventId>(&json).unwrap(), id);
            let raw = postcard::to_stdvec(&id).unwrap();
            prop_assert_eq!(raw.as_slice(), bytes.as_slice());
            prop_assert_eq!(postcard::from_bytes::<EventId>(&raw).unwrap(), id);
        }
    }

    #[test]
    fn refuses_what_is_no_ulid() {
        for text in ["", "01JZ", "81JZMK5V3QW0Y8T4D2N6R9XABC", "01JZMK5V3QW0Y8T4D2N6R9XABU", "ش"] {
            assert_eq!(text.parse::<CommandId>(), Err(IdError), "{text}");
        }
    }

    #[test]
    fn events_of_one_command_have_their_own_ids() {
        let mut next = [0xff; 16];
        next[15] = 0xfe;
        let commands = [CommandId::from_bytes([0xff; 16]), CommandId::from_bytes(next)];
        let streams = [1, 2].map(|kind| StreamId::new(crate::StreamKind(kind), [0; 16]));
        let mut ids = std::collections::BTreeSet::new();
        for (command, stream) in commands.into_iter().flat_map(|c| streams.map(|s| (c, s))) {
            ids.extend((0..1_000).map(|index| EventId::derive(command, stream, index).to_bytes()));
            ids.extend((0..1_000).map(|index| StreamId::derive(command, stream.kind, index).id));
        }
        assert_eq!(ids.len(), 8_000);
    }
}
