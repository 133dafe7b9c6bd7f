//! Persons, known or not.

use crate::proceedings::{BarEnded, BarImposed};
use crate::streams::ids::CaseId;
use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::sex::Sex;
use crate::values::text::{Code, Country, Line};

payload! {
    /// A person was put on record.
    struct Recorded {
        /// What to call the person without naming anybody, if somebody said so.
        #[serde(default)]
        label: Option<Personal<Line>>,
        /// The person's place in the list they came with, from 1: what they are called by where
        /// nobody said anything else.
        #[serde(default)]
        ordinal: Option<u32>,
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
        #[field(codes = crate::values::vocabulary::DOCUMENTS)]
        document: Code,
        /// Its number.
        number: Personal<Line>,
        /// Whether it was checked with whoever issued it. Only a checked CNIC claims its number.
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
        by: Personal<Line>,
    }
    /// The person was seen in a role.
    struct RoleObserved {
        /// In which case.
        case: CaseId,
        /// Which role, such as `caller`.
        #[field(codes = crate::values::vocabulary::PERSON_ROLES)]
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
        from: Option<Personal<Line>>,
    }
}

events! {
    /// What can happen to a person's record.
    PersonEvent as PersonType {
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
    shared {
        /// Whom it is about may not be licensed for a time.
        BarImposed = "person.bar_imposed" v 1,
        /// Whom it is about may be licensed again.
        BarEnded = "person.bar_ended" v 1,
    }
}
