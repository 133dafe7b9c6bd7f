//! How far this machine's clock is from the broker's.
//!
//! Records are stamped by the clock of whoever takes the command. One that runs ahead would make
//! every other process wait for its time to come, and one that is behind would judge deadlines
//! wrongly; so nobody appends by a clock that the broker's contradicts.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use greyfile_envelope::Timestamp;
use tokio::time::Instant;

/// Milliseconds that clocks may be apart.
const SKEW_MS_MAX: i64 = 2_000;

/// What the broker's clock showed when it was last asked. From then on this machine's steady clock
/// counts, so that its clock of day is found out as soon as somebody sets it wrong.
#[derive(Debug, Default)]
pub(crate) struct Skew(Mutex<Option<Seen>>);

#[derive(Debug, Clone, Copy)]
struct Seen {
    shown: Timestamp,
    /// How long the answer took: the broker's clock was read somewhere in between.
    took: Duration,
    answered: Instant,
}

impl Skew {
    /// Takes note of what the broker's clock showed between a question and now.
    pub(crate) fn learn(&self, asked: Instant, shown: Timestamp) {
        let answered = Instant::now();
        let seen = Seen { shown, took: answered - asked, answered };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(seen);
    }

    /// What is wrong with this machine's clock, if it is too far off.
    pub(crate) fn wrong(&self) -> Option<String> {
        let seen = (*self.0.lock().unwrap_or_else(PoisonError::into_inner))?;
        let ahead = ahead(now(), seen.shown, seen.took, seen.answered.elapsed());
        let seconds = ahead.abs() / 1_000;
        let way = if ahead < 0 { "behind" } else { "ahead of" };
        (ahead.abs() > SKEW_MS_MAX)
            .then(|| format!("this machine's clock is {seconds} s {way} the broker's"))
    }
}

/// The least that this machine's clock can be ahead of the broker's, in milliseconds; negative if
/// it is behind.
fn ahead(now: Timestamp, shown: Timestamp, took: Duration, since: Duration) -> i64 {
    let ms = |span: Duration| i64::try_from(span.as_millis()).unwrap_or(i64::MAX);
    let earliest = shown.0.saturating_add(ms(since));
    let latest = earliest.saturating_add(ms(took));
    now.0 - now.0.clamp(earliest, latest)
}

/// What this machine's clock shows.
fn now() -> Timestamp {
    Timestamp::after_1970(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_delay_explains_is_skew() {
        for (now, shown, took, since, expected) in [
            (1_000, 1_000, 0, 0, 0),
            (4_000, 1_000, 0, 3_000, 0),
            (4_000, 1_000, 3_000, 0, 0),
            (4_000, 1_000, 1_000, 1_000, 1_000),
            (60_000, 0, 1, 0, 59_999),
            (0, 60_000, 5_000, 0, -60_000),
            (60_000, 60_000, 0, 30_000, -30_000),
        ] {
            let span = Duration::from_millis;
            let ahead = ahead(Timestamp(now), Timestamp(shown), span(took), span(since));
            assert_eq!(ahead, expected, "{now} {shown} {took} {since}");
        }
    }
}
