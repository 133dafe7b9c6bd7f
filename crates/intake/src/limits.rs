//! The limits of the clock by which records are stamped. A limit that is to change is changed here.

use std::time::Duration;

/// How far the log's last `recorded_at` may be ahead of the clock, in milliseconds.
pub const SKEW_MS_MAX: i64 = 1_000;

/// When the service starts and the clock is further ahead of the log's last record than this, in
/// milliseconds, it is not believed without a person's word: 3 years of 365 days. A log may well
/// lie still for months, and nobody stops for years and goes on in the same log without a thought.
pub const CLOCK_AHEAD_MS_MAX: i64 = 3 * 365 * 86_400_000;

/// How far the clock may run ahead of the steady clock while the service runs, in milliseconds.
/// Below the hours by which a wrong time zone puts a clock off; far above what a time server
/// corrects, or what a virtual machine stands still for while it is copied.
pub const CLOCK_JUMP_MS_MAX: i64 = 10 * 60_000;

/// How long the log is asked again for the outcome of an append: longer than a broker takes to start
/// again or to elect a leader.
pub const RESOLVE_FOR: Duration = Duration::from_secs(10);
