//! Where the moment of recording comes from.

use greyfile_envelope::Timestamp;

/// A clock. The one thing intake takes from outside besides the log.
pub trait Clock: Send + Sync + 'static {
    /// The instant it shows.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Timestamp(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
    }
}
