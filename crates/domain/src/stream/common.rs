//! What can happen to any life: a note, a correction, a retraction. Nothing is overwritten.

use greyfile_envelope::{EventId, Occurred};

use super::payload;
use crate::event::{Event, events};
use crate::personal::Personal;
use crate::text::{Line, Prose};

payload! {
    /// Something worth knowing, with its source.
    struct NoteAdded {
        /// The note. Personal, since people write names into notes.
        text: Personal<Prose>,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Line>,
    }
    /// An earlier event of this life was recorded wrongly. The life's state is its fold with the
    /// event replaced in place; the latest correction wins; type and stream never change.
    struct Corrected {
        /// The event that was wrong.
        event: EventId,
        /// What it should have said; `None` when only its time was wrong.
        #[serde(default)]
        replacement: Option<Box<Event>>,
        /// When it really happened; `None` when the time was right.
        #[serde(default)]
        occurred_at: Option<Occurred>,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
    /// An earlier event of this life should never have been recorded. It frees the values the event reserved.
    struct Retracted {
        /// The event that does not stand.
        event: EventId,
        /// Why.
        reason: Line,
        /// What shows it.
        #[serde(default)]
        source: Option<Line>,
    }
}

events! {
    /// What can happen to any life.
    CommonEvent {
        /// A note was added.
        NoteAdded = "note_added" v 1,
        /// An event was corrected.
        Corrected = "corrected" v 1,
        /// An event was retracted.
        Retracted = "retracted" v 1,
    }
}
