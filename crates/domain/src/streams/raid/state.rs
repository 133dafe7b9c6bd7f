//! A raid as it is.

use std::collections::BTreeMap;

use super::events::{
    CashRecovered, Conducted, EquipmentSeized, PersonArrested, PersonsFound, RaidEvent,
    WitnessNamed,
};
use crate::kernel::history::Moment;
use crate::streams::ids::PersonId;
use crate::values::sex::Sex;
use crate::values::text::Country;

/// A raid as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RaidState {
    /// When and how it was conducted.
    pub conducted: Option<(Moment, Conducted)>,
    /// The witnesses named.
    pub witnesses: Vec<WitnessNamed>,
    /// Who was found, as counted; the last count stands.
    pub found: Option<(Moment, PersonsFound)>,
    /// Who was arrested, by name or label.
    pub arrested: BTreeMap<PersonId, (Moment, PersonArrested)>,
    /// Who was let go, and when.
    pub released: BTreeMap<PersonId, Moment>,
    /// What was seized.
    pub seized: Vec<(Moment, EquipmentSeized)>,
    /// What money was recovered.
    pub cash: Vec<(Moment, CashRecovered)>,
}

impl RaidState {
    /// Takes one event in.
    pub(super) fn take(&mut self, moment: &Moment, event: &RaidEvent) {
        match event {
            RaidEvent::Conducted(conducted) => self.conducted = Some((*moment, conducted.clone())),
            RaidEvent::WitnessNamed(witness) => self.witnesses.push(witness.clone()),
            RaidEvent::PersonsFound(found) => self.found = Some((*moment, found.clone())),
            RaidEvent::PersonArrested(arrested) => {
                self.arrested.insert(arrested.person, (*moment, arrested.clone()));
            }
            RaidEvent::PersonReleasedUnarrested(released) => {
                self.released.insert(released.person, *moment);
            }
            RaidEvent::EquipmentSeized(seized) => self.seized.push((*moment, seized.clone())),
            RaidEvent::CashRecovered(cash) => self.cash.push((*moment, cash.clone())),
        }
    }
}

/// How many were arrested, from what was counted and who was recorded one by one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrests {
    /// In all.
    pub total: u32,
    /// Pakistanis, as far as known.
    pub local: u32,
    /// Foreigners, as far as known.
    pub foreign: u32,
    /// Women, as far as known.
    pub female: u32,
    /// By nationality, as far as known.
    pub by_nationality: BTreeMap<Country, u32>,
}

impl RaidState {
    /// Arrests, counting nobody twice: a count stated for the whole raid and people recorded one
    /// by one describe the same arrests, so the larger of the two stands, line by line.
    pub fn arrests(&self) -> Arrests {
        let mut arrests = self.arrests_one_by_one();
        let Some((_, found)) = &self.found else { return arrests };
        arrests.local = arrests.local.max(found.arrested_local.unwrap_or(0));
        arrests.foreign = arrests.foreign.max(found.arrested_foreign.unwrap_or(0));
        arrests.female = arrests.female.max(found.arrested_female.unwrap_or(0));
        for stated in &found.by_nationality {
            let count = arrests.by_nationality.entry(stated.country.clone()).or_default();
            *count = (*count).max(stated.count);
        }
        let by_nationality: u32 =
            arrests.by_nationality.values().fold(0, |sum, count| sum.saturating_add(*count));
        arrests.total = arrests
            .total
            .max(found.arrested.unwrap_or(0))
            .max(arrests.local.saturating_add(arrests.foreign))
            .max(by_nationality);
        arrests
    }

    /// Arrests as far as people were recorded one by one.
    pub fn arrests_one_by_one(&self) -> Arrests {
        let mut one_by_one = Arrests::default();
        for (_, arrested) in self.arrested.values() {
            one_by_one.total += 1;
            one_by_one.female += u32::from(arrested.sex == Some(Sex::Female));
            if let Some(country) = &arrested.nationality {
                one_by_one.local += u32::from(country.is_local());
                one_by_one.foreign += u32::from(!country.is_local());
                *one_by_one.by_nationality.entry(country.clone()).or_default() += 1;
            }
        }
        one_by_one
    }

    /// Whether anything tells how many were arrested: a count, or people recorded one by one.
    pub fn tells_of_arrests(&self) -> bool {
        let counted = self.found.as_ref().is_some_and(|(_, found)| found.arrested.is_some());
        counted || self.arrests().total > 0
    }

    /// How many centres were raided: those on record, or the number stated, at least one.
    pub fn centres(&self) -> u32 {
        self.conducted.as_ref().map_or(0, |(_, conducted)| {
            let on_record = u32::try_from(conducted.centres.len()).unwrap_or(u32::MAX);
            on_record.max(conducted.centre_count.unwrap_or(0)).max(1)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::count::NationalityCount;

    #[test]
    fn nobody_is_counted_twice() {
        let person = |index, sex, country: &str| {
            let person = PersonId([index; 16]);
            let arrested = PersonArrested {
                person,
                sex: Some(sex),
                nationality: Some(Country::new(country).unwrap()),
            };
            (person, (crate::tests::moment(1, "2025-07-08"), arrested))
        };
        let found = PersonsFound {
            on_site: None,
            arrested: None,
            arrested_local: Some(78),
            arrested_foreign: Some(71),
            arrested_female: Some(18),
            by_nationality: vec![NationalityCount {
                country: Country::new("CN").unwrap(),
                count: 48,
            }],
        };
        let mut raid = RaidState {
            arrested: [person(1, Sex::Female, "CN"), person(2, Sex::Male, "PK")].into(),
            ..RaidState::default()
        };
        assert_eq!((raid.arrests().total, raid.arrests().female), (2, 1));
        raid.found = Some((crate::tests::moment(1, "2025-07-08"), found));
        let arrests = raid.arrests();
        assert_eq!(
            (arrests.total, arrests.local, arrests.foreign, arrests.female),
            (149, 78, 71, 18)
        );
        assert_eq!(arrests.by_nationality[&Country::new("CN").unwrap()], 48);
    }
}
