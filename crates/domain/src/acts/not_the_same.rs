//! Says that an event is not the same as an earlier one.

use greyfile_envelope::{EventId, StreamId};

use super::Draft;
use crate::streams;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// An event that is marked as possibly the same as an earlier one is not: both count.
    struct NotTheSame {
        /// The stream the event is in.
        on: StreamId,
        /// The event that was marked.
        event: EventId,
        /// Why.
        reason: Personal<Line>,
        /// What shows it.
        #[serde(default)]
        source: Option<Personal<Line>>,
    }
}

impl NotTheSame {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let Self { on, event, reason, source } = self.clone();
        draft.not_the_same(on, streams::NotTheSame { event, reason, source });
    }
}
