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

/// Every regime adopted, the latest last.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegimeState {
    /// As adopted.
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
    /// The section on the date of an offence, in the catalogue of the latest regime. A section is
    /// known not to be in force only if no instant the offence can have happened at lies within
    /// any instant the section can have been in force.
    pub fn section(&self, section: &Section, offence: Occurred) -> Standing<'_> {
        let catalogue = self.adopted.last().map_or(&[][..], |adopted| &adopted.offences);
        let mut known = None;
        for entry in catalogue.iter().filter(|entry| entry.section == *section) {
            let before = entry.in_force_from.is_some_and(|from| offence.end <= from.start);
            let after = entry.in_force_until.is_some_and(|until| offence.start >= until.end);
            if !before && !after {
                return Standing::InForce(entry);
            }
            known = Some(entry);
        }
        known.map_or(Standing::NotInCatalogue, Standing::NotInForce)
    }
}
