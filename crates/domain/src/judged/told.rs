//! What one stream tells of one person, as far as the law asks after an arrest. Whoever judges a
//! person puts together what all streams tell, and needs none of the streams themselves.

use greyfile_envelope::{Occurred, StreamId};
use serde::{Deserialize, Serialize};

use crate::kernel::history::Moment;
use crate::streams::fir::{Accused, AccusedState, FirState, Release};
use crate::streams::person::PersonState;
use crate::streams::raid::RaidState;
use crate::streams::{PersonId, State};
use crate::values::sex::Sex;
use crate::values::text::Country;

/// What one stream tells of one person, or of a group that its FIR only counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Tells {
    /// What a raid tells.
    Raid(ByRaid),
    /// What an FIR tells of one of its accused.
    Fir(ByFir),
    /// What the person's own stream tells.
    Person(ByPerson),
}

/// What a raid tells of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ByRaid {
    /// The arrest.
    pub arrested: Option<(Moment, Described)>,
    /// When they were let go.
    pub let_go: Option<Moment>,
}

/// What an FIR tells of one of its accused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ByFir {
    /// The raid that the FIR follows from.
    pub raid: Option<StreamId>,
    /// When the FIR was cancelled.
    pub cancelled: Option<Moment>,
    /// The arrest, where the FIR itself says when it was, with the event that says it.
    pub arrested: Option<(Moment, Occurred, Described)>,
    /// Productions before a magistrate, each with the minutes travelled.
    pub productions: Vec<(Moment, Option<u32>)>,
    /// What let them go.
    pub releases: Vec<(Moment, Release)>,
}

/// What the person's own stream tells.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ByPerson {
    /// Whether recorded as a foreigner.
    pub foreign: bool,
    /// The age that counts, in years, and when it was said.
    pub age: Option<(Occurred, u8)>,
    /// When the consulate was told.
    pub consular_notices: Vec<Moment>,
    /// When the guardian was told.
    pub guardian_notices: Vec<Moment>,
}

/// Who was arrested, as it was seen then.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Sex.
    pub sex: Option<Sex>,
    /// Whether a foreigner.
    pub foreign: bool,
}

impl Described {
    fn of(sex: Option<Sex>, nationality: Option<&Country>) -> Self {
        Self { sex, foreign: nationality.is_some_and(|country| !country.is_local()) }
    }
}

impl Tells {
    /// What a stream tells of each person.
    pub fn of_persons(stream: StreamId, state: &State) -> Vec<(PersonId, Self)> {
        if let Some(raid) = RaidState::of(state) {
            let people = raid.arrested.keys().chain(raid.released.keys().filter(|person| {
                // Who was arrested is among the first.
                !raid.arrested.contains_key(person)
            }));
            let told = people.filter_map(|person| Some((*person, Self::by_raid(raid, *person)?)));
            told.collect()
        } else if let Some(fir) = FirState::of(state) {
            let named = fir.accused.iter().filter_map(|(who, accused)| match who {
                Accused::Person(person) => Some((*person, Self::by_fir(fir, accused))),
                Accused::Unnamed { .. } => None,
            });
            named.collect()
        } else if let (Some(id), Some(person)) = (PersonId::of(stream), PersonState::of(state)) {
            vec![(id, Self::by_person(person))]
        } else {
            Vec::new()
        }
    }

    /// What a raid tells of a person; nothing if there was none, as when it was recorded by mistake.
    pub(super) fn by_raid(raid: &RaidState, person: PersonId) -> Option<Self> {
        raid.conducted.as_ref()?;
        let arrested = raid.arrested.get(&person).map(|(moment, arrested)| {
            (*moment, Described::of(arrested.sex, arrested.nationality.as_ref()))
        });
        let let_go = raid.released.get(&person).copied();
        (arrested.is_some() || let_go.is_some()).then_some(Self::Raid(ByRaid { arrested, let_go }))
    }

    /// What an FIR tells of one of its accused.
    pub(super) fn by_fir(fir: &FirState, accused: &AccusedState) -> Self {
        let named = accused.named.as_ref().filter(|_| fir.lodged.is_some());
        let arrested = named.and_then(|(moment, named)| {
            Some((*moment, named.arrested?, Described::of(named.sex, named.nationality.as_ref())))
        });
        Self::Fir(ByFir {
            raid: fir.raid(),
            cancelled: fir.cancelled,
            arrested,
            productions: accused.productions.clone(),
            releases: accused.releases.clone(),
        })
    }

    pub(super) fn by_person(person: &PersonState) -> Self {
        Self::Person(ByPerson {
            foreign: person.is_foreign(),
            age: person.age_said(),
            consular_notices: person.consular_notices.clone(),
            guardian_notices: person.guardian_notices.clone(),
        })
    }
}

/// One accused, with what streams tell of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Who.
    pub who: Accused,
    /// What each stream tells, in the order of the streams.
    pub by: Vec<(StreamId, Tells)>,
}

impl Told {
    /// What all streams tell of a person.
    pub fn of_person(person: PersonId, by: Vec<(StreamId, Tells)>) -> Self {
        Self { who: Accused::Person(person), by }
    }

    /// The groups that an FIR only counts, with what it tells of each: no other stream can speak of
    /// them.
    pub fn groups(stream: StreamId, fir: &FirState) -> Vec<Self> {
        let groups = fir.accused.iter().filter(|(who, _)| matches!(who, Accused::Unnamed { .. }));
        let told = |(who, accused): (&Accused, &AccusedState)| Self {
            who: who.clone(),
            by: vec![(stream, Tells::by_fir(fir, accused))],
        };
        groups.map(told).collect()
    }

    pub(super) fn raids(&self) -> impl Iterator<Item = (StreamId, &ByRaid)> {
        self.by.iter().filter_map(|(stream, tells)| match tells {
            Tells::Raid(raid) => Some((*stream, raid)),
            Tells::Fir(_) | Tells::Person(_) => None,
        })
    }

    pub(super) fn firs(&self) -> impl Iterator<Item = (StreamId, &ByFir)> {
        self.by.iter().filter_map(|(stream, tells)| match tells {
            Tells::Fir(fir) => Some((*stream, fir)),
            Tells::Raid(_) | Tells::Person(_) => None,
        })
    }

    pub(super) fn person(&self) -> Option<&ByPerson> {
        self.by.iter().find_map(|(_, tells)| match tells {
            Tells::Person(person) => Some(person),
            Tells::Raid(_) | Tells::Fir(_) => None,
        })
    }
}
