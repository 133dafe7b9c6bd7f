//! What usually comes next on a licence, which orders what a form offers.

use super::super::events::LicenceType;
use super::super::state::{LicenceState, Tenure};

/// The most usual first.
pub(super) fn next(state: &LicenceState) -> &'static [LicenceType] {
    use LicenceType::*;
    let Tenure { issued, revoked, surrendered, suspensions, .. } = &state.tenure;
    if state.withdrawn.is_some() || surrendered.is_some() || !revoked.is_empty() {
        return &[AppealFiled, NoticeServed];
    }
    if issued.is_some() {
        return match suspensions.values().any(|one| one.lifted.is_none()) {
            true => &[HearingHeld, SuspensionLifted, ShowCauseIssued, LicenceRevoked, NoticeServed],
            false => &[
                ComplianceReportFiled,
                AuditConducted,
                FindingRecorded,
                RenewalFiled,
                ShowCauseIssued,
            ],
        };
    }
    if state.papers.fees.assessed.is_empty() {
        return &[FeeAssessed, DocumentAdded, OfficerAssigned, ObjectionRaised];
    }
    if state.papers.blocking() > 0 {
        return &[ObjectionAnswered, ObjectionClosed, DocumentAdded];
    }
    if state.vetting.rounds.is_empty() {
        return &[FeePaid, VettingRequested, DocumentAdded, ObjectionRaised];
    }
    &[InspectionConducted, FeePaid, LicenceIssued, ApplicationRefused, ObjectionRaised]
}
