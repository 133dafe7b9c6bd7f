//! The streams that are judged together.

use std::collections::BTreeMap;

use greyfile_envelope::{StreamId, Timestamp};

use super::{Arrest, arrest, exhibits, firs, late, orders};
use crate::kernel::deadline::Deadline;
use crate::kernel::flag::{Flag, Judged};
use crate::kernel::history::Moment;
use crate::kernel::kind::Kind;
use crate::streams::case::CaseState;
use crate::streams::exhibit::ExhibitState;
use crate::streams::fir::FirState;
use crate::streams::person::PersonState;
use crate::streams::raid::{PersonArrested, RaidState};
use crate::streams::{History, PersonId, State};

/// An arrest as a raid has it.
pub(super) type Arrested = (Moment, PersonArrested);

/// The streams that are judged together, with their states: those of a case file, or those a
/// command touches. A deadline can start in one stream (a raid's arrest) and be met in another (an
/// FIR's production).
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
    /// Streams of other kinds, which nothing but what they tell alone is asked of.
    pub rest: BTreeMap<StreamId, &'a State>,
    /// The histories themselves: what was logged when.
    pub histories: BTreeMap<StreamId, &'a History>,
}

impl<'a> Together<'a> {
    /// All of these histories, with their states.
    pub fn of(
        histories: impl IntoIterator<Item = &'a History>,
        states: &'a BTreeMap<StreamId, State>,
    ) -> Self {
        let histories = histories.into_iter().map(|history| (history.stream(), history)).collect();
        let mut together = Self { histories, ..Self::default() };
        for (&stream, state) in states {
            if let Some(state) = CaseState::of(state) {
                together.cases.insert(stream, state);
            } else if let Some(state) = RaidState::of(state) {
                together.raids.insert(stream, state);
            } else if let Some(state) = FirState::of(state) {
                together.firs.insert(stream, state);
            } else if let Some(state) = ExhibitState::of(state) {
                together.exhibits.insert(stream, state);
            } else if let Some(person) = PersonId::of(stream).zip(PersonState::of(state)) {
                together.persons.extend([person]);
            } else {
                together.rest.insert(stream, state);
            }
        }
        together
    }

    /// Every arrest that these streams tell of, each once.
    pub fn arrests(&self) -> Vec<Arrest> {
        arrest::arrests(self)
    }

    /// What is due until when, as it stands at an instant.
    pub fn deadlines(&self, now: Timestamp) -> Vec<Deadline> {
        let mut deadlines = self.deadlines_but_of_exhibits(&self.arrests(), now);
        deadlines.extend(judge(&self.exhibits, now).deadlines);
        deadlines
    }

    /// What the law asked for and these streams do not show, at an instant.
    pub fn flags(&self, now: Timestamp) -> Vec<Flag> {
        let arrests = self.arrests();
        let mut flags = judge(&self.cases, now).flags;
        flags.extend(judge(&self.raids, now).flags);
        flags.extend(arrest::differing(self));
        for arrest in &arrests {
            flags.extend(arrest::notices(self, arrest));
        }
        flags.extend(judge(&self.firs, now).flags);
        for (&stream, fir) in &self.firs {
            flags.extend(firs::women_in_physical_remand(self, &arrests, stream, fir));
        }
        flags.extend(exhibits::together(self, judge(&self.exhibits, now).flags));
        flags.extend(self.judge_rest(now).flags);
        // Exhibits of one raid are flagged together, their deadlines with them.
        let deadlines = self.deadlines_but_of_exhibits(&arrests, now);
        flags.extend(deadlines.iter().filter_map(Deadline::flag));
        flags.extend(orders::unknown(self.histories.values().copied()));
        flags.extend(orders::before_opening(self.histories.values().copied()));
        flags.extend(late::entries(self.histories.values().copied()));
        flags
    }

    fn deadlines_but_of_exhibits(&self, arrests: &[Arrest], now: Timestamp) -> Vec<Deadline> {
        let alone = [
            judge(&self.firs, now),
            judge(&self.cases, now),
            judge(&self.raids, now),
            self.judge_rest(now),
        ];
        let productions = self.productions(arrests, now);
        productions.chain(alone.into_iter().flat_map(|judged| judged.deadlines)).collect()
    }

    /// What persons and the streams of other kinds tell alone.
    fn judge_rest(&self, now: Timestamp) -> Judged {
        let persons = self.persons.iter().map(|(person, state)| state.judge(person.stream(), now));
        let rest = self.rest.iter().map(|(stream, state)| state.judge(*stream, now));
        let mut all = Judged::default();
        for Judged { deadlines, flags } in persons.chain(rest) {
            all.deadlines.extend(deadlines);
            all.flags.extend(flags);
        }
        all
    }

    fn productions(&self, arrests: &[Arrest], now: Timestamp) -> impl Iterator<Item = Deadline> {
        let judged = arrests.iter().map(|arrest| arrest::production(self, arrest, now));
        judged.collect::<Vec<_>>().into_iter()
    }

    /// A raid, whether it is one of these or only named by an FIR.
    pub(super) fn raid(&self, stream: StreamId) -> Option<&'a RaidState> {
        self.raids.get(&stream).or_else(|| self.other_raids.get(&stream)).copied()
    }
}

/// What is due and what is wrong with each stream of a kind, as far as it tells alone.
fn judge<S: Kind>(streams: &BTreeMap<StreamId, &S>, now: Timestamp) -> Judged {
    let mut judged = Judged::default();
    for (&stream, state) in streams {
        let Judged { deadlines, flags } = state.judge(stream, now);
        judged.deadlines.extend(deadlines);
        judged.flags.extend(flags);
    }
    judged
}
