//! What a licence's stream allows. What happened outside is always accepted, if it is well formed and
//! what it refers to is there; a decision taken here keeps the rules of `decide`.

use greyfile_envelope::EventId;

use super::super::events::{LicenceEvent, LicenceType, SignedAnswer, VettingRequested};
use super::super::state::{LicenceState, Standing};
use super::used::dates;
use super::{decide, demands};
use crate::kernel::decision::Context;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::values::money::Money;
use crate::values::text::Code;

/// The most objections or findings that can be open at once.
const OPEN_MAX: usize = 200;

/// Whether an event may be added.
pub(super) fn admit(
    before: &LicenceState,
    whole: &LicenceState,
    event: &LicenceEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if let Some(step) = event.step() {
        whole.proceedings.admit(step, |event| whole.events.contains_key(&event))?;
        return decide::step(before, event, context);
    }
    let refers = |event: EventId, to: LicenceType| refers(whole, event, to);
    match event {
        LicenceEvent::ApplicationFiled(filed) => {
            if whole.application.is_some() {
                return Err(Refusal::AlreadyOpen);
            }
            known(context, &filed.class, "class", |class| {
                context.law.terms(class, &dates(before, context)).is_some()
            })
        }
        LicenceEvent::FeeAssessed(assessed) => {
            let class = before.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
            known(context, [&assessed.fee], "fee", |fee| {
                context.law.fee(fee, class, &dates(before, context)).is_some()
            })?;
            currency(before, &assessed.amount, context)
        }
        LicenceEvent::FeePaid(paid) => currency(before, &paid.amount, context),
        LicenceEvent::FeeReversed(reversed) => {
            refers(reversed.payment, LicenceType::FeePaid)?;
            let payment = whole.papers.fees.paid.get(&reversed.payment);
            once(payment.is_some_and(|payment| payment.reversed.is_some()))
        }
        LicenceEvent::FeeRefunded(refunded) => {
            refers(refunded.payment, LicenceType::FeePaid)?;
            let payment = whole.papers.fees.paid.get(&refunded.payment);
            let same = payment.is_some_and(|payment| {
                payment.paid.amount.currency == refunded.amount.currency
                    && payment.net() >= refunded.amount.amount
            });
            if same { Ok(()) } else { Err(Licensing::MoreThanThereIs.into()) }
        }
        LicenceEvent::ObjectionRaised(_) => {
            let open = whole.papers.objections.values().filter(|one| one.closed.is_none()).count();
            at_most(open)
        }
        LicenceEvent::ObjectionAnswered(answered) => {
            refers(answered.objection, LicenceType::ObjectionRaised)
        }
        LicenceEvent::ObjectionClosed(closed) => {
            refers(closed.objection, LicenceType::ObjectionRaised)?;
            let objection = whole.papers.objections.get(&closed.objection);
            once(objection.is_some_and(|objection| objection.closed.is_some()))
        }
        LicenceEvent::VettingRequested(requested) => {
            known(context, [&requested.body], "body", |body| {
                context.law.body(body, &dates(before, context)).is_some()
            })?;
            next_round(whole, requested)
        }
        LicenceEvent::VettingPassed(passed) => asked(whole, &passed.answer),
        LicenceEvent::VettingFailed(failed) => asked(whole, &failed.answer),
        LicenceEvent::VettingDeferred(deferred) => asked(whole, &deferred.answer),
        LicenceEvent::VettingWithdrawn(withdrawn) => {
            refers(withdrawn.request, LicenceType::VettingRequested)
        }
        LicenceEvent::InspectionConducted(inspected) => {
            known(context, [&inspected.checklist], "checklist", |checklist| {
                context.law.checklist(checklist, &dates(before, context)).is_some()
            })
        }
        LicenceEvent::FindingRecorded(found) => {
            if let Some(found_in) = found.found_in
                && !whole.events.contains_key(&found_in)
            {
                return Err(Licensing::NoSuchReference { event: found_in }.into());
            }
            at_most(whole.findings.values().filter(|one| one.closed.is_none()).count())
        }
        LicenceEvent::FindingClosed(closed) => {
            refers(closed.finding, LicenceType::FindingRecorded)?;
            once(whole.findings.get(&closed.finding).is_some_and(|found| found.closed.is_some()))
        }
        LicenceEvent::ReportForwarded(forwarded) => {
            refers(forwarded.report, LicenceType::ComplianceReportFiled)
        }
        LicenceEvent::ReportReturned(returned) => {
            refers(returned.report, LicenceType::ComplianceReportFiled)
        }
        LicenceEvent::AmendmentApproved(approved) => {
            refers(approved.request, LicenceType::AmendmentRequested)?;
            once(whole.is_decided(approved.request))?;
            decide::amendment(before, approved, context)
        }
        LicenceEvent::AmendmentRefused(refused) => {
            refers(refused.request, LicenceType::AmendmentRequested)?;
            once(whole.is_decided(refused.request))?;
            decide::amendment_refusal(before, refused, context)
        }
        LicenceEvent::RenewalRefused(refused) => {
            refers(refused.renewal, LicenceType::RenewalFiled)?;
            once(whole.is_decided(refused.renewal))?;
            decide::renewal_refusal(before, refused, context)
        }
        LicenceEvent::LicenceRenewed(renewed) => {
            if let Some(renewal) = renewed.renewal {
                refers(renewal, LicenceType::RenewalFiled)?;
            }
            validity(renewed.from, renewed.to)?;
            decide::renewal(before, renewed, context)
        }
        LicenceEvent::LicenceIssued(issued) => {
            validity(issued.from, issued.to)?;
            if context.decided_here && whole.tenure.issue_stands(&whole.proceedings) {
                return Err(Licensing::Issued.into());
            }
            decide::issue(before, issued, context)
        }
        LicenceEvent::ApplicationRefused(refused) => decide::refusal(before, refused, context),
        LicenceEvent::LicenceSuspended(suspended) => decide::suspension(before, suspended, context),
        LicenceEvent::SuspensionLifted(lifted) => {
            if let Some(suspension) = lifted.suspension {
                refers(suspension, LicenceType::LicenceSuspended)?;
            }
            decide::lifting(before, context)
        }
        LicenceEvent::LicenceRevoked(revoked) => decide::revocation(before, revoked, context),
        LicenceEvent::DecisionConfirmed(confirmed) => {
            decide::confirmation(before, whole, confirmed.decision, context)
        }
        LicenceEvent::DecisionRecalled(recalled) => {
            decide::recall(before, whole, recalled, context)
        }
        LicenceEvent::ConditionAdded(_) | LicenceEvent::ConditionRemoved(_) => {
            demands::by_power(before, "amend", context)
        }
        LicenceEvent::LicenceSurrendered(_) => once(whole.tenure.surrendered.is_some()),
        LicenceEvent::ApplicationWithdrawn(_) => once(whole.withdrawn.is_some()),
        LicenceEvent::DocumentAdded(_)
        | LicenceEvent::InspectionScheduled(_)
        | LicenceEvent::ReservationEnded(_)
        | LicenceEvent::AmendmentRequested(_)
        | LicenceEvent::RenewalFiled(_)
        | LicenceEvent::ComplianceReportFiled(_)
        | LicenceEvent::AuditScheduled(_)
        | LicenceEvent::AuditConducted(_)
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

/// What is held against its own date alone: who assesses a fee here assesses what the regime states then.
pub(super) fn of_its_date(
    before: &LicenceState,
    event: &LicenceEvent,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let LicenceEvent::FeeAssessed(assessed) = event else { return Ok(()) };
    let class = before.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
    match context.law.fee(&assessed.fee, class, &dates(before, context)) {
        Some(fee) if context.decided_here && fee.value.amount != assessed.amount => {
            let amount = fee.value.amount.clone();
            Err(Licensing::OtherAmount { fee: assessed.fee.clone(), amount }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Refuses a reference to an event that does not stand here, or is of another type.
fn refers(whole: &LicenceState, event: EventId, to: LicenceType) -> Result<(), Refusal> {
    match whole.events.get(&event) {
        Some((of, _)) if *of == to => Ok(()),
        Some(_) | None => Err(Licensing::NoSuchReference { event }.into()),
    }
}

/// What happens once does not happen again.
const fn once(has_happened: bool) -> Result<(), Refusal> {
    if has_happened { Err(Refusal::AlreadyRecorded) } else { Ok(()) }
}

fn at_most(open: usize) -> Result<(), Refusal> {
    match open < OPEN_MAX {
        true => Ok(()),
        false => Err(Licensing::TooManyOpen { max: OPEN_MAX }.into()),
    }
}

fn validity(from: greyfile_envelope::Day, to: greyfile_envelope::Day) -> Result<(), Refusal> {
    if from <= to { Ok(()) } else { Err(Licensing::NoValidity.into()) }
}

/// Refuses what no regime in force states, of what is done here. What was done elsewhere may have been
/// done by a rule that nobody put on record.
pub(super) fn known<'c>(
    context: &Context<'_>,
    codes: impl IntoIterator<Item = &'c Code>,
    what: &'static str,
    states: impl Fn(&Code) -> bool,
) -> Result<(), Refusal> {
    // Before a regime is adopted there is nothing to hold it against.
    if !context.decided_here || context.law.on(context.occurred.start.day()).is_none() {
        return Ok(());
    }
    match codes.into_iter().find(|code| !states(code)) {
        None => Ok(()),
        Some(code) => Err(Licensing::NotInTheRegime { what, code: code.clone() }.into()),
    }
}

/// Refuses money in a currency in which the regime takes none.
fn currency(before: &LicenceState, money: &Money, context: &Context<'_>) -> Result<(), Refusal> {
    context.money(money)?;
    let known = context.law.knows_currency(&money.currency, &dates(before, context));
    let regime = context.law.on(context.occurred.start.day()).is_some();
    if !(context.decided_here && regime) || known {
        Ok(())
    } else {
        Err(Licensing::UnknownCurrency.into())
    }
}

/// Rounds count up, and each is asked once.
fn next_round(whole: &LicenceState, requested: &VettingRequested) -> Result<(), Refusal> {
    let last = whole.vetting.last_round(&requested.body).map_or(0, |(round, _)| round);
    let next = last.saturating_add(1);
    if requested.round == next {
        return Ok(());
    }
    Err(Licensing::OtherRound { body: requested.body.clone(), next }.into())
}

/// An answer answers a question: one of its body and round, about what was asked.
fn asked(whole: &LicenceState, answer: &SignedAnswer) -> Result<(), Refusal> {
    let round = whole.vetting.rounds.get(&(answer.body.clone(), answer.round));
    let asked = round.and_then(|round| round.asked.as_ref());
    match asked {
        Some((_, requested)) if requested.digest == answer.digest => Ok(()),
        Some(_) | None => {
            Err(Licensing::NotVetted { body: answer.body.clone(), why: "not_asked" }.into())
        }
    }
}

/// Whether an application waits for its decision: none stands, or the one that did was set aside.
pub(super) fn is_pending(before: &LicenceState, context: &Context<'_>) -> bool {
    before.application.is_some() && before.standing(context.occurred) == Standing::Pending
}
