//! A life: the events of one stream, and the state that follows from them.
//!
//! State folds by when things happened, not by when they were logged: a suspension lifted on
//! Monday and logged on Friday does not undo one of Wednesday. Corrections replace their target
//! in place; retractions strike it.

use std::collections::{BTreeMap, BTreeSet};

use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, Position,
    StreamId, Timestamp,
};

use crate::event::{Event, StreamEvent};
use crate::stream::common::{CommonEvent, Corrected, Retracted};

/// One event with all its record says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// Where and when.
    pub moment: Moment,
    /// Its stream.
    pub stream: StreamId,
    /// Its ordinal in the stream, from 1.
    pub version: u32,
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
    /// Tells whether a repeated command is to do the same.
    pub fingerprint: Fingerprint,
    /// What the command belongs to.
    pub correlation: Correlation,
    /// What happened.
    pub event: Event,
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

/// A state that follows from the events of one stream.
pub trait State: Default {
    /// The stream's events.
    type Event: StreamEvent;

    /// Takes one event in. Total: history cannot be refused, in whatever order it comes.
    fn evolve(&mut self, moment: &Moment, event: &Self::Event);
}

/// The events of one stream, in the order of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Life {
    stream: StreamId,
    pasts: Vec<Past>,
}

/// An event as it stands after corrections.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// Where it stands and when it was.
    pub moment: Moment,
    /// What happened.
    pub event: &'a Event,
    /// The record it came in.
    pub past: &'a Past,
    /// The correction in force, if there is one.
    pub corrected: Option<(&'a Past, &'a Corrected)>,
}

impl Life {
    /// A life with nothing in it yet.
    pub const fn new(stream: StreamId) -> Self {
        Self { stream, pasts: Vec::new() }
    }

    /// The life of these events, which must be in the order of the log.
    pub fn of(stream: StreamId, pasts: Vec<Past>) -> Self {
        debug_assert!(pasts.is_sorted_by_key(|past| past.moment.position));
        Self { stream, pasts }
    }

    /// Takes in the next event of the stream.
    pub fn push(&mut self, past: Past) {
        debug_assert!(
            self.pasts.last().is_none_or(|last| last.moment.position <= past.moment.position)
        );
        self.pasts.push(past);
    }

    /// Forgets all but the first so many events: the life as it was known then.
    pub fn truncate(&mut self, events: usize) {
        self.pasts.truncate(events);
    }

    /// Its stream.
    pub const fn stream(&self) -> StreamId {
        self.stream
    }

    /// Whether nothing has happened in it.
    pub fn is_empty(&self) -> bool {
        self.pasts.is_empty()
    }

    /// Every event as recorded, in the order of the log.
    pub fn pasts(&self) -> &[Past] {
        &self.pasts
    }

    /// The event of this id, as recorded.
    pub fn find(&self, event: EventId) -> Option<&Past> {
        self.pasts.iter().find(|past| past.moment.event_id == event)
    }

    /// Events that were retracted, each with its retraction.
    pub fn retracted(&self) -> BTreeMap<EventId, (&Past, &Retracted)> {
        let mut struck = BTreeMap::new();
        for past in &self.pasts {
            if let Event::Common(CommonEvent::Retracted(retracted)) = &past.event {
                // A retraction itself is never undone: what should stand is recorded again.
                struck.entry(retracted.event).or_insert((past, retracted));
            }
        }
        struck
    }

    /// The stream's own events as they stand now, by when they happened, then by position.
    /// Notes, corrections and retractions are not among them.
    pub fn standing(&self) -> Vec<Standing<'_>> {
        let mut standing = self.stand_where(|event| !matches!(event, Event::Common(_)));
        standing.sort_by_key(|standing| (standing.moment.occurred.start, standing.moment.position));
        standing
    }

    /// Its notes as they stand now, in the order of the log.
    pub fn notes(&self) -> Vec<Standing<'_>> {
        self.stand_where(|event| matches!(event, Event::Common(CommonEvent::NoteAdded(_))))
    }

    /// The event of this id as it stands now; `None` if it was retracted or never was.
    pub fn stands(&self, event: EventId) -> Option<Standing<'_>> {
        self.stand_where(|_| true).into_iter().find(|standing| standing.moment.event_id == event)
    }

    /// Forgets an event; for asking what would stand without it.
    pub(crate) fn strike(&mut self, event: EventId) {
        self.pasts.retain(|past| past.moment.event_id != event);
    }

    fn stand_where(&self, wanted: impl Fn(&Event) -> bool) -> Vec<Standing<'_>> {
        let struck: BTreeSet<EventId> = self.retracted().into_keys().collect();
        let mut corrections: BTreeMap<EventId, Vec<(&Past, &Corrected)>> = BTreeMap::new();
        for past in &self.pasts {
            if let Event::Common(CommonEvent::Corrected(corrected)) = &past.event
                && !struck.contains(&past.moment.event_id)
            {
                corrections.entry(corrected.event).or_default().push((past, corrected));
            }
        }
        self.pasts
            .iter()
            .filter(|past| wanted(&past.event) && !struck.contains(&past.moment.event_id))
            .map(|past| stand(past, corrections.get(&past.moment.event_id)))
            .collect()
    }

    /// The state that follows.
    pub fn fold<S: State>(&self) -> S {
        let mut state = S::default();
        for standing in self.standing() {
            if let Some(event) = S::Event::of(standing.event) {
                state.evolve(&standing.moment, event);
            }
        }
        state
    }
}

/// The event with its corrections applied: the latest one that says what happened, and the
/// latest one that says when.
fn stand<'a>(past: &'a Past, corrections: Option<&Vec<(&'a Past, &'a Corrected)>>) -> Standing<'a> {
    let mut standing = Standing { moment: past.moment, event: &past.event, past, corrected: None };
    for &(correction, corrected) in corrections.into_iter().flatten() {
        standing.corrected = Some((correction, corrected));
        if let Some(replacement) = &corrected.replacement
            // A type never changes; a record that says otherwise was not written by intake.
            && replacement.event_type().0 == past.event.event_type().0
        {
            standing.event = replacement;
        }
        if let Some(occurred) = corrected.occurred_at {
            standing.moment.occurred = occurred;
        }
    }
    standing
}
