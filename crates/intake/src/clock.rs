//! Where the moment of recording comes from, and whether it is believed.
//!
//! One record stamped years ahead closes a log to everything after it, since `recorded_at` never
//! falls. So a clock that is far ahead of the log's last record is not believed on its own word: it
//! takes a second source. While the service runs that is the machine's steady clock, which nobody
//! sets; at start it is a person's word.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use greyfile_envelope::Timestamp;

use crate::error::SubmitError;
use crate::limits::{CLOCK_AHEAD_MS_MAX, CLOCK_JUMP_MS_MAX, SKEW_MS_MAX};

/// A clock. The one thing intake takes from outside besides the log.
pub trait Clock: Send + Sync + 'static {
    /// The instant it shows.
    fn now(&self) -> Timestamp;

    /// Time that has passed since some moment of the past: it only grows, and nobody sets it.
    fn steady(&self) -> Duration;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::after_1970(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
    }

    /// Goes on while the machine sleeps.
    fn steady(&self) -> Duration {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Duration::new(
            u64::try_from(time.tv_sec).unwrap_or_default(),
            u32::try_from(time.tv_nsec).unwrap_or_default(),
        )
    }
}

/// Whether a clock is believed.
#[derive(Debug, Default)]
pub(crate) struct Belief {
    /// Whether somebody gave their word at start.
    word: bool,
    /// How far the clock was ahead of the steady one, in milliseconds, when it was last believed.
    /// Held while it is judged, so that two commands at once are judged one after the other.
    ahead_of_steady: Mutex<Option<i64>>,
}

impl Belief {
    /// What is believed at start: `word` is a person's that the clock is right.
    pub(crate) const fn new(word: bool) -> Self {
        Self { word, ahead_of_steady: Mutex::new(None) }
    }

    /// What the clock shows, if it is believed behind a record of `last`.
    pub(crate) fn now(&self, clock: &dyn Clock, last: Timestamp) -> Result<Timestamp, SubmitError> {
        let now = clock.now();
        let steady = i64::try_from(clock.steady().as_millis()).unwrap_or(i64::MAX);
        let offset = now.0.saturating_sub(steady);
        let mut kept = self.ahead_of_steady.lock().unwrap_or_else(PoisonError::into_inner);
        let behind_ms = last.0.saturating_sub(now.0);
        if behind_ms > SKEW_MS_MAX {
            return Err(SubmitError::ClockBehind { behind_ms });
        }
        match *kept {
            Some(before) => {
                let jumped_ms = offset.saturating_sub(before);
                if jumped_ms > CLOCK_JUMP_MS_MAX {
                    return Err(SubmitError::ClockJumped { jumped_ms });
                }
            }
            // A log without any record has nothing to hold the clock against.
            None if self.word || last == Timestamp(i64::MIN) => {}
            None => {
                let ahead_ms = now.0.saturating_sub(last.0);
                if ahead_ms > CLOCK_AHEAD_MS_MAX {
                    return Err(SubmitError::ClockAhead { ahead_ms });
                }
            }
        }
        *kept = Some(offset);
        Ok(now)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::*;

    const HOUR: i64 = 3_600_000;
    const YEAR: i64 = 365 * 24 * HOUR;

    /// Shows one time, while another passes.
    struct Two(AtomicI64, AtomicI64);

    impl Two {
        fn pass(&self, ms: i64) {
            self.0.fetch_add(ms, Ordering::SeqCst);
            self.1.fetch_add(ms, Ordering::SeqCst);
        }

        fn set_by(&self, ms: i64) {
            self.0.fetch_add(ms, Ordering::SeqCst);
        }
    }

    impl Clock for Two {
        fn now(&self) -> Timestamp {
            Timestamp(self.0.load(Ordering::SeqCst))
        }

        fn steady(&self) -> Duration {
            Duration::from_millis(u64::try_from(self.1.load(Ordering::SeqCst)).unwrap())
        }
    }

    fn at(now: i64) -> Two {
        Two(AtomicI64::new(now), AtomicI64::new(5_000))
    }

    #[test]
    fn at_start_the_log_is_the_measure_and_then_the_steady_clock() {
        let (clock, belief) = (at(56 * YEAR), Belief::new(false));
        let last = Timestamp(55 * YEAR);
        assert!(belief.now(&clock, last).is_ok());
        // Time passes: however long nothing is recorded, it is believed.
        clock.pass(10 * YEAR);
        assert_eq!(belief.now(&clock, last), Ok(Timestamp(66 * YEAR)));
        // It is set: forward a little, back, and forward by the hours of a time zone.
        clock.set_by(CLOCK_JUMP_MS_MAX);
        assert!(belief.now(&clock, last).is_ok());
        clock.set_by(-HOUR);
        assert!(belief.now(&clock, last).is_ok());
        clock.set_by(5 * HOUR);
        let jumped = Err(SubmitError::ClockJumped { jumped_ms: 5 * HOUR });
        assert_eq!(belief.now(&clock, last), jumped);
        // It stays so while time passes, until the clock is set right.
        clock.pass(HOUR);
        assert_eq!(belief.now(&clock, last), jumped);
        clock.set_by(-5 * HOUR);
        assert!(belief.now(&clock, last).is_ok());
        clock.set_by(10 * YEAR);
        assert!(belief.now(&clock, last).is_err());
    }

    #[test]
    fn far_ahead_of_the_log_it_takes_a_word() {
        let last = Timestamp(50 * YEAR);
        for (ahead, believed) in [(3 * YEAR, true), (3 * YEAR + 1, false), (10 * YEAR, false)] {
            let clock = at(last.0 + ahead);
            assert_eq!(Belief::new(false).now(&clock, last).is_ok(), believed, "{ahead}");
            assert!(Belief::new(true).now(&clock, last).is_ok(), "{ahead}");
        }
        // Set right while the service runs, it is believed without a start.
        let (clock, belief) = (at(last.0 + 10 * YEAR), Belief::new(false));
        let ahead = SubmitError::ClockAhead { ahead_ms: 10 * YEAR };
        assert_eq!(belief.now(&clock, last), Err(ahead));
        clock.set_by(-9 * YEAR);
        assert!(belief.now(&clock, last).is_ok());
        // A word at start is no word for what happens later.
        let (clock, belief) = (at(last.0 + 10 * YEAR), Belief::new(true));
        assert!(belief.now(&clock, last).is_ok());
        clock.set_by(HOUR);
        assert!(belief.now(&clock, last).is_err());
        // A log without a record.
        assert!(Belief::new(false).now(&at(60 * YEAR), Timestamp(i64::MIN)).is_ok());
        let behind = Belief::new(true).now(&at(last.0 - 1_001), last);
        assert_eq!(behind, Err(SubmitError::ClockBehind { behind_ms: 1_001 }));
    }
}
