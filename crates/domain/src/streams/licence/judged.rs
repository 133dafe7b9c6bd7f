//! What is due of an application and a licence, and what is wrong with them, as far as they tell alone.

use greyfile_envelope::StreamId;

use super::events::{Closing, LicenceType};
use super::state::{Cleared, LicenceState};
use super::stops::Clock;
use crate::kernel::arg::Arg;
use crate::kernel::courts::Asked;
use crate::kernel::deadline::{Deadline, Step};
use crate::kernel::flag::Judged;
use crate::kernel::history::Moment;
use crate::kernel::order::is_known_to_precede;
use crate::kernel::words::codes;
use crate::proceedings;

codes! {
    flags {
        NOT_CONFIRMED = "licence.not_confirmed", "licensing regime";
        CONTRADICTS = "licence.answers_differ", "licensing regime";
        STALE_ANSWER = "licence.stale_answer", "licensing regime";
        FEE_IN_EXCESS = "licence.fee_in_excess", "licensing regime";
        BEFORE_FILING = "licence.before_filing", "licensing regime";
        STAY_TO_REVIEW = "licence.stay_to_review", "licensing regime";
    }
    deadlines {
        DECISION = "licence.decision", "licensing regime";
        VETTING_ANSWER = "licence.vetting_answer", "licensing regime";
        OBJECTION_ANSWER = "licence.objection_answer", "licensing regime";
        FINDING_PUT_RIGHT = "licence.finding_put_right", "licensing regime";
        SHOW_CAUSE_ANSWER = "licence.show_cause_answer", "licensing regime";
    }
    ends {
        WITHDRAWN = "application_withdrawn";
        REQUEST_WITHDRAWN = "request_withdrawn";
        OBJECTION_OVER = "objection_closed";
        FINDING_OVER = "finding_closed";
        DROPPED = "show_cause_closed";
    }
}

/// What is due and what is wrong.
pub(super) fn judge(licence: &LicenceState, about: StreamId, asked: Asked<'_>) -> Judged {
    let rules = proceedings::Rules {
        stay_to_review: STAY_TO_REVIEW,
        show_cause_answer: SHOW_CAUSE_ANSWER,
        closed: DROPPED,
    };
    let mut judged = proceedings::judge(&licence.proceedings, about, &rules, asked);
    judged.deadlines.extend(decision(licence, about, asked));
    vetting(licence, about, asked, &mut judged);
    papers(licence, about, asked, &mut judged);
    findings(licence, about, asked, &mut judged);
    for decided in licence.tenure.decided.values().filter(|decided| !decided.is_confirmed()) {
        if decided.licenses() {
            judged.flag(NOT_CONFIRMED, about, Some(&decided.moment));
        }
    }
    judged
}

/// The application is to be decided.
fn decision(licence: &LicenceState, about: StreamId, asked: Asked<'_>) -> Option<Deadline> {
    let (filed, application) = licence.application.as_ref()?;
    let within = application.decide_within.as_ref()?;
    let clock = Clock::of(licence, *filed, within);
    let (term, stopped) = clock.stands();
    let decided = licence.tenure.decided.values().filter(|decided| {
        matches!(decided.of, LicenceType::LicenceIssued | LicenceType::ApplicationRefused)
    });
    let met = decided.map(|decided| Step::met(clock.when(&decided.moment), &decided.moment));
    let ended = licence.withdrawn.iter();
    let ended = ended.map(|moment| Step::ended(clock.when(moment), moment, WITHDRAWN));
    let steps: Vec<Step> = met.chain(ended).collect();
    let deadline = Deadline::judged(DECISION, about, (filed.position, term), steps, asked.now);
    Some(deadline.stopped_by(stopped))
}

/// Each body is to answer; what it answers twice, or to an old question, is told.
fn vetting(licence: &LicenceState, about: StreamId, asked: Asked<'_>, judged: &mut Judged) {
    for ((body, number), round) in &licence.vetting.rounds {
        let args = || [Arg::vocabulary("body", body), Arg::number("round", *number)];
        if let Some((moment, requested)) = &round.asked
            && let Some(within) = &requested.answer_within
        {
            let clock = Clock::of(licence, *moment, within);
            let (term, stopped) = clock.stands();
            let met = round.answered().into_iter();
            let met = met.map(|answer| Step::met(clock.when(&answer.moment), &answer.moment));
            let ended = round.withdrawn.iter();
            let ended =
                ended.map(|moment| Step::ended(clock.when(moment), moment, REQUEST_WITHDRAWN));
            let steps: Vec<Step> = met.chain(ended).collect();
            let began = (moment.position, term);
            let deadline = Deadline::judged(VETTING_ANSWER, about, began, steps, asked.now);
            judged.deadlines.push(deadline.of(args()).stopped_by(stopped));
        }
        let last = licence.vetting.last_round(body).map_or(0, |(last, _)| last);
        for answer in round.answers.iter().filter(|_| *number < last) {
            let newer = licence.vetting.rounds.get(&(body.clone(), last));
            let newer = newer.and_then(|newer| newer.asked.as_ref());
            let late = newer.is_some_and(|(asked, _)| {
                !is_known_to_precede(answer.moment.occurred, asked.occurred)
            });
            if late {
                judged.flag(STALE_ANSWER, about, Some(&answer.moment)).args = args().into();
            }
        }
        if *number == last && licence.vetting.cleared(body) == Cleared::Contradicts {
            let moment = round.answers.last().map(|answer| &answer.moment);
            judged.flag(CONTRADICTS, about, moment).args = args().into();
        }
    }
}

/// Objections are to be answered; fees are neither too much nor, as papers, older than the application.
fn papers(licence: &LicenceState, about: StreamId, asked: Asked<'_>, judged: &mut Judged) {
    for objection in licence.papers.objections.values() {
        let Some(within) = &objection.raised.answer_within else { continue };
        let clock = Clock::of(licence, objection.moment, within);
        let (term, stopped) = clock.stands();
        let met = objection.answered.iter().map(|moment| Step::met(clock.when(moment), moment));
        let ended = objection.closed.iter();
        let ended =
            ended.map(|(moment, _)| Step::ended(clock.when(moment), moment, OBJECTION_OVER));
        let steps: Vec<Step> = met.chain(ended).collect();
        let began = (objection.moment.position, term);
        let deadline = Deadline::judged(OBJECTION_ANSWER, about, began, steps, asked.now);
        let about_what = Arg::vocabulary("about", &objection.raised.about);
        judged.deadlines.push(deadline.of([about_what]).stopped_by(stopped));
    }
    let fees = &licence.papers.fees;
    let mut told = std::collections::BTreeSet::new();
    for payment in fees.paid.values() {
        let fee = &payment.paid.fee;
        if fees.is_in_excess(fee) && told.insert(fee) {
            let flag = judged.flag(FEE_IN_EXCESS, about, Some(&payment.moment));
            flag.args = vec![Arg::vocabulary("fee", fee)];
        }
    }
    let Some((filed, _)) = &licence.application else { return };
    let early = licence.inspections.values().map(|(moment, _)| moment);
    let early = early.chain(licence.papers.added.iter());
    for moment in early.filter(|moment| is_known_to_precede(moment.occurred, filed.occurred)) {
        judged.flag(BEFORE_FILING, about, Some(moment));
    }
}

/// What was found is to be put right.
fn findings(licence: &LicenceState, about: StreamId, asked: Asked<'_>, judged: &mut Judged) {
    for found in licence.findings.values() {
        let Some(within) = &found.recorded.put_right_within else { continue };
        let clock = Clock::of(licence, found.moment, within);
        let (term, stopped) = clock.stands();
        let steps = found.closed.iter().map(|(moment, how)| match how {
            Closing::Met => Step::met(clock.when(moment), moment),
            Closing::Overruled | Closing::Withdrawn => {
                Step::ended(clock.when(moment), moment, FINDING_OVER)
            }
        });
        let steps: Vec<Step> = steps.collect();
        let began: &Moment = &found.moment;
        let began = (began.position, term);
        let deadline = Deadline::judged(FINDING_PUT_RIGHT, about, began, steps, asked.now);
        judged.deadlines.push(deadline.stopped_by(stopped));
    }
}
