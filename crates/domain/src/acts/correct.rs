//! Corrects an event.

use greyfile_envelope::{EventId, Occurred, StreamId};

use super::Draft;
use crate::streams::{Corrected, Event};
use crate::values::declare::payload;
use crate::values::text::Line;

payload! {
    /// A correction.
    struct Correct {
        /// The life the event is in.
        on: StreamId,
        /// The event that was wrong.
        event: EventId,
        /// What it should have said.
        #[serde(default)]
        replacement: Option<Event>,
        /// When it really happened.
        #[serde(default)]
        occurred_at: Option<Occurred>,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
}

impl Correct {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let corrected = Corrected {
            event: self.event,
            replacement: self.replacement.clone().map(Box::new),
            occurred_at: self.occurred_at,
            reason: self.reason.clone(),
            source: self.source.clone(),
        };
        draft.correct(self.on, corrected);
    }
}
