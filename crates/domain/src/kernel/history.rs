//! A history: the events of one stream, and the state that follows from them.
//!
//! State folds by when things happened, not by when they were logged: a suspension lifted on
//! Monday and logged on Friday does not undo one of Wednesday. Corrections replace their target
//! in place; retractions strike it.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{
    Basis, Captured, CommandId, CommandMac, Correlation, EventId, LoggedBy, Occurred, Position,
    StreamId, Timestamp,
};

use super::common::{Common, Corrected, Retracted};
use super::kind::{AnyEvent, Kind, Of};

/// One event with all its record says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged<E> {
    /// Where and when.
    pub moment: Moment,
    /// Its stream.
    pub stream: StreamId,
    /// Its ordinal in the stream, from 1.
    pub ordinal: u32,
    /// When a device logged it offline.
    pub captured: Option<Captured>,
    /// Who did it.
    pub done_by: String,
    /// Who typed it.
    pub logged_by: LoggedBy,
    /// What it rests on.
    pub basis: Basis,
    /// The command that caused it.
    pub command_id: CommandId,
    /// Fingerprint of that command's body.
    pub command_mac: CommandMac,
    /// What the command belongs to.
    pub correlation: Correlation,
    /// What happened.
    pub event: E,
}

/// Where an event stands and when it was: what a fold may look at besides the event itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Its position in the log.
    pub position: Position,
    /// Its id.
    pub event_id: EventId,
    /// When it happened, corrections applied.
    pub occurred: Occurred,
    /// When intake took it.
    pub recorded_at: Timestamp,
    /// Whether the hand that did it told it, so that it was decided here.
    pub own_act: bool,
}

/// The events of one stream, in the order of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct History<E> {
    stream: StreamId,
    logged: Vec<Logged<E>>,
}

/// A correction, with the record it came in.
pub type Correction<'a, E> = (&'a Logged<E>, &'a Corrected<E>);

/// An event as it is after corrections.
#[derive(Debug, Clone, Copy)]
pub struct Current<'a, E> {
    /// Where it stands and when it was.
    pub moment: Moment,
    /// What happened.
    pub event: &'a E,
    /// The record it came in.
    pub logged: &'a Logged<E>,
    /// The correction in force, if there is one.
    pub corrected: Option<Correction<'a, E>>,
}

impl<E: AnyEvent> History<E> {
    /// A history with nothing in it yet.
    pub const fn new(stream: StreamId) -> Self {
        Self { stream, logged: Vec::new() }
    }

    /// The history of these events, which must be in the order of the log.
    pub fn of(stream: StreamId, logged: Vec<Logged<E>>) -> Self {
        debug_assert!(logged.is_sorted_by_key(|one| one.moment.position));
        Self { stream, logged }
    }

    /// Takes in the next event of the stream.
    pub fn push(&mut self, next: Logged<E>) {
        debug_assert!(
            self.logged.last().is_none_or(|last| last.moment.position <= next.moment.position)
        );
        self.logged.push(next);
    }

    /// Forgets all but the first so many events: the history as it was known then.
    pub fn truncate(&mut self, events: usize) {
        self.logged.truncate(events);
    }

    /// Its stream.
    pub const fn stream(&self) -> StreamId {
        self.stream
    }

    /// Whether nothing has happened in it.
    pub fn is_empty(&self) -> bool {
        self.logged.is_empty()
    }

    /// Every event as recorded, in the order of the log.
    pub fn logged(&self) -> &[Logged<E>] {
        &self.logged
    }

    /// The event of this id, as recorded.
    pub fn find(&self, event: EventId) -> Option<&Logged<E>> {
        self.logged.iter().find(|one| one.moment.event_id == event)
    }

    /// Events that were retracted, each with its retraction.
    pub fn retracted(&self) -> BTreeMap<EventId, (&Logged<E>, &Retracted)> {
        let mut retracted = BTreeMap::new();
        for logged in &self.logged {
            if let Some(Common::Retracted(retraction)) = logged.event.common() {
                // A retraction itself is never undone: what should stand is recorded again.
                retracted.entry(retraction.event).or_insert((logged, retraction));
            }
        }
        retracted
    }

    /// The stream's own events as they are now, by when they happened, then by position. Notes,
    /// corrections and retractions are not among them.
    pub fn current(&self) -> Vec<Current<'_, E>> {
        let mut current = self.current_where(|event| event.common().is_none());
        current.sort_by_key(|one| (one.moment.occurred.start, one.moment.position));
        current
    }

    /// Its notes as they are now, in the order of the log.
    pub fn notes(&self) -> Vec<Current<'_, E>> {
        self.current_where(|event| matches!(event.common(), Some(Common::NoteAdded(_))))
    }

    /// The event of this id as it is now; `None` if it was retracted or never was.
    pub fn current_of(&self, event: EventId) -> Option<Current<'_, E>> {
        self.current_where(|_| true).into_iter().find(|one| one.moment.event_id == event)
    }

    /// Forgets an event; for asking what would be without it.
    pub(crate) fn strike(&mut self, event: EventId) {
        self.logged.retain(|one| one.moment.event_id != event);
    }

    fn current_where(&self, wanted: impl Fn(&E) -> bool) -> Vec<Current<'_, E>> {
        let retracted: BTreeSet<EventId> = self.retracted().into_keys().collect();
        let mut corrections: BTreeMap<EventId, Vec<Correction<'_, E>>> = BTreeMap::new();
        for logged in &self.logged {
            if let Some(Common::Corrected(corrected)) = logged.event.common()
                && !retracted.contains(&logged.moment.event_id)
            {
                corrections.entry(corrected.event).or_default().push((logged, corrected));
            }
        }
        self.logged
            .iter()
            .filter(|one| wanted(&one.event) && !retracted.contains(&one.moment.event_id))
            .map(|one| correct(one, corrections.get(&one.moment.event_id)))
            .collect()
    }

    /// The state that follows.
    pub fn fold<S: Kind>(&self) -> S
    where
        S::Event: Of<E>,
    {
        let mut state = S::default();
        for current in self.current() {
            if let Some(event) = S::Event::of(current.event) {
                state.evolve(&current.moment, &current.logged.done_by, event);
            }
        }
        state
    }

    /// The state that follows, of whatever kind; `None` for a kind that this program does not
    /// know.
    pub fn state(&self) -> Option<E::State> {
        let mut state = E::empty(self.stream.kind)?;
        for current in self.current() {
            E::evolve(&mut state, &current.moment, &current.logged.done_by, current.event);
        }
        Some(state)
    }

    /// The state that would follow without one of its events.
    pub(crate) fn state_without(&self, event: EventId) -> Option<E::State> {
        let mut state = E::empty(self.stream.kind)?;
        for current in self.current().iter().filter(|one| one.moment.event_id != event) {
            E::evolve(&mut state, &current.moment, &current.logged.done_by, current.event);
        }
        Some(state)
    }

    /// Whether an event that opened it stands.
    pub fn is_open(&self) -> bool {
        self.current().iter().any(|one| one.event.opens())
    }
}

/// The event with its corrections applied: the latest one that says what happened, and the
/// latest one that says when.
fn correct<'a, E: AnyEvent>(
    logged: &'a Logged<E>,
    corrections: Option<&Vec<Correction<'a, E>>>,
) -> Current<'a, E> {
    let mut current =
        Current { moment: logged.moment, event: &logged.event, logged, corrected: None };
    for &(correction, corrected) in corrections.into_iter().flatten() {
        current.corrected = Some((correction, corrected));
        if let Some(replacement) = &corrected.replacement
            // A type never changes; a record that says otherwise was not written by intake.
            && replacement.event_type().0 == logged.event.event_type().0
        {
            current.event = replacement;
        }
        if let Some(occurred) = corrected.occurred_at {
            current.moment.occurred = occurred;
        }
    }
    current
}
