//! Every event there is, by stream; their names and versions.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::stream::{
    case::CaseEvent, centre::CentreEvent, common::CommonEvent, complaint::ComplaintEvent,
    exhibit::ExhibitEvent, figure::FigureEvent, fir::FirEvent, log::LogEvent, person::PersonEvent,
    raid::RaidEvent, regime::RegimeEvent, reservation::ReservationEvent,
};
use greyfile_envelope::StreamKind;

/// Declares the events of one stream: an enum of payloads, each with its type name and the
/// version of its payload that this program writes.
macro_rules! events {
    (
        $(#[$doc:meta])*
        $Enum:ident {
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

        impl $Enum {
            /// Every event of this stream: type name and current payload version.
            pub const TYPES: &[(&str, u16)] = &[$(($name, $version)),*];

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

        $(impl From<$Variant> for crate::event::Event {
            fn from(payload: $Variant) -> Self {
                $Enum::$Variant(payload).into()
            }
        })*
    };
}
pub(crate) use events;

/// The events of one stream, as found among all events.
pub trait StreamEvent: Sized {
    /// The event, if it is one of this stream's.
    fn of(event: &Event) -> Option<&Self>;
}

macro_rules! streams {
    ($($(#[$doc:meta])* $Variant:ident($Enum:ident) = $prefix:literal;)*) => {
        /// One thing that happened, whatever life it happened in.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(rename_all = "snake_case")]
        pub enum Event {
            $($(#[$doc])* $Variant($Enum),)*
        }

        $(
            impl From<$Enum> for Event {
                fn from(event: $Enum) -> Self {
                    Self::$Variant(event)
                }
            }

            impl StreamEvent for $Enum {
                fn of(event: &Event) -> Option<&Self> {
                    match event {
                        Event::$Variant(event) => Some(event),
                        _ => None,
                    }
                }
            }
        )*

        impl Event {
            /// Every event this program knows: type name and current payload version.
            pub fn types() -> impl Iterator<Item = (&'static str, u16)> {
                [$($Enum::TYPES),*].into_iter().flatten().copied()
            }

            /// Its type name and the version of its payload.
            pub fn event_type(&self) -> (&'static str, u16) {
                match self { $(Self::$Variant(event) => event.event_type(),)* }
            }

            /// Serialises the payload alone.
            ///
            /// # Errors
            /// What the serializer says.
            pub fn serialize_payload<S: Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self { $(Self::$Variant(event) => event.serialize_payload(serializer),)* }
            }

            /// Reads the current version of a payload; `None` if no such event type is known.
            pub fn deserialize_payload<'de, D: Deserializer<'de>>(
                event_type: &str,
                deserializer: D,
            ) -> Option<Result<Self, D::Error>> {
                match event_type.split_once('.').map_or("", |(prefix, _)| prefix) {
                    $($prefix => {
                        Some($Enum::deserialize_payload(event_type, deserializer)?
                            .map(Self::$Variant))
                    })*
                    _ => None,
                }
            }

            /// The current version of the payload of an event type, if the type is known.
            pub fn version_of(event_type: &str) -> Option<u16> {
                match event_type.split_once('.').map_or("", |(prefix, _)| prefix) {
                    $($prefix => $Enum::version_of(event_type),)*
                    _ => None,
                }
            }

            /// The JSON Schema of the current version of a payload.
            #[cfg(feature = "schema")]
            pub fn payload_schema(event_type: &str) -> Option<schemars::Schema> {
                match event_type.split_once('.').map_or("", |(prefix, _)| prefix) {
                    $($prefix => $Enum::payload_schema(event_type),)*
                    _ => None,
                }
            }

            /// Any event of a type.
            #[cfg(feature = "arbitrary")]
            pub fn arbitrary_payload(
                event_type: &str,
                u: &mut arbitrary::Unstructured<'_>,
            ) -> Option<arbitrary::Result<Self>> {
                match event_type.split_once('.').map_or("", |(prefix, _)| prefix) {
                    $($prefix => {
                        Some($Enum::arbitrary_payload(event_type, u)?.map(Self::$Variant))
                    })*
                    _ => None,
                }
            }
        }
    };
}

streams! {
    /// On any life: a note, a correction, a retraction.
    Common(CommonEvent) = "";
    /// The log's founding.
    Log(LogEvent) = "log";
    /// A call centre.
    Centre(CentreEvent) = "centre";
    /// A complaint.
    Complaint(ComplaintEvent) = "complaint";
    /// A case.
    Case(CaseEvent) = "case";
    /// A raid.
    Raid(RaidEvent) = "raid";
    /// An FIR.
    Fir(FirEvent) = "fir";
    /// An exhibit.
    Exhibit(ExhibitEvent) = "exhibit";
    /// A person.
    Person(PersonEvent) = "person";
    /// The regime.
    Regime(RegimeEvent) = "regime";
    /// Published figures.
    Figure(FigureEvent) = "figure";
    /// A reservation.
    Reservation(ReservationEvent) = "reservation";
}

impl Event {
    /// The kind of stream it belongs to; `None` for those of any stream.
    pub fn kind(&self) -> Option<StreamKind> {
        Some(match self {
            Self::Common(_) => return None,
            Self::Log(_) => StreamKind::LOG,
            Self::Centre(_) => StreamKind::CENTRE,
            Self::Complaint(_) => StreamKind::COMPLAINT,
            Self::Case(_) => StreamKind::CASE,
            Self::Raid(_) => StreamKind::RAID,
            Self::Fir(_) => StreamKind::FIR,
            Self::Exhibit(_) => StreamKind::EXHIBIT,
            Self::Person(_) => StreamKind::PERSON,
            Self::Regime(_) => StreamKind::REGIME,
            Self::Figure(_) => StreamKind::FIGURE,
            Self::Reservation(_) => StreamKind::RESERVATION,
        })
    }
}
