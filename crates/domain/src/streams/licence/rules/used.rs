//! What of the regime an event keeps, as it was when it was decided.

use greyfile_envelope::Day;

use super::super::events::{
    AmendmentApproved, ApplicationFiled, InspectionConducted, LicenceEvent, LicenceIssued,
    LicenceRenewed, PointFound, RenewalFiled, VettingPassed,
};
use super::super::state::LicenceState;
use crate::kernel::decision::Context;
use crate::values::regime::{Dates, Point, Terms, Used};
use crate::values::text::Code;
use crate::values::used::UsedPeriod;

/// The dates by which values are selected, of what is decided on this licence now.
pub(crate) fn dates(state: &LicenceState, context: &Context<'_>) -> Dates {
    let dates = Dates::of_decision(context.occurred.start.day());
    match &state.application {
        Some((filed, _)) => dates.filed(filed.occurred),
        None => dates.filed(context.occurred),
    }
}

/// A period of the regime, as an event keeps it.
pub(crate) fn period(
    code: &'static str,
    dates: &Dates,
    context: &Context<'_>,
) -> Option<UsedPeriod> {
    let Used { value, adoption } = context.law.period(&Code::of(code), dates)?;
    let (stops, may_extend) = (value.stops.clone(), value.may_extend.clone());
    Some(UsedPeriod { adoption, days: value.days, stops, may_extend })
}

/// The terms of the class that was applied for.
pub(super) fn terms<'a>(
    state: &LicenceState,
    class: Option<&Code>,
    context: &Context<'a>,
) -> Option<Used<'a, Terms>> {
    let applied = state.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
    context.law.terms(class.or(applied)?, &dates(state, context))
}

/// What the decision writes into an event. What a correction leaves alone stays as it was.
pub(super) fn keep(
    event: &mut LicenceEvent,
    was: Option<&LicenceEvent>,
    before: &LicenceState,
    context: &Context<'_>,
) {
    let dates = dates(before, context);
    let of = |code| period(code, &dates, context);
    match event {
        LicenceEvent::ApplicationFiled(filed) => {
            let was = filed_was(was);
            filed.decide_within = kept(was.map(|was| &was.decide_within), || of("decision"));
            let same = was.filter(|was| was.class == filed.class);
            (filed.may_operate, filed.may_operate_until) = match same {
                Some(was) => (was.may_operate, was.may_operate_until),
                None => may_operate(filed, before, context),
            };
        }
        LicenceEvent::FeeAssessed(assessed) => {
            let class = before.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
            let fee = context.law.fee(&assessed.fee, class, &dates);
            let was = match was {
                Some(LicenceEvent::FeeAssessed(was)) if was.fee == assessed.fee => was.adoption,
                _ => None,
            };
            assessed.adoption = was.or(fee.map(|fee| fee.adoption));
        }
        LicenceEvent::ObjectionRaised(raised) => {
            let was = match was {
                Some(LicenceEvent::ObjectionRaised(was)) => Some(&was.answer_within),
                _ => None,
            };
            raised.answer_within = kept(was, || of("objection_answer"));
        }
        LicenceEvent::VettingRequested(requested) => {
            let was = match was {
                Some(LicenceEvent::VettingRequested(was)) => Some(&was.answer_within),
                _ => None,
            };
            requested.answer_within = kept(was, || of("vetting_answer"));
        }
        LicenceEvent::VettingPassed(passed) => passed.counts_until = lapses(was, before, context),
        LicenceEvent::InspectionConducted(inspected) => inspect(inspected, &dates, context),
        LicenceEvent::ApplicationRefused(refused) => {
            let was = match was {
                Some(LicenceEvent::ApplicationRefused(was)) => Some(&was.appeal_within),
                _ => None,
            };
            refused.appeal_within = kept(was, || of("appeal"));
        }
        LicenceEvent::LicenceSuspended(suspended) => {
            let was = match was {
                Some(LicenceEvent::LicenceSuspended(was)) => Some(&was.appeal_within),
                _ => None,
            };
            suspended.appeal_within = kept(was, || of("appeal"));
        }
        LicenceEvent::LicenceRevoked(revoked) => {
            let was = match was {
                Some(LicenceEvent::LicenceRevoked(was)) => Some(&was.appeal_within),
                _ => None,
            };
            revoked.appeal_within = kept(was, || of("appeal"));
        }
        LicenceEvent::LicenceIssued(issued) => issue(issued, was, before, context),
        LicenceEvent::LicenceRenewed(renewed) => renew(renewed, was, before, context),
        LicenceEvent::AmendmentApproved(approved) => amend(approved, before),
        LicenceEvent::RenewalFiled(filed) => file_renewal(filed, was, before, context),
        LicenceEvent::FindingRecorded(found) => {
            let was = match was {
                Some(LicenceEvent::FindingRecorded(was)) => Some(&was.put_right_within),
                _ => None,
            };
            found.put_right_within = kept(was, || of("finding"));
        }
        LicenceEvent::ShowCauseIssued(issued) => {
            let was = match was {
                Some(LicenceEvent::ShowCauseIssued(was)) => Some(&was.answer_within),
                _ => None,
            };
            issued.answer_within = kept(was, || of("show_cause_answer"));
        }
        LicenceEvent::FeePaid(_)
        | LicenceEvent::FeeReversed(_)
        | LicenceEvent::FeeRefunded(_)
        | LicenceEvent::DocumentAdded(_)
        | LicenceEvent::ObjectionAnswered(_)
        | LicenceEvent::ObjectionClosed(_)
        | LicenceEvent::VettingFailed(_)
        | LicenceEvent::VettingDeferred(_)
        | LicenceEvent::VettingWithdrawn(_)
        | LicenceEvent::InspectionScheduled(_)
        | LicenceEvent::ApplicationWithdrawn(_)
        | LicenceEvent::DecisionConfirmed(_)
        | LicenceEvent::DecisionRecalled(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::ConditionAdded(_)
        | LicenceEvent::ConditionRemoved(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::AmendmentRefused(_)
        | LicenceEvent::RenewalRefused(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::ReportForwarded(_)
        | LicenceEvent::ReportReturned(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
        | LicenceEvent::FindingClosed(_)
        | LicenceEvent::SuspensionLifted(_)
        | LicenceEvent::LicenceSurrendered(_)
        | LicenceEvent::OfficerAssigned(_)
        | LicenceEvent::OfficerRecused(_)
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

/// What an event that is corrected kept, or else what is kept of a new one.
fn kept<T: Clone>(was: Option<&Option<T>>, anew: impl FnOnce() -> Option<T>) -> Option<T> {
    match was {
        Some(was) => was.clone(),
        None => anew(),
    }
}

const fn filed_was(was: Option<&LicenceEvent>) -> Option<&ApplicationFiled> {
    match was {
        Some(LicenceEvent::ApplicationFiled(was)) => Some(was),
        _ => None,
    }
}

/// Whether a centre may operate while its application is pending, and the last day on which it may.
fn may_operate(
    filed: &ApplicationFiled,
    before: &LicenceState,
    context: &Context<'_>,
) -> (bool, Option<Day>) {
    let Some(terms) = terms(before, filed.class.as_ref(), context) else { return (false, None) };
    let days = terms.value.pending_may_operate_days;
    let from = context.occurred.start.day();
    let until = days.map(|days| from.plus(i32::from(days)));
    (terms.value.pending_may_operate, until.filter(|_| terms.value.pending_may_operate))
}

/// The last day on which a pass counts.
fn lapses(was: Option<&LicenceEvent>, before: &LicenceState, context: &Context<'_>) -> Option<Day> {
    if let Some(LicenceEvent::VettingPassed(VettingPassed { counts_until, .. })) = was {
        return *counts_until;
    }
    let terms = terms(before, None, context)?;
    let days = terms.value.vetting_lapses_days?;
    Some(context.occurred.start.day().plus(i32::from(days)))
}

/// Holds what was found against the checklist.
fn inspect(inspected: &mut InspectionConducted, dates: &Dates, context: &Context<'_>) {
    let Some(checklist) = context.law.checklist(&inspected.checklist, dates) else {
        (inspected.unmet, inspected.adoption) = (Vec::new(), None);
        return;
    };
    let found = |point: &Point| inspected.points.iter().find(|found| found.point == point.code);
    let required = checklist.value.points.iter().filter(|point| point.required);
    let unmet = required.filter(|point| !found(point).is_some_and(|found| is_met(point, found)));
    let unmet = unmet.map(|point| point.code.clone()).collect();
    (inspected.unmet, inspected.adoption) = (unmet, Some(checklist.adoption));
}

/// Whether a point is met: it is said to be, or what was measured lies within what the regime asks for.
fn is_met(point: &Point, found: &PointFound) -> bool {
    let measured = found.measured.is_some_and(|measured| {
        point.least.is_none_or(|least| least <= measured)
            && point.most.is_none_or(|most| measured <= most)
    });
    match (point.least.or(point.most), found.met) {
        // What is measured is not met by saying so.
        (Some(_), met) => measured && met != Some(false),
        (None, met) => met == Some(true),
    }
}

/// What a term's last day brings with it: the last day of grace, the first day of a renewal, and whether
/// that keeps the licence alive.
fn around(to: Day, terms: Option<Used<'_, Terms>>) -> (Option<Day>, Option<Day>, bool) {
    let Some(Used { value, .. }) = terms else { return (None, None, false) };
    let grace = (value.grace_days > 0).then(|| to.plus(i32::from(value.grace_days)));
    let renewal = to.plus(-i32::from(value.renewal_window_days));
    (grace, Some(renewal), value.renewal_keeps_alive)
}

fn issue(
    issued: &mut LicenceIssued,
    was: Option<&LicenceEvent>,
    before: &LicenceState,
    context: &Context<'_>,
) {
    issued.centre = before.application.as_ref().map(|(_, filed)| filed.centre);
    let was = match was {
        Some(LicenceEvent::LicenceIssued(was)) if was.to == issued.to => Some(was),
        _ => None,
    };
    if let Some(was) = was {
        issued.adoption = was.adoption;
        (issued.grace_until, issued.renewal_from) = (was.grace_until, was.renewal_from);
        issued.renewal_keeps_alive = was.renewal_keeps_alive;
        return;
    }
    let terms = terms(before, issued.class.as_ref(), context);
    issued.adoption = terms.map(|terms| terms.adoption);
    (issued.grace_until, issued.renewal_from, issued.renewal_keeps_alive) =
        around(issued.to, terms);
}

fn renew(
    renewed: &mut LicenceRenewed,
    was: Option<&LicenceEvent>,
    before: &LicenceState,
    context: &Context<'_>,
) {
    let was = match was {
        Some(LicenceEvent::LicenceRenewed(was)) if was.to == renewed.to => Some(was),
        _ => None,
    };
    if let Some(was) = was {
        renewed.adoption = was.adoption;
        (renewed.grace_until, renewed.renewal_from) = (was.grace_until, was.renewal_from);
        renewed.renewal_keeps_alive = was.renewal_keeps_alive;
        return;
    }
    let class = before.tenure.issued.as_ref().and_then(|(_, issued)| issued.class.as_ref());
    let terms = terms(before, class, context);
    renewed.adoption = terms.map(|terms| terms.adoption);
    (renewed.grace_until, renewed.renewal_from, renewed.renewal_keeps_alive) =
        around(renewed.to, terms);
}

/// For which centre, so that its premises can be reserved.
fn amend(approved: &mut AmendmentApproved, before: &LicenceState) {
    approved.centre = before.application.as_ref().map(|(_, filed)| filed.centre);
}

/// Whether a renewal was filed in the window of the term that runs.
fn file_renewal(
    filed: &mut RenewalFiled,
    was: Option<&LicenceEvent>,
    before: &LicenceState,
    context: &Context<'_>,
) {
    let was = match was {
        Some(LicenceEvent::RenewalFiled(was)) => Some(&was.decide_within),
        _ => None,
    };
    let dates = dates(before, context);
    filed.decide_within = kept(was, || period("decision", &dates, context));
    let (first, last) = context.occurred.days();
    let last_term = before.tenure.terms.values().max_by_key(|term| term.to);
    filed.in_window = last_term
        .is_some_and(|term| term.renewal_from.is_some_and(|from| from <= first) && last <= term.to);
}
