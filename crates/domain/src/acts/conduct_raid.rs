//! Records a whole raid in one go: who was found, what was seized, the case that it serves.

use super::Draft;
use super::seize::{Parcel, seize};
use crate::kernel::refusal::Refusal;
use crate::streams::case::{CaseOpened, RaidLinked};
use crate::streams::person::{AgeClaimed, Identified, Recorded, RoleObserved};
use crate::streams::raid::{
    CashRecovered, Conducted, PersonArrested, PersonReleasedUnarrested, PersonsFound, WitnessNamed,
};
use crate::streams::{CaseId, PersonId, RaidId};
use crate::values::declare::payload;
use crate::values::document::Cnic;
use crate::values::personal::Personal;
use crate::values::sex::Sex;
use crate::values::text::{Code, Country, Line};

payload! {
    /// A whole raid in one go, for one case on record or a new one.
    struct ConductRaid {
        /// The case it serves, if it is on record.
        #[serde(default)]
        case: Option<CaseId>,
        /// The case to open for it, if it is not.
        #[serde(default)]
        new_case: Option<CaseOpened>,
        /// The raid itself.
        raid: Conducted,
        /// The witnesses.
        #[serde(default)]
        witnesses: Vec<WitnessNamed>,
        /// How many were found.
        #[serde(default)]
        found: Option<PersonsFound>,
        /// Who was found, one by one.
        #[serde(default)]
        people: Vec<Found>,
        /// What was seized.
        #[serde(default)]
        parcels: Vec<Parcel>,
        /// What money was recovered.
        #[serde(default)]
        cash: Vec<CashRecovered>,
    }
    /// A person found at a raid.
    struct Found {
        /// What to call the person without naming anybody; the place in the list when absent.
        #[serde(default)]
        label: Option<Personal<Line>>,
        /// The name given.
        #[serde(default)]
        name: Option<Personal<Line>>,
        /// Sex.
        #[serde(default)]
        sex: Option<Sex>,
        /// Nationality.
        #[serde(default)]
        nationality: Option<Country>,
        /// Age in years, as claimed on the spot.
        #[serde(default)]
        age: Option<u8>,
        /// The CNIC shown, not checked yet.
        #[serde(default)]
        cnic: Option<Personal<Cnic>>,
        /// The number of the passport shown, not checked yet.
        #[serde(default)]
        passport: Option<Personal<Line>>,
        /// The role seen, such as `caller`.
        #[serde(default)]
        role: Option<Code>,
        /// Whether arrested; otherwise let go.
        arrested: bool,
    }
}

impl ConductRaid {
    /// How many records it makes if nothing forbids it, what it reserves counted.
    pub fn records(&self) -> usize {
        let in_a_case = self.case.is_some() || self.new_case.is_some();
        let case = usize::from(self.new_case.is_some()) + usize::from(in_a_case);
        let people: usize = self.people.iter().map(|found| found.records(in_a_case)).sum();
        let parcels: usize = self.parcels.iter().map(Parcel::records).sum();
        let found = usize::from(self.found.is_some());
        1 + case + self.witnesses.len() + found + people + parcels + self.cash.len()
    }

    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let case = self.case(draft);
        // A role is seen in a case; without one it would be dropped without a word.
        if let (None, Some(person)) = (case, self.people.iter().position(|one| one.role.is_some()))
        {
            draft.refuse(Refusal::RoleWithoutCase { person });
        }
        if !draft.at_most(self.records()) {
            return;
        }
        let stream = draft.opened(RaidId::KIND, 0);
        let raid = RaidId(stream.id);
        draft.add(stream, self.raid.clone());
        self.witnesses.iter().for_each(|witness| draft.add(stream, witness.clone()));
        self.found.iter().for_each(|found| draft.add(stream, found.clone()));
        for (index, found) in (0..).zip(&self.people) {
            found.decide(draft, index, raid, case);
        }
        seize(draft, raid, &self.parcels);
        self.cash.iter().for_each(|cash| draft.add(stream, cash.clone()));
        if let Some(case) = case {
            draft.add(case.into(), RaidLinked { raid });
        }
    }

    /// The case that the raid serves, opened if it is new.
    fn case(&self, draft: &mut Draft<'_>) -> Option<CaseId> {
        match (self.case, &self.new_case) {
            (Some(_), Some(_)) => {
                draft.refuse(Refusal::OneCase);
                None
            }
            (case, None) => case,
            (None, Some(opened)) => {
                let case = draft.opened(CaseId::KIND, 0);
                draft.add(case, opened.clone());
                Some(CaseId(case.id))
            }
        }
    }
}

impl Found {
    /// The person is put on record and is arrested or let go; the rest as it is told.
    fn records(&self, in_a_case: bool) -> usize {
        2 + usize::from(self.cnic.is_some())
            + usize::from(self.passport.is_some())
            + usize::from(self.age.is_some())
            + usize::from(in_a_case && self.role.is_some())
    }

    fn decide(&self, draft: &mut Draft<'_>, index: u16, raid: RaidId, case: Option<CaseId>) {
        let stream = draft.opened(PersonId::KIND, index);
        let person = PersonId(stream.id);
        let recorded = Recorded {
            label: self.label.clone(),
            ordinal: Some(u32::from(index) + 1),
            name: self.name.clone(),
            sex: self.sex,
            nationality: self.nationality.clone(),
        };
        draft.add(stream, recorded);
        if let Some(cnic) = &self.cnic {
            let number = match cnic {
                Personal::Clear(cnic) => Line::new(cnic.as_str()).ok().map(Personal::Clear),
                Personal::Sealed(sealed) => Some(Personal::Sealed(sealed.clone())),
            };
            if let Some(number) = number {
                let document = Code::of("cnic");
                draft.add(stream, Identified { document, number, checked: false });
            }
        }
        if let Some(number) = self.passport.clone() {
            let document = Code::of("passport");
            draft.add(stream, Identified { document, number, checked: false });
        }
        if let Some(years) = self.age {
            draft.add(stream, AgeClaimed { years });
        }
        if let (Some(case), Some(role)) = (case, &self.role) {
            draft.add(stream, RoleObserved { case, role: role.clone() });
        }
        if self.arrested {
            let nationality = self.nationality.clone();
            draft.add(raid.into(), PersonArrested { person, sex: self.sex, nationality });
        } else {
            draft.add(raid.into(), PersonReleasedUnarrested { person, reason: None });
        }
    }
}
