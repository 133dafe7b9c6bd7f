//! The log itself.

use greyfile_envelope::{Hand, Position};

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::hex::{Hex, Sha256Hex};
use crate::values::personal::Personal;
use crate::values::purpose::Purpose;
use crate::values::text::Line;

payload! {
    /// The first record of every log.
    struct Founded {
        /// Which log this is, for ever.
        log_id: Hex<16>,
        /// What it is for.
        purpose: Purpose,
        /// The record format the log began with.
        format: u8,
    }
    /// The clock was ahead while these records were written. What counts as their `recorded_at` is
    /// the smaller of their own and that of this event.
    struct ClockMended {
        /// The first position it is about.
        from: Position,
        /// The last one, itself included.
        to: Position,
        /// Why it is known that the clock was wrong.
        reason: Personal<Line>,
        /// The second person, without whom no clock is mended.
        second: Hand,
    }
    /// A record that cannot be read, or that intake did not write, is passed over by every view.
    struct RecordSetAside {
        /// Where it stands.
        position: Position,
        /// SHA-256 of the whole record, so that no other can be meant.
        sha256: Sha256Hex,
        /// Why.
        reason: Personal<Line>,
        /// The second person, without whom nothing is set aside.
        second: Hand,
    }
}

events! {
    /// What can happen to a log.
    LogEvent as LogType {
        /// The log was founded.
        Founded = "log.founded" v 1,
        /// Its clock had been ahead.
        ClockMended = "log.clock_mended" v 1,
        /// One of its records was set aside.
        RecordSetAside = "log.record_set_aside" v 1,
    }
}
