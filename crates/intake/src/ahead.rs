//! A stretch whose clock was ahead.

use greyfile_envelope::{Position, Timestamp};

/// A stretch at the end of the log whose records lie in the future of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// The first position of it.
    pub from: Position,
    /// The last one.
    pub to: Position,
    /// What counts as the moment of recording of the last one.
    pub recorded_at: Timestamp,
}
