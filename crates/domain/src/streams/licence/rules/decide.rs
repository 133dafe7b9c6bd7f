//! What a decision that is taken here has to keep: who takes it, on what it rests, and what has to come
//! before. What was decided elsewhere is recorded, and flagged where it does not keep this.

use greyfile_envelope::EventId;

use super::super::events::{
    AmendmentApproved, AmendmentRefused, ApplicationRefused, DecisionRecalled, LicenceEvent,
    LicenceIssued, LicenceRenewed, LicenceRevoked, LicenceSuspended, LicenceType, RenewalRefused,
    SuspendedAfter,
};
use super::super::state::{LicenceState, Standing};
use super::admit::is_pending;
use super::demands::{
    bar, by_power, in_order, licensed, licensed_premises, no_longer_than_terms, reasoned, shown,
    stayed,
};
use crate::kernel::decision::Context;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::proceedings::Proposed;
use crate::values::regime::GroundFor;
use crate::values::same;
use crate::values::text::Code;

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
    // What is asked for follows from the class that was applied for: it is that one that is issued.
    let class = before.application.as_ref().and_then(|(_, filed)| filed.class.clone());
    if class.is_none() || issued.class != class {
        let code = issued.class.clone().or(class).unwrap_or_else(|| Code::of("not_stated"));
        return Err(Licensing::NotInTheRegime { what: "class", code }.into());
    }
    stayed(before, context)?;
    no_longer_than_terms(before, class.as_ref(), (issued.from, issued.to), context)?;
    let premises: Vec<Code> = issued.premises.iter().map(|one| one.premises.clone()).collect();
    in_order(before, &premises, (None, Some("licence")), context)
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
    licensed(before, context)?;
    let Some(renewal) = renewed.renewal else { return Err(Licensing::NotPending.into()) };
    if !before.renewals.contains_key(&renewal) || before.is_decided(renewal) {
        return Err(Licensing::NotPending.into());
    }
    let class = before.tenure.issued.as_ref().and_then(|(_, issued)| issued.class.as_ref());
    no_longer_than_terms(before, class, (renewed.from, renewed.to), context)?;
    before.proceedings.must_not_be_stayed([renewal], context.occurred)?;
    stayed(before, context)?;
    in_order(before, &licensed_premises(before), (None, Some("renewal")), context)
}

/// A change is approved.
pub(super) fn amendment(
    before: &LicenceState,
    approved: &AmendmentApproved,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    by_power(before, "amend", context)?;
    licensed(before, context)?;
    stayed(before, context)?;
    before.proceedings.must_not_be_stayed([approved.request], context.occurred)?;
    let premises = match approved.premises.is_empty() {
        true => licensed_premises(before),
        false => approved.premises.iter().map(|one| one.premises.clone()).collect(),
    };
    in_order(before, &premises, (None, None), context)
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
    in_order(before, &licensed_premises(before), (None, None), context)
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
    let (reasons, grounds) = (refused.reasons.as_ref(), &refused.grounds);
    reasoned(before, reasons, grounds, GroundFor::Refusal, context)?;
    bar(before, refused.bar_until, grounds, context)
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
            // A hearing that was before the suspension is none on it.
            if hearing.is_none_or(|hearing| hearing.end <= context.occurred.start) {
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
    let (reasons, grounds) = (revoked.reasons.as_ref(), &revoked.grounds);
    reasoned(before, reasons, grounds, GroundFor::Revocation, context)?;
    shown(before, revoked.show_cause, Proposed::Revocation, context)?;
    bar(before, revoked.bar_until, grounds, context)
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
    // What was decided against the holder rests on none of what follows.
    if !decided.licenses() {
        return Ok(());
    }
    let is = |of: LicenceType| decided.of == of;
    if is(LicenceType::LicenceIssued) && whole.tenure.stands_refused(&whole.proceedings) {
        return Err(Licensing::NotPending.into());
    }
    let fees = [(LicenceType::LicenceIssued, "licence"), (LicenceType::LicenceRenewed, "renewal")];
    let fee = fees.into_iter().find(|(of, _)| is(*of)).map(|(_, fee)| fee);
    in_order(before, &licensed_premises(before), (Some(decision), fee), context)
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
    // What was decided here is taken back here, by its own hand: nobody reports that of us.
    match (context.decided_here, decided.is_confirmed()) {
        (true, _) => {}
        (false, true) => return Err(Licensing::NotItsHand.into()),
        (false, false) => return Ok(()),
    }
    by_power(before, "recall", context)?;
    if !decided.by.as_ref().is_some_and(|by| same::hands(by, context.done_by)) {
        return Err(Licensing::NotItsHand.into());
    }
    context.with_a_second(recalled.second.as_ref())
}

/// What is decided in proceedings is decided by who has the power to.
pub(super) fn step(
    before: &LicenceState,
    event: &LicenceEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if let LicenceEvent::TimeExtended(_) = event {
        return by_power(before, "extend", context);
    }
    let LicenceEvent::ShowCauseIssued(issued) = event else { return Ok(()) };
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
