//! The law as the regime has it: which sections are in force on a date.

use greyfile_envelope::{Day, EventId, Occurred};

use super::declare::payload;
use super::section::Section;
use super::text::Line;

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
    /// What the offence catalogue said of a section when the section was recorded. The decision
    /// writes it, so that a later catalogue changes no earlier judgement.
    struct Consulted {
        /// Which section.
        section: Section,
        /// The adoption whose catalogue has it; absent when none that can have been in force at the
        /// offence has it.
        #[serde(default)]
        adoption: Option<EventId>,
        /// When it came into force, as that catalogue says.
        #[serde(default)]
        in_force_from: Option<Occurred>,
        /// When it went out of force, as that catalogue says.
        #[serde(default)]
        in_force_until: Option<Occurred>,
    }
}

/// Every regime adopted, in the order of their adoption. Which of them is in force on a day
/// follows from their first days.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Law {
    /// As adopted.
    pub adoptions: Vec<Adoption>,
}

/// What one adoption brought into force.
#[derive(Debug, Clone, PartialEq)]
pub struct Adoption {
    /// The event that adopted it.
    pub event: EventId,
    /// Its first day.
    pub effective_from: Day,
    /// The offence catalogue.
    pub offences: Vec<Offence>,
}

/// What the catalogue says of a section on a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Catalogued<'a> {
    /// It is in the catalogue and not known to be out of force.
    InForce(&'a Adoption, &'a Offence),
    /// It is known not to have been in force.
    NotInForce(&'a Adoption, &'a Offence),
    /// The catalogue does not have it.
    Missing,
}

/// The same, of what an event keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is in the catalogue and not known to be out of force.
    InForce,
    /// It is known not to have been in force.
    NotInForce,
    /// The catalogue does not have it.
    Missing,
}

impl Consulted {
    /// What it says of the section on the date of an offence, which may have been corrected since.
    pub fn on(&self, offence: Occurred) -> Known {
        if self.adoption.is_none() {
            return Known::Missing;
        }
        let before = self.in_force_from.is_some_and(|from| offence.end <= from.start);
        let after = self.in_force_until.is_some_and(|until| offence.start >= until.end);
        if before || after { Known::NotInForce } else { Known::InForce }
    }
}

impl Law {
    /// What the catalogue says of a section on the date of an offence, as an event keeps it.
    pub fn consult(&self, section: &Section, offence: Occurred) -> Consulted {
        let (adoption, entry) = match self.section(section, offence) {
            Catalogued::InForce(adoption, entry) | Catalogued::NotInForce(adoption, entry) => {
                (Some(adoption), Some(entry))
            }
            Catalogued::Missing => (None, None),
        };
        Consulted {
            section: section.clone(),
            adoption: adoption.map(|adoption| adoption.event),
            in_force_from: entry.and_then(|entry| entry.in_force_from),
            in_force_until: entry.and_then(|entry| entry.in_force_until),
        }
    }

    /// The section on the date of an offence, in the catalogue in force on that date. A section is
    /// known not to be in force only if no instant the offence can have happened at lies within
    /// any instant the section can have been in force. Where the offence can have happened under
    /// several regimes, the one that knows the section best speaks.
    pub fn section(&self, section: &Section, offence: Occurred) -> Catalogued<'_> {
        let mut known = Catalogued::Missing;
        for (adopted, while_in_force) in self.in_force(offence) {
            match adopted.section(section, while_in_force) {
                in_force @ Catalogued::InForce(..) => return in_force,
                not @ Catalogued::NotInForce(..) => known = not,
                Catalogued::Missing => {}
            }
        }
        known
    }

    /// The regimes that can have been in force at a time, each with the part of that time for
    /// which it was: from its first day on, until the next one's. What was before the first regime
    /// is judged by it, since its entries have dates of their own.
    fn in_force(&self, then: Occurred) -> Vec<(&Adoption, Occurred)> {
        let mut by_day: Vec<&Adoption> = self.adoptions.iter().collect();
        // Stable: of two with one first day, the one adopted later replaces the other.
        by_day.sort_by_key(|adopted| adopted.effective_from);
        let mut in_force = Vec::new();
        for (index, adopted) in by_day.iter().enumerate() {
            let start = if index == 0 { then.start } else { adopted.effective_from.start() };
            let next = by_day.get(index + 1).map_or(then.end, |next| next.effective_from.start());
            let (start, end) = (start.max(then.start), next.min(then.end));
            if start < end {
                in_force.push((*adopted, Occurred { start, end, ..then }));
            }
        }
        in_force
    }
}

impl Adoption {
    fn section(&self, section: &Section, offence: Occurred) -> Catalogued<'_> {
        let mut known = Catalogued::Missing;
        for entry in self.offences.iter().filter(|entry| entry.section.same(section)) {
            let before = entry.in_force_from.is_some_and(|from| offence.end <= from.start);
            let after = entry.in_force_until.is_some_and(|until| offence.start >= until.end);
            if !before && !after {
                return Catalogued::InForce(self, entry);
            }
            known = Catalogued::NotInForce(self, entry);
        }
        known
    }
}
