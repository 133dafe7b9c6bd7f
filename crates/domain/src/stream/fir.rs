//! FIRs: from the lodging to the court's word, with clocks for each accused.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{Occurred, StreamId};

use super::{payload, words};
use crate::decide::Context;
use crate::event::events;
use crate::ids::RaidId;
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::refusal::Refusal;
use crate::text::{Code, Country, Line, Prose};
use crate::values::{Accused, Section, Sex};

payload! {
    /// The number of an FIR in its station's register.
    #[derive(Eq, PartialOrd, Ord)]
    struct FirNumber {
        /// The register's year.
        year: u16,
        /// The number in it.
        serial: u32,
    }
    /// An FIR was lodged.
    struct Lodged {
        /// The police station, or the agency's circle.
        station: Line,
        /// The city it belongs to, for counting; absent when not stated.
        #[serde(default)]
        city: Option<Line>,
        /// Its number; absent when the source does not give it.
        #[serde(default)]
        number: Option<FirNumber>,
        /// The sections it names; none when the source does not give them.
        #[serde(default)]
        sections: Vec<Section>,
        /// When the offence was committed.
        offence: Occurred,
        /// The raid it follows from, if from one.
        #[serde(default)]
        raid: Option<RaidId>,
        /// What it says in short. Personal, since people write names into it.
        #[serde(default)]
        gist: Option<Personal<Prose>>,
    }
    /// A section was added.
    struct SectionAdded {
        /// Which.
        section: Section,
    }
    /// A section was deleted.
    struct SectionDeleted {
        /// Which.
        section: Section,
        /// Why.
        #[serde(default)]
        reason: Option<Line>,
    }
    /// Someone was named as accused.
    struct AccusedNamed {
        /// Who.
        who: Accused,
        /// The role seen, such as `caller`.
        #[serde(default)]
        role: Option<Code>,
        /// When arrested, if the FIR itself says it. A raid's word, where one tells of the arrest,
        /// goes before it.
        #[serde(default)]
        arrested: Option<Occurred>,
        /// Sex, if the FIR itself says it.
        #[serde(default)]
        sex: Option<Sex>,
        /// Nationality, if the FIR itself says it.
        #[serde(default)]
        nationality: Option<Country>,
    }
    /// An accused was brought before a magistrate.
    struct PersonProduced {
        /// Who.
        who: Accused,
        /// Before which court.
        #[serde(default)]
        court: Option<Line>,
        /// How long the way took, in minutes; CrPC s.61 leaves it out of the 24 hours.
        #[serde(default)]
        travel_minutes: Option<u32>,
    }
    /// An accused was remanded.
    struct RemandGranted {
        /// Who.
        who: Accused,
        /// Into whose custody.
        custody: Remand,
        /// For how many days.
        #[serde(default)]
        days: Option<u16>,
        /// How many days were asked for.
        #[serde(default)]
        days_asked: Option<u16>,
        /// By which court.
        #[serde(default)]
        court: Option<Line>,
    }
    /// An accused got bail.
    struct BailGranted {
        /// Who.
        who: Accused,
        /// From which court.
        #[serde(default)]
        court: Option<Line>,
    }
    /// An accused did not get bail.
    struct BailRefused {
        /// Who.
        who: Accused,
        /// From which court.
        #[serde(default)]
        court: Option<Line>,
    }
    /// An accused was discharged.
    struct PersonDischarged {
        /// Who.
        who: Accused,
        /// Why.
        reason: Line,
    }
    /// An interim report under CrPC s.173 was submitted.
    struct InterimChallanSubmitted {
        /// Concerning whom; everyone accused when empty.
        #[serde(default)]
        accused: Vec<Accused>,
        /// To which court.
        #[serde(default)]
        court: Option<Line>,
    }
    /// The challan was submitted.
    struct ChallanSubmitted {
        /// Concerning whom; everyone accused when empty.
        #[serde(default)]
        accused: Vec<Accused>,
        /// To which court.
        #[serde(default)]
        court: Option<Line>,
    }
    /// An accused was convicted.
    struct Convicted {
        /// Who.
        who: Accused,
        /// Under which section.
        section: Section,
        /// To what.
        #[serde(default)]
        sentence: Option<Line>,
    }
    /// An accused was acquitted.
    struct Acquitted {
        /// Who.
        who: Accused,
        /// Under which section.
        section: Section,
    }
    /// The FIR was cancelled.
    struct Cancelled {
        /// Why.
        reason: Line,
    }
}

words! {
    /// Into whose custody a remand goes.
    #[derive(Copy, Eq, Hash)]
    enum Remand {
        /// The police's.
        Physical,
        /// The jail's.
        Judicial,
    }
}

events! {
    /// What can happen to an FIR.
    FirEvent {
        /// It was lodged. Version 1 could not say that the number is not known, had no city, and
        /// kept its gist in clear.
        Lodged = "fir.lodged" v 2,
        /// A section was added.
        SectionAdded = "fir.section_added" v 1,
        /// A section was deleted.
        SectionDeleted = "fir.section_deleted" v 1,
        /// Someone was named as accused.
        AccusedNamed = "fir.accused_named" v 1,
        /// An accused was produced before a magistrate.
        PersonProduced = "fir.person_produced" v 1,
        /// An accused was remanded.
        RemandGranted = "fir.remand_granted" v 1,
        /// An accused got bail.
        BailGranted = "fir.bail_granted" v 1,
        /// An accused was refused bail.
        BailRefused = "fir.bail_refused" v 1,
        /// An accused was discharged.
        PersonDischarged = "fir.person_discharged" v 1,
        /// An interim challan was submitted.
        InterimChallanSubmitted = "fir.interim_challan_submitted" v 1,
        /// The challan was submitted.
        ChallanSubmitted = "fir.challan_submitted" v 1,
        /// An accused was convicted.
        Convicted = "fir.convicted" v 1,
        /// An accused was acquitted.
        Acquitted = "fir.acquitted" v 1,
        /// It was cancelled.
        Cancelled = "fir.cancelled" v 1,
    }
}

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Release {
    /// Bail.
    Bail,
    /// A discharge.
    Discharge,
}

impl Release {
    /// How it ends what was due, for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bail => "released on bail",
            Self::Discharge => "discharged",
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

    /// Days of physical remand granted in all.
    pub fn physical_days(&self) -> u32 {
        let physical = self.remands.iter().filter(|remand| remand.custody == Remand::Physical);
        physical.map(|remand| u32::from(remand.days.unwrap_or(0))).sum()
    }
}

/// An FIR as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FirState {
    /// When and how it was lodged.
    pub lodged: Option<(Moment, Lodged)>,
    /// The sections it names now.
    pub sections: BTreeSet<Section>,
    /// Everyone it concerns.
    pub accused: BTreeMap<Accused, AccusedState>,
    /// First interim challan for everyone.
    interim_for_all: Option<Moment>,
    /// First challan for everyone.
    challan_for_all: Option<Moment>,
    /// When it was cancelled, first.
    pub cancelled: Option<Moment>,
}

impl FirState {
    fn accused(&mut self, who: &Accused) -> &mut AccusedState {
        self.accused.entry(who.clone()).or_default()
    }

    /// The raid it follows from.
    pub fn raid(&self) -> Option<StreamId> {
        self.lodged.as_ref().and_then(|(_, lodged)| lodged.raid).map(RaidId::stream)
    }

    /// Whether it names the section, however that is written.
    pub fn names(&self, section: &Section) -> bool {
        self.sections.iter().any(|named| named.same(section))
    }

    /// As it was written first.
    fn add_section(&mut self, section: &Section) {
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

impl State for FirState {
    type Event = FirEvent;

    fn evolve(&mut self, moment: &Moment, event: &FirEvent) {
        let at = *moment;
        match event {
            FirEvent::Lodged(lodged) => {
                lodged.sections.iter().for_each(|section| self.add_section(section));
                self.lodged = Some((at, lodged.clone()));
            }
            FirEvent::SectionAdded(added) => {
                self.add_section(&added.section);
            }
            FirEvent::SectionDeleted(deleted) => {
                self.sections.retain(|section| !section.same(&deleted.section));
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
        }
    }
}

/// Whether a command may add the event.
///
/// # Errors
/// The rule it breaks.
pub fn admit(state: &FirState, event: &FirEvent, context: &Context<'_>) -> Result<(), Refusal> {
    match event {
        FirEvent::Lodged(_) if state.lodged.is_some() => return Err(Refusal::AlreadyOpen),
        FirEvent::Lodged(_) => {}
        _ if state.lodged.is_none() => return Err(Refusal::NotOpenYet),
        FirEvent::AccusedNamed(named)
            if state.accused.get(&named.who).is_some_and(|accused| accused.named.is_some()) =>
        {
            return Err(Refusal::AlreadyRecorded);
        }
        FirEvent::SectionAdded(added) if state.names(&added.section) => {
            return Err(Refusal::AlreadyRecorded);
        }
        FirEvent::SectionAdded(added) => {
            if let Some((_, lodged)) = &state.lodged {
                return context.in_force(&added.section, lodged.offence);
            }
        }
        _ => {}
    }
    Ok(())
}
