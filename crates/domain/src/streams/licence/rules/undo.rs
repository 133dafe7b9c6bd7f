//! Who may correct or retract what was decided on a licence, and what a body answered.

use super::super::events::{LicenceEvent, LicenceType};
use super::super::state::{LicenceState, decides};
use crate::kernel::history::Moment;
use crate::kernel::kind::Undoing;

/// Who may correct or retract an event that stands. What was decided elsewhere is put right by whoever
/// reads it better, until somebody confirms it here.
pub(super) fn undoing(whole: &LicenceState, moment: &Moment, event: &LicenceEvent) -> Undoing {
    let id = moment.event_id;
    let decision = decides(event).is_some() || is_about_a_decision(event.type_of());
    let acted_on = whole.tenure.acted_on.contains(&id);
    let answer = is_answer(event.type_of());
    if !answer && !(decision && (moment.own_act || acted_on)) {
        return Undoing::Anyone;
    }
    let decided = whole.tenure.decided.values();
    let later = decided.filter(|decided| decided.moment.position > moment.position).count();
    match later > 0 || acted_on || whole.proceedings.rests_on(id) {
        true => Undoing::Nobody,
        false => Undoing::OwnHand,
    }
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
