//! An event on record: as it was recorded, and as it stands.

use greyfile_envelope::{
    Basis, Captured, CommandId, Correlation, EventId, Fingerprint, LoggedBy, Occurred, Position,
    StreamId, Timestamp,
};
use serde::{Deserialize, Serialize};

use super::common::Corrected;

/// One event with all its record says of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged<E> {
    /// Where and when.
    pub moment: Moment,
    /// Its stream.
    pub stream: StreamId,
    /// Its ordinal in the stream, from 1.
    pub ordinal: u32,
    /// When a device logged it offline.
    pub captured: Option<Captured>,
    /// Who did it.
    pub done_by: String,
    /// Who typed it.
    pub logged_by: LoggedBy,
    /// What it rests on.
    pub basis: Basis,
    /// The command that caused it.
    pub command_id: CommandId,
    /// Tells whether a repeated command is to do the same.
    pub fingerprint: Fingerprint,
    /// What the command belongs to.
    pub correlation: Correlation,
    /// What happened.
    pub event: E,
}

/// Where an event stands and when it was: what a fold may look at besides the event itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// Its position in the log.
    pub position: Position,
    /// Its id.
    pub event_id: EventId,
    /// When it happened, corrections applied.
    pub occurred: Occurred,
    /// When intake took it.
    pub recorded_at: Timestamp,
    /// Whether it rests on an own act: told by the hand that did it.
    pub own_act: bool,
}

/// A correction, with the record it came in.
pub type Correction<'a, E> = (&'a Logged<E>, &'a Corrected<E>);

/// An event as it is after corrections.
#[derive(Debug, Clone, Copy)]
pub struct Current<'a, E> {
    /// Where it stands and when it was.
    pub moment: Moment,
    /// What happened.
    pub event: &'a E,
    /// Who did it.
    pub done_by: &'a str,
    /// What it rests on.
    pub basis: &'a Basis,
    /// When a device logged it offline.
    pub captured: Option<Captured>,
    /// The record it came in.
    pub logged: &'a Logged<E>,
    /// The correction in force, if there is one.
    pub corrected: Option<Correction<'a, E>>,
    /// The earlier event that this one may be the same as, until somebody decides.
    pub same_as: Option<&'a Logged<E>>,
}

impl<E> Current<'_, E> {
    /// What a correction or a retraction must have seen: the correction in force, or the event.
    pub fn seen(&self) -> EventId {
        self.corrected.map_or(self.moment.event_id, |(by, _)| by.moment.event_id)
    }

    /// Whether it counts: what may be the same as an earlier event does not, until somebody says that
    /// it is not.
    pub const fn counts(&self) -> bool {
        self.same_as.is_none()
    }
}
