//! What decisions on a licence have in common: who may take them, the reasons they are told with, the notice
//! they follow, and what has to be in order.

use std::collections::BTreeMap;

use greyfile_envelope::{Day, EventId};

use super::super::state::{Cleared, LicenceState, Said, Standing};
use super::used::{dates, terms};
use crate::kernel::decision::Context;
use crate::kernel::history::Moment;
use crate::kernel::refusal::{Licensing, Refusal};
use crate::kernel::term::end_of;
use crate::proceedings::Proposed;
use crate::values::personal::Personal;
use crate::values::regime::GroundFor;
use crate::values::text::{Code, Prose};

/// The checklist that premises are held against.
const INSPECTION: &str = "inspection";

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
pub(super) fn reasoned(
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
pub(super) fn shown(
    before: &LicenceState,
    show_cause: Option<EventId>,
    proposed: Proposed,
    context: &Context<'_>,
) -> Result<(), Refusal> {
    if !context.decided_here {
        return Ok(());
    }
    let Some(show_cause) = show_cause else { return Err(Licensing::NoShowCause.into()) };
    let is_recalled = |decision: EventId| {
        before.tenure.decided.get(&decision).is_some_and(|decided| decided.recalled.is_some())
    };
    before.proceedings.must_have_shown_cause(
        show_cause,
        proposed,
        is_recalled,
        context.occurred,
    )?;
    before.proceedings.must_not_be_stayed([show_cause], context.occurred)
}

/// What is licensed, by this decision where it is on record, is in order: every body of the regime cleared it in its last round, the premises were
/// inspected where the regime asks for it, fees are paid, and nothing is open that blocks. Whether the
/// passes cover who owns and runs the centre by now is held against its own record, in `acts`.
pub(super) fn in_order(
    before: &LicenceState,
    premises: &[Code],
    (decision, fee): (Option<EventId>, Option<&'static str>),
    context: &Context<'_>,
) -> Result<(), Refusal> {
    vetted(before, context)?;
    let dates = dates(before, context);
    let class = before.application.as_ref().and_then(|(_, filed)| filed.class.as_ref());
    if terms(before, None, context).is_some_and(|terms| terms.value.inspection_required) {
        for premises in premises {
            // One that was held against no checklist of the regime, or another one, shows nothing.
            let inspected = before.inspections.get(premises).filter(|(_, found)| {
                found.adoption.is_some() && found.checklist == Code::of(INSPECTION)
            });
            let unmet = inspected.map(|(_, found)| found.unmet.len());
            if unmet != Some(0) {
                let (premises, unmet) = (premises.clone(), unmet.unwrap_or(0));
                return Err(Licensing::NotInspected { premises, unmet }.into());
            }
        }
    }
    if let Some(fee) = fee.map(Code::of)
        && let Some(stated) = context.law.fee(&fee, class, &dates)
    {
        // Each renewal has a fee of its own.
        let renewals = match fee == Code::of("renewal") {
            true => before.renewed_here(decision),
            false => 0,
        };
        if before.papers.fees.assessed_as(&fee, &stated.value.amount) <= renewals {
            return Err(Licensing::FeeDue { fee, left: None }.into());
        }
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
                        // Silence counts from when the request was here, whatever it is dated.
                        let here = asked.occurred.days().1.max(asked.recorded_at.day());
                        let last = here.plus(i32::from(days));
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

/// There is a licence to act on.
pub(super) fn licensed(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    match before.standing(context.occurred) {
        Standing::NotBegun
        | Standing::Licensed
        | Standing::Suspended
        | Standing::KeptAlive
        | Standing::InGrace => Ok(()),
        Standing::Pending
        | Standing::Refused
        | Standing::Withdrawn
        | Standing::Expired
        | Standing::Revoked
        | Standing::Surrendered => Err(Licensing::NotLicensed.into()),
    }
}

/// A licence is given for as long as the regime says, or for less.
pub(super) fn no_longer_than_terms(
    before: &LicenceState,
    class: Option<&Code>,
    (from, to): (Day, Day),
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(terms) = terms(before, class, context) else {
        let code = class.cloned().unwrap_or_else(|| Code::of("not_stated"));
        return Err(Licensing::NotInTheRegime { what: "class", code }.into());
    };
    let last = from.last_of_months(terms.value.validity_months);
    match to <= last {
        true => Ok(()),
        false => Err(Licensing::TooLong { last }.into()),
    }
}

/// No court stays the proceeding that the application began.
pub(super) fn stayed(before: &LicenceState, context: &Context<'_>) -> Result<(), Refusal> {
    let began = before.application.iter().map(|(filed, _)| filed.event_id);
    before.proceedings.must_not_be_stayed(began, context.occurred)
}

/// A bar ends after it begins, rests on a ground of the regime that gives bars, and is no longer than one of
/// these gives. A ground that states no longest bar sets none.
pub(super) fn bar(
    before: &LicenceState,
    until: Option<Day>,
    grounds: &[Code],
    context: &Context<'_>,
) -> Result<(), Refusal> {
    let Some(until) = until else { return Ok(()) };
    let from = context.occurred.start.day();
    if until < from {
        return Err(Licensing::BarOver.into());
    }
    let dates = dates(before, context);
    let cited = grounds.iter().filter_map(|code| context.law.ground(code, &dates));
    let cited = cited.filter(|ground| ground.value.is_for(GroundFor::Bar));
    let longest: Vec<Option<u16>> = cited.map(|ground| ground.value.bar_months_max).collect();
    if longest.is_empty() {
        return Err(Licensing::NoGround { wanted: "bar" }.into());
    }
    let longest: Option<Vec<u16>> = longest.into_iter().collect();
    let last = longest.and_then(|all| all.into_iter().max()).map(|months| from.plus_months(months));
    match last {
        Some(last) if until > last => Err(Licensing::BarTooLong { last }.into()),
        Some(_) | None => Ok(()),
    }
}

pub(super) fn licensed_premises(before: &LicenceState) -> Vec<Code> {
    before.scope().premises.into_iter().map(|one| one.premises).collect()
}
