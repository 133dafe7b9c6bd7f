//! Who may correct or retract what was decided on a licence, and what a body answered.

use super::super::events::{LicenceEvent, LicenceType};
use super::super::state::{LicenceState, decides};
use crate::kernel::history::Moment;
use crate::kernel::kind::Undoing;

/// Who may correct or retract an event that stands.
pub(super) fn undoing(whole: &LicenceState, moment: &Moment, event: &LicenceEvent) -> Undoing {
    let (id, of) = (moment.event_id, event.type_of());
    if let LicenceEvent::VettingRequested(requested) = event {
        let round = whole.vetting.rounds.get(&(requested.body.clone(), requested.round));
        // What was answered is what was asked, for ever.
        return match round.is_some_and(|round| !round.answers.is_empty()) {
            true => Undoing::Nobody,
            false => Undoing::WithSecond,
        };
    }
    let decides = decides(event).is_some() || is_about_a_decision(of);
    if !decides && !is_answer(of) {
        return if is_rested_on(of) { Undoing::WithSecond } else { Undoing::Anyone };
    }
    let acted_on = whole.tenure.acted_on.contains(&id) || whole.proceedings.rests_on(id);
    if !is_answer(of) && !moment.own_act {
        // It was copied from elsewhere: whoever reads it better puts it right.
        return if acted_on { Undoing::Nobody } else { Undoing::WithSecond };
    }
    let mut decided = whole.tenure.decided.values();
    let later = decided.any(|decided| decided.moment.position > moment.position);
    if later || acted_on { Undoing::Nobody } else { Undoing::OwnHand }
}

/// Whether it confirms a decision, or takes one back.
const fn is_about_a_decision(of: LicenceType) -> bool {
    matches!(of, LicenceType::DecisionConfirmed | LicenceType::DecisionRecalled)
}

const fn is_answer(of: LicenceType) -> bool {
    matches!(
        of,
        LicenceType::VettingPassed | LicenceType::VettingFailed | LicenceType::VettingDeferred
    )
}

/// Whether it stands in the way of a decision, or a decision rests on it: if one person could take it back,
/// one person could do what it forbids.
const fn is_rested_on(of: LicenceType) -> bool {
    matches!(
        of,
        LicenceType::ObjectionRaised
            | LicenceType::FindingRecorded
            | LicenceType::FeeReversed
            | LicenceType::InspectionConducted
            | LicenceType::OfficerRecused
            | LicenceType::ShowCauseIssued
            | LicenceType::NoticeServed
            | LicenceType::AppealFiled
            | LicenceType::AppealDecided
            | LicenceType::CourtStayGranted
    )
}
