//! The streams that are judged together.

use std::collections::BTreeMap;
use std::rc::Rc;

use greyfile_envelope::{StreamId, Timestamp};

use super::told::{Tells, Told};
use super::{Arrest, arrest, devices, exhibits, firs, late, orders, twice};
use crate::kernel::courts::Asked;
use crate::kernel::deadline::Deadline;
use crate::kernel::flag::{Flag, Judged};
use crate::kernel::kind::Kind;
use crate::streams::case::CaseState;
use crate::streams::exhibit::ExhibitState;
use crate::streams::fir::{Accused, FirState};
use crate::streams::person::PersonState;
use crate::streams::raid::RaidState;
use crate::streams::{History, PersonId, State};

/// A person or, of one FIR, a group that it only counts.
type Subject = (Accused, Option<StreamId>);

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
        self.told().into_iter().map(|(arrest, _)| arrest).collect()
    }

    /// What is due until when, as it stands at an instant.
    pub fn deadlines(&self, asked: Asked<'_>) -> Vec<Deadline> {
        let told = self.told();
        let mut deadlines = productions(&told, asked.now);
        deadlines.extend(told.iter().flat_map(|(arrest, told)| told.notices(arrest, asked.now)));
        deadlines.extend(self.alone(asked).deadlines());
        deadlines.extend(judge(&self.exhibits, asked).deadlines);
        deadlines
    }

    /// What the law asked for and these streams do not show, at an instant.
    pub fn flags(&self, asked: Asked<'_>) -> Vec<Flag> {
        let told = self.told();
        let arrests: Vec<Arrest> = told.iter().map(|(arrest, _)| arrest.clone()).collect();
        let mut alone = self.alone(asked);
        let mut flags = std::mem::take(&mut alone.cases.flags);
        flags.append(&mut alone.raids.flags);
        flags.extend(arrest::differing(self));
        for (arrest, told) in &told {
            flags.extend(told.notice_flags(arrest, asked.now));
        }
        flags.append(&mut alone.firs.flags);
        for (&stream, fir) in &self.firs {
            flags.extend(firs::women_in_physical_remand(self, &arrests, stream, fir));
        }
        flags.extend(exhibits::together(self, judge(&self.exhibits, asked).flags));
        flags.append(&mut alone.rest.flags);
        // Exhibits of one raid are flagged together, their deadlines with them.
        let deadlines = productions(&told, asked.now).into_iter().chain(alone.deadlines());
        flags.extend(deadlines.filter_map(|deadline| deadline.flag()));
        flags.extend(orders::unknown(self.histories.values().copied()));
        flags.extend(orders::before_opening(self.histories.values().copied()));
        flags.extend(late::entries(self.histories.values().copied()));
        flags.extend(devices::entries(self.histories.values().copied()));
        flags.extend(twice::entries(self.histories.values().copied()));
        flags
    }

    /// What the streams tell alone, but for exhibits.
    fn alone(&self, asked: Asked<'_>) -> Alone {
        let persons =
            self.persons.iter().map(|(person, state)| state.judge(person.stream(), asked));
        let rest = self.rest.iter().map(|(stream, state)| state.judge(*stream, asked));
        Alone {
            firs: judge(&self.firs, asked),
            cases: judge(&self.cases, asked),
            raids: judge(&self.raids, asked),
            rest: gather(persons.chain(rest)),
        }
    }

    /// Every arrest, with all that these streams tell of who was arrested: raid by raid, then FIR by
    /// FIR.
    fn told(&self) -> Vec<(Arrest, Rc<Told>)> {
        let mut by: BTreeMap<Subject, Vec<(StreamId, Tells)>> = BTreeMap::new();
        for (stream, raid) in &self.raids {
            for person in raid.arrested.keys().chain(raid.released.keys()) {
                let of = by.entry((Accused::Person(*person), None)).or_default();
                if of.last().is_none_or(|(last, _)| last != stream) {
                    of.extend(Tells::by_raid(raid, *person).map(|tells| (*stream, tells)));
                }
            }
        }
        for (stream, fir) in &self.firs {
            let other = fir.raid().and_then(|raid| Some((raid, *self.other_raids.get(&raid)?)));
            for (who, accused) in &fir.accused {
                let Accused::Person(person) = who else { continue };
                let of = by.entry((who.clone(), None)).or_default();
                // A raid that the case does not have speaks of those whom the FIR accuses, only.
                if let Some((raid, state)) = other
                    && !of.iter().any(|(stream, _)| *stream == raid)
                {
                    of.extend(Tells::by_raid(state, *person).map(|tells| (raid, tells)));
                }
                of.push((*stream, Tells::by_fir(fir, accused)));
            }
            for group in Told::groups(*stream, fir) {
                by.insert((group.who, Some(*stream)), group.by);
            }
        }
        for (person, state) in &self.persons {
            if let Some(of) = by.get_mut(&(Accused::Person(*person), None)) {
                of.push((person.stream(), Tells::by_person(state)));
            }
        }
        let mut all = Vec::new();
        for ((who, _), mut by) in by {
            by.sort_by_key(|(stream, _)| *stream);
            let told = Rc::new(Told { who, by });
            all.extend(told.arrests().into_iter().map(|arrest| (arrest, Rc::clone(&told))));
        }
        all.sort_by_cached_key(|(arrest, _)| self.order(arrest));
        all
    }

    /// Where an arrest stands among all: with its raid or, if the case does not have that, with the
    /// first FIR that leads to it.
    fn order(&self, arrest: &Arrest) -> (bool, StreamId, Accused, bool) {
        let of_fir = !self.raids.contains_key(&arrest.about);
        let leads = |fir: &FirState| {
            fir.raid() == Some(arrest.about) && fir.accused.contains_key(&arrest.who)
        };
        let first = self.firs.iter().find(|(_, fir)| of_fir && leads(fir)).map(|(fir, _)| *fir);
        (of_fir, first.unwrap_or(arrest.about), arrest.who.clone(), first.is_none())
    }

    /// A raid, whether it is one of these or only named by an FIR.
    pub(super) fn raid(&self, stream: StreamId) -> Option<&'a RaidState> {
        self.raids.get(&stream).or_else(|| self.other_raids.get(&stream)).copied()
    }
}

fn productions(told: &[(Arrest, Rc<Told>)], now: Timestamp) -> Vec<Deadline> {
    told.iter().map(|(arrest, told)| told.production(arrest, now)).collect()
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
fn judge<S: Kind>(streams: &BTreeMap<StreamId, &S>, asked: Asked<'_>) -> Judged {
    gather(streams.iter().map(|(stream, state)| state.judge(*stream, asked)))
}

fn gather(each: impl Iterator<Item = Judged>) -> Judged {
    let mut all = Judged::default();
    for Judged { deadlines, flags } in each {
        all.deadlines.extend(deadlines);
        all.flags.extend(flags);
    }
    all
}
