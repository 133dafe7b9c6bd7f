//! A stream folded up to a position, and what a view makes of it.

use greyfile_domain::kernel::kind::AnyEvent;
use greyfile_domain::streams::{Event, History, Logged, State};
use greyfile_envelope::StreamId;

use crate::contract::{Facts, Key, Owned, Rows, Tables, View};

/// A stream's history and the state that follows from it.
#[derive(Debug, Clone)]
pub(crate) struct Folded {
    pub(crate) history: History,
    /// `None` for a kind of stream that has no state here.
    state: Option<State>,
}

impl Folded {
    /// A stream in which nothing has happened.
    pub(crate) fn new(stream: StreamId) -> Self {
        Self { history: History::new(stream), state: Event::empty(stream.kind) }
    }

    /// Takes in the stream's next event.
    pub(crate) fn push(&mut self, next: Logged) {
        match &mut self.state {
            Some(state) => self.history.push_with(next, state),
            None => self.history.push(next),
        }
    }

    fn is_counted(&self) -> bool {
        !self.history.is_empty() && !self.history.is_struck()
    }

    /// What a view makes of it: nothing of what was recorded by mistake, which is in no list, no
    /// count and no total of any view.
    pub(crate) fn owned(&self, view: &dyn View, tables: &Tables) -> Owned {
        let Some(state) = self.state.as_ref().filter(|_| self.is_counted()) else {
            return Owned::default();
        };
        let mut rows = Rows::of(Key::key_bytes(&self.history.stream()), tables.clone());
        view.rows(&self.history, state, &mut rows);
        let mut facts = Facts::new(tables.clone());
        view.facts(&self.history, state, &mut facts);
        let mut owned = rows.done();
        owned.facts = facts.done();
        owned
    }
}
