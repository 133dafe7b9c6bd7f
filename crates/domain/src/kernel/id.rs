//! Which stream: a typed id for every kind, made by `streams!`.

use greyfile_envelope::{StreamIdError, StreamKind};
use greyfile_field::{Why, Wrong};

macro_rules! stream_id {
    ($($(#[$doc:meta])* $name:ident = $kind:ident, $word:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// The kind of its stream.
            pub const KIND: greyfile_envelope::StreamKind = greyfile_envelope::StreamKind::$kind;

            /// Its stream.
            pub const fn stream(self) -> greyfile_envelope::StreamId {
                greyfile_envelope::StreamId::new(Self::KIND, self.0)
            }

            /// The one of this stream, if the stream is of this kind.
            pub fn of(stream: greyfile_envelope::StreamId) -> Option<Self> {
                (stream.kind == Self::KIND).then_some(Self(stream.id))
            }

            /// The `index`-th one a command opens.
            pub fn derive(command: greyfile_envelope::CommandId, index: u16) -> Self {
                Self(greyfile_envelope::StreamId::derive(command, Self::KIND, index).id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.stream(), f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.stream(), f)
            }
        }

        impl From<$name> for greyfile_envelope::StreamId {
            fn from(id: $name) -> Self {
                id.stream()
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::kernel::id::IdOfKindError;

            fn from_str(text: &str) -> Result<Self, crate::kernel::id::IdOfKindError> {
                let stream: greyfile_envelope::StreamId = text.parse()?;
                Self::of(stream).ok_or(crate::kernel::id::IdOfKindError::Kind(Self::KIND))
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                if serializer.is_human_readable() {
                    serializer.collect_str(self)
                } else {
                    serde::Serialize::serialize(&self.0, serializer)
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                if deserializer.is_human_readable() {
                    let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                    text.parse().map_err(serde::de::Error::custom)
                } else {
                    <[u8; 16] as serde::Deserialize>::deserialize(deserializer).map(Self)
                }
            }
        }

        greyfile_field::text_field! {
            $name, |text| text.parse::<$name>().map(drop).map_err(Into::into), {
                name: stringify!($name),
                about: concat!("a stream of this kind: ", $word, "-, a ULID"),
                kind: greyfile_field::Kind::Stream(Some($name::KIND.0)),
                len_max: None,
                pattern: Some(concat!("^", $word, "-[0-7][0-9A-HJKMNP-TV-Z]{25}$")),
            }
        }
    )*};
}
pub(crate) use stream_id;

/// Text that is not the id of the kind of stream that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IdOfKindError {
    /// Not a stream at all.
    Stream(StreamIdError),
    /// A stream of another kind.
    Kind(StreamKind),
}

impl From<StreamIdError> for IdOfKindError {
    fn from(error: StreamIdError) -> Self {
        Self::Stream(error)
    }
}

/// The code alone: `greyfile-words` renders what people read.
impl std::fmt::Display for IdOfKindError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&Wrong::from(self.clone()), f)
    }
}

impl std::error::Error for IdOfKindError {}

impl From<IdOfKindError> for Wrong {
    fn from(error: IdOfKindError) -> Self {
        match error {
            IdOfKindError::Stream(error) => error.into(),
            IdOfKindError::Kind(kind) => Self::new(Why::StreamOtherKind).number("wanted", kind.0),
        }
    }
}
