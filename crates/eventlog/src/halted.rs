//! Why a log takes no more events, and since when.

use std::time::{SystemTime, UNIX_EPOCH};

use greyfile_envelope::Timestamp;

/// What stopped a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HaltCause {
    /// The disk that holds it is full. It opens again by itself once there is room.
    DiskFull,
    /// Anything else: a person has to look, and the service has to be started again.
    Failed,
}

/// Why a log takes no more events, and since when. What it acknowledged before stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Halted {
    /// What stopped it.
    pub cause: HaltCause,
    /// When it stopped, by this machine's clock.
    pub since: Timestamp,
    /// What happened, what it means and what to do, in English: for those who run the service.
    pub why: String,
}

impl Halted {
    /// Stopped just now.
    pub(crate) fn now(cause: HaltCause, why: String) -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { cause, since: Timestamp::after_1970(since), why }
    }

    /// Whether it goes on by itself once what stopped it has passed.
    pub fn heals(&self) -> bool {
        self.cause == HaltCause::DiskFull
    }
}
