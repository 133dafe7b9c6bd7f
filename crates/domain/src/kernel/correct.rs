//! Corrections and retractions: what may be put right, and what becomes of the values that the
//! event reserved.

use greyfile_envelope::{EventId, Hand, Occurred, StreamId};

use super::common::{Common, Corrected, Retracted};
use super::decision::Context;
use super::draft::Draft;
use super::history::History;
use super::kind::{AnyEvent, Recorder};
use super::refusal::Refusal;
use super::reservation::{Reserving, Unique};

impl<E: AnyEvent> Draft<'_, E> {
    /// Corrects an event of a stream.
    pub fn correct(&mut self, on: StreamId, corrected: Corrected<E>) {
        if let Err(refusal) = self.try_correct(on, &corrected) {
            return self.refuse(refusal);
        }
        self.add(on, corrected);
    }

    fn try_correct(&mut self, on: StreamId, corrected: &Corrected<E>) -> Result<(), Refusal> {
        let history = self.history(on).ok_or(Refusal::NoSuchEvent)?;
        let (current, occurred) = correctable(history, corrected.event)?;
        if let Some(replacement) = &corrected.replacement {
            if replacement.recorder() == Recorder::Service {
                return Err(Refusal::NotForCommands);
            }
            E::check(replacement, &self.context)?;
            if replacement.event_type().0 != current.event_type().0 {
                return Err(Refusal::TypeChanged);
            }
            if replacement.opens_other() != current.opens_other() {
                return Err(Refusal::IdentityChanged);
            }
            self.names_are_on_record(replacement)?;
            self.reserve_anew(history, corrected.event, &current, Some(replacement));
        }
        if let Some(occurred) = corrected.occurred_at {
            self.context.not_in_the_future(occurred)?;
        }
        self.admit_corrected(history, corrected, &current, occurred)?;
        let changed = corrected.replacement.as_ref().is_some_and(|event| **event != current);
        if !changed && corrected.occurred_at.is_none_or(|corrected| corrected == occurred) {
            return Err(Refusal::NothingChanged);
        }
        Ok(())
    }

    /// Judges the event as it will be: it passes the rules that it would pass if it were recorded
    /// so, on what else the stream holds.
    fn admit_corrected(
        &self,
        history: &History<E>,
        corrected: &Corrected<E>,
        current: &E,
        occurred: Occurred,
    ) -> Result<(), Refusal> {
        let logged = history.find(corrected.event).ok_or(Refusal::NoSuchEvent)?;
        let (Ok(done_by), Ok(logged_by)) =
            (Hand::new(&logged.done_by), Hand::new(&logged.logged_by.hand))
        else {
            return Ok(());
        };
        let context = Context {
            occurred: corrected.occurred_at.unwrap_or(occurred),
            done_by: &done_by,
            logged_by: &logged_by,
            decided_here: logged.moment.own_act && logged.captured.is_none(),
            ..self.context
        };
        let event = corrected.replacement.as_deref().unwrap_or(current);
        match history.state_without(corrected.event) {
            Some(state) => E::admit(&state, event, &context),
            None => Ok(()),
        }
    }

    /// Retracts an event of a stream.
    pub fn retract(&mut self, on: StreamId, retracted: Retracted) {
        if let Err(refusal) = self.try_retract(on, retracted.event) {
            return self.refuse(refusal);
        }
        self.add(on, retracted);
    }

    fn try_retract(&mut self, on: StreamId, event: EventId) -> Result<(), Refusal> {
        let history = self.history(on).ok_or(Refusal::NoSuchEvent)?;
        let logged = history.find(event).ok_or(Refusal::NoSuchEvent)?;
        match logged.event.common() {
            Some(Common::Retracted(_)) => return Err(Refusal::CannotBeUndone),
            Some(Common::Corrected(corrected)) => {
                // Taking a correction back brings the event's earlier wording back into force,
                // with the values that go with it.
                if history.retracted().contains_key(&event) {
                    return Err(Refusal::Retracted);
                }
                let mut without = history.clone();
                without.strike(event);
                let before = history.current_of(corrected.event);
                let after = without.current_of(corrected.event);
                if let (Some(before), Some(after)) = (before, after) {
                    self.reserve_anew(history, corrected.event, before.event, Some(after.event));
                }
            }
            Some(Common::NoteAdded(_)) | None => {
                let (current, _) = correctable(history, event)?;
                self.reserve_anew(history, event, &current, None);
            }
        }
        Ok(())
    }

    /// Frees what the event reserved as it was and takes what it reserves as it will be, but for
    /// what other events of the stream reserve too.
    fn reserve_anew(
        &mut self,
        history: &History<E>,
        event: EventId,
        before: &E,
        after: Option<&E>,
    ) {
        let old = before.reserves();
        let new = after.map(E::reserves).unwrap_or_default();
        let besides = |value: &&Unique| !reserves_besides(history, event, value);
        let holder = history.stream();
        let freed = old.iter().filter(|value| !new.contains(value)).filter(besides);
        let taken = new.iter().filter(|value| !old.contains(value)).filter(besides);
        let freed = freed.map(|value| Reserving::Release { value: value.clone(), holder });
        let taken = taken.map(|value| Reserving::Take { value: value.clone(), holder });
        freed.chain(taken).for_each(|reserving| self.reserve(reserving));
    }
}

/// The event as it is and when it was, if it may be corrected or retracted.
fn correctable<E: AnyEvent>(
    history: &History<E>,
    event: EventId,
) -> Result<(E, Occurred), Refusal> {
    let logged = history.find(event).ok_or(Refusal::NoSuchEvent)?;
    let service = logged.event.recorder() == Recorder::Service;
    if service || matches!(logged.event.common(), Some(Common::Corrected(_) | Common::Retracted(_)))
    {
        return Err(Refusal::CannotBeUndone);
    }
    let current = history.current_of(event).ok_or(Refusal::Retracted)?;
    Ok((current.event.clone(), current.moment.occurred))
}

/// Whether another event of the stream reserves the value than this one.
fn reserves_besides<E: AnyEvent>(history: &History<E>, event: EventId, value: &Unique) -> bool {
    history
        .current()
        .iter()
        .filter(|current| current.moment.event_id != event)
        .any(|current| current.event.reserves().contains(value))
}
