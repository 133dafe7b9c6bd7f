//! Streams, each the events of one thing, and positions in the log.

use std::fmt;
use std::str::FromStr;

use greyfile_field::{Field, Kind, Shape, Why, Wrong, text_field};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{self, CommandId, IdError};

/// A place in the log's one total order. The first record stands at 1; there are no gaps.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[serde(transparent)]
pub struct Position(pub u64);

impl Field for Position {
    const SHAPE: &'static Shape = u64::SHAPE;
}

impl Position {
    /// Before the first record: the last position of an empty log.
    pub const ZERO: Self = Self(0);
    /// The position of `LogFounded`.
    pub const FIRST: Self = Self(1);

    /// The position after this one.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The kind of a stream: what it records.
///
/// A number in the record and a word for people. The table below only ever grows; a number it
/// does not know is carried along unharmed, so that an old program can copy a newer log.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[serde(transparent)]
pub struct StreamKind(pub u8);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $number:literal $word:literal;)*) => {
        impl StreamKind {
            $($(#[$doc])* pub const $name: Self = Self($number);)*

            /// Every kind this program knows.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The word people and subjects use, if this program knows the kind.
            pub const fn word(self) -> Option<&'static str> {
                match self.0 {
                    $($number => Some($word),)*
                    _ => None,
                }
            }
        }
    };
}

kinds! {
    /// The log itself: its founding at position 1.
    LOG = 1 "log";
    /// A call centre, licensed or not.
    CENTRE = 2 "centre";
    /// A complaint received.
    COMPLAINT = 3 "complaint";
    /// An Operation Grey case file.
    CASE = 4 "case";
    /// A raid.
    RAID = 5 "raid";
    /// A first information report and its course through court.
    FIR = 6 "fir";
    /// A seized item, or a parcel of many.
    EXHIBIT = 7 "exhibit";
    /// A person, known or not.
    PERSON = 8 "person";
    /// The rules in force: offence catalogue, deadlines.
    REGIME = 9 "regime";
    /// Numbers given to the public or a parliament.
    FIGURE = 10 "figure";
    /// A value that only one stream may hold.
    RESERVATION = 11 "reservation";
    /// An application, and the licence that came of it.
    LICENCE = 12 "licence";
    /// Places with their codes.
    GAZETTEER = 13 "gazetteer";
}

impl fmt::Display for StreamKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.word() {
            Some(word) => f.write_str(word),
            None => write!(f, "kind{}", self.0),
        }
    }
}

impl fmt::Debug for StreamKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for StreamKind {
    type Err = StreamIdError;

    fn from_str(text: &str) -> Result<Self, StreamIdError> {
        let known = Self::ALL.iter().copied().find(|kind| kind.word() == Some(text));
        known
            .or_else(|| text.strip_prefix("kind")?.parse().ok().map(Self))
            .ok_or_else(|| StreamIdError::Kind(text.chars().take(20).collect()))
    }
}

/// One stream: its kind and 128-bit id. Shown as `raid-01JZMK5V3QW0Y8T4D2N6R9XABC`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
pub struct StreamId {
    /// What kind of stream it is.
    pub kind: StreamKind,
    /// Which one, most significant byte first.
    pub id: [u8; 16],
}

/// Text that should have been a stream and is not.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StreamIdError {
    /// No dash between kind and id.
    #[error(
        "not a stream: expected a kind, a dash and an id, such as raid-01JZMK5V3QW0Y8T4D2N6R9XABC"
    )]
    Shape,
    /// No such kind.
    #[error("no such kind of stream: {0:?}")]
    Kind(String),
    /// The id part is not one.
    #[error(transparent)]
    Id(#[from] IdError),
}

/// Stands before the kind's number where a new stream's id is derived. An event's id is derived
/// with the kind's number at this place, and no kind has the number 0.
const NEW_STREAM: u8 = 0;

impl StreamId {
    /// Length of [`StreamId::to_bytes`].
    pub const LEN: usize = 17;

    /// The stream of this kind and id.
    pub const fn new(kind: StreamKind, id: [u8; 16]) -> Self {
        Self { kind, id }
    }

    /// The `index`-th stream of its kind, from 0, that a command opens. The kind's number is
    /// hashed, never its word, which is for people and may change.
    pub fn derive(command: CommandId, kind: StreamKind, index: u16) -> Self {
        Self::new(kind, id::derive(command, &[NEW_STREAM, kind.0], index))
    }

    /// The kind's number, then the id: sorts by kind.
    pub fn to_bytes(self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        bytes[0] = self.kind.0;
        bytes[1..].copy_from_slice(&self.id);
        bytes
    }

    /// The inverse of [`StreamId::to_bytes`].
    pub fn from_bytes(bytes: [u8; Self::LEN]) -> Self {
        let mut id = [0; 16];
        id.copy_from_slice(&bytes[1..]);
        Self::new(StreamKind(bytes[0]), id)
    }

    /// The id alone, as people see it.
    pub fn id_text(self) -> String {
        id::format(self.id, &mut [0; ulid::ULID_LEN]).to_owned()
    }
}

impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        f.write_str("-")?;
        f.write_str(id::format(self.id, &mut [0; ulid::ULID_LEN]))
    }
}

impl fmt::Debug for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for StreamId {
    type Err = StreamIdError;

    fn from_str(text: &str) -> Result<Self, StreamIdError> {
        let (kind, id) = text.split_once('-').ok_or(StreamIdError::Shape)?;
        Ok(Self::new(kind.parse()?, id::parse(id)?))
    }
}

impl Serialize for StreamId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.kind, self.id).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for StreamId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
            text.parse().map_err(serde::de::Error::custom)
        } else {
            <(StreamKind, [u8; 16])>::deserialize(deserializer)
                .map(|(kind, id)| Self::new(kind, id))
        }
    }
}

text_field! {
    StreamId, |text| text.parse::<StreamId>().map(drop).map_err(Into::into), {
        name: "StreamId",
        about: "a stream: its kind, a dash, a ULID",
        kind: Kind::Stream(None),
        len_max: None,
        pattern: Some("^[a-z0-9]+-[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
    }
}

impl From<StreamIdError> for Wrong {
    fn from(error: StreamIdError) -> Self {
        match error {
            StreamIdError::Shape => Self::new(Why::StreamShape),
            StreamIdError::Kind(_) => Self::new(Why::StreamKind),
            StreamIdError::Id(error) => error.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_bytes_round_trip(kind: u8, id: [u8; 16]) {
            let stream = StreamId::new(StreamKind(kind), id);
            prop_assert_eq!(stream.to_string().parse::<StreamId>().unwrap(), stream);
            prop_assert_eq!(StreamId::from_bytes(stream.to_bytes()), stream);
            let raw = postcard::to_stdvec(&stream).unwrap();
            prop_assert_eq!(postcard::from_bytes::<StreamId>(&raw).unwrap(), stream);
            let json = serde_json::to_string(&stream).unwrap();
            prop_assert_eq!(serde_json::from_str::<StreamId>(&json).unwrap(), stream);
        }
    }
}
