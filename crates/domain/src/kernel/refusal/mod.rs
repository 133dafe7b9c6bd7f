//! Why a command was refused: an exact variant for every rule, with a code and typed arguments that
//! reveal nothing the reader may not know. What people read is rendered by `greyfile-words`.

mod licensing;

use std::fmt;

use greyfile_envelope::{EventId, Occurred, StreamId, StreamKind};

pub use licensing::Licensing;

use super::arg::Arg;
use super::identity::Identity;
use crate::values::document::NumberError;
use crate::values::hex::Sha256Hex;
use crate::values::limits::MONEY_MAX;
use crate::values::namespace::Namespace;
use crate::values::place::{PlaceKind, Wanted};
use crate::values::regime::Fault;
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
    /// Something is wrong with a regime, or with an event about one.
    Regime(Fault),
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
    /// A rule of licensing.
    Licensing(Licensing),
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
            Self::UsedBefore(Identity::Regime { code, .. }) => {
                vec![Arg::code("what", "regime"), Arg::text("code", code)]
            }
            Self::Regime(fault) => fault.args(),
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
            Self::Licensing(licensing) => licensing.args(),
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

impl From<Licensing> for Refusal {
    fn from(licensing: Licensing) -> Self {
        Self::Licensing(licensing)
    }
}

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
    Refusal::Regime(Fault::BodyMissing { .. }) => "regime.body_missing",
    Refusal::Regime(Fault::NamedTwice { .. }) => "regime.named_twice",
    Refusal::Regime(Fault::DatesOverlap { .. }) => "regime.dates_overlap",
    Refusal::Regime(Fault::UnknownCurrency { .. }) => "regime.unknown_currency",
    Refusal::Regime(Fault::UnknownStop { .. }) => "regime.unknown_stop",
    Refusal::Regime(Fault::CycleOfStops { .. }) => "regime.cycle_of_stops",
    Refusal::Regime(Fault::UnknownPower { .. }) => "regime.unknown_power",
    Refusal::Regime(Fault::UnknownClass { .. }) => "regime.unknown_class",
    Refusal::Regime(Fault::SeriesPattern { .. }) => "regime.series_pattern",
    Refusal::Regime(Fault::TooFewRecipients { .. }) => "regime.too_few_recipients",
    Refusal::Regime(Fault::NoKey { .. }) => "regime.no_key",
    Refusal::Regime(Fault::KeyShared { .. }) => "regime.key_shared",
    Refusal::Regime(Fault::KeyGivenUp { .. }) => "regime.key_given_up",
    Refusal::Regime(Fault::KeyOfDemonstration { .. }) => "regime.key_of_demonstration",
    Refusal::Regime(Fault::PartTooLarge { .. }) => "regime.part_too_large",
    Refusal::Regime(Fault::CodeTaken { .. }) => "regime.code_taken",
    Refusal::Regime(Fault::UnknownBody { .. }) => "regime.unknown_body",
    Refusal::Regime(Fault::UnknownKey { .. }) => "regime.unknown_key",
    Refusal::Regime(Fault::NotToBeDelegated { .. }) => "regime.not_to_be_delegated",
    Refusal::Regime(Fault::EndsBeforeItBegins) => "regime.ends_before_it_begins",
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
    Refusal::Licensing(Licensing::NoSuchReference { .. }) => "licensing.no_such_reference",
    Refusal::Licensing(Licensing::NotInTheRegime { .. }) => "licensing.not_in_the_regime",
    Refusal::Licensing(Licensing::NoRegime) => "licensing.no_regime",
    Refusal::Licensing(Licensing::UnknownCurrency) => "licensing.unknown_currency",
    Refusal::Licensing(Licensing::NotItsPremises { .. }) => "licensing.not_its_premises",
    Refusal::Licensing(Licensing::NoPremises) => "licensing.no_premises",
    Refusal::Licensing(Licensing::NoValidity) => "licensing.no_validity",
    Refusal::Licensing(Licensing::AnswerRefused { .. }) => "licensing.answer_refused",
    Refusal::Licensing(Licensing::NotVetted { .. }) => "licensing.not_vetted",
    Refusal::Licensing(Licensing::NotInspected { .. }) => "licensing.not_inspected",
    Refusal::Licensing(Licensing::FeeDue { .. }) => "licensing.fee_due",
    Refusal::Licensing(Licensing::ObjectionsOpen { .. }) => "licensing.objections_open",
    Refusal::Licensing(Licensing::FindingsOpen { .. }) => "licensing.findings_open",
    Refusal::Licensing(Licensing::Barred { .. }) => "licensing.barred",
    Refusal::Licensing(Licensing::NoPower { .. }) => "licensing.no_power",
    Refusal::Licensing(Licensing::Recused) => "licensing.recused",
    Refusal::Licensing(Licensing::NoReasons) => "licensing.no_reasons",
    Refusal::Licensing(Licensing::NoShowCause) => "licensing.no_show_cause",
    Refusal::Licensing(Licensing::ShowCauseOver) => "licensing.show_cause_over",
    Refusal::Licensing(Licensing::TooLong { .. }) => "licensing.too_long",
    Refusal::Licensing(Licensing::OtherAmount { .. }) => "licensing.other_amount",
    Refusal::Licensing(Licensing::BarTooLong { .. }) => "licensing.bar_too_long",
    Refusal::Licensing(Licensing::FineTooHigh { .. }) => "licensing.fine_too_high",
    Refusal::Licensing(Licensing::ToBeConfirmed) => "licensing.to_be_confirmed",
    Refusal::Licensing(Licensing::NoGround { .. }) => "licensing.no_ground",
    Refusal::Licensing(Licensing::OtherRound { .. }) => "licensing.other_round",
    Refusal::Licensing(Licensing::ShowCauseForAnother) => "licensing.show_cause_for_another",
    Refusal::Licensing(Licensing::TimeToAnswerRuns { .. }) => "licensing.time_to_answer_runs",
    Refusal::Licensing(Licensing::NotServed) => "licensing.not_served",
    Refusal::Licensing(Licensing::Stayed) => "licensing.stayed",
    Refusal::Licensing(Licensing::NoInterimPower) => "licensing.no_interim_power",
    Refusal::Licensing(Licensing::NoHearingDate) => "licensing.no_hearing_date",
    Refusal::Licensing(Licensing::NotLicensed) => "licensing.not_licensed",
    Refusal::Licensing(Licensing::Issued) => "licensing.issued",
    Refusal::Licensing(Licensing::NotPending) => "licensing.not_pending",
    Refusal::Licensing(Licensing::MoreThanThereIs) => "licensing.more_than_there_is",
    Refusal::Licensing(Licensing::NotItsHand) => "licensing.not_its_hand",
    Refusal::Licensing(Licensing::RestedOn) => "licensing.rested_on",
    Refusal::Licensing(Licensing::BarOver) => "licensing.bar_over",
    Refusal::Licensing(Licensing::TooManyOpen { .. }) => "licensing.too_many_open",
}
