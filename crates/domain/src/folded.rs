//! The state of a life of any kind.

use greyfile_envelope::StreamKind;

use crate::decide::Context;
use crate::event::Event;
use crate::life::{Life, Moment, State};
use crate::refusal::Refusal;
use crate::stream::common::CommonEvent;
use crate::stream::{
    case::{self, CaseState},
    centre::CentreState,
    complaint::ComplaintState,
    exhibit::{self, ExhibitState},
    figure::FigureState,
    fir::{self, FirState},
    person::{self, PersonState},
    raid::{self, RaidState},
    regime::RegimeState,
    reservation::ReservationState,
};

/// A state of any kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Folded {
    /// A centre's.
    Centre(CentreState),
    /// A complaint's.
    Complaint(ComplaintState),
    /// A case's.
    Case(CaseState),
    /// A raid's.
    Raid(RaidState),
    /// An FIR's.
    Fir(FirState),
    /// An exhibit's.
    Exhibit(ExhibitState),
    /// A person's.
    Person(PersonState),
    /// The regime's.
    Regime(RegimeState),
    /// A publication's.
    Figure(FigureState),
    /// A reservation's.
    Reservation(ReservationState),
    /// Of a kind that no state follows from.
    Nothing,
}

impl Folded {
    /// The state of a life.
    pub fn of(life: &Life) -> Self {
        match life.stream().kind {
            StreamKind::CENTRE => Self::Centre(life.fold()),
            StreamKind::COMPLAINT => Self::Complaint(life.fold()),
            StreamKind::CASE => Self::Case(life.fold()),
            StreamKind::RAID => Self::Raid(life.fold()),
            StreamKind::FIR => Self::Fir(life.fold()),
            StreamKind::EXHIBIT => Self::Exhibit(life.fold()),
            StreamKind::PERSON => Self::Person(life.fold()),
            StreamKind::REGIME => Self::Regime(life.fold()),
            StreamKind::FIGURE => Self::Figure(life.fold()),
            StreamKind::RESERVATION => Self::Reservation(life.fold()),
            _ => Self::Nothing,
        }
    }

    /// Takes one event in; one of another kind changes nothing.
    pub fn evolve(&mut self, moment: &Moment, event: &Event) {
        match (self, event) {
            (Self::Centre(state), Event::Centre(event)) => state.evolve(moment, event),
            (Self::Complaint(state), Event::Complaint(event)) => state.evolve(moment, event),
            (Self::Case(state), Event::Case(event)) => state.evolve(moment, event),
            (Self::Raid(state), Event::Raid(event)) => state.evolve(moment, event),
            (Self::Fir(state), Event::Fir(event)) => state.evolve(moment, event),
            (Self::Exhibit(state), Event::Exhibit(event)) => state.evolve(moment, event),
            (Self::Person(state), Event::Person(event)) => state.evolve(moment, event),
            (Self::Regime(state), Event::Regime(event)) => state.evolve(moment, event),
            (Self::Figure(state), Event::Figure(event)) => state.evolve(moment, event),
            (Self::Reservation(state), Event::Reservation(event)) => state.evolve(moment, event),
            _ => {}
        }
    }

    /// Whether a command may add the event to a life in this state.
    ///
    /// # Errors
    /// The rule it breaks.
    pub fn admit(&self, event: &Event, context: &Context<'_>) -> Result<(), Refusal> {
        use crate::stream::centre::CentreEvent::Registered;
        use crate::stream::complaint::ComplaintEvent::Received;
        match (self, event) {
            (Self::Case(state), Event::Case(event)) => case::admit(state, event, context),
            (Self::Raid(state), Event::Raid(event)) => raid::admit(state, event, context),
            (Self::Fir(state), Event::Fir(event)) => fir::admit(state, event, context),
            (Self::Exhibit(state), Event::Exhibit(event)) => exhibit::admit(state, event, context),
            (Self::Person(state), Event::Person(event)) => person::admit(state, event, context),
            (Self::Centre(state), Event::Centre(Registered(_))) => once(state.registered.is_some()),
            (Self::Complaint(state), Event::Complaint(Received(_))) => {
                once(state.received.is_some())
            }
            (Self::Regime(_), Event::Regime(_)) | (Self::Figure(_), Event::Figure(_)) => Ok(()),
            (Self::Reservation(_) | Self::Nothing, _) => Err(Refusal::NotForCommands),
            // What they point at is in the life, even if what opened it was retracted.
            (_, Event::Common(CommonEvent::Corrected(_) | CommonEvent::Retracted(_))) => Ok(()),
            (state, _) if state.is_open() => Ok(()),
            _ => Err(Refusal::NotOpenYet),
        }
    }

    /// Whether the life was opened.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Centre(state) => state.registered.is_some(),
            Self::Complaint(state) => state.received.is_some(),
            Self::Case(state) => state.opened.is_some(),
            Self::Raid(state) => state.conducted.is_some(),
            Self::Fir(state) => state.lodged.is_some(),
            Self::Exhibit(state) => state.seized.is_some(),
            Self::Person(state) => state.recorded.is_some(),
            Self::Regime(state) => !state.adopted.is_empty(),
            Self::Figure(state) => !state.published.is_empty(),
            Self::Reservation(_) | Self::Nothing => false,
        }
    }
}

/// The founding event of a life, which comes once.
fn once(open: bool) -> Result<(), Refusal> {
    if open { Err(Refusal::AlreadyOpen) } else { Ok(()) }
}
