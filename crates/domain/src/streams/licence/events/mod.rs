//! What happens to an application and its licence.

mod action;
mod application;
mod decision;
mod supervision;
mod vetting;

pub use action::*;
pub use application::*;
pub use decision::*;
pub use supervision::*;
pub use vetting::*;

use greyfile_envelope::EventId;

use crate::proceedings::{
    AppealDecided, AppealFiled, CourtStayGranted, CourtStayVacated, HearingFixed, HearingHeld,
    NoticeReturned, NoticeServed, ShowCauseAnswered, ShowCauseClosed, ShowCauseIssued, Step,
    TimeExtended,
};
use crate::streams::payload::events;

events! {
    /// What can happen to a licence.
    LicenceEvent as LicenceType {
        /// An application was filed.
        ApplicationFiled = "licence.application_filed" v 1,
        /// A fee was assessed.
        FeeAssessed = "licence.fee_assessed" v 1,
        /// A fee was paid.
        FeePaid = "licence.fee_paid" v 1,
        /// A payment was reversed.
        FeeReversed = "licence.fee_reversed" v 1,
        /// A payment was given back.
        FeeRefunded = "licence.fee_refunded" v 1,
        /// A document came in.
        DocumentAdded = "licence.document_added" v 1,
        /// Something was objected to.
        ObjectionRaised = "licence.objection_raised" v 1,
        /// An objection was answered.
        ObjectionAnswered = "licence.objection_answered" v 1,
        /// An objection came to its end.
        ObjectionClosed = "licence.objection_closed" v 1,
        /// A body was asked to vet.
        VettingRequested = "licence.vetting_requested" v 1,
        /// A body found nothing against it.
        VettingPassed = "licence.vetting_passed" v 1,
        /// A body found something against it.
        VettingFailed = "licence.vetting_failed" v 1,
        /// A body asked for more time.
        VettingDeferred = "licence.vetting_deferred" v 1,
        /// A request was withdrawn.
        VettingWithdrawn = "licence.vetting_withdrawn" v 1,
        /// An inspection was fixed.
        InspectionScheduled = "licence.inspection_scheduled" v 1,
        /// Premises were inspected.
        InspectionConducted = "licence.inspection_conducted" v 1,
        /// The application was refused.
        ApplicationRefused = "licence.application_refused" v 1,
        /// The application was withdrawn.
        ApplicationWithdrawn = "licence.application_withdrawn" v 1,
        /// The licence was issued.
        LicenceIssued = "licence.issued" v 1,
        /// What was recorded of a decision was confirmed here.
        DecisionConfirmed = "licence.decision_confirmed" v 1,
        /// A decision was taken back by who took it.
        DecisionRecalled = "licence.decision_recalled" v 1,
        /// The licence holds its premises no longer.
        ReservationEnded = "licence.reservation_ended" v 1,
        /// A condition was added.
        ConditionAdded = "licence.condition_added" v 1,
        /// A condition was taken away.
        ConditionRemoved = "licence.condition_removed" v 1,
        /// A change was asked for.
        AmendmentRequested = "licence.amendment_requested" v 1,
        /// A change was approved.
        AmendmentApproved = "licence.amendment_approved" v 1,
        /// A change was refused.
        AmendmentRefused = "licence.amendment_refused" v 1,
        /// A renewal was applied for.
        RenewalFiled = "licence.renewal_filed" v 1,
        /// A renewal was refused.
        RenewalRefused = "licence.renewal_refused" v 1,
        /// The licence was renewed.
        LicenceRenewed = "licence.renewed" v 1,
        /// A report came in.
        ComplianceReportFiled = "licence.compliance_report_filed" v 1,
        /// A report was passed on to a body.
        ReportForwarded = "licence.report_forwarded" v 1,
        /// A report was sent back.
        ReportReturned = "licence.report_returned" v 1,
        /// An audit was fixed.
        AuditScheduled = "licence.audit_scheduled" v 1,
        /// An audit was made.
        AuditConducted = "licence.audit_conducted" v 1,
        /// Something was found.
        FindingRecorded = "licence.finding_recorded" v 1,
        /// A finding came to its end.
        FindingClosed = "licence.finding_closed" v 1,
        /// The licence was suspended.
        LicenceSuspended = "licence.suspended" v 1,
        /// A suspension was lifted.
        SuspensionLifted = "licence.suspension_lifted" v 1,
        /// The licence was revoked.
        LicenceRevoked = "licence.revoked" v 1,
        /// The licence was surrendered.
        LicenceSurrendered = "licence.surrendered" v 1,
        /// An officer was assigned.
        OfficerAssigned = "licence.officer_assigned" v 1,
        /// An officer takes no part any more.
        OfficerRecused = "licence.officer_recused" v 1,
    }
    shared {
        /// It was asked why something should not be done.
        ShowCauseIssued = "licence.show_cause_issued" v 1,
        /// A show-cause notice was answered.
        ShowCauseAnswered = "licence.show_cause_answered" v 1,
        /// A show-cause notice came to its end.
        ShowCauseClosed = "licence.show_cause_closed" v 1,
        /// A notice was served.
        NoticeServed = "licence.notice_served" v 1,
        /// A notice came back.
        NoticeReturned = "licence.notice_returned" v 1,
        /// A hearing was fixed.
        HearingFixed = "licence.hearing_fixed" v 1,
        /// A hearing was held.
        HearingHeld = "licence.hearing_held" v 1,
        /// There is more time.
        TimeExtended = "licence.time_extended" v 1,
        /// An appeal was filed.
        AppealFiled = "licence.appeal_filed" v 1,
        /// An appeal was decided.
        AppealDecided = "licence.appeal_decided" v 1,
        /// A court stayed something.
        CourtStayGranted = "licence.court_stay_granted" v 1,
        /// A court ended a stay.
        CourtStayVacated = "licence.court_stay_vacated" v 1,
    }
}

impl LicenceEvent {
    /// The show-cause notice that it follows, where it is a decision that follows one.
    pub(super) const fn show_cause(&self) -> Option<EventId> {
        if let Self::LicenceSuspended(LicenceSuspended {
            after: SuspendedAfter::ShowCause { show_cause },
            ..
        }) = self
        {
            return Some(*show_cause);
        }
        if let Self::LicenceRevoked(LicenceRevoked { show_cause, .. })
        | Self::RenewalRefused(RenewalRefused { show_cause, .. })
        | Self::AmendmentRefused(AmendmentRefused { show_cause, .. }) = self
        {
            return *show_cause;
        }
        None
    }

    /// The step in proceedings that it is, if it is one.
    pub(super) const fn step(&self) -> Option<Step<'_>> {
        Some(match self {
            Self::ShowCauseIssued(event) => Step::ShowCauseIssued(event),
            Self::ShowCauseAnswered(event) => Step::ShowCauseAnswered(event),
            Self::ShowCauseClosed(event) => Step::ShowCauseClosed(event),
            Self::NoticeServed(event) => Step::NoticeServed(event),
            Self::NoticeReturned(event) => Step::NoticeReturned(event),
            Self::HearingFixed(event) => Step::HearingFixed(event),
            Self::HearingHeld(event) => Step::HearingHeld(event),
            Self::TimeExtended(event) => Step::TimeExtended(event),
            Self::AppealFiled(event) => Step::AppealFiled(event),
            Self::AppealDecided(event) => Step::AppealDecided(event),
            Self::CourtStayGranted(event) => Step::CourtStayGranted(event),
            Self::CourtStayVacated(event) => Step::CourtStayVacated(event),
            Self::ApplicationFiled(_)
            | Self::FeeAssessed(_)
            | Self::FeePaid(_)
            | Self::FeeReversed(_)
            | Self::FeeRefunded(_)
            | Self::DocumentAdded(_)
            | Self::ObjectionRaised(_)
            | Self::ObjectionAnswered(_)
            | Self::ObjectionClosed(_)
            | Self::VettingRequested(_)
            | Self::VettingPassed(_)
            | Self::VettingFailed(_)
            | Self::VettingDeferred(_)
            | Self::VettingWithdrawn(_)
            | Self::InspectionScheduled(_)
            | Self::InspectionConducted(_)
            | Self::ApplicationRefused(_)
            | Self::ApplicationWithdrawn(_)
            | Self::LicenceIssued(_)
            | Self::DecisionConfirmed(_)
            | Self::DecisionRecalled(_)
            | Self::ReservationEnded(_)
            | Self::ConditionAdded(_)
            | Self::ConditionRemoved(_)
            | Self::AmendmentRequested(_)
            | Self::AmendmentApproved(_)
            | Self::AmendmentRefused(_)
            | Self::RenewalFiled(_)
            | Self::RenewalRefused(_)
            | Self::LicenceRenewed(_)
            | Self::ComplianceReportFiled(_)
            | Self::ReportForwarded(_)
            | Self::ReportReturned(_)
            | Self::AuditScheduled(_)
            | Self::AuditConducted(_)
            | Self::FindingRecorded(_)
            | Self::FindingClosed(_)
            | Self::LicenceSuspended(_)
            | Self::SuspensionLifted(_)
            | Self::LicenceRevoked(_)
            | Self::LicenceSurrendered(_)
            | Self::OfficerAssigned(_)
            | Self::OfficerRecused(_) => return None,
        })
    }
}
