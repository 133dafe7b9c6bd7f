//! The streams: a folder a kind, each with its events, its state, its rules, what is judged of it,
//! and its tests. None knows another but by id.

use greyfile_envelope::{StreamId, StreamKind};
use greyfile_field::{Field, Shape};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::payload::common_recorder;
use crate::kernel::called::Called;
use crate::kernel::common::Common;
use crate::kernel::decision::{self, Context};
use crate::kernel::flag::Judged;
use crate::kernel::history::{self, Moment};
use crate::kernel::id::stream_id;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{AnyEvent, Kind, Of, Recorder, Undoing};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::variants::variants;
use crate::kernel::words::{Codes, Words};
use crate::values::place::{Place, Wanted};

pub mod case;
pub mod centre;
pub mod complaint;
pub mod exhibit;
pub mod figure;
pub mod fir;
pub mod gazetteer;
pub mod licence;
pub mod log;
pub(crate) mod payload;
pub mod person;
pub mod raid;
pub mod regime;
pub mod reservation;

pub use self::payload::{CommonEvent, CommonType, Corrected};
pub use crate::kernel::common::{EventIn, FileAttached, NotTheSame, NoteAdded, Retracted};

/// The events of one stream.
pub type History = history::History<Event>;
/// One event with all that its record says of it.
pub type Logged = history::Logged<Event>;
/// An event as it is after corrections.
pub type Current<'a> = history::Current<'a, Event>;
/// Histories by stream.
pub type Histories = decision::Histories<Event>;
/// What a command comes to.
pub type Decision = decision::Decision<Event>;

macro_rules! streams {
    ($($(#[$doc:meta])* $Variant:ident = $module:ident::{$State:ident, $Enum:ident, $Type:ident}, $Id:ident, $KIND:ident, $prefix:literal;)*) => {
        /// The typed ids of streams, one for each kind.
        pub mod ids {
            super::stream_id! { $($(#[$doc])* $Id = $KIND, $prefix;)* }

            /// The shapes of all of them.
            pub const SHAPES: &[&super::Shape] = &[$(<$Id as super::Field>::SHAPE),*];
        }
        pub use ids::*;

        /// One thing that happened, in a stream of whatever kind.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
        #[serde(rename_all = "snake_case")]
        pub enum Event {
            /// In any stream: a note, a correction, a retraction.
            Common(CommonEvent),
            $($(#[$doc])* $Variant($module::$Enum),)*
        }

        /// The state of a stream of any kind.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(clippy::large_enum_variant, reason = "a decision holds a few, and no list has any")]
        pub enum State {
            $($(#[$doc])* $Variant($module::$State),)*
        }

        impl From<CommonEvent> for Event {
            fn from(event: CommonEvent) -> Self {
                Self::Common(event)
            }
        }

        $(
            impl From<$module::$Enum> for Event {
                fn from(event: $module::$Enum) -> Self {
                    Self::$Variant(event)
                }
            }

            impl Of<Event> for $module::$Enum {
                fn of(event: &Event) -> Option<&Self> {
                    match event {
                        Event::$Variant(event) => Some(event),
                        _ => None,
                    }
                }
            }

            impl $module::$State {
                /// This state, if the stream is of its kind.
                pub fn of(state: &State) -> Option<&Self> {
                    match state {
                        State::$Variant(state) => Some(state),
                        _ => None,
                    }
                }
            }
        )*

        /// Every kind of stream, with its prefix of event types: what a test holds against the
        /// table of kinds in `envelope`.
        pub const KINDS: &[(StreamKind, &str)] =
            &[$((<$module::$State as Kind>::KIND, $prefix)),*];

        /// The words of each kind, and the codes that they have to have a text for.
        pub(crate) const WORDS: &[(&str, Words, Codes)] = &[$((
            $prefix,
            <$module::$State as Kind>::WORDS,
            <$module::$State as Kind>::CODES,
        )),*];

        impl Event {
            /// Every event this program knows: type name and current payload version.
            pub fn types() -> impl Iterator<Item = (&'static str, u16)> {
                [CommonEvent::TYPES, $($module::$Enum::TYPES),*].into_iter().flatten().copied()
            }

            /// Every event as JSON names it: its kind, itself, and its type's name.
            pub fn named() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
                let kinds = [
                    (CommonEvent::TYPES, variants::<CommonEvent>()),
                    $(($module::$Enum::TYPES, variants::<$module::$Enum>()),)*
                ];
                let kinds = variants::<Self>().iter().zip(kinds);
                kinds.flat_map(|(kind, (types, names))| {
                    let events = names.iter().zip(types);
                    events.map(|(name, (event_type, _))| (*kind, *name, *event_type))
                })
            }

            /// Whether the payload of an event type is declared once for several kinds of stream, so
            /// that its words are one text.
            pub fn is_shared(event_type: &str) -> bool {
                let shared = [$($module::$Enum::SHARED),*];
                shared.iter().any(|types| types.contains(&event_type))
            }

            /// Its type name and the version of its payload.
            pub fn event_type(&self) -> (&'static str, u16) {
                match self {
                    Self::Common(event) => event.event_type(),
                    $(Self::$Variant(event) => event.event_type(),)*
                }
            }

            /// Serialises the payload alone.
            ///
            /// # Errors
            /// What the serializer says.
            pub fn serialize_payload<S: Serializer>(
                &self,
                serializer: S,
            ) -> Result<S::Ok, S::Error> {
                match self {
                    Self::Common(event) => event.serialize_payload(serializer),
                    $(Self::$Variant(event) => event.serialize_payload(serializer),)*
                }
            }

            /// Reads the current version of a payload; `None` if no such event type is known.
            pub fn deserialize_payload<'de, D: Deserializer<'de>>(
                event_type: &str,
                deserializer: D,
            ) -> Option<Result<Self, D::Error>> {
                match prefix(event_type) {
                    "" => Some(
                        CommonEvent::deserialize_payload(event_type, deserializer)?
                            .map(Self::Common),
                    ),
                    $($prefix => Some(
                        $module::$Enum::deserialize_payload(event_type, deserializer)?
                            .map(Self::$Variant),
                    ),)*
                    _ => None,
                }
            }

            /// The current version of the payload of an event type, if the type is known.
            pub fn version_of(event_type: &str) -> Option<u16> {
                match prefix(event_type) {
                    "" => CommonEvent::version_of(event_type),
                    $($prefix => $module::$Enum::version_of(event_type),)*
                    _ => None,
                }
            }

            /// Whether an event of this type can be the first of a stream.
            pub fn can_open(event_type: &str) -> bool {
                match prefix(event_type) {
                    $($prefix => {
                        $module::$Type::of(event_type).is_some_and($module::$State::opens)
                    })*
                    _ => false,
                }
            }

            /// Who may record an event of this type; `None` if the type is not known.
            pub fn recorder_of(event_type: &str) -> Option<Recorder> {
                match prefix(event_type) {
                    "" => CommonType::of(event_type).map(common_recorder),
                    $($prefix => $module::$Type::of(event_type).map($module::$State::recorder),)*
                    _ => None,
                }
            }

            /// The kind of stream that events of this type belong to; `None` for those of any
            /// stream, and for a type that is not known.
            pub fn kind_of(event_type: &str) -> Option<StreamKind> {
                match prefix(event_type) {
                    $($prefix => {
                        $module::$Type::of(event_type).map(|_| <$module::$State as Kind>::KIND)
                    })*
                    _ => None,
                }
            }

            /// The fields of the current version of a payload: what it is and, in the order of
            /// its bytes, what it holds.
            pub fn shape(event_type: &str) -> Option<&'static Shape> {
                match prefix(event_type) {
                    "" => CommonEvent::shape(event_type),
                    $($prefix => $module::$Enum::shape(event_type),)*
                    _ => None,
                }
            }

            /// The JSON Schema of the current version of a payload.
            #[cfg(feature = "schema")]
            pub fn payload_schema(event_type: &str) -> Option<schemars::Schema> {
                match prefix(event_type) {
                    "" => CommonEvent::payload_schema(event_type),
                    $($prefix => $module::$Enum::payload_schema(event_type),)*
                    _ => None,
                }
            }

            /// Any event of a type.
            #[cfg(feature = "arbitrary")]
            pub fn arbitrary_payload(
                event_type: &str,
                u: &mut arbitrary::Unstructured<'_>,
            ) -> Option<arbitrary::Result<Self>> {
                match prefix(event_type) {
                    "" => Some(CommonEvent::arbitrary_payload(event_type, u)?.map(Self::Common)),
                    $($prefix => Some(
                        $module::$Enum::arbitrary_payload(event_type, u)?.map(Self::$Variant),
                    ),)*
                    _ => None,
                }
            }

            /// The kind of stream it belongs to; `None` for those of any stream.
            pub fn kind(&self) -> Option<StreamKind> {
                AnyEvent::kind(self)
            }
        }

        impl Field for Event {
            const SHAPE: &'static Shape = &Shape::Event;
        }

        impl State {
            /// What is due and what is wrong, as far as the stream alone tells.
            pub fn judge(&self, about: StreamId, asked: $crate::kernel::courts::Asked<'_>) -> Judged {
                match self { $(Self::$Variant(state) => state.judge(about, asked),)* }
            }

            /// What to call the stream where nobody may be named.
            pub fn called(&self) -> Option<Called> {
                match self { $(Self::$Variant(state) => state.called(),)* }
            }

            /// The texts that somebody who looks for the stream knows of it.
            pub fn sought(&self) -> Vec<String> {
                match self { $(Self::$Variant(state) => state.sought(),)* }
            }

            /// The names of the types of events that usually come next, the most usual first.
            pub fn next(&self) -> Vec<&'static str> {
                match self {
                    $(Self::$Variant(state) => state.next().iter().map(|of| of.name()).collect(),)*
                }
            }
        }

        impl AnyEvent for Event {
            type State = State;

            fn event_type(&self) -> (&'static str, u16) {
                Self::event_type(self)
            }

            fn kind(&self) -> Option<StreamKind> {
                match self {
                    Self::Common(_) => None,
                    $(Self::$Variant(_) => Some(<$module::$State as Kind>::KIND),)*
                }
            }

            fn common(&self) -> Option<Common<'_, Self>> {
                match self {
                    Self::Common(event) => Some(payload::common(event)),
                    $(Self::$Variant(_) => None,)*
                }
            }

            fn opens(&self) -> bool {
                match self {
                    Self::Common(_) => false,
                    $(Self::$Variant(event) => $module::$State::opens(event.type_of()),)*
                }
            }

            fn recorder(&self) -> Recorder {
                match self {
                    Self::Common(event) => common_recorder(event.type_of()),
                    $(Self::$Variant(event) => $module::$State::recorder(event.type_of()),)*
                }
            }

            fn names(&self, out: &mut Vec<StreamId>) {
                match self {
                    Self::Common(_) => {}
                    $(Self::$Variant(event) => <$module::$State as Kind>::names(event, out),)*
                }
            }

            fn identity(&self) -> Option<Identity> {
                match self {
                    Self::Common(_) => None,
                    $(Self::$Variant(event) => $module::$State::identity(event),)*
                }
            }

            fn fact(&self) -> Option<Fact> {
                match self {
                    Self::Common(_) => None,
                    $(Self::$Variant(event) => $module::$State::fact(event),)*
                }
            }

            fn places(&mut self, each: &mut dyn FnMut(&mut Place, Wanted)) {
                match self {
                    Self::Common(_) => {}
                    $(Self::$Variant(event) => $module::$State::places(event, each),)*
                }
            }

            fn keep_used(
                &mut self,
                was: Option<&Self>,
                before: &Self::State,
                context: &Context<'_>,
            ) {
                match self {
                    Self::Common(_) => {}
                    $(Self::$Variant(event) => {
                        let was = match was {
                            Some(Self::$Variant(was)) => Some(was),
                            _ => None,
                        };
                        // One of another kind is refused after this.
                        if let Some(before) = $module::$State::of(before) {
                            <$module::$State as Kind>::keep_used(event, was, before, context);
                        }
                    })*
                }
            }

            fn reserves(&self) -> Result<Vec<Unique>, Refusal> {
                match self {
                    Self::Common(_) => Ok(Vec::new()),
                    $(Self::$Variant(event) => $module::$State::reserves(event),)*
                }
            }

            fn numbers(&self) -> Option<Numbered<'_>> {
                match self {
                    Self::Common(_) => None,
                    $(Self::$Variant(event) => $module::$State::numbers(event),)*
                }
            }

            fn empty(kind: StreamKind) -> Option<State> {
                $(if kind == <$module::$State as Kind>::KIND {
                    return Some(State::$Variant($module::$State::default()));
                })*
                None
            }

            fn evolve(state: &mut State, moment: &Moment, done_by: &str, event: &Self) {
                match (state, event) {
                    $((State::$Variant(state), Self::$Variant(event)) => {
                        state.evolve(moment, done_by, event);
                    })*
                    _ => {}
                }
            }

            fn check(event: &Self, context: &Context<'_>) -> Result<(), Refusal> {
                match event {
                    Self::Common(event) => payload::check_common(event, context),
                    $(Self::$Variant(event) => $module::$State::check(event, context),)*
                }
            }

            fn admit(
                before: &State,
                whole: &State,
                event: &Self,
                context: &Context<'_>,
            ) -> Result<(), Refusal> {
                match (before, whole, event) {
                    $((State::$Variant(before), State::$Variant(whole), Self::$Variant(event)) => {
                        $module::$State::admit(before, whole, event, context)
                    })*
                    // What any stream takes has its own rules in the kernel.
                    (_, _, Self::Common(_)) => Ok(()),
                    // An event of one kind in a stream of another.
                    _ => Err(Refusal::NotForCommands),
                }
            }

            fn undoing(whole: &State, moment: &Moment, event: &Self) -> Undoing {
                match (whole, event) {
                    $((State::$Variant(whole), Self::$Variant(event)) => {
                        $module::$State::undoing(whole, moment, event)
                    })*
                    _ => Undoing::Anyone,
                }
            }

            fn order_matters(&self, other: &Self) -> bool {
                match (self, other) {
                    // The same said twice is the same either way round.
                    _ if self == other => false,
                    $((Self::$Variant(one), Self::$Variant(other)) => {
                        $module::$State::order_matters(one, other)
                    })*
                    _ => false,
                }
            }

            fn is_service_only(kind: StreamKind) -> bool {
                match () {
                    $(() if kind == <$module::$State as Kind>::KIND => {
                        <$module::$State as Kind>::SERVICE_ONLY
                    })*
                    () => true,
                }
            }

            fn begins(kind: StreamKind) -> bool {
                match () {
                    $(() if kind == <$module::$State as Kind>::KIND => {
                        <$module::$State as Kind>::BEGINS
                    })*
                    () => false,
                }
            }

            fn only(kind: StreamKind) -> Option<StreamId> {
                let id = match () {
                    $(() if kind == <$module::$State as Kind>::KIND => {
                        <$module::$State as Kind>::ONLY
                    })*
                    () => None,
                };
                id.map(|id| StreamId::new(kind, id))
            }
        }
    };
}

streams! {
    /// The log itself.
    Log = log::{LogState, LogEvent, LogType}, LogId, LOG, "log";
    /// A call centre, licensed or not.
    Centre = centre::{CentreState, CentreEvent, CentreType}, CentreId, CENTRE, "centre";
    /// A complaint.
    Complaint = complaint::{ComplaintState, ComplaintEvent, ComplaintType}, ComplaintId, COMPLAINT, "complaint";
    /// An Operation Grey case file.
    Case = case::{CaseState, CaseEvent, CaseType}, CaseId, CASE, "case";
    /// A raid.
    Raid = raid::{RaidState, RaidEvent, RaidType}, RaidId, RAID, "raid";
    /// An FIR.
    Fir = fir::{FirState, FirEvent, FirType}, FirId, FIR, "fir";
    /// An exhibit.
    Exhibit = exhibit::{ExhibitState, ExhibitEvent, ExhibitType}, ExhibitId, EXHIBIT, "exhibit";
    /// A person.
    Person = person::{PersonState, PersonEvent, PersonType}, PersonId, PERSON, "person";
    /// The regime.
    Regime = regime::{RegimeState, RegimeEvent, RegimeType}, RegimeId, REGIME, "regime";
    /// A publication of figures.
    Figure = figure::{FigureState, FigureEvent, FigureType}, FigureId, FIGURE, "figure";
    /// A value that only one stream may hold.
    Reservation = reservation::{ReservationState, ReservationEvent, ReservationType}, ReservationId, RESERVATION, "reservation";
    /// An application, and the licence that came of it.
    Licence = licence::{LicenceState, LicenceEvent, LicenceType}, LicenceId, LICENCE, "licence";
    /// The gazetteer.
    Gazetteer = gazetteer::{GazetteerState, GazetteerEvent, GazetteerType}, GazetteerId, GAZETTEER, "gazetteer";
}

/// The word before the dot in an event's type; nothing for events of any stream.
fn prefix(event_type: &str) -> &str {
    event_type.split_once('.').map_or("", |(prefix, _)| prefix)
}
