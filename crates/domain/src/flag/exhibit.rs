//! What is wrong with exhibits: how they were entered, whose hands they went through, their seals,
//! their end (Police Rules 22.16).

use greyfile_envelope::{Hand, Occurred, StreamId, Timestamp};

use super::{Clock, EXHIBIT_NUMBER_DAYS, Ended, Flag, Together};
use crate::clock::Deadline;
use crate::isolate::isolated;
use crate::life::Moment;
use crate::same::{self, plain};
use crate::stream::exhibit::{Custody, ExhibitNumber, ExhibitState, Move, SealChange};
use crate::text::Line;

/// The section of law that all of these are under.
const LAW: &str = "Police Rules 22.16";
/// The code of the clock of a number that has to follow.
pub(super) const PENDING: &str = "exhibit.number_pending";
/// Most exhibits that one flag names; the others it counts.
const NAMED_MAX: usize = 3;

/// The clocks of numbers that were pending at the seizure.
pub(super) fn clocks(lives: &Together<'_>, now: Timestamp) -> Vec<Clock> {
    let pending = lives.exhibits.iter().filter_map(|(&stream, exhibit)| {
        let (seized, what) = exhibit.seized.as_ref()?;
        if what.number != ExhibitNumber::Pending {
            return None;
        }
        let deadline = Deadline::days(seized.occurred, EXHIBIT_NUMBER_DAYS);
        let given = exhibit.numbered.map(|at| super::clocks::Event::met(deadline, at.occurred));
        // What is destroyed without ever having had a number gets none any more.
        let destroyed = exhibit.destroyed();
        let ended = destroyed.map(|(at, _)| {
            super::clocks::Event::ended(deadline, at.occurred, "destroyed without a number")
        });
        let events = given.into_iter().chain(ended);
        Some(Clock::judged((PENDING, LAW, "exhibit number"), stream, deadline, events, now))
    });
    pending.collect()
}

/// What is wrong with the exhibits; `pending` are the clocks of their numbers. What is wrong with
/// many of one raid in the same way is one flag that counts them.
pub(super) fn flags(lives: &Together<'_>, pending: &[&Clock]) -> Vec<Flag> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for (&stream, exhibit) in &lives.exhibits {
        let mut wrong = Vec::new();
        let overdue = pending.iter().filter(|clock| clock.about == stream);
        wrong.extend(overdue.filter(|clock| clock.verdict.is_breach()).map(|clock| Wrong {
            ended: clock.end(),
            raised: clock.from,
            ..Wrong::new(PENDING, None, clock.words("number"))
        }));
        seizure(exhibit, &mut wrong);
        destructions(exhibit, &mut wrong);
        let by = |moment: &Moment| {
            let past = lives.lives.get(&stream)?.find(moment.event_id)?;
            Hand::new(&past.done_by).ok()
        };
        custody(exhibit, by, &mut wrong);
        seals(exhibit, &mut wrong);
        for wrong in wrong {
            match found.iter_mut().find(|found| found.is(&wrong, exhibit)) {
                Some(found) => found.exhibits.push((stream, exhibit)),
                None => found.push(Found { wrong, exhibits: vec![(stream, exhibit)] }),
            }
        }
    }
    found.into_iter().map(Found::flag).collect()
}

/// Something wrong with an exhibit, in words that hold for any.
#[derive(PartialEq)]
struct Wrong {
    code: &'static str,
    what: String,
    moment: Option<Moment>,
    raised: Occurred,
    ended: Option<Ended>,
}

impl Wrong {
    fn new(code: &'static str, moment: Option<&Moment>, what: impl Into<String>) -> Self {
        let never = Occurred::at(Timestamp(0));
        let raised = moment.map_or(never, |moment| moment.occurred);
        Self { code, what: what.into(), moment: moment.copied(), raised, ended: None }
    }
}

/// The exhibits with which the same is wrong.
struct Found<'a> {
    wrong: Wrong,
    exhibits: Vec<(StreamId, &'a ExhibitState)>,
}

impl Found<'_> {
    /// Whether it is the same thing, of an exhibit of the same raid.
    fn is(&self, wrong: &Wrong, exhibit: &ExhibitState) -> bool {
        let of_one_raid = self
            .exhibits
            .first()
            .is_some_and(|(_, first)| first.raid().is_some() && first.raid() == exhibit.raid());
        let key = |one: &Wrong| (one.code, one.raised, one.ended.clone());
        of_one_raid && key(&self.wrong) == key(wrong) && self.wrong.what == wrong.what
    }

    fn flag(self) -> Flag {
        let (stream, first) = self.exhibits[0];
        let names = self.exhibits.iter().take(NAMED_MAX).map(|(_, exhibit)| exhibit.label());
        let names = names.collect::<Vec<_>>().join("; ");
        let (text, about) = match self.exhibits.len() {
            1 => (format!("{names}: {}", self.wrong.what), stream),
            many => {
                let more = match many.saturating_sub(NAMED_MAX) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                let text = format!("{many} exhibits: {} ({names}{more})", self.wrong.what);
                (text, first.raid().map_or(stream, |raid| raid.stream()))
            }
        };
        Flag {
            code: self.wrong.code,
            section: LAW,
            text,
            about,
            event: self.wrong.moment.map(|moment| moment.event_id),
            raised: Some(self.wrong.raised),
            ended: self.wrong.ended,
        }
    }
}

fn seizure(exhibit: &ExhibitState, wrong: &mut Vec<Wrong>) {
    let Some((moment, seized)) = &exhibit.seized else { return };
    for (missing, code, what) in [
        (seized.diary.is_none(), "exhibit.no_diary", "no diary entry refers to the seizure"),
        (seized.place.is_none(), "exhibit.no_place", "no exact place of seizure"),
    ] {
        if missing {
            wrong.push(Wrong::new(code, Some(moment), what));
        }
    }
}

fn destructions(exhibit: &ExhibitState, wrong: &mut Vec<Wrong>) {
    for (index, (moment, destroyed)) in exhibit.destructions.iter().enumerate() {
        if destroyed.second.is_none() {
            let what = "destroyed, and no second person recorded";
            wrong.push(Wrong::new("exhibit.destroyed_alone", Some(moment), what));
        }
        if index > 0 {
            let what = "destroyed a second time";
            wrong.push(Wrong::new("exhibit.destroyed_again", Some(moment), what));
        }
    }
}

/// A move, with who gave the exhibit as far as the record says it.
struct Step<'a> {
    custody: &'a Custody,
    giver: Option<String>,
}

fn custody(exhibit: &ExhibitState, by: impl Fn(&Moment) -> Option<Hand>, wrong: &mut Vec<Wrong>) {
    let steps = exhibit.custody.iter().map(|custody| {
        let told = || by(&custody.moment).filter(|hand| !same::hands(hand, &custody.to));
        let giver = match custody.how {
            _ if custody.stated() => custody.from.clone(),
            // Who deposits it and says so themselves is who brings it.
            Move::Deposited if custody.moment.own_act => told(),
            _ => None,
        };
        Step { custody, giver: giver.map(|hand| plain(hand.as_str())) }
    });
    let first_end = exhibit.destructions.iter().map(|(moment, _)| moment.occurred.end).min();
    for (step, expected) in in_order(steps.collect()) {
        let moment = &step.custody.moment;
        let holds = expected.map(|hand| plain(hand.as_str()));
        if step.giver.is_some() && step.giver != holds {
            let verb =
                if step.custody.how == Move::Deposited { "deposited" } else { "handed over" };
            let holder = expected.map_or_else(|| "nobody".into(), isolated);
            let what = format!("{verb} by someone other than the last known holder ({holder})");
            wrong.push(Wrong::new("exhibit.wrong_holder", Some(moment), what));
        }
        if first_end.is_some_and(|end| end <= moment.occurred.start) {
            let what = "moved after it was destroyed";
            wrong.push(Wrong::new("exhibit.after_destruction", Some(moment), what));
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

fn seals(exhibit: &ExhibitState, wrong: &mut Vec<Wrong>) {
    for (index, (moment, change)) in exhibit.seals.iter().enumerate() {
        match change {
            SealChange::Broken(broken) => {
                if broken.why.is_none() {
                    let what = "seal broken without an explanation";
                    wrong.push(Wrong::new("exhibit.seal_broken", Some(moment), what));
                }
                if !can_bear(exhibit, moment, &broken.seal) {
                    let what = "the seal broken is not the seal last put on";
                    wrong.push(Wrong::new("exhibit.seal_unknown", Some(moment), what));
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
                    let what = format!(
                        "seal {} put over the unbroken seal {}",
                        isolated(seal),
                        isolated(under)
                    );
                    wrong.push(Wrong::new("exhibit.resealed", Some(moment), what));
                }
            }
        }
    }
    for custody in &exhibit.custody {
        if let Some(seal) = &custody.seal
            && !can_bear(exhibit, &custody.moment, seal)
        {
            let what =
                format!("moved under seal {}, which is not the seal last put on", isolated(seal));
            wrong.push(Wrong::new("exhibit.seal_differs", Some(&custody.moment), what));
        }
    }
}

fn is_alike(one: &Line, other: &Line) -> bool {
    plain(one.as_str()) == plain(other.as_str())
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
