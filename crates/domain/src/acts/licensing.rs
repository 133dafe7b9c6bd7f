//! What a decision about a licence means for others: the centre that it is for, who owns that, and a
//! licence that came to its end. All of it is written in one batch with the decision, so that whoever
//! decides next finds it on the streams that they write.

use std::collections::BTreeSet;

use greyfile_envelope::{Day, EventId, Occurred, StreamId};

use super::Draft;
use crate::kernel::refusal::Licensing;
use crate::kernel::reservation::{ReleaseReason, Reserving};
use crate::proceedings::{AppealOutcome, BarEnded, BarImposed};
use crate::streams::centre::{CentreEvent, CentreState, LicenceLinked};
use crate::streams::licence::{
    ApplicationRefused, Cleared, Decided, LicenceEvent, LicenceRevoked, LicenceState, LicenceType,
    LicensedPremises, ReservationEnded, Round, licence_dates, premises_of,
};
use crate::streams::person::{PersonEvent, PersonState};
use crate::streams::{CentreId, Event, LicenceId, PersonId};
use crate::values::text::Code;

/// Adds what an event of a licence means for others, after it was added itself.
pub(super) fn beside(draft: &mut Draft<'_>, on: StreamId, event: &Event) {
    let Event::Licence(event) = event else { return };
    match event {
        LicenceEvent::LicenceIssued(issued) => {
            licensed(draft, on, &issued.premises, Some(issued.to));
        }
        LicenceEvent::LicenceRenewed(renewed) => {
            let premises = state(draft, on).map(|licence| licence.scope().premises);
            licensed(draft, on, &premises.unwrap_or_default(), Some(renewed.to));
        }
        LicenceEvent::AmendmentApproved(approved) => {
            let stay = approved.premises.is_empty();
            let premises = match stay {
                true => {
                    state(draft, on).map(|licence| licence.scope().premises).unwrap_or_default()
                }
                false => approved.premises.clone(),
            };
            licensed(draft, on, &premises, None);
        }
        LicenceEvent::SuspensionLifted(_) => again(draft, on),
        LicenceEvent::DecisionConfirmed(confirmed) => {
            let licence = state(draft, on);
            let decided =
                licence.as_ref().and_then(|one| one.tenure.decided.get(&confirmed.decision));
            let licenses = decided.is_some_and(Decided::licenses);
            if licenses {
                again(draft, on);
            }
        }
        LicenceEvent::ApplicationRefused(refused) => bar(draft, on, refused.bar_until),
        LicenceEvent::LicenceRevoked(revoked) => bar(draft, on, revoked.bar_until),
        LicenceEvent::DecisionRecalled(recalled) => undone(draft, on, recalled.decision),
        LicenceEvent::AppealDecided(decided) => match decided.outcome {
            AppealOutcome::Reversed | AppealOutcome::Remanded => {
                let appeal = state(draft, on)
                    .and_then(|licence| licence.proceedings.appeals.get(&decided.appeal).cloned());
                if let Some(appeal) = appeal {
                    undone(draft, on, appeal.filed.decision);
                }
            }
            AppealOutcome::Upheld | AppealOutcome::Varied => {}
        },
        LicenceEvent::VettingRequested(_)
        | LicenceEvent::ApplicationFiled(_)
        | LicenceEvent::FeeAssessed(_)
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
        | LicenceEvent::ApplicationWithdrawn(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::ConditionAdded(_)
        | LicenceEvent::ConditionRemoved(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::AmendmentRefused(_)
        | LicenceEvent::RenewalFiled(_)
        | LicenceEvent::RenewalRefused(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::ReportForwarded(_)
        | LicenceEvent::ReportReturned(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
        | LicenceEvent::FindingRecorded(_)
        | LicenceEvent::FindingClosed(_)
        | LicenceEvent::LicenceSuspended(_)
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
        | LicenceEvent::CourtStayGranted(_)
        | LicenceEvent::CourtStayVacated(_) => {}
    }
}

/// The premises that are licensed by now are licensed once more: it is held against the centre again, and
/// written there, so that nobody changes it meanwhile.
fn again(draft: &mut Draft<'_>, on: StreamId) {
    let premises = state(draft, on).map(|licence| licence.scope().premises);
    licensed(draft, on, &premises.unwrap_or_default(), None);
}

/// A decision was taken back or set aside: the bar that it set ends, and the centre is told which premises
/// are licensed without it. Nobody decides anything by this, so nothing is held against the centre.
fn undone(draft: &mut Draft<'_>, on: StreamId, decision: EventId) {
    if set_a_bar(draft, on, decision) {
        bar_ends(draft, on);
    }
    let Some(licence) = state(draft, on) else { return };
    let amended = licence.tenure.decided.get(&decision).map(|decided| decided.of);
    if amended == Some(LicenceType::AmendmentApproved) {
        licensed_here(draft, on, (&licence.scope().premises, None), false);
    }
}

fn state(draft: &mut Draft<'_>, on: StreamId) -> Option<LicenceState> {
    draft.whole(on).as_ref().and_then(LicenceState::of).cloned()
}

fn centre_of(draft: &mut Draft<'_>, centre: CentreId) -> Option<CentreState> {
    draft.whole(centre.stream()).as_ref().and_then(CentreState::of).cloned()
}

/// Premises are licensed: decided here, they are the centre's, nobody is barred, and the passes cover who
/// owns and runs the centre by now. Whoever held them and came to an end gives them up, and the centre's
/// own record says which licence is for them.
fn licensed(draft: &mut Draft<'_>, on: StreamId, premises: &[LicensedPremises], to: Option<Day>) {
    let here = draft.context.decided_here;
    licensed_here(draft, on, (premises, to), here);
}

fn licensed_here(
    draft: &mut Draft<'_>,
    on: StreamId,
    (premises, to): (&[LicensedPremises], Option<Day>),
    here: bool,
) {
    let Some(licence) = state(draft, on) else { return };
    let Some((_, filed)) = &licence.application else { return };
    let id = filed.centre;
    let Some(centre) = centre_of(draft, id) else { return };
    let codes: Vec<Code> = premises.iter().map(|one| one.premises.clone()).collect();
    if here {
        let missing = codes.iter().find(|code| !centre.has_premises(code));
        if let Some(premises) = missing.cloned() {
            draft.refuse(Licensing::NotItsPremises { premises }.into());
        }
        not_barred(draft, &centre);
        covered(draft, &licence, &centre, &codes);
    }
    take_over(draft, LicenceId(on.id), id, &centre, &codes);
    let last = licence.tenure.terms.values().map(|term| term.to).max();
    if let Some(to) = to.or(last) {
        let linked = LicenceLinked { licence: LicenceId(on.id), premises: codes, to };
        draft.add(id.stream(), CentreEvent::LicenceLinked(linked));
    }
}

/// Adds what the correction of a decision means for others, after it was added itself: other premises are
/// held against the centre as they would be anew, another last day is told to it, and another bar takes
/// the place of the one before.
pub(super) fn beside_correction(draft: &mut Draft<'_>, on: StreamId, of: EventId, now: &Event) {
    let Event::Licence(now) = now else { return };
    let Some(licence) = state(draft, on) else { return };
    let here = licence.tenure.decided.get(&of).is_some_and(|decided| decided.moment.own_act);
    let term = licence.tenure.terms.get(&of);
    let other_end = |to: Day| term.is_some_and(|term| term.to != to);
    if let LicenceEvent::LicenceIssued(now) = now {
        let was = licence.tenure.issued.as_ref().filter(|(moment, _)| moment.event_id == of);
        if was.is_some_and(|(_, was)| was.premises != now.premises) || other_end(now.to) {
            licensed_here(draft, on, (&now.premises, Some(now.to)), here);
        }
    } else if let LicenceEvent::LicenceRenewed(now) = now {
        if other_end(now.to) {
            licensed_here(draft, on, (&licence.scope().premises, Some(now.to)), here);
        }
    } else if let LicenceEvent::AmendmentApproved(now) = now {
        let was = licence.tenure.changes.iter().find(|(id, _)| *id == of);
        let other = was.is_some_and(|(_, was)| was.premises() != now.premises);
        if other && !now.premises.is_empty() {
            licensed_here(draft, on, (&now.premises, None), here);
        }
    } else if let LicenceEvent::ApplicationRefused(ApplicationRefused { bar_until, .. })
    | LicenceEvent::LicenceRevoked(LicenceRevoked { bar_until, .. }) = now
    {
        let was = licence.tenure.bars.get(&of).copied();
        if was != *bar_until {
            if was.is_some() {
                bar_ends(draft, on);
            }
            bar(draft, on, *bar_until);
        }
    }
}

/// Whether an event of this stream is a decision that was recorded from elsewhere.
pub(super) fn is_from_elsewhere(draft: &mut Draft<'_>, on: StreamId, decision: EventId) -> bool {
    let decided = state(draft, on).and_then(|one| one.tenure.decided.get(&decision).cloned());
    decided.is_some_and(|decided| !decided.moment.own_act)
}

/// Neither the centre nor who owns it is barred.
fn not_barred(draft: &mut Draft<'_>, centre: &CentreState) {
    let mut all = vec![centre.bars.clone()];
    for owner in centre.owning_persons() {
        let person = draft.whole(owner.stream());
        all.extend(person.as_ref().and_then(PersonState::of).map(|one| one.bars.clone()));
    }
    let now = draft.context.as_of_now().map(|now| now.occurred);
    let times = [draft.context.occurred].into_iter().chain(now);
    let mut barred: Vec<Day> = Vec::new();
    for at in times {
        barred.extend(all.iter().filter_map(|bars| bars.until(at)));
    }
    if let Some(until) = barred.into_iter().max() {
        draft.refuse(Licensing::Barred { until }.into());
    }
}

/// Each pass is about who owns the centre, who runs it, and its premises as they are by now.
fn covered(draft: &mut Draft<'_>, licence: &LicenceState, centre: &CentreState, codes: &[Code]) {
    let owners: BTreeSet<&PersonId> = centre.owning_persons().iter().collect();
    let key_persons: BTreeSet<&PersonId> = centre.key_persons.keys().collect();
    let bodies: BTreeSet<&Code> = licence.vetting.rounds.keys().map(|(body, _)| body).collect();
    let dates = licence_dates(licence, &draft.context);
    let law = draft.context.law;
    let is_silent =
        |body: &Code| law.body(body, &dates).is_some_and(|one| one.value.silence_is_clearance);
    for body in bodies {
        let asked = match licence.vetting.cleared(body) {
            Cleared::Passed(asked, _) => asked,
            // Whose silence clears was asked about somebody too.
            Cleared::Awaited(Round { asked: Some((_, asked)), .. }) if is_silent(body) => asked,
            Cleared::Awaited(_) | Cleared::NotAsked | Cleared::NotClear | Cleared::Contradicts => {
                continue;
            }
        };
        let same_owners = asked.owners.iter().collect::<BTreeSet<_>>() == owners;
        let runs = asked.key_persons.iter().collect::<BTreeSet<_>>();
        let places = codes.iter().all(|code| asked.premises.contains(code));
        if !(same_owners && key_persons.is_subset(&runs) && places) {
            let body = body.clone();
            return draft.refuse(Licensing::NotVetted { body, why: "not_covered" }.into());
        }
    }
}

/// Licences that are over by now give these premises up, so that this one can take them.
fn take_over(
    draft: &mut Draft<'_>,
    on: LicenceId,
    id: CentreId,
    centre: &CentreState,
    codes: &[Code],
) {
    // Each licence that was ever for one of them: what a change dropped is its own until it ends.
    let held = |of: &BTreeSet<Code>| codes.iter().any(|code| of.contains(code));
    let others = centre.ever_linked.iter().filter(|(licence, of)| **licence != on && held(of));
    for (licence, _) in others {
        let other = licence.stream();
        let Some(held) = state(draft, other) else { continue };
        // By now, whenever this one is dated: nobody takes what another holds.
        let standing = held.standing(Occurred::at(draft.context.now));
        let ended = held.tenure.ended(standing, &held.proceedings);
        let Some(why) = ended.filter(|_| held.tenure.not_held.is_none()) else {
            continue;
        };
        draft.add(other, LicenceEvent::ReservationEnded(ReservationEnded { why }));
        for premises in &held.tenure.ever_licensed {
            match premises_of(id, premises) {
                Ok(value) => draft.reserve(Reserving::Release {
                    value,
                    holder: other,
                    reason: ReleaseReason::Ended,
                }),
                Err(refusal) => draft.refuse(refusal),
            }
        }
    }
}

/// An order that sets a bar sets it on the centre and on each of its owners.
pub(super) fn bar(draft: &mut Draft<'_>, on: StreamId, until: Option<Day>) {
    let Some(until) = until else { return };
    let Some(licence) = state(draft, on) else { return };
    let Some((_, filed)) = &licence.application else { return };
    let centre = filed.centre;
    let imposed = BarImposed { licence: LicenceId(on.id), until };
    let owners = centre_of(draft, centre).map(|state| state.owning_persons().to_vec());
    draft.add(centre.stream(), CentreEvent::BarImposed(imposed.clone()));
    for owner in owners.into_iter().flatten() {
        draft.add(owner.stream(), PersonEvent::BarImposed(imposed.clone()));
    }
}

/// Whether an event of this stream is a decision that set a bar.
pub(super) fn set_a_bar(draft: &mut Draft<'_>, on: StreamId, decision: EventId) -> bool {
    let tenure = state(draft, on).map(|licence| licence.tenure);
    tenure.is_some_and(|tenure| tenure.bars.contains_key(&decision))
}

/// The last day of the bar that an event of this stream ended, if it did: it took the decision back, or set
/// it aside. Where the event does not stand, the bar does.
pub(super) fn ended_a_bar(draft: &mut Draft<'_>, on: StreamId, event: EventId) -> Option<Day> {
    let licence = state(draft, on)?;
    let recalled = licence.tenure.decided.iter().find_map(|(id, decided)| {
        decided.recalled.filter(|recalled| recalled.event_id == event).map(|_| *id)
    });
    let set_aside = licence.proceedings.appeals.values().find_map(|appeal| {
        let (moment, decided) = appeal.decided.as_ref()?;
        let sets_aside =
            matches!(decided.outcome, AppealOutcome::Reversed | AppealOutcome::Remanded);
        (moment.event_id == event && sets_aside).then_some(appeal.filed.decision)
    });
    licence.tenure.bars.get(&recalled.or(set_aside)?).copied()
}

/// The bar that a decision set ends with it, on the centre and on everybody whom the order barred.
pub(super) fn bar_ends(draft: &mut Draft<'_>, on: StreamId) {
    let Some(licence) = state(draft, on) else { return };
    let Some((_, filed)) = &licence.application else { return };
    let (id, centre) = (LicenceId(on.id), filed.centre);
    let barred = centre_of(draft, centre).filter(|state| state.bars.has_of(id));
    let Some(barred) = barred else { return };
    let ended = BarEnded { licence: Some(id), reason: None };
    draft.add(centre.stream(), CentreEvent::BarEnded(ended.clone()));
    for owner in &barred.ever_owned {
        let person = draft.whole(owner.stream());
        let bars = person.as_ref().and_then(PersonState::of).map(|person| &person.bars);
        if bars.is_some_and(|bars| bars.has_of(id)) {
            draft.add(owner.stream(), PersonEvent::BarEnded(ended.clone()));
        }
    }
}
