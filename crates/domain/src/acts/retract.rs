//! Retracts an event.

use greyfile_envelope::{EventId, Hand, StreamId};

use super::{Draft, licensing};
use crate::streams::{EventIn, Retracted};
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// A retraction.
    struct Retract {
        /// The stream the event is in.
        on: StreamId,
        /// The event that does not stand.
        event: EventId,
        /// What you saw: the correction in force, or the event itself.
        seen: EventId,
        /// Why.
        reason: Personal<Line>,
        /// What shows it.
        #[serde(default)]
        source: Option<Personal<Line>>,
        /// The entry that it was a duplicate of.
        #[serde(default)]
        duplicate_of: Option<EventIn>,
        /// The second person, where the event decides something.
        #[serde(default)]
        second: Option<Hand>,
    }
}

impl Retract {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let retracted = Retracted {
            event: self.event,
            seen: self.seen,
            reason: self.reason.clone(),
            source: self.source.clone(),
            duplicate_of: self.duplicate_of,
            second: self.second.clone(),
        };
        let barred = licensing::set_a_bar(draft, self.on, self.event);
        let ended = licensing::ended_a_bar(draft, self.on, self.event);
        draft.retract(self.on, retracted);
        if barred {
            licensing::bar_ends(draft, self.on);
        }
        licensing::bar(draft, self.on, ended);
    }
}
