//! Times: an instant, a civil day, and what happened "in June 2025" as an interval.
//!
//! Civil dates are read in Asia/Karachi throughout.

mod day;
mod forms;
mod instant;
mod occurred;
mod text;

use greyfile_field::{Field, Why, Wrong};
use serde::{Deserialize, Serialize};

pub use day::Day;
pub use instant::Timestamp;
pub use occurred::{Occurred, Precision};

/// Text that is not a time, and what would be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not an instant.
    #[error("not an instant: expected RFC 3339 with an offset, such as 2025-07-08T14:30:00+05:00")]
    Instant,
    /// Not a date.
    #[error("not a date: expected YYYY-MM-DD, such as 2025-07-08")]
    Day,
    /// Not an interval.
    #[error(
        "not a time of happening: expected a year (2024), a month (2025-06), a day (2025-07-08), \
         a minute (2025-07-08T14:30), a second, or a window of two of these with a slash between, \
         in Pakistan's time"
    )]
    Occurred,
    /// The window runs backwards.
    #[error("the window ends before it starts")]
    Backwards,
}

impl From<TimeError> for Wrong {
    fn from(error: TimeError) -> Self {
        Self::new(match error {
            TimeError::Instant => Why::TimeInstant,
            TimeError::Day => Why::TimeDay,
            TimeError::Occurred => Why::TimeOccurred,
            TimeError::Backwards => Why::TimeBackwards,
        })
    }
}

/// When a device logged it while offline, and how far its clock was off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Field)]
#[serde(deny_unknown_fields)]
pub struct Captured {
    /// The device's clock.
    pub at: Timestamp,
    /// What to add to the device's clock to get true time, in milliseconds, as measured when it
    /// was next online.
    pub clock_offset_ms: i64,
}

impl Captured {
    /// The true time, as the offset has it; `None` where that is no time that can be told.
    pub fn put_right(&self) -> Option<Timestamp> {
        let [first, last] = Timestamp::ends();
        let right = self.at.0.checked_add(self.clock_offset_ms).map(Timestamp)?;
        (first..=last).contains(&right).then_some(right)
    }
}

#[cfg(test)]
mod tests;
