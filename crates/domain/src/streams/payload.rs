//! How the events of one kind of stream are declared: an enum of payloads, each with its type's
//! name and the version of its payload that this program writes. Beside it, what can happen to a stream
//! of any kind.

use super::Event;
use crate::kernel::common::{Common, FileAttached, NotTheSame, NoteAdded, Retracted};
use crate::kernel::decision::Context;
use crate::kernel::kind::Recorder;
use crate::kernel::refusal::Refusal;

macro_rules! events {
    ($(#[$doc:meta])* $Enum:ident as $Type:ident { $($own:tt)* } $(shared { $($shared:tt)* })?) => {
        $crate::streams::payload::all_events! {
            $(#[$doc])* $Enum as $Type { $($own)* $($($shared)*)? }
        }
        $crate::streams::payload::own_events! { $Enum { $($own)* } }

        impl $Enum {
            /// The types of those whose payload is declared once for several kinds of stream.
            #[allow(dead_code, reason = "events of any stream are of no kind")]
            pub(crate) const SHARED: &[&str] =
                $crate::streams::payload::shared_events!($($($shared)*)?);
        }
    };
}
pub(crate) use events;

/// The names of events whose payload several kinds of stream share.
macro_rules! shared_events {
    ($($(#[$vdoc:meta])* $Variant:ident = $name:literal v $version:literal,)*) => {
        &[$($name),*]
    };
}
pub(crate) use shared_events;

/// What only the payload of one kind of stream has: its type's name, and that it is an event as it is.
macro_rules! own_events {
    ($Enum:ident { $($(#[$vdoc:meta])* $Variant:ident = $name:literal v $version:literal,)* }) => {
        $(impl $Variant {
            /// Its name in records, for ever.
            pub const TYPE: &'static str = $name;
        })*

        $(impl From<$Variant> for crate::streams::Event {
            fn from(payload: $Variant) -> Self {
                $Enum::$Variant(payload).into()
            }
        })*
    };
}
pub(crate) use own_events;

macro_rules! all_events {
    (
        $(#[$doc:meta])*
        $Enum:ident as $Type:ident {
            $($(#[$vdoc:meta])* $Variant:ident = $name:literal v $version:literal,)*
        }
    ) => {
        $(#[$doc])*
        // Some facts say much more than others; boxing them would show in every match.
        #[allow(clippy::large_enum_variant)]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(rename_all = "snake_case")]
        pub enum $Enum {
            $($(#[$vdoc])* $Variant($Variant),)*
        }

        /// The types of these events.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $Type {
            $($(#[$vdoc])* $Variant,)*
        }

        impl $Type {
            /// The type of this name.
            pub fn of(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$Variant),)*
                    _ => None,
                }
            }

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name,)* }
            }
        }

        impl $Enum {
            /// Every event of this stream: type name and current payload version.
            pub const TYPES: &[(&str, u16)] = &[$(($name, $version)),*];

            pub(crate) const fn type_of(&self) -> $Type {
                match self { $(Self::$Variant(_) => $Type::$Variant,)* }
            }

            pub(crate) fn event_type(&self) -> (&'static str, u16) {
                match self { $(Self::$Variant(_) => ($name, $version),)* }
            }

            pub(crate) fn version_of(event_type: &str) -> Option<u16> {
                match event_type {
                    $($name => Some($version),)*
                    _ => None,
                }
            }

            pub(crate) fn serialize_payload<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    $(Self::$Variant(payload) => serde::Serialize::serialize(payload, serializer),)*
                }
            }

            pub(crate) fn deserialize_payload<'de, D: serde::Deserializer<'de>>(
                event_type: &str,
                deserializer: D,
            ) -> Option<Result<Self, D::Error>> {
                match event_type {
                    $($name => Some(
                        <$Variant as serde::Deserialize>::deserialize(deserializer)
                            .map(Self::$Variant),
                    ),)*
                    _ => None,
                }
            }

            pub(crate) fn shape(event_type: &str) -> Option<&'static greyfile_field::Shape> {
                match event_type {
                    $($name => Some(<$Variant as greyfile_field::Field>::SHAPE),)*
                    _ => None,
                }
            }

            #[cfg(feature = "schema")]
            pub(crate) fn payload_schema(event_type: &str) -> Option<schemars::Schema> {
                match event_type {
                    $($name => Some(schemars::schema_for!($Variant)),)*
                    _ => None,
                }
            }

            #[cfg(feature = "arbitrary")]
            pub(crate) fn arbitrary_payload(
                event_type: &str,
                u: &mut arbitrary::Unstructured<'_>,
            ) -> Option<arbitrary::Result<Self>> {
                match event_type {
                    $($name => Some(
                        <$Variant as arbitrary::Arbitrary>::arbitrary(u).map(Self::$Variant),
                    ),)*
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use all_events;

/// A correction of an event of any kind.
pub type Corrected = crate::kernel::common::Corrected<Event>;

events! {
    /// What can happen to any stream.
    CommonEvent as CommonType {
        /// A note was added.
        NoteAdded = "note_added" v 1,
        /// An event was corrected.
        Corrected = "corrected" v 1,
        /// An event was retracted.
        Retracted = "retracted" v 1,
        /// An event that may be the same as an earlier one is not.
        NotTheSame = "not_the_same" v 1,
        /// A file was attached.
        FileAttached = "file_attached" v 1,
    }
}

/// Who may record an event of any stream: a note or a file by itself, the others by the command that is made
/// for them.
pub(super) const fn common_recorder(of: CommonType) -> Recorder {
    match of {
        CommonType::NoteAdded | CommonType::FileAttached => Recorder::Anyone,
        CommonType::Corrected | CommonType::Retracted | CommonType::NotTheSame => Recorder::Act,
    }
}

/// The event as the kernel looks at it.
pub(super) const fn common(event: &CommonEvent) -> Common<'_, Event> {
    match event {
        CommonEvent::NoteAdded(note) => Common::NoteAdded(note),
        CommonEvent::FileAttached(file) => Common::FileAttached(file),
        CommonEvent::Corrected(one) => Common::Corrected(one),
        CommonEvent::Retracted(one) => Common::Retracted(one),
        CommonEvent::NotTheSame(one) => Common::NotTheSame(one),
    }
}

/// Judges an event of any stream by itself. What points at another event has rules in the kernel.
pub(super) fn check_common(event: &CommonEvent, context: &Context<'_>) -> Result<(), Refusal> {
    match event {
        CommonEvent::FileAttached(file) => context.file(file),
        CommonEvent::NoteAdded(_)
        | CommonEvent::Corrected(_)
        | CommonEvent::Retracted(_)
        | CommonEvent::NotTheSame(_) => Ok(()),
    }
}

#[cfg(feature = "schema")]
impl super::Event {
    /// The bytes of the current version of a payload, for programs that know no Rust.
    pub fn payload_layout(event_type: &str) -> Option<greyfile_field::layout::Layout> {
        Self::shape(event_type).map(greyfile_field::layout::of)
    }

    /// The bytes of personal data that is under a key.
    pub fn sealed_layout() -> greyfile_field::layout::Layout {
        use greyfile_field::Field;
        greyfile_field::layout::of(crate::values::personal::Sealed::SHAPE)
    }
}
