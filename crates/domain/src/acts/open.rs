//! Opens a stream with its first events.

use greyfile_envelope::StreamKind;

use super::{Draft, licensing};
use crate::kernel::refusal::Refusal;
use crate::streams::Event;
use crate::values::declare::payload;

payload! {
    /// Opens a stream with its first events; its id follows from the command's.
    struct Open {
        /// What happened, the founding event first. All of one kind.
        events: Vec<Event>,
    }
}

impl Open {
    /// The kind of stream that it opens.
    fn kind(&self) -> Option<StreamKind> {
        self.events.first().and_then(Event::kind)
    }

    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        if self.events.is_empty() {
            return draft.refuse(Refusal::Nothing);
        }
        let Some(kind) = self.kind() else { return draft.refuse(Refusal::NotForCommands) };
        let stream = draft.opened(kind, 0);
        if draft.at_most(self.events.len()) {
            for event in &self.events {
                draft.add_sent(stream, event);
                licensing::beside(draft, stream, event);
            }
        }
    }
}
