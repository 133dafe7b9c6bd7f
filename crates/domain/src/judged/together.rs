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
    /// These histories, each with its state where its kind is known.
    pub fn of(streams: impl IntoIterator<Item = (&'a History, Option<&'a State>)>) -> Self {
        let mut together = Self::default();
        for (history, state) in streams {
            let stream = history.stream();
            together.histories.insert(stream, history);
            let Some(state) = state else { continue };
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
        let mut deadlines = self.productions(&self.arrests(), now);
        deadlines.extend(self.alone(now).deadlines());
        deadlines.extend(judge(&self.exhibits, now).deadlines);
        deadlines
    }

    /// What the law asked for and these streams do not show, at an instant.
    pub fn flags(&self, now: Timestamp) -> Vec<Flag> {
        let arrests = self.arrests();
        let mut alone = self.alone(now);
        let mut flags = std::mem::take(&mut alone.cases.flags);
        flags.append(&mut alone.raids.flags);
        flags.extend(arrest::differing(self));
        for arrest in &arrests {
            flags.extend(arrest::notices(self, arrest));
        }
        flags.append(&mut alone.firs.flags);
        for (&stream, fir) in &self.firs {
            flags.extend(firs::women_in_physical_remand(self, &arrests, stream, fir));
        }
        flags.extend(exhibits::together(self, judge(&self.exhibits, now).flags));
        flags.append(&mut alone.rest.flags);
        // Exhibits of one raid are flagged together, their deadlines with them.
        let deadlines = self.productions(&arrests, now).into_iter().chain(alone.deadlines());
        flags.extend(deadlines.filter_map(|deadline| deadline.flag()));
        flags.extend(orders::unknown(self.histories.values().copied()));
        flags.extend(orders::before_opening(self.histories.values().copied()));
        flags.extend(late::entries(self.histories.values().copied()));
        flags
    }

    /// What the streams tell alone, but for exhibits.
    fn alone(&self, now: Timestamp) -> Alone {
        let persons = self.persons.iter().map(|(person, state)| state.judge(person.stream(), now));
        let rest = self.rest.iter().map(|(stream, state)| state.judge(*stream, now));
        Alone {
            firs: judge(&self.firs, now),
            cases: judge(&self.cases, now),
            raids: judge(&self.raids, now),
            rest: gather(persons.chain(rest)),
        }
    }

    fn productions(&self, arrests: &[Arrest], now: Timestamp) -> Vec<Deadline> {
        arrests.iter().map(|arrest| arrest::production(self, arrest, now)).collect()
    }

    /// A raid, whether it is one of these or only named by an FIR.
    pub(super) fn raid(&self, stream: StreamId) -> Option<&'a RaidState> {
        self.raids.get(&stream).or_else(|| self.other_raids.get(&stream)).copied()
    }
}

/// What is due and what is wrong with streams, as far as each tells alone.
struct Alone {
    firs: Judged,
    cases: Judged,
    raids: Judged,
    /// Persons, and the streams of other kinds.
    rest: Judged,
}

impl Alone {
    fn deadlines(self) -> impl Iterator<Item = Deadline> {
        let all = [self.firs, self.cases, self.raids, self.rest];
        all.into_iter().flat_map(|judged| judged.deadlines)
    }
}

/// What is due and what is wrong with each stream of a kind, as far as it tells alone.
fn judge<S: Kind>(streams: &BTreeMap<StreamId, &S>, now: Timestamp) -> Judged {
    gather(streams.iter().map(|(stream, state)| state.judge(*stream, now)))
}

fn gather(each: impl Iterator<Item = Judged>) -> Judged {
    let mut all = Judged::default();
    for Judged { deadlines, flags } in each {
        all.deadlines.extend(deadlines);
        all.flags.extend(flags);
    }
    all
}
