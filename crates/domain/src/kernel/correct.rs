//! Corrections and retractions: what may be put right, and what becomes of the values that the
//! event reserved.

use greyfile_envelope::{Basis, Captured, EventId, Hand, Occurred, StreamId};

use super::common::{Common, Corrected, EventIn, NotTheSame, Retracted};
use super::decision::Context;
use super::draft::Draft;
use super::history::{Current, History};
use super::kind::{AnyEvent, Recorder, Undoing};
use super::refusal::{Licensing, Refusal};
use super::reservation::{ReleaseReason, Reserving, Unique};
use crate::values::law::Law;
use crate::values::personal::Personal;
use crate::values::place::{Place, Wanted};
use crate::values::same;
use crate::values::text::Line;

/// What somebody asks to have put right. What is absent stays as it is now.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction<E> {
    /// The event that was wrong.
    pub event: EventId,
    /// What the author saw: the correction in force, or the event itself.
    pub seen: EventId,
    /// What it should say, whole.
    pub replacement: Option<E>,
    /// When it happened.
    pub occurred_at: Option<Occurred>,
    /// When a device logged it offline.
    pub captured: Option<Captured>,
    /// Who did it.
    pub done_by: Option<Hand>,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Personal<Line>,
    /// What shows it.
    pub source: Option<Personal<Line>>,
    /// The second person, where the event decides something.
    pub second: Option<Hand>,
}

impl<E: AnyEvent> Draft<'_, E> {
    /// Corrects an event of a stream.
    pub fn correct(&mut self, on: StreamId, correction: &Correction<E>) {
        let mut correction = correction.clone();
        let settled = match &mut correction.replacement {
            Some(replacement) => {
                // A place that is left as it is was decided on when it was recorded.
                let before = self.places_of(on, correction.event);
                self.settle_places(replacement, &before)
            }
            None => Ok(()),
        };
        match settled.and_then(|()| self.try_correct(on, &correction)) {
            Ok(corrected) => self.add(on, corrected),
            Err(refusal) => self.refuse(refusal),
        }
    }

    /// The places of an event as it is now, with what their fields ask for.
    fn places_of(&mut self, on: StreamId, event: EventId) -> Vec<(Place, Wanted)> {
        let now = self.history(on).and_then(|history| history.current_of(event));
        let mut places = Vec::new();
        if let Some(mut event) = now.map(|now| now.event.clone()) {
            event.places(&mut |place, wanted| places.push((place.clone(), wanted)));
        }
        places
    }

    fn try_correct(
        &mut self,
        on: StreamId,
        correction: &Correction<E>,
    ) -> Result<Corrected<E>, Refusal> {
        let history = self.history(on).ok_or(Refusal::NoSuchEvent)?;
        let now = correctable(history, correction.event)?;
        if now.seen() != correction.seen {
            return Err(Refusal::Overtaken { by: now.seen() });
        }
        self.may_undo(history, &now, correction.second.as_ref())?;
        let then = After::of(&now, correction)?;
        let is = self.with_used(then.event, &now, then.occurred, history)?;
        let was = self.with_used(now.event, &now, now.moment.occurred, history)?;
        let frame = After { event: now.event, ..then.clone() };
        // What the regime says by now is no change of the event.
        if is == was && frame == After::unchanged(&now)? {
            return Err(Refusal::NothingChanged);
        }
        self.may_be(history, &now, &then)?;
        self.reserve_anew(
            history,
            correction.event,
            now.event,
            Some(&is),
            ReleaseReason::Corrected,
        )?;
        Ok(Corrected { replacement: Box::new(is), ..then.corrected(&now, correction) })
    }

    /// An event as it would be recorded in place of the one it corrects, with the values of the
    /// regime that it uses.
    fn with_used(
        &self,
        event: &E,
        now: &Current<'_, E>,
        occurred: Occurred,
        history: &History<E>,
    ) -> Result<E, Refusal> {
        let mut event = event.clone();
        let (place, others) = history.without(now.logged.moment.event_id, occurred);
        let mut before = E::empty(history.stream().kind).ok_or(Refusal::CannotBeUndone)?;
        others[..place].iter().for_each(|other| other.evolve(&mut before));
        let context = Context { occurred, ..self.context };
        event.keep_used(Some(now.event), &before, &context);
        Ok(event)
    }

    /// Judges an event as it will be: it passes the rules that it would pass if it were recorded
    /// so, on what else the stream holds. What it upsets after it is flagged.
    fn may_be(
        &mut self,
        history: &History<E>,
        now: &Current<'_, E>,
        then: &After<'_, E>,
    ) -> Result<(), Refusal> {
        let (event, logged) = (then.event, now.logged);
        if event.recorder() == Recorder::Service {
            return Err(Refusal::NotForCommands);
        }
        // It was recorded when it was: it cannot have happened after that.
        let recorded = Context { now: logged.moment.recorded_at, ..self.context };
        recorded.not_in_the_future(then.occurred)?;
        recorded.captured(then.captured)?;
        if event.event_type().0 != now.event.event_type().0 {
            return Err(Refusal::TypeChanged);
        }
        if event.identity() != now.event.identity() {
            return Err(Refusal::IdentityChanged);
        }
        self.names_are_on_record(event)?;
        let keeps = |as_it_is: &After<'_, E>| {
            E::check(as_it_is.event, &recorded)?;
            self.fits(history, now, as_it_is, recorded.law)
        };
        // Where what stands breaks the same rule by now, it is not the correction that breaks it.
        match (keeps(then), keeps(&After::unchanged(now)?)) {
            (Err(broken), Err(already)) if broken == already => Ok(()),
            (kept, _) => kept,
        }
    }

    /// Judges an event as it will be on what else the stream holds, under this law.
    fn fits(
        &self,
        history: &History<E>,
        now: &Current<'_, E>,
        then: &After<'_, E>,
        law: &Law,
    ) -> Result<(), Refusal> {
        let (event, logged) = (then.event, now.logged);
        let logged_by = on_record(&logged.logged_by.hand)?;
        let context = Context {
            occurred: then.occurred,
            done_by: &then.done_by,
            logged_by: &logged_by,
            decided_here: then.basis == Basis::OwnAct && then.captured.is_none(),
            law,
            ..self.context
        };
        let (place, others) = history.without(logged.moment.event_id, then.occurred);
        let mut before = E::empty(history.stream().kind).ok_or(Refusal::CannotBeUndone)?;
        others[..place].iter().for_each(|other| other.evolve(&mut before));
        let mut whole = before.clone();
        others[place..].iter().for_each(|other| other.evolve(&mut whole));
        match event.common() {
            Some(_) => Ok(()),
            None => E::admit(&before, &whole, event, &context),
        }
    }

    /// Refuses to correct or retract what others act on: its own hand does so, with a second person,
    /// and nobody once something rests on it.
    fn may_undo(
        &self,
        history: &History<E>,
        now: &Current<'_, E>,
        second: Option<&Hand>,
    ) -> Result<(), Refusal> {
        let (_, others) = history.without(now.logged.moment.event_id, now.moment.occurred);
        let mut whole = E::empty(history.stream().kind).ok_or(Refusal::CannotBeUndone)?;
        others.iter().for_each(|other| other.evolve(&mut whole));
        match E::undoing(&whole, &now.moment, now.event) {
            Undoing::Anyone => Ok(()),
            Undoing::WithSecond => self.context.with_a_second(second),
            Undoing::Nobody => Err(Licensing::RestedOn.into()),
            Undoing::OwnHand => {
                if !same::hands(&on_record(now.done_by)?, self.context.done_by) {
                    return Err(Licensing::NotItsHand.into());
                }
                self.context.with_a_second(second)
            }
        }
    }

    /// Retracts an event of a stream.
    pub fn retract(&mut self, on: StreamId, retracted: Retracted) {
        if let Err(refusal) = self.try_retract(on, &retracted) {
            return self.refuse(refusal);
        }
        self.add(on, retracted);
    }

    fn try_retract(&mut self, on: StreamId, retracted: &Retracted) -> Result<(), Refusal> {
        if let Some(EventIn { stream, event }) = retracted.duplicate_of {
            let of = self.history(stream).and_then(|history| history.current_of(event));
            if of.is_none() || event == retracted.event {
                return Err(Refusal::NoSuchDuplicate);
            }
        }
        let event = retracted.event;
        let history = self.history(on).ok_or(Refusal::NoSuchEvent)?;
        let logged = history.find(event).ok_or(Refusal::NoSuchEvent)?;
        match logged.event.common() {
            Some(Common::Retracted(_)) => return Err(Refusal::CannotBeUndone),
            Some(Common::Corrected(corrected)) => {
                let target = history.current_of(corrected.event);
                let Some(target) = target.filter(|_| history.current_of(event).is_some()) else {
                    return Err(Refusal::Retracted);
                };
                if retracted.seen != event {
                    return Err(Refusal::Overtaken { by: target.seen() });
                }
                // Taking the correction in force back brings the wording before it back, with the
                // values that go with it; it passed the rules of its own day, and has to fit what
                // came since.
                self.may_undo(history, &target, retracted.second.as_ref())?;
                if target.seen() == event {
                    let others = history.logged().iter();
                    let others = others.filter(|logged| logged.moment.event_id != event).cloned();
                    let back = History::of(history.stream(), others);
                    let restored = back.current_of(corrected.event).ok_or(Refusal::Retracted)?;
                    // A law adopted since then was not that day's.
                    let law = Law::default();
                    self.fits(history, &target, &After::unchanged(&restored)?, &law)?;
                    let before = Some(restored.event);
                    self.reserve_anew(
                        history,
                        corrected.event,
                        target.event,
                        before,
                        ReleaseReason::Retracted,
                    )?;
                }
            }
            Some(Common::NotTheSame(_)) => {
                if history.gave_back(event) {
                    return Err(Refusal::Retracted);
                }
                if retracted.seen != event {
                    return Err(Refusal::Overtaken { by: event });
                }
            }
            Some(Common::NoteAdded(_) | Common::FileAttached(_)) | None => {
                let now = correctable(history, event)?;
                if now.seen() != retracted.seen {
                    return Err(Refusal::Overtaken { by: now.seen() });
                }
                self.may_undo(history, &now, retracted.second.as_ref())?;
                self.reserve_anew(history, event, now.event, None, ReleaseReason::Retracted)?;
            }
        }
        Ok(())
    }

    /// Says that an event is not the same as an earlier one.
    pub fn not_the_same(&mut self, on: StreamId, said: NotTheSame) {
        let Some(history) = self.history(on) else { return };
        if history.find(said.event).is_none() {
            return self.refuse(Refusal::NoSuchEvent);
        }
        match history.current_of(said.event).map(|current| current.counts()) {
            None => self.refuse(Refusal::Retracted),
            Some(true) => self.refuse(Refusal::NotMarked),
            Some(false) => self.add(on, said),
        }
    }

    /// Frees what the event reserved as it was and takes what it reserves as it will be, but for
    /// what other events of the stream reserve too.
    fn reserve_anew(
        &mut self,
        history: &History<E>,
        event: EventId,
        before: &E,
        after: Option<&E>,
        reason: ReleaseReason,
    ) -> Result<(), Refusal> {
        let old = before.reserves()?;
        let new = after.map_or_else(|| Ok(Vec::new()), E::reserves)?;
        let besides = |value: &&Unique| !reserves_besides(history, event, value);
        let holder = history.stream();
        let freed = old.iter().filter(|value| !new.contains(value)).filter(besides);
        let taken = new.iter().filter(|value| !old.contains(value)).filter(besides);
        let freed = freed.map(|value| Reserving::Release { value: value.clone(), holder, reason });
        let taken = taken.map(|value| Reserving::Take { value: value.clone(), holder });
        freed.chain(taken).for_each(|reserving| self.reserve(reserving));
        Ok(())
    }
}

/// An event as a correction leaves it.
#[derive(Clone, PartialEq)]
struct After<'a, E> {
    event: &'a E,
    occurred: Occurred,
    captured: Option<Captured>,
    done_by: Hand,
    basis: Basis,
}

impl<'a, E: AnyEvent> After<'a, E> {
    fn unchanged(now: &Current<'a, E>) -> Result<Self, Refusal> {
        Ok(Self {
            event: now.event,
            occurred: now.moment.occurred,
            captured: now.captured,
            done_by: on_record(now.done_by)?,
            basis: now.basis.clone(),
        })
    }

    fn of(now: &Current<'a, E>, correction: &'a Correction<E>) -> Result<Self, Refusal> {
        let unchanged = Self::unchanged(now)?;
        Ok(Self {
            event: correction.replacement.as_ref().unwrap_or(unchanged.event),
            occurred: correction.occurred_at.unwrap_or(unchanged.occurred),
            captured: correction.captured.or(unchanged.captured),
            done_by: correction.done_by.clone().unwrap_or(unchanged.done_by),
            basis: correction.basis.clone().unwrap_or(unchanged.basis),
        })
    }

    /// The event to record: whole, with what differs from the event's own record.
    fn corrected(self, now: &Current<'_, E>, correction: &Correction<E>) -> Corrected<E> {
        let first = now.logged;
        Corrected {
            event: correction.event,
            seen: correction.seen,
            replacement: Box::new(self.event.clone()),
            occurred_at: Some(self.occurred).filter(|at| *at != first.moment.occurred),
            captured: self.captured.filter(|captured| Some(*captured) != first.captured),
            done_by: Some(self.done_by).filter(|hand| hand.as_str() != first.done_by),
            basis: Some(self.basis).filter(|basis| *basis != first.basis),
            reason: correction.reason.clone(),
            source: correction.source.clone(),
            second: correction.second.clone(),
        }
    }
}

/// A hand as a record has it. Intake writes no other than this program knows; what somebody else
/// wrote is corrected by nobody.
fn on_record(hand: &str) -> Result<Hand, Refusal> {
    Hand::new(hand).map_err(|_| Refusal::CannotBeUndone)
}

/// The event as it is, if it may be corrected or retracted.
fn correctable<E: AnyEvent>(
    history: &History<E>,
    event: EventId,
) -> Result<Current<'_, E>, Refusal> {
    let logged = history.find(event).ok_or(Refusal::NoSuchEvent)?;
    let service = logged.event.recorder() == Recorder::Service;
    let about_another = |common: Common<'_, E>| match common {
        Common::Corrected(_) | Common::Retracted(_) | Common::NotTheSame(_) => true,
        Common::NoteAdded(_) | Common::FileAttached(_) => false,
    };
    if service || logged.event.common().is_some_and(about_another) {
        return Err(Refusal::CannotBeUndone);
    }
    history.current_of(event).ok_or(Refusal::Retracted)
}

/// Whether another event of the stream reserves the value than this one.
fn reserves_besides<E: AnyEvent>(history: &History<E>, event: EventId, value: &Unique) -> bool {
    history
        .current()
        .iter()
        .filter(|current| current.moment.event_id != event)
        .any(|current| current.event.reserves().is_ok_and(|values| values.contains(value)))
}
