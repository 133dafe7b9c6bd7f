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
pub use term::{Decided, Held, Standing, Suspension, Tenure};
pub use vetting::{Answer, Cleared, Round, Said, Vetting};

use super::events::{
    AmendmentRequested, ApplicationFiled, AuditConducted, Closing, ComplianceReportFiled,
    FindingRecorded, InspectionConducted, LicenceEvent, LicenceType, OfficerAssigned,
    OfficerRecused, RenewalFiled, ReportKind,
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
    /// Inspections that were fixed, and of which premises.
    pub fixed: BTreeMap<EventId, (Moment, Code)>,
    /// Inspections that were made, and of which premises.
    pub made: BTreeMap<EventId, (Moment, Code)>,
    /// What is licensed, from when to when, and what ended it.
    pub tenure: Tenure,
    /// Renewals that were applied for.
    pub renewals: BTreeMap<EventId, (Moment, RenewalFiled)>,
    /// Changes that were asked for.
    pub amendments: BTreeMap<EventId, (Moment, AmendmentRequested)>,
    /// What was decided on each of them, whether it stands or not.
    pub decided_on: BTreeMap<EventId, BTreeMap<EventId, Moment>>,
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

/// Reports and audits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reporting {
    /// When each report came in, and of which sort it was.
    pub reports: Vec<(Moment, ReportKind)>,
    /// When each audit was made, and by which body.
    pub audits: Vec<(Moment, Code)>,
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
                self.made.insert(id, (*moment, premises.clone()));
                self.inspections.insert(premises, (*moment, inspected.clone()));
            }
            LicenceEvent::InspectionScheduled(fixed) => {
                self.fixed.insert(id, (*moment, fixed.premises.clone()));
            }
            LicenceEvent::RenewalFiled(filed) => {
                self.renewals.insert(id, (*moment, filed.clone()));
            }
            LicenceEvent::RenewalRefused(refused) => self.decided(refused.renewal, moment),
            LicenceEvent::LicenceRenewed(renewed) => {
                if let Some(renewal) = renewed.renewal {
                    self.decided(renewal, moment);
                }
            }
            LicenceEvent::AmendmentRequested(requested) => {
                self.amendments.insert(id, (*moment, requested.clone()));
            }
            LicenceEvent::AmendmentApproved(approved) => {
                self.decided(approved.request, moment);
            }
            LicenceEvent::AmendmentRefused(refused) => {
                self.decided(refused.request, moment);
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

    fn decided(&mut self, on: EventId, moment: &Moment) {
        self.decided_on.entry(on).or_default().insert(moment.event_id, *moment);
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
    pub fn is_decided(&self, asked: EventId) -> bool {
        self.decisions(asked).next().is_some()
    }

    /// How many renewals that were decided or confirmed here stand, besides this decision.
    pub(super) fn renewed_here(&self, besides: Option<EventId>) -> usize {
        let all = self.tenure.decided.iter().filter(|(id, decided)| {
            decided.of == LicenceType::LicenceRenewed
                && decided.is_confirmed()
                && Some(**id) != besides
                && self.tenure.stands(**id, &self.proceedings)
        });
        all.count()
    }

    /// The decisions that stand on what was asked for.
    fn decisions(&self, asked: EventId) -> impl Iterator<Item = &Moment> {
        let all = self.decided_on.get(&asked).into_iter().flat_map(BTreeMap::values);
        all.filter(|moment| self.tenure.stands(moment.event_id, &self.proceedings))
    }

    /// Whether a renewal that was filed in its window is not decided yet, at some instant of a time.
    fn renewal_pends(&self, at: Occurred) -> bool {
        self.renewals.iter().any(|(id, (filed, renewal))| {
            let by_then = |moment: &Moment| moment.occurred.start < at.end;
            let decided = self.decisions(*id).any(by_then);
            renewal.in_window && by_then(filed) && !decided
        })
    }
}
