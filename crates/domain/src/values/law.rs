//! The law as the regime has it: which sections are in force on a date.

use std::collections::BTreeMap;

use greyfile_envelope::{Day, EventId, Occurred};

use super::declare::{payload, words};
use super::regime::{Adoption, Compromise, Delegation, Grace, Rotation};
use super::section::Section;
use super::text::{Line, PlaceCode};

payload! {
    /// One offence of the catalogue. What was not read in a source says so.
    struct Offence {
        /// Which section.
        section: Section,
        /// Its title.
        title: Line,
        /// Whether the title was read in a source.
        title_verified: bool,
        /// The longest imprisonment.
        #[serde(default)]
        imprisonment_max: Option<Line>,
        /// The highest fine, in rupees.
        #[serde(default)]
        fine_pkr_max: Option<u64>,
        /// Whether these two were read in a source.
        maximum_verified: bool,
        /// Where it was read.
        #[serde(default)]
        source: Option<Line>,
        /// When it came into force, as exactly as is known.
        #[serde(default)]
        in_force_from: Option<Occurred>,
        /// When it went out of force.
        #[serde(default)]
        in_force_until: Option<Occurred>,
    }
}

payload! {
    /// What the offence catalogues said of a section when the section was recorded. The decision
    /// writes it, so that a later catalogue changes no earlier judgement, and a corrected date of
    /// the offence is judged by it too.
    struct Consulted {
        /// Which section.
        section: Section,
        /// What each catalogue said, by first day; one that said the same as the one before it is
        /// left out. Empty when no catalogue has the section.
        #[serde(default)]
        said: Vec<Said>,
    }
    /// What a catalogue says of a section, from its first day until the next one's. The first
    /// speaks for what was before it too, since its entries have dates of their own.
    struct Said {
        /// The adoption that brought the catalogue into force.
        adoption: EventId,
        /// Its first day.
        effective_from: Day,
        /// When the section was in force, an entry each; none when the catalogue lacks it.
        #[serde(default)]
        in_force: Vec<InForce>,
    }
    /// A time in which a section was in force.
    #[derive(Copy)]
    struct InForce {
        /// When it came into force, as exactly as is known; absent when that is not known.
        #[serde(default)]
        from: Option<Occurred>,
        /// When it went out of force; absent when it did not, or that is not known.
        #[serde(default)]
        until: Option<Occurred>,
    }
}

/// Every regime adopted, in the order of their adoption. Which of them is in force on a day
/// follows from their first days. What is asked of it: [`super::regime::in_force`] and
/// [`super::regime::keys`].
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Law {
    /// As adopted.
    pub adoptions: Vec<Adoption>,
    /// As drafted. A draft decides nothing.
    pub drafts: Vec<Adoption>,
    /// The keys that were replaced.
    pub rotations: Vec<Rotation>,
    /// The keys that got into other hands.
    pub compromises: Vec<Compromise>,
    /// The powers that were delegated.
    pub delegations: Vec<Delegation>,
    /// Grace that was set for classes of licences.
    pub graces: Vec<Grace>,
    /// The holidays that were declared.
    pub holidays: Vec<Holiday>,
}

/// A day on which courts or offices are closed.
#[derive(Debug, Clone, PartialEq)]
pub struct Holiday {
    /// Which day.
    pub day: Day,
    /// What is closed.
    pub of: HolidayOf,
    /// The one province in which it is; everywhere if there is none.
    pub province: Option<PlaceCode>,
}

words! {
    /// What is closed on a holiday.
    #[derive(Copy, Eq)]
    enum HolidayOf {
        /// Courts and offices.
        Everything,
        /// Courts alone.
        Courts,
        /// Offices alone.
        Offices,
    }
}

impl HolidayOf {
    /// Whether courts are closed.
    pub const fn closes_courts(self) -> bool {
        match self {
            Self::Everything | Self::Courts => true,
            Self::Offices => false,
        }
    }
}

/// What the catalogues say of a section on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is in a catalogue and not known to be out of force.
    InForce,
    /// It is known not to have been in force.
    NotInForce,
    /// No catalogue that can have been in force has it.
    Missing,
}

impl InForce {
    /// Whether an offence can have happened in it.
    fn can_hold(&self, offence: Occurred) -> bool {
        let before = self.from.is_some_and(|from| offence.end <= from.start);
        let after = self.until.is_some_and(|until| offence.start >= until.end);
        !before && !after
    }
}

impl Consulted {
    /// What it says of the section on the date of an offence. A section is known not to be in force
    /// only if no instant the offence can have happened at lies within any instant the section can
    /// have been in force. Where the offence can have happened under several catalogues, the one
    /// that knows the section best speaks.
    pub fn on(&self, offence: Occurred) -> Known {
        let mut known = Known::Missing;
        for (index, said) in self.said.iter().enumerate() {
            let start = if index == 0 { offence.start } else { said.effective_from.start() };
            let next = self.said.get(index + 1).map_or(offence.end, |n| n.effective_from.start());
            let (start, end) = (start.max(offence.start), next.min(offence.end));
            if start >= end || said.in_force.is_empty() {
                continue;
            }
            if said.in_force.iter().any(|time| time.can_hold(Occurred { start, end, ..offence })) {
                return Known::InForce;
            }
            known = Known::NotInForce;
        }
        known
    }
}

impl Law {
    /// What the catalogues say of a section, as an event keeps it.
    pub fn consult(&self, section: &Section) -> Consulted {
        // Of two with one first day, the one adopted later replaces the other.
        let by_day: BTreeMap<Day, &Adoption> =
            self.adoptions.iter().map(|one| (one.regime.effective_from, one)).collect();
        let mut said: Vec<Said> = by_day.values().map(|adopted| adopted.says(section)).collect();
        said.dedup_by(|later, earlier| later.in_force == earlier.in_force);
        if said.iter().all(|one| one.in_force.is_empty()) {
            said.clear();
        }
        Consulted { section: section.clone(), said }
    }
}

impl Offence {
    /// Whether it says to have been in force at a time at which another entry says so too. Of dates
    /// that are known less exactly only what is sure counts; an entry without dates is one for all times.
    pub(super) fn surely_meets(&self, other: &Self) -> bool {
        let ends = |one: &Self, other: &Self| match (one.in_force_until, other.in_force_from) {
            (Some(until), Some(from)) => until.start < from.end,
            _ => false,
        };
        !ends(self, other) && !ends(other, self)
    }
}

impl Adoption {
    fn says(&self, section: &Section) -> Said {
        let offences = &self.regime.offences;
        let entries = offences.iter().filter(|entry| entry.section.same(section));
        let in_force =
            |entry: &Offence| InForce { from: entry.in_force_from, until: entry.in_force_until };
        Said {
            adoption: self.event,
            effective_from: self.regime.effective_from,
            in_force: entries.map(in_force).collect(),
        }
    }
}
