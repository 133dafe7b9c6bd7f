//! What whoever opens views may choose.

use std::sync::Arc;

use greyfile_record::genuine::Seals;

/// How views are run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Bytes that all views and caches together may take in memory.
    pub memory: u64,
    /// When opened further behind the log than this many events, and than an eighth of the log, views
    /// are made anew rather than brought up event by event.
    pub behind_events_max: u64,
    /// A view that takes less than so many bytes on disk is never made smaller.
    pub worth_bytes: u64,
    /// Checks that records are intake's. Without it a forged record cannot be told from a true one:
    /// only bytes that are no record, and copies, are.
    pub seals: Option<Arc<dyn Seals>>,
}

impl Options {
    /// What [`Options::behind_events_max`] is unless told otherwise.
    pub const BEHIND_EVENTS_MAX: u64 = 100_000;
    /// What [`Options::worth_bytes`] is unless told otherwise: 8 MiB.
    pub const WORTH_BYTES: u64 = 8 << 20;
    /// What [`Options::memory`] is unless told otherwise: 256 MB.
    pub const MEMORY: u64 = 256_000_000;
}

impl Default for Options {
    fn default() -> Self {
        Self {
            memory: Self::MEMORY,
            behind_events_max: Self::BEHIND_EVENTS_MAX,
            worth_bytes: Self::WORTH_BYTES,
            seals: None,
        }
    }
}
