//! New events as they are met: looked at, and what the log's own stream says of those that are not
//! intake's.

use std::sync::Arc;

use greyfile_envelope::Position;
use greyfile_eventlog::{Stored, TraceParent};
use tracing::{Span, info_span};

use super::batch::{Batch, decode};
use super::days::Days;
use super::slot::Serving;
use super::trust::Judge;
use super::worker::Worker;
use crate::error::ViewError;

/// Events projected at once, of a level view: a reader of what is level waits for them.
const BATCH_MAX: usize = 256;

impl Worker {
    /// Events that come behind the histories. Whether one that is not intake's was set aside is looked
    /// up when it is met.
    pub(super) fn new_batch<'e>(
        &mut self,
        histories: &Serving,
        events: &'e [Stored],
        days: &mut Days,
    ) -> Result<Option<Batch<'e>>, ViewError> {
        let after = histories.position();
        let days_before = days.clone();
        let before = self.before(after, events)?;
        let judge = Judge::of_new(&self.trust, &histories.store, before.as_ref());
        match Batch::of(events, after, BATCH_MAX, days, judge) {
            Err(ViewError::NotIntakes { .. }) => {
                self.look_at_own()?;
                *days = days_before;
                let judge = Judge::of_new(&self.trust, &histories.store, before.as_ref());
                Batch::of(events, after, BATCH_MAX, days, judge)
            }
            batch => batch,
        }
    }

    /// What stands before these events, where they begin within a command: the histories may have been
    /// made while it was being written.
    fn before(&mut self, after: Position, events: &[Stored]) -> Result<Option<Stored>, ViewError> {
        let within = events
            .first()
            .is_some_and(|first| decode(first).is_ok_and(|envelope| envelope.place.index() > 0));
        if !within || after == Position::ZERO {
            return Ok(None);
        }
        let log = Arc::clone(&self.log);
        Ok(self.wait(log.read(after, 1))??.into_iter().next())
    }

    /// Reads what the log's own stream says.
    pub(super) fn look_at_own(&mut self) -> Result<(), ViewError> {
        let log = Arc::clone(&self.log);
        let mut trust = self.trust.clone();
        self.wait(trust.look(log.as_ref()))??;
        self.trust = trust;
        Ok(())
    }
}

/// A span for each event whose command is traced: from here on until the views show it.
pub(super) fn spans(view: &'static str, events: &[Stored]) -> Vec<Span> {
    let traced =
        events.iter().filter_map(|stored| Some((stored.position, stored.trace.as_deref()?)));
    let span = |(position, parent): (Position, &TraceParent)| {
        let span = info_span!("view", view.name = view, log.position = position.0);
        greyfile_trace::follow(&span, parent);
        span
    };
    traced.map(span).collect()
}
