//! Complaints.

use super::{payload, words};
use crate::document::Phone;
use crate::event::events;
use crate::ids::{CaseId, CentreId};
use crate::life::{Moment, State};
use crate::personal::Personal;
use crate::text::{Line, Prose};
use crate::values::Money;

payload! {
    /// A complaint came in.
    struct Received {
        /// Who complains; absent when anonymous.
        #[serde(default)]
        complainant: Option<Personal<Line>>,
        /// The city it concerns.
        city: Line,
        /// What was lost.
        #[serde(default)]
        loss: Option<Money>,
        /// How it was paid: bank, wallet, card, cryptocurrency.
        #[serde(default)]
        payment_route: Option<Line>,
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
        finding: Option<Line>,
    }
    /// It was turned away.
    struct Rejected {
        /// Why.
        reason: Line,
    }
    /// It became part of a case.
    struct AttachedToCase {
        /// Which case.
        case: CaseId,
    }
}

events! {
    /// What can happen to a complaint.
    ComplaintEvent {
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

words! {
    /// How far a complaint has come.
    #[derive(Copy, Eq, Default)]
    enum ComplaintStage {
        /// Received, not looked into yet.
        #[default]
        Received,
        /// Verified.
        Verified,
        /// Rejected.
        Rejected,
    }
}

/// A complaint as it stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComplaintState {
    /// What came in.
    pub received: Option<Received>,
    /// How far it has come.
    pub stage: ComplaintStage,
    /// The cases it belongs to.
    pub cases: Vec<CaseId>,
}

impl State for ComplaintState {
    type Event = ComplaintEvent;

    fn evolve(&mut self, _: &Moment, event: &ComplaintEvent) {
        match event {
            ComplaintEvent::Received(received) => self.received = Some(received.clone()),
            ComplaintEvent::Verified(_) => self.stage = ComplaintStage::Verified,
            ComplaintEvent::Rejected(_) => self.stage = ComplaintStage::Rejected,
            ComplaintEvent::AttachedToCase(attached) => self.cases.push(attached.case),
        }
    }
}
