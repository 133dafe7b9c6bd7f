//! Mends a stretch of the log whose clock was ahead, so that recorded_at goes on from the right time.

use greyfile_envelope::{Hand, Position};

use super::Draft;
use crate::streams::LogId;
use crate::streams::log::ClockMended;
use crate::values::declare::payload;
use crate::values::personal::Personal;
use crate::values::text::Line;

payload! {
    /// Says that the clock was ahead while these records were written: what counts as their moment
    /// of recording is no later than this command's. Intake looks before that these records, and no
    /// others, lie in the future of a clock that it believes.
    struct MendClock {
        /// The log.
        log: LogId,
        /// The first position whose moment of recording lies in the future.
        from: Position,
        /// The last one, itself included.
        to: Position,
        /// How it is known that the clock was wrong.
        reason: Personal<Line>,
        /// The second person, without whom no clock is mended: neither who does it nor who logs it.
        second: Hand,
    }
}

impl MendClock {
    pub(super) fn decide(&self, draft: &mut Draft<'_>) {
        let Self { log, from, to, reason, second } = self.clone();
        draft.must_be_on_record(log.stream());
        draft.add(log.stream(), ClockMended { from, to, reason, second });
    }
}
