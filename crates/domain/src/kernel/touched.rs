//! A stream in a decision: what is on record, and what the decision has added so far, in the order
//! that it will have.

use greyfile_envelope::{EventId, StreamKind};

use super::decision::Context;
use super::draft::moment;
use super::history::History;
use super::kind::AnyEvent;
use super::refusal::Refusal;

/// A stream as a draft leaves it so far.
pub(super) struct Touched<'a, E: AnyEvent> {
    kind: StreamKind,
    history: Option<&'a History<E>>,
    /// What the draft has added, each with its place among the events on record. All of it
    /// happened at one time, so that what has one place stands there in this order.
    added: Vec<(usize, EventId, E)>,
    written: bool,
    open: bool,
    /// The state after everything added so far that has this place. The next event mostly has the
    /// same one.
    last: Option<(usize, E::State)>,
}

impl<'a, E: AnyEvent> Touched<'a, E> {
    /// A stream with this history, if it is on record.
    pub(super) fn of(kind: StreamKind, history: Option<&'a History<E>>) -> Self {
        let open = history.is_some_and(History::is_open);
        Self { kind, history, added: Vec::new(), written: false, open, last: None }
    }

    /// Whether the draft has added anything.
    pub(super) const fn is_written(&self) -> bool {
        self.written
    }

    /// Whether an event that opened it stands.
    pub(super) const fn is_open(&self) -> bool {
        self.open
    }

    /// Whether the event may be added.
    pub(super) fn admit(&mut self, event: &E, context: &Context<'_>) -> Result<(), Refusal> {
        let place = self.place(event, context);
        let length = self.history.map_or(0, History::standing);
        self.move_to(place, context);
        let Some((_, before)) = &self.last else { return Err(Refusal::NotForCommands) };
        // What is put at the end has everything before it.
        if place == length && self.added.iter().all(|(added, ..)| *added <= place) {
            return E::admit(before, before, event, context);
        }
        match self.fold(None, context) {
            Some(whole) => E::admit(before, &whole, event, context),
            None => Err(Refusal::NotForCommands),
        }
    }

    /// Writes into the event what the decision uses.
    pub(super) fn keep_used(&mut self, event: &mut E, context: &Context<'_>) {
        let place = self.place(event, context);
        self.move_to(place, context);
        if let Some((_, before)) = &self.last {
            event.keep_used(None, before, context);
        }
    }

    /// The whole stream as it is by now.
    pub(super) fn whole(&self, context: &Context<'_>) -> Option<E::State> {
        self.fold(None, context)
    }

    /// Adds the event.
    pub(super) fn write(&mut self, id: EventId, event: &E, context: &Context<'_>) {
        self.written = true;
        if event.common().is_some() {
            return;
        }
        self.open |= event.opens();
        let place = self.place(event, context);
        self.move_to(place, context);
        if let Some((_, state)) = &mut self.last {
            E::evolve(state, &moment(id, context), context.done_by.as_str(), event);
        }
        self.added.push((place, id, event.clone()));
    }

    fn place(&self, event: &E, context: &Context<'_>) -> usize {
        self.history.map_or(0, |history| history.place_for(context.occurred, event.opens()))
    }

    /// Makes the kept state that of this place.
    fn move_to(&mut self, place: usize, context: &Context<'_>) {
        if self.last.as_ref().is_none_or(|(kept, _)| *kept != place) {
            self.last = self.fold(Some(place), context).map(|state| (place, state));
        }
    }

    /// The state at a place, with all that was added there or before; of the whole stream without
    /// one. `None` for a kind that this program does not know.
    fn fold(&self, place: Option<usize>, context: &Context<'_>) -> Option<E::State> {
        let mut state = E::empty(self.kind)?;
        let add = |state: &mut E::State, at: usize| {
            for (_, id, event) in self.added.iter().filter(|(place, ..)| *place == at) {
                E::evolve(state, &moment(*id, context), context.done_by.as_str(), event);
            }
        };
        let current = self.history.map(History::current).unwrap_or_default();
        let places = place.unwrap_or(current.len());
        for (at, current) in current.iter().take(places).enumerate() {
            add(&mut state, at);
            current.evolve(&mut state);
        }
        add(&mut state, places);
        Some(state)
    }
}
