//! The raid of a case: who was found, what was seized, on what authority.

use greyfile_domain::acts::{Body, ConductRaid, Found, Parcel};
use greyfile_domain::streams::ids::{CaseId, PersonId};
use greyfile_domain::streams::person::ConsularNoticeGiven;
use greyfile_domain::streams::raid::{
    Authority, CashRecovered, Conducted, PersonsFound, WitnessNamed,
};
use greyfile_domain::values::document::Cnic;
use greyfile_domain::values::text::Country;
use greyfile_domain::values::{Money, Quantity, Sex};
use greyfile_envelope::CommandId;

use super::big::Big;
use super::case::{Case, SERIES};
use super::words::{DAY, HOUR, code, line, pick};

const PLACES: [&str; 5] =
    ["Plaza 3, second floor", "Block 7", "Sector G", "Canal Road", "Old Bazaar"];
const ROLES: [&str; 5] =
    ["caller", "frontline_social_media_agent", "recruiter", "finance_manager", "coerced_staff"];
const KINDS: [&str; 6] = ["phone", "computer", "sim_card", "laptop", "gateway_exchange", "server"];
const COUNTRIES: [&str; 4] = ["CN", "NG", "PH", "BD"];
/// How many families of numbers of made-up cards there are.
const FAMILIES: u32 = 10_000;
/// People have numbers of their case, so many to each.
const PEOPLE_MAX: u64 = 1_000;

impl Case {
    /// The command, who was found, and how many parcels were seized.
    pub(super) fn raid(&mut self, case: CaseId) -> (CommandId, Vec<Found>, u16) {
        let count = match self.big {
            Some(Big::Arrests) => 150,
            _ => self.rng.u32(2..9),
        };
        let people: Vec<Found> = (0..count).map(|index| self.person(index)).collect();
        let parcels: Vec<Parcel> = (0..self.rng.u32(1..5)).map(|_| self.parcel()).collect();
        let count = parcels.len() as u16;
        let arrested = people.iter().filter(|found| found.arrested).count() as u32;
        let witnesses = self.rng.u32(0..4).min(2);
        let body = ConductRaid {
            case: Some(case),
            new_case: None,
            raid: self.conducted(),
            witnesses: (0..witnesses)
                .map(|index| WitnessNamed {
                    name: line(format!("Demo Witness {}-{index}", self.number)).into(),
                    cnic: None,
                    local: true,
                })
                .collect(),
            found: Some(PersonsFound {
                on_site: Some(people.len() as u32),
                arrested: Some(arrested),
                arrested_local: None,
                arrested_foreign: None,
                arrested_female: None,
                by_nationality: Vec::new(),
            }),
            people: people.clone(),
            parcels,
            cash: if self.rng.f32() < 0.3 {
                let amount = Money::pkr(u64::from(self.rng.u32(1..200)) * 5_000);
                vec![CashRecovered { amount, exhibit: None }]
            } else {
                Vec::new()
            },
        };
        let night = self.start.plus_ms(7 * DAY + self.rng.i64(22..28) * HOUR);
        (self.push(night, Body::ConductRaid(body)), people, count)
    }

    fn conducted(&mut self) -> Conducted {
        let authority = if self.rng.f32() < 0.7 {
            Authority::Warrant { number: line(format!("W-{}", self.number + 1)), court: None }
        } else if self.rng.bool() {
            Authority::Exception { ground: line("evidence was being destroyed").into() }
        } else {
            Authority::NotStated
        };
        Conducted {
            city: line(self.typed_city()).into(),
            circle: Some(self.typed_circle()),
            place: line(pick(&mut self.rng, &PLACES)),
            centres: Vec::new(),
            centre_count: None,
            operation: Some(line("Operation Grey")),
            lead_officer: Some(self.officer.clone()),
            team: Vec::new(),
            authority,
            witness_excuse: None,
        }
    }

    fn person(&mut self, index: u32) -> Found {
        let foreign = self.rng.f32() < 0.2;
        let number = u64::from(self.number) * PEOPLE_MAX + u64::from(index);
        // Begins with 0, as no real one does.
        let of_series = u64::from(self.series) * u64::from(FAMILIES / SERIES);
        let family = (of_series + number / 10_000_000) % u64::from(FAMILIES);
        let rest = number % 10_000_000;
        let cnic = format!("0{family:04}-{rest:07}-{}", index % 10);
        let always = self.big == Some(Big::Arrests);
        Found {
            label: None,
            name: Some(line(format!("Demo Person {number}")).into()),
            sex: Some(if self.rng.f32() < 0.15 { Sex::Female } else { Sex::Male }),
            nationality: Some(
                Country::new(if foreign { pick(&mut self.rng, &COUNTRIES) } else { "PK" })
                    .expect("literal countries"),
            ),
            age: None,
            cnic: (!foreign && self.rng.bool())
                .then(|| Cnic::new(cnic).expect("well formed").into()),
            passport: None,
            role: self.rng.bool().then(|| code(pick(&mut self.rng, &ROLES))),
            arrested: self.rng.f32() < 0.75 || always,
        }
    }

    fn parcel(&mut self) -> Parcel {
        let kind = pick(&mut self.rng, &KINDS);
        let most = if kind == "sim_card" { 2_000 } else { 40 };
        Parcel {
            kind: code(kind),
            quantity: Quantity { count: Some(self.rng.u32(1..most)), or_more: false, unit: None },
            description: None,
            number: None,
            diary: self.rng.bool().then(|| line(format!("roznamcha {}", self.number))),
            place: self.rng.bool().then(|| line("call floor")).map(Into::into),
            holder: None,
            seal: self.rng.bool().then(|| line(format!("S{}", self.number))),
            imei: None,
        }
    }

    pub(super) fn notices(&mut self, raid: CommandId, people: &[Found]) {
        for (index, found) in (0..).zip(people) {
            let foreign = found.nationality.as_ref().is_some_and(|country| !country.is_local());
            if foreign && found.arrested && self.rng.f32() < 0.7 {
                let person = PersonId::derive(raid, index);
                let notice = ConsularNoticeGiven { mission: line("embassy, Islamabad") };
                let at = self.start.plus_ms(10 * DAY);
                self.record(at, person.into(), vec![notice.into()]);
            }
        }
    }
}
