//! The log itself.

use super::{payload, words};
use crate::event::events;

words! {
    /// What a log is for.
    enum Purpose {
        /// Real cases.
        Production,
        /// Demonstration and tests: accepts an injected `recorded_at` and synthetic CNICs, which
        /// begin with 0.
        Demo,
    }
}

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
