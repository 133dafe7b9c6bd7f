//! The parts of a case file: its raids, FIRs, accused, exhibits, persons.

use std::collections::BTreeMap;

use greyfile_domain::judged::Arrest;
use greyfile_domain::kernel::deadline::Deadline;
use greyfile_domain::streams::exhibit::{ExhibitNumber, ExhibitState};
use greyfile_domain::streams::fir::Accused;
use greyfile_domain::streams::fir::{AccusedState, FirState, Remand};
use greyfile_domain::streams::person::PersonState;
use greyfile_domain::streams::raid::{Authority, PersonsFound, RaidState};
use greyfile_domain::values::count::Quantity;
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::money::Money;
use greyfile_domain::values::personal::Personal;
use greyfile_domain::values::sex::Sex;
use greyfile_domain::values::text::{Code, Country, Line};
use greyfile_envelope::{Occurred, StreamId};
use serde::Serialize;

/// A raid in a case file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RaidView {
    /// The raid.
    pub raid: StreamId,
    /// When it was conducted.
    pub occurred_at: Option<Occurred>,
    /// The city.
    pub city: String,
    /// Where in the city.
    pub place: String,
    /// The operation it belongs to.
    pub operation: Option<String>,
    /// Who led it.
    pub lead_officer: Option<String>,
    /// Who else took part.
    pub team: Vec<String>,
    /// On what authority; absent before it is recorded.
    pub authority: Option<Authority>,
    /// How many centres were raided.
    pub centres: u32,
    /// How many witnesses were named.
    pub witnesses: Witnesses,
    /// How many were arrested in all; absent where nothing tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrests: Option<u32>,
    /// Of these, Pakistanis, foreigners and women, as far as known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrests_local: Option<u32>,
    /// See [`RaidView::arrests_local`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrests_foreign: Option<u32>,
    /// See [`RaidView::arrests_local`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrests_female: Option<u32>,
    /// Arrests by nationality, as far as known.
    pub by_nationality: BTreeMap<String, u32>,
    /// How many were recorded one by one.
    pub recorded_one_by_one: u32,
    /// What money was recovered.
    pub recovered: Vec<Money>,
    /// Other cases it serves.
    pub also_serves: Vec<StreamId>,
}

/// The witnesses of a raid.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, schemars::JsonSchema)]
pub struct Witnesses {
    /// How many were named.
    pub named: u32,
    /// How many of them are local.
    pub local: u32,
}

/// An officer of a case.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct OfficerView {
    /// Who.
    pub officer: String,
    /// As what.
    pub role: Code,
}

impl RaidView {
    pub(crate) fn of(raid: StreamId, state: &RaidState, also_serves: Vec<StreamId>) -> Self {
        let arrests = state.arrests();
        // A count that nobody stated, with nobody recorded, is not told and not nought.
        let counted = |count: u32, stated: fn(&PersonsFound) -> Option<u32>| {
            let found = state.found.as_ref().and_then(|(_, found)| stated(found));
            (count > 0 || found.is_some() || !state.arrested.is_empty()).then_some(count)
        };
        let conducted = state.conducted.as_ref();
        let told = conducted.map(|(_, conducted)| conducted);
        let local = state.witnesses.iter().filter(|witness| witness.local).count();
        Self {
            raid,
            occurred_at: conducted.map(|(moment, _)| moment.occurred),
            city: told.map_or_else(String::new, |raid| raid.city.as_str().to_owned()),
            place: told.map_or_else(String::new, |raid| raid.place.as_str().to_owned()),
            operation: told
                .and_then(|raid| raid.operation.as_ref())
                .map(|operation| operation.as_str().to_owned()),
            lead_officer: told
                .and_then(|raid| raid.lead_officer.as_ref())
                .map(|officer| officer.as_str().to_owned()),
            team: told.map_or_else(Vec::new, |raid| {
                raid.team.iter().map(|officer| officer.as_str().to_owned()).collect()
            }),
            authority: told.map(|raid| raid.authority.clone()),
            centres: state.centres(),
            witnesses: Witnesses { named: state.witnesses.len() as u32, local: local as u32 },
            arrests: counted(arrests.total, |found| found.arrested),
            arrests_local: counted(arrests.local, |found| found.arrested_local),
            arrests_foreign: counted(arrests.foreign, |found| found.arrested_foreign),
            arrests_female: counted(arrests.female, |found| found.arrested_female),
            by_nationality: arrests
                .by_nationality
                .into_iter()
                .map(|(country, count)| (country.as_str().to_owned(), count))
                .collect(),
            recorded_one_by_one: state.arrested.len() as u32,
            recovered: state.cash.iter().map(|(_, cash)| cash.amount.clone()).collect(),
            also_serves,
        }
    }
}

/// An FIR in a case file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct FirView {
    /// The FIR.
    pub fir: StreamId,
    /// The station or circle.
    pub station: String,
    /// `93/2024`; absent when not known.
    pub number: Option<String>,
    /// When it was lodged.
    pub lodged: Option<Occurred>,
    /// The sections it names now.
    pub sections: Vec<String>,
    /// Everyone it concerns.
    pub accused: Vec<AccusedView>,
    /// When the challan was submitted for everyone.
    pub challan: Option<Occurred>,
    /// When it was cancelled.
    pub cancelled: Option<Occurred>,
}

/// An accused in an FIR, with the clocks that run for them.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct AccusedView {
    /// Who.
    pub who: Accused,
    /// How many people it stands for.
    pub count: u32,
    /// When arrested, by the raid that tells of it or else by the FIR.
    pub arrested: Option<Occurred>,
    /// When first produced before a magistrate.
    pub produced: Option<Occurred>,
    /// Remands: custody, days, when.
    pub remands: Vec<RemandView>,
    /// Days of physical remand in all.
    pub physical_days: u32,
    /// How far it has come with them.
    pub stage: AccusedStage,
    /// The clocks that run for them.
    pub clocks: Vec<Deadline>,
}

/// A remand.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct RemandView {
    /// Into whose custody.
    pub custody: Remand,
    /// For how many days.
    pub days: Option<u16>,
    /// How many were asked for.
    pub days_asked: Option<u16>,
    /// When.
    pub at: Occurred,
}

impl FirView {
    pub(crate) fn of(
        fir: StreamId,
        state: &FirState,
        arrests: &[Arrest],
        clocks: &[Deadline],
    ) -> Self {
        let lodged = state.lodged.as_ref();
        Self {
            fir,
            station: lodged.map_or_else(String::new, |(_, fir)| fir.station.as_str().to_owned()),
            number: lodged
                .and_then(|(_, fir)| fir.number.as_ref())
                .map(|number| format!("{}/{}", number.serial, number.year)),
            lodged: lodged.map(|(moment, _)| moment.occurred),
            sections: state.sections.iter().map(ToString::to_string).collect(),
            accused: {
                // In the order they were named; those never named, by an event that came first.
                let mut list: Vec<_> = state.accused.iter().collect();
                list.sort_by_key(|(_, accused)| {
                    accused.named.as_ref().map(|(moment, _)| moment.position)
                });
                let view = |(who, accused): (&Accused, &AccusedState)| {
                    let theirs = |arrest: &&Arrest| arrest.concerns(fir, who);
                    let arrested: Vec<_> = arrests.iter().filter(theirs).collect();
                    AccusedView::of(fir, (who, accused), &arrested, clocks)
                };
                list.into_iter().map(view).collect()
            },
            challan: state.challan().map(|moment| moment.occurred),
            cancelled: state.cancelled.map(|moment| moment.occurred),
        }
    }
}

impl AccusedView {
    fn of(
        fir: StreamId,
        (who, state): (&Accused, &AccusedState),
        arrests: &[&Arrest],
        clocks: &[Deadline],
    ) -> Self {
        Self {
            who: who.clone(),
            count: who.count(),
            arrested: arrests.first().map(|arrest| arrest.at),
            produced: state.produced().map(|moment| moment.occurred),
            remands: state
                .remands
                .iter()
                .map(|remand| RemandView {
                    custody: remand.custody,
                    days: remand.days,
                    days_asked: remand.days_asked,
                    at: remand.moment.occurred,
                })
                .collect(),
            physical_days: state.physical_days(),
            stage: AccusedStage::of(state),
            clocks: clocks
                .iter()
                .filter(|clock| clock.args == who.args())
                // Those of this FIR, and of the arrests of the one accused in it.
                .filter(|clock| {
                    clock.about == fir || arrests.iter().any(|arrest| arrest.about == clock.about)
                })
                .cloned()
                .collect(),
        }
    }
}

/// How far an FIR has come with an accused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccusedStage {
    /// Named, and no more.
    Named,
    /// Produced before a magistrate.
    Produced,
    /// Remanded to the police.
    PhysicalRemand,
    /// Remanded to jail.
    JudicialRemand,
    /// On bail.
    OnBail,
    /// Discharged.
    Discharged,
    /// Acquitted.
    Acquitted,
    /// Convicted.
    Convicted,
}

impl AccusedStage {
    fn of(state: &AccusedState) -> Self {
        if !state.convicted.is_empty() {
            Self::Convicted
        } else if !state.acquitted.is_empty() {
            Self::Acquitted
        } else if state.discharged.is_some() {
            Self::Discharged
        } else if state.bail.is_some_and(|(_, granted)| granted) {
            Self::OnBail
        } else {
            match state.remands.last().map(|remand| remand.custody) {
                Some(Remand::Physical) => Self::PhysicalRemand,
                Some(Remand::Judicial) => Self::JudicialRemand,
                None if state.produced().is_some() => Self::Produced,
                None => Self::Named,
            }
        }
    }
}

/// An exhibit in a case file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ExhibitView {
    /// The exhibit.
    pub exhibit: StreamId,
    /// What it is; absent before it is seized.
    pub kind: Option<Code>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// What it looks like.
    pub description: Option<Personal<Line>>,
    /// Its number in the malkhana's register.
    pub number: ExhibitNumber,
    /// Who holds it now.
    pub holder: Option<String>,
    /// The seal on it.
    pub seal: Option<String>,
    /// Whether it was destroyed.
    pub destroyed: bool,
    /// Whose hands it went through, by time.
    pub custody: Vec<CustodyView>,
}

/// One stretch of custody.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CustodyView {
    /// From when on.
    pub at: Occurred,
    /// Who gave it.
    pub from: Option<String>,
    /// Who held it then.
    pub to: String,
}

impl ExhibitView {
    pub(crate) fn of(exhibit: StreamId, state: &ExhibitState) -> Self {
        let seized = state.seized.as_ref().map(|(_, seized)| seized);
        Self {
            exhibit,
            kind: seized.map(|seized| seized.kind.clone()),
            quantity: seized.map(|seized| seized.quantity.clone()),
            description: seized.and_then(|seized| seized.description.clone()),
            number: state.number.clone().unwrap_or(ExhibitNumber::Pending),
            holder: state.holder.as_ref().map(|holder| holder.as_str().to_owned()),
            seal: state.seal.as_ref().map(|seal| seal.as_str().to_owned()),
            destroyed: state.destroyed().is_some(),
            custody: state
                .custody
                .iter()
                .map(|custody| CustodyView {
                    at: custody.moment.occurred,
                    from: custody.from.as_ref().map(|hand| hand.as_str().to_owned()),
                    to: custody.to.as_str().to_owned(),
                })
                .collect(),
        }
    }
}

/// A person in a case file. Holds personal data where the record has it in clear.
#[derive(Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct PersonView {
    /// The person.
    pub person: StreamId,
    /// The name given.
    pub name: Option<String>,
    /// The CNIC shown.
    pub cnic: Option<CnicView>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Nationality.
    pub nationality: Option<Country>,
    /// Roles seen.
    pub roles: Vec<Code>,
    /// Whether determined or, where nothing was determined, claimed to be a minor.
    pub minor: bool,
    /// Whether at large.
    pub absconded: bool,
}

/// A CNIC that a person showed: personal data.
#[derive(Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct CnicView {
    /// Its number.
    pub number: String,
    /// Whether it was checked with whoever issued it.
    pub checked: bool,
}

/// Never the name or the number: debug output ends in logs.
impl std::fmt::Debug for PersonView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PersonView({})", self.person)
    }
}

impl PersonView {
    pub(crate) fn of(person: StreamId, state: &PersonState) -> Self {
        let recorded = state.recorded.as_ref();
        let cnic = state.documents.iter().rev().find_map(|identified| {
            let number = identified.number.clear()?;
            let cnic = Cnic::new(number.as_str()).ok()?;
            Some(CnicView { number: cnic.as_str().to_owned(), checked: identified.checked })
        });
        Self {
            person,
            name: recorded
                .and_then(|recorded| recorded.name.as_ref()?.clear())
                .map(|name| name.as_str().to_owned()),
            cnic,
            sex: recorded.and_then(|recorded| recorded.sex),
            nationality: recorded.and_then(|recorded| recorded.nationality.clone()),
            roles: state.roles.iter().map(|role| role.role.clone()).collect(),
            minor: state.is_minor(),
            absconded: state.absconded.is_some(),
        }
    }
}
