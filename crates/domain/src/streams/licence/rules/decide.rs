//! What a decision that is taken here has to keep: who takes it, on what it rests, and what has to come
//! before. What was decided elsewhere is recorded, and flagged where it does not keep this.

use std::collections::BTreeMap;

use greyfile_envelope::EventId;

use super::super::events::{
    AmendmentRefused, ApplicationRefused, DecisionRecalled, LicenceEvent, LicenceIssued,
    LicenceRenewed, LicenceRevoked, LicenceSuspended, RenewalRefused, SuspendedAfter,
};
use super::super::state::{Cleared, LicenceState, Said, Standing};
use super::admit::is_pending;
use super::used::{dates, terms};
use crate::kernel::decision::Context;
use crate::kernel::history::Moment;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::kernel::term::end_of;
use crate::proceedings::Proposed;
use crate::values::personal::Personal;
use crate::values::regime::GroundFor;
use crate::values::same;
use crate::values::text::{Code, Prose};

/// Whoever decides holds the power, and is not out of this matter.
pub(super) fn by_power(
    before: &LicenceState,
    power: &'static str,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let dates = dates(before, context);
    if context.law.on(dates.decision).is_none() {
        return Err(Licensing::NoRegime.into());
    }
    let power = Code::of(power);
    if context.law.power(&power, &dates).is_none() {
        return Err(Licensing::NotInTheRegime { what: "power", code: power }.into());
    }
    if !context.law.holds(&power, context.done_by, context.occurred.start) {
        return Err(Licensing::NoPower { power }.into());
    }
    if before.is_recused(context.done_by, context.occurred) {
        return Err(Licensing::Recused.into());
    }
    Ok(())
}

/// The reasons of an adverse decision, as they may be told (General Clauses Act 1897, s.24-A), on grounds
/// that the regime gives for it.
fn reasoned(
    before: &LicenceState,
    reasons: Option<&Personal<Prose>>,
    grounds: &[Code],
    wanted: GroundFor,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    if reasons.is_none() {
        return Err(Licensing::NoReasons.into());
    }
    let dates = dates(before, context);
    let gives = |ground: &&Code| {
        !context.law.ground(ground, &dates).is_some_and(|ground| ground.value.of.contains(&wanted))
    };
    match grounds.iter().find(gives) {
        None => Ok(()),
        Some(ground) => {
            Err(Licensing::NotInTheRegime { what: "ground", code: ground.clone() }.into())
        }
    }
}

/// An adverse decision follows a show-cause notice that proposes it, and its answer or the lapse of the
/// time for it; and no court stays the proceeding.
fn shown(
    before: &LicenceState,
    show_cause: Option<EventId>,
    proposed: Proposed,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let Some(show_cause) = show_cause else { return Err(Licensing::NoShowCause.into()) };
    before.proceedings.must_have_shown_cause(show_cause, proposed, context.occurred)?;
    before.proceedings.must_not_be_stayed([show_cause], context.occurred)
}

/// What is licensed is in order: every body of the regime cleared it in its last round, the premises were
/// inspected where the regime asks for it, fees are paid, and nothing is open that blocks. Whether the
/// passes cover who owns and runs the centre by now is held against its own record, in `acts`.
fn in_order(
    before: &LicenceState,
    premises: &[Code],
    fee: Option<&'static str>,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    vetted(before, context)?;
    let dates = dates(before, context);
    let class = before.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
    if terms(before, None, context).is_some_and(|terms| terms.value.inspection_required) {
        for premises in premises {
            let unmet = before.inspections.get(premises).map(|(_, found)| found.unmet.len());
            if unmet != Some(0) {
                let (premises, unmet) = (premises.clone(), unmet.unwrap_or(0));
                return Err(Licensing::NotInspected { premises, unmet }.into());
            }
        }
    }
    if let Some(fee) = fee.map(Code::of)
        && context.law.fee(&fee, class, &dates).is_some()
        && !before.papers.fees.assessed.values().any(|(_, assessed)| assessed.fee == fee)
    {
        return Err(Licensing::FeeDue { fee, left: None }.into());
    }
    let due: BTreeMap<_, _> = before.papers.fees.due();
    if let Some((fee, left)) = due.into_iter().next() {
        return Err(Licensing::FeeDue { fee, left: Some(left) }.into());
    }
    match (before.papers.blocking(), before.blocking_findings()) {
        (0, 0) => Ok(()),
        (0, count) => Err(Licensing::FindingsOpen { count }.into()),
        (count, _) => Err(Licensing::ObjectionsOpen { count }.into()),
    }
}

/// Every body that the regime names passed it in its last round, and no pass has lapsed. Silence is no
/// clearance, unless the regime says so and the time to answer is over.
fn vetted(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    let dates = dates(before, context);
    let day = context.occurred.days().1;
    for body in context.law.bodies(&dates) {
        let code = body.value.code.clone();
        if body.value.answer_within_days.is_none() {
            continue;
        }
        let why = match before.vetting.cleared(&code) {
            Cleared::NotAsked => "not_asked",
            Cleared::NotClear => "not_clear",
            Cleared::Contradicts => "contradicts",
            Cleared::Awaited(round) => {
                let lapsed = round.asked.as_ref().is_some_and(|(asked, requested)| {
                    let within = requested.answer_within.as_ref().map(|within| within.days);
                    within.is_some_and(|days| {
                        let last = asked.occurred.days().1.plus(i32::from(days));
                        context.occurred.start > end_of(last)
                    })
                });
                if body.value.silence_is_clearance && lapsed && round.answers.is_empty() {
                    continue;
                }
                "awaited"
            }
            Cleared::Passed(_, answer) => {
                let counts = match answer.said {
                    Said::Clear(until) => until.is_none_or(|until| day <= until),
                    Said::NotClear | Said::Deferred(_) => false,
                };
                let Moment { position, recorded_at, .. } = answer.moment;
                let key = context.law.key(&code, &answer.answer.key, position, recorded_at);
                let key = key.counts();
                match (counts, key) {
                    (true, true) => continue,
                    (false, _) => "lapsed",
                    (true, false) => "key",
                }
            }
        };
        return Err(Licensing::NotVetted { body: code, why }.into());
    }
    Ok(())
}

/// The licence is issued.
pub(super) fn issue(
    before: &LicenceState,
    issued: &LicenceIssued,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "issue", context)?;
    if !is_pending(before, context) {
        return Err(Licensing::NotPending.into());
    }
    if issued.premises.is_empty() {
        return Err(Licensing::NoPremises.into());
    }
    stayed(before, context)?;
    let premises: Vec<Code> = issued.premises.iter().map(|one| one.premises.clone()).collect();
    in_order(before, &premises, Some("licence"), context)
}

/// The licence is renewed.
pub(super) fn renewal(
    before: &LicenceState,
    renewed: &LicenceRenewed,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "renew", context)?;
    let Some(renewal) = renewed.renewal else { return Err(Licensing::NotPending.into()) };
    if before.renewals.get(&renewal).is_none_or(|(.., decided)| decided.is_some()) {
        return Err(Licensing::NotPending.into());
    }
    before.proceedings.must_not_be_stayed([renewal], context.occurred)?;
    stayed(before, context)?;
    in_order(before, &licensed_premises(before), Some("renewal"), context)
}

/// A change is approved.
pub(super) fn amendment(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "amend", context)?;
    licensed(before, context)?;
    stayed(before, context)?;
    in_order(before, &licensed_premises(before), None, context)
}

/// A suspension is lifted.
pub(super) fn lifting(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "lift", context)?;
    if before.standing(context.occurred) != Standing::Suspended {
        return Err(Licensing::NotLicensed.into());
    }
    stayed(before, context)?;
    in_order(before, &licensed_premises(before), None, context)
}

/// The application is refused.
pub(super) fn refusal(
    before: &LicenceState,
    refused: &ApplicationRefused,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "refuse", context)?;
    if !is_pending(before, context) {
        return Err(Licensing::NotPending.into());
    }
    stayed(before, context)?;
    bar(refused.bar_until, context)?;
    let (reasons, grounds) = (refused.reasons.as_ref(), &refused.grounds);
    reasoned(before, reasons, grounds, GroundFor::Refusal, context)
}

/// A renewal is refused.
pub(super) fn renewal_refusal(
    before: &LicenceState,
    refused: &RenewalRefused,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    by_power(before, "refuse", context)?;
    let (reasons, grounds) = (refused.reasons.as_ref(), &refused.grounds);
    reasoned(before, reasons, grounds, GroundFor::RenewalRefusal, context)?;
    shown(before, refused.show_cause, Proposed::RenewalRefusal, context)
}

/// A change is refused.
pub(super) fn amendment_refusal(
    before: &LicenceState,
    refused: &AmendmentRefused,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    by_power(before, "refuse", context)?;
    let (reasons, grounds) = (refused.reasons.as_ref(), &refused.grounds);
    reasoned(before, reasons, grounds, GroundFor::Refusal, context)?;
    shown(before, refused.show_cause, Proposed::AmendmentRefusal, context)
}

/// The licence is suspended: after a show-cause notice, or at once by the regime's power, with the date on
/// which the holder is heard.
pub(super) fn suspension(
    before: &LicenceState,
    suspended: &LicenceSuspended,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let (reasons, grounds) = (suspended.reasons.as_ref(), &suspended.grounds);
    match &suspended.after {
        SuspendedAfter::ShowCause { show_cause } => {
            by_power(before, "suspend", context)?;
            licensed(before, context)?;
            reasoned(before, reasons, grounds, GroundFor::Suspension, context)?;
            shown(before, Some(*show_cause), Proposed::Suspension, context)
        }
        SuspendedAfter::Interim { hearing } => {
            by_power(before, "suspend_interim", context)?;
            licensed(before, context)?;
            if hearing.is_none() {
                return Err(Licensing::NoHearingDate.into());
            }
            // Only grounds give this power: without one there is none.
            if grounds.is_empty() {
                return Err(Licensing::NoInterimPower.into());
            }
            reasoned(before, reasons, grounds, GroundFor::InterimSuspension, context)?;
            stayed(before, context)
        }
        SuspendedAfter::NotStated => Err(Licensing::NoShowCause.into()),
    }
}

/// The licence is revoked.
pub(super) fn revocation(
    before: &LicenceState,
    revoked: &LicenceRevoked,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "revoke", context)?;
    licensed(before, context)?;
    bar(revoked.bar_until, context)?;
    let (reasons, grounds) = (revoked.reasons.as_ref(), &revoked.grounds);
    reasoned(before, reasons, grounds, GroundFor::Revocation, context)?;
    shown(before, revoked.show_cause, Proposed::Revocation, context)
}

/// What was recorded of a decision is confirmed here: it keeps every rule by now.
pub(super) fn confirmation(
    before: &LicenceState,
    whole: &LicenceState,
    decision: EventId,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(decided) = whole.tenure.decided.get(&decision) else {
        return Err(Licensing::NoSuchReference { event: decision }.into());
    };
    if decided.is_confirmed() {
        return Err(Refusal::AlreadyRecorded);
    }
    if !context.decided_here {
        return Err(Licensing::NotItsHand.into());
    }
    by_power(before, "confirm", context)?;
    stayed(before, context)?;
    in_order(before, &licensed_premises(before), Some("licence"), context)
}

/// A decision is taken back by who took it, with a second person.
pub(super) fn recall(
    before: &LicenceState,
    whole: &LicenceState,
    recalled: &DecisionRecalled,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(decided) = whole.tenure.decided.get(&recalled.decision) else {
        return Err(Licensing::NoSuchReference { event: recalled.decision }.into());
    };
    if decided.recalled.is_some() {
        return Err(Refusal::AlreadyRecorded);
    }
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "recall", context)?;
    if !decided.by.as_ref().is_some_and(|by| same::hands(by, context.done_by)) {
        return Err(Licensing::NotItsHand.into());
    }
    match &recalled.second {
        Some(second)
            if !same::hands(second, context.done_by) && !same::hands(second, context.logged_by) =>
        {
            Ok(())
        }
        Some(_) | None => Err(Refusal::SecondPersonNeeded),
    }
}

/// What is decided in proceedings is decided by who has the power to.
pub(super) fn step(
    before: &LicenceState,
    event: &LicenceEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    match event {
        LicenceEvent::TimeExtended(_) => by_power(before, "extend", context),
        LicenceEvent::ShowCauseIssued(issued) => {
            let for_what = match issued.proposes {
                Proposed::Suspension => GroundFor::Suspension,
                Proposed::Revocation => GroundFor::Revocation,
                Proposed::RenewalRefusal => GroundFor::RenewalRefusal,
                Proposed::Closure => GroundFor::Closure,
                Proposed::Fine => GroundFor::Fine,
                Proposed::AmendmentRefusal => GroundFor::Refusal,
                Proposed::Other => return Ok(()),
            };
            reasoned(before, Some(&issued.reasons), &issued.grounds, for_what, context)
        }
        _ => Ok(()),
    }
}

/// There is a licence to act on.
fn licensed(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    match before.standing(context.occurred) {
        Standing::Licensed | Standing::Suspended | Standing::KeptAlive | Standing::InGrace => {
            Ok(())
        }
        Standing::Pending
        | Standing::Refused
        | Standing::Withdrawn
        | Standing::Expired
        | Standing::Revoked
        | Standing::Surrendered => Err(Licensing::NotLicensed.into()),
    }
}

/// No court stays the proceeding that the application began.
fn stayed(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    let began = before.application.iter().map(|(filed, _)| filed.event_id);
    before.proceedings.must_not_be_stayed(began, context.occurred)
}

fn bar(until: Option<greyfile_envelope::Day>, context: &Context<'_>) -> Result<(), Refusal> {
    match until {
        Some(until) if until < context.occurred.start.day() => Err(Licensing::BarOver.into()),
        Some(_) | None => Ok(()),
    }
}

fn licensed_premises(before: &LicenceState) -> Vec<Code> {
    before.tenure.premises.iter().map(|one| one.premises.clone()).collect()
}
