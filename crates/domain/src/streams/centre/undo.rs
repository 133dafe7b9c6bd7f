//! Who may correct or retract what was decided about a centre.

use super::events::CentreEvent;
use super::state::CentreState;
use crate::kernel::history::Moment;
use crate::kernel::kind::Undoing;

/// Who may correct or retract an event that stands. What was decided elsewhere is put right by whoever
/// reads it better.
pub(super) fn undoing(whole: &CentreState, moment: &Moment, event: &CentreEvent) -> Undoing {
    match event {
        // Written with a decision on the licence, and undone with it.
        CentreEvent::BarImposed(_) | CentreEvent::LicenceLinked(_) => Undoing::Nobody,
        CentreEvent::ClosureOrdered(_)
        | CentreEvent::ClosureLifted(_)
        | CentreEvent::FineImposed(_)
        | CentreEvent::FineWaived(_)
        | CentreEvent::BarEnded(_)
            if moment.own_act =>
        {
            match whole.enforcement.rests_on(moment) || whole.proceedings.rests_on(moment.event_id)
            {
                true => Undoing::Nobody,
                false => Undoing::OwnHand,
            }
        }
        CentreEvent::ClosureOrdered(_)
        | CentreEvent::ClosureLifted(_)
        | CentreEvent::FineImposed(_)
        | CentreEvent::FineWaived(_)
        | CentreEvent::BarEnded(_)
        | CentreEvent::Registered(_)
        | CentreEvent::NameChanged(_)
        | CentreEvent::IdentifierRecorded(_)
        | CentreEvent::PremisesAdded(_)
        | CentreEvent::PremisesChanged(_)
        | CentreEvent::PremisesClosed(_)
        | CentreEvent::IpRangeChanged(_)
        | CentreEvent::CallerNumbersChanged(_)
        | CentreEvent::RemotePositionsDeclared(_)
        | CentreEvent::KeyPersonAppointed(_)
        | CentreEvent::KeyPersonLeft(_)
        | CentreEvent::OwnershipChanged(_)
        | CentreEvent::ClientRelationDeclared(_)
        | CentreEvent::ClientRelationEnded(_)
        | CentreEvent::PremisesSealed(_)
        | CentreEvent::PremisesUnsealed(_)
        | CentreEvent::FinePaid(_)
        | CentreEvent::DataMisuseFound(_)
        | CentreEvent::ExemptionRecorded(_)
        | CentreEvent::ExemptionEnded(_)
        | CentreEvent::ShowCauseIssued(_)
        | CentreEvent::ShowCauseAnswered(_)
        | CentreEvent::ShowCauseClosed(_)
        | CentreEvent::NoticeServed(_)
        | CentreEvent::NoticeReturned(_)
        | CentreEvent::HearingFixed(_)
        | CentreEvent::HearingHeld(_)
        | CentreEvent::TimeExtended(_)
        | CentreEvent::AppealFiled(_)
        | CentreEvent::AppealDecided(_)
        | CentreEvent::CourtStayGranted(_)
        | CentreEvent::CourtStayVacated(_) => Undoing::Anyone,
    }
}
