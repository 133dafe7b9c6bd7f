//! Corrects an event.

use greyfile_envelope::{Basis, Captured, EventId, Hand, Occurred, StreamId};

use super::{Draft, licensing};
use crate::kernel::correct::Correction;
use crate::kernel::refusal::Licensing;
use crate::streams::Event;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// A correction.
    struct Correct {
        /// The stream the event is in.
        on: StreamId,
        /// The event that was wrong.
        event: EventId,
        /// What you saw: the correction in force, or the event itself.
        seen: EventId,
        /// What it should have said, whole; as it is now when absent.
        #[serde(default)]
        replacement: Option<Event>,
        /// When it really happened.
        #[serde(default)]
        occurred_at: Option<Occurred>,
        /// When a device logged it offline.
        #[serde(default)]
        captured: Option<Captured>,
        /// Who really did it.
        #[serde(default)]
        done_by: Option<Hand>,
        /// What it really rests on.
        #[serde(default)]
        basis: Option<Basis>,
        /// Why.
        reason: Personal<Line>,
        /// What shows it.
        #[serde(default)]
        source: Option<Personal<Line>>,
        /// The second person, where the event decides something.
        #[serde(default)]
        second: Option<Hand>,
    }
}

impl Correct {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let correction = Correction {
            event: self.event,
            seen: self.seen,
            replacement: self.replacement.clone(),
            occurred_at: self.occurred_at,
            captured: self.captured,
            done_by: self.done_by.clone(),
            basis: self.basis.clone(),
            reason: self.reason.clone(),
            source: self.source.clone(),
            second: self.second.clone(),
        };
        let elsewhere = licensing::is_from_elsewhere(draft, self.on, self.event);
        if elsewhere && self.basis == Some(Basis::OwnAct) {
            draft.refuse(Licensing::ToBeConfirmed.into());
        }
        draft.correct(self.on, &correction);
        if let Some(now) = &self.replacement {
            licensing::beside_correction(draft, self.on, self.event, now);
        }
    }
}
