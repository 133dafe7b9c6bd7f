//! The log itself.

use crate::streams::payload::events;
use crate::values::declare::payload;
use crate::values::purpose::Purpose;

payload! {
    /// The first record of every log.
    struct Founded {
        /// Which log this is, for ever.
        log_id: [u8; 16],
        /// What it is for.
        purpose: Purpose,
        /// The record format the log began with.
        format: u8,
    }
}

events! {
    /// What can happen to a log.
    LogEvent {
        /// The log was founded.
        Founded = "log.founded" v 1,
    }
}
