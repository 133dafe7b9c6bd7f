//! Cases: an Operation Grey case file, from the enquiry on.

use greyfile_envelope::Hand;

use crate::streams::ids::{FirId, RaidId};
use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::text::{Code, Line};

payload! {
    /// An enquiry was opened.
    struct EnquiryOpened {
        /// The enquiry's number, where it has one.
        #[serde(default)]
        number: Option<Line>,
        /// What it is about.
        title: Personal<Line>,
        /// The agency that leads, such as `nccia`.
        #[field(codes = crate::values::vocabulary::AGENCIES)]
        agency: Code,
        /// Its circle.
        #[serde(default)]
        circle: Option<Place>,
        /// The city.
        city: Place,
    }
    /// The enquiry was closed without a case.
    struct EnquiryClosed {
        /// Why.
        reason: Personal<Line>,
    }
    /// A case was opened.
    struct CaseOpened {
        /// What it is about.
        title: Personal<Line>,
        /// The agency that leads, such as `nccia`.
        #[field(codes = crate::values::vocabulary::AGENCIES)]
        agency: Code,
        /// Its circle.
        #[serde(default)]
        circle: Option<Place>,
        /// The city.
        city: Place,
        /// The operation it belongs to.
        #[serde(default)]
        operation: Option<Line>,
    }
    /// An officer was put on the case.
    struct OfficerAssigned {
        /// Who.
        officer: Hand,
        /// As what, such as `investigating_officer`.
        #[field(codes = crate::values::vocabulary::OFFICER_ROLES)]
        role: Code,
    }
    /// An officer was taken off the case.
    struct OfficerRelieved {
        /// Who.
        officer: Hand,
        /// Why.
        reason: Personal<Line>,
    }
    /// Another agency leads from now on.
    struct LeadAgencyChanged {
        /// Which agency.
        #[field(codes = crate::values::vocabulary::AGENCIES)]
        agency: Code,
        /// Why.
        reason: Personal<Line>,
    }
    /// A court gave a warrant.
    struct WarrantObtained {
        /// Its number.
        number: Line,
        /// Which court.
        court: Line,
        /// What for.
        purpose: Personal<Line>,
    }
    /// An account was frozen.
    struct AccountFrozen {
        /// Which account.
        account: Personal<Line>,
        /// At which bank or exchange.
        bank: Line,
        /// How much is on it.
        #[serde(default)]
        amount: Option<Money>,
        /// The Director General's permission, by its reference.
        #[serde(default)]
        permission: Option<Line>,
    }
    /// A raid serves this case.
    struct RaidLinked {
        /// Which raid.
        raid: RaidId,
    }
    /// An FIR belongs to this case.
    struct FirLinked {
        /// Which FIR.
        fir: FirId,
    }
    /// The case was closed.
    struct CaseClosed {
        /// Why.
        reason: Personal<Line>,
    }
    /// The case was taken up again.
    struct CaseReopened {
        /// Why.
        reason: Personal<Line>,
    }
}

events! {
    /// What can happen to a case.
    CaseEvent as CaseType {
        /// An enquiry was opened.
        EnquiryOpened = "case.enquiry_opened" v 1,
        /// The enquiry was closed.
        EnquiryClosed = "case.enquiry_closed" v 1,
        /// A case was opened.
        CaseOpened = "case.case_opened" v 1,
        /// An officer was assigned.
        OfficerAssigned = "case.officer_assigned" v 1,
        /// An officer was relieved.
        OfficerRelieved = "case.officer_relieved" v 1,
        /// The lead agency changed.
        LeadAgencyChanged = "case.lead_agency_changed" v 1,
        /// A warrant was obtained.
        WarrantObtained = "case.warrant_obtained" v 1,
        /// An account was frozen.
        AccountFrozen = "case.account_frozen" v 1,
        /// A raid was linked.
        RaidLinked = "case.raid_linked" v 1,
        /// An FIR was linked.
        FirLinked = "case.fir_linked" v 1,
        /// The case was closed.
        CaseClosed = "case.case_closed" v 1,
        /// The case was reopened.
        CaseReopened = "case.case_reopened" v 1,
    }
}
