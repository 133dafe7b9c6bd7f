//! What can happen to any stream: a note, a correction, a retraction. Nothing is overwritten.

use greyfile_envelope::{EventId, Occurred};
use serde::{Deserialize, Serialize};

use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::{Line, Prose};

payload! {
    /// Something worth knowing, with its source.
    struct NoteAdded {
        /// The note. Personal, since people write names into notes.
        text: Personal<Prose>,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Line>,
    }
    /// An earlier event of this life should never have been recorded. It frees the event's claims.
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

/// An earlier event of this life was recorded wrongly. The life's state is its fold with the
/// event replaced in place; the latest correction wins; type and stream never change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Corrected"))]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[serde(deny_unknown_fields, bound(deserialize = "E: Deserialize<'de>"))]
pub struct Corrected<E> {
    /// The event that was wrong.
    pub event: EventId,
    /// What it should have said; `None` when only its time was wrong.
    #[serde(default)]
    pub replacement: Option<Box<E>>,
    /// When it really happened; `None` when the time was right.
    #[serde(default)]
    pub occurred_at: Option<Occurred>,
    /// Why.
    pub reason: Line,
    /// What shows it.
    #[serde(default)]
    pub source: Option<Line>,
}

/// An event that any stream can have, as the kernel looks at it.
#[derive(Debug, Clone, Copy)]
pub enum Common<'a, E> {
    /// A note was added.
    NoteAdded(&'a NoteAdded),
    /// An event was corrected.
    Corrected(&'a Corrected<E>),
    /// An event was retracted.
    Retracted(&'a Retracted),
}
