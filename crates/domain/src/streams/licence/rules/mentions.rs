//! What an event of a licence says of others: whom it names, which values it holds alone, and what may
//! be told twice.

use greyfile_envelope::StreamId;

use super::super::events::LicenceEvent;
use super::premises_of;
use crate::kernel::refusal::Refusal;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::values::namespace::Namespace;

/// The other streams that it names.
pub(super) fn names(event: &LicenceEvent, out: &mut Vec<StreamId>) {
    match event {
        LicenceEvent::ApplicationFiled(filed) => out.push(filed.centre.stream()),
        LicenceEvent::ApplicationWithdrawn(withdrawn) => {
            out.extend(withdrawn.by.map(|person| person.stream()));
        }
        LicenceEvent::VettingRequested(requested) => {
            let persons = requested.owners.iter().chain(&requested.key_persons);
            out.extend(persons.map(|person| person.stream()));
        }
        LicenceEvent::FeeAssessed(_)
        | LicenceEvent::FeePaid(_)
        | LicenceEvent::FeeReversed(_)
        | LicenceEvent::FeeRefunded(_)
        | LicenceEvent::DocumentAdded(_)
        | LicenceEvent::ObjectionRaised(_)
        | LicenceEvent::ObjectionAnswered(_)
        | LicenceEvent::ObjectionClosed(_)
        | LicenceEvent::VettingPassed(_)
        | LicenceEvent::VettingFailed(_)
        | LicenceEvent::VettingDeferred(_)
        | LicenceEvent::VettingWithdrawn(_)
        | LicenceEvent::InspectionScheduled(_)
        | LicenceEvent::InspectionConducted(_)
        | LicenceEvent::ApplicationRefused(_)
        | LicenceEvent::LicenceIssued(_)
        | LicenceEvent::DecisionConfirmed(_)
        | LicenceEvent::DecisionRecalled(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::ConditionAdded(_)
        | LicenceEvent::ConditionRemoved(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::AmendmentApproved(_)
        | LicenceEvent::AmendmentRefused(_)
        | LicenceEvent::RenewalFiled(_)
        | LicenceEvent::RenewalRefused(_)
        | LicenceEvent::LicenceRenewed(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::ReportForwarded(_)
        | LicenceEvent::ReportReturned(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
        | LicenceEvent::FindingRecorded(_)
        | LicenceEvent::FindingClosed(_)
        | LicenceEvent::LicenceSuspended(_)
        | LicenceEvent::SuspensionLifted(_)
        | LicenceEvent::LicenceRevoked(_)
        | LicenceEvent::LicenceSurrendered(_)
        | LicenceEvent::OfficerAssigned(_)
        | LicenceEvent::OfficerRecused(_)
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

/// What another event may tell, too.
pub(super) fn fact(event: &LicenceEvent) -> Option<Fact> {
    match event {
        LicenceEvent::FeePaid(paid) => {
            let money = (&paid.amount.currency, paid.amount.amount);
            Some(Fact::of("fee", [&paid.fee, &money.0.as_str(), &money.1, &paid.receipt]))
        }
        LicenceEvent::ApplicationFiled(_)
        | LicenceEvent::FeeAssessed(_)
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
        | LicenceEvent::InspectionScheduled(_)
        | LicenceEvent::InspectionConducted(_)
        | LicenceEvent::ApplicationRefused(_)
        | LicenceEvent::ApplicationWithdrawn(_)
        | LicenceEvent::LicenceIssued(_)
        | LicenceEvent::DecisionConfirmed(_)
        | LicenceEvent::DecisionRecalled(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::ConditionAdded(_)
        | LicenceEvent::ConditionRemoved(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::AmendmentApproved(_)
        | LicenceEvent::AmendmentRefused(_)
        | LicenceEvent::RenewalFiled(_)
        | LicenceEvent::RenewalRefused(_)
        | LicenceEvent::LicenceRenewed(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::ReportForwarded(_)
        | LicenceEvent::ReportReturned(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
        | LicenceEvent::FindingRecorded(_)
        | LicenceEvent::FindingClosed(_)
        | LicenceEvent::LicenceSuspended(_)
        | LicenceEvent::SuspensionLifted(_)
        | LicenceEvent::LicenceRevoked(_)
        | LicenceEvent::LicenceSurrendered(_)
        | LicenceEvent::OfficerAssigned(_)
        | LicenceEvent::OfficerRecused(_)
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
        | LicenceEvent::CourtStayVacated(_) => None,
    }
}

/// The values that it holds alone.
pub(super) fn reserves(event: &LicenceEvent) -> Result<Vec<Unique>, Refusal> {
    match event {
        LicenceEvent::LicenceIssued(issued) => {
            let number = Unique::of(Namespace::LicenceNumber, &[issued.number.as_str()])?;
            let premises = issued.premises.iter().map(|one| &one.premises);
            let premises = issued.centre.into_iter().flat_map(|centre| {
                premises.clone().map(move |premises| premises_of(centre, premises))
            });
            [Ok(number)].into_iter().chain(premises).collect()
        }
        LicenceEvent::AmendmentApproved(approved) => {
            let centre = approved.centre.into_iter();
            let premises = centre.flat_map(|centre| {
                let premises = approved.premises.iter();
                premises.map(move |one| premises_of(centre, &one.premises))
            });
            premises.collect()
        }
        LicenceEvent::ApplicationFiled(_)
        | LicenceEvent::FeeAssessed(_)
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
        | LicenceEvent::InspectionScheduled(_)
        | LicenceEvent::InspectionConducted(_)
        | LicenceEvent::ApplicationRefused(_)
        | LicenceEvent::ApplicationWithdrawn(_)
        | LicenceEvent::DecisionConfirmed(_)
        | LicenceEvent::DecisionRecalled(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::ConditionAdded(_)
        | LicenceEvent::ConditionRemoved(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::AmendmentRefused(_)
        | LicenceEvent::RenewalFiled(_)
        | LicenceEvent::RenewalRefused(_)
        | LicenceEvent::LicenceRenewed(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::ReportForwarded(_)
        | LicenceEvent::ReportReturned(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
        | LicenceEvent::FindingRecorded(_)
        | LicenceEvent::FindingClosed(_)
        | LicenceEvent::LicenceSuspended(_)
        | LicenceEvent::SuspensionLifted(_)
        | LicenceEvent::LicenceRevoked(_)
        | LicenceEvent::LicenceSurrendered(_)
        | LicenceEvent::OfficerAssigned(_)
        | LicenceEvent::OfficerRecused(_)
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
        | LicenceEvent::CourtStayVacated(_) => Ok(Vec::new()),
    }
}
