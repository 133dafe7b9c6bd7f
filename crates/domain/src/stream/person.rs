//! Persons, known or not.

use greyfile_envelope::{Day, Occurred};

use super::payload;
use crate::decide::Context;
use crate::document::Cnic;
use crate::event::events;
use crate::ids::CaseId;
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::refusal::Refusal;
use crate::text::{Code, Country, Line};
use crate::values::Sex;

payload! {
    /// A person was put on record.
    struct Recorded {
        /// What to call the person without naming anybody: `unknown male 3`.
        label: Line,
        /// The name given.
        #[serde(default)]
        name: Option<Personal<Line>>,
        /// Sex, as observed.
        #[serde(default)]
        sex: Option<Sex>,
        /// Nationality, as claimed.
        #[serde(default)]
        nationality: Option<Country>,
    }
    /// A document showed who the person is.
    struct Identified {
        /// What document: `cnic`, `passport`, `por_card`.
        document: Code,
        /// Its number.
        number: Personal<Line>,
        /// Whether it was checked with whoever issued it. Only a checked CNIC reserves its number.
        checked: bool,
    }
    /// The person goes by another name.
    struct AliasAdded {
        /// Which.
        alias: Personal<Line>,
    }
    /// The person, or somebody for them, said how old they are.
    struct AgeClaimed {
        /// In years, at the time.
        years: u8,
    }
    /// The person's age was determined.
    struct AgeDetermined {
        /// In years, at the time.
        years: u8,
        /// By whom or what.
        by: Line,
    }
    /// The person was seen in a role.
    struct RoleObserved {
        /// In which case.
        case: CaseId,
        /// Which role, such as `caller`.
        role: Code,
    }
    /// The person's consulate was told.
    struct ConsularNoticeGiven {
        /// Which mission.
        mission: Line,
    }
    /// A minor's guardian was told.
    struct GuardianInformed {
        /// Who.
        guardian: Personal<Line>,
    }
    /// The person is at large.
    struct Absconded {
        /// From what.
        #[serde(default)]
        from: Option<Line>,
    }
}

events! {
    /// What can happen to a person's record.
    PersonEvent {
        /// The person was put on record.
        Recorded = "person.recorded" v 1,
        /// The person was identified.
        Identified = "person.identified" v 1,
        /// An alias was added.
        AliasAdded = "person.alias_added" v 1,
        /// An age was claimed.
        AgeClaimed = "person.age_claimed" v 1,
        /// The age was determined.
        AgeDetermined = "person.age_determined" v 1,
        /// A role was observed.
        RoleObserved = "person.role_observed" v 1,
        /// The consulate was told.
        ConsularNoticeGiven = "person.consular_notice_given" v 1,
        /// The guardian was told.
        GuardianInformed = "person.guardian_informed" v 1,
        /// The person is at large.
        Absconded = "person.absconded" v 1,
    }
}

/// A person as recorded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonState {
    /// How the person was first recorded.
    pub recorded: Option<Recorded>,
    /// The documents shown.
    pub documents: Vec<Identified>,
    /// Other names.
    pub aliases: Vec<AliasAdded>,
    /// Age in years, as determined last, and when.
    pub age: Option<(Moment, u8)>,
    /// Age in years, as claimed last, and when.
    pub age_claimed: Option<(Moment, u8)>,
    /// Roles, by case.
    pub roles: Vec<RoleObserved>,
    /// When the consulate was told, by time.
    pub consular_notices: Vec<Moment>,
    /// When the guardian was told, by time.
    pub guardian_notices: Vec<Moment>,
    /// Whether at large.
    pub absconded: Option<Moment>,
}

impl State for PersonState {
    type Event = PersonEvent;

    fn evolve(&mut self, moment: &Moment, event: &PersonEvent) {
        match event {
            PersonEvent::Recorded(recorded) => self.recorded = Some(recorded.clone()),
            PersonEvent::Identified(identified) => self.documents.push(identified.clone()),
            PersonEvent::AliasAdded(alias) => self.aliases.push(alias.clone()),
            PersonEvent::AgeClaimed(age) => self.age_claimed = Some((*moment, age.years)),
            PersonEvent::AgeDetermined(age) => self.age = Some((*moment, age.years)),
            PersonEvent::RoleObserved(role) => self.roles.push(role.clone()),
            PersonEvent::ConsularNoticeGiven(_) => self.consular_notices.push(*moment),
            PersonEvent::GuardianInformed(_) => self.guardian_notices.push(*moment),
            PersonEvent::Absconded(_) => self.absconded = Some(*moment),
        }
    }
}

impl PersonState {
    /// Whether determined to be under 18 or, where nothing was determined, claimed to be.
    pub fn is_minor(&self) -> bool {
        self.age.or(self.age_claimed).is_some_and(|(_, years)| years < 18)
    }

    /// The age at a time, in years: as determined or, where nothing was determined, as claimed
    /// (Juvenile Justice System Act 2018 s.8), moved by the whole years between the two times.
    pub fn age_at(&self, then: Occurred) -> Option<i32> {
        let (moment, years) = self.age.or(self.age_claimed)?;
        let (stated, asked) = (moment.occurred.start.day(), then.start.day());
        let between = whole_years(stated.min(asked), stated.max(asked));
        Some(i32::from(years) + if asked < stated { -between } else { between })
    }

    /// Whether recorded as a foreigner.
    pub fn is_foreign(&self) -> bool {
        let nationality = self.recorded.as_ref().and_then(|recorded| recorded.nationality.as_ref());
        nationality.is_some_and(|country| !country.is_local())
    }

    /// What to call the person where no name may be shown.
    pub fn label(&self) -> &str {
        self.recorded.as_ref().map_or("person", |recorded| recorded.label.as_str())
    }
}

/// Birthdays between two days, the earlier first.
fn whole_years(from: Day, to: Day) -> i32 {
    let ((from_year, from_month, from_day), (year, month, day)) = (from.civil(), to.civil());
    let reached = (month, day) >= (from_month, from_day);
    i32::from(year) - i32::from(from_year) - i32::from(!reached)
}

/// Whether a command may add the event.
///
/// # Errors
/// The rule it breaks.
pub fn admit(state: &PersonState, event: &PersonEvent, _: &Context<'_>) -> Result<(), Refusal> {
    match event {
        PersonEvent::Recorded(_) if state.recorded.is_some() => Err(Refusal::AlreadyOpen),
        PersonEvent::Recorded(_) => Ok(()),
        _ if state.recorded.is_none() => Err(Refusal::NotOpenYet),
        _ => Ok(()),
    }
}

/// The CNIC a document shows, if it is one and can be read.
pub fn cnic_of(identified: &Identified) -> Option<Result<Cnic, Refusal>> {
    if identified.document.as_str() != "cnic" {
        return None;
    }
    let number = identified.number.clear()?;
    Some(Cnic::new(number.as_str()).map_err(Refusal::Number))
}
