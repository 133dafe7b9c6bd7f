//! The lives that are judged together.

use std::collections::BTreeMap;

use greyfile_envelope::{StreamId, Timestamp};

use super::{Arrest, Clock, Flag, arrest, case, clocks, exhibit, fir, late_entries, raid};
use crate::folded::Folded;
use crate::ids::{PersonId, RegimeId};
use crate::life::{Life, Moment};
use crate::stream::case::CaseState;
use crate::stream::exhibit::ExhibitState;
use crate::stream::fir::FirState;
use crate::stream::person::PersonState;
use crate::stream::raid::{PersonArrested, RaidState};
use crate::stream::regime::RegimeState;

/// An arrest as a raid has it.
pub(super) type Arrested = (Moment, PersonArrested);

/// The lives that are judged together, with their states: those of a case file, or those a
/// command names. What the law asks after an arrest is told by one life and met in another.
#[derive(Debug, Clone, Default)]
pub struct Together<'a> {
    /// Cases.
    pub cases: BTreeMap<StreamId, &'a CaseState>,
    /// Raids; every arrest in them is judged.
    pub raids: BTreeMap<StreamId, &'a RaidState>,
    /// Raids that the FIRs name and that are not among `raids`: asked of the accused alone.
    pub other_raids: BTreeMap<StreamId, &'a RaidState>,
    /// FIRs.
    pub firs: BTreeMap<StreamId, &'a FirState>,
    /// Exhibits.
    pub exhibits: BTreeMap<StreamId, &'a ExhibitState>,
    /// Persons.
    pub persons: BTreeMap<PersonId, &'a PersonState>,
    /// The regime.
    pub regime: Option<&'a RegimeState>,
    /// The lives themselves: who did what, and when it was logged.
    pub lives: BTreeMap<StreamId, &'a Life>,
}

impl<'a> Together<'a> {
    /// All of these lives, with their states.
    pub fn of(
        lives: impl IntoIterator<Item = &'a Life>,
        states: &'a BTreeMap<StreamId, Folded>,
    ) -> Self {
        let lives = lives.into_iter().map(|life| (life.stream(), life)).collect();
        let mut together = Self { lives, ..Self::default() };
        for (&stream, state) in states {
            match state {
                Folded::Case(state) => drop(together.cases.insert(stream, state)),
                Folded::Raid(state) => drop(together.raids.insert(stream, state)),
                Folded::Fir(state) => drop(together.firs.insert(stream, state)),
                Folded::Exhibit(state) => drop(together.exhibits.insert(stream, state)),
                Folded::Regime(state) if stream == RegimeId::THE.stream() => {
                    together.regime = Some(state);
                }
                Folded::Person(state) => {
                    let id = PersonId::of(stream);
                    together.persons.extend(id.map(|id| (id, state)));
                }
                _ => {}
            }
        }
        together
    }

    /// Every arrest these lives tell of, each once.
    pub fn arrests(&self) -> Vec<Arrest> {
        arrest::arrests(self)
    }

    /// The clocks of the law, as they stand at an instant.
    pub fn clocks(&self, now: Timestamp) -> Vec<Clock> {
        let arrests = self.arrests();
        let mut clocks: Vec<Clock> =
            arrests.iter().map(|arrest| arrest::production(self, arrest, now)).collect();
        for (&stream, fir) in &self.firs {
            clocks.extend(clocks::challans(stream, fir, now));
        }
        clocks.extend(exhibit::clocks(self, now));
        clocks
    }

    /// What the law asked for and these lives do not show, at an instant.
    pub fn flags(&self, now: Timestamp) -> Vec<Flag> {
        let arrests = self.arrests();
        let clocks = self.clocks(now);
        let mut flags = Vec::new();
        for (&stream, state) in &self.cases {
            flags.extend(case(stream, state));
        }
        for (&stream, state) in &self.raids {
            flags.extend(raid(stream, state));
        }
        flags.extend(arrest::differing(self));
        for arrest in &arrests {
            flags.extend(arrest::notices(self, arrest));
        }
        for (&stream, state) in &self.firs {
            flags.extend(fir::fir(self, &arrests, stream, state));
        }
        let of_exhibits = |clock: &&Clock| clock.code == exhibit::PENDING;
        let (pending, others): (Vec<_>, Vec<_>) = clocks.iter().partition(of_exhibits);
        flags.extend(exhibit::flags(self, &pending));
        flags.extend(others.into_iter().filter_map(Clock::flag));
        flags.extend(late_entries(self.lives.values().copied()));
        flags
    }

    /// A raid, whether it is one of these or only named by an FIR.
    pub(super) fn raid(&self, stream: StreamId) -> Option<&'a RaidState> {
        self.raids.get(&stream).or_else(|| self.other_raids.get(&stream)).copied()
    }
}
