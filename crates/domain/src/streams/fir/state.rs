//! An FIR as it is, and what it says of each accused.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{Occurred, StreamId};
use serde::{Deserialize, Serialize};

use super::events::{Accused, AccusedNamed, FirEvent, Lodged, Remand, RemandGranted};
use super::judged::{BAIL, DISCHARGED};
use crate::kernel::history::Moment;
use crate::kernel::order::is_known_to_precede;
use crate::kernel::words::End;
use crate::streams::ids::RaidId;
use crate::values::law::Consulted;
use crate::values::section::Section;

/// A remand, and when it was granted.
#[derive(Debug, Clone, PartialEq)]
pub struct Remanded {
    /// When.
    pub moment: Moment,
    /// Into whose custody.
    pub custody: Remand,
    /// For how many days.
    pub days: Option<u16>,
    /// How many were asked for.
    pub days_asked: Option<u16>,
}

/// What lets an accused go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Release {
    /// Bail.
    Bail,
    /// A discharge.
    Discharge,
}

impl Release {
    /// How it ends what was due.
    pub(crate) const fn end(self) -> End {
        match self {
            Self::Bail => BAIL,
            Self::Discharge => DISCHARGED,
        }
    }
}

/// An accused as the FIR has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AccusedState {
    /// Whether named in the FIR; somebody remanded without having been named is here too.
    pub named: Option<(Moment, AccusedNamed)>,
    /// Productions before a magistrate, by time, each with the minutes travelled.
    pub productions: Vec<(Moment, Option<u32>)>,
    /// What let them go, by time.
    pub releases: Vec<(Moment, Release)>,
    /// Remands, by time.
    pub remands: Vec<Remanded>,
    /// Bail: granted or refused, the last word.
    pub bail: Option<(Moment, bool)>,
    /// Discharged, first.
    pub discharged: Option<Moment>,
    /// First interim challan that concerns the accused.
    pub interim_challan: Option<Moment>,
    /// First challan that concerns the accused.
    pub challan: Option<Moment>,
    /// Sections convicted under, each with when.
    pub convicted: BTreeMap<Section, Moment>,
    /// Sections acquitted under, each with when.
    pub acquitted: BTreeMap<Section, Moment>,
}

impl AccusedState {
    /// First production before a magistrate.
    pub fn produced(&self) -> Option<Moment> {
        self.productions.first().map(|(moment, _)| *moment)
    }

    /// When convicted (`true`) or acquitted (`false`) first, under whatever section.
    pub fn outcome_at(&self, convicted: bool) -> Option<Moment> {
        let outcomes = if convicted { &self.convicted } else { &self.acquitted };
        outcomes.values().min_by_key(|moment| moment.occurred.start).copied()
    }

    /// The last remand into this custody.
    pub fn last_remand(&self, custody: Remand) -> Option<&Remanded> {
        self.remands.iter().rfind(|remand| remand.custody == custody)
    }

    /// Days of physical remand granted in all. Remands of the same days are no longer than one of
    /// them: two desks may have recorded one order.
    pub fn physical_days(&self) -> u32 {
        let physical = self.remands.iter().filter(|remand| remand.custody == Remand::Physical);
        let mut spans: Vec<(i32, i32)> = physical
            .map(|remand| {
                let (first, days) = (remand.moment.occurred.days().0, remand.days.unwrap_or(0));
                (first.0, first.plus(i32::from(days)).0)
            })
            .collect();
        spans.sort_unstable();
        let (mut days, mut until) = (0, i32::MIN);
        for (first, end) in spans {
            days += end.saturating_sub(first.max(until)).max(0).unsigned_abs();
            until = until.max(end);
        }
        days
    }
}

/// An FIR as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FirState {
    /// When and how it was lodged.
    pub lodged: Option<(Moment, Lodged)>,
    /// The sections it names now.
    pub sections: BTreeSet<Section>,
    /// What the offence catalogues said of sections when they were recorded, the latest word last.
    pub catalogue: Vec<Consulted>,
    /// Everyone it concerns.
    pub accused: BTreeMap<Accused, AccusedState>,
    /// First interim challan for everyone.
    interim_for_all: Option<Moment>,
    /// First challan for everyone.
    challan_for_all: Option<Moment>,
    /// When it was cancelled, first.
    pub cancelled: Option<Moment>,
    /// Each time a section was named, and each time one was deleted.
    named: Vec<(Moment, Section)>,
    deletions: Vec<(Moment, Section)>,
}

impl FirState {
    fn accused(&mut self, who: &Accused) -> &mut AccusedState {
        self.accused.entry(who.clone()).or_default()
    }

    /// Whether something is dated before there was an FIR.
    fn was_lodged_after(&self, at: Moment) -> bool {
        let lodged = self.lodged.as_ref();
        lodged.is_some_and(|(lodged, _)| is_known_to_precede(at.occurred, lodged.occurred))
    }

    /// The raid it follows from.
    pub fn raid(&self) -> Option<StreamId> {
        self.lodged.as_ref().and_then(|(_, lodged)| lodged.raid).map(RaidId::stream)
    }

    /// Whether it names the section, however that is written.
    pub fn names(&self, section: &Section) -> bool {
        self.sections.iter().any(|named| named.same(section))
    }

    /// Whether the section was surely named by then: whatever the order of events is that is not
    /// known, no deletion of it can lie between. `whole` has all deletions.
    pub(super) fn surely_names(&self, section: &Section, whole: &Self, then: Occurred) -> bool {
        let of_it = |all: &[(Moment, Section)]| -> Vec<Occurred> {
            let same = all.iter().filter(|(_, one)| one.same(section));
            same.map(|(moment, _)| moment.occurred).collect()
        };
        let deleted = of_it(&whole.deletions);
        of_it(&self.named).iter().any(|named| {
            !deleted.iter().any(|gone| gone.end > named.start && gone.start < then.end)
        })
    }

    /// What the offence catalogues said of a section; nothing, if it was not asked.
    pub(super) fn consulted(&self, section: &Section) -> Option<&Consulted> {
        self.catalogue.iter().rev().find(|consulted| consulted.section.same(section))
    }

    /// As it was written first.
    fn add_section(&mut self, at: Moment, section: &Section) {
        self.named.push((at, section.clone()));
        if !self.names(section) {
            self.sections.insert(section.clone());
        }
    }

    /// When the first challan was submitted that concerns this accused.
    pub fn challan_of(&self, accused: &AccusedState) -> Option<Moment> {
        earliest(accused.challan, self.challan_for_all)
    }

    /// When the first interim challan was submitted that concerns this accused.
    pub fn interim_challan_of(&self, accused: &AccusedState) -> Option<Moment> {
        earliest(accused.interim_challan, self.interim_for_all)
    }

    /// When a challan had been submitted for everyone the FIR names.
    pub fn challan(&self) -> Option<Moment> {
        self.challan_for_all.or_else(|| {
            let named = self.accused.values().filter(|one| one.named.is_some());
            let each: Option<Vec<_>> = named.map(|one| one.challan).collect();
            each?.into_iter().max_by_key(|moment| moment.occurred.start)
        })
    }
}

/// Notes a court's word under a section; a later word under the same one replaces it.
fn decided(words: &mut BTreeMap<Section, Moment>, section: &Section, at: Moment) {
    words.retain(|earlier, _| !earlier.same(section));
    words.insert(section.clone(), at);
}

fn earliest(one: Option<Moment>, other: Option<Moment>) -> Option<Moment> {
    [one, other].into_iter().flatten().min_by_key(|moment| moment.occurred.start)
}

impl FirState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &FirEvent) {
        let at = *moment;
        match event {
            FirEvent::Lodged(lodged) => {
                lodged.sections.iter().for_each(|section| self.add_section(at, section));
                self.catalogue.extend(lodged.catalogue.iter().cloned());
                self.lodged = Some((at, lodged.clone()));
            }
            FirEvent::SectionAdded(added) => {
                self.add_section(at, &added.section);
                self.catalogue.extend(added.catalogue.clone());
            }
            FirEvent::SectionDeleted(deleted) => {
                self.sections.retain(|section| !section.same(&deleted.section));
                self.deletions.push((at, deleted.section.clone()));
            }
            FirEvent::AccusedNamed(named) => {
                self.accused(&named.who).named = Some((at, named.clone()));
            }
            FirEvent::PersonProduced(produced) => {
                self.accused(&produced.who).productions.push((at, produced.travel_minutes));
            }
            FirEvent::RemandGranted(granted) => {
                let RemandGranted { custody, days, days_asked, .. } = *granted;
                let remand = Remanded { moment: at, custody, days, days_asked };
                self.accused(&granted.who).remands.push(remand);
            }
            FirEvent::BailGranted(bail) => {
                let accused = self.accused(&bail.who);
                accused.bail = Some((at, true));
                accused.releases.push((at, Release::Bail));
            }
            FirEvent::BailRefused(bail) => self.accused(&bail.who).bail = Some((at, false)),
            FirEvent::PersonDischarged(discharged) => {
                let accused = self.accused(&discharged.who);
                accused.discharged.get_or_insert(at);
                accused.releases.push((at, Release::Discharge));
            }
            // The date is wrong, and what is still due is not met by it.
            FirEvent::InterimChallanSubmitted(_)
            | FirEvent::ChallanSubmitted(_)
            | FirEvent::Cancelled(_)
                if self.was_lodged_after(at) => {}
            FirEvent::InterimChallanSubmitted(challan) if challan.accused.is_empty() => {
                self.interim_for_all.get_or_insert(at);
            }
            FirEvent::InterimChallanSubmitted(challan) => {
                for who in &challan.accused {
                    self.accused(who).interim_challan.get_or_insert(at);
                }
            }
            FirEvent::ChallanSubmitted(challan) if challan.accused.is_empty() => {
                self.challan_for_all.get_or_insert(at);
            }
            FirEvent::ChallanSubmitted(challan) => {
                for who in &challan.accused {
                    self.accused(who).challan.get_or_insert(at);
                }
            }
            FirEvent::Convicted(convicted) => {
                decided(&mut self.accused(&convicted.who).convicted, &convicted.section, at);
            }
            FirEvent::Acquitted(acquitted) => {
                decided(&mut self.accused(&acquitted.who).acquitted, &acquitted.section, at);
            }
            FirEvent::Cancelled(_) => {
                self.cancelled.get_or_insert(at);
            }
            // What it led to is an event of its own.
            FirEvent::HearingHeld(_) => {}
        }
    }
}
