//! FIRs: from the lodging to the court's word, with clocks for each accused.

use greyfile_envelope::Occurred;

use crate::streams::ids::{PersonId, RaidId};
use crate::streams::payload::events;
use crate::values::declare::{payload, words};
use crate::values::law::Consulted;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::section::Section;
use crate::values::sex::Sex;
use crate::values::text::{Code, Country, Line, Prose};

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
        station: Place,
        /// The city it belongs to, for counting; absent when not stated.
        #[serde(default)]
        city: Option<Place>,
        /// Its number; absent when the source does not give it.
        #[serde(default)]
        number: Option<FirNumber>,
        /// The sections it names; none when the source does not give them.
        #[serde(default)]
        sections: Vec<Section>,
        /// What the offence catalogues said of them. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        catalogue: Vec<Consulted>,
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
        /// What the offence catalogues said of it. The decision writes it, whatever is sent.
        #[serde(default)]
        #[field(decided)]
        catalogue: Option<Consulted>,
    }
    /// A section was deleted.
    struct SectionDeleted {
        /// Which.
        section: Section,
        /// Why.
        #[serde(default)]
        reason: Option<Personal<Line>>,
    }
    /// Someone was named as accused.
    struct AccusedNamed {
        /// Who.
        who: Accused,
        /// The role seen, such as `caller`.
        #[serde(default)]
        #[field(codes = crate::values::vocabulary::PERSON_ROLES)]
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
        reason: Personal<Line>,
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
        sentence: Option<Personal<Line>>,
    }
    /// An accused was acquitted.
    struct Acquitted {
        /// Who.
        who: Accused,
        /// Under which section.
        section: Section,
    }
    /// A hearing was held in court.
    struct HearingHeld {
        /// Which court; absent when the source does not say.
        #[serde(default)]
        court: Option<Line>,
        /// What for, such as the framing of the charge or evidence.
        #[serde(default)]
        purpose: Option<Line>,
        /// What came of it.
        #[serde(default)]
        outcome: Option<Personal<Line>>,
        /// When the next one is; absent when none was fixed.
        #[serde(default)]
        next: Option<Occurred>,
    }
    /// The FIR was cancelled.
    struct Cancelled {
        /// Why.
        reason: Personal<Line>,
    }
}

words! {
    /// Whom an event of an FIR concerns.
    #[derive(Eq, PartialOrd, Ord)]
    enum Accused {
        /// A person on record.
        Person(PersonId),
        /// Some of those held, counted but not named: "62 accused".
        Unnamed {
            /// How many.
            count: u32,
            /// Which ones, to tell groups of one FIR apart.
            label: Line,
        },
    }
    /// Into whose custody a remand goes.
    #[derive(Copy, Eq, Hash)]
    enum Remand {
        /// The police's.
        Physical,
        /// The jail's.
        Judicial,
    }
}

impl Accused {
    /// How many people it stands for.
    pub const fn count(&self) -> u32 {
        match self {
            Self::Person(_) => 1,
            Self::Unnamed { count, .. } => *count,
        }
    }
}

events! {
    /// What can happen to an FIR.
    FirEvent as FirType {
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
        /// A hearing was held.
        HearingHeld = "fir.hearing_held" v 1,
    }
}
