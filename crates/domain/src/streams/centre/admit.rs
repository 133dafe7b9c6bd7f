//! What a centre's stream allows, and what of the regime its events keep.

use greyfile_envelope::EventId;

use super::events::{CentreEvent, CentreType, ClosureOrdered, FineImposed};
use super::state::CentreState;
use crate::kernel::decision::Context;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::proceedings::Proposed;
use crate::values::money::Money;
use crate::values::personal::Personal;
use crate::values::regime::{Dates, GroundFor, Used};
use crate::values::text::{Code, Prose};
use crate::values::used::UsedPeriod;

/// What the decision writes into an event. What a correction leaves alone stays as it was.
pub(super) fn keep(event: &mut CentreEvent, was: Option<&CentreEvent>, context: &Context<'_>) {
    if let CentreEvent::ClosureOrdered(ordered) = event {
        ordered.appeal_within = match was {
            Some(CentreEvent::ClosureOrdered(was)) => was.appeal_within.clone(),
            _ => period("appeal", context),
        };
    } else if let CentreEvent::FineImposed(imposed) = event {
        imposed.pay_within = match was {
            Some(CentreEvent::FineImposed(was)) => was.pay_within.clone(),
            _ => period("fine", context),
        };
    } else if let CentreEvent::ShowCauseIssued(issued) = event {
        issued.answer_within = match was {
            Some(CentreEvent::ShowCauseIssued(was)) => was.answer_within.clone(),
            _ => period("show_cause_answer", context),
        };
    }
}

fn period(code: &'static str, context: &Context<'_>) -> Option<UsedPeriod> {
    let dates = Dates::of_decision(context.occurred.start.day());
    let Used { value, adoption } = context.law.period(&Code::of(code), &dates)?;
    let (stops, may_extend) = (value.stops.clone(), value.may_extend.clone());
    Some(UsedPeriod { adoption, days: value.days, stops, may_extend })
}

/// Whether an event may be added.
pub(super) fn admit(
    before: &CentreState,
    whole: &CentreState,
    event: &CentreEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if let Some(step) = event.step() {
        whole.proceedings.admit(step, |event| whole.events.contains_key(&event))?;
        let extends = matches!(event, CentreEvent::TimeExtended(_));
        return if extends { by_power("extend", context) } else { Ok(()) };
    }
    let refers = |event: EventId, to: CentreType| match whole.events.get(&event) {
        Some((of, _)) if *of == to => Ok(()),
        Some(_) | None => Err(Refusal::from(Licensing::NoSuchReference { event })),
    };
    let has = |premises: &Code| match whole.premises.contains_key(premises) {
        true => Ok(()),
        false => Err(Refusal::from(Licensing::NotItsPremises { premises: premises.clone() })),
    };
    match event {
        CentreEvent::Registered(_) if whole.registered.is_some() => Err(Refusal::AlreadyOpen),
        CentreEvent::PremisesAdded(added) if whole.premises.contains_key(&added.premises) => {
            Err(Refusal::AlreadyRecorded)
        }
        CentreEvent::PremisesChanged(changed) => has(&changed.premises),
        CentreEvent::PremisesClosed(closed) => has(&closed.premises),
        CentreEvent::PremisesSealed(sealed) => sealed.premises.iter().try_for_each(has),
        CentreEvent::PremisesUnsealed(unsealed) => unsealed.premises.iter().try_for_each(has),
        CentreEvent::ClosureOrdered(ordered) => {
            ordered.premises.iter().try_for_each(has)?;
            closure(before, ordered, context)
        }
        CentreEvent::ClosureLifted(lifted) => {
            let closure = lifted.closure.iter();
            closure.copied().try_for_each(|closure| refers(closure, CentreType::ClosureOrdered))?;
            by_power("lift", context)
        }
        CentreEvent::FineImposed(imposed) => fine(before, imposed, context),
        CentreEvent::FineWaived(waived) => {
            refers(waived.fine, CentreType::FineImposed)?;
            at_most_what_is_left(whole, waived.fine, &waived.amount)?;
            by_power("fine", context)
        }
        CentreEvent::FinePaid(paid) => refers(paid.fine, CentreType::FineImposed),
        CentreEvent::Registered(_)
        | CentreEvent::NameChanged(_)
        | CentreEvent::IdentifierRecorded(_)
        | CentreEvent::PremisesAdded(_)
        | CentreEvent::IpRangeChanged(_)
        | CentreEvent::CallerNumbersChanged(_)
        | CentreEvent::RemotePositionsDeclared(_)
        | CentreEvent::KeyPersonAppointed(_)
        | CentreEvent::KeyPersonLeft(_)
        | CentreEvent::OwnershipChanged(_)
        | CentreEvent::ClientRelationDeclared(_)
        | CentreEvent::ClientRelationEnded(_)
        | CentreEvent::LicenceLinked(_)
        | CentreEvent::DataMisuseFound(_)
        | CentreEvent::ExemptionRecorded(_)
        | CentreEvent::ExemptionEnded(_)
        | CentreEvent::BarImposed(_)
        | CentreEvent::BarEnded(_)
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
        | CentreEvent::CourtStayVacated(_) => Ok(()),
    }
}

/// Whoever decides holds the power.
fn by_power(power: &'static str, context: &Context<'_>) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let dates = Dates::of_decision(context.occurred.start.day());
    if context.law.on(dates.decision).is_none() {
        return Err(Licensing::NoRegime.into());
    }
    let power = Code::of(power);
    if context.law.power(&power, &dates).is_none() {
        return Err(Licensing::NotInTheRegime { what: "power", code: power }.into());
    }
    match context.law.holds(&power, context.done_by, context.occurred.start) {
        true => Ok(()),
        false => Err(Licensing::NoPower { power }.into()),
    }
}

/// An adverse decision has reasons that may be told, on grounds of the regime, after a show-cause notice
/// that was answered or whose time lapsed.
fn adverse(
    before: &CentreState,
    show_cause: Option<EventId>,
    reasons: Option<&Personal<Prose>>,
    grounds: &[Code],
    (proposed, wanted): (Proposed, GroundFor),
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    if reasons.is_none() {
        return Err(Licensing::NoReasons.into());
    }
    let dates = Dates::of_decision(context.occurred.start.day());
    let unknown = |code: &&Code| {
        !context.law.ground(code, &dates).is_some_and(|ground| ground.value.is_for(wanted))
    };
    if let Some(code) = grounds.iter().find(unknown) {
        return Err(Licensing::NotInTheRegime { what: "ground", code: code.clone() }.into());
    }
    let Some(show_cause) = show_cause else { return Err(Licensing::NoShowCause.into()) };
    // Nothing takes back a closure or a fine but an appeal.
    let never = |_| false;
    before.proceedings.must_have_shown_cause(show_cause, proposed, never, context.occurred)?;
    before.proceedings.must_not_be_stayed([show_cause], context.occurred)
}

fn closure(
    before: &CentreState,
    ordered: &ClosureOrdered,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    by_power("close", context)?;
    let (reasons, grounds) = (ordered.reasons.as_ref(), &ordered.grounds);
    let kind = (Proposed::Closure, GroundFor::Closure);
    adverse(before, ordered.show_cause, reasons, grounds, kind, context)
}

fn fine(before: &CentreState, imposed: &FineImposed, context: &Context<'_>) -> Result<(), Refusal> {
    by_power("fine", context)?;
    let (reasons, grounds) = (imposed.reasons.as_ref(), &imposed.grounds);
    let kind = (Proposed::Fine, GroundFor::Fine);
    adverse(before, imposed.show_cause, reasons, grounds, kind, context)?;
    no_higher_than_the_grounds(imposed, context)
}

/// A fine rests on a ground of the regime that gives fines, and is no higher than one of these gives, in its
/// currency. A ground that states no highest fine sets none.
fn no_higher_than_the_grounds(imposed: &FineImposed, context: &Context<'_>) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let dates = Dates::of_decision(context.occurred.start.day());
    let cited = imposed.grounds.iter().filter_map(|code| context.law.ground(code, &dates));
    let cited = cited.filter(|ground| ground.value.is_for(GroundFor::Fine));
    let highest: Vec<Option<Money>> = cited.map(|ground| ground.value.fine_max.clone()).collect();
    if highest.is_empty() {
        return Err(Licensing::NoGround { wanted: "fine" }.into());
    }
    let Some(highest) = highest.into_iter().collect::<Option<Vec<Money>>>() else { return Ok(()) };
    let Money { amount, currency } = &imposed.amount;
    let fits = |max: &Money| max.currency == *currency && *amount <= max.amount;
    match highest.iter().any(fits) {
        true => Ok(()),
        false => {
            let max = highest.into_iter().max_by_key(|max| (max.currency == *currency, max.amount));
            max.map_or(Ok(()), |max| Err(Licensing::FineTooHigh { max }.into()))
        }
    }
}

fn at_most_what_is_left(whole: &CentreState, fine: EventId, amount: &Money) -> Result<(), Refusal> {
    let fits = whole.enforcement.fines.get(&fine).is_some_and(|fine| {
        fine.imposed.amount.currency == amount.currency && fine.left() >= amount.amount
    });
    if fits { Ok(()) } else { Err(Licensing::MoreThanThereIs.into()) }
}
