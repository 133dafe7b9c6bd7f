//! What is due for an exhibit and what is wrong with it: how it was entered, whose hands it went
//! through, its seals, its end (Police Rules 22.16). Which exhibit is meant is added where the flags
//! of a raid's exhibits are put together (`judged/exhibits.rs`).

use greyfile_envelope::{Hand, StreamId, Timestamp};

use super::events::ExhibitNumber;
use super::state::{Custody, ExhibitState, Move, SealChange};
use crate::kernel::arg::Arg;
use crate::kernel::courts::Asked;
use crate::kernel::deadline::{Deadline, Step as Happened};
use crate::kernel::flag::{Flag, Judged};
use crate::kernel::history::Moment;
use crate::kernel::term::Term;
use crate::kernel::words::{Rule, codes};
use crate::values::same::{self, plain};
use crate::values::text::Line;

/// The section of law that all of these are under.
const LAW: &str = "Police Rules 22.16";
/// Days within which a pending exhibit number has to follow. The rules set none; a week is this
/// program's, until a regime says otherwise.
pub const EXHIBIT_NUMBER_DAYS: i32 = 7;

codes! {
    flags {
        NO_DIARY = "exhibit.no_diary", LAW;
        NO_PLACE = "exhibit.no_place", LAW;
        DESTROYED_ALONE = "exhibit.destroyed_alone", LAW;
        DESTROYED_AGAIN = "exhibit.destroyed_again", LAW;
        WRONG_HOLDER = "exhibit.wrong_holder", LAW;
        AFTER_DESTRUCTION = "exhibit.after_destruction", LAW;
        SEAL_BROKEN = "exhibit.seal_broken", LAW;
        SEAL_UNKNOWN = "exhibit.seal_unknown", LAW;
        RESEALED = "exhibit.resealed", LAW;
        SEAL_DIFFERS = "exhibit.seal_differs", LAW;
    }
    deadlines {
        /// A number that has to follow.
        NUMBER_PENDING = "exhibit.number_pending", LAW;
    }
    ends {
        DESTROYED = "destroyed_without_number";
    }
}

/// What is due and what is wrong.
pub(super) fn judge(exhibit: &ExhibitState, about: StreamId, asked: Asked<'_>) -> Judged {
    let mut judged = Judged::default();
    if let Some(deadline) = number(exhibit, about, asked.now) {
        judged.flags.extend(deadline.flag());
        judged.deadlines.push(deadline);
    }
    let mut wrong = Wrongs { about, judged: &mut judged };
    seizure(exhibit, &mut wrong);
    destructions(exhibit, &mut wrong);
    custody(exhibit, &mut wrong);
    seals(exhibit, &mut wrong);
    judged
}

/// The deadline of a number that was pending at the seizure.
fn number(exhibit: &ExhibitState, about: StreamId, now: Timestamp) -> Option<Deadline> {
    let (seized, what) = exhibit.seized.as_ref()?;
    if what.number != ExhibitNumber::Pending {
        return None;
    }
    let term = Term::days(seized.occurred, EXHIBIT_NUMBER_DAYS);
    let given = exhibit.numbered.map(|at| Happened::met(term, &at));
    // What is destroyed without ever having had a number gets none any more.
    let destroyed = exhibit.destroyed();
    let ended = destroyed.map(|(at, _)| Happened::ended(term, at, DESTROYED));
    let steps = given.into_iter().chain(ended);
    Some(Deadline::judged(NUMBER_PENDING, about, (seized.position, term), steps, now))
}

/// What is wrong with one exhibit, in the making.
struct Wrongs<'a> {
    about: StreamId,
    judged: &'a mut Judged,
}

impl Wrongs<'_> {
    fn add(&mut self, rule: Rule, moment: &Moment) -> &mut Flag {
        self.judged.flag(rule, self.about, Some(moment))
    }
}

fn seizure(exhibit: &ExhibitState, wrong: &mut Wrongs<'_>) {
    let Some((moment, seized)) = &exhibit.seized else { return };
    if seized.diary.is_none() {
        wrong.add(NO_DIARY, moment);
    }
    if seized.place.is_none() {
        wrong.add(NO_PLACE, moment);
    }
}

fn destructions(exhibit: &ExhibitState, wrong: &mut Wrongs<'_>) {
    for (index, (moment, destroyed)) in exhibit.destructions.iter().enumerate() {
        if destroyed.second.is_none() {
            wrong.add(DESTROYED_ALONE, moment);
        }
        if index > 0 {
            wrong.add(DESTROYED_AGAIN, moment);
        }
    }
}

/// A move, with who gave the exhibit as far as the record says it.
struct Step<'a> {
    custody: &'a Custody,
    giver: Option<String>,
}

fn custody(exhibit: &ExhibitState, wrong: &mut Wrongs<'_>) {
    let steps = exhibit.custody.iter().map(|custody| {
        let told = || custody.by.clone().filter(|hand| !same::hands(hand, &custody.to));
        // Who deposits it and says so themselves is who brings it.
        let brought = custody.how == Move::Deposited && custody.moment.own_act;
        let giver = match () {
            () if custody.stated() => custody.from.clone(),
            () if brought => told(),
            () => None,
        };
        Step { custody, giver: giver.map(|hand| plain(hand.as_str())) }
    });
    let first_end = exhibit.destructions.iter().map(|(moment, _)| moment.occurred.end).min();
    for (step, expected) in in_order(steps.collect()) {
        let moment = &step.custody.moment;
        let holds = expected.map(|hand| plain(hand.as_str()));
        if step.giver.is_some() && step.giver != holds {
            let how = match step.custody.how {
                Move::Deposited => "deposited",
                Move::Seized | Move::Transferred => "handed_over",
            };
            let known = if expected.is_some() { "known" } else { "nobody" };
            let flag = wrong.add(WRONG_HOLDER, moment);
            flag.args = vec![Arg::code("how", how), Arg::code("last", known)];
            flag.args.extend(expected.map(|holder| Arg::text("holder", holder)));
        }
        if first_end.is_some_and(|end| end <= moment.occurred.start) {
            wrong.add(AFTER_DESTRUCTION, moment);
        }
    }
}

/// Moves in an order they can have had, each with who held the exhibit before it. Moves whose
/// times overlap may have come in any order, so among them the next is one by whoever holds it, or
/// else one that does not say who gave it, if there is any.
fn in_order(mut waiting: Vec<Step<'_>>) -> Vec<(Step<'_>, Option<&Hand>)> {
    let mut ordered = Vec::with_capacity(waiting.len());
    let mut holder: Option<&Hand> = None;
    while let Some(end) = waiting.iter().map(|step| step.custody.moment.occurred.end).min() {
        let holds = holder.map(|hand| plain(hand.as_str()));
        // Whatever began before the first of them was over can have been the next.
        let possible = |step: &&Step<'_>| step.custody.moment.occurred.start < end;
        let next = waiting
            .iter()
            .position(|step| possible(&step) && step.giver.is_some() && step.giver == holds)
            .or_else(|| waiting.iter().position(|step| possible(&step) && step.giver.is_none()))
            .or_else(|| waiting.iter().position(|step| possible(&step)))
            .unwrap_or(0);
        let step = waiting.remove(next);
        let to = &step.custody.to;
        ordered.push((step, holder));
        holder = Some(to);
    }
    ordered
}

fn seals(exhibit: &ExhibitState, wrong: &mut Wrongs<'_>) {
    for (index, (moment, change)) in exhibit.seals.iter().enumerate() {
        match change {
            SealChange::Broken(broken) => {
                if broken.why.is_none() {
                    wrong.add(SEAL_BROKEN, moment);
                }
                if !can_bear(exhibit, moment, &broken.seal) {
                    wrong.add(SEAL_UNKNOWN, moment);
                }
            }
            SealChange::PutOn(seal) => {
                if let Some(under) = index.checked_sub(1).and_then(|before| {
                    let (before, change) = &exhibit.seals[before];
                    let SealChange::PutOn(under) = change else { return None };
                    let unbroken =
                        !is_alike(under, seal) && !broken_between(exhibit, before, moment);
                    unbroken.then_some(under)
                }) {
                    let flag = wrong.add(RESEALED, moment);
                    flag.args = vec![Arg::text("seal", seal), Arg::text("under", under)];
                }
            }
        }
    }
    for custody in &exhibit.custody {
        if let Some(seal) = &custody.seal
            && !can_bear(exhibit, &custody.moment, seal)
        {
            let flag = wrong.add(SEAL_DIFFERS, &custody.moment);
            flag.args = vec![Arg::text("seal", seal)];
        }
    }
}

fn is_alike(one: &Line, other: &Line) -> bool {
    same::alike(one.as_str(), other.as_str())
}

/// Whether a breaking can lie between two other changes of the seal, as far as times are known.
fn broken_between(exhibit: &ExhibitState, from: &Moment, to: &Moment) -> bool {
    let breakings =
        exhibit.seals.iter().filter(|(_, change)| matches!(change, SealChange::Broken(_)));
    breakings
        .map(|(moment, _)| moment.occurred)
        .any(|broken| broken.start < to.occurred.end && broken.end > from.occurred.start)
}

/// Whether the seal can have been on the exhibit just before a moment, as far as times are known:
/// changes whose times overlap may have come in any order.
fn can_bear(exhibit: &ExhibitState, then: &Moment, seal: &Line) -> bool {
    let before: Vec<_> = exhibit
        .seals
        .iter()
        .filter(|(moment, _)| moment.event_id != then.event_id)
        .filter(|(moment, _)| moment.occurred.start < then.occurred.end)
        .collect();
    before.iter().any(|(moment, change)| {
        let replaced = before.iter().any(|(later, _)| {
            moment.occurred.end <= later.occurred.start && later.occurred.end <= then.occurred.start
        });
        matches!(change, SealChange::PutOn(on) if is_alike(on, seal)) && !replaced
    })
}
