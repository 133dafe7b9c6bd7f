//! Retracts an event.

use greyfile_envelope::{EventId, StreamId};

use super::Draft;
use crate::streams::Retracted;
use crate::values::declare::payload;
use crate::values::text::Line;

payload! {
    /// A retraction.
    struct Retract {
        /// The life the event is in.
        on: StreamId,
        /// The event that does not stand.
        event: EventId,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
}

impl Retract {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let (event, reason) = (self.event, self.reason.clone());
        draft.retract(self.on, Retracted { event, reason, source: self.source.clone() });
    }
}
