//! A licence as it is: the application, what it was held against, what was decided, and what is done
//! against it.

mod papers;
mod scope;
mod term;
mod vetting;

use std::collections::BTreeMap;

use greyfile_envelope::{EventId, Hand, Occurred};

pub use papers::{Fees, Objection, Papers, Payment};
pub use scope::{Changed, Scope};
pub(super) use term::decides;
pub use term::{Decided, Held, Reporting, Standing, Suspension, Tenure};
pub use vetting::{Answer, Cleared, Round, Said, Vetting};

use super::events::{
    AmendmentRequested, ApplicationFiled, AuditConducted, Closing, ComplianceReportFiled,
    FindingRecorded, InspectionConducted, LicenceEvent, LicenceType, OfficerAssigned,
    OfficerRecused, RenewalFiled,
};
use crate::kernel::history::Moment;
use crate::proceedings::Proceedings;
use crate::values::same;
use crate::values::text::Code;

/// An application, and the licence that came of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LicenceState {
    /// Every event of the stream that stands, by which others refer to it.
    pub events: BTreeMap<EventId, (LicenceType, Moment)>,
    /// The application.
    pub application: Option<(Moment, ApplicationFiled)>,
    /// When the application was withdrawn.
    pub withdrawn: Option<Moment>,
    /// Fees, documents and objections.
    pub papers: Papers,
    /// What bodies were asked, and answered.
    pub vetting: Vetting,
    /// The last inspection of each of the premises.
    pub inspections: BTreeMap<Code, (Moment, InspectionConducted)>,
    /// Inspections that were fixed, of which premises, each with when they were inspected after that.
    pub visits: Vec<(Moment, Code, Option<Moment>)>,
    /// What is licensed, from when to when, and what ended it.
    pub tenure: Tenure,
    /// Renewals that were applied for, each with when it was decided last.
    pub renewals: BTreeMap<EventId, (Moment, RenewalFiled, Option<Moment>)>,
    /// Changes that were asked for, each with when it was decided last.
    pub amendments: BTreeMap<EventId, (Moment, AmendmentRequested, Option<Moment>)>,
    /// Reports and audits.
    pub reporting: Reporting,
    /// Findings, each with how and when it ended.
    pub findings: BTreeMap<EventId, Found>,
    /// What is done in proceedings.
    pub proceedings: Proceedings,
    /// Who was assigned.
    pub officers: Vec<OfficerAssigned>,
    /// Who takes no part.
    pub recused: Vec<(Moment, OfficerRecused)>,
}

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// When it was recorded.
    pub moment: Moment,
    /// What it says.
    pub recorded: FindingRecorded,
    /// How it ended, and when.
    pub closed: Option<(Moment, Closing)>,
}

impl LicenceState {
    /// Takes one event in, which this hand did.
    pub(super) fn take(&mut self, moment: &Moment, done_by: &str, event: &LicenceEvent) {
        self.events.insert(moment.event_id, (event.type_of(), *moment));
        if let Some(step) = event.step() {
            return self.proceedings.take(moment, step);
        }
        self.proceedings.decided_on(event.show_cause(), moment.event_id);
        if self.papers.take(moment, event) || self.vetting.take(moment, event) {
            return;
        }
        self.tenure.take(moment, done_by, event);
        let id = moment.event_id;
        match event {
            LicenceEvent::ApplicationFiled(filed) => {
                self.application = Some((*moment, filed.clone()));
            }
            LicenceEvent::ApplicationWithdrawn(_) => self.withdrawn = Some(*moment),
            LicenceEvent::InspectionConducted(inspected) => {
                let premises = inspected.premises.clone();
                let of = self.visits.iter_mut().filter(|(_, of, _)| *of == premises);
                of.for_each(|(.., made)| *made = made.or(Some(*moment)));
                self.inspections.insert(premises, (*moment, inspected.clone()));
            }
            LicenceEvent::InspectionScheduled(fixed) => {
                self.visits.push((*moment, fixed.premises.clone(), None));
            }
            LicenceEvent::RenewalFiled(filed) => {
                self.renewals.insert(id, (*moment, filed.clone(), None));
            }
            LicenceEvent::RenewalRefused(refused) => self.renewal_decided(refused.renewal, moment),
            LicenceEvent::LicenceRenewed(renewed) => {
                if let Some(renewal) = renewed.renewal {
                    self.renewal_decided(renewal, moment);
                }
            }
            LicenceEvent::AmendmentRequested(requested) => {
                self.amendments.insert(id, (*moment, requested.clone(), None));
            }
            LicenceEvent::AmendmentApproved(approved) => {
                self.amendment_decided(approved.request, moment);
            }
            LicenceEvent::AmendmentRefused(refused) => {
                self.amendment_decided(refused.request, moment);
            }
            LicenceEvent::ComplianceReportFiled(filed) => self.reported(moment, filed),
            LicenceEvent::AuditConducted(conducted) => self.audited(moment, conducted),
            LicenceEvent::FindingRecorded(recorded) => {
                let (moment, recorded) = (*moment, recorded.clone());
                self.findings.insert(id, Found { moment, recorded, closed: None });
            }
            LicenceEvent::FindingClosed(closed) => {
                if let Some(found) = self.findings.get_mut(&closed.finding) {
                    found.closed = Some((*moment, closed.how));
                }
            }
            LicenceEvent::OfficerAssigned(assigned) => self.officers.push(assigned.clone()),
            LicenceEvent::OfficerRecused(recused) => self.recused.push((*moment, recused.clone())),
            LicenceEvent::FeeAssessed(_)
            | LicenceEvent::FeePaid(_)
            | LicenceEvent::FeeReversed(_)
            | LicenceEvent::FeeRefunded(_)
            | LicenceEvent::DocumentAdded(_)
            | LicenceEvent::ObjectionRaised(_)
            | LicenceEvent::ObjectionAnswered(_)
            | LicenceEvent::ObjectionClosed(_)
            | LicenceEvent::VettingRequested(_)
            | LicenceEvent::VettingPassed(_)
            | LicenceEvent::VettingFailed(_)
            | LicenceEvent::VettingDeferred(_)
            | LicenceEvent::VettingWithdrawn(_)
            | LicenceEvent::ApplicationRefused(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::DecisionConfirmed(_)
            | LicenceEvent::DecisionRecalled(_)
            | LicenceEvent::ReservationEnded(_)
            | LicenceEvent::ConditionAdded(_)
            | LicenceEvent::ConditionRemoved(_)
            | LicenceEvent::ReportForwarded(_)
            | LicenceEvent::ReportReturned(_)
            | LicenceEvent::AuditScheduled(_)
            | LicenceEvent::LicenceSuspended(_)
            | LicenceEvent::SuspensionLifted(_)
            | LicenceEvent::LicenceRevoked(_)
            | LicenceEvent::LicenceSurrendered(_)
            | LicenceEvent::ShowCauseIssued(_)
            | LicenceEvent::ShowCauseAnswered(_)
            | LicenceEvent::ShowCauseClosed(_)
            | LicenceEvent::NoticeServed(_)
            | LicenceEvent::NoticeReturned(_)
            | LicenceEvent::HearingFixed(_)
            | LicenceEvent::HearingHeld(_)
            | LicenceEvent::TimeExtended(_)
            | LicenceEvent::AppealFiled(_)
            | LicenceEvent::AppealDecided(_)
            | LicenceEvent::CourtStayGranted(_)
            | LicenceEvent::CourtStayVacated(_) => {}
        }
    }

    fn renewal_decided(&mut self, renewal: EventId, moment: &Moment) {
        if let Some((_, _, decided)) = self.renewals.get_mut(&renewal) {
            *decided = Some(*moment);
        }
    }

    fn amendment_decided(&mut self, request: EventId, moment: &Moment) {
        if let Some((_, _, decided)) = self.amendments.get_mut(&request) {
            *decided = Some(*moment);
        }
    }

    fn reported(&mut self, moment: &Moment, filed: &ComplianceReportFiled) {
        self.reporting.reports.push((*moment, filed.kind));
    }

    fn audited(&mut self, moment: &Moment, conducted: &AuditConducted) {
        self.reporting.audits.push((*moment, conducted.by.clone()));
    }

    /// Whether this hand takes no part, at some instant of a time.
    pub fn is_recused(&self, hand: &Hand, at: Occurred) -> bool {
        self.recused.iter().any(|(moment, recused)| {
            moment.occurred.start < at.end && same::hands(&recused.officer, hand)
        })
    }

    /// Whether a finding blocks a decision at this time: one that does and has not ended.
    pub fn blocking_findings(&self) -> usize {
        self.findings
            .values()
            .filter(|found| found.recorded.blocks && found.closed.is_none())
            .count()
    }

    /// What stands of the licence, as far as the stream tells, at some instant of a time.
    pub fn standing(&self, at: Occurred) -> Standing {
        let pending = self.withdrawn.is_none() && self.application.is_some();
        self.tenure.standing(&self.proceedings, self.renewal_pends(at), at).unwrap_or(match pending
        {
            true if self.tenure.stands_refused(&self.proceedings) => Standing::Refused,
            true => Standing::Pending,
            false => Standing::Withdrawn,
        })
    }

    /// What is licensed by now.
    pub fn scope(&self) -> Scope {
        self.tenure.scope(&self.proceedings)
    }

    /// Whether what was asked for is decided: by a decision that was neither taken back nor set aside.
    /// One that a court stays is one all the same.
    pub fn stands(&self, decided: Option<Moment>) -> bool {
        decided.is_some_and(|moment| self.tenure.stands(moment.event_id, &self.proceedings))
    }

    /// Whether a renewal that was filed in its window is not decided yet, at some instant of a time.
    fn renewal_pends(&self, at: Occurred) -> bool {
        self.renewals.values().any(|(filed, renewal, decided)| {
            let by_then = decided.filter(|moment| moment.occurred.start < at.end);
            renewal.in_window && filed.occurred.start < at.end && !self.stands(by_then)
        })
    }
}
