//! What a decision may look at, and what it comes to.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{Captured, CommandId, Hand, Occurred, StreamId, Timestamp};

use super::common::FileAttached;
use super::history::History;
use super::refusal::Refusal;
use super::reservation::Reserving;
use crate::values::document::Cnic;
use crate::values::file::HeldFiles;
use crate::values::gazetteer::Gazetteer;
use crate::values::law::{Known, Law};
pub use crate::values::limits::FUTURE_MS_MAX;
use crate::values::limits::{MONEY_MAX, REGISTER_YEAR_MIN};
use crate::values::money::Money;
use crate::values::place::PlaceKind;
use crate::values::purpose::Purpose;
use crate::values::same;
use crate::values::section::Section;
use crate::values::text::PlaceCode;

/// Histories by stream, as loaded. One that has no event yet is a history too.
pub type Histories<E> = BTreeMap<StreamId, History<E>>;

/// What a rule may look at besides the histories.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The moment of recording.
    pub now: Timestamp,
    /// What the log is for.
    pub purpose: &'a Purpose,
    /// The command's id, from which new ids follow.
    pub command: CommandId,
    /// When it happened.
    pub occurred: Occurred,
    /// Who did it.
    pub done_by: &'a Hand,
    /// Who types it.
    pub logged_by: &'a Hand,
    /// Whether it is decided here: told by the hand that does it, at once. What a device logged
    /// offline has happened already.
    pub decided_here: bool,
    /// The law in force.
    pub law: &'a Law,
    /// The places that are known.
    pub gazetteer: &'a Gazetteer,
    /// The files that are here, of those that the command names.
    pub files: &'a HeldFiles,
}

/// What a command comes to: events, and the values that they reserve or free.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision<E> {
    /// The events, each with its stream, in the order to append.
    pub events: Vec<(StreamId, E)>,
    /// What they reserve or free.
    pub reserving: Vec<Reserving>,
}

impl<E> Default for Decision<E> {
    fn default() -> Self {
        Self { events: Vec::new(), reserving: Vec::new() }
    }
}

/// Why there is no decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Undecided {
    /// These histories were not given, and the decision rests on them: load them and decide again.
    Need(BTreeSet<StreamId>),
    /// A rule was broken: nothing may be written.
    Refused(Refusal),
}

impl From<Refusal> for Undecided {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Context<'_> {
    /// Refuses what is said to have happened later than now.
    pub(crate) fn not_in_the_future(&self, occurred: Occurred) -> Result<(), Refusal> {
        if occurred.start > self.now.plus_ms(FUTURE_MS_MAX) {
            Err(Refusal::InTheFuture { occurred })
        } else {
            Ok(())
        }
    }

    /// Refuses a section known not to be in force when the offence was committed.
    pub(crate) fn in_force(&self, section: &Section, offence: Occurred) -> Result<(), Refusal> {
        match self.law.consult(section).on(offence) {
            Known::NotInForce => {
                Err(Refusal::SectionNotInForce { section: section.clone(), offence })
            }
            Known::InForce | Known::Missing => Ok(()),
        }
    }

    /// Refuses an amount that is a slip of the hand: sums of what is accepted can always be told.
    pub(crate) fn money(&self, money: &Money) -> Result<(), Refusal> {
        match money.amount {
            0..=MONEY_MAX => Ok(()),
            _ => Err(Refusal::TooMuchMoney),
        }
    }

    /// Refuses a number that is a slip of the hand.
    pub(crate) fn at_most<N: Into<i64>>(&self, number: Option<N>, max: N) -> Result<(), Refusal> {
        let max = max.into();
        match number.map(Into::into) {
            Some(number) if number > max => Err(Refusal::TooLarge { max }),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses a device's clock that, put right, shows no time there is.
    pub(crate) fn captured(&self, captured: Option<Captured>) -> Result<(), Refusal> {
        match captured.map(|captured| captured.put_right()) {
            Some(None) => Err(Refusal::DeviceClock),
            Some(Some(_)) | None => Ok(()),
        }
    }

    /// The same at the moment of recording, of what is decided here. Whoever decides here has today's
    /// record before them: a decision that is dated back gets round nothing that is on it.
    pub(crate) fn as_of_now(&self) -> Option<Self> {
        self.decided_here.then(|| Self { occurred: Occurred::at(self.now), ..*self })
    }

    /// Refuses what takes a second person, unless it is somebody besides who does it and who logs it.
    pub(crate) fn with_a_second(&self, second: Option<&Hand>) -> Result<(), Refusal> {
        let alone = |second: &Hand| {
            same::hands(second, self.done_by) || same::hands(second, self.logged_by)
        };
        match second {
            Some(second) if !alone(second) => Ok(()),
            Some(_) | None => Err(Refusal::SecondPersonNeeded),
        }
    }

    /// Refuses a number that no register on paper has: registers begin with 1 each year, and none is
    /// of a year to come.
    pub(crate) fn in_a_register(&self, year: u16, serial: u32) -> Result<(), Refusal> {
        let this_year = self.now.day().civil().0.unsigned_abs();
        match (REGISTER_YEAR_MIN..=this_year).contains(&year) && serial > 0 {
            true => Ok(()),
            false => Err(Refusal::NotInARegister),
        }
    }

    /// Refuses a file that is not here, or is not what is said of it.
    pub(crate) fn file(&self, file: &FileAttached) -> Result<(), Refusal> {
        let held =
            self.files.get(&file.sha256).ok_or(Refusal::FileNotHere { sha256: file.sha256 })?;
        if held.bytes != file.bytes {
            return Err(Refusal::FileOfOtherLength { bytes: held.bytes });
        }
        match held.media_type == file.media_type {
            true => Ok(()),
            false => Err(Refusal::FileOfOtherType { is: held.media_type.clone() }),
        }
    }

    /// Refuses a CNIC that no card has, where cases are real.
    pub(crate) fn cnic(&self, cnic: &Cnic) -> Result<(), Refusal> {
        if cnic.is_synthetic() && *self.purpose == Purpose::Production {
            Err(Refusal::SyntheticCnic)
        } else {
            Ok(())
        }
    }
}

/// What a place lies in is on record, and of the right kind.
pub(crate) fn lies_in(
    gazetteer: &Gazetteer,
    code: &PlaceCode,
    kinds: &'static [PlaceKind],
) -> Result<(), Refusal> {
    match gazetteer.get(code) {
        None => Err(Refusal::NoSuchPlace { code: code.clone() }),
        Some(place) if !kinds.contains(&place.kind) => {
            Err(Refusal::NotThatKindOfArea { code: code.clone(), kinds })
        }
        Some(_) => Ok(()),
    }
}
