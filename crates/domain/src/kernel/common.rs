//! What can happen to any stream: a note, a correction, a retraction. Nothing is overwritten.

use greyfile_envelope::{Basis, Captured, EventId, Hand, Occurred, StreamId};
use greyfile_field::Field;
use serde::{Deserialize, Serialize};

use crate::values::declare::payload;
use crate::values::hex::Sha256Hex;
use crate::values::personal::Personal;
use crate::values::text::{Code, Line, Prose};

payload! {
    /// Something worth knowing, with its source.
    struct NoteAdded {
        /// The note. Personal, since people write names into notes.
        text: Personal<Prose>,
        /// Where it comes from.
        #[serde(default)]
        source: Option<Personal<Line>>,
    }
    /// A file belongs to this stream: a paper, a photograph, a recording. The file itself is kept
    /// beside the log, and this says which bytes it has.
    struct FileAttached {
        /// The SHA-256 of its bytes.
        sha256: Sha256Hex,
        /// How many bytes it has.
        bytes: u64,
        /// What it shows: an application, a lease, an identity card.
        #[field(codes = crate::values::vocabulary::PAPERS)]
        kind: Code,
        /// What the file was called by whoever sent it. Personal, since people name files after people.
        #[serde(default)]
        name: Option<Personal<Line>>,
        /// What its first bytes say it is, whatever it was called.
        media_type: Line,
        /// What is to be seen on it.
        #[serde(default)]
        caption: Option<Personal<Line>>,
    }
    /// An event of a stream.
    #[derive(Copy, Eq)]
    struct EventIn {
        /// The stream.
        stream: StreamId,
        /// The event.
        event: EventId,
    }
    /// An earlier event of this stream should never have been recorded. It frees the values that
    /// the event reserved.
    struct Retracted {
        /// The event that does not stand.
        event: EventId,
        /// What its author saw: the correction in force, or the event itself.
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
    /// An event that may be the same as an earlier one of this stream is not: both count.
    struct NotTheSame {
        /// The event that was marked.
        event: EventId,
        /// Why.
        reason: Personal<Line>,
        /// What shows it.
        #[serde(default)]
        source: Option<Personal<Line>>,
    }
}

/// An earlier event of this stream was recorded wrongly. It is replaced whole: the latest
/// correction in force is what stands. Type and stream never change, nor who logged the event and
/// when it was recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Field)]
#[cfg_attr(feature = "arbitrary", derive(arbitrary::Arbitrary))]
#[serde(deny_unknown_fields, bound(deserialize = "E: Deserialize<'de>"))]
pub struct Corrected<E> {
    /// The event that was wrong.
    pub event: EventId,
    /// What its author saw: the correction in force, or the event itself.
    pub seen: EventId,
    /// What it says from now on, whole.
    pub replacement: Box<E>,
    /// When it happened; absent when as recorded first.
    #[serde(default)]
    pub occurred_at: Option<Occurred>,
    /// When a device logged it offline; absent when as recorded first.
    #[serde(default)]
    pub captured: Option<Captured>,
    /// Who did it; absent when as recorded first.
    #[serde(default)]
    pub done_by: Option<Hand>,
    /// What it rests on; absent when as recorded first.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Personal<Line>,
    /// What shows it.
    #[serde(default)]
    pub source: Option<Personal<Line>>,
    /// The second person, where the event decides something.
    #[serde(default)]
    pub second: Option<Hand>,
}

/// An event that any stream can have, as the kernel looks at it.
#[derive(Debug, Clone, Copy)]
pub enum Common<'a, E> {
    /// A note was added.
    NoteAdded(&'a NoteAdded),
    /// A file was attached.
    FileAttached(&'a FileAttached),
    /// An event was corrected.
    Corrected(&'a Corrected<E>),
    /// An event was retracted.
    Retracted(&'a Retracted),
    /// An event is not the same as an earlier one.
    NotTheSame(&'a NotTheSame),
}
