//! Raids: the search of a place, who was found, who was arrested, what was seized.

use greyfile_envelope::Hand;

use crate::streams::ids::{CentreId, ExhibitId, PersonId};
use crate::streams::payload::events;
use crate::values::count::{NationalityCount, Quantity};
use crate::values::declare::{payload, words};
use crate::values::document::Cnic;
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::sex::Sex;
use crate::values::text::{Code, Country, Line};

words! {
    /// On what authority a place was searched.
    enum Authority {
        /// A court's warrant.
        Warrant {
            /// Its number.
            number: Line,
            /// Which court.
            #[serde(default)]
            court: Option<Line>,
        },
        /// Without a warrant, on a recorded ground.
        Exception {
            /// The ground.
            ground: Personal<Line>,
        },
        /// The source does not say.
        NotStated,
    }
}

payload! {
    /// A place was raided; the window of time is when it occurred.
    struct Conducted {
        /// The city.
        city: Place,
        /// The circle whose raid it was; the case's own when absent.
        #[serde(default)]
        circle: Option<Place>,
        /// Where in the city.
        place: Line,
        /// The centres found there, as far as they are on record.
        #[serde(default)]
        centres: Vec<CentreId>,
        /// How many centres were raided, where only the number is known.
        #[serde(default)]
        centre_count: Option<u32>,
        /// The operation it belongs to.
        #[serde(default)]
        operation: Option<Line>,
        /// Who led it.
        #[serde(default)]
        lead_officer: Option<Hand>,
        /// Who else took part.
        #[serde(default)]
        team: Vec<Hand>,
        /// On what authority.
        authority: Authority,
        /// Why fewer than two local witnesses were there, if that was so.
        #[serde(default)]
        witness_excuse: Option<Personal<Line>>,
    }
    /// A witness of the recovery (mushir) was named.
    struct WitnessNamed {
        /// Who.
        name: Personal<Line>,
        /// The witness's CNIC.
        #[serde(default)]
        cnic: Option<Personal<Cnic>>,
        /// Whether a respectable inhabitant of the locality, as CrPC s.103 asks.
        local: bool,
    }
    /// How many were found and held, as counted on the spot or as reported.
    struct PersonsFound {
        /// How many were on site.
        #[serde(default)]
        on_site: Option<u32>,
        /// How many were arrested in all.
        #[serde(default)]
        arrested: Option<u32>,
        /// Of these, Pakistanis.
        #[serde(default)]
        arrested_local: Option<u32>,
        /// Of these, foreigners.
        #[serde(default)]
        arrested_foreign: Option<u32>,
        /// Of these, women.
        #[serde(default)]
        arrested_female: Option<u32>,
        /// Of these, by nationality.
        #[serde(default)]
        by_nationality: Vec<NationalityCount>,
    }
    /// A person was arrested.
    struct PersonArrested {
        /// Who.
        person: PersonId,
        /// Sex, as recorded at the arrest.
        #[serde(default)]
        sex: Option<Sex>,
        /// Nationality, as recorded at the arrest.
        #[serde(default)]
        nationality: Option<Country>,
    }
    /// A person held on the spot was let go.
    struct PersonReleasedUnarrested {
        /// Who.
        person: PersonId,
        /// Why; absent when nobody says.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// Equipment was seized; it opens an exhibit.
    struct EquipmentSeized {
        /// The exhibit.
        exhibit: ExhibitId,
        /// What it is, such as `phone`.
        #[field(codes = crate::values::vocabulary::EQUIPMENT)]
        kind: Code,
        /// How many.
        quantity: Quantity,
    }
    /// Money was recovered.
    struct CashRecovered {
        /// How much.
        amount: Money,
        /// The exhibit it became, if it did.
        #[serde(default)]
        exhibit: Option<ExhibitId>,
    }
}

events! {
    /// What can happen to a raid.
    RaidEvent as RaidType {
        /// It was conducted.
        Conducted = "raid.conducted" v 1,
        /// A witness was named.
        WitnessNamed = "raid.witness_named" v 1,
        /// People were found and counted.
        PersonsFound = "raid.persons_found" v 1,
        /// A person was arrested.
        PersonArrested = "raid.person_arrested" v 1,
        /// A person was let go.
        PersonReleasedUnarrested = "raid.person_released_unarrested" v 1,
        /// Equipment was seized.
        EquipmentSeized = "raid.equipment_seized" v 1,
        /// Money was recovered.
        CashRecovered = "raid.cash_recovered" v 1,
    }
}
