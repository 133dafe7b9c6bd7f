//! What a command may add to a licence.

mod admit;
mod decide;
mod demands;
mod mentions;
mod next;
mod undo;
mod used;

use greyfile_envelope::{StreamId, StreamKind};

use super::events::{LicenceEvent, LicenceType};
use super::state::LicenceState;
use crate::kernel::arg::Arg;
use crate::kernel::called::Called;
use crate::kernel::courts::Asked;
use crate::kernel::decision::Context;
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::identity::Identity;
use crate::kernel::kind::{Kind, Recorder, Undoing};
use crate::kernel::refusal::Refusal;
use crate::kernel::register::Numbered;
use crate::kernel::reservation::Unique;
use crate::kernel::twice::Fact;
use crate::kernel::words::{Codes, Words};
use crate::streams::ids::CentreId;
use crate::values::namespace::Namespace;
use crate::values::place::{Place, Wanted};
use crate::values::text::Code;

impl Kind for LicenceState {
    const KIND: StreamKind = StreamKind::LICENCE;
    const ONLY: Option<[u8; 16]> = None;
    const SERVICE_ONLY: bool = false;
    const BEGINS: bool = true;
    const CODES: Codes = super::judged::CODES;
    const WORDS: Words =
        Words { en: include_str!("../words.en.ftl"), ur: include_str!("../words.ur.ftl") };
    type Event = LicenceEvent;
    type Type = LicenceType;

    fn opens(of: LicenceType) -> bool {
        match of {
            LicenceType::ApplicationFiled => true,
            LicenceType::FeeAssessed
            | LicenceType::FeePaid
            | LicenceType::FeeReversed
            | LicenceType::FeeRefunded
            | LicenceType::DocumentAdded
            | LicenceType::ObjectionRaised
            | LicenceType::ObjectionAnswered
            | LicenceType::ObjectionClosed
            | LicenceType::VettingRequested
            | LicenceType::VettingPassed
            | LicenceType::VettingFailed
            | LicenceType::VettingDeferred
            | LicenceType::VettingWithdrawn
            | LicenceType::InspectionScheduled
            | LicenceType::InspectionConducted
            | LicenceType::ApplicationRefused
            | LicenceType::ApplicationWithdrawn
            | LicenceType::LicenceIssued
            | LicenceType::DecisionConfirmed
            | LicenceType::DecisionRecalled
            | LicenceType::ReservationEnded
            | LicenceType::ConditionAdded
            | LicenceType::ConditionRemoved
            | LicenceType::AmendmentRequested
            | LicenceType::AmendmentApproved
            | LicenceType::AmendmentRefused
            | LicenceType::RenewalFiled
            | LicenceType::RenewalRefused
            | LicenceType::LicenceRenewed
            | LicenceType::ComplianceReportFiled
            | LicenceType::ReportForwarded
            | LicenceType::ReportReturned
            | LicenceType::AuditScheduled
            | LicenceType::AuditConducted
            | LicenceType::FindingRecorded
            | LicenceType::FindingClosed
            | LicenceType::LicenceSuspended
            | LicenceType::SuspensionLifted
            | LicenceType::LicenceRevoked
            | LicenceType::LicenceSurrendered
            | LicenceType::OfficerAssigned
            | LicenceType::OfficerRecused
            | LicenceType::ShowCauseIssued
            | LicenceType::ShowCauseAnswered
            | LicenceType::ShowCauseClosed
            | LicenceType::NoticeServed
            | LicenceType::NoticeReturned
            | LicenceType::HearingFixed
            | LicenceType::HearingHeld
            | LicenceType::TimeExtended
            | LicenceType::AppealFiled
            | LicenceType::AppealDecided
            | LicenceType::CourtStayGranted
            | LicenceType::CourtStayVacated => false,
        }
    }

    fn recorder(of: LicenceType) -> Recorder {
        match of {
            // Answers come as signed files alone, and what a licence gives up is told by what ends it.
            LicenceType::VettingPassed
            | LicenceType::VettingFailed
            | LicenceType::VettingDeferred
            | LicenceType::ReservationEnded => Recorder::Act,
            LicenceType::ApplicationFiled
            | LicenceType::FeeAssessed
            | LicenceType::FeePaid
            | LicenceType::FeeReversed
            | LicenceType::FeeRefunded
            | LicenceType::DocumentAdded
            | LicenceType::ObjectionRaised
            | LicenceType::ObjectionAnswered
            | LicenceType::ObjectionClosed
            | LicenceType::VettingRequested
            | LicenceType::VettingWithdrawn
            | LicenceType::InspectionScheduled
            | LicenceType::InspectionConducted
            | LicenceType::ApplicationRefused
            | LicenceType::ApplicationWithdrawn
            | LicenceType::LicenceIssued
            | LicenceType::DecisionConfirmed
            | LicenceType::DecisionRecalled
            | LicenceType::ConditionAdded
            | LicenceType::ConditionRemoved
            | LicenceType::AmendmentRequested
            | LicenceType::AmendmentApproved
            | LicenceType::AmendmentRefused
            | LicenceType::RenewalFiled
            | LicenceType::RenewalRefused
            | LicenceType::LicenceRenewed
            | LicenceType::ComplianceReportFiled
            | LicenceType::ReportForwarded
            | LicenceType::ReportReturned
            | LicenceType::AuditScheduled
            | LicenceType::AuditConducted
            | LicenceType::FindingRecorded
            | LicenceType::FindingClosed
            | LicenceType::LicenceSuspended
            | LicenceType::SuspensionLifted
            | LicenceType::LicenceRevoked
            | LicenceType::LicenceSurrendered
            | LicenceType::OfficerAssigned
            | LicenceType::OfficerRecused
            | LicenceType::ShowCauseIssued
            | LicenceType::ShowCauseAnswered
            | LicenceType::ShowCauseClosed
            | LicenceType::NoticeServed
            | LicenceType::NoticeReturned
            | LicenceType::HearingFixed
            | LicenceType::HearingHeld
            | LicenceType::TimeExtended
            | LicenceType::AppealFiled
            | LicenceType::AppealDecided
            | LicenceType::CourtStayGranted
            | LicenceType::CourtStayVacated => Recorder::Anyone,
        }
    }

    fn evolve(&mut self, moment: &Moment, done_by: &str, event: &LicenceEvent) {
        self.take(moment, done_by, event);
    }

    fn check(event: &LicenceEvent, context: &Context<'_>) -> Result<(), Refusal> {
        match event {
            LicenceEvent::FeeAssessed(assessed) => context.money(&assessed.amount),
            LicenceEvent::FeePaid(paid) => context.money(&paid.amount),
            LicenceEvent::FeeRefunded(refunded) => context.money(&refunded.amount),
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::FeeReversed(_)
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
            | LicenceEvent::CourtStayVacated(_) => Ok(()),
        }
    }

    fn admit(
        before: &Self,
        whole: &Self,
        event: &LicenceEvent,
        context: &Context<'_>,
    ) -> Result<(), Refusal> {
        admit::admit(before, whole, event, context)?;
        admit::of_its_date(before, event, context)?;
        match context.as_of_now() {
            Some(now) => admit::admit(whole, whole, event, &now),
            None => Ok(()),
        }
    }

    fn undoing(whole: &Self, moment: &Moment, event: &LicenceEvent) -> Undoing {
        undo::undoing(whole, moment, event)
    }

    fn order_matters(one: &LicenceEvent, other: &LicenceEvent) -> bool {
        let sets = |event: &LicenceEvent| match event {
            LicenceEvent::LicenceSuspended(_) | LicenceEvent::SuspensionLifted(_) => Some(0),
            LicenceEvent::AmendmentApproved(_)
            | LicenceEvent::LicenceIssued(_)
            | LicenceEvent::ConditionAdded(_)
            | LicenceEvent::ConditionRemoved(_) => Some(1),
            LicenceEvent::InspectionConducted(_) => Some(2),
            LicenceEvent::ApplicationWithdrawn(_) => Some(3),
            LicenceEvent::LicenceSurrendered(_) => Some(4),
            LicenceEvent::ReservationEnded(_) => Some(5),
            LicenceEvent::FindingRecorded(_) | LicenceEvent::FindingClosed(_) => Some(6),
            LicenceEvent::VettingRequested(_) | LicenceEvent::VettingWithdrawn(_) => Some(7),
            LicenceEvent::ObjectionRaised(_)
            | LicenceEvent::ObjectionAnswered(_)
            | LicenceEvent::ObjectionClosed(_) => Some(8),
            LicenceEvent::ApplicationFiled(_)
            | LicenceEvent::FeeAssessed(_)
            | LicenceEvent::FeePaid(_)
            | LicenceEvent::FeeReversed(_)
            | LicenceEvent::FeeRefunded(_)
            | LicenceEvent::DocumentAdded(_)
            | LicenceEvent::VettingPassed(_)
            | LicenceEvent::VettingFailed(_)
            | LicenceEvent::VettingDeferred(_)
            | LicenceEvent::ApplicationRefused(_)
            | LicenceEvent::DecisionConfirmed(_)
            | LicenceEvent::DecisionRecalled(_)
            | LicenceEvent::AmendmentRequested(_)
            | LicenceEvent::AmendmentRefused(_)
            | LicenceEvent::RenewalFiled(_)
            | LicenceEvent::RenewalRefused(_)
            | LicenceEvent::LicenceRenewed(_)
            | LicenceEvent::InspectionScheduled(_)
            | LicenceEvent::ComplianceReportFiled(_)
            | LicenceEvent::ReportForwarded(_)
            | LicenceEvent::ReportReturned(_)
            | LicenceEvent::AuditScheduled(_)
            | LicenceEvent::AuditConducted(_)
            | LicenceEvent::LicenceRevoked(_)
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
        };
        sets(one).is_some() && sets(one) == sets(other)
    }

    fn names(event: &LicenceEvent, out: &mut Vec<StreamId>) {
        mentions::names(event, out);
    }

    fn identity(_: &LicenceEvent) -> Option<Identity> {
        None
    }

    fn fact(event: &LicenceEvent) -> Option<Fact> {
        mentions::fact(event)
    }

    fn places(_: &mut LicenceEvent, _: &mut dyn FnMut(&mut Place, Wanted)) {}

    fn keep_used(
        event: &mut LicenceEvent,
        was: Option<&LicenceEvent>,
        before: &Self,
        context: &Context<'_>,
    ) {
        used::keep(event, was, before, context);
    }

    fn reserves(event: &LicenceEvent) -> Result<Vec<Unique>, Refusal> {
        mentions::reserves(event)
    }

    fn numbers(_: &LicenceEvent) -> Option<Numbered<'_>> {
        None
    }

    fn judge(&self, about: StreamId, asked: Asked<'_>) -> Judged {
        super::judged::judge(self, about, asked)
    }

    fn called(&self) -> Option<Called> {
        if let Some((_, issued)) = &self.tenure.issued {
            return Some(Called::new(Called::LICENCE, vec![Arg::text("number", &issued.number)]));
        }
        let (_, filed) = self.application.as_ref()?;
        let diary = filed.diary.as_ref()?;
        Some(Called::new(Called::APPLICATION, vec![Arg::text("diary", diary)]))
    }

    fn sought(&self) -> Vec<String> {
        let number = self.tenure.issued.iter().map(|(_, issued)| issued.number.to_string());
        let diary = self.application.iter().filter_map(|(_, filed)| filed.diary.as_ref());
        number.chain(diary.map(ToString::to_string)).collect()
    }

    fn next(&self) -> &'static [Self::Type] {
        next::next(self)
    }
}

pub(crate) use used::dates;

/// The value that only one licence at a time may hold: premises of a centre.
pub(crate) fn premises_of(centre: CentreId, premises: &Code) -> Result<Unique, Refusal> {
    let centre = centre.stream().to_string();
    Unique::of(Namespace::LicencePremises, &[&centre, premises.as_str()])
}
