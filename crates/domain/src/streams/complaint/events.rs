//! Complaints.

use crate::streams::ids::{CaseId, CentreId};
use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::document::Phone;
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::place::Place;
use crate::values::text::{Line, Prose};

payload! {
    /// A complaint came in.
    struct Received {
        /// Who complains; absent when anonymous.
        #[serde(default)]
        complainant: Option<Personal<Line>>,
        /// The city it concerns.
        city: Place,
        /// The circle it was sent to.
        #[serde(default)]
        circle: Option<Place>,
        /// What was lost.
        #[serde(default)]
        loss: Option<Money>,
        /// How it was paid: bank, wallet, card, cryptocurrency.
        #[serde(default)]
        payment_route: Option<Personal<Line>>,
        /// The centres it names.
        #[serde(default)]
        centres: Vec<CentreId>,
        /// The number that called, as the complainant saw it.
        #[serde(default)]
        caller: Option<Personal<Phone>>,
        /// What happened.
        summary: Personal<Prose>,
    }
    /// It was found to hold.
    struct Verified {
        /// What showed it.
        #[serde(default)]
        finding: Option<Personal<Line>>,
    }
    /// It was turned away.
    struct Rejected {
        /// Why.
        reason: Personal<Line>,
    }
    /// It became part of a case.
    struct AttachedToCase {
        /// Which case.
        case: CaseId,
    }
}

events! {
    /// What can happen to a complaint.
    ComplaintEvent as ComplaintType {
        /// It came in.
        Received = "complaint.received" v 1,
        /// It was verified.
        Verified = "complaint.verified" v 1,
        /// It was rejected.
        Rejected = "complaint.rejected" v 1,
        /// It was attached to a case.
        AttachedToCase = "complaint.attached_to_case" v 1,
    }
}
