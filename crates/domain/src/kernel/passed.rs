//! What a history is told from outside it: records of its stream that were passed over, and when its
//! events count as recorded.

use greyfile_envelope::{Position, Timestamp};

use super::history::History;

impl<E> History<E> {
    /// The same, each event recorded when this says that it counts as recorded.
    #[must_use]
    pub fn recorded(mut self, counts: impl Fn(Position, Timestamp) -> Timestamp) -> Self {
        for logged in &mut self.logged {
            let moment = &mut logged.moment;
            moment.recorded_at = counts(moment.position, moment.recorded_at);
        }
        self
    }

    /// Passes over a record of the stream: one that is not intake's has no ordinal, one that intake
    /// wrote and nobody can read has the next.
    pub fn pass_over(&mut self, position: Position, has_ordinal: bool) {
        self.passed_over = self.passed_over.max(position);
        self.ordinal += u32::from(has_ordinal);
    }

    /// The ordinal of the last record that intake wrote to the stream; zero if there is none.
    pub const fn ordinal(&self) -> u32 {
        self.ordinal
    }

    /// Where the stream ends in the log, with what was passed over; zero if it has no record.
    pub fn end(&self) -> Position {
        let last = self.logged.last().map_or(Position::ZERO, |last| last.moment.position);
        last.max(self.passed_over)
    }
}
