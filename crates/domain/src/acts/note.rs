//! Adds a note to a stream.

use greyfile_envelope::StreamId;

use super::Draft;
use crate::streams::NoteAdded;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::{Line, Prose};

payload! {
    /// A note on a stream.
    struct Note {
        /// Which stream.
        on: StreamId,
        /// The note.
        text: Personal<Prose>,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Personal<Line>>,
    }
}

impl Note {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        draft.add(self.on, NoteAdded { text: self.text.clone(), source: self.source.clone() });
    }
}
