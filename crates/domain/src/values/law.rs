//! The law as the regime has it: which sections are in force on a date.

use greyfile_envelope::{Day, Occurred};

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
    /// Its first day.
    pub effective_from: Day,
    /// The offence catalogue.
    pub offences: Vec<Offence>,
}

/// What the catalogue says of a section on a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Catalogued<'a> {
    /// It is in the catalogue and not known to be out of force.
    InForce(&'a Offence),
    /// It is known not to have been in force.
    NotInForce(&'a Offence),
    /// The catalogue does not have it.
    Missing,
}

impl Law {
    /// The section on the date of an offence, in the catalogue in force on that date. A section is
    /// known not to be in force only if no instant the offence can have happened at lies within
    /// any instant the section can have been in force. Where the offence can have happened under
    /// several regimes, the one that knows the section best speaks.
    pub fn section(&self, section: &Section, offence: Occurred) -> Catalogued<'_> {
        let mut known = Catalogued::Missing;
        for (adopted, while_in_force) in self.in_force(offence) {
            match adopted.section(section, while_in_force) {
                in_force @ Catalogued::InForce(_) => return in_force,
                not @ Catalogued::NotInForce(_) => known = not,
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
                return Catalogued::InForce(entry);
            }
            known = Catalogued::NotInForce(entry);
        }
        known
    }
}
