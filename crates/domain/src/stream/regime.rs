//! The regime: which offences are in force, with their sources.

use greyfile_envelope::{Day, Occurred};

use super::payload;
use crate::event::events;
use crate::life::{Moment, State};
use crate::text::Line;
use crate::values::Section;

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
    /// A regime was adopted: from its first day on it replaces the one before.
    struct Adopted {
        /// What it is called.
        title: Line,
        /// Its first day.
        effective_from: Day,
        /// The offence catalogue.
        offences: Vec<Offence>,
        /// Where it comes from.
        source: Line,
    }
}

events! {
    /// What can happen to the regime.
    RegimeEvent {
        /// A regime was adopted.
        Adopted = "regime.adopted" v 1,
    }
}

/// Every regime adopted, by when they were.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegimeState {
    /// As adopted. Which of them is in force on a day follows from their first days.
    pub adopted: Vec<Adopted>,
}

impl State for RegimeState {
    type Event = RegimeEvent;

    fn evolve(&mut self, _: &Moment, event: &RegimeEvent) {
        let RegimeEvent::Adopted(adopted) = event;
        self.adopted.push(adopted.clone());
    }
}

/// What the catalogue says of a section on a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing<'a> {
    /// It is in the catalogue and not known to be out of force.
    InForce(&'a Offence),
    /// It is known not to have been in force.
    NotInForce(&'a Offence),
    /// The catalogue does not have it.
    NotInCatalogue,
}

impl RegimeState {
    /// The section on the date of an offence, in the catalogue in force on that date. A section is
    /// known not to be in force only if no instant the offence can have happened at lies within
    /// any instant the section can have been in force. Where the offence can have happened under
    /// several regimes, the one that knows the section best speaks.
    pub fn section(&self, section: &Section, offence: Occurred) -> Standing<'_> {
        let mut known = Standing::NotInCatalogue;
        for (adopted, while_in_force) in self.in_force(offence) {
            match adopted.section(section, while_in_force) {
                in_force @ Standing::InForce(_) => return in_force,
                not @ Standing::NotInForce(_) => known = not,
                Standing::NotInCatalogue => {}
            }
        }
        known
    }

    /// The regimes that can have been in force at a time, each with the part of that time for
    /// which it was: from its first day on, until the next one's. What was before the first regime
    /// is judged by it, since its entries have dates of their own.
    fn in_force(&self, then: Occurred) -> Vec<(&Adopted, Occurred)> {
        let mut by_day: Vec<&Adopted> = self.adopted.iter().collect();
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

impl Adopted {
    fn section(&self, section: &Section, offence: Occurred) -> Standing<'_> {
        let mut known = Standing::NotInCatalogue;
        for entry in self.offences.iter().filter(|entry| entry.section.same(section)) {
            let before = entry.in_force_from.is_some_and(|from| offence.end <= from.start);
            let after = entry.in_force_until.is_some_and(|until| offence.start >= until.end);
            if !before && !after {
                return Standing::InForce(entry);
            }
            known = Standing::NotInForce(entry);
        }
        known
    }
}
