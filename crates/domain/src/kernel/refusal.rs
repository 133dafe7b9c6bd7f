//! Why a command was refused: an exact variant for every rule, with a code and typed arguments that
//! reveal nothing the reader may not know. What people read is rendered by `greyfile-words`.

use std::fmt;

use greyfile_envelope::{EventId, Occurred, StreamId, StreamKind};

use super::arg::Arg;
use super::identity::Identity;
use crate::values::document::NumberError;
use crate::values::hex::Sha256Hex;
use crate::values::limits::MONEY_MAX;
use crate::values::namespace::Namespace;
use crate::values::place::{PlaceKind, Wanted};
use crate::values::section::Section;
use crate::values::text::{Line, PlaceCode};

/// A rule that a command broke. Nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The stream it adds to was never opened.
    NotOpenYet,
    /// The stream it opens is open.
    AlreadyOpen,
    /// It was recorded before.
    AlreadyRecorded,
    /// A stream it names is not on record.
    NotOnRecord(StreamId),
    /// The event belongs to another kind of stream.
    WrongKind {
        /// The kind it belongs to.
        wanted: StreamKind,
        /// The kind it was sent to.
        found: StreamKind,
    },
    /// An event that only the service itself writes, or that has a command of its own.
    NotForCommands,
    /// No event in the command.
    Nothing,
    /// It happened later than now.
    InTheFuture {
        /// When it is said to have happened.
        occurred: Occurred,
    },
    /// A malformed CNIC, IMEI or phone number.
    Number(NumberError),
    /// A CNIC that no real person can have, outside a demonstration.
    SyntheticCnic,
    /// More money than anybody has at once.
    TooMuchMoney,
    /// A number that is a slip of the hand.
    TooLarge {
        /// The largest that is taken.
        max: i64,
    },
    /// A device's clock that, put right, shows no time there is.
    DeviceClock,
    /// A number or a year that no register on paper has.
    NotInARegister,
    /// Two streams would hold what only one may.
    Taken {
        /// What is taken.
        what: Namespace,
    },
    /// Nobody could say for ever which other texts are the same as this one.
    NotComparable {
        /// What is to be unique.
        what: Namespace,
    },
    /// The gazetteer has no place of the code.
    NoSuchPlace {
        /// The code.
        code: PlaceCode,
    },
    /// A place picked by its code is not what the field asks for.
    NotThatKindOfPlace {
        /// The code.
        code: PlaceCode,
        /// What the field asks for.
        wanted: Wanted,
    },
    /// A place lies in one that is not of that kind.
    NotThatKindOfArea {
        /// The code.
        code: PlaceCode,
        /// What it lies in: one of these.
        kinds: &'static [PlaceKind],
    },
    /// A place that is no malkhana belongs to no station.
    NoStore {
        /// What it is.
        kind: PlaceKind,
    },
    /// A text mapped to a place of a kind that no field asks for.
    NoFieldAsksFor {
        /// What it is.
        kind: PlaceKind,
    },
    /// A text that means a place already.
    MeansAnother {
        /// The text.
        typed: Line,
        /// What it means.
        code: PlaceCode,
    },
    /// A code that an entry of the gazetteer had.
    UsedBefore(Identity),
    /// A section known not to be in force.
    SectionNotInForce {
        /// Which section.
        section: Section,
        /// When the offence was committed.
        offence: Occurred,
    },
    /// A file that was not received, or waited too long.
    FileNotHere {
        /// Which file.
        sha256: Sha256Hex,
    },
    /// A file that has another length than is said.
    FileOfOtherLength {
        /// How many bytes it has.
        bytes: u64,
    },
    /// A file that is something else than is said.
    FileOfOtherType {
        /// What its first bytes say.
        is: Line,
    },
    /// Only the holder hands over or destroys.
    NotTheHolder,
    /// What is destroyed is neither moved nor destroyed again.
    Destroyed,
    /// One person alone may not do it.
    SecondPersonNeeded,
    /// The event to correct is not in this stream.
    NoSuchEvent,
    /// The event to correct was retracted.
    Retracted,
    /// Retractions and the founding of the log stand.
    CannotBeUndone,
    /// A correction that changes the type of event.
    TypeChanged,
    /// Somebody else corrected it meanwhile.
    Overtaken {
        /// The correction in force.
        by: EventId,
    },
    /// What it is said to be a duplicate of does not stand.
    NoSuchDuplicate,
    /// It is not marked as possibly the same as another.
    NotMarked,
    /// A correction without effect.
    NothingChanged,
    /// A correction that would change which exhibits a raid opened, or another identity.
    IdentityChanged,
    /// A raid for a case on record and for a new one at once.
    OneCase,
    /// A role seen at a raid of no case.
    RoleWithoutCase {
        /// Whose role, by the place in the list, from 0.
        person: usize,
    },
    /// More than one batch can take.
    TooMany(usize),
}

impl Refusal {
    /// Most records one command may make, what it reserves counted: as many as the log takes at
    /// once.
    pub const RECORDS_MAX: usize = 1_000;

    /// What its text speaks of, and what its rule does.
    pub fn args(&self) -> Vec<Arg> {
        match self {
            Self::NotOnRecord(stream) => vec![Arg::stream("stream", *stream)],
            Self::WrongKind { wanted, found } => {
                vec![Arg::kind("wanted", *wanted), Arg::kind("found", *found)]
            }
            Self::InTheFuture { occurred } => vec![Arg::occurred("occurred", *occurred)],
            Self::Taken { what } | Self::NotComparable { what } => {
                vec![Arg::namespace("what", *what)]
            }
            Self::NoSuchPlace { code } => vec![Arg::text("code", code)],
            Self::NotThatKindOfPlace { code, wanted } => {
                vec![Arg::text("code", code), Arg::wanted("wanted", *wanted)]
            }
            Self::NotThatKindOfArea { code, kinds } => {
                let kinds = kinds.iter().map(|kind| Arg::place("kinds", *kind));
                [Arg::text("code", code)].into_iter().chain(kinds).collect()
            }
            Self::NoStore { kind } | Self::NoFieldAsksFor { kind } => {
                vec![Arg::place("kind", *kind)]
            }
            Self::MeansAnother { typed, code } => {
                vec![Arg::text("typed", typed), Arg::text("code", code)]
            }
            Self::UsedBefore(Identity::Stream(stream)) => {
                vec![Arg::code("what", "stream"), Arg::stream("stream", *stream)]
            }
            Self::UsedBefore(Identity::Place(code)) => {
                vec![Arg::code("what", "place"), Arg::text("code", code)]
            }
            Self::SectionNotInForce { section, offence } => {
                vec![Arg::section("section", section), Arg::occurred("offence", *offence)]
            }
            Self::FileNotHere { sha256 } => vec![Arg::text("sha256", sha256)],
            Self::FileOfOtherLength { bytes } => vec![Arg::number("bytes", *bytes as i64)],
            Self::FileOfOtherType { is } => vec![Arg::text("is", is)],
            Self::Overtaken { by } => vec![Arg::event("by", *by)],
            Self::RoleWithoutCase { person } => vec![Arg::count("person", *person)],
            Self::TooLarge { max } => vec![Arg::number("max", *max)],
            Self::TooMuchMoney => vec![Arg::number("max", MONEY_MAX as i64)],
            Self::TooMany(records) => {
                vec![Arg::count("records", *records), Arg::count("max", Self::RECORDS_MAX)]
            }
            Self::NotOpenYet
            | Self::AlreadyOpen
            | Self::AlreadyRecorded
            | Self::NotForCommands
            | Self::Nothing
            | Self::Number(_)
            | Self::SyntheticCnic
            | Self::NotInARegister
            | Self::DeviceClock
            | Self::NotTheHolder
            | Self::Destroyed
            | Self::SecondPersonNeeded
            | Self::NoSuchEvent
            | Self::Retracted
            | Self::CannotBeUndone
            | Self::TypeChanged
            | Self::NoSuchDuplicate
            | Self::NotMarked
            | Self::NothingChanged
            | Self::IdentityChanged
            | Self::OneCase => Vec::new(),
        }
    }
}

/// The code alone: errors end in logs, and what a refusal speaks of was typed by somebody.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for Refusal {}

/// Gives each refusal its code, and lists the codes: one that has none does not compile.
macro_rules! refusal_codes {
    ($($pattern:pat => $code:literal,)*) => {
        impl Refusal {
            /// Every code.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// A stable code for programs.
            pub const fn code(&self) -> &'static str {
                match self { $($pattern => $code,)* }
            }
        }
    };
}

refusal_codes! {
    Refusal::NotOpenYet => "stream.not_open",
    Refusal::AlreadyOpen => "stream.already_open",
    Refusal::AlreadyRecorded => "event.already_recorded",
    Refusal::NotOnRecord(_) => "stream.unknown",
    Refusal::WrongKind { .. } => "event.wrong_kind",
    Refusal::NotForCommands => "event.not_for_commands",
    Refusal::Nothing => "command.empty",
    Refusal::InTheFuture { .. } => "time.in_the_future",
    Refusal::Number(NumberError::Cnic) => "number.cnic",
    Refusal::Number(NumberError::Imei) => "number.imei",
    Refusal::Number(NumberError::Phone) => "number.phone",
    Refusal::SyntheticCnic => "number.synthetic_cnic",
    Refusal::TooMuchMoney => "number.too_much_money",
    Refusal::NotInARegister => "number.not_in_a_register",
    Refusal::TooLarge { .. } => "number.too_large",
    Refusal::DeviceClock => "time.device_clock",
    Refusal::Taken { .. } => "reservation.taken",
    Refusal::NotComparable { .. } => "reservation.not_comparable",
    Refusal::NoSuchPlace { .. } => "place.unknown",
    Refusal::NotThatKindOfPlace { .. } => "place.wrong_kind",
    Refusal::NotThatKindOfArea { .. } => "place.wrong_area",
    Refusal::NoStore { .. } => "place.no_store",
    Refusal::NoFieldAsksFor { .. } => "place.not_asked_for",
    Refusal::MeansAnother { .. } => "place.means_another",
    Refusal::UsedBefore(_) => "place.used_before",
    Refusal::SectionNotInForce { .. } => "section.not_in_force",
    Refusal::FileNotHere { .. } => "file.not_here",
    Refusal::FileOfOtherLength { .. } => "file.other_length",
    Refusal::FileOfOtherType { .. } => "file.other_type",
    Refusal::NotTheHolder => "custody.not_the_holder",
    Refusal::Destroyed => "custody.destroyed",
    Refusal::SecondPersonNeeded => "custody.second_person",
    Refusal::NoSuchEvent => "correction.no_such_event",
    Refusal::Retracted => "correction.retracted",
    Refusal::CannotBeUndone => "correction.cannot_be_undone",
    Refusal::TypeChanged => "correction.type_changed",
    Refusal::NotMarked => "not_the_same.not_marked",
    Refusal::NothingChanged => "correction.nothing_changed",
    Refusal::Overtaken { .. } => "correction.overtaken",
    Refusal::NoSuchDuplicate => "retraction.no_such_duplicate",
    Refusal::IdentityChanged => "correction.identity_changed",
    Refusal::OneCase => "raid.one_case",
    Refusal::RoleWithoutCase { .. } => "raid.role_without_case",
    Refusal::TooMany(_) => "command.too_many_events",
}
