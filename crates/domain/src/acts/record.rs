//! Adds events to a stream on record.

use greyfile_envelope::StreamId;

use super::Draft;
use super::licensing;
use crate::kernel::kind::AnyEvent;
use crate::kernel::refusal::Refusal;
use crate::streams::Event;
use crate::values::declare::payload;

payload! {
    /// Adds events to a stream, all of them or none.
    struct Record {
        /// Which stream.
        on: StreamId,
        /// What happened.
        events: Vec<Event>,
    }
}

impl Record {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let on = self.on;
        // A stream is opened under an id that follows from its command, never a chosen one.
        let opened = draft.on_record(on) || Event::only(on.kind) == Some(on);
        if draft.at_most(self.events.len()) {
            for event in &self.events {
                draft.add_sent(on, event);
                licensing::beside(draft, on, event);
            }
        }
        if !opened {
            draft.refuse(Refusal::NotOpenYet);
        }
    }
}
