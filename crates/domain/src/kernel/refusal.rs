//! Why a command was refused: an exact variant for every rule, in words that reveal nothing the
//! reader may not know.

use greyfile_envelope::{EventId, Occurred, StreamId, StreamKind};

use super::kind::Identity;
use crate::values::document::NumberError;
use crate::values::namespace::Namespace;
use crate::values::place::{PlaceKind, Wanted, words_of};
use crate::values::section::Section;
use crate::values::text::{Line, PlaceCode};

/// A rule that a command broke. Nothing was written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The stream it adds to was never opened.
    #[error("nothing is on record under this id yet; open it first, or check the id")]
    NotOpenYet,
    /// The stream it opens is open.
    #[error("this was opened before; if the record is wrong, correct the event that opened it")]
    AlreadyOpen,
    /// It was recorded before.
    #[error("this is on record already; if the record is wrong, correct it instead")]
    AlreadyRecorded,
    /// A stream it names is not on record.
    #[error("{0} is not on record; check the id, or record it first")]
    NotOnRecord(StreamId),
    /// The event belongs to another kind of stream.
    #[error("this is an event of a {wanted}, and the id is of a {found}; check the id")]
    WrongKind {
        /// The kind it belongs to.
        wanted: StreamKind,
        /// The kind it was sent to.
        found: StreamKind,
    },
    /// An event that only the service itself writes, or that has a command of its own.
    #[error(
        "this event is not added by itself: the service writes it, or a command made for it (seize, note, correct, retract)"
    )]
    NotForCommands,
    /// No event in the command.
    #[error("the command holds no event; add at least one")]
    Nothing,
    /// It happened later than now.
    #[error(
        "the time it happened ({occurred}) is more than 5 minutes in the future; check the date and the clock"
    )]
    InTheFuture {
        /// When it is said to have happened.
        occurred: Occurred,
    },
    /// A malformed CNIC, IMEI or phone number.
    #[error("{0}")]
    Number(NumberError),
    /// A CNIC that no real person can have, outside a demonstration.
    #[error("a CNIC that begins with 0 is made up, and only a demonstration log takes it")]
    SyntheticCnic,
    /// Two streams would hold what only one may.
    #[error(
        "this {} is on record already, and there can be only one; check it, or correct the earlier record",
        .what.word()
    )]
    Taken {
        /// What is taken.
        what: Namespace,
    },
    /// Nobody could say for ever which other texts are the same as this one.
    #[error(
        "this {} holds a character that cannot be compared reliably with other entries, or nothing but marks; write it with letters and digits",
        .what.word()
    )]
    NotComparable {
        /// What is to be unique.
        what: Namespace,
    },
    /// The gazetteer has no place of the code.
    #[error(
        "the gazetteer has no such place under the code {code}; look in the list of places (greyfile gazetteer list), or add it first"
    )]
    NoSuchPlace {
        /// The code.
        code: PlaceCode,
    },
    /// A place picked by its code is not what the field asks for.
    #[error("{code} is no {}, as the gazetteer has it; pick another, or give the name alone", .wanted.word())]
    NotThatKindOfPlace {
        /// The code.
        code: PlaceCode,
        /// What the field asks for.
        wanted: Wanted,
    },
    /// A place lies in one that is not of that kind.
    #[error("{code} is no {}, as the gazetteer has it; give the code of one", words_of(.kinds))]
    NotThatKindOfArea {
        /// The code.
        code: PlaceCode,
        /// What it lies in: one of these.
        kinds: &'static [PlaceKind],
    },
    /// A place that is no malkhana belongs to no station.
    #[error("only a malkhana belongs to a station or circle, and this is a {}; leave the station out", .kind.word())]
    NoStore {
        /// What it is.
        kind: PlaceKind,
    },
    /// A text mapped to a place of a kind that no field asks for.
    #[error("no field asks for a {}, so no text is mapped to one; give the code of another place", .kind.word())]
    NoFieldAsksFor {
        /// What it is.
        kind: PlaceKind,
    },
    /// A text that means a place already.
    #[error(
        "\u{201c}{typed}\u{201d} means {code} already; if that is wrong, correct or retract the entry of the gazetteer that says so"
    )]
    MeansAnother {
        /// The text.
        typed: Line,
        /// What it means.
        code: PlaceCode,
    },
    /// A code that an entry of the gazetteer had.
    #[error("{} was given before, and is never given again; give another code", .0.shown())]
    UsedBefore(Identity),
    /// A section known not to be in force.
    #[error(
        "{section} is known not to have been in force at the time of the offence ({offence}); check the section and the date"
    )]
    SectionNotInForce {
        /// Which section.
        section: Section,
        /// When the offence was committed.
        offence: Occurred,
    },
    /// Only the holder hands over or destroys.
    #[error(
        "only who holds the exhibit can hand it over or have it destroyed; if it happened elsewhere, record it with its basis (report, paper or press)"
    )]
    NotTheHolder,
    /// What is destroyed is neither moved nor destroyed again.
    #[error(
        "this exhibit is on record as destroyed; if that is wrong, correct or retract it, and if this happened elsewhere, record it with its basis (report, paper or press)"
    )]
    Destroyed,
    /// One person alone may not do it.
    #[error("this takes a second person, other than who does it and who logs it; name one")]
    SecondPersonNeeded,
    /// The event to correct is not in this stream.
    #[error("there is no such event here to correct or retract; check both ids")]
    NoSuchEvent,
    /// The event to correct was retracted.
    #[error(
        "this event was retracted and cannot be corrected; record what is right as a new event"
    )]
    Retracted,
    /// Retractions and the founding of the log stand.
    #[error("this event cannot be corrected or retracted")]
    CannotBeUndone,
    /// A correction that changes the type of event.
    #[error(
        "a correction cannot turn the event into another kind; retract it and record the right one"
    )]
    TypeChanged,
    /// Somebody else corrected it meanwhile.
    #[error(
        "this event was corrected after you looked at it (see {by}); look at it again, and correct what is still wrong"
    )]
    Overtaken {
        /// The correction in force.
        by: EventId,
    },
    /// What it is said to be a duplicate of does not stand.
    #[error("the entry it is said to duplicate is not on record, or is itself; check its id")]
    NoSuchDuplicate,
    /// A correction without effect.
    #[error("the correction changes nothing; give what it should have said, or when it happened")]
    NothingChanged,
    /// A correction that would change which exhibits a raid opened, or another identity.
    #[error(
        "a correction cannot make the event concern something else; retract it and record the right one"
    )]
    IdentityChanged,
    /// A raid for a case on record and for a new one at once.
    #[error("the raid names a case on record and a new one; give one of the two")]
    OneCase,
    /// A role seen at a raid of no case.
    #[error(
        "people[{person}].role: a role is seen in a case, and the raid names none; give case or new_case, or leave the role out"
    )]
    RoleWithoutCase {
        /// Whose role, by the place in the list, from 0.
        person: usize,
    },
    /// More than one batch can take.
    #[error("the command makes at least {0} records, and one command may make {max}; send it in parts", max = Refusal::RECORDS_MAX)]
    TooMany(usize),
}

impl Refusal {
    /// Most records one command may make, what it reserves counted: as many as the log takes at
    /// once.
    pub const RECORDS_MAX: usize = 1_000;

    /// A stable code for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotOpenYet => "stream.not_open",
            Self::AlreadyOpen => "stream.already_open",
            Self::AlreadyRecorded => "event.already_recorded",
            Self::NotOnRecord(_) => "stream.unknown",
            Self::WrongKind { .. } => "event.wrong_kind",
            Self::NotForCommands => "event.not_for_commands",
            Self::Nothing => "command.empty",
            Self::InTheFuture { .. } => "time.in_the_future",
            Self::Number(NumberError::Cnic) => "number.cnic",
            Self::Number(NumberError::Imei) => "number.imei",
            Self::Number(NumberError::Phone) => "number.phone",
            Self::SyntheticCnic => "number.synthetic_cnic",
            Self::Taken { .. } => "reservation.taken",
            Self::NotComparable { .. } => "reservation.not_comparable",
            Self::NoSuchPlace { .. } => "place.unknown",
            Self::NotThatKindOfPlace { .. } => "place.wrong_kind",
            Self::NotThatKindOfArea { .. } => "place.wrong_area",
            Self::NoStore { .. } => "place.no_store",
            Self::NoFieldAsksFor { .. } => "place.not_asked_for",
            Self::MeansAnother { .. } => "place.means_another",
            Self::UsedBefore(_) => "place.used_before",
            Self::SectionNotInForce { .. } => "section.not_in_force",
            Self::NotTheHolder => "custody.not_the_holder",
            Self::Destroyed => "custody.destroyed",
            Self::SecondPersonNeeded => "custody.second_person",
            Self::NoSuchEvent => "correction.no_such_event",
            Self::Retracted => "correction.retracted",
            Self::CannotBeUndone => "correction.cannot_be_undone",
            Self::TypeChanged => "correction.type_changed",
            Self::NothingChanged => "correction.nothing_changed",
            Self::Overtaken { .. } => "correction.overtaken",
            Self::NoSuchDuplicate => "retraction.no_such_duplicate",
            Self::IdentityChanged => "correction.identity_changed",
            Self::OneCase => "raid.one_case",
            Self::RoleWithoutCase { .. } => "raid.role_without_case",
            Self::TooMany(_) => "command.too_many_events",
        }
    }

    /// The rule it broke, as the domain states it.
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotOpenYet | Self::NotOnRecord(_) => "what is added to is opened first",
            Self::AlreadyOpen | Self::AlreadyRecorded => "a fact is recorded once",
            Self::WrongKind { .. } | Self::NotForCommands => "each event belongs to its own kind",
            Self::Nothing | Self::TooMany(_) => "a command makes 1 to 1,000 records",
            Self::OneCase => "a raid is recorded with one case; link others afterwards",
            Self::RoleWithoutCase { .. } => "a role is seen in a case",
            Self::InTheFuture { .. } => {
                "occurred_at is at most 5 minutes after the moment of recording"
            }
            Self::Number(NumberError::Cnic) | Self::SyntheticCnic => "CNICs are NNNNN-NNNNNNN-N",
            Self::Number(NumberError::Imei) => "IMEIs have 15 digits and pass Luhn",
            Self::Number(NumberError::Phone) => "phone numbers are E.164",
            Self::Taken { .. } => "FIR numbers, exhibit numbers and checked CNICs are unique",
            Self::NotComparable { .. } => "what must be unique can be compared for ever",
            Self::NoSuchPlace { .. }
            | Self::NotThatKindOfPlace { .. }
            | Self::NotThatKindOfArea { .. }
            | Self::NoStore { .. }
            | Self::NoFieldAsksFor { .. } => {
                "a code is one of the gazetteer's, of the kind that is asked for"
            }
            Self::MeansAnother { .. } => "a text means one place where a field asks for one",
            Self::UsedBefore(_) => "a code means one place for ever",
            Self::SectionNotInForce { .. } => "a section is in force on the date of the offence",
            Self::NotTheHolder => "only the holder decides a transfer or a destruction",
            Self::Destroyed => "what is destroyed is neither moved nor destroyed again",
            Self::SecondPersonNeeded => "nothing is destroyed without a second person",
            Self::NoSuchEvent | Self::Retracted | Self::CannotBeUndone => {
                "only an event that stands is corrected or retracted"
            }
            Self::TypeChanged | Self::IdentityChanged => {
                "a correction replaces an event by one of its own type, about the same thing"
            }
            Self::NothingChanged => "a correction changes something",
            Self::Overtaken { .. } => "a correction is made from what the event says now",
            Self::NoSuchDuplicate => "a duplicate is one of an entry that stands",
        }
    }
}
