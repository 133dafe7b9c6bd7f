//! Which life: a typed id for every kind of stream.

use std::fmt;
use std::str::FromStr;

use greyfile_envelope::{CommandId, StreamId, StreamIdError, StreamKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! life_id {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// The kind of its stream.
            pub const KIND: StreamKind = StreamKind::$kind;

            /// Its stream.
            pub const fn stream(self) -> StreamId {
                StreamId::new(Self::KIND, self.0)
            }

            /// The one of this stream, if the stream is of this kind.
            pub fn of(stream: StreamId) -> Option<Self> {
                (stream.kind == Self::KIND).then_some(Self(stream.id))
            }

            /// The `index`-th one a command opens.
            pub fn derive(command: CommandId, index: u16) -> Self {
                Self(StreamId::derive(command, Self::KIND, index).id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.stream().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.stream().fmt(f)
            }
        }

        impl From<$name> for StreamId {
            fn from(id: $name) -> Self {
                id.stream()
            }
        }

        impl FromStr for $name {
            type Err = LifeIdError;

            fn from_str(text: &str) -> Result<Self, LifeIdError> {
                let stream: StreamId = text.parse()?;
                Self::of(stream).ok_or(LifeIdError::Kind(Self::KIND))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    self.0.serialize(serializer)
                }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = String::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                } else {
                    <[u8; 16]>::deserialize(deserializer).map(Self)
                }
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let word = Self::KIND.word().unwrap_or_default();
                schemars::json_schema!({
                    "type": "string",
                    "pattern": format!("^{word}-[0-7][0-9A-HJKMNP-TV-Z]{{25}}$")
                })
            }
        }
    )*};
}

/// Text that is not the id of the kind of life that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LifeIdError {
    /// Not a stream at all.
    #[error(transparent)]
    Stream(#[from] StreamIdError),
    /// A stream of another kind.
    #[error("a {0} is wanted here, and this names something else")]
    Kind(StreamKind),
}

life_id! {
    /// A call centre.
    CentreId = CENTRE;
    /// A complaint.
    ComplaintId = COMPLAINT;
    /// A case.
    CaseId = CASE;
    /// A raid.
    RaidId = RAID;
    /// An FIR.
    FirId = FIR;
    /// An exhibit.
    ExhibitId = EXHIBIT;
    /// A person.
    PersonId = PERSON;
    /// A regime.
    RegimeId = REGIME;
    /// A publication of figures.
    FigureId = FIGURE;
}

impl RegimeId {
    /// The one regime of a log, so that every command can find it without asking a view.
    pub const THE: Self = Self(*b"greyfile.regime\0");
}
